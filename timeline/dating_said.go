package timeline

import "annals/internal/prose"

// What becomes of the dates of sayings, and of what stands in quotations.

// settleSayings decides what becomes of the expressions that date a saying.
func (r *reading) settleSayings() {
	for k := range r.dates {
		if d := &r.dates[k]; d.role == saying {
			r.settleSaying(d, r.isDatedBeside(d))
		}
	}
}

// isDatedBeside reports whether the sentence gives what happens a date other than d.
func (r *reading) isDatedBeside(d *dating) bool {
	for k := range r.dates {
		if e := &r.dates[k]; e != d && e.role == dates {
			return true
		}
	}
	return false
}

// settleSaying decides what d, the date of a saying, dates: that it was said, where
// that is what is told; else what is said, if that has no date of its own.
func (r *reading) settleSaying(d *dating, own bool) {
	p := &r.parsed
	opens := d.verb >= 0 && d.words[1] <= p.Verbs[d.verb].From && p.Clauses[d.clause].Kind != prose.Speaker
	willSay := d.verb >= 0 && p.Words[d.group].Is(future)
	said := r.contentVerb(d.clause)
	switch {
	case willSay, own && (opens || p.Clauses[d.clause].Kind == prose.OfNoun):
		d.role = dates // "On Tuesday he told …"
	case own || r.allQuoted():
		d.role = idle
	case said >= 0 && r.asksAbout(said) && r.parsed.Clauses[d.clause].Kind != prose.Speaker:
		d.role = dates // was asked on Monday why he left
	case said >= 0 && r.tells(said):
		d.head, d.group, d.verb, d.clause = p.Verbs[said].Head, p.Verbs[said].From, said, p.ClauseOf(p.Verbs[said].Head)
		d.role, d.from, d.to, d.main, d.said = dates, 0, 0, true, true
	case opens && !r.quotes():
		d.role = dates
	default:
		d.role = idle
	}
}

// asksAbout reports whether what the verb v tells is not said to have been, but asked or told of: "was asked
// why he left".
func (r *reading) asksAbout(v int) bool {
	c := r.parsed.Clauses[r.parsed.ClauseOf(r.parsed.Verbs[v].Head)]
	return r.word(c.From).Is(asking) || r.word(c.From-1).Is(asking)
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
	if first := p.Words[v.From]; v.From < v.Head && first.Is(passive) && !first.Is(wasWords) && prose.HasEnding(p.Words[v.Head].Of(r.text), r.present) {
		return false // everyone is leaving
	}
	return !r.opined(d.verb)
}

// opined reports whether the verb v says what a speaker thinks, and not what was: "I feel like we
// [have made] progress".
func (r *reading) opined(v int) bool {
	p := &r.parsed
	for k := v - 1; k >= 0; k-- {
		if thinks := p.Verbs[k]; thinks.Form == prose.Finite {
			return p.Words[thinks.Head].Is(stative) && r.word(thinks.From-1).Is(voices)
		}
	}
	return false
}
