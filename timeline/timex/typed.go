package timex

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"annals/timeline/calendar"

	"github.com/olebedev/when"
	"github.com/olebedev/when/rules"
	"github.com/olebedev/when/rules/en"
)

// ParseDate reads a date that a person typed at the time now: EDTF first
// ("2018-12", "2018-12-01/..", "1990~"), then what TIMEX3 writes ("2018-W05"),
// then a date in words, of any language that there is a grammar of ("December
// 2018", "last month", "two weeks ago"), then what package when makes of it ("in
// three days"). It reads the whole of s or nothing, and no date that could be
// two. Where now is the zero time, nobody knows which day it is, and a date that
// leans on it is an error.
func ParseDate(s string, now time.Time) (calendar.Value, error) {
	s = strings.Join(strings.Fields(s), " ")
	v, edtf := calendar.ParseEDTF(s)
	if edtf == nil {
		return v, nil
	}
	if v := inFigures(s); !v.IsZero() {
		return v, nil
	}
	if beginsWithYear(s) { // it is meant for EDTF, and to when 2021-03-05 is a time of day
		return calendar.Value{}, edtf
	}
	if a, b, ok := twoDates(s); ok {
		return calendar.Value{}, fmt.Errorf("%q may be %s or %s: write it so", s, a, b)
	}
	if v := spelled(s, now); !v.IsZero() {
		return v, nil
	}
	if now.IsZero() && !spelled(s, time.Unix(0, 0).UTC()).IsZero() {
		return calendar.Value{}, fmt.Errorf("%q leans on today: write it as 2018-12-01, 2018-12 or 2018", s)
	}
	return calendar.Value{}, fmt.Errorf("%q is no date: write it as 2018-12-01, 2018-12, 2018, 1990~ (about), 2018-12/2019-02, 2019/.. (since), "+
		"or in words: 1 December 2018, December 2018, last month, two weeks ago", s)
}

// spelled reads a date in words.
func spelled(s string, now time.Time) calendar.Value {
	if len(s) > maxTyped {
		return calendar.Value{}
	}
	if v := inWords(s, now); !v.IsZero() || now.IsZero() {
		return v
	}
	return byWhen(s, now)
}

// dayOf returns the day of t, and no day where t is the zero time.
func dayOf(t time.Time) calendar.Interval {
	if t.IsZero() {
		return calendar.Interval{}
	}
	return calendar.In(t, calendar.Day)
}

// maxTyped bounds what is taken for a date: nobody types a longer one.
const maxTyped = 100

// inFigures reads the forms of TIMEX3, a day with a clock time that does not go
// to the second (2018-12-01 15:04), and one without its zeros (2018-12-1).
func inFigures(s string) calendar.Value {
	var y, m, d int
	var rest string
	if n, _ := fmt.Sscanf(s, "%4d-%d-%d%s", &y, &m, &d, &rest); n == 3 && beginsWithYear(s) && d > 0 && m > 0 && len(s) < len("2018-12-01") {
		return calendar.On(calendar.Date(y, m, d))
	}
	if day, clock, ok := strings.Cut(s, " "); ok && strings.Contains(clock, ":") && beginsWithYear(day) {
		s = day + "T" + clock
	}
	x, err := calendar.ParseTIMEX3(s)
	if err != nil || len(s) < 4 { // 19 and 199 are TIMEX3, and no dates that people type
		return calendar.Value{}
	}
	return x.When
}

func beginsWithYear(s string) bool {
	return len(s) > 4 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && isDigit(s[3]) && (s[4] == '-' || s[4] == '/' || s[4] == 'X')
}

// twoDates returns the two days that 3/4/2018 may be. It reports false where
// there is but one, such as 3/22/2018.
func twoDates(s string) (a, b calendar.Interval, ok bool) {
	var x, y, year int
	var rest string
	for _, layout := range []string{"%d/%d/%d%s", "%d.%d.%d%s", "%d-%d-%d%s"} {
		if n, _ := fmt.Sscanf(s, layout, &x, &y, &year, &rest); n == 3 && x != y && year > 31 {
			a, b = calendar.Date(year, x, y), calendar.Date(year, y, x)
			return a, b, x > 0 && y > 0 && !a.IsZero() && !b.IsZero() && layout != "%d.%d.%d%s"
		}
	}
	return a, b, false
}

// inWords reads a date in words, English first.
func inWords(s string, now time.Time) calendar.Value {
	for _, code := range slices.Insert(Languages(), 0, "en") {
		if strings.Contains(code, "-") {
			continue // what a country says otherwise, a person may have meant or not
		}
		g, _ := Language(code)
		found := g.Tag(s)
		if len(found) == 1 && isWhole(s, found[0].Start, found[0].End) {
			for _, a := range g.Anchor(s, found, dayOf(now), News) {
				if _, either := a.When.Set(); !a.When.IsZero() && either == nil {
					return a.When
				}
			}
		}
	}
	return calendar.Value{}
}

// isWhole reports whether nothing but marks and a short word that leads to a
// date stand around s[start:end].
func isWhole(s string, start, end int) bool {
	before := strings.ToLower(strings.TrimSpace(s[:start]))
	return isNothing(s[end:]) && (isNothing(before) || before == "on" || before == "in" || before == "the")
}

func isNothing(s string) bool { return strings.Trim(s, " .,") == "" }

// typedRules are the rules of when that are of use beside the grammar.
var typedRules = append([]rules.Rule{dayRule, partRule, en.Deadline(rules.Override)}, clockRules...)

// byWhen reads a date through a parser of when to which the English grammar is
// added, but for those of its rules that guess: the one of dates, which makes 30
// February 2 March, those of slashes and of weekdays, and the one of times ago,
// which knows no year before the base's.
func byWhen(s string, now time.Time) calendar.Value {
	s = strings.ToLower(s)
	if strings.Contains(s, "few") || strings.Contains(s, "half") { // to when, a few are three
		return calendar.Value{}
	}
	g, _ := Language("en")
	for _, a := range g.Anchor(s, g.Tag(s), dayOf(now), News) {
		if a.When.Unit() > calendar.Day { // to when, 5 p.m. in December is on the first
			return calendar.Value{}
		}
	}
	var set watch
	w := when.New(nil)
	for _, r := range append(slices.Clone(typedRules), Rule(g)) {
		w.Add(watched{r, &set})
	}
	r, err := w.Parse(s, time.Date(now.Year(), now.Month(), now.Day(), now.Hour(), now.Minute(), 0, 0, time.UTC))
	if err != nil || r == nil || !set.isAllOf(s) {
		return calendar.Value{}
	}
	day, clock := calendar.In(r.Time, calendar.Day), spokenTime(s)
	switch {
	case set.fields.Month != nil || set.fields.Year != nil: // its months pass no year's end
	case !clock.IsZero():
		return calendar.On(calendar.This(day, clock))
	case set.fields.Hour != nil: // an hour that the words do not tell
	case set.fields.Duration%(24*time.Hour) != 0:
		return calendar.On(calendar.In(r.Time, calendar.Minute))
	case strings.Contains(s, "week"):
		return calendar.On(calendar.In(r.Time, calendar.Week))
	default:
		return calendar.On(day)
	}
	return calendar.Value{}
}

// A watch says what rules have set, and from which words: a Parser keeps that to
// itself, and it is what the time is known to.
type watch struct {
	fields *rules.Context
	spans  [][2]int
}

// isAllOf reports whether the rules have used all words of s but the smallest.
func (w *watch) isAllOf(s string) bool {
	rest := []byte(s)
	for _, span := range w.spans {
		for i := span[0]; i < min(span[1], len(rest)); i++ {
			rest[i] = ' '
		}
	}
	for word := range strings.FieldsSeq(string(rest)) {
		if word = strings.Trim(word, ".,"); word != "" && word != "at" && word != "on" && word != "the" && word != "o'clock" {
			return false
		}
	}
	return w.fields != nil
}

// A watched rule tells the watch what it does.
type watched struct {
	rules.Rule
	watch *watch
}

// Find returns the match of the rule.
func (w watched) Find(text string) *rules.Match {
	m := w.Rule.Find(text)
	if m == nil {
		return nil
	}
	apply := m.Applier
	m.Applier = func(m *rules.Match, c *rules.Context, o *rules.Options, t time.Time) (bool, error) {
		ok, err := apply(m, c, o, t)
		if ok && err == nil {
			w.watch.fields = c
			w.watch.spans = append(w.watch.spans, [2]int{m.Left, m.Right})
		}
		return ok, err
	}
	return m
}
