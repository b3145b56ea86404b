package calendar

import (
	"fmt"
	"time"
)

// A Value is a date as a source gives it: a day or a coarser stretch, perhaps
// about or uncertain, perhaps open at an end. Its text form is EDTF. The zero
// Value is no date. Values are comparable with ==.
type Value struct {
	from, to Interval // the same but in ranges
}

// On returns the Value that is i, no more and no less.
func On(i Interval) Value { return Value{i, i} }

// IsZero reports whether v is no date.
func (v Value) IsZero() bool { return v == Value{} }

// Unit returns the granularity to which v is known, of a range the coarser.
func (v Value) Unit() Unit { return max(v.from.Unit, v.to.Unit) }

// Bounds returns the earliest instant that v may mean, and the instant after
// the latest. A bound is the zero time where v is open or not known there.
func (v Value) Bounds() (earliest, end time.Time) { return v.from.Start, v.to.End }

// String returns v in EDTF: 2018-12-01, 2018-12, 199X, 2004~, 2019/.., and ""
// for no date. It is never more precise than v is.
func (v Value) String() string {
	switch v.from.Unit {
	case NoUnit:
		return ""
	case Year:
		return v.from.Start.Format("2006")
	case Month:
		return v.from.Start.Format("2006-01")
	}
	return v.from.Start.Format("2006-01-02")
}

// ParseEDTF reads a date in EDTF level 0 or 1, or a set of level 2.
func ParseEDTF(s string) (Value, error) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			switch len(layout) {
			case 4:
				return On(Date(t.Year(), 0, 0)), nil
			case 7:
				return On(Date(t.Year(), int(t.Month()), 0)), nil
			}
			return On(Date(t.Year(), int(t.Month()), t.Day())), nil
		}
	}
	return Value{}, fmt.Errorf("%q is no EDTF date: write it as 2018-12-01, 2018-12 or 2018", s)
}
