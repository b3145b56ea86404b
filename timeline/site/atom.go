package site

import (
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"encoding/xml"
	"slices"
	"time"
)

// A feed as Atom (RFC 4287). Its few elements are written one by one: encoding/xml looks at each field anew for each entry.

// writeAtom writes f as Atom.
func (e *edition) writeAtom(b *buffer, f feed) error {
	entries, about := f.entries()
	of, updated := cmp.Or(e.o.BaseURL, e.o.Title), time.Unix(0, 0).UTC()
	if f.at != "feed" {
		of += f.at
	}
	if len(entries) > 0 {
		updated = entries[0].last
	}
	w := atomWriter{b: b, indent: "\t"}
	b.WriteString(xml.Header + `<feed xmlns="http://www.w3.org/2005/Atom"`)
	w.attribute("xml:lang", e.lang)
	b.WriteString(">\n")
	w.element("id", urn("feed", of))
	w.element("title", f.title)
	w.element("subtitle", about)
	w.element("updated", updated.Format(time.RFC3339))
	w.empty("link", "rel", "alternate", "type", "text/html", "href", e.of(f, f.page))
	if e.o.BaseURL != "" {
		w.empty("link", "rel", "self", "type", "application/atom+xml", "href", e.of(f, f.at+".atom"))
	}
	w.element("generator", "annals")
	b.WriteString("\t<author>\n\t")
	w.element("name", e.o.Title)
	b.WriteString("\t</author>\n")
	w.indent = "\t\t"
	scheme := urn("scheme", "status")
	for _, n := range entries {
		b.WriteString("\t<entry>\n")
		w.element("id", urn("event", n.ID))
		w.element("title", n.title)
		w.empty("link", "rel", "alternate", "type", "text/html", "href", n.at)
		w.element("published", n.first.Format(time.RFC3339))
		w.element("updated", n.last.Format(time.RFC3339))
		w.element("summary", n.text)
		w.empty("category", "term", n.Status.String(), "scheme", scheme)
		for _, name := range n.Names {
			w.empty("category", "term", name.Name)
		}
		b.WriteString("\t</entry>\n")
	}
	_, err := b.WriteString("</feed>\n")
	return err
}

// An atomWriter writes elements, a line each. What b cannot take it says to whoever writes to it last.
type atomWriter struct {
	b      *buffer
	indent string
}

// element writes an element that holds text.
func (w atomWriter) element(name, text string) {
	w.b.WriteString(w.indent + "<" + name + ">")
	w.text(text)
	w.b.WriteString("</" + name + ">\n")
}

// empty writes an element that has attributes, each a name and a value, and no more.
func (w atomWriter) empty(name string, attributes ...string) {
	w.b.WriteString(w.indent + "<" + name)
	for i := 0; i < len(attributes); i += 2 {
		w.attribute(attributes[i], attributes[i+1])
	}
	w.b.WriteString("></" + name + ">\n")
}

func (w atomWriter) attribute(name, value string) {
	w.b.WriteString(" " + name + `="`)
	w.text(value)
	w.b.WriteString(`"`)
}

// text writes s as XML writes it.
func (w atomWriter) text(s string) {
	w.b.data = appendXML(w.b.data, s)
	w.b.spill()
}

// filled returns those of texts that are not empty.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// urn returns a name for a thing of a kind that holds wherever the site moves.
func urn(kind, id string) string {
	h := sha1.Sum([]byte("annals " + kind + " " + id))
	h[6], h[8] = h[6]&0x0f|0x50, h[8]&0x3f|0x80 // a UUID made of a name
	name := []byte("urn:uuid:")
	for i, b := range h[:16] {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			name = append(name, '-')
		}
		name = hex.AppendEncode(name, []byte{b})
	}
	return string(name)
}
