package timeline

import (
	"slices"

	"annals/internal/prose"
	"annals/timeline/calendar"
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
	own         int      // the expression that dates what is told, -1 for none
	loose       []bool   // of each expression: it leans on another date
	bare        []bool   // of each expression: "in" is never said of it
	noun        []bool   // of each expression: it is a noun that the words before it may need: winter, first quarter, Father's Day
	at          int      // the word that says what happens, -1 where it is not found
	verb        int      // its verb, -1 where it is a noun
	quote       [2]int   // the quotation, as words
	planned     bool
	coarse      bool       // its date is no finer than a month
	keepSpeaker bool       // who says it is part of what is told
	referents   []Referent // whom its pronouns stand for
	by          string     // who says what it tells
}

// told takes the sentence of m apart, in which times stand.
func (c *cues) told(m *Mention, times []timex.Anchored) *toldSentence {
	s := &toldSentence{cues: c, article: m.Article.Text, at: -1, verb: -1, own: -1, referents: m.Referents, by: m.By,
		planned: m.Status == Planned, coarse: m.When.Unit() > calendar.Week,
		keepSpeaker: m.Status == Alleged || m.Status == Denied || m.Status == Disputed}
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
		s.bare = append(s.bare, t.When.Unit() == calendar.Day && !slices.ContainsFunc(s.Words[at[0]:at[1]], isNumber) || at[0] < len(s.Words) && s.Words[at[0]].Is(comparing))
		s.noun = append(s.noun, at[0] < at[1] && s.isNoun(at, t.When.Unit()))
		own := m.Timex != nil && m.Timex.Start == t.Start
		if own {
			s.own = len(s.times)
		}
		s.times = append(s.times, at)
		s.loose = append(s.loose, own && !slices.ContainsFunc(s.Words[at[0]:at[1]], isYear) || t.Basis != timex.Stated && !slices.ContainsFunc(s.Words[at[0]:at[1]], isNumber))
	}
	s.quote = wordsOf(s.Words, m.Start, m.End)
	s.find(m.Deed[0], m.Deed[1])
	return s
}

// find sets which word says what happens: the one that stands in the article from start to end.
func (s *toldSentence) find(start, end int) {
	s.at = slices.IndexFunc(s.Words, func(w prose.Word) bool { return w.Start == start && w.End == end })
	if s.at >= 0 {
		s.verb = slices.IndexFunc(s.Verbs, func(v prose.Verb) bool {
			return v.Head == s.at || v.Head == s.at-1 && v.Form == prose.State && s.word(s.at).Is(planning) // is due
		})
	}
}

// isNoun reports whether words[at], an expression of time of so fine a unit, are a season, a part of a
// year, or the name of a day.
func (s *toldSentence) isNoun(at [2]int, unit calendar.Unit) bool {
	first := s.Words[at[0]]
	if first.Shape == prose.Small {
		return at[1] == at[0]+1 && unit > calendar.Day || unit == calendar.Quarter || unit == calendar.Half
	}
	return first.Shape.Upperish() && !first.Is(prose.Proper) && !slices.ContainsFunc(s.Words[at[0]:at[1]], isNumber)
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

// firstVerb returns the verb on which a clause is built, its first finite one, or -1.
func (s *toldSentence) firstVerb(clause int) int {
	for k, v := range s.Verbs {
		if v.Form <= prose.State && s.ClauseOf(v.Head) == clause {
			return k
		}
	}
	return -1
}
