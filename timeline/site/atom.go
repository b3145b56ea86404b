package site

import (
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"slices"
	"time"
)

// A feed as Atom (RFC 4287).

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle"`
	Updated   string      `xml:"updated"`
	Links     []atomLink  `xml:"link"`
	Generator string      `xml:"generator"`
	Author    atomAuthor  `xml:"author"`
	Entries   []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Link       atomLink       `xml:"link"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Summary    string         `xml:"summary"`
	Categories []atomCategory `xml:"category"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
}

// writeAtom writes f as Atom.
func (e *edition) writeAtom(b *buffer, f feed) error {
	entries, about := f.entries()
	out := atomFeed{
		Lang: e.lang, ID: urn("feed", cmp.Or(e.o.BaseURL, e.o.Title)), Title: f.title, Generator: "annals",
		Author: atomAuthor{e.o.Title}, Updated: time.Unix(0, 0).UTC().Format(time.RFC3339), Subtitle: about,
		Links: []atomLink{{"alternate", "text/html", e.of(f, f.page)}},
	}
	if f.at != "feed" {
		out.ID = urn("feed", cmp.Or(e.o.BaseURL, e.o.Title)+f.at)
	}
	if e.o.BaseURL != "" {
		out.Links = append(out.Links, atomLink{"self", "application/atom+xml", e.of(f, f.at+".atom")})
	}
	if len(entries) > 0 {
		out.Updated = entries[0].last.Format(time.RFC3339)
	}
	for _, n := range entries {
		entry := atomEntry{
			ID: urn("event", n.ID), Title: n.title, Link: atomLink{"alternate", "text/html", n.at},
			Published: n.first.Format(time.RFC3339), Updated: n.last.Format(time.RFC3339), Summary: n.text,
			Categories: []atomCategory{{Term: n.Status.String(), Scheme: urn("scheme", "status")}},
		}
		for _, name := range n.Names {
			entry.Categories = append(entry.Categories, atomCategory{Term: name.Name})
		}
		out.Entries = append(out.Entries, entry)
	}
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(b)
	enc.Indent("", "\t")
	if err := enc.Encode(out); err != nil {
		return err
	}
	b.WriteString("\n")
	return nil
}

// filled returns those of texts that are not empty.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// urn returns a name for a thing of a kind that holds wherever the site moves.
func urn(kind, id string) string {
	h := sha1.Sum([]byte("annals " + kind + " " + id))
	h[6], h[8] = h[6]&0x0f|0x50, h[8]&0x3f|0x80 // a UUID made of a name
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}
