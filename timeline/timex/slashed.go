package timex

import (
	"fmt"
	"time"

	"annals/timeline/calendar"
)

// An order says which comes first in 3/4/2019, the day or the month. Countries
// differ: a rule file may say it ("date-order: day-month"), or another date of the
// same text may show it (22/3/2019).
type order uint8

const (
	noOrder  order = 0
	dayMonth order = 1
	monthDay order = 2
)

var orderNames = map[string]order{"day-month": dayMonth, "month-day": monthDay}

// readOrder reads what stands behind "date-order:".
func (g *Grammar) readOrder(words []string) error {
	if len(words) != 1 || orderNames[words[0]] == noOrder {
		return fmt.Errorf("want date-order: day-month, or date-order: month-day")
	}
	g.order = orderNames[words[0]]
	return nil
}

// slashed returns the day x/y of a year, in the order of the text. Where nobody
// knows that order, and both would be days, it is one of the two.
func (a *anchor) slashed(x, y, year int) value {
	byMonth, byDay := calendar.Date(year, x, y), calendar.Date(year, y, x)
	of := a.order
	switch {
	case byDay == byMonth:
		of = monthDay
	case byDay.IsZero():
		of = monthDay
		a.shown |= of
	case byMonth.IsZero():
		of = dayMonth
		a.shown |= of
	case of == noOrder && a.isAbout(byMonth) && !a.isAbout(byDay):
		of = monthDay
	case of == noOrder && a.isAbout(byDay) && !a.isAbout(byMonth):
		of = dayMonth
	}
	switch of {
	case monthDay:
		return onInterval(byMonth).orNothing()
	case dayMonth:
		return onInterval(byDay)
	}
	return value{kind: unanchored, text: fmt.Sprintf("%04d-XX-XX", year), pair: &[2]calendar.Interval{byMonth, byDay}}
}

// isAbout reports whether i lies within a week of the day of the document.
func (a *anchor) isAbout(i calendar.Interval) bool {
	return !a.dct.IsZero() && i.Start.Sub(a.dct.Start).Abs() <= 7*24*time.Hour
}

// orderIn returns the order of dates in a text: that of the country, or the one
// that all those show that can be but one day.
func (a *anchor) orderIn(found []Timex) order {
	if a.g.order != noOrder {
		return a.g.order
	}
	for _, t := range found {
		if t.tree != nil && t.tree.has(isSlashed) {
			t.tree.eval(a, 0, t.part)
		}
	}
	if a.shown == dayMonth || a.shown == monthDay {
		return a.shown
	}
	return noOrder
}
