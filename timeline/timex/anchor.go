package timex

import (
	"strings"
	"time"
	"unicode/utf8"

	"annals/timeline/calendar"
)

// An anchor is where one stands to say when an expression means.
type anchor struct {
	dct calendar.Interval // zero where it is not known
	ref calendar.Interval // the date last mentioned, zero where there is none
	// quarter is the one last mentioned.
	quarter calendar.Interval
	// stated is the date last written out with its year, where that is not the
	// document's, and statedAt where it ends.
	stated   calendar.Interval
	statedAt int
	lends    int // how many such there were
	// story is the day of which the document tells: the first that it names.
	story calendar.Interval
	genre Genre

	g          *Grammar
	text       string
	start, end int // of the expression

	stack []value // of the operators at work
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
	switch {
	case !a.ref.IsZero() && a.genre == News && a.isAhead(a.ref) && a.tense(false) != futureCue: // told of a day that is to come: the day is another
		return a.dct
	case !a.ref.IsZero():
		return a.ref
	case !a.story.IsZero():
		return a.story
	}
	return a.dct
}

// near returns the c that is meant where nothing but c is said.
func (a *anchor) near(i calendar.Interval, c calendar.Cycle) calendar.Interval {
	yearly := c.Per() >= calendar.Year
	if a.genre == Narrative {
		return nearIn(i, c)
	}
	back := calendar.Near(i, c, calendar.Backward)
	ahead := calendar.Near(i, c, calendar.Forward)
	t := a.tense(c.Per() == calendar.Week)
	if yearly && t != futureCue && !a.stated.IsZero() && a.lends > 2 && a.start-a.statedAt < nearby {
		if j := nearIn(a.stated, c); j.Start.Before(i.End) {
			return j
		}
	}
	switch {
	case back == ahead || ahead.IsZero():
		return back
	case c.Unit() == calendar.Quarter || c.Unit() == calendar.Half:
		if t == futureCue && ahead.Start.Sub(i.End) < 2*soon {
			return ahead
		}
		return back
	case t == futureCue && yearly && i.Start.Sub(back.End) < justNow && ahead.Start.Sub(i.End) > longAgo:
		return back
	case t == futureCue:
		return ahead
	case !yearly || t == surelyPast:
		return back
	case (t == pastCue || t == weakCue) && (i.Start.Sub(back.End) < longAgo || ahead.Start.Sub(i.End) > soon):
		return back
	}
	return calendar.Near(i, c, calendar.Either)
}

// A date without a year is hardly one that is almost a year ago when the next
// such is at hand, whatever the tense.
const (
	longAgo = 270 * 24 * time.Hour
	soon    = 90 * 24 * time.Hour
	justNow = 40 * 24 * time.Hour
)

// nearby is how many bytes on a date with its year lends it to those without.
const nearby = 400

// nearIn returns the c that is meant in a story that has come to i.
func nearIn(i calendar.Interval, c calendar.Cycle) calendar.Interval {
	if c.Per() >= calendar.Year && i.Unit >= calendar.Year || c.Unit() == calendar.Season {
		return calendar.This(i, c)
	}
	return calendar.Near(i, c, calendar.Either)
}

// reported returns the quarter of which a story of earnings tells, where the
// words around the expression are such a story's.
func (a *anchor) reported() calendar.Interval {
	if a.quarter.IsZero() || a.g == nil {
		return calendar.Interval{}
	}
	around := a.text[max(0, a.start-200):min(len(a.text), a.end+120)]
	for i := 0; i < len(around); {
		word, end, ok := wordAfter(around, i)
		if ok && a.g.is("earnings", word) {
			return a.quarter
		}
		i = max(end, i+1)
	}
	return calendar.Interval{}
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
	if genre == Auto {
		genre = g.genreOf(text, found, dct)
	}
	if !dct.IsZero() && dct.Unit < calendar.Day {
		dct = dct.Widen(calendar.Day)
	}
	out := make([]Anchored, 0, len(found))
	a := anchor{dct: dct, genre: genre, g: g, text: text}
	last := 0
	for _, t := range found {
		if t.tree == nil || !t.tree.holds(genre) {
			continue
		}
		if genre != Narrative && newParagraph(text, last, t.Start) {
			a.ref = calendar.Interval{}
		}
		a.start, a.end, last = t.Start, t.End, t.End
		v := t.tree.eval(&a, 0, t.part)
		if v.kind == intervalKind && v.leans && a.isAhead(v.iv) && t.tree.uses("ref") && (t.tree.uses("after") || t.tree.uses("next")) && a.tense(false) != futureCue {
			v = value{kind: unanchored, text: unknown(v.iv.Unit)} // told, and so not to come
		}
		x := v.anchored(t, g.typeOf(t))
		a.mention(t, v, x.Type)
		out = append(out, x)
	}
	return out
}

// isAhead reports whether i is after the day of the document.
func (a *anchor) isAhead(i calendar.Interval) bool {
	return !a.dct.IsZero() && !i.Start.Before(a.dct.End)
}

// mention takes note of an expression that others may lean on.
func (a *anchor) mention(t Timex, v value, typ Type) {
	if v.kind != intervalKind || typ != DATE && typ != TIME {
		return
	}
	if v.iv.Unit == calendar.Quarter {
		if age := a.dct.Start.Sub(v.iv.Start); 0 < age && age < longAgo && !t.tree.uses("reported") {
			a.quarter = v.iv
		}
		return
	}
	if v.iv.Unit > calendar.Year || a.isDateline(t) {
		return
	}
	if !v.leans {
		a.stated, a.statedAt = calendar.Interval{}, t.End
		if !a.dct.IsZero() && v.iv.Unit <= calendar.Month && v.iv.Start.Year() < a.dct.Start.Year() {
			a.stated = v.iv
			a.lends++
		}
	} else if a.story.IsZero() && v.iv.Unit <= calendar.Day && a.dct.Start.Sub(v.iv.Start) < week {
		a.story = calendar.In(v.iv.Start, calendar.Day)
	}
	if a.genre == Narrative && !a.ref.IsZero() && v.iv.Unit == calendar.Year && a.ref.Unit < calendar.Year && !a.leads() {
		return // an aside
	}
	if a.genre == Narrative && a.inParentheses(t) {
		return
	}
	a.ref = v.iv
}

// inParentheses reports whether t stands in parentheses of its own sentence.
func (a *anchor) inParentheses(t Timex) bool {
	before := a.text[max(0, t.Start-100):t.Start]
	return strings.LastIndexByte(before, '(') > strings.LastIndexAny(before, ").\n")
}

const week = 7 * 24 * time.Hour

// isDateline reports whether t stands in the line above the story that says
// where and when it was written: "PARIS, March 3 (Reuters) -".
func (a *anchor) isDateline(t Timex) bool {
	if t.Start > 80 || strings.Contains(a.text[:t.Start], ". ") {
		return false
	}
	rest := strings.TrimLeft(a.text[t.End:], " ,;")
	for _, mark := range [...]string{"(", ")", "-", "–", "—", "_", "/", ":"} {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	return false
}

// leads reports whether the expression stands at the start of its sentence:
// there it moves the story on.
func (a *anchor) leads() bool {
	i := a.start
	for range 3 {
		_, at, ok := wordBefore(a.text, i)
		if !ok {
			return true
		}
		i = at
	}
	return false
}

// holds reports whether the rules of t hold in genre.
func (t tree) holds(genre Genre) bool {
	for i := range t {
		if t[i].pat != nil && !t[i].pat.rule.genres.has(genre) {
			return false
		}
	}
	return true
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
		if v.iv.Unit >= calendar.Day { // about that hour is not about that day
			w = calendar.About(w)
		}
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
	if isCasual(text) {
		return Colloquial
	}
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
			if dct.IsZero() || dct.Start.Year()-v.iv.Start.Year() > 1 {
				far++
			}
		case v.leans && v.iv.Unit <= calendar.Week && t.tree.uses("dct") && !t.tree.uses("monthday"):
			near++
		}
	}
	if far >= 5 && far > 4*near {
		return Narrative
	}
	return News
}

// isCasual reports whether text is a message of few words, by the marks that
// such have: #tags, @names, links, "!!".
func isCasual(text string) bool {
	switch text = strings.TrimSpace(text); {
	case len(text) > 320:
		return false
	case len(text) <= 150:
		return true
	}
	for _, mark := range [...]string{" #", " @", "\n#", "\n@", "http://", "https://", "!!", ":)", ";)", ":D", ":(", "haha", "..."} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return text[0] == '#' || text[0] == '@'
}

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
	weakCue // a participle, or a verb in the past
	surelyPast
	presentCue
	futureCue
)

// How many words are looked at, before and after an expression, for a verb.
const (
	wordsBefore = 14
	wordsAfter  = 10
	wordsAhead  = 8 // for a verb of what is to come: its reach is shorter
)

// tense returns the cue of the verb that governs the expression: the nearest
// one before it in its sentence, or failing that after it. A word just before
// it may tell as much: "until Monday", and with a day of the week "for Monday".
func (a *anchor) tense(weekly bool) cue {
	if a.g == nil {
		return noCue
	}
	i := a.start
	for n := range wordsBefore {
		word, at, ok := wordBefore(a.text, i)
		if !ok {
			break
		}
		i = at
		switch {
		case n < 2 && a.g.is("ahead", word), weekly && n < 2 && a.g.is("ahead-weekly", word), n < 3 && a.g.is("earliest", word):
			return futureCue
		case n < 2 && a.g.is("behind", word):
			return surelyPast
		case a.g.is("infinitive", word):
			if w, _, ok := wordBefore(a.text, at); ok && (a.g.is("be", w) || a.g.is("intending", w)) { // "is to appear", "planned to leave"
				return futureCue
			}
		}
		if n == 0 && a.possesses() { // Tuesday's vote
			return pastCue
		}
		switch c := a.g.cueOf(word); c {
		case noCue:
		case futureCue:
			if n < wordsAhead {
				return c
			}
			return noCue
		case pastCue, weakCue:
			if a.toCome(at) { // "will be released", "to be held"
				return futureCue
			}
			for range 2 { // "were formally arrested"
				before, i, ok := wordBefore(a.text, at)
				if ok && a.g.cueOf(before) == pastCue {
					return pastCue
				}
				at = i
			}
			return c
		default:
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

// possesses reports whether the expression is a genitive.
func (a *anchor) possesses() bool {
	rest := a.text[a.end:]
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

// toCome reports whether the participle at i stands behind a verb of what is
// to come.
func (a *anchor) toCome(i int) bool {
	for range 3 {
		word, at, ok := wordBefore(a.text, i)
		if !ok || a.g.cueOf(word) == pastCue {
			return false
		}
		if a.g.cueOf(word) == futureCue {
			return true
		}
		i = at
	}
	return false
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
