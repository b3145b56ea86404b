package site

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

// A text goes through Markdown and comes out as it was, wherever it stands.
func TestMarkdownIsText(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote))
	texts := append([]string{"- item", "1. first", "12) second", "# head", "+ plus", "=== rule", "--- rule", "a * b_c_ `d`", "x | y", "~~gone~~", "[^1]: note", ": definition", "2018-12-01", "{{< gist >}}", "Well - yes", "> said", "![x](y)"}, hostile...)
	for _, text := range texts {
		if text = oneLine(strings.ToValidUTF8(text, "")); text == "" || strings.Contains(text, "//") || strings.Contains(text, "@") {
			continue // an address becomes a link to itself
		}
		for _, before := range []string{"", "> ", "- **1 May**\n  "} {
			var out bytes.Buffer
			if err := md.Convert([]byte(before+Markdown(text)+"\n"), &out); err != nil {
				t.Fatal(err)
			}
			doc, _ := html.Parse(&out)
			got := strings.Join(strings.Fields(strings.TrimPrefix(strings.TrimSpace(textOf(doc)), "1 May")), " ")
			if got != strings.Join(strings.Fields(text), " ") {
				t.Errorf("%q after %q is shown as %q", text, before, got)
			}
			for n := range doc.Descendants() {
				if n.Type == html.ElementNode && !strings.Contains(" html head body p blockquote ul li strong ", " "+n.Data+" ") {
					t.Errorf("%q after %q makes a <%s>", text, before, n.Data)
				}
			}
		}
		if strings.Contains(Markdown(text), "{{") {
			t.Errorf("%q may call a shortcode", text)
		}
	}
}
