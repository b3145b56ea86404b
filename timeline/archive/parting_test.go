package archive

import "testing"

// The line above a story that says when it was published is found where it is run into its first sentence.
func TestStampIn(t *testing.T) {
	for _, test := range []struct{ text, rest, day string }{
		{"LUNE, Ohio | Wed Jun 2, 2010 7:56 pm EDT LUNE, Ohio (Wire) - The bridge fell.", "LUNE, Ohio (Wire) - The bridge fell.", "2010-06-02"},
		{"The bridge Tuesday 4 January 2005 08.43 GMT There has been a fall.", "There has been a fall.", "2005-01-04"},
		{"14 June 2011 Last updated at 12:41 GMT The bridge fell.", "The bridge fell.", "2011-06-14"},
		{"Bridge falls 14 June 2011 Last updated at 12:41 GMT The bridge fell.", "The bridge fell.", "2011-06-14"},
		{"Page last updated at 07:39 GMT, Wednesday, 27 January 2010 08:39 UK The bridge fell.", "The bridge fell.", "2010-01-27"},
		{"Last updated: 14 January, 2010 - 17:26 GMT Lune: bridge falls", "Lune: bridge falls", "2010-01-14"},
		{"Ann Lee | 16:21 UK time, Friday, 2 March 2012 Here's a bridge.", "Here's a bridge.", "2012-03-02"},
		{"05 February 12 01:10 GMT The bridge fell.", "The bridge fell.", ""}, // of which century?
		{"On 14 June 2011 at 12:41 the bridge fell.", "", ""},
		{"The page was last updated at 12:41 on 14 June 2011.", "", ""},
	} {
		end, when := stampIn(test.text)
		rest, day := "", ""
		if end > 0 {
			rest = test.text[end:]
		}
		if len(when.readings) > 0 {
			day = when.readings[0].String()
		}
		if rest != test.rest || day != test.day {
			t.Errorf("%s\n%q of %q, want %q of %q", test.text, rest, day, test.rest, test.day)
		}
	}
}
