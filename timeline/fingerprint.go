package timeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A fingerprint is what a story is known again by when it has been cut, edited or
// carried on: its shingles, which are its runs of so many words; and its facts,
// which are its figures and names. Two stories that have a form of words in common
// and fill it in with other facts are not the same, however long the form is.
// Words are hashes throughout.
type fingerprint struct {
	title    uint64
	shingles []uint32     // sorted, each once
	least    [bins]uint32 // the smallest of those that fall into each bin
	facts    []uint32     // all its figures and names, sorted
	figures  []placed     // sorted
	names    []placed     // sorted
}

// A placed is a figure or a name with the two words on each side of it.
type placed struct{ around, what uint32 }

func (p placed) compare(q placed) int {
	switch {
	case p == q:
		return 0
	case p.around < q.around, p.around == q.around && p.what < q.what:
		return -1
	}
	return 1
}

const (
	shingle = 3 // words
	bins    = 128
)

// A storyWord is a word of a story. Figures that follow each other are one word,
// and so are names.
type storyWord struct {
	hash uint64
	sort wordSort
}

type wordSort uint8

const (
	ordinary wordSort = iota
	aFigure
	aName
)

// numerals are the figures of words that write them out. "One" has none: it is more often
// no figure.
var numerals = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
	"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000",
	"deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "sept": "7", "huit": "8", "neuf": "9", "dix": "10", "vingt": "20", "cent": "100", "mille": "1000",
	"zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9", "zehn": "10",
	"dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "siete": "7", "ocho": "8", "nueve": "9", "diez": "10",
}

// fingerprintOf returns the fingerprint of a.
func fingerprintOf(a *Article) fingerprint {
	var f fingerprint
	for h, rest := nextWord(a.Title); h != 0; h, rest = nextWord(rest) {
		f.title = mix(f.title, h)
	}
	var (
		run   [shingle]uint64 // the last words
		count int
		words []storyWord
	)
	for text := range storyOf(a) {
		opens := true // a sentence
		for {
			before := strings.IndexFunc(text, isWordRune)
			if before < 0 {
				break
			}
			hash, rest := nextWord(text)
			opens = opens || endsSentence(text[:before])
			sort := sortOf(text[before:len(text)-len(rest)], opens)
			if sort == aName || sort == ordinary && opens && startsBig(text[before:]) {
				f.facts = append(f.facts, uint32(hash>>16)) // a name in full is worth each of its words
			}
			text, opens = rest, false
			if last := len(words) - 1; last >= 0 && sort != ordinary && words[last].sort == sort {
				words[last].hash = mix(words[last].hash, hash)
			} else {
				words = append(words, storyWord{hash, sort})
			}
			copy(run[:], run[1:])
			run[shingle-1] = hash
			if count++; count >= shingle {
				f.shingles = append(f.shingles, uint32(mix(mix(run[0], run[1]), run[2])>>16))
			}
		}
	}
	if 0 < count && count < shingle {
		f.shingles = append(f.shingles, uint32(mix(run[1], run[2])>>16))
	}
	slices.Sort(f.shingles)
	f.shingles = slices.Compact(f.shingles)
	f.least = leastOf(f.shingles)
	f.place(words)
	return f
}

// sortOf returns the sort of a word. One that opens a sentence has a capital
// whatever it is.
func sortOf(word string, opens bool) wordSort {
	switch {
	case strings.ContainsAny(word, "0123456789") || numerals[strings.ToLower(word)] != "":
		return aFigure
	case !opens && startsBig(word):
		return aName
	}
	return ordinary
}

func startsBig(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// endsSentence reports whether what stands between two words ends a sentence.
func endsSentence(marks string) bool {
	return strings.ContainsAny(marks, "!?\n\"“«") || strings.Contains(marks, ". ") || strings.Contains(marks, ": ")
}

// place notes the facts among words with what stands around them.
func (f *fingerprint) place(words []storyWord) {
	at := func(i int) uint64 {
		switch {
		case i < 0 || i >= len(words):
			return 0
		case words[i].sort != ordinary:
			return uint64(words[i].sort)
		}
		return words[i].hash
	}
	for i, w := range words {
		if w.sort == ordinary {
			continue
		}
		p := placed{uint32(mix(mix(mix(at(i-2), at(i-1)), at(i+1)), at(i+2)) >> 16), uint32(w.hash >> 16)}
		if w.sort == aFigure {
			f.figures = append(f.figures, p)
			f.facts = append(f.facts, p.what)
		} else {
			f.names = append(f.names, p)
		}
	}
	slices.Sort(f.facts)
	for _, list := range []*[]placed{&f.figures, &f.names} {
		slices.SortFunc(*list, placed.compare)
		*list = slices.Compact(*list)
	}
}

// leastOf is one-permutation MinHash: the share of the bins in which two texts
// agree tells how many of their shingles are the same. A bin that is empty borrows
// from the next that is not.
func leastOf(shingles []uint32) (least [bins]uint32) {
	var full [bins]bool
	for _, s := range shingles {
		h := uint32(mix(uint64(s), 0x9e3779b97f4a7c15))
		if b := h % bins; !full[b] || h < least[b] {
			least[b], full[b] = h, true
		}
	}
	out := least
	for b := range bins {
		for k := range bins {
			if from := (b + k) % bins; full[from] {
				out[b] = least[from] + uint32(k)
				break
			}
		}
	}
	return out
}

// near reports whether f and g agree in enough bins to be compared in full.
func (f *fingerprint) near(g *fingerprint) bool {
	const enough = 6
	n := 0
	for b, h := range f.least {
		if h == g.least[b] {
			n++
		}
	}
	return n >= enough
}

// What two stories have to do with each other.
type kinship uint8

const (
	strangers kinship = iota
	relatives         // their texts are not independent
	copies            // the one is a copy of the other
)

// Shares of the shorter of two texts.
const (
	copiedBoth  = 1.52
	copiedText  = .5  // of the shingles, that a copy has in common with the other text at least
	copiedFacts = .85 // of the facts
	sharedText  = .4  // that relatives have
	sharedFacts = .7
	figuresHold = .9 // of the figures that both have in the same place: where they are the same
	namesHold   = .8

	shortText = 30 // shingles; what has fewer may be a form, and must be the same to the word
	shortSame = .9
	stretched = 4 // times that of two copies the one is longer at most
)

// kin tells what the stories of f and g have to do with each other.
func (f *fingerprint) kin(g *fingerprint) kinship {
	if len(f.shingles) > len(g.shingles) {
		f, g = g, f
	}
	short, long := len(f.shingles), len(g.shingles)
	text := share(common(f.shingles, g.shingles), short)
	if text < sharedText || !holds(f.figures, g.figures, figuresHold) || !holds(f.names, g.names, namesHold) {
		return strangers
	}
	if short < shortText {
		if text >= shortSame && (float64(long)*shortSame <= float64(short) && f.titled(g) || f.title == g.title && f.title != 0) {
			return copies
		}
		return strangers
	}
	facts := share(common(f.facts, g.facts), len(f.facts))
	switch {
	case text >= copiedText && facts >= copiedFacts && text+facts >= copiedBoth && long <= stretched*short:
		return copies
	case facts >= sharedFacts:
		return relatives
	}
	return strangers
}

// titled reports whether f and g have one title, if both have one.
func (f *fingerprint) titled(g *fingerprint) bool {
	return f.title == g.title || f.title == 0 || g.title == 0
}

// share returns n as a share of all, which is whole where there are none.
func share(n, all int) float64 {
	if all == 0 {
		return 1
	}
	return float64(n) / float64(all)
}

// common returns how many numbers stand in both of two sorted lists.
func common(a, b []uint32) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// holds reports whether of the places that two texts have in common the given
// share is filled in with the same.
func holds(a, b []placed, least float64) bool {
	same, all := 0, 0
	for len(a) > 0 && len(b) > 0 {
		x, y := upTo(a), upTo(b)
		switch around := a[0].around; {
		case around < b[0].around:
			a = a[x:]
		case around > b[0].around:
			b = b[y:]
		default:
			all++
			if slices.ContainsFunc(a[:x], func(p placed) bool { return slices.Contains(b[:y], p) }) {
				same++
			}
			a, b = a[x:], b[y:]
		}
	}
	return share(same, all) >= least
}

// upTo returns how many of list stand in the first place of it.
func upTo(list []placed) int {
	n := 1
	for n < len(list) && list[n].around == list[0].around {
		n++
	}
	return n
}
