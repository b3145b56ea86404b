package site

import (
	"strconv"
	"strings"
	"testing"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

func value(t *testing.T, edtf string) calendar.Value {
	t.Helper()
	if edtf == "" {
		return calendar.Value{}
	}
	v, err := calendar.ParseEDTF(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// <time datetime> has HTML's own forms or is left out; nothing is made finer.
func TestDatetime(t *testing.T) {
	for edtf, want := range map[string]string{
		"2018-12-01": "2018-12-01", "2018-12": "2018-12", "2018": "2018", "2018-24": "", "199X": "", "2004~": "", "1997/..": "",
		"2018-12/2019-02": "", "-0043-03-15": "", "0079-08-24": "0079-08-24", "2018-12-03/2018-12-09": "",
	} {
		if got := datetime(value(t, edtf), edtf); got != want {
			t.Errorf("%s: %q, want %q", edtf, got, want)
		}
	}
	monday := calendar.Date(2018, 12, 3).Start
	week := calendar.On(calendar.Interval{Start: monday, End: monday.AddDate(0, 0, 7), Unit: calendar.Week})
	if got := datetime(week, week.String()); got != "2018-W49" {
		t.Errorf("the week of 3 December 2018: %q", got)
	}
}

func TestGap(t *testing.T) {
	g, _ := timex.Language("en")
	e := &edition{w: &english, g: g}
	for _, c := range []struct{ a, b, want string }{
		{"2018-12-01", "2018-12-05", ""},
		{"2018-12-01", "2019-05-30", ""},
		{"2018-12-01", "2019-06-01", "6 months later"},
		{"2018-12-15", "2019-12-14", "11 months later"},
		{"2014-05-01", "2018-12-01", "4 years 7 months later"},
		{"2018-12", "2020-12-24", "2 years later"},
		{"2018", "2019-03-01", ""},
		{"2018", "2020-03-01", "2 years later"},
		{"199X", "2018", ""},
		{"1997/..", "2018", ""},
		{"", "2018", ""},
	} {
		if got := e.gap(value(t, c.a), value(t, c.b)); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestYearOf(t *testing.T) {
	for edtf, want := range map[string]int{"2018-12-01": 2018, "199X": 1990, "1997/..": 1997, "../1985": 1985, "-0043": -43} {
		if got, ok := yearOf(value(t, edtf)); !ok || got != want {
			t.Errorf("%s stands under %d, want %d", edtf, got, want)
		}
	}
}

// Round years are named below a strip, so many as have room on a phone.
func TestStripNamesRoundYears(t *testing.T) {
	for _, c := range []struct {
		first, count int
		want         string
	}{
		{2016, 7, "2016 2017 2018 2019 2020 2021 2022"},
		{1996, 19, "2000 2005 2010"},
		{1974, 42, "1980 1990 2000 2010"},
		{-3, 8, "-3 -2 -1 0 1 2 3 4"},
	} {
		var got []string
		for _, l := range yearLabels(c.first, c.count, strconv.Itoa) {
			got = append(got, l.Text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%d years from %d: %v, want %s", c.count, c.first, got, c.want)
		}
	}
}

// A strip shows the years that hold nearly all events, not the few of long ago.
func TestStripLeavesOutTheFew(t *testing.T) {
	e := &edition{t: large(300, 10), w: &english, o: Options{}}
	e.g, _ = timex.Language("en")
	e.t.Events = append(e.t.Events[:0:0], append(large(1, 1).Events, e.t.Events...)...)
	e.t.Events[0].When = value(t, "1066")
	e.findYears()
	p := sheet{edition: e}.yearStrip()
	if len(p.Bars) != 10 || p.Before == nil || p.Before.Text != "1 event before that" || p.After != nil {
		t.Errorf("%d bars, before %v, after %v", len(p.Bars), p.Before, p.After)
	}
}
