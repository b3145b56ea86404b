package calendar

import "time"

// An Interval is the stretch of the timeline [Start, End), known to Unit.
// Times are civil times, written in UTC. The zero Interval is no stretch.
type Interval struct {
	Start, End time.Time
	Unit       Unit
}

// In returns the interval of one u that holds t, by the clock of t's own zone.
func In(t time.Time, u Unit) Interval { return stretch(u.Floor(t), u) }

// stretch returns the interval of one u that starts at a start of such.
func stretch(start time.Time, u Unit) Interval {
	switch u {
	case NoUnit:
		return Interval{}
	case DayPart:
		y, m, d := start.Date()
		return partFrom(start.Hour()).on(civil(y, int(m), d))
	case Weekend:
		return Interval{start, start.AddDate(0, 0, 2), u}
	}
	end, ok := u.add(start, 1)
	if !ok {
		return Interval{}
	}
	return Interval{start, end, u}
}

// Date returns the interval of the year y, the month m of it or the day d of
// that, m and d being 0 where they are not known. The year 0 is 1 BC. Where
// there is no such day (30 February) it returns the zero Interval.
func Date(y, m, d int) Interval {
	switch {
	case y < -maxYear || y > maxYear || m < 0 || m > 12 || d < 0 || m == 0 && d > 0:
		return Interval{}
	case m == 0:
		return Interval{civil(y, 1, 1), civil(y+1, 1, 1), Year}
	case d == 0:
		return Interval{civil(y, m, 1), civil(y, m+1, 1), Month}
	case d > daysIn(y, m):
		return Interval{}
	}
	return Interval{civil(y, m, d), civil(y, m, d+1), Day}
}

// BC returns the number of the year n BC as Date and EDTF count it: 1 BC is
// the year 0, and 431 BC is -430.
func BC(n int) int { return 1 - n }

// ISOWeek returns the week w of the year y as ISO 8601 counts: week 1 holds the
// first Thursday of the year. Where the year has no such week (most have no
// 53rd) it returns the zero Interval.
func ISOWeek(y, w int) Interval {
	if w < 1 || w > 53 || y < -maxYear || y > maxYear {
		return Interval{}
	}
	i := stretch(Week.Floor(civil(y, 1, 4)).AddDate(0, 0, 7*(w-1)), Week)
	if got, _ := i.Start.ISOWeek(); got != y {
		return Interval{}
	}
	return i
}

// At returns the minute h:m of the day in which i begins.
func At(i Interval, h, m int) Interval { return This(i, Clock(h, m)) }

// IsZero reports whether i is no stretch at all.
func (i Interval) IsZero() bool { return i.Unit == NoUnit }

// Contains reports whether j lies within i.
func (i Interval) Contains(j Interval) bool {
	return !i.IsZero() && !j.IsZero() && !j.Start.Before(i.Start) && !j.End.After(i.End)
}

// Overlaps reports whether i and j share a moment.
func (i Interval) Overlaps(j Interval) bool {
	return !i.IsZero() && !j.IsZero() && i.Start.Before(j.End) && j.Start.Before(i.End)
}

// Widen returns the u in which i begins, and i where that is finer than i: the
// year of a day, never a day of a year.
func (i Interval) Widen(u Unit) Interval {
	if i.Unit >= u {
		return i
	}
	return In(i.Start, u)
}

// String returns i in EDTF: 2007, 2007-03, 199X, 2013-01-28/2013-02-03.
func (i Interval) String() string { return On(i).String() }
