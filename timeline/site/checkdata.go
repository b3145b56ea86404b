package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// misled finds what is wrong with the files of a site that are no pages: sitemaps and feeds that are no XML or lead
// where nothing is, data that is no JSON, and events that went and left no page.
func (c *siteCheck) misled(site fs.FS, names []string) error {
	for _, name := range names {
		read, ok := map[string]func(name string, data []byte){".xml": c.xml, ".atom": c.xml, ".json": c.json}[path.Ext(name)]
		if !ok || strings.HasPrefix(name, "static/") { // what the user lays there is the user's
			continue
		}
		data, err := fs.ReadFile(site, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		read(name, data)
	}
	return nil
}

// xml reads a sitemap or a feed.
func (c *siteCheck) xml(name string, data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	inside := ""
	for {
		token, err := d.Token()
		line, _ := d.InputPos()
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			c.fault(name, line, "it is no XML: %v", err)
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = token.Name.Local
			for _, a := range token.Attr {
				if inside == "link" && a.Name.Local == "href" {
					c.follow(name, line, a.Value)
				}
			}
		case xml.CharData:
			if inside == "loc" {
				c.follow(name, line, strings.TrimSpace(string(token)))
			}
		case xml.EndElement:
			inside = ""
		}
	}
}

// json reads a file of data, and what it says of events that went.
func (c *siteCheck) json(name string, data []byte) {
	var h history
	err := json.Unmarshal(data, new(any))
	if name == historyData && err == nil {
		err = json.Unmarshal(data, &h)
	}
	if err != nil {
		at := int64(0)
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			at = syntax.Offset
		}
		c.fault(name, 1+bytes.Count(data[:min(int(at), len(data))], []byte("\n")), "it is no JSON: %v", err)
		return
	}
	for _, gone := range h.Gone {
		at := "e/" + gone.ID + ".html"
		if gone.ID == eventSlug(slugs{}, gone.ID) && !c.files[at] { // else its page goes by another name
			line := 1 + bytes.Count(data[:max(0, bytes.Index(data, []byte(`"`+gone.ID+`"`)))], []byte("\n"))
			c.fault(name, line, "event %s went and left no page: there is no %s", gone.ID, at)
		}
	}
}
