package archive

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"annals/timeline"
	"annals/timeline/calendar"

	"golang.org/x/tools/txtar"
)

func archiveOf(t testing.TB, text string) string {
	t.Helper()
	return unpack(t, txtar.Parse([]byte(text)).Files)
}

func read(t testing.TB, paths ...string) *Archive {
	t.Helper()
	a, err := Read(paths, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func ids(a *Archive) string {
	var all []string
	for _, article := range a.Articles {
		all = append(all, article.ID)
	}
	return strings.Join(all, " ")
}

func TestArchiveIsAFileAContainerOrAFolder(t *testing.T) {
	dir := archiveOf(t, `
-- a.md --
One happened.
-- rows.jsonl --
{"id":"x","text":"Two happened."}
-- sub/noext --
Three happened.
`)
	for path, want := range map[string]string{
		dir:                                  "a.md rows.jsonl#x",
		filepath.Join(dir, "a.md"):           "a.md",
		filepath.Join(dir, "rows.jsonl"):     "rows.jsonl#x",
		filepath.Join(dir, "sub", "noext"):   "noext", // the user names it, so it is meant
		dir + string(filepath.Separator):     "a.md rows.jsonl#x",
		filepath.Join(dir, "sub", "..", "."): "a.md rows.jsonl#x",
	} {
		if got := ids(read(t, path)); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

// Another archive beside the first changes no id of the first, and none is
// given twice.
func TestIdsOfSeveralArchives(t *testing.T) {
	one := archiveOf(t, "-- a.md --\nOne happened.\n-- b.md --\nTwo happened.\n")
	two := filepath.Join(filepath.Dir(one), "second")
	if err := os.CopyFS(two, os.DirFS(one)); err != nil {
		t.Fatal(err)
	}
	if got, want := ids(read(t, one, two)), "a.md b.md second/a.md second/b.md"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := ids(read(t, one, one)), "a.md b.md archive/a.md archive/b.md"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := ids(read(t, one, one, one)), "a.md b.md archive/a.md archive/b.md archive/a.md~2 archive/b.md~2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Of what cannot be read the first is told and the rest counted, and so is whatever
// else an archive may be full of.
func TestWhatIsKeptIsBounded(t *testing.T) {
	var others []entry
	for i := range mostKinds + 50 {
		others = append(others, entry{fmt.Sprintf("a.x%d", i), "x"})
	}
	dir := folderOf(t, entry{"rows.jsonl", strings.Repeat("{\"a\":\n", mostSkipped+50)}, entry{"box.zip", zipOf(t, others...)})
	a := read(t, dir)
	if len(a.Skipped) != mostSkipped || a.Lost() != mostSkipped+50 {
		t.Errorf("%d are kept of %d", len(a.Skipped), a.Lost())
	}
	if len(a.Others) > mostKinds+1 || a.Passed[string(otherFile)] != mostKinds+50 {
		t.Errorf("%d kinds, %v", len(a.Others), a.Passed)
	}
	if want := fmt.Sprintf("0 articles read, %d skipped, 0 undated, %d other files passed over", mostSkipped+50, mostKinds+50); a.Summary() != want {
		t.Errorf("got %q, want %q", a.Summary(), want)
	}
}

// How far the reading of one large file has come is told while it is read.
func TestProgressWithinAFile(t *testing.T) {
	rows := inventedRows(3000)
	for name, data := range map[string]string{"rows.jsonl": rows, "rows.zip": zipOf(t, entry{"rows.jsonl", rows})} {
		dir := folderOf(t, entry{name, data})
		var told []int64
		_, err := Each([]string{dir}, Options{Progress: func(done, total int64) {
			if total != int64(len(data)) {
				t.Fatalf("%s: %d of %d", name, done, total)
			}
			told = append(told, done)
		}}, func(Found) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		if len(slices.Compact(slices.Clone(told))) < 5 || !slices.IsSorted(told) || told[len(told)-1] != int64(len(data)) {
			t.Errorf("%s: told %v", name, told)
		}
	}
}

func TestOptionsGoBeforeWhatIsWritten(t *testing.T) {
	dir := archiveOf(t, `
-- annals.toml --
title = "In the file"
description = "In the file"
-- a.md --
---
date: 2018-12-03
---
It happened.
`)
	told := int64(0)
	a, err := Read([]string{dir}, Options{
		Published: calendar.Date(2023, 3, 22),
		Settings:  Settings{Title: "From a flag"},
		Progress: func(done, total int64) {
			if told = done; total != int64(len("---\ndate: 2018-12-03\n---\nIt happened.\n")) {
				t.Errorf("progress: %d of %d", done, total)
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if a.Settings.Title != "From a flag" || a.Settings.Description != "In the file" {
		t.Errorf("settings: %+v", a.Settings)
	}
	if p := a.Articles[0].Published; p.Basis != "flag" || p.When != calendar.Date(2023, 3, 22) {
		t.Errorf("published: %+v", p)
	}
	if a.Review != filepath.Join(dir, "review.txt") || a.Pages != nil || told == 0 {
		t.Errorf("review %q, pages %v, progress %d", a.Review, a.Pages, told)
	}
}

func TestWhatLeavesNothingToReadIsAnError(t *testing.T) {
	for name, want := range map[string]string{
		"":                                                   "no archive",
		"-- annals.toml --\ntitel = 'x'\n":                   `annals.toml:1: unknown key "titel": did you mean "title"?`,
		"-- annals.toml --\n\nbaseurl = 'x'\n":               `annals.toml:2: unknown key "baseurl": did you mean "base_url"?`,
		"-- annals.toml --\ncolour = 'x'\n":                  `annals.toml:1: unknown key "colour": the keys are title, description`,
		"-- annals.toml --\ntitle = \n":                      `annals.toml:1:9: `,
		"-- annals.toml --\ntitle = 3\n":                     `annals.toml:1: `,
		"-- annals.toml --\nlanguage = 'no language'\n":      `annals.toml:1: "no language" is no language`,
		"-- annals.toml --\n[published]\na = '03-02-2009'\n": `annals.toml:2: "03-02-2009" may be 2009-03-02 or 2009-02-03: write it so`,
	} {
		var paths []string
		if name != "" {
			paths = []string{archiveOf(t, name)}
		}
		if _, err := Read(paths, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", name, err, want)
		}
	}
	if _, err := Read([]string{filepath.Join(t.TempDir(), "nowhere")}, Options{}); err == nil || !strings.Contains(err.Error(), "name a file or a folder") {
		t.Error(err)
	}
}

// A link may lead to a file within the archive, and nowhere else.
func TestLinksStayWithinTheArchive(t *testing.T) {
	dir := archiveOf(t, "-- real/a.md --\nOne happened.\n")
	outside := filepath.Join(filepath.Dir(dir), "secret.txt")
	if err := os.WriteFile(outside, []byte("Nobody may read this."), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"b.md": "real/a.md", "c.txt": outside, "d.txt": "../secret.txt", "e.md": "real", "f.md": "f.md", "up": ".."} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	a := read(t, dir)
	if got, want := ids(a), "b.md real/a.md"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(a.Skipped) != 4 || a.Passed[string(otherFile)] != 1 {
		t.Errorf("skipped %v, passed %v", a.Skipped, a.Passed)
	}
	for _, article := range a.Articles {
		if strings.Contains(article.Text, "Nobody") {
			t.Error(article.ID, "was read from outside")
		}
	}
}

// What is broken or made to break a reader costs itself and nothing else.
func TestHostileInput(t *testing.T) {
	laughs := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		laughs += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c,", c-1), 10))
	}
	files := map[string]string{
		"laughs.md":     "---\n" + laughs + "title: *j\ndate: *j\n---\nText.\n",
		"itself.md":     "---\na: &a\n  b: *a\ntitle: *a\n---\nText.\n",
		"deep.yaml.md":  "---\na: " + strings.Repeat("[", 100_000) + "\n---\nText.\n",
		"deep.json":     strings.Repeat("[", 100_000),
		"deep.jsonl":    `{"text":` + strings.Repeat("[", 100_000) + "}\n",
		"deep.html":     strings.Repeat("<div>", 100_000) + "Text.",
		"bold.html":     strings.Repeat("<b><table>", 5_000) + "Text.",
		"quotes.md":     strings.Repeat("> ", 5_000) + "Text.",
		"brackets.md":   strings.Repeat("[", 50_000) + "Text.",
		"stars.md":      strings.Repeat("*a **b ", 20_000),
		"codes.md":      strings.Repeat("{{< ", 50_000),
		"line.txt":      strings.Repeat("word ", 1_000_000),
		"nul.txt":       "a\x00b",
		"nul.html":      "<p>One\x00 happened.</p>",
		"half.txt":      "\xFF\xFEa",
		"bytes.txt":     strings.Repeat("\x81\x8d", 1000),
		"nothing.md":    "",
		"nothing.html":  "",
		"nothing.json":  "",
		"nothing.jsonl": "\n\n\n",
		"spaces.txt":    " \n\t\n\u00a0\n",
		"rules.txt":     "---\n***\n___\n",
		"scalars.jsonl": "1\n\"two\"\ntrue\n",
		"twice.jsonl":   `{"text":"One.","text":"Two.","date":["2018-01-01",{"a":1}],"id":{"x":1}}` + "\n",
		"good.md":       "---\ndate: 2018-12-03\n---\nIt happened.\n",
	}
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	a := read(t, dir)
	if !strings.Contains(ids(a), "good.md") {
		t.Error("the good article was not read")
	}
	check(t, a)
	for _, p := range a.Skipped {
		if p.Reason == "" || p.Do == "" || len(p.String()) > 1000 || strings.ContainsAny(p.String(), "\n\x00") {
			t.Errorf("%q says too little or too much", p)
		}
	}
}

// check tests the laws that hold for every article.
func check(t testing.TB, a *Archive) {
	t.Helper()
	seen := map[string]bool{}
	for _, article := range a.Articles {
		if seen[article.ID] || article.ID == "" {
			t.Errorf("%q is given twice or empty", article.ID)
		}
		seen[article.ID] = true
		if !utf8.ValidString(article.Text) || !utf8.ValidString(article.Title) || strings.Contains(article.Title, "\n") || article.Title == "" {
			t.Errorf("%s: text or title %q is broken", article.ID, article.Title)
		}
		end := 0
		for _, b := range article.Blocks {
			if b.Start < end || b.End <= b.Start || b.End > len(article.Text) {
				t.Fatalf("%s: block %+v after %d, of a text of %d", article.ID, b, end, len(article.Text))
			}
			s := article.Text[b.Start:b.End]
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\n\r\t") {
				t.Errorf("%s: block %q is broken", article.ID, s)
			}
			end = b.End
		}
		if p := article.Published; p.When.IsZero() != (p.Basis == "") {
			t.Errorf("%s: published %+v", article.ID, p)
		}
	}
}

// An offset into a plain text is one into what the user has.
func TestPlainTextStaysAsItIs(t *testing.T) {
	text := "A title\r\n\r\nA first\u00a0line\twith odd spaces that is long enough to be wrapped\r\nbefore it ends.\r\n\r\n  An indented one. \r\n"
	d, err := readText(text)
	if err != nil {
		t.Fatal(err)
	}
	if utf8.RuneCountInString(d.Text) != utf8.RuneCountInString(text) {
		t.Errorf("%q became %q", text, d.Text)
	}
	if !slices.Equal(strings.Fields(d.Text), strings.Fields(text)) {
		t.Errorf("words of %q: %q", text, d.Text)
	}
}

// A code in brackets that was broken at its stop is one.
func TestTornCode(t *testing.T) {
	for text, want := range map[string]int{
		"The bridge fell.\nThe shipyard Lune Motors (LNM.\nX) closed its yard.\nThe mayor left.": 3,
		"The shipyard Lune Motors closed its yard (it was old.\nX) is the second point.":         2,
		"The yard of Lune Motors (LNM.)\nThe mayor left.":                                        2,
	} {
		d, err := readText(text)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Blocks) != want {
			t.Errorf("%q: %d blocks, want %d", text, len(d.Blocks), want)
		}
	}
}

func TestOrderDoesNotHangOnProcessors(t *testing.T) {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "-- %02d.md --\nThing %d happened.\n-- %02d.jsonl --\n", i, i, i)
		for j := range 5 {
			fmt.Fprintf(&b, "{\"id\":%d,\"text\":\"Thing %d of %d happened.\"}\n", j, j, i)
		}
	}
	dir := archiveOf(t, b.String())
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	want := printed(t, dir)
	for n := 2; n <= 8; n *= 2 {
		runtime.GOMAXPROCS(n)
		if got := printed(t, dir); got != want {
			t.Errorf("with %d processors it is another archive", n)
		}
	}
}

// A file may be larger than the batches in which it is read.
func TestLargeFiles(t *testing.T) {
	const n = 20_000
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"id\":\"%d\",\"text\":\"Thing %d happened on a Monday.\"}\n", i, i)
	}
	name := filepath.Join(t.TempDir(), "rows.jsonl")
	if err := os.WriteFile(name, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	a := read(t, name)
	if len(a.Articles) != n {
		t.Fatalf("%d articles of %d", len(a.Articles), n)
	}
	for i, article := range a.Articles {
		if article.ID != fmt.Sprintf("rows.jsonl#%d", i) {
			t.Fatalf("article %d is %s", i, article.ID)
		}
	}
}

func FuzzMarkdown(f *testing.F) { fuzz(f, readMarkdown, "markdown.txtar") }
func FuzzText(f *testing.F)     { fuzz(f, readText, "text.txtar") }
func FuzzHTML(f *testing.F) {
	fuzz(f, readAs(Best), "html.txtar", "pages.txtar")
}
func FuzzJSON(f *testing.F) {
	fuzz(f, func(s string) (*draft, error) { return readJSON(s, nil) }, "records.txtar")
}
func FuzzReadDate(f *testing.F) {
	f.Add("Thursday, December 6th, 2018 at 7:14 p.m. ET")
	f.Fuzz(func(t *testing.T, s string) {
		e, ok := readDate(s, field)
		if ok && len(e.readings) == 0 && e.month == 0 {
			t.Errorf("%q is a date and none", s)
		}
	})
}

// fuzz lets a reader read anything, and checks the laws of articles.
func fuzz(f *testing.F, read func(string) (*draft, error), seeds ...string) {
	for _, name := range seeds {
		golden, err := txtar.ParseFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range golden.Files {
			if file.Name != "want" {
				for part := range strings.SplitSeq(string(file.Data), "\n{") {
					f.Add(part)
				}
				f.Add(string(file.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, data string) {
		d, err := read(data)
		if err == nil {
			err = d.finish("x")
		}
		if err != nil {
			return
		}
		checkDraft(t, d)
	})
}

// checkDraft checks the laws of articles on what has become of d.
func checkDraft(t *testing.T, d *draft) {
	t.Helper()
	d.ID = "x"
	d.Published = settle(d.evidence)
	a := &Archive{Articles: []*timeline.Article{&d.Article}}
	learn(a.Articles)
	check(t, a)
}
