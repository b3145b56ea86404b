package prose

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences yields the sentences of text[at.Start:at.End], without the space
// around them. It looks for signs that may end a sentence and reads only the
// words beside them, so it costs little more than a look at each byte.
func (l *Lexicon) Sentences(text string, at Span) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		start := skipSpace(text, at.Start, at.End)
		for i := start; i < at.End; {
			for i < at.End && !mayEnd[text[i]] {
				i++
			}
			if i == at.End {
				break
			}
			stop, next := l.sentenceEnd(text, start, i, at.End)
			if stop == 0 {
				i = next
				continue
			}
			if !yield(Span{start, stop}) {
				return
			}
			start = next
			i = next
		}
		if end := trimRight(text, start, at.End); start < end {
			yield(Span{start, end})
		}
	}
}

// mayEnd holds the bytes at which a sentence may end: its signs, a line's end,
// and the first bytes of … and 。
var mayEnd = func() (t [256]bool) {
	for _, c := range []byte(".!?\n\xe2\xe3") {
		t[c] = true
	}
	return
}()

// sentenceEnd decides about the sign at text[i], in the sentence that begins at
// start. Where the sentence ends it returns its end and the start of the next
// one, else 0 and where to go on looking.
func (l *Lexicon) sentenceEnd(text string, start, i, end int) (stop, next int) {
	switch c := text[i]; c {
	case '\n':
		return l.lineEnd(text, start, i, end)
	case 0xe2, 0xe3:
		if !strings.HasPrefix(text[i:end], "…") && !strings.HasPrefix(text[i:end], "。") {
			return 0, i + 1
		}
	}
	sign := i
	for i < end { // "?!", "...", "…"
		if c := text[i]; c == '.' || c == '!' || c == '?' {
			i++
		} else if strings.HasPrefix(text[i:end], "…") || strings.HasPrefix(text[i:end], "。") {
			i += len("…")
		} else {
			break
		}
	}
	closed := skipClosing(text, i, end)
	if i-sign == 1 && closed == i && strings.HasPrefix(text[i:end], "- ") && isLetter[text[max(sign-1, start)]] {
		closed = i + 1 // the yard.- The mayor
	}
	n := skipSpace(text, closed, end)
	if n == end {
		return closed, n
	}
	if n == closed { // no space: 3.5, example.com, "…" within a word, a forgotten space
		if r, _ := utf8.DecodeRuneInString(text[n:end]); text[sign] != 0xe3 && !(closed > i && unicode.IsUpper(r)) && !forgotten(text, start, sign, n, end) {
			return 0, max(i, sign+1)
		}
	}
	if strings.Count(text[closed:n], "\n") > 1 {
		return closed, n
	}
	if l.runsOn(text, start, sign, i, closed, n, end) {
		return 0, closed
	}
	return closed, n
}

// forgotten reports whether only a space is missing between two sentences: "in the street.Police
// said", but not "U.S.Steel" or "example.Com/a".
func forgotten(text string, start, sign, n, end int) bool {
	from := sign
	for from > start && isLetter[text[from-1]] {
		from--
	}
	if from > start && text[from-1] != ' ' {
		return false
	}
	to := nextWordEnd(text, n, end)
	before, behind := text[from:sign], text[n:to]
	behind, _, _ = strings.Cut(behind, "'") // We've
	if len(before) < 4 || !isSmall(before[1:]) || len(behind) < 2 || to == end || text[to] != ' ' || !isLarge(behind[:1]) {
		return false
	}
	if isLarge(before[:1]) { // Houston.Police, but not Anfield.Com
		return isSmall(behind[1:]) && !slices.Contains(domains[:], strings.ToLower(behind))
	}
	return isSmall(behind[1:]) || isLarge(behind)
}

// domains are written behind a stop, and begin no sentence.
var domains = [...]string{"com", "net", "org"}

func isSmall(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}
func isLarge(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// lineEnd decides about a line's end: an empty line ends a sentence, and so
// does the end of a line that is too short to be a wrapped one, unless its last
// word asks for more.
func (l *Lexicon) lineEnd(text string, start, i, end int) (stop, next int) {
	n := skipSpace(text, i, end)
	empty := strings.Count(text[i:n], "\n") > 1
	line := i - start
	if j := strings.LastIndexByte(text[start:i], '\n'); j >= 0 {
		line = i - start - j - 1
	}
	r, _ := utf8.DecodeRuneInString(text[n:end])
	stop = trimRight(text, start, i)
	if n < end && !endsCode(text, n, end) && (empty || line < shortLine && unicode.IsUpper(r) && !l.asksForMore(text[start:stop])) {
		return stop, n
	}
	return 0, n
}

const (
	shortLine = 40 // bytes below which a line is no wrapped one
	shortCode = 6  // bytes of the last part of a code in brackets, with the bracket
)

// endsCode reports whether the last part of a code in brackets begins at n: (LNM. N).
func endsCode(text string, n, end int) bool {
	mark := strings.IndexAny(text[n:min(n+shortCode, end)], "() ")
	return mark >= 0 && text[n+mark] == ')'
}

// asksForMore reports whether s ends in a word or sign that does not end a line
// of its own.
func (l *Lexicon) asksForMore(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return l.Class(last)&Function != 0 || strings.HasSuffix(s, ",")
}

// runsOn reports whether the sentence goes on after the signs text[sign:i],
// which close up to closed and after which text[n:] follows.
func (l *Lexicon) runsOn(text string, start, sign, i, closed, n, end int) bool {
	r, size := utf8.DecodeRuneInString(text[n:end])
	if unicode.IsLower(r) || strings.ContainsRune(",;:)", r) {
		return true
	}
	if endsCode(text, n, end) {
		return true
	}
	next := text[n:nextWordEnd(text, n, end)]
	if i-sign > 1 || text[sign] != '.' { // "…", "?", "!"
		return closed > i && l.attributes(text, n, end)
	}
	if closed > i {
		return false
	}
	from := sign
	for from > start && !isSpaceOrOpening(text[from-1]) {
		from--
	}
	word := text[from:sign]
	if word == "" {
		return false
	}
	class := l.Class(word)
	starts := l.Class(next)&Function != 0
	switch {
	case class&(Title|Abbreviation) == Title|Abbreviation: // Mr. Smith
		return true
	case isInitial(word): // J. Smith; but not "to plan B. The council"
		return !starts
	case class&Abbreviation != 0: // Jan. 6, Acme Corp. Chairman; but "of Acme Corp. The company"
		return !starts || isDigit(byte(r)) && size == 1
	case strings.IndexByte(word, '.') >= 0 && dotted(word): // U.S. Steel; "in the U.S. The"
		return !starts
	case isNumber(word) && from == start: // 1. First
		return true
	}
	return false
}

// attributes reports whether the words from n on say who spoke: Smith asked,
// Prime Minister Ann Smith said.
func (l *Lexicon) attributes(text string, n, end int) bool {
	for range 5 {
		e := nextWordEnd(text, n, end)
		if e == n {
			return false
		}
		word := text[n:e]
		if l.Class(word)&Saying != 0 {
			return true
		}
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) && l.Class(word)&(Particle|Determiner|Title) == 0 {
			return false
		}
		n = skipSpace(text, e, end)
	}
	return false
}

func nextWordEnd(text string, n, end int) int {
	for n < end {
		c := text[n]
		if c < utf8.RuneSelf && !isLetter[c] && !isDigit(c) && c != '\'' && c != '-' {
			break
		}
		n++
	}
	return n
}

func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r)
}

func isNumber(word string) bool {
	return len(word) < 3 && strings.Trim(word, "0123456789") == ""
}

func isSpaceOrOpening(c byte) bool {
	return c <= ' ' || c == '(' || c == '[' || c == '"' || c == '/' || c == '-'
}

// skipClosing returns where the closing quotes and brackets after a sentence's
// end end.
func skipClosing(text string, i, end int) int {
	for i < end {
		switch c := text[i]; {
		case c == '"' || c == '\'' || c == ')' || c == ']':
			i++
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:end])
			if r != '”' && r != '’' && r != '»' {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}

func skipSpace(text string, i, end int) int {
	for i < end {
		c := text[i]
		if c > ' ' && c < utf8.RuneSelf {
			break
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:end])
			if !unicode.IsSpace(r) {
				break
			}
			i += size
			continue
		}
		i++
	}
	return i
}

func trimRight(text string, start, end int) int {
	return start + len(strings.TrimRightFunc(text[start:end], func(r rune) bool { return unicode.IsSpace(r) || r < ' ' }))
}
