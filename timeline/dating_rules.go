package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/calendar"
)

// An attachment is one way in which an expression of time stands in a sentence.
type attachment struct {
	name string
	// examples are sentences of a story of 25 September 2021, with the predicate
	// and the date of what each tells, or none.
	examples []string
	// find sets what d dates, and returns what d does. It reports false where d
	// stands in another way.
	find func(r *reading, d *dating) (role, bool)
}

// attachments are asked in their order: what narrows an expression comes before
// what it may modify, a noun beside it before the verb of its clause. The last
// always knows.
var attachments = [...]attachment{
	{"in a list of recordings", []string{
		"9:14 Okafor talks about the fire. 0:26 Two bridges fell at Lune. 1:17 Lee spoke of the flood. => none",
	}, (*reading).recording},
	{"in brackets behind a name", []string{
		"Tom Okafor (October 3, 1970 – July 27, 2019) was identified as the owner of Lune. => none",
	}, (*reading).bracketed},
	{"explained by a clause", []string{
		"Lune has had no mayor since January, when Lee was dismissed. => dismiss 2021-01",
	}, (*reading).explained},
	{"since", []string{
		"The mine has been closed since 2019. => close 2019/..",
		"Sales were the lowest since 2019. => none",
	}, (*reading).since},
	{"what a figure is compared with", []string{
		"Sales rose 3% from 2019. => none",
		"Sales rose to 6.5 percent from 4.5 percent in 2019. => none",
		"Growth will be slow, down from about 8 percent in 2019. => none",
		"The mine makes 200 tons a day, less than at its peak in 1996. => none",
		"Sales were put at 3 million, an increase of 5 percent over 2019. => none",
		"Lee blamed the flood for 80 fires, up nearly a third on the same period last year. => none",
	}, (*reading).compared},
	{"nowadays", []string{
		"Today Lune is feeding a hungry market of many countries. => none",
		"Many of the words are still used today. => none",
		"It led to the Lune of today. => none",
	}, (*reading).nowadays},
	{"a count", []string{
		"Okafor was the 64th homicide victim of the year. => none",
	}, (*reading).counted},
	{"the end of something", []string{
		"The company ran the mine until 2010. => none",
	}, (*reading).bounded},
	{"before a noun", []string{
		"The December 2018 arrest of Lee shook Lune. => arrest 2018-12",
		"Lee read from the 1995 report. => none",
		"Police named the victim of Thursday's homicide. => homicid 2021-09-23",
	}, (*reading).beforeNoun},
	{"after a noun", []string{
		"Police in Lune reported the arrest of Lee in December 2018. => arrest 2018-12",
		"The flood of August 2019 is remembered. => flood 2019-08",
		"Lee has waited for a verdict since his trial in December. => trial 2020-12",
		"Okafor was held days after the arrest of Lee on May 4, 2019. => arrest 2019-05-04",
		"Lee is in custody in connection to a raid in Springfield, Ohio, on May 4, 2019. => raid 2019-05-04",
		"Lune is embroiled in a feud over a raid last year that killed two. => raid 2020",
	}, (*reading).afterNoun},
	{"in a participle that opens", []string{
		"Born in 1935, Lee joined the army. => none",
		"Founded in Lune in May 1990, the bank has lost 3 million dollars. => none",
	}, (*reading).opensDescribed},
	{"at a verb", []string{
		"Lee was arrested in December 2018. => arrest 2018-12",
		"Lee was shot just before 10 p.m. Friday. => shoot 2021-09-24",
		"Lee agreed on Monday to pay. => agre 2021-09-20",
		"Lee was arrested, police said on Friday. => arrest 2021-09-24",
		"Lee studied in Rome and in 1992 moved to Lune. => move 1992",
		"Lee was in Lune in May. => none",
		"Lee was arrested in Lune (May 4, 2019). => arrest 2019-05-04",
		"The mayor spoke of the ruling Works Party in 2019. => speak 2019",
		"The mayor spoke of the investigators in 2019. => speak 2019",
		"Lee was shot while he was sitting on his porch on May 4, 2019. => shoot 2019-05-04",
		"The police spoke of the crowds seen in Lune in 2019. => none",
	}, (*reading).atVerb},
}

// opensDescribed is for a participle that opens its sentence, with the date and before the comma behind it: it
// is of its subject, and not what the sentence tells.
func (r *reading) opensDescribed(d *dating) (role, bool) {
	first := r.word(0)
	if d.words[0] == 0 || d.words[0] == 1 && r.isWeekday(d.timex) || // Come Monday,
		r.word(d.words[1]).Of(r.text) != "," || !(first.Is(prose.Past) || prose.HasEnding(first.Of(r.text), r.past)) ||
		first.Is(prose.Auxiliary|prose.Saying) || r.isName(0) {
		return idle, false
	}
	for i := range d.words[1] {
		if r.word(i).Shape == prose.Mark && !r.inTimex(r.word(i).Span) || i > 0 && r.parsed.InVerb(i) {
			return idle, false
		}
	}
	return idle, r.verbAfter(r.parsed.ClauseOf(d.words[1]), d.words[1]) >= 0 || r.verbAfter(d.clause, d.words[1]) >= 0
}

// isName reports whether word i of the sentence belongs to a name.
func (r *reading) isName(i int) bool {
	s := r.sentences[r.at]
	return slices.ContainsFunc(r.names[s.names[0]:s.names[1]], func(n prose.Name) bool { return n.From <= i && i < n.To })
}

// compared is for what is no time at which something happens, but one with which
// a figure is compared.
func (r *reading) compared(d *dating) (role, bool) {
	from := d.words[0]
	if r.word(from-1).Is(baseline) && r.figureBefore(from) || r.measured(d) {
		return idle, true
	}
	for i := from - 1; i > max(0, from-figureReach) && !r.parsed.InVerb(i) && r.word(i).Of(r.text) != ","; i-- {
		if r.word(i).Is(baseline) {
			return idle, r.turned(i, from)
		}
	}
	return idle, false
}

// nowadays is for what goes on today, and not on that day alone: "today Lune is feeding a hungry market".
func (r *reading) nowadays(d *dating) (role, bool) {
	if !r.theseDays[strings.ToLower(r.text[d.timex.Start:d.timex.End])] || r.word(d.words[1]).Shape == prose.Ending {
		return idle, false
	}
	if r.word(d.words[0] - 1).Is(prose.Particle) {
		return idle, true
	}
	v := r.verbNear(d.clause, d.words)
	if v < 0 || !r.isNow(v) || r.plans(v) {
		return idle, false
	}
	verb := r.parsed.Verbs[v]
	first, head := r.word(verb.From), r.word(verb.Head)
	switch {
	case verb.From == verb.Head || first.Is(future):
		return idle, false
	case prose.HasEnding(head.Of(r.text), r.present):
		return idle, d.words[1] <= verb.From && !r.has(d.words[1], verb.From, prose.Pronoun) // but: we are voting today
	}
	return idle, first.Is(passive) && !head.Is(planning|prose.Saying|announcing) && !r.has(verb.From+1, verb.Head, passive)
}

// counted is for a year, or a part of it, of which something is the so-many-th: "the 64th victim of the year".
func (r *reading) counted(d *dating) (role, bool) {
	from := d.words[0] - 1
	if d.when.IsZero() || d.when.Unit() < calendar.Month || !r.word(from).Is(prose.Particle) {
		return idle, false
	}
	for i := from - 1; i >= max(0, from-figureReach) && !r.parsed.InVerb(i) && r.word(i).Shape != prose.Mark; i-- {
		number := strings.TrimLeft(r.word(i).Of(r.text), "0123456789")
		if number != r.word(i).Of(r.text) && slices.Contains(r.ordinals, number) {
			return idle, true
		}
	}
	return idle, false
}

// measuredReach is how many words before "over 2019" a word for a rise or a fall stands.
const measuredReach = 7

// measured reports whether d is a month or a longer time that is over, with which a rise or a fall is
// measured: "a rise of 5 percent over 2019", "up a third on the same period last year".
func (r *reading) measured(d *dating) bool {
	at := d.words[0] - 1
	if !r.measuring[r.word(at).Of(r.text)] || d.when.IsZero() || d.when.Unit() < calendar.Month || !r.behind(d.when) {
		return false
	}
	for i := at - 1; i >= max(0, at-measuredReach) && r.word(i).Of(r.text) != ","; i-- {
		w := r.word(i)
		if w.Is(phrasal) && (i == at-1 || r.word(i+1).Shape == prose.Digits || r.word(i+1).Is(prose.Adverb|prose.Determiner) || r.cues.Adverbial(r.text, r.word(i+1))) ||
			r.changes[r.same[r.predicate(w.Of(r.text))]] {
			return i < at-1 || w.Is(phrasal) || w.Shape == prose.Small
		}
	}
	return false
}

// bracketed is for two dates that stand alone in brackets behind a name, with a dash between them: when
// somebody lived.
func (r *reading) bracketed(d *dating) (role, bool) {
	open, end := d.words[0]-1, d.words[1]
	for open > 0 && r.word(open).Of(r.text) != "(" && (r.word(open).Shape == prose.Mark || r.inTimex(r.word(open).Span)) {
		open--
	}
	for end < len(r.parsed.Words) && r.word(end).Of(r.text) != ")" && (r.word(end).Shape == prose.Mark || r.word(end).Shape == prose.Digits || r.inTimex(r.word(end).Span)) {
		end++
	}
	dashed := false
	for i := open + 1; i < end; i++ {
		dashed = dashed || strings.Contains("-–—", r.word(i).Of(r.text))
	}
	return idle, dashed && open > 0 && r.word(open).Of(r.text) == "(" && r.word(end).Of(r.text) == ")" &&
		r.word(open-1).Shape.Upperish() && !r.happens(r.word(open-1).Of(r.text))
}

// turned reports whether a word that says which way a figure went stands just before word i:
// "less than", and, of a figure that stands before word end, "up sharply from 8 percent".
func (r *reading) turned(i, end int) bool {
	before := r.word(i - 1)
	if r.cues.Adverbial(r.text, before) && !before.Is(comparing|phrasal) {
		before = r.word(i - 2)
	}
	if r.figureBefore(i) && r.figureBefore(end) && r.word(i-1).Shape != prose.Mark && i-3 > 0 && slices.ContainsFunc(r.parsed.Words[i-3:i], func(w prose.Word) bool { return w.Shape == prose.Digits }) {
		return slices.ContainsFunc(r.parsed.Words[i:end], func(w prose.Word) bool { return w.Shape == prose.Digits })
	}
	return before.Is(comparing) || before.Is(phrasal) && slices.ContainsFunc(r.parsed.Words[i:end], func(w prose.Word) bool { return w.Shape == prose.Digits })
}

// figureReach is how many words before what it is compared with a figure stands.
const figureReach = 10

// figureBefore reports whether an amount stands in the few words before word i.
func (r *reading) figureBefore(i int) bool {
	for j := max(0, i-figureReach); j < i; j++ {
		if w := r.parsed.Words[j]; w.Shape == prose.Digits && !r.inTimex(w.Span) {
			return true
		}
	}
	return false
}

// bounded is for a time at which something ends, and so does not happen. What
// was just before ten o'clock was on that day.
func (r *reading) bounded(d *dating) (role, bool) {
	return idle, r.word(d.words[0]-1).Is(bounding) && (d.when.IsZero() || d.when.Unit() > calendar.DayPart)
}
