package timex

import (
	"cmp"
	"strconv"
	"strings"

	"annals/timeline/calendar"
)

// Format returns v as people of the language write it: "December 2018",
// "about 1990", "since 2019", "1–5 March 2018". The words and their order are
// lists of the rule file whose names begin with "print-". What the language
// cannot say is written in EDTF.
func (g *Grammar) Format(v calendar.Value) string {
	if v.IsZero() {
		return ""
	}
	if all, members := v.Set(); len(members) > 0 {
		return g.formatSet(all, members)
	}
	s := g.formatRange(v)
	switch {
	case s == "":
		return v.String()
	case v.Mod() == "START":
		s = g.fill("start", s)
	case v.Mod() == "MID":
		s = g.fill("mid", s)
	case v.Mod() == "END":
		s = g.fill("end", s)
	}
	if v.IsAbout() {
		s = g.fill("about", s)
	}
	if v.IsUncertain() {
		s = g.fill("uncertain", s)
	}
	return s
}

// formatSet returns "1998 or 1999" for one of the members, "1998 and 1999" for
// all of them.
func (g *Grammar) formatSet(all bool, members []calendar.Value) string {
	join := " " + strings.Join(g.lists["print-or"], " ") + " "
	if all {
		join = " " + strings.Join(g.lists["print-and"], " ") + " "
	}
	parts := make([]string, len(members))
	for i, m := range members {
		parts[i] = g.Format(m)
	}
	if n := len(parts); n > 2 {
		parts = []string{strings.Join(parts[:n-1], ", "), parts[n-1]}
	}
	return strings.Join(parts, join)
}

// formatRange returns v without what is said beside it, or "".
func (g *Grammar) formatRange(v calendar.Value) string {
	from, to := v.From(), v.To()
	switch {
	case from == to:
		return g.formatInterval(from)
	case to.IsZero():
		return g.fill("since", g.formatInterval(from))
	case from.IsZero():
		return g.fill("until", g.formatInterval(to))
	}
	// What both ends share is written once: 1–5 March 2018, March–May 2018.
	a, b := from.Start, to.Start
	if from.Unit == to.Unit && a.Year() == b.Year() && a.Year() > 0 {
		switch {
		case from.Unit == calendar.Day && a.Month() == b.Month():
			return g.join("day", map[string]string{"D": g.dayText(a.Day()) + "–" + g.dayText(b.Day()), "M": g.nth("print-months", int(a.Month())), "Y": yearText(a.Year())})
		case from.Unit == calendar.Month:
			return g.join("month", map[string]string{"M": g.nth("print-months", int(a.Month())) + "–" + g.nth("print-months", int(b.Month())), "Y": yearText(a.Year())})
		}
	}
	s, t := g.formatInterval(from), g.formatInterval(to)
	switch {
	case s == "" || t == "":
		return ""
	case from.Unit == calendar.Year && to.Unit == calendar.Year:
		return s + "–" + t
	}
	return s + " – " + t
}

// formatInterval returns i, or "" where the language has no words for it.
func (g *Grammar) formatInterval(i calendar.Interval) string {
	if i.IsZero() {
		return ""
	}
	y, m, d := i.Start.Date()
	w := map[string]string{"D": g.dayText(d), "M": g.nth("print-months", int(m)), "Y": yearText(y)}
	if y <= 0 {
		w["Y"] = g.fill("bc", strconv.Itoa(1-y))
	}
	switch i.Unit {
	case calendar.Day:
		return g.join("day", w)
	case calendar.Week:
		return g.fill("week", g.join("day", w))
	case calendar.Weekend:
		return g.fill("weekend", g.join("day", w))
	case calendar.Month:
		return g.join("month", w)
	case calendar.Quarter:
		w["N"] = g.nth("print-ordinals", (int(m)+2)/3)
		return g.join("quarter", w)
	case calendar.Season:
		w["N"] = g.nth("print-seasons", int(m)/3)
		return g.join("season", w)
	case calendar.Half:
		w["N"] = g.nth("print-ordinals", (int(m)+5)/6)
		return g.join("half", w)
	case calendar.Year:
		return g.join("year", w)
	case calendar.Decade:
		if y > 0 {
			return g.join("decade", w)
		}
	case calendar.Century:
		if y >= 0 {
			w["N"] = g.nth("print-ordinals", y/100+1)
			return g.join("century", w)
		}
	case calendar.DayPart:
		w["N"] = g.nth("print-parts", partOf(i))
		return g.join("part", map[string]string{"DAY": g.join("day", w), "N": w["N"]})
	case calendar.Hour, calendar.Minute:
		return g.join("time", map[string]string{"DAY": g.join("day", w), "N": i.Start.Format("15:04")})
	case calendar.Second:
		return g.join("time", map[string]string{"DAY": g.join("day", w), "N": i.Start.Format("15:04:05")})
	}
	return ""
}

// partOf returns which part of the day i is.
func partOf(i calendar.Interval) int {
	for p := calendar.Morning; p <= calendar.Night; p++ {
		if calendar.This(i, calendar.PartOfDay(p)) == i {
			return int(p)
		}
	}
	return 0
}

// dayText returns the day d of a month: its number, or what a language writes for it,
// as French does for the first.
func (g *Grammar) dayText(d int) string { return cmp.Or(g.nth("print-days", d), strconv.Itoa(d)) }

func yearText(y int) string { return strconv.Itoa(y) }

// nth returns the n-th word of a list, from 1, or "".
func (g *Grammar) nth(list string, n int) string {
	if l := g.lists[list]; 1 <= n && n <= len(l) {
		return l[n-1]
	}
	return ""
}

// fill returns s within the words of a list, where it stands for X, or "".
func (g *Grammar) fill(name, s string) string {
	if s == "" {
		return ""
	}
	return g.join(name, map[string]string{"X": s})
}

// join returns the words of a list, those in capitals filled in, or "" where
// there is no such list or one of them is not known. A word that ends in a hyphen
// is written to the next, and letters may stand behind a name: "Ys".
func (g *Grammar) join(name string, with map[string]string) string {
	var b strings.Builder
	words := g.lists["print-"+name]
	for _, w := range words {
		key := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz,.")
		if text, ok := with[key]; ok && key != "" {
			if text == "" {
				return ""
			}
			w = text + w[len(key):]
		}
		if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}
