package site

import (
	"fmt"
	"strings"

	"annals/timeline/calendar"
)

// A strip shows how many events there are at a time: a bar each year or month,
// each bar a link, and the same in words.
type strip struct {
	Title       string
	Bars        []bar
	Width       int // of the drawing, in its own units
	First, Last string
	Ticks       []yearLabel // along the bars of years, in the place of first and last
	Before      *link       // to what is earlier than the strip, as far as there is such
	After       *link
	Said        []string // the same in words
	W           *words
}

// A bar is a year or a month of a strip.
type bar struct {
	Href, Text       string
	X, Y, Wide, High int
	Hit              int // where a pointer meets it begins here
	Count            string
}

// A yearLabel stands below a strip, so far from its beginning.
type yearLabel struct{ X, Text string }

// yearSteps are how many years apart those that are named on an axis may lie.
var yearSteps = []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000}

const (
	labelsShown = 8  // at most: they stand beside each other on a phone
	barWidth    = 10 // units
	stripHeight = 60
	yearsShown  = 80 // at most
	yearsLeast  = 8
	mostOf      = .97 // of the events are shown at least, where so many years hold them
)

// draw sets the bars of p: counts of them, each with its link.
func (p *strip) draw(counts []int, link func(i int) (href, text string)) {
	most := 1
	for _, n := range counts {
		most = max(most, n)
	}
	p.Width = barWidth * len(counts)
	for i, n := range counts {
		if n == 0 {
			continue
		}
		high := max(3, n*stripHeight/most)
		href, text := link(i)
		p.Bars = append(p.Bars, bar{
			Href: href, Text: text, X: i*barWidth + 1, Hit: i * barWidth, Y: stripHeight - high, Wide: barWidth - 2, High: high, Count: p.W.count(n),
		})
	}
}

// yearStrip returns a strip of the years, nil where there are fewer than two.
// Where they lie far apart it shows the stretch that holds most events.
func (s sheet) yearStrip() *strip {
	if len(s.years) < 2 {
		return nil
	}
	from, to := s.busiest(min(max(s.widthOf(mostOf), yearsLeast), yearsShown))
	first := s.years[from].number
	counts := make([]int, s.years[to].number-first+1)
	for _, y := range s.years[from : to+1] {
		counts[y.number-first] = len(y.events)
	}
	p := &strip{Title: s.w.Strip, First: s.yearText(first), Last: s.yearText(s.years[to].number), W: s.w}
	p.draw(counts, func(i int) (string, string) {
		return s.to("y/" + yearName(first+i) + ".html"), s.yearText(first + i)
	})
	p.Ticks = yearLabels(first, len(counts), s.yearText)
	outside := func(years []*year) int {
		n := 0
		for _, y := range years {
			n += len(y.events)
		}
		return n
	}
	if n := outside(s.years[:from]); n > 0 {
		p.Before = &link{Href: s.to("y/index.html"), Text: put(s.w.beforeThat, s.w.count(n))}
	}
	if n := outside(s.years[to+1:]); n > 0 {
		p.After = &link{Href: s.to("y/index.html"), Text: put(s.w.afterThat, s.w.count(n))}
	}
	p.Said = s.said(counts, func(i int) string { return s.yearText(first + i) })
	return p
}

// yearLabels returns labels for bars of count years, the first of them being first: round years, evenly apart.
func yearLabels(first, count int, name func(year int) string) []yearLabel {
	step := 1
	for _, step = range yearSteps {
		if (count+step-1)/step <= labelsShown {
			break
		}
	}
	var all []yearLabel
	for i := range count {
		if (first+i)%step == 0 {
			all = append(all, yearLabel{fmt.Sprintf("%.2f%%", (float64(i)+.5)/float64(count)*100), name(first + i)})
		}
	}
	return all
}

// widthOf returns how many years the shortest stretch has that holds share of
// the events. So a few events of long ago do not squeeze all others together.
func (e *edition) widthOf(share float64) int {
	width := e.years[len(e.years)-1].number - e.years[0].number + 1
	need := int(share * float64(len(e.t.Events)))
	sum, start := 0, 0
	for _, y := range e.years {
		sum += len(y.events)
		for sum-len(e.years[start].events) >= need {
			sum -= len(e.years[start].events)
			start++
		}
		if sum >= need {
			width = min(width, y.number-e.years[start].number+1)
		}
	}
	return width
}

// busiest returns the first and the last of the years that hold the most events
// within a stretch of width years.
func (e *edition) busiest(width int) (from, to int) {
	best, sum, start := -1, 0, 0
	for end, y := range e.years {
		sum += len(y.events)
		for y.number-e.years[start].number >= width {
			sum -= len(e.years[start].events)
			start++
		}
		if sum > best {
			best, from, to = sum, start, end
		}
	}
	return from, to
}

// said says in words when most is told, and where there are holes.
func (s sheet) said(counts []int, name func(i int) string) []string {
	top := 0
	for i, n := range counts {
		if n > counts[top] {
			top = i
		}
	}
	said := []string{put(s.w.busiest, name(top)) + " (" + s.w.count(counts[top]) + ")."}
	var holes []string
	for i := 0; i < len(counts); i++ {
		if counts[i] > 0 {
			continue
		}
		j := i
		for j+1 < len(counts) && counts[j+1] == 0 {
			j++
		}
		if j > i {
			holes = append(holes, name(i)+"–"+name(j))
		} else {
			holes = append(holes, name(i))
		}
		i = j
	}
	if len(holes) > 0 && len(holes) <= 6 {
		said = append(said, put(s.w.quiet, s.w.list(holes))+".")
	}
	return said
}

// monthStrip returns a strip of the months of y, nil where they are fewer than
// two. Its bars lead to the page of the year or, from there, down that page.
func (s sheet) monthStrip(y *year) *strip {
	counts := make([]int, 12)
	months := 0
	at := map[int]span{}
	for _, sp := range y.spans {
		if m := sp.month; m > 0 {
			if counts[m-1] == 0 {
				at[m-1] = sp
				months++
			}
			counts[m-1] += len(sp.events)
		}
	}
	if months < 2 {
		return nil
	}
	name := func(i int) string { return s.format(calendar.On(calendar.Date(y.number, i+1, 0))) }
	p := &strip{Title: put(s.w.stripMonths, s.yearText(y.number)), First: name(0), Last: name(11), W: s.w}
	p.draw(counts, func(i int) (string, string) {
		if page := y.at + ".html"; y.whole && page == s.path {
			return "#" + at[i].key, name(i)
		} else if y.whole {
			return s.to(page) + "#" + at[i].key, name(i)
		}
		return s.to(at[i].at + ".html"), name(i)
	})
	return p
}

// Shown returns what a strip says in words, as one text.
func (p strip) Shown() string { return strings.Join(p.Said, " ") }
