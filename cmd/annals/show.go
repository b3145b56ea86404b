package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"annals/internal/nearest"
	"annals/timeline"
	"annals/timeline/archive"
)

// inspectOne prints one article of an archive as build understands it: with what
// only the whole archive tells.
func inspectOne(r reading, c console, paths []string, path string) error {
	m := newMeter(c.err)
	var (
		articles []*timeline.Article
		names    []string
		found    []archive.Found
	)
	a, err := archive.Each(paths, r.options(c, m), func(f archive.Found) error {
		articles = append(articles, f.Article)
		names = append(names, f.Article.ID)
		file, _, inFile := strings.Cut(f.Article.ID, "#")
		if f.Article.ID == path || f.Path == path || inFile && file == path {
			found = append(found, f)
		}
		return nil
	})
	m.clear()
	if err != nil {
		return err
	}
	for i, f := range found {
		if f.Article.ID == path {
			found = found[i : i+1]
			break
		}
	}
	switch len(found) {
	case 0:
		for _, p := range a.Skipped {
			if p.Path == path || strings.HasPrefix(p.Path, path+":") || strings.HasSuffix(p.Path, "/"+path) {
				return errors.New(p.String())
			}
		}
		if near := nearest.To(path, names); near != "" {
			return fmt.Errorf("%s: no article is called so: did you mean %s?", path, near)
		}
		return fmt.Errorf("%s: no article is called so: annals inspect --format jsonl lists the ids", path)
	case 1:
	default:
		return fmt.Errorf("%s: %s stand in it: name one, such as %s", path, count(len(found), "article"), found[0].Article.ID)
	}
	archive.Learn(articles)
	if err := show(c.out, found[0]); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return r.lost(a)
}

const (
	gutter    = 12 // characters for the names of things
	lineWidth = 76
)

// show prints an article: what is known of it, then its blocks, each named unless
// it is a paragraph of the story.
func show(w io.Writer, f archive.Found) error {
	out := bufio.NewWriter(w)
	a, p := f.Article, f.Article.Published
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(out, "%*s  %s\n", gutter, name, plain(value))
		}
	}
	date := func(name string, d timeline.Dating) {
		if !d.IsZero() {
			field(name, fmt.Sprintf("%s by %s", d.When, d.Basis))
		}
	}
	published := fmt.Sprintf("%s by %s", p.When, p.Basis)
	switch {
	case p.When.IsZero():
		published = "not known"
	case p.Guess:
		published = p.When.String() + ", a guess"
	}
	fmt.Fprintln(out, plain(a.ID))
	field("file", f.Path)
	field("form", f.Format)
	field("title", a.Title)
	field("deck", a.Deck)
	field("byline", a.Byline)
	field("source", a.Source)
	field("agencies", strings.Join(a.Agencies, ", "))
	field("section", a.Section)
	field("tags", strings.Join(a.Tags, ", "))
	field("language", a.Lang)
	field("address", a.URL)
	field("published", published)
	date("also", p.Other)
	date("not before", p.NotBefore)
	date("not after", p.NotAfter)
	if !a.Modified.IsZero() {
		field("modified", a.Modified.String())
	}
	text := count(wordsOf(a), "word") + " of story"
	if a.Excerpt {
		text += ", an excerpt"
	}
	field("text", text)
	dim, bright := "", ""
	if onTerminal(w) {
		dim, bright = "\x1b[2m", "\x1b[0m"
	}
	for _, b := range a.Blocks {
		name := ""
		if b.Kind != timeline.Paragraph {
			name = b.Kind.String()
		}
		on, off := "", ""
		if !b.Kind.Told() && b.Kind != timeline.Heading {
			on, off = dim, bright
		}
		fmt.Fprintln(out)
		for line := range wrapped(plain(a.Text[b.Start:b.End])) {
			fmt.Fprintf(out, "%s%*s | %s%s\n", on, gutter-1, name, line, off)
			name = ""
		}
	}
	return out.Flush()
}

// wrapped yields the lines of s, broken between words.
func wrapped(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		line, width := "", 0
		for word := range strings.FieldsSeq(s) {
			n := utf8.RuneCountInString(word)
			if width > 0 && width+1+n > lineWidth {
				if !yield(line) {
					return
				}
				line, width = "", 0
			}
			if width > 0 {
				line, width = line+" ", width+1
			}
			line, width = line+word, width+n
		}
		if width > 0 {
			yield(line)
		}
	}
}
