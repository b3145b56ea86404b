package site

import (
	"slices"
	"strings"

	"annals/timeline"
)

// sourceIndex is where the index of sources stands.
const sourceIndex = "s/index"

// findSources gives a page to each outlet and each agency: what it published or is
// credited in, and the events for which there is nothing but its word.
func (e *edition) findSources() {
	at := map[string]*name{}
	meet := func(text, kind string) *name {
		key := sourceKey(text)
		n := at[key]
		if n == nil {
			n = &name{text: text, kind: kind}
			at[key] = n
			e.sources = append(e.sources, n)
		}
		return n
	}
	for _, a := range e.byPublished() {
		var met []*name
		for _, agency := range a.Agencies {
			met = append(met, meet(agency, e.w.Agency))
		}
		if a.Source != "" {
			met = append(met, meet(a.Source, e.w.Outlet))
		}
		for i, n := range met {
			if !slices.Contains(met[:i], n) {
				n.articles = append(n.articles, a)
			}
		}
	}
	sortNames(e.sources)
	given := slugs{"index": true}
	for _, n := range e.sources {
		n.at = "s/" + given.give(n.text, "", n.text)
		e.sourceAt[sourceKey(n.text)] = n.at
	}
	for _, x := range e.events {
		if n := at[onlyOrigin(x)]; n != nil {
			n.events = append(n.events, x)
		}
	}
}

// sourceKey returns what two spellings of one source have alike.
func sourceKey(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

// onlyOrigin returns the key of the source on which x rests alone, "" where it rests
// on several or on none that is named. A paper that prints an agency's copy is not its source.
func onlyOrigin(x *timeline.Event) string {
	if x.Sources > 1 {
		return ""
	}
	var left []string
	for i, a := range x.Articles {
		origins := a.Agencies
		if len(origins) == 0 && a.Source != "" {
			origins = []string{a.Source}
		}
		if i == 0 {
			for _, o := range origins {
				left = append(left, sourceKey(o))
			}
			continue
		}
		left = slices.DeleteFunc(left, func(key string) bool {
			return !slices.ContainsFunc(origins, func(o string) bool { return sourceKey(o) == key })
		})
	}
	if len(left) == 0 {
		return ""
	}
	return left[0]
}

// sourceLink returns the source called text, as a link to its page.
func (s sheet) sourceLink(text string) link {
	l := link{Text: text}
	if at := s.sourceAt[sourceKey(text)]; at != "" {
		l.Href = s.to(at + ".html")
	}
	return l
}
