package site

import (
	"html/template"
	"strings"
	"testing"
)

// What is written as HTML is what html/template writes, byte by byte.
func TestWriteHTML(t *testing.T) {
	texts := []string{"", "plain", `<a href="x">'é' & “…”</a>`, "&&", "a\xff<b"}
	for c := range 256 {
		texts = append(texts, "a"+string([]byte{byte(c)})+"b")
	}
	for _, s := range texts {
		var got strings.Builder
		if writeHTML(&got, s); got.String() != template.HTMLEscapeString(s) {
			t.Errorf("%q becomes %q, not %q", s, got.String(), template.HTMLEscapeString(s))
		}
	}
}
