package timex

import (
	"cmp"
	"slices"
)

// A parser is a bottom-up chart parser over one island. Its memory is used
// again from island to island and from text to text.
type parser struct {
	g       *Grammar
	x       islander
	nodes   []node
	edges   []edge
	nodeEnd []int32 // by end: where the nodes that end there begin
	edgeEnd []int32
	found   []candidate
	nobody  anchor // of which nothing is known
}

// A node is a symbol found over the tokens [start, end).
type node struct {
	sym        symbol
	start, end int16
	atom       atom     // of a word
	pat        *pattern // of a rule's result
	last       int32    // the edge that completed it
}

// An edge is the beginning of a pattern, found from the token start on.
type edge struct {
	at    *state
	start int16
	n     int16
	prev  int32 // the edge it goes on from, or -1
	child int32 // the node it went over
}

// A candidate is what may be tagged: the tokens [from, to) of a match [start, end).
type candidate struct {
	node       int32 // of a rule whose result is used by others, or -1
	pat        *pattern
	last       int32
	start, end int16
	from, to   int16
}

func newParser(g *Grammar) *parser { return &parser{g: g, x: islander{g: g}} }

// Work for one island is bounded by these, whatever the grammar.
const (
	maxNodes = 4096
	maxEdges = 16384
)

// parse finds the symbols of the island.
func (p *parser) parse(island []token) {
	p.nodes, p.edges, p.found = p.nodes[:0], p.edges[:0], p.found[:0]
	p.nodeEnd, p.edgeEnd = append(p.nodeEnd[:0], 0), append(p.edgeEnd[:0], 0)
	for i := range island {
		first := int32(len(p.nodes))
		p.nodeEnd = append(p.nodeEnd, first)
		p.edgeEnd = append(p.edgeEnd, int32(len(p.edges)))
		p.leaves(&island[i], i)
		for n := first; n < int32(len(p.nodes)); n++ {
			p.advance(n)
			if len(p.nodes) > maxNodes || len(p.edges) > maxEdges {
				return
			}
		}
	}
}

// leaves adds what the token at i may be by itself.
func (p *parser) leaves(t *token, i int) {
	if t.word != nil {
		capital := t.word.proper && isCapital(p.x.text[t.start:t.end])
		for _, r := range t.word.readings {
			if (!r.proper || capital) && (!r.dot || t.dot) {
				p.leaf(r.sym, r.atom, i)
			}
		}
		return
	}
	b := &p.g.builtin
	switch {
	case t.other == otherName:
		p.leaf(b.name, atom{}, i)
		return
	case t.other == otherWord:
		p.leaf(b.word, atom{}, i)
		return
	case t.digits == noNumeral:
		return
	}
	n := atom{number, t.n}
	p.leaf(b.number, n, i)
	if p.g.lexicon.numerals {
		if w := p.g.lexicon.words[p.x.text[t.start:t.end]]; w != nil {
			for _, r := range w.readings {
				p.leaf(r.sym, r.atom, i)
			}
		}
	}
	if t.digits == oneDigit || t.digits == twoDigits {
		if 1 <= t.n && t.n <= 31 {
			p.leaf(b.day, n, i)
			if t.n <= 12 {
				p.leaf(b.month, n, i)
			}
		}
		if t.n <= 24 {
			p.leaf(b.hour, n, i)
		}
	}
	switch t.digits {
	case twoDigits:
		p.leaf(b.yy, n, i)
		if int(t.n)%10 == 0 {
			p.leaf(b.tenYY, n, i)
		}
		if t.n < 60 {
			p.leaf(b.minute, n, i)
		}
	case threeDigits:
		p.leaf(b.three, n, i)
		if int(t.n)%100 < 60 {
			p.leaf(b.hhmm, n, i)
		}
	case fourDigits:
		switch {
		case 1500 <= t.n && t.n < 2200:
			p.leaf(b.year, n, i)
			if int(t.n)%10 == 0 {
				p.leaf(b.tenYear, n, i)
			}
		case 1000 <= t.n && t.n < 1500:
			p.leaf(b.old, n, i)
		}
		if t.n < 2400 && int(t.n)%100 < 60 {
			p.leaf(b.hhmm, n, i)
		}
	case grouped:
		p.leaf(b.grouped, n, i)
	case ymdDigits:
		p.leaf(b.ymd, n, i)
	case dotted:
		p.leaf(b.dotted, n, i)
	}
}

// isHotNumber reports whether n may be a year.
func (g *Grammar) isHotNumber(kind numeral, n float64) bool {
	if kind == ymdDigits {
		return 15000000 < n && n < 22000000
	}
	return kind != fourDigits || 1000 <= n && n < 2200
}

func (p *parser) leaf(sym symbol, a atom, i int) {
	p.nodes = append(p.nodes, node{sym: sym, start: int16(i), end: int16(i + 1), atom: a})
}

// advance lets the patterns that wait for node n go on over it, and those
// begin that start with it.
func (p *parser) advance(n int32) {
	d := &p.nodes[n]
	sym, start := d.sym, d.start
	if s := p.g.root[sym]; s != nil {
		p.extend(s, edge{start: start, n: 0, prev: -1, child: n}, d.end)
	}
	if start == 0 {
		return
	}
	end := p.nodes[n].end
	for e, last := p.edgeEnd[start], p.edgeEnd[start+1]; e < last; e++ {
		if s := p.edges[e].at.step(sym); s != nil {
			p.extend(s, edge{start: p.edges[e].start, n: p.edges[e].n, prev: e, child: n}, end)
		}
	}
}

// extend adds the edge that has come to s, and what is complete with it.
func (p *parser) extend(s *state, e edge, end int16) {
	e.at = s
	e.n++
	at := int32(len(p.edges))
	p.edges = append(p.edges, e)
	for _, pat := range s.patterns {
		p.complete(pat, at, e.start, end)
	}
}

// complete adds the result of a pattern that is complete with the edge at. Of
// two derivations of the same result from the same words that of the later
// rule stands.
func (p *parser) complete(pat *pattern, at int32, start, end int16) {
	if pat.rule.partial {
		from, _ := p.partSpan(pat, at, 0)
		_, to := p.partSpan(pat, at, len(pat.parts)-1)
		p.found = append(p.found, candidate{node: -1, pat: pat, last: at, start: start, end: end, from: from, to: to})
		return
	}
	sym := pat.rule.result
	for i := len(p.nodes) - 1; i >= int(p.nodeEnd[end]); i-- {
		d := &p.nodes[i]
		if d.sym == sym && d.start == start {
			if d.pat != nil && d.pat.rule.order < pat.rule.order {
				d.pat, d.last = pat, at
			}
			return
		}
	}
	n := int32(len(p.nodes))
	p.nodes = append(p.nodes, node{sym: sym, start: start, end: end, pat: pat, last: at})
	if p.g.accept[sym] != inner {
		p.found = append(p.found, candidate{node: n, start: start, end: end, from: start, to: end})
	}
}

// partSpan returns the tokens that the i-th bracketed part of a match covers.
func (p *parser) partSpan(pat *pattern, at int32, i int) (from, to int16) {
	part := pat.parts[i]
	for e := at; e >= 0; e = p.edges[e].prev {
		k := int8(p.edges[e].n - 1)
		c := &p.nodes[p.edges[e].child]
		if k == part[0] {
			from = c.start
		}
		if k == part[1]-1 {
			to = c.end
		}
	}
	return from, to
}

// choose appends to out the expressions of the island, from left to right. The
// longest go first, of those as long the one that more of the text around
// speaks for, of those the later rule.
func (p *parser) choose(island []token, out []Timex) []Timex {
	for i := range p.found {
		if c := &p.found[i]; c.node >= 0 {
			c.pat, c.last = p.nodes[c.node].pat, p.nodes[c.node].last
		}
	}
	slices.SortFunc(p.found, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(b.to-b.from, a.to-a.from),
			cmp.Compare(b.end-b.start, a.end-a.start),
			cmp.Compare(b.pat.rule.order, a.pat.rule.order),
			cmp.Compare(a.from, b.from),
		)
	})
	first, taken := len(out), uint64(0)
	for i := range p.found {
		c := &p.found[i]
		if taken&c.tokens() != 0 {
			continue
		}
		if p.g.accept[c.pat.rule.result] == blocked {
			taken |= c.tokens()
			continue
		}
		e := p.derive(c.pat, c.last)
		possible := e.possible(&p.nobody)
		if possible || !e.has(isPlus) { // two hours and three days are two periods, but 30 February 2011 is no February either
			taken |= c.tokens()
		}
		if !possible {
			continue
		}
		for part := range max(1, len(c.pat.parts)) {
			from, to := c.from, c.to
			if len(c.pat.parts) > 1 {
				from, to = p.partSpan(c.pat, c.last, part)
			}
			out = append(out, Timex{Start: island[from].start, End: island[to-1].end, tree: e, part: part})
		}
	}
	slices.SortFunc(out[first:], func(a, b Timex) int { return a.Start - b.Start })
	return out
}

// tokens returns the set of the tokens that c would be.
func (c *candidate) tokens() uint64 { return 1<<uint(c.to) - 1<<uint(c.from) }

// derive copies the derivation that the edge at completed out of the chart, in
// one piece.
func (p *parser) derive(pat *pattern, at int32) tree {
	t := make(tree, 1, p.size(pat, at))
	t[0].pat = pat
	p.fill(&t, 0, at)
	return t
}

// size returns how many nodes a derivation has.
func (p *parser) size(pat *pattern, at int32) int {
	n := 1
	for e := at; e >= 0; e = p.edges[e].prev {
		if slices.Contains(pat.slots, int8(p.edges[e].n-1)) {
			if c := &p.nodes[p.edges[e].child]; c.pat != nil {
				n += p.size(c.pat, c.last)
			} else {
				n++
			}
		}
	}
	return n
}

func (p *parser) fill(t *tree, i int, at int32) {
	slots := (*t)[i].pat.slots
	first := len(*t)
	(*t)[i].first = int32(first)
	*t = append(*t, make([]branchNode, len(slots))...)
	for e := at; e >= 0; e = p.edges[e].prev {
		slot := slices.Index(slots, int8(p.edges[e].n-1))
		if slot < 0 {
			continue
		}
		c := &p.nodes[p.edges[e].child]
		(*t)[first+slot] = branchNode{pat: c.pat, atom: c.atom}
		if c.pat != nil {
			p.fill(t, first+slot, c.last)
		}
	}
}
