package timeline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestDateline is how many bytes of a story's first sentence may be where
// and by whom it was filed.
const longestDateline = 160

// dateline returns how long the dateline is with which s begins, the sign after
// it and the space included, or 0: "OTTAWA, March 22 (Sample Wire) — ".
func dateline(s string) int {
	for i, r := range s {
		if i > longestDateline {
			return 0
		}
		if r != '-' && r != '–' && r != '—' && r != '_' {
			continue
		}
		rest := strings.TrimLeft(s[i:], "-–—_")
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
	return large && len(words) <= 6 || len(words) <= 2 && unicode.IsUpper(first)
}
