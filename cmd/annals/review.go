package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"annals/timeline"
)

const reviewHelp = `
Writes review.txt into the ARCHIVE, content if none is named: every event with its
evidence, for an editor to decide upon: keep, drop, join, split, date, title. The decisions that
stand in it already are kept. annals build carries them out.`

func reviewFlags(flags *flag.FlagSet) func(console, []string) error {
	var t telling
	t.flags(flags)
	return func(c console, paths []string) error {
		if len(paths) == 0 {
			paths = []string{"content"}
		}
		m := newMeter(c.err)
		a, err := t.read(c, paths, m)
		if err != nil {
			return err
		}
		review, err := decisions(a.Review)
		if err != nil {
			return err // a line that cannot be read would be lost
		}
		told, stale := t.tell(a, review, m)
		var text bytes.Buffer
		if err := timeline.WriteReview(&text, told, review); err != nil {
			return err
		}
		if err := replace(a.Review, text.Bytes()); err != nil {
			return fmt.Errorf("%s: %v: name a place that can be written to with --review", a.Review, cause(err))
		}
		c.say("%s", a.Summary())
		c.say("%s to review in %s", count(len(told.Events)+len(told.Undated), "event"), a.Review)
		if stale == nil {
			return t.lost(a)
		}
		// The decisions stand elsewhere in the file now: say where.
		again, err := timeline.ReadReview(a.Review, &text)
		if err != nil {
			return err
		}
		_, err = t.tell(a, again, m)
		return err
	}
}

// replace gives the file at path new contents, or leaves it as it was.
func replace(path string, data []byte) error {
	mode := os.FileMode(0o644)
	if d, err := os.Stat(path); err == nil {
		mode = d.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".review-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // nothing is there any more once all went well
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
