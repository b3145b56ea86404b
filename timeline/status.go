package timeline

import (
	"strings"

	"annals/internal/prose"
)

// longSpeaker is from how many bytes on a speaker is given without what is said
// about him.
const longSpeaker = 60

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
	if status == Reported {
		status = r.inherited(d)
	}
	by := ""
	speaker, kind := r.speakerOf(d)
	if v := r.relates(d); v >= 0 && kind == 0 {
		speaker, kind = r.subjectOf(v), prose.Saying
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
	for _, w := range p.Words[p.Verbs[v].From:p.Verbs[v].Head] {
		if w.Is(passive) {
			return -1 // a loss was reported
		}
	}
	return v
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
	return verb.From < verb.Head && head.Is(planning) && head.Is(certain) && before.Is(prose.Preposition) && !before.Is(on)
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
		case inGroup && w.Is(future|obliging) && w.Shape != prose.Capital:
			status = Planned
		case inGroup && w.Is(possible) && w.Shape != prose.Capital && !(words[d.head].Is(perceived) && words[d.head-1].Is(passive)):
			status = Conditional
		case infinitive && i == d.group-1 && w.Is(prose.Auxiliary) && status == Reported:
			status = Planned // "is to close"
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
		before = r.word(r.parsed.PhraseStart(r.text, d.head))
		if before.Is(prose.Determiner) && !before.Is(indefinite) {
			return Reported
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

// speakerOf returns who says what d tells, and the classes of the word that says
// that it is said; none where it is told plainly.
func (r *reading) speakerOf(d *dating) (string, prose.Class) {
	p := &r.parsed
	at := p.ClauseOf(d.head)
	for c := at; c >= 0; c = p.Clauses[c].Of {
		for k := range p.Clauses {
			if p.Clauses[k].Kind == prose.Speaker && p.Clauses[k].Of == c {
				return r.speakerIn(p.Clauses[k])
			}
		}
		if p.Clauses[c].Kind == prose.OfNoun && r.word(p.Clauses[c].From-1).Of(r.text) == "," {
			break // what is said of a name in passing are the writer's own words
		}
		if p.Clauses[c].Kind != prose.Said {
			continue
		}
		if v := r.sayingBefore(p.Clauses[c].From); v >= 0 {
			return r.subjectOf(v), p.Words[p.Verbs[v].Head].Class | prose.Saying
		}
	}
	return "", 0
}

// sayingBefore returns the verb of saying nearest before word i, or -1.
func (r *reading) sayingBefore(i int) int {
	p := &r.parsed
	for k := len(p.Verbs) - 1; k >= 0; k-- {
		if v := p.Verbs[k]; v.Head < i && p.Words[v.Head].Is(prose.Saying) {
			return k
		}
	}
	return -1
}

// subjectOf returns the subject of the verb v as the text has it. Of a verb that
// hangs on a noun ("published a report alleging that") it is that of the verb
// before.
func (r *reading) subjectOf(v int) string {
	p := &r.parsed
	for p.Verbs[v].Form == prose.Progress && v > 0 {
		clause := p.ClauseOf(p.Verbs[v].Head)
		f := r.finiteBefore(clause, p.Verbs[v].From)
		if f < 0 {
			f = v - 1
		}
		v = f
	}
	from, to := p.Clauses[p.ClauseOf(p.Verbs[v].Head)].From, p.Verbs[v].From
	for from < to && (p.Words[from].Shape == prose.Mark || p.Words[from].Is(prose.Coordinator|prose.Complement) && !p.Words[from].Is(prose.Determiner)) {
		from++
	}
	// What stands before the first comma may be no part of it: "On Monday, police said".
	if from < to && p.Words[from].Is(prose.Preposition|prose.Locative|prose.Proper|prose.Subordinator|prose.Adverb) {
		for i := from; i < to; i++ {
			if p.Words[i].Of(r.text) == "," {
				from = i + 1
				break
			}
		}
	}
	return r.speakerWords(from, to)
}

// speakerIn returns who speaks in a clause like "police said" or "said Ann Smith".
func (r *reading) speakerIn(c prose.Clause) (string, prose.Class) {
	p := &r.parsed
	for i := c.From; i < c.To; i++ {
		if !p.Words[i].Is(prose.Saying) || p.Words[i].Shape != prose.Small && i > 0 {
			continue
		}
		class := p.Words[i].Class | prose.Saying
		if i > c.From && !p.Words[c.From].Is(prose.Auxiliary) {
			return r.speakerWords(c.From, i), class
		}
		from := i + 1
		if r.word(from).Is(prose.Preposition) {
			from++ // according to
		}
		to := from
		for ; to < c.To; to++ {
			w := p.Words[to]
			if w.Shape == prose.Mark && w.Of(r.text) != "&" || w.Is(prose.Proper) && !w.Is(prose.Place) && w.Shape == prose.Capital && r.inTimex(w.Span) || w.Is(prose.Subordinator|prose.Relative) {
				break
			}
		}
		for to > from && p.Words[to-1].Is(prose.Preposition|prose.Locative) {
			to--
		}
		return r.speakerWords(from, to), class
	}
	return "", prose.Saying
}

// speakerWords returns the words from from to to without the signs around them,
// the adverb before the verb and the expression of time.
func (r *reading) speakerWords(from, to int) string {
	p := &r.parsed
	for to > from && (p.Words[to-1].Shape == prose.Mark || p.Words[to-1].Is(prose.Adverb) || r.inTimex(p.Words[to-1].Span) || p.Words[to-1].Is(prose.Preposition) && p.Words[to-1].Class&prose.Determiner == 0) {
		to--
	}
	for from < to && (p.Words[from].Shape == prose.Mark || p.Words[from].Is(prose.Subordinator) && !p.Words[from].Is(prose.Determiner|prose.Pronoun)) {
		from++ // was smoking [when] he said
	}
	if from >= to {
		return ""
	}
	if p.Words[from].Is(prose.Relative) {
		return r.nameBefore(from)
	}
	for i := from + 1; i < to && p.Words[to-1].End-p.Words[from].Start > longSpeaker; i++ {
		if p.Words[i].Of(r.text) == "," && !r.parsed.InVerb(i+1) {
			to = i // "Ann Smith, the member of …"
		}
	}
	if first := p.Words[from]; first.Is(prose.Pronoun) && (to-from == 1 || !first.Is(prose.Determiner)) {
		return r.spokeBefore()
	}
	by := r.text[p.Words[from].Start:p.Words[to-1].End]
	if first := p.Words[from]; first.Is(prose.Determiner) && first.Shape == prose.Capital {
		return strings.ToLower(first.Of(r.text)) + by[first.Len():] // "The police said" is the words of the police
	}
	return by
}

// nameBefore returns the name that ends before word i, or before the comma there.
func (r *reading) nameBefore(i int) string {
	end := r.word(i - 1)
	if end.Shape == prose.Mark {
		end = r.word(i - 2)
	}
	s := r.sentences[r.at]
	for _, n := range r.names[s.names[0]:s.names[1]] {
		if n.End == end.End {
			return r.nameOf(n).Name
		}
	}
	return ""
}

// spokeBefore returns the name that spoke last in the few sentences before this
// one, for whom a pronoun stands.
func (r *reading) spokeBefore() string {
	for i := r.at - 1; i >= 0 && i >= r.at-3; i-- {
		s := r.sentences[i]
		for w := s.words[0]; w < s.words[1]; w++ {
			if !r.words[w].Is(prose.Saying) || r.words[w].Shape != prose.Small {
				continue
			}
			for _, n := range r.names[s.names[0]:s.names[1]] {
				if n.Kind == prose.Somewhere {
					continue
				}
				if w > 0 && n.End == r.words[w-1].End || w+1 < s.words[1] && n.Start == r.words[w+1].Start {
					return r.nameOf(n).Name
				}
			}
		}
	}
	return ""
}
