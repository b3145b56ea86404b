package timeline

import (
	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A dating is what a temporal expression does in its sentence, and what it
// dates: the word that says what happens, and the words that tell of it.
type dating struct {
	timex  *timex.Anchored
	words  [2]int // of the expression
	role   role
	when   calendar.Value
	head   int // the word that says what happens
	group  int // the first of its verb group
	verb   int // the verb, -1 where a noun says it
	clause int
	from   int // the words that tell of it; the sentence where from == to
	to     int
	main   bool // it is what the sentence is about
	said   bool // it is what somebody says
	state  bool // it is what somebody or something is, in passing
}

// A role is what a temporal expression does.
type role uint8

const (
	idle   role = iota // it dates nothing that happens
	dates              // it dates what happens
	saying             // it dates the saying of what happens
)

// date finds what each expression of the sentence dates.
func (r *reading) date(s sentence) {
	r.dates = r.dates[:0]
	for k := s.timexes[0]; k < s.timexes[1]; k++ {
		t := &r.telling.Timexes[k]
		if !pointsInTime(t) {
			continue
		}
		d := dating{timex: t, when: t.When, verb: -1}
		if !t.Range.IsZero() {
			if k > s.timexes[0] && r.telling.Timexes[k-1].Range == t.Range {
				continue // the end of a range, of which its start tells
			}
			d.when = t.Range
		}
		d.words = wordsOf(r.parsed.Words, t.Start, t.End)
		if d.words[0] == d.words[1] {
			continue
		}
		if r.whenClause(&d) {
			r.dates = append(r.dates, d)
			continue
		}
		r.place(&d)
		if quoted := r.inQuotation(d.head); quoted && d.role == dates && !r.toldInQuotation(&d) || !quoted && d.role != idle && r.inQuotation(d.words[0]) {
			d.role = idle
		}
		r.until(&d)
		r.dates = append(r.dates, d)
	}
	r.oneDateEach()
	r.settleSayings()
}

// pointsInTime reports whether t is a stretch of the timeline at which
// something may happen, anchored or not.
func pointsInTime(t *timex.Anchored) bool {
	if t.Type != timex.DATE && t.Type != timex.TIME {
		return false
	}
	if t.When.IsZero() {
		return len(t.Value) > 0 && t.Value[0] == 'X' && t.Value != "XXXX" // a weekday, a month without a year
	}
	return t.When.Unit() < calendar.Decade
}

func wordsOf(words []prose.Word, start, end int) [2]int {
	from := 0
	for from < len(words) && words[from].End <= start {
		from++
	}
	to := from
	for to < len(words) && words[to].Start < end {
		to++
	}
	return [2]int{from, to}
}

// place decides what d dates.
func (r *reading) place(d *dating) {
	p := &r.parsed
	from := d.words[0]
	d.clause = p.ClauseOf(from)
	if r.word(from-1).Is(since) || r.word(from).Is(since) {
		r.sinceWhen(d)
		return
	}
	if r.word(from-1).Is(baseline) && r.figureBefore(from) {
		return // "rose 3% from a year earlier"
	}
	if r.word(from - 1).Is(bounding) {
		return // "until 2010", "before May": no time at which something happens
	}
	if r.parsed.Clauses[d.clause].Kind != prose.Speaker && (r.attributive(d) || r.nominal(d)) {
		return
	}
	r.verbal(d)
}

// figureBefore reports whether an amount stands in the few words before word i.
func (r *reading) figureBefore(i int) bool {
	for j := max(0, i-10); j < i; j++ {
		if w := r.parsed.Words[j]; w.Shape == prose.Digits && !r.inTimex(w.Span) {
			return true
		}
	}
	return false
}

// has reports whether one of words[from:to] is of the classes c and of no other
// use in a sentence.
func (r *reading) has(from, to int, c prose.Class) bool {
	for _, w := range r.parsed.Words[from:to] {
		if w.Is(c) && !w.Is(prose.Determiner) {
			return true
		}
	}
	return false
}

// word returns word i of the sentence, or no word.
func (r *reading) word(i int) prose.Word {
	if i < 0 || i >= len(r.parsed.Words) {
		return prose.Word{}
	}
	return r.parsed.Words[i]
}

// isVerb reports whether word i is the head of a verb, or in its group.
func (r *reading) isVerb(i int) bool {
	for _, v := range r.parsed.Verbs {
		if i >= v.From && i <= v.Head {
			return true
		}
	}
	return false
}
