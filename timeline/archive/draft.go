package archive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"

	"golang.org/x/net/html"
)

// A draft is an article as its file alone tells it, before the settings and the
// rest of the archive are looked at.
type draft struct {
	timeline.Article
	record     string // its own id in a file of many, or ""
	unfinished bool   // it says that it is a draft
	complete   bool   // it is as annals wrote it: nothing is to be found out
	plain      bool   // its blocks are lines, of which nobody has said what they are
	evidence   []evidence
	spoken     string // the language that its text tells, where it does not say one
}

// finish completes what can be told from the text: furniture, byline, dateline.
// The error says why d is no article.
func (d *draft) finish(name string) error {
	if d.unfinished {
		return aDraft
	}
	if d.complete {
		return nil
	}
	if !told(d.Blocks) {
		return &fault{reason: "has no text", do: "fill it in or take it out"}
	}
	d.Title = oneLine(d.Title)
	d.Byline = oneLine(d.Byline)
	if names := bylineNames(d.Byline); names != "" {
		d.Byline = names
	}
	d.carries(d.Byline)
	d.Source = outlet(oneLine(d.Source))
	d.Title = withoutSite(d.Title, d.Source)
	d.Deck = oneLine(d.Deck)
	d.Section = oneLine(d.Section)
	d.Lang = language(d.Lang)
	d.evidence = append(d.evidence, fromURL(d.URL)...)
	d.furnish()
	if !told(d.Blocks) {
		return &fault{reason: "has no text but headings and furniture", do: "fill it in or take it out"}
	}
	if d.Title == "" {
		d.Title = d.firstWords(name)
	}
	if d.Lang == "" {
		d.spoken = d.listen()
	}
	return nil
}

// modified keeps when d was last changed, by what s says.
func (d *draft) modified(s string) {
	if e, ok := readDate(s, field); ok {
		d.changed(e)
	}
}

// changed keeps when d was last changed, if e says a clear day and nothing has
// said a later one.
func (d *draft) changed(e evidence) {
	if len(e.readings) != 1 {
		return
	}
	if when := e.readings[0]; d.Modified.IsZero() || when.Start.After(d.Modified.Start) {
		d.Modified = when
	}
}

func told(blocks []timeline.Block) bool {
	for _, b := range blocks {
		if b.Kind.Told() {
			return true
		}
	}
	return false
}

// firstWords returns a title for an article that has none: its first sentence,
// cut where it is long.
func (d *draft) firstWords(name string) string {
	for _, b := range d.Blocks {
		if !b.Kind.Told() {
			continue
		}
		s := d.Text[b.Start:b.End]
		if i := strings.Index(s, ". "); i > 20 {
			s = s[:i]
		}
		const most = 90
		if utf8.RuneCountInString(s) > most {
			cut := string([]rune(s)[:most])
			if i := strings.LastIndexByte(cut, ' '); i > most/2 {
				cut = cut[:i]
			}
			s = strings.TrimRight(cut, " ,;:") + "…"
		}
		if s = oneLine(strings.TrimSuffix(s, ".")); s != "" {
			return s
		}
	}
	return name
}

// oneLine returns s in one line, without space around it and without what
// cannot be seen.
func oneLine(s string) string {
	s = strings.TrimSpace(s)
	if isOneLine(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case invisible(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isOneLine reports whether oneLine has nothing to do, as with most lines.
func isOneLine(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' && !space:
			space = true
			continue
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError || !surelySeen(r) && (unicode.IsSpace(r) || invisible(r)) {
				return false
			}
			i += size - 1
		case c <= ' ' || c == 0x7F:
			return false
		}
		space = false
	}
	return !space || s == ""
}

// surelySeen reports whether r stands where Unicode has nothing but signs that can
// be seen: it spares most of them a search in tables.
func surelySeen(r rune) bool {
	return '\u00A1' <= r && r < '\u0600' && r != '\u00AD' || '\u2010' <= r && r < '\u2028' || '\u3001' <= r && r < 0xD800
}

// invisible reports whether r cannot be seen, and parts nothing.
func invisible(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200C' && r != '\u200D'
}

// language returns a BCP 47 tag in its usual form: fr-CA for fr_ca, and "" for
// what is none.
func language(tag string) string {
	parts := strings.FieldsFunc(strings.TrimSpace(tag), func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 || len(parts[0]) < 2 || len(parts[0]) > 3 {
		return ""
	}
	for i, p := range parts {
		for _, r := range p {
			if r >= utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return ""
			}
		}
		p = strings.ToLower(p)
		switch {
		case i > 0 && len(p) == 2:
			p = strings.ToUpper(p)
		case i > 0 && len(p) == 4:
			p = strings.ToUpper(p[:1]) + p[1:]
		}
		parts[i] = p
	}
	return strings.Join(parts, "-")
}

// A story is a text in the making, of blocks parted by blank lines.
type story struct {
	text    strings.Builder
	blocks  []timeline.Block
	without map[*html.Node]bool // elements that are left out
}

// add appends a block. Runs of space become one; an empty block is none.
func (s *story) add(kind timeline.BlockKind, text string) {
	text = oneLine(text)
	if text == "" {
		return
	}
	if s.text.Len() > 0 {
		s.text.WriteString("\n\n")
	}
	start := s.text.Len()
	s.text.WriteString(text)
	s.blocks = append(s.blocks, timeline.Block{Start: start, End: s.text.Len(), Kind: kind})
}

// into gives d its text.
func (s *story) into(d *draft) { d.Text, d.Blocks = s.text.String(), s.blocks }
