package site

import (
	"slices"
	"time"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A tablePage is a table of events for those who review a chronology: all of them, or
// those that a question asks for.
type tablePage struct {
	Heading, Lead, Count string
	Tables               []link // to the tables of this site
	Rows                 []tableRow
	List                 listing // without sections: how the rows can be narrowed
}

// A tableRow is an event in a table.
type tableRow struct {
	ID, Href, Headline, Lang string
	Class                    string // for filters
	Date                     date
	Order                    int // among all events by time: what its date is sorted by
	Basis                    string
	Status                   status
	Articles, Sources        int
	Conflicts                []string // other dates that are given
}

// rowsOnPage is how many rows a page of a table has.
const rowsOnPage = 500

// A table is a question that a table of events answers.
type table struct {
	at, heading, lead string
	holds             func(*timeline.Event) bool
}

// tables returns the tables of a site, that of all events first.
func (e *edition) tables() []table {
	return []table{
		{"table", e.w.Table, e.w.TableLead, func(*timeline.Event) bool { return true }},
		{"single", e.w.Single, e.w.SingleLead, func(x *timeline.Event) bool { return x.Sources < 2 }},
		{"inferred", e.w.Inferred, e.w.InferredLead, func(x *timeline.Event) bool { return !x.When.IsZero() && x.Basis != timex.Stated }},
	}
}

// tablePages returns the tables, and the page of gaps beside them.
func tablePages(e *edition) []file {
	var files []file
	order := make(map[*timeline.Event]int, len(e.events))
	for i, x := range e.events {
		order[x] = i
	}
	links := e.tableLinks()
	for _, t := range e.tables() {
		events := slices.DeleteFunc(slices.Clone(e.events), func(x *timeline.Event) bool { return !t.holds(x) })
		count := parts(len(events), rowsOnPage)
		for k := range count {
			files = append(files, e.page("table", partPath(t.at, k), t.heading, t.lead, func(s sheet) any {
				p := tablePage{Heading: t.heading, Lead: t.lead, Count: s.w.count(len(events)), Tables: s.here(links)}
				some := part(events, k, count)
				p.List = s.listing(some)
				for _, x := range some {
					r := s.row(x, order[x])
					r.Class += p.List.classes[x]
					p.Rows = append(p.Rows, r)
				}
				p.List.Parts = s.partLinks(t.at, k, count, func(k int) string { return s.span(part(events, k, count)) })
				return p
			}))
		}
	}
	return append(files, e.page("gaps", "gaps.html", e.w.Gaps, e.w.GapsLead, func(s sheet) any { return s.gapsPage(s.here(links)) }))
}

// tableLinks returns links to all that is a table, from the root of the site.
func (e *edition) tableLinks() []link {
	var links []link
	for _, t := range e.tables() {
		n := 0
		for _, x := range e.events {
			if t.holds(x) {
				n++
			}
		}
		links = append(links, link{Href: t.at + ".html", Text: t.heading, Note: e.w.number(n)})
	}
	return append(links, link{Href: "conflicts.html", Text: e.w.Conflicts, Note: e.w.number(len(e.conflicts))},
		link{Href: "undated.html", Text: e.w.Undated, Note: e.w.number(len(e.t.Undated))},
		link{Href: "gaps.html", Text: e.w.Gaps, Note: e.w.number(len(e.gaps()))},
		link{Href: "changes.html", Text: e.w.Changes})
}

// here returns links as they stand on s.
func (s sheet) here(links []link) []link {
	links = slices.Clone(links)
	for i, l := range links {
		links[i].Here = l.Href == s.path
		links[i].Href = s.to(l.Href)
	}
	return links
}

func (s sheet) row(x *timeline.Event, order int) tableRow {
	n := s.leanEntry(x)
	r := tableRow{ID: n.ID, Href: n.Href, Headline: n.Headline, Lang: n.Lang, Class: n.Class + " " + n.Date.Shape, Date: n.Date, Order: order, Basis: s.w.basisShort[x.Basis], Status: n.Status,
		Articles: len(x.Articles), Sources: x.Sources}
	for _, c := range x.Conflicts {
		r.Conflicts = append(r.Conflicts, s.date(c.When).Text)
	}
	return r
}

// A gap is a stretch of which nothing is told, between two events.
type gap struct {
	Long          string // how long: "1 year 1 month (412 days)"
	Before, After entry
}

// A gapsPage lists the gaps, the longest first.
type gapsPage struct {
	Heading, Lead string
	Tables        []link
	Gaps          []gap
	W             *words
}

// gapsShown is how many gaps are listed at most, and gapOf how many times as long as
// most stretches between events one must be.
const (
	gapsShown = 50
	gapOf     = 4
)

// gaps returns the pairs of events between which nothing is told for much longer than
// is usual in this archive, the longest first. What is known only to the year or not at
// both ends bounds no gap.
func (e *edition) gaps() [][2]*timeline.Event {
	type stretch struct {
		between [2]*timeline.Event
		long    time.Duration
	}
	var all []stretch
	var last *timeline.Event
	var end time.Time // of all that is told so far
	for _, x := range e.t.Events {
		from, to := x.When.Bounds()
		if from.IsZero() || to.IsZero() || x.When.Unit() > calendar.Month || x.Status == timeline.Planned {
			continue
		}
		if last != nil && from.After(end) {
			all = append(all, stretch{[2]*timeline.Event{last, x}, from.Sub(end)})
		}
		if to.After(end) {
			last, end = x, to
		}
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return int((b.long - a.long) / time.Hour) })
	if len(all) == 0 {
		return nil
	}
	usual := all[len(all)/2].long
	var gaps [][2]*timeline.Event
	for _, s := range all[:min(len(all), gapsShown)] {
		if s.long < gapOf*usual || s.long < 30*24*time.Hour {
			break
		}
		gaps = append(gaps, s.between)
	}
	return gaps
}

func (s sheet) gapsPage(tables []link) gapsPage {
	p := gapsPage{Heading: s.w.Gaps, Lead: s.w.GapsLead, Tables: tables, W: s.w}
	for _, g := range s.gaps() {
		_, from := g[0].When.Bounds()
		to, _ := g[1].When.Bounds()
		long := s.w.of(s.w.days, int(to.Sub(from)/(24*time.Hour)))
		if max(g[0].When.Unit(), g[1].When.Unit()) > calendar.Day {
			long = put(s.w.atLeast, long)
		}
		if words := s.apart(g[0].When, g[1].When); words != "" {
			long = put(s.w.again, words, long)
		}
		p.Gaps = append(p.Gaps, gap{Long: long, Before: s.pointer(g[0]), After: s.pointer(g[1])})
	}
	return p
}
