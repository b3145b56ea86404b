package site

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// rowsOf returns the rows of the table on a page, its cells parted by bars.
func rowsOf(t *testing.T, dir, path string) []string {
	var rows []string
	for n := range read(t, dir, path).Descendants() {
		if n.Type != html.ElementNode || n.Data != "tr" || n.Parent.Data != "tbody" {
			continue
		}
		var cells []string
		for c := range n.ChildNodes() {
			cells = append(cells, strings.Join(strings.Fields(textOf(c)), " "))
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}

// tabled has an event told twice, one told once and dated by its report, and one
// without a date.
func tabled() *timeline.Timeline {
	a, b := article("a.md", "A", "The Post", 2020, 1, 2, "It burned."), article("b.md", "B", "The Sun", 2020, 1, 3, "It burned.")
	twice := event("twice001", "It burned", value(t0, "2020-01"), timex.Stated, 1, mention(a, "It burned", "", value(t0, "2020-01"), timex.Stated), mention(b, "It burned", "", value(t0, "2020-01"), timex.Stated))
	twice.Sources = 2
	twice.Conflicts = []timeline.Conflict{{When: day1(2020, 2, 1), Articles: []*timeline.Article{b}}}
	once := event("once0001", "It rained", day1(2020, 3, 1), timex.Published, 1, mention(a, "It burned", "", day1(2020, 3, 1), timex.Published))
	once.Status, once.Sources = timeline.Alleged, 1
	never := event("never001", "It will end", calendar.Value{}, timex.NoBasis, 1, mention(b, "It burned", "", calendar.Value{}, timex.NoBasis))
	never.Sources = 1
	told := &timeline.Timeline{Events: []*timeline.Event{twice, once}, Undated: []*timeline.Event{never}}
	tellings(told, a, b)
	return told
}

var t0 = &testing.T{} // for values that are known to be good

func TestTables(t *testing.T) {
	dir := write(t, tabled(), Options{})
	for path, want := range map[string][]string{
		"table.html": {
			"January 2020 day not known|It burned|Written out|Reported as fact|2|2|1 February 2020",
			"1 March 2020|It rained|Day of the report|Alleged|1|1|",
			"Not dated|It will end|Not known|Reported as fact|1|1|",
		},
		"single.html":   {"1 March 2020|It rained|Day of the report|Alleged|1|1|", "Not dated|It will end|Not known|Reported as fact|1|1|"},
		"inferred.html": {"1 March 2020|It rained|Day of the report|Alleged|1|1|"},
	} {
		if got := rowsOf(t, dir, path); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", path, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// An archive of many events has tables of several pages, each of which links to the others.
func TestTableTakesSeveralPages(t *testing.T) {
	dir := write(t, large(rowsOnPage+1, 1), Options{})
	if n := len(rowsOf(t, dir, "table.html")) + len(rowsOf(t, dir, "table.2.html")); n != rowsOnPage+1 {
		t.Errorf("%d rows", n)
	}
	if problems, err := Check(dir); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

// A gap is a stretch that is much longer than those around it. What is planned and what
// is known to the year end none, and what lasts ends where it ends.
func TestGaps(t *testing.T) {
	told := &timeline.Timeline{}
	a := article("a.md", "A", "The Post", 2020, 1, 2, "It burned.")
	for i, edtf := range []string{"2018-01-01", "2018-01-05", "2018-01-09/2018-06-30", "2018-02-01", "2018-07-04", "2018-07-09", "2020", "2021-01-01", "2021-03-01", "2021-03-02", "2021-03-05"} {
		x := event(fmt.Sprintf("gapping%d", i), edtf, value(t, edtf), timex.Stated, 1, mention(a, "It burned", "", value(t, edtf), timex.Stated))
		if edtf == "2021-01-01" {
			x.Status = timeline.Planned
		}
		told.Events = append(told.Events, x)
	}
	tellings(told, a)
	dir := write(t, told, Options{})
	var gaps []string
	for n := range read(t, dir, "gaps.html").Descendants() {
		if n.Type == html.ElementNode && n.Data == "section" {
			gaps = append(gaps, strings.Join(strings.Fields(textOf(n)), " "))
		}
	}
	if len(gaps) != 1 || !strings.HasPrefix(gaps[0], "2 years 7 months (965 days)") || !strings.Contains(gaps[0], "9 July 2018") || !strings.HasSuffix(gaps[0], "1 March 2021 2021-03-01") {
		t.Errorf("gaps: %q", gaps)
	}
}
