package archive

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is broken costs itself, and is told in a line: where, why, what to do.
func TestBadInput(t *testing.T) {
	const good = "It happened on Monday."
	row := func(text string) string { return `{"text":"` + text + `"}` + "\n" }
	for _, c := range []struct{ name, data, want, skipped string }{
		{"empty.md", "", "", "empty.md: is empty: fill it in or take it out"},
		{"empty.txt", "", "", "empty.txt: is empty: fill it in or take it out"},
		{"empty.html", "", "", "empty.html: is empty: fill it in or take it out"},
		{"empty.jsonl", "", "", "empty.jsonl: is empty: fill it in or take it out"},
		{"blank.md", "\n \n", "", "blank.md: has no text: fill it in or take it out"},
		{"blank.jsonl", "\n\n", "", "blank.jsonl: holds no articles: fill it in or take it out"},
		{"none.json", "[]", "", "none.json: holds no articles: fill it in or take it out"},
		{"none.tar", strings.Repeat("\x00", 1024), "", "none.tar: holds no files: fill it in or take it out"},
		{"empty.jsonl.gz", gzipOf(t, ""), "", "empty.jsonl.gz: is empty: fill it in or take it out"},
		{"nul.txt", "It\x00happened.", "", "nul.txt: is no text: it holds NUL bytes: save it as plain text in UTF-8"},
		{"nul.md", "It\x00happened.", "", "nul.md: is no text: it holds NUL bytes: save it as plain text in UTF-8"},
		{"nul.jsonl", row(good) + row("It \x00 happened.") + row(good), "nul.jsonl#1 nul.jsonl#3", "nul.jsonl:2: is no JSON: invalid character '\\x00' in string literal: mend it"},
		{"bytes.txt", strings.Repeat("\x81\x8d", 100), "", "bytes.txt: is no text in UTF-8, nor in any encoding that can be told: save it as UTF-8"},
		{"utf16.txt", "\xFF\xFEI\x00t\x00 \x00h\x00a\x00p\x00p\x00e\x00n\x00e\x00d\x00.\x00", "utf16.txt", ""},
		{"latin.txt", "The caf\xE9 was opened on Monday.", "latin.txt", ""},
		{"long.txt", strings.Repeat("It happened again and again, ", 10<<20/29), "long.txt", ""},
		{"long.jsonl", row(good) + row(strings.Repeat("It happened. ", 10<<20/13)) + row(good), "long.jsonl#1 long.jsonl#2 long.jsonl#3", ""},
		{"cut.jsonl", row(good) + `{"text":"It hap`, "cut.jsonl#1", "cut.jsonl:2: is no JSON: it ends too early: mend it"},
		{"one-id.jsonl", `{"id":"a","text":"One happened."}` + "\n" + `{"id":"a","text":"Two happened."}` + "\n", "one-id.jsonl#a one-id.jsonl#a~2", ""},
		{"early.md", "---\ndate: 0001-01-01\n---\n" + good, "early.md", ""},
		{"late.md", "---\ndate: 9999-12-31\n---\n" + good, "late.md", ""},
	} {
		dir := folderOf(t, entry{c.name, c.data})
		a := read(t, dir)
		if got := ids(a); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if got := skipped(a, dir); got != c.skipped {
			t.Errorf("%s: skipped %q, want %q", c.name, got, c.skipped)
		}
		check(t, a)
	}
}

// Of a folder what cannot be opened costs itself.
func TestUnreadableFiles(t *testing.T) {
	dir := folderOf(t, entry{"good.md", "It happened."}, entry{"secret.md", "No."})
	if err := os.Symlink("nowhere.md", filepath.Join(dir, "lost.md")); err != nil {
		t.Skip(err)
	}
	if err := os.Chmod(filepath.Join(dir, "secret.md"), 0); err != nil {
		t.Fatal(err)
	}
	want := "lost.md: is a link that leads nowhere within the archive: copy the file itself into the archive\nsecret.md: permission denied: see that it can be opened"
	articles := "good.md"
	if _, err := os.ReadFile(filepath.Join(dir, "secret.md")); err == nil { // the superuser may read all
		want, articles = strings.Split(want, "\n")[0], "good.md secret.md"
	}
	a := read(t, dir)
	if got := ids(a); got != articles {
		t.Errorf("got %q, want %q", got, articles)
	}
	if got := skipped(a, dir); got != want {
		t.Errorf("skipped %q, want %q", got, want)
	}
}
