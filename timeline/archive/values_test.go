package archive

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// valuesOf returns the articles of a file of JSON in a line, and how it ended.
func valuesOf(src io.Reader, size int, limits Limits) (string, error) {
	var all []string
	in := &input{name: "x", size: int64(size), limits: limits, stream: stream{src: src}}
	head := ""
	err := eachRecord(in, func(h string) func(string) (*draft, error) {
		head = h
		return func(data string) (*draft, error) {
			d := &draft{}
			d.Text = data
			return d, nil
		}
	}, func(r record) error {
		if r.fault != nil {
			all = append(all, fmt.Sprintf("%d:-", r.line))
			return nil
		}
		d, err := r.read()
		all = append(all, fmt.Sprintf("%d:%s", r.line, d.Text))
		return err
	})
	if head != "" {
		all = append([]string{head}, all...)
	}
	return strings.Join(all, " "), err
}

// However a file comes in, its articles are the same.
func TestValues(t *testing.T) {
	long := strings.Repeat("long ", 40)
	for _, c := range []struct{ file, want, end string }{
		{`[{"a":1},{"b":"]}"}]`, `1:{"a":1} 1:{"b":"]}"}`, ""},
		{"{\"a\":1}\n{\"b\":2}", "1:{\"a\":1} 2:{\"b\":2}", ""},
		{`{"a":"\"{\\"}{"b":2}`, `1:{"a":"\"{\\"} 1:{"b":2}`, ""},
		{"\uFEFF [ {}\n, {} ] ", "1:{} 2:{}", ""},
		{`{"n":2,"articles":[{"a":1},{"b":2}],"x":[{}]}`, `{"n":2,"articles": 1:{"a":1} 1:{"b":2}`, ""},
		{`{"response":{"docs":[{"a":1}]},"x":{}}`, `{"response":{"docs": 1:{"a":1}`, ""},
		{`{"text":"x","items":[{"a":1}]}`, `1:{"text":"x","items":[{"a":1}]}`, ""},
		{`{"items":[1,2],"x":"y"}`, `1:{"items":[1,2],"x":"y"}`, ""},
		{`{"items":[],"x":"y"}`, `1:{"items":[],"x":"y"}`, ""},
		{`[1,"two",null,[3],{"a":}]`, `1:1 1:"two" 1:null 1:[3] 1:{"a":}`, ""},
		{`[{"a":1}`, `1:{"a":1}`, "the file is cut off within the list, or the value, that begins in line 1"},
		{`[{"a":1},{"b":"`, `1:{"a":1}`, "the file is cut off within the list, or the value, that begins in line 1"},
		{`{"a":`, ``, "the file is cut off within the list, or the value, that begins in line 1"},
		{`[{"a":1}}]`, `1:{"a":1}`, `is no JSON: after record 1 comes '}'`},
		{`no JSON`, ``, `is no JSON: after record 0 comes 'n'`},
		{``, ``, ""},
		{`[{"a":"` + long + `"},{"b":2}]`, `1:- 1:{"b":2}`, ""},
		{`{"a":"` + long + `","b":2}`, `1:-`, ""},
		{`{"a":"` + long + `","articles":[{"b":2}]}`, `1:-`, ""},
	} {
		for kind, src := range map[string]io.Reader{
			"at once":          strings.NewReader(c.file),
			"byte by byte":     iotest.OneByteReader(strings.NewReader(c.file)),
			"in halves":        iotest.HalfReader(strings.NewReader(c.file)),
			"with the EOF":     iotest.DataErrReader(strings.NewReader(c.file)),
			"seventeen a time": &few{strings.NewReader(c.file), 17},
		} {
			got, err := valuesOf(src, len(c.file), Limits{Article: 100})
			if got != c.want || c.end == "" && err != nil || c.end != "" && (err == nil || err.Error() != c.end) {
				t.Errorf("%.200s, %s:\ngot  %q, %v\nwant %q, %s", c.file, kind, got, err, c.want, c.end)
			}
		}
	}
}

// What is made to take long takes no longer than its size.
func TestValuesAreLinear(t *testing.T) {
	for _, piece := range []string{"[", "{", `{"a":`, `{"response":`, `{"items":[`, `"`, `\`, `"\`, "}", "1,", `{"items":[1],`, ":"} {
		file := strings.Repeat(piece, 1<<20/len(piece))
		for _, begin := range []string{"", "[", `{"a":`, `[{"a":`} {
			valuesOf(strings.NewReader(begin+file), len(begin)+len(file), DefaultLimits)
		}
	}
}

func FuzzValues(f *testing.F) {
	seedWith(f, "records.txtar", "feeds.txtar", "ninjs.txtar")
	f.Fuzz(func(t *testing.T, file string) {
		whole, err := valuesOf(strings.NewReader(file), len(file), Limits{Article: 1000})
		parts, err2 := valuesOf(&few{strings.NewReader(file), 7}, len(file), Limits{Article: 1000})
		if whole != parts || fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Errorf("%q is at once\n%q, %v, in parts\n%q, %v", file, whole, err, parts, err2)
		}
	})
}

func FuzzJSONFeed(f *testing.F) { fuzzEach(f, eachFeedItem, "feeds.txtar") }
func FuzzNinjs(f *testing.F)    { fuzzEach(f, eachNinjs, "ninjs.txtar") }

func TestEncodingsOfJSON(t *testing.T) {
	const text = "Le café a fermé lundi."
	row := "{\"text\":\"" + text + "\"}\n"
	for _, name := range []string{"a.jsonl", "a.json"} {
		for what, enc := range map[string]encoding.Encoding{"UTF-8": encoding.Nop, "Windows-1252": charmap.Windows1252, "UTF-16": unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-8 with a mark": unicode.UTF8BOM} {
			data, err := enc.NewEncoder().String(row)
			if err != nil {
				t.Fatal(err)
			}
			if got := textsOf(t, name, data); got != text {
				t.Errorf("%s in %s: got %q", name, what, got)
			}
		}
	}
}
