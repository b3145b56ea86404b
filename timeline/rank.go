package timeline

import (
	"math"
	"slices"

	"annals/timeline/timex"
)

// rank finds how much each event matters and what each article is about.
func (t *Timeline) rank() {
	t.findMains()
	listed := make(map[*Article]int, len(t.Tellings)) // how many events it tells
	for _, told := range t.Tellings {
		listed[told.Article] = len(t.EventsOf(told.Article))
	}
	for _, events := range [][]*Event{t.Events, t.Undated} {
		for _, e := range events {
			e.Importance = t.importance(e, listed)
		}
	}
}

// What makes an event that which an article is about.
const (
	mainTitle  = 3   // its words are those of the title
	mainLead   = 1   // it opens the article
	mainEarly  = 1   // it stands near the beginning
	mainAgain  = .3  // it is told, each time
	mainOthers = 3   // articles about the same tell it too
	mainAlike  = 10  // how much the first of them counts beside the others
	mainAgree  = 3   // times more where they are about it
	mainRounds = 3   // each knows what the one before has found
	mainNear   = 64  // of them are asked at most
	mainNews   = 14  // days after which what happened is no news
	mainOld    = .25 // of its weight has what is no news
)

const (
	bySource  = 1.0 // an independent source counts
	byArticle = .35 // a further article of the same source
	byLead    = .5  // an article that opens with it
	byMain    = 1.0 // an article that is about it
	byLater   = .35 // an article that comes back to it later
	long      = 12  // events above which an article is a list, and counts for less
	halfway   = 3.5 // what counts for an importance of one half
	afterDays = 3   // from which a telling is a coming back
)

// importance says how much e matters: by how many documents tell of it, how
// many of them independently, whether they open with it, and whether they come
// back to it later. Documents that list many events count for less.
func (t *Timeline) importance(e *Event, listed map[*Article]int) float64 {
	lead, later := map[*Article]bool{}, map[*Article]bool{}
	end := daysOf(e.When).to
	for _, m := range e.Mentions {
		if m.Lead {
			lead[m.Article] = true
		}
		if when := m.Article.Published.When; !when.IsZero() && !e.When.IsZero() && dayNumber(when.Start)-end >= afterDays {
			later[m.Article] = true
		}
	}
	sum := bySource*float64(e.Sources) + byArticle*float64(len(e.Articles)-e.Sources)
	for _, a := range e.Articles {
		w := 0.0
		if lead[a] {
			w += byLead
		}
		if later[a] {
			w += byLater
		}
		if t.Tellings[t.place[a]].Main == e {
			w += byMain
		}
		if n := listed[a]; n > long {
			sum -= (bySource - byArticle) * (1 - float64(long)/float64(n)) * .5
			w *= math.Sqrt(float64(long) / float64(n))
		}
		sum += w
	}
	sum = max(sum, .1)
	switch {
	case e.Status == Planned, e.Status == Conditional, e.Status == Negated:
		sum *= .6
	case e.Basis == timex.Published:
		sum *= .8
	}
	return math.Round(1000*sum/(sum+halfway)) / 1000
}

// A candidate is an event that an article may be about, and how much it is so by
// the article itself.
type candidate struct {
	event      *Event
	prominence float64
	old        bool // it is no news
}

// findMains finds what each article is about: what its title says, what it opens
// with and keeps coming back to; and of those what others like it are about.
// "Man arrested in shooting" and "two shot" have the shooting in common.
func (t *Timeline) findMains() {
	candidates := make([][]candidate, len(t.Tellings))
	parallel(len(t.Tellings), func(i int) { candidates[i] = t.candidates(t.Tellings[i]) })
	for range mainRounds {
		mains := make([]*Event, len(t.Tellings))
		parallel(len(t.Tellings), func(i int) { mains[i] = t.mainOf(t.Tellings[i].Article, candidates[i]) })
		for i, e := range mains {
			t.Tellings[i].Main = e
		}
	}
}

// candidates returns the events of an article in the order of its text.
func (t *Timeline) candidates(told *Telling) []candidate {
	a, v := told.Article, t.vocabulary
	lang := t.options.lang(a)
	title := v.vector(collect(v.count(lang, a.Title, beginning, nil)))
	var found []candidate
	for _, m := range told.Mentions {
		e := t.of[m]
		if e == nil {
			continue
		}
		i := slices.IndexFunc(found, func(c candidate) bool { return c.event == e })
		if i < 0 {
			i = len(found)
			when := a.Published.When
			old := !when.IsZero() && !e.When.IsZero() && dayNumber(when.Start)-daysOf(e.When).to > mainNews
			found = append(found, candidate{event: e, old: old})
		}
		words := v.vector(collect(v.count(lang, a.Text[m.Start:m.End], m.End-m.Start, nil)))
		p := mainAgain + mainTitle*cosine(title, words) + mainEarly/(1+float64(m.Start)/600)
		if m.Lead {
			p += mainLead
		}
		if m.When.IsZero() {
			p *= .5
		}
		found[i].prominence += p
	}
	return found
}

// mainOf returns that of the candidates which a is about, nil where there is none.
func (t *Timeline) mainOf(a *Article, candidates []candidate) (best *Event) {
	most := 0.0
	for _, c := range candidates {
		alike := 0.0 // other articles that tell of it, the more the more they say the same
		for _, other := range near(c.event.Articles, a) {
			if other == a {
				continue
			}
			likeness := cosine(t.contexts[a], t.contexts[other])
			alike += likeness
			if t.Tellings[t.place[other]].Main == c.event {
				alike += mainAgree * likeness
			}
		}
		p := c.prominence + mainOthers*math.Log2(1+mainAlike*alike)
		if c.old {
			p *= mainOld
		}
		if best == nil || p > most {
			best, most = c.event, p
		}
	}
	return best
}

// near returns those of articles that were published about when a was, at most
// mainNear of them: an archive may print one story a thousand times.
func near(articles []*Article, a *Article) []*Article {
	if len(articles) <= mainNear {
		return articles
	}
	articles = slices.SortedFunc(slices.Values(articles), compareArticles)
	at, _ := slices.BinarySearchFunc(articles, a, compareArticles)
	from := min(max(0, at-mainNear/2), len(articles)-mainNear)
	return articles[from : from+mainNear]
}
