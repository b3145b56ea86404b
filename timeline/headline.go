package timeline

import (
	"math"
	"slices"
	"strings"
)

// The headline of an event is words of one who tells of it.

const (
	shortest = 25 // bytes of a headline that says enough
	longest  = 110
)

// settleHeadline gives e the words of that mention, or of the title above it, that
// say best and shortest what happened. A title may promise more than its text
// bears out, so only what is reported takes one.
func (t *Timeline) settleHeadline(e *Event) {
	best, bestScore := "", math.Inf(-1)
	offer := func(text string, score float64) {
		if score > bestScore || score == bestScore && text < best {
			best, bestScore = text, score
		}
	}
	for _, m := range e.Mentions {
		lang := t.options.lang(m.Article)
		lex := t.vocabulary.lexicons[lang]
		clause, whole := lex.headline(m.Article.Text[m.Start:m.End])
		offer(clause, e.headlineScore(m, clause, whole, lex))
		if e.Status == Reported && m.Status == Reported && m.Lead && m.Article.Title != "" && t.vocabulary.tells(lang, m.Article.Title, m) {
			title, whole := lex.headline(m.Article.Title)
			offer(title, e.headlineScore(m, title, whole, lex)+1)
		}
	}
	e.Headline = best
}

// headlineScore says how well text, whole or cut short, of m does as a headline.
func (e *Event) headlineScore(m *Mention, text string, whole bool, lex *lexicon) float64 {
	s := 0.0
	if m.Status == e.Status {
		s += 3
	}
	if m.Lead {
		s++
	}
	if whole {
		s++
	}
	if m.When == e.When {
		s += .5
	}
	if n := len(text); n < shortest {
		s -= 2
	} else {
		s -= float64(max(0, n-60)) / 60
	}
	for i, n := range e.Names[:min(len(e.Names), 3)] {
		if strings.Contains(text, n.Name) {
			s += 1.2 / float64(i+1)
		} else if _, last, ok := cutLast(n.Name, " "); ok && strings.Contains(text, last) {
			s += .8 / float64(i+1)
		}
	}
	if bare(text, m.Predicate) {
		s--
	}
	if first, _, _ := strings.Cut(text, " "); slices.Contains(lex.pronouns, strings.ToLower(first)) {
		s -= 1.5
	}
	return s
}

// bare reports whether the predicate stands in text without an ending. It is a
// noun then, or an infinitive, and what is told no sentence: "the arrest of Meng".
func bare(text, predicate string) bool {
	return predicate != "" && containsWord(strings.ToLower(text), predicate)
}

// tells reports whether title tells of what m tells: it has its predicate, or
// another of its class, or most of its words.
func (v *vocabulary) tells(lang, title string, m *Mention) bool {
	lex := v.lexicons[lang]
	predicate := v.stem(lang, m.Predicate)
	words := collect(v.count(lang, title, len(title), nil))
	for _, w := range words {
		if w.id == predicate || lex.class[predicate] != 0 && lex.class[w.id] == lex.class[predicate] {
			return true
		}
	}
	clause := collect(v.count(lang, m.Article.Text[m.Start:m.End], longest, nil))
	common := 0
	for _, w := range words {
		if slices.ContainsFunc(clause, func(c term) bool { return c.id == w.id }) {
			common++
		}
	}
	return len(words) > 0 && 2*common >= len(words)
}

// headline returns clause as a headline, and whether nothing of it was cut off
// its end. Its words are those of the clause.
func (l *lexicon) headline(clause string) (text string, whole bool) {
	text = strings.Join(strings.Fields(clause), " ")
	for {
		text = strings.TrimLeft(text, " ,;:–—-…")
		first, rest, ok := strings.Cut(text, " ")
		if !ok || !slices.Contains(l.joining, strings.ToLower(strings.TrimRight(first, ","))) {
			break
		}
		text = rest
	}
	text = strings.TrimRight(text, " ,;:–—-")
	if !strings.HasSuffix(text, "..") && strings.Count(text, ".") == 1 {
		text = strings.TrimSuffix(text, ".")
	}
	whole = true
	if len(text) > longest {
		whole = false
		cut := strings.LastIndexAny(text[:longest], ",;")
		if cut < longest/2 {
			cut = strings.LastIndexByte(text[:longest], ' ')
			text = strings.TrimRight(text[:max(cut, 1)], " ,;:") + " …"
		} else {
			text = text[:cut]
		}
	}
	return unquote(capitalised(text)), whole
}

// capitalised returns s with its first letter large.
func capitalised(s string) string {
	for i, r := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
		_ = r
	}
	return s
}

// unquote takes away a quotation mark that has lost its fellow.
func unquote(s string) string {
	if strings.Count(s, "“") != strings.Count(s, "”") {
		s = strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	if strings.Count(s, `"`)%2 == 1 {
		s = strings.ReplaceAll(s, `"`, "")
	}
	return s
}
