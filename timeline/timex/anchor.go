package timex

import (
	"strings"
	"time"

	"annals/timeline/calendar"
)

// An anchor is where one stands to say when an expression means.
type anchor struct {
	dct calendar.Interval // zero where it is not known
	ref calendar.Interval // the date last mentioned, zero where there is none
	// earlier is the one that ended the paragraphs before, and earlierAt where it ends.
	earlier   calendar.Interval
	earlierAt int
	// quarter is the one last mentioned.
	quarter calendar.Interval
	// months is set where the text has gone on from it to the first six or nine
	// months of the year.
	months bool
	// stated is the date last written out with its year, where that is not the
	// document's, and statedAt where it ends.
	stated   calendar.Interval
	statedAt int
	lends    int // how many such there were
	// story is the day of which the document tells: the first that it names.
	story calendar.Interval
	genre Genre
	order order // of dates in figures
	shown order // the orders that the text has shown, or-ed

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
	case a.genre == News && a.isAhead(a.ref) && a.tells(): // of a day that is to come nothing is told
		return a.dct
	case !a.ref.IsZero():
		return a.ref
	case !a.story.IsZero():
		return a.story
	}
	return a.dct
}

// pointed returns the date to which one points back: "that year". It may stand in a paragraph
// before.
func (a *anchor) pointed() calendar.Interval {
	if a.ref.IsZero() && !a.earlier.IsZero() && a.start-a.earlierAt < withinReach {
		return a.earlier
	}
	return a.reference()
}

// withinReach is how many bytes back one points to a date in another paragraph.
const withinReach = 600

// near returns the c that is meant where nothing but c is said.
func (a *anchor) near(i calendar.Interval, c calendar.Cycle) calendar.Interval {
	yearly := c.Per() >= calendar.Year
	if a.genre == Narrative {
		return nearIn(i, c)
	}
	back := calendar.Near(i, c, calendar.Backward)
	ahead := calendar.Near(i, c, calendar.Forward)
	t := a.tense(c.Per() == calendar.Week)
	if yearly && t != futureCue && !a.stated.IsZero() {
		j := nearIn(a.stated, c)
		lends := a.lends > 2 && a.start-a.statedAt < nearby || told(t) && a.goesOn(j)
		if lends && j.Start.Before(i.End) {
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

// goesOn reports whether i is where a story that has come to a date with its
// year would go next: she was arrested on December 1, 2018, and freed on December 11.
func (a *anchor) goesOn(i calendar.Interval) bool {
	after := i.Start.Sub(a.stated.Start)
	return !a.stated.IsZero() && a.ref == a.stated && 0 <= after && after < soon
}

// nearby is how many bytes on a date with its year lends it to those without.
const nearby = 400

// nearIn returns the c that is meant in a story that has come to i.
func nearIn(i calendar.Interval, c calendar.Cycle) calendar.Interval {
	if c.Per() >= calendar.Year && i.Unit >= calendar.Year || c.Unit() == calendar.Season {
		return calendar.This(i, c)
	}
	return calendar.Near(i, c, calendar.Either)
}

// agree returns the c that is meant where its day of the week is said too, 1 for
// Monday: Sunday, August 18 is in a year in which that is a Sunday. A slip of the
// writer's is left one.
func (a *anchor) agree(i calendar.Interval, weekday int, c calendar.Cycle) calendar.Interval {
	isIt := func(j calendar.Interval) bool { return int(j.Start.Weekday()) == weekday%7 }
	meant := a.near(i, c)
	if isIt(meant) {
		return meant
	}
	for n := 1; n <= 2; n++ {
		back, ahead := calendar.Last(i, c, n), calendar.Next(i, c, n)
		switch {
		case isIt(back) && !back.IsZero():
			return back
		case isIt(ahead) && !ahead.IsZero():
			return ahead
		}
	}
	return meant
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

// compared returns the quarter a year before that of which a story of earnings
// tells: none where the story has come to what more quarters gave together.
func (a *anchor) compared() calendar.Interval {
	if a.months {
		return calendar.Interval{}
	}
	return calendar.From(a.reported(), calendar.Amount(-1, calendar.Year))
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
	a.order = a.orderIn(found)
	last := 0
	var from value   // where the range begins that the expression may end
	var before value // the expression before
	for _, t := range found {
		if t.tree == nil || !t.tree.holds(genre) {
			continue
		}
		if genre != Narrative && newParagraph(text, last, t.Start) {
			if !a.ref.IsZero() {
				a.earlier, a.earlierAt = a.ref, last
			}
			a.ref = calendar.Interval{}
		}
		a.start, a.end = t.Start, t.End
		v := t.tree.eval(&a, 0, t.part)
		if a.lists(text[last:t.Start]) {
			v = a.nextListed(before, v)
		}
		before, last = v, t.End
		if v.kind == intervalKind && v.leans && a.isAhead(v.iv) && t.tree.has(isRef) && t.tree.has(isAfter|isNext) && a.tense(false) != futureCue {
			v = value{kind: unanchored, text: unknown(v.iv.Unit)} // told, and so not to come
		}
		if t.tree[0].pat.rule.ranges {
			if begun := len(out) - 1; t.part == 0 {
				from = v
			} else if begun >= 0 && &out[begun].tree[0] == &t.tree[0] {
				from, v = a.inOrder(from, v)
				out[begun] = from.anchored(out[begun].Timex, out[begun].Type)
			}
		}
		x := v.anchored(t, g.typeOf(t))
		a.mention(t, v, x.Type)
		out = append(out, x)
	}
	link(out, dct)
	return out
}

// inOrder returns the ends of a range that its words leave one of many, so that
// the second is the first such after the first: what ran from Monday to Friday ran in
// one week, the last if it is told and else the one that is to come.
func (a *anchor) inOrder(from, to value) (value, value) {
	if from.kind != intervalKind || to.kind != intervalKind || from.cycle.IsZero() || from.cycle.Per() != to.cycle.Per() {
		return from, to
	}
	next := calendar.Next(from.iv, to.cycle, 1)
	switch {
	case !to.iv.Start.After(from.iv.Start) && a.tells():
		from.iv = calendar.Last(to.iv, from.cycle, 1)
	case !to.iv.Start.After(from.iv.Start) || next.Start.Before(to.iv.Start):
		to.iv = next
	}
	return from, to
}

// nextListed returns v where it comes next in a list that began in the days to
// come: this Friday, Saturday or Sunday.
func (a *anchor) nextListed(before, v value) value {
	if before.kind == intervalKind && v.kind == intervalKind && a.isAhead(before.iv) && before.iv.Unit == v.iv.Unit && !v.cycle.IsZero() && !v.iv.Start.After(before.iv.Start) {
		v.iv = calendar.Next(before.iv, v.cycle, 1)
	}
	return v
}

// lists reports whether between two expressions there is only what stands between
// the entries of a list.
func (a *anchor) lists(between string) bool {
	if len(between) > maxJoin {
		return false
	}
	words := strings.Trim(between, " ,/&")
	return words == "" && strings.TrimSpace(between) != "" || a.g.is("joins", words)
}

// maxJoin bounds how many bytes are between two entries of a list.
const maxJoin = 8

// tells reports whether the verb that governs the expression is in the past.
func (a *anchor) tells() bool { return told(a.tense(false)) }

// told reports whether a cue is of the past.
func told(c cue) bool { return c == pastCue || c == weakCue || c == surelyPast }

// isAhead reports whether i is after the day of the document.
func (a *anchor) isAhead(i calendar.Interval) bool {
	return !a.dct.IsZero() && !i.IsZero() && !i.Start.Before(a.dct.End)
}

// mention takes note of an expression that others may lean on.
func (a *anchor) mention(t Timex, v value, typ Type) {
	if v.period == calendar.Amount(9, calendar.Month) || v.period == calendar.Amount(6, calendar.Month) {
		a.months = true
	}
	if v.kind != intervalKind || typ != DATE && typ != TIME {
		return
	}
	if v.iv.Unit == calendar.Quarter {
		a.months = false
		if age := a.dct.End.Sub(v.iv.End); 0 <= age && age < longAgo && !t.tree.has(isReported) { // of one that still runs nothing is reported
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
	} else if a.goesOn(v.iv) || t.tree.has(isRef) && v.iv.Unit <= calendar.Month && v.iv.Start.Year() < a.dct.Start.Year() {
		a.stated, a.statedAt = v.iv, t.End
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
	a := Anchored{Timex: t, Type: typ, Value: v.timex3(), Mod: modNames[v.mod], Quant: v.quant, Freq: v.freq}
	switch v.kind {
	case unanchored:
		if v.pair != nil {
			a.When, a.Basis = calendar.OneOf(calendar.On(v.pair[0]), calendar.On(v.pair[1])), Stated
		}
	case setKind:
		a.Type = SET
	case periodKind:
		a.ends = v.pair
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
	case approx, beforeMod, afterMod, onOrBefore, onOrAfter: // of "more than a year ago" nobody knows how much more
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
