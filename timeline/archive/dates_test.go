package archive

import (
	"strings"
	"testing"

	"annals/timeline"
	"annals/timeline/calendar"
)

// What states a date, and which. Two dates part the readings of one that is not
// clear; XXXX is a year that is not said.
func TestReadDate(t *testing.T) {
	for s, want := range map[string]string{
		"2018-12-06":                          "2018-12-06",
		"2018-12":                             "2018-12",
		"2018":                                "2018",
		"20181206":                            "2018-12-06",
		"2018/12/6":                           "2018-12-06",
		"2018-12-06T23:59:59-08:00":           "2018-12-06", // the civil day, not that of Greenwich
		"2018-12-06 23:59:59 +0000 UTC":       "2018-12-06",
		"2018-12-06T23:59:59.000Z":            "2018-12-06",
		"Thu, 06 Dec 2018 23:59:59 GMT":       "2018-12-06",
		"Thu, 06 Dec 2018 23:59:59 -0800":     "2018-12-06",
		"December 6, 2018":                    "2018-12-06",
		"Dec. 6, 2018":                        "2018-12-06",
		"6 December 2018":                     "2018-12-06",
		"6th of December 2018":                "2018-12-06",
		"December 6th, 2018 at 7:14 p.m. ET":  "2018-12-06",
		"Thursday, December 6, 2018, 7:14pm":  "2018-12-06",
		"December 6, 2018 at 7 p.m.":          "2018-12-06",
		"At 7 p.m. on December 6, 2018":       "2018-12-06",
		"le jeudi 6 décembre 2018 à 14 h 30":  "2018-12-06",
		"1er mars 2019, 9h05":                 "2019-03-01",
		"28 févr. 2019":                       "2019-02-28",
		"Donnerstag, den 6. Dezember 2018":    "2018-12-06",
		"6. Jän. 2019, 14:05 Uhr":             "2019-01-06",
		"6 December 7 2018":                   "",
		"26-FEB-1987 15:01:01.79":             "1987-02-26",
		"December 2018":                       "2018-12",
		"Dec. 6":                              "XXXX-12-06",
		"March 22":                            "XXXX-03-22",
		"06.12.2018":                          "2018-12-06", // with full stops the day is first
		"6.12.2018 14:05":                     "2018-12-06",
		"06/12/2018":                          "2018-12-06 2018-06-12",
		"03-02-2009":                          "2009-02-03 2009-03-02",
		"13-02-2009":                          "2009-02-13",
		"02/13/2009":                          "2009-02-13",
		"03/03/2009":                          "2009-03-03",
		"30 February 2018":                    "",
		"2018-02-30":                          "",
		"31/31/2018":                          "",
		"0001-01-01":                          "", // the zero of a program
		"0001-01-01T00:00:00Z":                "",
		"0000-01-01":                          "",
		"201812":                              "",
		"06/12/18":                            "",
		"yesterday":                           "",
		"May":                                 "",
		"10 things to do in May":              "",
		"The 6 December 2018 meeting":         "",
		"March 3 and March 4, 2018":           "",
		"12":                                  "",
		"":                                    "",
		"18 December 2018 18 December 2018":   "",
		"1545264000":                          "",
		"2018-12-06 of all days it was a day": "",
	} {
		got := ""
		if e, ok := readDate(s, field); ok {
			var readings []string
			for _, r := range e.readings {
				readings = append(readings, calendar.On(r).String())
			}
			if e.month != 0 {
				readings = append(readings, "XXXX"+day(2000, int(e.month), e.day).Start.Format("-01-02"))
			}
			got = strings.Join(readings, " ")
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// Each line is what an article says of its date; the last column is what comes
// of it, and from where.
func TestSettle(t *testing.T) {
	for _, c := range []struct {
		say  map[basis]string
		want string
	}{
		{map[basis]string{}, ""},
		{map[basis]string{field: "2018-12-06", urlPath: "2018-12-01"}, "2018-12-06 by field"},
		{map[basis]string{flag: "2001-01-01", frontMatter: "2018-12-06"}, "2001-01-01 by flag"},
		{map[basis]string{settings: "2001-01-01", frontMatter: "2018-12-06"}, "2001-01-01 by settings"},
		{map[basis]string{jsonLD: "2018-12-06", meta: "2018-12-07", timeElement: "2018-12-08"}, "2018-12-06 by JSON-LD"},
		{map[basis]string{meta: "2018-12-07", timeElement: "2018-12-08", dateline: "Dec. 9, 2018"}, "2018-12-07 by meta"},

		// A finer date within a coarse one says more, and one beside it does not.
		{map[basis]string{field: "2018-12", dateline: "Dec. 7, 2018"}, "2018-12-07 by dateline"},
		{map[basis]string{field: "2018-12", dateline: "Jan. 7, 2019"}, "2018-12 by field"},
		{map[basis]string{field: "2018", urlPath: "2018-12", fileName: "2018-12-05"}, "2018-12-05 by file name"},

		// A dateline has its year from elsewhere, or it says nothing.
		{map[basis]string{dateline: "Dec. 30"}, ""},
		{map[basis]string{dateline: "Dec. 30", fileName: "2019-01-02"}, "2018-12-30 by dateline"},
		{map[basis]string{dateline: "Dec. 30", urlPath: "2019-01"}, "2018-12-30 by dateline"},
		{map[basis]string{dateline: "July 30", fileName: "2019-01-02"}, "2019-01-02 by file name"},
		{map[basis]string{dateline: "Feb. 29", fileName: "2019-03-01"}, "2019-03-01 by file name"},

		// A day that may be a month is settled by other evidence and never guessed.
		{map[basis]string{field: "03-02-2009"}, ""},
		{map[basis]string{field: "03-02-2009", dateline: "February 3, 2009"}, "2009-02-03 by field"},
		{map[basis]string{field: "03-02-2009", dateline: "March 2"}, "2009-03-02 by field"},
		{map[basis]string{field: "03-02-2009", urlPath: "2009-02"}, "2009-02-03 by field"},
		{map[basis]string{field: "03-02-2009", dateline: "May 5, 2009"}, "2009-05-05 by dateline"},
		{map[basis]string{field: "03-02-2009", guess: "2009-02-03"}, "2009-02-03 by guess"},

		// An instant in Greenwich is the day before or after elsewhere.
		{map[basis]string{jsonLD: "2023-11-09T01:00:00Z", urlPath: "2023-11-08"}, "2023-11-08 by JSON-LD"},
		{map[basis]string{jsonLD: "2023-11-09T01:00:00Z", urlPath: "2023-11-01"}, "2023-11-09 by JSON-LD"},
		{map[basis]string{jsonLD: "2023-11-09T01:00:00-05:00", urlPath: "2023-11-08"}, "2023-11-09 by JSON-LD"},
	} {
		var all []evidence
		for b, s := range c.say {
			e, ok := readDate(s, b)
			if !ok {
				t.Fatalf("%q is no date", s)
			}
			all = append(all, e)
		}
		got := ""
		if p := settle(all); !p.When.IsZero() {
			got = calendar.On(p.When).String() + " by " + p.Basis
		}
		if got != c.want {
			t.Errorf("%v: got %q, want %q", c.say, got, c.want)
		}
	}
}

// The line above a story may say its date in the words of its language.
func TestDatesAboveTheStory(t *testing.T) {
	for line, want := range map[string]string{
		"Published: December 6, 2018":               "2018-12-06 by header",
		"Updated December 9, 2018":                  "",
		"Publié le jeudi 6 décembre 2018 à 14 h 30": "2018-12-06 by header",
		"Veröffentlicht am 6. Dezember 2018":        "2018-12-06 by header",
		"Par Ann Sample | 6 déc. 2018":              "2018-12-06 by byline",
		"By Ann Sample | Dec. 6, 2018, 7 p.m. ET":   "2018-12-06 by byline",
		"6 décembre 2018":                           "2018-12-06 by dateline",
	} {
		a := read(t, archiveOf(t, "-- a.txt --\nThe bridge\n\n"+line+"\n\nThe bridge was opened on Monday, nine years after the old one had fallen.\n")).Articles[0]
		got := ""
		if p := a.Published; !p.When.IsZero() {
			got = p.When.String() + " by " + p.Basis
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

// Where an article gives two dates it says so; where the user has settled it, or
// where both are one, it does not. What stays unclear bounds it.
func TestOtherDates(t *testing.T) {
	for _, c := range []struct {
		say  map[basis]string
		want string
	}{
		{map[basis]string{field: "2018-12-06", urlPath: "2018-12-01"}, "also 2018-12-01 by URL"},
		{map[basis]string{field: "2018-12-06", urlPath: "2018-12-07"}, ""}, // in another zone
		{map[basis]string{field: "2018-12-06", urlPath: "2018-12"}, ""},
		{map[basis]string{field: "2018-12-06", fileName: "2017"}, "also 2017 by file name"},
		{map[basis]string{jsonLD: "2018-12-06", meta: "2018-12-06", timeElement: "2018-12-09", dateline: "2018-01-01"}, "also 2018-12-09 by time element"},
		{map[basis]string{field: "2018-12-06", dateline: "Dec. 1, 2018"}, ""}, // it was written before
		{map[basis]string{field: "2018-12-06", dateline: "Nov. 1, 2018"}, "also 2018-11-01 by dateline"},
		{map[basis]string{field: "2018-12-06", dateline: "Dec. 9, 2018"}, "also 2018-12-09 by dateline"},
		{map[basis]string{dateline: "Dec. 30", fileName: "2019-01-04"}, ""},
		{map[basis]string{field: "2018-12-06", guess: "2011-01-01"}, ""},
		{map[basis]string{field: "2018-12-06", volume: "2011-01-01"}, ""},
		{map[basis]string{flag: "2001-01-01", field: "2018-12-06"}, ""},
		{map[basis]string{row: "2001-01-01", field: "2018-12-06"}, ""},
		{map[basis]string{settings: "2001-01-01", field: "2018-12-06"}, ""},
		{map[basis]string{field: "03-02-2009"}, "from 2009-02-03 to 2009-03-02 by field"},
	} {
		var all []evidence
		for b, s := range c.say {
			e, _ := readDate(s, b)
			all = append(all, e)
		}
		got := ""
		switch p := settle(all); {
		case !p.Other.IsZero():
			got = "also " + p.Other.When.String() + " by " + p.Other.Basis
		case !p.NotBefore.IsZero():
			got = "from " + p.NotBefore.When.String() + " to " + p.NotAfter.When.String() + " by " + p.NotBefore.Basis
		}
		if got != c.want {
			t.Errorf("%v: got %q, want %q", c.say, got, c.want)
		}
	}
}

// What bounds an article without a date: the latest past date that it states, the
// day it was captured or changed, whichever is tighter.
func TestBounds(t *testing.T) {
	captured := timeline.Dating{When: calendar.Date(2020, 6, 1), Basis: "capture"}
	for _, c := range []struct {
		published string
		modified  calendar.Interval
		want      string
	}{
		{"", calendar.Interval{}, "2018-12-01 by text, 2020-06-01 by capture"},
		{"", calendar.Date(2019, 1, 1), "2018-12-01 by text, 2019-01-01 by modified"},
		{"", calendar.Date(2021, 1, 1), "2018-12-01 by text, 2020-06-01 by capture"},
		{"2019-03-01", calendar.Date(2019, 4, 1), ""}, // it is known
	} {
		text := "Ada Example was arrested on December 1, 2018. She will be heard on June 3, 2025."
		d := &draft{Article: timeline.Article{Text: text, Blocks: []timeline.Block{{End: len(text)}}, Modified: c.modified}}
		d.Published.NotAfter = captured
		if e, ok := readDate(c.published, field); ok {
			d.evidence = append(d.evidence, e)
		}
		d.date(calendar.Interval{}, &pasts{})
		got := ""
		if p := d.Published; p.When.IsZero() {
			got = p.NotBefore.When.String() + " by " + p.NotBefore.Basis + ", " + p.NotAfter.When.String() + " by " + p.NotAfter.Basis
		}
		if got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
}

func TestDatesInPaths(t *testing.T) {
	for p, want := range map[string]string{
		"2018/12/06/arrest.html":     "2018-12-06",
		"news/2018/12/arrest.html":   "2018-12",
		"2018/dec/06/arrest":         "2018-12-06",
		"_posts/2018-12-06-arrest":   "2018-12-06",
		"arrest-20181206.txt":        "2018-12-06",
		"arrest_2018-12-06.txt":      "2018-12-06",
		"2018/arrest.txt":            "", // a folder may be of anything
		"archive/20181399-x.txt":     "",
		"story-201812061234567.html": "",
		"12/06/arrest.html":          "",
		"2018/13/arrest.html":        "",
	} {
		got := ""
		if found := fromPath(p); len(found) > 0 {
			got = calendar.On(found[0].readings[0]).String()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", p, got, want)
		}
	}
}

// A dateline is no sentence of the story; what looks like one must stay.
func TestDatelines(t *testing.T) {
	for s, want := range map[string]string{
		"OTTAWA — The house sat.":                                  "The house sat.",
		"OTTAWA - The house sat.":                                  "The house sat.",
		"MONTRÉAL – La chambre a siégé.":                           "La chambre a siégé.",
		"OTTAWA (Sample Wire) — The house sat.":                    "The house sat.",
		"WASHINGTON, March 22 (Reuters) - The house sat.":          "The house sat.",
		"WASHINGTON, March 22, 2023 (Reuters) -- The house sat.":   "The house sat.",
		"MONTRÉAL, 6 déc. 2018 (PC) — La chambre a siégé.":         "La chambre a siégé.",
		"BERLIN, 22. März (dpa) - Das Haus tagte.":                 "Das Haus tagte.",
		"DANDONG, China (AP) — The court sat.":                     "The court sat.",
		"NEW ORLEANS (AP) -- The court sat.":                       "The court sat.",
		"Paris (AFP): The house sat.":                              "The house sat.",
		"VANCOUVER, Dec. 7, 2018 (Sample Gazette) — The court sat": "The court sat",
		"(Reuters) - The house sat.":                               "The house sat.",
		"ST. JOHN'S, N.L. — The house sat.":                        "The house sat.",
		"Ottawa — as far as anyone knows — did nothing.":           "",
		"The house — the lower one — sat.":                         "",
		"She said it was over - and it was.":                       "",
		"U.S.-based firms left.":                                   "",
		"A 23-page decision was handed down.":                      "",
		"Meng (left) - who is on bail - smiled.":                   "",
		"October 1960 - The house sat.":                            "",
		"“OTTAWA — they said.”":                                    "",
		"1960 - The house sat.":                                    "",
		"OTTAWA —":                                                 "",
		"NATO-led forces left.":                                    "",
	} {
		got := ""
		if line, ok := readDateline(s); ok {
			got = s[line.end:]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}
