package site

import (
	"fmt"
	"slices"
	"time"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A year is the events that are listed under it, and the pages they take.
type year struct {
	number int
	at     string
	events []*timeline.Event // in order of time
	spans  []span            // of months, those known less exactly first
	whole  bool              // all stand on one page
}

// A span is the events of a month, or those of a year that are known less exactly.
type span struct {
	key     string // "m_03", "m_03_", "year_", "longer_"
	at      string
	heading string
	month   int  // 0 where it is not known
	days    bool // the days are known
	events  []*timeline.Event
}

// findYears sorts the dated events under years and notes where each is listed.
func (e *edition) findYears() {
	byNumber := map[int]*year{}
	for _, x := range e.t.Events {
		n, ok := yearOf(x.When)
		if !ok {
			continue
		}
		y := byNumber[n]
		if y == nil {
			y = &year{number: n, at: "y/" + yearName(n)}
			byNumber[n] = y
			e.years = append(e.years, y)
		}
		y.events = append(y.events, x)
	}
	for _, y := range e.years {
		y.whole = len(y.events) <= full
		y.spans = e.spansOf(y)
		for _, sp := range y.spans {
			count := parts(len(sp.events), full)
			for k := range count {
				for _, x := range part(sp.events, k, count) {
					if e.factsOf(x).list = partPath(sp.at, k); y.whole {
						e.factsOf(x).list = y.at + ".html"
					}
				}
			}
		}
	}
	count := parts(len(e.t.Undated), full)
	for k := range count {
		for _, x := range part(e.t.Undated, k, count) {
			e.factsOf(x).list = partPath("undated", k)
		}
	}
}

// spansOf sorts the events of a year under its months. Where it has many, those
// of which only the month is known are a span of their own: a part of a list that
// has them between the days could not be called by its first day and its last.
func (e *edition) spansOf(y *year) []span {
	name := e.yearText(y.number)
	all := []span{
		{key: "longer_", at: "longer", heading: put(e.w.longer, name)},
		{key: "year_", at: "year", heading: put(e.w.someTime, name)},
	}
	for m := 1; m <= 12; m++ {
		name := e.format(calendar.On(calendar.Date(y.number, m, 0)))
		key, at := fmt.Sprintf("m_%02d", m), fmt.Sprintf("%02d", m)
		all = append(all, span{key: key + "_", at: at + "-month", heading: put(e.w.someTime, name), month: m}, span{key: key, at: at, heading: name, month: m, days: true})
	}
	for _, x := range y.events {
		i := 1
		start, _ := x.When.Bounds()
		switch unit := x.When.Unit(); {
		case unit > calendar.Year || start.IsZero():
			i = 0
		case unit == calendar.Month && !y.whole:
			i = 2 * int(start.Month())
		case unit <= calendar.Month:
			i = 2*int(start.Month()) + 1
		}
		all[i].events = append(all[i].events, x)
	}
	for i := range all {
		all[i].at = y.at + "-" + all[i].at
	}
	return slices.DeleteFunc(all, func(sp span) bool { return len(sp.events) == 0 })
}

// labels returns what the parts of sp are called, all differently.
func (e *edition) labels(sp span, count int) func(k int) string {
	if !sp.days {
		return e.w.part
	}
	labels := make([]string, count)
	for k := range labels {
		labels[k] = e.days(part(sp.events, k, count))
	}
	for k := 0; k < count; {
		n := 1
		for k+n < count && labels[k+n] == labels[k] {
			n++
		}
		if n > 1 {
			for i, label := range labels[k : k+n] {
				labels[k+i] = put(e.w.again, label, e.w.number(i+1))
			}
		}
		k += n
	}
	return func(k int) string { return labels[k] }
}

// yearText returns the year y in a person's form.
func (e *edition) yearText(y int) string { return e.format(calendar.On(calendar.Date(y, 0, 0))) }

// A yearPage is the page of a year, of a month, or of a part of one.
type yearPage struct {
	Heading        string
	Count          string
	Strip          *strip
	Months         []month // where they have pages of their own
	Key            bool    // the list is a choice
	List           listing
	Previous, Next *link
	Up             *link
	W              *words
}

// A month is one of the months of a year whose list takes several pages.
type month struct {
	link
	Parts []link
}

// yearPages returns the pages of years, and of their months where a year has many events.
func yearPages(e *edition) []file {
	files := []file{e.page("years", "y/index.html", e.w.Years, "", func(s sheet) any { return s.yearsPage() })}
	for i, y := range e.years {
		files = append(files, e.page("year", y.at+".html", e.yearText(y.number), "", func(s sheet) any { return s.yearPage(i) }))
		if y.whole {
			continue
		}
		for j, sp := range y.spans {
			count := parts(len(sp.events), full)
			for k := range count {
				files = append(files, e.page("year", partPath(sp.at, k), sp.heading, "", func(s sheet) any { return s.monthPage(y, j, k, count) }))
			}
		}
	}
	return files
}

func (s sheet) yearPage(i int) yearPage {
	y := s.years[i]
	p := yearPage{Heading: s.yearText(y.number), Count: s.w.count(len(y.events)), W: s.w, Strip: s.monthStrip(y)}
	p.List.W = s.w
	if i > 0 {
		p.Previous = &link{Href: s.to(s.years[i-1].at + ".html"), Text: s.yearText(s.years[i-1].number)}
	}
	if i+1 < len(s.years) {
		p.Next = &link{Href: s.to(s.years[i+1].at + ".html"), Text: s.yearText(s.years[i+1].number)}
	}
	p.Up = &link{Href: s.to("y/index.html"), Text: s.w.Years}
	if y.whole {
		p.List = s.listing(y.events)
		for _, sp := range y.spans {
			p.List.Sections = append(p.List.Sections, section{ID: sp.key, Heading: sp.heading, Entries: s.listed(p.List, sp.events, s.entry)})
		}
		return p
	}
	p.Key = true
	chosen := s.t.Foremost(y.events, keyOfYear)
	for _, sp := range y.spans {
		m := month{link: link{Href: s.to(sp.at + ".html"), Text: sp.heading, Note: s.w.count(len(sp.events))}}
		if count := parts(len(sp.events), full); count > 1 {
			m.Parts = s.partLinks(sp.at, -1, count, s.labels(sp, count))
		}
		p.Months = append(p.Months, m)
		var key []*timeline.Event
		for _, x := range sp.events {
			if slices.Contains(chosen, x) {
				key = append(key, x)
			}
		}
		if len(key) > 0 {
			p.List.Sections = append(p.List.Sections, section{ID: sp.key, Heading: sp.heading, More: m.link, Entries: s.entries(key, s.entry)})
		}
	}
	return p
}

func (s sheet) monthPage(y *year, j, k, count int) yearPage {
	sp := y.spans[j]
	events := part(sp.events, k, count)
	p := yearPage{Heading: sp.heading, Count: s.w.count(len(sp.events)), W: s.w}
	p.Up = &link{Href: s.to(y.at + ".html"), Text: s.yearText(y.number)}
	if j > 0 {
		p.Previous = &link{Href: s.to(y.spans[j-1].at + ".html"), Text: y.spans[j-1].heading}
	}
	if j+1 < len(y.spans) {
		p.Next = &link{Href: s.to(y.spans[j+1].at + ".html"), Text: y.spans[j+1].heading}
	}
	p.List = s.listing(events)
	p.List.Parts = s.partLinks(sp.at, k, count, s.labels(sp, count))
	heading := sp.heading
	if sp.days {
		heading = s.days(events)
	}
	p.List.Sections = []section{{ID: sp.key, Heading: heading, Entries: s.listed(p.List, events, s.entry)}}
	return p
}

// A yearsPage is the index of years, by decades.
type yearsPage struct {
	Strip   *strip
	Decades []decade
	W       *words
}

// A decade is some years of the index.
type decade struct {
	ID, Heading string
	Years       []yearRow
}

// A yearRow is a year in the index, with the event told most widely.
type yearRow struct {
	link
	Top   entry
	Width int // of its bar, out of 100
}

func (s sheet) yearsPage() yearsPage {
	p := yearsPage{Strip: s.yearStrip(), W: s.w}
	most := 1
	for _, y := range s.years {
		most = max(most, len(y.events))
	}
	last := 0
	for _, y := range s.years {
		d := floor(y.number, 10)
		if len(p.Decades) == 0 || d != last {
			last = d
			p.Decades = append(p.Decades, decade{ID: "d_" + yearName(d), Heading: s.decadeText(d)})
		}
		row := yearRow{
			link:  link{Href: s.to(y.at + ".html"), Text: s.yearText(y.number), Note: s.w.count(len(y.events))},
			Width: max(1, len(y.events)*100/most),
		}
		for _, x := range s.t.Foremost(y.events, 1) {
			row.Top = s.leanEntry(x)
		}
		at := &p.Decades[len(p.Decades)-1]
		at.Years = append(at.Years, row)
	}
	return p
}

// decadeText returns the decade that begins with the year d in a person's form.
func (e *edition) decadeText(d int) string {
	date := func(y int) time.Time { return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC) }
	return e.format(calendar.On(calendar.Interval{Start: date(d), End: date(d + 10), Unit: calendar.Decade}))
}

// floor returns the greatest multiple of n that is not above y.
func floor(y, n int) int { return y - (y%n+n)%n }
