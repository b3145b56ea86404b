package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// Which day an expression means where its own words leave that open, and how days
// lie to the day of report.

// A dayRule says when an expression means another day than the one nearest the day
// of report.
type dayRule struct {
	// examples are written like those of an attachment.
	examples []string
	// give returns the day that is meant. It reports false where it is the
	// tagger's.
	give func(r *reading, d *dating) (calendar.Value, bool)
}

// dayRules are asked in their order; the first that knows decides.
var dayRules = [...]dayRule{
	{[]string{
		"Two men were shot late Thursday.\n\nThe shooting was reported about 10:45 p.m. => report 2021-09-23",
	}, (*reading).dayOfScene},
	{[]string{
		"Lee was arrested on December 11. => arrest 2020-12-11",
		"Lee is suspected of shooting a man in the harbour on December 11. => suspect 2020-12-11",
		"The Thursday crash killed two men. => crash 2021-09-23",
		"Lune Motors filed for bankruptcy Sunday. => file 2021-09-19",
		"The measure comes on top of plans announced in January. => announc 2021-01",
		"The merger in November of two banks was a sign of hope. => merger 2020-11",
		"The owner had agreed to the deadline, but on Sunday demanded a change. => demand 2021-09-19",
	}, (*reading).dayBefore},
	{[]string{
		"Lee is scheduled to meet with the head of the bank of Lune, the economist Tom Okafor, on Thursday. => schedul 2021-09-30",
		"Lee will speak at Sunday's summit. => summit 2021-09-26",
		"Lee said winds could drive the fire to the harbour of Lune on Sunday. => drive 2021-09-26",
		"Lee will sign a new trade agreement with the owners of the old bank of Lune on Thursday. => sign 2021-09-30",
		"Lee is due to present the latest findings on Thursday. => present 2021-09-30",
		"Lee will meet with the owners of the bank of Lune in the new harbour on Thursday. => meet 2021-09-30",
	}, (*reading).dayToCome},
	{[]string{
		"The mine will be closed by 2028. => close ../2028",
	}, (*reading).dayByThen},
}

// settleDay gives d the day that is meant.
func (r *reading) settleDay(d *dating) {
	for _, rule := range dayRules {
		if day, ok := rule.give(r, d); ok {
			d.when = day
			return
		}
	}
}

// dayOfScene is for a clock time with no day in its paragraph: it was on the day that
// the story has told of last, not on the first that stands anywhere, which may be
// that of a caption.
func (r *reading) dayOfScene(d *dating) (calendar.Value, bool) {
	if d.timex == nil || !strings.Contains(d.timex.Explain(), "at(ref, ") || r.dayInParagraph(d.timex) {
		return d.when, false
	}
	clock, ok := d.when.Interval()
	if !ok {
		return d.when, false
	}
	for _, m := range slices.Backward(r.telling.Mentions) {
		day, ok := m.When.Interval()
		if !ok || day.Unit > calendar.Day || m.Basis == timex.Published || m.Timex == nil || m.Status == Planned || r.ahead(m.When) {
			continue
		}
		from := calendar.In(clock.Start, calendar.Day)
		days := int(calendar.In(day.Start, calendar.Day).Start.Sub(from.Start).Hours() / 24)
		return calendar.On(calendar.In(clock.Start.AddDate(0, 0, days), clock.Unit)), true
	}
	return d.when, false
}

// dayInParagraph reports whether a day stands in the paragraph of t before it.
func (r *reading) dayInParagraph(t *timex.Anchored) bool {
	for _, before := range r.telling.Timexes {
		if before.Start >= t.Start {
			break
		}
		if !strings.Contains(r.text[before.Start:t.Start], "\n") && !before.When.IsZero() && before.When.Unit() <= calendar.Day && !strings.Contains(before.Explain(), "(ref, ") {
			return true
		}
	}
	return false
}

// dayByThen opens the date of what will be by then: that is any time up to it.
func (r *reading) dayByThen(d *dating) (calendar.Value, bool) {
	by := r.word(d.words[0]-1).Is(until) && d.when.Unit() > calendar.DayPart && !d.when.IsRange()
	return calendar.Until(d.when), by
}

// dayBefore is for what is over, with a date that leaves the year or the week open
// and was taken for the one to come: "was arrested on December 11" in a story of
// September, "Thursday's crash" in one of Wednesday.
func (r *reading) dayBefore(d *dating) (calendar.Value, bool) {
	if d.timex == nil || d.when != d.timex.When || !r.ahead(d.when) || !r.told(d) || !strings.HasPrefix(d.timex.Explain(), "near(dct, ") {
		return d.when, false
	}
	day, ok := d.when.Interval()
	if !ok {
		return d.when, false
	}
	years, days := -1, 0
	if day.Unit == calendar.Day && !strings.ContainsAny(r.text[d.timex.Start:d.timex.End], "0123456789") {
		years, days = 0, -7 // a weekday
	}
	before := day.Start.AddDate(years, 0, days)
	if days == 0 && before.Day() != day.Start.Day() {
		return d.when, false // 29 February has none
	}
	return calendar.On(calendar.In(before, day.Unit)), true
}

// dayToCome is for what is planned, with a weekday that was taken for the last one: "is scheduled to
// meet with the head of the bank on Thursday" in a story of Saturday.
func (r *reading) dayToCome(d *dating) (calendar.Value, bool) {
	if d.timex == nil || d.when != d.timex.When || !r.behind(d.when) || !r.isWeekday(d.timex) {
		return d.when, false
	}
	next, ok := weekLater(d.when)
	published := r.telling.Article.Published.When
	day := calendar.In(next.Start, calendar.Day)
	switch {
	case !ok || day.Start.AddDate(0, 0, -6).Equal(published.Start):
		return d.when, false // of the day before: the page was put up late
	case r.plans(d.verb), day.Start.Equal(published.End) && r.mayCome(d):
		return calendar.On(next), true
	}
	return d.when, false
}

// weekLater returns the day or part of one that lies a week after v, which is one.
func weekLater(v calendar.Value) (calendar.Interval, bool) {
	day, ok := v.Interval()
	if !ok || day.Unit > calendar.Day {
		return calendar.Interval{}, false
	}
	return calendar.In(day.Start.AddDate(0, 0, 7), day.Unit), true
}

// isWeekday reports whether t says nothing but which day of the week it was, or a part of that: Friday
// morning.
func (r *reading) isWeekday(t *timex.Anchored) bool {
	return strings.Contains(t.Explain(), "near(dct, cycle(") && t.When.Unit() <= calendar.Day && !strings.ContainsAny(r.text[t.Start:t.End], "0123456789")
}

// mayCome reports whether what d tells need not be over: it is not told in the past, or by a
// noun for what is announced. On a weekday it will be tomorrow then, and was not six days ago: of that day
// one would say that it was last Tuesday.
func (r *reading) mayCome(d *dating) bool {
	p := &r.parsed
	if d.verb < 0 {
		return r.calledFor[r.predicate(p.Words[d.head].Of(r.text))] && !r.isOver(r.verbAfter(d.clause, max(d.head+1, d.words[1])))
	}
	verb := p.Verbs[d.verb]
	switch {
	case verb.Form == prose.Infinitive:
		return r.toDo(d.verb)
	case verb.Form == prose.Finite:
		first := p.Words[verb.From]
		return first.Is(prose.Modal|future) && !p.Words[verb.Head].Is(perceived) || verb.From == verb.Head && first.Is(prose.Present)
	}
	return false
}

// plans reports whether the verb v, as things stand, tells of what is still to come: "will meet", "is
// due to meet", "plans to meet", but not "was to meet".
func (r *reading) plans(v int) bool {
	if v < 0 {
		return false
	}
	p := &r.parsed
	now := func(v int) bool {
		first := p.Words[p.Verbs[v].From]
		return r.isNow(v) && !first.Is(prose.Past) || first.Is(prose.Present)
	}
	verb := p.Verbs[v]
	switch {
	case p.Words[verb.From].Is(future):
		return p.Words[verb.From].Is(certain) // and not: would
	case verb.Form != prose.Infinitive:
		return now(v) && verb.From < verb.Head && p.Words[verb.Head].Is(planning) && v+1 < len(p.Verbs) && p.Verbs[v+1].From == verb.Head+1 && r.toDo(v+1)
	case v == 0 || !r.toDo(v) || !r.word(verb.From-1).Is(planning):
		return false
	}
	ruling := p.Verbs[v-1]
	return ruling.Head >= verb.From-2 && ruling.Form <= prose.State && now(v-1)
}

// toDo reports whether the verb v is an infinitive of what is not done: "to meet", "to be met", but
// not "to have met".
func (r *reading) toDo(v int) bool {
	verb := r.parsed.Verbs[v]
	return verb.Form == prose.Infinitive && (verb.Head == verb.From+1 || r.word(verb.From+1).Is(subjunctive))
}

// told reports whether d is over for certain: a thing that nobody announces, or
// a verb in the past with its date right behind it that moves nothing to come.
func (r *reading) told(d *dating) bool {
	p := &r.parsed
	unplanned := r.unplanned[r.predicate(p.Words[d.head].Of(r.text))]
	if d.verb < 0 {
		return unplanned || r.wasSo(r.verbAfter(d.clause, d.words[1])) || r.behindWhat(d)
	}
	if unplanned && r.isOver(d.verb) {
		return true
	}
	head, on := p.Words[d.head], r.word(d.words[0]-1).Is(on)
	switch {
	case head.Is(alleging) && (r.isOver(d.verb) || r.isNow(d.verb)) && d.words[0] > d.head:
		return true // is accused of killing a man on December 11
	case on && d.words[1] == p.Verbs[d.verb].From:
		return p.Verbs[d.verb].From == d.head && r.isOver(d.verb) // on Sunday demanded
	case !r.isOver(d.verb) || p.Verbs[d.verb].Form != prose.Finite || d.words[0] < d.head:
		return false
	case head.Is(announcing) && !head.Is(planning|preventing|moving):
		return on && d.words[0] == d.head+2 // plans announced in January
	case head.Is(prose.Saying | announcing | planning | preventing | moving):
		return false
	}
	bare := d.when.Unit() <= calendar.Day && !r.word(d.words[0]-1).Is(prose.Preposition|prose.Determiner)
	for _, w := range p.Words[d.head+1 : d.words[0]] {
		happens := w.Shape == prose.Small && w.Class&prose.Function == 0 && r.happens(w.Of(r.text))
		if w.Is(planning|moving) || happens && !bare {
			return false // "won a place at the meeting on December 11"
		}
	}
	return on || bare
}

// wasSo reports whether the verb v says what something was, and so that it is over: "the
// collapse in January was a sign", but not "the vote in January was to come".
func (r *reading) wasSo(v int) bool {
	return v >= 0 && r.parsed.Verbs[v].Form == prose.State && r.isOver(v) && r.word(r.parsed.Verbs[v].Head+1).Is(prose.Determiner)
}

// behindWhat reports whether what the noun of d tells is what something over came after: "had
// waited since his trial in March".
func (r *reading) behindWhat(d *dating) bool {
	before := r.parsed.PhraseStart(r.text, d.head) - 1
	v := r.verbBefore(d.clause, before)
	return r.word(before).Is(since) && v >= 0 && (r.isOver(v) || r.isNow(v))
}

// contradicts reports whether the verb of d is past and its day still to come:
// then the day is not known after all.
func (r *reading) contradicts(d *dating) bool {
	if earliest, _ := d.when.Bounds(); earliest.IsZero() || !r.ahead(d.when) {
		return false // "cut and closed by 2028": to be closed
	}
	p := &r.parsed
	v := p.Verbs[d.verb]
	if v.Form != prose.Finite || p.Words[v.Head].Is(planning) {
		return false
	}
	first := p.Words[v.From]
	return v.From == v.Head && (first.Is(prose.Past) || prose.HasEnding(first.Of(r.text), r.past))
}

// over reports whether v is a day or week that ended with the day of report.
func (r *reading) over(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	_, end := v.Bounds()
	return !v.IsZero() && !published.IsZero() && !end.IsZero() && !end.After(published.End) && v.Unit() <= calendar.Week
}

// ahead reports whether v lies wholly after the day of report, or ends after it
// and has no beginning: what will be by then.
func (r *reading) ahead(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	earliest, end := v.Bounds()
	if v.IsZero() || published.IsZero() || earliest.IsZero() && end.IsZero() {
		return false
	}
	if earliest.IsZero() {
		return end.After(published.End)
	}
	return !earliest.Before(published.End)
}

// behind reports whether v ended before the day of report.
func (r *reading) behind(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	_, end := v.Bounds()
	return !v.IsZero() && !published.IsZero() && !end.IsZero() && !end.After(published.Start)
}
