package timeline

import (
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// At returns what a tells with the words that stand at the given offsets, whether
// or not Extract would list it: nil where no sentence of the story has one there.
// What no expression dates bears the day of report.
func (x *Extractor) At(a *Article, genre timex.Genre, offsets []int) []*Mention {
	told := make([]*Mention, len(offsets))
	x.read(&Telling{Article: a}, genre, func(r *reading) {
		for i, s := range r.sentences {
			read := false
			for k, at := range offsets {
				if at < s.Start || at >= s.End {
					continue
				}
				if !read {
					r.parse(i)
					r.date(s)
					read = true
				}
				told[k] = r.asked(at)
			}
		}
	})
	return told
}

// asked returns what the sentence that is read tells with the word at the offset.
func (r *reading) asked(offset int) *Mention {
	at := wordsOf(r.parsed.Words, offset, offset+1)
	if at[0] == at[1] {
		return nil
	}
	d := r.datingOf(at[0])
	m := &Mention{Article: r.telling.Article, Timex: d.timex, When: d.when}
	switch published := r.telling.Article.Published.When; {
	case d.timex != nil:
		m.Basis = d.timex.Basis
	case !published.IsZero():
		m.When, m.Basis = calendar.On(published), timex.Published
	}
	r.fill(m, &d)
	return m
}

// datingOf returns the dating of what word i says, or one without a date.
func (r *reading) datingOf(i int) dating {
	d := dating{verb: -1, words: [2]int{i, i + 1}}
	for k, v := range r.parsed.Verbs {
		if i >= v.From && i <= v.Head {
			r.setVerb(&d, k)
		}
	}
	if d.verb < 0 {
		d.clause = r.parsed.ClauseOf(i)
		r.noun(&d, i)
	}
	for _, known := range r.dates {
		if known.role == dates && known.head == d.head {
			return known
		}
	}
	return d
}
