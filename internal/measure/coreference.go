package main

import (
	"encoding/json"
	"path/filepath"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A goldDoc is a text of a corpus of coreference, as the words that it has.
type goldDoc struct {
	ID, Dct string
	Tokens  []string
}

// A goldMention is words of such a text that tell of an event.
type goldMention struct {
	ID, Doc, Head string
	Tokens        []int
}

// coreference scores which mentions annals takes to be of one event, where they are
// given and no topic is.
func coreference(corpus, part string) func(*lab) ([]figure, error) {
	return func(l *lab) ([]figure, error) {
		dir := filepath.Join(l.data, corpus)
		docs, err := rows[goldDoc](filepath.Join(dir, part+".docs.jsonl"))
		if err != nil {
			return nil, err
		}
		key := filepath.Join(dir, part+".mentions.jsonl")
		mentions, err := rows[goldMention](key)
		if err != nil {
			return nil, err
		}
		of := map[string][]goldMention{}
		for _, m := range mentions {
			of[m.Doc] = append(of[m.Doc], m)
		}
		r := newReader()
		var tellings []*timeline.Telling
		found := map[string]*timeline.Mention{}
		for _, d := range docs {
			told, err := r.given(d, of[d.ID], found)
			if err != nil {
				return nil, err
			}
			tellings = append(tellings, told)
		}
		tl := timeline.Compose(tellings, timeline.Options{})
		var answer []byte
		for _, m := range mentions {
			c := "none-" + m.ID
			if e := tl.Of(found[m.ID]); e != nil {
				c = e.ID
			}
			line, err := json.Marshal(cluster{m.ID, c})
			if err != nil {
				return nil, err
			}
			answer = append(append(answer, line...), '\n')
		}
		path, err := l.keep(corpus+".jsonl", answer)
		if err != nil {
			return nil, err
		}
		var s struct {
			CoNLL struct{ F float64 }
			LEA   struct{ P, R, F float64 }
			Pair  struct{ P, R, F float64 }
		}
		if _, err := l.score(&s, "score_coref.py", key, path, "--json"); err != nil {
			return nil, err
		}
		name := corpus + " " + part
		return []figure{
			{name, "CoNLL", s.CoNLL.F}, {name, "LEA", s.LEA.F}, {name, "LEA P", s.LEA.P}, {name, "LEA R", s.LEA.R},
			{name, "pairs P", s.Pair.P}, {name, "pairs R", s.Pair.R},
		}, nil
	}
}

// given returns what d tells where mentions stand in it, and puts what each of
// them tells into found.
func (r reader) given(d goldDoc, mentions []goldMention, found map[string]*timeline.Mention) (*timeline.Telling, error) {
	var text tokenText
	for _, word := range d.Tokens {
		text.add(word)
	}
	a := &timeline.Article{ID: d.ID, Text: text.text.String()}
	a.Blocks = []timeline.Block{{End: len(a.Text)}}
	if d.Dct != "" {
		day, err := calendar.ParseEDTF(d.Dct)
		if err != nil {
			return nil, err
		}
		a.Published.When = day.From()
	}
	offsets := make([]int, len(mentions))
	for i, m := range mentions {
		at := m.Tokens[0]
		for _, k := range m.Tokens {
			if d.Tokens[k] == m.Head {
				at = k
			}
		}
		offsets[i] = text.start[at]
	}
	told := r.Extract(a, timex.News)
	told.Mentions = nil
	for i, m := range r.At(a, timex.News, offsets) {
		if m != nil {
			if m.Timex == nil {
				m.When, m.Basis = calendar.Value{}, timex.NoBasis // only a lead is news of the day of report
			}
			told.Mentions = append(told.Mentions, m)
			found[mentions[i].ID] = m
		}
	}
	return told, nil
}
