package timeline

import (
	"unicode"
	"unicode/utf8"
)

// Words are compared by hashes of their small letters.

// toThePage is how many bytes a word has at most; what is longer is no word.
const toThePage = 256

// nextWord returns the hash of the first word of s in small letters, 0 where
// there is none, and what follows it.
func nextWord(s string) (hash uint64, rest string) {
	hash, _, end := wordIn(s)
	return hash, s[end:]
}

// wordIn returns the hash of the first word of s in small letters, 0 where there is none, and where it stands.
func wordIn(s string) (hash uint64, start, end int) {
	for start < len(s) {
		r, size := runeAt(s, start)
		if isWordRune(r) {
			break
		}
		start += size
	}
	if start == len(s) {
		return 0, start, start
	}
	h := uint64(14695981039346656037)
	for end = start; end < len(s) && end-start < toThePage; {
		r, size := runeAt(s, end)
		if !isWordRune(r) {
			break
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		} else if r >= utf8.RuneSelf {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
		end += size
	}
	return max(h, 1), start, end
}

func runeAt(s string, i int) (r rune, size int) {
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
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
