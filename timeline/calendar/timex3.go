package calendar

import (
	"fmt"
	"strings"
)

// A TIMEX3 is what the attribute value of a TIMEX3 tag says: one of these, the
// others being zero.
type TIMEX3 struct {
	When   Value  // 2018-12, 2013-W05-WE, 199, 2013-03-23TMO, 2004-XX
	Period Period // P2Y, PXM; also a set such as P1D, every day
	Cycle  Cycle  // XXXX-WXX-3, XXXX-03-05, T15:00
	Ref    Ref    // PAST_REF
}

// A Ref is a time that TIMEX3 names and does not date.
type Ref uint8

// The references.
const (
	NoRef Ref = iota
	PastRef
	PresentRef
	FutureRef
)

var refNames = [...]string{"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"}

// String returns the name that TIMEX3 uses: PAST_REF.
func (r Ref) String() string { return refNames[r] }

// String returns x as TIMEX3 writes it.
func (x TIMEX3) String() string {
	switch {
	case x.Ref != NoRef:
		return x.Ref.String()
	case !x.Period.IsZero():
		return x.Period.TIMEX3()
	case !x.Cycle.IsZero():
		return x.Cycle.TIMEX3()
	}
	return x.When.TIMEX3()
}

// TIMEX3 returns v as a value of TIMEX3, and "" where TIMEX3 has none: it tags
// each end of a range by itself.
func (v Value) TIMEX3() string {
	i, ok := v.Interval()
	if !ok {
		return ""
	}
	s := i.TIMEX3()
	switch v.from.mark & (someMonth | someDay) {
	case someMonth, someDay:
		s += "-XX"
	case someMonth | someDay:
		s += "-XX-XX"
	}
	return s
}

// TIMEX3 returns i as a value of TIMEX3: 2013-02-12, 2013-W05, 2013-W05-WE,
// 2013-Q1, 2013-WI, 199, BC0431, 2013-03-23T15:00, 2013-03-23TMO. It is "" for
// what TIMEX3 has no value for: years beyond four digits, decades before 1 AD.
func (i Interval) TIMEX3() string {
	var buf [32]byte
	return string(i.appendTIMEX3(buf[:0]))
}

func (i Interval) appendTIMEX3(b []byte) []byte {
	y, m, d := i.Start.Date()
	bc := y <= 0
	if i.IsZero() || y > 9999 || y < -9998 || bc && (i.Unit == Decade || i.Unit == Millennium) {
		return nil
	}
	switch {
	case i.Unit == Century && y < 0: // it starts with -499, which is 500 BC, and the year -400 names it
		return appendDigits(append(b, "BC"...), -y/100, 2)
	case i.Unit == Week || i.Unit == Weekend:
		return i.appendWeek(b)
	case bc:
		b = appendDigits(append(b, "BC"...), 1-y, 4)
	default:
		b = appendDigits(b, y, 4)
	}
	switch i.Unit {
	case Millennium:
		return b[:1]
	case Century:
		return b[len(b)-4 : len(b)-2]
	case Decade:
		return b[:3]
	case Year:
		return b
	case Half:
		return append(b, '-', 'H', '0'+byte(m+5)/6)
	case Season:
		return append(append(b, '-'), seasonCodes[m/3]...)
	case Quarter:
		return append(b, '-', 'Q', '0'+byte(m+2)/3)
	}
	b = appendDigits(append(b, '-'), int(m), 2)
	if i.Unit == Month {
		return b
	}
	b = appendDigits(append(b, '-'), d, 2)
	switch i.Unit {
	case DayPart:
		return append(append(b, 'T'), partCodes[partFrom(i.Start.Hour())]...)
	case Hour, Minute:
		return i.Start.AppendFormat(b, "T15:04")
	case Second:
		return i.Start.AppendFormat(b, "T15:04:05")
	}
	return b
}

func (i Interval) appendWeek(b []byte) []byte {
	y, w := i.Start.ISOWeek()
	if y <= 0 || y > 9999 {
		return nil
	}
	b = appendDigits(append(appendDigits(b, y, 4), '-', 'W'), w, 2)
	if i.Unit == Weekend {
		b = append(b, "-WE"...)
	}
	return b
}

// appendDigits appends n in so many digits.
func appendDigits(b []byte, n, digits int) []byte {
	b = append(b, "0000"[:digits]...)
	for i := len(b) - 1; n > 0; i-- {
		b[i] = '0' + byte(n%10)
		n /= 10
	}
	return b
}

// ParseTIMEX3 reads the attribute value of a TIMEX3 tag.
func ParseTIMEX3(s string) (TIMEX3, error) {
	x, problem := readTIMEX3(s)
	if problem != "" {
		return TIMEX3{}, fmt.Errorf("%q is no value of TIMEX3 that can be read: %s", clip(s), problem)
	}
	return x, nil
}

const howTIMEX3IsWritten = "write it as 2018-12-01, 2018-W05, 2018-Q1, P2Y, XXXX-WXX-3, T15:00 or PAST_REF"

func readTIMEX3(s string) (x TIMEX3, problem string) {
	for r, name := range refNames {
		if s == name && r > 0 {
			x.Ref = Ref(r)
			return x, ""
		}
	}
	switch {
	case strings.HasPrefix(s, "P"):
		x.Period, problem = readPeriod(s[1:])
	case strings.HasPrefix(s, "XX"):
		x.Cycle, problem = readCycle(s)
	case strings.HasPrefix(s, "T"):
		x.Cycle, problem = readTimeOfDay(s[1:])
	default:
		x.When, problem = readWhen(s)
	}
	return x, problem
}

// readPeriod reads what follows the P of a period: 2Y6M, T24H, XM, 2.5Y.
func readPeriod(s string) (p Period, problem string) {
	const how = "write a period as P2Y, P2Y6M, P2.5Y, PXM, P1DE or PT24H"
	timed := false
	for s != "" || p.IsZero() {
		if rest, ok := strings.CutPrefix(s, "T"); ok && !timed {
			timed, s = true, rest
		}
		n := strings.IndexFunc(s, func(r rune) bool { return r != '.' && r != 'X' && (r < '0' || r > '9') })
		if n < 1 {
			return Period{}, how
		}
		count := s[:n]
		s = s[n:]
		unit := NoUnit
		for _, u := range [...]Unit{Decade, Century, Millennium, Weekend, Second, Minute, Hour, Day, Week, Month, Quarter, Year} {
			if rest, ok := strings.CutPrefix(s, codes[u]); ok && (u < DayPart) == timed {
				unit, s = u, rest
				break
			}
		}
		whole, frac, fractional := strings.Cut(count, ".")
		milli, isFrac := number((frac + "000")[:max(3, len(frac))])
		amount, isNumber := number(whole)
		part := Amount(amount, unit)
		switch {
		case unit == NoUnit:
			return Period{}, how
		case count == "X":
			part = Vague(unit)
		case !isNumber || part.IsZero() || fractional && (frac == "" || len(frac) > 3 || !isFrac):
			return Period{}, how
		case fractional:
			part.milli = uint16(milli)
		}
		if p.IsZero() {
			p = part
			continue
		}
		if p.Unit() <= unit || part.milli > 0 {
			return Period{}, "its units do not go from coarse to fine"
		}
		var ok bool
		if p, ok = p.Plus(part); !ok {
			return Period{}, how
		}
	}
	return p, ""
}

// readCycle reads what recurs: XXXX-WXX-3, XXXX-03-05, XXXX-SU, XXXX-XX-XXTMO.
func readCycle(s string) (c Cycle, problem string) {
	const how = "write what recurs as XXXX-WXX-3, XXXX-WXX-WE, XXXX-03, XXXX-03-05, XXXX-XX-15, XXXX-SU, XXXX-Q1 or XXXX-XX-XXTMO"
	if part, ok := strings.CutPrefix(s, "XXXX-XX-XXT"); ok {
		return readTimeOfDay(part)
	}
	rest, ok := strings.CutPrefix(s, "XXXX")
	if !ok { // a year of any century, a decade of any
		n, isNumber := number(s[2:])
		switch {
		case isNumber && len(s) == 4:
			return Ordinal(n, Year, Century), ""
		case isNumber && len(s) == 3:
			return Ordinal(n, Decade, Century), ""
		}
		return Cycle{}, how
	}
	switch rest {
	case "":
		return Every(Year), ""
	case "-XX":
		return Every(Month), ""
	case "-WXX":
		return Every(Week), ""
	case "-WXX-WE":
		return Every(Weekend), ""
	case "-XX-XX":
		return Every(Day), ""
	}
	switch n, isNumber := number(rest[len(rest)-1:]); {
	case isNumber && len(rest) == 6 && rest[:5] == "-WXX-":
		c = Weekday(n)
	case isNumber && len(rest) == 3 && rest[:2] == "-Q":
		c = Ordinal(n, Quarter, Year)
	case isNumber && len(rest) == 3 && rest[:2] == "-H":
		c = Ordinal(n, Half, Year)
	case len(rest) == 4 && rest[:2] == "-W":
		if n, ok := number(rest[2:]); ok {
			c = Ordinal(n, Week, Year)
		}
	case len(rest) == 6 && rest[:4] == "-XX-":
		if n, ok := number(rest[4:]); ok {
			c = DayOfMonth(n)
		}
	case len(rest) == 6 && rest[0] == '-' && rest[3] == '-':
		m, okMonth := number(rest[1:3])
		d, okDay := number(rest[4:])
		if okMonth && okDay {
			c = MonthDay(m, d)
		}
	case len(rest) == 3 && rest[0] == '-':
		if n, ok := number(rest[1:]); ok {
			c = MonthOfYear(n)
		} else if n := season(rest[1:]); n > 0 {
			c = SeasonOfYear(n)
		}
	}
	if c.IsZero() {
		return Cycle{}, how
	}
	return c, ""
}

// season returns the number of the season with a code of TIMEX3, or 0.
func season(code string) int {
	for n := range seasonCodes {
		if n > 0 && seasonCodes[n] == code {
			return n
		}
	}
	return 0
}

// readTimeOfDay reads what follows the T: 15:00, 15, MO.
func readTimeOfDay(s string) (Cycle, string) {
	if p := part(s); p != 0 {
		return PartOfDay(p), ""
	}
	c, rest, ok := cutClock(s)
	switch {
	case !ok || !isZone(rest):
		return Cycle{}, "after T comes a time of day (15:00) or one of MO, MI, AF, EV, NI, DT"
	case c.unit == Second:
		return Cycle{}, "a time of day without its day cannot have seconds"
	case c.unit == Hour:
		return Ordinal(c.seconds/3600, Hour, Day), ""
	}
	return Clock(c.seconds/3600, c.seconds/60%60), ""
}

// part returns the part of the day with a code of TIMEX3, or 0.
func part(code string) Part {
	for p := range partCodes {
		if p > 0 && partCodes[p] == code {
			return Part(p)
		}
	}
	return 0
}

// readWhen reads a date or a time of a date.
func readWhen(s string) (Value, string) {
	date, clock, timed := strings.Cut(s, "T")
	v, problem := readCalendarDate(date)
	if !timed || problem != "" {
		return v, problem
	}
	day, ok := v.Interval()
	if !ok || day.Unit != Day {
		return Value{}, "a time of day needs a day"
	}
	if p := part(clock); p != 0 {
		return On(p.on(day.Start)), ""
	}
	c, rest, ok := cutClock(clock)
	if !ok || !isZone(rest) {
		return Value{}, "after T comes a time of day (15:00) or one of MO, MI, AF, EV, NI, DT"
	}
	e := end{at: v.from.at + int64(c.seconds), unit: c.unit}
	return Value{from: e, to: e}, ""
}

func readCalendarDate(s string) (v Value, problem string) {
	digits, bc := strings.CutPrefix(s, "BC")
	year, rest, _ := strings.Cut(digits, "-")
	y, ok := number(year)
	switch {
	case !ok || len(year) > 4 || strings.HasSuffix(s, "-"):
		return Value{}, howTIMEX3IsWritten
	case len(year) == 4 && bc && y == 0:
		return Value{}, "there is no year 0 BC"
	case len(year) == 4 && rest != "":
		if bc {
			y = BC(y)
		}
		return readWithin(y, rest)
	case rest != "":
		return Value{}, howTIMEX3IsWritten
	case len(year) == 4 && bc:
		return On(Date(BC(y), 0, 0)), ""
	case len(year) == 4:
		return On(Date(y, 0, 0)), ""
	case len(year) == 3 && bc: // years BC count down: 439 to 430 BC, which is no decade of EDTF
		return Between(On(Date(BC(10*y+9), 0, 0)), On(Date(BC(max(10*y, 1)), 0, 0))), ""
	case len(year) == 3:
		return On(In(civil(10*y, 1, 1), Decade)), ""
	case len(year) == 2 && bc:
		return On(In(civil(-100*y-1, 1, 1), Century)), ""
	case len(year) == 2:
		return On(In(civil(100*y, 1, 1), Century)), ""
	case bc:
		return Value{}, howTIMEX3IsWritten
	}
	return On(In(civil(1000*y, 1, 1), Millennium)), ""
}

// readWithin reads what follows the year y: 03-05, W05-WE, Q1, SU, XX.
func readWithin(y int, s string) (v Value, problem string) {
	year, first, second := Date(y, 0, 0), s, ""
	if len(s) > 3 && s[3] == '-' && s[0] == 'W' {
		first, second = s[:3], s[4:]
	}
	letter, digits := first[:1], first[1:]
	n, isNumber := number(digits)
	var i Interval
	switch {
	case season(s) > 0:
		i = This(year, SeasonOfYear(season(s)))
	case letter == "Q" && isNumber && len(s) == 2:
		i = This(year, Ordinal(n, Quarter, Year))
	case letter == "H" && isNumber && len(s) == 2:
		i = This(year, Ordinal(n, Half, Year))
	case letter == "W" && isNumber && len(first) == 3:
		i = ISOWeek(y, n)
		d, isDay := number(second)
		switch {
		case second == "WE":
			i = In(i.Start, Weekend)
		case isDay && len(second) == 1:
			i = Nth(i, 1, Weekday(d))
		case len(s) > 3:
			i = Interval{}
		}
	default:
		if v.from, problem = readDate(string(appendYear(nil, y)) + "-" + s); problem != "" {
			return Value{}, problem
		}
		if v.from.unit == Season { // 2001-21 is EDTF's way
			return Value{}, howTIMEX3IsWritten
		}
		v.to = v.from
		return v, ""
	}
	if i.IsZero() {
		return Value{}, howTIMEX3IsWritten
	}
	return On(i), ""
}
