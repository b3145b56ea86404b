package calendar

import (
	"testing"
	"time"
)

func TestTIMEX3(t *testing.T) {
	for _, tt := range []struct {
		value, edtf string // edtf where it is a date
	}{
		{"2013-02-12", "2013-02-12"},
		{"2013-02", "2013-02"},
		{"2013", "2013"},
		{"2013-W05", "2013-01-28/2013-02-03"},
		{"2013-W05-WE", "2013-02-02/2013-02-03"},
		{"2012-W53", ""},
		{"2020-W53", "2020-12-28/2021-01-03"},
		{"2013-Q1", "2013-01/2013-03"},
		{"2013-Q4", "2013-10/2013-12"},
		{"2013-H1", "2013-01/2013-06"},
		{"2013-H2", "2013-07/2013-12"},
		{"2013-SP", "2013-21"},
		{"2013-SU", "2013-22"},
		{"2013-FA", "2013-23"},
		{"2013-WI", "2013-24"},
		{"199", "199X"},
		{"19", "19XX"},
		{"1", "1000/1999"},
		{"BC0431", "-0430"},
		{"BC0001", "0000"},
		{"BC0044-03-15", "-0043-03-15"},
		{"BC0044-03", "-0043-03"},
		{"BC04", "-04XX"},
		{"2004-XX", "2004-XX"},
		{"2004-XX-XX", "2004-XX-XX"},
		{"1985-04-XX", "1985-04-XX"},
		{"2013-03-23T15:00", "2013-03-23"},
		{"2013-03-23T15:00:30", "2013-03-23"},
		{"2013-03-23TMO", "2013-03-23"},
		{"2013-03-23TMI", "2013-03-23"},
		{"2013-03-23TAF", "2013-03-23"},
		{"2013-03-23TEV", "2013-03-23"},
		{"2013-03-23TNI", "2013-03-23"},
		{"2013-03-23TDT", "2013-03-23"},
		{"P2Y", ""}, {"P2Y6M", ""}, {"P2.5Y", ""}, {"P0.25M", ""}, {"PXM", ""}, {"PXY", ""}, {"PT24H", ""}, {"PT2H30M", ""},
		{"PTXM", ""}, {"P1DT12H", ""}, {"P1DE", ""}, {"PXDE", ""}, {"P2CE", ""}, {"P1WE", ""}, {"P3Q", ""}, {"P12M", ""}, {"P4W", ""}, {"P0D", ""}, {"P1Y2M3DT4H", ""},
		{"XXXX-WXX-1", ""}, {"XXXX-WXX-WE", ""}, {"XXXX-03", ""}, {"XXXX-03-05", ""}, {"XXXX-02-29", ""}, {"XXXX-XX-15", ""},
		{"XXXX-SU", ""}, {"XXXX-Q3", ""}, {"XXXX-H2", ""}, {"XXXX-W07", ""}, {"XX97", ""}, {"XX6", ""}, {"T15:00", ""}, {"T00:00", ""}, {"TMO", ""}, {"TNI", ""},
		{"PAST_REF", ""}, {"PRESENT_REF", ""}, {"FUTURE_REF", ""},
	} {
		x, err := ParseTIMEX3(tt.value)
		if tt.value == "2012-W53" {
			if err == nil {
				t.Error("2012 has a week 53")
			}
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		if s := x.String(); s != tt.value {
			t.Errorf("%s prints as %s", tt.value, s)
		}
		if s := x.When.String(); s != tt.edtf {
			t.Errorf("%s is %s in EDTF, want %s", tt.value, s, tt.edtf)
		}
	}
}

// Some values have another that means the same, and prints.
func TestTIMEX3ReadsOtherForms(t *testing.T) {
	for value, want := range map[string]string{
		"2013-W07-2":        "2013-02-12",
		"2013-03-23T15":     "2013-03-23T15:00",
		"2013-03-23T15:00Z": "2013-03-23T15:00",
		"XXXX-XX-XXTMO":     "TMO",
		"XXXX-XX-XXT09:30":  "T09:30",
		"T9":                "",
		"T09":               "T09:00",
		"XXXX":              "P1Y",
		"XXXX-XX":           "P1M",
		"XXXX-WXX":          "P1W",
		"XXXX-XX-XX":        "P1D",
		"P2.50Y":            "P2.5Y",
	} {
		x, err := ParseTIMEX3(value)
		if (err != nil) != (want == "") || x.String() != want {
			t.Errorf("%s is read as %s (%v), want %s", value, x, err, want)
		}
	}
}

func TestTIMEX3Refuses(t *testing.T) {
	for _, s := range []string{
		"", "2013-", "2013-02-30", "2013-13", "2013-21", "2013-W00", "2013-W54", "2013-W05-8", "2013-W05-0", "2013-W5", "2013-WW5", "2013-W055", "2013-W05-XX",
		"2013-Q0", "2013-Q5", "2013-Q1-05", "2013-QX", "2013-H3", "2013-XX-05", "2013-AU", "2013-03-23T24:00", "2013-03-23T15:60", "2013-03-23TXX",
		"2013-03T15:00", "2013T15:00", "2013-Q1TMO", "199-03", "19-03", "12345", "BC0000", "BC", "BC1", "BC12345", "BC-0431", "-0431", "2013--03",
		"P", "PT", "P2", "P2H", "PT2D", "P2M2Y", "P2Y2Y", "PXYXM", "P2Y6.5M.", "P2.5Y6M", "P.5Y", "P2.Y", "P-2Y", "PY", "P2X", "P1.2345Y", "PT2HT3M", "P2YT", "P99999999999999Y",
		"XX", "XXX", "XXXX-", "XXXX-13", "XXXX-02-30", "XXXX-WXX-8", "XXXX-WXX-0", "XXXX-XX-32", "XXXX-W54", "XXXX-Q5", "XXXX-XX-XXT", "XXXX-WXX-1TMO", "XXXX-AU",
		"T", "T24:00", "T12:60", "TXX", "T15:00:30", "T1500", "past_ref", "REF", "FY1988",
	} {
		if x, err := ParseTIMEX3(s); err == nil {
			t.Errorf("%q is read as %s", s, x)
		} else if x != (TIMEX3{}) {
			t.Errorf("%q is an error and %s", s, x)
		}
	}
}

// TIMEX3 has no word for some stretches, and none is put in its place.
func TestTIMEX3IsSilent(t *testing.T) {
	for _, v := range []Value{
		{},
		Between(On(Date(2004, 0, 0)), On(Date(2006, 0, 0))),
		Since(On(Date(2004, 0, 0))),
		On(Date(12345, 0, 0)),
		On(In(civil(-435, 1, 1), Decade)),
		OneOf(On(Date(2004, 0, 0)), On(Date(2006, 0, 0))),
	} {
		if s := v.TIMEX3(); s != "" {
			t.Errorf("%s is %s in TIMEX3", v, s)
		}
	}
	for _, c := range []Cycle{{}, Easter(0), NthWeekday(4, 4, 11)} {
		if s := c.TIMEX3(); s != "" {
			t.Errorf("%v is %s in TIMEX3", c, s)
		}
	}
	for _, p := range []Period{{}, Amount(-2, Year), Vague(Half), Amount(1, Season)} {
		if s := p.TIMEX3(); s != "" {
			t.Errorf("%v is %s in TIMEX3", p, s)
		}
	}
}

// The years BC count down: the 430s BC are 439 to 430 BC, a decade that EDTF
// can only write as a range.
func TestDecadeBC(t *testing.T) {
	x, err := ParseTIMEX3("BC043")
	if err != nil || x.When.String() != "-0438/-0429" {
		t.Errorf("have %s, %v", x.When, err)
	}
}

// The nominal hours of a part of the day are nobody's: its bounds are the day's.
func TestPartOfDayHasNoHours(t *testing.T) {
	x, _ := ParseTIMEX3("2013-03-23TEV")
	start, end := x.When.Bounds()
	if want := civil(2013, 3, 23); !start.Equal(want) || end.Sub(start) != 24*time.Hour {
		t.Errorf("it lies in %s to %s", start, end)
	}
}

func FuzzTIMEX3(f *testing.F) {
	for _, s := range []string{
		"2013-02-12", "2013-W05-WE", "2013-W05-3", "2013-WI", "199", "BC0431", "BC043", "2013-03-23T15:00", "2013-03-23TMO", "P2Y6M", "P1DT12H", "P2.5Y",
		"PXM", "XXXX-WXX-3", "XXXX-02-29", "XX97", "T15:00", "PAST_REF", "2004-XX-XX",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := ParseTIMEX3(s)
		if err != nil {
			return
		}
		printed := x.String()
		if printed == "" { // a range of years BC
			return
		}
		again, err := ParseTIMEX3(printed)
		if err != nil {
			t.Fatalf("%q prints as %q: %v", s, printed, err)
		}
		if again.String() != printed || again.When.String() != x.When.String() {
			t.Errorf("%q prints as %q, and that as %q", s, printed, again)
		}
	})
}
