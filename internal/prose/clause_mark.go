package prose

import "slices"

// What the signs of a sentence end and begin.

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
		c := p.s.Clauses[p.cur]
		if i <= p.past || !(c.Kind == Speaker && p.apposedSubject(i)) && p.apposition(i) {
			return
		}
		switch c.Kind {
		case Subordinate:
			if p.verbIn(c.From, i) && !p.inRow(i+1) {
				p.leave(i)
			}
		case OfNoun, Participle:
			if outer := p.s.Clauses[c.Of]; outer.Kind == Subordinate && outer.From <= 1 && p.verbIn(c.From, i) && p.subject(i+1) && !p.goesOn(i+1) {
				p.close(i) // just before a fire that killed two, [the mayor left]
				p.leave(i)
			} else if p.verbIn(c.From, i) && c.From > 0 && p.s.Words[c.From-1].Of(p.text) == "," && !p.goesOn(i+1) {
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
	for k, v := range p.s.Verbs {
		if v.From != i || v.Head+2 >= len(p.s.Words) {
			continue
		}
		if v.From < v.Head && k > 0 && p.s.Verbs[k-1].From == p.s.Verbs[k-1].Head {
			return false // who turned 16, was shot and killed
		}
		next := p.s.Words[v.Head+1]
		return (next.Of(p.text) == "," || next.Is(Coordinator)) && p.finiteFrom(v.Head+2)
	}
	return false
}

// apposedSubject reports whether a subject with an apposition begins behind the comma at word i, so that its
// verb follows on a comma: "according to the police[, his lawyer, Ann Lee,] left".
func (p *clauses) apposedSubject(i int) bool {
	k := p.nextFinite(i)
	return k >= 0 && p.s.Verbs[k].From > i+1 && p.s.Words[p.s.Verbs[k].From-1].Of(p.text) == ","
}

// nextFinite returns the first finite verb behind word i, or -1.
func (p *clauses) nextFinite(i int) int {
	return slices.IndexFunc(p.s.Verbs, func(v Verb) bool { return v.Form <= State && v.From > i })
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
