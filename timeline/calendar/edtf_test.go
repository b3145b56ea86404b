package calendar

import (
	"encoding/json"
	"testing"
	"time"
)

// The examples of the standard (ISO 8601-2, and the specification of EDTF that
// it took over) with the first and the last day that each may mean. A clock
// time prints as its day, and two ends of one day as that day.
var conformance = []struct {
	edtf, first, last string
	prints            string // where not the same
}{
	// Level 0: date.
	{edtf: "1985-04-12", first: "1985-04-12", last: "1985-04-12"},
	{edtf: "1985-04", first: "1985-04-01", last: "1985-04-30"},
	{edtf: "1985", first: "1985-01-01", last: "1985-12-31"},
	{edtf: "2000-02", first: "2000-02-01", last: "2000-02-29"},
	{edtf: "1900-02", first: "1900-02-01", last: "1900-02-28"},
	{edtf: "2004-02-29", first: "2004-02-29", last: "2004-02-29"},
	{edtf: "0000", first: "0000-01-01", last: "0000-12-31"},
	{edtf: "0044-03-15", first: "0044-03-15", last: "0044-03-15"},
	{edtf: "9999", first: "9999-01-01", last: "9999-12-31"},
	// Level 0: date and time.
	{edtf: "1985-04-12T23:20:30", first: "1985-04-12", last: "1985-04-12", prints: "1985-04-12"},
	{edtf: "1985-04-12T23:20:30Z", first: "1985-04-12", last: "1985-04-12", prints: "1985-04-12"},
	{edtf: "1985-04-12T23:20:30+04:30", first: "1985-04-12", last: "1985-04-12", prints: "1985-04-12"},
	{edtf: "1985-04-12T00:00:00-05:00", first: "1985-04-12", last: "1985-04-12", prints: "1985-04-12"},
	// Level 0: interval.
	{edtf: "1964/2008", first: "1964-01-01", last: "2008-12-31"},
	{edtf: "2004-06/2006-08", first: "2004-06-01", last: "2006-08-31"},
	{edtf: "2004-02-01/2005-02-08", first: "2004-02-01", last: "2005-02-08"},
	{edtf: "2004-02-01/2005-02", first: "2004-02-01", last: "2005-02-28"},
	{edtf: "2004-02-01/2005", first: "2004-02-01", last: "2005-12-31"},
	{edtf: "2005/2006-02", first: "2005-01-01", last: "2006-02-28"},
	{edtf: "2004-06-15/2004-06", first: "2004-06-15", last: "2004-06-30"},
	{edtf: "2004-06/2004-06", first: "2004-06-01", last: "2004-06-30", prints: "2004-06"},
	// Level 1: years of more than four digits, and before the year 0.
	{edtf: "Y170000002", first: "Y170000002", last: "Y170000002"},
	{edtf: "Y-170000002", first: "Y-170000002", last: "Y-170000002"},
	{edtf: "Y10000", first: "Y10000", last: "Y10000"},
	{edtf: "-1985", first: "-1985-01-01", last: "-1985-12-31"},
	{edtf: "-0430", first: "-0430-01-01", last: "-0430-12-31"},
	{edtf: "-0043-03-15", first: "-0043-03-15", last: "-0043-03-15"},
	{edtf: "-0430/-0403", first: "-0430-01-01", last: "-0403-12-31"},
	// Level 1: seasons.
	{edtf: "2001-21", first: "2001-03-01", last: "2001-05-31"},
	{edtf: "2001-22", first: "2001-06-01", last: "2001-08-31"},
	{edtf: "2001-23", first: "2001-09-01", last: "2001-11-30"},
	{edtf: "2003-24", first: "2003-12-01", last: "2004-02-29"},
	{edtf: "2001-21~", first: "2001-03-01", last: "2001-05-31"},
	// Level 1: qualification.
	{edtf: "1984?", first: "1984-01-01", last: "1984-12-31"},
	{edtf: "2004-06~", first: "2004-06-01", last: "2004-06-30"},
	{edtf: "2004-06-11%", first: "2004-06-11", last: "2004-06-11"},
	{edtf: "-0430~", first: "-0430-01-01", last: "-0430-12-31"},
	// Level 1: unspecified digits.
	{edtf: "201X", first: "2010-01-01", last: "2019-12-31"},
	{edtf: "20XX", first: "2000-01-01", last: "2099-12-31"},
	{edtf: "199X?", first: "1990-01-01", last: "1999-12-31"},
	{edtf: "2004-XX", first: "2004-01-01", last: "2004-12-31"},
	{edtf: "1985-04-XX", first: "1985-04-01", last: "1985-04-30"},
	{edtf: "1985-XX-XX", first: "1985-01-01", last: "1985-12-31"},
	{edtf: "2004-XX~", first: "2004-01-01", last: "2004-12-31"},
	{edtf: "-04XX", first: "-0499-01-01", last: "-0400-12-31"},
	{edtf: "-00XX", first: "-0099-01-01", last: "0000-12-31"},
	{edtf: "-043X", first: "-0439-01-01", last: "-0430-12-31"},
	{edtf: "00XX", first: "0000-01-01", last: "0099-12-31"},
	// Level 1: intervals that are open, or whose end is not known.
	{edtf: "1985-04-12/..", first: "1985-04-12"},
	{edtf: "1985-04/..", first: "1985-04-01"},
	{edtf: "1985/..", first: "1985-01-01"},
	{edtf: "../1985-04-12", last: "1985-04-12"},
	{edtf: "../1985-04", last: "1985-04-30"},
	{edtf: "../1985", last: "1985-12-31"},
	{edtf: "1985-04-12/", first: "1985-04-12"},
	{edtf: "1985-04/", first: "1985-04-01"},
	{edtf: "1985/", first: "1985-01-01"},
	{edtf: "/1985-04-12", last: "1985-04-12"},
	{edtf: "/1985-04", last: "1985-04-30"},
	{edtf: "/1985", last: "1985-12-31"},
	// Level 1: intervals of which an end is qualified.
	{edtf: "1984~/2004-06", first: "1984-01-01", last: "2004-06-30"},
	{edtf: "1984/2004-06~", first: "1984-01-01", last: "2004-06-30"},
	{edtf: "1984?/2004%", first: "1984-01-01", last: "2004-12-31"},
	{edtf: "1984~/2004~", first: "1984-01-01", last: "2004-12-31"},
	{edtf: "1984-06?/2004-08?", first: "1984-06-01", last: "2004-08-31"},
	{edtf: "1984-06-02?/2004-08-08~", first: "1984-06-02", last: "2004-08-08"},
	{edtf: "1984-06-02?/", first: "1984-06-02"},
	{edtf: "1984~/..", first: "1984-01-01"},
	{edtf: "2004-XX/2005", first: "2004-01-01", last: "2005-12-31"},
	// What level 1 does not write as an end of a range prints as about its edge.
	{edtf: "2001-21/2003", first: "2001-03-01", last: "2003-12-31", prints: "2001-03~/2003"},
	{edtf: "199X/2003-24", first: "1990-01-01", last: "2004-02-29", prints: "1990~/2004-02~"},
	// Level 2: sets.
	{edtf: "[1667,1668,1670..1672]", first: "1667-01-01", last: "1672-12-31"},
	{edtf: "[..1760-12-03]", last: "1760-12-03"},
	{edtf: "[1760-12..]", first: "1760-12-01"},
	{edtf: "[1760-01,1760-02,1760-12..]", first: "1760-01-01"},
	{edtf: "[1667,1760-12]", first: "1667-01-01", last: "1760-12-31"},
	{edtf: "{1667,1668,1670..1672}", first: "1667-01-01", last: "1672-12-31"},
	{edtf: "{1960,1961-12}", first: "1960-01-01", last: "1961-12-31"},
	{edtf: "{..1984}", last: "1984-12-31"},
	{edtf: "[1984~,1981?]", first: "1981-01-01", last: "1984-12-31"},
}

func TestEDTF(t *testing.T) {
	for _, tt := range conformance {
		v, err := ParseEDTF(tt.edtf)
		if err != nil {
			t.Error(err)
			continue
		}
		prints := tt.edtf
		if tt.prints != "" {
			prints = tt.prints
		}
		if s := v.String(); s != prints {
			t.Errorf("%s prints as %s, want %s", tt.edtf, s, prints)
		}
		if first, last := days(v); first != tt.first || last != tt.last {
			t.Errorf("%s lies in %q to %q, want %q to %q", tt.edtf, first, last, tt.first, tt.last)
		}
	}
}

// days returns the first and the last day that v may mean.
func days(v Value) (first, last string) {
	start, end := v.Bounds()
	if !v.From().IsZero() {
		first = string(appendDate(nil, start, Day))
	}
	if !v.To().IsZero() {
		last = string(appendDate(nil, end.Add(-time.Second), Day))
	}
	return first, last
}

// A text that is no date is an error, and never some date near it.
func TestEDTFRefuses(t *testing.T) {
	for _, s := range []string{
		"", " ", "1985 ", " 1985", "today", "85", "198", "19850412", "1985-4", "1985-4-1", "1985-04-1", "1985-", "1985-04-",
		"2001-02-30", "2001-02-29", "1900-02-29", "2001-04-31", "2001-00", "2001-13", "2001-20", "2001-25", "2001-01-00", "2001-01-32",
		"2001-21-05", "2001-1X", "2001-X1", "2001-XX-05", "2001-01-1X", "X999", "1XXX", "XXXX", "XXXX-12-XX", "19XX-04", "199x", "19-XX",
		"-0000", "--1985", "+1985", "1985-04-12-01", "Y1985", "Y01985", "Y-0198500", "Y", "Y-", "Y10000-01", "Y1E5", "Y999999999999", "12345", "-12345",
		"1985?~", "?1985", "~", "1985-~04", "?", "1985~?", "199X-04",
		"1985-04-12T", "1985-04-12T24:00:00", "1985-04-12T23:60:00", "1985-04-12T23:20:60", "1985-04-12T23:20", "1985-04-12T23",
		"1985-04-12T232030", "1985-04T10:00:00", "1985T10:00:00", "T10:00:00", "1985-04-12T10:00:00z", "1985-04-12T10:00:00+15:00",
		"1985-04-12T10:00:00+4", "1985-04-12T10:00:00~", "1985-04-12T10:00:00+04:60", "1985-04-31T10:00:00", "1985-04-12 10:00:00",
		"/", "../..", "../", "/..", "1985/1984", "1985-04/1985-03", "2004-06-15/2004-05", "1984/1985/1986", "1985//", "...", "..", "1985..1986", "/.", "1985/...",
		"[", "]", "[]", "{}", "[1667", "1667]", "[1667}", "{1667]", "[1667,]", "[,1667]", "[1667, 1668]", "[1668..1667]", "[..]", "[1667...1668]", "[1667..1668..1669]",
		"[[1667]]", "[1667/1668]", "[..,1667]", "[..1667,1668..]", "1985\x00", "１９８５", "199X~/1980",
	} {
		if v, err := ParseEDTF(s); err == nil {
			t.Errorf("%q is read as %s (%s)", s, v, v.Unit())
		} else if !v.IsZero() {
			t.Errorf("%q is an error and %s", s, v)
		}
	}
}

func TestEDTFSaysWhatIsWrong(t *testing.T) {
	for s, want := range map[string]string{
		"2001-02-30":           `"2001-02-30" is no date in EDTF: February 2001 has no day 30`,
		"2001-13":              `"2001-13" is no date in EDTF: there is no month 13; 21 to 24 are the seasons`,
		"1985/1984":            `"1985/1984" is no date in EDTF: it ends before it starts`,
		"../..":                `"../.." is no date in EDTF: a range needs a start or an end`,
		"1985-04-12T24:00:00Z": `"1985-04-12T24:00:00Z" is no date in EDTF: after T comes a time of day to the second: 23:20:30, 23:20:30Z or 23:20:30+02:00`,
		"March":                `"March" is no date in EDTF: write it as 2018-12-01, 2018-12, 2018 or 199X`,
	} {
		if _, err := ParseEDTF(s); err == nil || err.Error() != want {
			t.Errorf("have %v\nwant %s", err, want)
		}
	}
}

// Each unit prints as EDTF can say it, and no more precisely than it is.
func TestUnitsPrint(t *testing.T) {
	at := time.Date(2005, 11, 16, 15, 4, 5, 6, time.UTC) // a Wednesday
	for u, want := range map[Unit]struct{ alone, since, until string }{
		Second:     {"2005-11-16", "2005-11-16/..", "../2005-11-16"},
		Minute:     {"2005-11-16", "2005-11-16/..", "../2005-11-16"},
		Hour:       {"2005-11-16", "2005-11-16/..", "../2005-11-16"},
		DayPart:    {"2005-11-16", "2005-11-16/..", "../2005-11-16"},
		Day:        {"2005-11-16", "2005-11-16/..", "../2005-11-16"},
		Weekend:    {"2005-11-19/2005-11-20", "2005-11-19~/..", "../2005-11-20~"},
		Week:       {"2005-11-14/2005-11-20", "2005-11-14~/..", "../2005-11-20~"},
		Month:      {"2005-11", "2005-11/..", "../2005-11"},
		Quarter:    {"2005-10/2005-12", "2005-10~/..", "../2005-12~"},
		Season:     {"2005-23", "2005-09~/..", "../2005-11~"},
		Half:       {"2005-07/2005-12", "2005-07~/..", "../2005-12~"},
		Year:       {"2005", "2005/..", "../2005"},
		Decade:     {"200X", "2000~/..", "../2009~"},
		Century:    {"20XX", "2000~/..", "../2099~"},
		Millennium: {"2000/2999", "2000~/..", "../2999~"},
	} {
		v := On(In(at, u))
		if s := v.String(); s != want.alone {
			t.Errorf("a %s prints as %s, want %s", u, s, want.alone)
		}
		if s := Since(v).String(); s != want.since {
			t.Errorf("since a %s prints as %s, want %s", u, s, want.since)
		}
		if s := Until(v).String(); s != want.until {
			t.Errorf("until a %s prints as %s, want %s", u, s, want.until)
		}
	}
}

func TestEDTFInJSON(t *testing.T) {
	type dated struct {
		When  Value
		Never Value
	}
	want := dated{When: About(On(Date(2004, 6, 0)))}
	b, err := json.Marshal(want)
	if err != nil || string(b) != `{"When":"2004-06~","Never":""}` {
		t.Fatal(string(b), err)
	}
	var have dated
	if err := json.Unmarshal(b, &have); err != nil || have != want {
		t.Error(have, err)
	}
	if err := json.Unmarshal([]byte(`{"When":"2004-13"}`), &have); err == nil {
		t.Error("2004-13 is read")
	}
}

// What is read prints as a text that is read as the same days.
func FuzzEDTF(f *testing.F) {
	for _, tt := range conformance {
		f.Add(tt.edtf)
	}
	f.Add("2013-01-28~/2013-02-03~")
	f.Add("[..1984,1990-21,2001-04-XX]")
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseEDTF(s)
		if err != nil {
			if !v.IsZero() {
				t.Errorf("%q is an error and %s", s, v)
			}
			return
		}
		if v.IsZero() || v.Compare(v) != 0 || !v.Overlaps(v) || !v.Contains(v) {
			t.Errorf("%q is not what it is", s)
		}
		printed := v.String()
		again, err := ParseEDTF(printed)
		if err != nil {
			t.Fatalf("%q prints as %q: %v", s, printed, err)
		}
		first, last := days(v)
		if first2, last2 := days(again); first != first2 || last != last2 || again.String() != printed {
			t.Errorf("%q (%s to %s) prints as %q, which is %s to %s and prints as %q", s, first, last, printed, first2, last2, again)
		}
		_ = v.TIMEX3()
	})
}
