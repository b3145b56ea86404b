package timeline

import (
	"slices"
	"strings"
	"testing"

	"annals/timeline/timex"
)

// Every rule has examples, and it is that rule that knows what they date.
func TestAttachments(t *testing.T) {
	for _, rule := range attachments {
		if len(rule.examples) == 0 {
			t.Errorf("%s: no example", rule.name)
		}
		for _, example := range rule.examples {
			text, want, ok := strings.Cut(example, " => ")
			if !ok {
				t.Errorf("%s: %q says nothing of what it tells", rule.name, example)
			}
			found, told := datingsOf(t, text)
			if len(found) == 0 || found[0].rule == nil || found[0].rule.name != rule.name {
				t.Errorf("%s\n\tis not for %q", text, rule.name)
			}
			if want == "none" && len(told) > 0 || want != "none" && !slices.Contains(told, want) {
				t.Errorf("%s\n\ttells %q, want %q", text, told, want)
			}
		}
	}
}

// Every rule for a day has examples, in which it gives the day.
func TestDays(t *testing.T) {
	for _, rule := range dayRules {
		if len(rule.examples) == 0 {
			t.Errorf("a rule for days without an example")
		}
		for _, example := range rule.examples {
			text, want, _ := strings.Cut(example, " => ")
			if _, told := datingsOf(t, text); !slices.Contains(told, want) {
				t.Errorf("%s\n\ttells %q, want %q", text, told, want)
			}
		}
	}
}

// datingsOf returns what the expressions of the last sentence of text do, and the
// predicates and dates of what that tells.
func datingsOf(t *testing.T, text string) (found []dating, told []string) {
	t.Helper()
	tell := &Telling{Article: aStory(t, "published 2021-09-25\nThe inquiry goes on. "+text)}
	extractor(t).read(tell, timex.News, func(r *reading) {
		for i := range r.sentences {
			tell.Mentions = nil
			r.dates = r.dates[:0]
			r.sentence(i)
			found = slices.Clone(r.dates)
		}
	})
	for _, m := range tell.Mentions {
		told = append(told, m.Predicate+" "+m.When.String())
	}
	return found, told
}
