package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// A way is one in which words of a sentence can stand by themselves for what
// happens in it. Its example is a sentence and what it makes of it.
type way struct {
	find             func(*toldSentence) *draft // nil where the sentence is not built so
	example, remains string
}

// ways are all tried; the words of the mention are the last resort.
var ways = [...]way{
	{(*toldSentence).itsClause,
		"The company belongs to Ann Lee, who founded the shipyard of Springfield in 1987.",
		"Ann Lee founded the shipyard of Springfield in 1987"},
	{(*toldSentence).laterDeed,
		"Ann Lee was arrested in May 2019 and was released from the prison of Lune in July 2020.",
		"Ann Lee was released from the prison of Lune in July 2020"},
	{(*toldSentence).earlierDeed,
		"Ann Lee was arrested in Lune in May 2019 and was released from prison in July 2020.",
		"Ann Lee was arrested in Lune in May 2019"},
	{(*toldSentence).laterObject,
		"The mayor met the pilot Tom Okafor in May 2019 and the judge Joan Mercer in July 2020.",
		"The mayor met the judge Joan Mercer in July 2020"},
	{(*toldSentence).earlierObject,
		"The mayor met the pilot Tom Okafor in May 2019 and the judge Joan Mercer in July 2020.",
		"The mayor met the pilot Tom Okafor in May 2019"},
	{(*toldSentence).inPassing,
		"Lune Motors, bought in 1987 by a shipyard of Springfield, has lost its buyers.",
		"Lune Motors bought in 1987 by a shipyard of Springfield"},
	{(*toldSentence).behindBeing,
		"The pilot Ann Lee has been ill since being held in the harbour of Springfield in May 2019.",
		"The pilot Ann Lee held in the harbour of Springfield in May 2019"},
	{(*toldSentence).around,
		"The mayor said that Ann Lee had left the council of Lune on Monday.",
		"The mayor said that Ann Lee had left the council of Lune"},
	{(*toldSentence).ofSubject,
		"The police of Lune are tired. Sunday's fire in the harbour of Springfield killed a pilot.",
		"Sunday's fire in the harbour of Springfield killed a pilot"},
	{(*toldSentence).nounPhrase,
		"They were held for weeks after the December 2018 arrest of the executive Ann Lee in Springfield on a warrant.",
		"The December 2018 arrest of the executive Ann Lee in Springfield on a warrant"},
	{(*toldSentence).sentence,
		"They were held for weeks after the December 2018 arrest of Ann Lee.",
		"They were held for weeks after the December 2018 arrest of Ann Lee"},
	{(*toldSentence).mention,
		"They were held for weeks after the December 2018 arrest of Ann Lee.",
		"The December 2018 arrest of Ann Lee"},
}

// drafts yields the stretches of the sentence that may stand as a headline.
func (s *toldSentence) drafts() func(yield func(*draft) bool) {
	return func(yield func(*draft) bool) {
		for _, w := range ways {
			if d := w.find(s); d != nil && d.from < d.to {
				if d.trim(); d.isAstray() {
					d.worth += ofAnotherTime
					d.astray = true
				}
				if !yield(d) {
					return
				}
			}
		}
	}
}

// clause returns the clause in which what happens stands.
func (s *toldSentence) clause() prose.Clause { return s.Clauses[s.ClauseOf(s.at)] }

// clauseDraft returns a draft of the clause k, to which the verb belongs, or nil: a
// clause about a noun tells of that noun.
func (s *toldSentence) clauseDraft(k, verb int, worth float64) *draft {
	c := s.Clauses[k]
	switch c.Kind {
	case prose.Main, prose.Coordinate, prose.Said:
		return s.draft(c.From, c.To, verb, worth)
	case prose.Subordinate:
		return s.draft(c.From+1, s.tailOf(c, verb), verb, worth-.5)
	case prose.OfNoun:
		if s.word(c.From-1).Is(prose.Preposition|prose.Locative) && s.word(c.From).Is(prose.Relative) && !s.verbFrom(c.From+1) {
			if named, ok := s.antecedentName(c.From); ok {
				s.referents = append(slices.Clip(s.referents), named)
				return s.draft(c.From-1, s.tailOf(c, verb), verb, worth-.5) // the village of Lune, [from which the rebels fled]
			}
			return s.draft(c.From+1, s.tailOf(c, verb), verb, worth-.5) // an incident in which [the mayor fell]
		}
		if owner, ok := s.owner(c.From); ok {
			s.referents = append(slices.Clip(s.referents), owner)
			to := c.From
			for to < c.To && !(s.word(to).Is(prose.Coordinator) && s.word(to+1).Is(prose.Relative)) {
				to++
			}
			return s.draft(c.From, to, verb, worth-.5) // Ann Lee, [whose brother was held] and who left
		}
		first := c.From + 1
		for s.word(first).Is(prose.Adverb) || s.timeEnds(first) {
			first++ // who [last week] left
		}
		from, to := s.Antecedent(s.article, c.From)
		if s.word(c.From).Is(prose.Relative | prose.Complement) {
			from = s.meant(from, to, first)
		}
		if !s.word(c.From).Is(prose.Relative|prose.Complement) || !s.verbFrom(first) || from == to || s.allTime(from, to) || s.ofSomebody(from) {
			return nil
		}
		d := s.draft(from, c.To, verb, worth-.5)
		d.leaveOut(to, c.From+1)
		return d
	}
	return nil
}

// tailOf returns where what the verb of the inner clause c tells ends for sure: a second verb of another
// form may be of the clause before it. "Lee lives in the house where [the fire broke out] and is the only
// one who saw it".
func (s *toldSentence) tailOf(c prose.Clause, verb int) int {
	if verb < 0 || c.From == 0 || !s.finite(0, c.From) || s.word(s.Verbs[verb].From).Is(prose.Auxiliary) {
		return c.To
	}
	for i := s.Verbs[verb].Head + 1; i < c.To; i++ {
		if s.word(i).Is(prose.Coordinator) && s.finite(i+1, i+2) && s.word(i+1).Is(prose.Auxiliary) {
			return i
		}
	}
	return c.To
}

// meant returns where the noun phrase begins of the two in words[from:to] about which the clause is that has
// its verb at word i, or to where nobody knows: "charged in connection with [the shootings] that happened",
// "the threats to [a company] that has lost", "a rift with the group that left".
func (s *toldSentence) meant(from, to, i int) int {
	joint := to - 1
	for joint > from && !(s.word(joint).Is(prose.Preposition|prose.Locative) && !s.word(joint).Is(prose.Particle)) {
		joint--
	}
	second := joint + 1
	if joint == from || !s.word(second).Is(prose.Determiner) && !s.word(second).Is(possessive) || s.word(i-1).Is(prose.Personal) {
		return from
	}
	several := func(i int) bool {
		w := s.word(i).Of(s.article)
		return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
	}
	first := s.word(from)
	bare := !first.Is(prose.Determiner) && !first.Is(possessive)
	verb := s.word(i).Of(s.article)
	one, more := strings.HasSuffix(verb, "s"), s.cues.OfSeveral(verb)
	switch {
	case one && several(joint-1) && !several(to-1), more && !several(joint-1) && several(to-1):
		return second
	case one && several(to-1), more && several(joint-1) && !several(to-1):
		return from
	case s.word(joint).Is(prose.Locative) && !(bare && first.Shape.Upperish()):
		return from // a fire at a bar that
	case bare:
		return second
	}
	return to
}

// antecedentName returns for what the relative at word i stands, behind a preposition and a comma, where it is a name.
func (s *toldSentence) antecedentName(i int) (Referent, bool) {
	at := s.word(i)
	if s.word(i-2).Of(s.article) != "," || at.Is(possessive) || s.timeEnds(i-3) || s.word(i+1).Is(prose.Pronoun) && !s.word(i+1).Is(prose.Determiner) {
		return Referent{}, false // from which she fled: one name in brackets is enough
	}
	from, to := s.Antecedent(s.article, i-1)
	for from < to && !s.word(to-1).Shape.Upperish() {
		to = from
	}
	for k := to - 1; k >= from; k-- {
		if w := s.word(k); !w.Shape.Upperish() || w.Is(prose.Function) {
			from = k + 1 // the village of Lune
			break
		}
	}
	if from == to {
		return Referent{}, false
	}
	first, last := s.word(from), s.word(to-1)
	if last.Is(prose.Proper) && !last.Is(prose.Place) {
		return Referent{}, false
	}
	return Referent{Start: at.Start, End: at.End, Named: first.Start, Who: s.article[first.Start:last.End]}, true
}

// owner returns for whom the relative at word i stands that says whose what follows is, where a name, or a short noun
// phrase, stands before it: "Ann Lee, [whose] brother was held", "a pilot [whose] boat sank".
func (s *toldSentence) owner(i int) (Referent, bool) {
	at := s.word(i)
	if !at.Is(possessive) || !at.Is(prose.Relative) || s.verbFrom(i+1) {
		return Referent{}, false
	}
	from, to := s.Antecedent(s.article, i)
	phrase := from
	for from < to && (s.word(from).Shape == prose.Small || s.word(from).Is(prose.Function)) {
		from++ // the pilot
	}
	if from == to && to-phrase <= longestOwner && s.word(phrase).Is(prose.Determiner) && !s.word(phrase).Is(possessive) && !s.hasPreposition(phrase, to) {
		from = phrase
	}
	first, last := s.word(from), s.word(to-1)
	if from == to || !last.Shape.Upperish() && !(from == phrase && first.Is(prose.Determiner)) || last.Len() == 1 || last.Is(prose.Place) ||
		from+1 == to && s.word(from-1).Is(prose.Preposition|prose.Locative) {
		return Referent{}, false
	}
	who := s.article[first.Start:last.End]
	if from == phrase && first.Is(prose.Determiner) {
		who = strings.ToLower(who[:1]) + who[1:]
	}
	return Referent{Start: at.Start, End: at.End, Named: first.Start, Whose: true, Who: who}, true
}

// longestOwner is how many words the noun phrase may have that stands in brackets for whose.
const longestOwner = 5

// ofSomebody reports whether whoever a clause is about may be the one of whom the noun phrase at
// word i says more: "the son of [an officer] who was shot".
func (s *toldSentence) ofSomebody(i int) bool {
	w := s.word(i - 2)
	head := w.Of(s.article)
	return s.word(i-1).Is(prose.Particle) && s.word(i).Is(prose.Determiner) && !w.Is(prose.Saying) && (s.cues.sexes[strings.ToLower(head)] != anySex || s.cues.somebody[strings.ToLower(head)])
}

// itsClause is for what the verb of a clause tells.
func (s *toldSentence) itsClause() *draft {
	if s.verb < 0 || s.passing() {
		return nil
	}
	verb := s.verb
	if first := s.firstVerb(s.ClauseOf(s.at)); s.Verbs[verb].Form == prose.Progress && first >= 0 {
		verb = first // Ann Lee, speaking on Monday, [said]
	}
	return s.clauseDraft(s.ClauseOf(s.at), verb, 2)
}

// passing reports whether the verb describes a noun: bought in 1987.
func (s *toldSentence) passing() bool {
	v := s.Verbs[s.verb]
	return v.Form == prose.Reduced || v.Form == prose.Finite && s.clause().Kind == prose.Aside && v.From == s.clause().From+1
}

// ruling returns the finite verb on which what happens hangs, in its clause, or -1: "and
// [faces] a challenge in beating the champion".
func (s *toldSentence) ruling() int {
	if s.verb >= 0 && s.Verbs[s.verb].Form <= prose.State {
		return s.verb
	}
	for k := len(s.Verbs) - 1; k >= 0; k-- {
		if v := s.Verbs[k]; v.Form <= prose.State && v.Head < s.at && s.ClauseOf(v.Head) == s.ClauseOf(s.at) {
			if first := s.Verbs[s.firstVerb(s.ClauseOf(s.at))]; v.From == v.Head && first.From < first.Head || s.word(first.Head).Is(prose.Saying) {
				return -1 // what they share is not known: was held and returned to be tried, said the men met and left to hide
			}
			return k
		}
	}
	return -1
}

// deeds returns the first verb of the clause of what happens, the one on which that hangs, and the
// word that joins the two: "was arrested [and] was released".
func (s *toldSentence) deeds() (first, second, joint int, ok bool) {
	if s.verb < 0 || s.passing() {
		return 0, 0, 0, false
	}
	first, second = s.firstVerb(s.ClauseOf(s.at)), s.ruling()
	if first < 0 || second <= first {
		return 0, 0, 0, false
	}
	joint = s.Verbs[second].From - 1
	for s.cues.Adverbial(s.article, s.word(joint)) || s.timeEnds(joint) || s.timeEnds(joint+1) && s.word(joint).Is(prose.Preposition|prose.Locative) {
		joint-- // and [formally] charged, and [in 2019] charged
	}
	return first, second, joint, joint > s.Verbs[first].Head && s.word(joint).Is(prose.Coordinator)
}

// timeEnds reports whether word i belongs to an expression of time.
func (s *toldSentence) timeEnds(i int) bool { return s.timesIn(i, i+1) }

// timesIn reports whether an expression of time has a word among words[from:to].
func (s *toldSentence) timesIn(from, to int) bool {
	for _, at := range s.times {
		if at[0] < to && from < at[1] {
			return true
		}
	}
	return false
}

// laterDeed is for the second of two things that a subject does.
func (s *toldSentence) laterDeed() *draft {
	first, second, joint, ok := s.deeds()
	if !ok {
		return nil
	}
	a, b := s.Verbs[first], s.Verbs[second]
	from := a.From
	if b.From == b.Head && a.From < a.Head && !s.cues.alone[s.word(b.Head).Of(s.article)] {
		from = a.Head // was [arrested and] charged
	}
	worth := 1.5
	if s.timesIn(a.Head, joint) || s.timesIn(joint, b.From) {
		worth = 3 // each has its own
	}
	d := s.clauseDraft(s.ClauseOf(s.at), second, worth)
	if d == nil {
		return nil
	}
	to := joint + 1
	if s.timesIn(joint, b.From) {
		to = b.From
	}
	d.leaveOut(from, to)
	return d
}

// earlierDeed is for the first of two things that a subject does, each at its time.
func (s *toldSentence) earlierDeed() *draft {
	if s.verb < 0 || s.passing() {
		return nil
	}
	c := s.clause()
	if c.Kind > prose.Said {
		return nil
	}
	for k := s.verb + 1; k < len(s.Verbs); k++ {
		v := s.Verbs[k]
		joint := v.From - 1
		if v.Form > prose.State || s.ClauseOf(v.Head) != s.ClauseOf(s.at) || !s.word(joint).Is(prose.Coordinator) {
			continue
		}
		if s.timesIn(joint, c.To) {
			return s.draft(c.From, joint, s.verb, 2.5)
		}
	}
	return nil
}

// ofOneDate is what a draft is worth that tells of its own date alone where its clause has two.
const ofOneDate = 5

// objects returns the word that joins two objects of the verb of which each has its own time, and
// whether the time of what is told belongs to the later: "met Ann Lee on Friday [and] the judge on
// Saturday".
func (s *toldSentence) objects() (joint int, later, ok bool) {
	if s.verb < 0 || s.passing() || s.own < 0 {
		return 0, false, false
	}
	head := s.Verbs[s.verb].Head
	for _, at := range s.times {
		joint := at[1]
		if at[0] <= head || !s.word(joint).Is(prose.Coordinator) || s.timeEnds(joint+1) || s.ClauseOf(joint) != s.ClauseOf(s.at) || s.verbBehind(head) {
			continue
		}
		if !s.word(joint+1).Is(prose.Preposition) && s.hasPreposition(head+1, at[0]-1) {
			continue // served a year for theft in 1998 and fraud in 2001, but: took the city of Lune in March and the mine in May
		}
		for _, next := range s.times {
			if next[0] > joint+1 && next[1] <= s.clause().To && (s.times[s.own] == at || s.times[s.own] == next) {
				return joint, s.times[s.own] == next, true
			}
		}
	}
	return 0, false, false
}

// hasPreposition reports whether one stands among words[from:to] that is not between two nouns.
func (s *toldSentence) hasPreposition(from, to int) bool {
	for i := from; i < to; i++ {
		if w := s.word(i); w.Is(prose.Preposition|prose.Locative) && (i == from || !w.Is(prose.Particle)) {
			return true
		}
	}
	return false
}

// verbBehind reports whether a verb of any form stands behind word i in its clause.
func (s *toldSentence) verbBehind(i int) bool {
	return slices.ContainsFunc(s.Verbs, func(v prose.Verb) bool { return v.From > i && s.ClauseOf(v.From) == s.ClauseOf(i) })
}

// laterObject is for what is done to the second of two, at a time of its own.
func (s *toldSentence) laterObject() *draft {
	joint, later, ok := s.objects()
	if !ok || !later {
		return nil
	}
	d := s.clauseDraft(s.ClauseOf(s.at), s.verb, ofOneDate)
	if d == nil {
		return nil
	}
	from := s.Verbs[s.verb].Head + 1
	if w := s.word(joint + 1); w.Is(prose.Preposition) {
		for from < joint && s.word(from).Of(s.article) != w.Of(s.article) {
			from++ // talked [to Ann Lee on Friday and] to the judge
		}
	}
	d.leaveOut(from, joint+1)
	return d
}

// earlierObject is for what is done to the first of two, at a time of its own.
func (s *toldSentence) earlierObject() *draft {
	joint, later, ok := s.objects()
	if !ok || later {
		return nil
	}
	c := s.clause()
	switch c.Kind {
	case prose.Main, prose.Coordinate, prose.Said:
		return s.draft(c.From, joint, s.verb, ofOneDate)
	case prose.Subordinate:
		return s.draft(c.From+1, joint, s.verb, ofOneDate)
	}
	return nil
}

// inPassing is for what a participle tells of the noun before it.
func (s *toldSentence) inPassing() *draft {
	if s.verb < 0 || !s.passing() {
		return nil
	}
	v := s.Verbs[s.verb]
	from, to := s.Antecedent(s.article, v.From)
	if from == to || to < v.From-1 {
		return nil
	}
	if phrase, ok := s.contact(from, v); ok && to == v.From {
		return s.draft(phrase, v.Head+1, s.verb, 0)
	}
	end := v.Head + 1
	for ; end < s.clause().To; end++ { // a comma of a date ends nothing
		w := s.word(end)
		parts := w.Shape == prose.Mark && !s.timeEnds(end) && parting(w.Of(s.article))
		if parts || s.finite(end, end+1) || s.begins(end) || w.Is(prose.Coordinator) && s.finite(end+1, end+4) {
			break
		}
	}
	unplanned := s.cues.unplanned[s.cues.predicate(s.word(s.at).Of(s.article))]
	standsAlone := s.outerElsewhen() && (s.saysWhose(from, to) || unplanned)
	if first := s.firstVerb(s.ClauseOf(s.at)); s.allTime(v.Head+1, end) && first >= 0 && s.Verbs[first].From > v.Head && !standsAlone {
		return nil // "a report released on Monday" says less than what the report said
	}
	d := s.draft(from, end, s.verb, 1)
	d.leaveOut(to, v.From)
	return d
}

// contact returns where the noun phrase begins of which the clause at word from says more that no word joins to it,
// with the verb v, and whether there is one: "under a law [Congress passed] in 2005".
func (s *toldSentence) contact(from int, v prose.Verb) (int, bool) {
	noun := s.word(from - 1)
	if !s.word(from).Shape.Upperish() || noun.Shape != prose.Small || noun.Is(prose.Function|prose.Title) || s.InVerb(from-1) {
		return 0, false
	}
	word := noun.Of(s.article)
	next := s.word(v.Head + 1)
	if s.cues.sexes[word] != anySex || s.cues.somebody[word] || s.cues.happens(word) || !s.allTime(v.Head+1, v.Head+2) && next.Shape != prose.Mark {
		return 0, false // the pilot Ann Lee arrested in May
	}
	phrase := s.PhraseStart(s.article, from-1)
	return phrase, s.word(phrase).Is(prose.Determiner)
}

// begins reports whether a clause begins at word i.
func (s *toldSentence) begins(i int) bool {
	return slices.ContainsFunc(s.Clauses, func(c prose.Clause) bool { return c.From == i })
}

// allTime reports whether words[from:to] are an expression of time and what stands before it.
func (s *toldSentence) allTime(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.timeEnds(i) && !s.word(i).Is(moment|nearly) {
			return false
		}
	}
	return true
}

// parting reports whether the sign parts what is said by the way from the rest.
func parting(sign string) bool {
	switch sign {
	case ",", ";", "-", "--", "–", "—":
		return true
	}
	return false
}

// around is for the clause around that in which something happens: who says so,
// and with what it has to do.
func (s *toldSentence) around() *draft {
	if s.at < 0 || s.verb >= 0 && s.clause().Of < 0 && !s.passing() {
		return nil
	}
	k, worth := s.ClauseOf(s.at), 0.
	if s.verb < 0 && s.elsewhen() {
		worth = ofAnotherTime // has been quiet since the war of 1973
	}
	if s.verb >= 0 && s.Verbs[s.verb].Form != prose.Reduced {
		if s.clause().Kind == prose.Said {
			worth = 2
		}
		k = s.clause().Of
	}
	for s.firstVerb(k) < 0 && s.Clauses[k].Of >= 0 {
		k = s.Clauses[k].Of
	}
	return s.clauseDraft(k, s.firstVerb(k), worth)
}

// sentence is for the whole of it.
func (s *toldSentence) sentence() *draft {
	if len(s.Clauses) == 0 || s.verb >= 0 && s.clause().Kind == prose.Main && s.Verbs[s.verb].From > s.clause().From {
		return nil
	}
	worth := -.5
	if s.verb < 0 && s.elsewhen() {
		worth = ofAnotherTime
	}
	return s.draft(0, len(s.Words), s.firstVerb(0), worth)
}

// mention is for the words of the mention, as they stand.
func (s *toldSentence) mention() *draft {
	verb := s.verb
	if verb >= 0 && (s.Verbs[verb].From < s.quote[0] || s.Verbs[verb].Head >= s.quote[1]) {
		verb = -1
	}
	if s.verb < 0 && s.at >= 0 {
		from, to := s.phraseBounds()
		return s.phrase(from, to, -1)
	}
	return s.draft(s.quote[0], s.quote[1], verb, -1)
}
