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
			if is := r.sexOfGiven(name); is != anySex {
				r.sexOf[name] = is
			} else if n.From > 0 && r.sexOf[name] == anySex {
				r.sexOf[name] = r.sexes[words[n.From-1].Of(r.text)]
			}
			if r.sexOf[name] == anySex && n.To-n.From > 1 {
				r.sexOf[name] = r.sexBeside(words, n)
			}
		}
		for _, w := range words {
			r.said[r.standsFor[w.Of(r.text)]] = true
		}
	}
	r.countPronouns()
}

// sexOfGiven returns the sex that the first word of a full name is of, or the first part of it: Jean-Claude.
func (r *reading) sexOfGiven(name string) sex {
	first, _, ok := strings.Cut(name, " ")
	if !ok {
		return anySex
	}
	if is := r.given[first]; is != anySex {
		return is
	}
	first, _, _ = strings.Cut(first, "-")
	return r.given[first]
}

// sexBeside returns the sex of a word for a person between the commas beside n: "his wife, Ann Lee,", "Ann Lee,
// Tom's wife,".
func (r *reading) sexBeside(words []prose.Word, n prose.Name) sex {
	if i := n.From - 2; i > 0 && words[i+1].Of(r.text) == "," && words[i-1].Is(prose.Determiner) && r.sexes[words[i].Of(r.text)] != anySex {
		return r.sexes[words[i].Of(r.text)]
	}
	if n.To >= len(words) || words[n.To].Of(r.text) != "," {
		return anySex
	}
	is := anySex
	for i := n.To + 1; i < len(words) && i < n.To+6 && words[i].Shape != prose.Mark && !words[i].Is(prose.Function&^prose.Determiner); i++ {
		if s := r.sexes[words[i].Of(r.text)]; s != anySex && words[i].Shape == prose.Small {
			is = s
		}
	}
	return is
}

// countPronouns learns the sex of names of which nothing else says it from the first pronoun behind
// each, where nobody else stands between: two that agree, and none that does not. Of a name of one
// word that is no more than a hint, which the archive sums up.
func (r *reading) countPronouns() {
	clear(r.pronouns)
	if !r.said[man] && !r.said[woman] {
		return
	}
	for i := range r.sentences {
		s := r.sentences[i]
		names := r.names[s.names[0]:s.names[1]]
		if len(names) == 0 {
			continue
		}
		last := names[len(names)-1]
		name := r.nameOf(last)
		if r.sexOf[name.Name] != anySex || name.Kind == Place || name.Kind == Organisation || !strings.Contains(name.Name, " ") && last.From > 0 {
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
		if strings.Contains(name, " ") {
			if is := theSex(count, 2, 1<<20); is != anySex {
				r.sexOf[name] = is
			}
		}
	}
}

// theSex returns the sex for which at least so much of count speaks, where no more than one part in
// so many speaks for the other; or neither.
func theSex(count [3]int, least, parts int) sex {
	all := count[man] + count[woman]
	for _, is := range [...]sex{man, woman} {
		if count[is] >= least && (all-count[is])*parts <= all {
			return is
		}
	}
	return anySex
}

// giveSexes has the telling keep what the article says of the sex of names.
func (r *reading) giveSexes() {
	give := map[string][3]int{}
	for name, is := range r.sexOf {
		if is != anySex {
			count := give[name]
			count[is] = bySight
			give[name] = count
		}
	}
	for name, count := range r.pronouns {
		if _, ok := give[name]; !ok {
			give[name] = count
		}
	}
	if len(give) > 0 {
		r.telling.sexes = give
	}
}

// bySight is how many pronouns a word that says the sex of a name counts as.
const bySight = 3

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
