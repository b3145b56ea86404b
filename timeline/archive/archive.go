// Package archive reads a story archive, in any usual form, into articles.
//
// An archive is a file, a file of many records, a container of files, or a
// folder. A folder may hold annals.toml (its settings), annals.csv (what its articles leave open), review.txt (an editor's
// decisions) and pages/ (prose pages of the site); whatever else in it has a
// known form is articles. What cannot be read costs only itself: it is a
// [Problem], with its path, the reason and what to do.
//
// [Each] reads an archive of any size in little memory. [Read] keeps all of it,
// and learns from the whole what no article tells by itself.
package archive

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
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
	Skipped  []Problem // in the order of Articles: the first 10,000
	Stale    []Problem // what annals.toml and annals.csv say of articles that are not there

	Curated int // how many of Articles are no stories but events that an editor has entered

	// Passed counts what is no article and was passed over: "draft", "other
	// file", "revision".
	Passed map[string]int

	// Unread counts the articles in languages that annals has no rules for, by
	// language: their dates are not looked for.
	Unread map[string]int

	// Files counts the files that were read, containers among them, by format;
	// Others those that are no articles, by extension.
	Files, Others map[string]int

	// Twice counts the articles that have another id than they claim, since
	// an article before them has it.
	Twice int

	count, undated, excerpts, lost int
}

// mostSkipped is how many problems are kept: more are but counted, since an archive may
// be made of nothing else.
const mostSkipped = 10_000

// Options say how to read. The zero Options read everything as it says itself.
type Options struct {
	// Published is when the articles were published, whatever they say
	// themselves. The zero Interval leaves it to them.
	Published calendar.Interval

	// Settings take the place of those in annals.toml, field by field.
	Settings Settings

	// Stdin is what the path - stands for.
	Stdin io.Reader

	// Progress is told how many bytes of the files are read, as they lie on disk. It
	// is not called twice at once, nor where nobody knows how many there are.
	Progress func(done, total int64)
}

// A Found is an article as it was found.
type Found struct {
	Article *timeline.Article
	Path    string // of its file, as a user would open it
	Format  string // "Markdown", "RSS"

	// Claimed is the id that the article would have if another had not had it
	// first, or "".
	Claimed string
}

// Read reads the archives that lie at the paths, and learns from the whole of
// them. The error is for what leaves nothing to read or leaves unclear how to: a
// path that is not there, settings that cannot be understood.
func Read(paths []string, o Options) (*Archive, error) {
	var articles []*timeline.Article
	a, err := Each(paths, o, func(f Found) error {
		articles = append(articles, f.Article)
		return nil
	})
	if err != nil {
		return nil, err
	}
	a.Articles = articles
	Learn(a.Articles)
	return a, nil
}

// Learn completes what Each has found by what only the whole archive tells:
// which lines stand everywhere and are no sentence of a story, and which names in
// bylines and credits are outlets. Read has done it.
func Learn(articles []*timeline.Article) { learn(articles) }

// Each reads the archives that lie at the paths as Read does, and gives found
// their articles one by one, in the order of the archive and as each tells
// itself. Only some are held at once: what is returned has no Articles. An error
// of found ends the reading and is returned.
func Each(paths []string, o Options, found func(Found) error) (*Archive, error) {
	if len(paths) == 0 {
		return nil, errors.New("no archive: name a file or a folder of articles")
	}
	a := &Archive{Settings: o.Settings, Passed: map[string]int{}, Unread: map[string]int{}, Files: map[string]int{}, Others: map[string]int{}}
	var (
		files   []file
		folders []*folder
	)
	paths, err := globbed(paths)
	if err != nil {
		return nil, err
	}
	for _, p := range paths {
		f, err := open(p, o.Stdin)
		if err != nil {
			return nil, err
		}
		defer f.close()
		if a.Review == "" {
			a.Review = f.review
		}
		if a.Pages == nil {
			a.Pages = f.pages
		}
		a.Settings = a.Settings.over(f.settings)
		files = append(files, f.files...)
		folders = append(folders, f)
	}
	r := &reading{archive: a, limits: a.Settings.Limits.over(DefaultLimits), extract: a.Settings.Extract, fields: a.Settings.Fields, published: o.Published, found: found, progress: progress{tell: o.Progress}}
	if err := r.all(files); err != nil {
		return a, err
	}
	for _, f := range folders {
		a.Stale = append(a.Stale, f.stale()...)
	}
	return a, nil
}

// Undated returns how many articles have no date of publication.
func (a *Archive) Undated() int { return a.undated }

// Lost returns how many files and articles could not be read: Skipped says why, of the
// first of them.
func (a *Archive) Lost() int { return a.lost }

// skip counts what could not be read.
func (a *Archive) skip(p Problem) {
	if a.lost++; len(a.Skipped) < mostSkipped {
		a.Skipped = append(a.Skipped, p)
	}
}

// mostKinds is how many extensions of files that are no articles are told apart.
const mostKinds = 1000

// passOver counts what is no article: as its kind, and a file by its extension.
func (a *Archive) passOver(kind passed, called string) {
	a.Passed[string(kind)]++
	if kind != otherFile {
		return
	}
	ext := strings.ToLower(path.Ext(called))
	if _, known := a.Others[ext]; !known && len(a.Others) >= mostKinds {
		ext = ""
	}
	a.Others[ext]++
}

// Summary returns what was read in one line.
func (a *Archive) Summary() string {
	s := fmt.Sprintf("%s read, %d skipped, %d undated", count(a.count, "article"), a.lost, a.undated)
	if a.excerpts > 0 {
		s += fmt.Sprintf(", of %d only an excerpt", a.excerpts)
	}
	if a.Curated > 0 {
		s += fmt.Sprintf(", %s", count(a.Curated, "curated event"))
	}
	if a.Twice > 0 {
		s += fmt.Sprintf(", %d with an id that another has", a.Twice)
	}
	kinds := slices.Sorted(maps.Keys(a.Passed))
	for _, kind := range kinds {
		s += ", " + count(a.Passed[kind], kind) + " passed over"
	}
	if len(a.Unread) > 0 {
		var langs []string
		total := 0
		for _, lang := range slices.Sorted(maps.Keys(a.Unread)) {
			total += a.Unread[lang]
			langs = append(langs, fmt.Sprintf("%s %d", lang, a.Unread[lang]))
		}
		s += fmt.Sprintf(", %d in a language without rules (%s)", total, strings.Join(langs, ", "))
	}
	return s
}

func count(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return strconv.Itoa(n) + " " + of + "s"
}
