package timex

import (
	"fmt"
	"math"
	"strconv"

	"annals/timeline/calendar"
)

// An atom is what a word is worth to the terms of rules: a number, a unit, a
// part of the day.
type atom struct {
	kind kind
	n    float64
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
	return atom{}, fmt.Errorf("%q is no number, unit or part of the day%s", s, meant(s, constantNames()))
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
