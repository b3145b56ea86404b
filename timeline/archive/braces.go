package archive

import (
	"bytes"
	"strings"
)

// A brace is a mark between which Hugo, Jekyll and Eleventy write what is no text:
// shortcodes, tags, comments.
type brace struct {
	opening, closing string
	inLine           bool // it ends in the line in which it begins
}

var braces = [...]brace{
	{opening: "{{<", closing: ">}}"},
	{opening: "{{%", closing: "%}}"},
	{opening: "{%", closing: "%}"},
	{opening: "{{", closing: "}}"},
	{opening: "{# ", closing: "#}"},
	{opening: "{:", closing: "}", inLine: true}, // attributes, as kramdown has them
}

// longestBraced is how many bytes they enclose at most. It holds no blank line and no
// other one either, so that an opening alone does not take the story with it.
const longestBraced = 4000

// mutedBraces are those of which what stands between two of a name is no text
// either.
var mutedBraces = map[string]bool{
	"highlight": true, "code": true, "mermaid": true, "math": true, "katex": true, "chart": true, "comment": true, "capture": true, "set": true,
	"script": true, "style": true, "stylesheet": true, "javascript": true, "schema": true, "rawhtml": true, "gallery": true,
}

// withoutBraced returns a page without what stands in braces. Between a pair of them the
// text stays, unless it is code or the like.
func withoutBraced(page string) string {
	if !strings.Contains(page, "{{") && !strings.Contains(page, "{%") && !strings.Contains(page, "{:") && !strings.Contains(page, "{# ") {
		return page
	}
	r := braceReader{page: page}
	text := make([]byte, 0, len(page))
	for at := 0; ; {
		i := strings.IndexByte(page[at:], '{')
		if i < 0 {
			return string(append(text, page[at:]...))
		}
		text = append(text, page[at:at+i]...)
		at += i
		content, n := r.enclosed(at)
		if n == 0 {
			text = append(text, '{')
			at++
			continue
		}
		at += n
		switch name := bracedName(content); {
		case mutedBraces[name]:
			at = r.endOf(name, at)
		case name == "toc": // kramdown puts it in the place of the line above
			text = text[:1+bytes.LastIndexByte(bytes.TrimRight(text, "\n"), '\n')]
		}
	}
}

// A braceReader finds braces in a page. It remembers what it has looked for in
// vain, so that a page full of openings does not take forever.
type braceReader struct {
	page string
	none [len(braces)]int // before that no closing of the mark stands
	ends map[string]int   // before that nothing ends a pair of that name
}

// enclosed returns what stands in the braces at a place, and the length of all of it: 0
// where there is none.
func (r *braceReader) enclosed(at int) (content string, n int) {
	s := r.page[at:]
	for i, c := range braces {
		if !strings.HasPrefix(s, c.opening) {
			continue
		}
		from := max(r.none[i]-at, len(c.opening))
		window := s[:min(len(s), longestBraced)]
		end := "\n\n"
		if c.inLine {
			end = "\n"
		}
		window, _, _ = strings.Cut(window, end)
		if from < len(window) {
			if end := strings.Index(window[from:], c.closing); end >= 0 {
				content := window[len(c.opening) : from+end]
				if strings.Contains(content, "{{") {
					return "", 0 // it is not closed, and what follows it is
				}
				return content, from + end + len(c.closing)
			}
		}
		r.none[i] = max(r.none[i], at+len(window)-len(c.closing)+1)
	}
	return "", 0
}

// bracedName returns the name of what is enclosed: highlight of highlight "go".
func bracedName(content string) string {
	content = strings.TrimLeft(content, "- \t\n") // {%- takes away the space before it
	if i := strings.IndexAny(content, " \t\n\"-/"); i >= 0 {
		content = content[:i]
	}
	return content
}

// longestPair is how many bytes stand between two braces at most.
const longestPair = 64 << 10

// endOf returns where what a shortcode called name opened before from has ended: from
// itself where nothing ends it.
func (r *braceReader) endOf(name string, from int) int {
	at := max(from, r.ends[name])
	for at < min(len(r.page), from+longestPair) {
		i := strings.IndexByte(r.page[at:], '{')
		if i < 0 {
			at = len(r.page)
			break
		}
		at += i
		content, n := r.enclosed(at)
		end := strings.Trim(content, "- \t\n")
		if end == "end"+name || strings.HasPrefix(end, "/") && strings.TrimSpace(end[1:]) == name {
			return at + n
		}
		at += max(n, 1)
	}
	if r.ends == nil {
		r.ends = map[string]int{}
	}
	r.ends[name] = at
	return from
}
