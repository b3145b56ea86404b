package site

import (
	"bytes"
	"encoding/csv"
	"testing"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A spreadsheet runs what it takes for a formula, and drops dates that it takes for
// numbers: a cell is never the one, and keeps the other.
func TestCSVIsNoFormula(t *testing.T) {
	for cell, want := range map[string]string{
		`=HYPERLINK("http://evil")`: `'=HYPERLINK("http://evil")`,
		"+1+1":                      "'+1+1",
		"-2+3":                      "'-2+3",
		"@SUM(A1)":                  "'@SUM(A1)",
		"-0044-03":                  "-0044-03", // a date before the year 0
		"-1.5":                      "-1.5",
		"December":                  "December",
		"":                          "",
	} {
		if got := defused(cell); got != want {
			t.Errorf("defused(%q) = %q, want %q", cell, got, want)
		}
	}
}

func TestExportCSV(t *testing.T) {
	a := &timeline.Article{ID: "a.md", Text: "Smith, \"Al\",\nleft."}
	x := &timeline.Event{ID: "k1", When: calendar.On(calendar.Date(2018, 12, 0)), Headline: "=Smith\nleft", Names: []timeline.Name{{Name: "Al Smith"}, {Name: "Bo"}},
		Articles: []*timeline.Article{a}, Sources: 1, Mentions: []*timeline.Mention{{Article: a, End: len(a.Text)}}}
	var out bytes.Buffer
	if _, err := Export(&out, "csv", &timeline.Timeline{Events: []*timeline.Event{x}}, []*timeline.Event{x}, Options{}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"id": "k1", "date": "2018-12", "earliest": "2018-12-01", "latest": "2018-12-31", "unit": "month", "headline": "'=Smith left",
		"names": "Al Smith; Bo", "quote": `Smith, "Al", left.`, "article": "a.md", "sources": "1",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}
