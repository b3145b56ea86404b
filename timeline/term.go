package timeline

import (
	"cmp"
	"math"
	"slices"
)

// A term is a word's stem and its weight in a text. Terms in order of their stems, each once, are a vector.
type term struct {
	id     uint64
	weight float32
}

// own returns the weight that t has.
func (t term) own() float64 { return float64(t.weight) }

// collect makes counts a vector: it sorts them and adds up what is of one stem, in their place.
func collect(counts []term) []term {
	slices.SortFunc(counts, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	out := counts[:0]
	for _, t := range counts {
		if n := len(out); n > 0 && out[n-1].id == t.id {
			out[n-1].weight += t.weight
		} else {
			out = append(out, t)
		}
	}
	return out
}

// add returns the sum of a and b.
func add(a, b []term) []term { return collect(slices.Concat(a, b)) }

// both returns the direction of the sum of a and b in what neither lacks.
func both(a, b []term) []term {
	var common []term
	for _, x := range a {
		if i, ok := slices.BinarySearchFunc(b, x.id, func(t term, id uint64) int { return cmp.Compare(t.id, id) }); ok {
			common = append(common, term{x.id, x.weight + b[i].weight})
		}
	}
	return unit(common)
}

// unit gives v the length 1, in its place, and returns it.
func unit(v []term) []term {
	sum := 0.0
	for _, x := range v {
		sum += float64(x.weight) * float64(x.weight)
	}
	for i := range v {
		v[i].weight /= float32(math.Sqrt(sum))
	}
	return v
}

// cosine returns how alike two vectors of length 1 are, 0 to 1.
func cosine(a, b []term) float64 {
	sum := float32(0)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id == b[j].id:
			sum += a[i].weight * b[j].weight
			i++
			j++
		case a[i].id < b[j].id:
			i++
		default:
			j++
		}
	}
	return min(1, float64(sum))
}

// heaviest returns the n terms of the greatest weight.
func heaviest(v []term, n int) []uint64 {
	top := make([]term, 0, n+1)
	for _, t := range v {
		at, _ := slices.BinarySearchFunc(top, t, func(x, y term) int {
			return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.id, y.id))
		})
		if at < n {
			top = slices.Insert(top, at, t)
			top = top[:min(n, len(top))]
		}
	}
	ids := make([]uint64, len(top))
	for i, t := range top {
		ids[i] = t.id
	}
	return ids
}
