package main

import (
	"bufio"
	"io"
	"slices"
	"strings"
	"testing"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// On a terminal dates are told by their looks, unless it may have no colour, and
// nothing in a text steers it.
func TestMarkOnTerminal(t *testing.T) {
	g, _ := timex.Language("en")
	text := "It burnt\x1b[2J in 1990."
	found := g.Anchor(text, g.Tag(text), calendar.Interval{}, timex.Auto)
	for noColor, want := range map[string]string{
		"":  "It burnt�[2J in \x1b[1;4m1990\x1b[0m \x1b[36m1990\x1b[0m.",
		"1": "It burnt�[2J in [1990|1990].",
	} {
		t.Setenv("NO_COLOR", noColor)
		var b strings.Builder
		w := bufio.NewWriter(&b)
		mark(w, text, found, true)
		w.Flush()
		if b.String() != want {
			t.Errorf("got %q, want %q", b.String(), want)
		}
	}
}

// What is read of the files is shown in kilobytes, and never more than there is.
func TestMeteredShows(t *testing.T) {
	var shown []int
	r := &metered{in: strings.NewReader(strings.Repeat("x", 3<<10)), total: 2, show: func(done, total int) { shown = append(shown, done) }}
	if n, err := io.Copy(io.Discard, struct{ io.Reader }{r}); n != 3<<10 || err != nil {
		t.Fatal(n, err)
	}
	if len(shown) == 0 || shown[len(shown)-1] != 2 || !slices.IsSorted(shown) {
		t.Errorf("shown %v", shown)
	}
}
