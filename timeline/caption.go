package timeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// What a page puts among the sentences of a story and is none of them: the time at which it was made, and what
// its pictures show. A dateline is another such thing.

// stamp returns how many bytes at the head of the sentence at are the time at which a page was made, with the
// space behind it, or 0: "3 May 2021 16:14 GMT The bridge fell." A day alone is one only where the sentence has a
// date of its own: in a list of dates it says when the bridge fell.
func (r *reading) stamp(at prose.Span) int {
	all := r.telling.Timexes
	i, found := slices.BinarySearchFunc(all, at.Start, func(t timex.Anchored, start int) int { return t.Start - start })
	if !found || all[i].End > at.End || all[i].When.Unit() > calendar.Day || all[i].Basis != timex.Stated {
		return 0
	}
	if all[i].When.Unit() == calendar.Day && (i+1 == len(all) || all[i+1].End > at.End) {
		return 0
	}
	rest := r.text[all[i].End:at.End]
	text := strings.TrimLeft(rest, " \t\n")
	if first, _ := utf8.DecodeRuneInString(text); len(text) == len(rest) || !unicode.IsUpper(first) {
		return 0
	}
	return all[i].End - at.Start + len(rest) - len(text)
}

// isCaption reports whether the sentence says what a picture shows: it points to one, or tells in the present
// what could be seen on a day. A language without words for pictures has none.
func (r *reading) isCaption() bool {
	return len(r.pictures) > 0 && (r.pointsToPicture() || r.endsInDay() && r.inPresent())
}

// pointsToPicture reports whether the sentence speaks of the picture above it: "in this file photo".
func (r *reading) pointsToPicture() bool {
	words := r.parsed.Words
	for i, w := range words {
		if !r.pointing[strings.ToLower(w.Of(r.text))] {
			continue
		}
		for _, w := range words[i+1 : min(i+1+longestPhrase, len(words))] {
			if r.pictures[w.Of(r.text)] {
				return true
			}
			if w.Class&prose.Function != 0 {
				break
			}
		}
	}
	return false
}

// endsInDay reports whether the sentence ends in a day with its year, joined to the rest by no word: "A ship lies
// at Lune, May 3, 2021."
func (r *reading) endsInDay() bool {
	words := r.parsed.Words
	end := len(words)
	for end > 0 && words[end-1].Shape == prose.Mark {
		end--
	}
	from := end
	for from > 0 && r.inTimex(words[from-1].Span) {
		from--
	}
	const wordsOfDay = 3 // May 3 2021
	return end-from >= wordsOfDay && isYear(words[end-1]) && from > 1 && !words[from-1].Is(prose.Preposition|prose.Locative|moment|nearly)
}

// inPresent reports whether no verb of the sentence is of what is over, or of what is to come.
func (r *reading) inPresent() bool {
	return !slices.ContainsFunc(r.parsed.Verbs, func(v prose.Verb) bool {
		first := r.parsed.Words[v.From]
		return v.Form <= prose.State && (first.Is(prose.Past|prose.Modal|wasWords) || first.Is(prose.Auxiliary) && !first.Is(passive) || prose.HasEnding(first.Of(r.text), r.past))
	})
}
