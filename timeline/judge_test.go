package timeline

import (
	"slices"
	"testing"

	"annals/timeline/timex"
)

// Each fault is found in its example, by itself.
func TestFaults(t *testing.T) {
	g, _ := timex.Language("en")
	c := newCues(g)
	for _, f := range faults {
		if !f.found(c.line(f.example)) {
			t.Errorf("%s: not found in %q", f.name, f.example)
		}
	}
}

func TestJudge(t *testing.T) {
	g, _ := timex.Language("en")
	c := newCues(g)
	for _, text := range []string{
		"Mayor Ann Lee opened the new bridge of Springfield",
		"the bridge was closed after the flood",
		"in a speech at the harbour, Ann Lee said that the bridge was safe",
		"in Springfield police arrested two men",
		"the driver who entered the yard was arrested",
		"the men arrested in May were freed",
		"the December 2018 arrest of the executive Ann Lee in Springfield on a warrant",
		"after the flood, the council closed the bridge",
		"Ann Lee told The Sample Daily that the bridge was safe",
		"the pilots Tom Okafor and Joan Mercer had holed up",
		"the council said that the work was over",
	} {
		if cost := c.judge(text, false); cost > 0 {
			l := c.line(text)
			for _, f := range faults {
				if f.found(l) {
					t.Errorf("%s: %s", text, f.name)
				}
			}
		}
	}
}

// What is left of a sentence by each cut, and what each way makes of one.
func TestCutsAndWays(t *testing.T) {
	check := func(sentence, want string) {
		a := aStory(t, "published 2021-05-05\n"+sentence)
		tl, err := Tell([]*Article{a}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range append(tl.Events, tl.Undated...) {
			got = append(got, e.Headline)
		}
		if !slices.Contains(got, want) {
			t.Errorf("%s\nis told as %q, want %q", sentence, got, want)
		}
	}
	for _, c := range cuts {
		check(c.example, c.remains)
	}
	for _, w := range ways {
		if w.example != "" {
			check(w.example, w.remains)
		}
	}
}
