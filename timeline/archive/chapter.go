package archive

import (
	"slices"
	"strings"

	"annals/timeline"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// chapter reads a page of a book.
func (b *book) chapter(page, title string) (*draft, error) {
	text, err := decodePage(page)
	if err != nil {
		return nil, err
	}
	doc, err := parseHTML(expanded(text))
	if err != nil {
		return nil, err
	}
	if isFront(doc) {
		return nil, bookPage
	}
	d := &draft{}
	survey(doc).into(d)
	if slices.ContainsFunc(b.pack.Titles, func(of string) bool { return sameWords(of, d.Title) }) {
		d.Title = "" // of the book, which many pages repeat
	}
	cutMarks(doc)
	d.URL = fetchedFrom(doc)
	var s story
	s.addNode(doc, timeline.Paragraph)
	s.into(d)
	if !told(d.Blocks) {
		return nil, bookPage
	}
	if i := slices.IndexFunc(d.Blocks, func(b timeline.Block) bool { return b.Kind == timeline.Heading }); i >= 0 && i < 3 && d.Title == "" {
		d.Title = d.Text[d.Blocks[i].Start:d.Blocks[i].End]
	}
	b.complete(d, title)
	return d, nil
}

// isFront reports whether a page says that it is no chapter, or is nothing but
// links, as a table of contents is.
func isFront(doc *html.Node) bool {
	words, linked := 0, 0
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Body || n.DataAtom == atom.Section && n.Parent.DataAtom == atom.Body:
			if frontType(attr(n, "epub:type")) || frontType(strings.ReplaceAll(attr(n, "role"), "doc-", "")) {
				return true
			}
		case n.Type == html.TextNode && !inHead(n):
			count := len(strings.Fields(n.Data))
			words += count
			if linking(n) {
				linked += count
			}
		}
	}
	return words > 0 && linked*10 > words*6
}

// inHead reports whether n stands in the head of a page, where nothing is shown.
func inHead(n *html.Node) bool {
	return n.Parent != nil && n.Parent.Parent != nil && n.Parent.Parent.DataAtom == atom.Head
}

// linking reports whether n stands in a link, near by.
func linking(n *html.Node) bool {
	for up := 0; n != nil && up < 6; n, up = n.Parent, up+1 {
		if n.DataAtom == atom.A && attr(n, "href") != "" {
			return true
		}
	}
	return false
}

// bookMarks are what stands in the text of a book and is none of it: the numbers
// of its pages on paper and of its notes.
var bookMarks = []string{"pagebreak", "noteref", "backlink"}

// cutMarks takes the marks out of a page.
func cutMarks(doc *html.Node) {
	var marks []*html.Node
	for n := range doc.Descendants() {
		for kind := range strings.FieldsSeq(attr(n, "epub:type") + " " + attr(n, "role")) {
			if slices.Contains(bookMarks, strings.TrimPrefix(kind, "doc-")) {
				marks = append(marks, n)
				break
			}
		}
	}
	for _, n := range marks {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// fetchedFrom returns the address from which a program that makes books of news
// pages says that it fetched one, and takes what says so out of the page.
func fetchedFrom(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.A || !strings.Contains(attr(n, "rel"), "downloaded-from") {
			continue
		}
		address := attr(n, "href")
		for p := n.Parent; p != nil && p.Parent != nil; p = p.Parent {
			if p.DataAtom == atom.P || p.DataAtom == atom.Div {
				p.Parent.RemoveChild(p)
				break
			}
		}
		if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
			return address
		}
	}
	return ""
}

// voidElements have no end in HTML.
var voidElements = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "param": true, "source": true, "track": true, "wbr": true,
}

// expanded returns a page of XHTML with its empty elements, <title/>, written
// <title></title>: HTML takes the first for a beginning, and all that follows for
// the title.
func expanded(page string) string {
	if !strings.Contains(page, "/>") {
		return page
	}
	var b strings.Builder
	b.Grow(len(page) + len(page)/16)
	for {
		end := strings.Index(page, "/>")
		if end < 0 {
			b.WriteString(page)
			return b.String()
		}
		start := strings.LastIndexByte(page[:end], '<')
		name := ""
		if start >= 0 {
			name = page[start+1 : end]
			if i := strings.IndexAny(name, " \t\r\n"); i >= 0 {
				name = name[:i]
			}
		}
		b.WriteString(page[:end])
		if low := strings.ToLower(name); name == "" || voidElements[low] || strings.ContainsAny(name, "!?/<>\"'") {
			b.WriteString("/>")
		} else {
			b.WriteString("></" + name + ">")
		}
		page = page[end+2:]
	}
}
