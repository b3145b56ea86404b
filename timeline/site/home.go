package site

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"annals/timeline"
)

// A homePage says what the site is and how it was made, and lists its events
// by year; where they are many, those that matter most.
type homePage struct {
	Intro  template.HTML // the user's own words, or ""
	Made   string
	Strip  *strip
	Busy   *strip // the months of the year that most is told of, where that is half of all
	Years  []link
	Newest []entry // what was reported last
	Change link    // to what changed since the site before
	Key    bool    // the list is a choice
	List   listing
	W      *words
}

const (
	onHome       = 200 // events
	newestOnHome = 5   // of those, that were reported last
	keyOfYear    = 40
	keyEvents    = 40 // an eighth of all, and so many at most
)

// homePages returns the home page.
func homePages(e *edition) []file {
	return []file{e.page("home", "index.html", "", e.o.Description, func(s sheet) any { return s.homePage() })}
}

func (s sheet) homePage() homePage {
	p := homePage{Made: s.madeSentence(), Strip: s.yearStrip(), W: s.w}
	if s.intro != nil {
		p.Intro = s.intro.html(s)
	}
	for _, y := range s.years {
		if 2*len(y.events) > len(s.t.Events) {
			p.Busy = s.monthStrip(y)
		}
		p.Years = append(p.Years, link{Href: s.to(y.at + ".html"), Text: s.yearText(y.number), Note: s.w.number(len(y.events))})
	}
	events := s.t.Events
	if len(events) > onHome {
		p.Key = true
		events = s.t.Foremost(events, onHome)
	}
	p.List = s.byYear(events, s.entry)
	if len(s.t.Events) > newestOnHome {
		p.Newest = s.newest(newestOnHome)
	}
	p.Change = link{Href: s.to("changes.html"), Text: s.w.Changes}
	if p.Key {
		at := map[string]*year{}
		for _, y := range s.years {
			at["y_"+yearName(y.number)] = y
		}
		for i, sec := range p.List.Sections {
			if y := at[sec.ID]; y != nil && len(y.events) > len(sec.Entries) {
				p.List.Sections[i].More = link{Href: s.to(y.at + ".html"), Text: put(s.w.allOf, s.yearText(y.number)), Note: s.w.count(len(y.events))}
			}
		}
	}
	return p
}

// newest returns the n events that a story told for the first time last: those that are new to who comes back.
// What a story is about goes before what one only comes back to, since a long look back, which
// often is the last story of all, tells for the first time many things of long ago.
func (s sheet) newest(n int) []entry {
	about := map[*timeline.Event]int{}
	for _, told := range s.t.Tellings {
		if told.Main != nil {
			about[told.Main] = 1
		}
	}
	first := map[*timeline.Event]time.Time{}
	var events []*timeline.Event
	for _, x := range s.events {
		if first[x], _ = reported(x); !first[x].IsZero() {
			events = append(events, x)
		}
	}
	slices.SortStableFunc(events, func(a, b *timeline.Event) int {
		return cmp.Or(cmp.Compare(about[b], about[a]), first[b].Compare(first[a]), cmp.Compare(b.Importance, a.Importance))
	})
	var all []entry
	for _, x := range events[:min(n, len(events))] {
		all = append(all, s.pointer(x))
	}
	return all
}

// madeOf counts what a timeline was made of.
type madeOf struct {
	articles, dateless, copies, unread int
}

// countAll counts what the timeline was made of, and writes the masthead.
func (e *edition) countAll() {
	for _, told := range e.t.Tellings {
		if told.Article.Curated != nil {
			continue
		}
		e.count.articles++
		if told.Article.Published.When.IsZero() {
			e.count.dateless++
		}
		if told.DuplicateOf != nil {
			e.count.copies++
		}
		if told.Unread != "" {
			e.count.unread++
		}
	}
	for _, x := range e.events {
		if len(x.Conflicts) > 0 {
			e.conflicts = append(e.conflicts, x)
		}
	}
	e.masthead = masthead{
		Title: e.o.Title, Description: e.o.Description, Lang: e.lang, Dir: dirOf(e.lang), Version: e.o.Version, Made: e.w.MadeBy,
		House: e.hasHouseStyle(),
	}
}

// madeSentence says how the list was made, and what is not in it.
func (e *edition) madeSentence() string {
	w, n := e.w, e.count
	said := put(w.made.from, w.of(w.articles, n.articles), w.count(len(e.t.Events)))
	var less []string
	for _, x := range []struct {
		form plural
		n    int
	}{
		{w.made.undated, len(e.t.Undated)}, {w.made.dropped, e.t.Dropped}, {w.made.skipped, e.o.Skipped},
		{w.made.dateless, n.dateless}, {w.made.copies, n.copies}, {w.made.unread, n.unread},
	} {
		if x.n > 0 {
			less = append(less, w.of(x.form, x.n))
		}
	}
	if len(less) > 0 {
		said += " " + put(w.made.less, w.list(less))
	}
	return said
}
