// Package nearest finds the word that somebody most likely meant, for messages
// about one that is not known.
package nearest

// To returns the word of known that is most like s, or "" where none is like
// it. More than a third of its letters may not differ; of two as like it is the
// one that comes first in the alphabet.
func To(s string, known []string) string {
	best, least := "", (len(s)+2)/3+1
	for _, word := range known {
		if d := distance(s, word); d < least || d == least && best != "" && word < best {
			best, least = word, d
		}
	}
	return best
}

// distance returns how many bytes must be changed, put in or left out to make
// a of b (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
