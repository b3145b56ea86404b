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

// A headline leans on its story where it does not say of whom or of what it tells.
func TestLeans(t *testing.T) {
	g, _ := timex.Language("en")
	c := newCues(g)
	for text, want := range map[string]bool{
		"He opened the bridge of Springfield":            true,
		"A judge ended the case and freed her":           true,
		"More witnesses are to be heard":                 true,
		"The hearing resumes":                            true,
		"Mayor Ann Lee opened the bridge":                false,
		"The bridge of Springfield fell":                 false,
		"Lee opened her bridge":                          false,
		"Police arrested the owner of the Springfield":   false,
		"The mayor said that she would not go":           true,
		"A court in Lune freed its judge":                false,
		"Lee, who opened the bridge, resigned from work": false,
	} {
		if got := c.line(text).leans(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// What happens to a thing must be told of it, and not of what describes it.
func TestVerbless(t *testing.T) {
	g, _ := timex.Language("en")
	c := newCues(g)
	for text, want := range map[string]bool{
		"The arrest of Ann Lee in the harbour of Springfield":            false,
		"The flood that closed the bridge of Springfield in May":         false,
		"The mayor of Springfield to open the bridge after the flood":    false,
		"Ann Lee, who heads the work of the council after the flood":     true,
		"The bridge whose owner Ann Lee left Springfield in the flood":   true,
		"The boat given to Lune by the council after a flood of letters": true,
		"1,000 a day arriving at the harbour of Lune in Springfield":     true,
		"Springfield that Ann Lee had met the council in an attack":      true,
	} {
		if got := c.line(text).verbless(); got != want {
			t.Errorf("%s: %v", text, got)
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
		"at least 43 people were killed by the flood",
		"up to three million people in Lune are facing hunger",
		"about 11 percent of the boats used in 2012 will be new",
		"about a dozen attended the fair of Springfield",
		"results from the two ferries underscore the threat of rising costs",
		"the ministers fail to agree",
		"floods destroy the bridge of Springfield",
		"a study by The Sample Daily shows that tolls rose after the flood",
	} {
		if cost, _ := c.judge(text, false); cost > 0 {
			l := c.line(text)
			for _, f := range faults {
				if f.found(l) {
					t.Errorf("%s: %s", text, f.name)
				}
			}
		}
	}
}

// What is left of a sentence by each cut.
func TestCuts(t *testing.T) {
	for _, c := range cuts {
		tl := tellOne(t, c.example)
		var got []string
		for _, e := range append(tl.Events, tl.Undated...) {
			got = append(got, e.Headline)
		}
		if !slices.Contains(got, c.remains) {
			t.Errorf("%s\nis cut to %q, want %q", c.example, got, c.remains)
		}
	}
}

// What each way by itself makes of a sentence.
func TestWays(t *testing.T) {
	for _, w := range ways {
		tl := tellOne(t, w.example)
		lex := tl.vocabulary.lexicons["en"]
		var got []string
		for _, e := range append(tl.Events, tl.Undated...) {
			for _, m := range e.Mentions {
				if d := w.find(lex.cues.told(m, tl.timexesOf(m))); d != nil {
					d.trim()
					got = append(got, lex.tidy(d.text(), longest))
				}
			}
		}
		if !slices.Contains(got, w.remains) {
			t.Errorf("%s\nis told as %q, want %q", w.example, got, w.remains)
		}
	}
}

// tellOne returns the timeline of a story of one sentence.
func tellOne(t *testing.T, sentence string) *Timeline {
	tl, err := Tell([]*Article{aStory(t, "published 2021-05-05\n"+sentence)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}
