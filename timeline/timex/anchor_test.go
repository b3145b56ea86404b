package timex

import (
	"strings"
	"testing"

	"annals/timeline/calendar"
)

// english returns the English grammar.
func english(t testing.TB) *Grammar {
	g, ok := Language("en")
	if !ok {
		t.Fatal("no English")
	}
	return g
}

// anchored returns what the expressions of text mean.
func anchored(t testing.TB, text string, dct calendar.Interval, genre Genre) []Anchored {
	g := english(t)
	return g.Anchor(text, g.Tag(text), dct, genre)
}

// Where the day of the document is not known nothing is made up for it.
func TestUnknownDCT(t *testing.T) {
	for _, c := range []struct{ text, value string }{
		{"It said so last Friday.", "XXXX-WXX-5"},
		{"It said so on Friday.", "XXXX-WXX-5"},
		{"It said so Wednesday night.", "XXXX-WXX-3TNI"},
		{"It said so yesterday.", "XXXX-XX-XX"},
		{"It said so last week.", "XXXX-WXX"},
		{"It said so two years ago.", "XXXX"},
		{"It said so on 3 March.", "XXXX-03-03"},
		{"It said so in March.", "XXXX-03"},
		{"It said so last March.", "XXXX-03"},
		{"It said so in the third quarter.", "XXXX-Q3"},
	} {
		got := anchored(t, c.text, calendar.Interval{}, Auto)
		if len(got) != 1 || got[0].Value != c.value || !got[0].When.IsZero() || got[0].Basis != NoBasis {
			t.Errorf("%q: got %+v, want %s and no date", c.text, got, c.value)
		}
	}
}

// When an expression means depends on who tells it, when, and of what.
func TestAnchor(t *testing.T) {
	for _, c := range []struct {
		what       string
		y, m, d    int
		genre      Genre
		text, want string // the values, in order
	}{
		{"a verb in the past looks back", 2019, 12, 10, News, "Two men were formally arrested in May.", "2019-05"},
		{"so does a participle", 2020, 10, 5, News, "Visits stopped in January as the sickness spread.", "2020-01"},
		{"so does since", 2019, 12, 10, News, "The post has been empty since January.", "2019-01"},
		{"a weekday is the last one", 2013, 2, 12, News, "He died on Monday, aged 40.", "2013-02-11"},
		{"and may be today", 2013, 2, 12, News, "He died on Tuesday.", "2013-02-12"},
		{"that year may stand in the paragraph before", 2020, 12, 1, News, "She has been free since December 2018.\n\nTwo men were held on December 10 of that year.", "2018-12 2018-12-10"},
		{"that morning too", 2020, 10, 26, News, "She was held on December 1, 2018.\n\nThey allege that it was planned that morning.", "2018-12-01 2018-12-01TMO"},
		{"a day before a month is not known", 2019, 5, 15, News, "He resigned in June 2016. A day earlier he had denied it.", "2016-06 XXXX-XX-XX"},
		{"but a year before it is", 2019, 5, 15, News, "He resigned in June 2016. A year earlier he had denied it.", "2016-06 2015"},
		{"will looks ahead", 2013, 2, 12, News, "The board will meet on Friday.", "2013-02-15"},
		{"is to looks ahead", 2019, 3, 4, News, "She is to appear on Wednesday.", "2019-03-06"},
		{"was to looks ahead", 2020, 1, 21, News, "He was to answer on Wednesday.", "2020-01-22"},
		{"a schedule looks ahead", 2013, 2, 12, News, "The case resumes on Monday.", "2013-02-18"},
		{"so does an intention", 2013, 2, 12, News, "They planned to leave on Thursday.", "2013-02-14"},
		{"until looks ahead", 2013, 2, 12, News, "They have until Monday.", "2013-02-18"},
		{"what was agreed to is no plan", 2013, 2, 12, News, "They agreed to the sale on Sunday.", "2013-02-10"},
		{"what is to be is to come", 2013, 2, 12, News, "In a talk to be aired on Sunday, Lee told of it.", "2013-02-17"},
		{"by looks back where it opens what had been", 2013, 2, 12, News, "By Sunday they had left.", "2013-02-10"},
		{"and ahead where it opens what will be", 2013, 2, 12, News, "By Sunday they will have left.", "2013-02-17"},
		{"a list of days to come goes on", 2014, 7, 9, News, "Come this Friday, Saturday or Sunday.", "2014-07-11 2014-07-12 2014-07-13"},
		{"so does one of months", 2015, 4, 19, News, "They will be away in July and March.", "2015-07 2016-03"},
		{"a day that is told is no part of it", 2014, 7, 9, News, "Polls open next Tuesday. Monday was quiet.", "2014-07-15 2014-07-07"},
		{"a genitive does not", 2013, 2, 12, News, "They will speak of Monday's vote.", "2013-02-11"},
		{"without a verb the nearest is meant", 2000, 1, 5, News, "The deadline, Jan. 14, is near.", "2000-01-14"},
		{"no date is almost a year ago where one is at hand", 1989, 11, 2, News, "Told of a meeting on Nov. 21, he smiled.", "1989-11-21"},
		{"that year is the one named", 2020, 1, 20, News, "In 2018 she flew in; she was arrested on December 1 of that year.", "2018 2018-12-01"},
		{"what is told next is of the year named", 2021, 12, 30, News, "She was arrested on December 1, 2018. She was freed on December 11.", "2018-12-01 2018-12-11"},
		{"and goes on into the next", 2021, 12, 30, News, "On December 6, 2018, the mayor resigned. On December 11 she left, and on March 1 she returned.", "2018-12-06 2018-12-11 2019-03-01"},
		{"but what is to come is not", 2021, 9, 25, News, "The firm was founded on March 3, 2014. It will open a plant in April.", "2014-03-03 2022-04"},
		{"nor what is told in another paragraph", 2021, 12, 30, News, "She was arrested on December 1, 2018.\n\nThe mayor resigned on December 11.", "2018-12-01 2021-12-11"},
		{"a participle before its noun is no verb", 1989, 10, 26, News, "It will be paid on an unspecified date in January.", "1990-01"},
		{"that morning is of the day named", 2020, 10, 27, News, "On December 1, 2018, she landed. That morning officers met.", "2018-12-01 2018-12-01TMO"},
		{"the day before leans on the day named", 2021, 8, 11, News, "The court sat on Tuesday. The day before, another had not.", "2021-08-10 2021-08-09"},
		{"a dateline is no such day", 2021, 3, 23, News, "BEIJING, March 23 (Wire) - He was tried on Monday. Three days earlier another was.", "2021-03-23 2021-03-22 2021-03-19"},
		{"what is told is not to come", 2020, 12, 10, News, "They met in 2019. Two years later both are old.", "2019 XXXX"},
		{"the day of a month is any of its days", 2013, 2, 12, News, "It began in May 2011; the next day it ended.", "2011-05 XXXX-XX-XX"},
		{"an hour has its part of the day", 2023, 3, 22, News, "It shut at 9:30 on Tuesday evening.", "2023-03-21T21:30"},
		{"about the hour is not about the day", 2015, 1, 12, News, "It fell around 10 p.m. Sunday.", "2015-01-11T22:00"},
		{"a quarter of a year ago in a story of earnings", 1989, 10, 26, News, "Profit rose in the third quarter, to $3 million from $2 million a year ago.", "1989-Q3 1988-Q3"},
		{"but not of one that still runs", 1989, 11, 2, News, "It sees a gain in the fourth quarter. Profit in the latest quarter was $3 million.", "1989-Q4 1989-Q3"},
		{"nor where nine months are told of", 1989, 10, 26, News, "Profit rose in the third quarter. In the nine months it was $9 million, against $8 million a year ago.", "1989-Q3 P9M 1988"},
		{"and a year elsewhere", 1989, 10, 26, News, "The lock is older than a year ago.", "1988"},
		{"an hour is of the day named", 2013, 2, 12, News, "The fair is on Sunday, August 18. Doors open at 9:00.", "2013-08-18 2013-08-18T09:00"},
		{"but for one that is told", 2013, 2, 12, News, "The vote is due on Friday. At 9:00 shares fell.", "2013-02-15 2013-02-12T09:00"},
		{"a history leans on what it told last", 2009, 12, 19, Narrative, "On 3 May 1812 it began. In June it spread, and in the following year it was over.", "1812-05-03 1812-06 1813"},
		{"and goes on into the next year", 2009, 12, 19, Narrative, "In December 1941 they landed. By January they had won.", "1941-12 1942-01"},
		{"but not by what stands in parentheses", 2009, 12, 19, Narrative, "On 3 May 1812 it began (as of 2006 nobody knew). In June it spread.", "1812-05-03 2006 1812-06"},
		{"nor by a year in passing", 2009, 12, 19, Narrative, "On 3 May 1812 it began, though a book of 1990 denies it. In June it spread.", "1812-05-03 1990 1812-06"},
		{"a message counts a bare night", 2014, 6, 1, Colloquial, "such a lovely night", "2014-06-01TNI"},
		{"news does not", 2014, 6, 1, News, "such a lovely night", ""},
	} {
		var got []string
		for _, a := range anchored(t, c.text, calendar.Date(c.y, c.m, c.d), c.genre) {
			got = append(got, a.Value)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.what, c.text, got, c.want)
		}
	}
}

// The genre shows in the text.
func TestGenreAuto(t *testing.T) {
	history := strings.Repeat("In 1812 the army came; on 3 May 1813 it left. In the spring of 1814 peace was made. ", 4)
	news := strings.Repeat("The board met on Monday and will meet again on Friday. It last met a year ago. ", 4)
	g := english(t)
	for _, c := range []struct {
		text string
		want Genre
	}{
		{history, Narrative},
		{news, News},
		{"gonna be late tmrw #monday", Colloquial},
	} {
		if got := g.genreOf(c.text, g.Tag(c.text), benchDCT); got != c.want {
			t.Errorf("%.40q: got %v, want %v", c.text, got, c.want)
		}
	}
}

// Open stretches and modifiers are part of the date, not of the value.
func TestWhen(t *testing.T) {
	for _, c := range []struct{ text, edtf, mod string }{
		{"He has been an MP since 2019.", "2019/..", ""},
		{"He was an MP until 2019.", "../2019", ""},
		{"It burnt down in early December 2018.", "2018-12", "START"},
		{"It was built circa 1910.", "1910~", "APPROX"},
		{"It burnt down on Friday.", "2013-02-08", ""},
		{"It took three weeks.", "", ""},
	} {
		got := anchored(t, c.text, benchDCT, News)
		if len(got) != 1 || got[0].When.String() != c.edtf || got[0].Mod != c.mod {
			t.Errorf("%q: got %+v, want %s %s", c.text, got, c.edtf, c.mod)
		}
	}
}
