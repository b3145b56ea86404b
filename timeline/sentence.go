package timeline

import "annals/internal/prose"

// What the rules ask of the sentence that is read: its words, the verbs of its
// clauses, the quotations in it.

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

// verbAfter returns the first finite verb of the clause at or after word i, else the first of any form, or -1.
func (r *reading) verbAfter(clause, i int) int {
	first := -1
	for k, v := range r.parsed.Verbs {
		if v.From < i || r.parsed.ClauseOf(v.Head) != clause {
			continue
		}
		if v.Form <= prose.State {
			return k
		}
		if first < 0 {
			first = k
		}
	}
	return first
}

// looksAhead reports whether the verb v is of what is still to come: "to
// relieve", "will cut".
func (r *reading) looksAhead(v int) bool {
	p := &r.parsed
	return p.Verbs[v].Form == prose.Infinitive || p.Words[p.Verbs[v].From].Is(future)
}

// isNow reports whether the verb v tells of how things are: "is embroiled", "has left".
func (r *reading) isNow(v int) bool {
	first := r.parsed.Words[r.parsed.Verbs[v].From]
	return first.Is(prose.Auxiliary) && !first.Is(wasWords) && r.parsed.Verbs[v].Form <= prose.State
}

// tells reports whether the verb v tells of something that happens.
func (r *reading) tells(v int) bool {
	p := &r.parsed
	verb := p.Verbs[v]
	if p.Words[verb.From].Is(obliging) {
		return false
	}
	if verb.Form == prose.State {
		next := r.word(verb.Head + 1)
		return next.Is(planning) && next.Shape == prose.Small && r.word(verb.Head+2).Shape != prose.Digits // is due, but not: was about 6
	}
	seen := verb.Form == prose.Reduced && p.Words[verb.Head].Is(perceived) // the violence seen in May
	return !seen && !p.Words[verb.Head].Is(stative)
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
		return w.Is(prose.Pronoun) && !w.Is(prose.Determiner) || r.parsed.InVerb(i)
	}
	return true
}

// clauseBounds returns the words of a clause.
func (r *reading) clauseBounds(c int) (from, to int) {
	clause := r.parsed.Clauses[c]
	return clause.From, clause.To
}

// finiteIn returns the first finite verb of the clause c, or -1.
func (r *reading) finiteIn(c int) int {
	for k, v := range r.parsed.Verbs {
		if v.Form <= prose.State && r.parsed.ClauseOf(v.Head) == c {
			return k
		}
	}
	return -1
}

// isOver reports whether the verb v tells of what was, and is over.
func (r *reading) isOver(v int) bool {
	if v < 0 {
		return false
	}
	p := &r.parsed
	verb := p.Verbs[v]
	first := p.Words[verb.From]
	if verb.Form > prose.State {
		return false
	}
	if verb.Form == prose.Finite && verb.From == verb.Head {
		return !first.Is(prose.Present) && (first.Is(prose.Past) || prose.HasEnding(first.Of(r.text), r.past))
	}
	for _, w := range p.Words[verb.From : verb.Head+1] {
		if w.Is(prose.Negator) {
			return false
		}
	}
	return first.Is(wasWords)
}

// hasTime reports whether an expression of time stands among words[from:to].
func (r *reading) hasTime(from, to int) bool {
	s := r.sentences[r.at]
	for _, t := range r.telling.Timexes[s.timexes[0]:s.timexes[1]] {
		if at := wordsOf(r.parsed.Words, t.Start, t.End); r.word(at[0] - 1).Is(baseline) {
			continue
		}
		if to > from && t.Start >= r.parsed.Words[from].Start && t.End <= r.parsed.Words[to-1].End {
			return true
		}
	}
	return false
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

// allQuoted reports whether all that the sentence tells stands inside a
// quotation: an opinion, a plea, but no report.
func (r *reading) allQuoted() bool {
	p := &r.parsed
	if !r.quotes() && !r.sentences[r.at].quoted {
		return false
	}
	for _, v := range p.Verbs {
		if v.Form <= prose.State && !r.inQuotation(v.From) && !p.Words[v.Head].Is(prose.Saying) && p.Clauses[p.ClauseOf(v.Head)].Kind != prose.Speaker {
			return false
		}
	}
	return true
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

// isDated reports whether the sentence gives the verb v a date.
func (r *reading) isDated(v int) bool {
	for _, d := range r.dates {
		if d.role == dates && d.verb == v {
			return true
		}
	}
	return false
}
