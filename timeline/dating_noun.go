package timeline

import "annals/internal/prose"

// Which noun for what happens an expression of time dates: "the December 2018 arrest".

// beforeNoun is for an expression that stands before a noun: "the December 2018
// arrest", "last week's attack" happened then; "the 1995 report" is only called
// after it.
func (r *reading) beforeNoun(d *dating) (role, bool) {
	if r.parsed.Clauses[d.clause].Kind == prose.Speaker {
		return idle, false
	}
	next := d.words[1]
	genitive := r.word(next).Shape == prose.Ending
	if genitive {
		next++
	}
	head := r.nounPhraseEnd(next)
	if head < next {
		return idle, genitive
	}
	stands := genitive || r.insidePhrase(d.words[0])
	switch {
	case !r.happens(r.parsed.Words[head].Of(r.text)):
		return idle, stands
	case !stands && r.parsed.InVerb(head):
		return idle, false
	}
	r.noun(d, head)
	return dates, true
}

// insidePhrase reports whether word i stands behind the determiner of its noun,
// with an adjective between them at most.
func (r *reading) insidePhrase(i int) bool {
	before := r.word(i - 1)
	return before.Is(prose.Determiner) || before.Shape == prose.Ending ||
		before.Shape == prose.Small && before.Class&prose.Function == 0 && r.word(i-2).Is(prose.Determiner)
}

// longestPhrase is how many words a noun phrase has at most behind its date.
const longestPhrase = 6

// nounPhraseEnd returns the last word of the run of nouns and adjectives that
// begins at word i, or i-1 where there is none.
func (r *reading) nounPhraseEnd(i int) int {
	j := i
	for ; j < len(r.parsed.Words) && j < i+longestPhrase; j++ {
		w := r.parsed.Words[j]
		if !w.Shape.IsWord() || w.Class&prose.Function != 0 || r.parsed.InVerb(j) || w.Is(prose.Saying) {
			break
		}
	}
	return j - 1
}

// afterNoun is for an expression behind a noun for what happened then: "the arrest
// of Ann Smith in December 2018". The nearer of noun and verb is dated, and the
// noun only if it is known which ("the flood of August 2019") or if the verb cannot
// bear the date: it says, is, plans, or is still to come.
func (r *reading) afterNoun(d *dating) (role, bool) {
	i := r.eventBefore(d)
	if i < 0 {
		return idle, false
	}
	opens := r.parsed.PhraseStart(r.text, i)
	if !r.word(opens).Is(prose.Determiner) {
		return idle, false
	}
	named := i == d.words[0]-2 && (r.word(i+1).Is(prose.Particle) || r.word(d.words[1]).Is(prose.Particle))
	if !named && !r.afterWhat(opens) {
		p := &r.parsed
		switch v := r.verbBefore(d.clause, opens); {
		case v < 0 && r.verbAfter(d.clause, d.words[1]) >= 0, v >= 0 && r.isWeekday(d.timex) && r.word(opens).Is(indefinite) && r.tells(v) && r.plans(v):
			return idle, false // will sign an agreement on Tuesday
		case v >= 0 && !p.Words[p.Verbs[v].Head].Is(prose.Saying|stative|planning) && !(r.behind(d.when) && (r.looksAhead(v) || r.isNow(v))):
			return idle, false
		}
	}
	r.noun(d, i)
	return dates, true
}

// afterWhat reports whether the noun phrase at word i says after what something else was:
// "has waited since [his trial] in March", "was held days after [the arrest] on May 4".
func (r *reading) afterWhat(i int) bool {
	before := r.word(i - 1)
	return before.Is(since) || i > 1 && before.Is(prose.Subordinator) && before.Is(prose.Preposition) && r.inTimex(r.word(i-2).Span)
}

// nounReach is how many words before an expression the noun may stand that it dates.
const nounReach = 18

// eventBefore returns the nearest noun for what happens before d in its clause, with
// no verb between them, or -1.
func (r *reading) eventBefore(d *dating) int {
	p := &r.parsed
	if p.Clauses[d.clause].Kind == prose.Speaker {
		return -1
	}
	for i := d.words[0] - 1; i >= 0 && i >= d.words[0]-nounReach; i-- {
		w := p.Words[i]
		if before := r.beforeApposition(i); before < i {
			i = before
			continue
		}
		if r.inPlace(i) {
			continue
		}
		joins := w.Is(prose.Complement|prose.Relative|prose.Subordinator) && !w.Is(prose.Preposition)
		if w.Shape == prose.Mark || r.parsed.InVerb(i) || w.Is(stative) && !w.Is(prose.Preposition) || joins || p.ClauseOf(i) != d.clause {
			return -1
		}
		if w.Shape == prose.Small && w.Class&prose.Function == 0 && r.happens(w.Of(r.text)) && !r.describesNoun(i) {
			return i
		}
	}
	return -1
}

// inPlace reports whether the comma at word i stands within the name of a place: "in Lune, Ohio, on May 3".
func (r *reading) inPlace(i int) bool {
	if r.word(i).Of(r.text) != "," {
		return false
	}
	at := i + 1
	if r.word(i - 1).Is(prose.Place) {
		at = i - 1 // behind it
	}
	return r.word(at).Is(prose.Place) && r.word(i-1).Shape.Upperish() && !r.inTimex(r.word(i-1).Span)
}

// describesNoun reports whether the noun at word i only says which of the one behind it is meant: "the
// extradition case", "the ruling Lune Party". The victim of a shooting has its day.
func (r *reading) describesNoun(i int) bool {
	next := r.word(i + 1)
	if r.unplanned[r.predicate(r.word(i).Of(r.text))] {
		return false
	}
	return next.Shape.IsWord() && next.Shape != prose.Ending && next.Class&(prose.Function|prose.Title) == 0 && !r.parsed.InVerb(i+1) &&
		!r.inTimex(next.Span) && !r.happens(next.Of(r.text))
}

// beforeApposition returns the comma with which the apposition opens that the
// comma at word i closes, or i.
func (r *reading) beforeApposition(i int) int {
	p := &r.parsed
	if p.Words[i].Of(r.text) != "," {
		return i
	}
	for j := i - 1; j > 0 && j > i-10 && !r.parsed.InVerb(j); j-- {
		if p.Words[j].Of(r.text) == "," {
			if p.Words[j+1].Is(prose.Determiner) {
				return j
			}
			break
		}
	}
	return i
}

// noun sets that the noun at word i says what d dates.
func (r *reading) noun(d *dating, i int) {
	p := &r.parsed
	d.head, d.group, d.verb = i, i, -1
	d.from = r.parsed.PhraseStart(r.text, min(i, d.words[0]))
	d.to = i + 1
	for d.to < len(p.Words) {
		w := p.Words[d.to]
		if c := p.Clauses[p.ClauseOf(d.to)]; c.Kind == prose.OfNoun && c.From == d.to && d.to == max(i+1, d.words[1]) {
			d.to = c.To // the raid last year [that killed two]
			break
		}
		if w.Shape == prose.Mark && !prose.Amounts(w.Of(r.text)) || r.parsed.InVerb(d.to) ||
			w.Is(prose.Complement|prose.Relative) || w.Is(prose.Subordinator) && !w.Is(prose.Preposition) ||
			w.Is(prose.Pronoun) && !w.Is(prose.Determiner) || w.Is(prose.Subordinator) && p.ClauseOf(d.to) != d.clause {
			break
		}
		d.to++
	}
	for d.to > i+1 && p.Words[d.to-1].Class&prose.Function != 0 && p.Words[d.to-1].Shape == prose.Small {
		d.to--
	}
	d.to = max(d.to, d.words[1])
}
