package calendar

import "time"

// An Interval is the stretch of the timeline [Start, End), known to Unit.
// Times are civil times, written in UTC. The zero Interval is no stretch.
type Interval struct {
	Start, End time.Time
	Unit       Unit
}

// IsZero reports whether i is no stretch at all.
func (i Interval) IsZero() bool { return i.Unit == NoUnit }

// Date returns the interval of the year y, the month m of it or the day d of
// that, m and d being 0 where they are not known.
func Date(y, m, d int) Interval {
	switch {
	case m == 0:
		return Interval{civil(y, 1, 1), civil(y+1, 1, 1), Year}
	case d == 0:
		return Interval{civil(y, m, 1), civil(y, m+1, 1), Month}
	}
	return Interval{civil(y, m, d), civil(y, m, d+1), Day}
}

func civil(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
