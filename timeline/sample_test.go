package timeline_test

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"annals/timeline"
	"annals/timeline/calendar"
)

// TestSample reads the sample archive, content/, and checks that it tells what
// testdata/sample.txtar says it must. What is known to fail yet stands in
// testdata/sample.known, and must fail: a line that no longer does goes.
func TestSample(t *testing.T) {
	golden, err := txtar.ParseFile("testdata/sample.txtar")
	if err != nil {
		t.Fatal(err)
	}
	articles := read(t, "../content")
	s := &sample{told: tell(t, articles, timeline.Options{}), articles: map[string]*timeline.Article{}, homes: map[*timeline.Event]string{}}
	for _, a := range articles {
		s.articles[shortName(a.ID)] = a
	}
	for _, f := range golden.Files {
		lines := strings.Split(strings.TrimRight(string(f.Data), "\n"), "\n")
		switch f.Name {
		case "articles":
			s.wantArticles(lines)
		case "events":
			s.wantEvents(lines)
		case "undated":
			s.wantUndated(lines)
		case "duplicates":
			s.wantDuplicates(lines)
		case "never":
			s.wantNever(lines)
		}
	}
	s.wantMains(golden)
	known := map[string]bool{}
	if text, err := os.ReadFile("testdata/sample.known"); err == nil {
		for line := range strings.Lines(string(text)) {
			known[strings.TrimSpace(line)] = true
		}
	}
	if *update {
		slices.Sort(s.faults)
		if err := os.WriteFile("testdata/sample.known", []byte(strings.Join(s.faults, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, fault := range s.faults {
		if !known[fault] {
			t.Error(fault)
		}
		delete(known, fault)
	}
	for line := range known {
		if line != "" {
			t.Errorf("this no longer fails: take it out of testdata/sample.known: %s", line)
		}
	}
}

// A sample is the sample archive being checked.
type sample struct {
	told     *timeline.Timeline
	articles map[string]*timeline.Article
	homes    map[*timeline.Event]string // the line that an event was found for
	mains    map[string]*timeline.Event // by the beginning of the line: "2018-12-01 arrest"
	allowed  map[*timeline.Mention]bool // mentions that a line names
	faults   []string
}

func (s *sample) fault(format string, args ...any) {
	s.faults = append(s.faults, fmt.Sprintf(format, args...))
}

// shortName returns the last part of an article's ID without its extension.
func shortName(id string) string {
	if _, record, ok := strings.Cut(id, "#"); ok {
		return record
	}
	return strings.TrimSuffix(path.Base(id), path.Ext(id))
}

// fieldsOf returns the fields of a line, at least n of them.
func fieldsOf(line string, n int) []string {
	fields := strings.Split(line, "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	for len(fields) < n {
		fields = append(fields, "")
	}
	return fields
}

// mentions returns the mentions of an article whose sentence holds words.
func (s *sample) mentions(article, words string) []*timeline.Mention {
	a := s.articles[article]
	if a == nil {
		return nil
	}
	var found []*timeline.Mention
	for _, x := range s.told.Tellings {
		if x.Article != a {
			continue
		}
		for _, m := range x.Mentions {
			if strings.Contains(squeeze(a.Text[m.Sentence[0]:m.Sentence[1]]), words) {
				found = append(found, m)
			}
		}
	}
	return found
}

// isDate reports whether v is one of the dates that want gives, "A or B".
func isDate(v calendar.Value, want string) bool {
	for w := range strings.SplitSeq(want, " or ") {
		w = strings.TrimSpace(w)
		if v.String() == w {
			return true
		}
		if x, err := calendar.ParseEDTF(w); err == nil && x == v {
			return true
		}
		var year, week int
		if n, _ := fmt.Sscanf(w, "%d-W%d", &year, &week); n == 2 && v == weekOf(year, week) {
			return true
		}
	}
	return false
}

// weekOf returns a week of ISO 8601.
func weekOf(year, week int) calendar.Value {
	monday := calendar.Date(year, 1, 4).Start
	monday = monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7+7*(week-1))
	v, _ := calendar.ParseEDTF(monday.Format("2006-01-02") + "/" + monday.AddDate(0, 0, 6).Format("2006-01-02"))
	return v
}

func (s *sample) wantArticles(lines []string) {
	for _, line := range lines {
		f := fieldsOf(line, 6)
		a := s.articles[shortName(f[0])]
		if a == nil {
			s.fault("articles: %s is not there", f[0])
			continue
		}
		when := ""
		if !a.Published.When.IsZero() {
			when = calendar.On(a.Published.When).String()
		}
		if when != f[1] || a.Published.Basis != f[2] {
			s.fault("articles: %s: published %q by %q, want %q by %q", f[0], when, a.Published.Basis, f[1], f[2])
		}
		if a.Source != f[3] {
			s.fault("articles: %s: source %q, want %q", f[0], a.Source, f[3])
		}
	}
}

// wantMains checks what each article is mainly about.
func (s *sample) wantMains(golden *txtar.Archive) {
	for _, file := range golden.Files {
		if file.Name != "articles" {
			continue
		}
		for line := range strings.Lines(string(file.Data)) {
			f := fieldsOf(line, 6)
			want := s.mains[f[5]]
			if want == nil {
				continue // not told, which is a fault already, or "-"
			}
			for _, x := range s.told.Tellings {
				if x.Article == s.articles[shortName(f[0])] && x.Main != want {
					s.fault("articles: %s is not about %s", f[0], f[5])
				}
			}
		}
	}
}

// A telling is a line of the golden text under an event.
type telling struct {
	sign                 byte
	article, words, date string
}

func (s *sample) wantEvents(lines []string) {
	s.allowed = map[*timeline.Mention]bool{}
	s.mains = map[string]*timeline.Event{}
	for i := 0; i < len(lines); {
		head := lines[i]
		f := fieldsOf(head, 4)
		var tellings []telling
		for i++; i < len(lines) && strings.HasPrefix(lines[i], "\t"); i++ {
			x := fieldsOf(lines[i][1:], 3)
			date := x[2]
			if date == "" {
				date = f[0]
			}
			tellings = append(tellings, telling{x[0][0], strings.TrimSpace(x[0][1:]), x[1], date})
		}
		s.wantEvent(f, tellings)
	}
	for _, e := range s.told.Events {
		if s.homes[e] == "" && !slices.ContainsFunc(e.Mentions, func(m *timeline.Mention) bool { return s.allowed[m] }) {
			m := e.Mentions[0]
			s.fault("events: one too many: %s %s (%s)", e.When, m.Predicate, shortName(m.Article.ID))
		}
	}
}

// wantEvent checks one event: f is its line.
func (s *sample) wantEvent(f []string, tellings []telling) {
	line := f[0] + " | " + f[3]
	votes := map[*timeline.Event]int{}
	required := 0
	for _, x := range tellings {
		if x.sign == '=' {
			required++
		}
		for _, m := range s.mentions(x.article, x.words) {
			if !isDate(m.When, x.date) {
				continue
			}
			s.allowed[m] = true
			if e := s.told.Of(m); e != nil {
				votes[e]++
				if x.sign == '=' {
					votes[e] += 100
				}
				if s.homes[e] == "" && isDate(e.When, f[0]) {
					votes[e] += 10
				}
			}
		}
	}
	var home *timeline.Event
	for _, e := range slices.Concat(s.told.Events, s.told.Undated) {
		if votes[e] > votes[home] {
			home = e
		}
	}
	if home == nil {
		if required > 0 {
			s.fault("events: %s: not told", line)
		}
		return
	}
	if other := s.homes[home]; other != "" && required > 0 {
		s.fault("events: %s: one with %s", line, other)
	}
	if s.homes[home] == "" {
		s.homes[home] = line
	}
	for _, keyword := range strings.Fields(f[2]) {
		s.mains[strings.Fields(f[0])[0]+" "+keyword] = home
	}
	if !isDate(home.When, f[0]) {
		s.fault("events: %s: dated %s", line, home.When)
	}
	if !slices.Contains(strings.Split(f[1], " or "), home.Status.String()) {
		s.fault("events: %s: %s", line, home.Status)
	}
	conflicts := map[string]bool{}
	for _, x := range tellings {
		switch x.sign {
		case '=', '+', '!':
			in := func(e *timeline.Event) bool {
				return e == home || x.sign == '+' && slices.Contains(home.Earlier, e)
			}
			found := slices.ContainsFunc(s.mentions(x.article, x.words), func(m *timeline.Mention) bool {
				return isDate(m.When, x.date) && in(s.told.Of(m))
			})
			if !found {
				s.fault("events: %s: %c %s: %s", line, x.sign, x.article, x.words)
			}
			if x.sign == '!' {
				conflicts[x.date] = true
			}
		}
	}
	for _, c := range home.Conflicts {
		if !conflicts[c.When.String()] {
			s.fault("events: %s: a conflict with %s", line, c.When)
		}
		delete(conflicts, c.When.String())
	}
	for when := range conflicts {
		s.fault("events: %s: no conflict with %s", line, when)
	}
}

func (s *sample) wantUndated(lines []string) {
	for _, line := range lines {
		f := fieldsOf(line, 4)
		if !slices.ContainsFunc(s.mentions(f[2], f[3]), func(m *timeline.Mention) bool { return m.When.IsZero() }) {
			s.fault("undated: %s: %s", f[2], f[3])
		}
	}
}

func (s *sample) wantDuplicates(lines []string) {
	want := map[string]string{}
	for _, line := range lines {
		f := fieldsOf(line, 2)
		want[f[0]] = f[1]
	}
	for _, x := range s.told.Tellings {
		got := ""
		if x.DuplicateOf != nil {
			got = shortName(x.DuplicateOf.ID)
		}
		name := shortName(x.Article.ID)
		// Of two that repeat each other the later in the archive is the copy.
		if want[name] != got && want[got] != name && !(got == "" && slices.ContainsFunc(s.told.Tellings, func(y *timeline.Telling) bool { return y.DuplicateOf == x.Article })) {
			s.fault("duplicates: %s repeats %q, want %q", name, got, want[name])
		}
	}
}

func (s *sample) wantNever(lines []string) {
	for _, line := range lines {
		f := fieldsOf(line, 4)
		a := s.articles[f[0]]
		if a == nil {
			continue
		}
		for _, x := range s.told.Tellings {
			if x.Article != a {
				continue
			}
			for _, m := range x.Mentions {
				quote := squeeze(a.Text[m.Start:m.End])
				if strings.Contains(quote, f[1]) && (f[2] == "*" && !m.When.IsZero() || m.When.String() == f[2]) {
					s.fault("never: %s: %s: %s", f[0], f[1], m.When)
				}
			}
		}
	}
}
