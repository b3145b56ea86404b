package timeline

import (
	"slices"
	"testing"
)

// TestAdopt holds which report that is alone joins a group of others: here the group of three
// to which the first, the second and the third belong, or that of the fourth and the fifth.
func TestAdopt(t *testing.T) {
	const day = 100 // on which the first was published
	for _, c := range []struct {
		name      string
		published int32
		like      [5]float32
		want      int32
	}{
		{"a trial is like two reports of three", day + 90, [5]float32{.9, .8, 0, 0, 0}, 0},
		{"another is like one of three", day + 90, [5]float32{.9, 0, 0, 0, 0}, 5},
		{"another is as like two groups", day + 90, [5]float32{.9, .8, 0, .8, .9}, 5},
		{"another is a little like a second group", day + 90, [5]float32{.9, .8, 0, .2, 0}, 0},
		{"another is like all, but no more than somewhat", day + 90, [5]float32{.5, .5, .5, 0, 0}, 5},
		{"what was published before them is no follow-up", day - 30, [5]float32{.9, .9, .9, 0, 0}, 5},
		{"a day before may be another clock", day - 1, [5]float32{.9, .9, .9, 0, 0}, 0},
	} {
		tl := &Timeline{place: map[*Article]int{}, copies: &Copies{}}
		var reports []*report
		for i := range 6 {
			a := &Article{}
			tl.place[a], tl.copies.of = i, append(tl.copies.of, i)
			reports = append(reports, &report{article: a, published: day})
		}
		reports[5].published = c.published
		like := func(a, b int32) float32 { return c.like[min(a, b)] }
		var pairs []likeness
		for i, s := range c.like {
			pairs = append(pairs, likeness{int32(i), 5, s})
		}
		group := []int32{0, 0, 0, 3, 3, 5}
		tl.adopt(reports, group, pairs, like)
		if group[5] != c.want || !slices.Equal(group[:5], []int32{0, 0, 0, 3, 3}) {
			t.Errorf("%s: groups %v, want %d last", c.name, group, c.want)
		}
		// A copy of it changes nothing.
		copied := *reports[5]
		copied.article = &Article{}
		tl.place[copied.article], tl.copies.of = 6, append(tl.copies.of, 5)
		group = []int32{0, 0, 0, 3, 3, 5, 5}
		tl.adopt(append(reports, &copied), group, pairs, like)
		if group[5] != c.want {
			t.Errorf("%s, with its copy: groups %v, want %d", c.name, group, c.want)
		}
	}
}

// TestMarks holds what ties two reports as a name of several words.
func TestMarks(t *testing.T) {
	of := func(text string) *report {
		return &report{marks: marksOf(&Article{Text: text})}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Perry Osgood was shot on Mill Lane.", "A vigil was held on Mill Lane.", true},
		{"Perry J. Osgood was shot.", "The mother of Perry J. Osgood wept.", true},
		{"Osgood was shot at the mill.", "The mill of Osgood was sold.", false},
		{"They shot at Perry, Osgood said.", "Perry Osgood was shot.", false},
		{"They met in Mill\n\nLane was shot.", "It was on Mill Lane.", false},
	} {
		v := &vocabulary{}
		reports := []*report{of(c.a), of(c.b)}
		v.weighMarks(reports)
		if s := v.rareShared(reports[0].marks, reports[1].marks, markRarest, term.own); (s > 0) != c.want {
			t.Errorf("%q and %q share marks of weight %v, want some: %v", c.a, c.b, s, c.want)
		}
	}
}

// TestNewsOfADay holds that a report without a day belongs to one that says it happened then.
func TestNewsOfADay(t *testing.T) {
	dated := &report{published: 130, days: []int32{100}}
	for published, want := range map[int32]bool{100: true, 101: true, 102: false, 99: false, 0: false} {
		if got := (&report{published: published}).isNewsOf(dated); got != want {
			t.Errorf("published on %d: is news of what happened on 100: %v, want %v", published, got, want)
		}
	}
	if (&report{published: 100, days: []int32{97}}).isNewsOf(dated) {
		t.Error("what says that it happened on another day is no news of this")
	}
}
