package site

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"annals/timeline"
	"annals/timeline/timex"
)

// class reports whether n has the class name.
func hasClass(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == "class" {
			for _, c := range strings.Fields(a.Val) {
				if c == name {
					return true
				}
			}
		}
	}
	return false
}

// Each event of a list is one <li> with an id, one heading and one date; and a
// page has no more of them than a browser shows at once.
func TestEachEventOfAList(t *testing.T) {
	for path, text := range contents(t, write(t, large(700, 2), Options{})) {
		if filepath.Ext(path) != ".html" {
			continue
		}
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		events := 0
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode || n.Data != "li" || !hasClass(n, "event") {
				continue
			}
			events++
			headings, dates := 0, 0
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode && c.Data == "h3" {
					headings++
				}
				if hasClass(c, "when") {
					for d := range c.Descendants() {
						if d.Data == "time" || hasClass(d, "date") {
							dates++
						}
					}
				}
			}
			if headings != 1 || dates != 1 {
				t.Errorf("%s: an event with %d headings and %d dates", path, headings, dates)
			}
		}
		if events > 1000 {
			t.Errorf("%s: %d events", path, events)
		}
		if n := zipped(t, text); n > 150<<10 {
			t.Errorf("%s: %d bytes, gzipped", path, n)
		}
	}
}

func TestScriptAndStyleAreSmall(t *testing.T) {
	dir := write(t, sample(), Options{})
	for name, most := range map[string]int{"script.js": 8 << 10, "style.css": 12 << 10} {
		data, err := os.ReadFile(filepath.Join(dir, "static", name))
		if err != nil {
			t.Fatal(err)
		}
		if n := zipped(t, string(data)); n > most {
			t.Errorf("%s: %d bytes, gzipped, want %d at most", name, n, most)
		}
	}
}

func zipped(t *testing.T, text string) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// Every page has the policy, and nothing on it that the policy blocks.
func TestEveryPageIsStrict(t *testing.T) {
	const policy = `content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';`
	for path, text := range contents(t, write(t, sample(), sampleOptions)) {
		if filepath.Ext(path) == ".html" && !strings.Contains(text, policy) {
			t.Errorf("%s: no policy", path)
		}
	}
}

// What a page quotes stands in the article word for word, at the place that it
// links to.
func TestQuotationsAreVerbatim(t *testing.T) {
	told := sample()
	dir := write(t, told, sampleOptions)
	for _, x := range told.Events {
		page := read(t, dir, "e/"+x.ID+".html")
		var said []string
		for n := range page.Descendants() {
			if n.Data == "blockquote" {
				said = append(said, textOf(n))
			}
		}
		for i, m := range x.Mentions {
			if quote := m.Article.Text[m.Start:m.End]; !strings.Contains(said[i], quote) {
				t.Errorf("%s: %q is not in %q", x.ID, quote, said[i])
			}
		}
	}
	for _, telling := range told.Tellings {
		page := read(t, dir, "a/"+slugOf(articleStem(telling.Article.ID))+".html")
		places := map[string]string{}
		for n := range page.Descendants() {
			if n.Type == html.ElementNode && hasClass(n, "place") {
				places[n.Attr[1].Val] = textOf(n)
			}
		}
		for i, m := range telling.Mentions {
			id := "m_" + string(rune('1'+i))
			if quote := m.Article.Text[m.Start:m.End]; places[id] != quote {
				t.Errorf("%s#%s is %q, want %q", telling.Article.ID, id, places[id], quote)
			}
		}
	}
}

func read(t *testing.T, dir, path string) *html.Node {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, path))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := html.Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// A clause may be dated by words in the next sentence, mentions may lie in each
// other, and offsets may be wrong: no text is lost or said twice.
func TestNoTextIsLost(t *testing.T) {
	a := article("a.md", "A", "", 2020, 1, 2, "He resigned. On Wednesday night he said so, the day after the vote of 1 May.\n\nThe end.")
	cut := func(from, to string, words string) *timeline.Mention {
		m := mention(a, from, "", day1(2020, 1, 1), timex.Resolved)
		m.End = strings.Index(a.Text, to) + len(to)
		at := strings.Index(a.Text, words)
		m.Timex = &timex.Anchored{Timex: timex.Timex{Start: at, End: at + len(words)}, When: day1(2020, 1, 1), Basis: timex.Resolved}
		return m
	}
	x := event("x", "X", day1(2020, 1, 1), timex.Resolved, 1,
		cut("He", "resigned", "On Wednesday night"), cut("On Wed", "1 May", "On Wednesday night"), cut("he said", "so", "On Wednesday night"),
		cut("the vote", "1 M", "1 May"), cut("the day", "end", "1 May"),
		cut("The end", "The end", "1 May"), cut("end.", "end.", "1 May"))
	broken := mention(a, "The end", "", day1(2020, 1, 1), timex.Stated)
	broken.Start, broken.End, broken.Sentence = 5000, -3, [2]int{900, 2}
	x.Mentions = append(x.Mentions, broken)
	told := &timeline.Timeline{Events: []*timeline.Event{x}}
	tellings(told, a)
	dir := write(t, told, Options{})
	var story string
	for n := range read(t, dir, "a/a.html").Descendants() {
		if n.Data == "div" {
			story = textOf(n)
		}
	}
	if got, want := strings.Join(strings.Fields(story), " "), strings.Join(strings.Fields(a.Text), " "); got != want {
		t.Errorf("the page says\n%s\nthe article\n%s", got, want)
	}
	if page := textOf(read(t, dir, "e/x.html")); !strings.Contains(page, english.DatedBy+" On Wednesday night") {
		t.Errorf("the words that date it are not shown: %s", page)
	}
	// All that is wrong is the mention whose offsets lead nowhere.
	if problems, err := Check(dir); err != nil || len(problems) != 1 || problems[0].Page != "events.jsonl" {
		t.Error(problems, err)
	}
}

func TestUserTemplatesAndFiles(t *testing.T) {
	dir := write(t, sample(), Options{
		Templates: fstest.MapFS{"missing.html": {Data: []byte(`{{define "main"}}<h1>Gone fishing</h1>{{end}}`)}},
		Static: fstest.MapFS{
			"house.css": {Data: []byte("a{}")}, "icon.svg": {Data: []byte("<svg/>")}, "fonts/face.woff2": {Data: []byte("face")}, ".hidden": {Data: []byte("no")},
		},
	})
	all := contents(t, dir)
	if !strings.Contains(all["404.html"], "Gone fishing") {
		t.Error("the template was not used")
	}
	for path, want := range map[string]string{"static/house.css": "a{}", "static/icon.svg": "<svg/>", "static/fonts/face.woff2": "face", "static/.hidden": ""} {
		if all[path] != want {
			t.Errorf("%s holds %q, want %q", path, all[path], want)
		}
	}
	if !strings.Contains(all["e/k3f9aa01.html"], `href="../static/house.css"`) {
		t.Error("house.css is not read")
	}
}

// What has an end but no beginning stands in order at its end, which is the
// first moment of the next year.
func TestAYearStandsOnce(t *testing.T) {
	told := &timeline.Timeline{}
	a := article("a.md", "A", "", 2020, 1, 1, "It ended.")
	for i, edtf := range []string{"1986-05-01", "1987-01-01", "../1986", "1987-02-01"} {
		when := value(t, edtf)
		told.Events = append(told.Events, event("open"+string(rune('0'+i)), edtf, when, timex.Stated, 1, mention(a, "It ended", "", when, timex.Stated)))
	}
	tellings(told, a)
	if problems, err := Check(write(t, told, Options{})); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}
