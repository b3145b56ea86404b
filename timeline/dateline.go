package timeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestDateline is how many bytes of a story's first sentence may be where
// and by whom it was filed.
const longestDateline = 160

// filing are the signs behind a dateline.
const filing = "-–—_•"

// dateline returns how long the dateline is with which s begins, the sign after
// it and the space included, or 0: "OTTAWA, March 22 (Sample Wire) — ".
func dateline(s string) int {
	for i, r := range s {
		if i > longestDateline {
			return 0
		}
		if !strings.ContainsRune(filing, r) {
			continue
		}
		rest := strings.TrimLeft(s[i:], filing)
		if i == 0 || s[i-1] != ' ' && s[i-1] != ')' || rest == "" {
			continue
		}
		rest = strings.TrimLeft(rest, " \u00a0\t\n")
		if head := strings.TrimRight(s[:i], " "); filed(head) {
			return len(s) - len(rest)
		}
		return 0
	}
	return 0
}

// filed reports whether head says where a story was filed: it stands in brackets
// or ends in a source in them, or begins in large letters and has few words.
func filed(head string) bool {
	words := strings.Fields(head)
	if len(words) == 0 {
		return false
	}
	large := strings.IndexFunc(words[0], unicode.IsLower) < 0 && utf8.RuneCountInString(words[0]) > 2
	if head[0] == '(' && strings.IndexByte(head, ')') == len(head)-1 {
		return true
	}
	if strings.HasSuffix(head, ")") {
		open := strings.LastIndexByte(head, '(')
		return open > 0 && len(head)-open < 40 && (large || len(strings.Fields(head[:open])) <= 3)
	}
	first, _ := utf8.DecodeRuneInString(head)
	if place, region, ok := strings.Cut(head, ", "); ok && len(words) <= 4 && allCapital(words) && place != "" && len(region) > 1 && strings.IndexByte(region, '.') == len(region)-1 {
		return true // Newport News, Va.
	}
	return large && len(words) <= 6 || len(words) <= 2 && unicode.IsUpper(first)
}

// allCapital reports whether each of words begins with a large letter.
func allCapital(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(r)
	})
}

// glued returns how long what stands before the story is in s, where a page has put titles before
// its dateline with nothing between them, or 0: "Man shot Man shot LUNE, Ohio (Sample Wire) - ".
func glued(s string) int {
	for _, sign := range [...]string{") - ", ") – ", ") — ", ") -- "} {
		end := strings.Index(s[:min(len(s), longestHead)], sign)
		if end < 0 {
			continue
		}
		open := strings.LastIndexByte(s[:end], '(')
		if open < 0 || end-open > 40 {
			continue
		}
		words := strings.Fields(s[:open])
		for i := len(words) - 1; i >= max(1, len(words)-longestPlace); i-- {
			if unicode.IsLower(rune(words[i][0])) {
				break
			}
			if inCapitals(strings.TrimSuffix(words[i], ",")) && (i == len(words)-1 || strings.HasSuffix(words[i], ",")) {
				return end + len(sign)
			}
		}
	}
	return 0
}

// inCapitals reports whether w is a place as a wire writes it, or two: LUNE, LUNE/ANFIELD. In texts that were escaped
// twice a backslash stands before the stroke.
func inCapitals(w string) bool {
	return len(w) > 3 && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsUpper(r) && r != '/' && r != '\\' }) < 0
}

const (
	longestPlace = 4   // words of where and when a story was filed: OHIO (…), LUNE, Ohio, May 3 (…)
	longestHead  = 800 // bytes that stand before that, where a wire lists what the story says
)
