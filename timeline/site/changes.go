package site

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A ChangeKind says what became of an event between two runs.
type ChangeKind uint8

// The kinds of change.
const (
	Added ChangeKind = iota
	Altered
	Removed
)

var changeKinds = [...]string{"added", "changed", "removed"}

// String returns the name that exports use.
func (k ChangeKind) String() string { return changeKinds[k] }

// A Change is an event that two runs tell differently.
type Change struct {
	Kind   ChangeKind
	Event  *timeline.Event // as it is told now; nil where it is gone
	Was    Former          // as it was told; zero where it is new
	Into   *timeline.Event // of an event that is gone: the one that has its evidence now, or nil
	Fields []Difference    // of an event that is changed
	Gained []Evidence      // of an event that is changed: what tells of it now and did not
	Lost   []Evidence      // and what did and does not
}

// A Former is an event as an earlier run told it.
type Former struct {
	ID, Headline, Status string
	When                 calendar.Value
}

// A Difference is a field of an event that two runs fill differently, in the words of exports.
type Difference struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	Now   string `json:"now"`
}

// An Evidence is a quotation of an article.
type Evidence struct {
	Article string `json:"article"`
	Quote   string `json:"quote"`
}

// compared are the fields in which a change is one for a reader: not the
// importance, which each article that is added shifts a little.
var compared = []struct {
	name string
	of   func(*jsonEvent) string
}{
	{"date", func(x *jsonEvent) string { return x.Date.EDTF }},
	{"basis", func(x *jsonEvent) string { return x.Date.Basis }},
	{"headline", func(x *jsonEvent) string { return oneLine(x.Headline) }},
	{"status", func(x *jsonEvent) string { return x.Status }},
	{"by", func(x *jsonEvent) string { return strings.Join(x.By, "; ") }},
	{"names", func(x *jsonEvent) string {
		var names []string
		for _, n := range x.Names {
			names = append(names, n.Name)
		}
		return sortedList(names)
	}},
	{"places", func(x *jsonEvent) string { return sortedList(x.Places) }},
	{"articles", func(x *jsonEvent) string { return strconv.Itoa(x.Articles) }},
	{"sources", func(x *jsonEvent) string { return strconv.Itoa(x.Sources) }},
	{"other_dates", func(x *jsonEvent) string {
		var dates []string
		for _, c := range x.Conflicts {
			dates = append(dates, c.EDTF)
		}
		return sortedList(dates)
	}},
}

// sortedList returns texts in one line, their order being nothing that is told.
func sortedList(texts []string) string {
	return strings.Join(slices.Sorted(slices.Values(texts)), "; ")
}

// Changes returns what t tells otherwise than an earlier run did, in order of
// time. An event is the same as long as it answers to its old ID.
func Changes(was *Run, t *timeline.Timeline) []Change {
	var changes []Change
	byID := eventsByID(t)
	known := make(map[*timeline.Event]bool, len(byID))
	compare := func(old *jsonEvent, now *timeline.Event) {
		known[now] = true
		if c, ok := changeOf(old, now); ok {
			changes = append(changes, c)
		}
	}
	seen := map[string]bool{}
	var renamed []*jsonEvent
	for i := range was.events {
		switch old := &was.events[i]; {
		case seen[old.ID]:
		case was.same[i]:
			known[byID[old.ID]] = true
		case byID[old.ID] != nil:
			compare(old, byID[old.ID])
		default:
			renamed = append(renamed, old)
		}
		seen[was.events[i].ID] = true
	}
	var home map[Evidence]*timeline.Event
	if len(renamed) > 0 {
		home = evidenceOf(t)
	}
	for _, old := range renamed {
		if now := t.Find(old.ID); now != nil && !known[now] {
			compare(old, now)
		} else { // gone, or become one with another
			changes = append(changes, Change{Kind: Removed, Was: formerOf(old), Into: cmp.Or(now, heirOf(old, home))})
		}
	}
	for e := range t.All() {
		if !known[e] {
			changes = append(changes, Change{Kind: Added, Event: e})
		}
	}
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Or(a.when().Compare(b.when()), cmp.Compare(a.Kind, b.Kind), strings.Compare(a.id(), b.id()))
	})
	return changes
}

// eventsByID returns the events of t by their IDs.
func eventsByID(t *timeline.Timeline) map[string]*timeline.Event {
	byID := make(map[string]*timeline.Event, len(t.Events)+len(t.Undated))
	for e := range t.All() {
		byID[e.ID] = e
	}
	return byID
}

func (c Change) when() calendar.Value {
	if c.Event != nil {
		return c.Event.When
	}
	return c.Was.When
}

func (c Change) id() string {
	if c.Event != nil {
		return c.Event.ID
	}
	return c.Was.ID
}

func formerOf(x *jsonEvent) Former {
	when, _ := calendar.ParseEDTF(x.Date.EDTF) // what is no date is shown as none
	return Former{ID: x.ID, Headline: x.Headline, Status: x.Status, When: when}
}

// changeOf returns how now differs from old, and whether it does.
func changeOf(old *jsonEvent, now *timeline.Event) (Change, bool) {
	c := Change{Kind: Altered, Event: now, Was: formerOf(old)}
	told := jsonOf(now, nil) // its offsets are not compared
	for _, f := range compared {
		if was, is := f.of(old), f.of(&told); was != is {
			c.Fields = append(c.Fields, Difference{f.name, was, is})
		}
	}
	had, has := evidences(old), evidences(&told)
	c.Gained, c.Lost = without(has, had), without(had, has)
	return c, len(c.Fields)+len(c.Gained)+len(c.Lost) > 0
}

// evidences returns what tells of x, each once.
func evidences(x *jsonEvent) (all []Evidence) {
	for _, m := range x.Mentions {
		all = append(all, Evidence{m.Article, oneLine(m.Quote)})
	}
	return all
}

// without returns what of all is not in others, each once.
func without(all, others []Evidence) (rest []Evidence) {
	in := make(map[Evidence]bool, len(others))
	for _, e := range others {
		in[e] = true
	}
	for _, e := range all {
		if !in[e] {
			in[e] = true
			rest = append(rest, e)
		}
	}
	return rest
}

// evidenceOf returns the event of each quotation of t.
func evidenceOf(t *timeline.Timeline) map[Evidence]*timeline.Event {
	home := map[Evidence]*timeline.Event{}
	for e := range t.All() {
		for _, m := range e.Mentions {
			start, end := within(m.Start, m.End, m.Article.Text)
			home[Evidence{m.Article.ID, oneLine(m.Article.Text[start:end])}] = e
		}
	}
	return home
}

// heirOf returns the event that has most of the evidence of old now, the first
// where several have as much, or nil.
func heirOf(old *jsonEvent, home map[Evidence]*timeline.Event) (most *timeline.Event) {
	counts := map[*timeline.Event]int{}
	for _, q := range evidences(old) {
		if e := home[q]; e != nil {
			if counts[e]++; counts[e] > counts[most] {
				most = e
			}
		}
	}
	return most
}

// changeForms are the forms in which changes are written.
var changeForms = map[string]func(w *bufio.Writer, changes []Change) error{"text": changesText, "jsonl": changesJSONL}

// ChangeForms returns the forms in which ExportChanges writes.
func ChangeForms() []string { return slices.Sorted(maps.Keys(changeForms)) }

// ExportChanges writes changes as text or as JSONL.
func ExportChanges(w io.Writer, form string, changes []Change) error {
	write := changeForms[form]
	if write == nil {
		return fmt.Errorf("%s: changes are not written so: write one of %s", form, strings.Join(ChangeForms(), ", "))
	}
	b := bufio.NewWriter(w)
	if err := write(b, changes); err != nil {
		return err
	}
	return b.Flush()
}

// changesText writes a line an event, begun with + - or ~, and below it what differs.
func changesText(w *bufio.Writer, changes []Change) error {
	signs := [...]string{Added: "+", Altered: "~", Removed: "-"}
	for _, c := range changes {
		headline := c.Was.Headline
		if c.Event != nil {
			headline = headlineOf(c.Event)
		}
		fmt.Fprintf(w, "%s %s  %s  (%s)\n", signs[c.Kind], cmp.Or(c.when().String(), "-"), oneLine(headline), c.id())
		if c.Into != nil {
			fmt.Fprintf(w, "    its evidence is in %s  %s\n", c.Into.ID, oneLine(headlineOf(c.Into)))
		}
		for _, f := range c.Fields {
			fmt.Fprintf(w, "    %s: %s → %s\n", f.Field, cmp.Or(oneLine(f.Was), "-"), cmp.Or(oneLine(f.Now), "-"))
		}
		for _, e := range c.Gained {
			fmt.Fprintf(w, "    + “%s” — %s\n", e.Quote, oneLine(e.Article))
		}
		for _, e := range c.Lost {
			fmt.Fprintf(w, "    - “%s” — %s\n", e.Quote, oneLine(e.Article))
		}
	}
	return nil
}

// A jsonChange is a change in JSONL.
type jsonChange struct {
	Change   string       `json:"change"`
	ID       string       `json:"id"`
	OldID    string       `json:"old_id"` // "" where it is new
	EDTF     string       `json:"edtf"`
	Headline string       `json:"headline"`
	Into     string       `json:"into"`
	Fields   []Difference `json:"fields"`
	Gained   []Evidence   `json:"gained"`
	Lost     []Evidence   `json:"lost"`
}

func changesJSONL(w *bufio.Writer, changes []Change) error {
	return lines(w, changes, func(c Change) any { return jsonOfChange(c) })
}

// jsonOfChange returns c for the exports.
func jsonOfChange(c Change) jsonChange {
	j := jsonChange{Change: c.Kind.String(), ID: c.id(), OldID: c.Was.ID, EDTF: c.when().String(), Headline: c.Was.Headline,
		Fields: append([]Difference{}, c.Fields...), Gained: append([]Evidence{}, c.Gained...), Lost: append([]Evidence{}, c.Lost...)}
	if c.Event != nil {
		j.Headline = headlineOf(c.Event)
	}
	if c.Into != nil {
		j.Into = c.Into.ID
	}
	return j
}
