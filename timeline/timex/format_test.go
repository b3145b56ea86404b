package timex

import (
	"testing"

	"annals/timeline/calendar"
)

// Dates are printed for people, and never more precisely than they are known.
func TestFormat(t *testing.T) {
	g := english(t)
	for _, c := range []struct{ edtf, want string }{
		{"2018-12-01", "1 December 2018"},
		{"2018-12", "December 2018"},
		{"2018", "2018"},
		{"199X", "1990s"},
		{"19XX", "20th century"},
		{"18XX", "19th century"},
		{"2018-22", "summer 2018"},
		{"1990~", "about 1990"},
		{"1990?", "perhaps 1990"},
		{"2019/..", "since 2019"},
		{"../2019-03", "until March 2019"},
		{"2018-03-01/2018-03-05", "1–5 March 2018"},
		{"2018-03-28/2018-04-02", "28 March 2018 – 2 April 2018"},
		{"2018-03/2018-05", "March–May 2018"},
		{"1997/2001", "1997–2001"},
		{"[1998,1999]", "1998 or 1999"},
		{"-0430", "431 BC"},
	} {
		v, err := calendar.ParseEDTF(c.edtf)
		if err != nil {
			t.Errorf("%s: %v", c.edtf, err)
			continue
		}
		if got := g.Format(v); got != c.want {
			t.Errorf("%s: got %q, want %q", c.edtf, got, c.want)
		}
	}
	if got := g.Format(calendar.Start(calendar.On(calendar.Date(2012, 12, 0)))); got != "early December 2012" {
		t.Errorf("got %q", got)
	}
	if got := g.Format(calendar.Mid(calendar.On(calendar.Date(2012, 0, 0)))); got != "mid-2012" {
		t.Errorf("got %q", got)
	}
	night := calendar.This(calendar.Date(2023, 3, 22), calendar.PartOfDay(calendar.Night))
	if got := g.Format(calendar.On(night)); got != "night of 22 March 2023" {
		t.Errorf("got %q", got)
	}
	for u, want := range map[calendar.Unit]string{
		calendar.Quarter: "second quarter of 2018",
		calendar.Half:    "first half of 2018",
		calendar.Week:    "week of 30 April 2018",
		calendar.Weekend: "weekend of 5 May 2018",
		calendar.Minute:  "1 May 2018 00:00",
	} {
		if got := g.Format(calendar.On(calendar.In(calendar.Date(2018, 5, 1).Start, u))); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := g.Format(calendar.Value{}); got != "" {
		t.Errorf("no date: got %q", got)
	}
}
