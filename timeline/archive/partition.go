package archive

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A file of plain text may hold several articles. It is parted only where it is
// clear that it does: by lines that count them, "3 of 20", or by a line that
// stands between all of them, where each begins as articles do: with a title, and
// a date, a byline, a dateline or lines such as "Source: Sample Wire".

// A piece is an article of a text, text[start:end], which begins on a line.
type piece struct {
	start, end int
	line       int // from 1
}

// eachText gives the articles of a file of plain text. One that is larger than
// an article may be is read piece by piece, if it can be parted.
func eachText(in *input, yield func(record) error) error {
	limit := int(in.limits.Article)
	rest, number, line := "", 0, 1 // what is not given yet, and where it begins
	for {
		more, err := io.ReadAll(io.LimitReader(in, int64(limit+1-len(rest))))
		if err != nil {
			return err
		}
		text := rest + string(more)
		whole := len(text) <= limit
		parts, read := partsOf(text)
		switch {
		case len(parts) < 2 && !whole:
			return tooLarge(in.limits.Article)
		case len(parts) < 2 && number == 0:
			return yield(record{size: len(text), whole: true, read: func() (*draft, error) { return readText(text) }})
		case len(parts) < 2:
			parts = []piece{{end: len(text), line: 1}}
		}
		next := parts[len(parts)-1]
		if !whole {
			parts = parts[:len(parts)-1]
		}
		for _, p := range parts {
			number++
			s := text[p.start:p.end]
			if err := yield(record{number: number, line: line + p.line - 1, size: len(s), read: func() (*draft, error) { return read(strings.Clone(s)) }}); err != nil {
				return err
			}
		}
		if whole {
			return nil
		}
		rest, line = strings.Clone(text[next.start:]), line+next.line-1
	}
}

// partsOf returns the articles of a text where it clearly holds several, and none
// where it does not, and what reads them.
func partsOf(text string) (parts []piece, read func(string) (*draft, error)) {
	counted, marked := dividers(text)
	if parts := between(text, counted); len(parts) > 1 && len(counted) > 1 {
		if !beginsArticle(text[parts[0].start:parts[0].end]) && parts[0].start < counted[0].start {
			parts = parts[1:] // a cover, a list of what follows
		}
		return parts, readCounted
	}
	for _, seps := range marked {
		parts := between(text, seps)
		if len(parts) > 1 && !slices.ContainsFunc(parts, func(p piece) bool { return !beginsArticle(text[p.start:p.end]) }) {
			return parts, readText
		}
		if parts = headedPairs(text, parts); len(parts) > 1 {
			return parts, readText
		}
	}
	return nil, readText
}

// A divider is a line that may stand between articles, with its end.
type divider struct {
	start, end int
	line       int
}

// widestDivider is how long a line between articles is at most, in bytes.
const widestDivider = 100

// dividers returns the lines of a text that count articles, and beside them the
// lines of each other kind that may part it.
func dividers(text string) (counted []divider, marked [][]divider) {
	rules := map[rune]int{} // which of marked are rules of a sign
	feeds := -1             // and which form feeds
	last := lastLine(text)
	var ends []divider // lines that say what the last one does
	next, total, order := 0, 0, true
	line, at := 0, 0
	for s := range strings.Lines(text) {
		line++
		sep := divider{start: at, end: at + len(s), line: line}
		at += len(s)
		if fed, ok := strings.CutPrefix(s, "\f"); ok {
			if feeds < 0 {
				feeds = len(marked)
				marked = append(marked, nil)
			}
			marked[feeds] = append(marked[feeds], divider{start: sep.start, end: sep.start + 1, line: line - 1})
			s = fed
		}
		s = strings.TrimSpace(s)
		switch sign, ok := ruleSign(s); {
		case s == "" || len(s) > widestDivider:
		case ok:
			i, known := rules[sign]
			if !known {
				i = len(marked)
				rules[sign] = i
				marked = append(marked, nil)
			}
			marked[i] = append(marked[i], sep)
		default:
			if n, of, ok := counts(s); ok {
				if total == 0 {
					next, total = n, of
				}
				order = order && of == total && n == next
				next++
				counted = append(counted, sep)
			}
			if len(s) == len(last) && unfigured(s) == last {
				ends = append(ends, sep)
			}
		}
	}
	if !order {
		counted = nil
	}
	if len(ends) > 1 {
		marked = append(marked, ends)
	}
	return counted, marked
}

// ruleSign returns the sign of which a line consists: that of =====, of - - - - -.
func ruleSign(line string) (rune, bool) {
	sign, _ := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune("=-*_#~+─━═", sign) {
		return 0, false
	}
	n := 0
	for _, r := range line {
		switch r {
		case sign:
			n++
		case ' ':
		default:
			return 0, false
		}
	}
	return sign, n >= 5
}

// counts reads a line that counts articles: "Document 3 of 20", "3 of 20
// DOCUMENTS", "[3/20]", "Article 3 de 20".
func counts(line string) (n, of int, ok bool) {
	if !strings.ContainsAny(line, "123456789") {
		return 0, 0, false
	}
	words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("[](){}<>/#*=-–—:.", r) })
	if len(words) > 5 {
		return 0, 0, false
	}
	var numbers []int
	for i, w := range words {
		v, err := strconv.Atoi(w)
		switch {
		case err != nil && strings.ContainsFunc(w, unicode.IsDigit):
			return 0, 0, false
		case err == nil:
			numbers = append(numbers, v)
			if len(numbers) == 2 && i-slices.Index(words, strconv.Itoa(numbers[0])) > 2 {
				return 0, 0, false
			}
		}
	}
	if len(numbers) != 2 || numbers[0] < 1 || numbers[0] > numbers[1] {
		return 0, 0, false
	}
	return numbers[0], numbers[1], true
}

// lastLine returns the last line of a text, figures aside, if it is one that may
// end articles: "End of Document" stands below each, the last too.
func lastLine(text string) string {
	last := strings.TrimRightFunc(text, unicode.IsSpace)
	last = strings.TrimSpace(last[strings.LastIndexByte(last, '\n')+1:])
	if len(last) > widestDivider || len(strings.Fields(last)) > 4 {
		return ""
	}
	return unfigured(last)
}

// unfigured returns a line with each of its figures a zero.
func unfigured(line string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}, line)
}

// between returns the parts of a text between dividers, without the empty ones.
func between(text string, seps []divider) []piece {
	if len(seps) == 0 {
		return nil
	}
	var parts []piece
	add := func(start, end, line int) {
		if strings.TrimSpace(text[start:end]) != "" {
			parts = append(parts, piece{start, end, line})
		}
	}
	start, line := 0, 1
	for _, s := range seps {
		add(start, s.start, line)
		start, line = s.end, s.line+1
	}
	add(start, len(text), line)
	return parts
}

// headedPairs joins parts of which every other is a head that stands between two
// rules above its article.
func headedPairs(text string, parts []piece) []piece {
	if len(parts)%2 != 0 {
		return nil
	}
	var pairs []piece
	for i := 0; i+1 < len(parts); i += 2 {
		head, body := parts[i], parts[i+1]
		if len(text[head.start:head.end]) > longestHead || !beginsArticle(text[head.start:body.end]) {
			return nil
		}
		pairs = append(pairs, piece{head.start, body.end, head.line})
	}
	return pairs
}

// longestHead is how long what stands above an article is at most, in bytes.
const longestHead = 1000

// beginsArticle reports whether a part of a text begins as an article does, and
// tells something.
func beginsArticle(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) > longestBegin {
		text = text[:longestBegin]
	}
	lines, keys := 0, 0
	signed, told := false, false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(spaced(line))
		if line == "" {
			continue
		}
		if _, ok := ruleSign(line); ok {
			continue
		}
		lines++
		if lines <= nearTop {
			signed = signed || signs(line)
			if _, _, ok := keyLine(line); ok {
				keys++
			}
		}
		told = told || len(line) >= 40 && strings.Contains(line, " ")
	}
	return told && (signed || keys >= leastKeys)
}

// longestBegin is how much of a part is looked at to see how it begins.
const longestBegin = 4000

// signs reports whether a line says when, where or by whom an article was written.
func signs(line string) bool {
	if len(line) > longLine {
		line = line[:longLine]
	}
	low := strings.ToLower(line)
	if e, ok := readDate(line, header); ok && e.isDay() || isDateline(line) || bylineNames(line) != "" {
		return true
	}
	for _, o := range headerOpenings {
		if rest, ok := strings.CutPrefix(low, o); ok {
			if _, _, ok := leadingDate(strings.Trim(rest, " :"), header); ok {
				return true
			}
		}
	}
	return false
}
