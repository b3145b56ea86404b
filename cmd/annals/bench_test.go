package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A row is a line of an archive in JSONL.
type row struct {
	ID     string `json:"id"`
	DCT    string `json:"dct"`
	Title  string `json:"title"`
	Source string `json:"source"`
	Text   string `json:"text"`
}

// archiveOf makes an archive of n articles of about 300 words: news of a few
// hundred people in some places, told over ten years, every third again by another.
func archiveOf(n int) []byte {
	var (
		firsts = []string{"Ada", "Bert", "Clara", "David", "Edith", "Frank", "Grace", "Henri", "Ida", "Jules", "Karin", "Louis"}
		lasts  = []string{"Example", "Sample", "Placeholder", "Specimen", "Instance", "Pattern", "Likeness", "Copy", "Template", "Standin", "Token", "Proxy"}
		places = []string{"Vancouver", "Toronto", "Ottawa", "Montreal", "Halifax", "Winnipeg", "Calgary", "Regina"}
		deeds  = []string{"was arrested", "resigned", "was elected", "opened a factory", "was sentenced", "sued the city", "signed an agreement", "won the prize"}
		filler = "The council has often been asked about the matter and has answered that it would be looked into, as it said it had been before. " +
			"Neighbours spoke of a quiet street where little ever happens, and where people know each other by name. "
	)
	start := time.Date(2010, 1, 4, 0, 0, 0, 0, time.UTC)
	var out []byte
	for i := range n {
		story := i - i%3 // articles tell in threes of one story
		who := firsts[story%len(firsts)] + " " + lasts[story/len(firsts)%len(lasts)]
		day := start.AddDate(0, 0, story*3650/max(n, 1))
		published := day.AddDate(0, 0, 1+i%3)
		place, deed := places[story%len(places)], deeds[story/7%len(deeds)]
		text := fmt.Sprintf("%s %s in %s on %s, police said on %s.\n\n%sIn %s the court had heard of it for two weeks.\n\n%s%s said last month that nothing had changed since %d. A hearing will be held next %s.\n\n%s",
			who, deed, place, day.Format("January 2, 2006"), published.Format("Monday"),
			strings.Repeat(filler, 2), day.AddDate(0, -7, 0).Format("January 2006"),
			strings.Repeat(filler, 2), who, day.Year()-4, day.Format("Monday"), filler)
		line, err := json.Marshal(row{fmt.Sprint(i), published.Format(time.DateOnly), who + " " + deed, "Sample " + places[i%len(places)], text})
		if err != nil {
			panic(err) // strings are always encoded
		}
		out = append(append(out, line...), '\n')
	}
	return out
}

// BenchmarkBuild reads 1,000 articles and writes their site.
func BenchmarkBuild(b *testing.B) {
	dir := b.TempDir()
	archive := filepath.Join(dir, "articles.jsonl")
	data := archiveOf(1000)
	if err := os.WriteFile(archive, data, 0o666); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if code := run([]string{"build", "-o", filepath.Join(dir, "public"), archive}, console{strings.NewReader(""), io.Discard, os.Stderr}); code != done {
			b.Fatal("exit code", code)
		}
	}
}

// BenchmarkEvents tells archives of growing size: what an article costs does not grow.
func BenchmarkEvents(b *testing.B) {
	for _, n := range []int{500, 1000, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			archive := filepath.Join(b.TempDir(), "articles.jsonl")
			data := archiveOf(n)
			if err := os.WriteFile(archive, data, 0o666); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if code := run([]string{"events", "--format", "jsonl", archive}, console{strings.NewReader(""), io.Discard, os.Stderr}); code != done {
					b.Fatal("exit code", code)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/article")
		})
	}
}

// BenchmarkTagJSONL tags the same articles, on all cores.
func BenchmarkTagJSONL(b *testing.B) {
	data := string(archiveOf(1000))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if code := run([]string{"tag", "--format", "jsonl"}, console{strings.NewReader(data), io.Discard, os.Stderr}); code != done {
			b.Fatal("exit code", code)
		}
	}
}
