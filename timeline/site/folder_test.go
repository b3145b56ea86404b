package site

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"annals/timeline"
)

// write writes the site of t into a new folder and returns it.
func write(t *testing.T, told *timeline.Timeline, o Options) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Write(dir, told, o); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWriteReplacesItsOwnSite(t *testing.T) {
	dir := write(t, sample(), sampleOptions)
	less := sample()
	less.Events = less.Events[1:]
	less.Names = less.Names[:2] // without the one that took part in it
	if _, err := Write(dir, less, sampleOptions); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "n/tarn-sons.html")); err == nil {
		t.Error("the page of a name that is gone still stands")
	}
	if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) != 1 {
		t.Errorf("beside the site stands %v", left)
	}
}

// What a build would be refused for at its end is known before it begins.
func TestReady(t *testing.T) {
	taken := t.TempDir()
	if err := os.WriteFile(filepath.Join(taken, "notes.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	broken := fstest.MapFS{"home.html": {Data: []byte("{{end}}")}}
	for _, c := range []struct {
		dir       string
		templates fstest.MapFS
		want      string
	}{
		{filepath.Join(t.TempDir(), "public"), fstest.MapFS{}, ""},
		{write(t, sample(), sampleOptions), nil, ""},
		{taken, nil, "annals did not write"},
		{filepath.Join(taken, "notes.txt"), nil, "it is a file"},
		{t.TempDir(), broken, "mend the template"},
		{t.TempDir(), fstest.MapFS{"hom.html": {}}, "no such template"},
	} {
		err := Ready(c.dir, c.templates)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}

// A file stays the same file as long as it holds the same, one that has no room in
// memory too.
func TestWriteKeepsWhatStands(t *testing.T) {
	for what, length := range map[string]int{"small": 10, "with no room": 2*ampleBuffer + 10, "of just the room": ampleBuffer} {
		dir := filepath.Join(t.TempDir(), "public")
		build := func(text string) (kept int, is os.FileInfo) {
			f, err := newFolder(dir)
			if err != nil {
				t.Fatal(err)
			}
			size, kept, err := f.write([]file{{"data/all.txt", func(b *buffer) error {
				for piece := range slices.Chunk([]byte(text), 1000) {
					b.Write(piece)
				}
				return nil
			}}}, func(int, int) {})
			if err != nil || size != int64(len(text)) {
				t.Fatalf("%s: %d bytes, %v", what, size, err)
			}
			if err := f.put(); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(filepath.Join(dir, "data/all.txt"))
			if err != nil || string(data) != text {
				t.Errorf("%s: it holds something else: %v", what, err)
			}
			is, _ = os.Stat(filepath.Join(dir, "data/all.txt"))
			return kept, is
		}
		text := strings.Repeat("abcdefghi\n", length/10)
		_, first := build(text)
		if kept, second := build(text); kept != 1 || !os.SameFile(first, second) {
			t.Errorf("%s: written anew", what)
		}
		if kept, third := build(text[:len(text)-2] + "!\n"); kept != 0 || os.SameFile(first, third) {
			t.Errorf("%s: kept, though it holds something else", what)
		}
	}
}

func TestWriteRefusesWhatIsNotOurs(t *testing.T) {
	dir := t.TempDir()
	letter := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(letter, []byte("dear"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Write(dir, sample(), sampleOptions)
	if err == nil || !strings.Contains(err.Error(), "name another, or empty it") {
		t.Errorf("error %v: it must say what to do", err)
	}
	if _, err := os.Stat(letter); err != nil {
		t.Error(err)
	}
	if _, err := Write(letter, sample(), sampleOptions); err == nil {
		t.Error("a file was replaced by a site")
	}
}

// What a disk refuses is told with the folder that the user named, and what to do.
func TestWhatTheDiskRefusesIsExplained(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	f, err := newFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.drop()
	full := file{"a.html", func(*buffer) error { return &os.PathError{Op: "write", Path: f.new, Err: errors.New("no space left")} }}
	_, _, err = f.write([]file{full}, func(int, int) {})
	if want := "a.html: no space left: see that the disk of " + dir + " has room"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("error %v, want %s", err, want)
	}
	_, err = newFolder(filepath.Join(t.TempDir(), strings.Repeat("x", 250)))
	if err == nil || !strings.Contains(err.Error(), ": name a folder beside which files can be made") {
		t.Errorf("error %v: it must say what to do", err)
	}
}

func TestWriteIntoAnEmptyFolder(t *testing.T) {
	if _, err := Write(t.TempDir(), sample(), sampleOptions); err != nil {
		t.Error(err)
	}
}

func TestWriteFollowsALink(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", link); err != nil {
		t.Skip(err)
	}
	if _, err := Write(link, sample(), sampleOptions); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "real", "index.html")); err != nil {
		t.Error(err)
	}
	if d, err := os.Lstat(link); err != nil || d.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
}

func TestAFailedBuildLeavesTheOldSite(t *testing.T) {
	dir := write(t, sample(), sampleOptions)
	before := contents(t, dir)
	for name, o := range map[string]Options{
		"a template that does not parse":     {Templates: fstest.MapFS{"event.html": {Data: []byte("{{")}}},
		"a template that fails on one event": {Templates: fstest.MapFS{"event.html": {Data: []byte(`{{define "main"}}{{.Main.Nothing}}{{end}}`)}}},
		"a template of no page":              {Templates: fstest.MapFS{"evnt.html": {Data: []byte("")}}},
		"a page that wants our folder":       {Pages: fstest.MapFS{"undated.md": {Data: []byte("# Undated")}}},
		"a page with broken front matter":    {Pages: fstest.MapFS{"a-page.md": {Data: []byte("---\ntitle: [\n---\n")}}},
		"a base URL that is none":            {BaseURL: "lune.example"},
	} {
		if _, err := Write(dir, sample(), o); err == nil {
			t.Errorf("%s: no error", name)
		}
		if after := contents(t, dir); len(after) != len(before) || after["index.html"] != before["index.html"] {
			t.Errorf("%s: the old site is not whole", name)
		}
		if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) != 1 {
			t.Errorf("%s: beside the site stands %v", name, left)
		}
	}
}

// A build that was interrupted between its two renames has left the old site
// under another name.
func TestWriteMendsAnInterruptedBuild(t *testing.T) {
	dir := write(t, sample(), sampleOptions)
	parent := filepath.Dir(dir)
	if err := os.Rename(dir, filepath.Join(parent, ".public.annals-old")); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(dir, sample(), Options{BaseURL: "none"}); err == nil {
		t.Fatal("no error")
	}
	if _, err := Write(dir, sample(), sampleOptions); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(parent); len(left) != 1 {
		t.Errorf("beside the site stands %v", left)
	}
}
