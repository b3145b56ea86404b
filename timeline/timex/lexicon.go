package timex

import (
	"slices"
	"strings"
	"unicode"
)

// A word is what a grammar knows of one. It has readings, of which some want
// a capital: "May" is a month, "may" is none.
type word struct {
	key            string
	readings       []reading
	common         bool // a reading wants no capital
	proper         bool // a reading wants one
	hot, hotProper bool // a reading is worth a parse, without or with a capital
	abbreviation   bool // a full stop after it may belong to it
}

// A reading is a class that a word is of, and its value there.
type reading struct {
	sym    symbol
	atom   atom
	proper bool
	dot    bool // it holds with a full stop only: "Jan." but not "Jan"
}

// A lexicon is the words of a grammar, in a table that most look-ups leave
// after one probe.
type lexicon struct {
	words map[string]*word
	slots []slot
	mask  uint32

	elides   bool // some words end in an apostrophe: "l'"
	numerals bool // some are numbers in digits: "9"
}

type slot struct {
	hash uint32
	word *word
}

const (
	hashStart = 2166136261
	hashPrime = 16777619
	maxWord   = 32 // bytes; longer ones are unknown
)

// find returns the word that is the ASCII letters s in any case, whose hash h
// was taken letter by letter, or nil.
func (l *lexicon) find(h uint32, s string) *word {
	for i := h ^ h>>15; ; i++ {
		at := &l.slots[i&l.mask]
		if at.word == nil {
			return nil
		}
		if at.hash == h && equalFold(at.word.key, s) {
			return at.word
		}
	}
}

// equalFold reports whether the ASCII letters s are key, which is in small letters.
func equalFold(key, s string) bool {
	if len(key) != len(s) {
		return false
	}
	for i := range len(key) {
		if key[i] != s[i]|0x20 {
			return false
		}
	}
	return true
}

// fold returns the word that is s in any case and alphabet, or nil. A soft
// hyphen within it means nothing.
func (l *lexicon) fold(s string) *word { return l.lookup("", s, "") }

// glued returns the word that the rule file writes ~s: letters that are glued
// to a number.
func (l *lexicon) glued(s string) *word { return l.lookup("~", s, "") }

// leading returns the word that the rule file writes s~: letters that a number
// is glued to.
func (l *lexicon) leading(s string) *word { return l.lookup("", s, "~") }

// apostrophe returns the word that the rule file writes 's.
func (l *lexicon) apostrophe(s string) *word { return l.lookup("'", s, "") }

func (l *lexicon) lookup(prefix, s, suffix string) *word {
	if len(s) > maxWord {
		return nil
	}
	var buf [maxWord + 8]byte
	b := append(buf[:0], prefix...)
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			return l.words[prefix+lower(s)+suffix]
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return l.words[string(append(b, suffix...))]
}

// lower returns s in small letters, without soft hyphens.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xAD {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// add gives the word that a rule file writes s a reading.
func (l *lexicon) add(s string, sym symbol, a atom) *word {
	key := lower(s)
	abbreviation := len(key) > 1 && strings.HasSuffix(key, ".")
	key = strings.TrimSuffix(key, ".")
	if key == "" {
		key = s
	}
	l.numerals = l.numerals || isDigit(key[0])
	l.elides = l.elides || len(key) > 1 && strings.HasSuffix(key, "'")
	w := l.words[key]
	if w == nil {
		w = &word{key: key}
		l.words[key] = w
	}
	w.abbreviation = w.abbreviation || abbreviation
	r := reading{sym, a, isCapital(s), abbreviation}
	for i, old := range w.readings {
		if old.sym == sym {
			r.proper, r.dot = r.proper && old.proper, r.dot && old.dot
			w.readings[i] = r
			return w
		}
	}
	w.readings = append(w.readings, r)
	return w
}

// onlyReadings reports whether all readings of w are what is asks for.
func (w *word) onlyReadings(is func(reading) bool) bool {
	return !slices.ContainsFunc(w.readings, func(r reading) bool { return !is(r) })
}

// compile makes the table of the words, and says of each what an islander asks.
func (l *lexicon) compile(cold func(symbol) bool) {
	size := 64
	for size < 8*len(l.words) {
		size *= 2
	}
	l.slots, l.mask = make([]slot, size), uint32(size-1)
	for key, w := range l.words {
		for _, r := range w.readings {
			w.common = w.common || !r.proper
			w.proper = w.proper || r.proper
			if !cold(r.sym) {
				w.hot = w.hot || !r.proper
				w.hotProper = w.hotProper || r.proper
			}
		}
		h := uint32(hashStart)
		plain := true
		for i := range len(key) {
			plain = plain && classOf[key[i]] == letter
			h = (h ^ uint32(key[i])) * hashPrime
		}
		if !plain {
			continue
		}
		i := h ^ h>>15
		for l.slots[i&l.mask].word != nil {
			i++
		}
		l.slots[i&l.mask] = slot{h, w}
	}
}
