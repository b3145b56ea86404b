package timeline

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"annals/timeline/calendar"
	"annals/timeline/timex"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var updateExtract = flag.Bool("update-extract", false, "write the golden mentions of testdata/extract anew")

// extractor returns an Extractor for English.
func extractor(t testing.TB) *Extractor {
	t.Helper()
	g, ok := timex.Language("en")
	if !ok {
		t.Fatal("no grammar for English")
	}
	return NewExtractor(g)
}

// aStory makes an article of text, a paragraph a block, whose first line may be
// "published DATE".
func aStory(t testing.TB, text string) *Article {
	t.Helper()
	a := &Article{ID: "story"}
	if date, rest, ok := strings.Cut(text, "\n"); ok {
		if day, ok := strings.CutPrefix(date, "published "); ok {
			at, err := time.Parse(time.DateOnly, day)
			if err != nil {
				t.Fatal(err)
			}
			a.Published = Published{When: calendar.Date(at.Year(), int(at.Month()), at.Day()), Basis: "flag"}
			text = rest
		}
	}
	a.Text = strings.TrimSpace(text)
	at := 0
	for p := range strings.SplitSeq(a.Text, "\n\n") {
		b := Block{Start: at, End: at + len(p)}
		switch {
		case strings.HasPrefix(p, "# "):
			b.Kind = Heading
		case strings.HasPrefix(p, "By "):
			b.Kind = Byline
		}
		a.Blocks = append(a.Blocks, b)
		at += len(p) + 2
	}
	return a
}

// toldBy writes mentions as a person reads them.
func toldBy(t *Telling) string {
	var b strings.Builder
	bases := [...]string{timex.NoBasis: "", timex.Stated: "stated", timex.Resolved: "resolved", timex.Published: "published"}
	for _, m := range t.Mentions {
		when := m.When.String()
		if when == "" {
			when = "undated"
		}
		fmt.Fprintf(&b, "%s", when)
		if m.Timex != nil {
			fmt.Fprintf(&b, " by %q", t.Article.Text[m.Timex.Start:m.Timex.End])
		}
		for _, s := range []string{bases[m.Basis], m.Status.String()} {
			if s != "" {
				fmt.Fprintf(&b, ", %s", s)
			}
		}
		if m.By != "" {
			fmt.Fprintf(&b, " by %s", m.By)
		}
		fmt.Fprintf(&b, ": %s", m.Predicate)
		for _, n := range m.Names {
			fmt.Fprintf(&b, ", %s", n.Name)
			if n.Kind != Unknown {
				fmt.Fprintf(&b, " (%s)", n.Kind)
			}
		}
		for _, n := range m.Numbers {
			fmt.Fprintf(&b, ", %s", n)
		}
		fmt.Fprintf(&b, "\n\t%s\n", t.Article.Text[m.Start:m.End])
	}
	return b.String()
}

// Each file of testdata/extract holds stories, and behind each what it tells.
func TestExtract(t *testing.T) {
	x := extractor(t)
	files, err := filepath.Glob("testdata/extract/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories in testdata/extract")
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			in, out := archive.Files[i], &archive.Files[i+1]
			if out.Name != in.Name+": told" {
				t.Fatalf("%s: %q is followed by %q: want what it tells", file, in.Name, out.Name)
			}
			got := toldBy(x.Extract(aStory(t, string(in.Data)), timex.Auto))
			if *updateExtract {
				out.Data = []byte(got)
				continue
			}
			if diff := cmp.Diff(strings.TrimSpace(string(out.Data)), strings.TrimSpace(got)); diff != "" {
				t.Errorf("%s: %s (-want +got)\n%s", file, in.Name, diff)
			}
		}
		if *updateExtract {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Whatever the text, a quotation stands in its sentence and its article, and a
// date has an expression or the day of report behind it.
func FuzzExtract(f *testing.F) {
	files, _ := filepath.Glob("testdata/extract/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i := 0; i < len(archive.Files); i += 2 {
			f.Add(string(archive.Files[i].Data))
		}
	}
	x := extractor(f)
	f.Fuzz(func(t *testing.T, text string) {
		a := &Article{Text: text, Blocks: []Block{{0, len(text), Paragraph}}}
		if len(text)%2 == 0 {
			a.Published.When = calendar.Date(2021, 5, 4)
		}
		for _, m := range x.Extract(a, timex.Auto).Mentions {
			if m.Start < m.Sentence[0] || m.End > m.Sentence[1] || m.Start >= m.End || m.Sentence[1] > len(text) {
				t.Fatalf("quotation %d:%d of sentence %v", m.Start, m.End, m.Sentence)
			}
			if m.When.IsZero() != (m.Basis == timex.NoBasis) || !m.When.IsZero() && m.Timex == nil && m.Basis != timex.Published {
				t.Fatalf("%v with basis %d for no reason", m.When, m.Basis)
			}
			if m.Predicate == "" {
				t.Fatalf("%q has no predicate", text[m.Start:m.End])
			}
		}
	})
}

func TestExtractIsSafeForManyGoroutines(t *testing.T) {
	x := extractor(t)
	a := aStory(t, "published 2021-05-04\n"+page)
	want := toldBy(x.Extract(a, timex.Auto))
	results := make(chan string)
	for range runtime.GOMAXPROCS(0) * 2 {
		go func() { results <- toldBy(x.Extract(a, timex.Auto)) }()
	}
	for range runtime.GOMAXPROCS(0) * 2 {
		if got := <-results; got != want {
			t.Errorf("two readings of one story differ:\n%s", cmp.Diff(want, got))
		}
	}
}

// page is news of our own making, of usual length and with usual dates.
const page = `SPRINGFIELD (Sample Wire) — Mayor Ann Lee resigned on Tuesday after the council voted to close the old bridge, which was built in 1931.

“I have done what I could,” Lee said at a news conference. “Others will finish it.”

Lee, the mayor of Springfield since 2015, had promised in March that the bridge would stay open. The council's engineer, Paul Meyer, told the councillors last week that the northern pillar was sinking. Meyer said the pillar had moved by 12 centimetres since the flood of August 2019, and that nobody could say how long it would hold.

The bridge carried 14,000 cars a day. It was closed for three weeks in 2004, when a barge struck it, and again after the flood. Police said on Monday that a lorry driver who ignored the barriers had been arrested near the river and charged with dangerous driving.

A new bridge is to open in 2027. The federal government has not decided whether to pay for it. “We expect an answer by the end of June,” said Meyer, whose office wrote to the ministry in January.

The council will choose a new mayor on May 18. Three councillors, among them Lee's deputy, Tom Okafor, have said that they will stand. Okafor denied reports that he had asked Lee to go.`

func BenchmarkExtract(b *testing.B) {
	x := extractor(b)
	a := aStory(b, "published 2021-05-05\n"+page)
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(a, timex.Auto)
	}
}
