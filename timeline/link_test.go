package timeline

import (
	"slices"
	"testing"
)

func TestLink(t *testing.T) {
	const sure = .5
	for _, c := range []struct {
		name  string
		nodes int
		pairs []likeness
		want  []int32
	}{
		{"nothing alike", 3, nil, []int32{0, 1, 2}},
		{"a pair", 3, []likeness{{0, 2, .9}}, []int32{0, 1, 0}},
		{"not enough", 2, []likeness{{0, 1, .4}}, []int32{0, 1}},
		{"the likeliest first", 3, []likeness{{0, 1, .6}, {1, 2, .9}, {0, 2, .1}}, []int32{0, 1, 1}},
		{"the mean decides, not the best", 4, []likeness{{0, 1, .9}, {2, 3, .9}, {1, 2, .8}, {0, 2, .1}, {0, 3, .1}, {1, 3, .1}}, []int32{0, 0, 2, 2}},
		{"what cannot be keeps groups apart", 3, []likeness{{0, 1, .9}, {1, 2, .8}, {0, 2, impossible}}, []int32{0, 0, 2}},
		{"names are settled through several mergers", 4, []likeness{
			{2, 3, .99}, {1, 2, .9}, {1, 3, .9}, {0, 1, .8}, {0, 2, .8}, {0, 3, .8}}, []int32{0, 0, 0, 0}},
	} {
		got := link(c.nodes, c.pairs, sure, func(a, b int32) float32 { return 0 })
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		slices.Reverse(c.pairs)
		if again := link(c.nodes, c.pairs, sure, func(a, b int32) float32 { return 0 }); !slices.Equal(again, got) {
			t.Errorf("%s: %v with the pairs in reverse, want %v", c.name, again, got)
		}
	}
}

// TestLinkAsks holds that pairs which no block brought together are compared
// before they count against a merger.
func TestLinkAsks(t *testing.T) {
	pairs := []likeness{{0, 1, .9}, {1, 2, .9}}
	got := link(3, pairs, .5, func(a, b int32) float32 { return .7 })
	if want := []int32{0, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
