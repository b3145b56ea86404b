package timeline

import (
	"strings"
	"testing"

	"annals/timeline/timex"
)

// A word that is asked about bears the date and the status that its clause gives
// it, or else the day of report.
func TestAt(t *testing.T) {
	x := extractor(t)
	const text = "The bridge was closed on May 3 after a lorry hit a pillar. The council says it will be sold. It may close the road and paint a sign."
	a := aStory(t, "published 2021-05-05\n"+text)
	for _, test := range []struct {
		word   string
		date   string
		status Status
	}{
		{"closed", "2021-05-03", Reported},
		{"hit", "2021-05-05", Reported},
		{"sold", "2021-05-05", Planned},
		{"sign", "2021-05-05", Conditional},
	} {
		m := x.At(a, timex.News, []int{strings.Index(text, test.word)})[0]
		if m == nil || m.When.String() != test.date || m.Status != test.status {
			t.Errorf("%s: %+v, want %s, %v", test.word, m, test.date, test.status)
		}
	}
	if m := x.At(a, timex.News, []int{len(text)})[0]; m != nil {
		t.Errorf("behind the text: %+v, want nil", m)
	}
}
