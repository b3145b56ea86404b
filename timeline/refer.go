package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/timex"
)

// A Referent is whom a pronoun of a telling stands for, where the text before it leaves
// nobody else: "Ann Lee landed in Lune. She was arrested there."
type Referent struct {
	Start, End int    // of the pronoun, in the article
	Named      int    // where Who stands in it
	Whose      bool   // the pronoun says whose something is: "her"
	Who        string // the full name, or where there is none the noun phrase: "a 20-year-old man"
}

// farthest is how many sentences before its own one looks for whom a word means.
const farthest = 5

// refer sets whom the words of m stand for.
func (r *reading) refer(m *Mention) {
	at := r.sentences[r.at]
	words := r.words[at.words[0]:at.words[1]]
	for i, w := range words {
		if w.Start < m.Sentence[0] || w.End > m.Sentence[1] || !w.Shape.IsWord() {
			continue
		}
		sex, ok := r.standsFor[strings.ToLower(w.Of(r.text))]
		if !ok || r.inQuotation(i) {
			continue
		}
		by := m.By
		if !strings.Contains(r.text[m.Sentence[0]:m.Sentence[1]], by) {
			by = "" // who speaks was named before
		}
		if i+1 < len(words) && words[i+1].Shape == prose.Ending {
			continue // he's
		}
		if b := r.referent(r.at, i, sex, by); b.who != "" {
			m.Referents = append(m.Referents, Referent{Start: w.Start, End: w.End, Named: b.at, Whose: r.whose(words, i), Who: b.who})
		}
	}
}

// whose reports whether word i, which may say whose something is, does: "her book", but not "saw her".
func (r *reading) whose(words []prose.Word, i int) bool {
	if !words[i].Is(possessive) {
		return false
	}
	next := prose.Word{}
	for i++; i < len(words); i++ {
		if next = words[i]; next.Shape != prose.Mark || i+1 == len(words) || next.End < words[i+1].Start {
			break // but not the sign of .40
		}
	}
	return next.Shape == prose.Digits || next.Shape.IsWord() && next.Class&(prose.Function|prose.Proper) == 0
}

// referent returns the one person whom word i of the sentence k can mean, by the full name or as
// the text calls somebody without one, or "": nobody, or more than one. What by says are words
// about somebody else.
func (r *reading) referent(k, i int, sex sex, by string) bearer {
	own := r.sentences[k]
	opens := r.opensWith(own, i) // the word, and then all sentences up to it with one for the same subject
	for n := 0; n <= farthest && k >= 0; n++ {
		s := r.sentences[k]
		l := look{reading: r, words: r.words[s.words[0]:s.words[1]], want: sex, by: by, own: n == 0, saysNext: r.saysAt(own, i)}
		if n == 0 {
			l.words = l.words[:i]
		} else {
			l.next = n == 1 && opens
			opens = opens && r.opensSo(s, sex)
			l.chained = opens
		}
		l.known = make([]bool, len(l.words))
		l.named(s)
		l.unnamed()
		if b, settled := l.verdict(); settled {
			return b
		}
		if n == 0 && !opens && l.words[0].Is(prose.Subordinator|prose.Preposition) && r.namedBehind(s, i) {
			return bearer{} // after she landed, Ann Lee
		}
		if k--; k >= 0 && (r.sentences[k].torn || s.quoted) {
			return bearer{}
		}
	}
	return bearer{}
}

// opensSo reports whether the sentence s opens with a word for a subject of that sex: what follows
// upon "He left" is about him.
func (r *reading) opensSo(s sentence, sex sex) bool {
	words := r.words[s.words[0]:s.words[1]]
	for i, w := range words {
		if w.Shape.IsWord() && r.standsFor[strings.ToLower(w.Of(r.text))] == sex {
			return !w.Is(prose.Object|possessive) && r.opensWith(s, i)
		}
	}
	return false
}

// opensWith reports whether word i opens the sentence s, or does so behind the time: "On Monday
// [she] left".
func (r *reading) opensWith(s sentence, i int) bool {
	words := r.words[s.words[0]:s.words[1]]
	for _, w := range words[:i] {
		timed := slices.ContainsFunc(r.telling.Timexes[s.timexes[0]:s.timexes[1]], func(t timex.Anchored) bool { return t.Start <= w.Start && w.End <= t.End })
		if w.Shape != prose.Mark && !timed && (w.Start > words[0].Start || !w.Is(prose.Preposition|prose.Locative|nearly) || w.Is(prose.Subordinator)) {
			return false
		}
	}
	return true
}

// namedBehind reports whether a name that may be a person's stands behind word i of s.
func (r *reading) namedBehind(s sentence, i int) bool {
	return slices.ContainsFunc(r.names[s.names[0]:s.names[1]], func(n prose.Name) bool {
		kind := r.nameOf(n).Kind
		return n.From > i && (kind == Person || kind == Unknown)
	})
}
