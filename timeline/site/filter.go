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

// filters returns by what a list of events can be narrowed: what fits some of them and not all.
func (s sheet) filters(events []*timeline.Event) []filterGroup {
	if len(events) < longEnough {
		return nil
	}
	count := map[string]int{}
	for _, x := range events {
		for c := range strings.FieldsSeq(s.class(x) + " " + s.dates[x].Shape) {
			count[c]++
		}
	}
	var groups []filterGroup
	for _, g := range filterGroups {
		group := filterGroup{Heading: s.w.filterHeadings[g.name], Name: g.name, One: g.one}
		if g.one {
			group.Options = []filter{{Text: s.w.All}}
		}
		all := len(group.Options)
		for _, c := range g.classes {
			if n := count[c]; n > 0 && n < len(events) {
				group.Options = append(group.Options, filter{c, s.w.filters[c], s.w.number(n)})
			}
		}
		if len(group.Options) > all {
			groups = append(groups, group)
		}
	}
	return groups
}

// filterStyle returns the style sheet by which a list is narrowed. Where several classes are
// asked for at once a section is out of sight that has each of them, but no event that
// has them all: a style sheet must be told so for each two and each three. A fourth may
// leave an empty heading, unless the script takes it away.
func filterStyle() string {
	var b strings.Builder
	b.WriteString("/* Made by annals of its table of filters. */\n")
	rule := func(classes ...string) {
		b.WriteString(".listing")
		for _, c := range classes {
			fmt.Fprintf(&b, ":has(#is_%s:checked)", c)
		}
		if len(classes) == 1 {
			fmt.Fprintf(&b, " :is(.event:not(.%s),.section:not(:has(.event.%[1]s)))", classes[0])
		} else {
			fmt.Fprintf(&b, " .section:not(:has(.event.%s))", strings.Join(classes, "."))
		}
		b.WriteString("{display:none}\n")
	}
	type class struct {
		name  string
		group int // that asks for one answer, or a group of its own
	}
	var all []class
	for i, g := range filterGroups {
		for j, c := range g.classes {
			if !g.one {
				i = len(filterGroups) + j
			}
			all = append(all, class{c, i})
		}
	}
	for i, x := range all {
		rule(x.name)
		for j, y := range all[i+1:] {
			if y.group == x.group {
				continue
			}
			rule(x.name, y.name)
			for _, z := range all[i+1+j+1:] {
				if z.group != x.group && z.group != y.group {
					rule(x.name, y.name, z.name)
				}
			}
		}
	}
	return b.String()
}
