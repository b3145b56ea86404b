package archive

import (
	"slices"
	"testing"

	"annals/timeline"
)

func TestOutlet(t *testing.T) {
	for source, want := range map[string]string{
		"Sample Gazette":                   "Sample Gazette",
		"www.gazette.example:80":           "gazette.example",
		"WWW.Gazette.Example":              "gazette.example",
		"https://www.gazette.example/news": "gazette.example",
		"news.gazette.example":             "news.gazette.example",
		"gazette.example:old":              "gazette.example:old",
		"St. John's":                       "St. John's",
		"U.S. News":                        "U.S. News",
		"v1.2":                             "v1.2",
		"":                                 "",
	} {
		if got := outlet(source); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}

func TestWithoutSite(t *testing.T) {
	for _, c := range []struct{ title, site, want string }{
		{"Bridge is free - Sample Gazette", "Sample Gazette", "Bridge is free"},
		{"Bridge is free | sample gazette", "Sample Gazette", "Bridge is free"},
		{"Bridge is free - SGTV.com - Sampletown, Sampleshire |News", "sgtv.com", "Bridge is free"},
		{"Bridge is free - SG-TV - 7NEWS", "news.sg.com", "Bridge is free"},
		{"Bridge is free - Gazette - UK", "www.gazette.co.uk", "Bridge is free"},
		{"Bridge is free - at last", "gazette.example", "Bridge is free - at last"},
		{"Gazette readers - a portrait", "gazette.example", "Gazette readers - a portrait"},
		{"Bridge - Gazette readers protest", "gazette.example", "Bridge - Gazette readers protest"},
		{" - Sample Gazette", "Sample Gazette", " - Sample Gazette"},
		{"Bridge is free - 13 SGTV Sampletown", "sgtv.com", "Bridge is free"},
		{"Bridge is free - Action News 5 Sampletown", "actionnews5.com", "Bridge is free"},
		{"SG 5 Sampletown - Bridge is free", "sg5sampletown.com", "Bridge is free"},
		{"Bridge is free - Sampletown News", "video.example", "Bridge is free"},
		{"Bridge is free - SG City News, Weather & Sports | SG 5", "gazette.example", "Bridge is free"},
		{"Bridge is free - SG-TV | Sampletown News", "gazette.example", "Bridge is free"},
		{"Bridge is free - sg5.com-Sampletown and its news", "gazette.example", "Bridge is free"},
		{"BRIDGE | Free again - Sampletown News", "gazette.example", "BRIDGE | Free again"},
		{"Bridge is free - Good News for Ferries", "gazette.example", "Bridge is free - Good News for Ferries"},
		{"Bridge is free - News", "gazette.example", "Bridge is free - News"},
		{"Mayor - New Bridge Free for Life", "life.example", "Mayor - New Bridge Free for Life"},
		{"Bridge is free - Sample Gazette", "", "Bridge is free - Sample Gazette"},
		{"Bridge is free - the city's news", "", "Bridge is free - the city's news"},
		{"", "gazette.example", ""},
	} {
		if got := withoutSite(c.title, c.site); got != c.want {
			t.Errorf("%q of %q: %q, want %q", c.title, c.site, got, c.want)
		}
	}
}

func TestTailsOfTitles(t *testing.T) {
	var articles []*timeline.Article
	for _, title := range []string{"One « SG City", "Two – a story « SG City", "Three « SG City", "Four « SG City", "Five - again", "« SG City"} {
		articles = append(articles, &timeline.Article{Source: "gazette.example", Title: title})
	}
	articles = append(articles, &timeline.Article{Source: "daily.example", Title: "Six « SG City"})
	tails(articles)
	var got []string
	for _, a := range articles {
		got = append(got, a.Title)
	}
	if want := []string{"One", "Two – a story", "Three", "Four", "Five - again", "« SG City", "Six « SG City"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestButtonsBehindStamps(t *testing.T) {
	story := func(stamp, text string) *timeline.Article {
		return &timeline.Article{Text: stamp + text, Blocks: []timeline.Block{{Kind: timeline.Furniture, End: len(stamp)}, {Start: len(stamp), End: len(stamp + text)}}}
	}
	const stamp = "3 May 2021 16:14 GMT "
	var articles []*timeline.Article
	for _, text := range []string{
		"Help The bridge fell.", "Help Mayor Lee left.", "Help Ann Lee left.", "Help In Lune it rained.", // a button
		"Mayor Ann Lee left.", "Mayor Lee left.", "Mayor Ada Lee left.", "Mayor Ian Lee left.", // a title
		"Lune The bridge fell.", "Lune Bridge fell.", "Lune Ferries left.", "Lune has rain.",
	} {
		articles = append(articles, story(stamp, text))
	}
	articles = append(articles, story("A bridge ", "Help The bridge fell."))
	behindStamps(articles)
	var got []string
	for _, a := range articles {
		got = append(got, a.Text[a.Blocks[1].Start:])
	}
	want := []string{"The bridge fell.", "Mayor Lee left.", "Ann Lee left.", "In Lune it rained.",
		"Mayor Ann Lee left.", "Mayor Lee left.", "Mayor Ada Lee left.", "Mayor Ian Lee left.",
		"Lune The bridge fell.", "Lune Bridge fell.", "Lune Ferries left.", "Lune has rain.",
		"Help The bridge fell."}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
