package timex

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"annals/timeline/calendar"
)

// A term is the meaning of a rule, or a part of it: an operator with its
// arguments, a constant, or what a class of the pattern stands for.
type term struct {
	op   *operator
	args []term
	slot int // of the rule, or -1
	atom atom
}

// An atom is what a word is worth to the terms of rules: a number, a unit, a
// part of the day.
type atom struct {
	kind kind
	n    float64
}

// A kind is a sort of value.
type kind uint8

const (
	nothing kind = iota // there is no such time
	number
	unitKind
	partKind
	modKind
	intervalKind
	unanchored // an interval, but of what it leans on nothing is known: its text says what is
	cycleKind
	periodKind
	refKind // PAST_REF, PRESENT_REF, FUTURE_REF
	setKind
)

// A value is what a term comes to.
type value struct {
	kind   kind
	n      float64 // of a number, a unit, a part, a mod
	iv     calendar.Interval
	cycle  calendar.Cycle
	period calendar.Period
	text   string // in TIMEX3, where that is none of these
	mod    mod
	open   open
	leans  bool // on the anchor
	quant  string
	freq   string
}

// An open says that a stretch has no end, or no beginning.
type open uint8

const (
	closed open = iota
	since
	until
)

// A mod is a modifier of TIMEX3.
type mod uint8

const (
	noMod mod = iota
	startMod
	midMod
	endMod
	approx
	moreThan
	lessThan
	atLeast
	atMost
	beforeMod
	afterMod
	onOrBefore
	onOrAfter
)

var modNames = [...]string{
	"", "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS",
	"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
}

var modTerms = [...]string{
	startMod: "start", midMod: "mid", endMod: "end", approx: "about", moreThan: "more", lessThan: "less",
	atLeast: "atleast", atMost: "atmost",
}

var partNames = [...]string{
	calendar.Morning: "morning", calendar.Daytime: "daytime", calendar.Midday: "midday",
	calendar.Afternoon: "afternoon", calendar.Evening: "evening", calendar.Night: "night",
}

// readAtom reads a constant of a rule file.
func readAtom(s string) (atom, error) {
	if n, err := strconv.ParseFloat(s, 64); err == nil && !math.IsNaN(n) && !math.IsInf(n, 0) {
		return atom{number, n}, nil
	}
	if u, ok := calendar.ParseUnit(s); ok {
		return atom{unitKind, float64(u)}, nil
	}
	for p, name := range partNames {
		if name == s && name != "" {
			return atom{partKind, float64(p)}, nil
		}
	}
	for m, name := range modTerms {
		if name == s && name != "" {
			return atom{modKind, float64(m)}, nil
		}
	}
	return atom{}, fmt.Errorf("%q is no number, unit or part of the day%s", s, nearest(s, constantNames()))
}

func constantNames() []string {
	var out []string
	for u := calendar.Second; u <= calendar.Millennium; u++ {
		out = append(out, u.String())
	}
	out = append(out, partNames[1:]...)
	return append(out, modTerms[1:]...)
}

// String returns a as a rule file writes it.
func (a atom) String() string {
	switch a.kind {
	case unitKind:
		return calendar.Unit(a.n).String()
	case partKind:
		return partNames[int(a.n)]
	case modKind:
		return modTerms[int(a.n)]
	}
	return strconv.FormatFloat(a.n, 'f', -1, 64)
}

// readTerm reads the term that s begins with, up to a comma, parenthesis or
// semicolon.
func readTerm(s string, slots []string) (t term, rest string, err error) {
	i := strings.IndexAny(s, "(,);")
	if i < 0 {
		i = len(s)
	}
	name, rest := strings.TrimSpace(s[:i]), s[i:]
	for slot, known := range slots {
		if name == known {
			return term{slot: slot}, rest, nil
		}
	}
	op := operators[name]
	called := strings.HasPrefix(rest, "(")
	if op == nil || !called && op.least > 0 { // day is a unit, day(2018, 12, 1) a date
		if called {
			return t, "", fmt.Errorf("unknown operator %q%s", name, nearest(name, operatorNames()))
		}
		if isLabelled(name) {
			return t, "", fmt.Errorf("%s is not in the pattern%s", name, nearest(name, slots))
		}
		a, err := readAtom(name)
		return term{slot: -1, atom: a}, rest, err
	}
	t = term{op: op, slot: -1}
	if called {
		for rest[0] != ')' {
			var arg term
			if arg, rest, err = readTerm(rest[1:], slots); err != nil {
				return t, "", err
			}
			if rest == "" || rest[0] == ';' {
				return t, "", fmt.Errorf("missing ) after %s(", name)
			}
			t.args = append(t.args, arg)
		}
		rest = strings.TrimSpace(rest[1:])
	}
	if n := len(t.args); n < op.least || n > op.most {
		return t, "", fmt.Errorf("%s takes %d arguments, not %d: %s", name, op.least, n, op.use)
	}
	return t, rest, nil
}

// format returns t as a rule file writes it.
func (t term) format(slots []string) string {
	switch {
	case t.op != nil && len(t.args) == 0:
		return t.op.name
	case t.op != nil:
		args := make([]string, len(t.args))
		for i := range t.args {
			args[i] = t.args[i].format(slots)
		}
		return t.op.name + "(" + strings.Join(args, ", ") + ")"
	case t.slot >= 0:
		return slots[t.slot]
	}
	return t.atom.String()
}

func (t term) uses(slot int) bool {
	if t.op == nil {
		return t.slot == slot
	}
	for _, arg := range t.args {
		if arg.uses(slot) {
			return true
		}
	}
	return false
}

// fallible reports whether t calls an operator that may come to nothing: a day
// that its month does not have, an hour that is none.
func (t term) fallible() bool {
	if t.op == nil {
		return false
	}
	switch t.op.name {
	case "day", "ymd", "monthday", "month", "bc", "week", "nth", "dotted", "hhmm", "pm", "am", "clock", "plus", "div", "period":
		return true
	}
	return slices.ContainsFunc(t.args, term.fallible)
}

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
	if !slices.ContainsFunc(t, func(n branchNode) bool { return n.pat != nil && n.pat.rule.fallible }) {
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
		leans := m.op.leans
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
