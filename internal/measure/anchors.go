package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// How the dates of single words are measured: the gold timelines of an archive
// list words ("1173-5-rejected": article, sentence, word) with their dates. The
// scorer asks for the same lists; what is ours in them is each date, and the
// order that follows.

// anchored returns a measure of the archive name.
func anchored(name string) func(*lab) ([]figure, error) {
	return func(l *lab) ([]figure, error) {
		folder := filepath.Join(l.data, name)
		texts, err := readParsed(filepath.Join(folder, "articles.jsonl"))
		if err != nil {
			return nil, err
		}
		golds, err := filepath.Glob(filepath.Join(folder, "timelines", "*.jsonl"))
		if err != nil {
			return nil, err
		}
		answers := filepath.Join(l.scratch, "anchors")
		if err := os.MkdirAll(answers, 0o777); err != nil {
			return nil, err
		}
		days := map[string]bool{} // of words that the gold gives a day: whether ours is that
		for _, path := range golds {
			gold, err := rows[listed](path)
			if err != nil {
				return nil, err
			}
			answer, err := texts.answer(gold, days)
			if err != nil {
				return nil, err
			}
			if err := os.WriteFile(filepath.Join(answers, filepath.Base(path)), answer, 0o666); err != nil {
				return nil, err
			}
		}
		right := 0
		for _, ok := range days {
			if ok {
				right++
			}
		}
		all, order, err := l.timelines(filepath.Join(folder, "timelines"), answers)
		if err != nil {
			return nil, err
		}
		corpus := filepath.Base(name)
		return []figure{{corpus, "days", share(right, len(days))}, {corpus, "all anchors", all}, {corpus, "order F", order}}, nil
	}
}

// A listed row of a timeline has words for what happened at one time.
type listed struct {
	Order  int      `json:"order"`
	Date   string   `json:"date"`
	Events []string `json:"events"`
}

// A parsed article is a text whose words are known by their sentences.
type parsed struct {
	text, published string
	sentences       map[string][2]int // where each begins and ends among the words
	words           []string
	start           []int // of each word
}

// parsedArticles are articles by their names.
type parsedArticles map[string]*parsed

func readParsed(path string) (parsedArticles, error) {
	articles, err := rows[struct {
		ID, DCT string
		Sents   map[string][]string
	}](path)
	if err != nil {
		return nil, err
	}
	all := parsedArticles{}
	for _, a := range articles {
		p := &parsed{published: a.DCT, sentences: map[string][2]int{}}
		var t tokenText
		number := func(s string) int { n, _ := strconv.Atoi(s); return n }
		for _, s := range slices.SortedFunc(maps.Keys(a.Sents), func(x, y string) int { return cmp.Compare(number(x), number(y)) }) {
			from := len(p.words)
			for _, word := range a.Sents[s] {
				t.add(word)
			}
			t.end()
			p.words = append(p.words, a.Sents[s]...)
			p.sentences[s] = [2]int{from, len(p.words)}
		}
		p.text, p.start = strings.TrimSpace(t.text.String()), t.start
		all[a.ID] = p
	}
	return all, nil
}

// answer returns the rows of gold with our dates and order, and notes in days
// which of the days are right.
func (all parsedArticles) answer(gold []listed, days map[string]bool) ([]byte, error) {
	r := newReader()
	var ours []listed
	for _, row := range gold {
		for _, event := range row.Events {
			date, err := all.date(r, event)
			if err != nil {
				return nil, err
			}
			if full.MatchString(row.Date) {
				days[event] = date == row.Date
			}
			ours = append(ours, listed{Date: date, Events: []string{event}})
		}
	}
	slices.SortStableFunc(ours, func(a, b listed) int { return strings.Compare(a.Date, b.Date) })
	var b bytes.Buffer
	order, last := 0, ""
	for _, row := range ours {
		if row.Date != last && row.Date != unknownDate {
			order++
		}
		if last = row.Date; row.Date != unknownDate {
			row.Order = order
		}
		if err := json.NewEncoder(&b).Encode(row); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

var full = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

const unknownDate = "XXXX-XX-XX"

// date returns the date that annals gives to the word event, as the gold writes dates.
func (all parsedArticles) date(r reader, event string) (string, error) {
	parts := strings.SplitN(event, "-", 3)
	p := all[parts[0]]
	if p == nil || len(parts) < 3 {
		return unknownDate, nil // the gold names a word that no text has
	}
	s := p.sentences[parts[1]]
	at := slices.Index(p.words[s[0]:s[1]], parts[2])
	if at < 0 {
		return unknownDate, nil
	}
	told, err := r.tells(p.text, p.published, []int{p.start[s[0]+at]})
	if err != nil || told[0] == nil || told[0].When.IsZero() {
		return unknownDate, err
	}
	date := told[0].When.From().String()
	if len(date) < len("2006") {
		return unknownDate, nil // open at its start, or of a quarter
	}
	return (date + "-XX-XX")[:len(unknownDate)], nil
}

var anchorLine = regexp.MustCompile(`(?m)^anchor  ([0-9.]+)(?:.*\n)*order .* F ([0-9.]+)`)

// timelines runs the scorer over ordered timelines.
func (l *lab) timelines(gold, answers string) (anchors, order float64, err error) {
	out, err := l.score(nil, "score_semeval.py", "--gold-dir", gold, "--pred-dir", answers)
	if err != nil {
		return 0, 0, err
	}
	m := anchorLine.FindSubmatch(out)
	if m == nil {
		return 0, 0, fmt.Errorf("score_semeval.py printed no figures:\n%s", out)
	}
	if anchors, err = strconv.ParseFloat(string(m[1]), 64); err == nil {
		order, err = strconv.ParseFloat(string(m[2]), 64)
	}
	return anchors, order, err
}
