package timeline

import (
	"math"

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
	if c := e.Curated(); c != nil {
		if c.Importance > 0 {
			return min(c.Importance, 1)
		}
		sum += curatedWorth
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
