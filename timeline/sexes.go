package timeline

import (
	"strings"

	"annals/internal/prose"
	"annals/timeline/timex"
)

// A sex is what a word says of the person that it is of: he, Mr., father; she, Ms., mother.
type sex uint8

const (
	anySex sex = iota
	man
	woman
)

// sexes returns the words of the lists men and women with the sex that each is of.
func sexes(g *timex.Grammar, men, women string) map[string]sex {
	of := map[string]sex{}
	for _, word := range g.List(men) {
		of[word] = man
	}
	for _, word := range g.List(women) {
		of[word] = woman
	}
	return of
}

// learnSexes learns from what stands before the names of the article, from their first words and
// from the pronouns behind them whether they are of men or women, and which are of persons beyond
// doubt.
func (r *reading) learnSexes() {
	for i := range r.sentences {
		s := &r.sentences[i]
		words := r.words[s.words[0]:s.words[1]]
		for _, n := range r.names[s.names[0]:s.names[1]] {
			name := r.nameOf(n).Name
			if n.Kind == prose.Person {
				r.surely[name] = true
			}
			if first, _, ok := strings.Cut(name, " "); ok && r.given[first] != anySex {
				r.sexOf[name] = r.given[first]
			} else if n.From > 0 && r.sexOf[name] == anySex {
				r.sexOf[name] = r.sexes[words[n.From-1].Of(r.text)]
			}
		}
		for _, w := range words {
			r.said[r.standsFor[w.Of(r.text)]] = true
		}
	}
	r.countPronouns()
}

// countPronouns learns the sex of names of which nothing else says it from the first pronoun behind
// each, where nobody else stands between: two that agree, and none that does not.
func (r *reading) countPronouns() {
	if !r.said[man] && !r.said[woman] {
		return
	}
	clear(r.pronouns)
	for i := range r.sentences {
		s := r.sentences[i]
		names := r.names[s.names[0]:s.names[1]]
		if len(names) == 0 {
			continue
		}
		last := names[len(names)-1]
		name := r.nameOf(last)
		if r.sexOf[name.Name] != anySex || name.Kind == Place || name.Kind == Organisation || !strings.Contains(name.Name, " ") {
			continue
		}
		weight := 1
		sex, ok := r.firstPronoun(s, last.To)
		if ok && last.From == 0 {
			weight = 2 // Lee wept and hugged her lawyers
		}
		if !ok && len(names) == 1 && last.From == 0 && i+1 < len(r.sentences) && r.sentences[i+1].names[0] == r.sentences[i+1].names[1] {
			sex, ok = r.firstPronoun(r.sentences[i+1], 0)
		}
		if ok {
			count := r.pronouns[name.Name]
			count[sex] += weight
			r.pronouns[name.Name] = count
		}
	}
	for name, count := range r.pronouns {
		switch {
		case count[man] > 1 && count[woman] == 0:
			r.sexOf[name] = man
		case count[woman] > 1 && count[man] == 0:
			r.sexOf[name] = woman
		}
	}
}

// firstPronoun returns of which sex the first pronoun of one person behind the words of s up to
// from is, unless a noun for a person stands before it.
func (r *reading) firstPronoun(s sentence, from int) (sex, bool) {
	words := r.words[s.words[0]:s.words[1]]
	for i := from; i < len(words); i++ {
		if sex := r.standsFor[words[i].Of(r.text)]; sex != anySex {
			return sex, !words[i].Is(prose.Object|possessive) || r.whose(words, i) // whom Ann Lee saw is another
		}
		if r.isSomebody(words, i) {
			break
		}
	}
	return anySex, false
}
