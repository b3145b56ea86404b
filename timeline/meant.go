package timeline

import (
	"cmp"
	"slices"
	"strings"
)

// meant returns those of persons for whom the words of a clause stand. "She" is
// whom the text before it names last, or whom the article is about; "the two" are
// the last who are named together, even where the clause names another.
func (t *Timeline) meant(told *Telling, p *profile, lex *lexicon, persons []*nameTerm) []*nameTerm {
	text, m := told.Article.Text, p.mention()
	one, several, n := false, false, 0
	for word := range strings.FieldsFuncSeq(text[m.Start:m.End], func(r rune) bool { return !isWordRune(r) }) {
		word = strings.ToLower(word)
		one = one || slices.Contains(lex.one, word)
		several = several || n < 3 && slices.Contains(lex.several, word)
		n++
	}
	if !several && (!one || p.namesPerson()) {
		return nil
	}
	for before := text[max(0, m.Start-lookBack):m.Start]; len(before) > 0; {
		cut := strings.LastIndexAny(strings.TrimRight(before, ".!? \n"), ".!?\n") + 1
		var named []*nameTerm
		words := t.vocabulary.wordsOf(before[cut:])
		for _, n := range persons {
			if slices.Contains(words, n.words[len(n.words)-1]) {
				named = append(named, n)
			}
		}
		before = before[:cut]
		switch {
		case several && len(named) > 1:
			return named
		case !several && len(named) > 0:
			for _, n := range p.about {
				if n.isPerson() && !slices.Contains(named, n) {
					named = append(named, n)
				}
			}
			return named
		}
	}
	return nil
}

// lookBack is how many bytes before a clause one looks for whom it means.
const lookBack = 700

// persons returns the names of persons that an article tells of.
func (t *Timeline) persons(told *Telling) (persons []*nameTerm) {
	for _, m := range told.Mentions {
		for _, n := range m.Names {
			if term := t.vocabulary.names[nameKey(n)]; term.isPerson() && !slices.Contains(persons, term) && !isDate(n, told) {
				persons = append(persons, term)
			}
		}
	}
	return persons
}

// about returns the names that an article is about: those in its title, and
// those that it tells of most.
func (t *Timeline) about(told *Telling, lang string) (about []*nameTerm) {
	title := t.vocabulary.wordsOf(told.Article.Title)
	counts := map[*nameTerm]int{}
	var order []*nameTerm
	for _, m := range told.Mentions {
		for _, n := range m.Names {
			if n.Kind == Place {
				continue
			}
			term := t.vocabulary.names[nameKey(n)]
			if counts[term] == 0 {
				order = append(order, term)
				if len(term.words) > 0 && slices.Contains(title, term.words[len(term.words)-1]) {
					counts[term] += inTitle
				}
			}
			counts[term]++
		}
	}
	slices.SortStableFunc(order, func(a, b *nameTerm) int { return cmp.Compare(counts[b], counts[a]) })
	for _, term := range order[:min(len(order), aboutMost)] {
		if counts[term] > 1 {
			about = append(about, term)
		}
	}
	return about
}

const (
	inTitle   = 3 // tellings that a name in the title counts as
	aboutMost = 3 // names that an article is about at most
)

// namesPerson reports whether p names a person, or what may well be one.
func (p *profile) namesPerson() bool { return slices.ContainsFunc(p.names, (*nameTerm).isPerson) }

// persons returns whom p names, or else whom it means.
func (p *profile) persons() []*nameTerm {
	if len(p.meant) > 0 {
		return p.meant
	}
	return p.names
}

// means reports whether p tells of someone it does not name, and that is likely
// one whom q names: its article is about them.
func (p *profile) means(q *profile) bool {
	if p.namesPerson() {
		return false
	}
	shared, _ := sharedNames(p.about, q.names)
	return shared > 0
}
