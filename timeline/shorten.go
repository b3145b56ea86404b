package timeline

import (
	"slices"

	"annals/internal/prose"
)

// What is cut of a draft that is too long.

// cutRelatives cuts what is told of the subject, before the verb: "a man [who had
// told the police that he would leave] was charged".
func (d *draft) cutRelatives() {
	if d.verb < 0 {
		return
	}
	verb := d.Verbs[d.verb].From
	for _, c := range d.Clauses {
		if c.Kind == prose.OfNoun && c.From > d.from && c.To <= verb && d.keeps(c.From) && !(d.at >= c.From && d.at < c.To) && !d.inDate(c.To) {
			from, to := c.From, c.To
			if d.mark(from-1) && to < verb && d.mark(to) {
				from, to = from-1, to+1
			}
			d.leaveOut(from, to)
		}
	}
}

// cutAsides cuts what stands between two dashes.
func (d *draft) cutAsides() {
	for _, c := range d.Clauses {
		opening := d.word(c.From).Of(d.article)
		if c.Kind != prose.Aside || c.From <= d.from || c.To >= d.to || !dashes[opening] || d.word(c.To).Of(d.article) != opening ||
			d.verb >= 0 && d.Verbs[d.verb].From >= c.From && d.Verbs[d.verb].Head < c.To || d.at >= c.From && d.at < c.To {
			continue
		}
		d.leaveOut(c.From, c.To+1)
	}
}

var dashes = map[string]bool{"--": true, "–": true, "—": true}

// cutOpening cuts the participle with which a sentence opens before its subject: "[Hoping to slow the
// traffic,] the mayor closed …".
func (d *draft) cutOpening() {
	if end := d.openingEnd(); end > 0 && (d.at < d.from || d.at >= end) {
		d.advance(end)
	}
}

// openingEnd returns where the subject begins behind the participle or preposition with which d opens,
// or 0.
func (d *draft) openingEnd() int {
	first := d.word(d.from)
	phrase := first.Is(prose.Preposition|prose.Locative) && !first.Is(prose.Subordinator) && !d.word(d.from+1).Shape.Upperish() // but where it was
	if d.verb < 0 || first.Shape != prose.Capital || !phrase && (first.Class&prose.Function != 0 || d.word(d.from+1).Shape != prose.Small || !prose.HasEnding(first.Of(d.article), d.cues.present)) {
		return 0
	}
	verb := d.Verbs[d.verb].From
	for i := d.from + 1; i < verb; i++ {
		if d.Words[i].Of(d.article) != "," || d.timeEnds(i) {
			continue
		}
		subject := d.word(i+1).Is(prose.Determiner|prose.Pronoun) || d.word(i+1).Shape.Upperish()
		if d.firstVerb(d.ClauseOf(d.from)) != d.verb || !subject || phrase && slices.ContainsFunc(d.Words[i+1:verb], func(w prose.Word) bool { return w.Is(prose.Coordinator) || w.Of(d.article) == "," }) {
			break // rowing is fun, and the club lost; for the king, Tom, and the queen, it rained
		}
		return i + 1
	}
	return 0
}

// cutAppositions cuts what stands between commas and its sentence does not need:
// "Han Dong[, the member of Parliament …,] says", and "named Ann Smith[, the head
// of a bank,] as ambassador".
func (d *draft) cutAppositions() {
	if d.verb < 0 || d.word(d.from).Is(prose.Preposition|prose.Locative|prose.Subordinator|prose.Saying) || d.openingEnd() > 0 {
		return
	}
	verb := d.Verbs[d.verb].From
	first, last := -1, -1
	for i := d.from; i < verb; i++ {
		if d.Words[i].Of(d.article) == "," {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	named := first >= 0 && d.word(first+1).Shape.Upperish() && last-first <= longestName // the envoy, Ann Lee, said
	if last > first && last >= verb-3 && !named && !d.finite(d.from, first) && !d.addsNames(first, last) && !d.rowWithVerb(first, last) {
		d.leaveOut(first, last+1)
	}
	for i := verb; i < d.to && d.length() > longest; i++ {
		if end := d.apposition(i); end > i && end+1 < d.to {
			d.leaveOut(i, end+1)
			i = end
		}
	}
}

// rowWithVerb reports whether what stands between the commas at words from and to is no aside but the rest of a subject
// with its verb: "officers[, snipers and a van left the yard,] but came back".
func (d *draft) rowWithVerb(from, to int) bool {
	next := d.word(from + 1)
	if next.Shape != prose.Small || next.Is(prose.Function) || d.verbFrom(from+1) || d.cues.Adverbial(d.article, next) {
		return false
	}
	joined := false
	for i := from + 2; i < to; i++ {
		if joined && d.finite(i, i+1) {
			return true
		}
		joined = joined || d.Words[i].Is(prose.Coordinator)
	}
	return false
}

// addsNames reports whether what stands between the commas at words from and to names more who did it: "Ann
// Lee[, 26, and Tom Okafor, 25,] were indicted".
func (d *draft) addsNames(from, to int) bool {
	for i := from + 1; i < to; i++ { // but not what it is called: a chamber[, or cofferdam,] sank
		if d.Words[i].Of(d.article) == "," && d.word(i+1).Is(prose.Coordinator) {
			return true
		}
	}
	return false
}

// longestName is how many words a name has between the commas around it, with the second of them.
const longestName = 4

// apposition returns the comma that closes the apposition that the comma at word
// i opens, or i.
func (d *draft) apposition(i int) int {
	if d.Words[i].Of(d.article) != "," || !d.word(i+1).Is(prose.Determiner) || d.inRow(i) {
		return i
	}
	for j := i + 1; j < d.to && j < i+12; j++ {
		if d.Words[j].Of(d.article) == "," {
			if d.word(j + 1).Is(prose.Coordinator) {
				return i // a row
			}
			return j
		}
		if d.verbFrom(j) {
			return i
		}
	}
	return i
}

// cutShort ends the draft where a part of it ends, or where what is said of time,
// place and reason begins. What is little too long stays whole where something happens in its
// later part; a line that has no such place stays whole however long it is, within bounds; and
// beyond them it breaks off at a word.
func (d *draft) cutShort() {
	least := d.least()
	n := d.length()
	switch {
	case n <= overlong && d.goesOnFrom(least):
	case d.cutAt(least, longest, d.parts), d.cutAt(least, longest, d.adds):
	case n <= overlong: // a few words more cost less than what is lost
	case d.cutAt(least, overlong, d.parts), d.cutAt(least, overlong, d.adds), d.cutAt(least, overlong, d.follows):
	case n <= whole:
	case d.cutAt(least, whole, d.parts):
	case n <= utmost: // many words more cost less than a line that breaks off
	case d.cutAt(least, whole, d.adds), d.cutAt(least, whole, d.follows), d.cutAt(least, whole, d.describing):
	default:
		d.breakOff(least)
	}
}

// least returns where the draft may end at the earliest: behind its verb and the word after that.
func (d *draft) least() int {
	if d.verb < 0 {
		return d.from + 3
	}
	least := d.Verbs[d.verb].Head + 2
	if first := d.firstVerb(d.ClauseOf(d.Verbs[d.verb].Head)); first >= 0 {
		least = max(least, d.Verbs[first].Head+2) // plans to move [got a response]
	}
	return least
}

// goesOnFrom reports whether something happens in what the draft tells from word i on.
func (d *draft) goesOnFrom(i int) bool {
	for ; i < d.to; i++ {
		if d.goesOn(i) {
			return true
		}
	}
	return false
}

// cutAt ends the draft behind word least where what may be left out begins and it has most bytes at the most, and
// reports whether there is such a place.
func (d *draft) cutAt(least, most int, begins func(int) bool) bool {
	end := d.to
	for ; d.to > least; d.to-- {
		if n := d.length(); n <= most && n >= shortest && begins(d.to) && d.ends(d.to) && d.whole() && !unbalanced(d.text()) {
			d.trimEnd()
			return true
		}
	}
	d.to = end
	return false
}

// breakOff ends the draft at a word, behind word least if it can, with "…".
func (d *draft) breakOff(least int) {
	end := d.to
	fits := func() bool { return d.length() <= longest-len(" …") && d.ends(d.to) }
	d.open = true
	for d.to = end; d.to > least && !fits(); d.to-- {
	}
	if fits() {
		return
	}
	if d.verb >= 0 { // its subject takes all the room: a line with its verb is not much longer
		for d.to = min(least, end); d.to < end && (d.cut[d.to-d.from] || !d.ends(d.to)); d.to++ {
		}
		if d.length() <= utmost {
			d.open = d.to < end
			return
		}
	}
	d.verb = -1 // any words will do
	for d.to = end; d.to > d.from+1 && !fits(); d.to-- {
	}
}

// adds reports whether what begins at word i only adds to what is told before it:
// "after the vote", "in the harbour of Lune", but not what says how something is to be done: "to
// speak with one voice".
func (d *draft) adds(i int) bool {
	if d.word(i).Is(since) && (d.timeEnds(i+1) || d.timeEnds(i+2)) {
		return false // its highest level [since July]
	}
	return d.follows(i) && !slices.ContainsFunc(d.Verbs, func(v prose.Verb) bool {
		return v.Head == i-1 && (v.Form > prose.State || d.word(v.From).Is(prose.Modal))
	})
}

// follows reports whether word i begins what says more of time, place or reason.
func (d *draft) follows(i int) bool {
	if d.word(i-2).Is(prose.Locative) && d.describes(i-1) && d.word(i).Is(prose.Preposition) && !d.word(i).Is(prose.Locative|prose.Subordinator|moment) {
		return false // in connection [with]
	}
	return d.word(i).Is(adding) && d.word(i-1).Class&prose.Function == 0 && !d.word(i-1).Is(prose.Saying) && !d.cut[i-1-d.from]
}

// describing reports whether a clause about the noun before it begins at word i: "a letter [laying out what
// happened]", "strikes [that have closed the harbour]".
func (d *draft) describing(i int) bool {
	if d.word(i-1).Class&prose.Function != 0 || d.InVerb(i-1) || d.word(i-2).Is(prose.Determiner) {
		return false // the fact [that …]
	}
	return d.begins(i) && d.Clauses[d.ClauseOf(i)].Kind == prose.OfNoun || slices.ContainsFunc(d.Verbs, func(v prose.Verb) bool {
		return v.From == i && (v.Form == prose.Progress || v.Form == prose.Reduced)
	})
}

// whole reports whether each clause that the draft begins has its verb in it.
func (d *draft) whole() bool {
	if d.leavesUnsaid() || d.opensMore() {
		return false
	}
	for k, c := range d.Clauses {
		if c.From >= d.to || c.To <= d.from || c.Kind >= prose.Participle {
			continue
		}
		if v := d.firstVerb(k); v >= 0 && d.Verbs[v].Head >= d.to && c.From > d.from {
			return false
		}
	}
	return true
}

// leavesUnsaid reports whether the last verb of what the draft is about says something, and what that is begins behind
// its end: "told the owners in a letter [that …]", "asked the owners [to …]".
func (d *draft) leavesUnsaid() bool {
	last := -1
	for k, v := range d.Verbs {
		if v.Head < d.to && v.From >= d.from && v.Form <= prose.State && d.Clauses[d.ClauseOf(v.Head)].Kind <= prose.Said {
			last = k
		}
	}
	if last < 0 || !d.word(d.Verbs[last].Head).Is(prose.Saying) || d.Clauses[d.ClauseOf(d.Verbs[last].Head)].Kind == prose.Speaker {
		return false
	}
	head := d.Verbs[last].Head
	clause := d.ClauseOf(head)
	for _, c := range d.Clauses {
		if c.Kind == prose.Said && c.From > head && c.Of == clause {
			return c.From >= d.to
		}
	}
	for _, v := range d.Verbs {
		if v.Form <= prose.State && v.From >= d.to && d.ClauseOf(v.Head) == clause && !d.word(v.From-1).Is(prose.Coordinator) {
			return true // said the loss[, of a year ago, was high]
		}
	}
	return last+1 < len(d.Verbs) && d.Verbs[last+1].Form == prose.Infinitive && d.Verbs[last+1].From >= d.to && d.ClauseOf(d.Verbs[last+1].Head) == d.ClauseOf(head)
}

// opensMore reports whether the last words of the draft open a clause or join one to it, and its verb stands
// behind them: "angered the owners when, in a letter[, she said …]".
func (d *draft) opensMore() bool {
	for i := d.to - 1; i > max(d.from, d.to-longestOpening); i-- {
		w := d.Words[i]
		opens := w.Is(prose.Relative|prose.Complement|prose.Subordinator) && !w.Is(prose.Determiner|prose.Preposition|prose.Pronoun) &&
			!d.word(i+1).Is(prose.Preposition|prose.Locative) && !d.progress(i+1) && !d.cues.Adverbial(d.article, d.word(i+1)) // because of it, while driving, once again
		if !d.cut[i-d.from] && w.Shape == prose.Small && (opens || w.Is(prose.Coordinator) && (d.word(i+1).Of(d.article) == "," || !d.timeEnds(i-1) && d.allTime(i+1, d.to))) {
			return !slices.ContainsFunc(d.Verbs, func(v prose.Verb) bool {
				return v.Form <= prose.State && v.From >= i && v.From < d.to && d.Clauses[d.ClauseOf(v.Head)].Kind != prose.Speaker
			})
		}
	}
	return false
}

// longestOpening is how many words stand before the verb of a clause at most, with the one that opens it.
const longestOpening = 10

// goesOn reports whether what begins at word i is what happened next, or what happened "when", and so
// more than what is told before it.
func (d *draft) goesOn(i int) bool {
	return d.keeps(i) && (d.word(i).Is(pinning) && d.begins(i) || d.word(i).Is(prose.Coordinator) && d.verbFrom(i+1))
}

// parts reports whether a part of the sentence begins at word i that may be left out.
func (d *draft) parts(i int) bool {
	w := d.word(i)
	if w.Shape == prose.Mark {
		return parting(w.Of(d.article))
	}
	for _, c := range d.Clauses {
		if c.From == i && (c.Kind == prose.Subordinate || c.Kind == prose.Coordinate) {
			return true
		}
	}
	return d.joins(i) || w.Is(prose.Coordinator) && d.verbFrom(i+1) && d.ClauseOf(i) == d.ClauseOf(d.from)
}
