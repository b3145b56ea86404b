package timeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marks are the names of more than one word in a report: of a street, a school, a victim. They
// tie what follows weeks later to its incident better than words do, "Mill" and "Lane"
// among them, and stand in sentences, too, that tell of nothing on a day.

const (
	markWords  = 600 // words of a story in which they are looked for
	markRarest = 3   // of those that two reports share, so many count
)

// marksOf returns the pairs of words beside each other in the story of a that are written as
// names are, sorted.
func marksOf(a *Article) (marks []term) {
	n := 0
	for text := range storyOf(a) {
		last, end := uint64(0), 0
		for at := 0; n < markWords; n++ {
			start := strings.IndexFunc(text[at:], isWordRune)
			if start < 0 {
				break
			}
			start += at
			word, rest := nextWord(text[start:])
			at = len(text) - len(rest)
			if r, _ := utf8.DecodeRuneInString(text[start:]); !unicode.IsUpper(r) {
				word = 0
			}
			if word != 0 && last != 0 && besideInName(text[end:start]) {
				marks = append(marks, term{mix(last, word), 1})
			}
			last, end = word, at
		}
	}
	return slices.Clone(collect(marks))
}

// besideInName reports whether gap may stand between two words of one name: "Mill Lane", "John
// F. Ash", "Smith-Ash".
func besideInName(gap string) bool { return len(gap) <= len(". ") && strings.Trim(gap, " .-") == "" }

// weighMarks gives the marks of reports their weights: the fewer reports have one the
// heavier it is.
func (v *vocabulary) weighMarks(reports []*report) {
	have := map[uint64]int32{}
	for _, r := range reports {
		for _, m := range r.marks {
			have[m.id]++
		}
	}
	parallel(len(reports), func(i int) {
		for k, m := range reports[i].marks {
			reports[i].marks[k].weight = float32(v.weight(have[m.id]))
		}
	})
}
