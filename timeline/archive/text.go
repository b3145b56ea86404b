package archive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
)

// readText reads a file of plain text: its first line is the title where it
// looks like one.
func readText(data string) (*draft, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	d := &draft{plain: true}
	f, body, err := splitFrontMatter(text)
	switch {
	case err != nil:
		return nil, err
	case f != nil && !strings.HasPrefix(text, "{"): // a text may begin with a brace
		f.into(d, frontMatter)
		text = body
	}
	d.setPlain(text)
	if f == nil {
		d.readHead()
	}
	if len(d.Blocks) > 1 && d.Title == "" {
		if b := &d.Blocks[0]; looksLikeTitle(d.Text[b.Start:b.End]) {
			b.Kind = timeline.Heading
			d.Title = d.Text[b.Start:b.End]
		}
	}
	return d, nil
}

// looksLikeTitle reports whether the first line of a text is its title: some
// words, not too many, that do not end as a statement does.
func looksLikeTitle(line string) bool {
	words := strings.Fields(line)
	return len(words) > 1 && len(line) <= 200 && !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, ",") && !strings.HasSuffix(line, ":") &&
		kindOfLine(line, openingOf(line)) == timeline.Paragraph && !isDateline(line)
}

// setPlain gives d a text whose paragraphs are only to be told from its lines.
// The text stays as it is, code point for code point, so that an offset into it
// is one into what the user has: only odd spaces, and the line breaks within a
// paragraph, become spaces.
func (d *draft) setPlain(text string) {
	text = spaced(text)
	var spans []span
	blank, parted := false, false
	width := 0
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		s := trimmed(text, start, end)
		if s.start == s.end {
			blank = true
		} else {
			s.blank = blank && len(spans) > 0
			parted = parted || s.blank
			blank = false
			s.width = utf8.RuneCountInString(text[s.start:s.end])
			width = max(width, s.width)
			spans = append(spans, s)
		}
		start = end + 1
	}
	var joined []byte // the text, where lines of it were joined
	for i := 0; i < len(spans); {
		j := i + 1
		for j < len(spans) && !spans[j].blank && (parted && width <= widestWrapped && wrapped(text, spans[j-1], spans[j], width) || tornCode(text, spans[j-1], spans[j])) {
			if joined == nil {
				joined = []byte(text)
			}
			for k := spans[j-1].end; k < spans[j].start; k++ {
				joined[k] = ' '
			}
			j++
		}
		b := timeline.Block{Start: spans[i].start, End: spans[j-1].end}
		if n := bullet(text[b.Start:b.End]); n > 0 {
			b.Start += n
			b.Kind = timeline.Item
		}
		d.Blocks = append(d.Blocks, b)
		i = j
	}
	if d.Text = text; joined != nil {
		d.Text = string(joined)
	}
}

// A span is a line without the space around it.
type span struct {
	start, end int
	width      int  // in characters
	blank      bool // whether a blank line stands before it
}

func trimmed(text string, start, end int) span {
	for start < end && text[start] == ' ' {
		start++
	}
	for start < end && text[end-1] == ' ' {
		end--
	}
	return span{start: start, end: end}
}

// widestWrapped is the width of the widest line of a text that was wrapped to
// fit a page. In a text with wider lines a line is a paragraph.
const widestWrapped = 120

// wrapped reports whether the line break between a and b is there only because
// the page is so wide: because the next word would have come close to its edge.
func wrapped(text string, a, b span, width int) bool {
	if bullet(text[b.start:b.end]) > 0 {
		return false
	}
	line := text[b.start:b.end]
	word, _, _ := strings.Cut(line, " ")
	return (a.width+1+utf8.RuneCountInString(word))*4 >= width*3
}

// tornCode reports whether the line break between a and b stands inside a code in brackets, whose stop was
// taken for the end of a sentence: "Lune Motors (LNM.\nX) closed its yard".
func tornCode(text string, a, b span) bool {
	line, next := text[a.start:a.end], text[b.start:b.end]
	opening, closing := strings.LastIndexAny(line, "()"), strings.IndexAny(next, "() ")
	return opening >= 0 && line[opening] == '(' && len(line)-opening <= codeHead && strings.HasSuffix(line, ".") && strings.IndexByte(line[opening:], ' ') < 0 &&
		closing > 0 && closing <= codeTail && next[closing] == ')'
}

const (
	codeHead = 9 // bytes of the first part of a code in brackets, with the bracket and the stop
	codeTail = 4 // bytes of its last part
)

// bullet returns the length of the mark that begins a line of a list, or 0.
func bullet(line string) int {
	for _, mark := range [...]string{"- ", "* ", "• ", "· ", "▪ "} {
		if strings.HasPrefix(line, mark) && len(line) > len(mark) {
			return len(mark)
		}
	}
	return 0
}

// spaced returns text with all its spaces plain ones and all its line ends \n,
// a character for a character.
func spaced(text string) string {
	var b []byte // what was changed, up to kept
	kept := 0
	for i := 0; i < len(text); {
		c := text[i]
		if ' ' <= c && c < 0x7F || c == '\n' {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		plain := r
		switch {
		case r == '\r' && i+1 < len(text) && text[i+1] == '\n':
			plain = ' '
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085':
			plain = '\n'
		case r < '\u00A1', r >= '\u1680' && unicode.IsSpace(r):
			plain = ' ' // nothing below but spaces and what controls printers
		}
		if plain != r || r == utf8.RuneError && size == 1 {
			if b == nil {
				b = make([]byte, 0, len(text)+8)
			}
			b = append(b, text[kept:i]...)
			b = utf8.AppendRune(b, plain)
			kept = i + size
		}
		i += size
	}
	if b == nil {
		return text
	}
	return string(append(b, text[kept:]...))
}

// leastKeys is how many lines of a head say what they are, "Source: Sample
// Wire", where it is one.
const leastKeys = 2

// keyLine reads a line of a head that says what it is, by a key of those that
// articles have: "HEADLINE: Bridge opens".
func keyLine(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	key = strings.ToLower(strings.Join(strings.Fields(key), "_"))
	value = strings.TrimSpace(value)
	return key, value, ok && value != "" && len(line) <= longLine && headKeys[key]
}

// headKeys are the keys of lines in heads.
var headKeys = func() map[string]bool {
	keys := map[string]bool{}
	for _, known := range [...][]string{dateKeys, titleKeys, authorKeys, sourceKeys, urlKeys, langKeys, deckKeys, partKeys, tagKeys, lateKeys, idKeys} {
		for _, k := range known {
			keys[k] = true
		}
	}
	return keys
}()

// shoutedKey reports whether a line says what it is by a key that is none of
// ours, in capitals: "LENGTH: 868 words".
func shoutedKey(line string) bool {
	key, value, ok := strings.Cut(line, ": ")
	return ok && strings.TrimSpace(value) != "" && len(key) > 2 && len(key) <= 20 && len(line) <= longLine && strings.ToUpper(key) == key &&
		strings.Trim(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ -") == ""
}

// readHead takes what the lines of a head say, above the story and below it.
func (d *draft) readHead() {
	f := fields{}
	var heads []int
	n := len(d.Blocks)
	for i, b := range d.Blocks {
		if i >= 2*nearTop && i < n-2*nearTop {
			continue
		}
		line := d.Text[b.Start:b.End]
		key, value, ok := keyLine(line)
		if ok && i < 2*nearTop || shoutedKey(line) {
			if ok && len(f[key]) == 0 {
				f[key] = []string{value}
			}
			heads = append(heads, i)
		}
	}
	if len(f) == 0 || len(heads) < leastKeys {
		return
	}
	f.into(d, header)
	for _, i := range heads {
		d.Blocks[i].Kind = timeline.Furniture
	}
}

// readCounted reads an article of those that a data bank counts. Where the outlet
// and a day stand above the title, that is not the outlet's name.
func readCounted(data string) (*draft, error) {
	d, err := readText(data)
	if err != nil || len(d.Blocks) < 4 || d.Source != "" {
		return d, err
	}
	line := func(i int) string { return d.Text[d.Blocks[i].Start:d.Blocks[i].End] }
	if e, ok := readDate(line(1), header); ok && e.isDay() && looksLikeTitle(line(2)) && len(strings.Fields(line(0))) <= 6 {
		d.Source, d.Title = line(0), line(2)
		d.Blocks[0].Kind, d.Blocks[2].Kind = timeline.Furniture, timeline.Heading
	}
	return d, nil
}
