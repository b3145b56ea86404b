package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

// What the scorer of chronologies prints: figures that follow a word, and counts of so many.
var (
	printed64 = regexp.MustCompile(`(?m)(^mentions   P| R| F1|^dates      exact|  wrong|^status     accuracy) ([0-9.]+)`)
	printedOf = regexp.MustCompile(`(?m)^(main event|key events) ([0-9]+)/([0-9]+)`)
)

// chronologies scores the whole of each story that has one: mentions found, their
// dates, their status, what the articles are about, what matters most.
func chronologies(l *lab) (figures []figure, err error) {
	folders, err := filepath.Glob(filepath.Join(l.data, "chronology", "*", "events.jsonl"))
	if err != nil {
		return nil, err
	}
	for _, gold := range folders {
		of, err := l.chronology(filepath.Base(filepath.Dir(gold)))
		if err != nil {
			return nil, err
		}
		figures = append(figures, of...)
	}
	return figures, nil
}

// chronology scores the story name.
func (l *lab) chronology(name string) ([]figure, error) {
	folder := filepath.Join("chronology", name)
	site, err := l.site(folder)
	if err != nil {
		return nil, err
	}
	out, err := l.score(nil, "score_chronology.py", filepath.Join(l.data, folder), site)
	if err != nil {
		return nil, err
	}
	var figures []figure
	names := []string{"mentions P", "mentions R", "mentions F", "date", "wrong dates", "status"}
	for _, m := range printed64.FindAllSubmatch(out, len(names)) {
		value, err := strconv.ParseFloat(string(m[2]), 64)
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure{name, names[len(figures)], value})
	}
	for _, m := range printedOf.FindAllSubmatch(out, -1) {
		n, err := strconv.Atoi(string(m[2]))
		of, err2 := strconv.Atoi(string(m[3]))
		if err != nil || err2 != nil {
			break
		}
		figures = append(figures, figure{name, string(m[1]), share(n, of)})
	}
	if len(figures) != len(names)+2 || !slices.ContainsFunc(figures, func(f figure) bool { return f.name == "status" }) {
		return nil, fmt.Errorf("score_chronology.py printed other figures than these:\n%s", out)
	}
	return figures, nil
}
