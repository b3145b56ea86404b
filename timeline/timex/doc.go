// Package timex finds the temporal expressions of a text and says when they mean.
//
//	g, _ := timex.Language("en")
//	found := g.Tag(text)                               // spans and their meaning: no date needed
//	dates := g.Anchor(text, found, published, timex.Auto) // when they mean, for a text of that day
//
// All that is known of a language stands in one file, lang/en.rules, in a notation of
// its own. This is its manual.
//
// # Words and rules
//
// A line of words gives a class, the value that its words have, and the words:
//
//	WEEKDAY 2  tuesday Tue Tue.
//	UNIT week  week weeks
//
// A value is a number, a unit of package calendar (second … millennium), a part of the
// day (morning, daytime, midday, afternoon, evening, night) or a modifier (start, mid,
// end, about, more, less, atleast, atmost). A word written with a capital wants one in
// the text; one with a full stop, "Jan.", wants that. A word with a tilde, ~th, is glued
// to a number, and a number to fy~; 's and 'clock begin with an apostrophe, l' ends with
// one.
//
// A rule gives a result, a pattern, and after an equals sign what the pattern means:
//
//	PERIOD  NUMBER UNIT             = period(NUMBER, UNIT)
//	DATE    PERIOD ago              = before(dct, PERIOD)
//
// In the pattern small letters are words, capitals are classes or results of rules; a
// digit behind a class tells two of them apart, NUMBER1 or NUMBER2; a question mark says
// that the word before it may be missing, a bar that either of two may stand; marks and
// numbers are written as they stand in texts, YEAR-MONTHNUM and 9/11. What results in
// DATE, TIME, DURATION or SET is tagged; other results are parts of other rules only;
// NONE is what looks like an expression and is none. Brackets leave out of the tag what
// is around them, and two pairs make two tags, with a meaning each:
//
//	DATE    since [DATE]            = since(DATE)
//	DATE    [MON DAYNUM1] AND [DAYNUM2] = near(dct, monthday(MON, DAYNUM1)); near(dct, monthday(MON, DAYNUM2))
//	DATE    [MON1] TO [MON2 YEAR]   = month(YEAR, MON1) .. month(YEAR, MON2)
//
// Two dots between them in place of the semicolon make the tags the ends of a range,
// which know the whole of it. The longest match wins; of two as long that with more
// words around it; of these the later rule. A rule that ends in @narrative or
// @colloquial (or both, or @news) holds in texts of that genre only.
//
// Numbers in digits are of these classes without being listed: NUMBER, and as it may be
// DAYNUM (1–31), MONTHNUM (1–12), HOUR (0–24), MINUTE and YY (two digits), YEAR
// (1500–2199, or MCMXCIV), OLDYEAR (1000–1499), TENYEAR and TENYY (that end in 0), HHMM
// (1430), YMD (20180301), DOTTED (10.30), THREE (three digits), GROUPED (1,200). NAME
// and WORD are a word that is not known, with and without a capital, beside known ones;
// a word that patterns alone know, and with a capital only, is a NAME too.
//
// # Examples
//
// Under each rule stand its examples, told on the day that the line dct gives:
//
//	DATE    PERIOD ago              = before(dct, PERIOD)
//		two weeks ago                   => 2013-W05
//		it was shut years ago           => PAST_REF
//		long ago and far away           => none
//
// An example gives the value of TIMEX3, beside it if need be type and mod (DURATION P3W
// MORE_THAN), and the range that it is the end of, in EDTF (1997 1997/2001); "go test"
// checks that this very rule finds it. With none nothing is found in the text. A rule
// without an example fails.
//
// # Meanings
//
// What expressions lean on: dct (the day of the document, in a story told in the past
// the date last mentioned), ref (the date last mentioned), that (the same, in the
// paragraphs before if need be), day0 (the day of the document, always), reported (the
// quarter of which a story of earnings tells), compared (the one a year before), event (what happened, which the words beside the expression
// tell: nothing is known of when).
// What is named and not dated: now, past, future, unknown(day).
//
// Dates: year(2018) month(2018, 12) day(2018, 12, 1) slashed(3, 22, 2023) ymd(20181201)
// week(2018, 5) decade(1990) century(20), bc(431) for a year before Christ, yy(98) for
// one of two digits, yynear(1995, 96).
// Periods: period(2, week) some(month) plus(PERIOD, PERIOD); begun(PERIOD, DATE) and
// ended(PERIOD, DATE), which say what a period begins or ends with.
// Cycles: every(week) cycle(2, day, week) monthday(3, 5) nthday(4, 4, 11) onafter(2, 11,
// 2) easter(-2) clock(20, 15) hhmm(2015) dotted(20.15) pm(…) am(…) oclock(…, evening)
// to(9, 15) parts(night) partof(…, night).
// The algebra: this last next near (cycle about a date: near goes by the tense of the
// verb, agree by the day of the week too), before after (a date by a period), from (the
// same, as wide as it was), nth, at and part (a time of a day), wide (a date as one of a
// coarser unit), inyear.
// Beside it: start mid end about more less atleast atmost, since until; set and each;
// else(a, b), which is b where a is not known; add mul neg div of numbers; spoken and
// casual, the words as package when reads them.
//
// "annals tag --explain" prints meanings in this notation with the words filled in, and
// they can be read again.
//
// # What makes it fast
//
// Most words are no part of a date. Tag looks each word up once, and parses islands:
// runs of known words with a hot one among them. A class is hot unless a line says "cold
// CLASS"; a word in a pattern is cold unless a line says "hot word". A rule that an
// island without a hot word would match is an error.
//
// # Lists
//
// A name with a colon lists words: past, future, present, past-endings, future-endings
// (which tell the tense of a verb), be, infinitive, ahead, behind, earliest (small
// words that tell it too), earnings; joins (which stand between the entries of a list);
// reporting and the lists that package timeline asks for by name ([Grammar.List]);
// print-day: D M Y and its like, how [Grammar.Format] writes dates.
// One says how dates in figures are to be read, "date-order: day-month" or month-day;
// without it 3/4/2019 is one of two days, unless the text shows its order elsewhere.
//
// # A new language
//
// Write lang/xx.rules: dct, numbers, units, weekdays and months, a dozen rules with
// their examples, the lists. There is no Go to write. "go test" tells what is missing,
// with the line. Begin with the periods and the dates that are written out, measure, and
// let the errors say what comes next.
//
// What a country says otherwise stands in lang/xx-YY.rules, which is read after
// lang/xx.rules: the order of its dates, its holidays. Rules there win.
package timex
