package timex

import "annals/timeline/calendar"

// A value is what a term comes to.
type value struct {
	kind   kind
	n      float64 // of a number, a unit, a part, a mod
	iv     calendar.Interval
	cycle  calendar.Cycle // also the one of which an interval is the nearest
	period calendar.Period
	text   string // in TIMEX3, where that is none of these
	mod    mod
	open   open
	leans  bool                  // on the anchor
	pair   *[2]calendar.Interval // of a date, the two that it may be; of a period, those with which it begins and ends
	quant  string
	freq   string
}

// A kind is a sort of value.
type kind uint8

const (
	nothing kind = iota // there is no such time
	number
	unitKind
	partKind
	modKind
	intervalKind
	unanchored // an interval, but of what it leans on nothing is known: its text says what is
	cycleKind
	periodKind
	eventKind // what happened, which the text tells and no expression dates
	refKind   // PAST_REF, PRESENT_REF, FUTURE_REF
	setKind
)

// An open says that a stretch has no end, or no beginning.
type open uint8

const (
	closed open = iota
	since
	until
)

// A mod is a modifier of TIMEX3.
type mod uint8

const (
	noMod mod = iota
	startMod
	midMod
	endMod
	approx
	moreThan
	lessThan
	atLeast
	atMost
	beforeMod
	afterMod
	onOrBefore
	onOrAfter
)

var modNames = [...]string{
	"", "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS",
	"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
}

// moved are the modifiers of a date that lies by a modified period before another,
// or after: more than a year ago is before that year.
var moved = [...][2]mod{
	moreThan: {beforeMod, afterMod}, lessThan: {afterMod, beforeMod}, atLeast: {onOrBefore, onOrAfter}, atMost: {onOrAfter, onOrBefore},
	approx: {approx, approx},
}

// movedBy returns the modifier of a date that lies by a period so modified before
// another (dir -1), or after (+1).
func (m mod) movedBy(dir int) mod {
	if int(m) >= len(moved) {
		return m
	}
	return moved[m][(dir+1)/2]
}

func (v value) int() int { return int(v.n) }

func (v value) unit() calendar.Unit { return calendar.Unit(v.n) }

// onInterval returns the value that is i; where i is none it is one of which
// nothing is known.
func onInterval(i calendar.Interval) value {
	if i.IsZero() {
		return value{kind: unanchored}
	}
	return value{kind: intervalKind, iv: i}
}

// orNothing returns v, or nothing where v is not a stretch of the timeline.
func (v value) orNothing() value {
	if v.kind == unanchored {
		return value{}
	}
	return v
}

func onPeriod(p calendar.Period) value {
	if p.IsZero() {
		return value{}
	}
	return value{kind: periodKind, period: p}
}

func onCycle(c calendar.Cycle) value {
	if c.IsZero() {
		return value{}
	}
	return value{kind: cycleKind, cycle: c}
}

// then returns what f makes of the interval v. Where v is not known, or so
// coarse that c comes often in it, the result is as much of c as is known: the day
// after a month may be any.
func (v value) then(c calendar.Cycle, f func(calendar.Interval) calendar.Interval) value {
	if v.kind != intervalKind || v.iv.Unit > c.Per() {
		return unknownOf(c)
	}
	return onInterval(f(v.iv)).orNothing()
}

// dayText returns the TIMEX3 value of a day of c.
func dayText(c calendar.Cycle) string {
	if c.Per() == c.Unit() {
		return unknown(c.Unit())
	}
	return c.TIMEX3()
}

// unknownOf returns the value of one of c, not known which.
func unknownOf(c calendar.Cycle) value {
	u := value{kind: unanchored, text: c.TIMEX3(), cycle: c}
	if c.Per() == c.Unit() || u.text == "" {
		u.text = unknown(c.Unit())
	}
	return u
}

// unknown returns the TIMEX3 value of one u of which nothing more is known.
func unknown(u calendar.Unit) string {
	switch u {
	case calendar.Second, calendar.Minute, calendar.Hour, calendar.DayPart:
		return "XXXX-XX-XXTXX"
	case calendar.Day:
		return "XXXX-XX-XX"
	case calendar.Weekend:
		return "XXXX-WXX-WE"
	case calendar.Week:
		return "XXXX-WXX"
	case calendar.Month:
		return "XXXX-XX"
	case calendar.Quarter:
		return "XXXX-QX"
	case calendar.Half:
		return "XXXX-HX"
	case calendar.Decade:
		return "XXX"
	case calendar.Century:
		return "XX"
	}
	return "XXXX"
}

// move returns v moved by p, earlier or later.
func (v value) move(p value, dir int) value {
	if v.kind == eventKind {
		return p
	}
	if p.period.IsVague() || v.kind != intervalKind {
		if v.kind == intervalKind {
			if dir < 0 {
				return value{kind: refKind, text: "PAST_REF"}
			}
			return value{kind: refKind, text: "FUTURE_REF"}
		}
		return value{kind: unanchored, text: unknown(p.period.Unit()), mod: p.mod.movedBy(dir)}
	}
	if u := p.period.Unit(); calendar.Day <= u && u < v.iv.Unit && v.iv.Unit != calendar.Weekend { // a day before some month is in one of two
		return value{kind: unanchored, text: unknown(u), mod: p.mod.movedBy(dir)}
	}
	var i calendar.Interval
	if dir < 0 {
		i = calendar.Before(v.iv, p.period)
	} else {
		i = calendar.After(v.iv, p.period)
	}
	out := onInterval(i)
	if out.kind == unanchored { // an hour before a day
		out.text = unknown(p.period.Unit())
	}
	out.mod = p.mod.movedBy(dir)
	return out
}

// at returns the time c of the day v.
func (v value) at(c calendar.Cycle) value {
	switch {
	case v.kind == intervalKind && v.iv.Unit <= calendar.Day:
		out := onInterval(calendar.This(calendar.In(v.iv.Start, calendar.Day), c))
		out.mod = v.mod
		return out
	case v.kind == intervalKind:
		return value{kind: unanchored, text: unknown(calendar.Day) + c.TIMEX3()}
	case v.kind == unanchored && v.text != "":
		return value{kind: unanchored, text: v.text + c.TIMEX3()}
	}
	return value{kind: unanchored, text: unknown(calendar.Day) + c.TIMEX3()}
}

// halfDay returns the clock time v in the half of the day that begins at hour.
func (v value) halfDay(hour int) value {
	h, m, ok := v.cycle.Clock()
	switch {
	case v.kind == unanchored:
		return v
	case !ok || h > 12 && hour == 0:
		return value{}
	}
	if h > 12 {
		return v
	}
	return onCycle(calendar.Clock(h%12+hour, m))
}

// within returns the clock time v as it is meant with a part of the day: 9:30 in
// the evening is 21:30, and 12:30 at night half past midnight.
func (v value) within(p calendar.Part) value {
	h, m, ok := v.cycle.Clock()
	switch {
	case !ok:
		return v
	case p >= calendar.Afternoon && h < 12 && (p != calendar.Night || h >= 5):
		return onCycle(calendar.Clock(h+12, m))
	case (p == calendar.Morning || p == calendar.Night) && h == 12:
		return onCycle(calendar.Clock(0, m))
	}
	return v
}

// timex3 returns v as TIMEX3 writes values.
func (v value) timex3() string {
	switch {
	case v.text != "":
		return v.text
	}
	switch v.kind {
	case intervalKind:
		return v.iv.TIMEX3()
	case cycleKind:
		return v.cycle.TIMEX3()
	case periodKind:
		return v.period.TIMEX3()
	}
	return v.text
}
