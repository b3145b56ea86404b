package site

import (
	"testing"

	"annals/timeline"
)

// What is made once is kept under a copy of its data, and is the same for a pointer to it.
func TestOnceKeepsNoPage(t *testing.T) {
	e, err := newEdition(&timeline.Timeline{}, sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	page := struct{ Date date }{date{Text: "May 2001", EDTF: "2001-05", Datetime: "2001-05"}}
	for _, data := range []any{page.Date, &page.Date, &date{Text: "May 2001", EDTF: "2001-05", Datetime: "2001-05"}} {
		if got, err := e.once("date", data); err != nil || got != `<time datetime="2001-05">May 2001</time>` {
			t.Errorf("%T: %s, %v", data, got, err)
		}
	}
	kept := 0
	e.made.Range(func(_, _ any) bool { kept++; return true })
	if kept != 1 {
		t.Errorf("%d are kept", kept)
	}
}

func TestOneLine(t *testing.T) {
	for s, want := range map[string]string{"": "", " ": "", "a": "a", "a b": "a b", "a  b": "a b", " a": "a", "a ": "a", "a\nb\tc": "a b c", "a\x1bb": "a b", "é\u00a0b": "é b", "a\u0085": "a", "“é” b": "“é” b", "\xff\xfe b": "\xff\xfe b", "é\u2028é": "é é", "ab\u009bc": "ab c"} {
		if got := oneLine(s); got != want {
			t.Errorf("%q becomes %q, not %q", s, got, want)
		}
	}
}
