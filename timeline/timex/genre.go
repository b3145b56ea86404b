package timex

// What a text is, and which rules hold in it.

import (
	"strings"

	"annals/timeline/calendar"
)

// A genreSet says in which genres a rule holds; the empty one is all of them.
type genreSet uint8

func (s genreSet) has(g Genre) bool { return s == 0 || s&(1<<g) != 0 }

// cutGenres takes "@narrative @colloquial" off the end of a rule: what holds in
// texts of these genres only.
func cutGenres(s string) (rest string, set genreSet, err error) {
	rest, names, found := strings.Cut(s, "@")
	if !found {
		return s, 0, nil
	}
	for name := range strings.SplitSeq(names, "@") {
		g, err := ParseGenre(strings.TrimSpace(name))
		if err != nil {
			return "", 0, err
		}
		set |= 1 << g
	}
	return strings.TrimSpace(rest), set, nil
}

// holds reports whether the rules of t hold in genre.
func (t tree) holds(genre Genre) bool {
	for i := range t {
		if t[i].pat != nil && !t[i].pat.rule.genres.has(genre) {
			return false
		}
	}
	return true
}

// genreOf tells from a text what its expressions lean on: a story told in the
// past names years far from its own day, and hardly a day beside it.
func (g *Grammar) genreOf(text string, found []Timex, dct calendar.Interval) Genre {
	if isCasual(text) {
		return Colloquial
	}
	far, near := 0, 0
	a := anchor{dct: dct, g: g, text: text, genre: News}
	for _, t := range found {
		if t.tree == nil || t.tree.has(leaning) {
			continue
		}
		v := t.tree.eval(&a, 0, t.part)
		if v.kind == intervalKind && (dct.IsZero() || dct.Start.Year()-v.iv.Start.Year() > 1) {
			far++
		}
	}
	if far < 5 { // as in most texts, and there the rest need not be asked
		return News
	}
	for _, t := range found {
		if t.tree == nil || !t.tree.has(isDCT) || t.tree.has(isMonthDay) {
			continue
		}
		a.start, a.end = t.Start, t.End
		if v := t.tree.eval(&a, 0, t.part); v.leans && v.iv.Unit <= calendar.Week {
			near++
		}
	}
	if far > 4*near {
		return Narrative
	}
	return News
}

// isCasual reports whether text is a message of few words, by the marks that
// such have: #tags, @names, links, "!!".
func isCasual(text string) bool {
	switch text = strings.TrimSpace(text); {
	case len(text) > 320:
		return false
	case len(text) <= 150:
		return true
	}
	for _, mark := range [...]string{" #", " @", "\n#", "\n@", "http://", "https://", "!!", ":)", ";)", ":D", ":(", "haha", "..."} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return text[0] == '#' || text[0] == '@'
}
