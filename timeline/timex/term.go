package timex

import (
	"fmt"
	"strings"
)

// A term is the meaning of a rule, or a part of it: an operator with its
// arguments, a constant, or what a class of the pattern stands for.
type term struct {
	op   *operator
	args []term
	slot int // of the rule, or -1
	atom atom
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
			return t, "", fmt.Errorf("unknown operator %q%s", name, meant(name, operatorNames()))
		}
		if isLabelled(name) {
			return t, "", fmt.Errorf("%s is not in the pattern%s", name, meant(name, slots))
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

// traits returns those of the operators that t calls.
func (t term) traits() (all traits) {
	if t.op != nil {
		all = t.op.traits
	}
	for _, arg := range t.args {
		all |= arg.traits()
	}
	return all
}
