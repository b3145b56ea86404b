package site

import (
	"bufio"
	"encoding/json"

	"annals/timeline"
)

// The events as data of schema.org. Nothing stands there that the articles do not
// say: no place of an event is made up of a name, and no organiser.

type ldList struct {
	Context string   `json:"@context"`
	Type    string   `json:"@type"`
	Name    string   `json:"name"`
	URL     string   `json:"url,omitempty"`
	Count   int      `json:"numberOfItems"`
	Items   []ldItem `json:"itemListElement"`
}

type ldItem struct {
	Type     string  `json:"@type"`
	Position int     `json:"position"`
	Item     ldEvent `json:"item"`
}

type ldEvent struct {
	Context     string      `json:"@context,omitempty"`
	Type        string      `json:"@type"`
	ID          string      `json:"@id"`
	Name        string      `json:"name"`
	Start       string      `json:"startDate"`
	End         string      `json:"endDate,omitempty"`
	Description string      `json:"description"`
	URL         string      `json:"url,omitempty"`
	About       []ldNamed   `json:"about,omitempty"`
	Stories     []ldArticle `json:"subjectOf"`
}

type ldNamed struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type ldArticle struct {
	Type      string   `json:"@type"`
	Headline  string   `json:"headline"`
	URL       string   `json:"url,omitempty"`
	Published string   `json:"datePublished,omitempty"`
	Publisher *ldNamed `json:"publisher,omitempty"`
}

// ldKinds are the types of schema.org by the kind of a name.
var ldKinds = map[timeline.NameKind]string{timeline.Person: "Person", timeline.Organisation: "Organization", timeline.Unknown: "Thing"}

func exportJSONLD(w *bufio.Writer, x *exporting) error {
	x.leftQuotes(0, "schema.org has no place for them in an Event: the stories that they are from are named")
	list := ldList{Context: "https://schema.org", Type: "ItemList", Name: x.o.Title, URL: x.o.BaseURL, Items: []ldItem{}}
	for i, e := range x.some(isInISO8601, "their date is none that ISO 8601 can say as exactly") {
		list.Items = append(list.Items, ldItem{"ListItem", i + 1, x.linkedData(e, x.link(e))})
	}
	list.Count = len(list.Items)
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return enc.Encode(list)
}

// isInISO8601 reports whether ISO 8601 can say the date of e, as exactly and no more.
func isInISO8601(e *timeline.Event) bool {
	from, _, exact := stretchOf(e.When)
	return isDated(e) && exact && from.year > 0
}

// linkedData returns e, which stands at the address url.
func (s sheet) linkedData(e *timeline.Event, url string) ldEvent {
	from, to, _ := stretchOf(e.When)
	item := ldEvent{Type: "Event", ID: urn("event", e.ID), Name: s.warned(e), Start: from.String(), Description: s.vouched(e), URL: url, Stories: []ldArticle{}}
	if to != (dayAt{}) {
		item.End = to.String()
	}
	for _, n := range e.Names {
		item.About = append(item.About, ldNamed{ldKinds[n.Kind], n.Name})
	}
	for _, a := range e.Articles {
		story := ldArticle{Type: "NewsArticle", Headline: oneLine(s.title(a)), URL: webAddress(a.URL), Published: s.storyOf(a).published.Datetime}
		if a.Source != "" {
			story.Publisher = &ldNamed{"Organization", a.Source}
		}
		item.Stories = append(item.Stories, story)
	}
	return item
}
