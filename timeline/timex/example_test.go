package timex_test

import (
	"fmt"
	"strings"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

func ExampleGrammar_Anchor() {
	g, _ := timex.Language("en")
	text := "She was arrested in December 2018, two weeks before Christmas 2018, and freed last Friday."
	published := calendar.Date(2021, 9, 29)
	for _, a := range g.Anchor(text, g.Tag(text), published, timex.News) {
		fmt.Printf("%s: %s %s, %s\n", text[a.Start:a.End], a.Type, a.Value, g.Format(a.When))
	}
	// Output:
	// December 2018: DATE 2018-12, December 2018
	// two weeks before Christmas 2018: DATE 2018-W50, week of 10 December 2018
	// last Friday: DATE 2021-09-24, 24 September 2021
}

func ExampleTimex_Explain() {
	g, _ := timex.Language("en")
	for _, x := range g.Tag("the last Friday of March 2013, or two weeks later") {
		fmt.Println(x.Explain())
	}
	// Output:
	// nth(month(2013, 3), -1, cycle(5, day, week))
	// after(ref, period(2, week))
}

func ExampleGrammar_With() {
	g, _ := timex.Language("en")
	g, err := g.With("own.rules", strings.NewReader(`
hot flood
DATE    the great flood         = day(1962, 2, 17)
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range g.Anchor("the great flood", g.Tag("the great flood"), calendar.Interval{}, timex.News) {
		fmt.Println(a.Value, a.Rule())
	}
	// Output: 1962-02-17 own.rules:3
}
