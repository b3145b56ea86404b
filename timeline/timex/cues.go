package timex

import "strings"

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
	var buf [24]byte
	if len(word) > len(buf) {
		return noCue
	}
	b := buf[:len(word)]
	for i := range len(word) {
		b[i] = word[i]
		if 'A' <= b[i] && b[i] <= 'Z' {
			b[i] |= 0x20
		}
	}
	if c, ok := g.cues[string(b)]; ok {
		return c
	}
	for _, ending := range g.lists["past-endings"] {
		if len(b) > len(ending)+2 && strings.HasSuffix(string(b), ending) && b[0] == word[0] {
			return weakCue
		}
	}
	for _, ending := range g.lists["future-endings"] {
		if len(b) > len(ending)+2 && strings.HasSuffix(string(b), ending) && b[0] == word[0] {
			return futureCue
		}
	}
	return noCue
}

// is reports whether the list that is named so has the word.
func (g *Grammar) is(list, word string) bool {
	var buf [24]byte
	if len(word) > len(buf) {
		return false
	}
	b := buf[:len(word)]
	for i := range len(word) {
		b[i] = word[i]
		if 'A' <= b[i] && b[i] <= 'Z' {
			b[i] |= 0x20
		}
	}
	return g.listed[list][string(b)]
}
