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
		``:                                                     "",
		`<a href="#top">up</a>`:                                "",
		`<a href="b/">there</a>`:                               "",
		`<a href="b/index.html#top">there</a>`:                 "",
		`<a href="/b/index.html">there</a>`:                    "",
		`<a href="https://lune.example">out</a>`:               "",
		`<a href="c.html">there</a>`:                           `link to "c.html": there is no c.html`,
		`<a href="#down">down</a>`:                             `index.html has no id "down"`,
		`<a href="javascript:alert(1)">x</a>`:                  "it leads nowhere that a page may lead",
		`<p id="top">`:                                         `id "top" stands twice`,
		`<p id="a b">a</p>`:                                    "no space",
		`<p>a`:                                                 "</body> closes what is not open: <p> is",
		`<p>a</p><p><b>x</i></b></p>`:                          "index.html:1: </i> closes what is not open: <b> is",
		"\n\n<p id=top>":                                       `index.html:3: id "top" stands twice`,
		"<p\ntitle='a\nb'>x</p>\n<blink>a</blink>":             "index.html:4: <blink>: HTML knows no such element",
		`<p align="left">a</p>`:                                "<p align>: HTML knows no such attribute",
		`<p data-a="b" aria-label="c" dir="auto">a</p>`:        "",
		`<time datetime="2018-12">December</time>`:             "",
		`<time datetime="2018-W49">a week</time>`:              "",
		`<time>December</time>`:                                `<time datetime="">: it is no date`,
		`<time datetime="2018-02-30">a day</time>`:             "it is no date",
		`<ul><p>a</p></ul>`:                                    "a list holds <li> alone",
		`<ul>a</ul>`:                                           "a text in <ul>",
		`<p>a <span><div>b</div></span></p>`:                   "<div> in <span>: that holds a phrase alone",
		`<a href="#top"><b><a href="#top">a</a></b></a>`:       "<a> in a link or button",
		`<p aria-labelledby="top gone">a</p>`:                  `refers to the id "gone"`,
		`<img src="a.png">`:                                    "<img> has no alt",
		`<script type="application/ld+json">{"a": 1}</script>`: "",
		`<script type="application/ld+json">{a}</script>`:      "no JSON",
		`<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>`:        "",
		`<p><ul></ul></p>`:                                     "1 <p> are written and a browser makes 2",
		`<h3>deep</h3>`:                                        "a heading is left out",
		`<h1>again</h1>`:                                       "2 <h1>",
		`<p style="x">a</p>`:                                   "a strict policy blocks it",
		`<p onclick="x()">a</p>`:                               "a strict policy blocks it",
		`<script>x()</script>`:                                 "a strict policy blocks it",
		`<img src="https://lune.example/a.png">`:               "asks another site",
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

// Each event has evidence, in the data and on its page.
func TestCheckEvidence(t *testing.T) {
	const page = `<!doctype html><html lang="en"><head><title>A</title></head><body><h1>A</h1>%</body></html>`
	proof := `<blockquote><p>It fell.</p></blockquote><cite>a.md</cite>`
	for _, c := range []struct{ events, articles, page, want string }{
		{`{"id":"k3f9","mentions":[{"article":"a.md","quote":"It fell."}]}`, `{"id":"a.md"}`, proof, ""},
		{`{"id":"k3f9","mentions":[]}`, `{"id":"a.md"}`, proof, "events.jsonl:1: event k3f9 has no evidence"},
		{`{"id":"k3f9","mentions":[{"article":"a.md","quote":""}]}`, `{"id":"a.md"}`, proof, "a mention without its words"},
		{`{"id":"k3f9","mentions":[{"article":"b.md","quote":"It fell."}]}`, `{"id":"a.md"}`, proof, `told by "b.md", which is not among the articles`},
		{`{"id":"k3f9","mentions":[{"article":"a.md","quote":"It fell."}]}`, `{"id":"a.md"}`, "", "e/k3f9.html: it shows no quotation with who says so"},
		{`{"id":"gone","mentions":[{"article":"a.md","quote":"It fell."}]}`, `{"id":"a.md"}`, proof, "event gone has no page"},
		{"\n{\"id\":", `{"id":"a.md"}`, proof, "events.jsonl:2: it is no JSON"},
	} {
		problems, err := check(fstest.MapFS{
			"index.html":     {Data: []byte(strings.Replace(page, "%", "", 1))},
			"e/k3f9.html":    {Data: []byte(strings.Replace(page, "%", c.page, 1))},
			"events.jsonl":   {Data: []byte(c.events)},
			"articles.jsonl": {Data: []byte(c.articles)},
		})
		var said []string
		for _, p := range problems {
			said = append(said, p.String())
		}
		got := strings.Join(said, "\n")
		if err != nil || c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, %v, want %q", c.events, got, err, c.want)
		}
	}
}

// What is no page is looked at as well: addresses, sitemaps, feeds, data and what went.
func TestCheckData(t *testing.T) {
	const page = `<!doctype html><html lang="en"><head><title>A</title>%</head><body><h1>A</h1></body></html>`
	at := func(canonical, card string) string {
		return strings.Replace(page, "%", "\n"+`<link rel="canonical" href="`+canonical+`">`+"\n"+`<meta property="og:image" content="`+card+`">`, 1)
	}
	for _, c := range []struct{ name, data, want string }{
		{"a.html", at("https://lune.example/t/a.html", "https://lune.example/t/index.png"), ""},
		{"a.html", at("https://lune.example/a.html", "https://lune.example/t/index.png"), `a.html:2: it says that its address is "https://lune.example/a.html": it is "https://lune.example/t/a.html"`},
		{"a.html", at("https://lune.example/t/a.html", "https://lune.example/t/a.png"), `a.html:3: link to "https://lune.example/t/a.png": there is no a.png`},
		{"sitemap.xml", "<urlset>\n<url><loc>https://lune.example/t/</loc></url></urlset>", ""},
		{"sitemap.xml", "<urlset>\n<url><loc>https://lune.example/t/gone.html</loc></url></urlset>", `sitemap.xml:2: link to "https://lune.example/t/gone.html": there is no gone.html`},
		{"feed.atom", `<feed><link href="index.html"/><entry><link href="https://other.example/"/></entry></feed>`, ""},
		{"n/feed.atom", `<feed><link href="a.html"/></feed>`, `n/feed.atom:1: link to "a.html": there is no n/a.html`},
		{"feed.atom", "<feed>\n<title>", "feed.atom:2: it is no XML"},
		{"search/list.json", "{\n\"a\": }", "search/list.json:2: it is no JSON"},
		{"static/mine.json", "mine", ""},
		{"history.json", "{\n\"gone\": [\n{\"id\": \"k3f9\"}]}", "history.json:3: event k3f9 went and left no page: there is no e/k3f9.html"},
	} {
		problems, err := check(fstest.MapFS{
			"index.html": {Data: []byte(at("https://lune.example/t/", "https://lune.example/t/index.png"))},
			"index.png":  {},
			c.name:       {Data: []byte(c.data)},
		})
		if err != nil {
			t.Errorf("%s: %v", c.data, err)
			continue
		}
		var said []string
		for _, p := range problems {
			said = append(said, p.String())
		}
		if got := strings.Join(said, "\n"); c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", c.data, got, c.want)
		}
	}
}

// What many pages lead to and is not there is told once.
func TestCheckTellsOnceWhatIsMissing(t *testing.T) {
	const page = `<!doctype html><html lang="en"><head><title>A</title><link rel="stylesheet" href="style.css"></head><body><h1>A</h1></body></html>`
	site := fstest.MapFS{}
	for _, name := range []string{"index.html", "a.html", "b.html"} {
		site[name] = &fstest.MapFile{Data: []byte(page)}
	}
	problems, err := check(site)
	if err != nil || len(problems) != 1 || problems[0].String() != `a.html:1: link to "style.css": there is no style.css; 2 more lead there` {
		t.Error(problems, err)
	}
}
