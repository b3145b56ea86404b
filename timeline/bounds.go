package timeline

import (
	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// NotBefore returns the latest date that a states of what is past: a was not
// written before. It is zero where a states none. The date must be written out,
// and what it dates told in the past as having happened; a date that was set or
// planned bounds nothing, but what is alleged or denied to have happened does.
func (x *Extractor) NotBefore(a *Article) Dating {
	past := x.Extract(a, timex.News).past
	if past.IsZero() {
		return Dating{}
	}
	return Dating{past, "text"}
}

// keepPast keeps the date of m, which d dates, where it bounds the article.
func (r *reading) keepPast(d *dating, m *Mention) {
	when, ok := m.When.Interval()
	if !ok || m.When != calendar.On(when) || m.Basis != timex.Stated || m.Status > Denied || when.Unit > calendar.Year || !r.happened(d) {
		return
	}
	if past := &r.telling.past; past.IsZero() || when.Start.After(past.Start) {
		*past = when
	}
}

// happened reports whether d is told in the past and as having happened: the
// hearing was held on May 1, but is not on May 1, and was not set for it.
func (r *reading) happened(d *dating) bool {
	if d.verb < 0 || d.state {
		return false
	}
	v := r.parsed.Verbs[d.verb]
	first, head, before := r.word(v.From), r.word(v.Head), r.word(d.words[0]-1)
	switch {
	case v.Form != prose.Finite, head.Is(planning | carrying | announcing | preventing):
		return false
	case v.From == v.Head && head.Is(prose.Present|prose.Saying), v.From != v.Head && !first.Is(wasWords):
		return false
	}
	return !before.Is(prose.Preposition) || before.Is(on)
}
