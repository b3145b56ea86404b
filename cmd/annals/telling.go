package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"annals/timeline"
	"annals/timeline/archive"
	"annals/timeline/site"
	"annals/timeline/timex"
)

// A telling is what build and review begin with: an archive, read and told.
type telling struct {
	reading
	genre  timex.Genre
	review string // the review file, where it does not stand in the archive
	lang   string // of what is written, where it is not the archive's
}

// flags declares the flags that say how an archive is read and told.
func (t *telling) flags(flags *flag.FlagSet) {
	t.reading.flags(flags)
	flags.Var(genres(&t.genre), "genre", "read the articles as `GENRE`: news, narrative, colloquial, or auto to choose for each")
	flags.StringVar(&t.review, "review", "", "take the editor's decisions from `FILE`, not from review.txt in the archive")
}

// langFlag declares the flag that says in which language pages are written.
func (t *telling) langFlag(flags *flag.FlagSet) {
	known := strings.Join(site.Languages(), ", ")
	flags.Func("lang", "write in the language `CODE`, whatever that of the articles is: "+known, func(code string) error {
		base, _, _ := strings.Cut(code, "-")
		if !slices.Contains(site.Languages(), base) {
			return fmt.Errorf("there are no words for it: write one of %s", known)
		}
		t.lang = code
		return nil
	})
}

// pagesLang returns the language in which what is told of a is written, "" where
// nobody has chosen one: that of most articles then.
func (t *telling) pagesLang(a *archive.Archive) string { return cmp.Or(t.lang, a.Settings.Language) }

// read reads the archive at paths, and complains of what it had to skip.
func (t *telling) read(c console, paths []string, m *meter) (*archive.Archive, error) {
	a, err := archive.Read(paths, t.options(c, m))
	m.clear()
	if err != nil {
		return nil, err
	}
	if _, err := site.Address(a.Settings.BaseURL); err != nil {
		return nil, fmt.Errorf("base_url in annals.toml: %w", err) // before the work, not after
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
	if d, err := f.Stat(); err == nil && d.IsDir() {
		return nil, fmt.Errorf("%s: it is a folder: name a review file", path)
	}
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
