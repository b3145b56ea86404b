package archive

import (
	"cmp"
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is what a page of the web says of itself: in JSON-LD, in OpenGraph and
// other meta tags, in elements.
type page struct {
	doc       *html.Node
	body      *body // where the article stands in it
	lang      string
	title     string // of the window: often with the name of the site
	heading   string // the first h1
	canonical string
	meta      map[string]string
	linked    []map[string]any // the objects of JSON-LD
	times     []*html.Node     // the time elements
	labelled  map[string]string
	byline    string   // of the first element that is called so
	tags      []string // what the article is filed under
}

// survey gathers what a page says of itself.
func survey(doc *html.Node) *page {
	p := &page{doc: doc, meta: map[string]string{}, labelled: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if prop := cmp.Or(attr(n, "itemprop"), attr(n, "property")); prop != "" && n.DataAtom != atom.Meta {
			p.label(prop, cmp.Or(attr(n, "content"), attr(n, "datetime"), textOf(n)))
		}
		if p.byline == "" && hasName(n, bylineNamed) {
			p.byline = bylineNames(textOf(n))
		}
		switch n.DataAtom {
		case atom.Html:
			p.lang = cmp.Or(attr(n, "lang"), attr(n, "xml:lang"))
		case atom.Title:
			p.title = cmp.Or(p.title, textOf(n))
		case atom.H1:
			p.heading = cmp.Or(p.heading, textOf(n))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				p.canonical = cmp.Or(p.canonical, attr(n, "href"))
			}
		case atom.Meta:
			content := strings.TrimSpace(attr(n, "content"))
			for _, key := range [...]string{"property", "name", "itemprop", "http-equiv"} {
				if k := strings.ToLower(attr(n, key)); k != "" && content != "" {
					for k := range strings.FieldsSeq(k) {
						if p.meta[k] == "" {
							p.meta[k] = content
						}
						if k == "article:tag" && len(p.tags) < mostFiled {
							p.tags = append(p.tags, content)
						}
					}
				}
			}
		case atom.Script:
			if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
				p.link(n.FirstChild.Data)
			}
		case atom.Time:
			p.times = append(p.times, n)
		}
	}
	p.body = findBody(doc)
	return p
}

// bylineNamed are words in the names of elements that hold a byline.
var bylineNamed = wordSet(`byline author authors`)

func (p *page) label(prop, value string) {
	prop = strings.ToLower(prop)
	if p.labelled[prop] == "" {
		p.labelled[prop] = strings.TrimSpace(value)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && b.Len() < 2000 {
			b.WriteString(c.Data)
		}
	}
	return oneLine(b.String())
}

// link keeps the objects of a script of JSON-LD, those of its @graph too.
func (p *page) link(script string) {
	script = strings.TrimSpace(script)
	var v any
	if json.Unmarshal([]byte(script), &v) != nil {
		// Line breaks within a text are the usual mistake.
		script = strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, script)
		if json.Unmarshal([]byte(strings.TrimRight(script, "; ")), &v) != nil {
			return
		}
	}
	p.gather(v, 0)
}

// gather adds the objects in v that may be articles, outer ones first.
func (p *page) gather(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			p.gather(e, depth+1)
		}
	case map[string]any:
		p.linked = append(p.linked, v)
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "@reverse"} {
			p.gather(v[key], depth+1)
		}
	}
}

// articleTypes are the types of schema.org that are articles, the surest first;
// a page's own date will do where there is no article.
var articleTypes = []string{
	"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
	"LiveBlogPosting", "Article", "BlogPosting", "Report", "ScholarlyArticle", "TechArticle", "SocialMediaPosting", "VideoObject", "WebPage", "ItemPage",
}

// described returns the object of JSON-LD that is the article of the page, or nil.
func (p *page) described() map[string]any {
	for _, want := range articleTypes {
		for _, o := range p.linked {
			for _, t := range texts(o["@type"]) {
				if t == want || strings.HasSuffix(t, "/"+want) {
					return o
				}
			}
		}
	}
	return nil
}

// texts returns the texts in v: itself, its members, their names.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if v = oneLine(html.UnescapeString(v)); v != "" {
			return []string{v}
		}
	case []any:
		var all []string
		for _, e := range v {
			if len(all) < 20 {
				all = append(all, texts(e)...)
			}
		}
		return all
	case map[string]any:
		return texts(v["name"])
	}
	return nil
}

// named follows a reference of JSON-LD to the object that it means.
func (p *page) named(v any) []string {
	if list, ok := v.([]any); ok {
		var all []string
		for _, e := range list {
			if len(all) < 20 {
				all = append(all, p.named(e)...)
			}
		}
		return all
	}
	if ref, ok := v.(map[string]any); ok && ref["name"] == nil {
		for _, o := range p.linked {
			if id, _ := o["@id"].(string); id != "" && id == ref["@id"] {
				return texts(o)
			}
		}
	}
	return texts(v)
}

// The meta tags that give a thing, the best first.
var (
	metaTitles   = []string{"og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "headline", "title"}
	metaAuthors  = []string{"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "article:author_name"}
	metaSources  = []string{"og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright"}
	metaURLs     = []string{"og:url", "twitter:url", "parsely-link"}
	metaSections = []string{"article:section", "og:article:section", "parsely-section", "section"}
	metaTags     = []string{"news_keywords", "parsely-tags", "sailthru.tags"}
	metaDecks    = []string{"og:description", "description", "twitter:description", "dc.description"}
	metaLangs    = []string{"og:locale", "content-language", "dc.language", "dcterms.language", "inlanguage", "language"}
)

func (p *page) first(keys []string) string {
	for _, k := range keys {
		if v := p.meta[k]; v != "" {
			return v
		}
	}
	return ""
}

// into gives d what the page says.
func (p *page) into(d *draft) {
	ld := p.described()
	d.Title = cmp.Or(first(texts(ld["headline"])), p.first(metaTitles), p.labelled["headline"], p.heading, first(texts(ld["name"])), p.title)
	authors := p.named(ld["author"])
	if len(authors) == 0 {
		authors = []string{p.author()}
	}
	d.Byline = list(authors)
	d.Source = cmp.Or(first(p.named(ld["publisher"])), p.first(metaSources))
	d.Title = withoutSite(d.Title, d.Source)
	d.Lang = cmp.Or(p.lang, first(texts(ld["inLanguage"])), p.first(metaLangs))
	for _, u := range [...]string{p.canonical, p.first(metaURLs), first(texts(ld["url"]))} {
		if d.URL == "" && (strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")) {
			d.URL = u
		}
	}
	d.Section = cmp.Or(first(texts(ld["articleSection"])), p.first(metaSections))
	d.Tags = p.filed(ld)
	p.dates(d)
}

// filed returns what the article is filed under.
func (p *page) filed(ld map[string]any) []string {
	tags := p.tags
	if len(tags) == 0 {
		for _, list := range append(texts(ld["keywords"]), p.first(metaTags)) {
			tags = append(tags, strings.Split(list, ",")...)
		}
	}
	tags = cleanTags(tags)
	return tags[:min(len(tags), mostFiled)]
}

// mostFiled is how many tags of a page are kept: some are filed under everything.
const mostFiled = 20

func (p *page) author() string {
	for _, a := range [...]string{p.first(metaAuthors), p.labelled["author"], p.byline} {
		if a != "" && !strings.Contains(a, "://") {
			return strings.TrimPrefix(strings.TrimPrefix(a, "By "), "by ")
		}
	}
	return ""
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
