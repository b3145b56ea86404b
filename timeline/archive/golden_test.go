package archive

import (
	goflag "flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/timeline"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = goflag.Bool("update", false, "write what is read into the golden files")

// Each file in testdata is an archive, and as its last file, want, what is read
// from it.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			golden, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(golden.Files) - 1
			dir := unpack(t, golden.Files[:last])
			got := printed(t, dir)
			if *update {
				golden.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(golden), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(golden.Files[last].Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// unpack writes files into a folder called archive.
func unpack(t testing.TB, files []txtar.File) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "archive")
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, shownBytes(f.Data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// shownBytes returns data in which what cannot be shown is written as Unicode does.
func shownBytes(data []byte) []byte {
	return []byte(strings.NewReplacer("␀", "\x00", "␌", "\f").Replace(string(data)))
}

// printed returns what is read from dir, as a text that a person can check.
func printed(t testing.TB, dir string) string {
	t.Helper()
	a, err := Read([]string{dir}, Options{})
	if err != nil {
		return strings.ReplaceAll(err.Error(), filepath.Dir(dir)+string(filepath.Separator), "") + "\n"
	}
	var b strings.Builder
	fmt.Fprintln(&b, a.Summary())
	for _, p := range a.Skipped {
		fmt.Fprintln(&b, "skipped", filepath.ToSlash(strings.ReplaceAll(p.String(), filepath.Dir(dir)+string(filepath.Separator), "")))
	}
	for _, article := range a.Articles {
		b.WriteByte('\n')
		tell(&b, article)
	}
	return b.String()
}

// kindNames mark the blocks that do not tell the story, or tell it otherwise.
var kindNames = [...]string{
	timeline.Paragraph: "|", timeline.Quotation: "quotation |", timeline.Item: "item |", timeline.Heading: "heading |",
	timeline.Byline: "byline |", timeline.Credit: "credit |", timeline.Correction: "correction |", timeline.Furniture: "furniture |",
}

func tell(b *strings.Builder, a *timeline.Article) {
	fmt.Fprintln(b, a.ID)
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(b, "%12s  %s\n", key, value)
		}
	}
	line("title", a.Title)
	line("deck", a.Deck)
	line("byline", a.Byline)
	line("source", a.Source)
	line("section", a.Section)
	line("tags", strings.Join(a.Tags, ", "))
	line("agencies", strings.Join(a.Agencies, ", "))
	if a.Lang != "en" { // as most are, by their text
		line("language", a.Lang)
	}
	line("address", a.URL)
	for _, date := range []struct {
		name string
		timeline.Dating
	}{
		{"published", timeline.Dating{When: a.Published.When, Basis: a.Published.Basis}},
		{"also", a.Published.Other}, {"not before", a.Published.NotBefore}, {"not after", a.Published.NotAfter},
	} {
		if !date.IsZero() {
			if date.name == "published" && a.Published.Guess && date.Basis != basisNames[guess] {
				date.Basis += ", a guess"
			}
			line(date.name, date.When.String()+" by "+date.Basis)
		}
	}
	if !a.Modified.IsZero() {
		line("modified", a.Modified.String())
	}
	if a.Excerpt {
		line("text", "an excerpt")
	}
	for _, block := range a.Blocks {
		fmt.Fprintf(b, "%12s %s\n", kindNames[block.Kind], a.Text[block.Start:block.End])
	}
}
