package timeline

import (
	"annals/internal/prose"
	"annals/timeline/calendar"
)

// What begins with an expression or is explained by a clause behind it: "since
// 2019", "since January, when Ann Smith was dismissed".

// explained is for an expression that a clause explains. What that tells happened
// then.
func (r *reading) explained(d *dating) (role, bool) {
	at := d.words[1]
	if r.word(at).Of(r.text) == "," {
		at++
	}
	if !r.word(at).Is(pinning) {
		return idle, false
	}
	if !r.word(d.words[0]-1).Is(since|bounding) && !d.when.IsRange() {
		if v := r.verbBefore(d.clause, d.words[0]); v >= 0 && r.tells(v) {
			return idle, false // "was killed on May 3 when …": that is dated first
		}
	}
	v := r.verbAfter(r.parsed.ClauseOf(at), at)
	if v < 0 || !r.tells(v) || r.parsed.Words[r.parsed.Verbs[v].From].Is(possible|future) {
		return idle, false
	}
	if d.when.IsRange() {
		d.when = calendar.On(d.when.From()) // since January, when: in January
	}
	r.setVerb(d, v)
	d.from, d.to = at+1, r.parsed.Clauses[d.clause].To
	if r.leans(prose.Clause{From: d.from, To: d.to}) || r.has(d.from, d.to, prose.Pronoun) {
		d.from, d.to = 0, 0
	}
	return dates, true
}

// comparedReach is how many words before "since" it may say what is compared.
const comparedReach = 12

// since is for "since 2019": a state that began then, where the sentence tells of
// one, and nothing where it only compares.
func (r *reading) since(d *dating) (role, bool) {
	at := d.words[0]
	switch {
	case r.word(at - 1).Is(since):
		at--
	case !r.word(at).Is(since):
		return idle, false
	}
	for i := at - 1; i >= 0 && i >= at-comparedReach; i-- {
		if r.parsed.Words[i].Is(comparing) {
			return idle, true
		}
	}
	if d.when.IsZero() {
		return idle, true
	}
	d.when = onwards(d.when)
	if comma := r.appositionBefore(at); comma > 0 {
		return r.heldSince(d, comma, at), true
	}
	v := r.verbBefore(d.clause, at)
	if v < 0 {
		return idle, true
	}
	verb := r.parsed.Verbs[v]
	if verb.Form != prose.Finite || verb.From == verb.Head || !r.parsed.Words[verb.From].Is(prose.Auxiliary) {
		return idle, true
	}
	r.setVerb(d, v)
	return dates, true
}

// appositionBefore returns the comma behind which the apposition to a name may
// begin that ends at word i, or 0 where a verb stands before it.
func (r *reading) appositionBefore(i int) int {
	for i--; i > 0 && !r.parsed.InVerb(i); i-- {
		if r.parsed.Words[i].Of(r.text) == "," {
			return i
		}
	}
	return 0
}

// heldSince sets that d dates what the apposition between the comma and "since"
// says that somebody is: "Dong, the MP for Don Valley North since 2019, told …".
func (r *reading) heldSince(d *dating, comma, at int) role {
	words := r.parsed.Words
	if !words[comma+1].Is(prose.Determiner|prose.Title) || !words[comma-1].Shape.IsWord() {
		return idle
	}
	d.from, d.to = r.parsed.PhraseStart(r.text, comma-1), d.words[1]
	for d.from > 0 && words[d.from-1].Shape.Upperish() {
		d.from--
	}
	for d.head = comma + 1; d.head+1 < at && !words[d.head+1].Is(prose.Preposition); d.head++ {
	}
	d.group, d.verb, d.state = d.head, -1, true
	return dates
}

// onwards returns v, open at its end.
func onwards(v calendar.Value) calendar.Value {
	if v.IsRange() {
		return v // the expression says so already
	}
	return calendar.Since(v)
}
