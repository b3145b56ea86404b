// Package site writes a timeline as a static site: pages, a feed and data.
package site

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"annals/timeline"
)

// Options say how a site is written. The zero value works.
type Options struct {
	Title       string  // of the site; "" is what pages call a timeline
	Description string  // a sentence or two about it
	BaseURL     string  // where it will be published, or "": it works anywhere, but has no sitemap
	Lang        string  // of the pages' own words; "" is that of most articles
	Version     string  // of the program, for the foot of the pages
	Skipped     int     // articles that could not be read
	Width       int     // of a picture, in pixels; 0 is PictureWidths.Usual
	Pages       fs.FS   // pages of prose in Markdown, or nil
	Templates   fs.FS   // templates that take the place of ours by their names, or nil
	Static      fs.FS   // files for static/, which take the place of ours by their names, or nil
	Like        string  // a site on the same disk of which the new one takes over the files that are the same; "" is the one that it replaces
	former      *former // the site that will be replaced, or nil
	// Progress is told how far a stage has come; it is never called twice at once.
	Progress func(stage string, done, total int)
}

// A Summary counts what was written.
type Summary struct {
	Events, Undated, Articles int
	Pages, Files              int
	Kept                      int // files that stand as they stood
	Bytes                     int64
}

// formats are what a site is made of. Each returns the files of its format,
// which are then written in parallel: the two that take longest first.
var formats = []func(*edition) []file{
	dataFiles, calendarFiles, homePages, eventPages, articlePages, articleIndex, yearPages, namePages, listPages, tablePages, historyFiles, prosePages, missingPages,
	searchFiles, feedFiles, robotFiles, cardFiles,
}

// Write writes the site of t into the folder dir, in the place of the site that
// stands there. A folder that holds anything else is refused. Nothing that
// stands in dir is touched before all is written: a build that fails leaves the
// old site whole. What is written depends on t and o alone, and on the events of
// the old site: what changed since is told, and those that went leave a tombstone.
func Write(dir string, t *timeline.Timeline, o Options) (Summary, error) {
	o, err := o.settled()
	if err != nil {
		return Summary{}, err
	}
	into, err := newFolder(dir)
	if err != nil {
		return Summary{}, err
	}
	sum, err := o.write(into, t)
	if err == nil {
		err = into.put()
	}
	if err != nil {
		into.drop()
		return Summary{}, err
	}
	return sum, nil
}

// Ready returns the error that Write would after all its work: dir may not be replaced, or a template
// of the user's does not read. A long build asks it first.
func Ready(dir string, templates fs.FS) error {
	if _, err := replaceable(dir); err != nil || templates == nil {
		return err
	}
	w, _ := wordsOf("")
	_, err := readForms(templates, w, (&edition{}).funcs())
	return err
}

// write writes the site of t into a folder beside the one that it will replace.
func (o Options) write(into folder, t *timeline.Timeline) (Summary, error) {
	was, err := readFormer(into.dir, os.DirFS(into.dir))
	if err != nil {
		return Summary{}, err
	}
	into.like = cmp.Or(o.Like, into.dir)
	size, kept, err := into.record(t, was)
	if err != nil {
		return Summary{}, err
	}
	o.former = was
	e, err := newEdition(t, o)
	if err != nil {
		return Summary{}, err
	}
	var files []file
	for _, format := range formats {
		files = append(files, format(e)...)
	}
	files = append(files, sitemap(e, files)...)
	assets, err := assetFiles(e)
	if err != nil {
		return Summary{}, err
	}
	files = append(files, assets...)

	sum := Summary{Events: len(t.Events), Undated: len(t.Undated), Articles: len(t.Tellings), Files: 1 + len(files)}
	for _, f := range files {
		if strings.HasSuffix(f.path, ".html") {
			sum.Pages++
		}
	}
	sum.Bytes, sum.Kept, err = into.write(files, func(done, total int) { o.Progress("writing", done, total) })
	sum.Bytes, sum.Kept = sum.Bytes+size, sum.Kept+kept
	return sum, err
}

// record writes the events of t, before all else: in the same pass it is seen which of them the former site
// tells as well, so that only the others have to be read there. It returns what folder.write does.
func (f folder) record(t *timeline.Timeline, was *former) (size int64, kept int, err error) {
	silent := func(int, int) {}
	if was == nil {
		return f.write([]file{recordFile(t, nil)}, silent)
	}
	if size, kept, err = f.write([]file{recordFile(t, was.record)}, silent); err != nil {
		return size, kept, err
	}
	if was.run, err = was.record.read(); err != nil {
		return size, kept, unreadable(f.dir, err)
	}
	was.record = nil
	return size, kept, nil
}

// settled returns o with what it leaves out filled in.
func (o Options) settled() (Options, error) {
	o.Title = strings.TrimSpace(o.Title)
	o.Description = strings.TrimSpace(o.Description)
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	var err error
	if o.BaseURL, err = Address(o.BaseURL); err != nil {
		return o, fmt.Errorf("base URL: %w", err)
	}
	return o, nil
}
