package archive

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a file is, its content says before its name.
func TestContentGoesBeforeTheName(t *testing.T) {
	page := "<!DOCTYPE html>\n<html><body><article><p>The bridge was opened on Monday by the mayor of the town.</p></article></body></html>"
	for _, c := range []struct{ name, data, want string }{
		{"a.txt", page, "HTML"},
		{"a.md", "\uFEFF  \n" + page, "HTML"},
		{"a.php", page, "HTML"},
		{"a.xml", "<?xml version='1.0'?>\n<!-- saved -->\n" + page, "HTML"},
		{"a.xml", "<?xml version='1.0'?><urlset><url/></urlset>", ""},
		{"a.svg", "<?xml version='1.0'?><svg><text>No page.</text></svg>", ""},
		{"a.txt", "{\"text\":\"It opened.\"}\n{\"text\":\"It closed.\"}\n", "JSON lines"},
		{"a.md", "{\n  \"title\": \"x\"\n}\nIt opened.", "Markdown"},
		{"a.txt", "---\ndate: 2018-12-01\n---\nIt opened.", "plain text"},
		{"a.md", "<div>It opened.</div>", "Markdown"},
		{"a.json", "{\"text\":\"It opened.\"}", "JSON"},
		{"a.html", "It opened, says a page without a tag.", "HTML"},
		{"a.jpg", "\xFF\xD8\xFF\xE0\x00\x10JFIF", ""},
		{"a.bin", "It opened.", ""},
		{"a", "It opened.", ""},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, c.name), []byte(c.data), 0o666); err != nil {
			t.Fatal(err)
		}
		got := ""
		_, err := Each([]string{dir}, Options{}, func(f Found) error {
			got = f.Format
			return nil
		})
		if err != nil || got != c.want {
			t.Errorf("%s %.20q: got %q, %v, want %q", c.name, c.data, got, err, c.want)
		}
	}
}

// An error of the one who is given the articles ends the reading.
func TestEachStops(t *testing.T) {
	dir := archiveOf(t, "-- a.md --\nOne.\n-- b.jsonl --\n"+strings.Repeat("{\"text\":\"It happened.\"}\n", 20_000)+"-- c.md --\nThree.\n")
	enough := errors.New("enough")
	n := 0
	_, err := Each([]string{dir}, Options{}, func(Found) error {
		if n++; n == 3 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 3 {
		t.Errorf("after %d: %v", n, err)
	}
}

// However large an archive is, only some of it is held at once: what is read of
// it is never far ahead of what was given.
func TestEachHoldsLittle(t *testing.T) {
	row := `{"text":"` + strings.Repeat("The council met on Monday and agreed to build the bridge. ", 40) + "\"}\n"
	const most = mostHeld + batchSize + 1<<20
	src := &counter{src: strings.NewReader(strings.Repeat(row, mostHeld*5/2/len(row)))}
	given := 0
	_, err := Each([]string{"-"}, Options{Stdin: src}, func(Found) error {
		given += len(row)
		if ahead := src.n - int64(given); ahead > most {
			return fmt.Errorf("%d bytes are read and %d given", src.n, given)
		}
		return nil
	})
	if err != nil || int64(given) != src.n || given < 2*mostHeld {
		t.Errorf("%d bytes, %d given, %v", src.n, given, err)
	}
}

// Limits are set in annals.toml, and a flag goes before it.
func TestLimits(t *testing.T) {
	dir := archiveOf(t, "-- annals.toml --\n[limits]\narticle = \"1 KB\"\nnesting = 7\n-- a.md --\n"+strings.Repeat("It happened. ", 100)+"\n-- b.jsonl --\n{\"text\":\""+strings.Repeat("It happened. ", 100)+"\"}\n{\"text\":\"It happened.\"}\n")
	a := read(t, dir)
	if got := ids(a); got != "b.jsonl#2" {
		t.Errorf("read %q", got)
	}
	if len(a.Skipped) != 2 || a.Skipped[0].Reason != "is larger than 1 KB" || !strings.HasSuffix(a.Skipped[1].Path, "b.jsonl:1") {
		t.Errorf("skipped %v", a.Skipped)
	}
	if l := a.Settings.Limits; l.Article != 1024 || l.Nesting != 7 {
		t.Errorf("limits %+v", l)
	}
	more, err := Read([]string{dir}, Options{Settings: Settings{Limits: Limits{Article: 1 << 20}}})
	if err != nil || len(more.Articles) != 3 {
		t.Errorf("with more: %v, %v", ids(more), err)
	}
	for text, want := range map[string]string{
		"[limits]\narticle = \"much\"\n":     `annals.toml:2:12: much is no limit: write it as 4 or as "64 MB"`,
		"\n[limits]\narticle = 0\n":          `annals.toml:3:11: 0 is no limit`,
		"[limits]\nrecords = \"9999999 TB\"": `annals.toml:2:12: 9999999 TB is no limit`,
		"[limits]\nartcle = 4\n":             `annals.toml:2: unknown key "limits.artcle"`,
	} {
		if _, _, err = parseSettings(settingsName, []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}
