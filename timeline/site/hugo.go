package site

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"annals/timeline"
)

// A HugoExport says how events are written into the folder of a Hugo site.
type HugoExport struct {
	Events []*timeline.Event // in order of time
	Data   bool              // one page lists all from a file of data; else each event has a page too

	// Today is when Hugo will run, or earlier. A page that an article published later
	// would date gets no date: Hugo makes no page before its day. The zero Time dates all.
	Today time.Time
}

// A HugoReport tells what became of a folder.
type HugoReport struct {
	Pages   int      // that Hugo will make of what was written
	Written int      // files
	Removed int      // files of an earlier export that nothing is left of
	Kept    []string // files that somebody has changed since, or that were there before: they are as they were
}

// hugoSection is where the events stand below content/ and in layouts/.
const hugoSection = "timeline"

// hugoManifest lists the files of the last export, with what they held, so that the
// next one touches nothing else.
const hugoManifest = ".annals-export.json"

// WriteHugo writes events of t as content, data and layouts into the folder dir,
// which may be a Hugo site already. What others have put there is never changed: a
// file is written only where there is none or where it is as annals left it.
func WriteHugo(dir string, t *timeline.Timeline, x HugoExport, o Options) (HugoReport, error) {
	o, err := o.settled()
	if err != nil {
		return HugoReport{}, err
	}
	e, err := newEdition(t, o)
	if err != nil {
		return HugoReport{}, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return HugoReport{}, fmt.Errorf("%s: %v: name a folder that can be made", dir, cause(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return HugoReport{}, fmt.Errorf("%s: %v: name the folder of a Hugo site, or one that can be made", dir, cause(err))
	}
	defer root.Close()
	files, pages, err := e.hugoFiles(x, hasHugo(root.FS()))
	if err != nil {
		return HugoReport{}, err
	}
	r, err := putBeside(root, files)
	r.Pages = pages
	if err != nil {
		return r, fmt.Errorf("%s: %w", dir, err)
	}
	return r, nil
}

// hasHugo reports whether a folder is a Hugo site with settings of its own.
func hasHugo(dir fs.FS) bool {
	for _, pattern := range []string{"hugo.*", "config.*", "config/*/hugo.*", "config/*/config.*"} {
		found, _ := fs.Glob(dir, pattern)
		for _, f := range found {
			if ext := path.Ext(f); ext == ".toml" || ext == ".yaml" || ext == ".yml" || ext == ".json" {
				return !ownHugo(dir, f)
			}
		}
	}
	return false
}

// ownHugo reports whether annals itself has written the settings f.
func ownHugo(dir fs.FS, f string) bool {
	_, listed := readManifest(dir)[f]
	return listed
}

// hugoFiles returns the files by their paths, and how many pages Hugo makes of them.
func (e *edition) hugoFiles(x HugoExport, there bool) (map[string][]byte, int, error) {
	s := sheet{edition: e, root: e.o.BaseURL}
	files := map[string][]byte{}
	entries := s.entries(x.Events, func(x *timeline.Event) entry { return s.quoted(x, quotesInList) })
	var rows []hugoEvent
	for i, ev := range x.Events {
		rows = append(rows, s.hugoEvent(ev, entries[i]))
	}
	data, err := plainJSON(rows)
	if err != nil {
		return nil, 0, err
	}
	files["data/annals/events.json"] = data
	if files["data/annals/words.json"], err = plainJSON(map[string]string{"lang": e.lang, "dir": dirOf(e.lang), "open": e.w.OpenQuote, "close": e.w.CloseQuote}); err != nil {
		return nil, 0, err
	}
	index, err := hugoPage(map[string]any{"title": e.o.Title, "type": hugoSection, "params": map[string]any{"annals": true}}, "")
	if err != nil {
		return nil, 0, err
	}
	files["content/"+hugoSection+"/_index.md"] = index
	pages := 1
	if !x.Data {
		for i, row := range rows {
			page, err := hugoPage(row.front(i, x.Today), s.hugoBody(x.Events[i]))
			if err != nil {
				return nil, 0, err
			}
			files["content/"+hugoSection+"/"+row.ID+".md"] = page
			pages++
		}
	}
	ours := hugoLayouts
	if !there {
		pages += 2 // home and 404
		ours = slices.Concat(ours, hugoFrame)
		settings, err := plainJSON(map[string]any{
			"title": e.o.Title, "baseURL": cmp.Or(e.o.BaseURL, "https://example.org/"), "locale": e.lang,
			"disableKinds": []string{"taxonomy", "term", "rss"},
		})
		if err != nil {
			return nil, 0, err
		}
		files["hugo.json"] = settings
	}
	for _, l := range ours {
		text, err := templateText(nil, l.from)
		if err != nil {
			return nil, 0, err
		}
		files[l.to] = []byte(text)
	}
	return files, pages, nil
}

// A layout is a file of ours, and where it stands in a Hugo site (Hugo 0.146 and later).
type layout struct{ from, to string }

// hugoLayouts show events; hugoFrame is what stands around them where there is no site yet.
var (
	hugoLayouts = []layout{
		{"hugo/section.html", "layouts/" + hugoSection + "/section.html"}, {"hugo/page.html", "layouts/" + hugoSection + "/page.html"},
		{"hugo/events.html", "layouts/_partials/annals/events.html"}, {"hugo/shortcode.html", "layouts/_shortcodes/annals.html"}, {"embed.css", "assets/annals.css"},
	}
	hugoFrame = []layout{{"hugo/baseof.html", "layouts/baseof.html"}, {"hugo/home.html", "layouts/home.html"}, {"hugo/story.html", "layouts/page.html"}, {"hugo/404.html", "layouts/404.html"}}
)

// A hugoEvent is an event as Hugo's templates read it from the data. Texts are plain:
// the templates escape them.
type hugoEvent struct {
	ID        string      `json:"id"`
	EDTF      string      `json:"edtf"`
	Start     string      `json:"start"` // the first day that it may be, "" where it is open
	End       string      `json:"end"`
	Unit      string      `json:"unit"`
	Display   string      `json:"display"` // the date in words
	Known     string      `json:"known"`   // what of it is not known
	Datetime  string      `json:"datetime"`
	Shape     string      `json:"shape"`
	Headline  string      `json:"headline"`
	Status    string      `json:"status"`
	Warning   string      `json:"warning"` // the status in words, "" where it is plainly reported
	Evidence  string      `json:"evidence"`
	Year      string      `json:"year"`
	Names     []string    `json:"names"`
	Key       float64     `json:"importance"`
	Quotes    []hugoQuote `json:"quotes"`
	Others    []string    `json:"others"` // dates that others give, in words
	published time.Time   // when it was last reported
}

type hugoQuote struct {
	Text   string `json:"text"`
	Title  string `json:"title"`
	Source string `json:"source"`
	Date   string `json:"date"`
	URL    string `json:"url"`
}

func (s sheet) hugoEvent(x *timeline.Event, n entry) hugoEvent {
	d := jsonDateOf(x.When, x.Basis)
	h := hugoEvent{
		ID: s.factsOf(x).id, EDTF: d.EDTF, Start: d.Earliest, End: d.Latest, Unit: d.Unit, Display: n.Date.Text, Known: n.Date.Known, Datetime: n.Date.Datetime,
		Shape: n.Date.Shape, Headline: oneLine(n.Headline), Status: n.Status.Name, Evidence: n.Evidence, Key: x.Importance, Names: []string{}, Quotes: []hugoQuote{}, Others: []string{},
		published: reportedOn(x),
	}
	if n.Status.Doubt() {
		h.Warning = n.Status.Words
	}
	if y, ok := yearOf(x.When); ok {
		h.Year = s.yearText(y)
	}
	for _, name := range x.Names {
		h.Names = append(h.Names, name.Name)
	}
	for _, c := range x.Conflicts {
		h.Others = append(h.Others, s.date(c.When).Text)
	}
	seen := map[*timeline.Article]bool{}
	for _, m := range x.Mentions {
		a := m.Article
		if seen[a] || len(h.Quotes) == quotesInList {
			continue
		}
		seen[a] = true
		start, end := within(m.Start, m.End, a.Text)
		at := webAddress(a.URL)
		if at == "" && s.o.BaseURL != "" {
			at = s.to(s.anchorOf(m))
		}
		h.Quotes = append(h.Quotes, hugoQuote{oneLine(a.Text[start:end]), oneLine(s.title(a)), oneLine(a.Source), s.storyOf(a).published.Text, at})
	}
	return h
}

// front returns the front matter of the page of an event. Its date is when it was last
// reported: Hugo takes none that is not a full day, and shows no page before its date.
func (h hugoEvent) front(place int, today time.Time) map[string]any {
	m := map[string]any{
		"title": h.Headline, "type": hugoSection, "weight": place + 1,
		"params": map[string]any{"annals": true, "id": h.ID, "edtf": h.EDTF, "start": h.Start, "end": h.End, "unit": h.Unit, "display": h.Display, "known": h.Known,
			"datetime": h.Datetime, "status": h.Status, "warning": h.Warning, "evidence": h.Evidence, "names": h.Names, "sort": place + 1},
	}
	if h.published.Unix() > 0 && (today.IsZero() || h.published.Before(today)) {
		m["date"] = day(h.published)
	}
	return m
}

// hugoBody returns the evidence of x in Markdown, so that any theme shows it.
func (s sheet) hugoBody(x *timeline.Event) string {
	var b strings.Builder
	for _, m := range x.Mentions[:min(len(x.Mentions), quotesOnPage)] {
		a := m.Article
		start, end := within(m.Start, m.End, a.Text)
		b.WriteString("> " + s.w.quoted(asTyped.Replace(Markdown(a.Text[start:end]))) + "\n>\n> — ")
		title := asTyped.Replace(Markdown(s.title(a)))
		at := webAddress(a.URL)
		if at == "" && s.o.BaseURL != "" {
			at = s.to(s.anchorOf(m))
		}
		if at != "" {
			title = "[" + title + "](<" + MarkdownAddress(at) + ">)"
		}
		b.WriteString(strings.Join(filled(title, Markdown(a.Source), Markdown(s.storyOf(a).published.Text)), ", ") + "\n\n")
	}
	return b.String()
}

// asTyped keeps Hugo from setting other quotation marks and dashes than a quotation has.
var asTyped = strings.NewReplacer("'", "&#39;", `"`, "&#34;", "--", "-&#45;", "...", ".&#46;.")

// hugoPage returns a page with its front matter in JSON, which has no traps of quoting.
func hugoPage(front map[string]any, body string) ([]byte, error) {
	data, err := plainJSON(front)
	return append(append(data, '\n'), body...), err
}

// plainJSON returns v as indented JSON, a line at its end.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

// readManifest returns the files of the last export and their hashes.
func readManifest(dir fs.FS) map[string]string {
	known := map[string]string{}
	if data, err := fs.ReadFile(dir, hugoManifest); err == nil {
		if json.Unmarshal(data, &known) != nil {
			clear(known) // what cannot be read vouches for nothing
		}
	}
	return known
}

// putBeside writes files into a folder that others write to. A file of the last export
// is replaced, or removed where it is no longer among files; but one that has changed since, or was
// there before, is kept as it is.
func putBeside(root *os.Root, files map[string][]byte) (r HugoReport, err error) {
	known := readManifest(root.FS())
	now := map[string]string{}
	hash := func(data []byte) string { h := sha256.Sum256(data); return hex.EncodeToString(h[:]) }
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name]
		old, err := root.ReadFile(filepath.FromSlash(name))
		switch {
		case err == nil && bytes.Equal(old, data):
			now[name] = hash(data)
			continue
		case err == nil && known[name] != hash(old):
			r.Kept = append(r.Kept, name)
			if k, ok := known[name]; ok {
				now[name] = k
			}
			continue
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return r, fmt.Errorf("%s: %w", name, cause(err))
		}
		if err := replaceIn(root, filepath.FromSlash(name), data); err != nil {
			return r, fmt.Errorf("%s: %w", name, cause(err))
		}
		now[name] = hash(data)
		r.Written++
	}
	for name, h := range known {
		if _, still := files[name]; still || !filepath.IsLocal(filepath.FromSlash(name)) {
			continue
		}
		old, err := root.ReadFile(filepath.FromSlash(name))
		switch {
		case err != nil:
		case hash(old) != h:
			r.Kept = append(r.Kept, name)
		default:
			if err := root.Remove(filepath.FromSlash(name)); err != nil {
				return r, fmt.Errorf("%s: %w", name, cause(err))
			}
			r.Removed++
		}
	}
	slices.Sort(r.Kept)
	list, err := plainJSON(now)
	if err == nil {
		err = replaceIn(root, hugoManifest, list)
	}
	return r, err
}

// replaceIn gives a file new contents, or leaves it as it was.
func replaceIn(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	beside := name + ".annals-new"
	if err := root.WriteFile(beside, data, 0o644); err != nil {
		return err
	}
	if err := root.Rename(beside, name); err != nil {
		root.Remove(beside)
		return err
	}
	return nil
}
