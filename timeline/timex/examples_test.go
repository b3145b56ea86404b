package timex

import (
	"slices"
	"strings"
	"testing"

	"annals/timeline/calendar"
)

// Every example of every language is found, and by the very rule under which it
// stands; a rule without an example fails.
func TestExamples(t *testing.T) {
	for code := range languages() {
		t.Run(code, func(t *testing.T) {
			g, _ := Language(code)
			day, err := calendar.ParseEDTF(g.dct)
			if err != nil {
				t.Fatalf("dct: %v", err)
			}
			dct, _ := day.Interval()
			for _, r := range g.rules {
				if r.file != code+".rules" { // of the language of a country
					continue
				}
				if len(r.examples) == 0 && r.result != g.symbols["NONE"] {
					t.Errorf("%s:%d: a rule without an example: %s", r.file, r.line, r.source)
				}
				for _, ex := range r.examples {
					testExample(t, g, r, ex, dct)
				}
			}
		})
	}
}

func testExample(t *testing.T, g *Grammar, r *rule, ex example, dct calendar.Interval) {
	t.Helper()
	genre := News
	for _, only := range []Genre{Narrative, Colloquial} {
		if !r.genres.has(News) && r.genres.has(only) {
			genre = only
		}
	}
	found := g.Anchor(ex.text, g.Tag(ex.text), dct, genre)
	if ex.want == "none" {
		for _, a := range found {
			t.Errorf("%s:%d: %q: found %q %s by %s, want nothing", r.file, ex.line, ex.text, ex.text[a.Start:a.End], a.Value, a.Rule())
		}
		return
	}
	var got []string
	for _, a := range found {
		var words []string
		for _, w := range strings.Fields(ex.want) {
			switch {
			case slices.Contains([]string{"DATE", "TIME", "DURATION", "SET"}, w):
				words = append(words, a.Type.String())
			case slices.Contains(modNames[1:], w):
				words = append(words, a.Mod)
			case strings.Contains(w, "/"):
				words = append(words, a.Range.String())
			default:
				words = append(words, a.Value)
			}
		}
		byRule := slices.ContainsFunc(a.tree, func(n branchNode) bool { return n.pat != nil && n.pat.rule == r })
		if strings.Join(words, " ") == strings.Join(strings.Fields(ex.want), " ") && byRule {
			return
		}
		got = append(got, ex.text[a.Start:a.End]+" "+strings.Join(words, " ")+" by "+a.Rule())
	}
	t.Errorf("%s:%d: %q: want %s by this rule, got %q", r.file, ex.line, ex.text, ex.want, got)
}
