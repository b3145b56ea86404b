package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"annals/timeline"
	"annals/timeline/archive"
	"annals/timeline/timex"
)

// A telling is what build and review begin with: an archive, read and told.
type telling struct {
	published day
	genre     timex.Genre
	review    string // the review file, where it does not stand in the archive
	strict    bool
	settings  archive.Settings
}

// flags declares the flags that say how an archive is read and told.
func (t *telling) flags(flags *flag.FlagSet) {
	flags.Var(&t.published, "published", "the articles were published on `DATE`, whatever they say themselves: 2023-03-22")
	flags.BoolVar(&t.strict, "strict", false, "end with 1 where anything of the archive could not be read or carried out")
	flags.Var(&t.settings.Fields, "field", "of records in JSON or CSV: `THING=NAME` says in which field the text, title, date, … stands: text=article.body")
	flags.Var(genres(&t.genre), "genre", "read the articles as `GENRE`: news, narrative, colloquial, or auto to choose for each")
	flags.StringVar(&t.review, "review", "", "take the editor's decisions from `FILE`, not from review.txt in the archive")
}

// read reads the archive at paths, and complains of what it had to skip.
func (t *telling) read(c console, paths []string, m *meter) (*archive.Archive, error) {
	a, err := archive.Read(paths, archive.Options{
		Published: t.published.Interval,
		Settings:  t.settings,
		Stdin:     c.in,
		Progress:  m.stage("reading files"),
	})
	m.clear()
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Concat(a.Skipped, a.Stale) {
		c.complain(errors.New(p.String()))
	}
	if t.review != "" {
		a.Review = t.review
	}
	return a, nil
}

// lost is an error where something of the archive was lost and nothing may be.
// It has all been said by then.
func (t *telling) lost(a *archive.Archive) error {
	if n := len(a.Skipped) + len(a.Stale); t.strict && n > 0 {
		return fmt.Errorf("%s, and --strict allows none: mend what is named above", count(n, "problem"))
	}
	return nil
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
