package timex

import (
	"strings"
	"testing"

	"annals/timeline/calendar"
)

// French stands in one file of rules: what it finds in a text, and how it prints
// dates, is said there alone.
func TestFrench(t *testing.T) {
	g, ok := Language("fr-CA")
	if !ok {
		t.Fatal("there is no French")
	}
	text := "L’homme arrêté lundi soir sera jugé en mars 2014. Aujourd'hui, jusqu’à l’été, on l'attend ; " +
		"depuis l'an dernier, tous les jeudis, il a été vu, et hier à 18 h 30. Âgé de 45 ans, il est né au XXe siècle."
	var got []string
	for _, a := range g.Anchor(text, g.Tag(text), calendar.Date(2013, 2, 12), News) {
		got = append(got, text[a.Start:a.End]+" = "+a.Value)
	}
	want := []string{
		"lundi soir = 2013-02-11TEV", "mars 2014 = 2014-03", "Aujourd'hui = 2013-02-12", "l’été = 2013-SU",
		"l'an dernier = 2012", "tous les jeudis = XXXX-WXX-4", "hier à 18 h 30 = 2013-02-11T18:30", "XXe siècle = 19",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("have %q\nwant %q", got, want)
	}
}

func TestFrenchFormat(t *testing.T) {
	g, _ := Language("fr")
	for edtf, want := range map[string]string{
		"2018-12-01":            "1er décembre 2018",
		"2018-12-11":            "11 décembre 2018",
		"2019-03-01/2019-03-05": "1er–5 mars 2019",
		"2018-12":               "décembre 2018",
		"199X":                  "années 1990",
		"19XX":                  "20e siècle",
		"2018-22":               "été 2018",
		"1990~":                 "vers 1990",
		"2019/..":               "depuis 2019",
		"-0430":                 "431 av. J.-C.",
	} {
		v, err := calendar.ParseEDTF(edtf)
		if got := g.Format(v); err != nil || got != want {
			t.Errorf("%s: have %q (%v), want %q", edtf, got, err, want)
		}
	}
}
