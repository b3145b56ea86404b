package archive

import (
	"bytes"
	"cmp"
	"encoding/json"
)

// opensJSONFeed reports whether a file is a feed in JSON.
func opensJSONFeed(head []byte) bool {
	return bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte("https://jsonfeed.org/version/"))
}

// eachFeedItem gives the items of a feed in JSON, which are records of a feed that
// says above them whose they are.
func eachFeedItem(in *input, yield func(record) error) error {
	return eachRecord(in, func(head string) func(string) (*draft, error) {
		above := fields{}
		var table map[string]any
		if json.Unmarshal([]byte(head+"[]}"), &table) == nil {
			above.add(table)
		}
		return func(data string) (*draft, error) { return readFeedItem(data, above, in.fields) }
	}, yield)
}

// readFeedItem reads an item. One that has but a summary is an excerpt.
func readFeedItem(data string, above fields, n Naming) (*draft, error) {
	f, err := fieldsOf(data, n)
	if err != nil {
		return nil, err
	}
	excerpt := f.first(textKeys) == "" && f.first(htmlKeys) == ""
	if summary := f["summary"]; excerpt && len(summary) > 0 {
		f["text"] = summary
		delete(f, "summary")
	}
	d, err := f.article()
	if err != nil {
		return nil, err
	}
	d.Excerpt = excerpt
	d.Source = cmp.Or(above.first(titleKeys), d.Source)
	d.Lang = cmp.Or(d.Lang, above.first(langKeys))
	d.Byline = cmp.Or(d.Byline, list(above["authors"]))
	return d, nil
}
