package timex

import (
	"testing"

	"annals/timeline/calendar"
)

// The ends of a range know the whole of it, and the first takes from the second
// what it leaves out; two dates that are named side by side are no range.
func TestRanges(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It ran from March 1 to 5, 2019.", "2019-03-01/2019-03-05"},
		{"It ran from 1997 to 2001.", "1997/2001"},
		{"It ran through the 2009-10 season.", "2009/2010"},
		{"It was shut between May and July 2003.", "2003-05/2003-07"},
		{"It was shut 28 May – 3 June 2003.", "2003-05-28/2003-06-03"},
		{"It was shut from 28 May 2003 until 3 June 2004.", "2003-05-28/2004-06-03"},
		{"It was shut in May and July 2003.", ""},
		{"It was shut on March 1 and 5, 2019.", ""},
		{"It was put off from 2001 to 1997.", ""},
		{"The vote was postponed from May to July 2003.", ""},
		{"It opened in 1997. To 2001 nobody came.", ""},
	} {
		got := anchored(t, c.text, benchDCT, News)
		if len(got) != 2 || got[0].Range.String() != c.want || got[1].Range != got[0].Range {
			t.Errorf("%s: got %+v, want %s", c.text, got, c.want)
		}
	}
}

// What ran from Monday to Friday ran in one week: in the last that is over where it
// is told, else in the one that is to come. The text is of a Tuesday.
func TestRangesAreInOrder(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The fair ran from Monday to Friday.", "2013-02-04/2013-02-08"},
		{"The fair will run from Monday to Friday.", "2013-02-18/2013-02-22"},
		{"The strike lasted from Thursday until Monday.", "2013-02-07/2013-02-11"},
		{"It rained from Monday to Monday.", "2013-02-04/2013-02-11"},
		{"The pass was shut from 20 December to 3 January.", "2012-12-20/2013-01-03"},
		{"He was ill from October to January.", "2012-10/2013-01"},
	} {
		got := anchored(t, c.text, benchDCT, News)
		if len(got) != 2 || got[0].Range.String() != c.want || got[1].Range != got[0].Range {
			t.Errorf("%s: got %+v, want %s", c.text, got, c.want)
		}
	}
}

// A duration says what it begins or ends with, where the text says so.
func TestAnchoredDurations(t *testing.T) {
	for _, c := range []struct {
		text       string
		genre      Genre
		begin, end string
		whole      string
	}{
		{"He rested in the two weeks since 6 June 2005.", News, "t2", "", "2005-06-06/2005-06-26~"},
		{"It is let for two weeks from June 7, 2005.", News, "t2", "", "2005-06-07/2005-06-26~"},
		{"In the three months ended June 30, 2005 it grew.", News, "", "t2", "2005-03/2005-06-30"},
		{"Sales rose over the past three months.", News, "", "t0", "2012-11/2013-02-12"},
		{"They will rise over the next two years.", News, "t0", "", "2013-02-12/2015"},
		{"Sales rose over the past several months.", News, "", "t0", ""},
		{"Sales rose for three months.", News, "", "", ""},
		{"It rained in the last two weeks of the fair.", News, "", "", ""},
	} {
		got := anchored(t, c.text, benchDCT, c.genre)
		if len(got) == 0 || got[0].Type != DURATION || got[0].BeginPoint != c.begin || got[0].EndPoint != c.end || got[0].Range.String() != c.whole || !got[0].When.IsZero() {
			t.Errorf("%s: got %+v, want %q to %q, %s", c.text, got, c.begin, c.end, c.whole)
		}
	}
	// In a story that leans on what it told last that is the point.
	got := anchored(t, "On 6 June 1905 it shut. It had leaked over the past two months.", benchDCT, Narrative)
	if len(got) != 2 || got[1].EndPoint != "t1" || got[1].BeginPoint != "" {
		t.Errorf("got %+v", got)
	}
	// Where nobody knows the day of the document there is nothing to lean on.
	for _, a := range anchored(t, "Sales rose over the past three months.", calendar.Interval{}, News) {
		if a.BeginPoint != "" || a.EndPoint != "" || !a.Range.IsZero() {
			t.Errorf("got %+v", a)
		}
	}
}
