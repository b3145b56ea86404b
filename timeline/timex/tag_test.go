package timex

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"annals/timeline/calendar"
)

// lines returns the lines of a file of testdata that say something.
func lines(t testing.TB, name string) []string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if line := strings.TrimSpace(sc.Text()); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// In a text without a date nothing is found.
func TestNegatives(t *testing.T) {
	texts := lines(t, "negatives.txt")
	if len(texts) < 250 {
		t.Errorf("%d texts, want 250", len(texts))
	}
	for _, text := range texts {
		for _, a := range anchored(t, text, benchDCT, News) {
			t.Errorf("%q: found %q %s by %s", text, text[a.Start:a.End], a.Value, a.Rule())
		}
	}
}

// What is known to fail fails.
func TestKnownFailures(t *testing.T) {
	for _, line := range lines(t, "failures.txt") {
		text, want, _ := strings.Cut(line, " => ")
		var got []string
		for _, a := range anchored(t, text, benchDCT, News) {
			got = append(got, a.Value)
		}
		if len(got) == 0 {
			got = []string{"none"}
		}
		if strings.Join(got, " ") == want {
			t.Errorf("%q is read right by now: make it an example of its rule", text)
		}
	}
}

// Expressions stand where they say, in order, and do not overlap; tagging a text
// twice, or at the end of another, finds the same.
func checkTags(t *testing.T, text string) {
	t.Helper()
	g := english(t)
	found := g.Tag(text)
	end := 0
	for _, x := range found {
		if x.Start < end || x.End <= x.Start || x.End > len(text) {
			t.Fatalf("%q: found [%d:%d] after %d", text, x.Start, x.End, end)
		}
		end = x.End
		if x.Rule() == "" || x.Explain() == "" {
			t.Fatalf("%q: %q without a rule", text, text[x.Start:x.End])
		}
	}
	for _, dct := range []calendar.Interval{benchDCT, {}} {
		for genre := Auto; genre <= Colloquial; genre++ {
			end := 0
			for _, a := range g.Anchor(text, found, dct, genre) {
				if a.Start < end || a.Type < DATE || a.Type > SET || a.When.IsZero() != (a.Basis == NoBasis) {
					t.Fatalf("%q: %+v", text, a)
				}
				end = a.End
			}
		}
	}
	checkJoined(t, "The board met on Friday.", text)
}

// The tags of two texts, a paragraph each, are the tags of the one and of the other.
func checkJoined(t *testing.T, a, b string) {
	t.Helper()
	g := english(t)
	spans := func(text string, at int) (spans []string) {
		for _, x := range g.Tag(text) {
			spans = append(spans, fmt.Sprint(at+x.Start, at+x.End, x.Explain(), x.Rule()))
		}
		return spans
	}
	const between = "\n\n"
	apart := append(spans(a, 0), spans(b, len(a)+len(between))...)
	if joined := spans(a+between+b, 0); !slices.Equal(joined, apart) {
		t.Fatalf("%q and %q have %q, and joined %q", a, b, apart, joined)
	}
}

func TestTagsStandWhereTheySay(t *testing.T) {
	checkTags(t, storyText)
	checkTags(t, plainText)
	for _, r := range english(t).rules {
		for _, ex := range r.examples {
			checkTags(t, ex.text)
		}
	}
}

// A Grammar is used again and again, and remembers no text.
func TestTextsDoNotMeet(t *testing.T) {
	g := english(t)
	const text = "A\xff0–MAY 100A00"
	before := g.Tag(text)
	g.Tag("The board met on Friday.") // whose last word ends where "MAY" begins in the other
	if after := g.Tag(text); len(after) != len(before) {
		t.Errorf("%q has %d expressions, and %d after another text", text, len(before), len(after))
	}
}

func FuzzTag(f *testing.F) {
	f.Add(storyText)
	for _, text := range []string{
		"", ".", "May", "1", "'98", "’98", "p.m.", "5 p.m", "3/22/2023", "22.3.2023", "2.5", "1,200,", "1990s",
		"from March 1 to\u00a0March 5", "the 1960s and ’70s", "Jan.–March 2001", "\xff\xfeMay 3", "l'année 1990",
		"mi\u00adlle", "½ year", "a½", "2½ years", "12:60", "99:99 pm", "30 February 2011", "0 BC", "99999 BC", "AD", "-- -", "MCMXCIV", "FY2010-11", "3Q11", "9/11", "10 to 8", "2004-03-12T15:00:30+02:00", "03/04/19 and 22/3/2019",
		"the two weeks since 6 June 2005", "from May to July 2003", "the past several hours", "two and a half hours and 3 1/2 days", "more than a year ago", "15:00:",
		"three weeks before three weeks before May 3", "\n\n\n", "the the the last", "$", "#2014", "@", "http://x", "'s", "20h30",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkTags(t, text) })
}

func FuzzTagJoined(f *testing.F) {
	for _, pair := range [][2]string{
		{storyText, plainText}, {"the two weeks since", "6 June 2005"}, {"May", "3, 2011"}, {"at 5", "p.m."}, {"\u00a0Jan.", "-March"}, {"'", "98"},
		{"3/4", "/2019"}, {"from 1997 to", "2001"}, {"\n", "\n"}, {"\r", "\r\n may"}, {"MCM", "XCIV"}, {"half past", "seven"}, {"\xe2\x80", "\x99s"},
	} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) { checkJoined(t, a, b) })
}

// A sentence without an expression costs no allocation, and an expression at
// most three.
func TestAllocations(t *testing.T) {
	if raceDetected {
		t.Skip("the race detector makes pools forget")
	}
	g := english(t)
	if n := testing.AllocsPerRun(100, func() { g.Tag(plainText) }); n > 0.5 {
		t.Errorf("%v allocations for a text without a date", n)
	}
	found := float64(len(g.Tag(storyText)))
	if n := testing.AllocsPerRun(100, func() { g.Tag(storyText) }) / found; n > 3 {
		t.Errorf("%.1f allocations for an expression", n)
	}
}

// One grammar serves any number of goroutines.
func TestParallel(t *testing.T) {
	g := english(t)
	want := len(g.Tag(storyText))
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for range 20 {
				found := g.Tag(storyText)
				if len(found) != want || len(g.Anchor(storyText, found, benchDCT, Auto)) != want {
					t.Errorf("found %d expressions, want %d", len(found), want)
				}
			}
		})
	}
}
