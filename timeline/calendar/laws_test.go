package calendar

import (
	"slices"
	"testing"
	"time"
)

// The laws of the calendar, for each day of forty years: they hold ten leap days,
// years of fifty-three weeks, and the turn of a century.

func eachDay(f func(day Interval)) {
	for t := civil(1985, 1, 1); t.Year() < 2025; t = t.AddDate(0, 0, 1) {
		f(In(t, Day))
	}
}

// aligned are the units that follow each other without a gap.
var aligned = []Unit{Second, Minute, Hour, Day, Week, Month, Quarter, Season, Half, Year, Decade, Century, Millennium}

// cycles are one of each kind.
var cycles = []Cycle{
	Every(Day), Every(Weekend), Every(Week), Every(Month), Every(Quarter), Every(Season), Every(Half), Every(Year), Every(Decade),
	monday, Weekday(7), march, MonthOfYear(12), SeasonOfYear(1), winter, DayOfMonth(1), DayOfMonth(31), feb29, MonthDay(12, 31),
	NthWeekday(5, 3, 2), NthWeekday(-1, 1, 5), WeekdayFrom(2, 11, 2), WeekdayFrom(1, 12, 31), Easter(0), Easter(-47), Clock(20, 15), PartOfDay(Night), Ordinal(53, Week, Year),
	Ordinal(1, Week, Year), Ordinal(366, Day, Year), Ordinal(2, Half, Year), Ordinal(9, Year, Decade), Ordinal(99, Year, Century),
}

func TestUnitsFollowEachOther(t *testing.T) {
	eachDay(func(day Interval) {
		for _, u := range aligned {
			i := In(day.Start, u)
			next := In(i.End, u)
			switch {
			case day.Start.Before(i.Start) || !day.Start.Before(i.End):
				t.Fatalf("%s: not in its %s, %s", day, u, i)
			case In(i.Start, u) != i || In(i.End.Add(-time.Second), u) != i:
				t.Fatalf("%s: %s is not the %s of its first or last second", day, i, u)
			case next.Start != i.End:
				t.Fatalf("%s: after %s comes %s", day, i, next)
			case Last(next, Every(u), 1) != i || Next(i, Every(u), 1) != next:
				t.Fatalf("%s: %s is not before %s", day, i, next)
			}
		}
	})
}

func TestUnitsHoldFiner(t *testing.T) {
	holds := map[Unit][]Unit{
		Week: {Day, Weekend}, Month: {Day}, Quarter: {Day, Month}, Season: {Day, Month}, Half: {Day, Month, Quarter},
		Year: {Day, Month, Quarter, Half}, Decade: {Year}, Century: {Decade}, Millennium: {Century},
	}
	eachDay(func(day Interval) {
		for u, finer := range holds {
			for _, f := range finer {
				if !In(day.Start, u).Contains(In(day.Start, f)) {
					t.Fatalf("%s: its %s is not within its %s", day, f, u)
				}
			}
		}
	})
}

func TestISOWeeks(t *testing.T) {
	eachDay(func(day Interval) {
		y, w := day.Start.ISOWeek()
		if ISOWeek(y, w) != In(day.Start, Week) {
			t.Fatalf("%s is in week %d of %d", day, w, y)
		}
	})
}

// Last and Next are strict and skip nothing; Near lies between. Each cycle is
// looked at from every fifth day, which comes to all days of the week and month.
func TestCyclesAreInOrder(t *testing.T) {
	eachDay(func(day Interval) {
		for k, c := range cycles {
			if (day.Start.YearDay()+k)%5 != 0 {
				continue
			}
			last, last2 := Last(day, c, 1), Last(day, c, 2)
			next, next2 := Next(day, c, 1), Next(day, c, 2)
			switch {
			case last.End.After(day.Start) || next.Start.Before(day.End):
				t.Fatalf("%s: last %s, next %s", day, last, next)
			case Last(last, c, 1) != last2 || Next(next, c, 1) != next2:
				t.Fatalf("%s: %v: by ones it is another than by twos", day, c)
			case Next(last2, c, 1) != last || Last(next2, c, 1) != next:
				t.Fatalf("%s: %v: there and back is elsewhere", day, c)
			case This(last, c) != last || This(next, c) != next || This(next2, c) != next2:
				t.Fatalf("%s: %v: %s is not this %s", day, c, This(next, c), next)
			}
			back, ahead, near := Near(day, c, Backward), Near(day, c, Forward), Near(day, c, Either)
			switch {
			case !back.Start.Before(day.End) || !ahead.End.After(day.Start) || near != back && near != ahead:
				t.Fatalf("%s: %v: near are %s, %s and %s", day, c, back, ahead, near)
			case !back.Overlaps(day) && back != last || !ahead.Overlaps(day) && ahead != next:
				t.Fatalf("%s: %v: near are %s and %s, last %s, next %s", day, c, back, ahead, last, next)
			case back.Contains(day) && (ahead != back || This(day, c) != back):
				t.Fatalf("%s: %v: it is in %s, and %s is ahead", day, c, back, ahead)
			}
		}
	})
}

// Nth counts what is within, from either end.
func TestNthCounts(t *testing.T) {
	for y := 1985; y < 2025; y += 3 {
		for _, within := range []Interval{Date(y, 0, 0), Date(y, 2, 0), Date(y, 3, 0), ISOWeek(y, 30)} {
			for _, c := range cycles {
				found := all(within, c)
				for i, want := range found {
					if !within.Contains(want) || i > 0 && found[i-1].End.After(want.Start) {
						t.Fatalf("%s: %v: %s is the %d-th", within, c, want, i+1)
					}
					if got := Nth(within, i-len(found), c); got != want {
						t.Fatalf("%s: %v: from the end %s, from the start %s", within, c, got, want)
					}
				}
				if len(found) > 0 && (within.Contains(Last(found[0], c, 1)) || !Nth(within, -len(found)-1, c).IsZero()) {
					t.Fatalf("%s: %v: %s is not the first", within, c, found[0])
				}
			}
		}
	}
	counts := map[Interval]int{Date(2013, 2, 0): 4, Date(2012, 2, 0): 4, Date(2013, 1, 0): 5}
	for month, want := range counts {
		if n := len(all(month, tuesday)); n != want {
			t.Errorf("%s has %d Tuesdays, want %d", month, n, want)
		}
	}
}

func TestPeriodsMove(t *testing.T) {
	eachDay(func(day Interval) {
		for _, n := range []int{1, 2, 3, 11, 12, 13, 59} {
			for _, u := range []Unit{Day, Week} {
				if From(From(day, Amount(n, u)), Amount(-n, u)) != day {
					t.Fatalf("%s: %d %ss there and back is elsewhere", day, n, u)
				}
			}
			for _, u := range []Unit{Month, Quarter, Year} {
				there := From(day, Amount(n, u))
				back := From(there, Amount(-n, u))
				if there.Start.Day() > day.Start.Day() || back.Start.Day() > day.Start.Day() || !In(day.Start, Month).Contains(back) {
					t.Fatalf("%s: %d %ss later is %s, and back %s", day, n, u, there, back)
				}
				if day.Start.Day() <= 28 && back != day {
					t.Fatalf("%s: %d %ss there and back is %s", day, n, u, back)
				}
				if got := After(day, Amount(n, u)); got.Unit != u || !got.Contains(there) {
					t.Fatalf("%s: after %d %ss is %s, which is without %s", day, n, u, got, there)
				}
			}
		}
	})
}

func TestLeapDays(t *testing.T) {
	for y := -400; y < 3000; y++ {
		leap := y%4 == 0 && (y%100 != 0 || y%400 == 0)
		i := This(Date(y, 0, 0), feb29)
		if leap == i.IsZero() || leap && (i.Start.Month() != time.February || i.Start.Day() != 29 || i.Start.Year() != y) {
			t.Fatalf("%d: its 29 February is %s", y, i)
		}
	}
}

func TestEaster(t *testing.T) {
	for y, want := range map[int]string{ // earliest, latest, and some between
		1818: "1818-03-22", 1943: "1943-04-25", 1961: "1961-04-02", 1976: "1976-04-18", 1989: "1989-03-26", 2000: "2000-04-23",
		2008: "2008-03-23", 2011: "2011-04-24", 2013: "2013-03-31", 2019: "2019-04-21", 2024: "2024-03-31", 2025: "2025-04-20", 2038: "2038-04-25",
	} {
		if s := This(Date(y, 0, 0), Easter(0)).String(); s != want {
			t.Errorf("have %s, want %s", s, want)
		}
	}
	for y := -1000; y < 5000; y++ {
		i := This(Date(y, 0, 0), Easter(0))
		if d := i.Start.YearDay() - civil(y, 3, 22).YearDay(); i.Start.Weekday() != time.Sunday || d < 0 || d > 34 {
			t.Fatalf("Easter of %d is %s", y, i)
		}
	}
}

// A stretch is read again as it is printed: in TIMEX3 the same, in EDTF the same days.
func TestRoundTrips(t *testing.T) {
	units := append(slices.Clone(aligned), Weekend, DayPart)
	check := func(i Interval) {
		v := On(i)
		if got, ok := v.Interval(); !ok || got != i {
			t.Fatalf("%s is %s in a Value", i, got)
		}
		if x, err := ParseTIMEX3(i.TIMEX3()); err != nil || x.When != v && i.Unit != Hour {
			t.Fatalf("%s is read again as %s (%v)", i.TIMEX3(), x, err)
		}
		for _, v := range []Value{v, About(v), Uncertain(v), About(Uncertain(v)), Since(v), Until(v), About(Since(v)), Between(v, v), Start(v), OneOf(v, On(Date(1850, 0, 0))), AllOf(v, Since(v))} {
			again, err := ParseEDTF(v.String())
			first, last := days(v)
			first2, last2 := days(again)
			if err != nil || first != first2 || last != last2 || again.String() != v.String() {
				t.Fatalf("%s (%s to %s) is read again as %s (%s to %s), %v", v, first, last, again, first2, last2, err)
			}
			if v.IsUncertain() != again.IsUncertain() || v.IsAbout() && !again.IsAbout() {
				t.Fatalf("%s is read again as %s: one of them is uncertain", v, again)
			}
		}
	}
	eachDay(func(day Interval) {
		if day.Start.YearDay()%9 != 0 {
			return
		}
		for _, u := range units {
			check(In(day.Start.Add(15*time.Hour), u))
		}
	})
	for y := -9990; y < 10000; y += 7 {
		if s := Date(y, 2, 28).String(); On(Date(y, 2, 28)) != must(ParseEDTF(s)) {
			t.Fatalf("%d is read again as %s", y, s)
		}
		if x, err := ParseTIMEX3(Date(y, 2, 28).TIMEX3()); err != nil || x.When != On(Date(y, 2, 28)) {
			t.Fatalf("%d is read again as %s, %v", y, x, err)
		}
		for _, u := range []Unit{Decade, Century, Millennium} {
			i := In(civil(y, 1, 1), u)
			if !i.Contains(Date(y, 0, 0)) || u != Millennium && On(i) != must(ParseEDTF(i.String())) {
				t.Fatalf("%d: its %s is %s", y, u, i)
			}
		}
	}
}

func must(v Value, err error) Value {
	if err != nil {
		panic(err)
	}
	return v
}

// all returns the intervals of c within i.
func all(i Interval, c Cycle) (found []Interval) {
	for n := 1; ; n++ {
		j := Nth(i, n, c)
		if j.IsZero() {
			return found
		}
		found = append(found, j)
	}
}
