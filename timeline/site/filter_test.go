package site

import (
	"strings"
	"testing"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// What can be narrowed is what some of the events are and not all; each answer says how many.
func TestFilters(t *testing.T) {
	told := &timeline.Timeline{}
	a := article("a.md", "A", "", 2020, 1, 1, "It happened.")
	for i := range 12 {
		when := day1(2019, 1, 1+i)
		x := event("filter"+string(rune('a'+i)), "It happened", when, timex.Stated, .5, mention(a, "It happened", "", when, timex.Stated))
		switch {
		case i < 2:
			x.Status = timeline.Alleged
		case i == 2:
			x.Basis = timex.Resolved
		case i == 3:
			x.When = calendar.On(calendar.Date(2019, 1, 0))
		}
		told.Events = append(told.Events, x)
	}
	e, err := newEdition(told, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range (sheet{edition: e}).filters(told.Events) {
		for _, f := range g.Options {
			got = append(got, g.Name+":"+f.Class+":"+f.Count)
		}
	}
	want := "status:: status:reported:10 status:alleged:2 basis:: basis:stated:11 basis:resolved:1 only:key:1 only:day:11"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	if short := (sheet{edition: e}).filters(told.Events[:9]); short != nil {
		t.Errorf("a short list has filters: %v", short)
	}
}

// A heading goes with the last of its events, for one answer, for two and for three, and
// no two answers to one question are asked for together.
func TestFilterStyle(t *testing.T) {
	style := filterStyle()
	for _, rule := range []string{
		".listing:has(#is_alleged:checked) :is(.event:not(.alleged),.section:not(:has(.event.alleged))){display:none}",
		".listing:has(#is_alleged:checked):has(#is_single:checked) .section:not(:has(.event.alleged.single)){display:none}",
		".listing:has(#is_alleged:checked):has(#is_stated:checked):has(#is_key:checked) .section:not(:has(.event.alleged.stated.key)){display:none}",
	} {
		if !strings.Contains(style, rule) {
			t.Errorf("no rule %s", rule)
		}
	}
	if strings.Contains(style, "#is_alleged:checked):has(#is_denied") {
		t.Error("two statuses at once")
	}
	if n := zipped(t, style); n > 2<<10 {
		t.Errorf("%d bytes, gzipped", n)
	}
}

// The script finds an event by a name that its texts do not say.
func TestUnsaid(t *testing.T) {
	a := article("a.md", "A", "", 2020, 1, 1, "He opened the bridge at Lune City.")
	x := event("unsaid01", "The bridge was opened", day1(2020, 1, 1), timex.Stated, 1, mention(a, "He opened the bridge at Lune City", "", day1(2020, 1, 1), timex.Stated))
	x.Names, x.Places = []timeline.Name{{Name: "Ruth Oakes", Kind: timeline.Person}}, []string{"Lune City"}
	if got := unsaid(x, x.Headline); got != "Ruth Oakes" {
		t.Errorf("got %q", got)
	}
}
