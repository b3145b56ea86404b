package archive

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// inventedParagraphs returns the lines of a story as sites give them, some 4 KB: most of
// it prose in paragraphs of one to five sentences, some with dates and figures, and beside it a byline, a
// link to another story and a credit. It differs from the others by its number.
func inventedParagraphs(n int) []string {
	openings := [...]string{"The council", "A spokeswoman for the harbour", "The mayor, Ann Sample,", "Painters from the town", "Nobody at the ministry", "Bob Example, who owns the mill,", "Two members of the opposition (both from the north)", "“We”, said the engineer,", "St. Sample’s hospital", "On Tuesday, the ferry’s owners"}
	deeds := [...]string{"agreed to build the bridge", "asked for another report on the road", "said that the toll would be dropped", "met the owners of the ferry", "refused to comment on the costs", "had been told of the delay in a letter", "voted 7-2 against the plan", "saw the story differently"}
	times := [...]string{"on Monday", "in March 2016", "last week", "two years ago", "before the summer", "on the day after the storm", "at 7:30 p.m. on 12 April", "since the 1990s", "as it had always done"}
	closings := [...]string{"and will vote on it next year.", "although the river had risen by a metre.", "while the old bridge stays closed to lorries of more than 3.5 tonnes.", "which cost 4 million dollars, twice as much as planned.", "“but nobody has asked us,” she added.", "as this newspaper reported."}
	var all []string
	if n%3 > 0 {
		all = append(all, "By Cy Example")
	}
	for i := range 14 {
		var b strings.Builder
		if i == 0 {
			b.WriteString("SAMPLETON (Sample Wire) — ")
		}
		for j := range 1 + (n+i*i)%5 {
			k := n*7 + i*5 + j*3
			fmt.Fprintf(&b, "%s %s %s, %s ", openings[k%len(openings)], deeds[k/2%len(deeds)], times[k/3%len(times)], closings[k/5%len(closings)])
		}
		all = append(all, strings.TrimSpace(b.String()))
		switch i {
		case 4:
			all = append(all, fmt.Sprintf("Read more: What the %dth report says", n))
		case 8:
			all = append(all, "The river")
		}
	}
	return append(all, "With files from Sample Wire")
}

// inventedStory returns such a story whose lines are parted by sep.
func inventedStory(n int, sep string) string { return strings.Join(inventedParagraphs(n), sep) }

// inventedRows returns n records of JSON, a line each.
func inventedRows(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","url":"https://daily.example/%d","title":"Council meets, and number %d is on its list","date":"2018-12-06T10:00:00Z","author":"Ann Sample","source":"Sample Daily","lang":"en","text":"%s"}`+"\n", i, i, i, inventedStory(i, `\n\n`))
	}
	return b.String()
}

func BenchmarkJSONLines(b *testing.B) {
	rows := inventedRows(5000)
	b.SetBytes(int64(len(rows)))
	b.ReportAllocs()
	for b.Loop() {
		goThrough(b, "-", rows)
	}
}

// What is held at most while a file is read, which is no more for a file of any
// size.
func BenchmarkHeap(b *testing.B) {
	rows := inventedRows(500)
	for _, n := range [...]int{10, 100} {
		b.Run(fmt.Sprint(n*500), func(b *testing.B) {
			b.SetBytes(int64(n * len(rows)))
			peak := uint64(0)
			for b.Loop() {
				var again []io.Reader
				for range n {
					again = append(again, strings.NewReader(rows))
				}
				read := 0
				_, err := Each([]string{"-"}, Options{Stdin: io.MultiReader(again...)}, func(Found) error {
					if read++; read%500 == 0 {
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						peak = max(peak, m.HeapInuse)
					}
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(peak)/(1<<20), "MB-held")
		})
	}
}

func BenchmarkMarkdown(b *testing.B) {
	page := func(i int) string {
		return fmt.Sprintf("---\ntitle: Council meets, and number %d is on its list\ndate: 2018-12-06\nauthor: Ann Sample\nsource: Sample Daily\nlang: en\n---\n%s", i, inventedStory(i, "\n\n"))
	}
	b.Run("reader", func(b *testing.B) {
		text := page(1)
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if _, err := readMarkdown(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
	b.Run("folder", func(b *testing.B) {
		dir := b.TempDir()
		size := 0
		for i := range 500 {
			text := page(i)
			size += len(text)
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.md", i)), []byte(text), 0o666); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			goThrough(b, dir, "")
		}
	})
}

// What the whole archive tells is learnt from it once it is read.
func BenchmarkLearn(b *testing.B) {
	a, err := Read([]string{"-"}, Options{Stdin: strings.NewReader(inventedRows(5000))})
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for _, article := range a.Articles {
		size += len(article.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		Learn(a.Articles)
	}
}

// goThrough reads an archive and keeps nothing.
func goThrough(b *testing.B, path, stdin string) {
	if _, err := Each([]string{path}, Options{Stdin: strings.NewReader(stdin)}, func(Found) error { return nil }); err != nil {
		b.Fatal(err)
	}
}
