package timeline

import (
	"cmp"
	"maps"
	"slices"
)

const (
	sure   = .5  // likeness from which two mentions tell of one event
	likely = .25 // likeness from which an editor is asked
)

// merge puts the mentions of one event together, across articles and within
// them. The order in which ordered gives them decides nothing but ties.
func (t *Timeline) merge(ordered []*Telling) {
	t.learn(ordered)
	profiles := t.profile(ordered)
	t.options.tell("merge", 0, 1)
	t.keep(profiles)
	t.findIncidents(ordered, profiles)
	t.findStories(ordered, profiles)
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
	t.leaveOutNothings(made)
	t.giveIDs()
	t.findEarlier(clusters, made)
	t.index()

	var near []likeness // of groups
	for _, c := range courted {
		near = append(near, likeness{group[c.curated], group[c.group], c.score})
	}
	for _, l := range pairs {
		if l.score >= likely {
			near = append(near, likeness{group[l.a], group[l.b], l.score})
		}
	}
	t.ask(near, made)
	t.options.tell("merge", 1, 1)
}

// leaveOutNothings leaves out the events of which all that is told, by one source that tells of others, is no event:
// a noun that says neither who nor what, "Saturday's meeting", what only another verb of its sentence would say, a
// state, a habit, or what a story was wrong in. As
// evidence of an event each may give its day; alone it is none.
func (t *Timeline) leaveOutNothings(made map[int32]*Event) {
	isNothing := func(e *Event) bool {
		return e.Sources == 1 && len(e.Articles) > 0 && (e.bare || e.astray || e.garbled || t.areNothing(e.Mentions))
	}
	others := map[*Article]bool{}
	for _, e := range t.Events {
		for _, a := range e.Articles {
			others[a] = others[a] || !isNothing(e)
		}
	}
	leftOut := func(e *Event) bool { return isNothing(e) && others[e.Articles[0]] }
	t.Events = slices.DeleteFunc(t.Events, leftOut)
	maps.DeleteFunc(made, func(_ int32, e *Event) bool { return leftOut(e) })
}

// areNothing reports whether no mention tells of an event by itself.
func (t *Timeline) areNothing(mentions []*Mention) bool {
	return !slices.ContainsFunc(mentions, func(m *Mention) bool {
		c := t.vocabulary.lexicons[t.options.lang(m.Article)].cues
		return !m.nothing && (c == nil || m.Article.Curated != nil || !c.isErratum(m.Article.Text[m.Sentence[0]:m.Sentence[1]]))
	})
}

// keep notes what is asked of profiles later.
func (t *Timeline) keep(profiles []*profile) {
	t.contexts, t.profiles = map[*Article][]term{}, make(map[*Mention]*profile, len(profiles))
	for _, p := range profiles {
		for _, m := range p.mentions {
			t.contexts[m.Article], t.profiles[m] = p.context, p
		}
	}
}

// ask notes which events came near to each other without being joined: an editor is asked
// whether they are one. The pairs of near are of groups, each of which made an event.
func (t *Timeline) ask(near []likeness, made map[int32]*Event) {
	best := map[[2]*Event]float32{}
	for _, l := range near {
		if l.a != l.b && made[l.a] != nil && made[l.b] != nil {
			pair := [2]*Event{made[min(l.a, l.b)], made[max(l.a, l.b)]}
			best[pair] = max(best[pair], l.score)
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
	t.perhaps = make(map[*Event][]*Event, len(t.Perhaps))
	for _, p := range t.Perhaps {
		t.perhaps[p.A], t.perhaps[p.B] = append(t.perhaps[p.A], p.B), append(t.perhaps[p.B], p.A)
	}
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
