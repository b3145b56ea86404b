package site

import (
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"annals/timeline"
)

// The Atom feed has the events that were reported last. Published and updated
// are when an event was reported; its own date is said in its title and data.

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

const entriesInFeed = 50

// feedFiles returns feed.atom.
func feedFiles(e *edition) []file {
	return []file{{"feed.atom", func(b *buffer) error {
		feed := e.feed()
		b.WriteString(xml.Header)
		enc := xml.NewEncoder(b)
		enc.Indent("", "\t")
		if err := enc.Encode(feed); err != nil {
			return err
		}
		b.WriteString("\n")
		return nil
	}}}
}

func (e *edition) feed() atomFeed {
	type dated struct {
		event       *timeline.Event
		first, last time.Time // when it was reported
	}
	var all []dated
	left := 0
	for _, x := range e.events {
		d := dated{event: x}
		for _, a := range x.Articles {
			if p := a.Published.When; !p.IsZero() {
				if d.first.IsZero() || p.Start.Before(d.first) {
					d.first = p.Start
				}
				if p.Start.After(d.last) {
					d.last = p.Start
				}
			}
		}
		if d.last.IsZero() {
			left++
			continue
		}
		all = append(all, d)
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		return cmp.Or(b.last.Compare(a.last), cmp.Compare(b.event.Importance, a.event.Importance))
	})
	older := max(0, len(all)-entriesInFeed)
	all = all[:len(all)-older]

	f := atomFeed{
		Lang: e.lang, ID: urn("feed", cmp.Or(e.o.BaseURL, e.o.Title)), Title: e.o.Title, Generator: "annals",
		Author: atomAuthor{e.o.Title}, Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links: []atomLink{{"alternate", "text/html", cmp.Or(e.o.BaseURL, "index.html")}},
	}
	f.Subtitle = strings.TrimSpace(e.o.Description + " " + put(e.w.feedLeft, e.w.count(len(all)), e.w.number(older), e.w.number(left)))
	if e.o.BaseURL != "" {
		f.Links = append(f.Links, atomLink{"self", "application/atom+xml", e.o.BaseURL + "feed.atom"})
	}
	if len(all) > 0 {
		f.Updated = all[0].last.Format(time.RFC3339)
	}
	s := sheet{edition: e, root: e.o.BaseURL}
	for _, d := range all {
		x := d.event
		n := s.leanEntry(x)
		at := n.Href
		if e.o.BaseURL != "" {
			at = address(at)
		}
		entry := atomEntry{
			ID: urn("event", x.ID), Title: n.Date.Text + e.w.Colon + " " + n.Headline, Link: atomLink{"alternate", "text/html", at},
			Published: d.first.Format(time.RFC3339), Updated: d.last.Format(time.RFC3339),
			Categories: []atomCategory{{Term: n.Status.Name, Scheme: urn("scheme", "status")}},
		}
		entry.Summary = strings.Join(append([]string{s.vouched(x)}, s.citations(x)...), "\n")
		for _, name := range x.Names {
			entry.Categories = append(entry.Categories, atomCategory{Term: name.Name})
		}
		f.Entries = append(f.Entries, entry)
	}
	return f
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
