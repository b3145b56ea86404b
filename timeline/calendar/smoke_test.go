package calendar

import "testing"

func TestSmoke(t *testing.T) {
	dct := Date(2013, 2, 12)
	for _, tt := range []struct {
		i    Interval
		want string
	}{
		{Last(dct, Weekday(2), 1), "2013-02-05"},
		{This(dct, Weekday(2)), "2013-02-12"},
		{Next(dct, Weekday(2), 1), "2013-02-19"},
		{Last(dct, MonthOfYear(3), 1), "2012-03"},
		{This(dct, MonthOfYear(3)), "2013-03"},
		{Last(dct, Every(Year), 1), "2012"},
		{Last(dct, SeasonOfYear(2), 1), "2012-22"},
		{Last(dct, SeasonOfYear(4), 1), "2011-24"},
		{This(dct, SeasonOfYear(4)), "2012-24"},
		{This(Date(2013, 0, 0), SeasonOfYear(4)), "2013-24"},
		{Last(dct, DayOfMonth(31), 2), "2012-12-31"},
		{Before(dct, Amount(2, Week)), "2013-01-28/2013-02-03"},
		{Before(dct, Amount(3, Year)), "2010"},
		{After(Date(2020, 1, 31), Amount(1, Month)), "2020-02"},
		{Nth(Date(2013, 3, 0), 3, Weekday(2)), "2013-03-19"},
		{Nth(Date(2013, 3, 0), -1, Weekday(5)), "2013-03-29"},
		{Last(dct, MonthDay(2, 29), 1), "2012-02-29"},
		{Last(dct, MonthDay(2, 29), 2), "2008-02-29"},
		{This(Date(2013, 0, 0), Easter(0)), "2013-03-31"},
		{This(Date(2012, 0, 0), NthWeekday(4, 4, 11)), "2012-11-22"},
		{This(Date(2012, 0, 0), NthWeekday(-1, 1, 5)), "2012-05-28"},
		{Near(dct, Weekday(2), Backward), "2013-02-12"},
		{Near(dct, Weekday(3), Backward), "2013-02-06"},
		{Near(dct, Weekday(3), Forward), "2013-02-13"},
		{Near(dct, MonthOfYear(3), Backward), "2012-03"},
		{Last(dct, Every(Weekend), 1), "2013-02-09/2013-02-10"},
		{This(dct, Every(Weekend)), "2013-02-16/2013-02-17"},
		{Next(dct, Every(Weekend), 2), "2013-02-23/2013-02-24"},
		{Near(dct, Ordinal(97, Year, Century), Backward), "1997"},
		{Near(dct, Ordinal(6, Decade, Century), Backward), "196X"},
		{In(dct.Start, Quarter), "2013-01/2013-03"},
		{Date(2013, 2, 30), ""},
		{In(civil(-450, 1, 1), Century), "-04XX"},
		{Last(dct, Every(Century), 1), "19XX"},
		{Last(dct, PartOfDay(Night), 1), "2013-02-11"},
	} {
		if tt.i.String() != tt.want {
			t.Errorf("have %s (%s), want %s", tt.i, tt.i.TIMEX3(), tt.want)
		}
	}
}

func BenchmarkLast(b *testing.B) {
	b.ReportAllocs()
	dct := Date(2013, 2, 12)
	for b.Loop() {
		Last(dct, MonthDay(2, 29), 1)
		Near(dct, Weekday(3), Backward)
		Before(dct, Amount(2, Week))
	}
}
