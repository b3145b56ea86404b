package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// While one build writes a folder, another one is told who does, and touches nothing.
func TestOneBuildAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first, err := newFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Write(dir, sample(), sampleOptions)
	if err == nil {
		t.Fatal("two builds write one folder")
	}
	for _, want := range []string{dir + ": another annals is writing this folder (process ", "wait until it has ended"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not say %q", err, want)
		}
	}
	if _, _, err := first.write([]file{{"a.txt", func(b *buffer) error { _, err := b.WriteString("a"); return err }}}, func(int, int) {}); err != nil {
		t.Errorf("the first build has lost its folder: %v", err)
	}
	if err := first.put(); err != nil {
		t.Error(err)
	}
	if _, err := Write(dir, sample(), sampleOptions); err != nil {
		t.Errorf("after the first has ended: %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) != 1 {
		t.Errorf("beside the site stands %v", left)
	}
}

// Of many builds at once each makes the whole site or nothing: what stands is the work of one.
func TestBuildsAtOnceDoNotMix(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var wg sync.WaitGroup
	whole := make([]bool, 8)
	for i := range whole {
		wg.Go(func() {
			told := sample()
			if i%2 == 1 {
				told.Events, told.Names = told.Events[1:], told.Names[:2]
			}
			_, err := Write(dir, told, sampleOptions)
			if whole[i] = err == nil; !whole[i] && !strings.Contains(err.Error(), "another annals") {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if !slices.Contains(whole, true) {
		t.Fatal("none of them made a site")
	}
	if faults, err := Check(dir); err != nil || len(faults) > 0 {
		t.Errorf("the site that stands is no whole one: %v %v", faults, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(dir)); len(left) != 1 {
		t.Errorf("beside the site stands %v", left)
	}
}

// A build that was killed leaves its files, and the next one clears them away.
func TestAKilledBuildHoldsUpNobody(t *testing.T) {
	parent := t.TempDir()
	lock := filepath.Join(parent, ".public.annals-lock")
	if err := os.WriteFile(lock, []byte("process 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(parent, ".public.annals-new")
	if err := os.Mkdir(half, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(half, marker), []byte(markerText), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(filepath.Join(parent, "public"), sample(), sampleOptions); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(parent); len(left) != 1 {
		t.Errorf("beside the site stands %v", left)
	}
}

// The lock follows no link: what stands at its end is not ours to write.
func TestTheLockFollowsNoLink(t *testing.T) {
	parent := t.TempDir()
	letter := filepath.Join(parent, "letter.txt")
	if err := os.WriteFile(letter, []byte("dear"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(letter, filepath.Join(parent, ".public.annals-lock")); err != nil {
		t.Skip(err)
	}
	if _, err := Write(filepath.Join(parent, "public"), sample(), sampleOptions); err == nil {
		t.Error("no error")
	}
	if text, _ := os.ReadFile(letter); string(text) != "dear" {
		t.Errorf("the letter says %q", text)
	}
}
