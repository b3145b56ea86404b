package timeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/prose"
)

// A bearer is a person whom a word may mean, and whether that is who says what its sentence tells.
type bearer struct {
	who  string
	at   int // where it stands in the article
	says bool
}

// A look is the search of a sentence for whom a pronoun means.
type look struct {
	*reading
	at       sentence
	words    []prose.Word // of the sentence, up to the pronoun
	want     sex
	by       string // whose words the sentence with the pronoun is, where it says so
	own      bool   // it is the sentence of the pronoun
	next     bool   // the pronoun opens the sentence after it
	chained  bool   // it opens as all up to the pronoun's do, with a word for the same subject: of others only one of the same sex may be meant
	saysNext bool   // the pronoun says something

	about []bool // of words: they say of somebody named who that is
	found []bearer
	open  bool // it speaks of others who may be meant
	spoke bool // somebody says what the sentence tells, whom the pronoun does not mean
}

// add adds one whom the pronoun may mean.
func (l *look) add(who string, at int, says bool) {
	if k := slices.IndexFunc(l.found, func(b bearer) bool { return b.who == who }); k >= 0 {
		l.found[k].says, l.found[k].at = l.found[k].says || says, at
		return
	}
	l.found = append(l.found, bearer{who, at, says})
}

// verdict returns whom the pronoun means, and whether the sentence settles that. Where it speaks of several, or of others
// who may be meant, it settles that this is not known.
func (l *look) verdict() (b bearer, settled bool) {
	switch {
	case l.open || len(l.found) > 1:
		return bearer{}, true
	case l.own && l.standsForAnother():
		return bearer{}, true // was kind to him when he
	case len(l.found) == 1 && l.found[0].says && !l.saysNext, len(l.found) == 0 && l.spoke:
		return bearer{}, true // the mayor said that he was found
	case len(l.found) == 1:
		return l.found[0], true
	}
	return bearer{}, false
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
		name, is := l.met(n)
		nobody := is == anySex && l.isNone(n, name) || l.determined[full] || l.isNobody(n)
		says := n.To < len(l.words) && l.words[n.To].Is(prose.Saying) || l.saidBefore(n.From, n.To)
		if !nobody {
			l.markAround(n)
		}
		identified := !nobody && l.markIdentified(n)
		switch {
		case l.chained:
			l.open = l.open || !nobody && is == l.want
		case nobody:
			l.open = l.open || l.endsInAnother(n)
		case l.by != "" && strings.Contains(l.by, full):
			l.open = l.open || l.own // the mayor said he
		case is != anySex && is != l.want:
			l.open = l.open || l.own && n.To-n.From == 1 // others of the family may be meant
		case !l.isSurelyNoPlace(n, name):
			l.open = true // King of Lune: not known which
		case says && !l.saysNext && !l.own:
			l.spoke = l.spoke || is == l.want || is == anySex
		case !l.isWhole(name), is == anySex && !l.isPerson(n, name) && !identified, l.dependsOn(n) && !identified, l.standsForOne(l.words[:n.From]), l.own && n.From > 0 && l.words[n.From-1].Is(prose.Relative):
			l.open = true
		default:
			l.add(l.shown(name.Name), n.Start, says)
		}
	}
}

// isNone reports whether n, of whom nothing says he or she, is no person's name: that of a place or a firm,
// a line in capitals, or one word that no text gives in full and of which nothing says that it does something.
func (l *look) isNone(n prose.Name, name Name) bool {
	if name.Kind == Place || name.Kind == Organisation || l.known.nobodys[name.Name] || l.determined[n.Of(l.text)] || l.isNobody(n) {
		return true
	}
	if !slices.ContainsFunc(l.words[n.From:n.To], func(w prose.Word) bool { return w.Shape != prose.Upper }) {
		return n.To-n.From > 1 || n.Len() > longestInitials
	}
	if strings.Contains(name.Name, " ") || name.Kind == Person || l.surely[name.Name] || l.known.short[name.Name] || hyphened(l.text[n.Start:], n.Of(l.text)+" ") != "" {
		return false
	}
	if n.From > 0 {
		if before := l.words[n.From-1]; before.Is(prose.Saying|prose.Title) || l.along[before.Of(l.text)] && !l.toward[before.Of(l.text)] || l.sexes[before.Of(l.text)] != anySex {
			return false
		}
	}
	return n.To == len(l.words) || !l.isVerb(n.To) && !l.words[n.To].Is(prose.Auxiliary|prose.Saying) && l.words[n.To].Shape != prose.Ending
}

// isSurelyNoPlace reports whether nothing says of n, of whom a he or she has been said, that it is a place or a firm.
func (l *look) isSurelyNoPlace(n prose.Name, name Name) bool {
	return name.Kind != Place && name.Kind != Organisation && !l.words[n.To-1].Is(prose.Place)
}

// longestInitials is how long a name in capitals may be that is one: J.R.
const longestInitials = 4

// isNobody reports whether n is a place by its last word, stands in quotes within a sentence, or only says which
// man, woman or thing is meant: "a [Lune] mother", "the [Lune] yard".
func (l *look) isNobody(n prose.Name) bool {
	if n.From > 0 && n.To < len(l.words) && l.isQuote(n.From-1) && l.isQuote(n.To) {
		return true // in a jacket that said “Lune Riders”
	}
	if l.grounds[l.words[n.To-1].Of(l.text)] {
		return true
	}
	return n.From > 0 && l.words[n.From-1].Is(prose.Determiner) && n.To < len(l.words) &&
		l.words[n.To].Shape == prose.Small && l.words[n.To].Class&(prose.Function|prose.Saying) == 0 && !l.isVerb(n.To)
}

func (l *look) isQuote(i int) bool {
	return l.words[i].Shape == prose.Mark && isQuoteMark(l.words[i].Of(l.text))
}

// markIdentified reports whether n says who it is of whom its sentence speaks, and marks the words before
// it, which are about the same person then: "the boy was identified as Ann Lee".
func (l *look) markIdentified(n prose.Name) bool {
	i := n.From - 1
	for ; i > 0 && !l.words[i].Is(prose.Preposition|prose.Subordinator); i-- {
		if w := l.words[i]; w.Shape == prose.Mark || l.isVerb(i) || w.Is(prose.Auxiliary) {
			return false
		}
	}
	if i < 1 || !l.identifying[l.words[i-1].Of(l.text)] {
		return false
	}
	for k := range i {
		l.about[k] = true
	}
	return true
}

// endsInAnother reports whether n may be the names of a firm and of somebody who is at it: "head of
// Lune Corporation Ann Lee".
func (l *look) endsInAnother(n prose.Name) bool {
	words := l.words[n.From:n.To]
	k := slices.IndexFunc(words, func(w prose.Word) bool { return w.Is(prose.Corporate) })
	return k > 0 && k < len(words)-2 && !slices.ContainsFunc(words[k+1:], func(w prose.Word) bool { return w.Is(prose.Particle | prose.Corporate) })
}

// isPerson reports whether n, of whom nothing says he or she, is a person's name and of whom the
// pronoun can be: the words around it say so, or it is what the sentence before is about.
func (l *look) isPerson(n prose.Name, name Name) bool {
	if l.said[man] && l.said[woman] {
		return l.next && n.From == 0 && n.To < len(l.words) && (l.isVerb(n.To) || l.words[n.To].Is(prose.Auxiliary)) &&
			!slices.ContainsFunc(l.words, func(w prose.Word) bool { return l.standsFor[strings.ToLower(w.Of(l.text))] != anySex })
	}
	return l.surely[name.Name] && name.Kind == Person || l.next && n.From == 0
}

// unnamed looks at the nouns for persons: "a 20-year-old man".
func (l *look) unnamed() {
	for i, w := range l.words {
		if l.about[i] || !l.isSomebody(l.words, i) {
			continue
		}
		is := l.sexes[w.Of(l.text)]
		if is != anySex && is != l.want || l.saidOf(i) || l.chained && is == anySex {
			continue
		}
		from := i
		for from > 0 && l.words[from-1].Shape != prose.Mark && l.words[from-1].Class&(prose.Function|prose.Proper) == 0 {
			from--
		}
		ends := i+1 == len(l.words) || l.words[i+1].Shape == prose.Mark || l.words[i+1].Is(prose.Function|prose.Saying) || l.isVerb(i+1)
		from--
		named := l.nameless[w.Of(l.text)] || is != anySex && !w.Is(prose.Title) || prose.HasEnding(w.Of(l.text), l.ages) ||
			l.own && from == 0 && l.words[0].Is(indefinite) && !l.standsForOne(l.words) // a former pilot
		if from < 0 || !named || !ends || !l.words[from].Is(prose.Determiner) || l.words[from].Is(possessive) || l.standsForOne(l.words[:i]) || from > 0 && l.words[from-1].Is(prose.Preposition) {
			l.open = true
			continue
		}
		text := l.text[l.words[from].Start:w.End]
		l.add(strings.ToLower(text[:1])+text[1:], l.words[from].Start, i+1 < len(l.words) && l.words[i+1].Is(prose.Saying) || l.saidBefore(from, i+1))
	}
}

// isVerb reports whether word i has the form of a verb.
func (l *look) isVerb(i int) bool {
	return l.words[i].Is(prose.Past|prose.Present) || prose.HasEnding(l.words[i].Of(l.text), l.past) || prose.HasEnding(l.words[i].Of(l.text), l.present)
}

// saidBefore reports whether a verb of saying stands before words[from:to] and what stands with
// them, and none of theirs behind: "said the mayor Ann Lee".
func (l *look) saidBefore(from, to int) bool {
	if to < len(l.words) && (l.isVerb(to) || l.words[to].Is(prose.Auxiliary)) {
		return false // said Ann Lee was
	}
	for i := from - 1; i >= 0 && l.words[i].Shape != prose.Mark; i-- {
		switch w := l.words[i]; {
		case w.Is(prose.Saying):
			return true
		case l.isVerb(i), w.Is(prose.Auxiliary | prose.Complement):
			return false // said the police had found
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
	for i := n.From - 1; i >= 0 && l.words[i].Shape != prose.Mark && !l.words[i].Is(prose.Preposition|prose.Auxiliary|prose.Coordinator|prose.Saying) && !l.isVerb(i); i-- {
		l.about[i] = true
	}
	if n.To >= len(l.words) || l.words[n.To].Of(l.text) != "," {
		return
	}
	for i := n.To + 1; i < len(l.words) && !l.words[i].Is(prose.Auxiliary|prose.Relative); i++ {
		if l.isVerb(i) && l.words[i-1].Of(l.text) != "," {
			return // Ann Lee, 17, and a friend met
		}
		l.about[i] = true
	}
}

// isSomebody reports whether word i is a noun for one person, or may be by its ending: the lawyer,
// a gunman, a sailor. The last of several is, and none that only describes what follows: a refugee
// camp, a lower court.
func (r *reading) isSomebody(words []prose.Word, i int) bool {
	if i+1 < len(words) {
		if next := words[i+1]; r.isForPerson(next) || next.Shape == prose.Small && next.Class&(prose.Function|prose.Saying|prose.Past|prose.Present) == 0 && !prose.HasEnding(next.Of(r.text), r.past) {
			return false
		}
	}
	if r.isForPerson(words[i]) || r.namesAgain(words, i) {
		return true
	}
	return i > 0 && words[i].Shape == prose.Small && prose.HasEnding(words[i].Of(r.text), r.doers) &&
		(words[i-1].Is(prose.Determiner) || i+1 < len(words) && words[i+1].Is(prose.Saying)) // one senior banker said
}

// namesAgain reports whether word i is a name that its sentence opens with, though it looks like another word, as no
// determiner stands before it: "[King] left", "[Al-Mercer] was held".
func (r *reading) namesAgain(words []prose.Word, i int) bool {
	w := words[i]
	if w.Shape != prose.Capital || i > 0 && words[i-1].Shape != prose.Mark || i+1 == len(words) {
		return false
	}
	text := w.Of(r.text)
	_, behind, hyphen := strings.Cut(text, "-")
	first, _ := utf8.DecodeRuneInString(behind)
	lower := strings.ToLower(text)
	if !(hyphen && unicode.IsUpper(first)) && !w.Is(prose.Title) && !r.somebody[lower] && !r.nameless[lower] {
		return false
	}
	if slices.ContainsFunc(r.names, func(n prose.Name) bool { return n.Start <= w.Start && w.End <= n.End }) {
		return false
	}
	next := words[i+1]
	return next.Shape == prose.Ending || next.Is(prose.Auxiliary|prose.Saying|prose.Past|prose.Present|prose.Modal) || prose.HasEnding(next.Of(r.text), r.past) || next.Of(r.text) == ","
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
