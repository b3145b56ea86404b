package calendar

import (
	"fmt"
	"time"
)

// A Cycle is an interval that recurs: every year, Tuesdays, Marches, the 29th of
// February. Where a turn of the cycle has no such interval (February has no
// 31st, most years no 29 February) that turn is skipped. The zero Cycle never
// comes. Cycles are comparable with ==.
type Cycle struct {
	kind cycleKind
	n    int16 // which of its kind
	of   Unit  // what recurs
	per  Unit  // a turn of the cycle
	in   uint8 // the month of a day of the year
}

type cycleKind uint8

const (
	never       cycleKind = iota
	every                 // each of
	ordinal               // the n-th of in each per
	monthDay              // the day n of the month in
	nthDay                // the n/8-th of the weekday n%8 in the month in
	weekdayFrom           // the weekday n%8 on or after the day n/8 of the month in
	easterDay             // n days after Easter Sunday
	clockTime             // the minute n of the day
)

// Every returns the cycle of each u: every(week). There is none of parts of the day.
func Every(u Unit) Cycle {
	if u == NoUnit || u == DayPart {
		return Cycle{}
	}
	return Cycle{kind: every, of: u, per: u}
}

// Ordinal returns the cycle of the n-th of in each per: Ordinal(2, Day, Week) is
// each Tuesday, Ordinal(3, Quarter, Year) each third quarter. It counts from 1,
// but from 0 where names do: hours of the day, years of a century ('97 is 97)
// or decade, decades of a century (the '60s are 6). The seasons of a year are
// spring, summer, autumn and the winter that starts in it. A cycle that never
// comes is the zero Cycle.
func Ordinal(n int, of, per Unit) Cycle {
	for _, c := range ordinals {
		if c.of == of && c.per == per && c.from <= n && n <= c.to {
			return Cycle{kind: ordinal, n: int16(n), of: of, per: per}
		}
	}
	return Cycle{}
}

// ordinals are the ordinals that there are.
var ordinals = [...]struct {
	of, per  Unit
	from, to int
}{
	{Hour, Day, 0, 23},
	{DayPart, Day, int(Morning), int(Night)},
	{Day, Week, 1, 7},
	{Day, Month, 1, 31},
	{Day, Year, 1, 366},
	{Week, Year, 1, 53}, // ISO weeks, of which the first may begin in the year before
	{Month, Year, 1, 12},
	{Quarter, Year, 1, 4},
	{Season, Year, 1, 4},
	{Half, Year, 1, 2},
	{Year, Decade, 0, 9},
	{Year, Century, 0, 99},
	{Decade, Century, 0, 9},
}

// Weekday returns the cycle of a day of the week: 1 is Monday, 7 Sunday.
func Weekday(n int) Cycle { return Ordinal(n, Day, Week) }

// MonthOfYear returns the cycle of a month: 3 is each March.
func MonthOfYear(m int) Cycle { return Ordinal(m, Month, Year) }

// SeasonOfYear returns the cycle of a season: 1 spring, 2 summer, 3 autumn, 4 winter.
func SeasonOfYear(n int) Cycle { return Ordinal(n, Season, Year) }

// DayOfMonth returns the cycle of a day number: each 31st.
func DayOfMonth(d int) Cycle { return Ordinal(d, Day, Month) }

// PartOfDay returns the cycle of a part of the day: each evening.
func PartOfDay(p Part) Cycle { return Ordinal(int(p), DayPart, Day) }

// MonthDay returns the cycle of a day of the year: 5 March. 30 February never comes.
func MonthDay(m, d int) Cycle {
	if m < 1 || m > 12 || d < 1 || d > daysIn(2000, m) {
		return Cycle{}
	}
	return Cycle{kind: monthDay, n: int16(d), of: Day, per: Year, in: uint8(m)}
}

// NthWeekday returns the cycle of the n-th of a weekday in a month, counted
// from its end where n is negative: NthWeekday(4, 4, 11) is the fourth Thursday
// of November, and NthWeekday(-1, 1, 5) the last Monday of May.
func NthWeekday(n, weekday, m int) Cycle {
	if n < -5 || n > 5 || n == 0 || weekday < 1 || weekday > 7 || m < 1 || m > 12 {
		return Cycle{}
	}
	return Cycle{kind: nthDay, n: int16(n*8 + weekday), of: Day, per: Year, in: uint8(m)}
}

// WeekdayFrom returns the cycle of the first such weekday on or after a day of
// the year: WeekdayFrom(2, 11, 2) is the Tuesday after the first Monday of November.
func WeekdayFrom(weekday, m, d int) Cycle {
	if weekday < 1 || weekday > 7 || MonthDay(m, d).IsZero() {
		return Cycle{}
	}
	return Cycle{kind: weekdayFrom, n: int16(d*8 + weekday), of: Day, per: Year, in: uint8(m)}
}

// Easter returns the cycle of the day that is so many days after Easter Sunday
// of the western churches: Easter(-2) is Good Friday, Easter(49) Whit Sunday.
func Easter(days int) Cycle {
	if days < -80 || days > 80 {
		return Cycle{}
	}
	return Cycle{kind: easterDay, n: int16(days), of: Day, per: Year}
}

// Clock returns the cycle of a minute of the day: 20:15 each day.
func Clock(h, m int) Cycle {
	if h < 0 || h > 23 || m < 0 || m > 59 {
		return Cycle{}
	}
	return Cycle{kind: clockTime, n: int16(h*60 + m), of: Minute, per: Day}
}

// IsZero reports whether c never comes.
func (c Cycle) IsZero() bool { return c.kind == never }

// Unit returns the unit of what recurs: the day for Tuesdays.
func (c Cycle) Unit() Unit { return c.of }

// Per returns the unit of a turn of the cycle: the week for Tuesdays, the year
// for Marches, and the unit itself for every year.
func (c Cycle) Per() Unit { return c.per }

// Clock returns the hour and minute of a cycle that Clock made, and whether it
// is such.
func (c Cycle) Clock() (h, m int, ok bool) {
	return int(c.n) / 60, int(c.n) % 60, c.kind == clockTime
}

// within returns the interval of c in the turn that starts with per, and
// whether there is one.
func (c Cycle) within(per time.Time) (Interval, bool) {
	y, month, d := per.Date()
	m, n := int(month), int(c.n)
	switch c.kind {
	case every:
		return stretch(per, c.of), true
	case ordinal:
		switch c.of {
		case DayPart:
			return Part(n).on(per), true
		case Hour:
			return stretch(per.Add(time.Duration(n)*time.Hour), Hour), true
		case Day:
			i := Interval{civil(y, m, d+n-1), civil(y, m, d+n), Day}
			return i, c.per == Week || i.Start.Year() == y && (c.per == Year || int(i.Start.Month()) == m)
		case Week:
			i := ISOWeek(y, n)
			return i, !i.IsZero()
		case Month:
			return Date(y, n, 0), true
		case Quarter, Half:
			return stretch(civil(y, 1+(n-1)*unitMonths[c.of], 1), c.of), true
		case Season:
			return stretch(civil(y, 3*n, 1), Season), true
		case Year:
			return Date(y+n, 0, 0), true
		case Decade:
			return stretch(civil(y+10*n, 1, 1), Decade), true
		}
	case monthDay:
		i := Date(y, int(c.in), n)
		return i, !i.IsZero()
	case nthDay:
		nth, weekday := floorDiv(n, 8), n-8*floorDiv(n, 8)
		first, last := civil(y, int(c.in), 1), civil(y, int(c.in)+1, 0)
		day := 1 + (weekday-1-daysSinceMonday(first)+7)%7 + 7*(nth-1)
		if nth < 0 {
			day = last.Day() - (daysSinceMonday(last)-weekday+1+7)%7 + 7*(nth+1)
		}
		i := Date(y, int(c.in), max(day, 0))
		return i, day > 0 && !i.IsZero()
	case weekdayFrom:
		first := civil(y, int(c.in), n/8)
		start := first.AddDate(0, 0, (n%8-1-daysSinceMonday(first)+7)%7)
		return Interval{start, start.AddDate(0, 0, 1), Day}, true
	case easterDay:
		m, d := easter(y)
		start := civil(y, m, d+n)
		return Interval{start, start.AddDate(0, 0, 1), Day}, true
	case clockTime:
		start := per.Add(time.Duration(n) * time.Minute)
		return Interval{start, start.Add(time.Minute), Minute}, true
	}
	return Interval{}, false
}

// easter returns the month and day of Easter Sunday in the Gregorian calendar,
// by the rule of Meeus, Jones and Butcher.
func easter(y int) (m, d int) {
	y = y - 5_700_000*floorDiv(y, 5_700_000) // after so many years it all recurs
	golden, century, rest := y%19, y/100, y%100
	leaps, correction := century/4, (century-(century+8)/25+1)/3
	epact := (19*golden + century - leaps - correction + 15) % 30
	toSunday := (32 + 2*(century%4) + 2*(rest/4) - epact - rest%4) % 7
	late := (golden + 11*epact + 22*toSunday) / 451
	sum := epact + toSunday - 7*late + 114
	return sum / 31, sum%31 + 1
}

// TIMEX3 returns c as a value of TIMEX3: XXXX-WXX-3, XXXX-03-05, XXXX-SU, T20:00,
// for every unit the period of one (P1D), and "" where TIMEX3 cannot say it.
func (c Cycle) TIMEX3() string {
	n := int(c.n)
	switch c.kind {
	case every:
		if c.of == Weekend {
			return "XXXX-WXX-WE"
		}
		return Amount(1, c.of).TIMEX3()
	case monthDay:
		return fmt.Sprintf("XXXX-%02d-%02d", c.in, n)
	case clockTime:
		return fmt.Sprintf("T%02d:%02d", n/60, n%60)
	case ordinal:
		switch c.of {
		case Hour:
			return fmt.Sprintf("T%02d:00", n)
		case DayPart:
			return "T" + partCodes[n]
		case Day:
			switch c.per {
			case Week:
				return fmt.Sprintf("XXXX-WXX-%d", n)
			case Month:
				return fmt.Sprintf("XXXX-XX-%02d", n)
			}
		case Week:
			return fmt.Sprintf("XXXX-W%02d", n)
		case Month:
			return fmt.Sprintf("XXXX-%02d", n)
		case Quarter:
			return fmt.Sprintf("XXXX-Q%d", n)
		case Half:
			return fmt.Sprintf("XXXX-H%d", n)
		case Season:
			return "XXXX-" + seasonCodes[n]
		case Year:
			if c.per == Century {
				return fmt.Sprintf("XX%02d", n)
			}
		case Decade:
			return fmt.Sprintf("XX%d", n)
		}
	}
	return ""
}

// seasonCodes are the names of TIMEX3: 2013-SU.
var seasonCodes = [...]string{1: "SP", 2: "SU", 3: "FA", 4: "WI"}
