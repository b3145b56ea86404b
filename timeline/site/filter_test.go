package site

import (
	"slices"
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
	groups, _ := sheet{edition: e}.filters(told.Events)
	for _, g := range groups {
		for _, f := range g.Options {
			got = append(got, g.Name+":"+f.Class+":"+f.Count)
		}
	}
	want := "status:: status:reported:10 status:alleged:2 basis:: basis:stated:11 basis:resolved:1 only:key:1 only:day:11"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	if short, _ := (sheet{edition: e}).filters(told.Events[:9]); short != nil {
		t.Errorf("a short list has filters: %v", short)
	}
}

// The commonest names, places and sources are answers, too, where some of the events are theirs and not all.
func TestFiltersByName(t *testing.T) {
	told := &timeline.Timeline{}
	wire, daily := article("a.md", "A", "Sample Wire", 2020, 1, 1, "It happened."), article("b.md", "B", "Sample Daily", 2020, 1, 1, "It happened.")
	for i := range 12 {
		when := day1(2019, 1, 1+i)
		a := wire
		if i > 8 {
			a = daily
		}
		x := event("named"+string(rune('a'+i)), "It happened", when, timex.Stated, .5, mention(a, "It happened", "", when, timex.Stated))
		x.Names = []timeline.Name{{Name: "Everybody", Kind: timeline.Person}, {Name: []string{"Ruth Oakes", "Tarn & Sons", "Tarn & Sons"}[i%3]}}
		if i == 5 {
			x.Names = append(x.Names, timeline.Name{Name: "Once Told"})
		}
		x.Places = []string{"Lune City", "Dandong"}[i%2 : i%2+1]
		told.Events = append(told.Events, x)
	}
	e, err := newEdition(told, Options{})
	if err != nil {
		t.Fatal(err)
	}
	groups, classes := sheet{edition: e}.filters(told.Events)
	var got []string
	for _, g := range groups {
		for _, f := range g.Options {
			if f.Class != f.Value {
				got = append(got, f.Class+":"+f.Text+":"+f.Count+":"+f.Value)
			}
		}
	}
	want := []string{"who_1:Tarn & Sons:8:who-tarn-sons", "who_2:Ruth Oakes:4:who-ruth-oakes", "where_1:Lune City:6:where-lune-city", "where_2:Dandong:6:where-dandong",
		"source_1:Sample Wire:9:source-sample-wire", "source_2:Sample Daily:3:source-sample-daily"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := classes[told.Events[11]]; got != " who_1 where_2 source_2" {
		t.Errorf("the last event has the classes %q", got)
	}
}

// A heading goes with the last of its events, for one answer, for two and for three, and
// no two answers to one question are asked for together.
func TestFilterStyle(t *testing.T) {
	style := filterStyle()
	_, alleged, _ := strings.Cut(style, ".listing:has(#is_alleged:checked) {\n")
	alleged, _, _ = strings.Cut(alleged, " {display:none}\n}\n")
	rules := strings.Split(alleged, ",\n")
	for _, rule := range []string{
		".event:not(.alleged)",
		".section:not(:has(.event.alleged))",
		"&:has(#is_single:checked) .section:not(:has(.alleged.single))",
		"&:has(#is_stated:checked):has(#is_key:checked) .section:not(:has(.alleged.stated.key))",
		"&:has(#is_where_2:checked) .section:not(:has(.alleged.where_2))",
	} {
		if !slices.Contains(rules, rule) {
			t.Errorf("no rule %s in\n%s", rule, alleged)
		}
	}
	if strings.Contains(alleged, "denied") {
		t.Error("two statuses at once")
	}
	if n := zipped(t, style); n > 3<<10 {
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
