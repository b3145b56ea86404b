package timeline

import (
	"cmp"
	"slices"
)

// Copies says which articles of an archive repeat each other's text: reprinted,
// cut, edited, carried on.
type Copies struct {
	of    []int // of each article the one that stands for it and its copies, or itself
	text  []int // numbers the groups of articles whose texts are not independent
	newer []int // of each article its next version, or itself
}

// Of a text the least shingles are kept in bands. Two texts that agree in a band
// meet there: of those that have a fifth of their shingles in common .93, of those
// that have a third .999. So each is compared with the few it resembles and never
// with all. In a band a text meets so many others at most, the nearest in time,
// that an archive which prints one form again and again costs no more than its
// length.
const (
	rows    = 2 // bins a band
	bands   = bins / rows
	mostMet = 8 // others
)

// FindCopies compares the texts of articles. What is found does not depend on
// their order. What an editor has entered is nobody's copy, and has none.
func FindCopies(articles []*Article) *Copies {
	articles = slices.Clone(articles)
	for i, a := range articles {
		if a.Curated != nil {
			articles[i] = &Article{ID: a.ID}
		}
	}
	prints := make([]fingerprint, len(articles))
	parallel(len(articles), func(i int) { prints[i] = fingerprintOf(articles[i]) })
	same, related := newSets(len(articles)), newSets(len(articles))
	order := canonicalOrder(articles)
	distinct := distinctTexts(prints, order, same)
	near := map[int][]int{}
	for _, m := range meetings(prints, distinct) {
		if m.kin != strangers {
			related.join(m.i, m.j)
		}
		if m.kin == copies {
			near[m.i], near[m.j] = append(near[m.i], m.j), append(near[m.j], m.i)
		}
	}
	gather(prints, distinct, near, same)

	newer := versions(articles, prints)
	for i, j := range newer {
		related.join(i, j)
	}
	c := &Copies{make([]int, len(articles)), make([]int, len(articles)), newer}
	first := map[int]int{} // of each set of copies
	for _, i := range order {
		root := same.find(i)
		related.join(i, root)
		if _, seen := first[root]; !seen && newer[i] == i {
			first[root] = i
		}
	}
	for i := range articles {
		c.text[i] = related.find(i)
		c.of[i] = c.Newest(i)
		if one, found := first[same.find(c.of[i])]; found {
			c.of[i] = one
		}
	}
	return c
}

// Of returns which article stands for the i-th and its copies: i itself where it
// has none or is the one.
func (c *Copies) Of(i int) int { return c.of[i] }

// Newest returns which article is the newest version of the i-th: i itself where
// it was not updated.
func (c *Copies) Newest(i int) int {
	for c.newer[i] != i {
		i = c.newer[i]
	}
	return i
}

// Newer returns which article is the next version of the i-th, or i.
func (c *Copies) Newer(i int) int { return c.newer[i] }

// distinctTexts joins the texts that are the same to the word, and returns in
// order the first of each set. A text without words is none.
func distinctTexts(prints []fingerprint, order []int, same sets) []int {
	var distinct []int
	whole := map[uint64]int{}
	for _, i := range order {
		p := &prints[i]
		if len(p.shingles) == 0 {
			continue
		}
		h := uint64(0)
		for _, s := range p.shingles {
			h = mix(h, uint64(s))
		}
		if j, seen := whole[h]; seen && slices.Equal(p.shingles, prints[j].shingles) && (len(p.shingles) >= shortText || p.titled(&prints[j])) {
			same.join(i, j)
			continue
		}
		whole[h] = i
		distinct = append(distinct, i)
	}
	return distinct
}

// A meeting is of two articles that were compared.
type meeting struct {
	i, j int
	kin  kinship
}

// meetings compares the distinct texts that resemble each other.
func meetings(prints []fingerprint, distinct []int) []meeting {
	band := make([]uint64, len(distinct)) // above what a text has in the band, below its place in distinct
	type pair struct{ i, j int }
	met := map[pair]bool{}
	var all []meeting
	for b := range bands {
		for rank, i := range distinct {
			least := &prints[i].least
			band[rank] = mix(uint64(least[b*rows]), uint64(least[b*rows+1]))>>32<<32 | uint64(rank)
		}
		slices.Sort(band)
		from := len(all)
		for at, x := range band {
			for _, y := range band[max(0, at-mostMet):at] {
				if x>>32 != y>>32 {
					continue
				}
				p := pair{distinct[uint32(y)], distinct[uint32(x)]}
				if !met[p] && prints[p.i].near(&prints[p.j]) {
					met[p] = true
					all = append(all, meeting{i: p.i, j: p.j})
				}
			}
		}
		parallel(len(all)-from, func(k int) {
			m := &all[from+k]
			m.kin = prints[m.i].kin(&prints[m.j])
		})
	}
	return all
}

// gather joins copies. The longest text gathers those that are copies of it, so
// that a short one does not make copies of two long ones; then the longest of
// those that are left, and so on. near has, of each text, those found to be copies.
func gather(prints []fingerprint, distinct []int, near map[int][]int, same sets) {
	longest := slices.Clone(distinct)
	slices.SortStableFunc(longest, func(i, j int) int { return cmp.Compare(len(prints[j].shingles), len(prints[i].shingles)) })
	taken := map[int]bool{}
	for _, centre := range longest {
		if taken[centre] {
			continue
		}
		taken[centre] = true
		asked := map[int]bool{}
		group := []int{centre}
		for at := 0; at < len(group); at++ { // those that it has not met are reached through others
			for _, j := range near[group[at]] {
				if !taken[j] && !asked[j] {
					asked[j] = true
					if prints[centre].kin(&prints[j]) == copies {
						taken[j] = true
						same.join(centre, j)
						group = append(group, j)
					}
				}
			}
		}
	}
}
