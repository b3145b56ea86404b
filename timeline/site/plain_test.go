package site

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// What is written is read again, as far as there is room; what is no regular file is not read.
func TestPlain(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "page")
	for _, data := range []string{"a longer page", "", "page"} { // each in the place of the one before
		if err := writePlain(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
		for _, size := range []int{0, 2, 4, 20} {
			room := make([]byte, size)
			want := data[:min(size, len(data))]
			if n, err := readPlain(name, room); err != nil || string(room[:n]) != want {
				t.Errorf("into %d bytes: %q, %v; want %q", size, room[:n], err, want)
			}
		}
	}
	if err := writePlain(filepath.Join(dir, "none", "page"), nil); !os.IsNotExist(err) {
		t.Errorf("in no folder: %v", err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	for _, other := range []string{dir, link, filepath.Join(dir, "none")} {
		if n, err := readPlain(other, make([]byte, 20)); err == nil {
			t.Errorf("%s: %d bytes are read", filepath.Base(other), n)
		}
	}
}

// A file holds what is written, and neither less nor more, whether or not there is room to read it at once.
func TestHoldsAll(t *testing.T) {
	name := filepath.Join(t.TempDir(), "page")
	if err := writePlain(name, []byte("a page")); err != nil {
		t.Fatal(err)
	}
	for data, want := range map[string]bool{"a page": true, "a pag": false, "a page more": false, "b page": false, "": false} {
		for _, size := range []int{2, 3, 6, 7, 20} {
			if got := holdsAll(name, []byte(data), make([]byte, size)); got != want {
				t.Errorf("%q through %d bytes: %v", data, size, got)
			}
		}
	}
}

// Each file is written once, and those that are written at once stand far apart.
func TestDealt(t *testing.T) {
	for n := range 10 {
		for hands := 1; hands < 5; hands++ {
			var files []file
			for i := range n {
				files = append(files, file{path: string(rune('a' + i))})
			}
			var got []byte
			for _, f := range dealt(files, hands) {
				got = append(got, f.path...)
			}
			for i := range n {
				if bytes.Count(got, []byte(files[i].path)) != 1 {
					t.Errorf("%d files, %d hands: %s", n, hands, got)
				}
			}
			if n == 6 && hands == 2 && string(got) != "adbecf" {
				t.Errorf("of 6 files two hands write %s", got)
			}
		}
	}
}
