package timeline

import "annals/timeline/calendar"

// What a page tells that was added to after its day of publication.

// moveBehindIncident gives the day after its publication to what a report of an incident tells of that
// weekday: "The two were indicted on Friday" in the report of a killing on Wednesday that bears the
// date of Thursday. What follows an incident did not come before it, and of a day six days ago one
// would say that it was last Friday.
func (r *reading) moveBehindIncident() {
	if !r.tellsOneIncident() {
		return
	}
	published := r.telling.Article.Published.When
	for _, m := range r.telling.Mentions {
		if m.Timex == nil || m.When != m.Timex.When || !r.isWeekday(m.Timex) || r.unplanned[m.Predicate] {
			continue
		}
		if next, ok := weekLater(m.When); ok && calendar.In(next.Start, calendar.Day).Start.Equal(published.End) {
			m.When = calendar.On(next)
		}
	}
}

// incidentDays is for how many days a report of an incident is one.
const incidentDays = 6

// tellsOneIncident reports whether the first thing of which the article gives the day is an incident of
// the days up to its publication, and it tells of none before it: in a war much comes before.
func (r *reading) tellsOneIncident() bool {
	published := r.telling.Article.Published.When
	if published.IsZero() || published.Unit != calendar.Day {
		return false
	}
	var first calendar.Interval
	for _, m := range r.telling.Mentions {
		day, ok := m.When.Interval()
		if m.Timex == nil || m.Status > Denied || !ok {
			continue
		}
		incident := r.unplanned[m.Predicate]
		switch {
		case first.IsZero():
			first = calendar.In(day.Start, calendar.Day)
			if !incident || day.Unit > calendar.Day || !first.Start.Before(published.End) || !first.Start.After(published.Start.AddDate(0, 0, -incidentDays)) {
				return false
			}
		case incident && day.Start.Before(first.Start):
			return false
		}
	}
	return !first.IsZero()
}
