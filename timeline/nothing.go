package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/calendar"
)

// A nothing is a way in which a verb that has a date tells of nothing that happens. Its mention stays, as evidence
// of when something else was, and makes no event by itself.
type nothing struct {
	name     string
	examples []string // sentences that tell nothing
	found    func(r *reading, v int) bool
}

var nothings = [...]nothing{
	{"a state that goes on", []string{
		"Lee was still held in Lune on Monday.",
		"Police were still looking for the boat on Monday.",
	}, (*reading).lasts},
	{"a state that remains", []string{
		"All four remained hospitalized on Monday.",
		"The bridge remained firmly closed on Monday.",
	}, (*reading).remains},
	{"a condition", []string{
		"Lee was listed in critical condition on Monday.",
		"Both were described as in a stable condition on Monday.",
	}, (*reading).condition},
	{"no answer", []string{
		"Lee declined to comment on Monday.",
		"The ministry did not immediately respond on Monday.",
		"A spokesman could not be reached on Monday.",
	}, (*reading).noAnswer},
	{"no news", []string{
		"As of Monday, no arrests had been made.",
		"No injuries were reported on Monday.",
	}, (*reading).noNews},
	{"what has not come yet", []string{
		"Charges had yet to be filed as of Monday morning.",
	}, (*reading).isPending},
	{"what was not had, known or wanted", []string{
		"The yard did not have any permits to sell boats on Monday.",
	}, (*reading).lacks},
	{"a habit", []string{
		"Lee often came to Lune in 2019.",
		"The bridge was frequently closed in 2019.",
	}, (*reading).habit},
}

// isNothing reports whether the verb v tells of nothing that happens.
func (r *reading) isNothing(v int) bool {
	return slices.ContainsFunc(nothings[:], func(n nothing) bool { return n.found(r, v) })
}

// sinceLong reports whether d tells of what somebody or something has been doing since a month or a year: has ruled since
// 2018. Of a few days it is news, and what was done to somebody, "has been held since 2018", began with a deed.
func (r *reading) sinceLong(d *dating) bool {
	_, end := d.when.Bounds()
	return d.verb >= 0 && !r.isPassive(d.verb) && !d.when.IsZero() && end.IsZero() && d.when.From().Unit > calendar.Week
}

// lasts reports whether what v tells was so before: was still held.
func (r *reading) lasts(v int) bool {
	verb := r.parsed.Verbs[v]
	return r.word(verb.From).Is(passive) && r.anyOf(verb.From, verb.Head, r.still)
}

// remains reports whether v only says in which state something remains: remained closed.
func (r *reading) remains(v int) bool {
	verb := r.parsed.Verbs[v]
	i := verb.From - 1
	for r.Adverbial(r.text, r.word(i)) {
		i--
	}
	return verb.From == verb.Head && r.anyOf(i, i+1, r.remaining)
}

// conditionReach is how many words behind the verb the condition may stand that it gives.
const conditionReach = 6

// condition reports whether v says how somebody does who was hurt.
func (r *reading) condition(v int) bool {
	head := r.parsed.Verbs[v].Head
	return (r.isPassive(v) || r.parsed.Verbs[v].Form == prose.Reduced) && r.anyOf(head, head+1, r.rated) && r.anyOf(head+1, head+conditionReach, r.conditions)
}

// noAnswer reports whether v says that somebody did not speak.
func (r *reading) noAnswer(v int) bool {
	p := &r.parsed
	verb := p.Verbs[v]
	if p.Words[verb.Head].Is(preventing) && v+1 < len(p.Verbs) && p.Verbs[v+1].Form == prose.Infinitive {
		return r.anyOf(p.Verbs[v+1].Head, p.Verbs[v+1].Head+1, r.answers) // declined on Monday to comment
	}
	not := r.has(verb.From, verb.Head, prose.Negator) || verb.Form == prose.Infinitive && r.word(verb.From-1).Is(preventing)
	return not && r.anyOf(verb.Head, verb.Head+1, r.answers)
}

// noNews reports whether v says that nothing came of something yet: no arrests had been made.
func (r *reading) noNews(v int) bool {
	p := &r.parsed
	verb := p.Verbs[v]
	return verb.From > 0 && r.isPassive(v) && r.anyOf(verb.Head, verb.Head+1, r.unmade) && r.word(p.PhraseStart(r.text, verb.From-1)).Is(prose.Negator)
}

// isPending reports whether v says what is still to come of something: yet to be filed.
func (r *reading) isPending(v int) bool {
	verb := r.parsed.Verbs[v]
	return verb.Form == prose.Infinitive && r.anyOf(verb.From-1, verb.From, r.pending)
}

// lacks reports whether v says what for something is not there: did not have a permit to sell.
func (r *reading) lacks(v int) bool {
	p := &r.parsed
	verb := p.Verbs[v]
	if verb.Form != prose.Infinitive {
		return false
	}
	f := r.finiteBefore(p.ClauseOf(verb.Head), verb.From)
	return f >= 0 && p.Words[p.Verbs[f].Head].Is(stative) && p.Verbs[f].From < p.Verbs[f].Head && r.has(p.Verbs[f].From, p.Verbs[f].Head, prose.Negator)
}

// habit reports whether v tells what is done again and again: often came.
func (r *reading) habit(v int) bool {
	verb := r.parsed.Verbs[v]
	return r.anyOf(verb.From-1, verb.Head+1, r.habits)
}

// isErratum reports whether a sentence says that a story was wrong: when that was published, and what it gave, is no
// event.
func (c *cues) isErratum(sentence string) bool {
	sentence = strings.ToLower(sentence)
	return slices.ContainsFunc(c.errata, func(cue string) bool { return containsWord(sentence, cue) })
}

// anyOf reports whether one of words[from:to] is of list.
func (r *reading) anyOf(from, to int, list map[string]bool) bool {
	for i := max(from, 0); i < min(to, len(r.parsed.Words)); i++ {
		if w := r.parsed.Words[i]; w.Shape != prose.Mark && list[strings.ToLower(w.Of(r.text))] {
			return true
		}
	}
	return false
}
