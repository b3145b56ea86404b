package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"annals/timeline"
	"annals/timeline/archive"
	"annals/timeline/calendar"
)

// A survey is what the articles of an archive come to, however many they are: it
// keeps counts, and of what is worth a look the first.
type survey struct {
	today                              time.Time
	whole                              bool // it may keep all
	formats, outlets, languages, bases tally
	years                              map[int]int
	days                               map[time.Time]*sightings // the articles of a day
	words                              int

	kept      []*timeline.Article // to look for copies among
	keptBytes int
	unkept    int // articles beyond those

	undated, twoDates, future, twice, thin sightings
}

// A tally counts things by name.
type tally map[string]int

// Sightings are how often something was seen, and notes of the first.
type sightings struct {
	n     int
	notes []string
}

func (s *sightings) add(most int, note string, about ...any) {
	if s.n++; len(s.notes) < most {
		s.notes = append(s.notes, fmt.Sprintf(note, about...))
	}
}

// Of each thing that is worth a look so many notes are kept, and of each day so
// many articles.
const (
	mostNotes = 1000
	mostOfDay = 3
)

// So much is kept to look for copies in where not all is asked for: the years of
// a small paper.
const (
	mostKept      = 10_000   // articles
	mostKeptBytes = 16 << 20 // of text
)

// fewWords is below how many words a story is hardly one.
const fewWords = 20

// nowhere is what a tally calls what an article does not say.
const nowhere = "not known"

func newSurvey(now time.Time, whole bool) *survey {
	return &survey{
		whole: whole, today: calendar.In(now, calendar.Day).Start, formats: tally{}, outlets: tally{}, languages: tally{}, bases: tally{},
		years: map[int]int{}, days: map[time.Time]*sightings{},
	}
}

// see counts an article.
func (s *survey) see(f archive.Found) {
	a := f.Article
	s.formats[f.Format]++
	if a.Curated == nil {
		s.story(a)
	}
	if f.Claimed != "" {
		s.twice.add(mostNotes, "%s, here %s", f.Claimed, a.ID)
	}
	if !s.whole && (s.unkept > 0 || len(s.kept) == mostKept || s.keptBytes+len(a.Text) > mostKeptBytes) {
		s.unkept++
		return
	}
	s.kept = append(s.kept, a)
	s.keptBytes += len(a.Text)
}

// story counts what is told of an article that is one: what an editor has entered is none.
func (s *survey) story(a *timeline.Article) {
	s.outlets[cmp.Or(a.Source, nowhere)]++
	s.languages[cmp.Or(a.Lang, nowhere)]++
	words := wordsOf(a)
	s.words += words
	if words < fewWords && !a.Excerpt {
		s.thin.add(mostNotes, "%s: %s", a.ID, count(words, "word"))
	}
	s.date(a)
}

// repeats returns the articles that repeat another's text, and those that a newer
// version takes the place of.
func (s *survey) repeats() (copied, updated sightings) {
	c := timeline.FindCopies(s.kept)
	for i, a := range s.kept {
		switch {
		case c.Newer(i) != i:
			updated.add(mostNotes, "%s: by %s", a.ID, s.kept[c.Newest(i)].ID)
		case c.Of(i) != i:
			copied.add(mostNotes, "%s: of %s", a.ID, s.kept[c.Of(i)].ID)
		}
	}
	return copied, updated
}

// date counts the date of an article.
func (s *survey) date(a *timeline.Article) {
	p := a.Published
	if p.When.IsZero() {
		s.bases[nowhere]++
		s.undated.add(mostNotes, "%s%s", a.ID, boundsOf(p))
		return
	}
	s.bases[p.Basis]++
	s.years[p.When.Start.Year()]++
	if p.When.Start.After(s.today) {
		s.future.add(mostNotes, "%s: %s by %s", a.ID, p.When, p.Basis)
	}
	if !p.Other.IsZero() {
		s.twoDates.add(mostNotes, "%s: %s by %s, %s by %s", a.ID, p.When, p.Basis, p.Other.When, p.Other.Basis)
	}
	if p.When.Unit <= calendar.Day {
		day := s.days[p.When.Start]
		if day == nil {
			day = &sightings{}
			s.days[p.When.Start] = day
		}
		day.add(mostOfDay, "%s: %s by %s", a.ID, p.When, p.Basis)
	}
}

// boundsOf says what bounds a date that is not known: ": not before 2018 by text".
func boundsOf(p timeline.Published) string {
	var bounds []string
	if d := p.NotBefore; !d.IsZero() {
		bounds = append(bounds, fmt.Sprintf("not before %s by %s", d.When, d.Basis))
	}
	if d := p.NotAfter; !d.IsZero() {
		bounds = append(bounds, fmt.Sprintf("not after %s by %s", d.When, d.Basis))
	}
	if bounds == nil {
		return ""
	}
	return ": " + strings.Join(bounds, ", ")
}

func wordsOf(a *timeline.Article) (n int) {
	for _, b := range a.Blocks {
		if b.Kind.Told() {
			for range strings.FieldsSeq(a.Text[b.Start:b.End]) {
				n++
			}
		}
	}
	return n
}

// imported returns the days that have so many articles, against the days around
// them, that it was likely when they were moved and not when they were published.
func (s *survey) imported() (days []time.Time) {
	const (
		atLeast = 20 // articles
		share   = 50 // one in so many of all
		against = 10 // times as many as on any day around
		around  = 10 // days
	)
	total := 0
	for _, d := range s.days {
		total += d.n
	}
	for day, d := range s.days {
		most := 0
		for n := -around; n <= around; n++ {
			if other := s.days[day.AddDate(0, 0, n)]; n != 0 && other != nil {
				most = max(most, other.n)
			}
		}
		if d.n >= max(atLeast, total/share, against*most) {
			days = append(days, day)
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return days
}

// apart returns the years that lie so far before or after all others, with so few
// articles, that they are likely slips.
func (s *survey) apart() (years []int) {
	const (
		gap   = 10 // years
		share = 100
	)
	all := slices.Sorted(maps.Keys(s.years))
	total := 0
	for _, n := range s.years {
		total += n
	}
	few := func(years []int) bool {
		n := 0
		for _, y := range years {
			n += s.years[y]
		}
		return n*share <= total
	}
	for i := 1; i < len(all); i++ {
		switch {
		case all[i]-all[i-1] < gap:
		case few(all[:i]):
			years = append(years, all[len(years):i]...)
		case few(all[i:]):
			return append(years, all[i:]...)
		}
	}
	return years
}

// rows returns what t counts, most first; beyond most of them the rest is one.
func (t tally) rows(most int) []counted {
	names := slices.SortedFunc(maps.Keys(t), func(a, b string) int { return cmp.Or(t[b]-t[a], strings.Compare(a, b)) })
	var rows []counted
	rest := counted{}
	for i, name := range names {
		if most > 0 && i >= most && len(names) > most+1 {
			rest.n += t[name]
			continue
		}
		rows = append(rows, counted{name: name, n: t[name]})
	}
	if rest.n > 0 {
		rest.name = "and " + strconv.Itoa(len(names)-most) + " more"
		rows = append(rows, rest)
	}
	return rows
}
