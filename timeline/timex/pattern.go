package timex

import (
	"fmt"
	"slices"
	"strings"
)

// A pattern is one of the sequences that a rule matches: words that may be
// missing, and alternatives, make several.
type pattern struct {
	rule  *rule
	slots []int8    // where in the sequence each slot of the rule stands
	parts [][2]int8 // the bracketed stretches of the sequence
	n     int
}

// An element of a pattern is a word or class, one of several, that may be missing.
type element struct {
	names    []string
	optional bool
	bracket  byte
}

// readPattern reads the elements of a pattern.
func readPattern(s string) ([]element, error) {
	var out []element
	rs := []rune(s)
	for i := 0; i < len(rs); {
		switch r := rs[i]; {
		case r == ' ' || r == '\t':
			i++
			continue
		case r == '[' || r == ']':
			out = append(out, element{bracket: byte(r)})
			i++
			continue
		}
		var e element
		for {
			j := i
			if rs[j] == '~' || rs[j] == '\'' {
				j++
			}
			for j < len(rs) && isNameRune(rs[j]) {
				j++
			}
			if j == i {
				j++
			}
			e.names = append(e.names, string(rs[i:j]))
			i = j
			if i+1 < len(rs) && rs[i] == '|' {
				i++
				continue
			}
			break
		}
		if i < len(rs) && rs[i] == '?' {
			e.optional = true
			i++
		}
		out = append(out, e)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("a rule without a pattern")
	}
	return out, nil
}

func isNameRune(r rune) bool {
	return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' || r == '_' || r >= 0xC0 && r < 0x2000
}

// expand adds the sequences that the elements stand for, after those before.
func (g *Grammar) expand(r *rule, rest []element, seq []string, parts [][2]int8) error {
	if len(rest) == 0 {
		return g.addPattern(r, seq, parts)
	}
	e := rest[0]
	switch e.bracket {
	case '[':
		return g.expand(r, rest[1:], seq, append(slices.Clone(parts), [2]int8{int8(len(seq)), -1}))
	case ']':
		parts = slices.Clone(parts)
		if len(parts) == 0 || parts[len(parts)-1][1] >= 0 {
			return fmt.Errorf("] without [")
		}
		parts[len(parts)-1][1] = int8(len(seq))
		return g.expand(r, rest[1:], seq, parts)
	}
	if e.optional {
		if err := g.expand(r, rest[1:], seq, parts); err != nil {
			return err
		}
	}
	for _, name := range e.names {
		if err := g.expand(r, rest[1:], append(slices.Clone(seq), name), parts); err != nil {
			return err
		}
	}
	return nil
}

// maxPattern bounds the words of one pattern, and maxPatterns the patterns that
// one rule stands for.
const (
	maxPattern  = 16
	maxPatterns = 1024
)

func (g *Grammar) addPattern(r *rule, seq []string, parts [][2]int8) error {
	if r.patterns++; r.patterns > maxPatterns {
		return fmt.Errorf("words that may be missing and alternatives make more than %d patterns of this rule", maxPatterns)
	}
	if len(seq) == 0 || len(seq) > maxPattern {
		return fmt.Errorf("a pattern has 1 to %d words, not %d", maxPattern, len(seq))
	}
	p := &pattern{rule: r, n: len(seq), parts: parts, slots: make([]int8, len(r.slots))}
	for i, name := range r.slots {
		p.slots[i] = int8(slices.Index(seq, name))
		if p.slots[i] < 0 && slices.ContainsFunc(r.meanings, func(t term) bool { return t.uses(i) }) {
			return fmt.Errorf("%s may be missing in the pattern, and the meaning needs it", name)
		}
	}
	for _, part := range parts {
		if part[1] <= part[0] {
			return fmt.Errorf("brackets with nothing between them")
		}
	}
	r.partial = r.partial || len(parts) > 0
	var at *state
	for i, name := range seq {
		sym := g.wordSymbol(name)
		if i == 0 {
			for len(g.root) <= int(sym) {
				g.root = append(g.root, nil)
			}
			if g.root[sym] == nil {
				g.root[sym] = new(state)
			}
			at = g.root[sym]
			continue
		}
		at = at.grow(sym)
	}
	at.patterns = append(at.patterns, p)
	return nil
}

// wordSymbol returns the symbol of a class, or of a word, which is known from
// now on.
func (g *Grammar) wordSymbol(name string) symbol {
	if isLabelled(name) {
		return g.symbol(strings.TrimRight(name, "0123456789"))
	}
	sym := g.symbol(name)
	if !g.classes[sym] {
		g.classes[sym] = true
		g.lexicon.add(name, sym, atom{})
	}
	return sym
}
