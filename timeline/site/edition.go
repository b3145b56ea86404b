package site

import (
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// An edition is a timeline about to be written: all that the pages have to know
// of each other. It is made once and then only read.
type edition struct {
	t    *timeline.Timeline
	o    Options
	w    *words
	lang string
	g    *timex.Grammar // that writes dates
	forms
	embedForm  *template.Template // of the timelines in pages of prose, nil where there are none
	embedStyle template.CSS

	events    []*timeline.Event // all, the undated last
	eventOf   map[*timeline.Mention]*timeline.Event
	told      map[*timeline.Article][]telling // its events, in order of its text
	tellings  map[*timeline.Article]*timeline.Telling
	after     map[*timeline.Event][]*timeline.Event // that it announced
	copies    map[*timeline.Article][]*timeline.Article
	years     []*year
	prose     []*prose
	intro     *prose // of the home page
	names     []*name
	sources   []*name
	conflicts []*timeline.Event
	byID      map[string]*timeline.Event // where there was a site before
	history   history
	goneAt    map[string]string        // where a tombstone stands, by the ID of the event
	key       map[*timeline.Event]bool // those that matter most, which lists set larger
	masthead  masthead
	cardAt    map[string]bool // the pages that have a card of their own, without the ending
	inMenu    map[string]bool // the pages to which the main menu leads
	made      sync.Map        // what stands on many pages alike, made once
	dated     sync.Map        // *date by calendar.Value

	// Where things stand, from the root and without the ending: e/k3f9. A page is
	// one file: on most file systems a folder for each costs more than the page.
	eventAt   map[*timeline.Event]string
	articleAt map[*timeline.Article]string
	nameAt    map[timeline.Name]string // without those that have no page
	sourceAt  map[string]string        // by the key of a source
	eventID   map[*timeline.Event]string
	inList    map[*timeline.Event]string // the page that lists it: y/2018.html
	articles  map[*timeline.Article][]passage
	anchors   map[*timeline.Mention]anchor
	count     madeOf

	// Dates as pages show them, since each stands on many.
	published map[*timeline.Article]date
	dates     map[*timeline.Event]date
}

// A telling is an event with the place where an article first tells it.
type telling struct {
	event   *timeline.Event
	mention *timeline.Mention
}

// newEdition prepares t for writing.
func newEdition(t *timeline.Timeline, o Options) (*edition, error) {
	e := &edition{
		t: t, o: o,
		eventOf:   map[*timeline.Mention]*timeline.Event{},
		told:      map[*timeline.Article][]telling{},
		tellings:  make(map[*timeline.Article]*timeline.Telling, len(t.Tellings)),
		after:     map[*timeline.Event][]*timeline.Event{},
		copies:    map[*timeline.Article][]*timeline.Article{},
		eventAt:   make(map[*timeline.Event]string, len(t.Events)),
		articleAt: make(map[*timeline.Article]string, len(t.Tellings)),
		nameAt:    map[timeline.Name]string{},
		sourceAt:  map[string]string{},
		goneAt:    map[string]string{},
		eventID:   make(map[*timeline.Event]string, len(t.Events)),
		inList:    make(map[*timeline.Event]string, len(t.Events)),
		articles:  make(map[*timeline.Article][]passage, len(t.Tellings)),
		anchors:   map[*timeline.Mention]anchor{},
		published: make(map[*timeline.Article]date, len(t.Tellings)),
		dates:     make(map[*timeline.Event]date, len(t.Events)),
	}
	e.w, e.lang = wordsOf(cmp.Or(o.Lang, mostTold(t)))
	e.o.Title = cmp.Or(o.Title, e.w.Home)
	e.g, _ = timex.Language(e.lang)
	var err error
	if e.forms, err = readForms(o.Templates, e.w, e.funcs()); err != nil {
		return nil, err
	}
	e.events = slices.Concat(t.Events, t.Undated)
	given := slugs{}
	for _, x := range e.events {
		e.dates[x] = e.date(x.When)
		e.eventID[x] = eventSlug(given, x.ID)
		e.eventAt[x] = "e/" + e.eventID[x]
		for _, m := range x.Mentions {
			e.eventOf[m] = x
		}
		for _, earlier := range x.Earlier {
			e.after[earlier] = append(e.after[earlier], x)
		}
	}
	e.compare(o.former)
	e.o.former = nil // it is as large as this one
	for _, x := range e.history.Gone {
		e.goneAt[x.ID] = "e/" + eventSlug(given, x.ID)
	}
	given = slugs{"index": true}
	for _, told := range t.Tellings {
		a := told.Article
		e.tellings[a] = told
		if p := a.Published.When; !p.IsZero() {
			e.published[a] = e.date(calendar.On(p))
		}
		e.articleAt[a] = "a/" + given.give(articleStem(a.ID), "", a.ID)
		if told.DuplicateOf != nil && told.Newest == nil {
			e.copies[told.DuplicateOf] = append(e.copies[told.DuplicateOf], a)
		}
		e.tell(told)
	}
	e.key = mostImportant(t.Events, min(len(t.Events)/8, keyEvents))
	e.findYears()
	e.findNames()
	e.findSources()
	e.countAll()
	e.cardAt = map[string]bool{}
	for _, c := range e.cards() {
		e.cardAt[c.at] = true
	}
	if err := e.readProse(); err != nil {
		return nil, err
	}
	e.inMenu = map[string]bool{}
	for _, l := range e.links() {
		e.inMenu[l.Href] = true
	}
	return e, nil
}

// tell notes the events of an article and where in it they stand.
func (e *edition) tell(told *timeline.Telling) {
	var events []telling
	var mentions []*timeline.Mention
	seen := map[*timeline.Event]bool{}
	for _, m := range told.Mentions {
		x := e.eventOf[m]
		if x == nil {
			continue
		}
		mentions = append(mentions, m)
		if !seen[x] {
			seen[x] = true
			events = append(events, telling{x, m})
		}
	}
	e.told[told.Article] = events
	e.articles[told.Article] = e.passages(told.Article, mentions)
}

// eventSlug returns the name of the folder of the event id, which is the id
// itself wherever that can name a folder. Ids of other things on a page have an
// underscore and so are never met.
func eventSlug(given slugs, id string) string {
	plain := func(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' }
	if id != "" && len(id) <= longest && !given[id] && !reserved[id] && strings.IndexFunc(id, func(r rune) bool { return !plain(r) }) < 0 && id[0] != '-' {
		given[id] = true
		return id
	}
	return given.give(id, "", id)
}

// articleStem returns the id of an article without the ending of its file:
// archive/a.md is archive/a, stories.jsonl#12 is stories 12.
func articleStem(id string) string {
	file, record, ok := strings.Cut(id, "#")
	if ext := path.Ext(file); len(ext) <= len(".markdown") {
		file = strings.TrimSuffix(file, ext)
	}
	if ok {
		return file + " " + record
	}
	return file
}

// title returns what an article is called on pages.
func (e *edition) title(a *timeline.Article) string {
	if t := strings.TrimSpace(a.Title); t != "" {
		return t
	}
	return e.w.Untitled + " (" + a.ID + ")"
}

// parts returns how many pages a list of n takes, with at most limit on each,
// and where the k-th begins: all about equally long.
func parts(n, limit int) int { return max(1, (n+limit-1)/limit) }

// part returns the k-th of all, of count parts.
func part[T any](all []T, k, count int) []T { return all[k*len(all)/count : (k+1)*len(all)/count] }

// partPath returns the path of the k-th part of the list that stands at at. No
// slug has a full stop, so that it is no other's.
func partPath(at string, k int) string {
	if k == 0 {
		return at + ".html"
	}
	return fmt.Sprintf("%s.%d.html", at, k+1)
}

// glob returns the files of the folder fsys whose names match, none where there is no folder.
func glob(fsys fs.FS, pattern string) ([]string, error) {
	if fsys == nil {
		return nil, nil
	}
	return fs.Glob(fsys, pattern)
}
