package timeline

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"annals/timeline/timex"
)

const (
	sure   = .5  // likeness from which two mentions tell of one event
	likely = .25 // likeness from which an editor is asked

	beginning  = 120 // words of an article that say what it is about
	titleTwice = 2   // a title's words count as often
	maxBlock   = 48  // mentions at most that a mention is compared with in one block
)

// merge puts the mentions of one event together, across articles and within
// them. The order in which ordered gives them decides nothing but ties.
func (t *Timeline) merge(ordered []*Telling) {
	t.learn(ordered)
	profiles := t.profile(ordered)
	t.options.tell("merge", 0, 1)
	t.contexts = make(map[*Article][]term, len(ordered))
	for _, p := range profiles {
		for _, m := range p.mentions {
			t.contexts[m.Article] = p.context
		}
	}
	t.profiles = make(map[*Mention]*profile, len(profiles))
	for _, p := range profiles {
		for _, m := range p.mentions {
			t.profiles[m] = p
		}
	}
	t.findIncidents(ordered, profiles)
	pairs, entered := parted(findPairs(profiles), profiles)
	group := link(len(profiles), pairs, sure, func(a, b int32) float32 { return profiles[a].like(profiles[b]) })
	mend(profiles, group)
	courted := joinCurated(profiles, group, entered)

	clusters := map[int32][]*profile{}
	for i, p := range profiles {
		clusters[group[i]] = append(clusters[group[i]], p)
	}
	firsts := slices.Sorted(maps.Keys(clusters))
	t.Events = make([]*Event, len(firsts))
	parallel(len(firsts), func(i int) { t.Events[i] = t.settle(clusters[firsts[i]]) })
	made := make(map[int32]*Event, len(firsts))
	for i, first := range firsts {
		made[first] = t.Events[i]
	}
	t.giveIDs()
	t.findEarlier(clusters, made)
	t.index()

	// What came near without being joined is asked of an editor.
	best := map[[2]*Event]float32{}
	for _, l := range pairs {
		if a, b := group[l.a], group[l.b]; a != b && l.score >= likely {
			key := [2]*Event{made[min(a, b)], made[max(a, b)]}
			best[key] = max(best[key], l.score)
		}
	}
	for _, c := range courted {
		if a, b := group[c.curated], group[c.group]; a != b {
			key := [2]*Event{made[min(a, b)], made[max(a, b)]}
			best[key] = max(best[key], c.score)
		}
	}
	for pair, score := range best {
		t.Perhaps = append(t.Perhaps, Perhaps{pair[0], pair[1], float64(score)})
	}
	place := make(map[*Event]int, len(made))
	for _, e := range slices.Concat(t.Events, t.Undated) {
		place[e] = len(place)
	}
	slices.SortFunc(t.Perhaps, func(x, y Perhaps) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(place[x.A], place[y.A]), cmp.Compare(place[x.B], place[y.B]))
	})
	t.options.tell("merge", 1, 1)
}

// parted returns the pairs of which neither was entered by an editor, and the others: those are
// brought together by another rule.
func parted(pairs []likeness, profiles []*profile) (told, entered []likeness) {
	told = slices.DeleteFunc(pairs, func(l likeness) bool {
		one := profiles[l.a].isCurated() || profiles[l.b].isCurated()
		if one {
			entered = append(entered, l)
		}
		return one
	})
	return told, entered
}

// mend brings a telling with a wrong day to the event of the article that
// corrects it: "on December 1, not on December 5".
func mend(profiles []*profile, group []int32) {
	for i, right := range profiles {
		if !right.wrong.known || !right.predicate.once || right.isCurated() {
			continue
		}
		for j, p := range profiles {
			shared, _ := sharedNames(p.names, right.names)
			if p.span == right.wrong && !p.byReport && !p.isCurated() && p.predicate.same(right.predicate) && (shared > 0 || p.means(right) || right.means(p)) {
				group[j] = group[i]
			}
		}
	}
}

// lang returns the language of a.
func (o Options) lang(a *Article) string { return cmp.Or(a.Lang, o.Lang, "en") }

// learn counts the words and names of the archive, of copies one.
func (t *Timeline) learn(ordered []*Telling) {
	v := &vocabulary{words: map[uint64]int32{}, names: map[string]*nameTerm{}, lexicons: map[string]*lexicon{}}
	for _, told := range ordered {
		lang := t.options.lang(told.Article)
		if v.lexicons[lang] == nil {
			g, ok := timex.Language(lang)
			if !ok {
				g = new(timex.Grammar)
			}
			v.lexicons[lang] = v.lexiconOf(lang, g)
		}
	}
	once := make([]*Telling, 0, len(ordered))
	for _, told := range ordered {
		if told.DuplicateOf == nil && told.Article.Curated == nil {
			once = append(once, told)
		}
	}
	v.texts = len(once)
	found := make([][]term, len(once))
	parallel(len(once), func(i int) {
		a := once[i].Article
		counts := v.count(t.options.lang(a), a.Title, beginning, nil)
		for text := range storyOf(a) {
			counts = v.count(t.options.lang(a), text, len(text), counts)
		}
		found[i] = slices.Clone(collect(counts))
	})
	named := map[string]int32{}
	for i, told := range once {
		for _, w := range found[i] {
			v.words[w.id]++
		}
		for name := range namesOf(told) {
			named[name]++
		}
	}
	// Names that only copies tell are met all the same.
	for _, told := range ordered {
		for name, n := range namesOf(told) {
			if v.names[name] != nil {
				continue
			}
			v.names[name] = &nameTerm{name: name, kind: n.Kind, weight: v.weight(max(1, named[name])), words: v.wordsOf(name)}
		}
	}
	places := map[uint64]bool{}
	for _, n := range v.names {
		if n.kind == Place {
			for _, w := range n.words {
				places[w] = true
			}
		}
	}
	for _, n := range v.names {
		n.person = n.kind == Person || n.kind == Unknown && (len(n.words) == 2 || len(n.words) == 3) &&
			!slices.ContainsFunc(n.words, func(w uint64) bool { return places[w] })
	}
	t.vocabulary = v
}

// namesOf returns the names of a telling by their key.
func namesOf(told *Telling) map[string]Name {
	names := map[string]Name{}
	for _, m := range told.Mentions {
		for _, n := range m.Names {
			names[nameKey(n)] = n
		}
	}
	return names
}

// isDate reports whether n is a part of the name of a day: "New Year's Eve".
func isDate(n Name, told *Telling) bool {
	return slices.ContainsFunc(told.Timexes, func(x timex.Anchored) bool {
		return strings.Contains(told.Article.Text[x.Start:x.End], n.Name)
	})
}

// nameKey returns what a name is known by: a place is no person of that name.
func nameKey(n Name) string {
	if n.Kind == Place {
		return "@" + strings.ToLower(n.Name)
	}
	return strings.ToLower(n.Name)
}

func (v *vocabulary) wordsOf(name string) (words []uint64) {
	for len(name) > 0 {
		var h uint64
		if h, name = nextWord(name); h != 0 {
			words = append(words, h)
		}
	}
	return words
}

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
		}
		slices.Sort(p.numbers)
		if m.Predicate != "" {
			s := t.vocabulary.stem(lang, m.Predicate)
			p.scene = lex.scene[s]
			switch {
			case p.scene, lex.attending[s]:
				// Who looks into a shooting, or is called to one, tells of the shooting.
				s = cmp.Or(t.vocabulary.first(lang, m.Article.Text[m.Start:m.End], lex.chain), s)
			case lex.light[s]:
				s = cmp.Or(t.vocabulary.noun(lang, m.Article.Text[m.Start:m.End], s), s)
			}
			if !lex.light[s] {
				p.predicate = predicate{s, lex.class[s], lex.chain[s], lex.once[s]}
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

// first returns the stem of the first word of text that has a class, or 0.
func (v *vocabulary) first(lang, text string, class map[uint64]int) uint64 {
	for _, w := range v.count(lang, text, len(text), nil) {
		if class[w.id] != 0 {
			return w.id
		}
	}
	return 0
}

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
	if !several && (!one || slices.ContainsFunc(p.names, (*nameTerm).isPerson)) {
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

// begin returns where the story of a begins in its text.
func (a *Article) begin() int {
	for _, b := range a.Blocks {
		if b.Kind.Told() {
			return b.Start
		}
	}
	return 0
}

// noun returns the stem of the noun that says what happened where a predicate is
// light: "got bail", "went on trial", "the trial took place"; or 0. What is done
// to "the arrest" is no arrest.
func (v *vocabulary) noun(lang, clause string, light uint64) (found uint64) {
	lex := v.lexicons[lang]
	behind, definite := false, false
	for word := range strings.FieldsFuncSeq(clause, func(r rune) bool { return !isWordRune(r) }) {
		s := v.stem(lang, word)
		switch {
		case s == light:
			behind = true
		case lex.class[s] == 0 || behind && definite:
		case behind:
			return s
		default:
			found = s
		}
		definite = slices.Contains(lex.definite, strings.ToLower(word))
	}
	if !behind {
		return 0
	}
	return found
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
	opening   = 500 // bytes in which an article says what it tells
	inTitle   = 3   // tellings that a name in the title counts as
	aboutMost = 3   // names that an article is about at most
)

// context returns the vector of the title and the beginning of a.
func (v *vocabulary) context(a *Article, lang string) []term {
	var counts []term
	for range titleTwice {
		counts = v.count(lang, a.Title, beginning, counts)
	}
	return slices.Clone(v.vector(collect(v.countStory(lang, a, beginning, counts))))
}

// countStory adds to counts the words with which the story of a begins.
func (v *vocabulary) countStory(lang string, a *Article, most int, counts []term) []term {
	for text := range storyOf(a) {
		n := len(counts)
		counts = v.count(lang, text, most, counts)
		if most -= len(counts) - n; most <= 0 {
			break
		}
	}
	return counts
}

// findPairs returns the pairs of profiles that are worth comparing, with their
// likeness: those that share a name, a predicate or rare words at a time that
// may be the same, and the openings of articles that begin alike. What they
// share is looked up, so that its cost grows with what is alike and not with the
// square of the archive.
func findPairs(profiles []*profile) []likeness {
	blocks := map[uint64][]int32{}
	for i, p := range profiles {
		for _, key := range p.blocks() {
			blocks[key] = append(blocks[key], int32(i))
		}
	}
	found := make([][]likeness, len(profiles))
	parallel(len(profiles), func(i int) {
		p := profiles[i]
		var others []int32
		for _, key := range p.lookups() {
			list := blocks[key]
			// Of a block that is too large, the nearest in canonical order.
			at, _ := slices.BinarySearch(list, int32(i))
			for _, j := range list[max(0, at-maxBlock):at] {
				if !p.tooFar(profiles[j]) {
					others = append(others, j)
				}
			}
		}
		slices.Sort(others)
		for _, j := range slices.Compact(others) {
			if s := p.like(profiles[j]); s >= likely/2 {
				found[i] = append(found[i], likeness{j, int32(i), s})
			}
		}
	})
	return slices.Concat(found...)
}

const (
	byNameDay = iota + 1
	byNamePredicate
	byPredicateDay
	byPredicateMonth       // found by all, for coarse dates
	byPredicateCoarseMonth // for all, by coarse dates
	byWordDay
	byStory
	byBeginning
	byIncident
	byPredicateTopic      // of what has no date
	telltale         = 4  // rarest words of a sentence that may bring it together with another
	topics           = 12 // heaviest words of an article's beginning that may
	period           = 15 // days by which beginnings are parted
)

// blocks returns the keys under which p is found.
func (p *profile) blocks() []uint64 { return p.keys(false) }

// lookups returns the keys under which p looks for others: its own, and those
// of the days beside its own.
func (p *profile) lookups() []uint64 { return p.keys(true) }

func (p *profile) keys(around bool) []uint64 {
	var keys []uint64
	key := func(kind uint64, parts ...uint64) {
		h := kind
		for _, x := range parts {
			h = mix(h, x)
		}
		keys = append(keys, h)
	}
	same := p.predicate.stem
	if p.predicate.class != 0 {
		same = uint64(p.predicate.class)
	}
	eachDay := func(reach int32, f func(day uint64)) {
		if !p.span.fine() {
			return
		}
		if !around {
			reach = 0
		}
		for d := p.span.from - reach; d <= p.span.from+reach; d++ {
			f(uint64(int64(d)))
		}
	}
	for _, list := range [][]*nameTerm{p.names, p.places, p.meant} {
		for _, n := range list {
			if len(n.words) == 0 {
				continue
			}
			last := n.words[len(n.words)-1]
			if same != 0 {
				key(byNamePredicate, last, same)
			}
			eachDay(apart, func(day uint64) { key(byNameDay, last, day) })
		}
	}
	if same != 0 && !slices.ContainsFunc(p.names, (*nameTerm).isPerson) {
		for _, n := range p.about {
			if len(n.words) > 0 {
				key(byNamePredicate, n.words[len(n.words)-1], same)
			}
		}
	}
	if d := p.span; same != 0 && d.known && d.to-d.from < 31 {
		coarse := !d.fine()
		month := uint64(int64((d.from + d.to) / 2 / 30))
		for m := month - 1; m <= month+1; m++ {
			if m != month && !around {
				continue
			}
			if coarse || !around {
				key(byPredicateMonth, same, m)
			}
			if coarse || around {
				key(byPredicateCoarseMonth, same, m)
			}
		}
	}
	if same != 0 {
		eachDay(1, func(day uint64) { key(byPredicateDay, same, day) })
	}
	for _, w := range heaviest(p.words, telltale) {
		eachDay(1, func(day uint64) { key(byWordDay, w, day) })
	}
	key(byStory, uint64(p.article))
	if same != 0 && !p.span.known {
		for _, w := range heaviest(p.context, topics) {
			key(byPredicateTopic, same, w)
		}
	}
	if p.tellsIncident() {
		key(byIncident, uint64(p.incident))
	}
	if p.opens && p.published != 0 {
		half := p.published / period
		for _, w := range heaviest(p.context, topics) {
			key(byBeginning, w, uint64(half))
			if around {
				key(byBeginning, w, uint64(half-1))
				key(byBeginning, w, uint64(half+1))
			}
		}
	}
	return keys
}

// heaviest returns the n terms of the greatest weight.
func heaviest(v []term, n int) []uint64 {
	top := make([]term, 0, n+1)
	for _, t := range v {
		at, _ := slices.BinarySearchFunc(top, t, func(x, y term) int {
			return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.id, y.id))
		})
		if at < n {
			top = slices.Insert(top, at, t)
			top = top[:min(n, len(top))]
		}
	}
	ids := make([]uint64, len(top))
	for i, t := range top {
		ids[i] = t.id
	}
	return ids
}
