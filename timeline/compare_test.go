package timeline

import "testing"

// What is told in one story, of which nothing or little else is known, is one event where
// the same happened, and two where only the same was done: to say something, or where some sentence
// tells the one deed beside the other.
func TestOneStory(t *testing.T) {
	const arrest, keep, stop, say = 1, 2, 3, 4
	words := func(ids ...uint64) (v []term) {
		for _, id := range ids {
			v = append(v, term{id, 1})
		}
		return unit(v)
	}
	day := days{known: true, from: 100, to: 100}
	told := func(stem uint64, change func(*profile)) *profile {
		p := &profile{mentions: []*Mention{{Article: &Article{}, Predicate: "deed"}}, story: 1, predicate: predicate{stem: stem, says: stem == say}}
		change(p)
		return p
	}
	undated := func(*profile) {}
	about := func(v []term) func(*profile) { return func(p *profile) { p.words = v } }
	dated := func(p *profile) {
		p.span, p.words, p.context, p.opens = day, words(7, 8), words(7, 8, 9), true
	}
	beside := func(stem uint64) func(*profile) {
		return func(p *profile) {
			dated(p)
			p.beside = []uint64{stem}
		}
	}
	for _, c := range []struct {
		name string
		p, q *profile
		one  bool
	}{
		{"the same happened", told(arrest, undated), told(arrest, undated), true},
		{"in another story", told(arrest, undated), told(arrest, func(p *profile) { p.story = 2 }), false},
		{"something else happened", told(arrest, undated), told(stop, undated), false},
		{"the one has a date", told(arrest, dated), told(arrest, undated), true},
		{"something is said", told(say, about(words(5))), told(say, about(words(6))), false},
		{"on one day, in like words", told(keep, dated), told(stop, dated), true},
		{"on one day, in like words, but side by side elsewhere", told(keep, beside(stop)), told(stop, beside(keep)), false},
	} {
		if got := c.p.like(c.q); got >= sure != c.one {
			t.Errorf("%s: %.2f", c.name, got)
		}
	}
}

// A sentence that tells two deeds says of both that they are two.
func TestBeside(t *testing.T) {
	a, b := &Article{}, &Article{}
	told := func(a *Article, at int, stem uint64) *profile {
		return &profile{mentions: []*Mention{{Article: a, Sentence: [2]int{at, at + 10}}}, predicate: predicate{stem: stem}}
	}
	ps := []*profile{told(a, 0, 1), told(a, 0, 2), told(a, 20, 3), told(b, 0, 1), told(b, 0, 1), told(b, 20, 2)}
	findBeside(ps)
	for i, want := range []uint64{2, 1, 0, 2, 2, 1} {
		var got uint64
		if len(ps[i].beside) > 0 {
			got = ps[i].beside[0]
		}
		if got != want || len(ps[i].beside) > 1 {
			t.Errorf("%d: beside %v, want %v", i, ps[i].beside, want)
		}
	}
}
