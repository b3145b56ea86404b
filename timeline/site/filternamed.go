package site

import (
	"cmp"
	"fmt"
	"slices"

	"annals/timeline"
)

// A list is narrowed to one of its commonest names, places and sources as well. Which they
// are each list says for itself, and the style sheet is the same for all: so an event has as its
// class the place of the name among those of the list, "who_1".
var namedGroups = []struct {
	name  string
	most  int // answers
	names func(*timeline.Event) []string
}{
	{"who", 6, func(x *timeline.Event) (names []string) {
		for _, n := range x.Names {
			names = append(names, n.Name)
		}
		return names
	}},
	{"where", 4, func(x *timeline.Event) []string { return x.Places }},
	{"source", 4, func(x *timeline.Event) (names []string) {
		for _, a := range x.Articles {
			if a.Source != "" && !slices.Contains(names, a.Source) {
				names = append(names, a.Source)
			}
		}
		return names
	}},
}

// namedClass returns the class of the i-th name of a group.
func namedClass(group string, i int) string { return fmt.Sprintf("%s_%d", group, i+1) }

// namedFilters returns the groups of filters by name for events, and the classes that each event has by them.
func (s sheet) namedFilters(events []*timeline.Event) (groups []filterGroup, classes map[*timeline.Event]string) {
	classes = map[*timeline.Event]string{}
	for _, g := range namedGroups {
		count := map[string]int{}
		var met []string
		for _, x := range events {
			for _, name := range g.names(x) {
				if count[name]++; count[name] == 2 { // of one event it would be no list
					met = append(met, name)
				}
			}
		}
		met = slices.DeleteFunc(met, func(name string) bool { return count[name] == len(events) })
		slices.SortStableFunc(met, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
		met = met[:min(len(met), g.most)]
		if len(met) == 0 {
			continue
		}
		group := filterGroup{Heading: s.w.filterHeadings[g.name], Name: g.name, One: true, Options: []filter{{Text: s.w.All}}}
		given := slugs{}
		for i, name := range met {
			group.Options = append(group.Options, filter{namedClass(g.name, i), name, s.w.number(count[name]), g.name + "-" + given.give(name, "", name)})
		}
		groups = append(groups, group)
		for _, x := range events {
			for _, name := range g.names(x) {
				if i := slices.Index(met, name); i >= 0 {
					classes[x] += " " + namedClass(g.name, i)
				}
			}
		}
	}
	return groups, classes
}
