package site

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestASiteHasNoProblem(t *testing.T) {
	for name, o := range map[string]Options{
		"at any place": sampleOptions, "without pages": {}, "in a folder of a server": {BaseURL: "https://lune.example/bridge/", Lang: "de"},
	} {
		problems, err := Check(write(t, sample(), o))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			t.Errorf("%s: %s", name, p)
		}
	}
	problems, err := Check(write(t, large(700, 2), Options{}))
	if err != nil || len(problems) > 0 {
		t.Error(len(problems), "problems with many events", problems[:min(len(problems), 5)], err)
	}
}

func TestCheck(t *testing.T) {
	const page = `<!doctype html><html lang="en"><head><title>A</title></head><body><h1 id="top">A</h1>%</body></html>`
	for body, want := range map[string]string{
		``:                                       "",
		`<a href="#top">up</a>`:                  "",
		`<a href="b/">there</a>`:                 "",
		`<a href="b/index.html#top">there</a>`:   "",
		`<a href="/b/index.html">there</a>`:      "",
		`<a href="https://lune.example">out</a>`: "",
		`<a href="c.html">there</a>`:             `link to "c.html": there is no c.html`,
		`<a href="#down">down</a>`:               `index.html has no id "down"`,
		`<a href="javascript:alert(1)">x</a>`:    "it leads nowhere that a page may lead",
		`<p id="top">`:                           `id "top" stands twice`,
		`<p id="a b">a</p>`:                      "no space",
		`<p>a`:                                   "</body> closes what is not open",
		`<p><ul></ul></p>`:                       "1 <p> are written and a browser makes 2",
		`<h3>deep</h3>`:                          "a heading is left out",
		`<h1>again</h1>`:                         "2 <h1>",
		`<p style="x">a</p>`:                     "a strict policy blocks it",
		`<p onclick="x()">a</p>`:                 "a strict policy blocks it",
		`<script>x()</script>`:                   "a strict policy blocks it",
		`<img src="https://lune.example/a.png">`: "asks another site",
	} {
		problems, err := check(fstest.MapFS{
			"index.html":   {Data: []byte(strings.Replace(page, "%", body, 1))},
			"b/index.html": {Data: []byte(strings.Replace(page, "%", "", 1))},
		})
		if err != nil {
			t.Errorf("%s: %v", body, err)
			continue
		}
		var said []string
		for _, p := range problems {
			said = append(said, p.String())
		}
		got := strings.Join(said, "\n")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}
