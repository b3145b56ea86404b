package archive

import (
	"fmt"
	"strings"
	"testing"
)

// pageOf returns a page with n paragraphs among furniture.
func pageOf(n int) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><title>Council meets | Sample Daily</title><meta property="article:published_time" content="2018-12-06T10:00:00Z"><script>var x = 1;</script></head><body><nav><ul>`)
	for i := range 60 {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a href="/section/%d">Section %d</a></li>`, i, i, i)
	}
	b.WriteString(`</ul></nav><main class="site-main"><article class="post"><h1>Council meets</h1><div class="entry-content">`)
	for i := range n {
		fmt.Fprintf(&b, `<p>The council met on Monday for the %dth time and agreed to build the <a href="/bridge">bridge</a>, which had been planned since 2016, the mayor said.</p>`, i)
	}
	b.WriteString(`</div></article></main><div class="sidebar-widget">`)
	for i := range 60 {
		fmt.Fprintf(&b, `<div class="teaser"><a href="/story/%d"><span>Another story of the day, number %d</span></a></div>`, i, i)
	}
	b.WriteString(`</div><section id="comments"><p>I have always said that this would come, and nobody has listened to me at all.</p></section></body></html>`)
	return b.String()
}

func readAs(how Extraction) func(string) (*draft, error) {
	return func(page string) (*draft, error) { return readHTML(page, how) }
}

// A page may be made to overflow what reads it, or to hold it up: it is read as far as it
// can be, or it is told why not.
func TestPagesThatAreTooMuch(t *testing.T) {
	const story = "<p>The bridge was opened on 3 May 2019, after nine years.</p>"
	const deep = 100_000
	for name, page := range map[string]string{
		"elements in each other": strings.Repeat("<div>", deep) + story + strings.Repeat("</div>", deep),
		"lists in each other":    strings.Repeat("<ul><li>", deep) + story,
		"open formatting":        strings.Repeat("<p><b class=x><font size=2><i>", 1000) + strings.Repeat(story, 1000),
		"open tables":            strings.Repeat("<table><tr><td>", 10_000) + story,
		"tags without end":       story + strings.Repeat("<a <b <c", deep),
		"a long line":            "<p>" + strings.Repeat("The bridge was opened on 3 May 2019. ", 100_000),
	} {
		d, err := readHTML("<html><title>Bridge</title><body>"+page, Best)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !strings.Contains(d.Text, "The bridge was opened on 3 May 2019") || d.Title != "Bridge" {
			t.Errorf("%s: %.80q of %.80q", name, d.Text, d.Title)
		}
	}
	_, err := readHTML(strings.Repeat("<p>x", mostTags+1), Best)
	if err == nil || !strings.Contains(err.Error(), "more than a million tags") {
		t.Errorf("a million tags: %v", err)
	}
}

func BenchmarkHTML(b *testing.B) {
	page := pageOf(20)
	for _, how := range []Extraction{Fast, Best} {
		b.Run(string(how), func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := readHTML(page, how); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
