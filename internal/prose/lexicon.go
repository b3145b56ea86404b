package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Class is a set of word classes. A word may be of several: "may" is a modal
// and "May" a word with a capital.
type Class uint64

// The classes that this package asks about. Those from Own on are the caller's.
const (
	Abbreviation Class = 1 << iota // the full stop after it is its own: Corp, Dec
	Title                          // stands before a person's name: Mr, president
	Particle                       // joins the parts of a name: de, van, al
	Corporate                      // makes a name an organisation's: Corp, University
	Place                          // names a place wherever it stands: Ontario
	Locative                       // stands before places: in, near
	Proper                         // has a capital though it is no name: Monday, French
	Determiner                     // opens a noun phrase: the, a, his
	Pronoun                        // is a subject by itself: he, they
	Object                         // stands for what a verb does something to: him, them
	Preposition                    // opens a phrase that is no clause: of, with
	Coordinator                    // and, but
	Subordinator                   // opens a clause that leans on another: because, after
	Relative                       // opens a clause about a noun: who, which
	Complement                     // opens what is said: that
	Auxiliary                      // stands before a verb: is, had, did
	Modal                          // may, will
	Negator                        // not, never
	Saying                         // said, told
	Past                           // a finite verb that its ending does not show: met, fell
	Present                        // a finite verb in the present: tells, opens
	Adverb                         // may stand between an auxiliary and its verb: also, now
	NoVerb                         // ends like a verb and is none: hundred, speed
	Personal                       // a verb or a relative whose subject is a person: resigned, who
	Numeral                        // two, three: a noun follows, but it is none
	Lettered                       // a letter or a number says which: class A, unit One
	own
)

// Own is the first class that is the caller's to give.
const Own = own

// Function is the set of classes whose words are no names, capital or not.
const Function = Determiner | Pronoun | Object | Preposition | Coordinator | Subordinator | Relative | Complement |
	Auxiliary | Modal | Negator | Adverb | Locative

// A Lexicon knows the words of a language. The zero Lexicon knows none.
type Lexicon struct {
	classes  map[string]Class
	longest  int               // of its words, in bytes
	ed       []string          // the endings of regular past forms
	ing      []string          // of participles of the present
	ly       []string          // of adverbs
	to       string            // the word before an infinitive
	nouns    map[string]bool   // after to they are no infinitives
	several  map[string]bool   // auxiliaries of which the subject is more than one: were
	floating map[string]bool   // determiners that may stand behind their noun: both
	clausal  map[string]bool   // verbs of saying that have a clause behind them, and no object: said
	bound    map[string]bool   // past forms that are no verb by themselves: gone, seen
	by       string            // the word before who does it, where a verb is passive
	pairs    map[string]string // places of two words, of which the first is no name
}

// Add gives words the class c, beside those that they have. Case does not matter.
func (l *Lexicon) Add(c Class, words ...string) {
	if l.classes == nil {
		l.classes = map[string]Class{}
	}
	for _, w := range words {
		w = strings.ToLower(strings.TrimSuffix(w, "."))
		l.classes[w] |= c
		l.longest = max(l.longest, len(w))
	}
}

// Endings sets by what a word that stands in no list shows that it is a past
// form, a participle of the present, an adverb.
func (l *Lexicon) Endings(past, participle, adverb []string) {
	l.ed, l.ing, l.ly = past, participle, adverb
}

// Agent sets the word before who does something, where a verb is passive: by.
func (l *Lexicon) Agent(word string) { l.by = word }

// Noun adds a word that is a noun even behind the word before an infinitive: to death.
func (l *Lexicon) Noun(word string) { put(&l.nouns, word) }

// Participle adds a past form that is no verb without another: gone, seen.
func (l *Lexicon) Participle(word string) { put(&l.bound, word) }

// Floating adds a determiner that may stand behind its noun, before the verb: they both left.
func (l *Lexicon) Floating(word string) { put(&l.floating, word) }

// Clausal adds a verb of saying behind which a clause stands, and no object: said.
func (l *Lexicon) Clausal(word string) { put(&l.clausal, word) }

// Several adds an auxiliary of which the subject is more than one: were.
func (l *Lexicon) Several(word string) { put(&l.several, word) }

// put adds word to a set, which may be nil.
func put(set *map[string]bool, word string) {
	if *set == nil {
		*set = map[string]bool{}
	}
	(*set)[word] = true
}

// OfSeveral reports whether word is an auxiliary of which the subject is more than one.
func (l *Lexicon) OfSeveral(word string) bool { return l.several[word] }

// Pair adds a place of two words whose first is no name by itself: British Columbia.
func (l *Lexicon) Pair(words ...string) {
	if len(words) != 2 {
		return
	}
	if l.pairs == nil {
		l.pairs = map[string]string{}
	}
	l.pairs[words[0]] = words[1]
}

// Infinitive sets the word that stands before an infinitive: "to".
func (l *Lexicon) Infinitive(word string) { l.to = word }

// Class returns the classes of word, as written.
func (l *Lexicon) Class(word string) Class {
	if len(word) > l.longest {
		return 0
	}
	var folded [64]byte
	if len(word) > len(folded) {
		return 0
	}
	b := folded[:0]
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return l.classes[strings.ToLower(word)]
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return l.classes[string(b)] // the compiler makes no string of it
}

// HasEnding reports whether word ends in one of endings and has more than
// that: at least two letters, one of them a vowel.
func HasEnding(word string, endings []string) bool {
	for _, e := range endings {
		if len(word) >= len(e)+2 && strings.HasSuffix(word, e) && hasVowel(word[:len(word)-len(e)]) {
			return true
		}
	}
	return false
}

// Adverbial reports whether w, a word of text, may stand between an auxiliary and
// its verb: also, formally.
func (l *Lexicon) Adverbial(text string, w Word) bool {
	return w.Is(Adverb) || w.Shape == Small && HasEnding(w.Of(text), l.ly)
}

func hasVowel(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf && unicode.IsLetter(r) || strings.ContainsRune("aeiouyAEIOUY", r) {
			return true
		}
	}
	return false
}
