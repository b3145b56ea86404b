package timeline

import (
	"strings"

	"annals/internal/prose"
	"annals/timeline/calendar"
)

// How an expression lies to the day of report, and what begins or ends with it or
// has several: "since January, when", "by 2008", "in 1998 and 2001".

// whenClause handles an expression that a clause explains: "since January, when
// Ann Smith was dismissed". What that tells happened then.
func (r *reading) whenClause(d *dating) bool {
	d.clause = r.parsed.ClauseOf(d.words[0])
	i := d.words[1]
	if r.word(i).Of(r.text) == "," {
		i++
	}
	if !r.word(i).Is(pinning) {
		return false
	}
	if !r.word(d.words[0]-1).Is(since|bounding) && !d.when.IsRange() {
		if v := r.verbBefore(d.clause, d.words[0]); v >= 0 && r.tells(v) {
			return false // "was killed on May 3 when …": that is dated first
		}
	}
	v := r.verbAfter(r.parsed.ClauseOf(i), i)
	if v < 0 || !r.tells(v) || r.parsed.Words[r.parsed.Verbs[v].From].Is(possible|future) {
		return false
	}
	if d.when.IsRange() {
		d.when = calendar.On(d.when.From()) // since January, when: in January
	}
	r.setVerb(d, v)
	d.role = dates
	if clause := r.parsed.Clauses[d.clause]; !r.leans(prose.Clause{From: i + 1, To: clause.To}) && !r.has(i+1, clause.To, prose.Pronoun) {
		d.from, d.to = i+1, clause.To
	} else {
		d.from, d.to = 0, 0
	}
	return true
}

// sinceWhen handles "since 2019": a state that began then, where the sentence
// tells of one, and nothing where it only compares.
func (r *reading) sinceWhen(d *dating) {
	p := &r.parsed
	at := d.words[0]
	if !p.Words[at].Is(since) {
		at--
	}
	for i := at - 1; i >= 0 && i >= at-8; i-- {
		if p.Words[i].Is(comparing) {
			return
		}
	}
	if d.when.IsZero() {
		return
	}
	d.when = onwards(d.when)
	// An apposition: "Dong, the MP for Don Valley North since 2019, told …".
	for i := at - 1; i > 0; i-- {
		w := p.Words[i]
		if r.isVerb(i) {
			break
		}
		if w.Shape == prose.Mark && w.Of(r.text) == "," {
			if !p.Words[i+1].Is(prose.Determiner|prose.Title) || !p.Words[i-1].Shape.IsWord() {
				return
			}
			d.from, d.to = r.phraseStart(i-1), d.words[1]
			for d.from > 0 && p.Words[d.from-1].Shape.Upperish() {
				d.from--
			}
			d.role, d.verb, d.state = dates, -1, true
			for d.head = i + 1; d.head+1 < at && !p.Words[d.head+1].Is(prose.Preposition); d.head++ {
			}
			d.group = d.head
			return
		}
	}
	v := r.verbBefore(d.clause, at)
	if v < 0 {
		return
	}
	verb := p.Verbs[v]
	if verb.Form != prose.Finite || verb.From == verb.Head || !p.Words[verb.From].Is(prose.Auxiliary) {
		return
	}
	r.setVerb(d, v)
	d.role = dates
}

// onwards returns v, open at its end.
func onwards(v calendar.Value) calendar.Value {
	if v.IsRange() {
		return v // the expression says so already
	}
	return calendar.Since(v)
}

// until opens the date of what will be by then: "by 2008" is any time up to it.
func (r *reading) until(d *dating) {
	if before := r.word(d.words[0] - 1); d.role == dates && before.Is(until) && d.when.Unit() > calendar.DayPart && !d.when.IsRange() {
		d.when = calendar.Until(d.when)
	}
}

// over reports whether v is a day or week that ended with the day of report.
func (r *reading) over(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	_, end := v.Bounds()
	return !v.IsZero() && !published.IsZero() && !end.IsZero() && !end.After(published.End) && v.Unit() <= calendar.Week
}

// ahead reports whether v lies wholly after the day of report.
func (r *reading) ahead(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	earliest, _ := v.Bounds()
	return !v.IsZero() && !published.IsZero() && !earliest.IsZero() && !earliest.Before(published.End)
}

// behind reports whether v ended before the day of report.
func (r *reading) behind(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	_, end := v.Bounds()
	return !v.IsZero() && !published.IsZero() && !end.IsZero() && !end.After(published.Start)
}

// lookBack gives d the date before where what is told is over and the date that
// its expression leaves open was taken for the one to come: "was arrested on
// December 11" in a story of September, "Thursday's crash" in one of Wednesday.
func (r *reading) lookBack(d *dating) {
	if d.timex == nil || d.when != d.timex.When || !r.ahead(d.when) || !r.told(d) || !strings.HasPrefix(d.timex.Explain(), "near(dct, ") {
		return
	}
	day, ok := d.when.Interval()
	if !ok {
		return
	}
	years, days := -1, 0
	if day.Unit == calendar.Day && !strings.ContainsAny(r.text[d.timex.Start:d.timex.End], "0123456789") {
		years, days = 0, -7 // a weekday
	}
	if before := day.Start.AddDate(years, 0, days); days != 0 || before.Day() == day.Start.Day() { // 29 February has none
		d.when = calendar.On(calendar.In(before, day.Unit))
	}
}

// told reports whether d is over for certain: a thing that nobody announces, or
// a verb in the past with its date right behind it that moves nothing to come.
func (r *reading) told(d *dating) bool {
	p := &r.parsed
	unplanned := r.unplanned[r.predicate(p.Words[d.head].Of(r.text))]
	if d.verb < 0 || unplanned && r.isOver(d.verb) {
		return unplanned
	}
	if !r.isOver(d.verb) || p.Verbs[d.verb].Form != prose.Finite || p.Words[d.head].Is(prose.Saying|announcing|planning|preventing|moving) || d.words[0] < d.head {
		return false
	}
	for _, w := range p.Words[d.head+1 : d.words[0]] {
		if w.Is(planning|moving) || w.Shape == prose.Small && w.Class&prose.Function == 0 && r.happens(w.Of(r.text)) {
			return false // "won a place at the meeting on December 11"
		}
	}
	return r.word(d.words[0]-1).Is(on) || d.words[0] == d.head+1
}

// oneDateEach leaves each verb one date where it has several: the finer of a day
// and its hour, and else the first, unless they stand in a row: "in 1998 and 2001".
func (r *reading) oneDateEach() {
	for k := range r.dates {
		d := &r.dates[k]
		for j := range r.dates[:k] {
			e := &r.dates[j]
			if d.role != dates || e.role != dates || d.head != e.head || r.inRow(e.words[1], d.words[0]) {
				continue
			}
			if e.when.IsZero() && !d.when.IsZero() || d.when != e.when && e.when.Contains(d.when) {
				e.role = idle
			} else {
				d.role = idle
			}
		}
	}
}

// inRow reports whether words[from:to] part two of a row: "in 1998 [and in]
// 2001", "two in 2008[, another two in] 2012".
func (r *reading) inRow(from, to int) bool {
	if to-from > 5 || to <= from {
		return false
	}
	row := false
	for i := from; i < to; i++ {
		w := r.parsed.Words[i]
		row = row || w.Is(prose.Coordinator) || i == from && w.Of(r.text) == ","
		if r.isVerb(i) || w.Is(prose.Subordinator) && !w.Is(prose.Preposition) {
			return false
		}
	}
	last := r.parsed.Words[to-1]
	return row && (last.Is(prose.Preposition|prose.Locative|prose.Coordinator) || last.Shape.Upperish()) // "met Lee on May 4 and Okafor [on] May 6"
}
