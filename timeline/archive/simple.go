package archive

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The HTML that editors of stories write is mostly simple: a few kinds of element, each
// ended where it should be. Of such a piece there is but one tree, which is
// made here in a third of the time that a browser's rules take (BenchmarkWXR); what is in any way
// not simple is left to these rules.

// simpleElements are those of which a simple piece consists: blocks, those that stand in a
// line, and those that hold nothing.
var simpleElements = map[atom.Atom]simplicity{
	atom.P: simpleBlock, atom.H1: simpleBlock, atom.H2: simpleBlock, atom.H3: simpleBlock, atom.H4: simpleBlock, atom.H5: simpleBlock, atom.H6: simpleBlock,
	atom.Ul: simpleBlock, atom.Ol: simpleBlock, atom.Li: simpleBlock, atom.Blockquote: simpleBlock, atom.Div: simpleBlock, atom.Figure: simpleBlock, atom.Figcaption: simpleBlock, atom.Section: simpleBlock,
	atom.A: simpleInline, atom.B: simpleInline, atom.Strong: simpleInline, atom.I: simpleInline, atom.Em: simpleInline, atom.U: simpleInline, atom.S: simpleInline,
	atom.Span: simpleInline, atom.Cite: simpleInline, atom.Q: simpleInline, atom.Sup: simpleInline, atom.Sub: simpleInline, atom.Mark: simpleInline,
	atom.Br: simpleVoid, atom.Img: simpleVoid,
}

// A simplicity says where an element of a simple piece may stand.
type simplicity uint8

const (
	simpleBlock  simplicity = iota + 1 // in other blocks, but for paragraphs and headings
	simpleInline                       // anywhere, and no block in it
	simpleVoid                         // anywhere, and nothing in it
)

// deepestSimple is how deep elements of a simple piece are nested.
const deepestSimple = 30

// A planter makes the tree of a simple piece.
type planter struct {
	rest  string
	at    *html.Node // where the next node is put
	depth int
	nodes []html.Node // of which the next ones are taken
}

// simpleTree returns the tree of a piece of HTML, as far as it matters to a story; it is
// not ok where the piece is not simple.
func simpleTree(piece string) (root *html.Node, ok bool) {
	if strings.ContainsAny(piece, "\x00\r") {
		return nil, false
	}
	p := planter{rest: piece}
	root = p.plant(html.Node{Type: html.DocumentNode})
	for p.at = root; p.rest != ""; {
		text := p.rest
		if i := strings.IndexByte(text, '<'); i >= 0 {
			text = text[:i]
		}
		if p.rest = p.rest[len(text):]; text != "" {
			p.plant(html.Node{Type: html.TextNode, Data: html.UnescapeString(text)})
		} else if !p.tag() {
			return nil, false
		}
	}
	return root, true
}

// plant puts a node below the one that is open.
func (p *planter) plant(n html.Node) *html.Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]html.Node, 1+min(64, strings.Count(p.rest[:min(len(p.rest), 1<<12)], "<")))
	}
	node := &p.nodes[0]
	p.nodes = p.nodes[1:]
	if *node = n; p.at != nil {
		p.at.AppendChild(node)
	}
	return node
}

// tag reads the tag or the comment that comes next, and reports whether it is a simple one.
func (p *planter) tag() bool {
	if body, ok := strings.CutPrefix(p.rest, "<!--"); ok {
		body, rest, ended := strings.Cut(body, "-->")
		if !ended || strings.HasPrefix(body, ">") || strings.HasPrefix(body, "-") || strings.Contains(body, "--!") {
			return false
		}
		p.plant(html.Node{Type: html.CommentNode})
		p.rest = rest
		return true
	}
	rest, closes := strings.CutPrefix(p.rest[1:], "/")
	n := 0
	for n < len(rest) && ('a' <= rest[n] && rest[n] <= 'z' || isDigit(rest[n])) {
		n++
	}
	name := rest[:n]
	element := atom.Lookup([]byte(name))
	p.rest = rest[n:]
	if closes {
		return p.close(element)
	}
	return p.open(element, name)
}

// close ends the element that is open.
func (p *planter) close(element atom.Atom) bool {
	if !strings.HasPrefix(p.rest, ">") || p.at.DataAtom != element || p.at.Parent == nil {
		return false
	}
	p.rest, p.at, p.depth = p.rest[1:], p.at.Parent, p.depth-1
	return true
}

// open begins an element.
func (p *planter) open(element atom.Atom, name string) bool {
	kind := simpleElements[element]
	if kind == 0 || p.depth == deepestSimple || !p.allows(element, kind) {
		return false
	}
	attrs, empty, ok := p.attributes()
	if !ok || empty && kind != simpleVoid {
		return false
	}
	n := p.plant(html.Node{Type: html.ElementNode, DataAtom: element, Data: name, Attr: attrs})
	if kind != simpleVoid {
		p.at, p.depth = n, p.depth+1
	}
	return true
}

// allows reports whether an element may begin where others are open, without any of
// them being ended by it.
func (p *planter) allows(element atom.Atom, kind simplicity) bool {
	if element == atom.Li && p.at.DataAtom != atom.Ul && p.at.DataAtom != atom.Ol {
		return false
	}
	for n := p.at; n.Parent != nil; n = n.Parent {
		switch {
		case kind == simpleBlock && (n.DataAtom == atom.P || headings[n.DataAtom] > 0 || simpleElements[n.DataAtom] == simpleInline):
			return false
		case element == atom.A && n.DataAtom == atom.A:
			return false
		}
	}
	return true
}

// attributes reads the attributes of a tag and its end. It keeps those that may hide the
// element.
func (p *planter) attributes() (kept []html.Attribute, empty, ok bool) {
	for {
		s := strings.TrimLeft(p.rest, " \n\t")
		parted := len(s) < len(p.rest)
		if rest, ok := strings.CutPrefix(s, ">"); ok {
			p.rest = rest
			return kept, false, true
		}
		if rest, ok := strings.CutPrefix(s, "/>"); ok {
			p.rest = rest
			return kept, true, true
		}
		n := 0
		for n < len(s) && ('a' <= s[n] && s[n] <= 'z' || s[n] == '-') {
			n++
		}
		key, s := s[:n], s[n:]
		quoted, ok := strings.CutPrefix(s, `="`)
		if !ok || key == "" || !parted {
			return nil, false, false
		}
		value, rest, ended := strings.Cut(quoted, `"`)
		if !ended {
			return nil, false, false
		}
		switch key {
		case "hidden", "aria-hidden", "style":
			if strings.Contains(value, "&") {
				return nil, false, false
			}
			kept = append(kept, html.Attribute{Key: key, Val: value})
		}
		p.rest = rest
	}
}
