package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"unicode"
)

// How duplicates are measured. Gold pairs are made: each of some stories of an
// archive is edited as a desk would, by one of edits, and printed beside it in
// one archive. A pair counts as found if annals puts the two together. Not to be
// found are pairs of a story with its form filled in otherwise, and any pair of
// stories that annals does not put together without the copies: what is alike
// in the archive as it is has no gold, and is only counted.

const (
	printed    = 3000 // stories that are edited at most
	shortest   = 80   // words of a story that is
	figureRich = 12   // a story is a form to be filled in where one word in so many is a figure, or a name
)

// duplicates returns a measure of how annals finds copies in the archive name.
func duplicates(name string) func(*lab) ([]figure, error) {
	return func(l *lab) ([]figure, error) {
		stories, err := rows[story](filepath.Join(l.data, name, "articles.jsonl"))
		if err != nil {
			return nil, err
		}
		p := printAgain(stories)
		natural, err := p.found(l, name, p.originals)
		if err != nil {
			return nil, err
		}
		found, err := p.found(l, name, p.all())
		if err != nil {
			return nil, err
		}
		return p.figures(name, natural, found), nil
	}
}

// A printing is stories, and what a desk made of each.
type printing struct {
	originals []story
	copies    []story // of each of the first originals one
	by        []edit  // that made it
}

// printAgain edits the stories, the same way each time.
func printAgain(stories []story) printing {
	d := desk{Rand: rand.New(rand.NewPCG(17, 4)), others: stories}
	var p printing
	for i, s := range stories {
		s.ID = fmt.Sprint("s", i)
		p.originals = append(p.originals, s)
	}
	d.Shuffle(len(p.originals), func(i, j int) { p.originals[i], p.originals[j] = p.originals[j], p.originals[i] })
	p.originals = p.originals[:min(len(p.originals), 2*printed)]
	var rest []story
	turn := 0
	for _, s := range p.originals {
		words, facts := facts(s.Text)
		if words < shortest || len(p.copies) == printed {
			rest = append(rest, s)
			continue
		}
		e := edits[turn%len(edits)]
		for turn++; !e.same && facts*figureRich < words; turn++ {
			e = edits[turn%len(edits)]
		}
		c := d.do(e, s)
		c.ID = fmt.Sprint("c", len(p.copies))
		p.copies, p.by = append(p.copies, c), append(p.by, e)
		p.originals[len(p.copies)-1] = s
	}
	copy(p.originals[len(p.copies):], rest)
	return p
}

// facts counts the words of a text, and the figures among them.
func facts(text string) (words, figures int) {
	for w := range strings.FieldsSeq(text) {
		words++
		if strings.ContainsFunc(w, unicode.IsDigit) {
			figures++
		}
	}
	return words, figures
}

// all returns the stories and the copies among each other.
func (p printing) all() []story {
	all := append(append([]story{}, p.originals...), p.copies...)
	r := rand.New(rand.NewPCG(4, 17))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// found has annals read the stories, and returns with which other each is put together.
func (p printing) found(l *lab, name string, stories []story) (map[string]string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, s := range stories {
		if err := enc.Encode(s); err != nil {
			return nil, err
		}
	}
	path, err := l.keep("printed.jsonl", b.Bytes())
	if err != nil {
		return nil, err
	}
	out := filepath.Join(l.scratch, "site-printed")
	if _, err := l.run("build", "-o", out, path); err != nil {
		return nil, err
	}
	articles, err := rows[article](filepath.Join(out, "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	id := func(s string) string { return s[strings.LastIndexByte(s, '#')+1:] }
	together := map[string]string{}
	for _, a := range articles {
		if a.DuplicateOf != "" {
			together[id(a.ID)] = id(a.DuplicateOf)
		} else {
			together[id(a.ID)] = id(a.ID)
		}
	}
	return together, nil
}

// figures scores what was found.
func (p printing) figures(name string, natural, found map[string]string) []figure {
	story := map[string]string{} // of which story one is
	for i, c := range p.copies {
		story[c.ID] = p.originals[i].ID
	}
	for _, s := range p.originals {
		story[s.ID] = s.ID
	}
	var right, made, wrong int
	seen, got := map[string]int{}, map[string]int{}
	for i, c := range p.copies {
		together := found[c.ID] == found[p.originals[i].ID] && found[c.ID] != ""
		seen[p.by[i].name]++
		if together {
			got[p.by[i].name]++
		}
		switch {
		case p.by[i].same && together:
			right++
			made++
		case p.by[i].same:
			made++
		case together:
			wrong++
		}
	}
	// Stories that only the copies brought together.
	clusters := map[string][]string{}
	for id, of := range found {
		clusters[of] = append(clusters[of], id)
	}
	for _, ids := range clusters {
		for i, a := range ids {
			for _, b := range ids[:i] {
				if x, y := story[a], story[b]; x != y && natural[x] != natural[y] {
					wrong++
				}
			}
		}
	}
	alike := 0
	for id, of := range natural {
		if id != of {
			alike++
		}
	}
	all := []figure{
		{name, "P", share(right, right+wrong)}, {name, "R", share(right, made)}, {name, "alike of itself", share(alike, len(natural))},
	}
	for _, e := range edits {
		all = append(all, figure{name, e.name, share(got[e.name], seen[e.name])})
	}
	return all
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }
