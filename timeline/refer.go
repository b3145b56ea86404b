package timeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/prose"
)

// A Referent is whom a pronoun of a telling stands for, where the text before it leaves
// nobody else: "Ann Lee landed in Lune. She was arrested there."
type Referent struct {
	Start, End int    // of the pronoun, in the article
	Named      int    // where Who stands in it
	Whose      bool   // the pronoun says whose something is: "her"
	Who        string // the full name, or where there is none the noun phrase: "a 20-year-old man"

	beside []int // where names stand before it in its sentence that may be taken for whom it means
}

// farthest is how many sentences before its own one looks for whom a word means.
const farthest = 5

// refer sets whom the pronouns of what t tells stand for, where the article and what the archive knows
// of its names leave no doubt.
func (x *Extractor) refer(t *Telling, known *Names) {
	if !slices.ContainsFunc(t.Mentions, x.cues.hasPronoun) {
		return
	}
	x.readAgain(t, func(r *reading) {
		r.known = known
		i := 0
		for _, m := range t.Mentions {
			for i < len(r.sentences)-1 && r.sentences[i].End < m.Sentence[1] {
				i++
			}
			r.at = i
			r.refer(m)
		}
	})
}

// hasPronoun reports whether the sentence of m has a word that stands for somebody.
func (c *cues) hasPronoun(m *Mention) bool {
	for word := range strings.FieldsFuncSeq(m.Article.Text[m.Sentence[0]:m.Sentence[1]], func(r rune) bool { return !isWordRune(r) }) {
		if c.standsFor[strings.ToLower(word)] != anySex {
			return true
		}
	}
	return false
}

// refer sets whom the words of m stand for.
func (r *reading) refer(m *Mention) {
	at := r.sentences[r.at]
	words := r.words[at.words[0]:at.words[1]]
	m.Referents = nil
	if m.meant {
		m.By, m.meant = "", false
	}
	spoken := ""
	for i, w := range words {
		if w.Start < m.Sentence[0] || w.End > m.Sentence[1] || !w.Shape.IsWord() {
			continue
		}
		sex, ok := r.standsFor[strings.ToLower(w.Of(r.text))]
		if !ok || r.quotedAt(at, i) {
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
			if spoken == "" && i+1 < len(words) && words[i+1].Is(prose.Saying) && !r.whose(words, i) {
				spoken = b.who // she said
			}
			m.Referents = append(m.Referents, Referent{Start: w.Start, End: w.End, Named: b.at, Whose: r.whose(words, i), Who: b.who, beside: r.beside(at, i, sex)})
		}
	}
	if m.By == "" && m.Status >= Attributed && m.Status <= Denied && spoken != "" {
		m.By, m.meant = spoken, true
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
	if r.Adverbial(r.text, next) && (i+1 >= len(words) || !prose.HasEnding(words[i+1].Of(r.text), r.past) && !words[i+1].Is(prose.Auxiliary|prose.Modal|prose.Past|prose.Present)) {
		return false // asked for her formally
	}
	return next.Shape == prose.Digits || next.Shape.IsWord() && next.Class&(prose.Function|prose.Proper) == 0
}

// beside returns where names stand before word i of s that may be of one of that sex.
func (r *reading) beside(s sentence, i int, want sex) (at []int) {
	l := r.lookAt(s, i, want)
	for _, n := range r.names[s.names[0]:s.names[1]] {
		if n.To <= i && l.mayBe(n, "") {
			at = append(at, n.Start)
		}
	}
	return at
}

// quotedAt reports whether word i of the sentence s stands inside a quotation.
func (r *reading) quotedAt(s sentence, i int) bool {
	open := s.quoted
	for _, w := range r.words[s.words[0] : s.words[0]+i] {
		if w.Shape == prose.Mark {
			open = quotedAfter(w.Of(r.text), open)
		}
	}
	return open
}

// met returns whom or what n names, in the fullest form that the article has, with what the archive
// knows of it, and of which sex that is.
func (r *reading) met(n prose.Name) (Name, sex) {
	name := r.nameOf(n)
	full := r.known.fullest(name.Name)
	if kind, ok := r.known.kinds[full]; ok {
		name.Kind = kind
	}
	is := r.sexOf[name.Name]
	if is == anySex {
		is = r.known.sexes[full]
	}
	return name, is
}

// isWhole reports whether name says alone who it is: a full name, or a surname that the archive
// gives to one person, or to persons of one sex.
func (r *reading) isWhole(name Name) bool {
	return strings.Contains(name.Name, " ") || r.known.full[name.Name] != "" || r.known.short[name.Name] && r.known.sexes[name.Name] != anySex
}

// shown returns name as the article has it, without what a title has left at its front ("State Ann Lee", of
// the secretary of that name) and with what a hyphen parts from it: "Ann al-Lee".
func (r *reading) shown(name string) string {
	if full := r.known.fullest(name); strings.Contains(r.text, full) {
		name = full
	}
	first, rest, _ := strings.Cut(name, " ")
	if r.isGlued(name, first, rest) || rest != "" && r.isTitle(name, first, rest) {
		return rest
	}
	if strings.HasSuffix(first, ".") && utf8.RuneCountInString(first) == 2 {
		return r.withGiven(name)
	}
	if rest == "" {
		return name + hyphened(r.text, name+" ")
	}
	return name
}

// isTitle reports whether first is no part of the name that it opens, but the end of a title or the opening of a
// headline: "Chief of [Staff] Ann Lee", "[How] Lee won".
func (r *reading) isTitle(name, first, rest string) bool {
	switch {
	case r.given[first] != anySex:
		return false
	case r.Class(first)&(prose.Relative|prose.Subordinator|prose.Preposition) != 0:
		return true
	case !strings.Contains(rest, " "):
		return false
	case r.known.kinds[rest] == Person:
		return true
	}
	before, _, _ := strings.Cut(r.text, name)
	words := strings.Fields(before[strings.LastIndexByte(before, '\n')+1:])
	if n := len(words); n > 0 && r.Class(words[n-1])&prose.Determiner != 0 {
		words = words[:n-1]
	}
	n := len(words)
	return n > 1 && r.Class(words[n-1])&prose.Preposition != 0 && slices.ContainsFunc(words[max(0, n-4):n-1], func(w string) bool { return r.Class(w)&prose.Title != 0 })
}

// withGiven returns a name that opens with an initial with the given name that stands before it: "Ann W. Lee".
func (r *reading) withGiven(name string) string {
	at := strings.Index(r.text, name)
	if at < 0 {
		return name
	}
	before := strings.TrimRight(r.text[:at], " ")
	from := strings.LastIndexAny(before, " \n") + 1
	if first, _ := utf8.DecodeRuneInString(before[from:]); !unicode.IsUpper(first) || strings.HasSuffix(before, ".") {
		return name
	}
	return before[from:] + r.text[len(before):at] + name
}

// isGlued reports whether name, which stands once, is another's surname and then one, rest, that stands elsewhere
// by itself: "Lee met Mercer Okafor said".
func (r *reading) isGlued(name, first, rest string) bool {
	before, after, found := strings.Cut(r.text, name)
	return found && rest != "" && !strings.Contains(after, name) && strings.Contains(before+"\n"+after, rest) && r.known.short[first] && r.given[first] == anySex
}

// hyphened returns what follows upon opening somewhere in text, with the space before it, where that is a
// word like al-Lee, or "".
func hyphened(text, opening string) string {
	i := strings.Index(text, opening)
	if i < 0 {
		return ""
	}
	word := text[i+len(opening)-1:]
	if end := strings.IndexFunc(word[1:], func(r rune) bool { return r != '-' && !isWordRune(r) }); end >= 0 {
		word = word[:1+end]
	}
	particle, name, ok := strings.Cut(word[1:], "-")
	if first, _ := utf8.DecodeRuneInString(name); !ok || len(particle) > 3 || particle != strings.ToLower(particle) || !unicode.IsUpper(first) {
		return ""
	}
	return word
}

// referent returns whom word i of the sentence k means, by the full name or as the text calls somebody
// without one, or "": nobody, or more than one. What by says are words about somebody else.
func (r *reading) referent(k, i int, sex sex, by string) bearer {
	if own := r.sentences[k]; r.words[own.words[0]+i].Is(possessive) && r.lookAt(own, i, sex).ofWhoFollows(i) {
		return bearer{}
	}
	if r.meets(r.sentences[k], i, sex) {
		return bearer{}
	}
	if len(r.acting) > 0 {
		if !r.acts(r.sentences[k], i) || !r.opensWith(r.sentences[k], i) {
			return bearer{}
		}
		return r.goesOn(k, i, sex)
	}
	b := r.onlyOne(k, i, sex, by)
	if b.who != "" {
		by = "" // it is looked at
	} else if b = r.goesOn(k, i, sex); b.who == "" {
		b = r.inTitle(k, i, sex)
	}
	if r.suffers(r.sentences[k], i) && r.judges(b.who) {
		return bearer{}
	}
	if by == "" || !strings.Contains(by, b.who) {
		return b
	}
	return bearer{}
}

// judges reports whether the article calls who a judge or the like: she is not the one who was charged.
func (r *reading) judges(who string) bool {
	for i, w := range r.words[1:] {
		if strings.HasSuffix(who, w.Of(r.text)) && w.Shape.Upperish() {
			for k := i; k >= max(0, i-2); k-- {
				if r.judging[strings.ToLower(r.words[k].Of(r.text))] {
					return true
				}
			}
		}
	}
	return false
}

// meets reports whether the clause of word i of s has another word for one of the same sex, as its subject does
// something to its object: "when he saw him".
func (r *reading) meets(s sentence, i int, sex sex) bool {
	words := r.words[s.words[0]:s.words[1]]
	if words[i].Is(prose.Object) && !words[i].Is(possessive) || r.whose(words, i) {
		return false
	}
	for k := i + 1; k < len(words) && k < i+6; k++ {
		w := words[k]
		if w.Shape == prose.Mark || w.Is(prose.Subordinator|prose.Relative|prose.Complement) {
			return false
		}
		if w.Is(prose.Object) && r.standsFor[strings.ToLower(w.Of(r.text))] == sex && !r.whose(words, k) {
			return true
		}
	}
	return false
}

// acts reports whether the verb behind word i of s tells of what persons do, and things do not: where things
// are he and she, too, a word for one means a person then.
func (r *reading) acts(s sentence, i int) bool {
	from := s.words[0] + i + 1
	return slices.ContainsFunc(r.words[from:min(from+3, s.words[1])], func(w prose.Word) bool { return w.Is(prose.Saying) || r.acting[w.Of(r.text)] })
}

// onlyOne returns the one person whom word i of the sentence k can mean.
func (r *reading) onlyOne(k, i int, sex sex, by string) bearer {
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
		l.about = make([]bool, len(l.words))
		l.named(s)
		l.unnamed()
		if n > 0 && r.allQuotation(s) {
			return bearer{}
		}
		if b, settled := l.verdict(); settled {
			if n > 1 && !strings.Contains(b.who, " ") {
				return bearer{} // a surname was named by the way, and somebody else may be spoken of
			}
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
		if w.Shape != prose.Mark && !r.timed(s, w) && (w.Start > words[0].Start || !w.Is(prose.Preposition|prose.Locative|nearly) || w.Is(prose.Subordinator)) {
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
