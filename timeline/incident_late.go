package timeline

import "slices"

// What comes late to an incident, a trial or a memorial, is like a few of its reports and not
// like most, so that the average over all would leave it alone.
const (
	adopted    = .8 // likeness, to the half of a group that it is most like, from which a report joins it
	rivalGroup = .3 // of that it may have to another group
)

// adopt lets a report that is alone join the group of others that it is like, if it is like
// no other group. It does not if it was there before them: what is told again later is not what was
// told first. Copies of one text are alone together.
func (t *Timeline) adopt(reports []*report, group []int32, pairs []likeness, like func(a, b int32) float32) {
	text := func(i int32) int { return t.copies.of[t.place[reports[i].article]] }
	members := map[int32][]int32{}
	several := map[int32]bool{} // groups of more than one text
	for i, g := range group {
		members[g] = append(members[g], int32(i))
		several[g] = several[g] || text(int32(i)) != text(g)
	}
	near := make([][]int32, len(reports)) // groups
	note := func(i, other int32) {
		if g := group[other]; !several[group[i]] && several[g] && !slices.Contains(near[i], g) {
			near[i] = append(near[i], g)
		}
	}
	for _, l := range pairs {
		note(l.a, l.b)
		note(l.b, l.a)
	}
	into := make([]int32, len(reports))
	parallel(len(reports), func(i int) {
		best, most, next := group[i], float32(0), float32(0)
		for _, g := range near[i] {
			of := members[g][:min(len(members[g]), denseLimit)]
			first := slices.MinFunc(of, func(a, b int32) int { return int(reports[a].published - reports[b].published) })
			if reports[i].published < reports[first].published-1 {
				continue
			}
			switch s := likeHalf(int32(i), of, like); {
			case s > most:
				best, most, next = g, s, most
			case s > next:
				next = s
			}
		}
		if into[i] = group[i]; most >= adopted && next <= rivalGroup*most {
			into[i] = best
		}
	})
	copy(group, into)
}

// likeHalf returns how like i is on average to that half of others which it is most like.
func likeHalf(i int32, others []int32, like func(a, b int32) float32) float32 {
	likes := make([]float32, len(others))
	for k, j := range others {
		likes[k] = like(min(i, j), max(i, j))
	}
	slices.Sort(likes)
	half := likes[len(likes)/2:]
	sum := float32(0)
	for _, s := range half {
		sum += s
	}
	return sum / float32(len(half))
}
