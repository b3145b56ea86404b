package timeline

import (
	"slices"
	"strings"

	"annals/timeline/timex"
)

// A nameTerm is a name as it weighs in this archive.
type nameTerm struct {
	name   string
	words  []uint64 // of it, in order
	weight float64  // the rarer the heavier
	kind   NameKind
	person bool // it is, or by its form may well be, the name of a person
}

// last returns the last word of n, the surname of a person, or 0.
func (n *nameTerm) last() uint64 {
	if len(n.words) == 0 {
		return 0
	}
	return n.words[len(n.words)-1]
}

// isPerson reports whether n is, or by its form may well be, the name of a person.
func (n *nameTerm) isPerson() bool { return n.person }

// partOf reports whether all words of n stand in m, of persons the last as the last.
func (n *nameTerm) partOf(m *nameTerm) bool {
	if len(n.words) == 0 || len(n.words) >= len(m.words) {
		return false
	}
	for _, w := range n.words {
		if !slices.Contains(m.words, w) {
			return false
		}
	}
	return m.kind != Person || n.words[len(n.words)-1] == m.words[len(m.words)-1]
}

// nameKey returns what a name is known by: a place is no person of that name.
func nameKey(n Name) string {
	if n.Kind == Place {
		return "@" + strings.ToLower(n.Name)
	}
	return strings.ToLower(n.Name)
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

// sharedNames returns the weight of the names that stand in both a and b, and
// of the rarest of them, 0 to 1. "Huawei" is shared with "Huawei Technologies".
func sharedNames(a, b []*nameTerm) (sum, rarest float64) {
	for _, x := range a {
		for _, y := range b {
			if x == y || x.partOf(y) || y.partOf(x) {
				sum += min(x.weight, y.weight)
				rarest = max(rarest, min(x.weight, y.weight))
				break
			}
		}
	}
	return sum, min(1, rarest/8)
}

// ownNames reports whether p and q each hold a name that is rarer than all that they
// share, and neither a name nor a place of the other: each tells of somebody else to whom
// the same is done.
func ownNames(p, q *profile) bool {
	_, shared := sharedNames(p.names, q.names)
	own := func(p, q *profile) bool {
		return slices.ContainsFunc(p.names, func(x *nameTerm) bool {
			known := func(y *nameTerm) bool { return x == y || x.partOf(y) || y.partOf(x) }
			return min(1, x.weight/8) > shared && !slices.ContainsFunc(q.names, known) && !slices.ContainsFunc(q.places, known)
		})
	}
	return own(p, q) && own(q, p)
}

// otherPersons reports whether a and b both hold persons and share not one name.
func otherPersons(a, b []*nameTerm) bool {
	if !slices.ContainsFunc(a, (*nameTerm).isPerson) || !slices.ContainsFunc(b, (*nameTerm).isPerson) {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if (x.isPerson() || y.isPerson()) && (x == y || x.partOf(y) || y.partOf(x)) {
				return false
			}
		}
	}
	return true
}

// sharePlaces reports whether p and q share a place: "Vancouver" is shared with
// "Vancouver International Airport".
func sharePlaces(p, q *profile) bool {
	for _, pair := range [][2][]*nameTerm{{p.places, q.places}, {p.places, q.names}, {p.names, q.places}} {
		for _, x := range pair[0] {
			for _, y := range pair[1] {
				if x == y || x.partOf(y) || y.partOf(x) {
					return true
				}
			}
		}
	}
	return false
}
