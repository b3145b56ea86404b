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
// what could be seen on a day, what a credit stands behind, or who stands where in it. A language without words
// for pictures has none.
func (r *reading) isCaption() bool {
	return len(r.pictures) > 0 && (r.pointsToPicture() || r.inPresent() && (r.endsInDay() || r.givesDayAndPlace() || r.isAboveCredit() || r.saysWhereInPicture()))
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

// givesDayAndPlace reports whether a day with its year that is no more to come stands in the sentence, joined to the
// rest by no word, or before nothing but a place: "A ship lies at Lune, May 3, 2021, after the storm", "Ships lie in
// the harbour on May 3, 2021 in Lune, Ohio".
func (r *reading) givesDayAndPlace() bool {
	words := r.parsed.Words
	s := r.sentences[r.at]
	verb := 0
	if first := slices.IndexFunc(r.parsed.Verbs, func(v prose.Verb) bool { return v.Form <= prose.State }); first >= 0 {
		if verb = r.parsed.Verbs[first].Head; words[verb].Is(prose.Saying) {
			return false // police say that six were shot Sunday, May 2, 2021
		}
	}
	for _, t := range r.telling.Timexes[s.timexes[0]:s.timexes[1]] {
		at := wordsOf(words, t.Start, t.End)
		published := r.telling.Article.Published.When
		toCome := !published.IsZero() && daysOf(t.When).from > dayNumber(published.Start)
		if t.Basis != timex.Stated || t.When.Unit() != calendar.Day || at[0] < max(3, verb) || !isYear(words[at[1]-1]) || toCome {
			continue
		}
		before := at[0] - 1
		for before > 0 && (words[before].Shape == prose.Mark || words[before].Is(prose.Proper) && !words[before].Is(prose.Place)) {
			before--
		}
		if !words[before].Is(prose.Preposition | prose.Locative | prose.Determiner | moment | nearly) {
			return true
		}
		if r.isPlaceAt(at[1]) {
			return true
		}
	}
	return false
}

// isPlaceAt reports whether the sentence ends, from word i on, in a place and where that is: "in Lune, Ohio".
func (r *reading) isPlaceAt(i int) bool {
	words := r.parsed.Words
	for i < len(words) && words[i].Shape == prose.Mark {
		i++
	}
	if i+3 >= len(words) || !words[i].Is(prose.Locative) {
		return false
	}
	parted := false
	for _, w := range words[i+1:] {
		parted = parted || w.Of(r.text) == ","
		if w.Shape != prose.Mark && !w.Shape.Upperish() {
			return false
		}
	}
	return parted
}

// isAboveCredit reports whether behind the sentence a bracket says whose picture is above it: "(Photo: Ann Lee)".
func (r *reading) isAboveCredit() bool {
	const near = 3 // words: AP Photo
	rest, bracket := strings.CutPrefix(strings.TrimLeft(r.text[r.parsed.End:], " \n"), "(")
	if !bracket {
		return false
	}
	rest, _, _ = strings.Cut(rest[:min(len(rest), longestCredit)], ")")
	for i, word := range strings.FieldsFunc(rest, func(c rune) bool { return !isWordRune(c) }) {
		if i < near && r.pictures[strings.ToLower(word)] {
			return true
		}
	}
	return false
}

const longestCredit = 80 // bytes

// saysWhereInPicture reports whether it is said of somebody where in a picture he is: "Ann Lee, right, opens the bridge",
// "Ann Lee (L) opens the bridge".
func (r *reading) saysWhereInPicture() bool {
	words := r.parsed.Words
	for i := 2; i+1 < len(words); i++ {
		sign := words[i-1].Of(r.text)
		if sign != "," && sign != "(" || words[i+1].Shape != prose.Mark || sign == "(" && words[i+1].Of(r.text) != ")" {
			continue
		}
		if before := words[i-2]; (before.Shape.Upperish() || before.Shape == prose.Digits) && r.placed[strings.ToLower(words[i].Of(r.text))] {
			return true
		}
	}
	return false
}

// inPresent reports whether no verb on which the sentence is built is of what is over, or of what is to come.
func (r *reading) inPresent() bool {
	return !slices.ContainsFunc(r.parsed.Verbs, func(v prose.Verb) bool {
		if kind := r.parsed.Clauses[r.parsed.ClauseOf(v.Head)].Kind; kind != prose.Main && kind != prose.Coordinate {
			return false
		}
		first := r.parsed.Words[v.From]
		return v.Form <= prose.State && (first.Is(prose.Past|prose.Modal|wasWords) || first.Is(prose.Auxiliary) && !first.Is(passive) || prose.HasEnding(first.Of(r.text), r.past))
	})
}
