package archive

import (
	"slices"
	"time"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A basis is what the date of publication is known from. The less is better:
// what the user says goes before what the article says, and what it says before
// what can be read off it.
type basis uint8

const (
	flag basis = iota
	row        // of annals.csv
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
	volume // the issue or the book that the article stands in
	urlPath
	fileName
	guess
)

var basisNames = [...]string{
	flag: "flag", row: "sidecar", settings: "settings", frontMatter: "front matter", field: "field", jsonLD: "JSON-LD", meta: "meta",
	timeElement: "time element", header: "header", dateline: "dateline", byline: "byline", credit: "credit", volume: "book",
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
			p = timeline.Published{When: when, Basis: basisNames[e.basis], Guess: e.basis == guess}
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
