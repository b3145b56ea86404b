package prose

import (
	"slices"
	"strings"
)

// A Verb is a verb of a sentence with what stands before it to form it: "has
// been arrested".
type Verb struct {
	From, Head int // words: the first of the group, and the verb that says what happens
	Form       Form
}

// A Form is how a verb stands in its clause.
type Form uint8

// The forms.
const (
	Finite     Form = iota // arrested, tells, was arrested, will go
	State                  // is, was, had, with no other verb
	Reduced                // a past form that describes a noun: the men [arrested] in May
	Progress               // a participle of the present: killing three
	Infinitive             // to resign
	noForm
)

// Verbs appends the verbs of words, in order, to verbs.
func (l *Lexicon) Verbs(verbs []Verb, text string, words []Word) []Verb {
	n := len(verbs)
	for i := 0; i < len(words); i++ {
		v, ok := l.verbAt(text, words, i)
		if !ok || len(verbs) > n && l.describesObject(text, words, verbs[len(verbs)-1], v) {
			continue
		}
		verbs = append(verbs, v)
		i = v.Head
	}
	l.reduce(text, words, verbs[n:])
	return l.supply(verbs, n, text, words)
}

// supply gives the clause that opens the sentence, where it has no finite verb, the first word that may be one: no list
// has all verbs in the present, and a past form may look as if it described a noun. "Ministers [fail] to agree",
// "the storm [delayed] work on the bridge".
func (l *Lexicon) supply(verbs []Verb, n int, text string, words []Word) []Verb {
	from, to := l.firstStretch(text, words)
	at := n // where it would stand
	for ; at < len(verbs) && verbs[at].From < to; at++ {
		if verbs[at].Form <= State {
			return verbs
		}
	}
	for i := from + 1; i+1 < to; i++ {
		if !l.maybeVerb(text, words, verbs[n:], i) {
			continue
		}
		for at > n && verbs[at-1].From >= i {
			at--
		}
		if at > n && verbs[at-1].Head >= i || at < len(verbs) && verbs[at].From == i {
			return verbs
		}
		return slices.Insert(verbs, at, Verb{i, i, Finite})
	}
	return verbs
}

// firstStretch returns the words that may be of the clause with which a sentence opens, behind a phrase at its front.
func (l *Lexicon) firstStretch(text string, words []Word) (from, to int) {
	for to < len(words) {
		w := words[to]
		if w.Shape == Mark && parts(w.Of(text)) {
			if from > 0 || w.Of(text) != "," || !words[0].Is(Preposition|Locative|Adverb) || words[0].Is(Subordinator) && !words[0].Is(Preposition) {
				return from, to
			}
			from = to + 1
		}
		if w.Class&(Relative|Complement|Coordinator) != 0 && !w.Is(Determiner) || w.Is(Complement) && to > from || w.Is(Subordinator) && to > from {
			return from, min(to+1, len(words))
		}
		to++
	}
	return from, to
}

// maybeVerb reports whether words[i], which is none of verbs, can be the finite verb of its clause: a noun that is its
// subject stands before it, and its object, or what is said, behind it.
func (l *Lexicon) maybeVerb(text string, words []Word, verbs []Verb, i int) bool {
	w, before, next := words[i], words[i-1], words[i+1]
	if w.Shape != Small || w.Class&(Function|NoVerb|Title|Proper|Saying) != 0 {
		return false
	}
	if !before.Shape.IsWord() || before.Is(Function) || before.Is(Proper) && !before.Is(Place) || before.Shape != Upper && !hasVowel(before.Of(text)) {
		return false
	}
	word, subject := w.Of(text), before.Of(text)
	if HasEnding(word, l.ing) || l.Adverbial(text, before) {
		return false
	}
	if HasEnding(word, l.ed) {
		return adjectival(text, words, i) && !HasEnding(subject, l.ed) && !HasEnding(subject, l.ing)
	}
	opens := next.Is(Determiner) && !next.Is(Complement) || !plural(word) && (next.Is(Numeral) || next.Shape == Digits) ||
		next.Is(Complement) && (before.Shape.Upperish() || plural(subject)) && !slices.ContainsFunc(verbs, func(v Verb) bool { return v.From == i+2 })
	if i+3 < len(words) && next.Shape == Small {
		behind := words[i+2]
		opens = opens || next.Of(text) == l.to && behind.Shape == Small && behind.Class&(Function|Proper) == 0 && !plural(behind.Of(text)) && !l.nouns[behind.Of(text)] ||
			next.Is(Preposition) && words[i+3].Shape == Digits && behind.Shape == Small // at least 10
	}
	return opens && !HasEnding(subject, l.ed) && (before.Shape.Upperish() && plural(word) || plural(word) != plural(subject))
}

// describesObject reports whether b, a past form right behind the verb a, describes what a is done
// to: "to arrange [localized] ceasefires".
func (l *Lexicon) describesObject(text string, words []Word, a, b Verb) bool {
	return a.Form != State && b.From == a.Head+1 && b.From == b.Head && b.Form == Finite && words[b.Head].Class == 0 &&
		HasEnding(words[b.Head].Of(text), l.ed) && nounAfter(words, b.Head)
}

// verbAt returns the verb whose group begins at words[i].
func (l *Lexicon) verbAt(text string, words []Word, i int) (Verb, bool) {
	w := words[i]
	before := Class(0)
	if i > 0 {
		before = words[i-1].Class
	}
	switch {
	case w.Is(Auxiliary) && i > 0 && words[i-1].Of(text) == l.to && l.to != "":
		v := l.group(text, words, i)
		return Verb{i - 1, v.Head, Infinitive}, true
	case w.Is(Modal) && w.Shape.Upperish() && !asks(words, i):
		return Verb{}, false // May met Will
	case w.Shape == Ending && w.Class&Negator == 0 && before&Pronoun == 0:
		return Verb{}, false // Ford's, but not he's
	case w.Is(Auxiliary) && HasEnding(w.Of(text), l.ing):
		return Verb{i, l.group(text, words, i).Head, Progress}, true // having worked, being held
	case w.Is(Modal | Auxiliary):
		return l.group(text, words, i), true
	case w.Shape != Small:
		return Verb{}, false
	case i > 0 && words[i-1].Of(text) == l.to:
		if w.Class&Function != 0 || w.Is(Proper|Title) || plural(w.Of(text)) || l.nouns[w.Of(text)] {
			return Verb{}, false // to the, to France, to officials, to death
		}
		return Verb{i - 1, i, Infinitive}, true
	case w.Is(NoVerb) || before&Determiner != 0 && l.nounBehind(text, words, i):
		return Verb{}, false
	case w.Is(Present|Saying) && plural(w.Of(text)) && before&Function == 0 && i+1 < len(words) && words[i+1].Is(Auxiliary|Modal):
		return Verb{}, false // member states have
	case w.Is(Present|Saying) && plural(w.Of(text)) && before&Subordinator != 0 && before&Preposition == 0:
		return Verb{}, false // whether estimates were
	case w.Is(Past | Saying):
		if before&(Preposition|Locative) != 0 || i > 1 && words[i-1].Shape == Ending && !words[i-2].Is(Pronoun) && nounAfter(words, i) {
			return Verb{}, false // the town's [broken] bridge
		}
		if HasEnding(w.Of(text), l.ing) {
			return Verb{i, i, Progress}, true
		}
		if l.bound[w.Of(text)] {
			return Verb{i, i, Reduced}, true
		}
		return Verb{i, i, Finite}, true
	case w.Is(Function):
		return Verb{}, false
	case w.Is(Present):
		if before&(Preposition|Locative|Auxiliary) != 0 || i == 0 || plural(w.Of(text)) && counted(text, words, i) {
			return Verb{}, false
		}
		return Verb{i, i, Finite}, true
	case HasEnding(w.Of(text), l.ed):
		if before&(Preposition|Locative) != 0 || adjectival(text, words, i) {
			return Verb{}, false
		}
		return Verb{i, i, Finite}, true
	case HasEnding(w.Of(text), l.ing):
		return Verb{i, i, Progress}, true
	}
	return Verb{}, false
}

// nounBehind reports whether words[i], behind a determiner, is a noun or describes one:
// the shot, the accused pilot, but: they said, a war that began.
func (l *Lexicon) nounBehind(text string, words []Word, i int) bool {
	w := words[i]
	describes := HasEnding(w.Of(text), l.ed) && nounAfter(words, i) && !words[i+1].Is(Numeral)
	switch {
	case i > 1 && l.floating[words[i-1].Of(text)] && !words[i-2].Is(Function) && words[i-2].Shape.IsWord() && !l.isPast(text, words[i-2]):
		return false // Ann Lee and Tom Okafor both ran
	case words[i-1].Is(Complement) && (w.Is(Past) || HasEnding(w.Of(text), l.ed)):
		return describes && !w.Is(Past)
	case w.Is(Saying):
		return describes
	}
	return true
}

// isPast reports whether w may be a past form.
func (l *Lexicon) isPast(text string, w Word) bool {
	return w.Shape == Small && (w.Is(Past|Saying) || HasEnding(w.Of(text), l.ed))
}

// counted reports whether words[i] stands behind a number that is no part of a name: 40 visits, but
// not: Flight 40 leaves.
func counted(text string, words []Word, i int) bool {
	return words[i-1].Shape == Digits && isAmount(words[i-1].Of(text)) && !(i > 1 && words[i-2].Shape.Upperish())
}

// nounAfter reports whether a bare noun or adjective follows words[i]: "the
// accused [pilot]".
func nounAfter(words []Word, i int) bool {
	return i+1 < len(words) && words[i+1].Shape == Small && words[i+1].Class&Function == 0
}

// plural reports whether word ends like a noun of many and not like a verb.
func plural(word string) bool {
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us")
}

// asks reports whether the modal at words[i], which has a capital, opens a
// question: "May he go?"
func asks(words []Word, i int) bool {
	return i == 0 && len(words) > 1 && words[1].Is(Pronoun|Determiner)
}

// group returns the verb that begins with the auxiliary or modal at words[i].
func (l *Lexicon) group(text string, words []Word, i int) Verb {
	v := Verb{i, i, State}
	bare := words[i].Is(Modal) // any word may be the verb of a modal
	for j := i + 1; j < len(words) && j < i+8; j++ {
		w := words[j]
		word := w.Of(text)
		switch {
		case w.Is(Auxiliary):
			v.Head, bare = j, false
		case w.Shape == Ending || w.Is(Negator) || l.Adverbial(text, w):
		case w.Shape == Small && !w.Is(NoVerb) && (w.Is(Past|Saying) || w.Class&Function == 0 && (bare || HasEnding(word, l.ed) || HasEnding(word, l.ing))):
			return Verb{i, j, Finite}
		default:
			return v
		}
	}
	return v
}

// adjectival reports whether the past form at words[i] stands as an adjective:
// "the [detained] men", "newly [elected] president".
func adjectival(text string, words []Word, i int) bool {
	if i+1 >= len(words) || words[i+1].Is(Function|Numeral) || words[i+1].Shape != Small {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch {
		case words[j].Is(Determiner) || words[j].Shape == Ending || words[j].Shape == Digits && isAmount(words[j].Of(text)) && !(j > 0 && words[j-1].Is(Proper)):
			return true
		case words[j].Shape != Small || words[j].Class&Function != 0:
			return false
		}
	}
	return false
}

// isAmount reports whether word is a number and not a date or an age: "1,200" and
// not "3rd" or "16-year-old".
func isAmount(word string) bool {
	return strings.Trim(word, "0123456789.,") == ""
}

// reduce marks the past forms that describe a noun: those before a preposition
// where another finite verb of the same stretch follows, as "arrested" in "the
// men arrested in May were freed"; those in the phrase that opens a sentence; those
// that say how somebody seems: "sounded tired"; and those between commas.
func (l *Lexicon) reduce(text string, words []Word, verbs []Verb) {
	opening := l.opening(text, words)
	for k := range verbs {
		v := &verbs[k]
		if v.Form == Finite && v.From == v.Head && v.From > 0 &&
			(v.Head < opening && !words[v.Head-1].Is(Pronoun|Relative|Complement) || k > 0 && l.seems(text, words, verbs[k-1], *v) || inPassing(text, words, verbs[k:])) {
			v.Form = Reduced
			continue
		}
		if l.suffered(text, words, verbs[:k], verbs[k:]) || k > 0 && l.ofObject(text, words, verbs[:k], *v) {
			v.Form = Reduced
			continue
		}
		if v.Form != Finite || v.From != v.Head || words[v.Head].Is(Present|Saying) ||
			v.Head+1 >= len(words) || !words[v.Head+1].Is(Preposition|Locative) || v.Head == 0 || words[v.Head-1].Is(Pronoun|Relative|Complement|Coordinator) {
			continue
		}
		for _, next := range verbs[k+1:] {
			if next.Form != Finite && next.Form != State {
				continue
			}
			if l.oneStretch(text, words[v.Head+1:next.From]) {
				v.Form = Reduced
			}
			break
		}
	}
}

// oneStretch reports whether no clause ends or begins among words. What joins a participle of the
// present does not begin one: "suspected of killing a girl [and] shooting her mother [before]
// turning himself in has died".
func (l *Lexicon) oneStretch(text string, words []Word) bool {
	for i, w := range words {
		switch {
		case w.Shape == Mark, w.Class&(Relative|Complement) != 0, w.Is(Pronoun) && !w.Is(Object):
			return false
		case w.Is(Coordinator | Subordinator):
			if i+1 == len(words) || words[i+1].Shape != Small || !HasEnding(words[i+1].Of(text), l.ing) {
				return false
			}
		}
	}
	return true
}

// suffered reports whether the first of verbs, which stand behind those of before, is a
// past form behind a noun that somebody did it to: "a custom started by the Queen". A
// clause whose own verb it could be has another.
func (l *Lexicon) suffered(text string, words []Word, before, verbs []Verb) bool {
	v := verbs[0]
	if v.Form != Finite || v.From != v.Head || v.Head == 0 || v.Head+2 >= len(words) || l.by == "" || words[v.Head+1].Of(text) != l.by ||
		!HasEnding(words[v.Head].Of(text), l.ed) || words[v.Head-1].Shape == Mark || words[v.Head-1].Class&(Function|Saying) != 0 {
		return false
	}
	if by := words[v.Head+2]; by.Shape == Digits || by.Is(Numeral) || by.Is(Proper) && !by.Is(Place) || !by.Shape.IsWord() || HasEnding(by.Of(text), l.ing) {
		return false // rose by 3 percent, by Monday, by saying
	}
	joins := Coordinator | Relative | Complement | Pronoun
	for k := len(before) - 1; k >= 0; k-- {
		if a := before[k]; a.Form <= State {
			return !words[a.Head].Is(Saying) && !slices.ContainsFunc(words[a.Head+1:v.Head], func(w Word) bool {
				return w.Class&joins != 0 && !w.Is(Determiner) || w.Is(Subordinator) && !w.Is(Preposition)
			}) || l.goesOnBehind(text, words, verbs)
		}
	}
	return l.goesOnBehind(text, words, verbs)
}

// ofObject reports whether v is a past form that describes what the last of the verbs before it is
// about: "backs a plan [published] last month", "closed a bridge [opened] in May". What goes on with a
// noun of its own is a verb ("saw police [opened] fire"), and so is the first that can be that of its
// clause: "the plan to end the feud [failed] on Monday".
func (l *Lexicon) ofObject(text string, words []Word, verbs []Verb, v Verb) bool {
	a, before := verbs[len(verbs)-1], words[v.Head-1]
	if v.Form != Finite || v.From != v.Head || a.Form == State || words[a.Head].Is(Saying) || !HasEnding(words[v.Head].Of(text), l.ed) ||
		before.Shape == Mark || before.Class&Function != 0 {
		return false
	}
	if v.Head+1 < len(words) && words[v.Head+1].Shape != Mark && !words[v.Head+1].Is(Preposition|Locative|Adverb) {
		return false
	}
	opened := false // a noun phrase, by its determiner or number
	for _, w := range words[a.Head+1 : v.Head] {
		opened = opened || w.Is(Determiner|Numeral) || w.Shape == Digits
		if w.Shape == Mark && !isQuote(w.Of(text)) || w.Is(opensClause|Coordinator) && !w.Is(Determiner) {
			return false
		}
	}
	return opened && hasVerb(words, verbs)
}

// opensClause is of the words with which a clause may begin.
const opensClause = Relative | Complement | Pronoun | Subordinator

// hasVerb reports whether the clause that goes on behind verbs has its finite verb among them.
func hasVerb(words []Word, verbs []Verb) bool {
	for k := len(verbs) - 1; k >= 0; k-- {
		if verbs[k].Form <= State {
			return true
		}
		from := 0
		if k > 0 {
			from = verbs[k-1].Head + 1
		}
		if slices.ContainsFunc(words[from:verbs[k].From], func(w Word) bool { return w.Is(opensClause) && !w.Is(Determiner|Preposition) }) {
			return false
		}
	}
	return false
}

// goesOnBehind reports whether the verb for which the clause of the first of verbs waits
// follows behind a comma: "the steps announced by the council, with others, [would help]".
func (l *Lexicon) goesOnBehind(text string, words []Word, verbs []Verb) bool {
	for _, next := range verbs[1:] {
		if next.Form > State {
			continue
		}
		return words[next.From-1].Of(text) == "," && !slices.ContainsFunc(words[verbs[0].Head+1:next.From], func(w Word) bool {
			return w.Class&(Relative|Complement|Pronoun) != 0 && !w.Is(Determiner) || w.Is(Subordinator) && !w.Is(Preposition)
		})
	}
	return false
}

// seems reports whether b says how the subject of a seems: "sounded tired". What
// looks like a present may be a noun: "plans announced".
func (l *Lexicon) seems(text string, words []Word, a, b Verb) bool {
	return a.Form == Finite && a.Head == b.From-1 && !words[a.Head].Is(Present) && HasEnding(words[b.Head].Of(text), l.ed)
}

// inPassing reports whether the first of verbs stands with what belongs to it
// between the commas that part a subject from its verb, the next: "the bank,
// founded in 1982, closed". So does the word that says where somebody stands in a picture.
func inPassing(text string, words []Word, verbs []Verb) bool {
	v := verbs[0]
	if len(verbs) < 2 || v.From == 0 || words[v.From-1].Of(text) != "," {
		return false
	}
	if words[v.Head+1].Shape == Mark { // Ann Lee, left, and Tom Okafor
		return words[v.Head+1].Of(text) == "," && v.Head+3 < len(words) && words[v.Head+2].Is(Coordinator) && isName(words[v.Head+3]) && v.From > 1 && isName(words[v.From-2])
	}
	for _, next := range verbs[1:] {
		if next.Form <= State {
			return words[next.From-1].Of(text) == ","
		}
	}
	return false
}

// opening returns where the phrase ends with which a sentence opens before its
// subject, or 0: "In a letter published on Monday, the mayor resigned".
func (l *Lexicon) opening(text string, words []Word) int {
	if len(words) < 3 || !words[0].Is(Preposition|Locative) || words[0].Is(Subordinator) ||
		words[1].Class&Function == 0 && (words[2].Shape == Digits || words[2].Is(Numeral)) {
		return 0 // at least two
	}
	for i, w := range words {
		switch {
		case w.Of(text) == ",":
			return i
		case i > 1 && w.Is(Determiner) && w.Shape == Small && !w.Is(Complement) && l.isNoun(text, words[i-1]):
			return 0 // In August 2018 [a court] ruled
		case w.Shape == Mark || w.Shape != Ending && w.Is(Relative|Complement|Modal|Auxiliary):
			return 0
		}
	}
	return 0
}

// isNoun reports whether w is a name, a number or a word that may be a noun and no verb.
func (l *Lexicon) isNoun(text string, w Word) bool {
	return w.Shape == Digits || w.Shape.Upperish() ||
		w.Shape == Small && w.Class&(Function|Past|Present|Saying) == 0 && !HasEnding(w.Of(text), l.ed) && !HasEnding(w.Of(text), l.ing)
}
