package site

import (
	"bufio"
	"strconv"
	"strings"

	"annals/timeline/timex"
)

// svg writes p as SVG. Its texts are texts, in the reader's own typeface; sizes and colours are attributes,
// since many systems take styles out; nothing is loaded and nothing runs.
func (p *picture) svg(w *bufio.Writer) error {
	w.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="` + decimal(p.width) + `" height="` + decimal(p.height) + `" viewBox="0 0 ` + decimal(p.width) + ` ` + decimal(p.height) +
		`" role="graphics-document document" aria-labelledby="annals-title annals-desc" lang="` + timex.EscapeXML(p.lang) + `" font-family="sans-serif">` + "\n")
	w.WriteString(`<title id="annals-title">` + timex.EscapeXML(oneLine(p.title)) + "</title>\n")
	w.WriteString(`<desc id="annals-desc">` + timex.EscapeXML(p.told()) + "</desc>\n")
	w.WriteString(`<rect width="100%" height="100%" fill="` + paper + `"/>` + "\n")
	entry := 0
	for _, s := range p.shapes {
		if s.entry != entry {
			if entry != 0 {
				w.WriteString("</g>\n")
			}
			if entry = s.entry; entry != 0 {
				w.WriteString("<g>\n")
			}
		}
		s.svg(w)
	}
	if entry != 0 {
		w.WriteString("</g>\n")
	}
	w.WriteString("</svg>\n")
	return nil
}

func (s shape) svg(w *bufio.Writer) {
	w.WriteByte('<')
	if s.text == "" {
		w.WriteString(`rect x="` + decimal(s.x) + `" y="` + decimal(s.y) + `" width="` + decimal(s.w) + `" height="` + decimal(s.h) + `"`)
		if s.round > 0 {
			w.WriteString(` rx="` + decimal(s.round) + `"`)
		}
		w.WriteString(` fill="` + s.fill + `"`)
		if s.line != "" {
			w.WriteString(` stroke="` + s.line + `" stroke-width="1.5"`)
		}
		w.WriteString(` aria-hidden="true"/>` + "\n")
		return
	}
	w.WriteString(`text x="` + decimal(s.x) + `" y="` + decimal(s.y) + `" font-size="` + decimal(s.size) + `" fill="` + s.fill + `"`)
	if s.bold {
		w.WriteString(` font-weight="700"`)
	}
	w.WriteString(">" + timex.EscapeXML(s.text) + "</text>\n")
}

// decimal writes n with two digits after the point at most.
func decimal(n float64) string {
	s := strconv.FormatFloat(n, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
