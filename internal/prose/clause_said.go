package prose

// Which clauses are what somebody says, and who says it.

// says reports whether the verb at word i is a participle of saying, with what is said
// behind it: "quoted the mayor as [saying]".
func (p *clauses) says(i int) bool {
	return i > 0 && i+1 < len(p.s.Words) && p.s.Words[i].Is(Saying) && HasEnding(p.s.Words[i].Of(p.text), p.l.ing) && p.s.Words[i+1].Shape != Mark
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

// tellsWhich reports whether "that" at word i goes on about a noun that stands behind the saying
// verb and is not what is said: "accused of a fire in a bar [that] killed two".
func (p *clauses) tellsWhich(i int) bool {
	if !p.finiteFrom(i + 1) {
		return false
	}
	for j := i - 1; j > 0 && !p.s.Words[j].Is(Saying); j-- {
		if w := p.s.Words[j]; w.Is(Preposition|Locative) && !w.Is(Determiner) && p.s.Words[j-1].Is(Saying) {
			return true
		}
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
	if end := p.s.namesEnd(i); end > i && p.s.Words[end].Shape == Small && p.s.Words[end].Is(Determiner) {
		return true // tells [Lune Police] the mayor had left
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
