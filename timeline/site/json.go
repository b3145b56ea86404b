package site

import (
	"bufio"
	"encoding/json"

	"annals/timeline"
)

// A jsonDocument is what the two files of data say of some events, in one.
type jsonDocument struct {
	Title       string        `json:"title"`
	Description string        `json:"description"`
	URL         string        `json:"url"` // of the site, or ""
	Events      []jsonEvent   `json:"events"`
	Articles    []jsonArticle `json:"articles"` // that the events quote, in order of the archive
}

func exportJSON(w *bufio.Writer, x *exporting) error {
	doc := jsonDocument{Title: x.o.Title, Description: x.o.Description, URL: x.o.BaseURL, Events: []jsonEvent{}, Articles: []jsonArticle{}}
	points := codePoints(x.events)
	quoted := map[*timeline.Article]bool{}
	for _, e := range x.events {
		doc.Events = append(doc.Events, jsonOf(e, points))
		for _, m := range e.Mentions {
			quoted[m.Article] = true
		}
	}
	for _, told := range x.t.Tellings {
		if quoted[told.Article] {
			doc.Articles = append(doc.Articles, x.jsonArticle(told))
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(doc)
}
