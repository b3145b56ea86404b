package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"

	"annals/timeline/archive"
)

// A reading is how an archive is read.
type reading struct {
	published day
	strict    bool
	settings  archive.Settings
}

// flags declares the flags that say how an archive is read.
func (r *reading) flags(flags *flag.FlagSet) {
	flags.Var(&r.published, "published", "the articles were published on `DATE`, whatever they say themselves: 2023-03-22")
	flags.Func("extract", "find the articles on pages in the `WAY` best, or fast: without a second opinion where little is found", func(s string) error {
		r.settings.Extract = archive.Extraction(s)
		if how := r.settings.Extract; how != archive.Best && how != archive.Fast {
			return errors.New("write best or fast")
		}
		return nil
	})
	flags.BoolVar(&r.strict, "strict", false, "end with 1 where anything of the archive could not be read or carried out")
	flags.Var(&r.settings.Fields, "field", "of records in JSON or CSV: `THING=NAME` says in which field the text, title, date, … stands: text=article.body")
}

func (r *reading) options(c console, m *meter) archive.Options {
	return archive.Options{Published: r.published.Interval, Settings: r.settings, Stdin: c.in, Progress: func(done, total int64) {
		m.show("reading, in kB", int(done>>10), int(total>>10))
	}}
}

// alike is how many problems of one kind in one file are said each by itself.
const alike = 3

// complainOf says what of a could not be read or carried out: of a file of which much is wrong in
// one way, the first.
func complainOf(c console, a *archive.Archive) {
	type kind struct{ file, reason string }
	met := map[kind]int{}
	all := slices.Concat(a.Skipped, a.Stale)
	for _, p := range all {
		reason, _ := reasonOf(p)
		met[kind{fileOf(p), reason}]++
	}
	said := map[kind]int{}
	for _, p := range all {
		reason, _ := reasonOf(p)
		k := kind{fileOf(p), reason}
		said[k]++
		switch n := met[k]; {
		case n <= alike || said[k] < alike:
			c.complain(errors.New(p.String()))
		case said[k] == alike:
			c.complain(fmt.Errorf("%s: and %d more in this file, for the same reason", k.file, n-alike+1))
		}
	}
	if n := a.Lost() - len(a.Skipped); n > 0 {
		c.complain(fmt.Errorf("%s more could not be read, and are only counted", count(n, "article")))
	}
}

// lost is an error where something of a was lost and nothing may be. What it was
// has been said by then.
func (r *reading) lost(a *archive.Archive) error {
	if n := a.Lost() + len(a.Stale); r.strict && n > 0 {
		return fmt.Errorf("%s, and --strict allows none: mend what is named above", count(n, "problem"))
	}
	return nil
}
