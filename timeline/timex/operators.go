package timex

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"annals/timeline/calendar"
)

// An operator is what the right side of a rule may call. It is given no
// argument that is nothing, and returns nothing where there is no such time.
type operator struct {
	name        string
	use         string // how it is written
	least, most int    // arguments
	traits      traits
	apply       func(a *anchor, v []value) value
}

// Traits are what those who anchor expressions want to know of the operators
// that a rule calls.
type traits uint16

const (
	leaning  traits = 1 << iota // what it comes to leans on the anchor
	fallible                    // there may be no such time: a day that its month does not have
	isDCT                       // it is dct, and so on
	isRef
	isReported
	isMonthDay
	isAfter
	isNext
	isSlashed
	isPlus
)

// operators are all of them, by name.
var operators = func() map[string]*operator {
	m := map[string]*operator{}
	for i := range operatorTable {
		m[operatorTable[i].name] = &operatorTable[i]
	}
	return m
}()

func operatorNames() []string { return slices.Sorted(maps.Keys(operators)) }

var operatorTable = []operator{
	// What expressions lean on.
	{"dct", "dct: the day of the document, or in a story told in the past the date last mentioned", 0, 0, leaning | isDCT, func(a *anchor, _ []value) value { return onInterval(a.now()) }},
	{"ref", "ref: the date last mentioned", 0, 0, leaning | isRef, func(a *anchor, _ []value) value { return onInterval(a.reference()) }},
	{"that", "that: the date last mentioned, in the paragraphs before if need be", 0, 0, leaning | isRef, func(a *anchor, _ []value) value { return onInterval(a.pointed()) }},
	{"day0", "day0: the day of the document, always", 0, 0, leaning, func(a *anchor, _ []value) value { return onInterval(a.dct) }},
	{"event", "event: what happened, as the words beside the expression tell; before and after it a period stays one", 0, 0, 0, func(*anchor, []value) value {
		return value{kind: eventKind}
	}},
	{"reported", "reported: the quarter that a story of earnings tells of", 0, 0, leaning | isReported, func(a *anchor, _ []value) value { return onInterval(a.reported()) }},
	{"compared", "compared: the quarter with which a story of earnings compares, a year before the one reported", 0, 0, leaning | isReported, func(a *anchor, _ []value) value { return onInterval(a.compared()) }},
	{"now", "now: PRESENT_REF", 0, 0, 0, func(*anchor, []value) value { return value{kind: refKind, text: "PRESENT_REF"} }},
	{"past", "past: PAST_REF", 0, 0, 0, func(*anchor, []value) value { return value{kind: refKind, text: "PAST_REF"} }},
	{"future", "future: FUTURE_REF", 0, 0, 0, func(*anchor, []value) value { return value{kind: refKind, text: "FUTURE_REF"} }},

	// Numbers.
	{"add", "add(20, 5)", 2, 2, 0, func(_ *anchor, v []value) value { return value{kind: number, n: v[0].n + v[1].n} }},
	{"mul", "mul(5, 100)", 2, 2, 0, func(_ *anchor, v []value) value { return value{kind: number, n: v[0].n * v[1].n} }},
	{"neg", "neg(1)", 1, 1, 0, func(_ *anchor, v []value) value { return value{kind: number, n: -v[0].n} }},
	{"div", "div(1, 2)", 2, 2, fallible, func(_ *anchor, v []value) value {
		if v[1].n == 0 {
			return value{}
		}
		return value{kind: number, n: v[0].n / v[1].n}
	}},
	{"yynear", "yynear(1995, 96): the year with these digits in the century of the first", 2, 2, 0, func(_ *anchor, v []value) value {
		y := v[0].int() - v[0].int()%100 + v[1].int()
		if y < v[0].int() {
			y += 100
		}
		return value{kind: number, n: float64(y)}
	}},
	{"bc", "bc(431): the number of a year before Christ", 1, 1, fallible, func(_ *anchor, v []value) value {
		if v[0].n < 1 {
			return value{}
		}
		return value{kind: number, n: float64(calendar.BC(v[0].int()))}
	}},
	{"yy", "yy(98): the year that two digits mean", 1, 1, leaning, func(a *anchor, v []value) value { return value{kind: number, n: a.twoDigitYear(v[0].n)} }},

	// Intervals that are written out.
	{"year", "year(2018)", 1, 1, 0, func(_ *anchor, v []value) value { return onInterval(calendar.Date(v[0].int(), 0, 0)).orNothing() }},
	{"month", "month(2018, 12)", 2, 2, fallible, func(_ *anchor, v []value) value {
		return onInterval(calendar.Date(v[0].int(), v[1].int(), 0)).orNothing()
	}},
	{"day", "day(2018, 12, 1)", 3, 3, fallible, func(_ *anchor, v []value) value {
		if v[2].n < 1 {
			return value{}
		}
		return onInterval(calendar.Date(v[0].int(), v[1].int(), v[2].int())).orNothing()
	}},
	{"ymd", "ymd(20181201)", 1, 1, fallible, func(_ *anchor, v []value) value {
		n := v[0].int()
		if n%100 == 0 || n/100%100 == 0 {
			return value{}
		}
		return onInterval(calendar.Date(n/10000, n/100%100, n%100)).orNothing()
	}},
	{"slashed", "slashed(3, 22, 2023): the day 3/22/2023, its month and day in the order of the text", 3, 3, fallible | isSlashed, func(a *anchor, v []value) value {
		return a.slashed(v[0].int(), v[1].int(), v[2].int())
	}},
	{"decade", "decade(1990): 199, but decade(1800) is the century that people call the 1800s", 1, 1, 0, func(_ *anchor, v []value) value {
		if y := v[0].int(); y%100 == 0 && y < 2000 {
			return onInterval(calendar.In(calendar.Date(y, 0, 0).Start, calendar.Century))
		}
		return onInterval(calendar.In(calendar.Date(v[0].int(), 0, 0).Start, calendar.Decade))
	}},
	{"century", "century(20): the twentieth, 19XX", 1, 1, 0, func(_ *anchor, v []value) value {
		y := (v[0].int() - 1) * 100
		if v[0].n < 0 { // before Christ
			y = (v[0].int()+1)*100 - 1
		}
		return onInterval(calendar.In(calendar.Date(y, 0, 0).Start, calendar.Century))
	}},
	{"week", "week(2018, 5)", 2, 2, fallible, func(_ *anchor, v []value) value {
		return onInterval(calendar.ISOWeek(v[0].int(), v[1].int())).orNothing()
	}},

	// Periods.
	{"period", "period(2, week)", 2, 2, fallible, func(_ *anchor, v []value) value {
		whole, frac := math.Modf(v[0].n)
		if frac != 0 {
			return onPeriod(calendar.Fraction(int(whole), int(math.Round(frac*1000)), 1000, v[1].unit()))
		}
		return onPeriod(calendar.Amount(v[0].int(), v[1].unit()))
	}},
	{"some", "some(month): several months, PXM", 1, 1, 0, func(_ *anchor, v []value) value { return onPeriod(calendar.Vague(v[0].unit())) }},
	{"plus", "plus(period(2, year), period(6, month))", 2, 2, fallible | isPlus, func(_ *anchor, v []value) value {
		p, ok := v[0].period.Plus(v[1].period)
		if !ok || v[0].period.Unit() <= v[1].period.Unit() {
			return value{}
		}
		return onPeriod(p)
	}},

	{"begun", "begun(period(2, week), DATE): two weeks that begin with DATE", 2, 2, 0, func(_ *anchor, v []value) value {
		if v[1].kind == intervalKind {
			v[0].pair = &[2]calendar.Interval{v[1].iv, calendar.After(v[1].iv, v[0].period)}
		}
		return v[0]
	}},
	{"ended", "ended(period(2, week), DATE): two weeks that end with DATE", 2, 2, 0, func(_ *anchor, v []value) value {
		if v[1].kind == intervalKind {
			v[0].pair = &[2]calendar.Interval{calendar.Before(v[1].iv, v[0].period), v[1].iv}
		}
		return v[0]
	}},

	// Cycles.
	{"every", "every(week)", 1, 1, 0, func(_ *anchor, v []value) value { return onCycle(calendar.Every(v[0].unit())) }},
	{"cycle", "cycle(2, day, week): each Tuesday", 3, 3, 0, func(_ *anchor, v []value) value {
		return onCycle(calendar.Ordinal(v[0].int(), v[1].unit(), v[2].unit()))
	}},
	{"monthday", "monthday(3, 5): each 5 March", 2, 2, fallible | isMonthDay, func(_ *anchor, v []value) value { return onCycle(calendar.MonthDay(v[0].int(), v[1].int())) }},
	{"nthday", "nthday(4, 4, 11): the fourth Thursday of each November", 3, 3, 0, func(_ *anchor, v []value) value {
		return onCycle(calendar.NthWeekday(v[0].int(), v[1].int(), v[2].int()))
	}},
	{"onafter", "onafter(2, 11, 2): the first Tuesday on or after each 2 November", 3, 3, 0, func(_ *anchor, v []value) value {
		return onCycle(calendar.WeekdayFrom(v[0].int(), v[1].int(), v[2].int()))
	}},
	{"easter", "easter(-2): Good Friday", 1, 1, 0, func(_ *anchor, v []value) value { return onCycle(calendar.Easter(v[0].int())) }},
	{"clock", "clock(20, 15)", 2, 2, fallible, func(_ *anchor, v []value) value { return onCycle(calendar.Clock(v[0].int()%24, v[1].int())) }},
	{"parts", "parts(night): each night", 1, 1, 0, func(_ *anchor, v []value) value { return onCycle(calendar.PartOfDay(calendar.Part(v[0].int()))) }},
	{"dotted", "dotted(10.30): the clock time", 1, 1, fallible, func(_ *anchor, v []value) value {
		h, m := math.Modf(v[0].n)
		return onCycle(calendar.Clock(int(h), int(math.Round(m*100))))
	}},
	{"hhmm", "hhmm(1430): the clock time", 1, 1, fallible, func(_ *anchor, v []value) value {
		return onCycle(calendar.Clock(v[0].int()/100, v[0].int()%100))
	}},
	{"spoken", "spoken: the time of day in the words of the expression, as package when reads it", 0, 0, 0, spoken},
	{"casual", "casual: the day, and the part of it, in the words of the expression, as package when reads it", 0, 0, leaning, casual},
	{"pm", "pm(clock(3, 15)): half a day later, but for noon", 1, 1, fallible, func(_ *anchor, v []value) value { return v[0].halfDay(12) }},
	{"am", "am(clock(3, 15)): before noon", 1, 1, fallible, func(_ *anchor, v []value) value { return v[0].halfDay(0) }},

	// The algebra.
	{"to", "to(9, 15): a quarter to nine, 8:45, and a quarter to one 12:45", 2, 2, fallible, func(_ *anchor, v []value) value {
		m := v[0].int()*60 - v[1].int()
		if v[0].int() == 1 {
			m += 12 * 60
		}
		return onCycle(calendar.Clock(m/60, (m+60)%60))
	}},
	{"oclock", "oclock(clock(9, 30), evening): 21:30", 2, 2, 0, func(_ *anchor, v []value) value { return v[0].within(calendar.Part(v[1].int())) }},
	{"this", "this(dct, every(week))", 2, 2, 0, func(_ *anchor, v []value) value {
		return v[0].then(v[1].cycle, func(i calendar.Interval) calendar.Interval { return calendar.This(i, v[1].cycle) })
	}},
	{"last", "last(dct, every(week))", 2, 2, 0, func(_ *anchor, v []value) value {
		return v[0].then(v[1].cycle, func(i calendar.Interval) calendar.Interval { return calendar.Last(i, v[1].cycle, 1) })
	}},
	{"next", "next(dct, every(week))", 2, 2, isNext, func(_ *anchor, v []value) value {
		return v[0].then(v[1].cycle, func(i calendar.Interval) calendar.Interval { return calendar.Next(i, v[1].cycle, 1) })
	}},
	{"near", "near(dct, cycle(2, day, week)): on the side that the tense tells", 2, 2, leaning, func(a *anchor, v []value) value {
		meant := v[0].then(v[1].cycle, func(i calendar.Interval) calendar.Interval { return a.near(i, v[1].cycle) })
		meant.cycle = v[1].cycle
		return meant
	}},
	{"agree", "agree(7, monthday(8, 18)): as near, but a Sunday", 2, 2, leaning, func(a *anchor, v []value) value {
		i := a.now()
		if i.IsZero() {
			return unknownOf(v[1].cycle)
		}
		return onInterval(a.agree(i, v[0].int(), v[1].cycle)).orNothing()
	}},
	{"nth", "nth(year(2018), -1, cycle(5, day, week))", 3, 3, fallible, func(_ *anchor, v []value) value {
		if v[0].kind != intervalKind {
			return unknownOf(v[2].cycle)
		}
		return onInterval(calendar.Nth(v[0].iv, v[1].int(), v[2].cycle)).orNothing()
	}},
	{"before", "before(dct, period(2, week))", 2, 2, 0, func(_ *anchor, v []value) value { return v[0].move(v[1], -1) }},
	{"after", "after(dct, period(2, week))", 2, 2, isAfter, func(_ *anchor, v []value) value { return v[0].move(v[1], +1) }},
	{"from", "from(DATE, period(2, week)): moved and as wide as it was", 2, 2, 0, func(_ *anchor, v []value) value {
		return v[0].then(calendar.Every(v[0].iv.Unit), func(i calendar.Interval) calendar.Interval { return calendar.From(i, v[1].period) })
	}},
	{"at", "at(DATE, clock(20, 15)): the time of that day", 2, 2, 0, func(_ *anchor, v []value) value { return v[0].at(v[1].cycle) }},
	{"part", "part(DATE, night): the part of that day", 2, 2, 0, func(_ *anchor, v []value) value {
		return v[0].at(calendar.PartOfDay(calendar.Part(v[1].int())))
	}},
	{"else", "else(reported, DATE): the first, or where it is not known the second", 2, 2, 0, func(_ *anchor, v []value) value {
		if v[0].kind == unanchored || v[0].kind == nothing {
			return v[1]
		}
		return v[0]
	}},
	{"inyear", "inyear(reported, year(1988)): the same stretch of another year", 2, 2, 0, func(_ *anchor, v []value) value {
		if v[0].kind != intervalKind || v[1].kind != intervalKind {
			return value{kind: unanchored}
		}
		n := v[1].iv.Start.Year() - v[0].iv.Start.Year()
		return onInterval(calendar.From(v[0].iv, calendar.Amount(n, calendar.Year)))
	}},
	{"partof", "partof(cycle(1, day, week), night): a part of each such day", 2, 2, 0, func(_ *anchor, v []value) value {
		return value{kind: cycleKind, cycle: v[0].cycle, text: dayText(v[0].cycle) + calendar.PartOfDay(calendar.Part(v[1].int())).TIMEX3()}
	}},
	{"wide", "wide(DATE, year): the year of it", 2, 2, 0, func(_ *anchor, v []value) value {
		if v[0].kind != intervalKind {
			return value{kind: unanchored, text: unknown(v[1].unit())}
		}
		return onInterval(v[0].iv.Widen(v[1].unit()))
	}},
	{"unknown", "unknown(day): some day, XXXX-XX-XX", 1, 1, 0, func(_ *anchor, v []value) value {
		return value{kind: unanchored, text: unknown(v[0].unit())}
	}},

	// Modifiers, open stretches, sets.
	{"start", "start(DATE)", 1, 1, 0, modify(startMod)},
	{"mid", "mid(DATE)", 1, 1, 0, modify(midMod)},
	{"end", "end(DATE)", 1, 1, 0, modify(endMod)},
	{"about", "about(DATE)", 1, 1, 0, modify(approx)},
	{"more", "more(period(2, week))", 1, 1, 0, modify(moreThan)},
	{"less", "less(period(2, week))", 1, 1, 0, modify(lessThan)},
	{"atleast", "atleast(period(2, week))", 1, 1, 0, modify(atLeast)},
	{"atmost", "atmost(period(2, week))", 1, 1, 0, modify(atMost)},
	{"mod", "mod(MOD, DATE)", 2, 2, 0, func(_ *anchor, v []value) value { v[1].mod = mod(v[0].int()); return v[1] }},
	{"since", "since(DATE): from then on", 1, 1, 0, func(_ *anchor, v []value) value { v[0].open = since; return v[0] }},
	{"until", "until(DATE): up to then", 1, 1, 0, func(_ *anchor, v []value) value { v[0].open = until; return v[0] }},
	{"set", "set(cycle(2, day, week)), set(period(1, year), 2): twice a year", 1, 2, 0, func(_ *anchor, v []value) value {
		s := value{kind: setKind, text: v[0].timex3()}
		if len(v) == 2 {
			s.freq = fmt.Sprintf("%dX", v[1].int())
		}
		return s
	}},
	{"each", "each(cycle(2, day, week)): a set, quantified", 1, 1, 0, func(_ *anchor, v []value) value {
		return value{kind: setKind, text: v[0].timex3(), quant: "EVERY"}
	}},
}

func modify(m mod) func(*anchor, []value) value {
	return func(_ *anchor, v []value) value {
		v[0].mod = m
		return v[0]
	}
}
