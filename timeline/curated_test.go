package timeline

import (
	"strings"
	"testing"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

func enteredEvent(id, headline, edtf string) *Article {
	when, err := calendar.ParseEDTF(edtf)
	if err != nil {
		panic(err)
	}
	return &Article{ID: "sheet.csv#" + headline, Title: headline, Source: CuratedSource, Text: headline + "\n\nThe editor's words.",
		Blocks:  []Block{{Start: 0, End: len(headline)}, {Start: len(headline) + 2, End: len(headline) + 21}},
		Curated: &Curated{ID: id, Headline: headline, When: when, Basis: timex.Stated}}
}

func storyOn(id, text string, y, m, d int) *Article {
	return &Article{ID: id, Title: strings.TrimSuffix(text, "."), Source: "Paper " + id, Text: text, Blocks: []Block{{End: len(text)}},
		Published: Published{When: calendar.Date(y, m, d), Basis: "flag"}}
}

// What an editor has entered stands as it was entered, and stories that tell of it become its evidence.
func TestCuratedEventStands(t *testing.T) {
	told, err := Tell([]*Article{
		storyOn("a.md", "Police arrested Ada Example in Lune City on March 3, 2015.", 2015, 3, 4),
		storyOn("b.md", "The ferry Heron sank on July 1, 2015.", 2015, 7, 2),
		enteredEvent("", "Police arrest Ada Example in Lune City", "2015-03-03"),
		enteredEvent("mine", "A committee was founded", "2015"),
	}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(told.Events) != 3 {
		t.Fatalf("%d events", len(told.Events))
	}
	founded, arrest := told.Find("mine"), told.EventsOf(told.Tellings[2].Article)[0]
	if founded == nil || founded.When.String() != "2015" || len(founded.Articles) != 0 || founded.Sources != 0 || founded.Decided != CuratedSource {
		t.Errorf("%+v", founded)
	}
	if arrest.Headline != "Police arrest Ada Example in Lune City" || len(arrest.Articles) != 1 || arrest.Sources != 1 || len(arrest.Mentions) != 2 || arrest.Mentions[0].Article.Curated == nil {
		t.Errorf("%+v", arrest)
	}
	for _, e := range told.Events {
		for _, m := range e.Mentions {
			if m.Article.Text[m.Start:m.End] == "" || m.Article.Curated != nil && m.Article.Text[m.Start:m.End] != m.Article.Curated.Headline {
				t.Errorf("%s quotes %q", e.ID, m.Article.Text[m.Start:m.End])
			}
		}
	}
}

// A row that bears the ID of an event is that event, whatever an editor has made of it: the stories' own
// date stands beside it as another.
func TestCuratedByID(t *testing.T) {
	story := storyOn("a.md", "Police arrested Ada Example in Lune City on March 3, 2015.", 2015, 3, 4)
	first, err := Tell([]*Article{story}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := first.Events[0].ID
	told, err := Tell([]*Article{story, enteredEvent(id, "An arrest", "2015-04-09")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(told.Events) != 1 {
		t.Fatalf("%d events", len(told.Events))
	}
	e := told.Events[0]
	if e.ID != id || e.Headline != "An arrest" || e.When.String() != "2015-04-09" || len(e.Conflicts) != 1 || e.Conflicts[0].When.String() != "2015-03-03" {
		t.Errorf("%+v", e)
	}
}

// Two rows are two events, however alike.
func TestCuratedAreNeverMerged(t *testing.T) {
	told, err := Tell([]*Article{
		enteredEvent("", "Police arrest Ada Example in Lune City", "2015-03-03"), enteredEvent("", "Police arrested Ada Example in Lune City", "2015-03-03"),
		storyOn("a.md", "Police arrested Ada Example in Lune City on March 3, 2015.", 2015, 3, 4),
	}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(told.Events) != 2 || told.Events[0].ID == told.Events[1].ID {
		t.Errorf("%d events", len(told.Events))
	}
}

// A table without stories is a timeline too, also in a language without rules.
func TestCuratedAlone(t *testing.T) {
	a, b := enteredEvent("", "Přehrada se protrhla", "1999-05"), enteredEvent("", "Undated", "2000")
	a.Lang = "cs"
	b.Curated.When, b.Curated.Basis = calendar.Value{}, timex.NoBasis
	told, err := Tell([]*Article{a, b}, Options{})
	if err != nil || len(told.Events) != 1 || len(told.Undated) != 1 {
		t.Fatalf("%d events, %d undated, %v", len(told.Events), len(told.Undated), err)
	}
	if e := told.Events[0]; e.Headline != "Přehrada se protrhla" || e.When.String() != "1999-05" {
		t.Errorf("%+v", e)
	}
}

// Stories are read and merged as they are without the table beside them.
func TestCuratedTeachNothing(t *testing.T) {
	stories := []*Article{
		storyOn("a.md", "Police arrested Ada Example in Lune City on March 3, 2015.", 2015, 3, 4),
		storyOn("b.md", "The ferry Heron sank on July 1, 2015.", 2015, 7, 2),
	}
	alone, err := Tell(stories, Options{})
	if err != nil {
		t.Fatal(err)
	}
	both, err := Tell(append(stories, enteredEvent("", "Nothing of the kind", "1999"), enteredEvent("", "Heron Example", "1998")), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range alone.Events {
		if now := both.Find(e.ID); now == nil || now.Headline != e.Headline || len(now.Mentions) != len(e.Mentions) || len(now.Names) != len(e.Names) {
			t.Errorf("%+v has become %+v", e, now)
		}
	}
}
