package site

import (
	"fmt"
	"strings"

	"annals/timeline"
	"annals/timeline/timex"
)

// A filterGroup is a question by which a list can be narrowed, with its answers. The
// style sheet that narrows it is made from the same table, so that it works without script.
type filterGroup struct {
	Heading string
	Name    string   // of its controls
	One     bool     // of the answers one is chosen at a time, the first being all of them
	Options []filter // each a class of events
}

// A filter shows events of one class alone.
type filter struct {
	Class, Text string // Class is "" for all
	Count       string
	Value       string // what the address of a page calls it
}

// filterGroups lists the classes that events are narrowed by. Of a group that asks for
// one answer an event has one class; of the other any number.
var filterGroups = []struct {
	name    string
	one     bool
	classes []string
}{
	{"status", true, timeline.StatusNames()},
	{"basis", true, []string{basisNames[timex.Stated], basisNames[timex.Resolved], basisNames[timex.Published]}},
	{"only", false, []string{"key", "day", "single", "conflict"}},
}

// longEnough is how many events a list has before it has filters.
const longEnough = 10

// class returns what filters know of x, but for the shape of its date, which its marker has.
func (e *edition) class(x *timeline.Event) string {
	c := x.Status.String()
	if basis := basisNames[x.Basis]; basis != "" && !x.When.IsZero() {
		c += " " + basis
	}
	if e.key[x] {
		c += " key"
	}
	if x.Sources < 2 {
		c += " single"
	}
	if len(x.Conflicts) > 0 {
		c += " conflict"
	}
	return c
}

// filters returns by what a list of events can be narrowed, what fits some of them and not all, and
// the classes that its events have on this list alone.
func (s sheet) filters(events []*timeline.Event) (groups []filterGroup, classes map[*timeline.Event]string) {
	if len(events) < longEnough {
		return nil, nil
	}
	count := map[string]int{}
	for _, x := range events {
		for c := range strings.FieldsSeq(s.factsOf(x).class + " " + s.factsOf(x).date.Shape) {
			count[c]++
		}
	}
	for _, g := range filterGroups {
		group := filterGroup{Heading: s.w.filterHeadings[g.name], Name: g.name, One: g.one}
		if g.one {
			group.Options = []filter{{Text: s.w.All}}
		}
		all := len(group.Options)
		for _, c := range g.classes {
			if n := count[c]; n > 0 && n < len(events) {
				group.Options = append(group.Options, filter{c, s.w.filters[c], s.w.number(n), c})
			}
		}
		if len(group.Options) > all {
			groups = append(groups, group)
		}
	}
	named, classes := s.namedFilters(events)
	return append(groups, named...), classes
}

// filterStyle returns the style sheet by which a list is narrowed. Where several classes are
// asked for at once a section is out of sight that has each of them, but no event that
// has them all: a style sheet must be told so for each two, and for each three where none is a name. More
// may leave an empty heading, unless the script takes it away.
func filterStyle() string {
	var b strings.Builder
	b.WriteString("/* Made by annals of its table of filters. */\n")
	all := filterClasses()
	for i, x := range all {
		fmt.Fprintf(&b, ".listing:has(#is_%s:checked) {\n.event:not(.%[1]s),\n.section:not(:has(.event.%[1]s))", x.name)
		for j, y := range all[i+1:] {
			if y.group == x.group {
				continue
			}
			fmt.Fprintf(&b, ",\n&:has(#is_%s:checked) .section:not(:has(.%s.%[1]s))", y.name, x.name)
			for _, z := range all[i+1+j+1:] {
				if z.group != x.group && z.group != y.group && !z.named {
					fmt.Fprintf(&b, ",\n&:has(#is_%s:checked):has(#is_%s:checked) .section:not(:has(.%s.%[1]s.%s))", y.name, z.name, x.name)
				}
			}
		}
		b.WriteString(" {display:none}\n}\n")
	}
	return b.String()
}

// A filterClass is a class that can be asked for.
type filterClass struct {
	name  string
	group int // that asks for one answer, or a group of its own
	named bool
}

// filterClasses returns all classes that can be asked for, those of names last.
func filterClasses() []filterClass {
	var all []filterClass
	group := 0
	for _, g := range filterGroups {
		group++
		for _, c := range g.classes {
			if !g.one {
				group++
			}
			all = append(all, filterClass{name: c, group: group})
		}
	}
	for _, g := range namedGroups {
		group++
		for i := range g.most {
			all = append(all, filterClass{namedClass(g.name, i), group, true})
		}
	}
	return all
}
