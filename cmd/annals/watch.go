package main

import (
	"context"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A watch looks whether files have changed: by their names, sizes and times, which
// works on every system and on folders of a network. A folder in it is watched whole.
type watch struct {
	paths []string // files, folders and patterns
	seed  maphash.Seed
	seen  uint64 // the state that has been built
}

// watching returns a watch on paths as they are now.
func watching(paths ...string) *watch {
	w := &watch{paths: paths, seed: maphash.MakeSeed()}
	w.seen = w.state()
	return w
}

// How often a watch looks: every pause, and less often where a look takes so long that
// more than one part in share of the time would be spent in looking.
const (
	pause = 50 * time.Millisecond
	share = 10
)

// state returns a sum of all that w watches: another one when any of it changes.
func (w *watch) state() uint64 {
	var h maphash.Hash
	h.SetSeed(w.seed)
	for _, path := range w.paths {
		found, _ := filepath.Glob(path)
		if len(found) == 0 {
			found = []string{path} // it is gone, or a pattern only by its looks
		}
		for _, root := range found {
			filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
				if err != nil {
					return nil // what cannot be read now is read when it changes
				}
				if name != root && strings.HasPrefix(d.Name(), ".") {
					if d.IsDir() {
						return fs.SkipDir
					}
					return nil
				}
				if f, err := os.Stat(name); err == nil && !f.IsDir() { // what a link leads to
					h.WriteString(name)
					maphash.WriteComparable(&h, [2]int64{f.Size(), f.ModTime().UnixNano()})
				}
				return nil
			})
		}
	}
	return h.Sum64()
}

// follow calls changed after each change until ctx is done. A change is over when two
// looks see the same, so that what is saved in several steps is built once.
func (w *watch) follow(ctx context.Context, changed func()) {
	for last := w.seen; ; {
		began := time.Now()
		now := w.state()
		took := time.Since(began) // the look alone: what is done about a change is not looking
		if now != w.seen && now == last {
			w.seen = now
			changed()
		}
		last = now
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(pause, (share-1)*took)):
		}
	}
}
