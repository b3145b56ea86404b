package prose

import "strings"

// Where a sentence begins that no sign parts from what is before it: pages join titles, captions and bylines to what
// stands below them.

// opensSentence is of the words that build sentences, and have a capital where they open one.
const opensSentence = Determiner | Preposition | Pronoun | Coordinator | Subordinator | Numeral

// Opens reports whether words[i] looks as if a sentence began with it.
func Opens(words []Word, i int) bool {
	if i+1 >= len(words) {
		return false
	}
	w, after := words[i], words[i+1]
	return w.Shape == Capital && w.Is(opensSentence) && !w.Is(Proper) && (after.Shape == Small || after.Shape == Digits)
}

// Torn returns the first of words, which are those of a sentence, with which another begins
// that no sign parts from the first, or -1: "Troops closed the road The siege of Lune began on Monday."
func Torn(text string, words []Word) int {
	if i := byline(text, words); i > 0 && i+shortestPiece < len(words) {
		return i
	}
	for i := shortestPiece; i+shortestPiece < len(words); i++ {
		if tornAt(text, words, i) {
			return i
		}
	}
	return -1
}

// tornAt reports whether a sentence begins with words[i], which has words on both sides.
func tornAt(text string, words []Word, i int) bool {
	before, w, after := words[i-1], words[i], words[i+1]
	if sign := before.Of(text); (sign == "'" || sign == "’") && i > 1 && before.End < w.Start {
		before = words[i-2] // ‘truce agreed’ [The mayor said]
	}
	isDay := func(w Word) bool { return w.Is(Proper) && !w.Is(Place) }
	switch {
	case isBullet(text, words, i):
		return true // Lune has fallen [* The mayor left]
	case before.Is(Preposition):
		return false // what happened on 26 December: …
	case isItem(text, words, i), w.Shape == Digits && w.Len() < 3 && isItem(text, words, i+1):
		return true // 26 December: … [29 December:] …
	case (before.Shape == Upper || isDay(before)) && w.Shape == Capital && w.Is(Preposition|Locative) && isDay(after):
		return true // ROBBERY [On Monday], on Monday [On Tuesday]
	case isClosing(before.Of(text)) && w.Shape.Upperish() && recurs(text, words, i):
		return true // Ann Lee: “It fell” [Mayor Ann Lee said]
	case (before.Shape == Small && before.Class&Function == 0 || w.Is(Numeral) && before.Is(Place)) && namesSubject(text, words, i):
		return true // Troops closed the road [The Lune council has met], a fire in Lune [Four UN states have met]
	case !Opens(words, i), w.Is(Coordinator), before.Is(Lettered), w.Is(Negator) && after.Shape == Digits:
		return false // class A, No 2
	case before.Shape == Digits, before.Shape == Small && before.Class&Function == 0:
		return true
	case before.Is(Proper), !before.Shape.Upperish():
		return false // April One
	case w.Is(Determiner|Pronoun) && w.Len() > 1:
		return true // Lune [The siege], but neither Plan A nor World War I
	}
	return w.Is(Preposition|Subordinator) && after.Is(Determiner) // Lune [At the summit]
}

// byline returns how many words say who wrote what follows: "By Ann Lee Lune News, Toronto", "By Ann Lee Lune
// correspondent".
func byline(text string, words []Word) int {
	if len(words) == 0 || words[0].Shape != Capital || !words[0].Is(Preposition) {
		return 0
	}
	small := 0 // words for what the writer is
	for i := 1; i < min(len(words)-2, longestByline); i++ {
		w, after := words[i], words[i+1]
		switch {
		case !w.Shape.Upperish() && (i < 3 || small == 2 || w.Shape != Small || w.Class&(Function|Saying|Past|Present) != 0):
			return 0
		case !w.Shape.Upperish():
			if small++; after.Shape.Upperish() {
				return i + 1
			}
		case small > 0:
			return 0
		case w.Is(Corporate) && i >= 3 && after.Of(text) == ",":
			return placeOfByline(words, i+2)
		case w.Is(Corporate) && i >= 3 && after.Shape.Upperish() && words[i+2].Shape != Mark:
			return i + 1
		}
	}
	return 0
}

// placeOfByline returns how many words there are up to the end of the place at word i from where somebody wrote,
// behind which a name or a sentence follows, or 0.
func placeOfByline(words []Word, i int) int {
	const longest = 3 // words: New Lune Heights
	if !words[i].Shape.Upperish() || words[i].Is(Function) {
		return 0
	}
	for k := i + 1; k < min(i+1+longest, len(words)); k++ {
		if words[k].Is(Function) && words[k].Shape == Capital {
			return k
		}
	}
	if words[i].Is(Place) || i+1 < len(words) && words[i+1].Shape.Upperish() {
		return i + 1
	}
	return 0
}

func isClosing(sign string) bool { return sign == "”" || sign == "»" }

// recurs reports whether the name of two words with which words open stands again behind word i: one
// who is named is not named so again.
func recurs(text string, words []Word, i int) bool {
	named := func(k int) bool {
		return words[k].Shape.Upperish() && words[k+1].Shape.Upperish() && !words[k].Is(Function) && !words[k+1].Is(Function)
	}
	for ; named(0) && i+1 < len(words); i++ {
		if named(i) && words[i].Of(text) == words[0].Of(text) && words[i+1].Of(text) == words[1].Of(text) {
			return true
		}
	}
	return false
}

// isBullet reports whether words[i] is the sign before a point of a list, which a page may have written with a
// backslash.
func isBullet(text string, words []Word, i int) bool {
	if words[i].Of(text) == `\` {
		i++
	}
	if sign := words[i].Of(text); sign != "*" && sign != "•" || i+1 == len(words) {
		return false
	}
	after := words[i+1]
	return after.Shape.Upperish() && after.Start > words[i].End
}

// namesSubject reports whether words[i], a determiner or a numeral with a capital, opens a noun phrase in which small letters
// follow on names: "The Lune council has", but not "The Sample Times", nor "The Sample said" of a journal.
func namesSubject(text string, words []Word, i int) bool {
	w := words[i]
	if !w.Is(Determiner|Numeral) || w.Shape != Capital || w.Len() == 1 || strings.HasSuffix(w.Of(text), ".") || words[i-1].Is(Saying|Past|Present) {
		return false
	}
	end := i + 1
	for end < len(words) && words[end].Shape.Upperish() {
		end++
	}
	if end == i+1 || end == len(words) {
		return false
	}
	after := words[end]
	if name := words[i+1]; end == i+2 && name.Shape != Upper && !name.Is(Proper|Place) && after.Is(Saying|Past|Present) {
		return false
	}
	return after.Shape == Ending || after.Shape == Small && (after.Class&Function == 0 || after.Is(Auxiliary|Modal))
}

// isItem reports whether words[i] is a month with which an item of a list opens, or its day: "December 29:".
func isItem(text string, words []Word, i int) bool {
	if i+2 >= len(words) || !words[i].Is(Proper) || words[i].Is(Place) || words[i].Shape != Capital {
		return false
	}
	if words[i+1].Shape == Digits && words[i+1].Len() < 3 {
		i++
	}
	return words[i+1].Of(text) == ":"
}

// shortestPiece is how many words a sentence has at least that is told from another
// without a sign between them.
const shortestPiece = 3

// longestByline is how many words say who wrote something, at most.
const longestByline = 10
