package timex

import (
	"strings"
	"time"

	"annals/timeline/calendar"

	"github.com/olebedev/when/rules"
	"github.com/olebedev/when/rules/en"
)

// What package when is good at are the times of the clock and of casual speech,
// and its rules read them here. They are driven one by one, each on the few
// words of an expression and with a context of its own: which fields a rule sets
// tells to what unit the time is known, which when.Parse throws away. What a
// rule says is checked against the words and never trusted.
var (
	clockRules = []rules.Rule{en.HourMinute(rules.Override), en.Hour(rules.Override)}
	partRule   = en.CasualTime(rules.Override)
	dayRule    = en.CasualDate(rules.Override)
)

// spokenParts are the hours that when is told to give the parts of the day, so
// that the hour tells the part.
var spokenParts = rules.Options{Morning: 1, Afternoon: 2, Evening: 3, Noon: 12}

// maxSpoken bounds the words that regular expressions are let loose on.
const maxSpoken = 80

// spokenTime returns the time of day that the words of an expression tell: a
// minute (5:30 p.m., 17:30, noon), or a part of the day (this morning, tonight).
// It returns the zero Cycle where they tell none.
func spokenTime(words string) calendar.Cycle {
	if len(words) > maxSpoken {
		return calendar.Cycle{}
	}
	for i := range words {
		if !startsClock(words, i) {
			continue
		}
		for _, r := range clockRules {
			c, m := drive(r, words[i:])
			if m != nil && m.Left == 0 && c.Hour != nil && c.Minute != nil {
				return calendar.Clock(checkedHour(*c.Hour, m.Text), *c.Minute)
			}
		}
		return calendar.Cycle{}
	}
	if c, m := drive(partRule, words); m != nil && c.Hour != nil {
		switch *c.Hour {
		case spokenParts.Morning:
			return calendar.PartOfDay(calendar.Morning)
		case spokenParts.Afternoon:
			return calendar.PartOfDay(calendar.Afternoon)
		case spokenParts.Evening:
			return calendar.PartOfDay(calendar.Evening)
		case spokenParts.Noon:
			return calendar.Clock(12, 0)
		}
	}
	if c, m := drive(dayRule, words); m != nil && c.Hour != nil { // tonight and last night, which when puts at 23:00
		return calendar.PartOfDay(calendar.Night)
	}
	return calendar.Cycle{}
}

// spokenDays returns by how many days the words of an expression lie after the
// day on which they are spoken: -1 for "yesterday" and "last night". It reports
// false where they tell none.
func spokenDays(words string) (days int, ok bool) {
	if len(words) > maxSpoken {
		return 0, false
	}
	c, m := drive(dayRule, words)
	if m == nil || c.Duration%(24*time.Hour) != 0 {
		return 0, false
	}
	return int(c.Duration / (24 * time.Hour)), true
}

// spoken is the operator of that name: the time of day in the words of an
// expression.
func spoken(a *anchor, _ []value) value {
	if a.text == "" { // asked whether there is such a time
		return value{kind: unanchored}
	}
	return onCycle(spokenTime(a.text[a.start:a.end]))
}

// casual is the operator of that name: the day, and the part of it, that the
// words of an expression tell.
func casual(a *anchor, _ []value) value {
	if a.text == "" {
		return value{kind: unanchored}
	}
	words := a.text[a.start:a.end]
	days, ok := spokenDays(words)
	clock := spokenTime(words)
	if !ok && clock.IsZero() {
		return value{}
	}
	var day calendar.Interval
	if now := a.now(); !now.IsZero() && now.Unit <= calendar.Day { // of a month nobody knows the day before
		day = calendar.From(now.Widen(calendar.Day), calendar.Amount(days, calendar.Day))
	}
	if clock.IsZero() {
		return onInterval(day)
	}
	return onInterval(day).at(clock)
}

// drive applies one rule of when to words, and returns what it set and what it
// matched: nil where that is nothing.
func drive(r rules.Rule, words string) (rules.Context, *rules.Match) {
	c := rules.Context{Text: words}
	m := r.Find(words)
	if m == nil {
		return c, nil
	}
	if ok, err := m.Apply(&c, &spokenParts, time.Unix(0, 0).UTC()); err != nil || !ok {
		return c, nil
	}
	return c, m
}

// startsClock reports whether a time of the clock may start at words[i:]: one or
// two digits, then a colon and a digit, or an a or p. To when "2-15" is a time
// too, and so is the end of 2021-03-05.
func startsClock(words string, i int) bool {
	if i > 0 && (isDigit(words[i-1]) || strings.IndexByte("-/.:,", words[i-1]) >= 0) {
		return false
	}
	j := i
	for j < len(words) && isDigit(words[j]) {
		j++
	}
	if j == i || j > i+2 {
		return false
	}
	if rest, ok := strings.CutPrefix(words[j:], ":"); ok {
		return rest != "" && isDigit(rest[0])
	}
	rest := strings.TrimLeft(words[j:], " ")
	return rest != "" && strings.IndexByte("aApP", rest[0]) >= 0
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// checkedHour returns the hour that words mean: to when 12 a.m. is noon.
func checkedHour(hour int, words string) int {
	half := strings.TrimLeft(words, "0123456789: ")
	if hour == 12 && half != "" && half[0]|0x20 == 'a' {
		return 0
	}
	return hour
}

// Rule returns g as a rule for package when, so that a program that uses when
// reads all that g knows:
//
//	w := when.New(nil)
//	w.Add(en.All...)
//	w.Add(timex.Rule(g))
//
// Where what it reads is a month or a year, the time is the first day of that;
// the time of day stays that of the base time, as it does with when's own rules,
// unless the words tell it. Add it last: it overrides what other rules make of
// the same words.
func Rule(g *Grammar) rules.Rule { return grammarRule{g} }

type grammarRule struct{ g *Grammar }

// Find returns the first expression of text of which can be said when it is.
func (r grammarRule) Find(text string) *rules.Match {
	someDay := calendar.Date(2000, 1, 1)
	for _, t := range r.g.Tag(text) {
		if _, ok := r.start(text, t, someDay); !ok {
			continue
		}
		words := text[t.Start:t.End]
		return &rules.Match{
			Left: t.Start, Right: t.End, Text: words, Captures: []string{words},
			Applier: func(_ *rules.Match, c *rules.Context, o *rules.Options, base time.Time) (bool, error) {
				start, ok := r.start(text, t, calendar.In(base, calendar.Day))
				if ok {
					apply(start, c, o, base)
				}
				return ok, nil
			},
		}
	}
	return nil
}

// start returns the stretch with which t begins to one who reads it on a day.
func (r grammarRule) start(text string, t Timex, day calendar.Interval) (calendar.Interval, bool) {
	anchored := r.g.Anchor(text, []Timex{t}, day, Colloquial)
	if len(anchored) == 0 {
		return calendar.Interval{}, false // it means something in other genres only
	}
	when := anchored[0].When
	i := when.From()
	if i.IsZero() {
		i = when.To()
	}
	return i, !i.IsZero()
}

// apply sets c to the start of i. Context.Time puts the month into the base
// time before the day, and so turns 31 January into 3 March on its way to
// February: therefore the day alone is set, counted from the base's month.
func apply(i calendar.Interval, c *rules.Context, o *rules.Options, base time.Time) {
	first := time.Date(base.Year(), base.Month(), 1, 0, 0, 0, 0, time.UTC)
	y, m, d := i.Start.Date()
	day := 1 + int((time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()-first.Unix())/(24*3600))
	c.Duration, c.Year, c.Month, c.Weekday, c.Day = 0, nil, nil, nil, &day
	hour, minute, second := i.Start.Clock()
	switch {
	case i.Unit < calendar.DayPart:
		c.Hour, c.Minute, c.Second = &hour, &minute, &second
	case i.Unit == calendar.DayPart && o != nil:
		hour, minute, second = partHour(i, o), 0, 0
		c.Hour, c.Minute, c.Second = &hour, &minute, &second
	}
}

// partHour returns the hour that when gives a part of the day.
func partHour(i calendar.Interval, o *rules.Options) int {
	or := func(set, usual int) int {
		if set != 0 {
			return set
		}
		return usual
	}
	switch i {
	case calendar.This(i, calendar.PartOfDay(calendar.Morning)):
		return or(o.Morning, 8)
	case calendar.This(i, calendar.PartOfDay(calendar.Afternoon)):
		return or(o.Afternoon, 15)
	case calendar.This(i, calendar.PartOfDay(calendar.Evening)):
		return or(o.Evening, 18)
	case calendar.This(i, calendar.PartOfDay(calendar.Night)):
		return 23
	}
	return or(o.Noon, 12)
}
