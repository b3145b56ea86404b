package archive

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/timeline"
	"annals/timeline/calendar"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// each returns the articles of an archive as each tells itself.
func each(t testing.TB, path string) (all []*timeline.Article) {
	t.Helper()
	if _, err := Each([]string{path}, Options{}, func(f Found) error {
		all = append(all, f.Article)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// What annals writes of the articles of every golden archive it reads again as
// the same articles, and writes again as the same bytes.
func TestOwnRoundTrip(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	total := 0
	for _, name := range names {
		golden, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		read := each(t, unpack(t, golden.Files[:len(golden.Files)-1]))
		var lines []byte
		for _, a := range read {
			lines = AppendJSON(lines, a)
		}
		file := filepath.Join(t.TempDir(), "own.jsonl")
		if err := os.WriteFile(file, lines, 0o666); err != nil {
			t.Fatal(err)
		}
		again := each(t, file)
		if len(again) != len(read) {
			t.Fatalf("%s: %d articles became %d", name, len(read), len(again))
		}
		for i, a := range again {
			a.ID = strings.TrimPrefix(a.ID, "own.jsonl#")
			if basis := read[i].Published.Basis; basis == "settings" || basis == "flag" || basis == "sidecar" {
				read[i].Published.Basis = "field" // what the user said is what the record says
			}
			if diff := cmp.Diff(read[i], a); diff != "" {
				t.Errorf("%s: -written +read:\n%s", name, diff)
			}
			total++
		}
	}
	if total < 50 {
		t.Errorf("only %d articles", total)
	}
}

// The form is documented: it does not change.
func TestOwnForm(t *testing.T) {
	a := each(t, archiveOf(t, `
-- é.md --
---
title: Bridge <opens>
date: 2018-12-03
url: https://daily.example/2018/11/01/bridge
tags: [bridge]
---
By Ann Sample

Café opened.

> “It was time.”
`))[0]
	got := string(AppendJSON(nil, a))
	want := `{"id":"é.md","url":"https://daily.example/2018/11/01/bridge","title":"Bridge <opens>","deck":"","byline":"Ann Sample","source":"","agencies":[],"section":"","tags":["bridge"],"lang":"",` +
		`"published":{"value":"2018-12-03","basis":"front matter","guess":false,"not_before":null,"not_after":null,"other":{"value":"2018-11-01","basis":"URL"}},"modified":"","excerpt":false,"words":5,` +
		`"blocks":[{"start":0,"end":13,"kind":"byline"},{"start":15,"end":27,"kind":"paragraph"},{"start":29,"end":43,"kind":"quotation"}],"text":"By Ann Sample\n\nCafé opened.\n\n“It was time.”"}` + "\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A line that says what cannot be of its blocks is a record like any other.
func FuzzOwn(f *testing.F) {
	f.Add(string(AppendJSON(nil, &timeline.Article{ID: "a", Title: "A", Text: "Café.\n\nOne.", Blocks: []timeline.Block{{Start: 0, End: 6}, {Start: 8, End: 12, Kind: timeline.Quotation}}})))
	f.Add(`{"title":"A","text":"ab","blocks":[{"start":1,"end":9,"kind":"paragraph"}],"published":{"value":"2018","basis":"guess","not_before":null}}`)
	f.Add(`{"title":"A","text":"ab","blocks":[{"start":-1,"end":1,"kind":"item"}],"published":{"not_before":{"value":"2018","basis":"text"}}}`)
	f.Fuzz(func(t *testing.T, line string) {
		d, ok := readOwn(line)
		if !ok {
			return
		}
		d.date(calendar.Interval{}, &pasts{})
		d.ID = "a"
		check(t, &Archive{Articles: []*timeline.Article{&d.Article}})
		AppendJSON(nil, &d.Article)
	})
}
