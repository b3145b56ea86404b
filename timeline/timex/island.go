package timex

import (
	"unicode"
	"unicode/utf8"
)

// A token is a word of an island, text[start:end], or a number, or a mark that
// joins two of them.
type token struct {
	start, end int
	word       *word     // what the lexicon knows of it
	n          float64   // of a number, which has no word
	digits     numeral   // how it is written
	dot        bool      // a full stop after the word belongs to it
	other      otherness // of a word that is not known
}

// An otherness says how a word looks that is not known.
type otherness uint8

const (
	notOther  otherness = iota
	otherWord           // in small letters
	otherName           // with a capital
)

// maxIsland bounds an island, and with it the work for each of its tokens: a
// text of a million months is many islands.
const maxIsland = 40

// An islander cuts a text into islands: runs of words that the grammar knows.
// Most words of a text are part of no temporal expression, so that only an
// island with a hot word in it, such as a month or "yesterday", is worth more
// than one look-up a word.
type islander struct {
	g       *Grammar
	text    string
	pos     int
	island  []token
	hot     bool
	unknown token // the last word that was not known
}

// open begins a text. Nothing is left of the one before, whose last word might
// else seem to stand before the first of this.
func (x *islander) open(text string) { x.text, x.pos, x.unknown = text, 0, token{} }

// next reads up to the end of the next island that is hot, which stands in
// x.island, and reports whether there is one. Its first and last token are the
// words around it, where there are such in the same sentence: words that the
// grammar does not know, but that tell a month from the name of a person.
func (x *islander) next() bool {
	x.begin()
	text := x.text
	for x.pos < len(text) {
		before := x.pos
		known := false
		switch classOf[text[x.pos]] {
		case space:
			x.pos++
			continue
		case line:
			x.pos++
			if !x.paragraphEnds() {
				continue
			}
		case letter:
			known = x.readWord()
		case digit:
			known = x.readNumber()
		case mark:
			known = x.readMark()
		case wide:
			r, size := utf8.DecodeRuneInString(text[x.pos:])
			switch {
			case isSpace(r):
				x.pos += size
				continue
			case unicode.IsLetter(r) || unicode.IsMark(r):
				known = x.readWord()
			default:
				known = x.readWideMark(r, size)
			}
		default:
			x.pos++
			x.skipGlued(text[before])
		}
		switch {
		case known && len(x.island) < maxIsland:
		case x.hot:
			if x.unknown.start == before && !known && x.isBeside(x.island[len(x.island)-1].end, before) {
				x.island = append(x.island, x.unknown)
			}
			return true
		default:
			x.begin()
		}
	}
	return x.hot
}

// begin starts an island, with nothing before it yet.
func (x *islander) begin() {
	x.island, x.hot = append(x.island[:0], token{}), false
}

// isBeside reports whether hardly more than a space stands in text[from:to].
func (x *islander) isBeside(from, to int) bool {
	return from < to && to <= from+2 && classOf[x.text[from]] == space && classOf[x.text[to-1]] == space
}

// miss takes note of an unknown word, text[start:x.pos].
func (x *islander) miss(start int) bool {
	x.unknown = token{start: start, end: x.pos, other: otherWord}
	if isCapital(x.text[start:x.pos]) {
		x.unknown.other = otherName
	}
	return false
}

// paragraphEnds reports whether the line break just read is followed by a
// blank line.
func (x *islander) paragraphEnds() bool {
	for i := x.pos; i < len(x.text); i++ {
		switch x.text[i] {
		case ' ', '\t', '\r':
		case '\n':
			return true
		default:
			return false
		}
	}
	return true
}

// The classes of bytes.
const (
	other  = iota // ends an island
	space         // means nothing
	line          // a line break: two of them end an island
	letter        // ASCII
	digit         // ASCII
	mark          // may join words: - / : , . '
	wide          // the first byte of a longer character
)

var classOf = func() (t [256]uint8) {
	for b := range t {
		switch {
		case b >= 0x80:
			t[b] = wide
		case 'a' <= b|0x20 && b|0x20 <= 'z':
			t[b] = letter
		case '0' <= b && b <= '9':
			t[b] = digit
		}
	}
	for _, b := range " \t\r\v\f" {
		t[b] = space
	}
	for _, b := range "-/:,.'`+" {
		t[b] = mark
	}
	t['\n'] = line
	return
}()

func isSpace(r rune) bool {
	return r == 0xA0 || r == 0x202F || 0x2000 <= r && r <= 0x200B || r == 0x3000 || r == 0xFEFF
}

// readWord reads the word at x.pos and reports whether it is known.
func (x *islander) readWord() bool {
	start := x.pos
	text := x.text
	h := uint32(hashStart)
	i := start
	for i < len(text) && classOf[text[i]] == letter {
		h = (h ^ uint32(text[i]|0x20)) * hashPrime
		i++
	}
	if x.g.lexicon.elides && i < len(text) && (text[i] == '\'' || text[i] >= 0x80) {
		if w, end := x.elided(start, i); w != nil {
			x.pos = end
			return x.push(token{start: start, end: end, word: w})
		}
	}
	if i < len(text) && (text[i] >= 0x80 || text[i] == '.') {
		return x.readOddWord(i)
	}
	x.pos = i
	if i < len(text) && classOf[text[i]] == digit { // F16, or Q1
		if w := x.g.lexicon.leading(text[start:i]); w != nil { // FY2010
			return x.push(token{start: start, end: i, word: w})
		}
		x.skipWord()
		w := x.g.lexicon.fold(text[start:x.pos])
		return w != nil && x.push(token{start: start, end: x.pos, word: w})
	}
	w := x.g.lexicon.find(h, text[start:i])
	if w == nil {
		return x.readUnknown(start)
	}
	return x.push(token{start: start, end: i, word: w})
}

// elided returns the word that text[start:i] is together with the apostrophe
// after it, the "l'" of "l'année", and where the next word begins; or nil.
func (x *islander) elided(start, i int) (*word, int) {
	r, size := utf8.DecodeRuneInString(x.text[i:])
	end := i + size
	if r != '\'' && r != '’' || end == len(x.text) || classOf[x.text[end]] != letter && classOf[x.text[end]] != wide {
		return nil, i
	}
	return x.g.lexicon.fold(x.text[start:i] + "'"), end
}

// readOddWord goes on with the word at x.pos, of which plain letters end at i:
// with a letter that is not ASCII, or with a full stop. The full stop belongs
// to the word where that is a known abbreviation, "Jan.", or a letter is on
// both sides, "p.m.".
func (x *islander) readOddWord(i int) bool {
	start := x.pos
	text := x.text
	for i < len(text) {
		switch b := text[i]; {
		case classOf[b] == letter:
			i++
			continue
		case b >= 0x80:
			r, size := utf8.DecodeRuneInString(text[i:])
			if unicode.IsLetter(r) || unicode.IsMark(r) || r == 0xAD {
				i += size
				continue
			}
		case b == '.' && i+1 < len(text) && classOf[text[i+1]] == letter && (i == start+1 || text[i-2] == '.'):
			i++
			continue
		}
		break
	}
	x.pos = i
	if i < len(text) && classOf[text[i]] == digit {
		x.skipWord()
		return false
	}
	w := x.g.lexicon.fold(text[start:i])
	if w == nil {
		return x.readUnknown(start)
	}
	dot := w.abbreviation && i < len(text) && text[i] == '.'
	if dot {
		x.pos++
	}
	return x.push(token{start: start, end: x.pos, word: w, dot: dot})
}

// readUnknown reads the rest of a word that the grammar does not know, which may
// be a year in Roman figures.
func (x *islander) readUnknown(start int) bool {
	if n := romanYear(x.text[start:x.pos]); n > 0 && x.g.hotNumeral[fourDigits] {
		x.hot = true
		return x.push(token{start: start, end: x.pos, n: float64(n), digits: fourDigits})
	}
	x.skipTail()
	return x.miss(start)
}

// skipTail skips what is joined to an unknown word by a hyphen: the 16 of
// "F-16" and the hours of "kilowatt-hours" are none that matter here.
func (x *islander) skipTail() {
	i := x.pos
	if i+1 < len(x.text) && x.text[i] == '-' {
		switch classOf[x.text[i+1]] {
		case digit:
			x.pos++
			x.skipWord()
		case letter:
			for x.pos++; x.pos < len(x.text) && classOf[x.text[x.pos]] == letter; x.pos++ {
			}
		}
	}
}

// skipWord skips letters, digits and what joins them.
func (x *islander) skipWord() {
	for x.pos < len(x.text) {
		c := classOf[x.text[x.pos]]
		if c != letter && c != digit && c != wide {
			if c != mark || x.pos+1 >= len(x.text) || classOf[x.text[x.pos+1]] != digit {
				return
			}
		}
		x.pos++
	}
}

// skipGlued skips what follows a mark that makes it something else: the amount
// of "$1990", the name of "#2014" and "@may".
func (x *islander) skipGlued(b byte) {
	if (b == '$' || b == '#' || b == '@' || b == '_' || b == '=' || b == '&') && x.pos < len(x.text) && classOf[x.text[x.pos]] >= letter && classOf[x.text[x.pos]] <= digit {
		x.skipWord()
	}
}

// push adds a token to the island.
func (x *islander) push(t token) bool {
	if w := t.word; w != nil {
		capital := w.proper && isCapital(x.text[t.start:t.end])
		if w.hot || w.hotProper && capital {
			x.hot = true
		}
		if !w.common && !capital {
			return x.miss(t.start)
		}
	}
	if len(x.island) == 1 && x.isBeside(x.unknown.end, t.start) && x.unknown.end > x.unknown.start {
		x.island[0] = x.unknown
	}
	x.island = append(x.island, t)
	return true
}

// isCapital reports whether s begins with a capital letter.
func isCapital(s string) bool {
	if s[0] < 0x80 {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
