package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"annals/timeline"
	"annals/timeline/archive"
	"annals/timeline/calendar"
)

// surveyed returns the report on so many articles a day.
func surveyed(t *testing.T, whole bool, days map[string]int) string {
	t.Helper()
	s := newSurvey(time.Date(2021, 6, 15, 12, 0, 0, 0, time.UTC), whole)
	text := strings.Repeat("word ", 40)
	var names []string
	for day := range days {
		names = append(names, day)
	}
	slices.Sort(names)
	for _, day := range names {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		for n := range days[day] {
			s.see(archive.Found{Format: "Markdown", Article: &timeline.Article{
				ID: fmt.Sprintf("%s/%d.md", day, n), Text: text, Blocks: []timeline.Block{{End: len(text)}},
				Published: timeline.Published{When: calendar.In(at, calendar.Day), Basis: "field"},
			}})
		}
	}
	var b strings.Builder
	if err := s.report(&b, &archive.Archive{}); err != nil {
		t.Fatal(err)
	}
	_, look, _ := strings.Cut(b.String(), "\nWorth a look\n")
	return look
}

// A day with far more articles than the days around it is likely that of an
// import; the days of a big story are not.
func TestImportedDay(t *testing.T) {
	const says = "40 articles are dated 2019-03-02, and hardly any around it"
	if look := surveyed(t, false, map[string]int{"2019-03-01": 2, "2019-03-02": 40, "2019-03-05": 4, "2018-01-01": 3}); !strings.Contains(look, says) {
		t.Errorf("not told: %q", look)
	}
	for _, days := range []map[string]int{
		{"2019-03-01": 25, "2019-03-02": 40, "2019-03-03": 30, "2018-01-01": 3},
		{"2019-03-02": 12, "2018-01-01": 1},
	} {
		if look := surveyed(t, false, days); strings.Contains(look, "hardly any around") {
			t.Errorf("%v: told: %q", days, look)
		}
	}
}

// Today is no future, tomorrow is; and a year far from all others is likely a slip.
func TestFutureAndFarYears(t *testing.T) {
	if look := surveyed(t, false, map[string]int{"2021-06-15": 1}); look != "" {
		t.Errorf("today: %q", look)
	}
	if look := surveyed(t, false, map[string]int{"2021-06-16": 1}); !strings.Contains(look, "1 article is dated in the future\n     2021-06-16/0.md: 2021-06-16 by field\n") {
		t.Errorf("tomorrow: %q", look)
	}
	many := map[string]int{"1921-01-01": 1, "1988-01-01": 1, "2062-01-01": 1}
	for d := range 300 {
		many[time.Date(2018, 1, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)] = 1
	}
	look := surveyed(t, false, many)
	for _, year := range []string{"1921", "1988", "2062"} {
		if !strings.Contains(look, "1 article of "+year+", far from all others") {
			t.Errorf("%s is not told: %q", year, look)
		}
	}
}

// A list has its first few lines, and all that were asked for.
func TestListsAreCut(t *testing.T) {
	days := map[string]int{"2022-01-01": 9}
	if look := surveyed(t, false, days); strings.Count(look, ".md") != mostListed || !strings.Contains(look, "     and 4 more\n") {
		t.Errorf("got %q", look)
	}
	if look := surveyed(t, true, days); strings.Count(look, ".md") != 9 || strings.Contains(look, "more") {
		t.Errorf("all: got %q", look)
	}
}

// An archive of centuries is told by decades, and a long gap is not drawn out.
func TestYearsAreDecades(t *testing.T) {
	s := &survey{years: map[int]int{}}
	for y := 1850; y < 1900; y++ {
		s.years[y] = 1
	}
	s.years[1995] = 3
	var got []string
	for _, r := range s.yearRows() {
		got = append(got, fmt.Sprintf("%s %d", r.name, r.n))
	}
	if want := "1850s 10, 1860s 10, 1870s 10, 1880s 10, 1890s 10, … 0, 1990s 3"; strings.Join(got, ", ") != want {
		t.Errorf("got %s", strings.Join(got, ", "))
	}
}
