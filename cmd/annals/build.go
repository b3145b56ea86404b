package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"annals/timeline/archive"
	"annals/timeline/site"
)

const buildHelp = `
An ARCHIVE is a folder, a file, a pattern (stories/*.md) or - for standard input: Markdown,
plain text, HTML, JSONL, and zip, tar, gzip and zstd of these. A folder may hold annals.toml
(settings), annals.csv (dates and sources that the articles leave open), review.txt (an editor's
decisions) and pages/ (prose pages of the site); everything else in it is articles. Without any,
the folder content is read.

The site is made beside DIR and then takes its place, so a build that fails leaves
the old one whole. A DIR that holds anything else than a site of annals is refused.`

func buildFlags(flags *flag.FlagSet) func(console, []string) error {
	var b building
	b.flags(flags)
	dir := flags.String("o", "public", "write the site to `DIR`")
	return func(c console, paths []string) error {
		if *dir == "" {
			return misuse("-o: it names no folder: write -o public")
		}
		if len(paths) == 0 {
			paths = []string{"content"}
		}
		a, err := b.build(c, paths, *dir)
		if err != nil {
			return err
		}
		c.say("\nTo look at it: %s serve %s", self(), *dir)
		return b.lost(a)
	}
}

// A building is how an archive becomes a site.
type building struct {
	telling
	templates, static string // folders that are laid over ours
	like              string // a site of the same archive, whose files are taken over where they are the same
}

// flags declares the flags that say how a site is made.
func (b *building) flags(flags *flag.FlagSet) {
	b.telling.flags(flags)
	b.langFlag(flags)
	address(flags, &b.settings.BaseURL, "base-url", "the site will stand at `URL`: feed and sitemap name it")
	flags.StringVar(&b.settings.Title, "title", "", "call the site `TITLE`")
	flags.StringVar(&b.templates, "templates", "", "take page templates from `FOLDER` before ours of the same name")
	flags.StringVar(&b.static, "static", "", "lay the files of `FOLDER` over ours: style.css, house.css, pictures")
}

// build reads the archive at paths, writes its site to dir and says what was made.
func (b *building) build(c console, paths []string, dir string) (*archive.Archive, error) {
	began := time.Now()
	ours, err := folder("--templates", b.templates)
	if err != nil {
		return nil, err
	}
	laid, err := folder("--static", b.static)
	if err != nil {
		return nil, err
	}
	if err := site.Ready(dir, ours); err != nil {
		return nil, err
	}
	m := newMeter(c.err)
	a, err := b.read(c, paths, m)
	if err != nil {
		return nil, err
	}
	review, err := decisions(a.Review)
	if err != nil {
		return nil, err
	}
	if review == nil && b.review != "" {
		return nil, fmt.Errorf("%s: there is no such review file: write it with annals review --review %[1]s %s", b.review, strings.Join(paths, " "))
	}
	told, err := b.tell(a, review, m)
	if err != nil {
		return nil, err
	}
	made, err := site.Write(dir, told, site.Options{
		Title:       a.Settings.Title,
		Description: a.Settings.Description,
		BaseURL:     a.Settings.BaseURL,
		Lang:        b.pagesLang(a),
		Pages:       a.Pages,
		Templates:   ours,
		Static:      laid,
		Version:     version(),
		Skipped:     a.Lost(),
		Like:        b.like,
		Progress:    m.show,
	})
	m.clear()
	if err != nil {
		return nil, err
	}
	conflicts := 0
	for _, e := range told.Events {
		conflicts += min(1, len(e.Conflicts))
	}
	c.say("%s", a.Summary())
	if a.Lost()+a.Undated()+a.Twice > 0 {
		c.say("%s inspect %s says more of them", self(), strings.Join(paths, " "))
	}
	c.say("%s, %s, %s", count(len(told.Events), "event"), count(len(told.Undated), "undated event"), count(conflicts, "conflict"))
	if told.Dropped > 0 {
		c.say("%s left out by %s", count(told.Dropped, "event"), a.Review)
	}
	c.say("%s in %s, %.1f s", count(made.Pages, "page"), dir, time.Since(began).Seconds())
	return a, nil
}

// folder opens the folder that a flag names, nil where it names none.
func folder(name, path string) (fs.FS, error) {
	if path == "" {
		return nil, nil
	}
	if d, err := os.Stat(path); err != nil || !d.IsDir() {
		return nil, fmt.Errorf("%s %s: there is no such folder: name one that is there", name, path)
	}
	return os.DirFS(path), nil
}

// self is how the person who runs annals runs it again: out of its source with
// the Go tool, which keeps what it has built in a folder of its own, or as annals.
func self() string {
	if path, err := os.Executable(); err == nil && strings.Contains(path, "go-build") {
		return "go run ./cmd/annals"
	}
	return "annals"
}
