package calendar

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// String returns v in EDTF: 2018-12-01, 2018-12, 199X, 2004~, 2019/.., and ""
// for no date. It is never more precise than v is: a clock time is its day. A
// unit for which EDTF has no word is the range of its days or months
// (2013-01-28/2013-02-03), and where it is an end of a range, a day or month
// that is approximate (2013-01-28~/..).
func (v Value) String() string { return string(v.append(nil)) }

// AppendText appends v in EDTF to b.
func (v Value) AppendText(b []byte) ([]byte, error) { return v.append(b), nil }

// MarshalText returns v in EDTF.
func (v Value) MarshalText() ([]byte, error) { return v.append(nil), nil }

// UnmarshalText reads EDTF, and no text as no date.
func (v *Value) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*v = Value{}
		return nil
	}
	*v, err = ParseEDTF(string(text))
	return err
}

func (v Value) append(b []byte) []byte {
	switch {
	case v.IsZero():
		return b
	case v.isSet():
		return append(b, v.setText()...)
	case v.from == v.to:
		return v.from.appendWhole(b)
	}
	start := len(b)
	b = v.from.appendFirst(b)
	slash := len(b)
	b = append(b, '/')
	b = v.to.appendLast(b)
	if bytes.Equal(b[start:slash], b[slash+1:]) { // two clock times of one day
		return b[:slash]
	}
	return b
}

// written is the unit in which EDTF writes a unit; it is the same for those
// that EDTF knows.
var written = [...]Unit{
	Second: Day, Minute: Day, Hour: Day, DayPart: Day, Day: Day, Weekend: Day, Week: Day,
	Month: Month, Quarter: Month, Season: Month, Half: Month,
	Year: Year, Decade: Year, Century: Year, Millennium: Year,
}

// appendWhole appends e as a date of its own.
func (e end) appendWhole(b []byte) []byte {
	i := e.interval()
	y := i.Start.Year()
	fourDigits := -9999 <= y && y <= 9999
	switch {
	case e.unit == Season && fourDigits:
		b = append(appendYear(b, y), '-', '2', '0'+byte(i.Start.Month())/3)
	case e.unit == Decade && fourDigits:
		b = appendYear(b, y)
		b[len(b)-1] = 'X'
	case e.unit == Century && fourDigits:
		b = appendYear(b, y)
		b[len(b)-2], b[len(b)-1] = 'X', 'X'
	case written[e.unit] == e.unit || e.unit < Day || written[e.unit] < Year && !fourDigits:
		b = appendDate(b, i.Start, written[e.unit])
		switch e.mark & (someMonth | someDay) {
		case someMonth, someDay:
			b = append(b, "-XX"...)
		case someMonth | someDay:
			b = append(b, "-XX-XX"...)
		}
	default:
		b = appendDate(b, i.Start, written[e.unit])
		b = append(e.appendQualifier(b), '/')
		b = appendDate(b, i.End.AddDate(0, 0, -1), written[e.unit])
	}
	return e.appendQualifier(b)
}

// appendFirst appends e as the start of a range.
func (e end) appendFirst(b []byte) []byte { return e.appendEnd(b, e.interval().Start) }

// appendLast appends e as the end of a range.
func (e end) appendLast(b []byte) []byte {
	return e.appendEnd(b, e.interval().End.Add(-time.Second))
}

func (e end) appendEnd(b []byte, t time.Time) []byte {
	switch {
	case e.mark&unknown != 0:
		return b
	case e.unit == NoUnit:
		return append(b, ".."...)
	case e.mark&(someMonth|someDay) != 0:
		return e.appendWhole(b)
	case written[e.unit] != e.unit && e.unit > Day:
		e.mark |= approximate
	}
	return e.appendQualifier(appendDate(b, t, written[e.unit]))
}

// appendDate appends the unit of t: a year, month or day. Of a year of more
// than four digits EDTF knows no months.
func appendDate(b []byte, t time.Time, unit Unit) []byte {
	y, m, d := t.Date()
	b = appendYear(b, y)
	if y < -9999 || y > 9999 {
		return b
	}
	if unit < Year {
		b = appendDigits(append(b, '-'), int(m), 2)
	}
	if unit < Month {
		b = appendDigits(append(b, '-'), d, 2)
	}
	return b
}

func appendYear(b []byte, y int) []byte {
	if y < -9999 || y > 9999 {
		return strconv.AppendInt(append(b, 'Y'), int64(y), 10)
	}
	if y < 0 {
		b, y = append(b, '-'), -y
	}
	return appendDigits(b, y, 4)
}

func (e end) appendQualifier(b []byte) []byte {
	switch e.mark & (approximate | uncertain) {
	case approximate:
		return append(b, '~')
	case uncertain:
		return append(b, '?')
	case approximate | uncertain:
		return append(b, '%')
	}
	return b
}

// ParseEDTF reads a date in EDTF level 0 or 1, or a set of level 2. Of a time
// with a zone it keeps what the clock of that zone shows.
func ParseEDTF(s string) (Value, error) {
	v, problem := readEDTF(s)
	if problem != "" {
		return Value{}, fmt.Errorf("%q is no date in EDTF: %s", clip(s), problem)
	}
	return v, nil
}

// clip keeps error messages short.
func clip(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + "…"
	}
	return s
}

const howDatesAreWritten = "write it as 2018-12-01, 2018-12, 2018 or 199X"

func readEDTF(s string) (v Value, problem string) {
	if s == "" {
		return Value{}, howDatesAreWritten
	}
	if s[0] == '[' || s[0] == '{' {
		return readSet(s)
	}
	first, last, isRange := strings.Cut(s, "/")
	if !isRange {
		v.from, problem = readEnd(s)
		v.to = v.from
		return v, problem
	}
	if v.from, problem = readRangeEnd(first); problem != "" {
		return Value{}, problem
	}
	if v.to, problem = readRangeEnd(last); problem != "" {
		return Value{}, problem
	}
	switch {
	case v.from.unit == NoUnit && v.to.unit == NoUnit:
		return Value{}, "a range needs a start or an end"
	case !v.ordered():
		return Value{}, "it ends before it starts"
	}
	return v, ""
}

// readRangeEnd reads an end of a range: a date, nothing where it is not known,
// or two dots where it is open.
func readRangeEnd(s string) (end, string) {
	switch s {
	case "":
		return end{mark: unknown}, ""
	case "..":
		return end{}, ""
	}
	return readEnd(s)
}

// readEnd reads one date, which is neither a range nor a set.
func readEnd(s string) (e end, problem string) {
	if s == "" {
		return end{}, howDatesAreWritten
	}
	var m mark
	text := s
	switch s[len(s)-1] {
	case '~':
		m, text = approximate, s[:len(s)-1]
	case '?':
		m, text = uncertain, s[:len(s)-1]
	case '%':
		m, text = approximate|uncertain, s[:len(s)-1]
	}
	date, clock, timed := strings.Cut(text, "T")
	switch {
	case timed && m != 0:
		return end{}, "a clock time cannot be marked as about or uncertain"
	case timed:
		e, problem = readClock(date, clock)
	case strings.HasPrefix(text, "Y"):
		e, problem = readLongYear(text[1:])
	default:
		e, problem = readDate(text)
	}
	e.mark |= m
	if problem != "" {
		return end{}, problem
	}
	return e, ""
}

// readDate reads a year of four digits, and perhaps what follows it: 1985-04-12,
// -0430-03, 199X, 2001-21, 2004-XX-XX.
func readDate(s string) (end, string) {
	digits, negative := strings.CutPrefix(s, "-")
	if len(digits) < 4 || len(digits) > 4 && digits[4] != '-' || len(digits) == 5 {
		return end{}, howDatesAreWritten
	}
	year, rest := digits[:4], digits[4:]
	if strings.HasSuffix(year, "X") && rest == "" {
		return readDecades(year, negative)
	}
	y, ok := number(year)
	switch {
	case strings.HasSuffix(year, "X"):
		return end{}, howYearsAreUnspecified
	case !ok:
		return end{}, howDatesAreWritten
	case negative && y == 0:
		return end{}, "the year 0, which is 1 BC, has no sign"
	case negative:
		y = -y
	}
	if rest == "" {
		return endOf(Date(y, 0, 0)), ""
	}
	return readInYear(y, rest[1:])
}

const howYearsAreUnspecified = "of a year only the last digit or the last two may be X, and then no month follows"

// readDecades reads a year of which one or two digits are not known: 199X, 19XX.
func readDecades(year string, negative bool) (end, string) {
	known := strings.TrimRight(year, "X")
	y, ok := number(known)
	if !ok || len(known) < 2 {
		return end{}, howYearsAreUnspecified
	}
	unit := Decade
	if y *= 10; len(known) == 2 {
		unit, y = Century, 10*y
	}
	if negative {
		y = -y - 1 // any year of it: 0 is none of the century before it
	}
	return endOf(In(civil(y, 1, 1), unit)), ""
}

// readInYear reads what follows the year y: 04, 04-12, 21, XX-XX.
func readInYear(y int, s string) (e end, problem string) {
	month, dom, hasDay := strings.Cut(s, "-")
	if len(month) != 2 || hasDay && len(dom) != 2 {
		return end{}, howDatesAreWritten
	}
	if month == "XX" && (!hasDay || dom == "XX") {
		e = endOf(Date(y, 0, 0))
		e.mark = someMonth
		if hasDay {
			e.mark |= someDay
		}
		return e, ""
	}
	m, ok := number(month)
	switch {
	case !ok:
		return end{}, howDatesAreWritten
	case 21 <= m && m <= 24 && !hasDay:
		return endOf(stretch(civil(y, 3*(m-20), 1), Season)), ""
	case m < 1 || m > 12:
		return end{}, fmt.Sprintf("there is no month %s; 21 to 24 are the seasons", month)
	case !hasDay:
		return endOf(Date(y, m, 0)), ""
	case dom == "XX":
		e = endOf(Date(y, m, 0))
		e.mark = someDay
		return e, ""
	}
	d, ok := number(dom)
	if !ok {
		return end{}, howDatesAreWritten
	}
	i := Date(y, m, d)
	if d == 0 || i.IsZero() {
		return end{}, fmt.Sprintf("%s %d has no day %d", time.Month(m), y, d)
	}
	return endOf(i), ""
}

// readLongYear reads a year of more than four digits, after its Y.
func readLongYear(s string) (end, string) {
	digits, negative := strings.CutPrefix(s, "-")
	y, ok := number(digits)
	switch {
	case !ok || len(digits) < 5 || digits[0] == '0':
		return end{}, "after Y comes a year of more than four digits"
	case y > maxYear:
		return end{}, "its year is beyond reckoning"
	case negative:
		y = -y
	}
	return endOf(Date(y, 0, 0)), ""
}

// readClock reads a complete date and a complete time of day: 23:20:30, 23:20:30Z.
func readClock(date, clock string) (end, string) {
	const how = "after T comes a time of day to the second: 23:20:30, 23:20:30Z or 23:20:30+02:00"
	day, problem := readDate(date)
	switch {
	case problem != "":
		return end{}, problem
	case day.unit != Day:
		return end{}, "a time of day needs a day"
	}
	c, rest, ok := cutClock(clock)
	if !ok || c.unit != Second || !isZone(rest) {
		return end{}, how
	}
	return end{at: day.at + int64(c.seconds), unit: Second}, ""
}

// A clockReading is a time of day: seconds from midnight, known to unit.
type clockReading struct {
	seconds int
	unit    Unit
}

// cutClock reads hh, hh:mm or hh:mm:ss from the front of s.
func cutClock(s string) (c clockReading, rest string, ok bool) {
	limits := [...]int{24, 60, 60}
	units := [...]Unit{Hour, Minute, Second}
	for i, limit := range limits {
		if i > 0 {
			if rest, ok = strings.CutPrefix(s, ":"); !ok {
				return c, s, true
			}
			s = rest
		}
		if len(s) < 2 {
			return c, s, false
		}
		n, isNumber := number(s[:2])
		if !isNumber || n >= limit {
			return c, s, false
		}
		c.seconds += n * unitSeconds[units[i]]
		c.unit = units[i]
		s = s[2:]
	}
	return c, s, true
}

// isZone reports whether s is nothing, Z, or a shift of at most 14 hours.
func isZone(s string) bool {
	if s == "" || s == "Z" {
		return true
	}
	c, rest, ok := cutClock(s[1:])
	return (s[0] == '+' || s[0] == '-') && ok && rest == "" && c.unit >= Minute && c.seconds <= 14*3600
}

// number reads a number without a sign, of at most 12 digits.
func number(s string) (n int, ok bool) {
	if s == "" || len(s) > 12 {
		return 0, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
