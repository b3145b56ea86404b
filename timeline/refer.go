package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// A Referent is whom a pronoun of a telling stands for, where the text before it leaves
// nobody else: "Ann Lee landed in Lune. She was arrested there."
type Referent struct {
	Start, End int    // of the pronoun, in the article
	Named      int    // where Who stands in it
	Whose      bool   // the pronoun says whose something is: "her"
	Who        string // the full name, or where there is none the noun phrase: "a 20-year-old man"
}

// A sex is what a word says of the person that it is of: he, Mr., father; she, Ms., mother.
type sex uint8

const (
	anySex sex = iota
	man
	woman
)

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
	for n := 0; n <= farthest && k >= 0; n++ {
		s := r.sentences[k]
		l := look{reading: r, words: r.words[s.words[0]:s.words[1]], want: sex, by: by, own: n == 0}
		if n == 0 {
			l.words = l.words[:i]
		}
		l.next = n == 1 && i == 0
		l.known = make([]bool, len(l.words))
		l.named(s)
		l.unnamed()
		switch {
		case l.open || len(l.found) > 1:
			return bearer{}
		case n == 0 && l.standsForAnother():
			return bearer{} // was kind to him when he
		case len(l.found) == 1 && l.found[0].says && !r.saysAt(own, i):
			return bearer{} // the mayor said that he was found
		case len(l.found) == 1:
			return l.found[0]
		}
		if n == 0 && i > 0 && l.words[0].Is(prose.Subordinator|prose.Preposition) && r.namedBehind(s, i) {
			return bearer{} // after she landed, Ann Lee
		}
		if k--; k >= 0 && (r.sentences[k].torn || s.quoted) {
			return bearer{}
		}
	}
	return bearer{}
}

// namedBehind reports whether a name that may be a person's stands behind word i of s.
func (r *reading) namedBehind(s sentence, i int) bool {
	return slices.ContainsFunc(r.names[s.names[0]:s.names[1]], func(n prose.Name) bool {
		kind := r.nameOf(n).Kind
		return n.From > i && (kind == Person || kind == Unknown)
	})
}

// A bearer is a person whom a word may mean, and whether that is who says what its sentence tells.
type bearer struct {
	who  string
	at   int // where it stands in the article
	says bool
}

// A look is the search of a sentence for whom a pronoun means.
type look struct {
	*reading
	words []prose.Word // of the sentence, up to the pronoun
	want  sex
	by    string
	own   bool   // it is the sentence of the pronoun
	next  bool   // the pronoun opens the sentence after it
	known []bool // of words: they say of somebody named who that is
	found []bearer
	open  bool // it speaks of others who may be meant
}

// add adds one whom the pronoun may mean.
func (l *look) add(who string, at int, says bool) {
	if k := slices.IndexFunc(l.found, func(b bearer) bool { return b.who == who }); k >= 0 {
		l.found[k].says, l.found[k].at = l.found[k].says || says, at
		return
	}
	l.found = append(l.found, bearer{who, at, says})
}

// saysAt reports whether who word i of s stands for says something: "she said".
func (r *reading) saysAt(s sentence, i int) bool {
	at := s.words[0] + i + 1
	return at < s.words[1] && r.words[at].Is(prose.Saying)
}

// named looks at the names of s.
func (l *look) named(s sentence) {
	for _, n := range l.names[s.names[0]:s.names[1]] {
		if n.To > len(l.words) {
			break
		}
		full := n.Of(l.text)
		name := l.nameOf(n)
		is := l.sexOf[name.Name]
		l.markAround(n)
		switch {
		case is == anySex && (name.Kind == Place || name.Kind == Organisation) || l.determined[full] || l.describesSomebody(n):
		case l.by != "" && strings.Contains(l.by, full):
			l.open = l.open || l.own // the mayor said he
		case is != anySex && is != l.want:
			l.open = l.open || l.own && n.To-n.From == 1 // others of the family may be meant
		case !strings.Contains(name.Name, " "), is == anySex && !l.isPerson(n, name), l.dependsOn(n), l.standsForOne(l.words[:n.From]):
			l.open = true
		default:
			l.add(name.Name, n.Start, n.To < len(l.words) && l.words[n.To].Is(prose.Saying) || l.saidBefore(n.From))
		}
	}
}

// describesSomebody reports whether n only says which man or woman is meant: "a [Lune] mother".
func (l *look) describesSomebody(n prose.Name) bool {
	return n.From > 0 && l.words[n.From-1].Is(prose.Determiner) && n.To < len(l.words) && l.isSomebody(l.words, n.To)
}

// isPerson reports whether n, of whom nothing says he or she, is a person's name and of whom the
// pronoun can be: the words around it say so, or it is what the sentence before is about.
func (l *look) isPerson(n prose.Name, name Name) bool {
	if l.said[man] && l.said[woman] {
		return false
	}
	return l.surely[name.Name] && name.Kind == Person || l.next && n.From == 0
}

// unnamed looks at the nouns for persons: "a 20-year-old man".
func (l *look) unnamed() {
	for i, w := range l.words {
		if l.known[i] || !l.isSomebody(l.words, i) {
			continue
		}
		is := l.sexes[w.Of(l.text)]
		if is != anySex && is != l.want || l.saidOf(i) {
			continue
		}
		from := i
		for from > 0 && l.words[from-1].Shape != prose.Mark && l.words[from-1].Class&(prose.Function|prose.Proper) == 0 {
			from--
		}
		ends := i+1 == len(l.words) || l.words[i+1].Shape == prose.Mark || l.words[i+1].Is(prose.Function|prose.Saying) || l.isVerb(i+1)
		if from--; from < 0 || !l.words[from].Is(prose.Determiner) || l.words[from].Is(possessive) || !ends || !l.nameless[w.Of(l.text)] && (is == anySex || w.Is(prose.Title)) && !prose.HasEnding(w.Of(l.text), l.ages) || l.standsForOne(l.words[:i]) || from > 0 && l.words[from-1].Is(prose.Preposition) {
			l.open = true
			continue
		}
		text := l.text[l.words[from].Start:w.End]
		l.add(strings.ToLower(text[:1])+text[1:], l.words[from].Start, i+1 < len(l.words) && l.words[i+1].Is(prose.Saying) || l.saidBefore(from))
	}
}

// isVerb reports whether word i has the form of a verb.
func (l *look) isVerb(i int) bool {
	return l.words[i].Is(prose.Past|prose.Present) || prose.HasEnding(l.words[i].Of(l.text), l.past)
}

// saidBefore reports whether a verb of saying stands before word i and what stands with it:
// "said the mayor Ann Lee".
func (l *look) saidBefore(i int) bool {
	for i--; i >= 0 && l.words[i].Shape != prose.Mark; i-- {
		if l.words[i].Is(prose.Saying) {
			return true
		}
	}
	return false
}

// dependsOn reports whether n only says more of something else: "under Ann Lee", "Ann Lee's house".
func (l *look) dependsOn(n prose.Name) bool {
	if n.To < len(l.words) && l.words[n.To].Shape == prose.Ending {
		return true
	}
	i := n.From - 1
	for i >= 0 && l.words[i].Shape.IsWord() && l.words[i].Class&(prose.Function&^prose.Determiner) == 0 {
		i--
	}
	return i >= 0 && l.words[i].Is(prose.Preposition)
}

// standsForOne reports whether one of words stands for one person of the sex that is looked for.
func (l *look) standsForOne(words []prose.Word) bool {
	return slices.ContainsFunc(words, func(w prose.Word) bool {
		return w.Shape.IsWord() && l.standsFor[strings.ToLower(w.Of(l.text))] == l.want
	})
}

// standsForAnother reports whether one of the words stands for the object of a verb, of that sex.
func (l *look) standsForAnother() bool {
	return slices.ContainsFunc(l.words, func(w prose.Word) bool {
		return w.Is(prose.Object) && l.standsFor[w.Of(l.text)] == l.want
	})
}

// markAround marks the words before a name and behind its comma that say who it is: "the lawyer
// Ann Lee", "Ann Lee, the head of the yard,".
func (l *look) markAround(n prose.Name) {
	for i := n.From - 1; i >= 0 && l.words[i].Shape != prose.Mark && !l.words[i].Is(prose.Preposition|prose.Auxiliary|prose.Coordinator); i-- {
		l.known[i] = true
	}
	if n.To >= len(l.words) || l.words[n.To].Shape != prose.Mark {
		return
	}
	for i := n.To + 1; i < len(l.words) && !l.words[i].Is(prose.Auxiliary|prose.Relative); i++ {
		l.known[i] = true
	}
}

// isSomebody reports whether word i is a noun for one person, or may be by its ending: the lawyer,
// a gunman, a sailor. The last of several is.
func (r *reading) isSomebody(words []prose.Word, i int) bool {
	if i+1 < len(words) && r.isForPerson(words[i+1]) {
		return false
	}
	if r.isForPerson(words[i]) {
		return true
	}
	lower := i+1 < len(words) && words[i+1].Shape == prose.Small && words[i+1].Class&(prose.Function|prose.Saying|prose.Past) == 0 // a lower court
	return i > 0 && words[i-1].Is(prose.Determiner) && words[i].Shape == prose.Small && !lower && prose.HasEnding(words[i].Of(r.text), r.doers)
}

func (r *reading) isForPerson(w prose.Word) bool {
	text := w.Of(r.text)
	switch w.Shape {
	case prose.Small:
		return r.somebody[text] || r.nameless[text] || r.sexes[text] != anySex || w.Is(prose.Title) || prose.HasEnding(text, r.ages)
	case prose.Digits:
		return prose.HasEnding(text, r.ages)
	}
	return false
}

// saidOf reports whether word i says of a subject what it is: "is a lawyer", "as mayor".
func (l *look) saidOf(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		switch w := l.words[k]; {
		case w.Is(passive), l.naming[w.Of(l.text)]:
			return true
		case w.Shape == prose.Mark, w.Is(prose.Preposition | prose.Coordinator):
			return false
		}
	}
	return false
}

// learnSexes learns from what stands before the names of the article, and from their first words,
// whether they are of men or women, and which are of persons beyond doubt.
func (r *reading) learnSexes() {
	for i := range r.sentences {
		s := &r.sentences[i]
		words := r.words[s.words[0]:s.words[1]]
		for _, n := range r.names[s.names[0]:s.names[1]] {
			name := r.nameOf(n).Name
			if n.Kind == prose.Person {
				r.surely[name] = true
			}
			if first, _, ok := strings.Cut(name, " "); ok && r.given[first] != anySex {
				r.sexOf[name] = r.given[first]
			} else if n.From > 0 && r.sexOf[name] == anySex {
				r.sexOf[name] = r.sexes[words[n.From-1].Of(r.text)]
			}
		}
		for _, w := range words {
			r.said[r.standsFor[w.Of(r.text)]] = true
		}
	}
}
