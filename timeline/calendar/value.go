package calendar

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
	"unique"
)

// A Value is a date as a source gives it: a day or a coarser stretch, perhaps
// about or uncertain, perhaps open at an end, or a set of such. Its text form is
// EDTF. The zero Value is no date; any other has a start or an end. Values are
// small, and comparable with ==.
type Value struct {
	from, to end // the same but in ranges; a set's first and last
	set      unique.Handle[string]
}

// An end of a Value: a stretch, or none.
type end struct {
	at   int64 // when the stretch starts, in seconds of civil time from 1970
	unit Unit  // NoUnit where there is no stretch
	mark mark
}

// A mark is what is said of an end beside when it is.
type mark uint8

const (
	approximate mark = 1 << iota // ~
	uncertain                    // ?
	unknown                      // there is an end, but nobody knows when: 1985/
	someMonth                    // one month of the year: 2004-XX
	someDay                      // one day of the month, or with someMonth of the year: 2004-XX-XX
	early                        // the start of it
	late                         // the end of it; with early, the middle

	parts = early | late
)

func endOf(i Interval) end { return end{at: i.Start.Unix(), unit: i.Unit} }

func (e end) interval() Interval {
	if e.unit == NoUnit {
		return Interval{}
	}
	return stretch(time.Unix(e.at, 0).UTC(), e.unit)
}

// On returns the Value that is i, no more and no less. A stretch that is not
// one of its unit is a range of such.
func On(i Interval) Value {
	if i.IsZero() {
		return Value{}
	}
	first := In(i.Start, i.Unit)
	if i.Unit == DayPart {
		first = stretch(i.Start, DayPart)
	}
	last := first
	if i.End.After(first.End) {
		last = In(i.End.Add(-time.Second), i.Unit)
	}
	return Value{from: endOf(first), to: endOf(last)}
}

// Between returns the range from the start of v to the end of w, and the zero
// Value where either is none or w ends before v starts.
func Between(v, w Value) Value {
	r := Value{from: v.from, to: w.to}
	if v.IsZero() || w.IsZero() || !r.ordered() {
		return Value{}
	}
	return r
}

// ordered reports whether v does not end before it starts, and has an end at all.
func (v Value) ordered() bool {
	i, j := v.from.interval(), v.to.interval()
	return !(i.IsZero() && j.IsZero()) && (i.IsZero() || j.IsZero() || i.Start.Before(j.End))
}

// Since returns the range that starts with v and is open at its end: 2019/...
func Since(v Value) Value {
	if v.from.unit == NoUnit {
		return Value{}
	}
	return Value{from: v.from}
}

// Until returns the range that is open at its start and ends with v: ../2019.
func Until(v Value) Value {
	if v.to.unit == NoUnit {
		return Value{}
	}
	return Value{to: v.to}
}

// About returns v as an approximate date: 2004~.
func About(v Value) Value { return v.marked(approximate) }

// Uncertain returns v as a date that its source doubts: 2004?.
func Uncertain(v Value) Value { return v.marked(uncertain) }

// Start returns the start of v, as in "early 2012". EDTF cannot say it, and
// nobody knows how long it is: the result prints as v, has its bounds, and
// sorts before v.
func Start(v Value) Value { return v.part(early) }

// Mid returns the middle of v; it prints as v and sorts like v.
func Mid(v Value) Value { return v.part(early | late) }

// End returns the end of v; it prints as v and sorts after v.
func End(v Value) Value { return v.part(late) }

func (v Value) part(m mark) Value {
	if v.from != v.to || v.isSet() || v.IsZero() {
		return v
	}
	v.from.mark = v.from.mark&^parts | m
	v.to = v.from
	return v
}

func (v Value) marked(m mark) Value {
	if v.isSet() {
		all, members := v.Set()
		for i := range members {
			members[i] = members[i].marked(m)
		}
		return setOf(all, members)
	}
	for _, e := range []*end{&v.from, &v.to} {
		if e.unit != NoUnit {
			e.mark |= m
		}
	}
	return v
}

// IsZero reports whether v is no date.
func (v Value) IsZero() bool { return v == Value{} }

// IsRange reports whether v is a range: from one stretch to another, or open
// at an end.
func (v Value) IsRange() bool { return v.from != v.to && !v.isSet() }

func (v Value) isSet() bool { return v.set != unique.Handle[string]{} }

// From returns the stretch in which v starts: all of v but in ranges and sets,
// and the zero Interval where the start is open or not known.
func (v Value) From() Interval { return v.from.interval() }

// To returns the stretch in which v ends, and the zero Interval where the end
// is open or not known.
func (v Value) To() Interval { return v.to.interval() }

// Interval returns the one stretch that v is, without what is said beside it,
// and whether it is one: neither a range nor a set.
func (v Value) Interval() (Interval, bool) {
	return v.from.interval(), v.from == v.to && !v.isSet() && !v.IsZero()
}

// Unit returns the granularity to which v is known, of a range the coarser.
func (v Value) Unit() Unit { return max(v.from.unit, v.to.unit) }

// IsAbout reports whether v, or an end of it, is approximate.
func (v Value) IsAbout() bool {
	return (v.from.mark|v.to.mark)&approximate != 0 || strings.ContainsAny(v.setText(), "~%")
}

// IsUncertain reports whether v, or an end of it, is doubted by its source.
func (v Value) IsUncertain() bool {
	return (v.from.mark|v.to.mark)&uncertain != 0 || strings.ContainsAny(v.setText(), "?%")
}

// Mod returns what TIMEX3 writes in the attribute mod: START, MID, END, APPROX or "".
func (v Value) Mod() string {
	switch m := v.from.mark; {
	case m&parts == parts:
		return "MID"
	case m&early != 0:
		return "START"
	case m&late != 0:
		return "END"
	case m&approximate != 0:
		return "APPROX"
	}
	return ""
}

// Bounds returns the earliest instant that v may mean, and the instant after
// the latest. A bound is the zero time where v is open or not known there (and,
// by a whim of package time, where the year 1 begins: From and To tell the two
// apart). The bounds of a part of a day are those of the day.
func (v Value) Bounds() (earliest, end time.Time) {
	return v.from.bounds().Start, v.to.bounds().End
}

func (e end) bounds() Interval {
	i := e.interval()
	if i.Unit == DayPart {
		return In(i.Start, Day)
	}
	return i
}

// Contains reports whether w, whenever it was, lies within v.
func (v Value) Contains(w Value) bool {
	outside := func(w Value) bool {
		return !v.some(func(m Value) bool { return m.contains(w) })
	}
	return !w.some(outside)
}

func (v Value) contains(w Value) bool {
	vFrom, vTo, wFrom, wTo := v.from.bounds(), v.to.bounds(), w.from.bounds(), w.to.bounds()
	return !v.IsZero() && !w.IsZero() &&
		(vFrom.IsZero() || !wFrom.IsZero() && !wFrom.Start.Before(vFrom.Start)) &&
		(vTo.IsZero() || !wTo.IsZero() && !wTo.End.After(vTo.End))
}

// Overlaps reports whether v and w may have been at the same time.
func (v Value) Overlaps(w Value) bool {
	return v.some(func(m Value) bool { return w.some(m.overlaps) })
}

func (v Value) overlaps(w Value) bool {
	before := func(a, b Value) bool {
		end, start := a.to.bounds(), b.from.bounds()
		return !end.IsZero() && !start.IsZero() && !start.Start.Before(end.End)
	}
	return !v.IsZero() && !w.IsZero() && !before(v, w) && !before(w, v)
}

// some reports whether f holds for v or, where v is a set, for one of its members.
func (v Value) some(f func(Value) bool) bool {
	if !v.isSet() {
		return f(v)
	}
	_, members := v.Set()
	return slices.ContainsFunc(members, f)
}

// Compare orders values by time: by their starts, of those that start together
// the finer first, then by their ends, an open one last. What is open at its start
// stands where it ends, and no date stands last. It is 0 only where v == w.
func (v Value) Compare(w Value) int {
	if v.IsZero() || w.IsZero() {
		return cmp.Compare(truth(v.IsZero()), truth(w.IsZero()))
	}
	vAt, wAt := v.place(), w.place()
	return cmp.Or(
		cmp.Compare(vAt, wAt),
		cmp.Compare(v.from.order(), w.from.order()),
		cmp.Compare(v.Unit(), w.Unit()),
		cmp.Compare(v.finish(), w.finish()),
		cmp.Compare(v.to.at, w.to.at),
		cmp.Compare(v.from.mark, w.from.mark),
		cmp.Compare(v.to.mark, w.to.mark),
		cmp.Compare(v.from.unit, w.from.unit),
		cmp.Compare(v.to.unit, w.to.unit),
		cmp.Compare(v.setText(), w.setText()),
	)
}

// place returns where v stands on the line of time, in seconds.
func (v Value) place() int64 {
	if v.from.unit == NoUnit {
		return v.to.interval().End.Unix()
	}
	return v.from.at
}

// finish returns where v ends on the line of time, in seconds.
func (v Value) finish() int64 {
	if v.to.unit == NoUnit {
		return math.MaxInt64
	}
	return v.to.interval().End.Unix()
}

// order puts the start of a stretch before the stretch, and its end after.
func (e end) order() int {
	switch e.mark & parts {
	case early:
		return -1
	case late:
		return +1
	}
	return 0
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
