package archive

import (
	"cmp"
	"iter"
	"net/url"
	"slices"
	"strings"

	"annals/timeline"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A feed is what an RSS or Atom file says above its items.
type feed struct {
	title  string
	lang   string
	base   *url.URL // what addresses in it are relative to, or nil
	limits Limits

	// prefixes are the usual ones of vocabularies by those that the file has for
	// them, with their colons.
	prefixes map[string]string
	own      string // that of the outermost element
}

// vocabularies are the names of those that feeds are written in, and their usual
// prefixes. A word of RSS or Atom itself has none.
var vocabularies = map[string]string{
	"http://purl.org/rss/1.0/":                     "",
	"http://my.netscape.com/rdf/simple/0.9/":       "",
	"http://backend.userland.com/rss2":             "",
	"http://www.w3.org/2005/Atom":                  "atom:",
	"http://purl.org/atom/ns#":                     "atom:",
	"http://purl.org/dc/elements/1.1/":             "dc:",
	"http://purl.org/dc/terms/":                    "dcterms:",
	"http://purl.org/rss/1.0/modules/content/":     "content:",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":   "itunes:",
	"http://search.yahoo.com/mrss/":                "media:",
	"http://wellformedweb.org/CommentAPI/":         "wfw:",
	"http://purl.org/rss/1.0/modules/syndication/": "sy:",
}

// opensRSS reports whether a file is a feed in RSS, from 0.9 to 2.0.
func opensRSS(head []byte) bool {
	name, tag := rootElement(head)
	return name == "rss" || name == "rdf:rdf" && (strings.Contains(tag, "purl.org/rss/") || strings.Contains(tag, "netscape.com/rdf"))
}

// opensAtom reports whether a file is a feed in Atom, or one entry of such.
func opensAtom(head []byte) bool {
	name, tag := rootElement(head)
	name = localName(name)
	return (name == "feed" || name == "entry") && strings.Contains(tag, "Atom") || name == "feed" && strings.Contains(tag, "purl.org/atom")
}

// eachItem gives the items of a feed in RSS.
func eachItem(in *input, yield func(record) error) error {
	return eachElement(in, "item", readFeed, yield)
}

// eachEntry gives the entries of a feed in Atom.
func eachEntry(in *input, yield func(record) error) error {
	return eachElement(in, "entry", readFeed, yield)
}

// readFeed reads what stands above the items.
func readFeed(s *elements) func(item string) (*draft, error) {
	f := &feed{limits: s.limits, prefixes: map[string]string{}}
	if prefix, _, ok := strings.Cut(s.root.name, ":"); ok {
		f.own = prefix + ":"
	}
	base := ""
	for key, value := range s.root.attributes() {
		switch prefix, ok := strings.CutPrefix(key, "xmlns:"); {
		case ok:
			if usual, known := vocabularies[value]; known {
				f.prefixes[prefix+":"] = usual
			}
		case key == "xml:lang":
			f.lang = value
		case key == "xml:base":
			base = value
		}
	}
	for c := range channel(s.head) {
		switch f.word(c) {
		case "title", "dc:title":
			f.title = cmp.Or(f.title, lineOfHTML(c.text))
		case "language", "dc:language":
			f.lang = cmp.Or(f.lang, oneLine(c.text))
		case "link":
			if base == "" && isAlternate(c) {
				base = target(c)
			}
		}
	}
	if u, err := url.Parse(base); err == nil && u.IsAbs() {
		f.base = u
	}
	return f.item
}

// channel gives what stands above the items, one by one.
func channel(head string) iter.Seq[child] {
	for _, name := range [...]string{"<channel", "<rss:channel"} {
		if i := strings.Index(head, name); i >= 0 {
			return children(head[i:])
		}
	}
	return children(head)
}

// word returns the name of c in small letters, with the usual prefix of its
// vocabulary.
func (f *feed) word(c child) string {
	prefix, local, ok := strings.Cut(strings.ToLower(c.name), ":")
	if !ok {
		return prefix
	}
	prefix += ":"
	if prefix == f.own || prefix == "rss:" {
		return local
	}
	if usual, ok := f.prefixes[prefix]; ok {
		return usual + local
	}
	return prefix + local
}

// item reads an item of RSS, or an entry of Atom: their words hardly overlap, and
// each is found in the other.
func (f *feed) item(item string) (*draft, error) {
	d := &draft{}
	d.Source, d.Lang = f.title, f.lang
	var (
		published, updated, authors, tags []string
		full, summary                     child
		permalink                         string
	)
	for c := range children(item) {
		switch word := f.word(c); word {
		case "title", "dc:title":
			d.Title = cmp.Or(d.Title, lineOfHTML(c.text))
		case "link", "atom:link":
			if isAlternate(c) {
				d.URL = cmp.Or(d.URL, f.address(target(c)))
			}
		case "guid", "id", "atom:id":
			d.record = cmp.Or(d.record, oneLine(c.text))
			if word == "guid" && c.attr("isPermaLink") != "false" {
				permalink = webAddress(c.text)
			}
		case "pubdate", "published", "issued", "atom:published", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:date":
			published = append(published, c.text)
		case "updated", "modified", "atom:updated", "dcterms:modified":
			updated = append(updated, c.text)
		case "author", "dc:creator", "dc:author", "itunes:author", "atom:author":
			if name := person(c); name != "" && !slices.Contains(authors, name) {
				authors = append(authors, name)
			}
		case "category", "dc:subject", "atom:category":
			tags = append(tags, lineOfHTML(cmp.Or(oneLine(c.text), c.attr("label"), c.attr("term"))))
		case "content:encoded", "content", "atom:content", "xhtml:body", "body":
			if len(c.inner) > len(full.inner) {
				full = c
			}
		case "description", "summary", "atom:summary", "dc:description", "itunes:summary":
			if len(c.inner) > len(summary.inner) {
				summary = c
			}
		case "source":
			d.Source = cmp.Or(lineOfHTML(cmp.Or(texted(c)["title"], c.text)), d.Source)
		case "dc:language", "language":
			d.Lang = cmp.Or(oneLine(c.text), d.Lang)
		}
	}
	d.URL = cmp.Or(d.URL, permalink)
	d.record = cmp.Or(d.record, d.URL)
	d.Byline = list(authors)
	d.dated(published, field)
	if len(d.evidence) == 0 {
		d.dated(updated, guess) // of an entry that was changed it is too late
	}
	for _, s := range updated {
		d.modified(s)
	}
	d.Tags = cleanTags(tags)
	if !hasContent(full) {
		err := f.content(summary, d)
		d.Excerpt = f.word(summary) != "description" || len(d.Blocks) < 2 || isCut(d.Text)
		return d, err
	}
	err := f.content(full, d)
	d.summary(summary.text)
	return d, err
}

// isAlternate reports whether a link leads to what the feed tells of, and not to
// its comments, its pictures or the feed itself.
func isAlternate(c child) bool {
	rel := c.attr("rel")
	return rel == "" || rel == "alternate"
}

// target returns where a link leads, as it is written.
func target(c child) string { return cmp.Or(c.attr("href"), strings.TrimSpace(c.text)) }

// address returns an address of the web, and "" for what is none.
func (f *feed) address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || s == "" {
		return ""
	}
	if f.base != nil && u.Scheme == "" {
		u = f.base.ResolveReference(u)
	}
	return webAddress(u.String())
}

// webAddress returns s if it is an address of the web, and "" if not.
func webAddress(s string) string {
	if s = strings.TrimSpace(s); isAddress(s) {
		return s
	}
	return ""
}

// person returns the name in an element of RSS, ann@example.org (Ann Sample), or
// Atom, which has it in an element of its own.
func person(c child) string {
	if name := texted(c)["name"]; name != "" {
		return oneLine(name)
	}
	s := lineOfHTML(c.text)
	if before, inside, ok := strings.Cut(strings.TrimSuffix(s, ")"), "("); ok {
		s = strings.TrimSpace(before)
		if strings.Contains(s, "@") || s == "" {
			s = strings.TrimSpace(inside)
		}
	}
	if strings.Contains(s, "@") {
		return ""
	}
	return s
}

// hasContent reports whether anything stands in c. What lies elsewhere does not.
func hasContent(c child) bool { return strings.TrimSpace(c.inner) != "" }

// content gives d the text in c: HTML in characters, HTML in elements, or plain.
func (f *feed) content(c child, d *draft) error {
	kind := strings.ToLower(c.attr("type"))
	switch {
	case strings.Contains(kind, "xhtml"), c.attr("mode") == "xml", hasElements(c.inner):
		root, _, err := parseXML(c.inner, f.limits.Depth)
		if err != nil {
			return err
		}
		var s story
		s.addNode(root.Node, timeline.Paragraph)
		s.into(d)
		d.feedFurniture()
		return nil
	case (kind == "text" || kind == "text/plain") && !looksLikeHTML(c.text):
		d.plain = true
		d.setPlain(c.text)
		return nil
	}
	text := c.text
	if strings.IndexByte(text, '<') < 0 {
		text = html.UnescapeString(text)
		if strings.IndexByte(text, '<') < 0 {
			d.plain = true
			d.setPlain(text)
			return nil
		}
	}
	err := d.setHTML(text)
	d.feedFurniture()
	return err
}

// hasElements reports whether there are tags in a piece of XML.
func hasElements(inner string) bool {
	m := markup{rest: []byte(inner)}
	for t, ok := m.next(); ok; t, ok = m.next() {
		if t.kind == opening || t.kind == alone {
			return true
		}
	}
	return false
}

// cutEndings end a text of which there is more elsewhere.
var cutEndings = []string{"…", "...", "[…]", "[...]", "[&#8230;]", "read more", "continue reading", "read more »", "continue reading →", "read more →", "weiterlesen", "lire la suite", "leer más"}

func isCut(text string) bool {
	low := strings.ToLower(strings.TrimSpace(text))
	return slices.ContainsFunc(cutEndings, func(end string) bool { return strings.HasSuffix(low, end) })
}

// feedFurniture marks what programs write below each text of a feed.
func (d *draft) feedFurniture() {
	for i := max(0, len(d.Blocks)-2); i < len(d.Blocks); i++ {
		s := strings.ToLower(d.Text[d.Blocks[i].Start:d.Blocks[i].End])
		if strings.HasPrefix(s, "the post ") && strings.Contains(s, " appeared first on ") || len(s) < shortLine && isCut(s) && !strings.HasSuffix(s, "...") && !strings.HasSuffix(s, "…") {
			d.Blocks[i].Kind = timeline.Furniture
		}
	}
}

// lineOfHTML returns the words of a title, in which there may be HTML.
func lineOfHTML(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return oneLine(s)
	}
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return oneLine(b.String())
		case html.TextToken:
			b.WriteString(html.UnescapeString(string(z.Raw())))
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			if name, _ := z.TagName(); atom.Lookup(name) == 0 {
				b.WriteString(raw) // "x <y": a sign, and no tag
			}
		}
	}
}

// summary takes what is said of the article beside its text as its deck, unless it is
// only how the text begins.
func (d *draft) summary(s string) {
	const opening = 60
	s = lineOfHTML(s)
	if s == "" || len(s) > shortLine*4 || isCut(s) || strings.Contains(oneLine(d.Text), s[:min(len(s), opening)]) {
		return
	}
	d.Deck = s
}

// dated takes the first of some dates that can be read as evidence.
func (d *draft) dated(dates []string, b basis) {
	for _, s := range dates {
		if e, ok := readDate(s, b); ok {
			d.evidence = append(d.evidence, e)
			return
		}
	}
}
