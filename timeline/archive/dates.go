package archive

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A basis is what the date of publication is known from. The less is better:
// what the user says goes before what the article says, and what it says before
// what can be read off it.
type basis uint8

const (
	flag basis = iota
	settings
	frontMatter
	field
	jsonLD
	meta
	timeElement
	header
	dateline
	byline
	credit
	urlPath
	fileName
	guess
)

var basisNames = [...]string{
	flag: "flag", settings: "settings", frontMatter: "front matter", field: "field", jsonLD: "JSON-LD", meta: "meta",
	timeElement: "time element", header: "header", dateline: "dateline", byline: "byline", credit: "credit",
	urlPath: "URL", fileName: "file name", guess: "guess",
}

// An evidence is something that says when an article was published. Which day
// it means may hang on other evidence: 03-02-2009 is one of two days, and the
// dateline "March 22" is a day of a year that is not said.
type evidence struct {
	basis    basis
	readings []calendar.Interval // one where it is clear
	month    time.Month          // where the year is not said
	day      int
	utc      bool // it is an instant in UTC: where people are, it may be the day before or after
}

func clear(when calendar.Interval, b basis) evidence {
	return evidence{basis: b, readings: []calendar.Interval{when}}
}

// settle weighs the evidence: the first basis that gives a date has it, and a
// finer date of a later one within that is finer still.
func settle(all []evidence) timeline.Published {
	slices.SortStableFunc(all, func(a, b evidence) int { return int(a.basis) - int(b.basis) })
	var p timeline.Published
	for i, e := range all {
		when := e.resolve(all[:i], all[i+1:])
		switch {
		case when.IsZero():
		case p.When.IsZero(), when.Unit < p.When.Unit && within(when, p.When):
			p = timeline.Published{When: when, Basis: basisNames[e.basis]}
		}
		if p.When.Unit == calendar.Day {
			break
		}
	}
	return p
}

func within(i, j calendar.Interval) bool { return !i.Start.Before(j.Start) && !i.End.After(j.End) }

// resolve returns the date that e gives in the light of the others, or the zero
// Interval where they do not settle it.
func (e evidence) resolve(before, after []evidence) calendar.Interval {
	if len(e.readings) == 1 {
		if e.utc {
			return e.local(after)
		}
		return e.readings[0]
	}
	for _, others := range [...][]evidence{before, after} {
		for _, o := range others {
			if o.basis == guess {
				continue
			}
			switch {
			case len(o.readings) == 1:
				for _, r := range e.readings {
					if within(r, o.readings[0]) {
						return r
					}
				}
				if e.month != 0 {
					if when := e.near(o.readings[0]); !when.IsZero() {
						return when
					}
				}
			case o.month != 0: // a dateline without a year tells the day from the month
				for _, r := range e.readings {
					if r.Start.Month() == o.month && r.Start.Day() == o.day {
						return r
					}
				}
			}
		}
	}
	return calendar.Interval{}
}

// local returns the civil day of an instant in UTC: that of other evidence where
// it is the day before or after, as when a page of 9 November, one o'clock in
// Greenwich, has the address /2023/11/08/.
func (e evidence) local(others []evidence) calendar.Interval {
	written := e.readings[0]
	for _, o := range others {
		if len(o.readings) != 1 || o.utc || o.basis == guess || o.readings[0].Unit != calendar.Day {
			continue
		}
		if when := o.readings[0]; when.Start.Equal(written.End) || when.End.Equal(written.Start) || when == written {
			return when
		}
	}
	return written
}

// near returns the day of e, in the year that brings it near to what other
// evidence says: a story of 31 December may be published on 1 January.
func (e evidence) near(other calendar.Interval) calendar.Interval {
	const apart = 45 * 24 * time.Hour
	for y := other.Start.Year() - 1; y <= other.Start.Year()+1; y++ {
		if when := day(y, int(e.month), e.day); !when.IsZero() && when.End.After(other.Start.Add(-apart)) && when.Start.Before(other.End.Add(apart)) {
			if other.Unit >= calendar.Year && !within(when, other) {
				continue
			}
			return when
		}
	}
	return calendar.Interval{}
}

// day returns the date if there is such a one, and the zero Interval if not; m
// and d may be 0.
func day(y, m, d int) calendar.Interval {
	if y < 1000 || y > 2999 || m < 0 || m > 12 || d < 0 || m == 0 && d > 0 {
		return calendar.Interval{}
	}
	if d > 0 && time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() != d {
		return calendar.Interval{}
	}
	return calendar.Date(y, m, d)
}

// monthNames are the names that machines and datelines write, with their usual
// abbreviations. The month is the place, from 1.
var monthNames = [...][]string{
	{"january", "jan"}, {"february", "feb"}, {"march", "mar"}, {"april", "apr"}, {"may"}, {"june", "jun"},
	{"july", "jul"}, {"august", "aug"}, {"september", "sept", "sep"}, {"october", "oct"}, {"november", "nov"}, {"december", "dec"},
}

func month(word string) time.Month {
	for i, names := range monthNames {
		if slices.Contains(names, word) {
			return time.Month(i + 1)
		}
	}
	return 0
}

// besideDates are the words that stand beside a date, and change nothing.
var besideDates = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"am": true, "pm": true, "a.m": true, "p.m": true, "at": true, "on": true, "of": true, "the": true, "th": true, "st": true, "nd": true, "rd": true,
	"gmt": true, "utc": true, "bst": true, "cet": true, "cest": true, "et": true, "est": true, "edt": true, "ct": true, "cst": true, "cdt": true,
	"mt": true, "mst": true, "mdt": true, "pt": true, "pst": true, "pdt": true, "z": true, "t": true, "h": true, "local": true, "time": true, "eastern": true, "pacific": true, "central": true,
	"o'clock": true, "noon": true, "midnight": true, "afternoon": true, "morning": true, "evening": true,
}

// readDate reads what states one date and nothing else, as front matter, meta
// tags and the lines above a story do: ISO 8601, RFC 822, "March 22, 2023 at
// 7:14 p.m. ET", 22.3.2023. Its day is the civil one as it is written, whatever
// the zone. It reports whether s is such a thing.
func readDate(s string, b basis) (evidence, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 80 {
		return evidence{}, false
	}
	if when := isoDate(s); !when.IsZero() {
		e := clear(when, b)
		e.utc = len(s) > len("2006-01-02T") && (strings.HasSuffix(s, "Z") || strings.HasSuffix(s, "+00:00") || strings.HasSuffix(s, "+0000"))
		return e, true
	}
	if readings := numericDate(s); len(readings) > 0 {
		return evidence{basis: b, readings: readings}, true
	}
	return wordDate(s, b)
}

// isoDate reads 2018, 2018-12, 2018-12-06 and 20181206, also with slashes, and
// what time of the day follows.
func isoDate(s string) calendar.Interval {
	y, rest, ok := digits(s, 4)
	if !ok {
		return calendar.Interval{}
	}
	if rest == "" {
		return day(y, 0, 0)
	}
	sep := rest[:1]
	switch {
	case strings.Contains("-/.", sep):
		rest = rest[1:]
	case isDigit(rest[0]):
		sep = ""
	default:
		return calendar.Interval{}
	}
	m, rest, ok := digits(rest, 2)
	if !ok {
		if sep == "" {
			return calendar.Interval{}
		}
		if m, rest, ok = digits(rest, 1); !ok {
			return calendar.Interval{}
		}
	}
	if m == 0 {
		return calendar.Interval{}
	}
	if rest == "" {
		if sep == "" {
			return calendar.Interval{} // 201812 may be anything
		}
		return day(y, m, 0)
	}
	if sep != "" {
		if !strings.HasPrefix(rest, sep) {
			return calendar.Interval{}
		}
		rest = rest[1:]
	}
	d, rest, ok := digits(rest, 2)
	if !ok {
		if d, rest, ok = digits(rest, 1); !ok || sep == "" {
			return calendar.Interval{}
		}
	}
	if d == 0 || !timeOfDay(rest) {
		return calendar.Interval{}
	}
	return day(y, m, d)
}

// timeOfDay reports whether s may follow a date: a time and its zone, or nothing.
func timeOfDay(s string) bool {
	if s == "" {
		return true
	}
	if !strings.ContainsAny(s[:1], "Tt _,") && !isDigit(s[0]) {
		return false
	}
	letters := 0 // in a row: of a zone or of pm, and never a word
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			if letters++; letters > 4 {
				return false
			}
		case unicode.IsDigit(r), strings.ContainsRune(" :.,+-−/()_", r):
			letters = 0
		default:
			return false
		}
	}
	return strings.ContainsFunc(s, unicode.IsDigit) || strings.TrimSpace(s) == ""
}

// digits cuts a number of exactly n digits off s.
func digits(s string, n int) (value int, rest string, ok bool) {
	if len(s) < n {
		return 0, s, false
	}
	for i := range n {
		if !isDigit(s[i]) {
			return 0, s, false
		}
		value = value*10 + int(s[i]-'0')
	}
	return value, s[n:], true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// numericDate reads a date that ends with its year: 22/03/2023. Where both
// numbers may be the month it has two readings. With full stops the day is
// first.
func numericDate(s string) []calendar.Interval {
	s, after, _ := strings.Cut(s, " ")
	if !timeOfDay(strings.TrimSpace(after)) {
		return nil
	}
	for _, sep := range [...]string{"-", "/", "."} {
		parts := strings.Split(strings.TrimSuffix(s, ","), sep)
		if len(parts) != 3 {
			continue
		}
		var n [3]int
		for i, p := range parts {
			v, err := strconv.Atoi(p)
			if err != nil || len(p) > 4 || i < 2 && len(p) > 2 || i == 2 && len(p) != 4 || !isDigit(p[0]) {
				return nil
			}
			n[i] = v
		}
		if n[0] == 0 || n[1] == 0 {
			return nil
		}
		var readings []calendar.Interval
		if when := day(n[2], n[1], n[0]); !when.IsZero() {
			readings = append(readings, when)
		}
		if when := day(n[2], n[0], n[1]); !when.IsZero() && sep != "." && !slices.Contains(readings, when) {
			readings = append(readings, when)
		}
		return readings
	}
	return nil
}

// wordDate reads a date with the name of its month, in any order. Nothing may
// stand beside it but a weekday, a time and a zone.
func wordDate(s string, b basis) (evidence, bool) {
	var (
		m          time.Month
		d, y       int
		dOK, clock bool
	)
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|()", r) }) {
		if isZone(word) {
			continue
		}
		word = strings.ToLower(strings.Trim(word, ".-–—•·"))
		if word == "" {
			continue
		}
		if strings.Count(word, "-") == 2 { // 26-FEB-1987
			inner, ok := wordDate(strings.ReplaceAll(word, "-", " "), b)
			if !ok || m != 0 || d != 0 || y != 0 || len(inner.readings) != 1 {
				return evidence{}, false
			}
			at := inner.readings[0].Start
			y, m, d, dOK = at.Year(), at.Month(), at.Day(), true
			continue
		}
		if is := month(word); is != 0 {
			if m != 0 {
				return evidence{}, false
			}
			m = is
			continue
		}
		if besideDates[word] {
			continue
		}
		bare := strings.TrimRight(word, "stndrh")
		n, err := strconv.Atoi(bare)
		switch {
		case err == nil && len(bare) <= 2 && !dOK && n >= 1 && n <= 31:
			d, dOK = n, true
		case err == nil && len(bare) == 4 && bare == word && y == 0 && n >= 1000 && n <= 2999:
			y = n
		case isClock(word) && !clock:
			clock = true
		default:
			return evidence{}, false
		}
	}
	switch {
	case m == 0 || d == 0 && y == 0:
		return evidence{}, false
	case y == 0:
		return evidence{basis: b, month: m, day: d}, time.Date(2000, m, d, 0, 0, 0, 0, time.UTC).Month() == m
	}
	when := day(y, int(m), d)
	return clear(when, b), !when.IsZero()
}

// isZone reports whether word is a zone by its distance from Greenwich: -0800.
func isZone(word string) bool {
	if len(word) < 3 || word[0] != '+' && word[0] != '-' {
		return false
	}
	_, rest, ok := digits(strings.ReplaceAll(word[1:], ":", ""), 4)
	return ok && rest == ""
}

// isClock reports whether word is a time of day: 7:14, 15:04:05, 7:14pm, 15h30.
func isClock(word string) bool {
	if word == "" || !isDigit(word[0]) {
		return false
	}
	rest := strings.TrimLeft(word, "0123456789:.")
	switch rest {
	case "", "am", "pm", "a.m", "p.m", "z", "gmt", "est", "edt", "et":
		return strings.ContainsRune(word, ':') || rest != "" || strings.ContainsRune(word, '.')
	}
	return strings.HasPrefix(rest, "h")
}

// leadingDate reads the date with which s opens, if it does, and returns what
// follows it.
func leadingDate(s string, b basis) (evidence, string, bool) {
	end := 0
	var best evidence
	var rest string
	var found bool
	for words := 0; words < 8 && end < len(s) && end < 60; words++ {
		next := strings.IndexAny(s[end:], " |·•–—\t")
		if next < 0 {
			next = len(s) - end
		}
		end += next
		if e, ok := readDate(strings.Trim(s[:end], " ,.|-–—·•"), b); ok && (!found || e.clarity() >= best.clarity()) {
			best, rest, found = e, s[end:], true
		}
		if end < len(s) {
			_, size := utf8.DecodeRuneInString(s[end:])
			end += size
		}
	}
	return best, rest, found
}

// isDay reports whether e says a day, if only one without its year.
func (e evidence) isDay() bool {
	return e.month != 0 || len(e.readings) > 0 && e.readings[0].Unit == calendar.Day
}

// clarity grows with what e says: a day without its year, a year, a month, a day.
func (e evidence) clarity() int {
	if len(e.readings) == 0 {
		return 0
	}
	return int(calendar.Year) + 1 - int(e.readings[0].Unit)
}

// fromURL reads the date that many sites put in an address:
// /2018/12/06/arrest.html, /2018/12/, /news-20181206.
func fromURL(address string) []evidence {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return nil
	}
	return pathDate(u.Path, urlPath)
}

// fromPath reads the date in a path of the archive: Jekyll's names begin with
// it, and folders may be years, months and days.
func fromPath(name string) []evidence {
	return pathDate("/"+strings.TrimSuffix(name, path.Ext(name)), fileName)
}

func pathDate(p string, b basis) []evidence {
	parts := strings.Split(p, "/")
	var found []evidence
	for i := len(parts) - 1; i >= 0; i-- {
		if when := nameDate(parts[i]); !when.IsZero() {
			found = append(found, clear(when, b))
		}
		y, rest, ok := digits(parts[i], 4)
		if !ok || rest != "" || i+1 >= len(parts) {
			continue
		}
		m := number(parts[i+1])
		if m == 0 {
			m = int(month(strings.ToLower(parts[i+1])))
		}
		d := 0
		if i+2 < len(parts) && m > 0 {
			d = number(parts[i+2])
		}
		if when := day(y, m, d); m > 0 && !when.IsZero() {
			found = append(found, clear(when, b))
		}
	}
	return found
}

// number reads a number of one or two digits, and nothing else.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil && len(s) <= 2 && n > 0 {
		return n
	}
	return 0
}

// nameDate reads the date at the start or the end of a name:
// 2018-12-06-arrest, arrest_2018-12-06, arrest-20181206.
func nameDate(name string) calendar.Interval {
	for _, length := range [...]int{10, 8} { // 2018-12-06, 20181206
		if len(name) < length {
			continue
		}
		if when := isoDate(name[:length]); when.Unit == calendar.Day && (len(name) == length || !isDigit(name[length])) {
			return when
		}
		at := len(name) - length
		if when := isoDate(name[at:]); when.Unit == calendar.Day && at > 0 && !isDigit(name[at-1]) {
			return when
		}
	}
	return calendar.Interval{}
}
