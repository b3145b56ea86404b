package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"
)

// A file that is written in many steps is one change, once it rests; a folder is
// watched with all in it, and what begins with a full stop is not.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("a.md", "a")
	w := watching(dir)
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		changes := 0
		go w.follow(ctx, func() { changes++ })
		expect := func(what string, want int) {
			t.Helper()
			time.Sleep(time.Minute) // of the bubble's clock
			synctest.Wait()
			if changes != want {
				t.Errorf("%s: %d changes so far, want %d", what, changes, want)
			}
		}
		expect("nothing", 0)
		for i := range 10 {
			put("a.md", "some of it"[:i+1])
			time.Sleep(pause / 2) // so that some of it comes between two looks
		}
		expect("a file written in steps", 1)
		put("deep/er/b.md", "b")
		expect("a new file", 2)
		if err := os.Remove(filepath.Join(dir, "a.md")); err != nil {
			t.Fatal(err)
		}
		expect("a file that is gone", 3)
		put(".git/index", "x")
		expect("a hidden file", 3)
		end()
		synctest.Wait()
	})
}

// However long a build took, the next change is seen as soon as the first one was: it is
// looking that is not to take much of the time, and not building.
func TestWatchLooksSoonAfterALongBuild(t *testing.T) {
	dir := t.TempDir()
	put := func(text string) {
		if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("a")
	w := watching(dir)
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		changes := 0
		const build = time.Minute
		go w.follow(ctx, func() { time.Sleep(build); changes++ })
		put("ab")
		time.Sleep(build + 10*pause)
		put("abc")
		time.Sleep(build + 10*pause)
		synctest.Wait()
		if changes != 2 {
			t.Errorf("%d changes were seen, want 2", changes)
		}
		end()
		synctest.Wait()
	})
}
