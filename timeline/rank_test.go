package timeline

import (
	"fmt"
	"testing"
)

// Articles that open with one event name the same and begin alike. Where they do
// neither they are forms, each about another thing, and count as one together.
func TestFormsCountAsOne(t *testing.T) {
	quake, mill := &nameTerm{name: "quake"}, &nameTerm{name: "mill"}
	for _, test := range []struct {
		name  string
		names func(i int) *nameTerm
		words func(i int) uint64 // that an article begins with
		want  float64
	}{
		{"they tell one thing", func(int) *nameTerm { return quake }, func(int) uint64 { return 1 }, 1},
		{"they name the same and begin otherwise", func(int) *nameTerm { return mill }, func(i int) uint64 { return uint64(i) }, .25},
		{"they begin alike, each about another", func(i int) *nameTerm { return &nameTerm{name: fmt.Sprint(i)} }, func(int) uint64 { return 1 }, .375},
	} {
		tl := &Timeline{place: map[*Article]int{}, profiles: map[*Mention]*profile{}, contexts: map[*Article][]term{}}
		e := &Event{}
		for i := range 4 {
			a := &Article{ID: fmt.Sprint(i)}
			m := &Mention{Article: a}
			tl.place[a] = i
			tl.Tellings = append(tl.Tellings, &Telling{Article: a, Mentions: []*Mention{m}})
			tl.contexts[a] = []term{{test.words(i), 1}}
			tl.profiles[m] = &profile{mentions: []*Mention{m}, names: []*nameTerm{test.names(i)}}
			e.Articles, e.Mentions = append(e.Articles, a), append(e.Mentions, m)
		}
		if got := tl.counts(e, e.Articles); got < test.want-1e-9 || got > test.want+1e-9 {
			t.Errorf("%s: each counts %v, want %v", test.name, got, test.want)
		}
	}
}

// What one article alone looks back to is its background, and matters no more than what it reports.
func TestBackgroundMattersNoMoreThanNews(t *testing.T) {
	tl, err := Tell([]*Article{aStory(t, "published 2021-05-05\nMayor Ann Lee opened the new bridge of Springfield on Monday. The old bridge fell in 1987. The pilot Tom Okafor landed in Lune on Tuesday.")}, Options{})
	if err != nil || len(tl.Events) != 3 {
		t.Fatal(err, len(tl.Events))
	}
	if old, news := tl.Events[0], tl.Events[2]; old.Importance > news.Importance {
		t.Errorf("%q matters %v, %q %v", old.Headline, old.Importance, news.Headline, news.Importance)
	}
}

// A paragraph of background that stands below story after story says what it says once.
func TestRepeatedBackgroundCountsOnce(t *testing.T) {
	told := func(second string) float64 {
		tl, err := Tell([]*Article{
			aStory(t, "published 2021-05-05\nMayor Ann Lee opened the bridge of Springfield on Monday. The old bridge of Springfield fell in 1987."),
			aStory(t, "published 2021-06-05\nThe council of Springfield met on Friday. "+second),
		}, Options{})
		if err != nil || tl.Events[0].Headline == "" || len(tl.Events[0].Articles) != 2 {
			t.Fatal(err, tl.Events[0])
		}
		return tl.Events[0].Importance
	}
	again, anew := told("The old bridge of Springfield fell in 1987."), told("In 1987 the old bridge of Springfield fell.")
	if again >= anew {
		t.Errorf("told twice in the same words it matters %v, told anew %v", again, anew)
	}
}
