package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// reach is how many words to the left a cue of status works, within its clause.
const reach = 8

// status says how far the sentence vouches for what d tells, and whose words it
// gives. It looks left of the word that says what happens, as far as the clause
// goes, then at what the clause leans on.
func (r *reading) status(d *dating) (Status, string) {
	if d.state {
		return Reported, ""
	}
	if d.verb < 0 && r.presupposed(d) {
		return Reported, ""
	}
	if by, ok := r.accusedOf(d); ok {
		return Alleged, by
	}
	status := r.statusInClause(d)
	switch {
	case status == Reported:
		status = r.inherited(d)
	case status == Planned && r.depends(d):
		status = Conditional
	}
	by := ""
	speaker, kind := r.speakerOf(d)
	if v := r.relates(d); v >= 0 && kind == 0 {
		speaker, kind = r.subjectOf(v), prose.Saying
	}
	if kind == 0 && r.saidToHave(d) {
		kind = prose.Saying
	}
	switch {
	case kind&denying != 0 && status == Reported:
		return Denied, speaker
	case kind&alleging != 0 && (status == Reported || status == Alleged):
		return Alleged, speaker
	case kind != 0 && status == Alleged && speaker != "" && r.heard(d):
		return Attributed, speaker
	case kind != 0 && status == Reported:
		return Attributed, speaker
	case kind != 0:
		by = speaker
	}
	return status, by
}

// depends reports whether the clause of d opens with one that says under which condition: "if she pays,
// she will be freed".
func (r *reading) depends(d *dating) bool {
	p := &r.parsed
	at := p.ClauseOf(d.head)
	return slices.ContainsFunc(p.Clauses, func(c prose.Clause) bool {
		return c.Of == at && c.Kind == prose.Subordinate && c.From < p.Clauses[at].From && p.Words[c.From].Is(conditional)
	})
}

// relates returns the verb by which its own subject vouches for what d tells, or
// -1: "Lune Motors reported a loss", "reported losing a million".
func (r *reading) relates(d *dating) int {
	p := &r.parsed
	if d.verb < 0 {
		return -1
	}
	v := d.verb
	if p.Verbs[v].Form == prose.Progress {
		v = r.finiteBefore(d.clause, d.group)
	}
	if v < 0 || p.Verbs[v].Form != prose.Finite || !p.Words[p.Verbs[v].Head].Is(relating) {
		return -1
	}
	if from := p.PhraseStart(r.text, p.Verbs[v].From-1); r.isPassive(v) || from > 0 && p.Words[from-1].Is(prose.Preposition|prose.Locative) && !p.Words[from-1].Is(prose.Particle) {
		return -1 // a loss was reported; from a video posted on Monday
	}
	return v
}

// saidToHave reports whether somebody, who is not named, says that its subject did what d tells: "is
// believed to have sunk in May".
func (r *reading) saidToHave(d *dating) bool {
	p := &r.parsed
	if d.verb < 0 || p.Verbs[d.verb].Form != prose.Infinitive || !r.word(p.Verbs[d.verb].From+1).Is(prose.Auxiliary) {
		return false
	}
	v := r.finiteBefore(d.clause, d.group)
	return v >= 0 && r.isPassive(v) && p.Words[p.Verbs[v].Head].Is(prose.Saying) && p.Verbs[v].Head == d.group-1
}

// describes reports whether word i only describes a noun that stands before the
// verb of d: "the accused man was freed" is no allegation.
func (r *reading) describes(i int, d *dating) bool {
	next := r.word(i + 1)
	return d.verb >= 0 && i+1 < d.group && next.Shape == prose.Small && next.Class&prose.Function == 0 && !r.parsed.InVerb(i+1)
}

// heard reports whether d is told as hearsay, and not as a charge: "will
// reportedly pay, an official said".
func (r *reading) heard(d *dating) bool {
	for i := max(0, d.head-reach); i < d.head; i++ {
		if w := r.parsed.Words[i]; w.Is(alleged) && !w.Is(hearsay) {
			return false
		}
	}
	return true
}

// accusedOf reports whether d is what somebody accuses somebody of, and who does:
// "her lawyers accuse the police of having searched her".
func (r *reading) accusedOf(d *dating) (by string, ok bool) {
	p := &r.parsed
	if d.verb < 0 || p.Verbs[d.verb].Form != prose.Progress || !r.word(d.group-1).Is(prose.Preposition) {
		return "", false
	}
	v := r.finiteBefore(d.clause, d.group)
	if v < 0 || !p.Words[p.Verbs[v].Head].Is(alleging) {
		return "", false
	}
	if p.Verbs[v].From == p.Verbs[v].Head {
		by = r.subjectOf(v)
	}
	return by, true
}

// presupposed reports whether d is told by a noun that takes it for known: "he
// denied any link to the arrest in May" denies no arrest.
func (r *reading) presupposed(d *dating) bool {
	p := &r.parsed
	if r.ahead(d.when) || d.from == d.to {
		return false
	}
	for _, w := range p.Words[d.from : d.head+1] {
		if w.Is(alleged | planning | prose.Negator) {
			return false
		}
	}
	if before := r.word(d.from - 1); before.Is(conditional) || before.Is(planning) && !r.behind(d.when) {
		return false // "if the relatives balk", "demanded the return of the boat"
	}
	first := p.Words[d.from]
	return first.Is(prose.Determiner) && !first.Is(indefinite)
}

// isPlan reports whether the verb that d dates says that it is one: "is due by
// May", "is scheduled for May"; demands it: "that he be freed"; or is what the noun
// that d dates is still to do: "the vote in May is expected to pass".
func (r *reading) isPlan(d *dating) bool {
	p := &r.parsed
	if d.verb < 0 {
		v := r.verbAfter(p.ClauseOf(d.head), d.to)
		if v < 0 || r.behind(d.when) || p.Verbs[v].From > d.to+1 || d.from > p.Clauses[p.ClauseOf(d.head)].From+1 {
			return false
		}
		verb := p.Verbs[v]
		return verb.From < verb.Head && p.Words[verb.From].Is(passive) && p.Words[verb.Head].Is(planning) || p.Words[verb.From].Is(future)
	}
	verb := p.Verbs[d.verb]
	switch {
	case verb.Form == prose.State && p.Words[d.head].Is(planning):
		return true
	case p.Words[verb.From].Is(subjunctive) && verb.From < verb.Head:
		return true
	}
	head, before := p.Words[d.head], r.word(d.words[0]-1)
	if verb.From == verb.Head || !head.Is(planning) || !head.Is(certain) {
		return false
	}
	if !r.telling.Article.Published.When.IsZero() && r.isPassive(d.verb) && (!p.Words[verb.From].Is(wasWords) && verb.Form == prose.Finite && !r.behind(d.when) || r.infinitiveAt(verb.Head+1)) {
		return true // is scheduled today, was scheduled to appear
	}
	return before.Is(prose.Preposition) && !before.Is(on)
}

// infinitiveAt reports whether one begins at word i.
func (r *reading) infinitiveAt(i int) bool {
	return slices.ContainsFunc(r.parsed.Verbs, func(v prose.Verb) bool { return v.From == i && v.Form == prose.Infinitive })
}

// awaited reports whether d is what something waits for or must come before:
// "until an offer is made".
func (r *reading) awaited(d *dating) bool {
	p := &r.parsed
	if d.verb < 0 || r.isOver(d.verb) || p.Verbs[d.verb].Form > prose.State {
		return false
	}
	c := p.Clauses[p.ClauseOf(d.head)]
	return c.Kind == prose.Subordinate && p.Words[c.From].Is(bounding)
}

// statusInClause is the status by the words of the clause alone.
func (r *reading) statusInClause(d *dating) Status {
	p := &r.parsed
	words := p.Words
	infinitive := d.verb >= 0 && p.Verbs[d.verb].Form == prose.Infinitive
	status := Reported
	if r.ahead(d.when) || infinitive && !r.behind(d.when) && !r.over(d.when) {
		status = Planned // "left to meet her" may have come to nothing; "left to meet her in May" has not
	}
	if r.isPlan(d) || r.awaited(d) {
		status = Planned
	}
	steps := 0
	for i := d.head - 1; i >= 0 && steps < reach; i-- {
		w := words[i]
		if i < d.group && (w.Shape == prose.Mark && !isQuoteMark(w.Of(r.text)) || d.verb >= 0 && i < d.group && w.Is(prose.Coordinator|prose.Relative|prose.Complement|prose.Subordinator) && !w.Is(prose.Negator|prose.Preposition|conditional)) {
			break
		}
		if w.Shape == prose.Mark {
			continue
		}
		steps++
		inGroup := i >= d.group
		switch {
		case w.Is(prose.Negator) && words[i+1].Is(limiting): // "not only arrested but tried"
		case w.Is(prose.Negator) && (inGroup || steps <= 4):
			return Negated
		case w.Is(preventing) && (infinitive || steps <= 3):
			return Negated
		case w.Is(denying) && steps <= 3:
			return Denied
		case w.Is(alleged) && steps <= 4 && !r.describes(i, d):
			return Alleged
		case w.Is(conditional):
			return Conditional
		case inGroup && r.anyOf(i, i+1, r.unreal) && i+1 < d.head && words[i+1].Is(prose.Auxiliary) && !words[i+1].Is(passive):
			return Conditional // would have left
		case inGroup && w.Is(future|obliging) && w.Shape != prose.Capital:
			status = Planned
		case inGroup && w.Is(possible) && w.Shape != prose.Capital && !(words[d.head].Is(perceived) && words[d.head-1].Is(passive)):
			status = Conditional
		case infinitive && i == d.group-1 && w.Is(prose.Auxiliary) && status == Reported:
			status = Planned // "is to close"
		case infinitive && i == d.group-1 && w.Is(planning) && !w.Is(carrying) && r.planned(i):
			status = Planned // "was supposed to close" last week
		case infinitive && w.Is(carrying) && steps <= 3 && status == Planned && !r.ahead(d.when):
			status = Reported // "began to", "managed to"
		case !infinitive && w.Is(planning) && !inGroup && steps <= 3 && (d.verb < 0 || p.Verbs[d.verb].Form == prose.Progress) && !r.behind(d.when):
			status = Planned // "consider a merger", "expect losing"
		}
	}
	if words[d.head].Is(alleged) && d.verb < 0 {
		return Alleged
	}
	return status
}

// planned reports whether what the subject was to do follows on the word of planning i: "was
// expected", "were all due".
func (r *reading) planned(i int) bool {
	for k := i - 1; k >= max(0, i-2); k-- {
		if w := r.parsed.Words[k]; !r.Adverbial(r.text, w) || w.Is(passive) {
			return w.Is(passive)
		}
	}
	return false
}

// firm reports whether d, a plan, is said to come: "will close", "agreed to
// close", or to be what was done something for: "left to close".
func (r *reading) firm(d *dating) bool {
	p := &r.parsed
	if d.verb < 0 || r.word(d.group-1).Is(prose.Coordinator) {
		v := r.verbBefore(p.ClauseOf(d.head), d.group)
		if v < 0 {
			return false
		}
		governing := dating{}
		r.setVerb(&governing, v)
		return r.firm(&governing)
	}
	v := p.Verbs[d.verb]
	if v.Form != prose.Infinitive {
		return r.has(v.From, v.Head, certain)
	}
	if r.word(v.From - 1).Is(certain) {
		return true
	}
	f := r.finiteBefore(p.ClauseOf(v.Head), v.From)
	return f >= 0 && r.isOver(f) && !r.has(p.Verbs[f].From, v.From, planning|conditional|possible|preventing|prose.Negator)
}

// inherited is the status that d has from the verb before it: what is joined to
// what may happen ("may close and sell it"), or is its object ("may seek control").
func (r *reading) inherited(d *dating) Status {
	p := &r.parsed
	before := r.word(d.group - 1)
	joined := before.Is(prose.Coordinator)
	switch {
	case d.verb < 0:
		from := r.parsed.PhraseStart(r.text, d.head)
		if before = r.word(from); before.Is(prose.Determiner) && !before.Is(indefinite) {
			return Reported
		}
		if r.behind(d.when) && slices.ContainsFunc(p.Words[from:d.head], func(w prose.Word) bool { return w.Shape == prose.Ending }) {
			return Reported // will meet after Monday's attack
		}
	case p.Verbs[d.verb].Form == prose.Progress && (before.Is(prose.Preposition|prose.Locative) || joined), joined && p.Verbs[d.verb].From == d.head:
	default:
		return Reported
	}
	v := r.verbBefore(p.ClauseOf(d.head), d.group)
	if v < 0 {
		return Reported
	}
	governing := dating{timex: d.timex, when: d.when}
	r.setVerb(&governing, v)
	switch status := r.statusInClause(&governing); {
	case status == Planned, status == Conditional:
		return status
	}
	return Reported
}

func isQuoteMark(s string) bool { return strings.Contains(`"“”‘’«»`, s) }
