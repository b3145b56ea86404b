package archive

import (
	"bytes"
	"strings"

	"annals/timeline"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Markup is parsed as browsers do it, and written into a story block by block.

// mostTags is how many tags a page has at most. Their tree takes some 400 bytes
// each, whatever the page weighs.
const mostTags = 1 << 20

// parseHTML parses a page. What is nested too deep for a tree, or leaves open so
// much that each of its paragraphs would repeat it, is read without its
// elements, as the lines that they part.
func parseHTML(text string) (*html.Node, error) {
	tags, tangled := tagsIn(text)
	if tags > mostTags {
		return nil, &fault{reason: "has more than a million tags", do: "part it into articles"}
	}
	if !tangled {
		doc, err := html.Parse(strings.NewReader(text))
		if err == nil {
			return doc, nil
		}
	}
	doc, err := html.Parse(strings.NewReader(flattened(text)))
	if err != nil {
		return nil, &fault{reason: "is no HTML: " + err.Error(), do: "save it as plain text"}
	}
	return doc, nil
}

// formatting are the elements that the parser opens again in each paragraph in which
// they were not closed: many of them, in many paragraphs, are a tree without end.
var formatting = [...]string{"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}

// mostOpen is how many formatting elements of a kind a page may leave open.
const mostOpen = 64

// tagsIn counts the tags of a page, and reports whether it leaves too much open.
func tagsIn(text string) (tags int, tangled bool) {
	var open [len(formatting)]int
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			return tags, tangled
		}
		tags++
		text = text[i+1:]
		name, closes := strings.CutPrefix(text, "/")
		for k, f := range formatting {
			if len(name) <= len(f) || !strings.EqualFold(name[:len(f)], f) || !strings.ContainsRune(" \t\r\n/>", rune(name[len(f)])) {
				continue
			}
			if closes {
				open[k] = max(0, open[k]-1)
			} else if open[k]++; open[k] > mostOpen {
				tangled = true
			}
		}
	}
}

// flattened returns a page with its head, its lines, and nothing of how they are nested.
func flattened(text string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	silent := atom.Atom(0) // the element that is left out, until it ends
	parted := false        // nothing stands in the last line yet
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		if kind == html.TextToken {
			if raw := z.Raw(); silent == 0 {
				b.Write(raw)
				parted = parted && len(bytes.TrimSpace(raw)) == 0
			}
			continue
		}
		raw := z.Raw()
		name, _ := z.TagName()
		switch a := atom.Lookup(name); {
		case silent != 0:
			if kind == html.EndTagToken && a == silent {
				silent = 0
			}
		case a == atom.Title, a == atom.Meta, a == atom.Link, headings[a] > 0:
			b.Write(raw)
		case a == atom.Script && strings.Contains(string(raw), "ld+json"):
			b.Write(raw)
			if z.Next() == html.TextToken {
				b.Write(z.Raw())
			}
			b.WriteString("</script>")
		case kind == html.StartTagToken && (a == atom.Script || a == atom.Style):
			silent = a
		case blockElements[a], a == atom.Br, a == atom.Td, a == atom.Th:
			if !parted {
				b.WriteString("<p>")
				parted = true
			}
		}
	}
}

// addHTML adds the text of a piece of HTML, block by block.
func (s *story) addHTML(piece string, kind timeline.BlockKind) error {
	tree, ok := simpleTree(piece)
	if ok {
		s.text.Grow(min(len(piece), 16<<10)) // most of it is text
	} else {
		var err error
		if tree, err = parseHTML(piece); err != nil {
			return err
		}
	}
	s.addNode(tree, kind)
	return nil
}

// blockElements part what stands before them from what follows. The others
// stand in a line.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true, atom.Dd: true, atom.Details: true,
	atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hgroup: true, atom.Hr: true, atom.Html: true, atom.Li: true,
	atom.Main: true, atom.Ol: true, atom.P: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tbody: true, atom.Tr: true, atom.Ul: true, atom.Caption: true,
}

// mute are the elements that hold no words of the story.
var mute = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Svg: true, atom.Button: true, atom.Select: true,
	atom.Nav: true, atom.Pre: true, atom.Head: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Object: true, atom.Math: true, atom.Textarea: true,
}

// addNode adds the text below n, block by block. The parser lets nothing be
// nested so deep that this could not come back.
func (s *story) addNode(n *html.Node, kind timeline.BlockKind) {
	var line parted
	s.walk(n, kind, &line)
	s.flush(kind, &line)
}

func (s *story) flush(kind timeline.BlockKind, line *parted) { s.add(kind, line.take()) }

func (s *story) walk(n *html.Node, kind timeline.BlockKind, line *parted) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			line.add(c.Data)
		case c.Type != html.ElementNode && c.Type != html.DocumentNode:
		case mute[c.DataAtom], s.without[c], hidden(c):
		case c.DataAtom == atom.Br:
			if next := c.NextSibling; next != nil && next.DataAtom == atom.Br { // two part paragraphs
				s.flush(kind, line)
			} else {
				line.add(" ")
			}
		case blockElements[c.DataAtom]:
			s.flush(kind, line)
			s.walk(c, kindOf(c, kind), line)
			s.flush(kindOf(c, kind), line)
		case isCell(c) && kind != timeline.Item: // of a table that lays out the page
			s.flush(kind, line)
			s.walk(c, kind, line)
			s.flush(kind, line)
		case isCell(c):
			s.walk(c, kind, line)
			line.add(" ")
		default:
			s.walk(c, kind, line)
		}
	}
}

// headings are the elements of headings, by their level.
var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

// kindOf returns the kind of the blocks in an element.
func kindOf(n *html.Node, around timeline.BlockKind) timeline.BlockKind {
	if headings[n.DataAtom] > 0 {
		return timeline.Heading
	}
	switch n.DataAtom {
	case atom.Li, atom.Dd, atom.Dt:
		return timeline.Item
	case atom.Tr:
		if !laysOut(n) {
			return timeline.Item
		}
	case atom.Blockquote:
		return timeline.Quotation
	case atom.Figcaption, atom.Caption:
		return timeline.Furniture // of a picture: it does not tell the story
	}
	return around
}

func isCell(n *html.Node) bool { return n.DataAtom == atom.Td || n.DataAtom == atom.Th }

// laysOut reports whether a row of a table lays out the page, as was done once: a cell
// of it holds more than a table of facts would have in one.
func laysOut(row *html.Node) bool {
	const fact = 200
	for c := range row.ChildNodes() {
		size := 0
		for n := range c.Descendants() {
			if n.Type != html.TextNode {
				continue
			}
			if size += lettersIn(n.Data); size > fact {
				return true
			}
		}
	}
	return false
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true":
			return true
		case a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none"):
			return true
		}
	}
	return false
}
