package site

import (
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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
	cardAt    map[string]bool          // the pages that have a card of their own, without the ending
	inMenu    map[string]bool          // the pages to which the main menu leads
	nameAt    map[timeline.Name]string // where names have their pages, without those that have none
	sourceAt  map[string]string        // by the key of a source
	count     madeOf

	facts   map[*timeline.Event]*facts
	stories map[*timeline.Article]*story
	spots   map[*timeline.Mention]*spot // of events

	made  sync.Map  // what stands on many pages alike, made once
	dated sync.Map  // *date by calendar.Value
	rooms sync.Pool // of *[]byte, to make in what stands on many pages
}

// Facts are what pages say of an event again and again. Where things stand is from the root and without the
// ending: e/k3f9. A page is one file: on most file systems a folder for each costs more than the page.
type facts struct {
	id, at   string
	list     string // the page that lists it: y/2018.html
	date     date
	status   status
	class    string // for filters
	evidence string
	after    []*timeline.Event        // that it announced
	shown    [2]atomic.Pointer[shown] // as lists show it that stand in the root, and in a folder there
}

// A story is what pages say of an article.
type story struct {
	telling   *timeline.Telling
	at        string
	published date
	told      []telling // its events, in order of its text
	copies    []*timeline.Article
	passages  []passage // where they are several
}

// A spot is where in its article a mention stands: on which of its pages, as which of them all.
type spot struct {
	event        *timeline.Event
	part, number int32
}

// factsOf returns the facts of x, empty where it is not of this edition.
func (e *edition) factsOf(x *timeline.Event) *facts {
	if f := e.facts[x]; f != nil {
		return f
	}
	return &facts{}
}

// storyOf returns the story of a, empty where it is not of this edition.
func (e *edition) storyOf(a *timeline.Article) *story {
	if s := e.stories[a]; s != nil {
		return s
	}
	return &story{}
}

// spotOf returns where m stands: nowhere, where it is of no event.
func (e *edition) spotOf(m *timeline.Mention) spot {
	if s := e.spots[m]; s != nil {
		return *s
	}
	return spot{}
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
		nameAt:   map[timeline.Name]string{},
		sourceAt: map[string]string{},
		goneAt:   map[string]string{},
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
	e.placeEvents(given)
	e.compare(o.former)
	e.o.former = nil // it is as large as this one
	for _, x := range e.history.Gone {
		e.goneAt[x.ID] = "e/" + eventSlug(given, x.ID)
	}
	e.placeStories()
	e.key = make(map[*timeline.Event]bool, keyEvents)
	for _, x := range t.Foremost(t.Events, min(len(t.Events)/8, keyEvents)) {
		e.key[x] = true
	}
	atOnce(len(e.events), func(i int) { e.find(e.events[i]) })
	atOnce(len(t.Tellings), func(i int) { e.tell(e.stories[t.Tellings[i].Article]) })
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

// placeEvents says where the events have their pages, and of which of them each mention is. The facts of
// all, and the spots, are of one piece each: a site may have 100,000.
func (e *edition) placeEvents(given slugs) {
	mentions := 0
	for _, x := range e.events {
		mentions += len(x.Mentions)
	}
	all, spots := make([]facts, len(e.events)), make([]spot, mentions)
	e.facts, e.spots = make(map[*timeline.Event]*facts, len(all)), make(map[*timeline.Mention]*spot, mentions)
	for i, x := range e.events {
		f := &all[i]
		f.id = eventSlug(given, x.ID)
		f.at = "e/" + f.id
		e.facts[x] = f
		for _, m := range x.Mentions {
			spots[0].event = x
			e.spots[m], spots = &spots[0], spots[1:]
		}
	}
	for _, x := range e.events {
		for _, earlier := range x.Earlier {
			if f := e.facts[earlier]; f != nil {
				f.after = append(f.after, x)
			}
		}
	}
}

// placeStories says where the articles have their pages, and which of them repeat another.
func (e *edition) placeStories() {
	given := slugs{"index": true}
	all := make([]story, len(e.t.Tellings))
	e.stories = make(map[*timeline.Article]*story, len(all))
	for i, told := range e.t.Tellings {
		a := told.Article
		all[i].telling, all[i].at = told, "a/"+given.give(articleStem(a.ID), "", a.ID)
		e.stories[a] = &all[i]
	}
	for _, told := range e.t.Tellings {
		if told.DuplicateOf != nil && told.Newest == nil {
			if s := e.stories[told.DuplicateOf]; s != nil {
				s.copies = append(s.copies, told.Article)
			}
		}
	}
}

// atOnce calls do with 0 to n-1 on all processors.
func atOnce(n int, do func(i int)) {
	var all sync.WaitGroup
	hands := runtime.GOMAXPROCS(0)
	for k := range hands {
		all.Go(func() {
			for i := k * n / hands; i < (k+1)*n/hands; i++ {
				do(i)
			}
		})
	}
	all.Wait()
}

// find finds the facts of x.
func (e *edition) find(x *timeline.Event) {
	f := e.facts[x]
	f.date = e.date(x.When)
	f.status = e.status(x.Status, x.By)
	f.class = e.class(x)
	f.evidence = e.w.evidence(x)
}

// tell notes the events of an article and where in it they stand.
func (e *edition) tell(s *story) {
	a := s.telling.Article
	if p := a.Published.When; !p.IsZero() {
		s.published = e.date(calendar.On(p))
	}
	seen := map[*timeline.Event]bool{}
	for _, m := range s.telling.Mentions {
		if x := e.spotOf(m).event; x != nil && !seen[x] {
			seen[x] = true
			s.told = append(s.told, telling{x, m})
		}
	}
	passages := e.passages(s)
	for k, p := range passages {
		for i, m := range p.mentions {
			at := e.spots[m]
			at.part, at.number = int32(k), int32(p.first+i+1)
		}
	}
	if len(passages) > 1 { // of one it is soon found again
		s.passages = passages
	}
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
