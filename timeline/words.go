package timeline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are compared by hashes of their small letters.

// toThePage is how many bytes a word has at most; what is longer is no word.
const toThePage = 256

// nextWord returns the hash of the first word of s in small letters, 0 where
// there is none, and what follows it.
func nextWord(s string) (hash uint64, rest string) {
	start := strings.IndexFunc(s, isWordRune)
	if start < 0 {
		return 0, ""
	}
	s = s[start:]
	h, n := uint64(14695981039346656037), 0
	for n < len(s) && n < toThePage {
		r, size := rune(s[n]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[n:])
		}
		if !isWordRune(r) {
			break
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		} else if r >= utf8.RuneSelf {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
		n += size
	}
	return max(h, 1), s[n:]
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// mix returns a hash of h and x, in that order.
func mix(h, x uint64) uint64 {
	h = (h ^ x) * 0xff51afd7ed558ccd
	h ^= h >> 32
	h = (h + x) * 0xc4ceb9fe1a85ec53
	return h ^ h>>29
}
