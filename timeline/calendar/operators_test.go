package calendar

import (
	"testing"
	"time"
)

var (
	dct = Date(2013, 2, 12) // a Tuesday

	monday  = Weekday(1)
	tuesday = Weekday(2)
	friday  = Weekday(5)
	march   = MonthOfYear(3)
	summer  = SeasonOfYear(2)
	winter  = SeasonOfYear(4)
	feb29   = MonthDay(2, 29)
)

func TestOperators(t *testing.T) {
	for _, tt := range []struct {
		what string
		have Interval
		want string // in TIMEX3
	}{
		{"the day itself", dct, "2013-02-12"},
		{"the year of the day", dct.Widen(Year), "2013"},
		{"the day of a year", Date(2013, 0, 0).Widen(Day), "2013"},

		{"last Tuesday, on a Tuesday", Last(dct, tuesday, 1), "2013-02-05"},
		{"this Tuesday, on a Tuesday", This(dct, tuesday), "2013-02-12"},
		{"next Tuesday, on a Tuesday", Next(dct, tuesday, 1), "2013-02-19"},
		{"Monday of this week", This(dct, monday), "2013-02-11"},
		{"Friday of this week", This(dct, friday), "2013-02-15"},
		{"the Friday after next", Next(dct, friday, 2), "2013-02-22"},

		{"yesterday", Last(dct, Every(Day), 1), "2013-02-11"},
		{"tomorrow", Next(dct, Every(Day), 1), "2013-02-13"},
		{"this week", This(dct, Every(Week)), "2013-W07"},
		{"last week", Last(dct, Every(Week), 1), "2013-W06"},
		{"last weekend", Last(dct, Every(Weekend), 1), "2013-W06-WE"},
		{"this weekend", This(dct, Every(Weekend)), "2013-W07-WE"},
		{"last weekend, on a Sunday", Last(Date(2013, 2, 17), Every(Weekend), 1), "2013-W06-WE"},
		{"next month", Next(dct, Every(Month), 1), "2013-03"},
		{"last quarter", Last(dct, Every(Quarter), 1), "2012-Q4"},
		{"this half", This(dct, Every(Half)), "2013-H1"},
		{"last year", Last(dct, Every(Year), 1), "2012"},
		{"last decade", Last(dct, Every(Decade), 1), "200"},
		{"last century", Last(dct, Every(Century), 1), "19"},
		{"500 years on", Next(dct, Every(Year), 500), "2513"},

		{"last March", Last(dct, march, 1), "2012-03"},
		{"this March", This(dct, march), "2013-03"},
		{"next March", Next(dct, march, 1), "2013-03"},
		{"the March of 2010", This(Date(2010, 0, 0), march), "2010-03"},
		{"last February, in February", Last(dct, MonthOfYear(2), 1), "2012-02"},

		{"last summer", Last(dct, summer, 1), "2012-SU"},
		{"this winter, in February", This(dct, winter), "2012-WI"},
		{"last winter, in February", Last(dct, winter, 1), "2011-WI"},
		{"next winter", Next(dct, winter, 1), "2013-WI"},
		{"the winter of 2013", This(Date(2013, 0, 0), winter), "2013-WI"},
		{"the winter of a decade, which is none", This(Interval{}, winter), ""},

		{"5 March, told", Near(dct, MonthDay(3, 5), Backward), "2012-03-05"},
		{"5 March, to come", Near(dct, MonthDay(3, 5), Forward), "2013-03-05"},
		{"5 March, the nearest", Near(dct, MonthDay(3, 5), Either), "2013-03-05"},
		{"5 October, the nearest", Near(dct, MonthDay(10, 5), Either), "2012-10-05"},
		{"12 February, told on that day", Near(dct, MonthDay(2, 12), Backward), "2013-02-12"},
		{"Tuesday, told on a Tuesday", Near(dct, tuesday, Backward), "2013-02-12"},
		{"Tuesday, to come on a Tuesday", Near(dct, tuesday, Forward), "2013-02-12"},
		{"Friday, told", Near(dct, friday, Backward), "2013-02-08"},
		{"Friday, to come", Near(dct, friday, Forward), "2013-02-15"},
		{"Friday, the nearest", Near(dct, friday, Either), "2013-02-15"},
		{"February, told in February", Near(dct, MonthOfYear(2), Backward), "2013-02"},
		{"the 20th, told of a month", Near(Date(2013, 2, 0), DayOfMonth(20), Backward), "2013-02-20"},
		{"winter, to come in winter", Near(dct, winter, Forward), "2012-WI"},
		{"'97", Near(dct, Ordinal(97, Year, Century), Backward), "1997"},
		{"'14, to come", Near(dct, Ordinal(14, Year, Century), Forward), "2014"},
		{"the '60s", Near(dct, Ordinal(6, Decade, Century), Backward), "196"},

		{"29 February, last", Last(dct, feb29, 1), "2012-02-29"},
		{"29 February, the one before", Last(dct, feb29, 2), "2008-02-29"},
		{"29 February of 2013, which had none", This(dct, feb29), ""},
		{"29 February after 1896, for 1900 had none", Next(Date(1896, 2, 29), feb29, 1), "1904-02-29"},
		{"30 February", Near(dct, MonthDay(2, 30), Either), ""},
		{"the last 31st but one", Last(dct, DayOfMonth(31), 2), "2012-12-31"},
		{"the next 31st", Next(dct, DayOfMonth(31), 1), "2013-03-31"},
		{"the 31st of this month", This(dct, DayOfMonth(31)), ""},
		{"the 366th day of 2012", This(Date(2012, 0, 0), Ordinal(366, Day, Year)), "2012-12-31"},
		{"the 366th day of 2013", This(Date(2013, 0, 0), Ordinal(366, Day, Year)), ""},

		{"the third Tuesday of March", Nth(Date(2013, 3, 0), 3, tuesday), "2013-03-19"},
		{"the last Friday of March", Nth(Date(2013, 3, 0), -1, friday), "2013-03-29"},
		{"the fifth Tuesday of March, which has four", Nth(Date(2013, 3, 0), 5, tuesday), ""},
		{"the third quarter of 2012", Nth(Date(2012, 0, 0), 3, Every(Quarter)), "2012-Q3"},
		{"the last week of 2012", Nth(Date(2012, 0, 0), -1, Every(Week)), "2012-W52"},
		{"the 100th day of 2012", Nth(Date(2012, 0, 0), 100, Every(Day)), "2012-04-09"},
		{"the second decade of the 20th century", Nth(In(civil(1950, 1, 1), Century), 2, Every(Decade)), "191"},
		{"the zeroth", Nth(dct, 0, tuesday), ""},
		{"Thanksgiving of 2012", This(Date(2012, 0, 0), NthWeekday(4, 4, 11)), "2012-11-22"},
		{"Memorial Day of 2012", This(Date(2012, 0, 0), NthWeekday(-1, 1, 5)), "2012-05-28"},
		{"a fifth Monday of March", Next(dct, NthWeekday(5, 1, 3), 1), "2014-03-31"},
		{"a fifth Monday of March from the end", Next(dct, NthWeekday(-5, 1, 3), 1), "2014-03-03"},
		{"Good Friday", Next(dct, Easter(-2), 1), "2013-03-29"},
		{"Whit Monday last", Last(dct, Easter(50), 1), "2012-05-28"},

		{"two days ago", Before(dct, Amount(2, Day)), "2013-02-10"},
		{"two weeks ago", Before(dct, Amount(2, Week)), "2013-W05"},
		{"three years ago", Before(dct, Amount(3, Year)), "2010"},
		{"a decade ago", Before(dct, Amount(1, Decade)), "200"},
		{"two quarters ago", Before(dct, Amount(2, Quarter)), "2012-Q3"},
		{"two years and six months ago", Before(dct, Fraction(2, 1, 2, Year)), "2010-08"},
		{"some months ago", Before(dct, Vague(Month)), ""},
		{"48 hours ago, by day", Before(dct, Amount(48, Hour)), "2013-02-10"},
		{"three hours ago, by day", Before(dct, Amount(3, Hour)), "2013-02-12"},
		{"three hours before 1 o'clock", Before(At(dct, 1, 0), Amount(3, Hour)), "2013-02-11T22:00"},
		{"half an hour after 15:10", After(At(dct, 15, 10), Fraction(0, 1, 2, Hour)), "2013-02-12T15:40"},
		{"a month after 31 January", After(Date(2020, 1, 31), Amount(1, Month)), "2020-02"},
		{"a month from 31 January", From(Date(2020, 1, 31), Amount(1, Month)), "2020-02-29"},
		{"a year from 29 February", From(Date(2020, 2, 29), Amount(1, Year)), "2021-02-28"},
		{"two weeks from Monday", From(This(dct, monday), Amount(2, Week)), "2013-02-25"},
		{"two days after a weekend", After(Last(dct, Every(Weekend), 1), Amount(2, Day)), "2013-02-12"},
		{"two days before a weekend", Before(Last(dct, Every(Weekend), 1), Amount(2, Day)), "2013-02-07"},
		{"two weeks after a month", After(Date(2013, 2, 0), Amount(2, Week)), "2013-02"},
		{"two years after 1 BC", After(Date(0, 0, 0), Amount(2, Year)), "0002"},
		{"ten years before 5 AD", Before(Date(5, 0, 0), Amount(10, Year)), "BC0006"},

		{"last night", Last(dct, PartOfDay(Night), 1), "2013-02-11TNI"},
		{"this evening", This(dct, PartOfDay(Evening)), "2013-02-12TEV"},
		{"noon", At(dct, 12, 0), "2013-02-12T12:00"},
		{"the 8 o'clock of this night", This(This(dct, PartOfDay(Night)), Ordinal(20, Hour, Day)), "2013-02-12T20:00"},

		{"what there is none of", Next(dct, Cycle{}, 1), ""},
		{"the zeroth Tuesday to come", Next(dct, tuesday, 0), ""},
		{"so many Tuesdays that nobody counts them", Last(dct, tuesday, 1<<20), ""},
		{"so many years", Next(dct, Every(Millennium), 1<<38), ""},
		{"so long ago", Before(dct, Amount(1<<40, Millennium)), ""},
		{"after nothing", After(Interval{}, Amount(1, Day)), ""},
		{"after no time", After(dct, Period{}), ""},
	} {
		if s := tt.have.TIMEX3(); s != tt.want {
			t.Errorf("%s: have %q, want %q", tt.what, s, tt.want)
		}
	}
}

func TestDate(t *testing.T) {
	for _, d := range [][3]int{{2013, 2, 29}, {2013, 4, 31}, {2013, 13, 1}, {2013, 13, 0}, {2013, 0, 1}, {2013, -1, 0}, {2013, 1, -1}, {maxYear + 1, 1, 1}} {
		if i := Date(d[0], d[1], d[2]); !i.IsZero() {
			t.Errorf("%v is %s", d, i)
		}
	}
	if s := Date(BC(431), 0, 0).String(); s != "-0430" {
		t.Errorf("431 BC is %s", s)
	}
}

// A time of another zone is what the clock of that zone shows.
func TestInZone(t *testing.T) {
	at := time.Date(2013, 2, 12, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	if s := In(at, Day).String(); s != "2013-02-12" {
		t.Errorf("it is %s", s)
	}
	if s := In(at, Hour).TIMEX3(); s != "2013-02-12T23:00" {
		t.Errorf("it is %s", s)
	}
}

func TestIntervals(t *testing.T) {
	y, m, d := Date(2013, 0, 0), Date(2013, 2, 0), Date(2013, 3, 1)
	if !y.Contains(m) || m.Contains(y) || m.Contains(d) || y.Contains(Interval{}) || (Interval{}).Contains(y) {
		t.Error("Contains is wrong")
	}
	if !y.Overlaps(m) || !m.Overlaps(y) || m.Overlaps(d) || d.Overlaps(m) || y.Overlaps(Interval{}) {
		t.Error("Overlaps is wrong")
	}
}

func TestUnitNames(t *testing.T) {
	for u := Second; u <= Millennium; u++ {
		if got, ok := ParseUnit(u.String()); !ok || got != u {
			t.Errorf("%s is read as %s", u, got)
		}
	}
	if _, ok := ParseUnit("none"); ok {
		t.Error("none is a unit")
	}
}

func BenchmarkNear(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Near(dct, friday, Backward)
	}
}

func BenchmarkLeapDay(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Last(dct, feb29, 1)
	}
}

func BenchmarkBefore(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Before(dct, Amount(2, Week))
	}
}

func BenchmarkString(b *testing.B) {
	v := About(On(dct))
	b.ReportAllocs()
	for b.Loop() {
		_ = v.String()
	}
}

func BenchmarkParseEDTF(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = ParseEDTF("2004-06-11~/2005-02")
	}
}

// An operator that is called for each date of a big archive leaves nothing to collect.
func TestOperatorsAllocateNothing(t *testing.T) {
	n := testing.AllocsPerRun(10, func() {
		for _, s := range []Sense{Backward, Forward, Either} {
			Near(dct, friday, s)
		}
		This(Last(Next(dct, feb29, 2), winter, 3), Easter(1))
		Nth(dct.Widen(Year), -2, NthWeekday(1, 1, 1))
		From(Before(After(dct, Amount(2, Week)), Fraction(1, 1, 2, Year)), Amount(3, Day))
		On(dct).Overlaps(Since(About(On(dct))))
	})
	if n != 0 {
		t.Errorf("they allocate %v times", n)
	}
}
