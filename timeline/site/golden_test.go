package site

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// golden are the pages kept to be read in a review: one of each kind.
var golden = map[string]string{
	"home.html":      "index.html",
	"event.html":     "e/k3f9aa01.html",
	"disputed.html":  "e/k3f9aa04.html",
	"article.html":   "a/wire-bridge.html",
	"articles.html":  "a/index.html",
	"years.html":     "y/index.html",
	"year.html":      "y/2004.html",
	"names.html":     "n/index.html",
	"name.html":      "n/ruth-oakes.html",
	"source.html":    "s/sample-wire.html",
	"undated.html":   "undated.html",
	"conflicts.html": "conflicts.html",
	"prose.html":     "how.html",
	"missing.html":   "404.html",
	"events.jsonl":   "events.jsonl",
	"articles.jsonl": "articles.jsonl",
	"feed.atom":      "feed.atom",
	"sitemap.xml":    "sitemap.xml",
}

func TestGoldenPages(t *testing.T) {
	o := sampleOptions
	o.BaseURL = "https://lune.example/bridge"
	site := os.DirFS(write(t, sample(), o))
	var paths []string
	err := fs.WalkDir(site, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "paths.txt", strings.Join(paths, "\n")+"\n")
	for name, path := range golden {
		data, err := fs.ReadFile(site, path)
		if err != nil {
			t.Error(err)
			continue
		}
		compare(t, name, string(data))
	}
}

// compare compares got with the file called name that is kept.
func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: write it with go test ./timeline/site -update, and read it", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s is not as it was kept (-kept +new):\n%s\nIf it is better so: go test ./timeline/site -update", name, diff)
	}
}

func TestTwoBuildsAreTheSame(t *testing.T) {
	o := sampleOptions
	timeline := large(100, 3)
	a := write(t, timeline, o)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	b := write(t, timeline, o)
	runtime.GOMAXPROCS(7)
	c := write(t, timeline, o)
	for _, other := range []string{b, c} {
		if diff := cmp.Diff(contents(t, a), contents(t, other)); diff != "" {
			t.Error(diff)
		}
	}
}

// contents returns all files below dir.
func contents(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		all[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
