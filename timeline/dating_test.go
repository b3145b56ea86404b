package timeline

import (
	"testing"

	"annals/timeline/timex"
)

// What is told as over did not happen on a day to come. The sentences are told on
// Saturday, 25 September 2021; the date is that of the mention whose predicate is given.
func TestLookBack(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct{ text, predicate, want string }{
		{"The police arrested him on December 11.", "arrest", "2020-12-11"},
		{"Lee was arrested on December 11 in Lune.", "arrest", "2020-12-11"},
		{"The crash on December 11 killed two men.", "kill", "2020-12-11"},
		{"The police arrested him on September 11.", "arrest", "2021-09-11"},
		{"The police arrested him on December 11, 2019.", "arrest", "2019-12-11"},
		{"The trial will begin on December 11.", "begin", "2021-12-11"},
		{"The judge postponed the trial to December 11.", "postpon", ""},
		{"The police will arrest him on December 11.", "arrest", "2021-12-11"},
		{"Two men were killed overnight between 5 and 6 September.", "kill", "2021-09-05/2021-09-06"},
	} {
		got := ""
		for _, m := range x.Extract(aStory(t, "published 2021-09-25\nThe inquiry goes on. "+test.text), timex.News).Mentions {
			if m.Predicate == test.predicate {
				got = m.When.String()
			}
		}
		if got != test.want {
			t.Errorf("%s\n%s is dated %q, want %q", test.text, test.predicate, got, test.want)
		}
	}
}

// What follows an incident did not come before it: pages are added to after the day that they bear. The
// stories are of Saturday, 25 September 2021.
func TestAfterIncident(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct{ text, predicate, want string }{
		{"Two men were killed in Lune on Saturday. Tom Okafor was indicted on Sunday.", "indict", "2021-09-26"},
		{"Two men were shot in Lune late Thursday. Tom Okafor appeared in court Sunday morning.", "appear", "2021-09-26"},
		{"Two men were killed in Lune on Saturday. Tom Okafor was indicted on Friday.", "indict", "2021-09-24"},
		{"Two men were killed in Lune on Saturday. Three were killed on Monday. The army entered Lune on Sunday.", "enter", "2021-09-19"},
		{"The council met on Saturday. The mayor resigned on Sunday.", "resign", "2021-09-19"},
	} {
		got := ""
		for _, m := range x.Extract(aStory(t, "published 2021-09-25\n"+test.text), timex.News).Mentions {
			if m.Predicate == test.predicate {
				got = m.When.String()
			}
		}
		if got != test.want {
			t.Errorf("%s\n%s is dated %q, want %q", test.text, test.predicate, got, test.want)
		}
	}
}

// A French story is read with the words of French, and its predicates are stems
// of French: "arrêté" and "arrêtée" tell of the same.
func TestPredicatesOfALanguage(t *testing.T) {
	g, ok := timex.Language("fr")
	if !ok {
		t.Fatal("no grammar for French")
	}
	c := newCues(g)
	if one, other := c.predicate("arrêté"), c.predicate("arrêtées"); one != other {
		t.Errorf("%q and %q: they are one", one, other)
	}
}

// The number of a house is no year.
func TestAddress(t *testing.T) {
	if _, told := datingsOf(t, "Two men left the yard of 2111 Bethel Avenue."); len(told) > 0 {
		t.Errorf("it tells %q", told)
	}
}
