package timeline

import (
	"slices"

	"annals/internal/prose"
	"annals/timeline/timex"
)

// A toldSentence is the sentence of a mention, taken apart to make headlines of
// its words.
type toldSentence struct {
	prose.Sentence
	cues        *cues
	article     string   // its text
	times       [][2]int // the expressions of time, as words
	lengths     [][2]int // the lengths of time, as words
	loose       []bool   // of each expression: it leans on another date
	at          int      // the word that says what happens, -1 where it is not found
	verb        int      // its verb, -1 where it is a noun
	quote       [2]int   // the quotation, as words
	keepSpeaker bool     // who says it is part of what is told
}

// told takes the sentence of m apart, in which times stand.
func (c *cues) told(m *Mention, times []timex.Anchored) *toldSentence {
	s := &toldSentence{cues: c, article: m.Article.Text, at: -1, verb: -1, keepSpeaker: m.Status == Alleged || m.Status == Denied || m.Status == Disputed}
	at := prose.Span{Start: m.Sentence[0], End: m.Sentence[1]}
	c.Parse(&s.Sentence, s.article, at, c.Words(nil, s.article, at))
	for i := range times {
		t := &times[i]
		at := wordsOf(s.Words, t.Start, t.End)
		if t.Type == timex.DURATION {
			s.lengths = append(s.lengths, at)
		}
		if t.Type != timex.DATE && t.Type != timex.TIME {
			continue
		}
		own := m.Timex != nil && m.Timex.Start == t.Start
		s.times = append(s.times, at)
		s.loose = append(s.loose, own && !slices.ContainsFunc(s.Words[at[0]:at[1]], isYear) || t.Basis != timex.Stated && !slices.ContainsFunc(s.Words[at[0]:at[1]], isNumber))
	}
	s.quote = wordsOf(s.Words, m.Start, m.End)
	for k, v := range s.Verbs {
		if v.Head >= s.quote[0] && v.Head < s.quote[1] && c.predicate(s.Words[v.Head].Of(s.article)) == m.Predicate {
			s.at, s.verb = v.Head, k
			return s
		}
	}
	for i := s.quote[0]; i < s.quote[1]; i++ {
		if c.predicate(s.Words[i].Of(s.article)) == m.Predicate {
			s.at = i
			return s
		}
	}
	return s
}

func isNumber(w prose.Word) bool { return w.Shape == prose.Digits }

// isYear reports whether w is a number that may be that of a year.
func isYear(w prose.Word) bool { return isNumber(w) && w.Len() == 4 }

// main reports whether what happens is what the sentence is about.
func (s *toldSentence) main() bool {
	if s.verb < 0 {
		return false
	}
	switch s.Clauses[s.ClauseOf(s.at)].Kind {
	case prose.Main, prose.Said:
		return true
	}
	return false
}

// drafts yields the stretches of the sentence that may stand as a headline.
func (s *toldSentence) drafts() func(yield func(*draft) bool) {
	return func(yield func(*draft) bool) {
		if s.at >= 0 && s.verb >= 0 {
			c := s.Clauses[s.ClauseOf(s.at)]
			switch c.Kind {
			case prose.Subordinate:
				if !yield(s.draft(c.From+1, c.To, s.verb, 1.5)) {
					return
				}
			case prose.OfNoun:
				if d := s.ofName(c); d != nil && !yield(d) {
					return
				}
			case prose.Main, prose.Coordinate, prose.Said:
				verb := s.verb
				if s.opensAside(verb) {
					verb = s.firstVerb(s.ClauseOf(s.at)) // the club, founded in 1982, [closed]
				}
				if !yield(s.draft(c.From, c.To, verb, 2)) {
					return
				}
				if c.Kind == prose.Said && c.Of >= 0 {
					outer := s.Clauses[c.Of]
					if !yield(s.draft(outer.From, outer.To, s.firstVerb(c.Of), 2)) {
						return
					}
				}
			}
		}
		if s.at >= 0 && s.verb < 0 && !yield(s.draft(s.quote[0], s.quote[1], -1, 0)) {
			return
		}
		if s.verb < 0 || s.Clauses[s.ClauseOf(s.at)].Kind != prose.Main || s.Verbs[s.verb].From <= s.Clauses[s.ClauseOf(s.at)].From {
			if len(s.Clauses) > 0 && !yield(s.draft(0, len(s.Words), s.firstVerb(0), -.5)) {
				return
			}
		}
		yield(s.draft(s.quote[0], s.quote[1], -1, -1))
	}
}

// firstVerb returns the verb on which a clause is built, or -1: the first finite
// one that opens no aside, as "backed" does in "troops, backed by tanks, crossed".
func (s *toldSentence) firstVerb(clause int) int {
	aside := -1
	for k, v := range s.Verbs {
		if v.Form > prose.State || s.ClauseOf(v.Head) != clause {
			continue
		}
		if s.opensAside(k) && aside < 0 {
			aside = k
			continue
		}
		return k
	}
	return aside
}

// opensAside reports whether the verb k may open an aside: a bare past form
// behind a comma.
func (s *toldSentence) opensAside(k int) bool {
	v := s.Verbs[k]
	return v.From == v.Head && s.word(v.From-1).Of(s.article) == ","
}

// ofName returns a draft of the name that the relative clause c is about and
// what it says of it: "Ren Zhengfei … founded the company in 1987".
func (s *toldSentence) ofName(c prose.Clause) *draft {
	if s.verb < 0 || s.Verbs[s.verb].From != c.From+1 || s.Words[c.From].Shape == prose.Mark {
		return nil
	}
	to := c.From
	for to > 0 && s.Words[to-1].Shape == prose.Mark {
		to--
	}
	from := to
	for from > 0 && s.Words[from-1].Shape.Upperish() {
		from--
	}
	if opens := s.word(s.quote[0]); from == to && s.quote[0] < to && opens.Is(prose.Determiner) && !s.finite(s.quote[0], to) {
		from = s.quote[0] // the shooting, which occurred …
	}
	if to-from < 2 {
		return nil
	}
	for from > 1 && s.Words[from-1].Is(prose.Coordinator) && s.Words[from-2].Shape.Upperish() {
		for from--; from > 0 && s.Words[from-1].Shape.Upperish(); from-- {
		}
	}
	d := s.draft(from, c.To, s.verb, 1)
	for i := to; i <= c.From; i++ {
		d.cut[i-from] = true
	}
	return d
}
