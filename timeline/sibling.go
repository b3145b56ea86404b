package timeline

import (
	"annals/internal/prose"
	"annals/timeline/timex"
)

// figuresInRow is how many sentences on a figure without a date is still told in a row
// with one that has it.
const figuresInRow = 2

// A figure is the last dated sentence that told by how much something rose or
// fell: "Ford sales dropped 42% last month".
type figure struct {
	sentence int
	class    int // of words that tell of the same
	timex    *timex.Anchored
	dating   dating
}

// keepFigure remembers d, which dates the main clause of the sentence that is
// read, where it tells a figure.
func (r *reading) keepFigure(d *dating) {
	if !d.main || d.when.IsZero() || r.ahead(d.when) || !r.isOver(d.verb) {
		return
	}
	from, to := r.clauseBounds(d.clause)
	if class, _ := r.figureIn(from, to); class > 0 {
		r.figure = figure{r.at, class, d.timex, *d}
	}
}

// siblings appends what the clauses of the sentence tell that have no date, but
// stand beside a dated one and give a figure of the same kind: figures that are
// told in a row are of one time. "Ford sales dropped 42% last month. General
// Motors reported a 49% decline."
func (r *reading) siblings() {
	f := r.figure
	if f.class == 0 || r.at > f.sentence+figuresInRow {
		return
	}
	p := &r.parsed
	for c, clause := range p.Clauses {
		if clause.Kind == prose.Subordinate {
			clause.From++
		}
		switch clause.Kind {
		case prose.Main, prose.Coordinate, prose.Subordinate:
		default:
			continue
		}
		if r.hasTime(clause.From, clause.To) || r.leans(clause) {
			continue
		}
		v := r.finiteIn(c)
		if v < 0 || !r.isOver(v) || r.inQuotation(p.Verbs[v].Head) || r.isDated(v) {
			continue
		}
		class, at := r.figureIn(clause.From, clause.To)
		if class != f.class {
			continue
		}
		d := dating{timex: f.timex, when: f.dating.when, role: dates}
		r.setVerb(&d, v)
		if p.Verbs[v].Form == prose.State {
			d.head = at // "was hardest hit with a plunge of 55%"
		}
		d.from, d.to = clause.From, clause.To
		r.mention(&d, false)
		r.figure.sentence = r.at
	}
}

// figureIn returns the class of the word among words[from:to] that tells of a
// change, where an amount stands with it, and where it stands, or 0.
func (r *reading) figureIn(from, to int) (class, at int) {
	amount := false
	for i := from; i < to; i++ {
		w := r.parsed.Words[i]
		switch {
		case w.Shape == prose.Digits:
			amount = amount || !r.inTimex(w.Span)
		case w.Shape == prose.Small && w.Class&prose.Function == 0 && class == 0:
			if c := r.same[r.predicate(w.Of(r.text))]; r.changes[c] {
				class, at = c, i
			}
		}
	}
	if !amount {
		return 0, 0
	}
	return class, at
}
