package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
)

// A name has a page of its own with its events: a person, an organisation, a place; or
// a source, with what it published and the events that rest on it alone.
type name struct {
	text     string
	kind     string        // in words, or ""
	of       timeline.Name // that it is; zero for a source
	at       string
	key      string // by which names are put in order
	events   []*timeline.Event
	articles []*timeline.Article // of a source, by date
}

// nameLimit is how many names an archive may tell for each of them to have a
// page. Where they are more, those with one event have none: their event's own
// page says all there is to say.
const nameLimit = 500

// namesOnPage is how many names an index page lists.
const namesOnPage = 600

// A register is an index of names.
type register struct {
	at, heading string
	holds       func(*name) bool
	names       []*name
}

// registers returns the indexes that a site has, that of all names first.
func (e *edition) registers() []register {
	kind := func(k timeline.NameKind) func(*name) bool {
		return func(n *name) bool { return n.of.Kind == k }
	}
	all := []register{
		{at: "n/index", heading: e.w.Names, holds: func(*name) bool { return true }},
		{at: "n/people", heading: e.w.People, holds: kind(timeline.Person)},
		{at: "n/organisations", heading: e.w.Organisations, holds: kind(timeline.Organisation)},
		{at: "n/places", heading: e.w.Places, holds: kind(timeline.Place)},
	}
	for i, r := range all {
		all[i].names = slices.DeleteFunc(slices.Clone(e.names), func(n *name) bool { return !r.holds(n) })
	}
	all = append(all, register{at: sourceIndex, heading: e.w.AllSources, names: e.sources})
	return slices.DeleteFunc(all, func(r register) bool { return len(r.names) == 0 && r.at != "n/index" })
}

// findNames gives names their pages, in the order of the alphabet.
func (e *edition) findNames() {
	all := slices.Concat(e.t.Names, e.t.Places)
	for _, n := range all {
		if len(n.Events) > 1 || len(all) <= nameLimit {
			e.names = append(e.names, &name{text: n.Name.Name, kind: e.w.kind(n.Kind), of: n.Name, events: n.Events})
		}
	}
	sortNames(e.names)
	given := slugs{"index": true, "people": true, "organisations": true, "places": true}
	for _, n := range e.names {
		n.at = "n/" + given.give(n.text, n.of.Kind.String(), n.text+"\x00"+n.of.Kind.String())
		e.nameAt[n.of] = n.at
	}
}

// sortNames puts names in the order of the alphabet.
func sortNames(names []*name) {
	for _, n := range names {
		n.key = slugOf(n.text)
	}
	slices.SortStableFunc(names, func(a, b *name) int {
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.text, b.text), cmp.Compare(a.of.Kind, b.of.Kind))
	})
}

// nameLink returns n, as a link where it has a page.
func (s sheet) nameLink(n timeline.Name) link {
	l := link{Text: n.Name}
	if at := s.nameAt[n]; at != "" {
		l.Href = s.to(at + ".html")
	}
	return l
}

// A namePage is the page of a name: the events that it takes part in, or of a
// source those that rest on it, and its articles.
type namePage struct {
	Heading, Kind, Count, Span string
	Up                         link
	With                       []link
	feed                       string // where its feed is, or ""
	Alone                      string // what the events of a source have in common
	List                       listing
	Articles                   []articleSection
	W                          *words
}

// feedAt returns where the feed of the page stands.
func (p namePage) feedAt() string { return p.feed }

// A namesPage is an index of names.
type namesPage struct {
	Heading   string
	Registers []link // to the indexes of names
	Groups    []nameGroup
	Parts     []link
	W         *words
}

// A nameGroup is the names of an index under one letter.
type nameGroup struct {
	ID, Heading string
	Names       []nameRow
}

// A nameRow is a name in an index.
type nameRow struct {
	link
	Kind string
}

// namePages returns the indexes of names and the pages of names.
func namePages(e *edition) []file {
	var files []file
	registers := e.registers()
	var links []link
	for _, r := range registers {
		links = append(links, link{Href: r.at + ".html", Text: r.heading, Note: e.w.number(len(r.names))})
	}
	for _, r := range registers {
		count := parts(len(r.names), namesOnPage)
		for k := range count {
			files = append(files, e.page("names", partPath(r.at, k), r.heading, "", func(s sheet) any {
				p := s.namesPage(r, k, count)
				p.Registers = s.here(links)
				return p
			}))
		}
	}
	for _, n := range e.names {
		files = append(files, e.nameFiles(n, link{Href: "n/index.html", Text: e.w.Names}, "")...)
	}
	for _, n := range e.sources {
		files = append(files, e.nameFiles(n, link{Href: sourceIndex + ".html", Text: e.w.AllSources}, e.w.SourceAlone)...)
	}
	return files
}

// nameFiles returns the pages of n, with its index above it.
func (e *edition) nameFiles(n *name, up link, alone string) []file {
	var files []file
	count := max(parts(len(n.events), full), parts(len(n.articles), lean))
	for k := range count {
		files = append(files, e.page("name", partPath(n.at, k), n.text, "", func(s sheet) any {
			p := s.namePage(n, k, count)
			p.Up, p.Alone = link{Href: s.to(up.Href), Text: up.Text}, alone
			return p
		}))
	}
	return files
}

func (s sheet) namesPage(r register, k, count int) namesPage {
	p := namesPage{Heading: r.heading, W: s.w}
	last := ""
	for _, n := range part(r.names, k, count) {
		letter := initial(n.key)
		if len(p.Groups) == 0 || letter != last {
			last = letter
			p.Groups = append(p.Groups, nameGroup{ID: fmt.Sprintf("l_%d", len(p.Groups)+1), Heading: cmp.Or(letter, "#")})
		}
		g := &p.Groups[len(p.Groups)-1]
		count := len(n.events)
		if len(n.articles) > 0 {
			count = len(n.articles)
		}
		g.Names = append(g.Names, nameRow{link{Href: s.to(n.at + ".html"), Text: n.text, Note: s.w.number(count)}, n.kind})
	}
	p.Parts = s.partLinks(r.at, k, count, func(k int) string {
		some := part(r.names, k, count)
		return some[0].text + " – " + some[len(some)-1].text
	})
	return p
}

// initial returns the first letter of key as a capital, "" where it begins with none.
func initial(key string) string {
	r, _ := utf8.DecodeRuneInString(key)
	if !unicode.IsLetter(r) {
		return ""
	}
	return string(unicode.ToUpper(r))
}

func (s sheet) namePage(n *name, k, count int) namePage {
	p := namePage{Heading: n.text, Kind: n.kind, Count: s.w.count(len(n.events)), W: s.w}
	label := s.w.part
	if len(n.articles) > 0 {
		p.Count = s.w.of(s.w.articles, len(n.articles))
		p.Articles = s.articleSections(part(n.articles, k, count))
	} else {
		p.Span, p.With, p.feed = s.span(n.events), s.with(n), n.at
		label = func(k int) string { return s.span(part(n.events, k, count)) }
	}
	p.List = s.byYear(part(n.events, k, count), s.entry)
	p.List.Parts = s.partLinks(n.at, k, count, label)
	return p
}

// with returns the names told together with n most often, twice at least.
func (s sheet) with(n *name) []link {
	const shown = 12
	times := map[timeline.Name]int{}
	var met []timeline.Name
	for _, x := range n.events {
		for _, other := range slices.Concat(x.Names, placeNames(x.Places)) {
			if other == n.of || s.nameAt[other] == "" {
				continue
			}
			if times[other]++; times[other] == 2 {
				met = append(met, other)
			}
		}
	}
	slices.SortStableFunc(met, func(a, b timeline.Name) int { return cmp.Compare(times[b], times[a]) })
	var links []link
	for _, other := range met[:min(len(met), shown)] {
		l := s.nameLink(other)
		l.Note = s.w.number(times[other])
		links = append(links, l)
	}
	return links
}

// placeNames returns the places of an event as names.
func placeNames(places []string) []timeline.Name {
	names := make([]timeline.Name, len(places))
	for i, p := range places {
		names[i] = timeline.Name{Name: p, Kind: timeline.Place}
	}
	return names
}
