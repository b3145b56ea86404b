package calendar

import "time"

// A Sense says to which side Near looks. The tense of a verb tells it.
type Sense uint8

// The senses. Backward holds for what is told: "met on Monday"; Forward for
// what is to come: "will meet on Monday".
const (
	Backward Sense = iota
	Forward
	Either
)

// This returns the interval of c that belongs to i: the one in which i begins,
// or failing that the one of the same turn: on Sunday, this Monday is six days
// ago, and the March of a year is in it. A stretch that is coarser than what
// recurs has it within: the winter of 2012 starts in that year.
func This(i Interval, c Cycle) Interval {
	if i.IsZero() {
		return Interval{}
	}
	turn := c.per.Floor(i.Start)
	if c.of >= i.Unit {
		for _, n := range [...]int{0, -1, 1} { // a winter reaches into the next year, week 1 into the last
			t, ok := c.per.add(turn, n)
			if !ok {
				continue
			}
			if j, ok := c.within(t); ok && !j.Start.After(i.Start) && i.Start.Before(j.End) {
				return j
			}
		}
	}
	j, ok := c.within(turn)
	if !ok {
		return Interval{}
	}
	return j
}

// Last returns the n-th latest interval of c that ends before i begins.
func Last(i Interval, c Cycle, n int) Interval {
	if i.IsZero() {
		return Interval{}
	}
	return c.walk(i.Start, -1, n, func(j Interval) bool { return !j.End.After(i.Start) })
}

// Next returns the n-th earliest interval of c that begins after i ends.
func Next(i Interval, c Cycle, n int) Interval {
	if i.IsZero() {
		return Interval{}
	}
	return c.walk(i.End, +1, n, func(j Interval) bool { return !j.Start.Before(i.End) })
}

// Near returns the interval of c that is nearest to i on the side that s says:
// Backward the latest that begins before i ends, Forward the earliest that ends
// after i begins, so that i itself is near to both sides; Either the nearer of
// the two, and of two as near the earlier.
func Near(i Interval, c Cycle, s Sense) Interval {
	if i.IsZero() {
		return Interval{}
	}
	var back, ahead Interval
	if s != Forward {
		back = c.walk(i.End, -1, 1, func(j Interval) bool { return j.Start.Before(i.End) })
	}
	if s != Backward {
		ahead = c.walk(i.Start, +1, 1, func(j Interval) bool { return j.End.After(i.Start) })
	}
	switch {
	case s == Backward || ahead.IsZero():
		return back
	case s == Forward || back.IsZero():
		return ahead
	case ahead.Start.Unix()-i.End.Unix() < i.Start.Unix()-back.End.Unix():
		return ahead
	}
	return back
}

// Nth returns the n-th interval of c within i, counted from its end where n is
// negative: the last Friday of March is Nth(march, -1, Weekday(5)). It returns
// the zero Interval where there is none.
func Nth(i Interval, n int, c Cycle) Interval {
	var j Interval
	switch {
	case i.IsZero():
	case n > 0:
		j = Next(Interval{End: i.Start, Unit: Second}, c, n)
	case n < 0:
		j = Last(Interval{Start: i.End, Unit: Second}, c, -n)
	}
	if !i.Contains(j) {
		return Interval{}
	}
	return j
}

// maxTurns is how many turns of a cycle are looked at. Only nonsense needs more.
const maxTurns = 1 << 12

// walk returns the n-th interval of c that keep accepts, of the turns from the
// one of t in steps of dir. It looks at a turn more on the near side, since an
// interval may lie across the end of its turn.
func (c Cycle) walk(t time.Time, dir, n int, keep func(Interval) bool) Interval {
	if c.kind == never || n < 1 || n > maxUnits/2 {
		return Interval{}
	}
	turn, ok := c.per.add(c.per.Floor(t), -dir)
	for range maxTurns {
		if !ok {
			break
		}
		if j, found := c.within(turn); found && keep(j) {
			if n == 1 {
				return j
			}
			n--
			if c.kind == every { // each turn from here on has one
				if turn, ok = c.per.add(turn, dir*n); !ok {
					break
				}
				return In(turn, c.of)
			}
		}
		turn, ok = c.per.add(turn, dir)
		turn = c.per.Floor(turn) // centuries about the year 0 overlap
	}
	return Interval{}
}

// Before returns i moved earlier by p. The result is as wide as the finest unit
// of p at least, so that two years ago is a year: 2010, and never a day of it.
// It is zero where p is vague.
func Before(i Interval, p Period) Interval { return After(i, p.Neg()) }

// After returns i moved later by p, as wide as the finest unit of p at least.
// A day that is moved by hours is still known to the day and no better.
func After(i Interval, p Period) Interval {
	u := max(i.Unit, p.Unit())
	if i.Unit == Weekend && p.Unit() <= Day { // the Monday after the weekend is the second day from its first
		u, i = Day, Interval{i.Start, i.End, Day}
		if n, _, _ := p.Count(); n > 0 {
			i.Start = i.End.AddDate(0, 0, -1)
		}
	}
	t, ok := shift(i, p)
	if !ok {
		return Interval{}
	}
	return In(t, u)
}

// From returns i moved by p and as wide as it was: two weeks from Monday is a
// Monday. It is zero where p is vague.
func From(i Interval, p Period) Interval {
	t, ok := shift(i, p)
	if !ok {
		return Interval{}
	}
	return In(t, i.Unit)
}

// shift returns the start of i moved by p.
func shift(i Interval, p Period) (time.Time, bool) {
	if i.IsZero() || p.IsZero() || p.vague || p.milli > 0 {
		return time.Time{}, false
	}
	if i.Unit >= DayPart && p.parts[0].unit < DayPart {
		if n, ok := p.days(); ok {
			return Day.add(i.Start, n)
		}
		return time.Time{}, false
	}
	t, ok := i.Start, true
	for _, a := range p.parts[:p.len()] {
		if t, ok = a.unit.add(t, int(a.n)); !ok {
			return time.Time{}, false
		}
	}
	return t, true
}
