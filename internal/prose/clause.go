package prose

import "strings"

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
		for p.leans(c) && p.verbIn(c.From, i) && (comma || !p.joined(c.From, i)) && !(comma && p.inRow(i)) {
			p.close(i) // the driver who ignored the barriers [was arrested]
			c = &p.s.Clauses[p.cur]
		}
	}
	if c.Kind == Participle && comma && w.Is(Coordinator) && (p.subject(i+1) || p.bareSubject(i+1)) {
		p.close(i) // losing ground, [and world markets fell]
		c = &p.s.Clauses[p.cur]
	}
	switch {
	case i == 0 && len(words) > 1 && w.Is(Saying) && words[1].Is(Preposition):
		p.open(i, Speaker) // According to police, …
	case comma && p.verbIn(c.From, i) && p.speaks(i):
		p.closeTold(i)
		p.open(i, Speaker)
	case w.Is(Relative) && i > c.From && p.hasVerb(p.behindInsert(i), 12):
		p.open(i, OfNoun)
		p.takeIn(i)
	case w.Is(Complement) && i > c.From && p.hasVerb(i, 16):
		switch {
		case p.said(i) && !p.tellsWhich(i) || p.kind() == Said && !p.finiteFrom(i+1):
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
	case w.Is(Coordinator) && p.joinsSubjects(i):
	case w.Is(Coordinator) && p.verbIn(c.From, i) && (p.subject(p.afterTime(i+1)) || comma && p.bareSubject(i+1)):
		p.beside(i, Coordinate)
	case p.said(i) && c.Kind != Said && !p.insideName(i) && (p.subject(i) && !p.saidAgain(i) || p.barely(i) || c.Kind != Speaker && p.jointSubject(i)):
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

// opensRelative reports whether what follows "that" goes on as a clause about a
// noun and not as a noun phrase: "that she saw", "that failed", but "that day".
func (p *clauses) opensRelative(i int) bool {
	w := p.s.Words[min(i, len(p.s.Words)-1)]
	return w.Is(Pronoun|Determiner) || w.Shape.Upperish() || p.finiteFrom(i)
}

// insideName reports whether word i goes on a name: Lune [County].
func (p *clauses) insideName(i int) bool {
	before := p.s.Words[i-1]
	return p.s.Words[i].Shape.Upperish() && before.Shape.Upperish() && before.Class&Function == 0 && (!before.Is(Proper) || before.Is(Place))
}

// takeIn gives the clause that the relative at word i opens the words with which that says how many:
// "[many of] whom", "[the vast majority of] which".
func (p *clauses) takeIn(i int) {
	words := p.s.Words
	if i < 3 || !words[i-1].Is(Particle) {
		return
	}
	for from := i - 2; from > max(0, i-6) && words[from].Shape != Mark && !p.s.InVerb(from); from-- {
		if words[from-1].Of(p.text) != "," {
			continue
		}
		p.s.Clauses[p.cur].From = from
		for k := from; k < i; k++ {
			p.s.within[k] = p.cur
		}
		return
	}
}

// clauseAfter reports whether a clause follows the subordinator at word i. After
// one that is a preposition too its verb is not parted from it by an "and":
// "before a judge on Friday and pleaded guilty".
func (p *clauses) clauseAfter(i int) bool {
	k := p.nextVerb(i, 16)
	if k < 0 || p.formFrom(i+1) == Progress {
		return false // while sitting, listed as representing
	}
	if p.s.Words[i].Is(Preposition) {
		if next := p.s.Words[i+1]; next.Shape == Digits || next.Is(Proper) || next.Is(Object) && !next.Is(Determiner) || p.finiteFrom(i+1) {
			return false // since Monday, before him, the night before had been
		}
		for _, w := range p.s.Words[i+1 : p.s.Verbs[k].From] {
			if w.Is(Coordinator) {
				return false
			}
		}
	}
	return true
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
		if w.Is(Coordinator) && isName(p.s.Words[j-1]) && j+1 < i && isName(p.s.Words[j+1]) {
			continue // Ash and Elm Street
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

// behindInsert returns the comma with which closes what stands between commas behind word i, or i:
// "which[, if it fails,] would".
func (p *clauses) behindInsert(i int) int {
	words := p.s.Words
	if i+2 >= len(words) || words[i+1].Of(p.text) != "," || !words[i+2].Is(Subordinator) {
		return i
	}
	for j := i + 2; j < len(words) && j < i+10; j++ {
		if words[j].Of(p.text) == "," {
			return j
		}
	}
	return i
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
	if w.Shape == Digits && i > 0 && words[i-1].Is(Proper) && !words[i-1].Is(Place) {
		return false // May 3
	}
	k := p.nextVerb(i, 9)
	if k < 0 {
		return false
	}
	for j, between := range words[i:p.s.Verbs[k].From] {
		if between.Class&(Coordinator|Relative|Complement|Subordinator) != 0 && !between.Is(Preposition) &&
			!(between.Is(Coordinator) && j > 0 && p.l.several[words[p.s.Verbs[k].From].Of(p.text)]) { // a boy and a girl were
			return false
		}
		if next := words[i+j+1]; between.Is(Subordinator) && next.Is(Pronoun) && !next.Is(Determiner) {
			return false // a half [after they were …]
		}
	}
	return true
}

// jointSubject reports whether at word i, right behind a verb of saying that has no object, a subject of several
// begins with its verb: "said [Ann Lee, two pilots and a driver] had left".
func (p *clauses) jointSubject(i int) bool {
	words := p.s.Words
	if i == 0 || !p.l.clausal[words[i-1].Of(p.text)] {
		return false
	}
	k := p.nextFinite(i)
	if first := words[i]; k < 0 || p.s.Verbs[k].From > i+16 || first.Is(Proper) && !first.Is(Place) || first.Class&Function != 0 && !first.Is(Determiner|Pronoun) {
		return false
	}
	joint := -1
	for j := i + 1; j < p.s.Verbs[k].From; j++ {
		switch w := words[j]; {
		case w.Is(Coordinator):
			joint = j
		case w.Of(p.text) == ",":
			if joint >= 0 {
				return false
			}
		case w.Shape == Mark && parts(w.Of(p.text)), w.Class&(Relative|Complement|Pronoun) != 0 && !w.Is(Determiner), w.Is(Subordinator) && !w.Is(Preposition):
			return false
		}
	}
	return joint >= 0 && joint+1 < p.s.Verbs[k].From
}

// joinsSubjects reports whether the coordinator at word i stands within a subject that waits for its verb: "whether
// the mayor [and] his driver left", "since he [and] the driver left", "the fire on Ash [and] Elm Street was put out".
func (p *clauses) joinsSubjects(i int) bool {
	words := p.s.Words
	if i == 0 || i+1 >= len(words) {
		return false
	}
	before, next := words[i-1], words[i+1]
	if before.Is(Pronoun) && !before.Is(Object|Determiner|Relative|Complement) || isName(before) && isName(next) {
		return true
	}
	for j := i - 1; j > p.s.Clauses[p.cur].From; j-- {
		switch w := words[j]; {
		case p.s.InVerb(j) || w.Shape == Mark:
			return false
		case w.Is(Subordinator) && !w.Is(Preposition|Adverb):
			return true
		}
	}
	return false
}

// isName reports whether w has the capital of a name.
func isName(w Word) bool {
	return w.Shape.Upperish() && w.Class&Function == 0 && (!w.Is(Proper) || w.Is(Place))
}

// bareSubject reports whether at word i a subject without an article begins, and its verb follows at
// once: ", and [world markets] fell".
func (p *clauses) bareSubject(i int) bool {
	for j := i; j < len(p.s.Words) && j < i+4; j++ {
		if j > i && p.finiteFrom(j) {
			return true
		}
		if w := p.s.Words[j]; w.Shape != Small || w.Class&Function != 0 || p.verbFrom(j) || p.l.Adverbial(p.text, w) {
			return false
		}
	}
	return false
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

// finite reports whether word i is the head of a finite verb.
func (p *clauses) finite(i int) bool {
	for _, v := range p.s.Verbs {
		if v.Head == i {
			return v.Form == Finite
		}
	}
	return false
}
