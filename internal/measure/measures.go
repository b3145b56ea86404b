package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A figure is one number that was measured: a share of 1, where its name does not
// say of what.
type figure struct {
	corpus, name string
	value        float64
}

// A measure takes the figures of one ability.
type measure struct {
	name string
	data string // what of the corpora it needs
	take func(*lab) ([]figure, error)
}

var measures = []measure{
	{"temporal tagging", "temporal", tagging},
	{"speed of tagging", "reuters21578", tagSpeed("reuters21578")},
	{"merging", "gva", merging},
	{"merging of given mentions", "ecb", coreference("ecb", "dev")},
	{"chronology", "chronology", chronologies},
	{"status", "factuality", factuality},
	{"dates of words", "semeval15t4/airbus", anchored("semeval15t4/airbus")},
	{"duplicates", "reuters21578", duplicates("reuters21578")},
	{"duplicates", "gva", duplicates("gva")},
	{"duplicates", "t17/syria", duplicates("t17/syria")},
	{"ids that survive edits", "gva", stableIDs("gva", corpusOf("gva"))},
	{"ids that survive edits", ".", stableIDs("sample archive", sampleArchive)},
	{"key dates of stories", "t17", keyDates(timelined{name: "t17", told: true})},
	{"key dates of people", "entities", keyDates(timelined{name: "entities", beyond: 7})},
}

// measuresOf returns the measures whose names or corpora hold words.
func measuresOf(words string) []measure {
	return slices.DeleteFunc(slices.Clone(measures), func(m measure) bool {
		return !strings.Contains(m.name, words) && !strings.Contains(m.data, words)
	})
}

// corpora are the temporal corpora and their languages.
var corpora = []struct{ name, lang string }{
	{"tbaq-timebank", "en"},
	{"tbaq-aquaint", "en"},
	{"wikiwars-01-16", "en"},
	{"tweets-train-artime-fixed", "en"},
	{"te2-en", "en"},
	{"te2-fr", "fr"},
}

// tagging scores annals tag, in F1 of spans (strict and relaxed), values and types.
func tagging(l *lab) (figures []figure, err error) {
	for _, c := range corpora {
		in, gold := filepath.Join(l.data, "temporal", c.name+".in.jsonl"), filepath.Join(l.data, "temporal", c.name+".gold.jsonl")
		if _, err := os.Stat(in); err != nil {
			continue
		}
		out, err := l.run("tag", "--format", "jsonl", "--lang", c.lang, in)
		if err != nil {
			return nil, err
		}
		answer, err := l.keep(c.name+".jsonl", out)
		if err != nil {
			return nil, err
		}
		var s struct {
			Strict, Relaxed struct{ F1 float64 }
			Value           float64 `json:"value_f1"`
			Type            float64 `json:"type_f1"`
		}
		if _, err := l.score(&s, "score_timex.py", gold, answer, "--json"); err != nil {
			return nil, err
		}
		figures = append(figures,
			figure{c.name, "strict", s.Strict.F1},
			figure{c.name, "relaxed", s.Relaxed.F1},
			figure{c.name, "value", s.Value},
			figure{c.name, "type", s.Type})
	}
	return figures, nil
}

// An article is a line of the articles.jsonl that annals build writes.
type article struct {
	ID          string
	MainEvent   string `json:"main_event"`
	DuplicateOf string `json:"duplicate_of"`
}

// An incident is a line of the gold of merging: what happened, and when.
type incident struct {
	Incident, Date string
}

// A cluster is a line of an answer, and of a key, in merging.
type cluster struct {
	ID      string `json:"id"`
	Cluster string `json:"cluster"`
}

// An event is a line of the events.jsonl that annals build writes.
type event struct {
	ID   string
	Date struct{ EDTF string }
}

// site builds the articles of a corpus and returns the folder it made.
func (l *lab) site(name string) (string, error) {
	out := filepath.Join(l.scratch, "site-"+filepath.Base(name))
	_, err := l.run("build", "-o", out, filepath.Join(l.data, name, "articles.jsonl"))
	return out, err
}

// merging scores which articles annals takes to be about one event, and the
// date it gives to that event.
func merging(l *lab) ([]figure, error) {
	site, err := l.site("gva")
	if err != nil {
		return nil, err
	}
	articles, err := rows[article](filepath.Join(site, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	events, err := rows[event](filepath.Join(site, "events.jsonl"))
	if err != nil {
		return nil, err
	}
	key, err := rows[cluster](filepath.Join(l.data, "gva", "key.jsonl"))
	if err != nil {
		return nil, err
	}
	incidents, err := rows[incident](filepath.Join(l.data, "gva", "incidents.jsonl"))
	if err != nil {
		return nil, err
	}
	date := map[string]string{} // of an event
	for _, e := range events {
		date[e.ID] = e.Date.EDTF
	}
	asked := map[string]bool{}
	for _, k := range key {
		asked[k.ID] = true
	}
	main := map[string]string{} // the event that an article is about
	var answer []byte
	for _, a := range articles {
		id := a.ID[strings.LastIndexByte(a.ID, '#')+1:]
		if !asked[id] {
			continue // the corpus holds some articles twice, and annals tells the second from the first: id~2
		}
		main[id] = a.MainEvent
		c := a.MainEvent
		if c == "" {
			c = "none-" + id // an article about nothing is alone
		}
		line, err := json.Marshal(cluster{id, c})
		if err != nil {
			return nil, err
		}
		answer = append(append(answer, line...), '\n')
	}
	path, err := l.keep("gva.jsonl", answer)
	if err != nil {
		return nil, err
	}
	var s struct {
		CoNLL struct{ F float64 }
		LEA   struct{ F float64 }
		Pair  struct{ P, R, F float64 }
	}
	if _, err := l.score(&s, "score_coref.py", filepath.Join(l.data, "gva", "key.jsonl"), path, "--json"); err != nil {
		return nil, err
	}
	when := map[string]string{}
	for _, i := range incidents {
		when[i.Incident] = i.Date
	}
	right, within := 0, 0
	for _, k := range key {
		gold, err := time.Parse(time.DateOnly, when[k.Cluster])
		if err != nil {
			continue
		}
		switch d, err := time.Parse(time.DateOnly, date[main[k.ID]]); {
		case err != nil:
		case d.Equal(gold):
			right++
			fallthrough
		case d.Sub(gold).Abs() <= 24*time.Hour:
			within++
		}
	}
	return []figure{
		{"gva", "CoNLL", s.CoNLL.F}, {"gva", "LEA", s.LEA.F},
		{"gva", "pairs P", s.Pair.P}, {"gva", "pairs R", s.Pair.R}, {"gva", "pairs F", s.Pair.F},
		{"gva", "date", float64(right) / float64(max(1, len(key)))},
		{"gva", "within a day", float64(within) / float64(max(1, len(key)))},
	}, nil
}
