package timeline

import (
	"cmp"
	"maps"
	"slices"
)

// ahead is how many days before an event a plan for it may have been told.
const ahead = 1100

// findEarlier links events with what told of them before they happened: plans
// whose date was another, and the announcements in whose sentences such plans
// stand. A plan whose date was right is a mention of the event itself.
func (t *Timeline) findEarlier(clusters map[int32][]*profile, made map[int32]*Event) {
	type key struct {
		name      uint64 // last word of it
		predicate predicate
	}
	keysOf := func(of []*profile) map[key]bool {
		keys := map[key]bool{}
		for _, p := range of {
			what := predicate{stem: p.predicate.stem}
			if p.predicate.class != 0 {
				what = predicate{class: p.predicate.class}
			}
			for _, list := range [][]*nameTerm{p.names, p.places} {
				for _, n := range list {
					if len(n.words) > 0 && what != (predicate{}) {
						keys[key{n.words[len(n.words)-1], what}] = true
					}
				}
			}
		}
		return keys
	}
	happened := map[key][]*Event{}
	for _, i := range slices.Sorted(maps.Keys(made)) {
		if e := made[i]; e.Status != Planned && e.Status != Conditional && !e.When.IsZero() {
			for k := range keysOf(clusters[i]) {
				happened[k] = append(happened[k], e)
			}
		}
	}
	for i, plan := range made {
		if plan.Status != Planned {
			continue
		}
		told := firstTold(plan)
		shared := map[*Event]int{}
		for k := range keysOf(clusters[i]) {
			for _, e := range happened[k] {
				if from := daysOf(e.When).from; from > told && from-told <= ahead {
					shared[e]++
				}
			}
		}
		if len(shared) > 0 {
			best := slices.MaxFunc(slices.Collect(maps.Keys(shared)), func(a, b *Event) int {
				return cmp.Or(cmp.Compare(shared[a], shared[b]), compareEvents(b, a))
			})
			best.Earlier = append(best.Earlier, plan)
		}
	}

	of := map[*Mention]*Event{}
	bySentence := map[*Article]map[[2]int][]*Mention{}
	for _, e := range t.Events {
		for _, m := range e.Mentions {
			of[m] = e
			if bySentence[m.Article] == nil {
				bySentence[m.Article] = map[[2]int][]*Mention{}
			}
			bySentence[m.Article][m.Sentence] = append(bySentence[m.Article][m.Sentence], m)
		}
	}
	for _, e := range t.Events {
		for _, plan := range append(slices.Clone(e.Earlier), e) {
			if e.Status == Planned {
				continue
			}
			for _, m := range plan.Mentions {
				if m.Status != Planned {
					continue
				}
				for _, beside := range bySentence[m.Article][m.Sentence] {
					said := of[beside]
					if said != e && said != plan && beside.Status != Planned && !slices.Contains(e.Earlier, said) && daysOf(said.When).to < daysOf(e.When).from {
						e.Earlier = append(e.Earlier, said)
					}
				}
			}
		}
		slices.SortFunc(e.Earlier, compareEvents)
	}
}

// firstTold returns the day of the first article that tells of e, as far as
// articles have one.
func firstTold(e *Event) int32 {
	first := int32(1 << 30)
	for _, a := range e.Articles {
		if when := a.Published.When; !when.IsZero() {
			first = min(first, dayNumber(when.Start))
		}
	}
	return first
}
