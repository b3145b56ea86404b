// Package archive reads a story archive, in any usual form, into articles.
//
// An archive is a file, a file of many records, or a folder. A folder may hold
// annals.toml (its settings), review.txt (an editor's decisions) and pages/
// (prose pages of the site); whatever else in it has a known form is articles.
// What cannot be read costs only itself: it is a [Problem], with its path, the
// reason and what to do.
package archive

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"annals/timeline"
	"annals/timeline/calendar"
)

// An Archive is what was read.
type Archive struct {
	Articles []*timeline.Article // in the order of the paths, of the files in a folder by name, of the records in a file
	Settings Settings
	Pages    fs.FS     // the prose pages of the first folder that has some, or nil
	Review   string    // where the decisions of an editor stand, or would: a path for the user's eyes and os.Open
	Skipped  []Problem // in the order of Articles
	Drafts   int       // articles that say of themselves that they are drafts
	Others   int       // files that are no articles, such as pictures and style sheets
}

// Options say how to read. The zero Options read everything as it says itself.
type Options struct {
	// Published is when the articles were published, whatever they say
	// themselves. The zero Interval leaves it to them.
	Published calendar.Interval

	// Settings take the place of those in annals.toml, field by field.
	Settings Settings

	// Progress is told how many files are read. It is not called twice at once.
	Progress func(done, total int)
}

// A Problem is an article that could not be read.
type Problem struct {
	Path   string // as a user would open it, with the line where that is known: content/rows.jsonl:2
	Reason string
	Do     string // what to do about it
}

// String returns the problem in one line.
func (p Problem) String() string {
	s := p.Path + ": " + p.Reason
	if p.Do != "" {
		s += ": " + p.Do
	}
	return s
}

// A format is a form of article that can be read.
type format struct {
	name       string
	extensions []string
	sniff      func(head string) bool // whether a file that is named without a known extension is of the format

	// each parts the file into records and is nil where a file is one article;
	// read makes an article of one.
	each func(file source, yield func(record) error) error
	read func(text string) (*draft, error)
}

// formats are all of them. Where several would have a file, the first has it.
var formats = []format{
	{name: "Markdown", extensions: []string{".md", ".markdown", ".mdown", ".mkd"}, sniff: opensFrontMatter, read: readMarkdown},
	{name: "HTML", extensions: []string{".html", ".htm", ".xhtml"}, sniff: opensHTML, read: readHTML},
	{name: "JSON lines", extensions: []string{".jsonl", ".ndjson"}, sniff: opensJSON, each: eachLine, read: readJSON},
	{name: "JSON", extensions: []string{".json"}, each: eachValue, read: readJSON},
	{name: "plain text", extensions: []string{".txt", ".text"}, sniff: func(string) bool { return true }, read: readText},
}

// formatOf returns the format of a file by its name, or nil.
func formatOf(name string) *format {
	ext := strings.ToLower(path.Ext(name))
	for i := range formats {
		for _, e := range formats[i].extensions {
			if e == ext {
				return &formats[i]
			}
		}
	}
	return nil
}

// Read reads the archives that lie at the paths. The error is for what leaves
// nothing to read or leaves unclear how to: a path that is not there, settings
// that cannot be understood.
func Read(paths []string, o Options) (*Archive, error) {
	if len(paths) == 0 {
		return nil, errors.New("no archive: name a file or a folder of articles")
	}
	a := &Archive{Settings: o.Settings}
	var files []file
	for _, p := range paths {
		found, err := open(p)
		if err != nil {
			return nil, err
		}
		defer found.close()
		if a.Review == "" {
			a.Review = found.review
		}
		if a.Pages == nil {
			a.Pages = found.pages
		}
		a.Settings = a.Settings.over(found.settings)
		a.Skipped = append(a.Skipped, found.skipped...)
		a.Others += found.others
		files = append(files, found.files...)
	}
	results := readAll(files, o.Progress)
	a.collect(results, o.Published)
	learn(a.Articles)
	return a, nil
}

// Undated returns how many articles have no date of publication.
func (a *Archive) Undated() int {
	n := 0
	for _, article := range a.Articles {
		if article.Published.When.IsZero() {
			n++
		}
	}
	return n
}

// Summary returns what was read in one line.
func (a *Archive) Summary() string {
	s := fmt.Sprintf("%s read, %d skipped, %d undated", count(len(a.Articles), "article"), len(a.Skipped), a.Undated())
	if a.Drafts > 0 {
		s += ", " + count(a.Drafts, "draft") + " passed over"
	}
	if a.Others > 0 {
		s += ", " + count(a.Others, "other file") + " passed over"
	}
	return s
}

func count(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return strconv.Itoa(n) + " " + of + "s"
}

// collect makes articles of the results, in their order, each with an id of its
// own.
func (a *Archive) collect(results []result, published calendar.Interval) {
	taken := map[string]bool{}
	for _, r := range results {
		switch {
		case r.err != nil:
			a.Skipped = append(a.Skipped, problem(r.path, r.line, r.err))
			continue
		case r.draft.unfinished:
			a.Drafts++
			continue
		}
		article := &r.draft.Article
		article.ID = free(taken, r.file.archive, r.id)
		taken[article.ID] = true
		evidence := r.draft.evidence
		if when, ok := a.Settings.published(r.id); ok {
			evidence = append(evidence, clear(when, settings))
		}
		if !published.IsZero() {
			evidence = append(evidence, clear(published, flag))
		}
		article.Published = settle(evidence)
		article.Source = cmp.Or(a.Settings.source(r.id), article.Source)
		article.Lang = cmp.Or(article.Lang, a.Settings.Language)
		a.Articles = append(a.Articles, article)
	}
}

// free returns an id that is not taken: id itself if it can be, so that the ids
// of an archive stay what they are when another is read beside it.
func free(taken map[string]bool, archive, id string) string {
	if taken[id] && !strings.Contains(id, "#") {
		id = archive + "/" + id
	}
	whole := id
	for n := 2; taken[id]; n++ {
		id = whole + "~" + strconv.Itoa(n)
	}
	return id
}

// A fault is why an article cannot be read, and what to do about it.
type fault struct {
	line   int // 0 where it has none
	reason string
	do     string
}

func (f *fault) Error() string { return f.reason }

func problem(path string, line int, err error) Problem {
	p := Problem{Path: path, Reason: err.Error()}
	if f, ok := errors.AsType[*fault](err); ok {
		p.Reason, p.Do = f.reason, f.do
		line = max(line, f.line)
	} else if pe, ok := errors.AsType[*fs.PathError](err); ok {
		p.Reason = pe.Err.Error()
	}
	if line > 0 {
		p.Path += ":" + strconv.Itoa(line)
	}
	return p
}
