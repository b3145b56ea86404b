package archive

import (
	"cmp"
	"slices"

	"annals/timeline"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// opensNITF reports whether a file is a story in the XML of newspapers, IPTC NITF.
func opensNITF(head []byte) bool {
	name, _ := rootElement(head)
	return localName(name) == "nitf"
}

// readNITF reads a story.
func readNITF(in *input) (*draft, error) {
	data, err := whole(in)
	if err != nil {
		return nil, err
	}
	text, err := decodeXML(data, labelOf([]byte(data)))
	if err != nil {
		return nil, err
	}
	root, whole, err := parseXML(text, in.limits.Depth)
	switch {
	case err != nil:
		return nil, err
	case !whole:
		return nil, &fault{reason: "the file is cut off: <nitf> has no end", do: "get it again"}
	}
	d := &draft{}
	return d, root.story(d)
}

// story gives d what a story in NITF says of itself, and its text.
func (n tree) story(d *draft) error {
	if slices.Contains(withdrawn, n.attr("docdata", "management-status")) {
		return withdrawnStory
	}
	d.record = cmp.Or(d.record, n.attr("doc-id", "id-string"))
	d.Lang = cmp.Or(n.attr("body", "xml:lang"), n.attr("nitf", "xml:lang"), d.Lang)
	d.Title = cmp.Or(n.text("hl1"), n.text("hedline"), n.text("title"), d.Title)
	d.Deck = cmp.Or(n.deck(), n.text("abstract"), d.Deck)
	d.Byline = cmp.Or(n.byline(), d.Byline)
	d.Source = cmp.Or(n.attr("pubdata", "name"), n.text("distributor"), n.attr("doc.copyright", "holder"), d.Source)
	d.Section = cmp.Or(n.attr("pubdata", "position.section"), d.Section)
	d.Tags = cleanTags(slices.Concat(d.Tags, n.tags()))
	d.URL = cmp.Or(webAddress(n.attr("pubdata", "ex-ref")), d.URL)
	d.dated([]string{n.attr("pubdata", "date.publication"), n.attr("date.issue", "norm"), n.attr("date.release", "norm"), n.text("date.issue")}, field)
	if line := n.first("dateline"); line != nil {
		d.dated([]string{n.attr("story.date", "norm")}, dateline)
		d.readLine(textOf(line))
	}
	for c := range n.all("revision-history") {
		d.modified(attr(c, "norm"))
	}
	return n.content(d)
}

// byline returns who wrote the story: the persons whom the byline names, or all of it.
func (n tree) byline() string {
	line := n.first("byline")
	if line == nil {
		return ""
	}
	var names []string
	for c := range (tree{line}).all("person") {
		names = append(names, textOf(c))
	}
	return cmp.Or(list(names), textOf(line))
}

// deck returns the headline below the headline.
func (n tree) deck() string {
	if head := n.first("hedline"); head != nil {
		return tree{head}.text("hl2")
	}
	return ""
}

// tags returns what the story is filed under.
func (n tree) tags() []string {
	var tags []string
	for c := range n.all("keyword") {
		tags = append(tags, cmp.Or(attr(c, "key"), textOf(c)))
	}
	for c := range n.all("tobject.subject") {
		tags = append(tags, cmp.Or(attr(c, "tobject.subject.detail"), attr(c, "tobject.subject.matter"), attr(c, "tobject.subject.type")))
	}
	return tags
}

// asHTML are the elements of NITF that a page has under another name. A picture and
// what is said of it do not tell the story; that of a table which is no cell does
// even less.
var asHTML = map[string]atom.Atom{
	"hl1": atom.H1, "hl2": atom.H2, "bq": atom.Blockquote, "block": atom.Div, "body.content": atom.Div, "note": atom.Div, "credit": atom.Figcaption, "media": atom.Figure,
	"media-caption": atom.Figcaption, "media-producer": atom.Figcaption, "media-reference": atom.Template, "media-metadata": atom.Template, "media-object": atom.Template,
	"nitf-table": atom.Div, "nitf-table-metadata": atom.Template, "custom-table": atom.Template, "title": atom.Span, "object": atom.Span, "frame": atom.Span,
}

// content gives d the text.
func (n tree) content(d *draft) error {
	content := n.first("body.content")
	if content == nil {
		return nil // it has no text, as will be said
	}
	for c := range content.Descendants() {
		if a, ok := asHTML[c.Data]; ok && c.Type == html.ElementNode {
			c.Data, c.DataAtom = a.String(), a
		}
	}
	var s story
	s.addNode(withoutLead(content), timeline.Paragraph)
	s.into(d)
	return nil
}

// withoutLead returns the block that is called the full text, where the first
// paragraphs stand in another before it, and else all.
func withoutLead(content *html.Node) *html.Node {
	for c := range content.ChildNodes() {
		if class := attr(c, "class"); class == "full_text" || class == "full-text" || class == "fulltext" {
			return c
		}
	}
	return content
}
