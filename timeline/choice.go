package timeline

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// A Choice asks for some of the events of a timeline. The zero Choice asks for all;
// what it says must all hold.
type Choice struct {
	Names    []string  // one of them takes part, or is the place: "Meng Wanzhou", or words of it in whatever case
	From, To time.Time // the event may have happened in between; To is the first instant after; the zero Time leaves an end open
	Statuses []Status  // it is of one of these
	Sources  int       // so many independent sources tell of it, at least
	IDs      []string  // it answers to one of these
	Key      int       // of those that are left so many, those that matter most, as Foremost has it; 0 is all
}

// Choose returns the events that c asks for, in order of time, those without a date
// last.
func (t *Timeline) Choose(c Choice) []*Event {
	byID := map[*Event]bool{}
	for _, id := range c.IDs {
		byID[t.Find(id)] = true
	}
	names := make([]string, 0, len(c.Names))
	for _, n := range c.Names {
		names = append(names, spaced(n))
	}
	var chosen []*Event
	for _, events := range [][]*Event{t.Events, t.Undated} {
		for _, e := range events {
			if c.holds(e) && (len(c.IDs) == 0 || byID[e]) && (len(names) == 0 || e.concerns(names)) {
				chosen = append(chosen, e)
			}
		}
	}
	if c.Key > 0 {
		return t.Foremost(chosen, c.Key)
	}
	return chosen
}

// Foremost returns the n of events that matter most, in their order; of equal ones the first. Of two
// that may be one event only the more important is among them, as long as there are others: whoever reads a
// dozen of a thousand should not read of one thing twice.
func (t *Timeline) Foremost(events []*Event, n int) []*Event {
	if len(events) <= n {
		return events
	}
	chosen := make(map[*Event]bool, n)
	var again []*Event
	for _, e := range slices.SortedStableFunc(slices.Values(events), func(a, b *Event) int { return cmp.Compare(b.Importance, a.Importance) }) {
		if len(chosen) == n {
			break
		}
		if slices.ContainsFunc(t.perhaps[e], func(o *Event) bool { return chosen[o] && o.When.Overlaps(e.When) }) {
			again = append(again, e)
		} else {
			chosen[e] = true
		}
	}
	for _, e := range again[:min(len(again), n-len(chosen))] {
		chosen[e] = true
	}
	return slices.DeleteFunc(slices.Clone(events), func(e *Event) bool { return !chosen[e] })
}

// holds reports whether e is what c asks for, but for the names.
func (c Choice) holds(e *Event) bool {
	if e.Sources < c.Sources || len(c.Statuses) > 0 && !slices.Contains(c.Statuses, e.Status) {
		return false
	}
	if c.From.IsZero() && c.To.IsZero() {
		return true
	}
	start, end := e.When.Bounds()
	return !e.When.IsZero() && (c.From.IsZero() || end.IsZero() || end.After(c.From)) && (c.To.IsZero() || start.IsZero() || start.Before(c.To))
}

// concerns reports whether one of names, spaced, is in the name of somebody who
// takes part in e, or of its place.
func (e *Event) concerns(names []string) bool {
	within := func(name string) bool {
		name = spaced(name)
		return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(name, n) })
	}
	return slices.ContainsFunc(e.Names, func(n Name) bool { return within(n.Name) }) || slices.ContainsFunc(e.Places, within)
}

// spaced returns the words of s in small letters, a space before and after each: so
// words are found whole, with their hyphens or without.
func spaced(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWordRune(r) })
	return " " + strings.Join(words, " ") + " "
}
