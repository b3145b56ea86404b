package calendar

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// A Period is an amount of time that lies nowhere in particular: three weeks,
// two years and six months, several months. It keeps the units that were
// written: twelve months are no year. The zero Period is none. Periods are
// comparable with ==.
type Period struct {
	parts [4]amount // from coarse to fine, each unit once
	vague bool      // the one part is some number of its unit
	milli uint16    // thousandths of the last part beside its n
}

type amount struct {
	n    int64
	unit Unit
}

// Amount returns the period of n units; n may be 0 or less.
func Amount(n int, u Unit) Period {
	if u == NoUnit || n < -maxUnits || n > maxUnits {
		return Period{}
	}
	return Period{parts: [4]amount{{int64(n), u}}}
}

// Vague returns the period of some units: "several months".
func Vague(u Unit) Period {
	p := Amount(0, u)
	p.vague = u != NoUnit
	return p
}

// Fraction returns the period of n units and num/den of one: two and a half
// years are 2 years and 6 months. A fraction that is no whole number of a
// finer unit is kept as one; finer than thousandths it is not kept, and the
// result is the zero Period.
func Fraction(n, num, den int, u Unit) Period {
	whole := Amount(n, u)
	switch {
	case n < 0 || num < 0 || den <= 0 || num >= den || num > maxUnits/1000 || whole == Period{}:
		return Period{}
	case num == 0:
		return whole
	}
	if f := finer[min(int(u), len(finer)-1)]; f.n > 0 && num*int(f.n)%den == 0 {
		part := Amount(num*int(f.n)/den, f.unit)
		if n == 0 {
			return part
		}
		p, _ := whole.Plus(part)
		return p
	}
	if num*1000%den != 0 {
		return Period{}
	}
	whole.milli = uint16(num * 1000 / den)
	return whole
}

// finer says of how many of which finer unit a unit is made up.
var finer = [...]amount{
	Minute: {60, Second}, Hour: {60, Minute}, Day: {24, Hour}, Month: {}, Quarter: {}, Year: {12, Month},
	Decade: {10, Year}, Century: {100, Year}, Millennium: {1000, Year},
}

// Plus returns p and q together: 2 years and 6 months. It reports false, and
// returns the zero Period, where they do not go together: where either is vague
// or no whole number, where both have the same unit, or where there is no end of parts.
func (p Period) Plus(q Period) (Period, bool) {
	if p.IsZero() || q.IsZero() || p.vague || q.vague || p.milli+q.milli > 0 {
		return Period{}, false
	}
	for _, a := range q.parts[:q.len()] {
		n := p.len()
		if n == len(p.parts) || slices.ContainsFunc(p.parts[:n], func(b amount) bool { return a.unit == b.unit }) {
			return Period{}, false
		}
		p.parts[n] = a
		slices.SortFunc(p.parts[:n+1], func(a, b amount) int { return cmp.Compare(b.unit, a.unit) })
	}
	return p, true
}

// IsZero reports whether p is no period at all.
func (p Period) IsZero() bool { return p.parts[0].unit == NoUnit }

// IsVague reports whether p is some number of its unit.
func (p Period) IsVague() bool { return p.vague }

// Unit returns the finest unit of p: that of two years and six months is the month.
func (p Period) Unit() Unit {
	if p.IsZero() {
		return NoUnit
	}
	return p.parts[p.len()-1].unit
}

// Count returns the number of units where p is so many of one unit and no more.
func (p Period) Count() (n int, u Unit, ok bool) {
	if p.len() != 1 || p.vague || p.milli > 0 {
		return 0, NoUnit, false
	}
	return int(p.parts[0].n), p.parts[0].unit, true
}

// Neg returns the period that undoes p.
func (p Period) Neg() Period {
	for i := range p.parts {
		p.parts[i].n = -p.parts[i].n
	}
	return p
}

func (p Period) len() int {
	n := 0
	for n < len(p.parts) && p.parts[n].unit != NoUnit {
		n++
	}
	return n
}

// days returns the whole days of a period of hours and less, which move a day
// that is known no better: 48 hours are two days, and 20 hours are none.
func (p Period) days() (int, bool) {
	sum := int64(0)
	for _, a := range p.parts[:p.len()] {
		if a.unit >= DayPart || a.n > math.MaxInt64/daySeconds || a.n < -math.MaxInt64/daySeconds {
			return 0, false
		}
		sum += a.n * int64(unitSeconds[a.unit])
	}
	return int(sum / daySeconds), true
}

// codes are the letters of TIMEX3 for the units of a period.
var codes = [...]string{
	Second: "S", Minute: "M", Hour: "H", Day: "D", Weekend: "WE", Week: "W", Month: "M", Quarter: "Q",
	Year: "Y", Decade: "DE", Century: "CE", Millennium: "ML",
}

// TIMEX3 returns p as a value of TIMEX3: P2Y, P2Y6M, PXM, PT24H; and "" where
// TIMEX3 cannot say it.
func (p Period) TIMEX3() string {
	if p.IsZero() {
		return ""
	}
	var buf [32]byte
	b := append(buf[:0], 'P')
	time := false
	for i, a := range p.parts[:p.len()] {
		n, unit := a.n, a.unit
		switch {
		case unit == Half: // a half year has no letter
			n, unit = 6*n, Month
			if p.vague || p.milli > 0 || p.len() > 1 {
				return ""
			}
		case unit == Season, unit == DayPart || n < 0:
			return ""
		case unit < DayPart && !time:
			b, time = append(b, 'T'), true
		}
		if p.vague {
			b = append(b, 'X')
		} else {
			b = strconv.AppendInt(b, n, 10)
		}
		if p.milli > 0 && i == p.len()-1 {
			frac := strconv.Itoa(1000 + int(p.milli))[1:]
			b = append(append(b, '.'), trimZeros(frac)...)
		}
		b = append(b, codes[unit]...)
	}
	return string(b)
}

func trimZeros(s string) string {
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	return s
}
