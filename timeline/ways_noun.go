package timeline

import (
	"slices"

	"annals/internal/prose"
)

// How a noun that tells what happens makes a headline: "Sunday's fire". Alone it says that something was; what the
// verb of its sentence says of it is more, where that is of the same time.

// ofAnotherTime is what a draft is worth that says only what was before or after the thing that is told.
const ofAnotherTime = -2 * broken

// ofSubject is for what a verb tells of the noun that is its subject: what the fire did says more than
// that there was one. What may be, and what somebody says of it, is not what the noun tells.
func (s *toldSentence) ofSubject() *draft {
	if s.at < 0 || s.verb >= 0 {
		return nil
	}
	c := s.clause()
	first := s.firstVerb(s.ClauseOf(s.at))
	if c.Kind != prose.Main && c.Kind != prose.Coordinate || first < 0 || s.spokenOf() {
		return nil
	}
	v := s.Verbs[first]
	from, to := s.phraseBounds()
	if v.From < to || !s.onlyTime(c.From, from) || s.word(v.From).Is(prose.Modal) {
		return nil
	}
	for i := to; i < v.From; i++ {
		if !s.cues.Adverbial(s.article, s.word(i)) {
			return nil
		}
	}
	return s.draft(c.From, c.To, first, 2)
}

// spokenOf reports whether a clause beside that of what happens says whose words it is.
func (s *toldSentence) spokenOf() bool {
	return slices.ContainsFunc(s.Clauses, func(c prose.Clause) bool { return c.Kind == prose.Speaker && c.Of == s.ClauseOf(s.at) })
}

// onlyTime reports whether nothing but signs, what joins clauses and expressions of time stands among words[from:to].
func (s *toldSentence) onlyTime(from, to int) bool {
	for i := from; i < to; i++ {
		if w := s.word(i); w.Shape != prose.Mark && !s.timeEnds(i) && !w.Is(prose.Coordinator|moment|nearly) {
			return false
		}
	}
	return true
}

// elsewhen reports whether the sentence with the noun that tells what happens is itself of another time: that has
// only "been quiet since the war of 1973". What is done to the thing or in its course is done then, what is planned
// is to be then, and of a few days what follows the thing is told for what happened in them.
func (s *toldSentence) elsewhen() bool {
	if s.at < 0 {
		return false
	}
	from, _ := s.phraseBounds()
	if s.word(from-1).Is(prose.Particle) && s.word(from-2).Is(prose.Pronoun|prose.Determiner|prose.Numeral) {
		from -= 2 // at [one of] Friday's meetings
	}
	before, governs := s.word(from-1), s.word(from-2)
	after := before.Is(prose.Subordinator) && !before.Is(since)
	last := -1
	for k, v := range s.Verbs {
		if v.Head < from && s.ClauseOf(v.Head) == s.ClauseOf(s.at) {
			last = k
		}
	}
	switch {
	case last >= 0 && s.Verbs[last].Form == prose.Reduced:
		return true // named one for the officer [killed] in the fire
	case s.onlyTime(s.clause().From, from), s.InVerb(from - 1), before.Is(on|until|prose.Locative) && !before.Is(since), governs.Is(planning) && !after:
		return false
	}
	plainly := false // killed, was
	if first := s.firstVerb(s.ClauseOf(s.at)); first >= 0 {
		v := s.Verbs[first]
		plainly = v.Form == prose.Finite && v.From == v.Head || v.Form == prose.State && s.word(v.From).Is(wasWords)
	}
	unplanned := s.cues.unplanned[s.cues.predicate(s.word(s.at).Of(s.article))]
	if s.planned && !s.coarse {
		return false
	}
	if unplanned && after {
		return s.coarse && !plainly
	}
	return s.coarse || !plainly
}

// phraseBounds returns the words of the noun phrase that tells what happens.
func (s *toldSentence) phraseBounds() (from, to int) {
	first, last := s.at, s.at
	if s.own >= 0 {
		first, last = min(first, s.times[s.own][0]), max(last, s.times[s.own][1]-1)
	}
	if s.quote[0] > 0 || s.quote[1] < len(s.Words) {
		return s.quote[0], s.quote[1]
	}
	return s.PhraseStart(s.article, first), last + 1 // too short to be quoted by itself
}

// nounPhrase is for what a noun tells.
func (s *toldSentence) nounPhrase() *draft {
	if s.at < 0 || s.verb >= 0 {
		return nil
	}
	from, to := s.phraseBounds()
	for from < s.at && s.word(from).Is(possessive) {
		from++
	}
	return s.phrase(from, to, 0)
}

// phrase returns a draft of words[from:to], a noun phrase. One that says neither who nor what says
// that something was, and no more.
func (s *toldSentence) phrase(from, to int, worth float64) *draft {
	d := s.draft(from, to, -1, worth)
	next := s.word(s.at + 1)
	victim := s.at+1 < to && s.describes(s.at+1) && !s.timeEnds(s.at+1) && !s.cues.happens(next.Of(s.article)) // of a murder
	if d.bare = victim || !s.saysWhose(from, to); d.bare {
		d.worth -= broken
	}
	return d
}

// saysWhose reports whether words[from:to], a noun phrase, say of whom or what it tells, by a name, a
// number or a clause: "the arrest of Ann Lee", but not: "Saturday's funeral in Lune". Of what nobody
// plans it is enough to say where it was.
func (s *toldSentence) saysWhose(from, to int) bool {
	placed, rated := false, false
	for i := from; i < to; i++ {
		w := s.word(i)
		switch {
		case w.Is(prose.Locative):
			placed = true
			if next := s.word(i + 1); rated && i > s.at && next.Shape == prose.Small && !next.Is(prose.Function) && !s.timeEnds(i+1) {
				return true // a rise of 3 percent in imports
			}
		case s.timeEnds(i) || w.Shape == prose.Mark:
		case w.Is(prose.Preposition | prose.Coordinator):
			if next := s.word(i + 1); i > s.at && w.Is(prose.Preposition) && !w.Is(prose.Subordinator|moment) && next.Shape == prose.Small && !next.Is(prose.Function) && !s.timeEnds(i+1) {
				return true // a meeting of ministers
			}
			placed = false
		case w.Shape == prose.Digits, w.Is(prose.Numeral):
			if rated = s.cues.rates[s.word(i+1).Of(s.article)]; !rated {
				return true
			}
		case w.Shape.Upperish() && w.Class&(prose.Function|prose.Title) == 0 && (i > 0 || w.Is(prose.Place) || !s.describes(1)):
			if !placed || s.cues.unplanned[s.cues.predicate(s.word(s.at).Of(s.article))] {
				return true
			}
		}
	}
	return s.finite(s.at, to)
}
