package timeline

import (
	"cmp"
	"encoding/base32"
	"maps"
	"slices"
	"strings"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// settle makes one event of the mentions that tell of it: what they agree on,
// and where they differ, who says what.
func (t *Timeline) settle(told []*profile) *Event {
	e := &Event{}
	seen := map[*Article]bool{}
	for _, p := range told {
		for _, m := range p.mentions {
			e.Mentions = append(e.Mentions, m)
			if !seen[m.Article] && m.Article.Curated == nil {
				seen[m.Article] = true
				e.Articles = append(e.Articles, m.Article)
			}
		}
	}
	t.archiveOrder(e.Articles)
	groups := t.copies.groups(t.place, e.Articles)
	e.Sources = len(groups)
	source := map[*Article]int{}
	for i, g := range groups {
		for _, a := range g {
			source[a] = i
		}
	}
	e.settleStatus(source)
	t.settleDate(e, told, source)
	e.settleNames(told)
	if t.settleCurated(e, told); e.Headline == "" {
		t.settleHeadline(e)
	}
	t.sortMentions(e)
	return e
}

// archiveOrder sorts articles by their place in the archive.
func (t *Timeline) archiveOrder(articles []*Article) {
	slices.SortFunc(articles, func(a, b *Article) int { return cmp.Compare(t.place[a], t.place[b]) })
}

// settleStatus finds the strongest status that the mentions bear out. source
// numbers the independent sources. What one asserts and another denies is
// disputed, but for what two sources and more than deny it plainly report.
func (e *Event) settleStatus(source map[*Article]int) {
	var by [len(statusNames)]map[int]bool
	for i := range by {
		by[i] = map[int]bool{}
	}
	for _, m := range e.Mentions {
		by[m.Status][source[m.Article]] = true
	}
	plain, denied := len(by[Reported]), len(by[Denied])+len(by[Disputed])
	asserted := plain + len(by[Attributed]) + len(by[Alleged])
	switch {
	case plain >= 2 && plain > denied:
		e.Status = Reported
	case denied > 0 && asserted > 0, len(by[Disputed]) > 0:
		e.Status = Disputed
	case plain > 0 && len(by[Alleged]) > 0 && plain < 2:
		e.Status = Alleged // one voice that drops the "allegedly" of others proves nothing
	default:
		for _, s := range []Status{Reported, Attributed, Alleged, Denied, Planned, Conditional, Negated} {
			if len(by[s]) > 0 {
				e.Status = s
				break
			}
		}
	}
	e.By = e.speakers()
}

// speakers returns whose words the mentions are that give the event its status,
// in the order of the mentions.
func (e *Event) speakers() []string {
	var by []string
	for _, m := range e.Mentions {
		speaks := m.Status == e.Status || e.Status == Disputed && (m.Status == Denied || m.Status == Alleged || m.Status == Attributed)
		if e.Status != Reported && speaks && m.By != "" && !slices.Contains(by, m.By) {
			by = append(by, m.By)
		}
	}
	return by
}

// How much a date counts, by how it is known.
var basisWeight = map[timex.Basis]float64{timex.Stated: 1.5, timex.Resolved: 1, timex.Published: .25}

const (
	contained = 1  // of its weight a coarse date gives to a finer one within it: it does not disagree
	plannedBy = .3 // of its weight has the date of a plan when the thing has happened
	corrected = 4  // sources outweighed by one that says it corrects
)

// settleDate gives e the date that is best supported: by how it is known, by how
// many independent sources, and by a later article that says it corrects. The
// others are conflicts, but for those that the date lies within.
func (t *Timeline) settleDate(e *Event, told []*profile, source map[*Article]int) {
	known := slices.DeleteFunc(slices.Clone(told), func(p *profile) bool { return !p.span.known })
	if better := slices.DeleteFunc(slices.Clone(known), func(p *profile) bool { return p.byReport }); len(better) > 0 {
		known = better
	}
	if len(known) == 0 {
		return
	}
	weight := func(p *profile) float64 {
		m := p.mention()
		w := basisWeight[m.Basis]
		if m.Status == Planned && e.Status != Planned {
			w *= plannedBy
		}
		if p.corrects {
			w += corrected
		}
		return w
	}
	type account struct {
		when    calendar.Value
		span    days
		basis   timex.Basis
		support float64
		latest  *Article
	}
	var accounts []*account
	for _, p := range known {
		m := p.mention()
		i := slices.IndexFunc(accounts, func(c *account) bool { return c.span == p.span })
		if i < 0 {
			i = len(accounts)
			accounts = append(accounts, &account{when: m.When, span: p.span, basis: m.Basis, latest: m.Article})
		}
		c := accounts[i]
		if less := cmp.Or(compareBool(m.When.IsAbout(), c.when.IsAbout()), compareBool(m.When.IsUncertain(), c.when.IsUncertain()), strings.Compare(m.When.String(), c.when.String())); less < 0 {
			c.when = m.When // who is sure needs no "about"
		}
		c.basis = min(c.basis, m.Basis)
		if compareArticles(c.latest, m.Article) < 0 {
			c.latest = m.Article
		}
	}
	for _, c := range accounts {
		by := map[int]float64{}
		for _, p := range known {
			w := weight(p)
			switch {
			case p.span == c.span:
			case p.span.from <= c.span.from && p.span.to >= c.span.to && p.span.unit >= c.span.unit:
				w *= contained
			default:
				continue
			}
			s := source[p.mention().Article]
			by[s] = max(by[s], w)
		}
		for _, s := range slices.Sorted(maps.Keys(by)) {
			c.support += by[s]
		}
	}
	best := slices.MaxFunc(accounts, func(a, b *account) int {
		return cmp.Or(cmp.Compare(a.support, b.support), cmp.Compare(b.basis, a.basis), cmp.Compare(b.span.unit, a.span.unit),
			compareArticles(a.latest, b.latest), strings.Compare(b.when.String(), a.when.String()))
	})
	e.When, e.Basis = best.when, best.basis

	e.Conflicts = t.conflicts(e, known)
}

// conflicts returns the dates of told that e does not bear.
func (t *Timeline) conflicts(e *Event, told []*profile) []Conflict {
	var conflicts []Conflict
	span := daysOf(e.When)
	for _, p := range told {
		first := p.mention()
		if !p.span.known || p.span.gap(span) == 0 || p.byReport || p.corrects || first.Status == Planned && e.Status != Planned {
			continue
		}
		i := slices.IndexFunc(conflicts, func(c Conflict) bool { return c.When.String() == first.When.String() })
		if i < 0 {
			i = len(conflicts)
			conflicts = append(conflicts, Conflict{When: first.When})
		}
		for _, m := range p.mentions {
			if !slices.Contains(conflicts[i].Articles, m.Article) {
				conflicts[i].Articles = append(conflicts[i].Articles, m.Article)
			}
		}
	}
	for _, c := range conflicts {
		t.archiveOrder(c.Articles)
	}
	slices.SortFunc(conflicts, func(a, b Conflict) int { return strings.Compare(a.When.String(), b.When.String()) })
	return conflicts
}

// redate gives e the date that an editor states.
func (t *Timeline) redate(e *Event, when calendar.Value) {
	e.When, e.Basis = when, timex.Stated
	e.Conflicts = t.conflicts(e, t.told(e.Mentions))
	t.sortMentions(e)
}

// told returns the profiles of mentions, holding those mentions alone.
func (t *Timeline) told(mentions []*Mention) []*profile {
	mentions = slices.SortedFunc(slices.Values(mentions), compareMentions)
	var told []*profile
	of := map[*profile]*profile{}
	for _, m := range mentions {
		p := t.profiles[m]
		if of[p] == nil {
			own := *p
			own.mentions = nil
			of[p] = &own
			told = append(told, &own)
		}
		of[p].mentions = append(of[p].mentions, m)
	}
	return told
}

// remake makes e anew from mentions. It keeps its ID and what told of it before.
func (t *Timeline) remake(e *Event, mentions []*Mention) {
	id, earlier := e.ID, e.Earlier
	*e = *t.settle(t.told(mentions))
	e.ID, e.Earlier = id, earlier
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// corrects reports whether the sentence of m, or the title above it, says that it
// corrects another.
func (l *lexicon) corrects(m *Mention) bool {
	sentence, title := strings.ToLower(m.Article.Text[m.Sentence[0]:m.Sentence[1]]), strings.ToLower(m.Article.Title)
	return slices.ContainsFunc(l.correcting, func(cue string) bool { return containsWord(sentence, cue) || containsWord(title, cue) })
}

// containsWord reports whether word stands in s with no letter beside it.
func containsWord(s, word string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(word)
		if (i == 0 || !isWordRune(rune(s[i-1]))) && (end == len(s) || !isWordRune(rune(s[end]))) {
			return true
		}
		from = end
	}
}

// settleNames gives e its names and places, most mentioned first.
func (e *Event) settleNames(told []*profile) {
	counts := map[Name]int{}
	for _, p := range told {
		for _, n := range p.mention().Names {
			counts[n]++
		}
	}
	names := slices.SortedFunc(maps.Keys(counts), func(a, b Name) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind))
	})
	for _, n := range names {
		if n.Kind == Place {
			e.Places = append(e.Places, n.Name)
		} else {
			e.Names = append(e.Names, n)
		}
	}
}

// sortMentions puts the best mentions first: those of the event's own status and
// date, how their date is known, those that open their article, the first published.
func (t *Timeline) sortMentions(e *Event) {
	rank := func(m *Mention) (r int) {
		if m.Article.Curated != nil {
			return -1
		}
		if m.Status != e.Status {
			r += 8
		}
		if m.When != e.When {
			r += 4
		}
		if m.Basis != timex.Stated {
			r += 2
		}
		if !m.Lead {
			r++
		}
		return r
	}
	slices.SortStableFunc(e.Mentions, func(a, b *Mention) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), compareMentions(a, b))
	})
}

// giveIDs gives events their IDs: each that of its first mention. Of events that
// would have the same, all but the first are told apart by their words.
func (t *Timeline) giveIDs() {
	first := make(map[*Event]*Mention, len(t.Events))
	for _, e := range t.Events {
		first[e] = firstMention(e)
	}
	ordered := slices.SortedFunc(slices.Values(t.Events), func(a, b *Event) int { return compareMentions(first[a], first[b]) })
	t.byID = make(map[string]*Event, len(ordered))
	for _, e := range ordered { // an editor has named some
		if c := e.Curated(); c != nil && c.ID != "" && t.byID[c.ID] == nil {
			e.ID = c.ID
			t.byID[e.ID] = e
		}
	}
	for _, e := range ordered {
		if e.ID == "" {
			e.ID = t.freeID(first[e])
			t.byID[e.ID] = e
		}
	}
}

// freeID returns the ID of an event that m tells of first, that no event has.
func (t *Timeline) freeID(m *Mention) string {
	return m.freeID(func(id string) bool { return t.byID[id] != nil })
}

// freeID returns the ID of an event that m tells of first, that is not taken.
func (m *Mention) freeID(taken func(id string) bool) string {
	key := m.key()
	id := idOf(key)
	for taken(id) {
		key += "\x00" + m.Article.Text[m.Start:m.End]
		id = idOf(key)
	}
	return id
}

// firstMention returns the first published mention of e.
func firstMention(e *Event) *Mention { return slices.MinFunc(e.Mentions, compareMentions) }

// compareMentions orders by article and by place in it.
func compareMentions(a, b *Mention) int {
	return cmp.Or(compareArticles(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// key returns what an event's ID is made of when m is its first mention: the
// date, the predicate and the names. Articles that are published later do not
// change it, nor does a word that is mended elsewhere.
func (m *Mention) key() string {
	var names []string
	for _, n := range m.Names {
		// A name grows at its front when another article gives it in full.
		_, last, ok := cutLast(n.Name, " ")
		if !ok {
			last = n.Name
		}
		names = append(names, strings.ToLower(last))
	}
	slices.Sort(names)
	return strings.Join(append([]string{m.When.String(), m.Predicate}, names...), "\x00")
}

// answersTo reports whether id is that of e, or would be if another of its
// mentions were the first: an article that is added before the others changes
// the ID of an event, and the old one must still lead to it.
func (e *Event) answersTo(id string) bool {
	return e.ID == id || slices.ContainsFunc(e.Mentions, func(m *Mention) bool { return idOf(m.key()) == id })
}

// cutLast cuts s around the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

var idLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// idOf returns eight letters and digits for key, a letter first.
func idOf(key string) string {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	h = mix(h, uint64(len(key)))
	var b [5]byte
	for i := range b {
		b[i] = byte(h >> (8 * i))
	}
	b[0] %= 26 << 3
	return idLetters.EncodeToString(b[:])
}
