package timex

import (
	"fmt"
	"slices"
	"strings"
)

// A rule says what a pattern means.
type rule struct {
	file     string
	line     int
	order    int // of two rules that match the same words, the later wins
	source   string
	result   symbol
	slots    []string // the classes in the pattern, each once
	meanings []term   // of each bracketed part; without brackets there is one
	examples []example
	partial  bool // brackets leave out some of what is matched
	ranges   bool // its two expressions are the ends of a range
	genres   genreSet
	traits   traits // of the operators that it calls
	patterns int    // how many there are
}

// readRule reads a rule: a result, a pattern, an equals sign and the meaning.
func (g *Grammar) readRule(file string, n int, line string) error {
	left, right, ok := strings.Cut(line, " = ")
	if !ok {
		return fmt.Errorf("want spaces on both sides of the equals sign of a rule")
	}
	result, rest := cutSpace(left)
	if !isClass(result) {
		return fmt.Errorf("%q: what a rule results in is written in capitals", result)
	}
	elements, err := readPattern(rest)
	if err != nil {
		return err
	}
	r := &rule{file: file, line: n, order: len(g.rules), source: strings.Join(strings.Fields(line), " "), result: g.symbol(result)}
	if right, r.genres, err = cutGenres(right); err != nil {
		return err
	}
	groups := 0
	for _, e := range elements {
		if e.bracket == '[' {
			groups++
		}
		for _, name := range e.names {
			if isLabelled(name) && !slices.Contains(r.slots, name) {
				r.slots = append(r.slots, name)
			}
		}
	}
	if from, to, ok := strings.Cut(right, " .. "); ok {
		right, r.ranges = from+";"+to, true
	}
	if result != "NONE" || strings.TrimSpace(right) != "none" {
		for right != "" {
			var t term
			if t, right, err = readTerm(right, r.slots); err != nil {
				return err
			}
			r.meanings = append(r.meanings, t)
			r.traits |= t.traits()
			if right = strings.TrimSpace(right); right != "" {
				if right[0] != ';' {
					return fmt.Errorf("unexpected %q after the meaning", right)
				}
				right = right[1:]
			}
		}
	}
	if len(r.meanings) != max(1, groups) && result != "NONE" {
		return fmt.Errorf("%d meanings for %d expressions: want one for each bracketed part, with ; between them", len(r.meanings), max(1, groups))
	}
	g.rules = append(g.rules, r)
	return g.expand(r, elements, nil, nil)
}

// cutSpace returns the first word of s, and what follows it.
func cutSpace(s string) (first, rest string) {
	s = strings.TrimSpace(s)
	i := strings.IndexAny(s, " \t")
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}

// isLabelled reports whether name is a class with or without a digit behind
// it, which tells two of one class apart.
func isLabelled(name string) bool { return isClass(strings.TrimRight(name, "0123456789")) }
