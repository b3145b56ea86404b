package timeline

import (
	"cmp"
	"slices"
	"strings"

	"annals/timeline/timex"
)

// A profile is what a mention is compared by. A mention and its repetitions in
// copies of the article are one profile.
type profile struct {
	mentions []*Mention // the first is the one that is compared
	article  int32      // its place in the canonical order
	text     int32      // the group of articles whose text depends on its own

	names     []*nameTerm // persons, organisations and unknown
	places    []*nameTerm
	meant     []*nameTerm // persons for whom a pronoun stands, where none is named
	weight    float64     // of names
	about     []*nameTerm // whom the article is about: "she" and "the executive" mostly are
	numbers   []uint64    // sorted
	figures   []uint64    // those of several digits, sorted
	words     []term      // of the sentence, but for its dates
	classes   []int       // of its words, as of predicates; sorted
	predicate predicate
	beside    []uint64 // stems of other predicates that a sentence of the archive tells beside its own; sorted
	span      days     // when it happened
	corrects  bool     // it stands in a sentence or under a title that mends another article
	wrong     days     // on which it says that it was not: "on Monday, not on Friday"; span is unknown then
	byReport  bool     // only the day of report is known
	published int32
	deed      bool   // its predicate itself is a word for an incident, and not what was done about one
	scene     bool   // its predicate says where and when what the article tells of happened
	opens     bool   // it stands where its article opens
	context   []term // of the article
	incident  int32  // of which its article is a report, 0 for none
	story     int32  // of which its article is one, 0 is not known
}

func (p *profile) mention() *Mention { return p.mentions[0] }

// unanchored reports whether nothing at all says when p was: it has no date, nor
// has its article.
func (p *profile) unanchored() bool { return !p.span.known && p.published == 0 }

// profile returns the profiles of all mentions. A sentence that stands in
// copies of an article, or twice in one, is one.
func (t *Timeline) profile(ordered []*Telling) []*profile {
	lists := make([][]*profile, len(ordered))
	t.options.each("profile", len(ordered), func(i int) {
		lists[i] = t.profileOne(ordered[i])
		for _, p := range lists[i] {
			p.article = int32(i)
		}
	})
	type key struct {
		text     int // first of the copies
		sentence uint64
		stem     uint64
		timex    string
	}
	seen := map[key]*profile{}
	var all []*profile
	for i, list := range lists {
		place := t.place[ordered[i].Article]
		for _, p := range list {
			m := p.mention()
			k := key{text: t.copies.of[place], stem: p.predicate.stem}
			for _, w := range t.vocabulary.wordsOf(m.Article.Text[m.Start:m.End]) {
				k.sentence = mix(k.sentence, w)
			}
			if m.Timex != nil {
				k.timex = strings.ToLower(m.Article.Text[m.Timex.Start:m.Timex.End])
			}
			if first := seen[k]; first != nil {
				first.mentions = append(first.mentions, m)
				continue
			}
			seen[k] = p
			all = append(all, p)
		}
	}
	findBeside(all)
	return all
}

func (t *Timeline) profileOne(told *Telling) []*profile {
	a, lang := told.Article, t.options.lang(told.Article)
	lex := t.vocabulary.lexicons[lang]
	context := t.vocabulary.context(a, lang)
	about := t.about(told, lang)
	persons := t.persons(told)
	var sentence []term
	var classes []int
	var at [2]int
	profiles := make([]*profile, 0, len(told.Mentions))
	begin := a.begin()
	for i, m := range told.Mentions {
		p := &profile{mentions: []*Mention{m}, text: int32(t.copies.text[t.place[a]]), span: daysOf(m.When), about: about, byReport: m.Basis == timex.Published || lex.datesSaying(m, t.vocabulary, lang)}
		if p.corrects = lex.corrects(m); p.corrects && lex.datesNot(m) {
			p.wrong, p.span = p.span, days{}
		}
		if when := a.Published.When; !when.IsZero() {
			p.published = dayNumber(when.Start)
		}
		for _, n := range m.Names {
			if isDate(n, told) {
				continue
			}
			term := t.vocabulary.names[nameKey(n)]
			list := &p.names
			if n.Kind == Place {
				list = &p.places
			}
			if !slices.Contains(*list, term) {
				*list = append(*list, term)
			}
		}
		for _, n := range p.names {
			p.weight += n.weight
		}
		for _, n := range m.Numbers {
			h, _ := nextWord(strings.ReplaceAll(n, ",", ""))
			p.numbers = append(p.numbers, h)
			if len(n) >= severalDigits {
				p.figures = append(p.figures, h)
			}
		}
		slices.Sort(p.numbers)
		slices.Sort(p.figures)
		if m.Predicate != "" {
			s := t.vocabulary.stem(lang, m.Predicate)
			p.deed, p.scene = lex.chain[s] != 0, lex.scene[s]
			switch {
			case !p.span.known:
			case p.scene, lex.attending[s]:
				// Who looks into a shooting, or is called to one, tells of the shooting.
				s = cmp.Or(t.vocabulary.first(lang, m.Article.Text[m.Start:m.End], lex.chain), s)
			case lex.light[s]:
				s = cmp.Or(t.vocabulary.noun(lang, m.Article.Text[m.Start:m.End]), s)
			}
			if !lex.light[s] || !p.span.known {
				p.predicate = predicate{
					stem: s, class: lex.class[s], chain: lex.chain[s], once: lex.once[s],
					says: lex.saying[s] && !lex.announcing[s], common: t.vocabulary.common(s, lex.chain[s]),
				}
			}
		}
		if sentence == nil || at != m.Sentence {
			at = m.Sentence
			sentence, classes = t.sentence(told, at, lang)
		}
		p.meant = t.meant(told, p, lex, persons)
		p.words, p.classes = sentence, classes
		p.opens, p.context = m.Lead || i == 0 || m.Start-begin < opening, context
		profiles = append(profiles, p)
	}
	return profiles
}

// severalDigits is how many signs a number has at least that is no small count.
const severalDigits = 3

// opening is how many bytes an article takes to say what it tells.
const opening = 500

// begin returns where the story of a begins in its text.
func (a *Article) begin() int {
	for _, b := range a.Blocks {
		if b.Kind.Told() {
			return b.Start
		}
	}
	return 0
}

// sentence returns the vector of the sentence at at, its dates left out, and the
// classes of its words.
func (t *Timeline) sentence(told *Telling, at [2]int, lang string) (words []term, classes []int) {
	v, text, from := t.vocabulary, told.Article.Text, at[0]
	for _, x := range told.Timexes {
		if x.Start >= from && x.End <= at[1] {
			words = v.count(lang, text[from:x.Start], at[1], words)
			from = x.End
		}
	}
	words = slices.Clone(collect(v.count(lang, text[from:at[1]], at[1], words)))
	for _, w := range words {
		if c := v.lexicons[lang].class[w.id]; c != 0 && !slices.Contains(classes, c) {
			classes = append(classes, c)
		}
	}
	slices.Sort(classes)
	return v.vector(words), classes
}

const (
	beginning  = 120 // words of an article that say what it is about
	titleTwice = 2   // a title's words count as often
)

// context returns the vector of the title and the beginning of a.
func (v *vocabulary) context(a *Article, lang string) []term {
	var counts []term
	for range titleTwice {
		counts = v.count(lang, a.Title, beginning, counts)
	}
	return slices.Clone(v.vector(collect(v.countStory(lang, a, beginning, counts))))
}
