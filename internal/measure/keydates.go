package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A timelined is a set of archives and of the timelines that people made of them.
type timelined struct {
	name   string
	beyond int  // days on both sides of a timeline in which articles count
	told   bool // the timelines have sentences, and not dates alone
}

// keyDates scores annals digest on each timeline of the set, given how many dates it
// has and how many sentences a date: F1 of the dates, and ROUGE of the sentences with
// dates aligned (Martschat and Markert 2018).
func keyDates(set timelined) func(*lab) ([]figure, error) {
	return func(l *lab) ([]figure, error) {
		golds, err := filepath.Glob(filepath.Join(l.data, set.name, "*", "timelines", "*.jsonl"))
		if err != nil {
			return nil, err
		}
		slices.Sort(golds)
		answers := filepath.Join(l.scratch, set.name)
		for _, gold := range golds {
			topic := filepath.Dir(filepath.Dir(gold))
			args, err := set.asks(topic, gold)
			if err != nil {
				return nil, err
			}
			out, err := l.run(args...)
			if err != nil {
				return nil, err
			}
			dir := filepath.Join(answers, filepath.Base(topic))
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return nil, err
			}
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(gold)), out, 0o666); err != nil {
				return nil, err
			}
		}
		var dates struct{ F float64 }
		if _, err := l.score(&dates, "score_dates.py", "--gold-dir", filepath.Join(l.data, set.name), "--pred-dir", answers, "--json"); err != nil {
			return nil, err
		}
		figures := []figure{{set.name, "date F1", dates.F}}
		if set.told {
			var s struct {
				One struct{ F float64 } `json:"align+m1_r1"`
				Two struct{ F float64 } `json:"align+m1_r2"`
			}
			if _, err := l.score(&s, "score_tls.py", "--gold-dir", filepath.Join(l.data, set.name), "--pred-dir", answers, "--metric", "align+m1", "--json"); err != nil {
				return nil, err
			}
			figures = append(figures, figure{set.name, "AR-1", s.One.F}, figure{set.name, "AR-2", s.Two.F})
		}
		return figures, nil
	}
}

// asks returns the command that answers a gold timeline.
func (set timelined) asks(topic, gold string) ([]string, error) {
	dates, err := rows[struct {
		Date    string
		Summary []string
	}](gold)
	if err != nil {
		return nil, err
	}
	if len(dates) == 0 {
		return nil, fmt.Errorf("%s: it has no dates", gold)
	}
	days, sentences := map[string]bool{}, 0
	first, last := dates[0].Date, dates[0].Date
	for _, d := range dates {
		days[d.Date] = true
		sentences += len(d.Summary)
		first, last = min(first, d.Date), max(last, d.Date)
	}
	var terms []string
	data, err := os.ReadFile(filepath.Join(topic, "keywords.json"))
	if err == nil {
		err = json.NewDecoder(bytes.NewReader(data)).Decode(&terms)
	}
	if err != nil {
		return nil, err
	}
	from, err := shifted(first, -set.beyond)
	to, err2 := shifted(last, set.beyond)
	if err := cmp.Or(err, err2); err != nil {
		return nil, fmt.Errorf("%s: %w", gold, err)
	}
	each := max(1, int(float64(sentences)/float64(len(days))+.5))
	return []string{"digest", "--dates", strconv.Itoa(len(days)), "--sentences", strconv.Itoa(each), "--about", strings.Join(terms, ","),
		"--from", from, "--to", to, "--format", "jsonl", filepath.Join(topic, "articles.jsonl")}, nil
}

// shifted returns the date some days later.
func shifted(date string, days int) (string, error) {
	t, err := time.Parse(time.DateOnly, date)
	return t.AddDate(0, 0, days).Format(time.DateOnly), err
}
