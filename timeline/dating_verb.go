package timeline

import (
	"strings"

	"annals/internal/prose"
)

// Which verb an expression of time dates, and the words that tell of it.

// atVerb is for all others: they date the verb of their clause, or of the nearest
// around that which has one.
func (r *reading) atVerb(d *dating) (role, bool) {
	p := &r.parsed
	v := r.verbNear(d.clause, d.words)
	for v < 0 && p.Clauses[d.clause].Of >= 0 {
		d.clause = p.Clauses[d.clause].Of
		v = r.verbNear(d.clause, d.words)
	}
	if v < 0 {
		return idle, true
	}
	if p.Verbs[v].Form == prose.Infinitive && r.over(d.when) {
		// "agreed on Monday to pay", "agreed to pay on Monday": what is past is agreed.
		if f := r.finiteBefore(d.clause, p.Verbs[v].From); f >= 0 && p.Words[p.Verbs[f].Head].Is(planning|announcing) {
			v = f
		}
	}
	if outer := r.meanwhile(d.clause, v); outer >= 0 {
		v = outer
	}
	r.setVerb(d, v)
	return asVerb, true
}

// meanwhile returns the verb of what happened while that of the clause v was going on, or -1: "[was shot]
// while he was sitting there on May 3". The day is that of both, and nobody sits in a timeline.
func (r *reading) meanwhile(clause, v int) int {
	p := &r.parsed
	c := p.Clauses[clause]
	verb := p.Verbs[v]
	if c.Kind != prose.Subordinate || c.From == 0 || verb.From == verb.Head || !r.lasting[strings.ToLower(r.word(c.From).Of(r.text))] || !prose.HasEnding(r.word(verb.Head).Of(r.text), r.present) {
		return -1
	}
	outer := r.verbBefore(c.Of, c.From)
	if outer < 0 || !r.tells(outer) || !r.isOver(outer) || r.word(p.Verbs[outer].Head).Is(prose.Saying) {
		return -1
	}
	return outer
}

// verbNear returns the last verb of the clause before the words at, or else the
// first after them, or -1. What opens the second of two deeds is its own: "studied in
// Lune and [in 1992] moved".
func (r *reading) verbNear(clause int, at [2]int) int {
	before := r.word(at[0] - 1)
	if before.Is(prose.Preposition | prose.Locative) {
		before = r.word(at[0] - 2)
	}
	if before.Is(prose.Coordinator) {
		if v := r.verbAfter(clause, at[1]); v >= 0 && r.parsed.Verbs[v].From <= at[1]+1 {
			return v
		}
	}
	if v := r.verbBefore(clause, at[0]); v >= 0 {
		return v
	}
	return r.verbAfter(clause, at[1])
}

// roleOfVerb returns what d does by its verb: a verb of saying is dated as such,
// and a state, or what contradicts its day, is not dated.
func (r *reading) roleOfVerb(d *dating) role {
	switch {
	case r.parsed.Clauses[d.clause].Kind == prose.Speaker:
		return saying
	case r.parsed.Words[d.head].Is(prose.Saying) && !r.saysAsDeed(d):
		return saying
	case r.parsed.Words[d.head].Is(prose.Saying) || r.tells(d.verb) && !r.contradicts(d):
		return dates
	}
	return idle
}

// saysAsDeed reports whether the verb of saying that d dates is itself what
// happens: "announced a sale", "reported a loss". Words alone are none.
func (r *reading) saysAsDeed(d *dating) bool {
	head := r.parsed.Words[d.head]
	if head.Is(announcing) {
		return true
	}
	about := r.word(d.head+1).Is(prose.Preposition) && d.head+2 != d.words[0] // "spoke with Lee on Monday"
	if head.Is(speaking) && !about || r.contentVerb(d.clause) >= 0 {
		return false
	}
	return r.parsed.Clauses[d.clause].Kind == prose.OfNoun || !r.quotes()
}

// setVerb sets that the verb v says what d dates.
func (r *reading) setVerb(d *dating, v int) {
	p := &r.parsed
	d.verb, d.head, d.group = v, p.Verbs[v].Head, p.Verbs[v].From
	if p.Verbs[v].Form == prose.State && r.tells(v) {
		d.head++ // "is due": what is due
	}
	d.clause = p.ClauseOf(p.Verbs[v].Head)
	r.clauseWords(d)
}

// clauseWords sets the words that tell of what d dates.
func (r *reading) clauseWords(d *dating) {
	p := &r.parsed
	c := p.Clauses[d.clause]
	d.main = (c.Kind == prose.Main || c.Kind == prose.Coordinate) && r.governs(d)
	d.said = c.Kind == prose.Said
	d.from, d.to = c.From, c.To
	switch c.Kind {
	case prose.Main:
		if len(p.Clauses) == 1 {
			d.from, d.to = 0, 0
		}
	case prose.Coordinate, prose.Said:
		if r.leans(c) {
			d.from, d.to = 0, 0
		}
	case prose.Subordinate:
		d.from++
		if r.leans(prose.Clause{From: c.From + 1, To: c.To}) {
			d.from, d.to = 0, 0
		}
	case prose.OfNoun:
		if from, to := p.Antecedent(r.text, c.From); from < to {
			d.from = from
		} else {
			d.from, d.to = 0, 0
		}
	default:
		d.from, d.to = 0, 0
	}
	if d.to > d.from && (d.words[0] < d.from || d.words[1] > d.to) && d.timex != nil {
		d.from, d.to = 0, 0
	}
}

// governs reports whether the verb of d is the one its clause is built on: the
// first finite one, or what that plans.
func (r *reading) governs(d *dating) bool {
	p := &r.parsed
	for k, v := range p.Verbs {
		if v.Form > prose.State || p.ClauseOf(v.Head) != d.clause {
			continue
		}
		return k == d.verb || r.word(p.Verbs[d.verb].From-1).Is(prose.Coordinator) || k == d.verb-1 && p.Verbs[d.verb].Form == prose.Infinitive && p.Words[v.Head].Is(planning)
	}
	return true
}
