package timeline

import (
	"cmp"
	"slices"

	"annals/timeline/timex"
)

// ahead is how many days before an event what tells of it beforehand may lie.
const ahead = 1100

// findEarlier links events with what told of them before they happened: plans
// whose date was another, and announcements.
func (t *Timeline) findEarlier(clusters map[int32][]*profile, made map[int32]*Event) {
	type key struct{ name, stem uint64 }
	happened := map[key][]*Event{}
	span := map[*Event]days{}
	for _, e := range t.Events {
		span[e] = daysOf(e.When)
	}
	keysOf := func(of []*profile, stems func(p *profile) []uint64) []key {
		var keys []key
		for _, p := range of {
			for _, list := range [][]*nameTerm{p.names, p.places} {
				for _, n := range list {
					if len(n.words) == 0 {
						continue
					}
					for _, s := range stems(p) {
						if k := (key{n.words[len(n.words)-1], s}); !slices.Contains(keys, k) {
							keys = append(keys, k)
						}
					}
				}
			}
		}
		return keys
	}
	same := func(p *profile) []uint64 {
		switch {
		case p.predicate.class != 0:
			return []uint64{uint64(p.predicate.class)}
		case p.predicate.stem != 0:
			return []uint64{p.predicate.stem}
		}
		return nil
	}
	for i, e := range made {
		if e.Status == Planned || e.Status == Conditional || e.Basis == timex.Published || !span[e].known {
			continue
		}
		for _, k := range keysOf(clusters[i], same) {
			happened[k] = append(happened[k], e)
		}
	}
	for i, e := range made {
		of := clusters[i]
		var keys []key
		if e.Status == Planned {
			keys = keysOf(of, same)
		} else if slices.ContainsFunc(of, func(p *profile) bool {
			return t.vocabulary.lexicons[t.options.lang(p.mention().Article)].announces[p.predicate.stem]
		}) {
			keys = keysOf(of, func(p *profile) (stems []uint64) {
				lex := t.vocabulary.lexicons[t.options.lang(p.mention().Article)]
				for _, w := range p.words {
					if c := lex.class[w.id]; c != 0 {
						stems = append(stems, uint64(c))
					} else if w.id != p.predicate.stem {
						stems = append(stems, w.id)
					}
				}
				return stems
			})
		}
		told := firstTold(e)
		shared := map[*Event]int{}
		for _, k := range keys {
			for _, h := range happened[k] {
				when := span[h]
				// Told before it happened, and not long before.
				if h != e && when.from > told && when.from-told <= ahead && (e.Status == Planned || span[e].known && span[e].to < when.from) {
					shared[h]++
				}
			}
		}
		var best *Event
		for h, n := range shared {
			if best == nil || cmp.Or(cmp.Compare(n, shared[best]), compareEvents(best, h)) > 0 {
				best = h
			}
		}
		if best != nil && !slices.Contains(best.Earlier, e) {
			best.Earlier = append(best.Earlier, e)
		}
	}
	for _, e := range t.Events {
		slices.SortFunc(e.Earlier, compareEvents)
	}
}

// firstTold returns the day of the first article that tells of e, as far as
// articles have one.
func firstTold(e *Event) int32 {
	first := int32(1 << 30)
	for _, a := range e.Articles {
		if when := a.Published.When; !when.IsZero() {
			first = min(first, int32(when.Start.Unix()/86400))
		}
	}
	return first
}
