package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"annals/timeline"
)

func exported(t *testing.T, form string, told *timeline.Timeline, o Options) (string, []string) {
	t.Helper()
	var out bytes.Buffer
	left, err := Export(&out, form, told, append(told.Events[:len(told.Events):len(told.Events)], told.Undated...), o)
	if err != nil {
		t.Fatalf("%s: %v", form, err)
	}
	return out.String(), left
}

// No form says a date more precisely than it is known, and what it cannot say it
// leaves out and counts. A day is y-m-d; a dash stands where a form has no entry.
func TestExportsKeepPrecision(t *testing.T) {
	for _, test := range []struct{ edtf, timelinejs, markwhen, ics, jsonld string }{
		{"2018-12-01", "2018-12-1", "2018-12-01:", "20181201 20181202", "2018-12-01"},
		{"2018-12", "2018-12", "2018-12:", "-", "2018-12"},
		{"2018", "2018", "2018:", "-", "2018"},
		{"2018-12-31/2019-01-02", "2018-12-31 2019-1-2", "2018-12-31/2019-01-02:", "20181231 20190103", "2018-12-31 2019-01-02"},
		{"2018-12/2019-02", "2018-12 2019-2", "2018-12/2019-02:", "-", "2018-12 2019-02"},
		{"2018-23", "2018-9 2018-11", "2018-09/2018-11:", "-", "-"},
		{"199X", "1990 1999", "1990/1999:", "-", "-"},
		{"2004~", "2004", "2004:", "-", "-"},
		{"1997/..", "1997", "1997:", "-", "-"},
		{"../1997", "1997", "1997:", "-", "-"},
		{"-0043", "-43", "-0043:", "-", "-"},
		{"", "-", "-", "-", "-"},
	} {
		x := &timeline.Event{ID: "k", Headline: "It rained", When: value(t, test.edtf)}
		told := &timeline.Timeline{Events: []*timeline.Event{x}}

		var js timelineJS
		text, _ := exported(t, "timelinejs", told, Options{})
		if err := json.Unmarshal([]byte(text), &js); err != nil {
			t.Fatal(err)
		}
		got := "-"
		if len(js.Events) == 1 {
			part := func(d *timelineJSDate) string {
				if d == nil {
					return ""
				}
				return strings.TrimSuffix(strings.TrimSuffix(fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day), "-0"), "-0")
			}
			got = strings.TrimSpace(part(js.Events[0].Start) + " " + part(js.Events[0].End))
			if js.Events[0].Display == "" {
				t.Errorf("%s: TimelineJS shows no words for it", test.edtf)
			}
		}
		if got != test.timelinejs {
			t.Errorf("%s in TimelineJS: %q, want %q", test.edtf, got, test.timelinejs)
		}

		text, _ = exported(t, "markwhen", told, Options{})
		if got, _, _ := strings.Cut(orDash(strings.Split(text, "\n")[2]), " "); got != test.markwhen {
			t.Errorf("%s in Markwhen: %q, want %q", test.edtf, got, test.markwhen)
		}

		text, left := exported(t, "ics", told, Options{})
		got = strings.Join(regexp.MustCompile(`\d{8}\r`).FindAllString(text, -1), "")
		if got = orDash(strings.TrimSpace(strings.ReplaceAll(got, "\r", " "))); got != test.ics {
			t.Errorf("%s in iCalendar: %q, want %q", test.edtf, got, test.ics)
		}
		if (got == "-") != (len(left) == 1) {
			t.Errorf("%s in iCalendar: left out %v", test.edtf, left)
		}

		var ld ldList
		text, _ = exported(t, "jsonld", told, Options{})
		if err := json.Unmarshal([]byte(text), &ld); err != nil {
			t.Fatal(err)
		}
		got = "-"
		if len(ld.Items) == 1 {
			got = strings.TrimSpace(ld.Items[0].Item.Start + " " + ld.Items[0].Item.End)
		}
		if got != test.jsonld {
			t.Errorf("%s in JSON-LD: %q, want %q", test.edtf, got, test.jsonld)
		}
	}
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// What is not plainly reported is marked so where a program may show the headline alone.
func TestExportsWarn(t *testing.T) {
	x := &timeline.Event{ID: "k", Headline: "It rained", When: value(t, "2018-12-01"), Status: timeline.Alleged, By: []string{"Ann"}}
	for form, want := range map[string]string{"text": "It rained [alleged]", "timelinejs": "It rained [Alleged]", "timelinejs-csv": "It rained [Alleged]",
		"markwhen": "It rained [Alleged]", "ics": "SUMMARY:It rained [Alleged]", "jsonld": "It rained [Alleged]", "csv": ",alleged,", "jsonl": `"status":"alleged"`} {
		if text, _ := exported(t, form, &timeline.Timeline{Events: []*timeline.Event{x}}, Options{}); !strings.Contains(text, want) {
			t.Errorf("%s has no %q:\n%s", form, want, text)
		}
	}
}

// Whatever an archive holds, each form is whole and nothing in it runs.
func TestHostileExports(t *testing.T) {
	told := hostileTimeline()
	names, _ := ExportForms()
	for _, form := range names {
		text, _ := exported(t, form, told, Options{Title: hostile[0], Description: hostile[2], BaseURL: "https://news.example/"})
		switch form {
		case "timelinejs":
			var js timelineJS
			if err := json.Unmarshal([]byte(text), &js); err != nil || len(js.Events) != len(told.Events) {
				t.Fatalf("%d events, %v", len(js.Events), err)
			}
			for _, slide := range append(js.Events, js.Title) {
				onlyText(t, form, slide.Text.Headline+slide.Text.Text+"<script></script>")
			}
		case "jsonld":
			if strings.Contains(text, "</script") || !json.Valid([]byte(text)) {
				t.Error("the JSON-LD does not stand in a page")
			}
		case "csv", "timelinejs-csv":
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil {
				t.Errorf("%s: %v", form, err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if cell != "" && strings.ContainsRune("=+@\t\r", rune(cell[0])) {
						t.Errorf("%s: a formula: %q", form, cell)
					}
				}
			}
		case "ics":
			for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
				if len(line) > 75 || strings.ContainsAny(line, "\r\n\x00") {
					t.Errorf("a line of %d bytes: %q", len(line), line)
				}
			}
			if n := strings.Count(text, "\r\nBEGIN:VEVENT\r\n"); n != strings.Count(text, "\r\nEND:VEVENT\r\n") {
				t.Errorf("%d entries begin, not as many end", n)
			}
		case "text":
			if n := strings.Count(text, "\n"); n != len(told.Events)+len(told.Undated) {
				t.Errorf("%d lines for %d events", n, len(told.Events)+len(told.Undated))
			}
		}
	}
}

func TestExportKnowsItsForms(t *testing.T) {
	if _, err := Export(new(bytes.Buffer), "xls", &timeline.Timeline{}, nil, Options{}); err == nil {
		t.Error("an unknown form is written")
	}
}
