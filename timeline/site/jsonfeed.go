package site

import (
	"time"
)

// A feed as JSON Feed 1.1. What an event is beside an entry stands in an extension, whose name begins with an underscore.

type jsonFeed struct {
	Version  string         `json:"version"`
	Title    string         `json:"title"`
	Home     string         `json:"home_page_url,omitempty"`
	Feed     string         `json:"feed_url,omitempty"`
	About    string         `json:"description"`
	Language string         `json:"language"`
	Items    []jsonFeedItem `json:"items"`
}

type jsonFeedItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url,omitempty"`
	Title     string       `json:"title"`
	Text      string       `json:"content_text"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Tags      []string     `json:"tags,omitempty"`
	Event     jsonFeedData `json:"_event"`
}

type jsonFeedData struct {
	About  string `json:"about"`
	ID     string `json:"id"`
	EDTF   string `json:"edtf"`
	Status string `json:"status"`
}

// writeJSONFeed writes f. An address that is not whole would be none: without a base URL there is none.
func (e *edition) writeJSONFeed(b *buffer, f feed) error {
	entries, about := f.entries()
	out := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.title, About: about, Language: e.lang, Items: []jsonFeedItem{}}
	if e.o.BaseURL != "" {
		out.Home, out.Feed = e.of(f, f.page), e.of(f, f.at+".json")
	}
	for _, n := range entries {
		item := jsonFeedItem{
			ID: urn("event", n.ID), Title: n.title, Text: n.text, Published: n.first.Format(time.RFC3339), Modified: n.last.Format(time.RFC3339),
			Event: jsonFeedData{"an event of annals: its date in EDTF and how far it is vouched for", n.ID, n.When.String(), n.Status.String()},
		}
		if e.o.BaseURL != "" {
			item.URL = n.at
		}
		for _, name := range n.Names {
			item.Tags = append(item.Tags, name.Name)
		}
		out.Items = append(out.Items, item)
	}
	return writeJSON(b, out)
}
