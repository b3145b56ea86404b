package timeline

import (
	"strings"

	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A dating is what a temporal expression does in its sentence, and what it
// dates: the word that says what happens, and the words that tell of it.
type dating struct {
	timex  *timex.Anchored
	words  [2]int // of the expression
	role   role
	when   calendar.Value
	head   int // the word that says what happens
	group  int // the first of its verb group
	verb   int // the verb, -1 where a noun says it
	clause int
	from   int // the words that tell of it; the sentence where from == to
	to     int
	main   bool // it is what the sentence is about
	said   bool // it is what somebody says
	state  bool // it is what somebody or something is, in passing
}

// A role is what a temporal expression does.
type role uint8

const (
	idle   role = iota // it dates nothing that happens
	dates              // it dates what happens
	saying             // it dates the saying of what happens
)

// date finds what each expression of the sentence dates.
func (r *reading) date(s sentence) {
	r.dates = r.dates[:0]
	for k := s.timexes[0]; k < s.timexes[1]; k++ {
		t := &r.telling.Timexes[k]
		if !pointsInTime(t) {
			continue
		}
		d := dating{timex: t, when: t.When, verb: -1}
		d.words = wordsOf(r.parsed.Words, t.Start, t.End)
		if d.words[0] == d.words[1] {
			continue
		}
		if r.whenClause(&d) {
			r.dates = append(r.dates, d)
			continue
		}
		r.place(&d)
		if quoted := r.inQuotation(d.head); quoted && d.role == dates && !r.toldInQuotation(&d) || !quoted && d.role != idle && r.inQuotation(d.words[0]) {
			d.role = idle
		}
		r.until(&d)
		r.dates = append(r.dates, d)
	}
	r.oneDateEach()
	r.settleSayings()
}

// pointsInTime reports whether t is a stretch of the timeline at which
// something may happen, anchored or not.
func pointsInTime(t *timex.Anchored) bool {
	if t.Type != timex.DATE && t.Type != timex.TIME {
		return false
	}
	if t.When.IsZero() {
		return len(t.Value) > 0 && t.Value[0] == 'X' && t.Value != "XXXX" // a weekday, a month without a year
	}
	return t.When.Unit() < calendar.Decade
}

func wordsOf(words []prose.Word, start, end int) [2]int {
	from := 0
	for from < len(words) && words[from].End <= start {
		from++
	}
	to := from
	for to < len(words) && words[to].Start < end {
		to++
	}
	return [2]int{from, to}
}

// place decides what d dates.
func (r *reading) place(d *dating) {
	p := &r.parsed
	from := d.words[0]
	d.clause = p.ClauseOf(from)
	if r.word(from-1).Is(since) || r.word(from).Is(since) {
		r.sinceWhen(d)
		return
	}
	if r.word(from-1).Is(baseline) && r.figureBefore(from) {
		return // "rose 3% from a year earlier"
	}
	if r.word(from - 1).Is(bounding) {
		return // "until 2010", "before May": no time at which something happens
	}
	if r.parsed.Clauses[d.clause].Kind != prose.Speaker && (r.attributive(d) || r.nominal(d)) {
		return
	}
	r.verbal(d)
}

// figureBefore reports whether an amount stands in the few words before word i.
func (r *reading) figureBefore(i int) bool {
	for j := max(0, i-10); j < i; j++ {
		if w := r.parsed.Words[j]; w.Shape == prose.Digits && !r.inTimex(w.Span) {
			return true
		}
	}
	return false
}

// whenClause handles an expression that a clause explains: "since January, when
// Ann Smith was dismissed". What that tells happened then.
func (r *reading) whenClause(d *dating) bool {
	d.clause = r.parsed.ClauseOf(d.words[0])
	i := d.words[1]
	if r.word(i).Of(r.text) == "," {
		i++
	}
	if !r.word(i).Is(pinning) {
		return false
	}
	if !r.word(d.words[0]-1).Is(since|bounding) && !d.when.IsRange() {
		if v := r.verbBefore(d.clause, d.words[0]); v >= 0 && r.tells(v) {
			return false // "was killed on May 3 when …": that is dated first
		}
	}
	v := r.verbAfter(r.parsed.ClauseOf(i), i)
	if v < 0 || !r.tells(v) || r.parsed.Words[r.parsed.Verbs[v].From].Is(possible|future) {
		return false
	}
	if d.when.IsRange() {
		d.when = calendar.On(d.when.From()) // since January, when: in January
	}
	r.setVerb(d, v)
	d.role = dates
	if clause := r.parsed.Clauses[d.clause]; !r.leans(prose.Clause{From: i + 1, To: clause.To}) && !r.has(i+1, clause.To, prose.Pronoun) {
		d.from, d.to = i+1, clause.To
	} else {
		d.from, d.to = 0, 0
	}
	return true
}

// has reports whether one of words[from:to] is of the classes c and of no other
// use in a sentence.
func (r *reading) has(from, to int, c prose.Class) bool {
	for _, w := range r.parsed.Words[from:to] {
		if w.Is(c) && !w.Is(prose.Determiner) {
			return true
		}
	}
	return false
}

// word returns word i of the sentence, or no word.
func (r *reading) word(i int) prose.Word {
	if i < 0 || i >= len(r.parsed.Words) {
		return prose.Word{}
	}
	return r.parsed.Words[i]
}

// attributive handles an expression that stands before a noun: "the December
// 2018 arrest", "last week's attack" happened then; "the 1995 report" is only
// called after it. It reports whether the expression stands so.
func (r *reading) attributive(d *dating) bool {
	next := d.words[1]
	genitive := r.word(next).Shape == prose.Ending
	if genitive {
		next++
	}
	head := r.nounPhraseEnd(next)
	if head < next {
		return genitive
	}
	before := r.word(d.words[0] - 1)
	stands := genitive || before.Is(prose.Determiner) || before.Shape == prose.Ending ||
		before.Shape == prose.Small && before.Class&prose.Function == 0 && r.word(d.words[0]-2).Is(prose.Determiner)
	if !r.happens(r.text[r.parsed.Words[head].Start:r.parsed.Words[head].End]) {
		return stands
	}
	if !stands && r.isVerb(head) {
		return false
	}
	r.noun(d, head)
	return true
}

// nounPhraseEnd returns the last word of the run of nouns and adjectives that
// begins at word i, or i-1 where there is none.
func (r *reading) nounPhraseEnd(i int) int {
	j := i
	for ; j < len(r.parsed.Words) && j < i+6; j++ {
		w := r.parsed.Words[j]
		if !w.Shape.IsWord() || w.Class&prose.Function != 0 || r.isVerb(j) || w.Is(prose.Saying) {
			break
		}
	}
	return j - 1
}

// isVerb reports whether word i is the head of a verb, or in its group.
func (r *reading) isVerb(i int) bool {
	for _, v := range r.parsed.Verbs {
		if i >= v.From && i <= v.Head {
			return true
		}
	}
	return false
}

// nominal handles an expression after a noun for what happened then: "the
// arrest of Ann Smith in December 2018". The nearer of noun and verb is dated,
// and the noun only where its phrase has an "of" or the verb is one of saying.
func (r *reading) nominal(d *dating) bool {
	p := &r.parsed
	for i := d.words[0] - 1; i >= 0 && i >= d.words[0]-18; i-- {
		w := p.Words[i]
		if before := r.beforeApposition(i); before < i {
			i = before
			continue
		}
		if w.Shape == prose.Mark || r.isVerb(i) || w.Is(prose.Complement|prose.Relative|prose.Subordinator) && !w.Is(prose.Preposition) || p.ClauseOf(i) != d.clause {
			return false
		}
		if w.Shape == prose.Small && w.Class&prose.Function == 0 && r.happens(w.Of(r.text)) {
			opens := r.phraseStart(i)
			if !r.word(opens).Is(prose.Determiner) {
				return false
			}
			if i == d.words[0]-2 && p.Words[i+1].Is(prose.Particle) {
				r.noun(d, i) // the flood of August 2019
				return true
			}
			v := r.verbBefore(d.clause, opens)
			if v >= 0 && !p.Words[p.Verbs[v].Head].Is(prose.Saying|stative|planning) && !(r.behind(d.when) && r.looksAhead(v)) {
				return false
			}
			if v < 0 && r.verbAfter(d.clause, d.words[1]) >= 0 {
				return false
			}
			r.noun(d, i)
			return true
		}
	}
	return false
}

// beforeApposition returns the comma with which the apposition opens that the
// comma at word i closes, or i.
func (r *reading) beforeApposition(i int) int {
	p := &r.parsed
	if p.Words[i].Of(r.text) != "," {
		return i
	}
	for j := i - 1; j > 0 && j > i-10 && !r.isVerb(j); j-- {
		if p.Words[j].Of(r.text) == "," {
			if p.Words[j+1].Is(prose.Determiner) {
				return j
			}
			break
		}
	}
	return i
}

// looksAhead reports whether the verb v is of what is still to come: "to
// relieve", "will cut".
func (r *reading) looksAhead(v int) bool {
	p := &r.parsed
	return p.Verbs[v].Form == prose.Infinitive || p.Words[p.Verbs[v].From].Is(future)
}

// behind reports whether v ended before the day of report.
func (r *reading) behind(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	_, end := v.Bounds()
	return !v.IsZero() && !published.IsZero() && !end.IsZero() && !end.After(published.Start)
}

// phraseStart returns where the noun phrase begins whose noun is word i.
func (r *reading) phraseStart(i int) int {
	p := &r.parsed
	from := i
	for from > 0 {
		w := p.Words[from-1]
		if w.Is(prose.Determiner) && w.Shape != prose.Mark {
			from--
			if r.word(from - 1).Is(prose.Determiner) {
				from--
			}
			break
		}
		if w.Shape == prose.Mark && !amounts(w.Of(r.text)) || w.Class&prose.Function != 0 && w.Shape != prose.Ending || r.isVerb(from-1) {
			break
		}
		from--
	}
	return from
}

// amounts reports whether the sign belongs to a number.
func amounts(sign string) bool { return strings.Contains("$£€%", sign) }

// noun sets that the noun at word i says what d dates.
func (r *reading) noun(d *dating, i int) {
	p := &r.parsed
	d.role, d.head, d.group, d.verb = dates, i, i, -1
	d.from = r.phraseStart(min(i, d.words[0]))
	d.to = i + 1
	for d.to < len(p.Words) {
		w := p.Words[d.to]
		if w.Shape == prose.Mark && !amounts(w.Of(r.text)) || r.isVerb(d.to) ||
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

// verbal finds the verb that d dates: the last one before it in its clause, or
// the first one after it.
func (r *reading) verbal(d *dating) {
	p := &r.parsed
	v := r.verbBefore(d.clause, d.words[0])
	if v < 0 {
		v = r.verbAfter(d.clause, d.words[1])
	}
	for c := d.clause; v < 0 && p.Clauses[c].Of >= 0; {
		c = p.Clauses[c].Of
		if v = r.verbBefore(c, d.words[0]); v < 0 {
			v = r.verbAfter(c, d.words[1])
		}
		d.clause = c
	}
	if v < 0 {
		return
	}
	if p.Verbs[v].Form == prose.Infinitive && r.over(d.when) {
		// "agreed on Monday to pay", "agreed to pay on Monday": what is past is agreed.
		if f := r.finiteBefore(d.clause, p.Verbs[v].From); f >= 0 && p.Words[p.Verbs[f].Head].Is(planning|announcing) {
			v = f
		}
	}
	r.setVerb(d, v)
	head := p.Words[d.head]
	switch {
	case p.Clauses[d.clause].Kind == prose.Speaker:
		d.role = saying
	case head.Is(prose.Saying):
		d.role = saying
		if head.Is(announcing) || (!head.Is(speaking) || r.word(d.head+1).Is(prose.Preposition) && d.head+2 != d.words[0]) && r.contentVerb(d.clause) < 0 && (p.Clauses[d.clause].Kind == prose.OfNoun || !r.quotes()) {
			d.role = dates // "reported a loss"
		}
	case r.tells(v) && !r.contradicts(d):
		d.role = dates
	}
}

// contradicts reports whether the verb of d is past and its day still to come:
// then the day is not known after all.
func (r *reading) contradicts(d *dating) bool {
	if !r.ahead(d.when) {
		return false
	}
	p := &r.parsed
	v := p.Verbs[d.verb]
	if v.Form != prose.Finite || p.Words[v.Head].Is(planning) {
		return false
	}
	first := p.Words[v.From]
	return v.From == v.Head && (first.Is(prose.Past) || prose.HasEnding(first.Of(r.text), r.past))
}

// setVerb sets that the verb v says what d dates.
func (r *reading) setVerb(d *dating, v int) {
	p := &r.parsed
	d.verb, d.head, d.group = v, p.Verbs[v].Head, p.Verbs[v].From
	if p.Verbs[v].Form == prose.State && r.tells(v) {
		d.head++ // "is due": what is due
	}
	d.clause = p.ClauseOf(p.Verbs[v].Head)
	r.clauseWords(d)
}

// clauseWords sets the words that tell of what d dates.
func (r *reading) clauseWords(d *dating) {
	p := &r.parsed
	c := p.Clauses[d.clause]
	d.main = (c.Kind == prose.Main || c.Kind == prose.Coordinate) && r.governs(d)
	d.said = c.Kind == prose.Said
	d.from, d.to = c.From, c.To
	switch c.Kind {
	case prose.Main:
		if len(p.Clauses) == 1 {
			d.from, d.to = 0, 0
		}
	case prose.Coordinate, prose.Said:
		if r.leans(c) {
			d.from, d.to = 0, 0
		}
	case prose.Subordinate:
		d.from++
		if r.leans(prose.Clause{From: c.From + 1, To: c.To}) {
			d.from, d.to = 0, 0
		}
	case prose.OfNoun:
		if from := r.antecedent(c.From); from >= 0 {
			d.from = from
		} else {
			d.from, d.to = 0, 0
		}
	default:
		d.from, d.to = 0, 0
	}
	if d.to > d.from && (d.words[0] < d.from || d.words[1] > d.to) && d.timex != nil {
		d.from, d.to = 0, 0
	}
}

// governs reports whether the verb of d is the one its clause is built on: the
// first finite one, or what that plans.
func (r *reading) governs(d *dating) bool {
	p := &r.parsed
	for k, v := range p.Verbs {
		if v.Form > prose.State || p.ClauseOf(v.Head) != d.clause {
			continue
		}
		return k == d.verb || r.word(p.Verbs[d.verb].From-1).Is(prose.Coordinator) || k == d.verb-1 && p.Verbs[d.verb].Form == prose.Infinitive && p.Words[v.Head].Is(planning)
	}
	return true
}

// quotes reports whether a quotation stands in the sentence.
func (r *reading) quotes() bool {
	for _, w := range r.parsed.Words {
		if w.Shape == prose.Mark && opensQuotation(w.Of(r.text)) && w.Of(r.text) != "$" {
			return true
		}
	}
	return false
}

// leans reports whether the clause has no subject that can stand by itself.
func (r *reading) leans(c prose.Clause) bool {
	for i := c.From; i < c.To; i++ {
		w := r.parsed.Words[i]
		if w.Shape == prose.Mark || w.Is(prose.Coordinator|prose.Complement) && !w.Is(prose.Determiner) {
			continue
		}
		if w.Is(prose.Complement) && i == c.From {
			continue
		}
		return w.Is(prose.Pronoun) && !w.Is(prose.Determiner) || r.isVerb(i)
	}
	return true
}

// antecedent returns where the noun phrase begins that the clause beginning at
// word i is about, or -1.
func (r *reading) antecedent(i int) int {
	p := &r.parsed
	j := i - 1
	for j >= 0 && p.Words[j].Shape == prose.Mark {
		j--
	}
	if j < 0 || r.isVerb(j) {
		return -1
	}
	from := r.phraseStart(j)
	if from > 1 && p.Words[from-1].Is(prose.Preposition|prose.Locative) { // a day after the death [of …]
		if outer := r.phraseStart(from - 2); outer < from-1 && !r.isVerb(from-2) && p.Words[from-2].Shape != prose.Mark {
			return outer
		}
	}
	return from
}

// verbBefore returns the last verb of the clause that stands before word i, or -1.
func (r *reading) verbBefore(clause, i int) int {
	for k := len(r.parsed.Verbs) - 1; k >= 0; k-- {
		if v := r.parsed.Verbs[k]; v.Head < i && r.parsed.ClauseOf(v.Head) == clause {
			return k
		}
	}
	return -1
}

func (r *reading) finiteBefore(clause, i int) int {
	for k := len(r.parsed.Verbs) - 1; k >= 0; k-- {
		if v := r.parsed.Verbs[k]; v.Head < i && v.Form <= prose.State && r.parsed.ClauseOf(v.Head) == clause {
			return k
		}
	}
	return -1
}

// verbAfter returns the first verb of the clause at or after word i, or -1.
func (r *reading) verbAfter(clause, i int) int {
	for k, v := range r.parsed.Verbs {
		if v.From >= i && r.parsed.ClauseOf(v.Head) == clause {
			return k
		}
	}
	return -1
}

// over reports whether v is a day or week that ended with the day of report.
func (r *reading) over(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	_, end := v.Bounds()
	return !v.IsZero() && !published.IsZero() && !end.IsZero() && !end.After(published.End) && v.Unit() <= calendar.Week
}

// ahead reports whether v lies wholly after the day of report.
func (r *reading) ahead(v calendar.Value) bool {
	published := r.telling.Article.Published.When
	earliest, _ := v.Bounds()
	return !v.IsZero() && !published.IsZero() && !earliest.IsZero() && !earliest.Before(published.End)
}

// tells reports whether the verb v tells of something that happens.
func (r *reading) tells(v int) bool {
	p := &r.parsed
	verb := p.Verbs[v]
	if p.Words[verb.From].Is(obliging) {
		return false
	}
	if verb.Form == prose.State {
		return r.word(verb.Head+1).Is(planning) && r.word(verb.Head+1).Shape == prose.Small // is due
	}
	return !p.Words[verb.Head].Is(stative)
}

// sinceWhen handles "since 2019": a state that began then, where the sentence
// tells of one, and nothing where it only compares.
func (r *reading) sinceWhen(d *dating) {
	p := &r.parsed
	at := d.words[0]
	if !p.Words[at].Is(since) {
		at--
	}
	for i := at - 1; i >= 0 && i >= at-8; i-- {
		if p.Words[i].Is(comparing) {
			return
		}
	}
	if d.when.IsZero() {
		return
	}
	d.when = onwards(d.when)
	// An apposition: "Dong, the MP for Don Valley North since 2019, told …".
	for i := at - 1; i > 0; i-- {
		w := p.Words[i]
		if r.isVerb(i) {
			break
		}
		if w.Shape == prose.Mark && w.Of(r.text) == "," {
			if !p.Words[i+1].Is(prose.Determiner|prose.Title) || !p.Words[i-1].Shape.IsWord() {
				return
			}
			d.from, d.to = r.phraseStart(i-1), d.words[1]
			for d.from > 0 && p.Words[d.from-1].Shape.Upperish() {
				d.from--
			}
			d.role, d.verb, d.state = dates, -1, true
			for d.head = i + 1; d.head+1 < at && !p.Words[d.head+1].Is(prose.Preposition); d.head++ {
			}
			d.group = d.head
			return
		}
	}
	v := r.verbBefore(d.clause, at)
	if v < 0 {
		return
	}
	verb := p.Verbs[v]
	if verb.Form != prose.Finite || verb.From == verb.Head || !p.Words[verb.From].Is(prose.Auxiliary) {
		return
	}
	r.setVerb(d, v)
	d.role = dates
}

// onwards returns v, open at its end.
func onwards(v calendar.Value) calendar.Value {
	if v.IsRange() {
		return v // the expression says so already
	}
	return calendar.Since(v)
}

// settleSayings decides what becomes of the expressions that date a saying:
// what is said takes its own date where it has one, and else that of the saying.
func (r *reading) settleSayings() {
	p := &r.parsed
	for k := range r.dates {
		d := &r.dates[k]
		if d.role != saying {
			continue
		}
		own := false
		for j := range r.dates {
			own = own || j != k && r.dates[j].role == dates
		}
		opens := d.verb >= 0 && d.words[1] <= p.Verbs[d.verb].From && p.Clauses[d.clause].Kind != prose.Speaker
		if own && (opens || p.Clauses[d.clause].Kind == prose.OfNoun) || d.verb >= 0 && p.Words[d.group].Is(future) {
			d.role = dates // "On Tuesday he told …": that he told is the event
			continue
		}
		if own || r.allQuoted() {
			d.role = idle
			continue
		}
		v := r.contentVerb(d.clause)
		if v < 0 || !r.tells(v) {
			d.role = idle
			if opens && !r.quotes() {
				d.role = dates
			}
			continue
		}
		d.head, d.group, d.verb, d.clause = p.Verbs[v].Head, p.Verbs[v].From, v, p.ClauseOf(p.Verbs[v].Head)
		d.role, d.from, d.to, d.main, d.said = dates, 0, 0, true, true
	}
}

// contentVerb returns the verb of what the saying in the clause c says, or -1.
func (r *reading) contentVerb(c int) int {
	p := &r.parsed
	for k, v := range p.Verbs {
		in := p.ClauseOf(v.Head)
		if v.Form > prose.State || in == c {
			continue
		}
		if p.Clauses[in].Kind == prose.Said && p.Clauses[in].Of == c || p.Clauses[c].Kind == prose.Speaker && in == p.Clauses[c].Of {
			return k
		}
	}
	return -1
}

// mainEvent returns what the main clause of the sentence tells, without a date.
func (r *reading) mainEvent() (dating, bool) {
	p := &r.parsed
	d := dating{verb: -1}
	if r.allQuoted() {
		return d, false
	}
	for k, v := range p.Verbs {
		c := p.Clauses[p.ClauseOf(v.Head)]
		if v.Form > prose.State || c.Kind != prose.Main && c.Kind != prose.Said {
			continue
		}
		if said := r.contentVerb(p.ClauseOf(v.Head)); said >= 0 && p.Words[v.Head].Is(prose.Saying) && c.Kind == prose.Main && !r.isDated(said) {
			continue
		}
		if !r.tells(k) || p.Words[v.Head].Is(prose.Present|speaking) || c.Kind == prose.Main && r.leans(c) {
			return d, false
		}
		r.setVerb(&d, k)
		d.main, d.said = true, c.Kind == prose.Said
		d.from, d.to = 0, 0
		return d, true
	}
	return d, false
}

// isDated reports whether the sentence gives the verb v a date.
func (r *reading) isDated(v int) bool {
	for _, d := range r.dates {
		if d.role == dates && d.verb == v {
			return true
		}
	}
	return false
}

// allQuoted reports whether all that the sentence tells stands inside a
// quotation: an opinion, a plea, but no report.
func (r *reading) allQuoted() bool {
	p := &r.parsed
	open := r.sentences[r.at].quoted
	outside := false
	for i, w := range p.Words {
		if w.Shape == prose.Mark {
			open = quotedAfter(w.Of(r.text), open)
			continue
		}
		if open || !r.isVerb(i) || w.Is(prose.Saying) || p.Clauses[p.ClauseOf(i)].Kind == prose.Speaker {
			continue
		}
		outside = true
	}
	return !outside
}

// inQuotation reports whether word i stands inside a quotation.
func (r *reading) inQuotation(i int) bool {
	open := r.sentences[r.at].quoted
	for _, w := range r.parsed.Words[:i] {
		if w.Shape == prose.Mark {
			open = quotedAfter(w.Of(r.text), open)
		}
	}
	return open
}

// toldInQuotation reports whether what a speaker says happened and is over: what
// is hoped, feared and thought inside a quotation is no event.
func (r *reading) toldInQuotation(d *dating) bool {
	p := &r.parsed
	if d.verb < 0 {
		return !r.ahead(d.when)
	}
	v := p.Verbs[d.verb]
	if v.Form != prose.Finite || r.ahead(d.when) {
		return false
	}
	for i := v.From; i <= v.Head; i++ {
		if p.Words[i].Is(prose.Modal | prose.Present) {
			return false
		}
	}
	return true
}

// until opens the date of what will be by then: "by 2008" is any time up to it.
func (r *reading) until(d *dating) {
	if before := r.word(d.words[0] - 1); d.role == dates && before.Is(until) && d.when.Unit() > calendar.DayPart && !d.when.IsRange() {
		d.when = calendar.Until(d.when)
	}
}

// oneDateEach leaves each verb one date where it has several: the finer of a day
// and its hour, and else the first, unless they stand in a row: "in 1998 and 2001".
func (r *reading) oneDateEach() {
	for k := range r.dates {
		d := &r.dates[k]
		for j := range r.dates[:k] {
			e := &r.dates[j]
			if d.role != dates || e.role != dates || d.head != e.head || r.inRow(e.words[1], d.words[0]) {
				continue
			}
			if e.when.IsZero() && !d.when.IsZero() || d.when != e.when && e.when.Contains(d.when) {
				e.role = idle
			} else {
				d.role = idle
			}
		}
	}
}

// inRow reports whether words[from:to] part two of a row: "in 1998 [and in]
// 2001", "two in 2008[, another two in] 2012".
func (r *reading) inRow(from, to int) bool {
	if to-from > 5 || to <= from {
		return false
	}
	row := false
	for i := from; i < to; i++ {
		w := r.parsed.Words[i]
		row = row || w.Is(prose.Coordinator) || i == from && w.Of(r.text) == ","
		if r.isVerb(i) || w.Is(prose.Subordinator) && !w.Is(prose.Preposition) {
			return false
		}
	}
	last := r.parsed.Words[to-1]
	return row && (last.Is(prose.Preposition|prose.Locative|prose.Coordinator) || last.Shape.Upperish()) // "met Lee on May 4 and Okafor [on] May 6"
}
