package timex

import "strings"

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
	if kind <= twoDigits && !x.hot && x.g.lexicon.numerals {
		w := x.g.lexicon.words[text[start:i]]
		x.hot = w != nil && w.hot
	}
	if i < len(text) && classOf[text[i]] == letter {
		return x.readSuffix()
	}
	return true
}

// romanYear returns the year that s is in Roman figures, MCMXCIV, and 0 where it
// is none. One of fewer than four letters is more often something else.
func romanYear(s string) int {
	if len(s) < 4 || s[0] != 'M' {
		return 0
	}
	n, rest := 0, s
	for _, f := range [...]struct {
		letters string
		n, most int
	}{
		{"M", 1000, 2}, {"CM", 900, 1}, {"D", 500, 1}, {"CD", 400, 1}, {"C", 100, 3}, {"XC", 90, 1}, {"L", 50, 1}, {"XL", 40, 1}, {"X", 10, 3},
		{"IX", 9, 1}, {"V", 5, 1}, {"IV", 4, 1}, {"I", 1, 3},
	} {
		for range f.most {
			if after, ok := strings.CutPrefix(rest, f.letters); ok {
				n, rest = n+f.n, after
			}
		}
	}
	if rest != "" {
		return 0
	}
	return n
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
