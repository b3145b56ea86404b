package archive

import (
	"fmt"
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is a piece of XML, as the tree that a page would be: so a story can be made
// of it in the same way.
type tree struct{ *html.Node }

// parseXML makes a tree of s. Names lose their prefixes, and end tags that are missing are
// put in: whole says that none was at the end.
func parseXML(s string, limit int64) (t tree, whole bool, err error) {
	root := &html.Node{Type: html.DocumentNode}
	m := markup{rest: []byte(s)}
	at, depth, tags := root, int64(0), 0
	var text parted
	for t, ok := m.next(); ok; t, ok = m.next() {
		if t.kind == characters || t.kind == cdata {
			text.add(t.text)
			continue
		}
		addText(at, text.take())
		if tags++; tags > mostTags {
			return tree{}, false, &fault{reason: "has more than a million tags", do: "part it into articles"}
		}
		switch t.kind {
		case alone:
			at.AppendChild(elementOf(t))
		case opening:
			n := elementOf(t)
			at.AppendChild(n)
			if at, depth = n, depth+1; depth > limit {
				return tree{}, false, &fault{reason: fmt.Sprintf("has more than %d elements in each other", limit), do: "mend it, or raise depth under [limits] in annals.toml"}
			}
		case closing:
			name := localName(t.name)
			for a, up := at, int64(1); a.Parent != nil && up <= mostMissing; a, up = a.Parent, up+1 {
				if a.Data == name {
					at, depth = a.Parent, depth-up
					break
				}
			}
		}
	}
	addText(at, text.take())
	if m.broken {
		return tree{}, false, &fault{reason: "is broken XML: a comment or a section in it has no end", do: "end it; nothing of the file was read"}
	}
	return tree{root}, at == root, nil
}

func addText(n *html.Node, text string) {
	if text != "" {
		n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
}

// mostMissing is how many end tags in a row may be missing.
const mostMissing = 100

func elementOf(t token) *html.Node {
	name := localName(t.name)
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for key, value := range t.attributes() {
		n.Attr = append(n.Attr, html.Attribute{Key: strings.ToLower(key), Val: value})
	}
	return n
}

// first returns the first element of that name, or nil.
func (n tree) first(name string) *html.Node {
	for c := range n.all(name) {
		return c
	}
	return nil
}

// all gives the elements of that name.
func (n tree) all(name string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && c.Data == name && !yield(c) {
				return
			}
		}
	}
}

// text returns the text of the first element of that name that has some.
func (n tree) text(name string) string {
	for c := range n.all(name) {
		if s := textOf(c); s != "" {
			return s
		}
	}
	return ""
}

// attr returns an attribute of the first element of that name that has it.
func (n tree) attr(name, key string) string {
	for c := range n.all(name) {
		if s := strings.TrimSpace(attr(c, key)); s != "" {
			return s
		}
	}
	return ""
}
