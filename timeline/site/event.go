package site

import (
	"time"

	"annals/timeline"
	"annals/timeline/calendar"
)

// An eventPage is a page of an event: what happened, and every quotation that says so.
type eventPage struct {
	entry
	How            string // how its date is known
	Long           bool   // its headline is set smaller
	Earliest       *date  // the first and the last day it may be, where it is not one day
	Latest         *date
	Edited         string
	Who, Where     []link
	Proof          []quote
	Parts          []link // pages that the evidence takes, where it takes several
	Before, After  []entry
	Previous, Next *entry
	Up             link // to the list it stands in
	data           any  // the same for search machines, nil where there is no address to send anybody to
}

// linkedData returns what search machines read of the page.
func (p eventPage) linkedData() any { return p.data }

const quotesOnPage = 100

// eventPages returns the pages of events, each with its evidence.
func eventPages(e *edition) []file {
	files := make([]file, 0, len(e.events))
	for i, x := range e.events {
		count := parts(len(x.Mentions), quotesOnPage)
		for k := range count {
			files = append(files, e.described("event", partPath(e.factsOf(x).at, k), x.Headline, func() string { return e.describe(x) }, func(s sheet) any { return s.eventPage(x, i, k, count) }))
		}
	}
	return files
}

// describe returns x in a sentence or two, for those who have not opened its page: when, how far it is
// vouched for, and how widely it is told.
func (e *edition) describe(x *timeline.Event) string {
	return e.factsOf(x).date.Text + ". " + sheet{edition: e}.vouched(x)
}

func (s sheet) eventPage(x *timeline.Event, i, k, count int) eventPage {
	p := eventPage{entry: s.leanEntry(x), Long: len(x.Headline) > longHeadline, How: s.w.basis[x.Basis], Edited: s.w.decided[x.Decided]}
	if k == 0 && s.o.BaseURL != "" && isInISO8601(x) {
		data := s.linkedData(x, s.o.BaseURL+pathEscape(s.factsOf(x).at+".html"))
		data.Context = "https://schema.org"
		p.data = data
	}
	for _, c := range x.Conflicts {
		p.Conflicts = append(p.Conflicts, s.conflict(c))
	}
	if p.Date.Known != "" {
		if start, end := x.When.Bounds(); !start.IsZero() && !end.IsZero() {
			p.Earliest, p.Latest = s.dayOf(start), s.dayOf(end.Add(-1))
		}
	}
	for _, m := range x.Mentions { // the one that gives the event its date
		if m.When == x.When && m.Basis == x.Basis && !x.When.IsZero() {
			p.How = s.how(m)
			break
		}
	}
	if n := len(x.Names); n > 0 {
		p.Who = make([]link, 0, n)
	}
	for _, n := range x.Names {
		p.Who = append(p.Who, s.nameLink(n))
	}
	for _, n := range x.Places {
		p.Where = append(p.Where, s.nameLink(timeline.Name{Name: n, Kind: timeline.Place}))
	}
	mentions := part(x.Mentions, k, count)
	p.Proof = make([]quote, 0, len(mentions))
	for _, m := range mentions {
		p.Proof = append(p.Proof, s.quote(m, true))
	}
	p.Parts = s.partLinks(s.factsOf(x).at, k, count, s.w.part)
	for _, y := range x.Earlier {
		if s.factsOf(y).at != "" {
			p.Before = append(p.Before, s.pointer(y))
		}
	}
	for _, y := range s.factsOf(x).after {
		p.After = append(p.After, s.pointer(y))
	}
	if dated := len(s.t.Events); i < dated {
		p.Previous, p.Next = s.neighbour(i-1, dated), s.neighbour(i+1, dated)
	}
	p.Up = link{Href: s.to(s.factsOf(x).list + "#" + s.factsOf(x).id), Text: s.w.Undated}
	if y, ok := yearOf(x.When); ok {
		p.Up.Text = s.yearText(y)
	}
	return p
}

// dayOf returns the day of t as s shows it.
func (s sheet) dayOf(t time.Time) *date {
	d := s.date(calendar.On(calendar.In(t, calendar.Day)))
	return &d
}

// neighbour returns the i-th of the first n events, nil where there is none.
func (s sheet) neighbour(i, n int) *entry {
	if i < 0 || i >= n {
		return nil
	}
	x := s.leanEntry(s.events[i])
	return &x
}

// pointer returns x as a page shows it that is not its list: without its id.
func (s sheet) pointer(x *timeline.Event) entry {
	n := s.leanEntry(x)
	n.ID = ""
	return n
}

// longHeadline is how many bytes of a headline are set in the largest size at most: more are a whole sentence.
const longHeadline = 120
