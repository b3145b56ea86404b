package main

import (
	"math"
	"path/filepath"
	"strings"

	"annals/timeline"
)

// How status is measured: words of sentences whose writers, people judged, held
// them to have happened (3), not to have (-3), or something between. A status is
// worth one number; what lies between the two limits is uncertain.

// worth is what each status says of a word, as means of UW.train and rounded. What one
// denies another says, so it is worth what is disputed is: the few of UW.train, of which
// people held most to have happened all the same, have a mean of 1.9.
var worth = map[timeline.Status]float64{
	timeline.Reported: 3, timeline.Attributed: 2.8, timeline.Alleged: 1.6, timeline.Disputed: .5, timeline.Planned: 1.4,
	timeline.Conditional: 1, timeline.Denied: .5, timeline.Negated: -2.2,
}

// firm is what a plan is worth that is said to come, and not only wished.
const firm = 2.2

const notBelow, factFrom = -.75, 1.75

// A sort is one of the three sorts of judgements.
type sort int

const (
	not sort = iota
	uncertain
	fact
)

func sortOf(score float64) sort {
	switch {
	case score <= notBelow:
		return not
	case score >= factFrom:
		return fact
	}
	return uncertain
}

// A judged sentence has words that were judged.
type judged struct {
	Text    string
	Targets []struct {
		At    [2]int `json:"span1"`
		Label float64
	}
}

// factuality scores the status that annals gives to judged words.
func factuality(l *lab) (figures []figure, err error) {
	r := newReader()
	for _, name := range []string{"UW.train", "UW.dev", "UW.test", "MEANTIME.train", "MEANTIME.dev", "MEANTIME.test"} {
		if !l.has("factuality/" + name + ".jsonl") {
			continue
		}
		sentences, err := rows[judged](filepath.Join(l.data, "factuality", name+".jsonl"))
		if err != nil {
			return nil, err
		}
		var v verdicts
		for _, s := range sentences {
			if err := v.take(r, s); err != nil {
				return nil, err
			}
		}
		figures = append(figures, v.figures(name)...)
	}
	return figures, nil
}

// Verdicts are the judgements of people and of annals, side by side.
type verdicts struct{ gold, ours []float64 }

// take asks r about the words of s.
func (v *verdicts) take(r reader, s judged) error {
	var t tokenText
	for word := range strings.FieldsSeq(s.Text) {
		t.add(word)
	}
	var offsets []int
	for _, target := range s.Targets {
		if target.At[0] < len(t.start) {
			offsets = append(offsets, t.start[target.At[0]])
			v.gold = append(v.gold, target.Label)
		}
	}
	told, err := r.tells(t.text.String(), "", offsets)
	for _, m := range told {
		score := worth[timeline.Reported]
		switch {
		case m != nil && m.Firm:
			score = firm
		case m != nil:
			score = worth[m.Status]
		}
		v.ours = append(v.ours, score)
	}
	return err
}

func (v *verdicts) figures(name string) []figure {
	var right, ours, gold [3]int
	off := 0.0
	for i, g := range v.gold {
		off += math.Abs(g - v.ours[i])
		a, b := sortOf(g), sortOf(v.ours[i])
		gold[a]++
		ours[b]++
		if a == b {
			right[a]++
		}
	}
	f := func(s sort) float64 { return 2 * share(right[s], ours[s]+gold[s]) }
	return []figure{
		{name, "F uncertain", f(uncertain)}, {name, "F did not happen", f(not)},
		{name, "MAE", off / float64(max(1, len(v.gold)))}, {name, "r", correlation(v.gold, v.ours)},
	}
}

// correlation returns Pearson's r.
func correlation(x, y []float64) float64 {
	mean := func(v []float64) (m float64) {
		for _, f := range v {
			m += f / float64(len(v))
		}
		return m
	}
	mx, my := mean(x), mean(y)
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	return xy / math.Sqrt(xx*yy)
}
