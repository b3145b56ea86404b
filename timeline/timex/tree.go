package timex

import (
	"slices"
	"strings"
)

// A tree is a derivation: the node 0 is the whole, and each node's classes
// stand from its first on, in the order of its rule's slots.
type tree []branchNode

type branchNode struct {
	pat   *pattern // nil for a word
	atom  atom     // of a word
	first int32
}

// possible reports whether there is such a time: there is no 30 February.
func (t tree) possible(nobody *anchor) bool {
	if !t.has(fallible) {
		return true
	}
	for part := range t[0].pat.rule.meanings {
		if t.eval(nobody, 0, part).kind == nothing {
			return false
		}
	}
	return true
}

// eval returns what the node i of t means to one who stands at a.
func (t tree) eval(a *anchor, i, part int) value {
	n := &t[i]
	if n.pat == nil {
		return value{kind: n.atom.kind, n: n.atom.n}
	}
	return t.term(a, n, &n.pat.rule.meanings[part])
}

func (t tree) term(a *anchor, n *branchNode, m *term) value {
	switch {
	case m.op != nil:
		base := len(a.stack) // what the arguments of an operator come to, those of the outer ones below
		leans := m.op.traits&leaning != 0
		for i := range m.args {
			v := t.term(a, n, &m.args[i])
			if v.kind == nothing && m.op.name != "else" {
				a.stack = a.stack[:base]
				return value{}
			}
			a.stack = append(a.stack, v)
			leans = leans || v.leans
		}
		v := m.op.apply(a, a.stack[base:])
		a.stack = a.stack[:base]
		v.leans = leans
		return v
	case m.slot >= 0:
		return t.eval(a, int(n.first)+m.slot, 0)
	}
	return value{kind: m.atom.kind, n: m.atom.n}
}

// explain returns the meaning of the node i in the notation of rule files.
func (t tree) explain(i, part int) string {
	n := &t[i]
	if n.pat == nil {
		return n.atom.String()
	}
	return t.explainTerm(n, &n.pat.rule.meanings[part])
}

func (t tree) explainTerm(n *branchNode, m *term) string {
	switch {
	case m.op != nil && len(m.args) == 0:
		return m.op.name
	case m.op != nil:
		args := make([]string, len(m.args))
		for i := range m.args {
			args[i] = t.explainTerm(n, &m.args[i])
		}
		return m.op.name + "(" + strings.Join(args, ", ") + ")"
	case m.slot >= 0:
		return t.explain(int(n.first)+m.slot, 0)
	}
	return m.atom.String()
}

// has reports whether the rules of t call an operator with one of some traits.
func (t tree) has(some traits) bool {
	return slices.ContainsFunc(t, func(n branchNode) bool { return n.pat != nil && n.pat.rule.traits&some != 0 })
}
