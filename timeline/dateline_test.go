package timeline

import "testing"

// What stands before a story says where it was filed, and is none of it.
func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"OTTAWA, March 22 (Sample Wire) — The bridge fell.":                                                              "The bridge fell.",
		"Newport, Va. - The bridge fell.":                                                                                "The bridge fell.",
		"(Sample Wire) - The bridge fell.":                                                                               "The bridge fell.",
		"Man shot in Lune Man shot in Lune LUNE COUNTY, Ky (LEX 18) - A bridge fell.":                                    "A bridge fell.",
		"\\* Yard shuts on Friday. \\* Shares fall (Adds the mayor) LUNE, Ohio, April 29 (Sample Wire) - A bridge fell.": "A bridge fell.",
		"Yard shuts (Adds the mayor) By Ann Lee LUNE\\/ANFIELD, April 29 (Sample Wire) - A bridge fell.":                 "A bridge fell.",
		"ST. LUNE • A bridge fell.":                                                                                      "A bridge fell.",
		"On Monday, Greece - one of two - said that the bridge fell.":                                                    "On Monday, Greece - one of two - said that the bridge fell.",
		"The owner of Lune Motors (LNM) - a yard - said that the bridge fell.":                                           "The owner of Lune Motors (LNM) - a yard - said that the bridge fell.",
	} {
		if got := text[max(dateline(text), glued(text)):]; got != want {
			t.Errorf("%s\nhas %q after its dateline, want %q", text, got, want)
		}
	}
}
