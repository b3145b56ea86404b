package timeline

import "testing"

// TestOtherDeeds holds where two tellings of one day that have a verb each and few words in common are
// thought to tell of two deeds.
func TestOtherDeeds(t *testing.T) {
	const arrest, book, fire, custody = 1, 2, 3, 4 // stems, and what they are classes of
	bowser, lot, jail := &nameTerm{name: "Ann Bowser", words: []uint64{10, 11}, weight: 6}, &nameTerm{name: "Harlow", words: []uint64{12}, weight: 6}, uint64(20)
	day := days{known: true, from: 100, to: 100}
	told := func(stem uint64, change ...func(*profile)) *profile {
		p := &profile{mentions: []*Mention{{Article: &Article{}, Predicate: "deed"}}, predicate: predicate{stem: stem}, span: day}
		p.names, p.weight = []*nameTerm{bowser}, bowser.weight
		p.words = []term{{stem, .6}, {jail + stem, .8}}
		for _, f := range change {
			f(p)
		}
		return p
	}
	in := func(p *profile) { p.places = []*nameTerm{lot} }
	says := func(stem uint64) func(*profile) {
		return func(p *profile) { p.words = collect(append(p.words, term{stem, .1})) }
	}
	class := func(p *profile) { p.predicate.class = custody }
	saysClass := func(p *profile) { p.classes = []int{custody} }
	lead := func(p *profile) { p.opens = true }
	incident := func(p *profile) { p.incident, p.predicate.chain = 1, 1 }
	like := func(p *profile) { p.words = []term{{30, 1}} }
	for _, c := range []struct {
		name string
		p, q *profile
		two  bool
	}{
		{"who was arrested was booked", told(arrest), told(book), true},
		{"and the one sentence has the verb of the other", told(arrest), told(book, says(arrest)), true},
		{"or another of its class", told(arrest, class), told(book, saysClass), false},
		{"at one place", told(arrest, in), told(book, in), false},
		{"in like words", told(arrest, like), told(book, like), false},
		{"the same", told(arrest), told(arrest), false},
		{"where both open their articles", told(arrest, lead), told(book, lead), false},
		{"where the one does", told(arrest, lead), told(book), true},
		{"in reports of one incident, of which both tell", told(fire, incident), told(book, incident), false},
	} {
		e, possible := c.p.compare(c.q)
		if !possible || e[fOtherWords] > 0 != c.two {
			t.Errorf("%s: two deeds %v (%v), want %v", c.name, e[fOtherWords], possible, c.two)
		}
		if f, _ := c.q.compare(c.p); f != e {
			t.Errorf("%s: compared the other way round %v, want %v", c.name, f, e)
		}
	}
	// One story that tells two such deeds of one day tells two, and the date of the one is none of the other.
	story := &Article{}
	p, q := told(arrest, lead), told(book, says(arrest))
	p.byReport = true
	p.mention().Article, q.mention().Article, q.mention().Sentence = story, story, [2]int{50, 60}
	if e, _ := p.compare(q); e[fOtherDeed] != 1 || e[fDated] != 0 {
		t.Errorf("in one story: another deed %v, dated by it %v, want 1 and 0", e[fOtherDeed], e[fDated])
	}
}

// TestLightDeeds holds what happened where the verb does not say it.
func TestLightDeeds(t *testing.T) {
	for _, c := range []struct {
		a, b string // of one day
		one  bool
	}{
		{"Perry Osgood went on trial on Friday.", "Perry Osgood was tried in Harlow Bridge on Friday.", true},
		{"Perry Osgood got bail on Friday.", "A judge in Harlow Bridge granted Perry Osgood bail on Friday.", true},
		{"Perry Osgood came home after a trial on Friday.", "Perry Osgood was tried in Harlow Bridge on Friday.", false},
		{"Perry Osgood went into the town on Friday, where a friend was on trial.", "Perry Osgood was tried in Harlow Bridge on Friday.", false},
	} {
		tl, err := Tell([]*Article{newsOf("a", 2021, 5, 10, c.a), newsOf("b", 2021, 5, 10, c.b)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		one := false
		for _, p := range tl.profiles {
			for _, q := range tl.profiles {
				one = one || !p.sameArticle(q) && p.predicate.same(q.predicate)
			}
		}
		if one != c.one {
			t.Errorf("%q and %q tell of the same deed: %v, want %v", c.a, c.b, one, c.one)
		}
	}
}
