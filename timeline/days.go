package timeline

import (
	"math"
	"time"

	"annals/timeline/calendar"
)

// Days is a stretch of the calendar in days since 1970, the last one included.
// The zero days are unknown.
type days struct {
	known    bool
	from, to int32
	unit     calendar.Unit
}

func daysOf(v calendar.Value) days {
	if v.IsZero() {
		return days{}
	}
	from, end := v.Bounds()
	d := days{known: true, from: math.MinInt32 / 4, to: math.MaxInt32 / 4, unit: v.Unit()}
	if !from.IsZero() {
		d.from = dayNumber(from)
	}
	if !end.IsZero() {
		d.to = dayNumber(end.Add(-1))
	}
	return d
}

// dayNumber returns the day of t since 1970.
func dayNumber(t time.Time) int32 { return int32(math.Floor(float64(t.Unix()) / 86400)) }

// fine reports whether d is one day.
func (d days) fine() bool { return d.known && d.from == d.to }

// length returns how many days d may span; of what has no end very many.
func (d days) length() int32 { return d.to - d.from + 1 }

// gap returns how many days lie between d and e, 0 where they overlap.
func (d days) gap(e days) int32 { return max(0, d.from-e.to, e.from-d.to) }
