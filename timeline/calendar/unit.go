package calendar

import (
	"slices"
	"time"
)

// A Unit is a size of calendar time, and so also a granularity: the unit to
// which a date is known. The zero Unit is none.
type Unit uint8

// The units, from fine to coarse.
const (
	NoUnit Unit = iota
	Second
	Minute
	Hour
	DayPart // morning, afternoon, evening, night: no fixed hours
	Day
	Weekend
	Week
	Month
	Quarter
	Season
	Half
	Year
	Decade
	Century
	Millennium
)

var unitNames = [...]string{
	"none", "second", "minute", "hour", "daypart", "day", "weekend", "week", "month",
	"quarter", "season", "half", "year", "decade", "century", "millennium",
}

// String returns the name that rule files and exports use: "day", "month".
func (u Unit) String() string { return unitNames[u] }

// ParseUnit returns the unit that String names so, and whether there is one.
func ParseUnit(name string) (Unit, bool) {
	i := slices.Index(unitNames[1:], name)
	return Unit(i + 1), i >= 0
}

const daySeconds = 24 * 3600

// unitSeconds are the lengths of the units that are always as long.
var unitSeconds = [...]int{Second: 1, Minute: 60, Hour: 3600, Day: daySeconds, Weekend: 7 * daySeconds, Week: 7 * daySeconds}

// unitMonths are the lengths of the others; a part of the day has none.
var unitMonths = [...]int{Month: 1, Quarter: 3, Season: 3, Half: 6, Year: 12, Decade: 120, Century: 1200, Millennium: 12000}

// Floor returns the start of the u in which t lies, or the zero time for no
// unit. A week starts on Monday; the weekend of any day is the Saturday and
// Sunday of its week. Seasons are the northern ones, of whole months: spring
// starts with March, and a winter with the December of the year that it belongs
// to. Decades, centuries and millennia go by the digits of the year, as 199X does.
func (u Unit) Floor(t time.Time) time.Time {
	y, month, d := t.Date()
	m := int(month)
	switch u {
	case Second, Minute, Hour:
		sec := t.Hour()*3600 + t.Minute()*60 + t.Second()
		return time.Date(y, month, d, 0, 0, sec-sec%unitSeconds[u], 0, time.UTC)
	case DayPart:
		return partAt(t.Hour()).on(civil(y, m, d)).Start
	case Day:
		return civil(y, m, d)
	case Weekend:
		return civil(y, m, d-daysSinceMonday(t)+5)
	case Week:
		return civil(y, m, d-daysSinceMonday(t))
	case Month:
		return civil(y, m, 1)
	case Quarter:
		return civil(y, m-(m-1)%3, 1)
	case Season:
		return civil(y, m-m%3, 1)
	case Half:
		return civil(y, m-(m-1)%6, 1)
	case Year:
		return civil(y, 1, 1)
	case Decade:
		return civil(floorYear(y, 10), 1, 1)
	case Century:
		return civil(floorYear(y, 100), 1, 1)
	case Millennium:
		return civil(floorYear(y, 1000), 1, 1)
	}
	return time.Time{}
}

func daysSinceMonday(t time.Time) int { return (int(t.Weekday()) + 6) % 7 }

// floorYear returns the first of the n years that differ from y in their last
// digits. Before the year 0 digits count backwards: -043X is -439 to -430, and
// -00XX, the first century BC, ends with the year 0, in which 00XX begins.
func floorYear(y, n int) int {
	if y < 0 {
		return -(-y/n*n + n - 1)
	}
	return y - y%n
}

// Times are reckoned to a hundred thousand million years from now, seven times
// the age of the universe, and by so many units at a time: no sum overflows.
const (
	maxYear  = 99_999_999_999
	maxUnits = 1 << 40
)

// add returns t moved by n units, and whether that can be reckoned. Where the
// day of the month does not exist (31 January plus a month) it is the last day
// of that month.
func (u Unit) add(t time.Time, n int) (time.Time, bool) {
	if u == NoUnit || u == DayPart || n < -maxUnits || n > maxUnits {
		return time.Time{}, false
	}
	if u < Month {
		t = time.Unix(t.Unix()+int64(n)*int64(unitSeconds[u]), 0).UTC()
		return t, -maxYear <= t.Year() && t.Year() <= maxYear
	}
	y, month, d := t.Date()
	sum := y*12 + int(month) - 1 + n*unitMonths[u]
	y, m := floorDiv(sum, 12), sum-12*floorDiv(sum, 12)+1
	if y < -maxYear || y > maxYear {
		return time.Time{}, false
	}
	return time.Date(y, time.Month(m), min(d, daysIn(y, m)), t.Hour(), t.Minute(), t.Second(), 0, time.UTC), true
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// daysIn returns how many days the month m of the year y has.
func daysIn(y, m int) int { return civil(y, m+1, 0).Day() }

func civil(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
