package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/timex"
)

// A lexicon is what a language's lists say that merging needs.
type lexicon struct {
	class      map[uint64]int  // of stems: the class of those that tell of the same
	chain      map[uint64]int  // of stems: the class of those that tell of one incident
	outcome    map[uint64]bool // of those, stems of what may come of an incident days later
	light      map[uint64]bool // stems of predicates that do not say what happened
	once       map[uint64]bool // stems of what happens to one only once in a long time
	attending  map[uint64]bool // stems of what is done about an incident by those who come after it
	scene      map[uint64]bool // stems that say where and when an incident was, not what
	saying     map[uint64]bool // stems of verbs of saying
	announcing map[uint64]bool // of these, what is an event by itself
	posting    map[uint64]bool // stems of what stands before the day on which an article was put up
	not        []string        // words before a date that say when it was not
	on         []string        // words that may stand between a verb of saying and its date
	definite   []string        // words before what is known already
	one        []string        // words that stand for one person
	several    []string        // words that stand for more
	empty      map[uint64]bool // stems of words that say nothing of what happened
	correcting []string        // words of a sentence that corrects another
	cues       *cues           // nil where no grammar tells what they are
	kickers    []string        // what stands before a headline and a colon, and is none of it
	joining    []string        // words that a headline does not need at its start
}

// lexiconOf reads the lists of the language of g.
func (v *vocabulary) lexiconOf(lang string, g *timex.Grammar) *lexicon {
	l := &lexicon{correcting: g.List("correcting"), cues: newCues(g), joining: g.List("joining"), kickers: g.List("kickers")}
	stems := func(lists ...string) map[uint64]bool {
		set := map[uint64]bool{}
		for _, list := range lists {
			for _, w := range g.List(list) {
				set[v.stem(lang, w)] = true
			}
		}
		return set
	}
	l.once = stems("once")
	l.empty = stems("determiners", "pronouns", "prepositions", "coordinators", "subordinators", "relatives", "complementisers",
		"auxiliaries", "modals", "saying", "joining")
	l.light = stems("light")
	l.outcome = stems("outcome")
	l.posting = stems("posting")
	l.saying, l.announcing = stems("saying"), stems("announcing")
	l.on = g.List("prepositions")
	l.one, l.several = g.List("one"), g.List("several")
	l.definite, l.not = g.List("definite"), g.List("mistaken")
	l.attending, l.scene = stems("attending"), stems("scene")
	classes := func(list string) map[uint64]int {
		class := map[uint64]int{}
		for i, words := range g.List(list) {
			for word := range strings.SplitSeq(words, "/") {
				class[v.stem(lang, word)] = i + 1
			}
		}
		return class
	}
	l.class, l.chain = classes("same"), classes("incident")
	return l
}

// A predicate is a stem and the class of stems that tell of the same.
type predicate struct {
	stem  uint64 // 0 is unknown
	class int    // of those that tell of the same; 0 is none
	chain int    // of those that tell of one incident, its causes and harm; 0 is none
	once  bool   // it happens to one only once in a long time
	says  bool   // something is said, and no more

	common float64 // how likely two that tell of it do by chance, 0 to 1
}

// same reports whether x and y tell of the same.
func (x predicate) same(y predicate) bool {
	return x.stem != 0 && (x.stem == y.stem || x.class != 0 && x.class == y.class)
}

// first returns the stem of the first word of text that has a class, or 0.
func (v *vocabulary) first(lang, text string, class map[uint64]int) uint64 {
	for _, w := range v.count(lang, text, len(text), nil) {
		if class[w.id] != 0 {
			return w.id
		}
	}
	return 0
}

// noun returns the stem of the noun that says what happened where a predicate is
// light: "got bail", "went on trial", "the trial took place"; or 0. What is done
// to "the arrest" is no arrest, and what "came after talks" or "went into the city, where there
// were protests" is neither talks nor protests.
func (v *vocabulary) noun(lang, clause string) (found uint64) {
	lex := v.lexicons[lang]
	const near = 3               // words behind the predicate
	light, behind := false, near // how many words ago
	definite := false
	for word := range strings.FieldsFuncSeq(clause, func(r rune) bool { return !isWordRune(r) }) {
		s := v.stem(lang, word)
		behind++
		switch {
		case lex.light[s]:
			light, behind = true, 0
		case lex.cues != nil && lex.cues.Class(word)&prose.Subordinator != 0:
			behind = near
		case lex.class[s] == 0 || light && (definite || behind > near):
		case light:
			return s
		default:
			found = s
		}
		definite = slices.Contains(lex.definite, strings.ToLower(word))
	}
	if !light {
		return 0
	}
	return found
}

// before returns the n words that stand before the date of m in its sentence, the
// nearest first.
func (m *Mention) before(n int) (words []string) {
	if m.Timex == nil || m.Timex.Start < m.Sentence[0] {
		return nil
	}
	words = strings.Fields(m.Article.Text[m.Sentence[0]:m.Timex.Start])
	words = words[max(0, len(words)-n):]
	slices.Reverse(words)
	return words
}

// datesSaying reports whether the date of m stands behind a verb of saying: "was
// arrested, police said on Wednesday" gives a day of report. So does "Posted: Sunday".
func (l *lexicon) datesSaying(m *Mention, v *vocabulary, lang string) bool {
	for i, word := range m.before(2) {
		s := v.stem(lang, word)
		if l.posting[s] {
			return true
		}
		if l.saying[s] {
			return s != v.stem(lang, m.Predicate)
		}
		if i == 0 && !slices.Contains(l.on, strings.ToLower(word)) {
			break
		}
	}
	return false
}

// datesNot reports whether m says that it was not on its date.
func (l *lexicon) datesNot(m *Mention) bool {
	return slices.ContainsFunc(m.before(2), func(word string) bool { return slices.Contains(l.not, word) })
}
