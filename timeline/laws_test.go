package timeline_test

import (
	"bytes"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"annals/timeline"
	"annals/timeline/site"
)

// What holds of the sample archive as a whole, to the last byte of events.jsonl: the
// order of its articles, the number of processors and a second copy of it change nothing.

func TestOrderChangesNothing(t *testing.T) {
	articles := read(t, "../content")
	want := exported(t, tell(t, articles, timeline.Options{}))
	for seed := range uint64(3) {
		shuffled := slices.Clone(articles)
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		sameLines(t, exported(t, tell(t, shuffled, timeline.Options{})), want)
	}
}

func TestProcessorsChangeNothing(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	articles := read(t, "../content")
	want := exported(t, tell(t, articles, timeline.Options{}))
	for _, n := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(n)
		sameLines(t, exported(t, tell(t, articles, timeline.Options{})), want)
	}
}

func TestGivenTwiceChangesNothing(t *testing.T) {
	articles := read(t, "../content")
	want := events(tell(t, articles, timeline.Options{}))
	twice := slices.Clone(articles)
	for _, a := range articles {
		again := *a
		again.ID = "again/" + a.ID
		twice = append(twice, &again)
	}
	sameLines(t, []byte(events(tell(t, twice, timeline.Options{}))), []byte(want))
}

// exported returns the events.jsonl of a timeline.
func exported(t *testing.T, told *timeline.Timeline) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := site.Export(&b, "jsonl", told, told.Choose(timeline.Choice{}), site.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sameLines reports the first line in which two exports differ.
func sameLines(t *testing.T, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(g), len(w)) {
		if !bytes.Equal(g[i], w[i]) {
			t.Fatalf("line %d:\n%s\nwant\n%s", i+1, g[i], w[i])
		}
	}
	t.Fatalf("%d lines, want %d", len(g), len(w))
}
