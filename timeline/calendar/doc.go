// Package calendar is an algebra of calendar time. It knows no text.
//
// Three sorts of value are what words of time mean. An [Interval] is one
// stretch of the timeline: the year 1990. A [Period] is an amount of time that
// lies nowhere in particular: three weeks. A [Cycle] is a stretch that recurs:
// every Tuesday, every March, every year. Operators make intervals of them:
//
//	Last(i, Weekday(2), 1)      the last Tuesday that ends before i begins
//	This(i, MonthOfYear(3))     the March of the year in which i lies
//	Before(i, Amount(2, Week))  i, moved two weeks earlier: a week
//	Nth(i, 3, Weekday(2))       the third Tuesday within i
//
// They are those of Bethard and Parker, "A Semantically Compositional
// Annotation Scheme for Time Normalization" (LREC 2016). An operator returns
// the zero Interval where there is no such time, and takes one as such, so that
// operators can be put into each other without a look at each result.
//
// A [Value] is a date as a source gives it: an interval, or a range that may be
// open at an end, about or uncertain, or a set of such. It prints and reads
// EDTF (ISO 8601-2, levels 0 and 1, and the sets of level 2). What TIMEX3 writes
// in the attribute value is printed by methods called TIMEX3 and read by
// [ParseTIMEX3].
//
// All times are civil times of no zone, written in UTC: what a clock on the
// wall shows. The calendar is the Gregorian one, carried back before 1582 as
// ISO 8601 does; the year 0 is 1 BC.
package calendar
