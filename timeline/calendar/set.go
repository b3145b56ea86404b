package calendar

import (
	"bytes"
	"fmt"
	"strings"
	"unique"
)

// OneOf returns the set of which one member is the date and nobody knows which:
// [1667,1668]. Members that are sets themselves are taken apart. A set of one
// is that one, and a set of none is no date.
func OneOf(members ...Value) Value { return setOf(false, members) }

// AllOf returns the set of which each member is a date of the thing: {1667,1668}.
func AllOf(members ...Value) Value { return setOf(true, members) }

func setOf(all bool, members []Value) Value {
	var flat []Value
	for _, m := range members {
		if _, inner := m.Set(); inner != nil {
			flat = append(flat, inner...)
		} else if !m.IsZero() {
			flat = append(flat, m)
		}
	}
	if len(flat) == 1 {
		return flat[0]
	}
	b := []byte{'['}
	if all {
		b[0] = '{'
	}
	for _, m := range flat {
		b = append(m.appendMember(b), ',')
	}
	b[len(b)-1] = b[0] + 2 // of both brackets the closing one
	v, _ := readSet(string(b))
	return v
}

// Set returns the members of v where v is a set, and whether all of them are
// meant, as against one.
func (v Value) Set() (all bool, members []Value) {
	text := v.setText()
	if text == "" {
		return false, nil
	}
	for member := range strings.SplitSeq(text[1:len(text)-1], ",") {
		m, _ := readMember(member)
		members = append(members, m)
	}
	return text[0] == '{', members
}

func (v Value) setText() string {
	if !v.isSet() {
		return ""
	}
	return v.set.Value()
}

// readSet reads [1667,1668,1670..1672] or {1960,1961-12}.
func readSet(s string) (v Value, problem string) {
	closing := byte(']')
	if s[0] == '{' {
		closing = '}'
	}
	if len(s) < 3 || s[len(s)-1] != closing {
		return Value{}, fmt.Sprintf("a set needs members, and a %c at its end", closing)
	}
	first := true
	for text := range strings.SplitSeq(s[1:len(s)-1], ",") {
		m, problem := readMember(text)
		if problem != "" {
			return Value{}, problem
		}
		if first || m.from.unit == NoUnit || v.from.unit != NoUnit && m.from.at < v.from.at {
			v.from = m.from
		}
		if first || m.to.unit == NoUnit || v.to.unit != NoUnit && v.to.interval().End.Before(m.to.interval().End) {
			v.to = m.to
		}
		first = false
	}
	if v.from.unit == NoUnit && v.to.unit == NoUnit {
		return Value{}, "a set that is open at both ends says nothing"
	}
	v.set = unique.Make(s)
	return v, ""
}

// readMember reads a date of a set, or consecutive ones: 1670..1672.
func readMember(s string) (v Value, problem string) {
	first, last, consecutive := strings.Cut(s, "..")
	if !consecutive {
		v.from, problem = readEnd(s)
		v.to = v.from
		return v, problem
	}
	if first != "" {
		if v.from, problem = readEnd(first); problem != "" {
			return Value{}, problem
		}
	}
	if last != "" {
		if v.to, problem = readEnd(last); problem != "" {
			return Value{}, problem
		}
	}
	if !v.ordered() {
		return Value{}, fmt.Sprintf("%q does not go from earlier to later", s)
	}
	return v, ""
}

// appendMember appends v as a set writes it.
func (v Value) appendMember(b []byte) []byte {
	if !v.IsRange() {
		first, last, isRange := bytes.Cut(v.from.appendWhole(nil), []byte("/"))
		b = append(b, first...)
		if isRange { // a week, from the first to the last of its days
			b = append(append(b, ".."...), last...)
		}
		return b
	}
	if v.from.unit != NoUnit {
		b = v.from.appendFirst(b)
	}
	b = append(b, ".."...)
	if v.to.unit != NoUnit {
		b = v.to.appendLast(b)
	}
	return b
}
