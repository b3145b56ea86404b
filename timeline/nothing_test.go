package timeline

import "testing"

// eventsBeside returns the headlines of what text tells in an article that tells of one thing more.
func eventsBeside(t *testing.T, text string) (headlines []string) {
	t.Helper()
	const news = "The bridge of Springfield fell on Tuesday."
	tl, err := Tell([]*Article{aStory(t, "published 2021-05-05\n"+news+"\n\n"+text)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for e := range tl.All() {
		if e.Headline != "The bridge of Springfield fell" {
			headlines = append(headlines, e.Headline)
		}
	}
	return headlines
}

// tellsBeside checks how many events each text tells in an article that tells of one thing more.
func tellsBeside(t *testing.T, texts map[string]int) {
	t.Helper()
	for text, want := range texts {
		if got := eventsBeside(t, text); len(got) != want {
			t.Errorf("%s: got %q, want %d", text, got, want)
		}
	}
}

// Each example of a nothing is no event, though it has a date.
func TestNothings(t *testing.T) {
	for _, n := range nothings {
		if len(n.examples) == 0 {
			t.Errorf("%s: no example", n.name)
		}
		for _, text := range n.examples {
			if got := eventsBeside(t, text); len(got) > 0 {
				t.Errorf("%s: %s: got %q", n.name, text, got)
			}
		}
	}
	const erratum = "A story published on Monday gave the wrong day for the arrest of Ann Lee."
	if got := eventsBeside(t, erratum); len(got) > 0 {
		t.Errorf("%s: got %q", erratum, got)
	}
}

// What goes on like them is news.
func TestNoNothing(t *testing.T) {
	for _, text := range []string{
		"Lee was held in Lune on Monday.",
		"Lune Motors was listed in London on Monday.",
		"Lee refused to leave on Monday.",
		"Lee returned on Monday.",
		"Arrests were made on Monday.",
		"Lee was not arrested on Monday.",
		"The yard had a permit and sold two boats on Monday.",
	} {
		if got := eventsBeside(t, text); len(got) != 1 {
			t.Errorf("%s: got %q", text, got)
		}
	}
}

// A noun that says neither who nor what is no event by itself; as evidence of one it gives its day.
func TestBareNoun(t *testing.T) {
	tellsBeside(t, map[string]int{
		"The council has not spoken since the meeting in Lune on Monday.":      0,
		"The council has not spoken since the meeting of ministers on Monday.": 1,
		"The council has not spoken since the arrest of Tom Okafor on Monday.": 1,
		"The council has not spoken since Monday's fire in Lune.":              1,
		"The council has lost its seats since the 2020 election.":              0,
	})
	tl, err := Tell([]*Article{aStory(t, "published 2021-05-05\nThe council has not spoken since the meeting in Lune on Monday.")}, Options{})
	if err != nil || len(tl.Events) != 1 {
		t.Errorf("an article that tells of nothing else keeps what it has: %d events, %v", len(tl.Events), err)
	}
}

// What gives no line that reads by itself is no event by itself.
func TestGarbled(t *testing.T) {
	tellsBeside(t, map[string]int{
		"I was playing in Lune on Monday.":                  0,
		"Lee was playing in Lune on Monday.":                1,
		"She was playing in Lune on Monday.":                1, // the article says who she is
		"The ministers fail to agree on a bridge on Monday": 1,
	})
}

// What has been so since a month or a year is a state; since a few days it is news.
func TestSinceLong(t *testing.T) {
	tellsBeside(t, map[string]int{
		"Tom Okafor has worked for Lune Motors since 2017.": 0,
		"The yard has sold only two boats since 2019.":      0,
		"The yard has sold two boats since Monday.":         1,
		"Tom Okafor has been held in Lune since May 2019.":  1,
	})
}
