package timex

// A trie of all patterns: each begins once.

import "slices"

// A state of the trie stands for all patterns that begin alike.
type state struct {
	next     []branch
	mask     uint64 // of the symbols in next, to turn most away
	patterns []*pattern
}

type branch struct {
	sym symbol
	to  *state
}

// step returns where the state goes on with sym, or nil.
func (s *state) step(sym symbol) *state {
	if s.mask&(1<<(uint(sym)&63)) == 0 {
		return nil
	}
	if len(s.next) > 8 {
		i, ok := slices.BinarySearchFunc(s.next, sym, func(b branch, sym symbol) int { return int(b.sym) - int(sym) })
		if !ok {
			return nil
		}
		return s.next[i].to
	}
	for i := range s.next {
		if s.next[i].sym == sym {
			return s.next[i].to
		}
	}
	return nil
}

// grow returns where the state goes on with sym, which there is from now on.
func (s *state) grow(sym symbol) *state {
	if to := s.step(sym); to != nil {
		return to
	}
	to := new(state)
	s.mask |= 1 << (uint(sym) & 63)
	s.next = append(s.next, branch{sym, to})
	slices.SortFunc(s.next, func(a, b branch) int { return int(a.sym) - int(b.sym) })
	return to
}

// walk calls f with each sequence of symbols that a rule matches.
func (g *Grammar) walk(f func(r *rule, seq []symbol)) {
	var down func(s *state, seq []symbol)
	down = func(s *state, seq []symbol) {
		for _, p := range s.patterns {
			f(p.rule, seq)
		}
		for _, b := range s.next {
			down(b.to, append(seq, b.sym))
		}
	}
	for sym, s := range g.root {
		if s != nil {
			down(s, []symbol{symbol(sym)})
		}
	}
}
