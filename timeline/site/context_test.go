package site

import (
	"strings"
	"testing"

	"annals/timeline"
	"annals/timeline/timex"
)

// A headline that leans on its story stands above the title of that story, on every list, and
// the title is text whatever it holds.
func TestAListSaysOnWhichStoryAHeadlineLeans(t *testing.T) {
	told := &timeline.Timeline{}
	a := article("mayor.md", "Mayor <i>Lee</i> leaves", "Sample Wire", 2001, 5, 2, "She resigned on Tuesday.")
	x := event("aaaa", "She resigned", day1(2001, 5, 1), timex.Resolved, .1, mention(a, "She resigned on Tuesday", "Tuesday", day1(2001, 5, 1), timex.Resolved))
	x.Context = a
	told.Events = append(told.Events, x)
	tellings(told, a)
	files := contents(t, write(t, told, Options{}))
	for _, page := range []string{"index.html", "y/2001.html"} {
		if want := `In the story <cite dir="auto">Mayor &lt;i&gt;Lee&lt;/i&gt; leaves</cite>`; !strings.Contains(files[page], want) {
			t.Errorf("%s has no %s", page, want)
		}
	}
}
