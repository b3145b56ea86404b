package site

import (
	"bytes"
	"encoding/xml"
	"testing"
)

// What is written as XML is what encoding/xml writes, character by character.
func TestAppendXML(t *testing.T) {
	texts := []string{"", "plain", "a\xffb", "\xe2\x80", `<a href="x">'é' & “…”</a>`, "\uFFFD"}
	for r := range rune(0x11000) {
		texts = append(texts, "a"+string(r)+"b")
	}
	for _, s := range texts {
		var want bytes.Buffer
		if err := xml.EscapeText(&want, []byte(s)); err != nil {
			t.Fatal(err)
		}
		if got := appendXML([]byte("x"), s); string(got) != "x"+want.String() {
			t.Errorf("%q becomes %q, not %q", s, got[1:], want.Bytes())
		}
	}
}
