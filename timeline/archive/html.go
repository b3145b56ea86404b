package archive

import (
	"strings"

	"annals/timeline"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// An Extraction is a way of finding the article on a page.
type Extraction string

// The ways. Both weigh the page once, by which nearly all of what is to be found is; Best
// asks for a second opinion where that finds little, and costs little more.
const (
	Best Extraction = "best"
	Fast Extraction = "fast"
)

// known reports whether e is a way, or says nothing.
func (e Extraction) known() bool { return e == "" || e == Best || e == Fast }

// opensHTML reports whether a file begins as a page does.
func opensHTML(head []byte) bool {
	switch name, _ := rootElement(head); name {
	case "html", "head", "body":
		return true
	}
	return len(head) >= 14 && strings.EqualFold(string(head[:14]), "<!doctype html")
}

// readPage reads a page on disk.
func readPage(in *input) (*draft, error) {
	data, err := whole(in)
	if err != nil {
		return nil, err
	}
	return readHTML(data, in.extract)
}

// readHTML reads a page: what it says of itself, and the article in its body.
func readHTML(data string, how Extraction) (*draft, error) {
	p, err := parsePage(data, "")
	if err != nil {
		return nil, err
	}
	return p.article(how), nil
}

// parsePage parses a page of which somebody says that it is encoded as label, or nothing.
func parsePage(data, label string) (*page, error) {
	text, err := decodeSent(data, label)
	if err != nil {
		return nil, err
	}
	doc, err := parseHTML(text)
	if err != nil {
		return nil, err
	}
	return survey(doc), nil
}

// article returns the article of the page.
func (p *page) article(how Extraction) *draft {
	d := &draft{}
	p.into(d)
	s := &story{}
	p.body.into(s)
	if how != Fast {
		s = p.better(s)
	}
	s.into(d)
	d.summary(p.first(metaDecks))
	return d
}

// littleFound is how many letters an article has that is likely to be more than what was
// found.
const littleFound = 400

// better returns a story in place of s where another finds at least twice as much:
// what the page says to machines is its text, or what readability finds.
func (p *page) better(s *story) *story {
	found := s.letters()
	for _, o := range p.linked {
		if body, _ := o["articleBody"].(string); lettersIn(body) > 2*found {
			said := &story{}
			if strings.Contains(body, "</") {
				if said.addHTML(body, timeline.Paragraph) != nil {
					continue
				}
			} else {
				for line := range strings.Lines(html.UnescapeString(body)) {
					said.add(timeline.Paragraph, line)
				}
			}
			if n := said.letters(); n > 2*found {
				s, found = said, n
			}
		}
	}
	if found < littleFound {
		parser := readability.NewParser()
		parser.DisableJSONLD = true // survey has read it
		if article, err := parser.ParseDocument(p.doc, nil); err == nil && article.Node != nil {
			second := &story{}
			second.addNode(article.Node, timeline.Paragraph)
			if second.letters() > 2*found {
				return second
			}
		}
	}
	return s
}

// letters counts what is told in s.
func (s *story) letters() int { return toldLetters(s.text.String(), s.blocks) }

// toldLetters counts what the blocks of a text tell.
func toldLetters(text string, blocks []timeline.Block) int {
	n := 0
	for _, b := range blocks {
		if b.Kind.Told() {
			n += lettersIn(text[b.Start:b.End])
		}
	}
	return n
}
