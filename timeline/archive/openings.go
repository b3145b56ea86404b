package archive

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Openings are words in small letters with which the lines of a kind begin, by their
// first byte: most lines begin with none of these, and are done with at once.
type openings [1 << 8][]string

func openingsOf(words ...string) *openings {
	var o openings
	for _, w := range words {
		o[w[0]] = append(o[w[0]], w)
	}
	return &o
}

// open reports whether the small letters of a line begin with one of the openings, as
// whole words.
func (o *openings) open(low string) bool {
	if low == "" {
		return false
	}
	for _, words := range o[low[0]] {
		if rest, ok := strings.CutPrefix(low, words); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			last, _ := utf8.DecodeLastRuneInString(words)
			if rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-' || !unicode.IsLetter(last) {
				return true
			}
		}
	}
	return false
}

// openingOf returns as much of the beginning of a paragraph, in small letters, as
// tells what it is.
func openingOf(s string) string {
	if len(s) > longestOpening {
		end := longestOpening
		for !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end]
	}
	var b [longestOpening + 8]byte
	low := b[:0]
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r |= 0x20
			}
			low = append(low, byte(r))
		case '\u2000' <= r && r < '\u2100': // dashes and quotation marks, the usual ones
			low = utf8.AppendRune(low, r)
		default:
			low = utf8.AppendRune(low, unicode.ToLower(r))
		}
	}
	return string(low)
}

// longestOpening is more than a label, what stands beside it and the words in which
// a paragraph speaks of itself, in bytes.
const longestOpening = 400
