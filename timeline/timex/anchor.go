package timex

import (
	"strings"
	"unicode/utf8"

	"annals/timeline/calendar"
)

// An anchor is where one stands to say when an expression means.
type anchor struct {
	dct   calendar.Interval // zero where it is not known
	ref   calendar.Interval // the date last mentioned, zero where there is none
	genre Genre

	g          *Grammar
	text       string
	start, end int // of the expression
}

// now returns what "last year" leans on: the day of the document, but in a
// story told in the past the date last mentioned.
func (a *anchor) now() calendar.Interval {
	if a.genre == Narrative && !a.ref.IsZero() {
		return a.ref
	}
	return a.dct
}

// reference returns the date last mentioned, or failing that the day of the
// document.
func (a *anchor) reference() calendar.Interval {
	if a.ref.IsZero() {
		return a.dct
	}
	return a.ref
}

// near returns the c that is meant where nothing but c is said.
func (a *anchor) near(i calendar.Interval, c calendar.Cycle) calendar.Interval {
	if a.genre == Narrative && c.Per() >= calendar.Year {
		return calendar.This(i, c)
	}
	return calendar.Near(i, c, a.sense(c))
}

// twoDigitYear returns the year that ends in the digits n and is nearest to
// the document, which is told more often after it than before.
func (a *anchor) twoDigitYear(n float64) float64 {
	year := 2000
	if i := a.now(); !i.IsZero() {
		year = i.Start.Year()
	}
	y := year - year%100 + int(n)
	switch {
	case y > year+20:
		y -= 100
	case y <= year-80:
		y += 100
	}
	return float64(y)
}

// Anchor returns when the expressions of one text mean. The zero dct is an
// unknown one: what leans on it stays unanchored.
func (g *Grammar) Anchor(text string, found []Timex, dct calendar.Interval, genre Genre) []Anchored {
	out := make([]Anchored, len(found))
	if genre == Auto {
		genre = g.genreOf(text, found, dct)
	}
	a := anchor{dct: dct, genre: genre, g: g, text: text}
	for i, t := range found {
		if t.tree == nil {
			out[i].Timex = t
			continue
		}
		if genre != Narrative && i > 0 && newParagraph(text, found[i-1].End, t.Start) {
			a.ref = calendar.Interval{}
		}
		a.start, a.end = t.Start, t.End
		v := t.tree.eval(&a, 0, t.part)
		out[i] = v.anchored(t, g.typeOf(t))
		if v.kind == intervalKind && v.iv.Unit <= calendar.Year && (out[i].Type == DATE || out[i].Type == TIME) {
			a.ref = v.iv
		}
	}
	return out
}

// newParagraph reports whether a blank line stands in text[from:to].
func newParagraph(text string, from, to int) bool {
	if from >= to || to > len(text) {
		return false
	}
	s := text[from:to]
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			return false
		}
		s = s[i+1:]
		if rest := strings.TrimLeft(s, " \t\r"); strings.HasPrefix(rest, "\n") {
			return true
		}
	}
}

// typeOf returns the type that the rule of t says.
func (g *Grammar) typeOf(t Timex) Type {
	switch g.names[t.tree[0].pat.rule.result] {
	case "TIME":
		return TIME
	case "DURATION":
		return DURATION
	case "SET":
		return SET
	}
	return DATE
}

// anchored returns t with the value v.
func (v value) anchored(t Timex, typ Type) Anchored {
	a := Anchored{Timex: t, Type: typ, Value: v.timex3(), Mod: modNames[v.mod]}
	switch v.kind {
	case setKind:
		a.Type = SET
	case periodKind:
		if typ == DATE || typ == TIME {
			a.Type = DURATION
		}
	case intervalKind:
		if typ == DATE && v.iv.Unit < calendar.Day {
			a.Type = TIME
		}
		if a.Type != DATE && a.Type != TIME {
			return a
		}
		a.When = v.when()
		a.Basis = Stated
		if v.leans {
			a.Basis = Resolved
		}
	}
	return a
}

// when returns the interval v as a date.
func (v value) when() calendar.Value {
	w := calendar.On(v.iv)
	switch v.mod {
	case startMod:
		w = calendar.Start(w)
	case midMod:
		w = calendar.Mid(w)
	case endMod:
		w = calendar.End(w)
	case approx:
		w = calendar.About(w)
	}
	switch v.open {
	case since:
		return calendar.Since(w)
	case until:
		return calendar.Until(w)
	}
	return w
}

// genreOf tells from a text what its expressions lean on: a story told in the
// past names years far from its own day, and hardly a day beside it.
func (g *Grammar) genreOf(text string, found []Timex, dct calendar.Interval) Genre {
	far, near := 0, 0
	a := anchor{dct: dct, g: g, text: text, genre: News}
	for _, t := range found {
		if t.tree == nil {
			continue
		}
		a.start, a.end = t.Start, t.End
		v := t.tree.eval(&a, 0, t.part)
		switch {
		case v.kind == intervalKind && !v.leans:
			if dct.IsZero() || abs(v.iv.Start.Year()-dct.Start.Year()) > 1 {
				far++
			}
		case v.leans && (v.iv.Unit <= calendar.Day || v.kind == unanchored) && t.tree.uses("dct"):
			near++
		}
	}
	if far >= 4 && far > near {
		return Narrative
	}
	return News
}

func abs(n int) int { return max(n, -n) }

// uses reports whether the whole of t calls the operator that is named so.
func (t tree) uses(name string) bool {
	for i := range t {
		if t[i].pat == nil {
			continue
		}
		for j := range t[i].pat.rule.meanings {
			if t[i].pat.rule.meanings[j].calls(name) {
				return true
			}
		}
	}
	return false
}

func (t *term) calls(name string) bool {
	if t.op == nil {
		return false
	}
	if t.op.name == name {
		return true
	}
	for i := range t.args {
		if t.args[i].calls(name) {
			return true
		}
	}
	return false
}

// A cue says to which side of its anchor a bare date lies.
type cue uint8

const (
	noCue cue = iota
	pastCue
	presentCue
	futureCue
)

// sense returns to which side of the anchor the c lies that the words around
// the expression speak of, by the nearest verb.
func (a *anchor) sense(c calendar.Cycle) calendar.Sense {
	switch a.tense() {
	case futureCue:
		return calendar.Forward
	case pastCue:
		return calendar.Backward
	}
	if c.Per() >= calendar.Year {
		return calendar.Either
	}
	return calendar.Backward
}

// How many words are looked at, before and after an expression, for a verb.
const (
	wordsBefore = 14
	wordsAfter  = 10
)

// tense returns the cue of the verb that governs the expression: the nearest
// one before it in its sentence, or failing that after it.
func (a *anchor) tense() cue {
	if a.g == nil {
		return noCue
	}
	i := a.start
	for range wordsBefore {
		word, at, ok := wordBefore(a.text, i)
		if !ok {
			break
		}
		i = at
		if c := a.g.cueOf(word); c != noCue {
			if c == pastCue { // "will be released", "to be held", "has been due"
				if w2, at2, ok := wordBefore(a.text, i); ok {
					if a.g.cueOf(w2) == futureCue {
						return futureCue
					}
					if w3, _, ok := wordBefore(a.text, at2); ok && a.g.cueOf(w3) == futureCue && a.g.isIn("be", w2) {
						return futureCue
					}
				}
			}
			return c
		}
	}
	i = a.end
	for range wordsAfter {
		word, at, ok := wordAfter(a.text, i)
		if !ok {
			break
		}
		i = at
		if c := a.g.cueOf(word); c != noCue {
			return c
		}
	}
	return noCue
}

// wordBefore returns the word of the same sentence that ends before i, and
// where it starts.
func wordBefore(text string, i int) (word string, start int, ok bool) {
	for i > 0 && !isLetterAt(text, i-1) {
		switch text[i-1] {
		case '.', '!', '?', ';', '\n':
			if text[i-1] != '.' || i < 2 || i >= len(text) || text[i] == ' ' || text[i] == '\n' {
				if text[i-1] != '\n' || i >= 2 && text[i-2] == '\n' {
					return "", 0, false
				}
			}
		}
		i--
	}
	end := i
	for i > 0 && isLetterAt(text, i-1) {
		i--
	}
	return text[i:end], i, end > i
}

// wordAfter returns the word of the same sentence that starts after i, and
// where it ends.
func wordAfter(text string, i int) (word string, end int, ok bool) {
	for i < len(text) && !isLetterAt(text, i) {
		switch text[i] {
		case '.', '!', '?', ';':
			return "", 0, false
		case '\n':
			if i+1 < len(text) && text[i+1] == '\n' {
				return "", 0, false
			}
		}
		i++
	}
	start := i
	for i < len(text) && isLetterAt(text, i) {
		i++
	}
	return text[start:i], i, i > start
}

func isLetterAt(text string, i int) bool {
	b := text[i]
	return b >= utf8.RuneSelf || classOf[b] == letter || b == '\''
}
