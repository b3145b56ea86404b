package timeline

import (
	"strings"
	"testing"
	"time"

	"annals/timeline/calendar"
)

func TestChoose(t *testing.T) {
	on := func(y, m, d int) calendar.Value { return calendar.On(calendar.Date(y, m, d)) }
	told := &Timeline{
		Events: []*Event{
			{ID: "arrest", When: on(2018, 12, 1), Sources: 3, Names: []Name{{"Jean-Luc Meng", Person}}, Places: []string{"Vancouver"}},
			{ID: "winter", When: on(2018, 12, 0), Sources: 1, Importance: .9, Status: Alleged, Names: []Name{{"Mengistu Bank", Organisation}}},
			{ID: "since", When: calendar.Since(on(2019, 0, 0)), Sources: 2, Status: Planned},
		},
		Undated: []*Event{{ID: "undated", Sources: 2, Importance: .5, Names: []Name{{"Jean Luc Meng", Person}}}},
	}
	told.byID = map[string]*Event{}
	for _, e := range append(told.Events, told.Undated...) {
		told.byID[e.ID] = e
	}
	start := func(y, m, d int) time.Time { return calendar.Date(y, m, d).Start }
	for _, test := range []struct {
		name string
		ask  Choice
		want string
	}{
		{"all, those without a date last", Choice{}, "arrest winter since undated"},
		{"a name by its words, whole, in whatever case and with its hyphen or without", Choice{Names: []string{"MENG"}}, "arrest undated"},
		{"a name of several words", Choice{Names: []string{"jean luc"}}, "arrest undated"},
		{"one of several names, or places", Choice{Names: []string{"vancouver", "mengistu"}}, "arrest winter"},
		{"what may have happened after a day: a month that holds it, and what is open at its end", Choice{From: start(2018, 12, 2)}, "winter since"},
		{"what may have happened before a day", Choice{To: start(2018, 12, 2)}, "arrest winter"},
		{"of one of some statuses", Choice{Statuses: []Status{Alleged, Planned}}, "winter since"},
		{"told by so many sources", Choice{Sources: 2}, "arrest since undated"},
		{"by their IDs", Choice{IDs: []string{"winter", "arrest", "gone"}}, "arrest winter"},
		{"the key ones, in order of time", Choice{Key: 2}, "winter undated"},
		{"all at once", Choice{Sources: 2, Names: []string{"meng"}, From: start(2018, 0, 0)}, "arrest"},
	} {
		var ids []string
		for _, e := range told.Choose(test.ask) {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// Of two that may be one event, both are among the foremost only where there is nothing else.
func TestForemost(t *testing.T) {
	on := func(y, m, d int) calendar.Value { return calendar.On(calendar.Date(y, m, d)) }
	flood := &Event{ID: "flood", When: on(2011, 3, 0), Importance: .9}
	again := &Event{ID: "flood-again", When: on(2011, 3, 4), Importance: .8}
	later := &Event{ID: "flood-later", When: on(2011, 5, 1), Importance: .7}
	fair := &Event{ID: "fair", When: on(2011, 6, 1), Importance: .1}
	told := &Timeline{
		Events:  []*Event{flood, again, later, fair},
		perhaps: map[*Event][]*Event{flood: {again, later}, again: {flood}, later: {flood}},
	}
	for n, want := range []string{"", "flood", "flood flood-later", "flood flood-later fair", "flood flood-again flood-later fair"} {
		var ids []string
		for _, e := range told.Foremost(told.Events, n) {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("the foremost %d: got %q, want %q", n, got, want)
		}
	}
}
