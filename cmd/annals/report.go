package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"annals/timeline/archive"
	"annals/timeline/timex"
)

// A report is a survey as it is printed: a table for each thing that is counted,
// then what was lost, then what is worth a look.
type report struct {
	*bufio.Writer
	whole bool // nothing is left out of the lists
}

// A counted thing is a row of a table: a name, how many there are, and what else is to be said.
type counted struct {
	name string
	n    int
	note string
}

// How much of a list is printed where not all is asked for.
const (
	mostOutlets = 12
	mostListed  = 5
	mostYears   = 40 // beyond that they are decades
	mostLine    = 200
	barWidth    = 40
)

// report prints what s and a come to.
func (s *survey) report(w io.Writer, a *archive.Archive) error {
	r := report{bufio.NewWriter(w), s.whole}
	r.say("%s", a.Summary())
	if s.words > 0 {
		r.say("%s of story", count(s.words, "word"))
	}
	r.table("Forms", s.forms(a), false)
	outlets := mostOutlets
	if s.whole {
		outlets = 0
	}
	r.table("Outlets", s.outlets.rows(outlets), false)
	r.table("Years", s.yearRows(), true)
	r.table("Languages", s.languageRows(), false)
	r.table("Dates are known from", s.basisRows(), false)
	r.copies(s)
	r.passed(a)
	r.problems("Skipped", a.Skipped, a.Lost())
	r.problems("Said of articles that are not there", a.Stale, len(a.Stale))
	r.look(s)
	return r.Flush()
}

// say prints a line. Names in it may come from anywhere.
func (r report) say(format string, args ...any) {
	fmt.Fprintln(r, plain(fmt.Sprintf(format, args...)))
}

// table prints rows below a heading, with bars if they are to be compared.
func (r report) table(heading string, rows []counted, bars bool) {
	if len(rows) == 0 {
		return
	}
	r.say("\n%s", heading)
	width, digits, most := 0, 0, 1
	for i := range rows {
		rows[i].name = clipped(rows[i].name, 40)
		width = max(width, utf8.RuneCountInString(rows[i].name))
		digits = max(digits, len(strconv.Itoa(rows[i].n)))
		most = max(most, rows[i].n)
	}
	for _, row := range rows {
		line := fmt.Sprintf("  %-*s  %*d", width, row.name, digits, row.n)
		if bars {
			line += "  " + strings.Repeat("#", (row.n*barWidth+most-1)/most)
		}
		if row.note != "" {
			line += "  " + row.note
		}
		r.say("%s", strings.TrimRight(line, " "))
	}
}

// clipped returns s in one line of so many characters at most.
func clipped(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most-1]) + "…"
	}
	return s
}

// forms tells of each form how many articles came in it, and in how many files;
// of containers only the files.
func (s *survey) forms(a *archive.Archive) []counted {
	all := tally{}
	for name := range a.Files {
		all[name] = 0
	}
	maps.Copy(all, s.formats)
	rows := all.rows(0)
	for i := range rows {
		if files := a.Files[rows[i].name]; files > 0 {
			rows[i].note = "in " + count(files, "file")
		}
	}
	return rows
}

// yearRows tells the years from the first to the last, those without an article
// too, or where they are many the decades.
func (s *survey) yearRows() (rows []counted) {
	step := 1
	if len(s.years) > mostYears {
		step = 10
	}
	at := map[int]int{}
	for y, n := range s.years {
		at[y/step*step] += n
	}
	name := func(y int) string {
		if step > 1 {
			return strconv.Itoa(y) + "s"
		}
		return strconv.Itoa(y)
	}
	last := 0
	for _, y := range slices.Sorted(maps.Keys(at)) {
		if gap := (y - last) / step; last > 0 && gap > 1 {
			if gap > 3 {
				rows = append(rows, counted{name: "…"})
			} else {
				for e := last + step; e < y; e += step {
					rows = append(rows, counted{name: name(e)})
				}
			}
		}
		rows = append(rows, counted{name: name(y), n: at[y]})
		last = y
	}
	return rows
}

// languageRows tells the languages, and for which there are no rules.
func (s *survey) languageRows() []counted {
	rows := s.languages.rows(0)
	for i := range rows {
		if rows[i].name != nowhere && !timex.Knows(rows[i].name) {
			rows[i].note = "no rules: no dates are looked for"
		}
	}
	return rows
}

// basisRows tells how dates are known, and which of that is a guess.
func (s *survey) basisRows() []counted {
	rows := s.bases.rows(0)
	for i := range rows {
		switch rows[i].name {
		case nowhere:
			rows[i].note = "undated"
		case "guess":
			rows[i].note = "nobody says so"
		}
	}
	return rows
}

// copies tells which articles repeat others.
func (r report) copies(s *survey) {
	copied, updated := s.repeats()
	if copied.n+updated.n == 0 {
		return
	}
	heading := "Repeated"
	if s.unkept > 0 {
		heading += fmt.Sprintf(", among the first %s (--all looks through all)", count(len(s.kept), "article"))
	}
	r.say("\n%s", heading)
	if copied.n > 0 {
		r.list(fmt.Sprintf("%d  copied", copied.n), copied)
	}
	if updated.n > 0 {
		r.list(fmt.Sprintf("%d  updated", updated.n), updated)
	}
}

// passed tells what is no article.
func (r report) passed(a *archive.Archive) {
	rows := tally(a.Passed).rows(0)
	for i := range rows {
		if rows[i].name != "other file" {
			continue
		}
		var kinds []string
		for _, ext := range tally(a.Others).rows(mostOutlets) {
			kinds = append(kinds, fmt.Sprintf("%s %d", cmp.Or(ext.name, "no extension"), ext.n))
		}
		rows[i].note = strings.Join(kinds, ", ")
	}
	r.table("Passed over", rows, false)
}

// problems tells of n problems, of which all are the first, the most frequent reason first, and of
// each the files in which it is met.
func (r report) problems(heading string, all []archive.Problem, n int) {
	if len(all) == 0 {
		return
	}
	type place struct{ reason, file string }
	var (
		reasons = tally{}
		do      = map[string]string{}
		files   = map[string][]string{} // of each reason, in their order
		in      = map[place]*sightings{}
	)
	for _, p := range all {
		reason, rest := reasonOf(p)
		at := place{reason, fileOf(p)}
		if in[at] == nil {
			in[at] = &sightings{}
			files[reason] = append(files[reason], at.file)
		}
		do[reason] = cmp.Or(do[reason], p.Do)
		reasons[reason]++
		in[at].add(1, "%s%s", p.Path, rest)
	}
	r.say("\n%s: %d", heading, n)
	for _, reason := range reasons.rows(0) {
		notes := &sightings{}
		for _, file := range files[reason.name] {
			met := in[place{reason.name, file}]
			note := clipped(met.notes[0], mostLine)
			if met.n > 1 {
				note += fmt.Sprintf(", and %d more in this file", met.n-1)
			}
			notes.add(mostNotes, "%s", note)
		}
		line := fmt.Sprintf("%d  %s", reason.n, reason.name)
		if do := do[reason.name]; do != "" {
			line += ": " + do
		}
		r.list(line, *notes)
	}
}

// fileOf returns the path of a problem without the line.
func fileOf(p archive.Problem) string {
	if i := strings.LastIndexByte(p.Path, ':'); i > 0 {
		if _, err := strconv.Atoi(p.Path[i+1:]); err == nil {
			return p.Path[:i]
		}
	}
	return p.Path
}

// reasonOf parts why something could not be read into what many have in common,
// and what is its own: "its front matter is no YAML" and ": line 2: did not …".
func reasonOf(p archive.Problem) (reason, rest string) {
	reason = p.Reason
	for _, place := range [...]string{"record ", "at byte "} {
		if after, ok := strings.CutPrefix(reason, place); ok {
			var at string
			at, reason, _ = strings.Cut(after, ": ")
			rest = ", " + place + at
		}
	}
	if end := strings.LastIndexByte(reason, '"'); end > 0 && reason[0] == '"' {
		return strings.TrimSpace(reason[end+1:]), rest + ": " + reason[:end+1]
	}
	if common, own, ok := strings.Cut(reason, ": "); ok {
		return common, rest + ": " + own
	}
	return reason, rest
}

// list prints notes below a line, the first few unless all are asked for.
func (r report) list(line string, s sightings) {
	r.say("  %s", line)
	listed := s.notes // no more than mostNotes
	if len(listed) > mostListed && !r.whole {
		listed = listed[:mostListed]
	}
	for _, note := range listed {
		r.say("     %s", clipped(note, mostLine))
	}
	if rest := s.n - len(listed); rest > 0 {
		r.say("     and %d more", rest)
	}
}

// look tells what is worth a look.
func (r report) look(s *survey) {
	type remark struct {
		says string
		sightings
	}
	var all []remark
	say := func(one, many string, s sightings) {
		switch {
		case s.n == 1:
			all = append(all, remark{"1 " + one, s})
		case s.n > 1:
			all = append(all, remark{strconv.Itoa(s.n) + " " + many, s})
		}
	}
	say("article has no date: give it one in annals.csv, annals.toml or with --published", "articles have no date: give them one in annals.csv, annals.toml or with --published", s.undated)
	say("article gives two dates: the first is taken", "articles give two dates: the first is taken", s.twoDates)
	say("article is dated in the future", "articles are dated in the future", s.future)
	for _, day := range s.imported() {
		says := fmt.Sprintf("articles are dated %s, and hardly any around it: was it the day they were moved?", day.Format(time.DateOnly))
		say(says, says, *s.days[day])
	}
	for _, year := range s.apart() {
		all = append(all, remark{fmt.Sprintf("%s of %d, far from all others", count(s.years[year], "article"), year), sightings{}})
	}
	say("article has an id that another has", "articles have an id that another has", s.twice)
	say("article has hardly any text", "articles have hardly any text", s.thin)
	if len(all) == 0 {
		return
	}
	r.say("\nWorth a look")
	for _, x := range all {
		r.list(x.says, x.sightings)
	}
}
