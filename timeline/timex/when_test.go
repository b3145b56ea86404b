package timex

import (
	"fmt"
	"testing"
	"time"

	"annals/timeline/calendar"

	"github.com/olebedev/when"
	"github.com/olebedev/when/rules/common"
	"github.com/olebedev/when/rules/en"
)

// A program that uses when reads all that the grammar knows by one line more.
func ExampleRule() {
	english, _ := Language("en")
	w := when.New(nil)
	w.Add(en.All...)
	w.Add(common.All...)
	w.Add(Rule(english))

	now := time.Date(2023, time.March, 22, 12, 0, 0, 0, time.UTC)
	r, err := w.Parse("in retaliation for the December 2018 arrest in Vancouver", now)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s: %s\n", r.Text, r.Time.Format("2 January 2006"))
	// Output: December 2018: 1 December 2018
}

func TestSpokenTime(t *testing.T) {
	for words, want := range map[string]string{
		"5:30 p.m.":               "T17:30",
		"5:30pm":                  "T17:30",
		"17:30":                   "T17:30",
		"5 pm":                    "T17:00",
		"11 A.M.":                 "T11:00",
		"12 a.m.":                 "T00:00", // to when it is noon
		"12:05 a.m.":              "T00:05",
		"12 p.m.":                 "T12:00",
		"12:05 pm":                "T12:05",
		"Friday at 8:15 a.m.":     "T08:15",
		"2021-03-05 at 9:15":      "T09:15",
		"2021-03-05":              "", // to when it is 03:05
		"3.2 p.m.":                "",
		"2-15":                    "", // a score
		"2021-03-05T09:15":        "T09:15",
		"25:30":                   "",
		"17:75":                   "",
		"13 pm":                   "",
		"noon on Friday":          "T12:00",
		"this morning":            "TMO",
		"Wednesday afternoon":     "TAF",
		"yesterday evening":       "TEV",
		"tonight":                 "TNI",
		"last night":              "TNI",
		"yesterday":               "",
		"5 people":                "",
		"5 persons, as yesterday": "",
		"":                        "",
	} {
		if got := spokenTime(words).TIMEX3(); got != want {
			t.Errorf("%q: have %q, want %q", words, got, want)
		}
	}
}

func TestSpokenDays(t *testing.T) {
	for words, want := range map[string]string{
		"today": "0 true", "yesterday": "-1 true", "tomorrow": "1 true", "last night": "-1 true", "tonight": "0 true", "now": "0 true",
		"tmr": "1 true", "Monday": "0 false", "yesterdays": "0 false",
	} {
		days, ok := spokenDays(words)
		if got := fmt.Sprint(days, ok); got != want {
			t.Errorf("%q: have %s, want %s", words, got, want)
		}
	}
}

// The time that the rule gives to a program is the first day of what was
// written, whatever the day on which it is asked.
func TestRuleInWhen(t *testing.T) {
	english, _ := Language("en")
	w := when.New(nil)
	w.Add(en.All...)
	w.Add(Rule(english))
	for _, tt := range []struct{ base, text, want string }{
		{"2023-03-22", "it was December 2018 or so", "2018-12-01 12:00"},
		{"2023-01-31", "since February 2019", "2019-02-01 12:00"}, // the months on the way have no 31st
		{"2024-02-29", "on 3 March 2019", "2019-03-03 12:00"},
		{"2023-03-22", "on March 3, 2019", "2019-03-03 12:00"}, // when alone gives the base's year
		{"2023-03-22", "in 1997", "1997-01-01 12:00"},
		{"2023-03-22", "two weeks ago", "2023-03-06 12:00"}, // with a capital, when fails
		{"2023-03-22", "the meeting on Friday", "2023-03-17 12:00"},
		{"2023-03-22", "yesterday at 5:30 p.m.", "2023-03-21 17:30"},
		{"2023-03-22", "nothing of the kind", ""},
		{"2023-03-22", "a former king", ""}, // a time in histories only
	} {
		day := calendar.In(day(tt.base), calendar.Day)
		r, err := w.Parse(tt.text, day.Start.Add(12*time.Hour))
		got := ""
		if r != nil {
			got = r.Time.Format("2006-01-02 15:04")
		}
		if err != nil || got != tt.want {
			t.Errorf("%q on %s: have %s (%v), want %s", tt.text, tt.base, got, err, tt.want)
		}
	}
}

func day(s string) time.Time {
	v, err := calendar.ParseEDTF(s)
	if err != nil {
		panic(err)
	}
	return v.From().Start
}
