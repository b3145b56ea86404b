package site

import (
	"bufio"
	"strings"
	"time"
	"unicode/utf8"

	"annals/timeline"
)

// exportICalendar writes the events whose day is known as a calendar (RFC 5545): it
// knows no date that is coarser. A UID is the event's own, so that a calendar that is
// read again changes its entries and doubles none.
func exportICalendar(w *bufio.Writer, x *exporting) error {
	x.leftQuotes(quotesInList, "an entry shows the best "+english.number(quotesInList))
	c := calendarLines{w}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//annals//annals//EN")
	c.line("X-WR-CALNAME", escapeICalendar(x.o.Title))
	events := x.some(func(e *timeline.Event) bool { _, _, ok := daysOf(e); return ok }, "iCalendar knows no date but the day")
	for _, e := range events {
		from, after, _ := daysOf(e)
		c.line("BEGIN", "VEVENT")
		c.line("UID", strings.TrimPrefix(urn("event", e.ID), "urn:uuid:"))
		c.line("DTSTAMP", reportedOn(e).Format("20060102T150405Z"))
		c.line("DTSTART;VALUE=DATE", from.Format("20060102"))
		c.line("DTEND;VALUE=DATE", after.Format("20060102"))
		c.line("SUMMARY", escapeICalendar(x.warned(e)))
		c.line("DESCRIPTION", escapeICalendar(x.vouched(e)+"\n"+strings.Join(x.citations(e), "\n")))
		if at := x.link(e); at != "" {
			c.line("URL", at)
		}
		c.line("TRANSP", "TRANSPARENT")
		c.line("END", "VEVENT")
	}
	c.line("END", "VCALENDAR")
	return nil
}

// daysOf returns the first day of x and the day after its last, where both are known
// to the day.
func daysOf(x *timeline.Event) (from, after time.Time, ok bool) {
	a, b, exact := stretchOf(x.When)
	if !exact || a.day == 0 || b != (dayAt{}) && b.day == 0 || a.year < 1 {
		return from, after, false
	}
	from, after = x.When.Bounds()
	return from, after, true
}

// reportedOn returns when x was last reported, as far as is known. It stands for when
// an entry was written, so that two exports of one archive are the same.
func reportedOn(x *timeline.Event) time.Time {
	last := time.Unix(0, 0).UTC()
	for _, a := range x.Articles {
		if p := a.Published.When; !p.IsZero() && p.Start.After(last) {
			last = p.Start
		}
	}
	return last
}

// calendarLines writes the lines of iCalendar, folded after 75 bytes.
type calendarLines struct{ w *bufio.Writer }

func (c calendarLines) line(name, value string) {
	const most = 75
	c.w.WriteString(name + ":")
	s, room := value, most-len(name+":")
	for len(s) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.w.WriteString(s[:cut])
		c.w.WriteString("\r\n ")
		s, room = s[cut:], most-1
	}
	c.w.WriteString(s)
	c.w.WriteString("\r\n")
}

var icalendarEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`)

// escapeICalendar returns s as a text of iCalendar.
func escapeICalendar(s string) string {
	lines := strings.Split(strings.ToValidUTF8(s, "\uFFFD"), "\n")
	for i, l := range lines {
		lines[i] = icalendarEscapes.Replace(oneLine(l))
	}
	return strings.Join(lines, `\n`)
}
