package site

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

// unproved finds the events of a site that lack evidence: in its data, those without
// a quotation or whose article is not there; of their pages, those that show no quotation
// with who says so.
func unproved(site fs.FS, pages map[string]*checked) ([]Problem, error) {
	articles := map[string]bool{}
	var all []Problem
	err := eachLine(site, "articles.jsonl", func(line int, data []byte) {
		var a struct{ ID string }
		if err := json.Unmarshal(data, &a); err != nil {
			all = append(all, Problem{"articles.jsonl", line, "it is no JSON: " + err.Error()})
		}
		articles[a.ID] = true
	})
	if err != nil {
		return nil, err
	}
	err = eachLine(site, "events.jsonl", func(line int, data []byte) {
		fault := func(form string, args ...any) {
			all = append(all, Problem{"events.jsonl", line, fmt.Sprintf(form, args...)})
		}
		var x struct {
			ID       string
			Mentions []struct{ Article, Quote string }
		}
		if err := json.Unmarshal(data, &x); err != nil {
			fault("it is no JSON: %v", err)
			return
		}
		if len(x.Mentions) == 0 {
			fault("event %s has no evidence", x.ID)
		}
		for _, m := range x.Mentions {
			if m.Quote == "" {
				fault("event %s: a mention without its words", x.ID)
			}
			if !articles[m.Article] {
				fault("event %s is told by %q, which is not among the articles", x.ID, m.Article)
			}
		}
		if x.ID != eventSlug(slugs{}, x.ID) {
			return // its page goes by another name
		}
		at := "e/" + x.ID + ".html"
		switch p := pages[at]; {
		case p == nil:
			fault("event %s has no page", x.ID)
		case p.quotes == 0:
			all = append(all, Problem{at, 0, "it shows no quotation with who says so"})
		}
	})
	return all, err
}

// eachLine calls line with each line of the file name, where there is one, counted from 1.
func eachLine(site fs.FS, name string, line func(int, []byte)) error {
	f, err := site.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	for n := 1; ; n++ {
		data, err := r.ReadBytes('\n')
		if data = bytes.TrimSpace(data); len(data) > 0 {
			line(n, data)
		}
		if err != nil {
			return nil // its end: what is cut off is no JSON, and has been said
		}
	}
}
