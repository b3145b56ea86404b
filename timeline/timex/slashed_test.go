package timex

import (
	"testing"

	"annals/timeline/calendar"
)

// What 3/4/2019 means depends on the country, then on what the text shows; where
// neither is known it is one of two days.
func TestDatesInFigures(t *testing.T) {
	for _, c := range []struct{ lang, text, value, edtf string }{
		{"en-US", "It opened on 03/04/2019.", "2019-03-04", "2019-03-04"},
		{"en-GB", "It opened on 03/04/2019.", "2019-04-03", "2019-04-03"},
		{"en_AU", "It opened on 03/04/2019.", "2019-04-03", "2019-04-03"},
		{"en-Latn-NZ", "It opened on 3/4/19.", "2019-04-03", "2019-04-03"},
		{"en-IE", "It opened on 03-04-2019.", "2019-04-03", "2019-04-03"},
		{"en-GB", "It opened on 03/22/2019.", "2019-03-22", "2019-03-22"}, // there is but one such day
		{"en-US", "It opened on 22/03/2019.", "2019-03-22", "2019-03-22"},
		{"en", "It opened on 03/04/2019.", "2019-XX-XX", "[2019-03-04,2019-04-03]"},
		{"en-CA", "It opened on 03/04/2019.", "2019-XX-XX", "[2019-03-04,2019-04-03]"},
		{"en-JP", "It opened on 03/04/2019.", "2019-XX-XX", "[2019-03-04,2019-04-03]"},
		{"en", "It opened on 03/04/2019 and shut on 22/03/2020.", "2019-04-03", "2019-04-03"},
		{"en", "It opened on 03/04/2019 and shut on 03/22/2020.", "2019-03-04", "2019-03-04"},
		{"en", "It opened on 03/04/2019; see 03/22/2020 and 22/03/2020.", "2019-XX-XX", "[2019-03-04,2019-04-03]"},
		{"en", "It opened on 02/12/2013.", "2013-02-12", "2013-02-12"}, // the day of the document
		{"en", "It opened on 10/02/2013.", "2013-02-10", "2013-02-10"},
		{"en", "It opened on 4/4/2019.", "2019-04-04", "2019-04-04"},
		{"en", "It opened at 15:00 on 03/04/2019.", "2019-XX-XXT15:00", ""},
		{"en-US", "It opened on 2019-03-04.", "2019-03-04", "2019-03-04"},
		{"fr", "Ouvert le 03/04/2019.", "2019-04-03", "2019-04-03"},
	} {
		g, ok := Language(c.lang)
		if !ok {
			t.Fatalf("there is no %s", c.lang)
		}
		got := g.Anchor(c.text, g.Tag(c.text), benchDCT, News)
		if len(got) == 0 || got[0].Value != c.value || got[0].When.String() != c.edtf {
			t.Errorf("%s: %s: got %+v, want %s, %s", c.lang, c.text, got, c.value, c.edtf)
		}
	}
	for _, code := range []string{"", "-", "xx", "xx-GB"} {
		if _, ok := Language(code); ok {
			t.Errorf("there is a language %q", code)
		}
	}
}

// A country has its own holidays.
func TestHolidaysOfCountries(t *testing.T) {
	for lang, want := range map[string]string{"en": "2012-11-22", "en-US": "2012-11-22", "en-CA": "2012-10-08"} {
		g, _ := Language(lang)
		text := "They met at Thanksgiving."
		got := g.Anchor(text, g.Tag(text), benchDCT, News)
		if len(got) != 1 || got[0].When.String() != want {
			t.Errorf("%s: got %+v, want %s", lang, got, want)
		}
	}
	for year, want := range map[int]string{2008: "2008-11-04", 2011: "2011-11-08", 2016: "2016-11-08", 2020: "2020-11-03"} {
		if got := calendar.This(calendar.Date(year, 0, 0), calendar.WeekdayFrom(2, 11, 2)); got.String() != want {
			t.Errorf("Election Day of %d is %s, want %s", year, got, want)
		}
	}
}
