package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// How a verb of an inner clause makes a headline: "since the bridge fell in 1990", "the bridge, which fell in
// 1990". The clause around it may be of another time, and then tells under a wrong date.

// outer returns the verb of what is told around the verb that says what happens, and the word that opens the clause
// of the latter, or -1 where that hangs on nothing or stands beside it: "said that [the bridge fell]".
func (s *toldSentence) outer() (verb, opens int) {
	if s.at < 0 || s.verb < 0 {
		return -1, -1
	}
	v, k, c := s.Verbs[s.verb], s.ClauseOf(s.at), s.clause()
	switch {
	case v.Form == prose.Reduced:
		opens = v.From
	case v.Form == prose.Progress && s.word(v.From-1).Is(prose.Subordinator):
		opens = v.From - 1 // since becoming mayor in 2019
	case v.Form <= prose.State && (c.Kind == prose.Subordinate || c.Kind == prose.OfNoun):
		opens, k = c.From, c.Of
	case s.isContact(v):
		opens = v.From - 1 // the mission [it sent in May]
	default:
		return -1, -1
	}
	for s.firstVerb(k) < 0 && s.Clauses[k].Of >= 0 {
		k = s.Clauses[k].Of
	}
	verb = s.firstVerb(k)
	for i, v := range s.Verbs {
		if v.Form <= prose.State && v.Head < opens && s.ClauseOf(v.Head) == k {
			verb = i // the nearest before it
		}
	}
	return verb, opens
}

// isContact reports whether v, with its pronoun, says more of the noun before it that no word joins to it: "ends the
// mission [it sent]". What is told behind a verb of saying does not: "told the council [it sent] a mission".
func (s *toldSentence) isContact(v prose.Verb) bool {
	i := v.From - 1
	if i < 2 || !s.word(i).Is(prose.Pronoun) || s.word(i).Is(prose.Determiner|prose.Relative|prose.Object) || !s.describes(i-1) || s.timeEnds(i-1) || s.InVerb(i-1) {
		return false
	}
	first := s.firstVerb(s.ClauseOf(v.Head))
	return first >= 0 && s.Verbs[first].Head < i-1 && !s.word(s.Verbs[first].Head).Is(prose.Saying|speaking|announcing)
}

// outerElsewhen reports whether what is told around an inner clause is of another time than its verb: what has been
// so since, what goes on or may be, what has a time of its own. What was done, plainly, after something or to somebody
// within a few days is told of them as well, and so is what was done when something happened, or is told of an incident.
func (s *toldSentence) outerElsewhen() bool {
	k, opens := s.outer()
	if k < 0 || k == s.verb || s.InVerb(opens-1) {
		return false
	}
	v, first := s.Verbs[k], s.word(opens)
	own := s.Verbs[s.verb]
	after := first.Is(prose.Subordinator) && !first.Is(since)
	switch unplanned := s.cues.unplanned[s.cues.predicate(s.word(s.at).Of(s.article))]; {
	case s.planned && !first.Is(since):
		return false
	case own.Form == prose.Reduced:
		return !s.isLength(opens-1) && !s.word(s.at).Is(prose.Saying|announcing) && !s.publishes(s.at) && (!s.plainly(v) || s.timedApart(k))
	case first.Is(prose.Complement) && own.From > opens+1 && (s.clause().Kind != prose.OfNoun || s.timeEnds(opens-1)):
		return false // it emerged on Monday that the bridge fell, but: the bridge that she closed
	case first.Is(conditional), first.Is(bounding) && !first.Is(adding), first.Is(pinning), s.cues.lasting[strings.ToLower(first.Of(s.article))]:
		return false // if, until, when, while
	case first.Is(bounding):
		return s.coarse && own.Form != prose.Progress || s.timedApart(k) // had fallen before it was closed on Monday
	case unplanned && after:
		return s.coarse && !s.plainly(v) || s.timedApart(k)
	}
	return s.coarse && (!after || own.Form == prose.Progress) || !s.plainly(v) || s.timedApart(k)
}

// isLength reports whether word i ends a length of time: the twelve months ended in March.
func (s *toldSentence) isLength(i int) bool {
	return slices.ContainsFunc(s.lengths, func(at [2]int) bool { return at[0] <= i && i < at[1] })
}

// publishes reports whether the word i says that something was made known: what a study released on Monday shows
// is news then.
func (s *toldSentence) publishes(i int) bool {
	return s.cues.publishing[strings.ToLower(s.word(i).Of(s.article))]
}

// plainly reports whether v tells what was done or was, and is over: killed, was killed.
func (s *toldSentence) plainly(v prose.Verb) bool {
	first := s.word(v.From)
	if v.Form == prose.Finite && v.From == v.Head {
		return !first.Is(prose.Present) && (first.Is(prose.Past) || prose.HasEnding(first.Of(s.article), s.cues.past))
	}
	return first.Is(wasWords) && !prose.HasEnding(s.word(v.Head).Of(s.article), s.cues.present)
}

// timedApart reports whether the clause of the verb k has an expression of time of its own.
func (s *toldSentence) timedApart(k int) bool {
	for i, at := range s.times {
		if i != s.own && s.ClauseOf(at[0]) == s.ClauseOf(s.Verbs[k].Head) && (s.own < 0 || s.ClauseOf(s.times[s.own][0]) != s.ClauseOf(at[0])) {
			return true
		}
	}
	return false
}

// isAstray reports whether d, of an inner clause around which another time is told of, tells that, or breaks off
// before what was then: "the bridge, which fell".
func (d *draft) isAstray() bool {
	if !d.outerElsewhen() {
		return false
	}
	k, opens := d.outer()
	return !d.keeps(d.at) || d.keeps(d.Verbs[k].Head) || d.leadsNowhere() ||
		d.clause().Kind == prose.OfNoun && d.word(opens).Is(prose.Relative) && d.from < opens && d.keeps(opens)
}

// leadsNowhere reports whether d opens with a word that stands for somebody or something of whom it does not say who.
func (d *draft) leadsNowhere() bool {
	first := d.word(d.from)
	next := d.from + 1
	for d.cues.Adverbial(d.article, d.word(next)) {
		next++
	}
	return first.Is(prose.Pronoun) && d.verbFrom(next) && d.named() == nil
}

// behindBeing is for what was done to a subject before that of which its sentence tells, or since: "[Ann Lee] has been
// ill since being [held in May 2019]".
func (s *toldSentence) behindBeing() *draft {
	k, opens := s.outer()
	if k < 0 || s.Verbs[s.verb].Form != prose.Progress || s.Verbs[k].From > opens || k != s.firstVerb(s.ClauseOf(s.Verbs[k].Head)) {
		return nil
	}
	c, v := s.Clauses[s.ClauseOf(s.Verbs[k].Head)], s.Verbs[s.verb]
	first := s.word(c.From)
	if !s.word(v.From).Is(passive) || c.Kind > prose.Said || first.Is(prose.Preposition|prose.Subordinator|prose.Complement) || !s.outerElsewhen() {
		return nil
	}
	d := s.draft(c.From, c.To, s.verb, 1)
	d.leaveOut(s.Verbs[k].From, v.Head)
	return d
}
