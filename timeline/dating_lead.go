package timeline

import (
	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// What a lead tells that gives no date itself, and the day of that.

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

// undated appends what the sentence i, the lead, tells without a date in it. Its
// day is what the next sentences give for the same, or else the day of report.
func (r *reading) undated(i int) {
	d, ok := r.mainEvent()
	if !ok {
		return
	}
	a := r.telling.Article
	m := &Mention{Article: a, Lead: true}
	if on := r.datedByNext(i, &d); on != nil {
		m.Timex, m.When, m.Basis = on, on.When, on.Basis
	} else if !a.Published.When.IsZero() {
		m.When, m.Basis = calendar.On(a.Published.When), timex.Published
	}
	r.fill(m, &d)
	r.telling.Mentions = append(r.telling.Mentions, m)
}

// datedByNext returns the expression of the next two sentences that dates what d,
// an undated lead, tells: where the same speaker goes on saying it ("The minister
// says she is resigning. She told the House on Wednesday that …"), or where they
// tell the same of the same person ("Police have arrested Ann Smith. Smith was
// taken into custody on May 1.").
func (r *reading) datedByNext(i int, d *dating) *timex.Anchored {
	class := r.same[r.predicate(r.parsed.Words[d.head].Of(r.text))]
	for j := i + 1; j <= i+2 && j < len(r.sentences); j++ {
		next := r.sentences[j]
		words := r.words[next.words[0]:next.words[1]]
		for k := next.timexes[0]; k < next.timexes[1]; k++ {
			t := &r.telling.Timexes[k]
			if !pointsInTime(t) || t.When.IsZero() || t.When.Unit() > calendar.Day || !r.recent(t) || !r.sharesName(i, j) {
				continue
			}
			if d.said && j == i+1 && saysBefore(words, t.Start) || class > 0 && r.tellsSame(words, class) {
				return t
			}
		}
	}
	return nil
}

// recent reports whether t is a day of the last few before the day of report.
func (r *reading) recent(t *timex.Anchored) bool {
	published := r.telling.Article.Published.When
	earliest, _ := t.When.Bounds()
	return !published.IsZero() && earliest.Before(published.End) && published.Start.Sub(earliest).Hours() <= 24*news
}

// tellsSame reports whether one of words is of the class of those that tell of
// the same thing.
func (r *reading) tellsSame(words []prose.Word, class int) bool {
	for _, w := range words {
		if w.Shape == prose.Small && w.Class&prose.Function == 0 && r.same[r.predicate(w.Of(r.text))] == class {
			return true
		}
	}
	return false
}

// sharesName reports whether the first name of the sentence j stands in the
// sentence i, or j opens with a pronoun for one that does.
func (r *reading) sharesName(i, j int) bool {
	a, b := r.sentences[i], r.sentences[j]
	if first := r.words[b.words[0]]; first.Is(prose.Pronoun) {
		return true
	}
	if a.names[0] == a.names[1] || b.names[0] == b.names[1] {
		return false
	}
	first := r.nameOf(r.names[b.names[0]])
	for _, n := range r.names[a.names[0]:a.names[1]] {
		if r.nameOf(n).Name == first.Name {
			return true
		}
	}
	return false
}

// saysBefore reports whether the nearest verb before the offset is one of saying.
func saysBefore(words []prose.Word, offset int) bool {
	for i := len(words) - 1; i >= 0; i-- {
		if words[i].Start >= offset {
			continue
		}
		if words[i].Is(prose.Saying) {
			return true
		}
		if words[i].Shape == prose.Mark || words[i].Is(prose.Complement|prose.Relative|prose.Coordinator) {
			return false
		}
	}
	return false
}

// news is for how many days before its report something is still the news of a lead.
const news = 10
