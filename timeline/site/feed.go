package site

import (
	"bufio"
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"annals/timeline"
)

// A feed has the events of a page that were reported last. Published and updated are
// when an event was reported; its own date is said in its title and data.
type feed struct {
	title, about string
	page         string // that it is the feed of
	at           string // without the ending: feed, n/ruth-oakes
	events       []*timeline.Event
	entries      func() ([]feedEntry, string) // the same in each form
}

// A feedEntry is an event in a feed.
type feedEntry struct {
	*timeline.Event
	title       string
	at          string // where its page is
	first, last time.Time
	text        string
}

const entriesInFeed = 50

// feeds returns the feeds of a site: of the whole, and of each name.
func (e *edition) feeds() []feed {
	all := []feed{{title: e.o.Title, about: e.o.Description, page: "index.html", at: "feed", events: e.events}}
	for _, n := range e.names {
		all = append(all, feed{title: n.text + " · " + e.o.Title, page: n.at + ".html", at: n.at, events: n.events})
	}
	return all
}

// feedFiles returns each feed as Atom and as JSON.
func feedFiles(e *edition) []file {
	var files []file
	for _, f := range e.feeds() {
		f.entries = sync.OnceValues(func() ([]feedEntry, string) { return e.feedEntries(f) })
		files = append(files,
			file{f.at + ".atom", func(b *buffer) error { return e.writeAtom(b, f) }},
			file{f.at + ".json", func(b *buffer) error { return e.writeJSONFeed(b, f) }})
	}
	return files
}

// of returns where path is, as a feed says it: whole, where the site has an address.
func (e *edition) of(f feed, path string) string {
	if e.o.BaseURL != "" {
		return e.o.BaseURL + pathEscape(address(path))
	}
	return strings.Repeat("../", depth(f.at)) + pathEscape(path)
}

// entries returns the entries of f, those reported last first, and says how many are left out.
func (e *edition) feedEntries(f feed) (entries []feedEntry, about string) {
	left := 0
	for _, x := range f.events {
		n := feedEntry{Event: x}
		n.first, n.last = reported(x)
		if n.last.IsZero() {
			left++
			continue
		}
		entries = append(entries, n)
	}
	slices.SortStableFunc(entries, func(a, b feedEntry) int {
		return cmp.Or(b.last.Compare(a.last), cmp.Compare(b.Importance, a.Importance))
	})
	older := max(0, len(entries)-entriesInFeed)
	entries = entries[:len(entries)-older]
	s := sheet{edition: e}
	for i := range entries {
		n := &entries[i]
		n.title = e.factsOf(n.Event).date.Text + e.w.Colon + " " + headlineOf(n.Event)
		n.at = e.of(f, e.factsOf(n.Event).at+".html")
		n.text = strings.Join(append([]string{s.vouched(n.Event)}, s.citations(n.Event)...), "\n")
	}
	return entries, strings.TrimSpace(f.about + " " + put(e.w.feedLeft, e.w.count(len(entries)), e.w.number(older), e.w.number(left)))
}

// reported returns when x was reported first and last, as far as is known.
func reported(x *timeline.Event) (first, last time.Time) {
	for _, a := range x.Articles {
		if p := a.Published.When; !p.IsZero() {
			if first.IsZero() || p.Start.Before(first) {
				first = p.Start
			}
			if p.Start.After(last) {
				last = p.Start
			}
		}
	}
	return first, last
}

// calendarFiles returns the calendar of all events whose day is known.
func calendarFiles(e *edition) []file {
	return []file{{"events.ics", func(b *buffer) error {
		w := bufio.NewWriter(b)
		if err := exportICalendar(w, &exporting{sheet: sheet{edition: e, root: e.o.BaseURL}, events: e.t.Events}); err != nil {
			return err
		}
		return w.Flush()
	}}}
}
