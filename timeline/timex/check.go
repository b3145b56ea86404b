package timex

// What can be checked of a grammar as a whole, before a text is read.

import (
	"errors"
	"fmt"
	"slices"

	"annals/internal/nearest"
)

// check reports what is wrong with g as a whole: a class that has no words, a
// result that nothing uses, a rule that would never be tried.
func (g *Grammar) check() error {
	results := map[symbol]bool{}
	for _, r := range g.rules {
		results[r.result] = true
	}
	var err error
	each := func(r *rule, seq []symbol) {
		for _, s := range seq {
			if err == nil && !g.classes[s] && !results[s] {
				err = fmt.Errorf("%s:%d: nothing is a %s%s", r.file, r.line, g.names[s], meant(g.names[s], g.classNames(results)))
			}
		}
	}
	g.walk(each)
	if err == nil {
		err = g.checkCircles()
	}
	if err != nil {
		return err
	}
	return g.checkHot(results)
}

// checkCircles finds a rule that makes of a thing the same thing again, by
// itself or by way of others: there would be no end to it.
func (g *Grammar) checkCircles() error {
	from := map[symbol][]*rule{} // the rules that match nothing but one symbol
	g.walk(func(r *rule, seq []symbol) {
		if len(seq) == 1 && !slices.Contains(from[seq[0]], r) {
			from[seq[0]] = append(from[seq[0]], r)
		}
	})
	const busy, done = 1, 2
	state := map[symbol]int{}
	var visit func(s symbol) *rule
	visit = func(s symbol) *rule {
		state[s] = busy
		for _, r := range from[s] {
			if r.partial {
				continue
			}
			if state[r.result] == busy {
				return r
			}
			if state[r.result] != done {
				if bad := visit(r.result); bad != nil {
					return bad
				}
			}
		}
		state[s] = done
		return nil
	}
	for s := range g.names {
		if state[symbol(s)] == 0 {
			if r := visit(symbol(s)); r != nil {
				return fmt.Errorf("%s:%d: this rule goes in a circle: %s", r.file, r.line, r.source)
			}
		}
	}
	return nil
}

// checkHot finds the rules that an island without a hot word would match: Tag
// would not try them there.
func (g *Grammar) checkHot(results map[symbol]bool) error {
	hot := make([]bool, len(g.names))
	for s, name := range g.names {
		if w := g.lexicon.words[lower(name)]; w != nil && !isClass(name) {
			hot[s] = w.hot || w.hotProper
			continue
		}
		hot[s] = (g.classes[symbol(s)] || results[symbol(s)]) && !(g.classes[symbol(s)] && g.isCold(symbol(s)))
		if b := g.builtin; slices.Contains([]symbol{b.number, b.day, b.month, b.hour, b.minute, b.yy, b.hhmm, b.dotted, b.tenYY, b.three, b.grouped, b.name, b.word}, symbol(s)) {
			hot[s] = false
		}
	}
	never := map[*rule]bool{}
	for changed := true; changed; {
		changed = false
		g.walk(func(r *rule, seq []symbol) {
			if slices.ContainsFunc(seq, func(s symbol) bool { return hot[s] }) {
				return
			}
			never[r] = never[r] || g.accept[r.result] == tagged
			changed = changed || hot[r.result]
			hot[r.result] = false
		})
	}
	var errs []error
	for _, r := range g.rules {
		if never[r] {
			errs = append(errs, fmt.Errorf("%s:%d: every word of this rule may be cold, so that it would not be tried: %s", r.file, r.line, r.source))
		}
	}
	return errors.Join(errs...)
}

func (g *Grammar) classNames(results map[symbol]bool) []string {
	var out []string
	for s, name := range g.names {
		if isClass(name) && (g.classes[symbol(s)] || results[symbol(s)]) {
			out = append(out, name)
		}
	}
	return out
}

// meant returns a hint at the name that is most like s: " (do you mean …?)".
func meant(s string, names []string) string {
	if name := nearest.To(s, names); name != "" {
		return " (do you mean " + name + "?)"
	}
	return ""
}
