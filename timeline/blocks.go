package timeline

import (
	"slices"
)

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

// What two profiles may share, by which they meet.
const (
	byNameDay = iota + 1
	byNamePredicate
	byPredicateDay
	byPredicateMonth       // found by all, for coarse dates
	byPredicateCoarseMonth // for all, by coarse dates
	byWordDay
	byOneArticle
	byBeginning
	byIncident
	byPredicateStory // of articles that tell of something without a date
)

const (
	maxBlock = 48 // mentions at most that a mention is compared with in one block
	telltale = 4  // rarest words of a sentence that may bring it together with another
	topics   = 12 // heaviest words of an article's beginning that may
	period   = 15 // days by which beginnings are parted
)

// blocks returns the keys under which p is found.
func (p *profile) blocks() []uint64 { return p.keys(false) }

// lookups returns the keys under which p looks for others: its own, and those
// of the days beside its own.
func (p *profile) lookups() []uint64 { return p.keys(true) }

func (p *profile) keys(around bool) []uint64 {
	k := keyring{profile: p, around: around, same: p.predicate.stem}
	if p.predicate.class != 0 {
		k.same = uint64(p.predicate.class)
	}
	k.byNames()
	k.byPredicate()
	k.byWords()
	k.add(byOneArticle, uint64(p.article))
	if k.same != 0 && p.story != 0 {
		k.add(byPredicateStory, k.same, uint64(p.story))
	}
	if p.tellsIncident() {
		k.add(byIncident, uint64(p.incident))
	}
	return k.keys
}

// A keyring gathers the keys of a profile.
type keyring struct {
	*profile
	around bool   // those of the days beside its own as well
	same   uint64 // what happened: the class of its predicate, or the predicate
	keys   []uint64
}

func (k *keyring) add(kind uint64, parts ...uint64) {
	for _, x := range parts {
		kind = mix(kind, x)
	}
	k.keys = append(k.keys, kind)
}

// addDays adds a key for the day of the profile and those beside it.
func (k *keyring) addDays(kind, what uint64, reach int32) {
	if !k.span.fine() {
		return
	}
	if !k.around {
		reach = 0
	}
	for d := k.span.from - reach; d <= k.span.from+reach; d++ {
		k.add(kind, what, uint64(int64(d)))
	}
}

// byNames adds the last words of names, with the day and with what happened.
func (k *keyring) byNames() {
	for _, list := range [...][]*nameTerm{k.names, k.places, k.meant} {
		for _, n := range list {
			if last := n.last(); last != 0 {
				if k.same != 0 {
					k.add(byNamePredicate, last, k.same)
				}
				k.addDays(byNameDay, last, apart)
			}
		}
	}
	if k.same != 0 && !k.namesPerson() {
		for _, n := range k.about {
			if last := n.last(); last != 0 {
				k.add(byNamePredicate, last, k.same)
			}
		}
	}
}

// byPredicate adds what happened, with the day and with the month.
func (k *keyring) byPredicate() {
	if k.same == 0 {
		return
	}
	k.addDays(byPredicateDay, k.same, 1)
	d := k.span
	if !d.known || d.to-d.from >= 31 {
		return
	}
	month := uint64(int64((d.from + d.to) / 2 / 30))
	for m := month - 1; m <= month+1; m++ {
		if m != month && !k.around {
			continue
		}
		if !d.fine() || !k.around {
			k.add(byPredicateMonth, k.same, m)
		}
		if !d.fine() || k.around {
			k.add(byPredicateCoarseMonth, k.same, m)
		}
	}
}

// byWords adds the rarest words of the sentence with the day, and those with which the
// article begins with when it was published.
func (k *keyring) byWords() {
	for _, w := range heaviest(k.words, telltale) {
		k.addDays(byWordDay, w, 1)
	}
	if !k.opens || k.published == 0 {
		return
	}
	half := k.published / period
	for _, w := range heaviest(k.context, topics) {
		k.add(byBeginning, w, uint64(half))
		if k.around {
			k.add(byBeginning, w, uint64(half-1))
			k.add(byBeginning, w, uint64(half+1))
		}
	}
}
