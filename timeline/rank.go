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

const (
	bySource  = 1.0 // an independent source counts
	byArticle = .35 // a further article of the same source
	byLead    = .5  // an article that opens with it
	byMain    = 1.0 // an article that is about it
	byLater   = .35 // an article that comes back to it later, of several that tell it
	byEcho    = .1  // of its weight has an article that tells it in the words of an earlier one
	long      = 12  // events above which an article is a list, and counts for less
	halfway   = 3.5 // what counts for an importance of one half
	afterDays = 3   // from which a telling is a coming back
	byPlan    = .85 // of its weight has what is said to come
	byPerhaps = .6  // and what only may
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
	opens := func(a *Article) bool { return lead[a] || t.Tellings[t.place[a]].Main == e }
	openers := slices.DeleteFunc(slices.Clone(e.Articles), func(a *Article) bool { return !opens(a) })
	counts := t.counts(e, openers)
	again := e.echoes()
	articles := float64(len(e.Articles)) - float64(len(openers))*(1-counts) - float64(len(again))*(1-byEcho)
	sum := bySource*min(float64(e.Sources), articles) + byArticle*max(0, articles-float64(e.Sources))
	for _, a := range e.Articles {
		w := 0.0
		if lead[a] {
			w += byLead
		}
		if later[a] && len(e.Articles) > 1 {
			w += byLater
		}
		if t.Tellings[t.place[a]].Main == e {
			w += byMain
		}
		if n := listed[a]; n > long {
			sum -= (bySource - byArticle) * (1 - float64(long)/float64(n)) * .5
			w *= math.Sqrt(float64(long) / float64(n))
		}
		if opens(a) {
			w *= counts
		}
		if again[a] {
			w *= byEcho
		}
		sum += w
	}
	if c := e.Curated(); c != nil {
		if c.Importance > 0 {
			return min(c.Importance, 1)
		}
		sum += curatedWorth
	}
	sum = max(sum, .1)
	switch {
	case e.Status == Planned && e.firm():
		sum *= byPlan // that it will is news
	case e.Status == Planned, e.Status == Conditional, e.Status == Negated:
		sum *= byPerhaps
	case e.Basis == timex.Published:
		sum *= .8
	}
	return math.Round(1000*sum/(sum+halfway)) / 1000
}

// echoes returns the articles that tell of e in words alone that an earlier one has: the paragraph of background
// that a newsroom puts below each story of a week says what it says once.
func (e *Event) echoes() map[*Article]bool {
	if len(e.Articles) < 2 {
		return nil
	}
	told, fresh := map[string]bool{}, map[*Article]bool{}
	mentions := slices.SortedStableFunc(slices.Values(e.Mentions), func(a, b *Mention) int { return compareArticles(a.Article, b.Article) })
	for _, m := range mentions {
		words := spaced(m.Article.Text[m.Start:m.End])
		if !told[words] {
			told[words], fresh[m.Article] = true, true
		}
	}
	again := map[*Article]bool{}
	for _, a := range e.Articles {
		if !fresh[a] {
			again[a] = true
		}
	}
	return again
}

// firm reports whether one who tells of e, a plan, says that it will come.
func (e *Event) firm() bool {
	return slices.ContainsFunc(e.Mentions, func(m *Mention) bool { return m.Firm })
}

const (
	fewOpeners  = 3   // articles from which there may be a form
	mostOpeners = 32  // that are compared at most
	nameless    = .2  // share of them up to which a name is not what they have in common
	named       = .5  // and from which it is
	strange     = .15 // likeness of beginnings up to which they have nothing in common
	kindred     = .25 // and from which they tell of one thing
)

// counts returns how much each of the articles counts that open with e. Those that
// tell one thing name the same and begin alike. Notes of earnings "ended January 31"
// do neither, however many there are: together they count as one.
func (t *Timeline) counts(e *Event, openers []*Article) float64 {
	openers = slices.SortedFunc(slices.Values(openers), compareArticles)
	openers = slices.DeleteFunc(openers, func(a *Article) bool { return t.Tellings[t.place[a]].DuplicateOf != nil })
	if len(openers) < fewOpeners {
		return 1
	}
	openers = openers[:min(len(openers), mostOpeners)]
	n := float64(len(openers))
	likeness := 0.0
	for i, a := range openers {
		for _, b := range openers[:i] {
			likeness += cosine(t.contexts[a], t.contexts[b])
		}
	}
	likeness /= n * (n - 1) / 2
	one := between(t.sharing(e, openers)/n, nameless, named) * between(likeness, strange, kindred)
	return (1 + (n-1)*one) / n
}

// sharing returns how many of articles, which tell of e, have their commonest name in
// common.
func (t *Timeline) sharing(e *Event, articles []*Article) float64 {
	of := map[*nameTerm]map[*Article]bool{}
	most := 0
	for _, m := range e.Mentions {
		if !slices.Contains(articles, m.Article) {
			continue
		}
		p := t.profiles[m]
		for _, list := range [...][]*nameTerm{p.names, p.places, p.about} {
			for _, n := range list {
				if of[n] == nil {
					of[n] = map[*Article]bool{}
				}
				of[n][m.Article] = true
				most = max(most, len(of[n]))
			}
		}
	}
	return float64(most)
}

// between returns where x lies from low to high, 0 at or below the one and 1 at or
// above the other.
func between(x, low, high float64) float64 { return min(1, max(0, (x-low)/(high-low))) }
