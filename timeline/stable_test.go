package timeline_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"annals/timeline"
)

// An edit changes an archive as editors do, and leaves the articles that it was given
// as they are.
type edit struct {
	name string
	make func(*rand.Rand, []*timeline.Article) []*timeline.Article
}

var edits = []edit{
	{"articles are taken out", func(r *rand.Rand, articles []*timeline.Article) []*timeline.Article {
		return slices.DeleteFunc(slices.Clone(articles), func(*timeline.Article) bool { return r.IntN(10) == 0 })
	}},
	{"a note stands above a story", each(func(_ *rand.Rand, a *timeline.Article) {
		note := "A caption on this page was mended.\n\n"
		a.Text = note + a.Text
		for i := range a.Blocks {
			a.Blocks[i].Start += len(note)
			a.Blocks[i].End += len(note)
		}
		a.Blocks = append([]timeline.Block{{End: len(note) - 2}}, a.Blocks...)
	})},
	{"a sentence stands below a story", each(func(_ *rand.Rand, a *timeline.Article) {
		note := "\n\nReaders may write to the newsroom."
		a.Blocks = append(slices.Clone(a.Blocks), timeline.Block{Start: len(a.Text) + 2, End: len(a.Text) + len(note)})
		a.Text += note
	})},
	{"a title is changed", each(func(_ *rand.Rand, a *timeline.Article) { a.Title = "Update: " + a.Title })},
}

// each returns an edit of one in five articles.
func each(amend func(*rand.Rand, *timeline.Article)) func(*rand.Rand, []*timeline.Article) []*timeline.Article {
	return func(r *rand.Rand, articles []*timeline.Article) []*timeline.Article {
		edited := slices.Clone(articles)
		for i, a := range edited {
			if r.IntN(5) > 0 {
				continue
			}
			amended := *a
			amended.Blocks = slices.Clone(a.Blocks)
			amend(r, &amended)
			edited[i] = &amended
		}
		return edited
	}
}

// A tellings says where each event of a timeline is told: by article and words.
func tellingsOf(told *timeline.Timeline) map[string][]*timeline.Event {
	at := map[string][]*timeline.Event{}
	for _, e := range slices.Concat(told.Events, told.Undated) {
		for _, m := range e.Mentions {
			k := tellingOf(m)
			at[k] = append(at[k], e)
		}
	}
	return at
}

func tellingOf(m *timeline.Mention) string {
	return m.Article.ID + "\x00" + m.Predicate + "\x00" + strings.Join(strings.Fields(m.Article.Text[m.Start:m.End]), " ")
}

// survival counts, of the events of before whose tellings all stand in after too, how
// many have their ID there, and to how many their old ID at least leads.
func survival(before, after *timeline.Timeline) (kept, found, all int, lost []string) {
	at := tellingsOf(after)
	for _, e := range slices.Concat(before.Events, before.Undated) {
		var now []*timeline.Event
		whole := true
		for _, m := range e.Mentions {
			events := at[tellingOf(m)]
			whole = whole && len(events) > 0
			now = append(now, events...)
		}
		if !whole {
			continue
		}
		all++
		if slices.ContainsFunc(now, func(o *timeline.Event) bool { return o.ID == e.ID }) {
			kept++
		} else {
			lost = append(lost, fmt.Sprintf("%s %s %q is now %s %s %q", e.ID, e.When, e.Headline, now[0].ID, now[0].When, now[0].Headline))
		}
		if f := after.Find(e.ID); f != nil && slices.Contains(now, f) {
			found++
		}
	}
	return kept, found, all, lost
}

// An event keeps its ID when articles are added, taken out or amended elsewhere. What is asked
// is a share, and so it is taken of many edits together.
func TestIDsSurvive(t *testing.T) {
	articles := read(t, "../content")
	whole := tell(t, articles, timeline.Options{})
	for _, x := range edits {
		t.Run(x.name, func(t *testing.T) {
			var kept, found, all [2]int
			var lost [2][]string
			for seed := range uint64(8) {
				edited := tell(t, x.make(rand.New(rand.NewPCG(seed, 0)), articles), timeline.Options{})
				for i, way := range [...][2]*timeline.Timeline{{whole, edited}, {edited, whole}} {
					k, f, n, l := survival(way[0], way[1])
					kept[i], found[i], all[i] = kept[i]+k, found[i]+f, all[i]+n
					lost[i] = append(lost[i], l...)
				}
			}
			for i, way := range [...]string{"edited", "taken back"} {
				t.Logf("%s: %d of %d kept, %d found", way, kept[i], all[i], found[i])
				if float64(kept[i]) < .97*float64(all[i]) {
					t.Errorf("%s: %d of %d keep their IDs:\n%s", way, kept[i], all[i], strings.Join(lost[i], "\n"))
				}
			}
		})
	}
}
