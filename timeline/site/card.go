package site

import (
	"bufio"
	"cmp"
	"maps"
	"slices"
	"strings"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A card is the picture by which a page is shown where somebody shares it: what it is, how much it
// tells of which time, and when most. It needs a whole address, so that a site without one has none.
type card struct {
	at                  string // of the page, without the ending
	site, title, counts string
	bars                []int  // events a year or a month
	first, last         string // of these
}

// cardNames is how many names have a card of their own, those of most events; the other pages show that of the home page.
const cardNames = 40

// cards returns the cards of the site, that of the home page first.
func (e *edition) cards() []card {
	if e.o.BaseURL == "" {
		return nil
	}
	all := []card{e.homeCard()}
	for _, y := range e.years {
		months := make([]int, 12)
		for _, x := range y.events {
			if from, _ := x.When.Bounds(); !from.IsZero() {
				months[from.Month()-1]++
			}
		}
		all = append(all, card{at: y.at, site: e.o.Title, title: e.yearText(y.number), counts: e.w.count(len(y.events)), bars: months, first: e.monthText(y.number, 1), last: e.monthText(y.number, 12)})
	}
	names := slices.Clone(e.names)
	slices.SortStableFunc(names, func(a, b *name) int { return cmp.Compare(len(b.events), len(a.events)) })
	for _, n := range names[:min(len(names), cardNames)] {
		all = append(all, e.byYears(n.events, card{at: n.at, site: e.o.Title, title: n.text, counts: e.counted(n.events)}))
	}
	return all
}

// homeCard returns the card of the home page, whose bars are those of its strip: a few events of long ago do not squeeze all others.
func (e *edition) homeCard() card {
	events := e.t.Events
	if len(e.years) > 0 {
		from, to := e.busiest(min(max(e.widthOf(mostOf), yearsLeast), yearsShown))
		events = nil
		for _, y := range e.years[from : to+1] {
			events = append(events, y.events...)
		}
	}
	return e.byYears(events, card{at: "index", title: e.o.Title, counts: e.counted(e.t.Events)})
}

// monthText returns the month m of the year y in a person's form.
func (e *edition) monthText(y, m int) string { return e.format(calendar.On(calendar.Date(y, m, 0))) }

// counted says how many events there are, and of which time.
func (e *edition) counted(events []*timeline.Event) string {
	return e.w.count(len(events)) + ", " + e.span(events)
}

// byYears returns c with bars for the years in which events lie, from the first to the last; of long stretches the last years
// alone, and of short ones some years before, since two bars are no picture.
func (e *edition) byYears(events []*timeline.Event, c card) card {
	count := map[int]int{}
	for _, x := range events {
		if y, ok := yearOf(x.When); ok {
			count[y]++
		}
	}
	if len(count) == 0 {
		return c
	}
	years := slices.Sorted(maps.Keys(count))
	last := years[len(years)-1]
	first := min(max(years[0], last-yearsShown+1), last-yearsLeast+1)
	c.bars, c.first, c.last = make([]int, last-first+1), e.yearText(first), e.yearText(last)
	for y, n := range count {
		if y >= first {
			c.bars[y-first] = n
		}
	}
	return c
}

// cardFiles returns the cards as PNG.
func cardFiles(e *edition) []file {
	var files []file
	for _, c := range e.cards() {
		files = append(files, file{c.at + ".png", func(b *buffer) error {
			w := bufio.NewWriter(b)
			if err := c.picture().png(w); err != nil {
				return err
			}
			return w.Flush()
		}})
	}
	return files
}

// picture lays out c: 600 by 315, which is drawn twice as fine.
func (c card) picture() *picture {
	const margin, width, height, label, barsHigh = 36.0, 600.0, 315.0, 15.0, 110.0
	const ground = height - margin - label - 5
	p := &picture{width: width, height: height}
	y := margin
	if c.site != "" {
		y = p.paragraph(margin, y, width-2*margin, firstLines(c.site, 1, 16, width-2*margin), lettering{size: 16, fill: muted}, 0) + 4
	}
	y = p.paragraph(margin, y, width-2*margin, firstLines(c.title, 2, 38, width-2*margin), lettering{size: 38, bold: true, fill: ink}, 0)
	y = p.paragraph(margin, y+6, width-2*margin, c.counts, lettering{size: 17, fill: muted}, 0)
	most := 1
	for _, n := range c.bars {
		most = max(most, n)
	}
	wide := (width - 2*margin) / float64(max(len(c.bars), 1))
	for i, n := range c.bars {
		if n > 0 {
			high := max(2, min(barsHigh, ground-y-14)*float64(n)/float64(most))
			p.shapes = append(p.shapes, shape{x: margin + float64(i)*wide + wide*.08, y: ground - high, w: wide * .84, h: high, fill: rubric})
		}
	}
	p.shapes = append(p.shapes, shape{x: margin, y: ground, w: width - 2*margin, h: 1, fill: muted})
	if c.first != "" {
		p.paragraph(margin, ground+5, width, c.first, lettering{size: label, fill: muted}, 0)
		p.paragraph(width-margin-widthOf(c.last, label, false), ground+5, width, c.last, lettering{size: label, fill: muted}, 0)
	}
	if p.unwritable() > 0 { // letters that our typeface lacks would be boxes: the page's own title stands beside the card
		p.shapes = slices.DeleteFunc(p.shapes, func(s shape) bool { return s.text != "" })
	}
	return p
}

// firstLines returns as much of a title as so many lines hold.
func firstLines(s string, most int, size, width float64) string {
	lines := wrapped(oneLine(s), size, true, width)
	if len(lines) <= most {
		return oneLine(s)
	}
	words := strings.Fields(strings.Join(lines[:most], " "))
	return strings.Join(words[:len(words)-min(1, len(words)-1)], " ") + " …"
}
