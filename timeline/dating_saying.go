package timeline

import "annals/internal/prose"

// What becomes of the dates of sayings, and of what stands in quotations.

// settleSayings decides what becomes of the expressions that date a saying:
// what is said takes its own date where it has one, and else that of the saying.
func (r *reading) settleSayings() {
	p := &r.parsed
	for k := range r.dates {
		d := &r.dates[k]
		if d.role != saying {
			continue
		}
		own := false
		for j := range r.dates {
			own = own || j != k && r.dates[j].role == dates
		}
		opens := d.verb >= 0 && d.words[1] <= p.Verbs[d.verb].From && p.Clauses[d.clause].Kind != prose.Speaker
		if own && (opens || p.Clauses[d.clause].Kind == prose.OfNoun) || d.verb >= 0 && p.Words[d.group].Is(future) {
			d.role = dates // "On Tuesday he told …": that he told is the event
			continue
		}
		if own || r.allQuoted() {
			d.role = idle
			continue
		}
		v := r.contentVerb(d.clause)
		if v < 0 || !r.tells(v) {
			d.role = idle
			if opens && !r.quotes() {
				d.role = dates
			}
			continue
		}
		d.head, d.group, d.verb, d.clause = p.Verbs[v].Head, p.Verbs[v].From, v, p.ClauseOf(p.Verbs[v].Head)
		d.role, d.from, d.to, d.main, d.said = dates, 0, 0, true, true
	}
}

// contentVerb returns the verb of what the saying in the clause c says, or -1.
func (r *reading) contentVerb(c int) int {
	p := &r.parsed
	for k, v := range p.Verbs {
		in := p.ClauseOf(v.Head)
		if v.Form > prose.State || in == c {
			continue
		}
		if p.Clauses[in].Kind == prose.Said && p.Clauses[in].Of == c || p.Clauses[c].Kind == prose.Speaker && in == p.Clauses[c].Of {
			return k
		}
	}
	return -1
}

// mainEvent returns what the main clause of the sentence tells, without a date.
func (r *reading) mainEvent() (dating, bool) {
	p := &r.parsed
	d := dating{verb: -1}
	if r.allQuoted() {
		return d, false
	}
	for k, v := range p.Verbs {
		c := p.Clauses[p.ClauseOf(v.Head)]
		if v.Form > prose.State || c.Kind != prose.Main && c.Kind != prose.Said {
			continue
		}
		if said := r.contentVerb(p.ClauseOf(v.Head)); said >= 0 && p.Words[v.Head].Is(prose.Saying) && c.Kind == prose.Main && !r.isDated(said) {
			continue
		}
		if !r.tells(k) || p.Words[v.Head].Is(prose.Present|speaking) || c.Kind == prose.Main && r.leans(c) {
			return d, false
		}
		r.setVerb(&d, k)
		d.main, d.said = true, c.Kind == prose.Said
		d.from, d.to = 0, 0
		return d, true
	}
	return d, false
}

// isDated reports whether the sentence gives the verb v a date.
func (r *reading) isDated(v int) bool {
	for _, d := range r.dates {
		if d.role == dates && d.verb == v {
			return true
		}
	}
	return false
}

// quotes reports whether a quotation stands in the sentence.
func (r *reading) quotes() bool {
	for _, w := range r.parsed.Words {
		if w.Shape == prose.Mark && opensQuotation(w.Of(r.text)) && w.Of(r.text) != "$" {
			return true
		}
	}
	return false
}

// allQuoted reports whether all that the sentence tells stands inside a
// quotation: an opinion, a plea, but no report.
func (r *reading) allQuoted() bool {
	p := &r.parsed
	if !r.quotes() && !r.sentences[r.at].quoted {
		return false
	}
	for _, v := range p.Verbs {
		if v.Form <= prose.State && !r.inQuotation(v.From) && !p.Words[v.Head].Is(prose.Saying) && p.Clauses[p.ClauseOf(v.Head)].Kind != prose.Speaker {
			return false
		}
	}
	return true
}

// inQuotation reports whether word i stands inside a quotation.
func (r *reading) inQuotation(i int) bool {
	open := r.sentences[r.at].quoted
	for _, w := range r.parsed.Words[:i] {
		if w.Shape == prose.Mark {
			open = quotedAfter(w.Of(r.text), open)
		}
	}
	return open
}

// toldInQuotation reports whether what a speaker says happened and is over: what
// is hoped, feared and thought inside a quotation is no event.
func (r *reading) toldInQuotation(d *dating) bool {
	p := &r.parsed
	if d.verb < 0 {
		return !r.ahead(d.when)
	}
	v := p.Verbs[d.verb]
	if v.Form != prose.Finite || r.ahead(d.when) {
		return false
	}
	for i := v.From; i <= v.Head; i++ {
		if p.Words[i].Is(prose.Modal | prose.Present) {
			return false
		}
	}
	return true
}
