package timeline

import (
	"testing"

	"annals/timeline/timex"
)

// An article without a date is not older than what it tells of as past. What
// was planned, denied, quoted as a wish or bare of a year bounds nothing.
func TestNotBefore(t *testing.T) {
	g, ok := timex.Language("en")
	if !ok {
		t.Fatal("no English")
	}
	x := NewExtractor(g)
	for text, want := range map[string]string{
		"Ada Example was arrested on December 1, 2018.":                                        "2018-12-01",
		"Ada Example was arrested in December 2018.":                                           "2018-12",
		"The bridge opened in 2016. It closed on 3 May 2019 after a storm.":                    "2019-05-03",
		"The bridge closed on 3 May 2019. It opened in 2016.":                                  "2019-05-03",
		"Police said Ada Example was arrested on December 1, 2018.":                            "2018-12-01",
		"She denied that she met him on May 1, 2019.":                                          "2019-05-01",
		"A report alleged that he spoke with an envoy in February 2021.":                       "2021-02",
		"The hearing will open on June 3, 2025.":                                               "",
		"The hearing is on June 3, 2025.":                                                      "",
		"The hearing was set for June 3, 2025.":                                                "",
		"The hearing was scheduled to open on June 3, 2025.":                                   "",
		"The judge adjourned the case to June 3, 2025.":                                        "",
		"The council agreed to close the bridge in 2030.":                                      "",
		"The council has not closed the bridge on June 3, 2025.":                               "",
		"If the bridge was closed on June 3, 2025, the town would be cut off.":                 "",
		"The company announced a plan to open a mine on June 3, 2025.":                         "",
		"Ada Example was arrested on Monday.":                                                  "",
		"The port was closed on May 5, 2018, and the council expects it to open in June 2020.": "2018-05-05",
		"The law was to take effect on January 1, 2021.":                                       "",
		"The 2026 World Cup was awarded in June 2018.":                                         "2018-06",
	} {
		a := &Article{Text: text, Blocks: []Block{{0, len(text), Paragraph}}}
		got := ""
		if d := x.NotBefore(a); !d.IsZero() {
			got = d.When.String()
		}
		if got != want {
			t.Errorf("%s\n\tgot %q, want %q", text, got, want)
		}
	}
}
