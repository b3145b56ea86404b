package house

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// may says what of this module a package imports, and no more. Every import
// points down: the command knows all, the calendar knows nothing.
var may = map[string][]string{
	"cmd/annals": {
		"timeline", "timeline/archive", "timeline/site", "timeline/timex", "timeline/calendar", "internal/nearest", "internal/prose",
	},
	"timeline/archive":  {"timeline", "timeline/timex", "timeline/calendar", "internal/pdf", "internal/prose", "internal/nearest"},
	"timeline/site":     {"timeline", "timeline/timex", "timeline/calendar", "templates", "static", "internal/press", "internal/sqlite"},
	"timeline":          {"timeline/timex", "timeline/calendar", "internal/prose"},
	"timeline/timex":    {"timeline/calendar", "internal/nearest"},
	"timeline/calendar": {},
	"templates":         {},
	"static":            {},
	"internal/prose":    {},
	"internal/nearest":  {},
	"internal/pdf":      {},
	"internal/press":    {},
	"internal/sqlite":   {},
	"internal/house":    {},
	"internal/measure":  {"timeline", "timeline/timex", "timeline/calendar"},
}

// outside says which modules of others the lower packages import. What is not
// listed here may import any that go.mod names.
var outside = map[string][]string{
	"timeline/calendar": {},
	"timeline/timex":    {"github.com/olebedev/when"},
	"templates":         {},
	"static":            {},
	"internal/measure":  {},
}

func TestImportsPointDown(t *testing.T) {
	for _, p := range packages(t) {
		allowed, listed := may[p.dir]
		if !listed {
			t.Errorf("%s: a new package: say in %s what it may import", p.dir, "internal/house/imports_test.go")
			continue
		}
		for _, f := range p.files {
			for name, spec := range imported(f) {
				if ours, ok := strings.CutPrefix(name, module+"/"); ok && !slices.Contains(allowed, ours) {
					t.Errorf("%s: %s imports %s: it may import %s", at(spec), p.dir, ours, list(allowed))
				}
			}
		}
	}
}

func TestImportsOfOthers(t *testing.T) {
	for _, p := range packages(t) {
		allowed, listed := outside[p.dir]
		if !listed {
			continue
		}
		for _, f := range p.files {
			for name, spec := range imported(f) {
				first, _, _ := strings.Cut(name, "/")
				if !strings.Contains(first, ".") { // of the standard library, or ours
					continue
				}
				if !slices.ContainsFunc(allowed, func(m string) bool { return name == m || strings.HasPrefix(name, m+"/") }) {
					t.Errorf("%s: %s imports %s: of others it may import %s", at(spec), p.dir, name, list(allowed))
				}
			}
		}
	}
}

func TestTableNamesPackagesThatStand(t *testing.T) {
	var stand []string
	for _, p := range packages(t) {
		stand = append(stand, p.dir)
	}
	for _, name := range slices.Sorted(maps.Keys(may)) {
		if !slices.Contains(stand, name) {
			t.Errorf("imports_test.go lists %s, which is no package: take it out", name)
		}
	}
}

func list(names []string) string {
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, ", ") + " and nothing else"
}
