package timeline

import "annals/internal/prose"

// Which verb an expression of time dates, and the words that tell of it.

// verbal finds the verb that d dates: the last one before it in its clause, or
// the first one after it.
func (r *reading) verbal(d *dating) {
	p := &r.parsed
	v := r.verbBefore(d.clause, d.words[0])
	if v < 0 {
		v = r.verbAfter(d.clause, d.words[1])
	}
	for c := d.clause; v < 0 && p.Clauses[c].Of >= 0; {
		c = p.Clauses[c].Of
		if v = r.verbBefore(c, d.words[0]); v < 0 {
			v = r.verbAfter(c, d.words[1])
		}
		d.clause = c
	}
	if v < 0 {
		return
	}
	if p.Verbs[v].Form == prose.Infinitive && r.over(d.when) {
		// "agreed on Monday to pay", "agreed to pay on Monday": what is past is agreed.
		if f := r.finiteBefore(d.clause, p.Verbs[v].From); f >= 0 && p.Words[p.Verbs[f].Head].Is(planning|announcing) {
			v = f
		}
	}
	r.setVerb(d, v)
	r.lookBack(d)
	head := p.Words[d.head]
	switch {
	case p.Clauses[d.clause].Kind == prose.Speaker:
		d.role = saying
	case head.Is(prose.Saying):
		d.role = saying
		if head.Is(announcing) || (!head.Is(speaking) || r.word(d.head+1).Is(prose.Preposition) && d.head+2 != d.words[0]) && r.contentVerb(d.clause) < 0 && (p.Clauses[d.clause].Kind == prose.OfNoun || !r.quotes()) {
			d.role = dates // "reported a loss"
		}
	case r.tells(v) && !r.contradicts(d):
		d.role = dates
	}
}

// contradicts reports whether the verb of d is past and its day still to come:
// then the day is not known after all.
func (r *reading) contradicts(d *dating) bool {
	if !r.ahead(d.when) {
		return false
	}
	p := &r.parsed
	v := p.Verbs[d.verb]
	if v.Form != prose.Finite || p.Words[v.Head].Is(planning) {
		return false
	}
	first := p.Words[v.From]
	return v.From == v.Head && (first.Is(prose.Past) || prose.HasEnding(first.Of(r.text), r.past))
}

// looksAhead reports whether the verb v is of what is still to come: "to
// relieve", "will cut".
func (r *reading) looksAhead(v int) bool {
	p := &r.parsed
	return p.Verbs[v].Form == prose.Infinitive || p.Words[p.Verbs[v].From].Is(future)
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
		if from := r.antecedent(c.From); from >= 0 {
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

// leans reports whether the clause has no subject that can stand by itself.
func (r *reading) leans(c prose.Clause) bool {
	for i := c.From; i < c.To; i++ {
		w := r.parsed.Words[i]
		if w.Shape == prose.Mark || w.Is(prose.Coordinator|prose.Complement) && !w.Is(prose.Determiner) {
			continue
		}
		if w.Is(prose.Complement) && i == c.From {
			continue
		}
		return w.Is(prose.Pronoun) && !w.Is(prose.Determiner) || r.isVerb(i)
	}
	return true
}

// verbBefore returns the last verb of the clause that stands before word i, or -1.
func (r *reading) verbBefore(clause, i int) int {
	for k := len(r.parsed.Verbs) - 1; k >= 0; k-- {
		if v := r.parsed.Verbs[k]; v.Head < i && r.parsed.ClauseOf(v.Head) == clause {
			return k
		}
	}
	return -1
}

func (r *reading) finiteBefore(clause, i int) int {
	for k := len(r.parsed.Verbs) - 1; k >= 0; k-- {
		if v := r.parsed.Verbs[k]; v.Head < i && v.Form <= prose.State && r.parsed.ClauseOf(v.Head) == clause {
			return k
		}
	}
	return -1
}

// verbAfter returns the first verb of the clause at or after word i, or -1.
func (r *reading) verbAfter(clause, i int) int {
	for k, v := range r.parsed.Verbs {
		if v.From >= i && r.parsed.ClauseOf(v.Head) == clause {
			return k
		}
	}
	return -1
}

// tells reports whether the verb v tells of something that happens.
func (r *reading) tells(v int) bool {
	p := &r.parsed
	verb := p.Verbs[v]
	if p.Words[verb.From].Is(obliging) {
		return false
	}
	if verb.Form == prose.State {
		return r.word(verb.Head+1).Is(planning) && r.word(verb.Head+1).Shape == prose.Small // is due
	}
	return !p.Words[verb.Head].Is(stative)
}
