package site

import (
	"regexp"
	"strings"
)

// Markdown returns s in one line as text that is no sign of Markdown, of HTML or of a
// Hugo shortcode, wherever it stands.
func Markdown(s string) string {
	s = markdownSigns.Replace(oneLine(s))
	return opensBlock.ReplaceAllString(s, `$1\$2`)
}

// MarkdownAddress returns an address as it stands between < and > in a link.
func MarkdownAddress(s string) string { return addressSigns.Replace(oneLine(s)) }

var (
	markdownSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;",
		"|", `\|`, "{", "&#123;", "}", "&#125;", "~", `\~`)
	addressSigns = strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", `\`, "%5C", "{", "%7B", "}", "%7D")
	// opensBlock matches what would make a text a heading, an item or a rule: at its
	// beginning alone.
	opensBlock = regexp.MustCompile(`^(\d{0,9})([-+=#:.)])`)
)
