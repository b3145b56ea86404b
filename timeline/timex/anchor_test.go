package timex

import (
	"testing"

	"annals/timeline/calendar"
)

// english returns the English grammar.
func english(t testing.TB) *Grammar {
	g, ok := Language("en")
	if !ok {
		t.Fatal("no English")
	}
	return g
}

// anchored returns what the expressions of text mean.
func anchored(t testing.TB, text string, dct calendar.Interval, genre Genre) []Anchored {
	g := english(t)
	return g.Anchor(text, g.Tag(text), dct, genre)
}

// Where the day of the document is not known nothing is made up for it.
func TestUnknownDCT(t *testing.T) {
	for _, c := range []struct{ text, value string }{
		{"It said so last Friday.", "XXXX-WXX-5"},
		{"It said so on Friday.", "XXXX-WXX-5"},
		{"It said so Wednesday night.", "XXXX-WXX-3TNI"},
		{"It said so yesterday.", "XXXX-XX-XX"},
		{"It said so last week.", "XXXX-WXX"},
		{"It said so two years ago.", "XXXX"},
		{"It said so on 3 March.", "XXXX-03-03"},
		{"It said so in March.", "XXXX-03"},
		{"It said so last March.", "XXXX-03"},
		{"It said so in the third quarter.", "XXXX-Q3"},
	} {
		got := anchored(t, c.text, calendar.Interval{}, Auto)
		if len(got) != 1 || got[0].Value != c.value || !got[0].When.IsZero() || got[0].Basis != NoBasis {
			t.Errorf("%q: got %+v, want %s and no date", c.text, got, c.value)
		}
	}
}
