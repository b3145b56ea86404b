package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// Whose words a sentence is.

// speakerOf returns who says what d tells, and the classes of the word that says
// that it is said; none where it is told plainly. What is said in passing of a name are
// the writer's own words, and so is what is taken for known, unless it is in doubt: "the
// mayor said the men who left in May were held".
func (r *reading) speakerOf(d *dating) (string, prose.Class) {
	p := &r.parsed
	known := false
	for c := p.ClauseOf(d.head); c >= 0; c = p.Clauses[c].Of {
		by, class := r.speakerAt(c)
		switch {
		case class != 0 && known && class&(alleging|denying) == 0:
			return "", 0
		case class != 0:
			return by, class
		case p.Clauses[c].Kind == prose.OfNoun && r.word(p.Clauses[c].From-1).Of(r.text) == ",":
			return "", 0
		}
		known = known || p.Clauses[c].Kind == prose.OfNoun || p.Clauses[c].Kind == prose.Subordinate && r.word(p.Clauses[c].From).Is(since)
	}
	return "", 0
}

// speakerAt is speakerOf for what stands beside the clause c or before it.
func (r *reading) speakerAt(c int) (string, prose.Class) {
	p := &r.parsed
	for _, speaker := range p.Clauses {
		if speaker.Kind == prose.Speaker && speaker.Of == c && !r.goesOnSaying(speaker) {
			return r.speakerIn(speaker)
		}
	}
	if p.Clauses[c].Kind != prose.Said {
		return "", 0
	}
	v := r.sayingBefore(p.Clauses[c].From)
	if v < 0 {
		return "", 0
	}
	class := p.Words[p.Verbs[v].Head].Class | prose.Saying
	if r.isPassive(v) {
		if v = r.sayingBefore(p.Verbs[v].From); v < 0 || r.isPassive(v) {
			return "", class // a loss was reported
		}
	}
	return r.subjectOf(v), class
}

// goesOnSaying reports whether c says that the subject before it said more: "condemned it, adding".
func (r *reading) goesOnSaying(c prose.Clause) bool {
	first := r.word(c.From)
	return first.Is(prose.Saying) && prose.HasEnding(first.Of(r.text), r.present) && !r.word(c.From+1).Is(prose.Preposition)
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

// isPassive reports whether it is said of the subject of the verb v that somebody does it: "was reported".
func (r *reading) isPassive(v int) bool {
	verb := r.parsed.Verbs[v]
	return slices.ContainsFunc(r.parsed.Words[verb.From:verb.Head], func(w prose.Word) bool { return w.Is(passive) })
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
	opens := from < to && prose.HasEnding(strings.ToLower(p.Words[from].Of(r.text)), r.past) // Encouraged by the vote, the mayor said
	if from < to && (opens || p.Words[from].Is(prose.Preposition|prose.Locative|prose.Proper|prose.Subordinator|prose.Adverb)) {
		for i := from; i < to; i++ {
			if p.Words[i].Of(r.text) == "," {
				from = i + 1
				break
			}
		}
		if state := r.word(from); from+2 < to && (state.Is(prose.Place) || state.Shape == prose.Upper) && r.word(from+1).Of(r.text) == "," && !r.word(from+2).Is(prose.Determiner) {
			from += 2 // Kansas City, MO, [Mayor Ann Lee] said
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
		if r.word(from).Is(prose.Preposition | prose.Locative) {
			if slices.ContainsFunc(p.Verbs, func(v prose.Verb) bool { return v.Head == i && v.Form <= prose.State }) {
				return r.behindRelative(c), class
			}
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

// behindRelative returns who speaks where a clause about him stands before his verb, which opens the
// clause c: "Ann Lee, who is the mayor, [said in an interview]".
func (r *reading) behindRelative(c prose.Clause) string {
	p := &r.parsed
	for _, about := range p.Clauses {
		if about.Kind == prose.OfNoun && about.To == c.From-1 {
			from, to := p.Antecedent(r.text, about.From)
			return r.speakerWords(from, to)
		}
	}
	return ""
}

// speakerWords returns the words from from to to without the signs around them,
// the adverb before the verb and the expression of time.
func (r *reading) speakerWords(from, to int) string {
	p := &r.parsed
	if from = r.behindVerbs(from, to); r.timeOpens(from, to) {
		for from < to && p.Words[from].Of(r.text) != "," {
			from++ // a week ago, [the mayor] said
		}
	}
	from = r.behindTime(from, to)
	for to > from && (p.Words[to-1].Shape == prose.Mark || p.Words[to-1].Is(prose.Coordinator) || p.Words[to-1].Is(prose.Adverb|alleged|prose.Auxiliary) && p.Words[to-1].Shape == prose.Small || r.inTimex(p.Words[to-1].Span) || p.Words[to-1].Is(prose.Preposition) && p.Words[to-1].Class&prose.Determiner == 0) {
		to--
	}
	for from < to && (p.Words[from].Shape == prose.Mark || p.Words[from].Is(prose.Coordinator|prose.Subordinator) && !p.Words[from].Is(prose.Determiner|prose.Pronoun)) {
		from++ // was smoking [when] he said
	}
	for from < to && p.Words[from].Is(prose.Adverb) && !p.Words[from].Is(prose.Determiner|prose.Pronoun|prose.Preposition) {
		from++ // [today] he said
	}
	if from >= to || r.isNoSpeaker(from, to) {
		return ""
	}
	if p.Words[from].Is(prose.Relative) {
		return r.nameBefore(from)
	}
	for i := from + 1; i < to; i++ {
		if p.Words[i].Of(r.text) == "," && !r.parsed.InVerb(i+1) && (r.word(i+1).Is(prose.Relative) || p.Words[to-1].End-p.Words[from].Start > longSpeaker) {
			to = i // "Ann Smith, the member of …", "Ann Smith, who was there"
		}
	}
	if last := p.Words[to-1]; last.Is(prose.Pronoun) && !last.Is(prose.Determiner) && p.Words[max(from, to-2)].Of(r.text) == "," {
		from = to - 1 // what is worse, they said
	}
	if first := p.Words[from]; first.Is(prose.Pronoun) && (to-from == 1 || !first.Is(prose.Determiner)) {
		return r.spokeBefore()
	}
	by := r.text[p.Words[from].Start:p.Words[to-1].End]
	for _, open := range [...]string{"(", "[", "<"} { // the Committee (LCC[)] said
		switch i := strings.LastIndex(by, open); {
		case i < 0 || strings.Contains(by[i:], brackets[open]):
		case i == 0:
			by = by[len(open):]
		default:
			by = strings.TrimRight(by[:i], " ")
		}
	}
	if first := p.Words[from]; first.Is(prose.Determiner) && first.Shape == prose.Capital {
		return strings.ToLower(first.Of(r.text)) + by[first.Len():] // "The police said" is the words of the police
	}
	return by
}

// mostOfSpeaker is how many words those who speak have at most.
const mostOfSpeaker = 30

// isNoSpeaker reports whether words[from:to] are no noun phrase, but were cut out of another clause: "along
// with", "while there were". Over 30 people may speak.
func (r *reading) isNoSpeaker(from, to int) bool {
	p := &r.parsed
	first, next := p.Words[from], r.word(from+1)
	if first.Is(prose.Preposition|prose.Locative|prose.Subordinator) && !first.Is(prose.Determiner|prose.Pronoun) && next.Shape != prose.Digits && !next.Is(prose.Numeral|prose.Determiner|comparing) {
		return true
	}
	doing := first.Shape == prose.Small && prose.HasEnding(first.Of(r.text), r.present) && next.Is(prose.Preposition)
	return doing || to-from > mostOfSpeaker
}

// behindVerbs returns where among words[from:to] begins what has no verb: who speaks is a noun
// phrase, and the rest belongs to another clause. "He was smoking, [police] said."
func (r *reading) behindVerbs(from, to int) int {
	p := &r.parsed
	for _, v := range p.Verbs {
		if opens := v.From == from && v.Form == prose.Progress; v.From < from || v.Head >= to || v.Form > prose.State && !opens || r.describesNext(v) {
			continue
		}
		if c := p.Clauses[p.ClauseOf(v.Head)]; c.Kind == prose.OfNoun && c.From > from && c.To < to {
			continue // Ann Lee, a pilot who left the yard, said
		}
		for from = v.Head + 1; from < to && p.Words[from].Of(r.text) != "," && !p.Words[from].Is(prose.Coordinator); from++ {
		}
	}
	return from
}

// behindTime returns where among words[from:to] begins what stands behind the expression of time with
// which they open: "29 May: [the mayor]", "on Sunday [the mayor]".
func (r *reading) behindTime(from, to int) int {
	for i := from + 1; i < to; i++ {
		if r.word(i).Of(r.text) == ":" && r.inTimex(r.word(i-1).Span) && !r.inTimex(r.word(i).Span) {
			return i + 1 // Updated at 4:45 p.m.: [the mayor]
		}
	}
	at := from
	if at+1 < to && r.word(at).Is(prose.Preposition|prose.Locative) {
		at++
	}
	if at >= to || !r.inTimex(r.word(at).Span) {
		return from
	}
	for at < to && (r.inTimex(r.word(at).Span) || r.word(at).Shape == prose.Mark) {
		at++
	}
	if at == to || r.word(at).Shape == prose.Ending {
		return from // Sunday's Sample Times
	}
	return at
}

// describesNext reports whether v is no verb but describes the noun behind it: "unnamed
// officials".
func (r *reading) describesNext(v prose.Verb) bool {
	next := r.word(v.Head + 1)
	return v.From == v.Head && next.Shape == prose.Small && next.Class&prose.Function == 0
}

// timeOpens reports whether words[from:to] open with an expression of time and a comma.
func (r *reading) timeOpens(from, to int) bool {
	for i := from; i < to; i++ {
		if r.word(i).Of(r.text) == "," {
			return i > from && r.inTimex(r.word(i-1).Span)
		}
		if r.word(i).Shape.Upperish() && !r.inTimex(r.word(i).Span) && i > from {
			return false
		}
	}
	return false
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

// longSpeaker is from how many bytes on a speaker is given without what is said
// about him.
const longSpeaker = 60
