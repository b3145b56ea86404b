package archive

import (
	"cmp"
	"slices"
	"strings"

	"annals/timeline"

	"golang.org/x/net/html"
)

// opensNewsML reports whether a file is of a news agency's XML, IPTC NewsML-G2: a
// message of many items, or one.
func opensNewsML(head []byte) bool {
	switch name, _ := rootElement(head); localName(name) {
	case "newsmessage", "newsitem":
		return true
	}
	return false
}

// eachNewsItem gives the items of a message.
func eachNewsItem(in *input, yield func(record) error) error {
	return eachElement(in, "newsItem", func(s *elements) func(string) (*draft, error) {
		return func(item string) (*draft, error) { return readNewsItem(item, s.limits) }
	}, yield)
}

// readNewsItem reads an item. Its text is a story in NITF, a page, or plain.
func readNewsItem(item string, limits Limits) (*draft, error) {
	root, _, err := parseXML(item, limits.Depth)
	if err != nil {
		return nil, err
	}
	if slices.Contains(withdrawn, strings.ToLower(root.attr("pubstatus", "qcode"))) {
		return nil, withdrawnStory
	}
	if class := root.attr("itemclass", "qcode"); class != "" && !strings.HasSuffix(class, ":text") && !strings.HasSuffix(class, ":composite") {
		return nil, mediaItem
	}
	d := &draft{}
	d.record = root.attr("newsitem", "guid")
	d.Title = cmp.Or(root.text("headline"), root.text("title"))
	d.Deck = root.text("description")
	d.Byline = cmp.Or(root.byline(), root.text("by"))
	d.Source = cmp.Or(root.named("provider"), root.named("copyrightholder"), root.named("infosource"))
	d.Lang = cmp.Or(root.attr("language", "tag"), root.attr("newsitem", "xml:lang"))
	var tags []string
	for c := range root.all("subject") {
		tags = append(tags, nameOfConcept(c))
	}
	for c := range root.all("keyword") {
		tags = append(tags, textOf(c))
	}
	d.Tags = cleanTags(tags)
	d.dated([]string{root.text("firstcreated"), root.text("contentcreated"), root.text("versioncreated")}, field)
	d.modified(root.text("versioncreated"))
	d.readLine(root.text("dateline"))
	return d, root.contents(d)
}

// contents gives d the text of an item.
func (t tree) contents(d *draft) error {
	if story := t.first("nitf"); story != nil {
		title, deck, byline := d.Title, d.Deck, d.Byline
		evidence := d.evidence
		d.evidence = nil
		err := tree{story}.story(d)
		d.Title, d.Deck, d.Byline = cmp.Or(title, d.Title), cmp.Or(deck, d.Deck), cmp.Or(byline, d.Byline)
		d.evidence = append(evidence, d.evidence...)
		return err
	}
	if page := t.first("inlinexml"); page != nil {
		for _, part := range [...]string{"article", "body"} {
			if inner := (tree{page}).first(part); inner != nil {
				page = inner
				break
			}
		}
		var s story
		s.addNode(page, timeline.Paragraph)
		s.into(d)
		return nil
	}
	if data := t.first("inlinedata"); data != nil {
		var text strings.Builder
		for c := range data.Descendants() {
			if c.Type == html.TextNode {
				text.WriteString(c.Data)
			}
		}
		return d.setText(text.String())
	}
	return nil // it has no text, as will be said
}

// named returns what the first thing of that name is called.
func (t tree) named(name string) string {
	for c := range t.all(name) {
		if s := nameOfConcept(c); s != "" {
			return s
		}
	}
	return ""
}

// nameOfConcept returns the name that stands in an element, or with it.
func nameOfConcept(n *html.Node) string {
	return cmp.Or(tree{n}.text("name"), attr(n, "literal"), textOf(n))
}
