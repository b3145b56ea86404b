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

// A numeral says how a number is written, and so what it can stand for.
type numeral uint8

const (
	noNumeral numeral = iota
	oneDigit          // 7
	twoDigits
	threeDigits
	fourDigits
	moreDigits
	ymdDigits // 20130322
	grouped   // 1,200
	decimal   // 2.5
	dotted    // 10.30: a decimal, or a time of day
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
	if i < len(text) && classOf[text[i]] == digit { // F16
		x.skipWord()
		return false
	}
	w := x.g.lexicon.find(h, text[start:i])
	if w == nil {
		x.skipTail()
		return x.miss(start)
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
		x.skipTail()
		return x.miss(start)
	}
	dot := w.abbreviation && i < len(text) && text[i] == '.'
	if dot {
		x.pos++
	}
	return x.push(token{start: start, end: x.pos, word: w, dot: dot})
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

// readNumber reads the number at x.pos, with the letters that are glued to it.
func (x *islander) readNumber() bool {
	start := x.pos
	text := x.text
	n, i := 0.0, start
	for i < len(text) && classOf[text[i]] == digit {
		n = 10*n + float64(text[i]-'0')
		i++
	}
	kind := min(numeral(min(i-start, 9)), moreDigits)
	switch {
	case i-start <= 3 && isGroup(text, i):
		for isGroup(text, i) {
			n = 1000*n + float64(int(text[i+1]-'0')*100+int(text[i+2]-'0')*10+int(text[i+3]-'0'))
			i += 4
		}
		kind = grouped
	case i-start == 8:
		kind = ymdDigits
	}
	if i+1 < len(text) && text[i] == '.' && classOf[text[i+1]] == digit && kind != ymdDigits && (start == 0 || text[start-1] != '.') {
		i, n, kind = readFraction(text, i, n, kind)
	}
	x.pos = i
	if i < len(text) && (text[i] == '%' || text[i] == '$') {
		x.pos++
		return false
	}
	if i < len(text) && classOf[text[i]] == letter && !x.knowsSuffix(i) { // 1990mm
		x.skipWord()
		return false
	}
	x.push(token{start: start, end: i, n: n, digits: kind})
	if int(kind) < len(x.g.hotNumeral) && x.g.hotNumeral[kind] && x.g.isHotNumber(kind, n) {
		x.hot = true
	}
	if i < len(text) && classOf[text[i]] == letter {
		return x.readSuffix()
	}
	return true
}

// isGroup reports whether ",ddd" stands at text[i:] and no digit after it.
func isGroup(text string, i int) bool {
	if i+3 >= len(text) || text[i] != ',' {
		return false
	}
	for _, b := range []byte(text[i+1 : i+4]) {
		if classOf[b] != digit {
			return false
		}
	}
	return i+4 >= len(text) || classOf[text[i+4]] != digit
}

// readFraction reads ".5" after n. Where more than one full stop follows, as
// in 27.03.2015, nothing is read: the stops join numbers.
func readFraction(text string, i int, n float64, kind numeral) (int, float64, numeral) {
	j, scale := i+1, 1.0
	f := 0.0
	for j < len(text) && classOf[text[j]] == digit {
		f = 10*f + float64(text[j]-'0')
		scale *= 10
		j++
	}
	if j+1 < len(text) && text[j] == '.' && classOf[text[j+1]] == digit {
		return i, n, kind
	}
	if j-i == 3 && n <= 24 && f < 60 && kind <= twoDigits {
		kind = dotted
	} else {
		kind = decimal
	}
	return j, n + f/scale, kind
}

// suffix returns the letters at text[start:], which are glued to a number, and
// the word that they are: the "pm" of "5pm", the "th" of "15th". The grammar
// writes them with a tilde where they are no words by themselves.
func (x *islander) suffix(start int) (end int, w *word) {
	i := start
	text := x.text
	for i < len(text) && (classOf[text[i]] == letter || text[i] == '.' && i+1 < len(text) && i-start == 1 && classOf[text[i+1]] == letter) {
		i++
	}
	w = x.g.lexicon.glued(text[start:i])
	switch {
	case i < len(text) && text[i] >= 0x80:
		return i, nil
	case i < len(text) && classOf[text[i]] == digit: // 20h30
		return i, w
	case w == nil:
		w = x.g.lexicon.fold(text[start:i])
	}
	return i, w
}

// knowsSuffix reports whether the letters at text[i:] make sense behind a number.
func (x *islander) knowsSuffix(i int) bool {
	_, w := x.suffix(i)
	return w != nil
}

// readSuffix reads the letters glued to a number, which are known.
func (x *islander) readSuffix() bool {
	start := x.pos
	end, w := x.suffix(start)
	x.pos = end
	dot := w.abbreviation && end < len(x.text) && x.text[end] == '.'
	if dot {
		x.pos++
	}
	return x.push(token{start: start, end: x.pos, word: w, dot: dot})
}

// readMark reads a mark, which is known where it joins what is beside it.
func (x *islander) readMark() bool {
	i := x.pos
	text := x.text
	b := text[i]
	x.pos++
	prev, next := other, other
	if i > 0 {
		prev = int(classOf[text[i-1]])
	}
	if i+1 < len(text) {
		next = int(classOf[text[i+1]])
	}
	name := ""
	switch b {
	case '-', '+':
		switch {
		case b == '-' && next == mark && text[i+1] == '-': // a dash in ASCII
			x.pos++
			if x.pos < len(text) && text[x.pos] == '-' {
				return false
			}
			name = "–"
		case prev >= letter && prev != mark && next >= letter && next != mark, b == '+' && prev == digit:
			name = string(b)
		case b == '-' && prev <= line && next <= line:
			name = "–"
		case b == '-' && prev == mark && text[i-1] == '.' && (next == letter || next == digit): // Jan.-March
			name = "-"
		}
	case '/', ':', '.':
		if prev >= letter && prev != mark && next >= letter && next != mark {
			name = string(b)
		}
		if b == ':' && next == mark { // http://
			for x.pos < len(text) && classOf[text[x.pos]] != space && classOf[text[x.pos]] != line {
				x.pos++
			}
		}
	case ',':
		name = ","
	case '\'', '`':
		return x.readApostrophe(i, i+1, prev, next)
	}
	return name != "" && x.pushMark(i, x.pos, name)
}

// readApostrophe reads an apostrophe: the one of '98, or one with the letters
// that follow it, "'s".
func (x *islander) readApostrophe(i, after, prev, next int) bool {
	text := x.text
	if next == digit && prev != digit {
		return x.pushMark(i, after, "'")
	}
	if prev != letter && prev != digit && prev != wide && (prev != mark || text[i-1] != '.') || next != letter {
		return x.pushMark(i, after, "’") // of a genitive: two weeks' notice
	}
	j := after
	for j < len(text) && classOf[text[j]] == letter {
		j++
	}
	w := x.g.lexicon.apostrophe(text[after:j])
	x.pos = j
	return w != nil && x.push(token{start: i, end: j, word: w})
}

// readWideMark reads a mark that is not ASCII: a dash or a curly apostrophe.
func (x *islander) readWideMark(r rune, size int) bool {
	i := x.pos
	x.pos += size
	prev, next := other, other
	if i > 0 {
		prev = int(classOf[x.text[i-1]])
	}
	if x.pos < len(x.text) {
		next = int(classOf[x.text[x.pos]])
	}
	switch r {
	case '‐', '‑', '−': // hyphens and minus
		if prev >= letter && next >= letter {
			return x.pushMark(i, x.pos, "-")
		}
	case '–', '—', '‒', '―':
		if r == '–' && prev >= letter && next >= letter {
			return x.pushMark(i, x.pos, "-")
		}
		return x.pushMark(i, x.pos, "–")
	case '’', '‘', 'ʼ':
		return x.readApostrophe(i, x.pos, prev, next)
	case '£', '€', '¥', '₹', '₽', '₩', '₿': // an amount
		if next == digit {
			x.skipWord()
		}
	case '½', '¼', '¾':
		return x.pushMark(i, x.pos, string(r))
	}
	return false
}

func (x *islander) pushMark(start, end int, name string) bool {
	w := x.g.lexicon.fold(name)
	return w != nil && x.push(token{start: start, end: end, word: w})
}
