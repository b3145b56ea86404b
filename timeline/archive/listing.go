package archive

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A crawl of a newspaper holds as many pages that list its stories as stories: the
// front page, those of sections, tags and authors, results of a search. They are
// told by their shape, unless they say of themselves that they are articles.

const (
	listingLinks  = .4  // of the letters of a body, which are links in a list of stories
	listedStories = 5   // headings that are links to stories, by which a list of them is told
	shortestStory = 100 // letters of what is told in an article
)

// lists reports whether the page lists others rather than telling a story.
func (p *page) lists() bool {
	if p.saysArticle() {
		return false
	}
	if u, err := url.Parse(p.canonical); err == nil && u.Host != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return true
	}
	at := &p.body.parts[p.body.at]
	if float64(at.links) > listingLinks*float64(at.text) {
		return true
	}
	linked, lines := 0, 0
	for _, part := range p.body.parts[p.body.at:at.end] {
		switch {
		case headings[part.node.DataAtom] > 1 && leadsOn(part.node):
			linked++
		case part.own >= shortestStory:
			lines++
		}
	}
	return linked >= listedStories && linked > lines/2
}

// saysArticle reports whether the page says of itself that it is an article.
func (p *page) saysArticle() bool {
	if strings.EqualFold(p.meta["og:type"], "article") {
		return true
	}
	return slices.ContainsFunc(texts(p.described()["@type"]), func(t string) bool {
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report"
	})
}

// leadsOn reports whether a heading is a link to another page.
func leadsOn(n *html.Node) bool {
	isLink := func(n *html.Node) bool {
		return n.DataAtom == atom.A && attr(n, "href") != "" && !strings.HasPrefix(attr(n, "href"), "#")
	}
	for c := range n.Descendants() {
		if isLink(c) {
			return true
		}
	}
	return n.Parent != nil && isLink(n.Parent)
}
