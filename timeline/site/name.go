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

// A name is one that has a page: who or what it names, and its events.
type name struct {
	*timeline.Named
	at  string
	key string // by which names are put in order
}

// nameLimit is how many names an archive may tell for each of them to have a
// page. Where they are more, those with one event have none: their event's own
// page says all there is to say.
const nameLimit = 500

// namesOnPage is how many names an index page lists.
const namesOnPage = 600

// findNames gives names their pages, in the order of the alphabet.
func (e *edition) findNames() {
	all := slices.Concat(e.t.Names, e.t.Places)
	for _, n := range all {
		if len(n.Events) > 1 || len(all) <= nameLimit {
			e.names = append(e.names, &name{Named: n, key: slugOf(n.Name.Name)})
		}
	}
	slices.SortStableFunc(e.names, func(a, b *name) int {
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.Name.Name, b.Name.Name), cmp.Compare(a.Kind, b.Kind))
	})
	given := slugs{"index": true}
	for _, n := range e.names {
		n.at = "n/" + given.give(n.Name.Name, n.Kind.String(), n.Name.Name+"\x00"+n.Kind.String())
		e.nameAt[n.Name] = n.at
	}
}

// nameLink returns n, as a link where it has a page.
func (s sheet) nameLink(n timeline.Name) link {
	l := link{Text: n.Name}
	if at := s.nameAt[n]; at != "" {
		l.Href = s.to(at + ".html")
	}
	return l
}

// A namePage is the page of a name: the events that it takes part in.
type namePage struct {
	Heading, Kind, Count, Span string
	With                       []link
	List                       listing
	W                          *words
}

// A namesPage is an index of names.
type namesPage struct {
	Groups []nameGroup
	Parts  []link
	Count  string
	W      *words
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

// namePages returns the index of names and the pages of names.
func namePages(e *edition) []file {
	var files []file
	count := parts(len(e.names), namesOnPage)
	for k := range count {
		files = append(files, e.page("names", partPath("n/index", k), e.w.Names, "", func(s sheet) any { return s.namesPage(k, count) }))
	}
	for _, n := range e.names {
		count := parts(len(n.Events), full)
		for k := range count {
			files = append(files, e.page("name", partPath(n.at, k), n.Name.Name, "", func(s sheet) any { return s.namePage(n, k, count) }))
		}
	}
	return files
}

func (s sheet) namesPage(k, count int) namesPage {
	p := namesPage{Count: s.w.number(len(s.names)), W: s.w}
	last := ""
	for _, n := range part(s.names, k, count) {
		letter := initial(n.key)
		if len(p.Groups) == 0 || letter != last {
			last = letter
			p.Groups = append(p.Groups, nameGroup{ID: fmt.Sprintf("l_%d", len(p.Groups)+1), Heading: cmp.Or(letter, "#")})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Names = append(g.Names, nameRow{link{Href: s.to(n.at + ".html"), Text: n.Name.Name, Note: s.w.number(len(n.Events))}, s.w.kind(n.Kind)})
	}
	p.Parts = s.partLinks("n/index", k, count, func(k int) string {
		some := part(s.names, k, count)
		return some[0].Name.Name + " – " + some[len(some)-1].Name.Name
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
	events := part(n.Events, k, count)
	p := namePage{Heading: n.Name.Name, Kind: s.w.kind(n.Kind), Count: s.w.count(len(n.Events)), Span: s.span(n.Events), W: s.w}
	p.List = s.byYear(events, s.entry)
	p.List.Parts = s.partLinks(n.at, k, count, func(k int) string { return s.span(part(n.Events, k, count)) })
	p.With = s.with(n)
	return p
}

// with returns the names told together with n most often, twice at least.
func (s sheet) with(n *name) []link {
	const shown = 12
	times := map[timeline.Name]int{}
	var met []timeline.Name
	for _, x := range n.Events {
		for _, other := range slices.Concat(x.Names, placeNames(x.Places)) {
			if other == n.Name || s.nameAt[other] == "" {
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
