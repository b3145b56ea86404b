package site

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"annals/timeline/timex"
)

// Offsets count code points: what stands there is the quotation.
func TestOffsetsAreCodePoints(t *testing.T) {
	told := sample()
	a := told.Tellings[1].Article // in French
	texts := map[string][]rune{}
	for _, telling := range told.Tellings {
		texts[telling.Article.ID] = []rune(telling.Article.Text)
	}
	dir := write(t, told, Options{})
	quotes := 0
	for _, x := range decode[jsonEvent](t, dir, "events.jsonl") {
		for _, m := range x.Mentions {
			text := texts[m.Article]
			if got := string(text[m.Start:m.End]); got != m.Quote {
				t.Errorf("%s: %q stands at %d, not %q", m.Article, got, m.Start, m.Quote)
			}
			if m.Timex != nil && string(text[m.Timex.Start:m.Timex.End]) != m.Timex.Text {
				t.Errorf("%s: %q does not stand at %d", m.Article, m.Timex.Text, m.Timex.Start)
			}
			if m.Article == a.ID {
				quotes++
			}
		}
	}
	if quotes == 0 {
		t.Errorf("nothing is quoted from %s", a.ID)
	}
}

func TestDatesOfExports(t *testing.T) {
	for edtf, want := range map[string]jsonDate{
		"2018-12":     {"2018-12", "2018-12-01", "2018-12-31", "month", "stated"},
		"2018-12-01":  {"2018-12-01", "2018-12-01", "2018-12-01", "day", "stated"},
		"1997/..":     {"1997/..", "1997-01-01", "", "year", "stated"},
		"-0043-03-15": {"-0043-03-15", "-0043-03-15", "-0043-03-15", "day", "stated"},
	} {
		if got := jsonDateOf(value(t, edtf), timex.Stated); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if jsonDateOf(value(t, ""), timex.NoBasis) != (jsonDate{}) {
		t.Error("an unknown date is exported")
	}
}

func TestArticlesOfExports(t *testing.T) {
	all := decode[jsonArticle](t, write(t, sample(), Options{}), "articles.jsonl")
	if len(all) != 4 || all[3].DuplicateOf != "wire/bridge.md" || all[0].MainEvent != "k3f9aa01" {
		t.Errorf("%+v", all)
	}
	if want := []string{"k3f9aa01", "k3f9aa02", "k3f9aa04", "k3f9aa05"}; !slices.Equal(all[0].Events, want) {
		t.Errorf("events %v, want %v in the order of the text", all[0].Events, want)
	}
}

func decode[T any](t *testing.T, dir, name string) (all []T) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var x T
		d := json.NewDecoder(strings.NewReader(lines.Text()))
		d.DisallowUnknownFields()
		if err := d.Decode(&x); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, x)
	}
	return all
}

func TestSitemapIsParted(t *testing.T) {
	e := &edition{o: Options{BaseURL: "https://lune.example/"}}
	pages := slices.Repeat([]file{{path: "e/é.html"}, {path: "feed.atom"}}, sitemapLimit+1)
	var names []string
	for _, f := range sitemap(e, pages) {
		var b buffer
		if err := f.write(&b); err != nil {
			t.Fatal(err)
		}
		var doc struct {
			XMLName xml.Name
			URL     []sitemapEntry `xml:"url"`
			Sitemap []sitemapEntry `xml:"sitemap"`
		}
		if err := xml.Unmarshal(b.data, &doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.URL) > sitemapLimit || len(doc.URL) > 0 && doc.URL[0].Loc != "https://lune.example/e/%C3%A9.html" {
			t.Errorf("%s: %d addresses, the first %v", f.path, len(doc.URL), doc.URL[:1])
		}
		names = append(names, f.path)
	}
	if want := []string{"sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"}; !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
}

type sitemapEntry struct {
	Loc string `xml:"loc"`
}
