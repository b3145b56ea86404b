package archive

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
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
	timeElement: "time element", header: "header", dateline: "dateline", byline: "byline", credit: "credit", volume: "issue",
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
	hour     int  // of that instant
	shown    bool // a page says it to machines, and shows the same to its readers
	doubted  bool // a page says it to machines, and shows its readers only others
}

func clear(when calendar.Interval, b basis) evidence {
	return evidence{basis: b, readings: []calendar.Interval{when}}
}

// date settles when d was published, or what bounds that where nothing tells it.
// What the user says for all articles goes before everything.
func (d *draft) date(flagged calendar.Interval, past *pasts) {
	if !flagged.IsZero() {
		d.evidence = append(d.evidence, clear(flagged, flag))
	}
	known := d.Published // of a page in a web archive, when it was captured
	d.Published = settle(d.evidence)
	if p := &d.Published; p.When.IsZero() {
		p.NotBefore = later(p.NotBefore, later(known.NotBefore, past.of(&d.Article)))
		p.NotAfter = sooner(p.NotAfter, sooner(known.NotAfter, timeline.Dating{When: d.Modified, Basis: "modified"}))
	}
}

// pasts finds the latest past date that the text of an article states, with an
// extractor for each language that is made when it is first needed.
type pasts struct {
	mu sync.Mutex
	in map[string]*timeline.Extractor
}

func (p *pasts) of(a *timeline.Article) timeline.Dating {
	lang := cmp.Or(baseOf(a.Lang), "en")
	p.mu.Lock()
	x, made := p.in[lang]
	if !made {
		if g, ok := timex.Language(lang); ok {
			x = timeline.NewExtractor(g)
		}
		if p.in == nil {
			p.in = map[string]*timeline.Extractor{}
		}
		p.in[lang] = x
	}
	p.mu.Unlock()
	if x == nil {
		return timeline.Dating{}
	}
	return x.NotBefore(a)
}

// later returns the tighter of two lower bounds.
func later(a, b timeline.Dating) timeline.Dating {
	if a.IsZero() || !b.IsZero() && b.When.Start.After(a.When.Start) {
		return b
	}
	return a
}

// sooner returns the tighter of two upper bounds.
func sooner(a, b timeline.Dating) timeline.Dating {
	if a.IsZero() || !b.IsZero() && b.When.End.Before(a.When.End) {
		return b
	}
	return a
}

// settle weighs the evidence: the first basis that gives a date has it, and a
// finer date of a later one within that is finer still. Evidence of which the
// day stays unclear bounds it.
func settle(all []evidence) (p timeline.Published) {
	slices.SortStableFunc(all, func(a, b evidence) int { return a.rank() - b.rank() })
	dates := make([]calendar.Interval, len(all))
	first := -1 // that gives a date
	for i, e := range all {
		dates[i] = e.resolve(all[:i], all[i+1:])
		switch when := dates[i]; {
		case when.IsZero():
			continue
		case first < 0:
			first = i
		case when.Unit >= p.When.Unit || !within(when, p.When):
			continue
		}
		p.When, p.Basis, p.Guess = dates[i], basisNames[e.basis], e.basis == guess || e.doubted
	}
	switch {
	case first < 0:
		p.NotBefore, p.NotAfter = unclear(all)
	case all[first].basis > settings: // else the user has settled it
		for i := first + 1; i < len(all) && p.Other.IsZero(); i++ {
			if contradict(all[first], all[i], p.When, dates[i]) {
				p.Other = timeline.Dating{When: dates[i], Basis: basisNames[all[i].basis]}
			}
		}
	}
	return p
}

// unclear returns the first and the last of the days that the evidence leaves open.
func unclear(all []evidence) (first, last timeline.Dating) {
	for _, e := range all {
		if len(e.readings) < 2 {
			continue
		}
		days := slices.SortedFunc(slices.Values(e.readings), func(i, j calendar.Interval) int { return i.Start.Compare(j.Start) })
		basis := basisNames[e.basis]
		return timeline.Dating{When: days[0], Basis: basis}, timeline.Dating{When: days[len(days)-1], Basis: basis}
	}
	return first, last
}

// contradict reports whether the dates that two evidences give are different
// ones. The day before or after is the same day in another zone; what a dateline
// dates is the writing, some days before; and a book is not its chapters.
func contradict(a, b evidence, whenA, whenB calendar.Interval) bool {
	if whenA.IsZero() || whenB.IsZero() || a.basis == guess || b.basis == guess || b.basis == volume {
		return false
	}
	if whenB.Start.Before(whenA.Start) {
		a, b, whenA, whenB = b, a, whenB, whenA
	}
	const writing = 7 * 24 * time.Hour
	apart := whenB.Start.Sub(whenA.End)
	return apart > 0 && !(a.basis == dateline && apart <= writing)
}

// rank orders evidence, the best first: by its basis, but what machines and readers are told
// goes before what only machines are.
func (e evidence) rank() int {
	if e.shown {
		return 2*int(jsonLD) - 1
	}
	return 2 * int(e.basis)
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

// The hours in Greenwich before which it is still the day before in Hawaii, and from
// which on it is already the day after in New Zealand.
const (
	westmost = 10
	eastmost = 11
)

// local returns the civil day of an instant in UTC: that of other evidence where
// it is the day before or after, as when a page of 9 November, one o'clock in
// Greenwich, has the address /2023/11/08/.
func (e evidence) local(others []evidence) calendar.Interval {
	written := e.readings[0]
	for _, o := range others {
		if len(o.readings) != 1 || o.utc || o.readings[0].Unit != calendar.Day {
			continue
		}
		when := o.readings[0]
		switch {
		case when == written, when.End.Equal(written.Start) && e.hour < westmost, when.Start.Equal(written.End) && e.hour >= eastmost:
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
