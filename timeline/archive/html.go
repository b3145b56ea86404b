package archive

import (
	"io"
	"strings"
	"unicode/utf8"

	"annals/timeline"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// opensHTML reports whether a file begins as a page does.
func opensHTML(head []byte) bool {
	switch name, _ := rootElement(head); name {
	case "html", "head", "body":
		return true
	}
	return len(head) >= 14 && strings.EqualFold(string(head[:14]), "<!doctype html")
}

// readHTML reads a page: what it says of itself, and the article in its body.
func readHTML(data string) (*draft, error) {
	text, err := decodePage(data)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, &fault{reason: "is no HTML: " + err.Error(), do: "save it as plain text"}
	}
	d := &draft{}
	p := survey(doc)
	p.into(d)
	var s story
	s.addNode(body(doc), timeline.Paragraph)
	s.into(d)
	return d, nil
}

// decodePage returns the text of a page. What is UTF-8 is that, whatever the page
// says: labels are wrong more often than bytes are UTF-8 by chance.
func decodePage(data string) (string, error) {
	if utf8.ValidString(data) && !strings.ContainsRune(data, '\x1B') { // ISO-2022-JP has escapes
		return strings.TrimPrefix(strings.ReplaceAll(data, "\x00", ""), "\uFEFF"), nil
	}
	if r, err := charset.NewReader(strings.NewReader(data), "text/html"); err == nil {
		if text, err := io.ReadAll(r); err == nil {
			return string(text), nil
		}
	}
	return decode(data)
}

// body returns what of the page is the article, as readability finds it.
//
// Go-trafilatura finds somewhat more (F .90 against .87 on the 982 pages of its
// own test), but a program that links it, or go-htmldate, takes 0.4 s and 60 MB
// to start whatever it is then asked to do, and is 11 MB larger.
func body(doc *html.Node) *html.Node {
	parser := readability.NewParser()
	parser.DisableJSONLD = true // survey has read it
	if article, err := parser.ParseDocument(doc, nil); err == nil && article.Node != nil && hasWords(article.Node) {
		return article.Node
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main {
			return n
		}
	}
	return doc
}

// addHTML adds the text of a piece of HTML, block by block.
func (s *story) addHTML(piece string, kind timeline.BlockKind) error {
	doc, err := html.Parse(strings.NewReader(piece))
	if err != nil {
		return &fault{reason: "is no HTML: " + err.Error(), do: "save it as plain text"}
	}
	s.addNode(doc, kind)
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
	var line strings.Builder
	s.walk(n, kind, &line)
	s.flush(kind, &line)
}

func (s *story) flush(kind timeline.BlockKind, line *strings.Builder) {
	s.add(kind, line.String())
	line.Reset()
}

func (s *story) walk(n *html.Node, kind timeline.BlockKind, line *strings.Builder) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			line.WriteString(c.Data)
		case c.Type != html.ElementNode && c.Type != html.DocumentNode:
		case mute[c.DataAtom], hidden(c):
		case c.DataAtom == atom.Br:
			if next := c.NextSibling; next != nil && next.DataAtom == atom.Br { // two part paragraphs
				s.flush(kind, line)
			} else {
				line.WriteByte(' ')
			}
		case blockElements[c.DataAtom]:
			s.flush(kind, line)
			s.walk(c, kindOf(c, kind), line)
			s.flush(kindOf(c, kind), line)
		case c.DataAtom == atom.Td || c.DataAtom == atom.Th:
			s.walk(c, kind, line)
			line.WriteByte(' ')
		default:
			s.walk(c, kind, line)
		}
	}
}

// kindOf returns the kind of the blocks in an element.
func kindOf(n *html.Node, around timeline.BlockKind) timeline.BlockKind {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return timeline.Heading
	case atom.Li, atom.Dd, atom.Dt, atom.Tr:
		return timeline.Item
	case atom.Blockquote:
		return timeline.Quotation
	case atom.Figcaption, atom.Caption:
		return timeline.Furniture // of a picture: it does not tell the story
	}
	return around
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

// hasWords reports whether anything of the story stands below n.
func hasWords(n *html.Node) bool {
	var s story
	s.addNode(n, timeline.Paragraph)
	return told(s.blocks)
}
