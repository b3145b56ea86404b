package main

import (
	"flag"
	"fmt"
	"time"

	"annals/timeline/archive"
)

const inspectHelp = `
Reads an ARCHIVE, content if none is named, as annals build does, and says what it made of
it: what was read by form, outlet, year and language, how the dates of articles are known,
what repeats, what was passed over and skipped and why, and what is worth a look. The archive
may be larger than memory; then copies are looked for among its first 10,000 articles.

text   prints that report.
jsonl  prints the articles, a line each, as each tells itself: {"id", "url", "title", "deck",
       "byline", "source", "agencies", "section", "tags", "lang", "published": {"value", "basis",
       "guess", "not_before", "not_after", "other"}, "modified", "excerpt", "words", "blocks":
       [{"start", "end", "kind"}], "text"}, offsets counted in Unicode code points. These lines
       are an archive too, of the same articles.`

// An inspection is a way to print what is found in an archive.
type inspection func(r reading, c console, paths []string) error

func inspectFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		r     reading
		print inspection
		whole bool
	)
	r.flags(flags)
	report := func(r reading, c console, paths []string) error { return inspectText(r, c, paths, whole) }
	flags.Var(oneOf(&print, option[inspection]{"text", report}, option[inspection]{"jsonl", inspectJSONL}), "format", "print `FORMAT`: text or jsonl")
	flags.BoolVar(&whole, "all", false, "list all, not the first few of each kind; compare all texts, in as much memory as that takes")
	show := flags.String("show", "", "print one article as it is understood: that of the id or file `PATH`")
	return func(c console, paths []string) error {
		if len(paths) == 0 {
			paths = []string{"content"}
		}
		if *show != "" {
			return inspectOne(r, c, paths, *show)
		}
		return print(r, c, paths)
	}
}

// inspectText prints the report.
func inspectText(r reading, c console, paths []string, whole bool) error {
	m := newMeter(c.err)
	s := newSurvey(time.Now(), whole)
	a, err := archive.Each(paths, r.options(c, m), func(f archive.Found) error {
		s.see(f)
		return nil
	})
	m.clear()
	if err != nil {
		return err
	}
	if err := s.report(c.out, a); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return r.lost(a)
}

// inspectJSONL prints the articles.
func inspectJSONL(r reading, c console, paths []string) error {
	m := newMeter(c.err)
	var line []byte
	a, err := archive.Each(paths, r.options(c, m), func(f archive.Found) error {
		line = archive.AppendJSON(line[:0], f.Article)
		if _, err := c.out.Write(line); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
		return nil
	})
	m.clear()
	if err != nil {
		return err
	}
	complainOf(c, a)
	return r.lost(a)
}
