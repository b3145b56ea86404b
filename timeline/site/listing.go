package site

import (
	"html/template"
	"slices"
	"strings"
	"sync/atomic"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A listing is a list of events in sections, as many kinds of page show it.
type listing struct {
	Sections []section
	Filters  []filterGroup // by what it can be narrowed; none on a short list
	Style    string        // that of the filters
	Parts    []link        // the pages that the list takes, where it takes several
	W        *words

	classes map[*timeline.Event]string // those that its events have on this list alone
}

// A section is the events under one heading.
type section struct {
	ID, Heading string
	More        link // to all of them, where the section has a choice
	Entries     []entry
	Sub         bool // it is part of a section: its headings are one step lower
}

// An entry is an event in a list.
type entry struct {
	ID, Href, Headline string
	Context            string // the title of the article of which the headline is, where it leans on that
	Lang               string // of the headline, where it is not that of the page
	Class              string // for filters: "alleged stated single conflict"
	Named              string // who and where, as far as its texts do not say so: for the script, which finds by it
	Date               date
	Gap                string // how long after the event before: "4 years 7 months later"
	Status             status
	Evidence           string // "Reported in 4 stories, 2 sources"
	Quotes             []quote
	More               string // how many quotations the list leaves out
	Conflicts          []conflict
	Sub                bool
	told               *told // of an entry of a list
	W                  *words
}

// A status says how far an event's tellings vouch for it.
type status struct {
	Name  string // "alleged"; "reported" needs no warning
	Words string // "Alleged, in the words of Global News"
}

// Doubt reports whether s is anything but a plain report.
func (s status) Doubt() bool { return s.Name != timeline.Reported.String() }

// A conflict is a date that others give.
type conflict struct {
	Date date
	Who  []link // the articles, each with its source as a note
}

const (
	full         = 200 // events a page at most, where each shows its quotations
	lean         = 500 // where it does not
	quotesInList = 3
)

// entry returns x as s lists it, with its best quotations. What it tells is made once for all lists
// that stand as deep in the site, since most events stand on several: a year, each name, each source.
func (s sheet) entry(x *timeline.Event) entry {
	var place *atomic.Pointer[shown]
	if deep := len(s.root) / len("../"); deep < 2 && strings.Repeat("../", deep) == s.root {
		place = &s.factsOf(x).shown[deep]
		if made := place.Load(); made != nil {
			n := s.leanEntry(x)
			n.Named, n.More, n.told = made.named, made.more, &made.told
			return n
		}
	}
	n := s.quoted(x, quotesInList)
	room, _ := s.rooms.Get().(*[]byte)
	if room == nil {
		room = new([]byte)
	}
	text, err := s.forms[pageKinds[0]].Append((*room)[:0], "told", n)
	made := &shown{named: n.Named, more: n.More, told: told{template.HTML(text), err}}
	*room = text
	s.rooms.Put(room)
	n.Quotes, n.Conflicts, n.told = nil, nil, &made.told
	if place != nil {
		place.Store(made)
	}
	return n
}

// A shown event is what lists say of it beside its facts.
type shown struct {
	named, more string
	told        told
}

// A told is what the template of that name makes of an entry.
type told struct {
	html template.HTML
	err  error
}

// Told returns what n tells.
func (n entry) Told() (template.HTML, error) {
	if n.told == nil {
		return "", nil
	}
	return n.told.html, n.told.err
}

// quoted returns x as s lists it, with so many of its quotations at most, each of
// another article.
func (s sheet) quoted(x *timeline.Event, most int) entry {
	n := s.leanEntry(x)
	seen := map[*timeline.Article]bool{}
	n.Quotes = make([]quote, 0, min(len(x.Mentions), most))
	left := 0
	for _, m := range x.Mentions {
		switch {
		case seen[m.Article]:
		case len(n.Quotes) < most:
			n.Quotes = append(n.Quotes, s.quote(m, false))
		default:
			left++
		}
		seen[m.Article] = true
	}
	if left > 0 {
		n.More = s.w.of(s.w.moreQuotes, left)
	}
	for _, c := range x.Conflicts {
		n.Conflicts = append(n.Conflicts, s.conflict(c))
	}
	n.Named = unsaid(x, n.Headline)
	return n
}

// unsaid returns who takes part in x and where, as far as neither its headline nor its
// best mention says so.
func unsaid(x *timeline.Event, headline string) string {
	said := headline
	if len(x.Mentions) > 0 {
		m := x.Mentions[0]
		start, end := within(m.Start, m.End, m.Article.Text)
		said += "\n" + m.Article.Text[start:end]
	}
	var left []string
	for _, n := range slices.Concat(x.Names, placeNames(x.Places)) {
		if !strings.Contains(said, n.Name) {
			left = append(left, n.Name)
		}
	}
	return strings.Join(left, "; ")
}

// leanEntry returns x as s lists it, without quotations.
func (s sheet) leanEntry(x *timeline.Event) entry {
	f := s.factsOf(x)
	n := entry{
		ID: f.id, Href: s.to(f.at + ".html"), Headline: headlineOf(x), Lang: s.langOf(x),
		Class: f.class, Date: f.date, Status: f.status, Evidence: f.evidence, W: s.w,
	}
	if a := x.Context; a != nil && oneLine(a.Title) != n.Headline {
		n.Context = oneLine(a.Title)
	}
	return n
}

func (e *edition) status(st timeline.Status, by []string) status {
	return status{st.String(), e.w.status(st, by)}
}

func (s sheet) conflict(c timeline.Conflict) conflict {
	out := conflict{Date: s.date(c.When)}
	for _, a := range c.Articles {
		out.Who = append(out.Who, link{Href: s.to(s.storyOf(a).at + ".html"), Text: s.title(a), Note: a.Source})
	}
	return out
}

// entries returns events as s lists them, with the gaps between them in words.
func (s sheet) entries(events []*timeline.Event, as func(*timeline.Event) entry) []entry {
	list := make([]entry, 0, len(events))
	var last calendar.Value
	for _, x := range events {
		n := as(x)
		if !last.IsZero() && !x.When.IsZero() {
			n.Gap = s.gap(last, x.When)
		}
		last = x.When
		list = append(list, n)
	}
	return list
}

// listed returns events as s lists them in list, by which they can be narrowed.
func (s sheet) listed(list listing, events []*timeline.Event, as func(*timeline.Event) entry) []entry {
	entries := s.entries(events, as)
	for i, x := range events {
		entries[i].Class += list.classes[x]
	}
	return entries
}

// listing returns a list of events that has no sections yet.
func (s sheet) listing(events []*timeline.Event) listing {
	list := listing{W: s.w, Style: s.to("static/" + filterSheet)}
	list.Filters, list.classes = s.filters(events)
	return list
}

// byYear returns events in sections of a year each, those without a date last.
func (s sheet) byYear(events []*timeline.Event, as func(*timeline.Event) entry) listing {
	list := s.listing(events)
	entries := s.listed(list, events, as)
	at := map[string]int{}
	for from, to := 0, 0; from < len(entries); from = to {
		y, dated := yearOf(events[from].When)
		for to = from + 1; to < len(entries); to++ {
			if next, ok := yearOf(events[to].When); next != y || ok != dated {
				break
			}
		}
		sec := section{ID: "undated_", Heading: s.w.NoDate}
		if dated {
			sec.ID, sec.Heading = "y_"+yearName(y), s.yearText(y)
		}
		k, ok := at[sec.ID] // what only ends in a year stands among the events of the next
		if !ok {
			k = len(list.Sections)
			at[sec.ID] = k
			sec.Entries = entries[from:to:to]
			list.Sections = append(list.Sections, sec)
			continue
		}
		list.Sections[k].Entries = append(list.Sections[k].Entries, entries[from:to]...)
	}
	return list
}

// headlineOf returns what x is called.
func headlineOf(x *timeline.Event) string {
	if x.Headline != "" {
		return x.Headline
	}
	for _, m := range x.Mentions {
		return m.Article.Text[m.Start:m.End]
	}
	return x.ID
}

// langOf returns the language of the headline of x, "" where it is that of the pages.
func (s sheet) langOf(x *timeline.Event) string {
	if len(x.Mentions) == 0 {
		return ""
	}
	return s.otherLang(x.Mentions[0].Article.Lang)
}

// otherLang returns lang where it is a language and not that of the pages.
func (e *edition) otherLang(lang string) string {
	plain := func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-'
	}
	for _, r := range lang {
		if !plain(r) {
			return ""
		}
	}
	if lang == e.lang {
		return ""
	}
	return lang
}

// partLinks returns links to the pages of a list that takes count of them,
// label naming each.
func (s sheet) partLinks(at string, here, count int, label func(k int) string) []link {
	if count < 2 {
		return nil
	}
	links := make([]link, 0, count)
	for k := range count {
		links = append(links, link{Href: s.to(partPath(at, k)), Text: label(k), Here: k == here})
	}
	return links
}
