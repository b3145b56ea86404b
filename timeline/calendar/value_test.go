package calendar

import (
	"slices"
	"testing"
	"unsafe"
)

func edtf(s string) Value { return must(ParseEDTF(s)) }

func TestValuesAreSmall(t *testing.T) {
	if n := unsafe.Sizeof(Value{}); n > 40 {
		t.Errorf("a Value has %d bytes: hundreds of thousands are held", n)
	}
}

func TestConstructors(t *testing.T) {
	y, m := On(Date(1990, 0, 0)), On(Date(1995, 3, 0))
	for _, tt := range []struct {
		have Value
		want string
	}{
		{On(Interval{}), ""},
		{On(Interval{civil(2013, 3, 5), civil(2013, 3, 9), Day}), "2013-03-05/2013-03-08"},
		{On(Interval{civil(2013, 3, 5), civil(2013, 3, 9), Month}), "2013-03"},
		{Between(y, m), "1990/1995-03"},
		{Between(About(y), m), "1990~/1995-03"},
		{Between(m, y), ""},
		{Between(y, y), "1990"},
		{Between(Value{}, m), ""},
		{Between(Since(y), m), "1990/1995-03"},
		{Between(y, Since(m)), "1990/.."},
		{Since(y), "1990/.."},
		{Since(Between(y, m)), "1990/.."},
		{Since(Until(y)), ""},
		{Since(Value{}), ""},
		{Until(m), "../1995-03"},
		{Until(Value{}), ""},
		{About(y), "1990~"},
		{About(Since(y)), "1990~/.."},
		{About(Uncertain(y)), "1990%"},
		{About(edtf("[1667,1668?,1670..1672]")), "[1667~,1668%,1670~..1672~]"},
		{Uncertain(m), "1995-03?"},
		{Start(y), "1990"},
		{OneOf(y, m), "[1990,1995-03]"},
		{OneOf(y), "1990"},
		{OneOf(), ""},
		{OneOf(Value{}, y, Since(m)), "[1990,1995-03..]"},
		{OneOf(y, OneOf(m, On(Date(2001, 0, 0)))), "[1990,1995-03,2001]"},
		{AllOf(On(ISOWeek(2013, 5)), m), "{2013-01-28..2013-02-03,1995-03}"},
	} {
		if s := tt.have.String(); s != tt.want {
			t.Errorf("have %s, want %s", s, tt.want)
		}
	}
	if edtf("1990/1995-03") != Between(y, m) || edtf("[1990,1995-03]") != OneOf(y, m) {
		t.Error("what is read is another than what is made")
	}
}

func TestMods(t *testing.T) {
	y := On(Date(1990, 0, 0))
	for want, v := range map[string]Value{"": y, "START": Start(y), "MID": Mid(y), "END": End(Start(y)), "APPROX": About(y)} {
		if v.Mod() != want {
			t.Errorf("have %q, want %q", v.Mod(), want)
		}
		if start, end := v.Bounds(); start != civil(1990, 1, 1) || end != civil(1991, 1, 1) {
			t.Errorf("%s: nobody knows how long it is, and it is %s to %s", want, start, end)
		}
	}
}

func TestParts(t *testing.T) {
	for _, tt := range []struct {
		edtf           string
		isRange, isOne bool
		from, to       string
		unit           Unit
	}{
		{"1990", false, true, "1990", "1990", Year},
		{"1990~/1995-03", true, false, "1990", "1995-03", Year},
		{"1990/..", true, false, "1990", "", Year},
		{"/1995-03", true, false, "", "1995-03", Month},
		{"1985-04-XX", false, true, "1985-04", "1985-04", Month},
		{"[1667,1668]", false, false, "1667", "1668", Year},
	} {
		v := edtf(tt.edtf)
		_, one := v.Interval()
		if v.IsRange() != tt.isRange || one != tt.isOne || v.From().String() != tt.from || v.To().String() != tt.to || v.Unit() != tt.unit {
			t.Errorf("%s: range %v, one %v, from %s to %s, %s", tt.edtf, v.IsRange(), one, v.From(), v.To(), v.Unit())
		}
	}
	if all, members := edtf("{1960,1961-12..}").Set(); !all || !slices.Equal(members, []Value{edtf("1960"), edtf("1961-12/..")}) {
		t.Errorf("all %v, %v", all, members)
	}
	if _, members := edtf("1960").Set(); members != nil {
		t.Error("1960 is a set")
	}
}

func TestContainsAndOverlaps(t *testing.T) {
	for _, tt := range []struct {
		v, w               string
		contains, overlaps bool
	}{
		{"2004", "2004-06", true, true},
		{"2004-06", "2004", false, true},
		{"2004", "2005", false, false},
		{"2004/2006", "2005", true, true},
		{"2004/..", "2005/..", true, true},
		{"2004/..", "../2005", false, true},
		{"2004/..", "../2003", false, false},
		{"2004/..", "2010-05", true, true},
		{"../2004", "2010-05", false, false},
		{"../2004", "1066", true, true},
		{"2004/2006", "2004/..", false, true},
		{"2004/", "2010", true, true},
		{"[1667,1670..1672]", "1668", false, false},
		{"[1667,1670..1672]", "1671", true, true},
		{"1660/1700", "[1667,1670..1672]", true, true},
		{"1660/1670", "[1667,1670..1672]", false, true},
		{"0001", "0001-01-01", true, true},
		{"0000", "0001", false, false},
	} {
		v, w := edtf(tt.v), edtf(tt.w)
		if v.Contains(w) != tt.contains || v.Overlaps(w) != tt.overlaps || w.Overlaps(v) != tt.overlaps {
			t.Errorf("%s contains %s: %v; overlaps: %v, %v", v, w, v.Contains(w), v.Overlaps(w), w.Overlaps(v))
		}
	}
	never := Value{}
	if never.Contains(never) || never.Overlaps(edtf("2004")) || edtf("2004").Contains(never) {
		t.Error("no date lies somewhere")
	}
}

func TestCompare(t *testing.T) {
	y := On(Date(2012, 0, 0))
	want := []Value{
		edtf("-0430"), edtf("../2004"), edtf("2011-12-31"), Start(y),
		edtf("2012-01-01"), edtf("2012-01"), edtf("2012-01/2012-02"), y, About(y), Mid(y), edtf("2012/2013"), edtf("2012/.."), End(y),
		edtf("2012-01-02"), edtf("2012-02"), edtf("2012-02-29"), edtf("[2013,2014]"), edtf("{2013,2014}"), {},
	}
	for i, v := range want {
		for j, w := range want {
			if c := v.Compare(w); c != -w.Compare(v) || (c == 0) != (v == w) || i < j && c >= 0 {
				t.Errorf("%d %s and %d %s: %d and %d", i, v, j, w, c, w.Compare(v))
			}
		}
	}
}
