package timex

import (
	"strings"
	"unicode/utf8"
)

// A cue says to which side of its anchor a bare date lies.
type cue uint8

const (
	noCue cue = iota
	pastCue
	weakCue // a participle, or a verb in the past
	surelyPast
	presentCue
	futureCue
)

// compileCues makes the table of the words that tell the tense of a clause:
// the lists future, past and present, and past-endings such as "ed".
func (g *Grammar) compileCues() {
	g.cues = map[string]cue{}
	for name, c := range map[string]cue{"past": pastCue, "present": presentCue, "future": futureCue} {
		for _, w := range g.lists[name] {
			g.cues[w] = c
		}
	}
	g.listed = map[string]map[string]bool{}
	for name, words := range g.lists {
		g.listed[name] = map[string]bool{}
		for _, w := range words {
			g.listed[name][w] = true
		}
	}
	for _, w := range g.lists["reporting"] {
		if g.cues[w] == noCue && strings.HasSuffix(w, "ed") {
			g.cues[w] = pastCue
		}
	}
}

// cueOf returns what a word tells of the tense.
func (g *Grammar) cueOf(word string) cue {
	var buf [reach]byte
	b := appendSmall(buf[:0], word)
	if c, ok := g.cues[string(b)]; ok {
		return c
	}
	switch {
	case len(b) == 0 || b[0] != word[0]: // a name
	case g.endsLike("past-endings", b):
		return weakCue
	case g.endsLike("future-endings", b):
		return futureCue
	}
	return noCue
}

// endsLike reports whether a word, in small letters, has one of the endings of a list.
func (g *Grammar) endsLike(list string, word []byte) bool {
	for _, ending := range g.lists[list] {
		if len(word) > len(ending)+2 && string(word[len(word)-len(ending):]) == ending {
			return true
		}
	}
	return false
}

// appendSmall appends a word with its ASCII letters made small.
func appendSmall(b []byte, word string) []byte {
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// is reports whether the list that is named so has the word.
func (g *Grammar) is(list, word string) bool {
	var buf [reach]byte
	return g.listed[list][string(appendSmall(buf[:0], word))]
}

// How many words are looked at, before and after an expression, for a verb.
const (
	wordsBefore = 14
	wordsAfter  = 10
	wordsAhead  = 8 // for a verb of what is to come: its reach is shorter
)

// tense returns the cue of the verb that governs the expression: the nearest
// one before it in its sentence, or failing that after it. A word just before
// it may tell as much: "until Monday", and with a day of the week "for Monday".
func (a *anchor) tense(weekly bool) cue {
	if a.g == nil {
		return noCue
	}
	i := a.start
	for n := range wordsBefore {
		word, at, ok := wordBefore(a.text, i)
		if !ok {
			break
		}
		i = at
		near := n < 2 && !a.hyphened(at) // "a drive-by Friday night" has no "by"
		switch {
		case near && a.g.is("ahead", word) && a.opens(at) && a.after() == pastCue:
			return pastCue // By Sunday they had left
		case near && a.g.is("ahead", word), weekly && near && a.g.is("ahead-weekly", word), n < 3 && a.g.is("earliest", word):
			return futureCue
		case near && a.g.is("behind", word):
			return surelyPast
		case a.g.is("infinitive", word):
			if next, _, ok := wordAfter(a.text, at+len(word)); ok && a.g.is("determiners", next) {
				continue // agreed to the plan
			}
			if w, _, ok := wordBefore(a.text, at); ok && (a.g.is("be", w) || a.g.is("intending", w)) { // "is to appear", "planned to leave"
				return futureCue
			}
		}
		if n == 0 && a.possesses() { // Tuesday's vote
			return pastCue
		}
		switch c := a.g.cueOf(word); c {
		case noCue:
		case futureCue:
			if n < wordsAhead {
				return c
			}
			return noCue
		case pastCue, weakCue:
			if c == weakCue && a.describes(at) { // the planned sale
				continue
			}
			if a.toCome(at) { // "will be released", "to be held"
				return futureCue
			}
			for range 2 { // "were formally arrested"
				before, i, ok := wordBefore(a.text, at)
				if ok && a.g.cueOf(before) == pastCue {
					return pastCue
				}
				at = i
			}
			return c
		default:
			return c
		}
	}
	return a.after()
}

// after returns the first cue behind the expression.
func (a *anchor) after() cue {
	i := a.end
	for range wordsAfter {
		word, at, ok := wordAfter(a.text, i)
		if !ok {
			break
		}
		i = at
		if c := a.g.cueOf(word); c != noCue {
			return c
		}
	}
	return noCue
}

// hyphened reports whether the word at i is the end of a longer one.
func (a *anchor) hyphened(i int) bool { return i > 0 && a.text[i-1] == '-' }

// opens reports whether the word at i opens its sentence.
func (a *anchor) opens(i int) bool {
	_, _, ok := wordBefore(a.text, i)
	return !ok
}

// possesses reports whether the expression is a genitive.
func (a *anchor) possesses() bool {
	rest := a.text[a.end:]
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

// describes reports whether the participle at i stands before its noun: "an
// unspecified day in March", "its still unopened hall".
func (a *anchor) describes(i int) bool {
	word, at, ok := wordBefore(a.text, i)
	if ok && a.g.is("adverbs", word) {
		word, _, ok = wordBefore(a.text, at)
	}
	return ok && a.g.is("determiners", word)
}

// toCome reports whether the participle at i stands behind a verb of what is
// to come.
func (a *anchor) toCome(i int) bool {
	be := false
	for range 3 {
		word, at, ok := wordBefore(a.text, i)
		if !ok || a.g.cueOf(word) == pastCue {
			return false
		}
		if be && a.g.is("infinitive", word) {
			w, _, ok := wordBefore(a.text, at)
			return !ok || a.g.cueOf(w) == noCue || a.g.cueOf(w) == futureCue // an interview to be aired
		}
		be = a.g.is("be", word)
		if a.g.cueOf(word) == futureCue {
			return true
		}
		i = at
	}
	return false
}

// reach bounds the letters of a word, and the marks between two words, that are
// looked at: nobody writes more, and a text of nothing but figures has none.
const reach = 64

// wordBefore returns the word of the same sentence that ends before i, and
// where it starts.
func wordBefore(text string, i int) (word string, start int, ok bool) {
	for stop := i - reach; i > 0 && !isLetterAt(text, i-1); i-- {
		if i <= stop {
			return "", 0, false
		}
		switch text[i-1] {
		case '.', '!', '?', ';', '\n':
			if text[i-1] != '.' || i < 2 || i >= len(text) || text[i] == ' ' || text[i] == '\n' {
				if text[i-1] != '\n' || i >= 2 && text[i-2] == '\n' {
					return "", 0, false
				}
			}
		}
	}
	end := i
	for i > max(0, end-reach) && isLetterAt(text, i-1) {
		i--
	}
	return text[i:end], i, end > i
}

// wordAfter returns the word of the same sentence that starts after i, and
// where it ends.
func wordAfter(text string, i int) (word string, end int, ok bool) {
	for stop := i + reach; i < len(text) && !isLetterAt(text, i); i++ {
		if i >= stop {
			return "", 0, false
		}
		switch text[i] {
		case '.', '!', '?', ';':
			return "", 0, false
		case '\n':
			if i+1 < len(text) && text[i+1] == '\n' {
				return "", 0, false
			}
		}
	}
	start := i
	for i < min(len(text), start+reach) && isLetterAt(text, i) {
		i++
	}
	return text[start:i], i, i > start
}

func isLetterAt(text string, i int) bool {
	b := text[i]
	return b >= utf8.RuneSelf || classOf[b] == letter || b == '\''
}
