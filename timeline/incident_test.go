package timeline

import (
	"slices"
	"testing"
	"time"
)

// TestIncidents holds that what is told weeks later of an incident is about the
// incident, and that another one in the same town keeps to itself.
func TestIncidents(t *testing.T) {
	titled := func(title string, a *Article) *Article {
		a.Title = title
		return a
	}
	shot := titled("Two wounded in shooting on Mill Lane in Harlow Bridge", newsOf("shot", 2021, 5, 3,
		"Two teenagers were wounded in a shooting on Mill Lane, police said.",
		"It happened about 9:40 p.m. Saturday outside a laundry in the 300 block of Mill Lane.",
		"Perry Osgood, 17, was hit in the leg and Dwayne Tolliver, 16, in the shoulder."))
	charged := titled("Man charged in Mill Lane shooting that wounded two", newsOf("charged", 2021, 5, 12,
		"A man has been charged with the shooting of two teenagers outside a laundry on Mill Lane in Harlow Bridge.",
		"Emmet Vance, 24, was arrested on Tuesday.",
		"Perry Osgood and Dwayne Tolliver, the teenagers who were wounded, are recovering."))
	trial := titled("Trial opens over Mill Lane shooting", newsOf("trial", 2021, 9, 21,
		"Emmet Vance pleaded not guilty on Monday to the shooting of Perry Osgood and Dwayne Tolliver outside a laundry in Harlow Bridge.",
		"The teenagers were wounded on Mill Lane.",
		"Vance, 24, was arrested ten days after the shooting."))
	quarry := titled("Woman, 61, shot dead at home in Harlow Bridge", newsOf("quarry", 2021, 5, 5,
		"A woman was shot dead in her home on Quarry Road on Tuesday, police said.",
		"Officers found Lorna Pickett, 61, at about 7 a.m. Tuesday.",
		"Nobody has been arrested."))
	budget := titled("Council in Harlow Bridge passes budget", newsOf("budget", 2021, 5, 5,
		"The council of Harlow Bridge passed its budget on Tuesday."))

	articles := []*Article{shot, charged, trial, quarry, budget}
	for range 2 {
		tl, err := Tell(articles, Options{})
		if err != nil {
			t.Fatal(err)
		}
		main := func(a *Article) *Event { return tl.Tellings[slices.Index(articles, a)].Main }
		for _, c := range []struct {
			article *Article
			date    string
		}{{shot, "2021-05-01"}, {charged, "2021-05-01"}, {trial, "2021-05-01"}, {quarry, "2021-05-04"}, {budget, "2021-05-04"}} {
			switch e := main(c.article); {
			case e == nil:
				t.Errorf("%s: about nothing", c.article.ID)
			case e.When.String() != c.date:
				t.Errorf("%s: about %s %s, want %s", c.article.ID, e.When, e.Headline, c.date)
			}
		}
		if main(quarry) == main(budget) {
			t.Errorf("%q is no shooting", main(budget).Headline)
		}
		slices.Reverse(articles)
	}
}

// TestDayOfSaying holds that the day on which something was said, or put up, is
// that of a report, with a preposition or without.
func TestDayOfSaying(t *testing.T) {
	for _, text := range []string{
		"Four people were wounded in a shooting on Mill Lane, police said on Sunday. Officers were called there at 7:15 p.m. on Saturday.",
		"Four people were wounded in a shooting on Mill Lane, police said Sunday. Officers were called there at 7:15 p.m. on Saturday.",
	} {
		tl, err := Tell([]*Article{newsOf("shot", 2013, 11, 25, text)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if main := tl.Tellings[0].Main; main == nil || main.When.String() != "2013-11-23" {
			t.Errorf("%q is about %v, want 2013-11-23", text, main)
		}
	}
}

// TestDayOfIncident holds that an article that opens with what was done about an
// incident is about the day of the incident, though it tells of other days more.
func TestDayOfIncident(t *testing.T) {
	const aside = "\n\nThe house stands on the corner of Quarry Road, and has been empty for years. Neighbours have asked the council to pull it down, " +
		"and the council says that it has no money for that. A petition lies in the shop on the green, where everybody who comes for bread is asked to put a name to it.\n\n"
	for text, want := range map[string]string{
		"A coroner on Thursday identified the two men who were found shot in a shooting on Mill Lane.\n\n" +
			"Officers responded to the house on Mill Lane just before 4:30 p.m. Wednesday.\n\nThe coroner said on Thursday that an autopsy was held.": "2013-11-20",
		"A man was shot on Mill Lane.\n\nIt happened around 10:45 p.m. Friday.\n\n" +
			"Another man was shot on Saturday on Quarry Road.": "2013-11-22",
		// Of what an incident comes to, its outcome may be days later, and what is done about it is.
		"A teenager who was wounded on Mill Lane died on Saturday." + aside + "Perry Osgood was shot on Thursday.":    "2013-11-21",
		"A woman was sought on Saturday over a shooting on Mill Lane." + aside + "Perry Osgood was shot on Thursday.": "2013-11-21",
		// What is no news is not old where it is what the news is about.
		"Two teenagers have been charged in a shooting on Mill Lane.\n\nPolice say they fired at Perry Osgood, 17, on March 1, 2013, and left him with a broken leg.\n\n" +
			"They were arrested in the house of an aunt on Thursday.": "2013-03-01",
	} {
		tl, err := Tell([]*Article{newsOf("shot", 2013, 11, 24, text)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if main := tl.Tellings[0].Main; main == nil || main.When.String() != want {
			t.Errorf("%q is about %v, want %s", text, main, want)
		}
	}
}

// TestDayOfOneEvent holds that an event which is told of two days is on that on which
// the reports of the incident agree, and shows the other.
func TestDayOfOneEvent(t *testing.T) {
	titled := func(id, title string, paragraphs ...string) *Article {
		a := newsOf(id, 2013, 11, 24, paragraphs...)
		a.Title = title
		return a
	}
	tl, err := Tell([]*Article{
		titled("a", "Man shot dead outside laundry on Mill Lane", "Perry Osgood was shot dead outside a laundry on Mill Lane on Thursday.",
			"It happened at about 11:50 p.m. Thursday, and officers were called there at midnight."),
		titled("b", "Man shot dead outside laundry on Mill Lane is named", "Perry Osgood was shot dead outside a laundry on Mill Lane on Friday, his family said.",
			"The laundry was closed."),
	}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, told := range tl.Tellings {
		switch e := told.Main; {
		case e == nil:
			t.Errorf("%s: about nothing", told.Article.ID)
		case e.When.String() != "2013-11-21":
			t.Errorf("%s: about %s %s, want 2013-11-21", told.Article.ID, e.When, e.Headline)
		case len(e.Conflicts) == 0:
			t.Errorf("%s: %s does not show who says otherwise", told.Article.ID, e.Headline)
		}
	}
}

// TestReportsOfOneIncident holds what speaks for two reports being of one incident, and against it.
func TestReportsOfOneIncident(t *testing.T) {
	titled := func(id string, year, month, day int, title string, paragraphs ...string) *Article {
		a := newsOf(id, year, month, day, paragraphs...)
		a.Title = title
		return a
	}
	old := titled("old", 2013, 10, 27, "Four hurt in Harlow Bridge shooting", "Four men were hurt in a shooting in Harlow Bridge, police said.")
	recent := titled("recent", 2016, 10, 28, "4 hurt in Harlow Bridge shooting", "Four men were hurt in a shooting in Harlow Bridge on Friday, police said.")
	sought := titled("sought", 2016, 11, 8, "Woman sought in Harlow Bridge shooting", "A woman was sought on Monday over a shooting in Harlow Bridge.")
	tl, err := Tell([]*Article{old, recent, sought}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	like := func(a, b *Article) (float32, [reportFeatures]float64) {
		r, q := tl.reports[a], tl.reports[b]
		return tl.vocabulary.likeReports(r, q), tl.vocabulary.compareReports(r, q)
	}
	if s, f := like(old, recent); s != impossible {
		t.Errorf("a shooting is reported three years before it happened: %v %v", s, f)
	} else if f[rNumbers] != 1 {
		t.Error(`"four" and "4" are no one number`)
	}
	if s, f := like(recent, sought); s == impossible || f[rDaysOther] != 0 {
		t.Errorf("the day on which somebody was sought is taken for that of a shooting: %v %v", s, f)
	}
}

// TestMainOfTwoGroups holds that reports which came apart into two groups are about one event
// all the same, where it was on the day of both and they are somewhat alike.
func TestMainOfTwoGroups(t *testing.T) {
	titled := func(id string, month, day int, title string, paragraphs ...string) *Article {
		a := newsOf(id, 2021, month, day, paragraphs...)
		a.Title = title
		return a
	}
	const wounded = "Perry Osgood and Dwayne Tolliver were wounded on Mill Lane in Harlow Bridge on May 1, 2021."
	tl, err := Tell([]*Article{
		titled("shot", 5, 3, "Two wounded in shooting on Mill Lane", "Two teenagers were wounded in a shooting in Harlow Bridge, police said.", wounded),
		titled("charged", 5, 12, "Man charged in Mill Lane shooting", "Emmet Vance was charged with a shooting on Tuesday.", wounded),
		titled("sued", 6, 29, "Council is sued over shooting", "A court heard on Monday whether the council is to blame for a shooting.", wounded),
		titled("lamps", 6, 30, "Lamps were dark in shooting, court hears", "New lamps had been ordered before a shooting, a court heard on Tuesday.", wounded),
	}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	first := dayNumber(time.Date(2021, time.May, 1, 0, 0, 0, 0, time.UTC))
	group := func(day int32) (mains [2]*Event) {
		for i, told := range tl.Tellings {
			tl.incidents[told.Article] = int32(1 + i/2)
		}
		tl.dayOfIncident = map[int32]int32{1: first, 2: day}
		tl.findMains()
		return [2]*Event{tl.Tellings[0].Main, tl.Tellings[2].Main}
	}
	if m := group(first); m[0] == nil || m[0] != m[1] {
		t.Error("on one day: want one event")
	}
	if m := group(first + 30); m[0] == m[1] {
		t.Errorf("on two days: both about %v", m[0].Headline)
	}
}
