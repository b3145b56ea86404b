package archive

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

func TestCounts(t *testing.T) {
	for line, want := range map[string][2]int{
		"1 of 20 DOCUMENTS": {1, 20}, "Document 3 of 20": {3, 20}, "[3/20]": {3, 20}, "(3 / 20)": {3, 20}, "Dokument 2 von 7": {2, 7}, "--- 4 de 9 ---": {4, 9},
		"Article 3": {}, "21 of 20": {}, "0 of 3": {}, "On 3 of 20 days it rained, and it was cold": {}, "2018-12-01": {}, "May 1, 2018": {}, "3 of 20th": {}, "": {},
	} {
		n, of, ok := counts(line)
		if got := [2]int{n, of}; got != want || ok != (want != [2]int{}) {
			t.Errorf("%q: got %v, %v, want %v", line, got, ok, want)
		}
	}
}

// A file of many articles may be larger than an article may be.
func TestTextsOfAnySize(t *testing.T) {
	one := "HEADLINE: Bridge\nDATE: 2012-06-07\n\n" + strings.Repeat("The mayor opened the bridge on Wednesday, at noon. ", 10) + "\n"
	text := strings.TrimSuffix(strings.Repeat(one+"=====\n", 50), "=====\n")
	dir := folderOf(t, entry{"many.txt", text}, entry{"one.txt", strings.Repeat("It happened on Monday. ", 200)})
	a, err := Read([]string{dir}, Options{Settings: Settings{Limits: Limits{Article: 4000}}})
	if err != nil || len(a.Articles) != 50 || a.Articles[49].ID != "many.txt#50" {
		t.Fatalf("%d articles, %v", len(a.Articles), err)
	}
	if len(a.Skipped) != 1 || !strings.HasSuffix(a.Skipped[0].Path, "one.txt") {
		t.Errorf("skipped %v", a.Skipped)
	}
	for _, article := range a.Articles {
		if article.Text != a.Articles[0].Text {
			t.Errorf("%s: %q", article.ID, article.Text)
		}
	}
}

// Pieces lie in the order of the text, and lose nothing but what stands between
// them.
func FuzzPartition(f *testing.F) {
	golden, err := txtar.ParseFile(filepath.Join("testdata", "texts.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range golden.Files {
		f.Add(string(shownBytes(file.Data)))
	}
	f.Fuzz(func(t *testing.T, text string) {
		pieces, read := partsOf(text)
		at, line := 0, 1
		for _, p := range pieces {
			if p.start < at || p.end <= p.start || p.end > len(text) || p.line < line {
				t.Fatalf("piece %+v after %d, line %d", p, at, line)
			}
			if n := strings.Count(text[:p.start], "\n") + 1; n != p.line {
				t.Errorf("piece at %d stands on line %d, not %d", p.start, n, p.line)
			}
			at, line = p.end, p.line
			if d, err := read(text[p.start:p.end]); err == nil {
				_ = d.finish("x")
			}
		}
	})
}
