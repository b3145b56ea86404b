package archive

import (
	"iter"
	"strings"
	"unicode"

	"annals/timeline"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A body is what of a page is the article: the element in which most of its
// prose stands, what leads to it from the headline, and nothing of what lies
// about in it. Prose is long lines that are no links.
//
// The parts of a page stand in a slice, in its order, so that sums over what is
// below a part are one loop and dropping it is another. It costs less than
// parsing the page.
type body struct {
	parts   []part
	without map[*html.Node]bool // what is dropped
	at      int                 // the part that is the article
}

// A part is an element that parts lines, and what stands in it.
type part struct {
	node     *html.Node
	above    int     // the part in which it stands, -1 of the first
	end      int     // the first part that does not stand in it
	own      int     // letters of its own lines
	ownLinks int     // those of them in links
	text     int     // letters of all below it
	links    int     // those of them in links
	prose    float64 // how much of all below it reads as a story does
	named    doubt   // what its name makes of it
	marked   bool    // a headline, an article or a main element stands in it
}

// A doubt is what the name of an element says against its being of the article.
type doubt uint8

const (
	likely  doubt = iota + 1 // named as what often is no article: "teaser", "meta"
	certain                  // named as what is none: "comments", "related"
)

// The shares and sizes by which a body is found, tuned on half of a collection
// of pages and confirmed on the other.
const (
	fullLine      = 150 // letters of a line that is prose beyond doubt
	shortestProse = 25  // letters below which a line says nothing about where the article is
	descend       = .75 // of the prose of a part, for one in it to be the article instead
	nameCertain   = .6  // of the prose of the page, which is never an aside whatever its name
	nameLikely    = .4
	asideProse    = 200 // prose of what is no aside where its name leaves doubt
	leadLetters   = 30  // of a line between headline and article that leads to it
	linkList      = .6  // of letters in links, beyond which a list is one of links
	linkLine      = .8  // …, and a line one link
	listProse     = 200 // letters that are no links, which keep a list
	lineProse     = 100 // …, and a line
	colonLine     = 120 // letters of a line that announces what follows it: "Read also:"
)

// findBody finds the article of a page.
func findBody(doc *html.Node) *body {
	b := &body{without: map[*html.Node]bool{}}
	b.gather(doc, -1, false)
	b.sum()
	b.dropNamed()
	b.sum()
	b.choose()
	b.dropLinks()
	b.dropHeadings()
	return b
}

// node returns the element that is the article.
func (b *body) node() *html.Node { return b.parts[b.at].node }

// into adds the text of the body to s.
func (b *body) into(s *story) {
	s.without = b.without
	for _, lead := range b.lead() {
		s.addNode(lead, timeline.Paragraph)
	}
	s.addNode(b.parts[b.at].node, timeline.Paragraph)
}

// gather makes parts of n and of what stands in it. The parser lets nothing be nested so
// deep that this could not come back.
func (b *body) gather(n *html.Node, above int, linked bool) {
	at := above
	named := doubtOf(n)
	if n.Type == html.DocumentNode || blockElements[n.DataAtom] || isCell(n) || named > 0 {
		at = len(b.parts)
		b.parts = append(b.parts, part{node: n, above: above, named: named})
	}
	switch n.DataAtom {
	case atom.H1, atom.Article, atom.Main:
		for i := at; i >= 0 && !b.parts[i].marked; i = b.parts[i].above {
			b.parts[i].marked = true
		}
	case atom.A:
		linked = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			size := lettersIn(c.Data)
			b.parts[at].own += size
			if linked {
				b.parts[at].ownLinks += size
			}
		case c.Type == html.ElementNode && !mute[c.DataAtom] && !hidden(c):
			b.gather(c, at, linked)
		}
	}
	if at != above {
		b.parts[at].end = len(b.parts)
	}
}

// lettersIn counts what of a text is not space. A sign of Chinese counts as two.
func lettersIn(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ', c >= 0x80 && c < 0xC0: // the rest of a rune
		case c >= 0xE0:
			n += 2
		default:
			n++
		}
	}
	return n
}

// sum adds up what stands in the parts.
func (b *body) sum() {
	for i := range b.parts {
		p := &b.parts[i]
		p.text, p.links, p.prose = p.own, p.ownLinks, p.ownProse()
	}
	for i := len(b.parts) - 1; i > 0; i-- {
		p, above := &b.parts[i], &b.parts[b.parts[i].above]
		above.text += p.text
		above.links += p.links
		above.prose += p.prose
	}
}

// ownProse says how much of the own lines of p reads as a story does.
func (p *part) ownProse() float64 {
	free := p.own - p.ownLinks
	if free < shortestProse || float64(p.ownLinks) > linkList*float64(p.own) || headings[p.node.DataAtom] > 0 || isCaption(p.node) {
		return 0
	}
	return float64(free) * min(1, float64(free)/fullLine)
}

func isCaption(n *html.Node) bool { return n.DataAtom == atom.Figcaption || n.DataAtom == atom.Caption }

// dropNamed drops the parts that are called after what is no article, unless most
// of the page stands in them: the names of some sites say what stands beside
// an element ("has-sidebar"), and those of others nothing at all.
func (b *body) dropNamed() {
	page := b.parts[0].prose
	for i := 0; i < len(b.parts); i++ {
		p := &b.parts[i]
		aside := false
		switch p.named {
		case certain:
			aside = p.prose < nameCertain*page && !(p.marked && p.prose > page/5)
		case likely:
			aside = p.prose < nameLikely*page && (p.prose < asideProse || 3*p.links > p.text)
		}
		if aside {
			i = b.drop(i)
		}
	}
}

// drop drops part i and what stands in it, and returns the last of these.
func (b *body) drop(i int) int {
	b.without[b.parts[i].node] = true
	end := b.parts[i].end
	for k := i; k < end; k++ {
		b.parts[k].own, b.parts[k].ownLinks = 0, 0
	}
	return end - 1
}

// choose finds the part that is the article: down from the page as long as one part holds
// nearly all the prose.
func (b *body) choose() {
	for {
		most := -1
		for i := b.at + 1; i < b.parts[b.at].end; i = b.parts[i].end {
			if most < 0 || b.parts[i].prose > b.parts[most].prose {
				most = i
			}
		}
		if most < 0 || b.parts[most].prose < descend*b.parts[b.at].prose || !holdsLines(b.parts[most].node) {
			return
		}
		b.at = most
	}
}

// holdsLines reports whether n is an element for several lines rather than for one, or
// for one of a list.
func holdsLines(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dd, atom.Dt, atom.Blockquote, atom.Tr, atom.Td, atom.Th, atom.Figcaption, atom.Pre:
		return false
	}
	return headings[n.DataAtom] == 0
}

// dropLinks drops from the article the lists and the lines that are links.
func (b *body) dropLinks() {
	for i := b.at + 1; i < b.parts[b.at].end; i++ {
		p := &b.parts[i]
		share, free := linkLine, lineProse
		switch p.node.DataAtom {
		case atom.Ul, atom.Ol, atom.Dl, atom.Div, atom.Section, atom.Table, atom.Aside, atom.Header, atom.Footer:
			share, free = linkList, listProse
		case atom.Td, atom.Th:
			if !laysOut(p.node.Parent) {
				continue
			}
			share, free = linkList, listProse
		case atom.P, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		default:
			continue
		}
		if float64(p.links) > share*float64(p.text) && p.text-p.links < free {
			i = b.drop(i)
		}
	}
}

// dropHeadings drops from the article the headings and the lines with a colon of which
// nothing is left that they announce.
func (b *body) dropHeadings() {
	const nothing, line = 7, 8 // beside the levels of headings
	next, gap := nothing, true
	for i := b.parts[b.at].end - 1; i > b.at; i-- {
		p := &b.parts[i]
		if b.without[p.node] {
			gap = true
			continue
		}
		if p.own == 0 {
			continue
		}
		switch level := headings[p.node.DataAtom]; {
		case level > 0 && (next <= level || next == nothing):
			b.drop(i)
		case level > 0:
			next = level
		case gap && p.own < colonLine && p.end == i+1 && strings.HasSuffix(textOf(p.node), ":"):
			b.drop(i)
		default:
			next = line
		}
		gap = false
	}
}

// lead returns the elements between the headline and the article that lead to it.
func (b *body) lead() []*html.Node {
	from := b.at
	for i := range b.at {
		if b.parts[i].node.DataAtom == atom.H1 {
			from = i + 1
		}
	}
	var all []*html.Node
	for i := from; i < b.at; i++ {
		p := &b.parts[i]
		switch {
		case b.without[p.node]:
			if p.named == likely && hasName(p.node, leadNames) && lettersIn(textOf(p.node)) >= leadLetters {
				all = append(all, p.node)
			}
			i = p.end - 1
		case p.end > b.at: // the article stands in it
		case p.own-p.ownLinks >= leadLetters && p.ownLinks < p.own/2:
			all = append(all, p.node)
			i = p.end - 1
		}
	}
	return all
}

// hasName reports whether one of the words stands in the names of n.
func hasName(n *html.Node, words map[string]bool) bool {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for w := range nameWords(a.Val) {
			if words[w] {
				return true
			}
		}
	}
	return false
}

// The words in names of elements (classes, ids) that say that one is no article.
var (
	certainNames = wordSet(`
		nav navi navigation navbar menu submenu breadcrumb breadcrumbs footer sidebar pagination pager paging pagenav
		share sharing sharer sharebar shares social socials sharedaddy addtoany
		related recommended recommendation recommendations promo promos outbrain taboola
		newsletter subscribe subscription subscriptions signup login register cookie cookies consent gdpr
		adv advert adverts advertisement advertising anzeige anzeigen werbung publicité sponsor sponsored
		comment comments commentlist kommentar kommentare disqus respond reply replies
		tagcloud taglist popup modal overlay tooltip toolbar search searchform rating ratings copyright disclaimer noprint`)
	likelyNames = wordSet(`
		ad ads foot aside widget widgets banner promotion teaser teasers trending popular ticker breaking
		image images img picture photo photos bild foto visual thumbnail gallery slideshow caption captions figcaption
		tags byline meta postmeta metadata author authors bio biography posted dateline timestamp vote votes skip sr print jp`)
	leadNames  = wordSet(`teaser lead intro deck dek standfirst subtitle summary excerpt abstract`)
	asideRoles = wordSet(`navigation complementary banner contentinfo search dialog alert menu`)
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// doubtOf returns what the name and the role of n say against it.
func doubtOf(n *html.Node) doubt {
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Main, atom.Article, 0:
		return 0
	case atom.Footer, atom.Aside, atom.Nav:
		return certain
	}
	var d doubt
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			for w := range nameWords(a.Val) {
				switch {
				case certainNames[w]:
					return certain
				case likelyNames[w]:
					d = likely
				}
			}
		case "role":
			if asideRoles[a.Val] {
				return certain
			}
		}
	}
	return d
}

// nameWords yields the words of a name in small letters: post, meta and top of
// "post-metaTop".
func nameWords(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, small := -1, false
		for i, r := range name {
			letter := unicode.IsLetter(r)
			if start >= 0 && (!letter || small && unicode.IsUpper(r)) {
				if !yield(strings.ToLower(name[start:i])) {
					return
				}
				start = -1
			}
			if letter && start < 0 {
				start = i
			}
			small = unicode.IsLower(r)
		}
		if start >= 0 {
			yield(strings.ToLower(name[start:]))
		}
	}
}
