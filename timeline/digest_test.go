package timeline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"annals/timeline/calendar"
)

// newsOf returns an article of a day, of sentences.
func newsOf(id string, year, month, day int, sentences ...string) *Article {
	a := &Article{ID: id, Title: id, Lang: "en", Text: strings.Join(sentences, " ")}
	a.Published.When = calendar.Date(year, month, day)
	a.Blocks = []Block{{End: len(a.Text)}}
	return a
}

// A small archive: a mill burns on 3 March, and is remembered; little else happens.
func millArchive(t *testing.T) *Timeline {
	t.Helper()
	told, err := Tell([]*Article{
		newsOf("fire", 2015, 3, 4, "The old paper mill at Harrow burned down on Tuesday.", "Nobody was hurt."),
		newsOf("cause", 2015, 3, 20, "Investigators know what burned down the mill on March 3: a heater.", "The council meets on March 25."),
		newsOf("rebuild", 2015, 6, 2, "The owner of the mill that burned down on March 3 opened a new one on Monday.", "A band played."),
		newsOf("fair", 2015, 6, 9, "The county fair drew ten thousand on Saturday."),
	}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return told
}

// A sentence that may be of either of two days stands for one of them, unless the other has none.
func TestDigestRepeatsNothing(t *testing.T) {
	c := millArchive(t).collectDays(Digest{})
	day := c.ranked()[0]
	first := c.choose(day, 1)[0]
	c.taken[first] = true
	if again := c.choose(day, 1)[0]; again == first {
		t.Errorf("%q stands for a day again", again.Text())
	}
	for _, q := range c.choose(day, 9) {
		c.taken[q] = true
	}
	if len(c.choose(day, 1)) == 0 {
		t.Error("a day is left without a sentence")
	}
}

func lines(keys []KeyDate) string {
	var b strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&b, "%s %d", k.Day.Start.Format(time.DateOnly), len(k.Articles))
		for _, q := range k.Sentences {
			fmt.Fprintf(&b, " | %s", q.Text())
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestDigest(t *testing.T) {
	march := calendar.Date(2015, 3, 1)
	for _, test := range []struct {
		name string
		ask  Digest
		want string
	}{
		{"the day that most tell of comes first", Digest{Dates: 1}, `
2015-03-03 3 | Investigators know what burned down the mill on March 3: a heater.
`},
		{"dates stand in order of time", Digest{Dates: 2}, `
2015-03-03 3 | Investigators know what burned down the mill on March 3: a heater.
2015-06-06 1 | The county fair drew ten thousand on Saturday.
`},
		{"a sentence is about what is asked for, from the beginning of a word", Digest{Dates: 3, About: []string{"COUNTY-FAIR", " "}}, `
2015-06-06 1 | The county fair drew ten thousand on Saturday.
`},
		{"bounds hold for dates and for the articles that are asked", Digest{Dates: 3, From: march.Start, To: calendar.Date(2015, 3, 10).Start}, `
2015-03-03 1 | The old paper mill at Harrow burned down on Tuesday.
2015-03-04 0 | Nobody was hurt.
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := lines(millArchive(t).Digest(test.ask)); got != test.want[1:] {
				t.Errorf("got\n%swant%s", got, test.want)
			}
		})
	}
}

func TestDigestQuotesWordForWord(t *testing.T) {
	told := millArchive(t)
	for _, k := range told.Digest(Digest{Dates: 5, Sentences: 3}) {
		if len(k.Sentences) == 0 {
			t.Errorf("%v has no sentence", k.Day)
		}
		for _, q := range k.Sentences {
			if !strings.Contains(q.Article.Text, q.Text()) || !strings.HasSuffix(q.Text(), ".") {
				t.Errorf("%v: %q is no sentence of its article", k.Day, q.Text())
			}
		}
	}
}

func TestDigestOfNothing(t *testing.T) {
	told, _ := Tell(nil, Options{})
	if keys := told.Digest(Digest{}); len(keys) != 0 {
		t.Errorf("an empty archive has key dates: %v", keys)
	}
}

// What a page joins to a sentence is not quoted, nor what is none, and what leans on the
// sentence before it only where nothing else says as much.
func TestDigestQuotesSentences(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"no dateline", "HARROW, March 4 (Sample Wire) - The old paper mill at Harrow burned down on Tuesday.",
			"The old paper mill at Harrow burned down on Tuesday."},
		{"no title or caption that nothing parts from it", "Crews fight the fire in the paper mill The old paper mill at Harrow burned down on Tuesday.",
			"The old paper mill at Harrow burned down on Tuesday."},
		{"no caption where there is a sentence", "The paper mill at Harrow on Tuesday, as the old paper mill burned\n\nThe mill burned down on Tuesday.",
			"The mill burned down on Tuesday."},
		{"a caption where there is nothing else", "The mill at Harrow burning on Tuesday",
			"The mill at Harrow burning on Tuesday"},
		{"no part of a quotation where there is a sentence", "“The mill burned down on Tuesday. The paper mill was old.” The mill burned on Tuesday.",
			"The mill burned on Tuesday."},
		{"no pronoun first", "It burned down on Tuesday. The mill burned on Tuesday.",
			"The mill burned on Tuesday."},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := newsOf("fire", 2015, 3, 4, test.text)
			if one, two, ok := strings.Cut(test.text, "\n\n"); ok {
				a.Blocks = []Block{{End: len(one)}, {Start: len(a.Text) - len(two), End: len(a.Text)}}
			}
			told, err := Tell([]*Article{a}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(told.Digest(Digest{Dates: 1})); got != "2015-03-03 1 | "+test.want+"\n" {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Of the sentences of a day that one tells it best that says what the titles say. A title that was
// made of an article's first words does not count them twice.
func TestDigestHeedsTitles(t *testing.T) {
	text := []string{"Lee wept on Tuesday and hugged her lawyers.", "A judge in Harrow granted the owner of the mill bail on Tuesday, after three days of argument over the sum."}
	for title, want := range map[string]string{
		"Judge grants bail to mill owner": text[1],
		"Lee wept on Tuesday and hugged…": text[0],
		"":                                text[0],
	} {
		a := newsOf("bail", 2015, 3, 4, text...)
		a.Title = title
		told, err := Tell([]*Article{a}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := lines(told.Digest(Digest{Dates: 1})); got != "2015-03-03 1 | "+want+"\n" {
			t.Errorf("under the title %q: got %swant %s", title, got, want)
		}
	}
}

// What was to happen stands for a day only where nothing that did says as much.
func TestDigestTellsWhatHappened(t *testing.T) {
	told, err := Tell([]*Article{
		newsOf("before", 2015, 3, 2, "The old paper mill at Harrow will be closed on March 3."),
		newsOf("after", 2015, 3, 4, "The old paper mill at Harrow was closed down on March 3."),
	}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := lines(told.Digest(Digest{Dates: 1})), "2015-03-03 2 | The old paper mill at Harrow was closed down on March 3.\n"; got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

// Of two days that as many articles mention, one is a key date before the other.
func TestDigestRanks(t *testing.T) {
	flood := func(id string, month, day int, lines ...string) *Article {
		return newsOf(id, 2015, month, day, lines...)
	}
	for _, test := range []struct {
		name     string
		articles []*Article
		want     string
	}{
		{"the one to which articles come back", []*Article{
			flood("a", 3, 3, "The dam at Lune broke on March 3."), flood("b", 3, 17, "The dam at Lune broke on March 3."),
			flood("c", 3, 10, "The bank of Lune closed on March 10."), flood("d", 3, 11, "The bank of Lune closed on March 10."),
		}, "2015-03-03"},
		{"the one of a quiet season", []*Article{
			flood("a", 3, 3, "The dam at Lune broke on March 3."),
			flood("c", 7, 10, "The bank of Lune closed on July 10."), flood("d", 7, 11, "A fair was opened."), flood("e", 7, 12, "A play was read."),
		}, "2015-03-03"},
		{"the one with which articles open", []*Article{
			flood("a", 3, 4, "A band played.", "A fair was held.", "A play was read.", "A hymn was sung.", "The dam at Lune broke on March 3."),
			flood("c", 3, 7, "The bank of Lune closed on March 6.", "A band played.", "A fair was held.", "A play was read.", "A hymn was sung."),
		}, "2015-03-06"},
	} {
		t.Run(test.name, func(t *testing.T) {
			told, err := Tell(test.articles, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(told.Digest(Digest{Dates: 1})); !strings.HasPrefix(got, test.want) {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// A copy of an article makes no date more important.
func TestDigestCountsCopiesOnce(t *testing.T) {
	long := "The ferry to the island sank on Friday with its cargo of cars and cattle, and the crew rowed ashore in two boats before dark. " +
		"The harbour master said that the hull had been inspected in spring, that no fault had been found, and that divers would go down."
	told, err := Tell([]*Article{newsOf("a", 2015, 3, 7, long), newsOf("b", 2015, 3, 7, long), newsOf("c", 2015, 3, 7, long)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	keys := told.Digest(Digest{Dates: 1})
	if len(keys) != 1 || len(keys[0].Articles) != 1 {
		t.Errorf("got %s, want one date of one article", lines(keys))
	}
}

func TestKnee(t *testing.T) {
	curve := []float64{10, 9, 8.5, 2, 1.5, 1, 1}
	if got := knee(len(curve), func(i int) float64 { return curve[i] }); got != 3 {
		t.Errorf("knee(%v) = %d, want 3", curve, got)
	}
}
