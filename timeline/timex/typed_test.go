package timex

import (
	"strings"
	"testing"
	"time"
)

// it is Wednesday, 22 March 2023
var now = time.Date(2023, time.March, 22, 15, 4, 5, 6, time.UTC)

func TestParseDate(t *testing.T) {
	for typed, want := range map[string]string{
		"2018-12-01":              "2018-12-01",
		" 2018-12 ":               "2018-12",
		"2018":                    "2018",
		"199X":                    "199X",
		"1990~":                   "1990~",
		"2019/..":                 "2019/..",
		"2018-12/2019-02":         "2018-12/2019-02",
		"[2018-12-01,2018-12-05]": "[2018-12-01,2018-12-05]",
		"2018-21":                 "2018-21",
		"2018-W05":                "2018-01-29/2018-02-04",
		"2018-Q4":                 "2018-10/2018-12",
		"2018-12-01T15:04":        "2018-12-01",
		"2018-12-01 15:04":        "2018-12-01",
		"2018-12-01T15:04:05Z":    "2018-12-01",
		"1 December 2018":         "2018-12-01",
		"December 1, 2018":        "2018-12-01",
		"on 1 December 2018.":     "2018-12-01",
		"December 2018":           "2018-12",
		"december 2018":           "2018-12",
		"yesterday":               "2023-03-21",
		"today":                   "2023-03-22",
		"now":                     "2023-03-22",
		"Friday":                  "2023-03-17",
		"last Friday":             "2023-03-17",
		"last month":              "2023-02",
		"Two weeks ago":           "2023-03-06/2023-03-12",
		"the 1990s":               "199X",
		"in 3 days":               "2023-03-25",
		"in 3 weeks":              "2023-04-10/2023-04-16",
		"in 3 hours":              "2023-03-22",
		"tomorrow at 5pm":         "2023-03-23",
		"2018-12-1":               "2018-12-01",
		"2018-1-2":                "2018-01-02",
		"1er décembre 2018":       "2018-12-01",
		"le mois dernier":         "2023-02",
		"3/22/2018":               "2018-03-22",
		"4/4/2018":                "2018-04-04",
	} {
		if v, err := ParseDate(typed, now); err != nil || v.String() != want {
			t.Errorf("%q: have %s (%v), want %s", typed, v, err, want)
		}
	}
}

// What is no date, or could be two, is an error that says what to write.
func TestParseDateRefuses(t *testing.T) {
	for typed, want := range map[string]string{
		"":                            `"" is no date: write it as 2018-12-01, 2018-12, 2018, 1990~ (about)`,
		"soonish":                     `"soonish" is no date`,
		"day":                         `is no date`, // it is one in messages only
		"the arrest of December 2018": `is no date`,
		"December 2018 and May 2019":  `is no date`,
		"2001-02-30":                  `February 2001 has no day 30`,
		"30 February 2001":            `is no date`, // to when it is 2 March
		"February 30":                 `is no date`,
		"3/4/2018":                    `"3/4/2018" may be 2018-03-04 or 2018-04-03: write it so`,
		"2018-2-30":                   `is no date`,
		"2018-13":                     `there is no month 13`,
		"a few days ago":              `is no date`,
		"in a few days":               `is no date`,
		"in half a year":              `is no date`,
		"December 2018 at 5pm":        `is no date`,
		"recently":                    `is no date`,
		"three weeks":                 `is no date`,
		"tomorrow or not 5pm":         `is no date`,
		"19":                          `is no date`,
		strings.Repeat("May ", 50):    `is no date`,
	} {
		v, err := ParseDate(typed, now)
		if err == nil {
			t.Errorf("%q is read as %s", typed, v)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%q: have %v\nwant %s", typed, err, want)
		}
	}
}

// A file that outlives the day on which it was written has no today.
func TestParseDateWithoutToday(t *testing.T) {
	for typed, want := range map[string]string{"2018-12-01": "2018-12-01", "1 December 2018": "2018-12-01", "December 2018": "2018-12"} {
		if v, err := ParseDate(typed, time.Time{}); err != nil || v.String() != want {
			t.Errorf("%q: have %s (%v), want %s", typed, v, err, want)
		}
	}
	for _, typed := range []string{"yesterday", "last month", "Friday", "March", "tomorrow at 5pm", "in 3 days", "two weeks ago"} {
		v, err := ParseDate(typed, time.Time{})
		if err == nil || !strings.Contains(err.Error(), "leans on today: write it as 2018-12-01") {
			t.Errorf("%q is read as %s (%v)", typed, v, err)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2018-12", "December 2018", "yesterday at 5pm", "in 3 weeks", "3/4/2018", "tmr", "12 a.m. today", "last month"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseDate(s, now)
		if (err == nil) == v.IsZero() {
			t.Errorf("%q is %s, %v", s, v, err)
		}
	})
}
