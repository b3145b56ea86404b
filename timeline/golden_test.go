package timeline_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"annals/timeline"
	"annals/timeline/archive"
)

var update = flag.Bool("update", false, "write what is told into the golden files")

// TestGolden reads small archives, one behaviour each, and compares what they
// tell with the file "timeline" beside them.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden archives", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if name == "sample" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			golden, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			articles, review, want := unpack(t, golden)
			told := describe(tell(t, articles, timeline.Options{Review: review}))
			if *update {
				golden.Files[want].Data = []byte(told)
				if err := os.WriteFile(file, txtar.Format(golden), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if told != string(golden.Files[want].Data) {
				t.Errorf("told\n%s\nwant\n%s", told, golden.Files[want].Data)
			}
			laws(t, articles)
		})
	}
}

// unpack returns the articles and the review of a golden archive, and where
// among its files the timeline is.
func unpack(t *testing.T, golden *txtar.Archive) (articles []*timeline.Article, review *timeline.Review, want int) {
	t.Helper()
	dir := t.TempDir()
	want = -1
	for i, f := range golden.Files {
		switch f.Name {
		case "timeline":
			want = i
		case "review.txt":
			var err error
			if review, err = timeline.ReadReview(f.Name, bytes.NewReader(f.Data)); err != nil {
				t.Fatal(err)
			}
		default:
			path := filepath.Join(dir, filepath.FromSlash(f.Name))
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, f.Data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	if want < 0 {
		t.Fatal(`the archive has no file "timeline"`)
	}
	return read(t, dir), review, want
}

func read(t *testing.T, dir string) []*timeline.Article {
	t.Helper()
	read, err := archive.Read([]string{dir}, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range read.Skipped {
		t.Error(p)
	}
	return read.Articles
}

func tell(t *testing.T, articles []*timeline.Article, o timeline.Options) *timeline.Timeline {
	t.Helper()
	told, err := timeline.Tell(articles, o)
	if err != nil {
		t.Error(err)
	}
	return told
}

// laws holds what is true of every archive: the order of its articles does not
// matter, telling twice changes nothing, and an archive given twice tells the
// same events.
func laws(t *testing.T, articles []*timeline.Article) {
	t.Helper()
	want := events(tell(t, articles, timeline.Options{}))
	if got := events(tell(t, articles, timeline.Options{})); got != want {
		t.Errorf("told again\n%s\nwant\n%s", got, want)
	}
	backwards := slices.Clone(articles)
	slices.Reverse(backwards)
	if got := events(tell(t, backwards, timeline.Options{})); got != want {
		t.Errorf("in reverse order\n%s\nwant\n%s", got, want)
	}
	twice := slices.Clone(articles)
	for _, a := range articles {
		again := *a
		again.ID = "again/" + a.ID
		twice = append(twice, &again)
	}
	if got := events(tell(t, twice, timeline.Options{})); got != want {
		t.Errorf("given twice\n%s\nwant\n%s", got, want)
	}
}

// events returns the events of a timeline without the articles that tell them.
func events(told *timeline.Timeline) string {
	var b strings.Builder
	for _, e := range slices.Concat(told.Events, told.Undated) {
		fmt.Fprintln(&b, e.ID, heading(e))
		for _, c := range e.Conflicts {
			fmt.Fprintln(&b, "\tbut", c.When)
		}
		for _, earlier := range e.Earlier {
			fmt.Fprintln(&b, "\tearlier", earlier.ID)
		}
	}
	return b.String()
}

func heading(e *timeline.Event) string {
	status := e.Status.String()
	if len(e.By) > 0 {
		status += " by " + strings.Join(e.By, ", ")
	}
	return fmt.Sprintf("%s %s: %s", cmp.Or(e.When.String(), "undated"), status, e.Headline)
}

// describe returns a timeline as text that reads in a review.
func describe(told *timeline.Timeline) string {
	var b strings.Builder
	for _, e := range slices.Concat(told.Events, told.Undated) {
		fmt.Fprintf(&b, "%s (stories %d, sources %d)\n", heading(e), len(e.Articles), e.Sources)
		for _, m := range e.Mentions {
			fmt.Fprintf(&b, "\t%s %s %s “%s”\n", m.Article.ID, cmp.Or(m.When.String(), "undated"), m.Status, squeeze(m.Article.Text[m.Start:m.End]))
		}
		for _, c := range e.Conflicts {
			fmt.Fprintf(&b, "\tbut %s", c.When)
			for _, a := range c.Articles {
				fmt.Fprintf(&b, " %s", a.ID)
			}
			fmt.Fprintln(&b)
		}
		for _, earlier := range e.Earlier {
			fmt.Fprintf(&b, "\tearlier: %s\n", heading(earlier))
		}
	}
	for _, p := range told.Perhaps {
		fmt.Fprintf(&b, "perhaps one: %s | %s\n", heading(p.A), heading(p.B))
	}
	for _, x := range told.Tellings {
		if x.DuplicateOf != nil {
			fmt.Fprintf(&b, "%s repeats %s\n", x.Article.ID, x.DuplicateOf.ID)
		}
	}
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
