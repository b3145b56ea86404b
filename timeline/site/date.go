package site

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A date is a calendar.Value as pages show it.
type date struct {
	Text     string // in a person's form: "December 2018"
	Datetime string // for <time datetime>: 2018-12; "" where HTML has no form for it
	EDTF     string
	Known    string // what of it is not known: "day not known", or ""
	Shape    string // of its marker: day, week, month, season, year, decade, none
	one      *date  // the same wherever it is shown; nil of a date that the edition did not make
}

// date returns v as pages show it; the zero Value is shown as not dated. It is made once, since most dates
// stand on many pages.
func (e *edition) date(v calendar.Value) date {
	if made, ok := e.dated.Load(v); ok {
		return *made.(*date)
	}
	d := date{Text: e.w.NoDate, Shape: "none"}
	if !v.IsZero() {
		d = date{Text: e.written(v), EDTF: v.String(), Shape: shapes[v.Unit()]}
		d.Datetime = datetime(v, d.EDTF)
		if _, members := v.Set(); !v.IsRange() && len(members) == 0 { // of those, both ends and all members are written out
			d.Known = e.w.known[v.Unit()]
		}
	}
	d.one = new(date)
	*d.one = d
	made, _ := e.dated.LoadOrStore(v, d.one)
	return *made.(*date)
}

// format returns v in a person's form, in the language of the pages.
func (e *edition) format(v calendar.Value) string {
	if v.IsZero() {
		return e.written(v)
	}
	return e.date(v).Text
}

// written returns v as the language of the pages writes it.
func (e *edition) written(v calendar.Value) string {
	if e.g == nil {
		return v.String()
	}
	return e.g.Format(v)
}

var shapes = map[calendar.Unit]string{
	calendar.NoUnit: "none",
	calendar.Second: "day", calendar.Minute: "day", calendar.Hour: "day", calendar.DayPart: "day", calendar.Day: "day",
	calendar.Weekend: "week", calendar.Week: "week", calendar.Month: "month",
	calendar.Quarter: "season", calendar.Season: "season", calendar.Half: "season", calendar.Year: "year",
	calendar.Decade: "decade", calendar.Century: "decade", calendar.Millennium: "decade",
}

// datetime returns v, which EDTF writes as edtf, in a form that HTML knows: a
// year, a month, a day or a week. Nothing finer or coarser is made of it.
func datetime(v calendar.Value, edtf string) string {
	start, end := v.Bounds()
	if v.Unit() == calendar.Week && end.Sub(start) == 7*24*time.Hour && start.Year() > 0 {
		if y, w := start.ISOWeek(); start.Weekday() == time.Monday {
			return fmt.Sprintf("%04d-W%02d", y, w)
		}
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(edtf) == len(layout) {
			if t, err := time.Parse(layout, edtf); err == nil && t.Year() > 0 {
				return edtf
			}
		}
	}
	return ""
}

// yearOf returns the year that v is listed under: the one it begins in, or
// ends in where its beginning is open; and whether there is one.
func yearOf(v calendar.Value) (int, bool) {
	start, end := v.Bounds()
	switch {
	case !start.IsZero():
		return start.Year(), true
	case !end.IsZero():
		return end.Add(-time.Nanosecond).Year(), true
	}
	return 0, false
}

// day returns t as exports write a day: 2018-12-01, and -0043-03-15 before our era.
func day(t time.Time) string {
	y, m, d := t.Date()
	return fmt.Sprintf("%s-%02d-%02d", yearName(y), m, d)
}

// yearName returns y with four digits at least: 2018, 0476, -0043.
func yearName(y int) string {
	if y < 0 {
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// gap says how long after the date a the date b is, as apart does.
func (e *edition) gap(a, b calendar.Value) string {
	if long := e.apart(a, b); long != "" {
		return put(e.w.later, long)
	}
	return ""
}

// apart returns how long it is from the date a to the date b, in words and no more
// exactly than both are known; "" where that is less than half a year.
func (e *edition) apart(a, b calendar.Value) string {
	_, aEnd := a.Bounds()
	bStart, _ := b.Bounds()
	if aEnd.IsZero() || bStart.IsZero() {
		return ""
	}
	from := aEnd.Add(-time.Nanosecond)
	months := (bStart.Year()-from.Year())*12 + int(bStart.Month()) - int(from.Month())
	switch unit := max(a.Unit(), b.Unit()); {
	case months < 6 || unit > calendar.Year:
		return ""
	case unit > calendar.Month:
		if months < 12 {
			return ""
		}
		years := bStart.Year() - from.Year()
		return e.w.of(e.w.years, years)
	case unit <= calendar.Day && bStart.Day() < from.Day():
		months--
	}
	var parts []string
	if months >= 12 {
		parts = append(parts, e.w.of(e.w.years, months/12))
	}
	if months%12 > 0 {
		parts = append(parts, e.w.of(e.w.months, months%12))
	}
	return strings.Join(parts, " ")
}

// span returns the stretch that events lie in, those without a date left out:
// "1–9 March 1987".
func (e *edition) span(events []*timeline.Event) string {
	dated := slices.DeleteFunc(slices.Clone(events), func(x *timeline.Event) bool { return x.When.IsZero() })
	if len(dated) == 0 {
		return e.w.NoDate
	}
	return e.between(dated[0].When, dated[len(dated)-1].When)
}

// days returns the stretch from the day that the first of events begins on to
// the day that the last does.
func (e *edition) days(events []*timeline.Event) string {
	from, _ := events[0].When.Bounds()
	to, _ := events[len(events)-1].When.Bounds()
	return e.between(calendar.On(calendar.In(from, calendar.Day)), calendar.On(calendar.In(to, calendar.Day)))
}

// between returns the stretch from a to b in a person's form.
func (e *edition) between(a, b calendar.Value) string {
	if a == b {
		return e.format(a)
	}
	if v := calendar.Between(a, b); !v.IsZero() && !a.IsRange() && !b.IsRange() {
		return e.format(v)
	}
	return e.format(a) + " – " + e.format(b)
}
