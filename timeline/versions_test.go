package timeline

import (
	"slices"
	"strings"
	"testing"

	"annals/timeline/calendar"
)

// updated is the ferry story as it stood two days later.
var updated = strings.NewReplacer("Seven of the nine members were for it.", "Six of the nine members were for it.", " Two members walked out before the vote was\ncounted.", "").Replace(ferryStory) +
	" On Wednesday the county said that it would pay for a bus."

func TestVersions(t *testing.T) {
	type version = struct {
		url, title, source, text string
		day                      int
	}
	first := version{"https://daily.example/2021/03/ferry-to-close.html", "Ferry to close", "Sample Daily", ferryStory, 1}
	for _, c := range []struct {
		name   string
		second version
		newer  bool // the second takes the place of the first
	}{
		{"at the same address", version{first.url + "?utm_source=feed", "Ferry closes in June", "", updated, 3}, true},
		{"under the same title, with another figure", version{"https://daily.example/f/17", "Ferry to close", "Sample Daily", strings.TrimSuffix(updated, "bus.") + "bus, and for a boat.", 3}, false},
		{"reprinted a day later", version{"", "Ferry to close", "Sample Daily", ferryStory + " A reader of ours had seen it coming.", 2}, true},
		{"cut, a day later", version{"", "Ferry to close", "Sample Daily", ferryStory[:strings.Index(ferryStory, " The last boat")], 2}, false},
		{"by another paper", version{"", "Ferry to close", "Sample Mirror", ferryStory, 3}, false},
		{"on the same day", version{first.url, "Ferry to close", "Sample Daily", updated, 1}, false},
		{"at the same address, another story", version{first.url, "Mussels", "Sample Daily", furtherStory, 3}, false},
		{"without a date", version{first.url, "Ferry to close", "Sample Daily", updated, 0}, false},
	} {
		var articles []*Article
		for i, v := range []version{first, c.second} {
			a := &Article{ID: string(rune('a' + i)), URL: v.url, Title: v.title, Source: v.source, Text: v.text}
			if v.day > 0 {
				a.Published.When = calendar.Date(2021, 3, v.day)
			}
			articles = append(articles, a)
		}
		found := FindCopies(articles)
		if newer := found.Newest(0) == 1; newer != c.newer {
			t.Errorf("%s: takes its place: %v, want %v", c.name, newer, c.newer)
		}
		if c.newer && found.Of(0) != 1 {
			t.Errorf("%s: the older version stands for the newer", c.name)
		}
	}
}

func TestUpdateOf(t *testing.T) {
	u := UpdateOf(&Article{Text: ferryStory}, &Article{Text: updated})
	want := []string{"Seven of the nine members were for it.", "Two members walked out before the vote was\ncounted."}
	if !slices.Equal(u.Removed, want) {
		t.Errorf("removed %q, want %q", u.Removed, want)
	}
	if u := UpdateOf(&Article{Text: ferryStory}, &Article{Text: ferryStory + " More was to follow."}); len(u.Removed) > 0 {
		t.Errorf("removed %q by adding", u.Removed)
	}
}

// TestOldVersionTellsNothing holds that an event which an update took back is no
// event, and that the reader is told what was removed.
func TestOldVersionTellsNothing(t *testing.T) {
	story := "The mayor of Port Ambrose, Ada Renner, was arrested on March 3, 2021. She is to be heard by a judge on Monday. The council of the town met behind closed doors, and no member of it would say what it had spoken of. The case is about the sale of a quay."
	corrected := strings.Replace(story, "The mayor of Port Ambrose, Ada Renner, was arrested on March 3, 2021.", "The police of Port Ambrose have asked the mayor, Ada Renner, for her papers.", 1)
	older := &Article{ID: "a", URL: "https://daily.example/mayor", Text: story, Published: Published{When: calendar.Date(2021, 3, 4)}}
	newer := &Article{ID: "b", URL: "https://daily.example/mayor", Text: corrected, Published: Published{When: calendar.Date(2021, 3, 5)}}
	for _, a := range []*Article{older, newer} {
		a.Blocks = []Block{{0, len(a.Text), Paragraph}}
	}
	told, err := Tell([]*Article{older, newer}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range told.Events {
		for _, m := range e.Mentions {
			if m.Article == older {
				t.Errorf("the older version tells %q", m.Article.Text[m.Start:m.End])
			}
		}
	}
	if x := told.Tellings[0]; x.Newest != newer {
		t.Error("the older version does not lead to the newer")
	}
	if x := told.Tellings[1]; len(x.Updates) != 1 || len(x.Updates[0].Removed) != 1 || !strings.Contains(x.Updates[0].Removed[0], "arrested") {
		t.Errorf("the newer version says of the older %v", x.Updates)
	}
}
