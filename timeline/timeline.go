package timeline

import (
	"cmp"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A Telling is what one article tells.
type Telling struct {
	Article *Article
	Timexes []timex.Anchored
	// Mentions are the clauses that tell of events, in order of the text, those
	// without a date among them.
	Mentions    []*Mention
	DuplicateOf *Article // the article whose text this one repeats, or nil
	Newest      *Article // the version of the story that is read in place of this one, or nil
	Updates     []Update // what became of the older versions in whose place this one is read, oldest first
	Main        *Event   // the event that the article is about, or nil
	Unread      string   // why its text was not read, or ""

	past  calendar.Interval // the latest date that it states of what is past
	sexes map[string][3]int // of names: how much speaks for each sex
}

// A Timeline is what an archive tells.
type Timeline struct {
	Tellings []*Telling // one an article, in order of the archive
	Events   []*Event   // with a date, in order of time
	Undated  []*Event   // without
	Dropped  int        // how many an editor left out

	Names   []*Named  // persons, organisations and unknown; of most events first
	Places  []*Named  // of most events first
	Perhaps []Perhaps // pairs of events that may be one, the likeliest first

	of            map[*Mention]*Event
	perhaps       map[*Event][]*Event // those that may be one with it, by Perhaps
	byID          map[string]*Event
	aliases       map[string]*Event // by the IDs that its other mentions would give it; nil where two claim one
	dropped       []*Event
	place         map[*Article]int // in the archive
	options       Options
	copies        *Copies
	vocabulary    *vocabulary
	profiles      map[*Mention]*profile
	contexts      map[*Article][]term  // what each article says first
	reports       map[*Article]*report // of incidents
	incidents     map[*Article]int32   // which incident each report is of; 0 for what is no report
	accounts      [][]dayAccount       // how each report speaks of the days
	dayOfIncident map[int32]int32      // the day of each incident, where its reports tell of one
}

// A Named is a name and the events that it takes part in, in order of the timeline.
type Named struct {
	Name
	Events []*Event
}

// Perhaps is a pair of events that may be one: likely enough to ask an editor,
// not likely enough to merge.
type Perhaps struct {
	A, B  *Event
	Score float64 // 0 to 1
}

// Options say how an archive is read. The zero value reads English news.
type Options struct {
	Genre  timex.Genre
	Lang   string  // of articles that name no language; "" is "en"
	Review *Review // an editor's decisions, or nil
	// Progress is told how far a stage has come; it is never called twice at once.
	Progress func(stage string, done, total int)
}

// Tell reads articles and tells their events. The error is about o.Review
// alone: each decision that names what is not there. The Timeline is whole even
// then, shaped by the other decisions.
func Tell(articles []*Article, o Options) (*Timeline, error) {
	readers := readersOf(articles, o)
	tellings := make([]*Telling, len(articles))
	o.each("read", len(articles), func(i int) {
		a := articles[i]
		if x := readers[a.Lang]; a.Curated != nil {
			tellings[i] = tellCurated(x, a, o.Genre)
		} else if x != nil {
			tellings[i] = x.Extract(a, o.Genre)
		} else {
			tellings[i] = &Telling{Article: a, Unread: fmt.Sprintf("no grammar for the language %q", a.Lang)}
		}
	})
	t := compose(tellings, readers, o)
	if o.Review == nil {
		return t, nil
	}
	return t, o.Review.Apply(t)
}

// Compose makes one timeline of what each article tells by itself. Tell is Extract
// and Compose; by itself it merges mentions that were found in another way.
func Compose(tellings []*Telling, o Options) *Timeline {
	articles := make([]*Article, len(tellings))
	for i, told := range tellings {
		articles[i] = told.Article
	}
	return compose(tellings, readersOf(articles, o), o)
}

func compose(tellings []*Telling, readers map[string]*Extractor, o Options) *Timeline {
	t := &Timeline{Tellings: tellings, place: make(map[*Article]int, len(tellings)), options: o}
	articles := make([]*Article, len(tellings))
	for i, told := range tellings {
		articles[i] = told.Article
		t.place[told.Article] = i
	}
	o.tell("compare", 0, len(articles))
	t.copies = FindCopies(articles)
	t.supersede(articles)
	o.tell("compare", len(articles), len(articles))
	// What no article knows alone. The order in which it is learnt is not the
	// archive's, so that the archive's does not matter.
	ordered := make([]*Telling, 0, len(tellings))
	for _, i := range canonicalOrder(articles) {
		ordered = append(ordered, tellings[i])
	}
	// What an editor has entered teaches nothing: stories are read as they are without it.
	stories := slices.DeleteFunc(slices.Clone(ordered), func(told *Telling) bool { return told.Article.Curated != nil })
	names := LearnNames(stories)
	o.each("name", len(tellings), func(i int) {
		names.Complete(tellings[i])
		if x := readers[articles[i].Lang]; x != nil {
			x.refer(tellings[i], names)
		}
	})
	t.merge(ordered)
	t.rank()
	return t
}

// supersede notes which article repeats which, and lets nothing be told by a
// version of a story of which there is a newer one.
func (t *Timeline) supersede(articles []*Article) {
	for i, told := range t.Tellings {
		if of := t.copies.Of(i); of != i {
			told.DuplicateOf = articles[of]
		}
	}
	for _, i := range canonicalOrder(articles) {
		next := t.copies.Newer(i)
		if next == i {
			continue
		}
		newest := t.copies.Newest(i)
		t.Tellings[i].Newest, t.Tellings[i].Mentions = articles[newest], nil
		t.Tellings[newest].Updates = append(t.Tellings[newest].Updates, UpdateOf(articles[i], articles[next]))
	}
}

// readersOf returns an extractor for each language of articles that has a
// grammar.
func readersOf(articles []*Article, o Options) map[string]*Extractor {
	readers := map[string]*Extractor{}
	made := map[*timex.Grammar]*Extractor{}
	for _, a := range articles {
		if _, seen := readers[a.Lang]; seen {
			continue
		}
		readers[a.Lang] = nil
		if g, ok := timex.Language(cmp.Or(a.Lang, o.Lang, "en")); ok {
			if made[g] == nil {
				made[g] = NewExtractor(g)
			}
			readers[a.Lang] = made[g]
		}
	}
	return readers
}

// each does f for each number below n, in parallel, and tells the progress.
func (o Options) each(stage string, n int, f func(i int)) {
	if o.Progress == nil {
		parallel(n, f)
		return
	}
	var mu sync.Mutex
	done := 0
	o.Progress(stage, 0, n)
	parallel(n, func(i int) {
		f(i)
		mu.Lock()
		defer mu.Unlock()
		done++
		if done%100 == 0 || done == n {
			o.Progress(stage, done, n)
		}
	})
}

func (o Options) tell(stage string, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}

// parallel does f for each number below n on all processors. Work is handed
// out in small runs, since one article may take as long as a hundred.
func parallel(n int, f func(i int)) {
	const run = 16
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+run-1)/run) {
		wg.Go(func() {
			for {
				end := int(next.Add(run))
				if end-run >= n {
					return
				}
				for i := end - run; i < min(end, n); i++ {
					f(i)
				}
			}
		})
	}
	wg.Wait()
}

// Of returns the event that m tells of, nil where an editor dropped it.
func (t *Timeline) Of(m *Mention) *Event { return t.of[m] }

// Find returns the event with the ID, or nil. An event answers to the ID that it
// had before an article that tells of it was added.
func (t *Timeline) Find(id string) *Event {
	if e := t.byID[id]; e != nil {
		return e
	}
	return t.aliases[id]
}

// All yields the events of t, in order of time and those without a date last.
func (t *Timeline) All() iter.Seq[*Event] {
	return func(yield func(*Event) bool) {
		for _, events := range [][]*Event{t.Events, t.Undated} {
			for _, e := range events {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// EventsOf returns the events that a tells of, in order of its text, each once.
func (t *Timeline) EventsOf(a *Article) []*Event {
	i, ok := t.place[a]
	if !ok {
		return nil
	}
	var events []*Event
	for _, m := range t.Tellings[i].Mentions {
		if e := t.of[m]; e != nil && !slices.Contains(events, e) {
			events = append(events, e)
		}
	}
	return events
}

// index puts the events in their order and finds anew what hangs on them all.
func (t *Timeline) index() {
	all := slices.Concat(t.Events, t.Undated)
	t.Events, t.Undated = nil, nil
	t.byID = make(map[string]*Event, len(all))
	t.of = make(map[*Mention]*Event, len(all))
	t.aliases = make(map[string]*Event, len(all))
	for _, e := range all {
		t.claim(e)
		if e.When.IsZero() {
			t.Undated = append(t.Undated, e)
		} else {
			t.Events = append(t.Events, e)
		}
	}
	slices.SortFunc(t.Events, compareEvents)
	slices.SortFunc(t.Undated, compareEvents)
	t.Names, t.Places = nil, nil
	named := map[Name]*Named{}
	meet := func(n Name, e *Event) {
		if named[n] == nil {
			named[n] = &Named{Name: n}
			if n.Kind == Place {
				t.Places = append(t.Places, named[n])
			} else {
				t.Names = append(t.Names, named[n])
			}
		}
		named[n].Events = append(named[n].Events, e)
	}
	for _, events := range [][]*Event{t.Events, t.Undated} {
		for _, e := range events {
			for _, n := range e.Names {
				meet(n, e)
			}
			for _, p := range e.Places {
				meet(Name{p, Place}, e)
			}
		}
	}
	for _, list := range [][]*Named{t.Names, t.Places} {
		slices.SortFunc(list, func(a, b *Named) int {
			return cmp.Or(cmp.Compare(len(b.Events), len(a.Events)), strings.Compare(a.Name.Name, b.Name.Name), cmp.Compare(a.Kind, b.Kind))
		})
	}
}

// claim makes the IDs and mentions of e lead to it.
func (t *Timeline) claim(e *Event) {
	t.byID[e.ID] = e
	for _, m := range e.Mentions {
		t.of[m] = e
		id := idOf(m.key())
		if other, claimed := t.aliases[id]; claimed && other != e {
			t.aliases[id] = nil
		} else {
			t.aliases[id] = e
		}
	}
}

// release undoes claim.
func (t *Timeline) release(e *Event) {
	delete(t.byID, e.ID)
	for _, m := range e.Mentions {
		delete(t.of, m)
		if id := idOf(m.key()); t.aliases[id] == e {
			delete(t.aliases, id)
		}
	}
}

// compareEvents orders by time, of events that begin together the shorter
// first, then the more important.
func compareEvents(a, b *Event) int {
	aFrom, aTo := a.When.Bounds()
	bFrom, bTo := b.When.Bounds()
	if aFrom.IsZero() && !aTo.IsZero() { // open at its start: it stands where it ends
		aFrom = aTo
	}
	if bFrom.IsZero() && !bTo.IsZero() {
		bFrom = bTo
	}
	return cmp.Or(aFrom.Compare(bFrom), cmp.Compare(a.When.Unit(), b.When.Unit()), aTo.Compare(bTo),
		cmp.Compare(b.Importance, a.Importance), strings.Compare(a.ID, b.ID))
}
