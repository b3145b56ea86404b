package timeline

import (
	"cmp"
	"maps"
	"slices"
	"strings"

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
