package site

import (
	"testing"

	"annals/timeline"
	"annals/timeline/timex"
)

// An event rests on one source alone where that stands behind all articles that tell it: an
// agency behind its copies, and the paper only behind what it wrote itself.
func TestOnlyOrigin(t *testing.T) {
	own := article("own.md", "A", "Sample Daily", 2020, 1, 1, "It fell.")
	again := article("again.md", "A", "sample daily ", 2020, 1, 2, "It fell.")
	copied := article("copy.md", "A", "Sample Daily", 2020, 1, 1, "It fell.")
	copied.Agencies = []string{"Sample Wire"}
	elsewhere := article("else.md", "A", "Sample Post", 2020, 1, 1, "It fell.")
	elsewhere.Agencies = []string{"Sample Wire"}
	nameless := article("none.md", "A", "", 2020, 1, 1, "It fell.")
	for _, test := range []struct {
		articles []*timeline.Article
		sources  int
		want     string
	}{
		{[]*timeline.Article{own}, 1, "sample daily"},
		{[]*timeline.Article{own, again}, 1, "sample daily"},
		{[]*timeline.Article{copied, elsewhere}, 1, "sample wire"},
		{[]*timeline.Article{own, copied}, 2, ""},
		{[]*timeline.Article{nameless}, 1, ""},
	} {
		x := event("origin01", "It fell", day1(2020, 1, 1), timex.Stated, 1)
		x.Articles, x.Sources = test.articles, test.sources
		if got := onlyOrigin(x); got != test.want {
			t.Errorf("%d articles, the first of %q: %q, want %q", len(test.articles), test.articles[0].Source, got, test.want)
		}
	}
}
