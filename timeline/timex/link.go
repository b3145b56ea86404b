package timex

import (
	"strconv"

	"annals/timeline/calendar"
)

// What two expressions of a text are to each other: the ends of a range, and
// what a stretch of time begins or ends with.

// link sets the Range, BeginPoint and EndPoint of the expressions of a text.
func link(all []Anchored, dct calendar.Interval) {
	for i := range all {
		x := &all[i]
		if x.tree[0].pat.rule.ranges && x.part == 0 {
			if j := otherEnd(all, i); j > 0 {
				x.Range = calendar.Between(x.When, all[j].When)
				all[j].Range = x.Range
			}
		}
		if x.ends != nil {
			x.BeginPoint, x.EndPoint = pointAt(all, i, x.ends[0], dct), pointAt(all, i, x.ends[1], dct)
			x.Range = calendar.Between(calendar.On(x.ends[0]), calendar.On(x.ends[1]))
		}
	}
}

// otherEnd returns the place of the expression that ends the range which
// all[i] begins, or 0.
func otherEnd(all []Anchored, i int) int {
	for j := i + 1; j < len(all) && all[j].Start < all[i].End+maxBetween; j++ {
		if &all[j].tree[0] == &all[i].tree[0] {
			return j
		}
	}
	return 0
}

// maxBetween bounds how many bytes are between the two ends of a range, and
// maxPoints how many expressions back one is looked for to lean on.
const (
	maxBetween = 100
	maxPoints  = 20
)

// pointAt returns how TIMEX3 names the point in time p at which the stretch
// all[i] begins or ends: the expression that says it, one of the same rule or else
// the last before, or the day of the document; and "" where there is none.
func pointAt(all []Anchored, i int, p, dct calendar.Interval) string {
	if p.IsZero() {
		return ""
	}
	said := calendar.On(p)
	if j := otherEnd(all, i); j > 0 && all[j].When.From() == p {
		return "t" + strconv.Itoa(j+1)
	}
	if p == dct {
		return "t0"
	}
	for j := i - 1; j >= max(0, i-maxPoints); j-- {
		if all[j].When == said {
			return "t" + strconv.Itoa(j+1)
		}
	}
	return ""
}
