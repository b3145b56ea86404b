package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// A draft is a stretch of a sentence on its way to a headline: what is cut out
// of it, and how well it tells what happened.
type draft struct {
	*toldSentence
	from, to int
	cut      []bool // of its words
	verb     int    // on which it is built, -1 for none
	worth    float64
	open     bool // it is cut at a place where its sentence goes on
}

// draft returns words[from:to] without what a headline does not need.
func (s *toldSentence) draft(from, to, verb int, worth float64) *draft {
	for _, at := range s.times {
		if at[0] < to && to < at[1] {
			to = at[1] // a date has a comma of its own
		}
	}
	d := &draft{toldSentence: s, from: from, to: to, verb: verb, worth: worth, cut: make([]bool, max(0, to-from))}
	d.trimOrigin()
	d.trimFront()
	d.trimEnd()
	d.trimInside()
	if d.length() > longest {
		d.cutAppositions()
	}
	if d.length() > longest {
		d.cutShort()
	}
	return d
}

// word returns word i, or none.
func (s *toldSentence) word(i int) prose.Word {
	if i < 0 || i >= len(s.Words) {
		return prose.Word{}
	}
	return s.Words[i]
}

// advance leaves out the words up to to at the front.
func (d *draft) advance(to int) {
	d.cut = d.cut[to-d.from:]
	d.from = to
}

// trimOrigin leaves out who filed the sentence and where, and whose picture it
// stands under: "(Sample Wire) -", "LUNE, Ohio (Sample Wire) -".
func (d *draft) trimOrigin() {
	for d.from < d.to && d.Words[d.from].Of(d.article) == "(" {
		i := d.from
		for i < d.to && d.Words[i].Of(d.article) != ")" {
			i++
		}
		if i+2 >= d.to || d.verb >= 0 && d.Verbs[d.verb].From <= i {
			return
		}
		for i++; i < d.to && d.mark(i); i++ {
		}
		d.advance(i)
	}
	if d.from >= d.to {
		return
	}
	begins := d.Words[d.from].Start + dateline(d.article[d.Words[d.from].Start:d.Words[d.to-1].End])
	to := d.from
	for to < d.to && d.Words[to].Start < begins {
		to++
	}
	if to < d.to && (d.verb < 0 || to <= d.Verbs[d.verb].From) {
		d.advance(to)
	}
}

func (d *draft) mark(i int) bool {
	return d.Words[i].Shape == prose.Mark && strings.Contains(",;:–—-.…", d.Words[i].Of(d.article))
}

// timeFrom returns where the expression of time that begins at word i, a
// preposition before it included, ends, and which it is.
func (s *toldSentence) timeFrom(i int) (to, which int) {
	start := i
	if s.word(i).Is(prose.Preposition|prose.Locative) && !s.word(i).Is(since|bounding) {
		start++
	}
	for k, at := range s.times {
		if at[0] == i || at[0] == start {
			return at[1], k
		}
	}
	return i, -1
}

// trimFront leaves out what joins the draft to what stands before it, and the
// time with which it opens: a headline stands beside its date.
func (d *draft) trimFront() {
	for d.from < d.to {
		w := d.Words[d.from]
		if d.mark(d.from) || w.Is(prose.Coordinator) || w.Is(prose.Complement) && !w.Is(prose.Determiner) {
			d.advance(d.from + 1)
			continue
		}
		to, which := d.timeFrom(d.from)
		if which < 0 || to >= d.to || d.Words[to].Shape == prose.Ending || !(d.mark(to) || d.opens(to)) || d.Words[to].Is(pinning) {
			return
		}
		if d.verb >= 0 && to > d.Verbs[d.verb].From {
			return
		}
		d.advance(to)
	}
}

// opens reports whether a subject may begin at word i.
func (s *toldSentence) opens(i int) bool {
	w := s.word(i)
	return w.Is(prose.Determiner|prose.Pronoun) || w.Shape.Upperish() || s.Words[i-1].Of(s.article) == ","
}

// trimEnd leaves out a time at the end that leans on another date.
func (d *draft) trimEnd() {
	for d.to > d.from {
		if d.mark(d.to-1) || d.Words[d.to-1].Is(prose.Coordinator) && d.Words[d.to-1].Shape == prose.Small {
			d.to--
			continue
		}
		if c := d.Clauses[d.ClauseOf(d.to-1)]; c.Kind == prose.Speaker && c.From > d.from && !d.keepSpeaker {
			d.to = c.From
			continue
		}
		at, ok := d.timeBefore(d.to)
		for _, l := range d.lengths {
			if l[1] == d.to && l[0] > d.from && d.mark(l[0]-1) {
				at, ok = l[0]-1, true // ", a year [and a half after …]"
			}
		}
		if !ok || !d.ends(at) {
			return
		}
		d.to = at
	}
}

// timeBefore returns where the expression begins that ends before word i and
// leans on another date, its preposition included.
func (d *draft) timeBefore(i int) (int, bool) {
	for k, at := range d.times {
		if at[1] == i && at[0] > d.from && d.loose[k] {
			return d.timeStart(at[0])
		}
	}
	return i, false
}

// timeStart returns where what may be cut begins of an expression at word i, and
// whether it may be cut.
func (d *draft) timeStart(i int) (int, bool) {
	before := d.word(i - 1)
	switch {
	case before.Is(since | bounding):
		return i, false
	case before.Is(prose.Determiner) || before.Shape == prose.Ending:
		return i, false
	case before.Is(prose.Particle) && !d.word(i-2).Is(nearly):
		return i, false // the flood of last week, but not: as of last week
	case before.Is(prose.Preposition|prose.Locative) && !before.Is(prose.Adverb|prose.Auxiliary|phrasal):
		i--
	}
	for d.word(i - 1).Is(nearly) {
		i-- // shortly after, as of, as soon as
	}
	return i, i > d.from
}

// ends reports whether a draft may end before word i.
func (d *draft) ends(i int) bool {
	if i-d.from < 2 || slices.ContainsFunc(d.times, func(at [2]int) bool { return at[0] < i && i < at[1] }) {
		return false
	}
	w := d.Words[i-1]
	if w.Shape == prose.Mark {
		w = d.word(i - 2)
	}
	if d.verb >= 0 && i <= d.Verbs[d.verb].Head {
		return false
	}
	for _, l := range d.lengths {
		if l[1] == i && d.word(i).Is(prose.Subordinator) {
			return false // "two days [after …]"
		}
	}
	if w.Is(prose.Saying) && d.Clauses[d.ClauseOf(i-1)].Kind != prose.Speaker {
		return false // "told the court that she would say"
	}
	return w.Class&(prose.Function&^prose.Adverb|prose.Title) == 0 || w.Shape == prose.Digits
}

// trimInside cuts the times out that lean on another date.
func (d *draft) trimInside() {
	for k, at := range d.times {
		if !d.loose[k] || at[0] <= d.from || at[1] >= d.to {
			continue
		}
		from, ok := d.timeStart(at[0])
		next := d.Words[at[1]]
		if !ok || next.Shape == prose.Ending || d.word(from-1).Is(prose.Coordinator|prose.Preposition|prose.Locative|prose.Determiner) ||
			!(next.Shape == prose.Mark || next.Class&(prose.Function|asking) != 0 || d.verbFrom(at[1])) {
			continue
		}
		to := at[1]
		if from > d.from && d.mark(from-1) && d.mark(to) {
			from, to = from-1, to+1 // ", on Monday,"
		}
		d.leaveOut(from, to)
	}
}

func (s *toldSentence) verbFrom(i int) bool {
	return slices.ContainsFunc(s.Verbs, func(v prose.Verb) bool { return v.From == i })
}

// leaveOut cuts words[from:to].
func (d *draft) leaveOut(from, to int) {
	for i := max(from, d.from); i < min(to, d.to); i++ {
		d.cut[i-d.from] = true
	}
}

// cutAppositions cuts what stands between commas and its sentence does not need:
// "Han Dong[, the member of Parliament …,] says", and "named Ann Smith[, the head
// of a bank,] as ambassador".
func (d *draft) cutAppositions() {
	if d.verb < 0 || d.word(d.from).Is(prose.Preposition|prose.Locative|prose.Subordinator) {
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
	if last > first && last >= verb-3 && !d.finite(d.from, first) {
		d.leaveOut(first, last+1)
	}
	for i := verb; i < d.to && d.length() > longest; i++ {
		if end := d.apposition(i); end > i && end+1 < d.to {
			d.leaveOut(i, end+1)
			i = end
		}
	}
}

// finite reports whether a finite verb begins among words[from:to].
func (s *toldSentence) finite(from, to int) bool {
	return slices.ContainsFunc(s.Verbs, func(v prose.Verb) bool { return v.Form <= prose.State && v.From >= from && v.From < to })
}

// apposition returns the comma that closes the apposition that the comma at word
// i opens, or i.
func (d *draft) apposition(i int) int {
	if d.Words[i].Of(d.article) != "," || !d.word(i+1).Is(prose.Determiner) {
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
// place and reason begins, or else at a word.
func (d *draft) cutShort() {
	least := d.from + 3
	if d.verb >= 0 {
		least = d.Verbs[d.verb].Head + 2
	}
	end := d.to
	for _, parts := range [...]func(int) bool{d.parts, d.adds} {
		for d.to = end; d.to > least; d.to-- {
			if n := d.length(); n <= longest && n >= shortest && parts(d.to) && d.ends(d.to) && d.whole() && !unbalanced(d.text()) {
				d.trimEnd()
				return
			}
		}
	}
	d.open = true
	for d.to = end; d.to > d.from+1 && (d.length() > longest-len(" …") || !d.ends(d.to)); d.to-- {
	}
}

// adds reports whether what begins at word i only adds to what is told before it:
// "after the vote", "in the harbour of Lune".
func (d *draft) adds(i int) bool {
	return d.word(i).Is(adding) && d.word(i-1).Class&prose.Function == 0 && !d.word(i-1).Is(prose.Saying) && !d.cut[i-1-d.from]
}

// whole reports whether each clause that the draft begins has its verb in it.
func (d *draft) whole() bool {
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

// parts reports whether a part of the sentence begins at word i that may be left out.
func (d *draft) parts(i int) bool {
	w := d.word(i)
	if w.Shape == prose.Mark {
		s := w.Of(d.article)
		return s == "," || s == ";" || s == "—" || s == "–" || s == "--"
	}
	for _, c := range d.Clauses {
		if c.From == i && (c.Kind == prose.Subordinate || c.Kind == prose.Coordinate) {
			return true
		}
	}
	return w.Is(prose.Coordinator) && d.verbFrom(i+1) && d.ClauseOf(i) == d.ClauseOf(d.from)
}

// length returns how many bytes the draft has now.
func (d *draft) length() int {
	n := 0
	for i := d.from; i < d.to; i++ {
		if !d.cut[i-d.from] {
			n += d.Words[i].Len() + 1
		}
	}
	return n
}

// text returns the words of the draft as they stand, "…" where its sentence goes
// on. What is cut inside leaves no sign: the quotation stands beside the headline.
func (d *draft) text() string {
	var b strings.Builder
	last := -1 // the word before
	for i := d.from; i < d.to; i++ {
		if d.cut[i-d.from] {
			continue
		}
		switch {
		case last >= 0 && last < i-1 && !d.mark(i):
			b.WriteByte(' ')
		case last >= 0:
			b.WriteString(d.article[d.Words[i-1].End:d.Words[i].Start])
		}
		last = i
		b.WriteString(d.Words[i].Of(d.article))
	}
	if d.open {
		b.WriteString(" …")
	}
	return b.String()
}

// score says how well the draft reads by itself.
func (d *draft) score() float64 {
	s := d.worth
	first := d.word(d.from)
	switch {
	case first.Is(possessive):
		s--
	case first.Is(prose.Pronoun) && !first.Is(prose.Determiner):
		s -= 2
	case first.Is(prose.Pronoun) && d.verbFrom(d.from+1):
		s -= 2 // this was
	case first.Shape.Upperish() && !first.Is(prose.Function):
		s += .5
	}
	if d.verb >= 0 && (d.Verbs[d.verb].From <= d.from || d.Verbs[d.verb].Head >= d.to) {
		s -= 2 // no subject, or no verb
	}
	for i := d.to - 1; i > d.from; i-- {
		if w := d.Words[i]; w.Is(prose.Relative|prose.Complement) && !w.Is(prose.Determiner) && w.Shape == prose.Small {
			if !d.finite(i, d.to) {
				s -= 2 // "and that another man"
			}
			break
		}
	}
	leaning := 0
	for i := d.from; i < d.to; i++ {
		switch {
		case d.cut[i-d.from]:
			if i == d.from || !d.cut[i-1-d.from] {
				s -= .1
			}
		case d.Words[i].Is(prose.Pronoun|possessive) && !d.Words[i].Is(prose.Determiner&^possessive) && i > d.from:
			leaning++
		}
	}
	s -= .3 * float64(min(leaning, 3))
	for k, at := range d.times {
		if d.loose[k] && at[0] >= d.from && at[1] <= d.to && !d.cut[at[0]-d.from] {
			s -= .7
		}
		if at[0] >= d.from && at[1] <= d.to && (d.word(at[0]-1).Is(prose.Negator) || d.word(at[0]-2).Is(prose.Negator)) {
			s -= 2 // "on May 7, not on May 9"
		}
	}
	if d.open {
		s -= 1.2
	}
	return s
}
