package prose

import (
	"slices"
	"strings"
)

// A Clause is a part of a sentence that tells one thing: words[From:To]. The
// clauses that stand inside it are within its bounds.
type Clause struct {
	From, To int
	Kind     ClauseKind
	Of       int // the clause it leans on, -1 for none
}

// A ClauseKind says how a clause stands in its sentence.
type ClauseKind uint8

// The kinds of clause.
const (
	Main        ClauseKind = iota
	Coordinate             // and the mayor resigned
	Said                   // what is said: that the mayor resigned
	Subordinate            // because the mayor resigned
	OfNoun                 // who resigned
	Participle             // killing three
	Speaker                // police said
	Aside                  // between dashes or brackets
)

// A Sentence is a sentence taken apart. Parse uses its slices anew.
type Sentence struct {
	Span
	Words   []Word
	Verbs   []Verb
	Clauses []Clause
	within  []int // the innermost clause of each word
}

// ClauseOf returns the innermost clause in which the word i stands.
func (s *Sentence) ClauseOf(i int) int { return s.within[i] }

// longestParsed is how many words a sentence may have whose clauses are told
// apart: longer ones are lists and tables, and clauses cost the square of it.
const longestParsed = 250

// Parse takes the sentence at, whose words are given, apart. A sentence of more
// than some hundred words stays one clause without verbs.
func (l *Lexicon) Parse(s *Sentence, text string, at Span, words []Word) {
	s.Span = at
	s.Words = words
	s.Verbs = s.Verbs[:0]
	s.Clauses = s.Clauses[:0]
	s.within = s.within[:0]
	if len(words) == 0 {
		return
	}
	if len(words) > longestParsed {
		s.Clauses = append(s.Clauses, Clause{To: len(words), Of: -1})
		s.within = append(s.within, make([]int, len(words))...)
		return
	}
	s.Verbs = l.Verbs(s.Verbs, text, words)
	p := clauses{l: l, s: s, text: text}
	p.run()
}

// clauses finds the clauses of a sentence from left to right, with a stack of
// those that are open: an inner one ends at a comma or with the outer.
type clauses struct {
	l    *Lexicon
	s    *Sentence
	text string
	cur  int
	past int // commas up to this word belong to an apposition
}

func (p *clauses) run() {
	p.cur = -1
	p.open(0, Main)
	for i := range p.s.Words {
		p.at(i)
		p.s.within = append(p.s.within, p.cur)
	}
	for i := range p.s.Clauses {
		c := &p.s.Clauses[i]
		if c.To == 0 {
			c.To = len(p.s.Words)
		}
		for c.To > c.From+1 && p.s.Words[c.To-1].Shape == Mark && !closes(p.s.Words[c.To-1].Of(p.text)) {
			c.To--
		}
	}
}

// open begins a clause at word i inside the current one.
func (p *clauses) open(i int, kind ClauseKind) {
	p.s.Clauses = append(p.s.Clauses, Clause{From: i, Kind: kind, Of: p.cur})
	p.cur = len(p.s.Clauses) - 1
}

// beside ends the current clause and begins another that leans on the same.
func (p *clauses) beside(i int, kind ClauseKind) {
	p.close(i)
	if p.cur >= 0 && p.s.Clauses[p.cur].Kind == Main && kind == Coordinate {
		p.s.Clauses[p.cur].To = i
		p.cur = -1
	}
	p.open(i, kind)
}

// close ends the current clause before word i, unless it is the outermost.
func (p *clauses) close(i int) {
	if c := &p.s.Clauses[p.cur]; c.Of >= 0 {
		c.To = i
		p.cur = c.Of
	}
}

// leave closes the current clause at the comma i. Where it opened the sentence,
// the clause around it begins behind it: "After he resigned, [the council met]".
func (p *clauses) leave(i int) {
	from := p.s.Clauses[p.cur].From
	p.close(i)
	if outer := &p.s.Clauses[p.cur]; outer.From == from && i+1 < len(p.s.Words) {
		outer.From = i + 1
	}
}

func (p *clauses) kind() ClauseKind { return p.s.Clauses[p.cur].Kind }

// at decides whether a clause ends or begins at word i.
func (p *clauses) at(i int) {
	words := p.s.Words
	w := words[i]
	if w.Shape == Mark {
		p.mark(i, w.Of(p.text))
		return
	}
	comma := p.afterComma(i)
	c := &p.s.Clauses[p.cur]
	if p.finiteFrom(i) || w.Is(Negator) && p.finiteFrom(i+1) {
		for p.leans(c) && p.verbIn(c.From, i) && !p.joined(c.From, i) && !(comma && p.inRow(i)) {
			p.close(i) // the driver who ignored the barriers [was arrested]
			c = &p.s.Clauses[p.cur]
		}
	}
	switch {
	case i == 0 && len(words) > 1 && w.Is(Saying) && words[1].Is(Preposition):
		p.open(i, Speaker) // According to police, …
	case comma && p.verbIn(c.From, i) && p.speaks(i):
		p.closeTold(i)
		p.open(i, Speaker)
	case w.Is(Relative) && i > c.From && p.hasVerb(i, 12) && !(i > 0 && words[i-1].Is(Preposition)):
		p.open(i, OfNoun)
	case w.Is(Complement) && i > c.From && p.hasVerb(i, 16):
		switch {
		case p.said(i) || p.kind() == Said && !p.finiteFrom(i+1):
			p.open(i, Said)
		case p.opensRelative(i + 1):
			p.open(i, OfNoun)
		}
	case w.Is(Subordinator) && p.compares(i) || w.Is(Subordinator) && p.says(i+1):
	case p.says(i-1) && words[i-2].Is(Subordinator):
		if p.kind() == Said {
			p.close(i) // quoted [the mayor as saying]
		}
		p.open(i, Said)
	case w.Is(Subordinator) && p.clauseAfter(i):
		p.open(i, Subordinate)
	case comma && w.Shape == Small && !w.Is(Function) && HasEnding(w.Of(p.text), p.l.ing) && p.verbIn(c.From, i):
		p.open(i, Participle)
	case w.Is(Coordinator) && p.verbIn(c.From, i) && p.subject(p.afterTime(i+1)):
		p.beside(i, Coordinate)
	case p.said(i) && c.Kind != Said && (p.subject(i) && !p.saidAgain(i) || p.barely(i)):
		p.open(i, Said)
	}
}

// leans reports whether a clause around c may still want its verb.
func (p *clauses) leans(c *Clause) bool {
	return c.Kind == OfNoun || c.Kind == Subordinate && c.From > 0 || c.Kind == Said && p.inside(c.Of, OfNoun)
}

// compares reports whether the subordinator at word i is one of two that compare: "as
// many as".
func (p *clauses) compares(i int) bool {
	same := func(j int) bool {
		return j >= 0 && j < len(p.s.Words) && strings.EqualFold(p.s.Words[i].Of(p.text), p.s.Words[j].Of(p.text))
	}
	return same(i-2) || same(i+2)
}

// says reports whether the verb at word i is a participle of saying, with what is said
// behind it: "quoted the mayor as [saying]".
func (p *clauses) says(i int) bool {
	return i > 0 && i+1 < len(p.s.Words) && p.s.Words[i].Is(Saying) && HasEnding(p.s.Words[i].Of(p.text), p.l.ing) && p.s.Words[i+1].Shape != Mark
}

// opensRelative reports whether what follows "that" goes on as a clause about a
// noun and not as a noun phrase: "that she saw", "that failed", but "that day".
func (p *clauses) opensRelative(i int) bool {
	w := p.s.Words[min(i, len(p.s.Words)-1)]
	return w.Is(Pronoun|Determiner) || w.Shape.Upperish() || p.finiteFrom(i)
}

// clauseAfter reports whether a clause follows the subordinator at word i. After
// one that is a preposition too its verb is not parted from it by an "and":
// "before a judge on Friday and pleaded guilty".
func (p *clauses) clauseAfter(i int) bool {
	k := p.nextVerb(i, 16)
	if k < 0 {
		return false
	}
	if p.s.Words[i].Is(Preposition) {
		if next := p.s.Words[i+1]; next.Shape == Digits || next.Is(Proper) || next.Is(Object) && !next.Is(Determiner) || p.formFrom(i+1) == Progress {
			return false // since Monday, before him, listed as representing
		}
		for _, w := range p.s.Words[i+1 : p.s.Verbs[k].From] {
			if w.Is(Coordinator) {
				return false
			}
		}
	}
	return true
}

// afterComma reports whether a comma stands before word i, a closing quotation
// mark aside: “We won,” she said.
func (p *clauses) afterComma(i int) bool {
	for i--; i >= 0 && isQuote(p.s.Words[i].Of(p.text)); i-- {
		if i > 0 && p.quoteEnds(i-1) {
			return true
		}
	}
	return i >= 0 && p.s.Words[i].Of(p.text) == ","
}

// quoteEnds reports whether word i is a sign with which what is quoted ends.
func (p *clauses) quoteEnds(i int) bool {
	switch p.s.Words[i].Of(p.text) {
	case ",", "?", "!", "…":
		return true
	}
	return false
}

// mark decides about the sign at word i.
func (p *clauses) mark(i int, sign string) {
	switch sign {
	case ";":
		for p.s.Clauses[p.cur].Of >= 0 {
			p.close(i)
		}
		p.s.Clauses[p.cur].To = i
		p.cur = -1
		p.open(i+1, Main)
		if i+1 >= len(p.s.Words) {
			p.s.Clauses[p.cur].From = i
		}
	case ",":
		if i <= p.past || p.apposition(i) {
			return
		}
		c := p.s.Clauses[p.cur]
		switch c.Kind {
		case Subordinate:
			if p.verbIn(c.From, i) && !p.inRow(i+1) {
				p.leave(i)
			}
		case OfNoun, Participle:
			if p.verbIn(c.From, i) && c.From > 0 && p.s.Words[c.From-1].Of(p.text) == "," && !p.goesOn(i+1) {
				p.close(i)
			}
		case Speaker:
			p.leave(i)
		}
	case "(", "[":
		p.open(i, Aside)
	case ")", "]":
		for p.s.Clauses[p.cur].Of >= 0 && p.kind() != Aside {
			p.close(i)
		}
		if p.kind() == Aside {
			p.close(i + 1)
		}
	case "-":
		if p.dash(i) && (p.inside(p.cur, Aside) || p.opensAside(i)) {
			p.mark(i, "–")
		}
	case "—", "–", "--":
		for p.s.Clauses[p.cur].Of >= 0 && p.kind() != Aside && !p.opensAside(i) {
			p.close(i)
		}
		if p.kind() == Aside {
			p.close(i + 1)
		} else if i > 0 {
			p.open(i, Aside)
		}
	}
}

// closeTold closes before word i, where who says so begins, the clauses that lean
// on one which has its verb: he says all of it.
func (p *clauses) closeTold(i int) {
	for p.kind() == OfNoun || p.kind() == Subordinate || p.kind() == Participle {
		inner := p.cur
		p.close(i)
		if !p.verbIn(p.s.Clauses[p.cur].From, i) {
			p.s.Clauses[inner].To, p.cur = 0, inner
			return
		}
	}
}

// opensAside reports whether the dash at word i is the first of two of its kind.
func (p *clauses) opensAside(i int) bool {
	if p.inside(p.cur, Aside) {
		return false
	}
	sign := p.s.Words[i].Of(p.text)
	return slices.ContainsFunc(p.s.Words[i+1:], func(w Word) bool { return w.Of(p.text) == sign })
}

// dash reports whether the hyphen at word i stands between spaces, as a dash is
// typed.
func (p *clauses) dash(i int) bool {
	words := p.s.Words
	return i > 0 && i+1 < len(words) && words[i-1].End < words[i].Start && words[i].End < words[i+1].Start
}

// goesOn reports whether a second verb of the clause is joined to it at word i,
// where the clause around it has its own already: "freed the men, who were held
// in May, [and charged] in June", "met the men, who stole, [burnt and sold] it".
func (p *clauses) goesOn(i int) bool {
	if i < len(p.s.Words) && p.finiteFrom(i) && p.inRow(i) {
		return true
	}
	if i >= len(p.s.Words) || !p.s.Words[i].Is(Coordinator) {
		return false
	}
	for i++; i < len(p.s.Words) && p.l.Adverbial(p.text, p.s.Words[i]); i++ {
	}
	outer := p.s.Clauses[p.cur].Of
	return p.finiteFrom(i) && slices.ContainsFunc(p.s.Verbs, func(v Verb) bool {
		return v.Form <= State && v.Head < p.s.Clauses[p.cur].From && p.s.within[v.Head] == outer
	})
}

// inRow reports whether the finite verb at word i is one of a row that goes on: "burnt, took
// and sold".
func (p *clauses) inRow(i int) bool {
	for _, v := range p.s.Verbs {
		if v.From != i || v.Head+2 >= len(p.s.Words) {
			continue
		}
		next := p.s.Words[v.Head+1]
		return (next.Of(p.text) == "," || next.Is(Coordinator)) && p.finiteFrom(v.Head+2)
	}
	return false
}

// apposition reports whether the comma at word i opens an apposition, after which
// its clause goes on: arrested Ann Smith[, the mayor of Toronto,] last month.
func (p *clauses) apposition(i int) bool {
	words := p.s.Words
	if i+1 >= len(words) || !words[i+1].Is(Determiner) || i == 0 || !words[i-1].Shape.IsWord() {
		return false
	}
	for j := i + 1; j < len(words) && j < i+10; j++ {
		switch {
		case words[j].Of(p.text) == ",":
			if j+1 >= len(words) || p.subject(j+1) || p.verbFrom(j+1) {
				return false
			}
			p.past = j
			return true
		case words[j].Shape == Mark && parts(words[j].Of(p.text)) || words[j].Class&(Modal|Auxiliary|Saying|Past|Relative|Complement) != 0:
			return false
		}
	}
	return false
}

// inside reports whether the clause c is of the kind, or stands inside one that is.
func (p *clauses) inside(c int, kind ClauseKind) bool {
	for ; c >= 0; c = p.s.Clauses[c].Of {
		if p.s.Clauses[c].Kind == kind {
			return true
		}
	}
	return false
}

// formFrom returns the form of the verb that begins at word i, or noForm.
func (p *clauses) formFrom(i int) Form {
	for _, v := range p.s.Verbs {
		if v.From == i {
			return v.Form
		}
	}
	return noForm
}

// finiteFrom reports whether a finite verb begins at word i.
func (p *clauses) finiteFrom(i int) bool {
	return p.formFrom(i) <= State
}

// joined reports whether after the last verb before word i a word stands that
// joins or opens clauses.
func (p *clauses) joined(from, i int) bool {
	for j := i - 1; j > from; j-- {
		w := p.s.Words[j]
		if w.Is(Determiner) && j+1 < i && p.s.Words[j+1].Shape == Small && p.s.Words[j+1].Class&Function == 0 || w.Is(Pronoun) && p.s.Words[j-1].Is(Determiner) {
			continue // that day, his one hope
		}
		if w.Class&(Coordinator|Relative|Complement|Pronoun) != 0 || w.Is(Subordinator) && !w.Is(Preposition) {
			return true
		}
		if p.verbFrom(j) {
			return p.s.Words[j].Is(Saying)
		}
	}
	return false
}

// verbFrom reports whether a verb begins at word i.
func (p *clauses) verbFrom(i int) bool {
	return p.formFrom(i) != noForm
}

// hasVerb reports whether a finite verb stands among the n words after word i,
// before a sign that parts clauses.
func (p *clauses) hasVerb(i, n int) bool { return p.nextVerb(i, n) >= 0 }

func (p *clauses) nextVerb(i, n int) int {
	for k, v := range p.s.Verbs {
		if v.Form > State || v.From <= i {
			continue
		}
		if v.From > i+n || !p.free(i+1, v.From) {
			return -1
		}
		return k
	}
	return -1
}

// free reports whether no sign that parts clauses stands among words[from:to].
func (p *clauses) free(from, to int) bool {
	for _, w := range p.s.Words[from:to] {
		if w.Shape == Mark && parts(w.Of(p.text)) {
			return false
		}
	}
	return true
}

// verbIn reports whether a finite verb has its head among words[from:to] and in
// the current clause.
func (p *clauses) verbIn(from, to int) bool {
	for _, v := range p.s.Verbs {
		if v.Form <= State && v.From >= from && v.Head < to && p.s.within[v.From] == p.cur {
			return true
		}
	}
	return false
}

// subject reports whether a subject with its verb begins at word i.
func (p *clauses) subject(i int) bool {
	words := p.s.Words
	if i >= len(words) {
		return false
	}
	w := words[i]
	if !(w.Is(Pronoun|Determiner) || w.Shape.Upperish() && (!w.Is(Proper) || w.Is(Place)) || w.Shape == Digits) {
		return false
	}
	k := p.nextVerb(i, 9)
	if k < 0 {
		return false
	}
	for j, between := range words[i:p.s.Verbs[k].From] {
		if between.Class&(Coordinator|Relative|Complement|Subordinator) != 0 && !between.Is(Preposition) {
			return false
		}
		if next := words[i+j+1]; between.Is(Subordinator) && next.Is(Pronoun) && !next.Is(Determiner) {
			return false // a half [after they were …]
		}
	}
	return true
}

// afterTime returns where what follows a date at word i begins: "and in May 2019
// [the council] met".
func (p *clauses) afterTime(i int) int {
	words := p.s.Words
	if i >= len(words) || !words[i].Is(Preposition|Locative) {
		return i
	}
	j := i + 1
	for j < len(words) && (words[j].Shape == Digits || words[j].Is(Proper) && !words[j].Is(Place) || j > i+1 && words[j].Of(p.text) == ",") {
		j++
	}
	if j == i+1 {
		return i
	}
	return j
}

// barely reports whether what is said begins at word i with a bare noun: "said
// [police] had …".
func (p *clauses) barely(i int) bool {
	w := p.s.Words[i]
	return i > 0 && p.s.Words[i-1].Is(Saying) && w.Shape == Small && w.Class&Function == 0 && p.hasVerb(i, 4) && !p.hasComplement(i, 4)
}

// hasComplement reports whether a word that opens what is said stands among the
// n words from i on.
func (p *clauses) hasComplement(i, n int) bool {
	for _, w := range p.s.Words[i:min(i+n, len(p.s.Words))] {
		if w.Is(Complement | Pronoun | Determiner) {
			return true
		}
	}
	return false
}

// said reports whether a saying verb of the current clause stands before word i
// with nothing but its own objects between.
func (p *clauses) said(i int) bool {
	for k := len(p.s.Verbs) - 1; k >= 0; k-- {
		v := p.s.Verbs[k]
		if v.Head >= i {
			continue
		}
		return p.s.Words[v.Head].Is(Saying) && i-v.Head <= 10 && p.s.within[v.Head] == p.cur && p.free(v.Head+1, i)
	}
	return false
}

// saidAgain reports whether what begins at word i is the object of the saying
// verb rather than what is said: "told [the House of Commons] on Tuesday that".
func (p *clauses) saidAgain(i int) bool {
	k := p.nextVerb(i, 9)
	if k < 0 {
		return true
	}
	for _, w := range p.s.Words[i+1 : p.s.Verbs[k].From] {
		if w.Is(Complement|Pronoun) && !w.Is(Determiner) {
			return true
		}
	}
	return i > 0 && p.s.Words[i-1].Is(Preposition|Locative)
}

// speaks reports whether the words from i on name a speaker with a verb of
// saying and nothing that he says, or say "according to" one.
func (p *clauses) speaks(i int) bool {
	words := p.s.Words
	if words[i].Is(Preposition) && !words[i].Is(Saying) {
		return false
	}
	if words[i].Is(Saying) && i+1 < len(words) && words[i+1].Is(Preposition) && !p.finite(i) {
		return true // according to
	}
	for j := i; j < len(words) && j < i+8; j++ {
		w := words[j]
		switch {
		case w.Is(Saying) && w.Shape == Small && (j == i || p.finite(j)):
			return !p.hasVerb(j, 12)
		case w.Shape == Mark && (parts(w.Of(p.text)) || isQuote(w.Of(p.text))) || w.Is(Coordinator|Subordinator|Relative|Complement|Modal):
			return false
		}
	}
	return false
}

// finite reports whether word i is the head of a finite verb.
func (p *clauses) finite(i int) bool {
	for _, v := range p.s.Verbs {
		if v.Head == i {
			return v.Form == Finite
		}
	}
	return false
}

// parts reports whether the sign s parts clauses.
func parts(s string) bool {
	switch s {
	case ",", ";", ":", "(", ")", "[", "]", "—", "–", "--", "…", "...":
		return true
	}
	return false
}

func isQuote(s string) bool {
	switch s {
	case `"`, "“", "”", "‘", "’", "«", "»", "``", "''", "'":
		return true
	}
	return false
}

func closes(s string) bool { return isQuote(s) || s == ")" || s == "]" || s == "%" }
