package archive

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/pdf"
	"annals/timeline"
)

// A PDF says where its words stand and not what they belong to. Lines are put
// together from pieces, columns from lines that stand above each other with a
// gutter beside them, and paragraphs from lines that follow each other.

// A textLine is a line of text on a page, or the part of one that stands in a
// column.
type textLine struct {
	left, right float64
	y           float64 // of the line on which it stands, from below
	size        float64
	text        string
	page        int
	furniture   bool
	column      [2]float64 // where the column that it stands in begins and ends
}

// A paragraph is what is made of lines that belong together.
type paragraph struct {
	text string
	kind timeline.BlockKind
	size float64
	page int
}

// Gaps and differences, in sizes of the letters.
const (
	letterGap   = .15 // and more parts words
	gutter      = .8  // is the narrowest one between columns
	narrowest   = 7   // column: where lines are shorter, words are set far apart
	sameLine    = .4  // up or down
	indentation = .6  // and more begins a paragraph
)

// linesOf puts the pieces of a page together into lines, from above.
func linesOf(page pdf.Page, number int) []textLine {
	runs := slices.Clone(page.Runs)
	slices.SortStableFunc(runs, func(a, b pdf.Run) int { return cmp.Compare(b.Y, a.Y) })
	var lines []textLine
	for start := 0; start < len(runs); {
		end := start + 1
		for end < len(runs) && runs[start].Y-runs[end].Y <= sameLine*min(runs[start].Size, 2*runs[end].Size) {
			end++
		}
		lines = append(lines, joined(runs[start:end], number)...)
		start = end
	}
	return lines
}

// joined joins pieces that stand on one line, up to the gaps between columns.
func joined(runs []pdf.Run, page int) []textLine {
	slices.SortStableFunc(runs, func(a, b pdf.Run) int { return cmp.Compare(a.X, b.X) })
	size := 0.0
	for _, r := range runs {
		size = max(size, r.Size)
	}
	var lines []textLine
	var b strings.Builder
	var at textLine
	end := func() {
		if at.text = strings.TrimSpace(b.String()); at.text != "" {
			lines = append(lines, at)
		}
		b.Reset()
	}
	for i, r := range runs {
		if r.Size < size*.75 && r.Y > runs[len(runs)-1].Y+size*.15 && strings.Trim(r.Text, "0123456789,* ") == "" {
			continue // the number of a note
		}
		gap := r.X - at.right
		switch {
		case i > 0 && b.Len() > 0 && gap < -r.Width/2 && strings.HasSuffix(b.String(), strings.TrimSpace(r.Text)):
			continue // written twice, to look bold
		case b.Len() == 0 || gap > gutter*max(r.Size, at.size) || r.Artifact != at.furniture:
			end()
			at = textLine{left: r.X, y: r.Y, size: r.Size, page: page, furniture: r.Artifact}
		case gap > letterGap*r.Size:
			b.WriteByte(' ')
		}
		b.WriteString(r.Text)
		at.right = max(at.right, r.X+r.Width)
		at.size = max(at.size, r.Size)
	}
	end()
	return lines
}

// ordered puts the lines of a stretch of a page in the order in which they are
// read: where there is a gutter first what is left of it and then what is right
// of it, between the lines that cross it.
func ordered(lines []textLine, depth int) []textLine {
	const deepest = 8
	slices.SortStableFunc(lines, func(a, b textLine) int {
		return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.left, b.left))
	})
	at, ok := gutterIn(lines)
	if !ok || depth >= deepest {
		return column(lines)
	}
	var all, left, right []textLine
	flush := func() {
		all = append(all, ordered(left, depth+1)...)
		all = append(all, ordered(right, depth+1)...)
		left, right = nil, nil
	}
	for i := 0; i < len(lines); {
		switch l := lines[i]; {
		case l.right <= at:
			left = append(left, l)
			i++
		case l.left >= at:
			right = append(right, l)
			i++
		default:
			end := i + 1
			for end < len(lines) && lines[end].left < at && lines[end].right > at {
				end++
			}
			flush()
			all = append(all, ordered(slices.Clone(lines[i:end]), depth+1)...)
			i = end
		}
	}
	flush()
	return all
}

// column says of lines that they stand in one column, and joins those parts of a
// line that were taken apart without need.
func column(lines []textLine) []textLine {
	if len(lines) == 0 {
		return nil
	}
	edges := [2]float64{math.Inf(1), math.Inf(-1)}
	for _, l := range lines {
		edges[0], edges[1] = min(edges[0], l.left), max(edges[1], l.right)
	}
	all := lines[:0]
	for _, l := range lines {
		l.column = edges
		if n := len(all); n > 0 && all[n-1].furniture == l.furniture && all[n-1].y-l.y < sameLine*l.size && l.left >= all[n-1].right {
			all[n-1].text += " " + l.text
			all[n-1].right = l.right
			continue
		}
		all = append(all, l)
	}
	return all
}

const (
	fewestRows = 4    // of a column
	mostLines  = 3000 // of a page that is looked through for columns
)

// gutterIn returns where a gutter runs down between the lines: a strip that
// lines stand on both sides of, for some way side by side, and few cross.
func gutterIn(lines []textLine) (at float64, ok bool) {
	if len(lines) < 2*fewestRows || len(lines) > mostLines {
		return 0, false
	}
	sizes := make([]float64, len(lines))
	for i, l := range lines {
		sizes[i] = l.size
	}
	slices.Sort(sizes)
	size := sizes[len(sizes)/2]
	starts := make([]float64, len(lines))
	for i, l := range lines {
		starts[i] = l.left
	}
	slices.Sort(starts)
	best := 0
	for i, x := range starts { // a gutter ends where lines begin
		if i > 0 && x-starts[i-1] < 1 {
			continue
		}
		if n := beside(lines, x-gutter*size, x-.5, size); n > best {
			best, at = n, x-gutter*size/2
		}
	}
	return at, best >= fewestRows
}

// beside returns how many lines stand on either side of the strip, side by side,
// and 0 where too many cross it.
func beside(lines []textLine, from, to, size float64) int {
	left, right, across := 0, 0, 0
	high := [2]float64{math.Inf(-1), math.Inf(-1)}
	low := [2]float64{math.Inf(1), math.Inf(1)}
	var wide [2]float64 // all lines of a side together
	note := func(side int, l textLine) {
		high[side], low[side] = max(high[side], l.y), min(low[side], l.y)
		wide[side] += l.right - l.left
	}
	for _, l := range lines {
		switch {
		case l.right <= from+.5:
			left++
			note(0, l)
		case l.left >= to:
			right++
			note(1, l)
		default:
			across++
		}
	}
	if across > (left+right)/2 || wide[0] < narrowest*size*float64(left) || wide[1] < narrowest*size*float64(right) {
		return 0
	}
	top, bottom := min(high[0], high[1]), max(low[0], low[1])
	if top-bottom < fewestRows*size/2 {
		return 0
	}
	return min(left, right)
}

// paragraphsOf makes paragraphs of all the pages. What stands at the edge of many
// pages is no part of the text: it follows at the end, once.
func paragraphsOf(doc *pdf.Document) []paragraph {
	pages := make([][]textLine, len(doc.Pages))
	for i, p := range doc.Pages {
		pages[i] = linesOf(p, i)
	}
	markRunning(pages)
	var lines []textLine
	var furniture []paragraph
	said := map[string]bool{}
	for _, page := range pages {
		var text []textLine
		for _, l := range page {
			if !l.furniture {
				text = append(text, l)
			} else if key := withoutDigits(l.text); !said[key] {
				said[key] = true
				furniture = append(furniture, paragraph{text: l.text, kind: timeline.Furniture, size: l.size, page: l.page})
			}
		}
		lines = append(lines, ordered(text, 0)...)
	}
	return append(together(lines), furniture...)
}

// edgeRows is how many rows at the top and at the bottom of a page are looked at
// for what runs along it.
const edgeRows = 3

// edgesOf returns the lines at the top and at the bottom of a page.
func edgesOf(page []textLine) []*textLine {
	row := make([]int, len(page))
	for i := 1; i < len(page); i++ {
		if row[i] = row[i-1]; page[i-1].y-page[i].y > 1 {
			row[i]++
		}
	}
	var all []*textLine
	for i := range page {
		if row[i] < edgeRows || row[i] > row[len(row)-1]-edgeRows {
			all = append(all, &page[i])
		}
	}
	return all
}

// markRunning marks the lines that run along the edges of the pages: headers,
// footers, numbers.
func markRunning(pages [][]textLine) {
	on := map[string]int{}
	for _, page := range pages {
		here := map[string]bool{}
		for _, l := range edgesOf(page) {
			if key := l.place(); !here[key] {
				here[key] = true
				on[key]++
			}
		}
	}
	for _, page := range pages {
		for _, l := range edgesOf(page) {
			if n := on[l.place()]; n >= 3 || n == 2 && len(pages) <= 6 || isPageNumber(withoutDigits(l.text)) {
				l.furniture = true
			}
		}
	}
}

// place returns what a line says but for its numbers, and how high it stands.
func (l *textLine) place() string {
	return strconv.Itoa(int(math.Round(l.y))) + " " + withoutDigits(l.text)
}

// withoutDigits returns s with one # for each number in it.
func withoutDigits(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range strings.ToLower(s) {
		if unicode.IsDigit(r) {
			r = '#'
		}
		if r != '#' || before != '#' {
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// isPageNumber reports whether a line, its numbers #, is the number of a page.
func isPageNumber(key string) bool {
	key = strings.Trim(key, " -–—|.[]()")
	switch strings.TrimPrefix(strings.TrimPrefix(key, "page "), "seite ") {
	case "#", "# of #", "#/#", "# / #", "# von #", "# sur #":
		return true
	}
	return false
}

// together makes paragraphs of lines in their order.
func together(lines []textLine) []paragraph {
	body := commonest(lines, func(l textLine) float64 { return math.Round(l.size*2) / 2 })
	var all []paragraph
	var open []byte
	for i, l := range lines {
		if i > 0 && begins(lines[i-1], l) {
			all = append(all, paragraph{text: string(open), size: lines[i-1].size, page: lines[i-1].page})
			open = open[:0]
		}
		open = joinLine(open, l.text)
	}
	if n := len(lines); n > 0 {
		all = append(all, paragraph{text: string(open), size: lines[n-1].size, page: lines[n-1].page})
	}
	return headed(all, body)
}

// commonest returns the value that most letters have.
func commonest(lines []textLine, value func(textLine) float64) float64 {
	letters := map[float64]int{}
	best := 0.0
	for _, l := range lines {
		v := value(l)
		letters[v] += len(l.text)
		if letters[v] > letters[best] || letters[v] == letters[best] && v < best {
			best = v
		}
	}
	return best
}

// begins reports whether line l, which follows line before, begins a paragraph.
func begins(before, l textLine) bool {
	size := min(before.size, l.size)
	if math.Abs(before.size-l.size) > size*.12 {
		return true
	}
	first, _ := utf8.DecodeRuneInString(l.text)
	goesOn := unicode.IsLower(first) && !stops(before.text)
	drop := before.y - l.y
	if before.page != l.page || drop < -size || before.column != l.column {
		return !goesOn && !(endsInHyphen(before.text)) // the next column, or page
	}
	width := before.column[1] - before.column[0]
	switch {
	case drop > 1.75*size && !goesOn, drop > 3*size:
		return true
	case l.left > before.left+indentation*size && stops(before.text), l.left > before.left+indentation*size && l.left-l.column[0] < 4*size && !goesOn:
		return true
	case before.right < before.column[1]-width*.4 && !goesOn:
		return true
	case before.right < before.column[1]-width*.08 && stops(before.text) && unicode.IsUpper(first):
		return true
	case bullet(l.text) > 0:
		return true
	}
	return false
}

func endsInHyphen(s string) bool {
	s, ok := strings.CutSuffix(s, "-")
	if !ok {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

// joinLine adds a line to a paragraph. A word that was parted at the end of the
// line is put together; its hyphen goes, unless what follows has a capital.
func joinLine(open []byte, line string) []byte {
	first, _ := utf8.DecodeRuneInString(line)
	hyphen := endsInHyphen(string(open[max(0, len(open)-utf8.UTFMax-1):]))
	switch {
	case len(open) == 0:
	case hyphen && unicode.IsLower(first):
		open = open[:len(open)-1]
	case bytes.HasSuffix(open, []byte("\u00AD")):
		open = open[:len(open)-len("\u00AD")]
	case !hyphen:
		open = append(open, ' ')
	}
	return append(open, line...)
}

// headed says which paragraphs are headings: some words in large letters. One or
// two large letters begin the word that follows them.
func headed(all []paragraph, body float64) []paragraph {
	out := all[:0]
	for i := 0; i < len(all); i++ {
		p := all[i]
		large := p.size > body*1.18
		if large && utf8.RuneCountInString(p.text) <= 2 && i+1 < len(all) {
			all[i+1].text = p.text + all[i+1].text
			continue
		}
		if large && len(p.text) <= 300 {
			p.kind = timeline.Heading
		}
		out = append(out, p)
	}
	return out
}
