package archive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
)

// A dateline opens a story with where it was written, often when, and by which
// agency: "OTTAWA — ", "WASHINGTON, March 22 (Reuters) - ", "Paris (AFP): ".
type dated struct {
	end    int // of the dateline, the dash and the space after it included
	agency string
	when   evidence
	known  bool // whether there is a date
}

// longestDateline is how many bytes a dateline has at most.
const longestDateline = 120

func isDateline(s string) bool {
	_, ok := readDateline(s)
	return ok
}

// dateline makes b begin after the dateline with which it opens, if it does: it
// is no sentence of the story.
func (d *draft) dateline(b *timeline.Block) {
	line, ok := readDateline(d.Text[b.Start:b.End])
	if !ok {
		return
	}
	b.Start += line.end
	if line.agency != "" {
		d.Agencies = with(d.Agencies, agencyCalled(line.agency))
	}
	if line.known {
		d.evidence = append(d.evidence, line.when)
	}
}

// readDateline reads the dateline with which s opens.
func readDateline(s string) (dated, bool) {
	head, end := beforeDash(s)
	if head == "" || end >= len(s) {
		return dated{}, false
	}
	line := dated{end: end}
	head = strings.TrimSpace(head)
	if i := strings.LastIndexByte(head, '('); i >= 0 && strings.HasSuffix(head, ")") {
		line.agency = strings.TrimSpace(head[i+1 : len(head)-1])
		if e, ok := readDate(line.agency, dateline); ok && e.isDay() { // INDIANAPOLIS, Ind. (Feb. 20, 2014) —
			line.agency, line.when, line.known = "", e, true
			return line, isPlace(strings.TrimRight(head[:i], " ,;|"), true)
		}
		if r, _ := utf8.DecodeRuneInString(line.agency); line.agency == "" || len(line.agency) > 40 || !unicode.IsUpper(r) && line.agency != "dpa" || strings.ContainsAny(line.agency, "0123456789.") && !isHost(line.agency) {
			return dated{}, false
		}
		head = strings.TrimRight(head[:i], " ,;|")
	} else if strings.ContainsAny(head, "()") {
		return dated{}, false
	}
	place := head
	if e, ok := readDate(head, dateline); ok && e.isDay() && line.agency != "" {
		line.when, line.known = e, true
		return line, true
	}
	// The date stands last, after a comma: try all that may belong to it.
	for at := 0; ; {
		i := strings.IndexAny(head[at:], ",|;")
		if i < 0 {
			break
		}
		at += i + 1
		if e, ok := readDate(strings.Trim(head[at:], " ,"), dateline); ok && e.isDay() {
			place, line.when, line.known = strings.TrimRight(head[:at-1], " ,"), e, true
			break
		}
	}
	if !line.known {
		// MEXICO CITY March 22, without a comma.
		for at, r := range head {
			if r != ' ' {
				continue
			}
			if e, ok := readDate(head[at:], dateline); ok && e.isDay() {
				place, line.when, line.known = head[:at], e, true
				break
			}
		}
	}
	if place == "" {
		return line, line.agency != ""
	}
	return line, isPlace(place, line.agency != "" || line.known)
}

// beforeDash returns what stands before the dash that ends a dateline, and
// where the story goes on.
func beforeDash(s string) (head string, end int) {
	for i, r := range s[:min(len(s), longestDateline)] {
		switch r {
		case '—', '–', '-', ':':
			if i == 0 {
				return "", 0
			}
			end = i + utf8.RuneLen(r)
			closed := strings.HasSuffix(strings.TrimRight(s[:i], " "), ")")
			spaced := s[i-1] == ' ' || closed
			for end < len(s) && (s[end] == '-' || s[end] == ' ') {
				end++
			}
			switch {
			case r == ':' && !closed, r == '-' && !spaced && !strings.HasPrefix(s[i:], "--"):
				continue
			}
			return s[:i], end
		case '.':
			// Abbreviations only: "Dec. 7", "St. John's", "Calif." but no sentence.
			if i+1 < len(s) && s[i+1] != ' ' { // KMOV.com
				continue
			}
			if word := s[strings.LastIndexAny(s[:i], " ,(")+1 : i]; len(word) > 5 || len(word) == 0 {
				return "", 0
			}
		case '"', '“', '”', '!', '?', '\n':
			return "", 0
		}
	}
	return "", 0
}

// isPlace reports whether s may be where a story was written: a few words in
// capitals. Where more tells of a dateline, words with a capital will do.
func isPlace(s string, surely bool) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '/' || r == '|' })
	if len(words) == 0 || len(words) > 8 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case !unicode.IsUpper(r) && !(i > 0 && (small[w] || strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "d’"))):
			return false
		case i == 0 && !surely && !shouts(w):
			return false
		}
	}
	return true
}

// shouts reports whether w is a word in capitals: OTTAWA, ST, but not U.S.
func shouts(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsLower(r), unicode.IsDigit(r):
			return false
		case unicode.IsLetter(r):
			n++
		}
	}
	return n >= 2 && (n > 2 || !strings.Contains(w, ".") || strings.HasPrefix(w, "ST"))
}
