package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"

	"annals/timeline"
	"annals/timeline/archive"
	"annals/timeline/timex"
)

// A telling is what build and review begin with: an archive, read and told.
type telling struct {
	reading
	genre  timex.Genre
	review string // the review file, where it does not stand in the archive
}

// flags declares the flags that say how an archive is read and told.
func (t *telling) flags(flags *flag.FlagSet) {
	t.reading.flags(flags)
	flags.Var(genres(&t.genre), "genre", "read the articles as `GENRE`: news, narrative, colloquial, or auto to choose for each")
	flags.StringVar(&t.review, "review", "", "take the editor's decisions from `FILE`, not from review.txt in the archive")
}

// read reads the archive at paths, and complains of what it had to skip.
func (t *telling) read(c console, paths []string, m *meter) (*archive.Archive, error) {
	a, err := archive.Read(paths, t.options(c, m))
	m.clear()
	if err != nil {
		return nil, err
	}
	complainOf(c, a)
	if t.review != "" {
		a.Review = t.review
	}
	return a, nil
}

// tell tells what a holds, as r decides. The timeline is whole even where the
// error names decisions that could not be carried out.
func (t *telling) tell(a *archive.Archive, r *timeline.Review, m *meter) (*timeline.Timeline, error) {
	defer m.clear()
	return timeline.Tell(a.Articles, timeline.Options{
		Genre:    t.genre,
		Lang:     a.Settings.Language,
		Review:   r,
		Progress: m.show,
	})
}

// decisions reads the review file at path. Without one there are none: nil.
func decisions(path string) (*timeline.Review, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %v: name a review file that can be read", path, cause(err))
	}
	defer f.Close()
	return timeline.ReadReview(path, f)
}

// told reads and tells the archive at paths, as its editor decided: content, where
// none is named. It is for verbs that only show something of it.
func (t *telling) told(c console, paths []string) (*archive.Archive, *timeline.Timeline, error) {
	if len(paths) == 0 {
		paths = []string{"content"}
	}
	m := newMeter(c.err)
	a, err := t.read(c, paths, m)
	if err != nil {
		return nil, nil, err
	}
	review, err := decisions(a.Review)
	if err != nil {
		return nil, nil, err
	}
	told, err := t.tell(a, review, m)
	return a, told, err
}
