package timeline

import (
	"cmp"
	"container/heap"
	"slices"
)

// A likeness says how likely two nodes tell of one event: 0 to 1, and below 0
// where they cannot.
type likeness struct {
	a, b  int32 // a < b
	score float32
}

// denseLimit is the size up to which all pairs of a component are compared, not
// only those that the blocks brought together.
const denseLimit = 48

// link groups n nodes by average link: two groups become one as long as the
// mean likeness of their pairs is at least threshold. Pairs that are not in
// found are given by between, in small components, and else count as nothing.
// What is returned is the group of each node, named by its smallest member.
func link(n int, found []likeness, threshold float32, between func(a, b int32) float32) []int32 {
	group := make([]int32, n)
	for i := range group {
		group[i] = int32(i)
	}
	near := newSets(n)
	for _, l := range found {
		if l.score >= threshold {
			near.join(int(l.a), int(l.b))
		}
	}
	parts := map[int][]likeness{}
	members := map[int][]int32{}
	for _, l := range found {
		if root := near.find(int(l.a)); root == near.find(int(l.b)) {
			parts[root] = append(parts[root], l)
		}
	}
	for i := range n {
		if root := near.find(i); parts[root] != nil {
			members[root] = append(members[root], int32(i))
		}
	}
	roots := make([]int, 0, len(parts))
	for root := range parts {
		roots = append(roots, root)
	}
	slices.Sort(roots)
	parallel(len(roots), func(i int) {
		nodes, known := members[roots[i]], parts[roots[i]]
		if len(nodes) > 2 && len(nodes) <= denseLimit {
			known = fill(nodes, known, between)
		}
		linkPart(group, known, threshold)
	})
	return group
}

// fill adds to known the likeness of every pair of nodes that it lacks.
func fill(nodes []int32, known []likeness, between func(a, b int32) float32) []likeness {
	have := make(map[[2]int32]bool, len(known))
	for _, l := range known {
		have[[2]int32{l.a, l.b}] = true
	}
	for i, a := range nodes {
		for _, b := range nodes[i+1:] {
			if !have[[2]int32{a, b}] {
				known = append(known, likeness{a, b, between(a, b)})
			}
		}
	}
	return known
}

// linkPart groups the nodes of one component. A part writes to its own nodes of
// group only.
func linkPart(group []int32, found []likeness, threshold float32) {
	sum := map[int32]map[int32]float32{} // of the likenesses between two groups
	size := map[int32]int32{}
	add := func(a, b int32, s float32) {
		if sum[a] == nil {
			sum[a] = map[int32]float32{}
			size[a] = 1
		}
		sum[a][b] += s
	}
	var queue mergers
	for _, l := range found {
		add(l.a, l.b, l.score)
		add(l.b, l.a, l.score)
		if l.score >= threshold {
			queue = append(queue, merger{l.score, l.a, l.b, 1, 1})
		}
	}
	heap.Init(&queue)
	for len(queue) > 0 {
		m := heap.Pop(&queue).(merger)
		if size[m.a] != m.sizeA || size[m.b] != m.sizeB {
			continue // one of them has grown or is gone since
		}
		for other, s := range sum[m.b] {
			delete(sum[other], m.b)
			if other != m.a {
				sum[m.a][other] += s
				sum[other][m.a] = sum[m.a][other]
			}
		}
		size[m.a] += size[m.b]
		delete(size, m.b)
		delete(sum, m.b)
		group[m.b] = m.a
		for other, s := range sum[m.a] {
			if mean := s / float32(size[m.a]*size[other]); mean >= threshold {
				a, b := min(m.a, other), max(m.a, other)
				heap.Push(&queue, merger{mean, a, b, size[a], size[b]})
			}
		}
	}
	// A group may have gone into another since a node joined it. The names are
	// always the smaller, so that one pass from below settles them.
	var nodes []int32
	for _, l := range found {
		nodes = append(nodes, l.a, l.b)
	}
	slices.Sort(nodes)
	for _, i := range slices.Compact(nodes) {
		group[i] = group[group[i]]
	}
}

// A merger is two groups that may become one, as they were when it was thought of.
type merger struct {
	mean         float32
	a, b         int32 // a < b
	sizeA, sizeB int32
}

// mergers is a heap, the likeliest first and among equals the first nodes.
type mergers []merger

func (q mergers) Len() int      { return len(q) }
func (q mergers) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q mergers) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].mean, q[i].mean), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}
func (q *mergers) Push(x any) { *q = append(*q, x.(merger)) }
func (q *mergers) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
