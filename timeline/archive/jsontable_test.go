package archive

import (
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// What readTable reads, encoding/json reads so too.
func FuzzReadTable(f *testing.F) {
	for _, s := range []string{
		`{}`, ` {"a" : [1, -0.5e+3, true, false, null, {"b":{}}, []], "é":"\u00e9\n\"\\\/\ud83d\ude00\ud83d\ud83dx"} `, `{"a":"` + "\t" + `"}`, `{"a":01}`, `{"a":1.}`, `{"a":"\x"}`,
		`{"a":1}{"b":2}`, `{"a":1,}`, `{"a" "b"}`, `[1]`, `null`, `{"a":1,"a":2}`, `{"a":"\u12g4"}`, `{"a":"\ud800\u0041"}`, "{\"a\":\"\xff\"}", `{"a":tru}`, `{"a":-}`, `{"a":"`,
		`{"a":` + strings.Repeat("[", 300) + strings.Repeat("]", 300) + `}`, "{\"a\":\"\x7f\u2028\"}", `{"a":"\u+123"}`, `{"a":"\u1_23"}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		got, ok := readTable(s)
		dec := json.NewDecoder(strings.NewReader(s))
		dec.UseNumber()
		var want map[string]any
		err := dec.Decode(&want)
		if err == nil {
			if _, end := dec.Token(); end != io.EOF {
				err = io.ErrUnexpectedEOF
			}
		}
		if !ok {
			return
		}
		if err != nil {
			t.Fatalf("%q: read, although %v", s, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: -want +got:\n%s", s, diff)
		}
	})
}

// Nothing ordinary is left to encoding/json.
func TestReadTable(t *testing.T) {
	const row = `{"id":7,"title":"A \"title\"","text":"One.\n\nTwo \u2013 and three.","tags":["a","b"],"author":{"name":"Ann"},"draft":false,"x":null,"n":-1.5e3}`
	got, ok := readTable(row)
	want := map[string]any{"id": json.Number("7"), "title": `A "title"`, "text": "One.\n\nTwo – and three.", "tags": []any{"a", "b"}, "author": map[string]any{"name": "Ann"}, "draft": false, "x": nil, "n": json.Number("-1.5e3")}
	if diff := cmp.Diff(want, got); !ok || diff != "" {
		t.Errorf("%v, -want +got:\n%s", ok, diff)
	}
}
