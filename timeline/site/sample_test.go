package site

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// sample is a small timeline that holds one of everything that pages show.
// All in it is invented.
func sample() *timeline.Timeline {
	wire := article("wire/bridge.md", "Old bridge falls into the Lune", "Sample Wire", 2004, 3, 6, `By Ada Crane

LUNE CITY, March 6 — The old bridge fell into the river on Friday, the mayor's office said.

A new one will open in autumn 2006, Mayor Ruth Oakes said. The firm that kept the bridge, Tarn & Sons, knew of cracks since 2001, a former worker claims.

The Council, the paper has learnt,

- met on Saturday,
- meets again next week.

Related articles: Ferry timetable`)
	wire.Byline, wire.URL = "Ada Crane", "https://wire.example/bridge?id=1&part=2"
	at := 0
	for i, text := range strings.Split(wire.Text, "\n\n") {
		for _, line := range strings.SplitAfter(text, "\n") {
			kind := timeline.Paragraph
			switch {
			case i == 0:
				kind = timeline.Byline
			case strings.HasPrefix(line, "- "):
				kind = timeline.Item
			case strings.HasPrefix(line, "Related"):
				kind = timeline.Furniture
			}
			wire.Blocks = append(wire.Blocks, timeline.Block{Start: at, End: at + len(strings.TrimSuffix(line, "\n")), Kind: kind})
			at += len(line)
		}
		at += 2
	}
	daily := article("daily.jsonl#7", "Élan perdu: le pont d’Oakes", "Sample Daily", 2006, 10, 2,
		"Le pont est ouvert. The bridge opened on 1 October 2006, two and a half years after the old one fell on 4 March 2004.\n\nTarn & Sons denies that it knew of any cracks.")
	daily.Lang = "fr"
	undated := article("letter.txt", "", "", 0, 0, 0, "They quarrelled about the toll last winter. In the 1990s the ferry was free.")
	copied := article("mirror/bridge.html", "Old bridge falls into the Lune", "Sample Mirror", 2004, 3, 6, wire.Text)
	copied.Blocks, copied.Byline = wire.Blocks, "From the wires"

	oakes, tarn := timeline.Name{Name: "Ruth Oakes", Kind: timeline.Person}, timeline.Name{Name: "Tarn & Sons", Kind: timeline.Organisation}
	council := timeline.Name{Name: "Lune City Council", Kind: timeline.Organisation}

	fell := event("k3f9aa01", "The old bridge fell into the river", day1(2004, 3, 5), timex.Resolved, 1,
		mention(wire, "The old bridge fell into the river on Friday", "on Friday", day1(2004, 3, 5), timex.Resolved),
		mention(copied, "The old bridge fell into the river on Friday", "on Friday", day1(2004, 3, 5), timex.Resolved),
		mention(daily, "the old one fell on 4 March 2004", "4 March 2004", day1(2004, 3, 4), timex.Stated))
	fell.Places, fell.Sources = []string{"Lune City"}, 2
	fell.Conflicts = []timeline.Conflict{{When: day1(2004, 3, 4), Articles: []*timeline.Article{daily}}}
	planned := event("k3f9aa02", "A new bridge will open", autumn2006, timex.Stated, .6,
		mention(wire, "A new one will open in autumn 2006", "autumn 2006", autumn2006, timex.Stated))
	planned.Status, planned.By, planned.Names = timeline.Planned, []string{"Mayor Ruth Oakes"}, []timeline.Name{oakes}
	opened := event("k3f9aa03", "The new bridge opened", day1(2006, 10, 1), timex.Stated, .9,
		mention(daily, "The bridge opened on 1 October 2006", "1 October 2006", day1(2006, 10, 1), timex.Stated))
	opened.Names, opened.Earlier, opened.Decided = []timeline.Name{oakes}, []*timeline.Event{planned}, "title"
	knew := event("k3f9aa04", "Tarn & Sons knew of cracks", calendar.On(calendar.Date(2001, 0, 0)), timex.Stated, .5,
		mention(wire, "Tarn & Sons, knew of cracks since 2001", "2001", calendar.On(calendar.Date(2001, 0, 0)), timex.Stated),
		mention(daily, "Tarn & Sons denies that it knew of any cracks", "", calendar.Value{}, timex.NoBasis))
	knew.Status, knew.By, knew.Names = timeline.Disputed, []string{"a former worker", "Tarn & Sons"}, []timeline.Name{tarn}
	met := event("k3f9aa05", "The council met", calendar.On(calendar.Date(2004, 3, 0)), timex.Resolved, .3,
		mention(wire, "met on Saturday", "Saturday", calendar.On(calendar.Date(2004, 3, 0)), timex.Resolved))
	met.Names, met.Status, met.By = []timeline.Name{council}, timeline.Attributed, []string{"the paper"}
	toll := event("k3f9aa06", "They quarrelled about the toll", calendar.Value{}, timex.NoBasis, .2,
		mention(undated, "They quarrelled about the toll last winter", "last winter", calendar.Value{}, timex.NoBasis))

	t := &timeline.Timeline{
		Events:  []*timeline.Event{knew, met, fell, planned, opened},
		Undated: []*timeline.Event{toll},
		Dropped: 1,
		Names: []*timeline.Named{
			{Name: oakes, Events: []*timeline.Event{planned, opened}}, {Name: council, Events: []*timeline.Event{met}}, {Name: tarn, Events: []*timeline.Event{knew}},
		},
		Places: []*timeline.Named{{Name: timeline.Name{Name: "Lune City", Kind: timeline.Place}, Events: []*timeline.Event{fell}}},
	}
	tellings(t, wire, daily, undated, copied)
	t.Tellings[3].DuplicateOf = wire
	t.Tellings[0].Main = fell
	return t
}

// samplePages are the prose pages of the sample.
var samplePages = fstest.MapFS{
	"about.md": {Data: []byte("---\ntitle: About\nweight: 1\n---\n# About\n\nThis is *sample copy*. See [how](how.md#quotations), [2004](/y/2004.html) and [the data](/events.jsonl).\n")},
	"how.md":   {Data: []byte("# How to read this\n\n#### Quotations\n\n<b>Raw</b> HTML and [this](javascript:alert(1)) are left out.\n")},
	"index.md": {Data: []byte("A *bridge*, from its fall to its opening. [About](about.md).\n")},
}

var sampleOptions = Options{Title: "The Lune bridge", Description: "Six years of a bridge.", Pages: samplePages, Version: "test"}

var autumn2006 = calendar.On(calendar.Interval{Start: calendar.Date(2006, 9, 1).Start, End: calendar.Date(2006, 12, 1).Start, Unit: calendar.Season})

func day1(y, m, d int) calendar.Value { return calendar.On(calendar.Date(y, m, d)) }

func article(id, title, source string, y, m, d int, text string) *timeline.Article {
	a := &timeline.Article{ID: id, Title: title, Source: source, Lang: "en", Text: text}
	if y != 0 {
		a.Published = timeline.Published{When: calendar.Date(y, m, d), Basis: "front matter"}
	}
	return a
}

// mention returns the mention that says quote in a, dated by words.
func mention(a *timeline.Article, said, words string, when calendar.Value, basis timex.Basis) *timeline.Mention {
	start := strings.Index(a.Text, said)
	if start < 0 {
		panic(said + " is not in " + a.ID)
	}
	m := &timeline.Mention{Article: a, Start: start, End: start + len(said), When: when, Basis: basis}
	from := max(strings.LastIndex(a.Text[:start], ". ")+2, strings.LastIndex(a.Text[:start], "\n")+1, 0)
	to := start + len(said)
	if i := strings.IndexAny(a.Text[to:], ".\n"); i >= 0 {
		to += i
	}
	m.Sentence = [2]int{from, to}
	if words != "" {
		at := start + strings.Index(said, words)
		m.Timex = &timex.Anchored{Timex: timex.Timex{Start: at, End: at + len(words)}, Type: timex.DATE, Value: when.String(), When: when, Basis: basis}
	}
	return m
}

func event(id, headline string, when calendar.Value, basis timex.Basis, importance float64, mentions ...*timeline.Mention) *timeline.Event {
	x := &timeline.Event{ID: id, Headline: headline, When: when, Basis: basis, Importance: importance, Mentions: mentions, Sources: 1}
	for _, m := range mentions {
		x.Articles = append(x.Articles, m.Article)
	}
	return x
}

// tellings gives t the tellings of articles, with the mentions that its events have of each.
func tellings(t *timeline.Timeline, articles ...*timeline.Article) {
	at := map[*timeline.Article]*timeline.Telling{}
	for _, a := range articles {
		at[a] = &timeline.Telling{Article: a}
		t.Tellings = append(t.Tellings, at[a])
	}
	for _, events := range [][]*timeline.Event{t.Events, t.Undated} {
		for _, x := range events {
			for _, m := range x.Mentions {
				told := at[m.Article]
				told.Mentions = append(told.Mentions, m)
				if m.Timex != nil {
					told.Timexes = append(told.Timexes, *m.Timex)
				}
			}
		}
	}
	for _, told := range t.Tellings {
		sortByPlace(told)
	}
}

func TestWrite(t *testing.T) {
	sum, err := Write(t.TempDir(), sample(), sampleOptions)
	if err != nil {
		t.Fatal(err)
	}
	if sum.Events != 5 || sum.Undated != 1 || sum.Articles != 4 {
		t.Errorf("%+v", sum)
	}
}

func sortByPlace(told *timeline.Telling) {
	slices.SortFunc(told.Mentions, func(m, n *timeline.Mention) int { return m.Start - n.Start })
	slices.SortFunc(told.Timexes, func(x, y timex.Anchored) int { return x.Start - y.Start })
}
