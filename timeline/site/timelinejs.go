package site

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"html/template"
	"strconv"
	"strings"

	"annals/timeline"
)

// TimelineJS 3 takes texts for HTML, so they are escaped; it knows years, months and
// days, and what it does not is said by display_date.

type timelineJS struct {
	Title  timelineJSSlide   `json:"title"`
	Events []timelineJSSlide `json:"events"`
}

type timelineJSSlide struct {
	ID      string          `json:"unique_id,omitempty"`
	Start   *timelineJSDate `json:"start_date,omitempty"`
	End     *timelineJSDate `json:"end_date,omitempty"`
	Display string          `json:"display_date,omitempty"`
	Group   string          `json:"group,omitempty"` // its status, as in the table
	Text    timelineJSText  `json:"text"`
}

type timelineJSDate struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

type timelineJSText struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

const undatedLeft = "they have no date, and TimelineJS shows none without"

func exportTimelineJS(w *bufio.Writer, x *exporting) error {
	x.leftQuotes(quotesInList, "an entry shows the best "+english.number(quotesInList))
	t := timelineJS{
		Title:  timelineJSSlide{Text: timelineJSText{template.HTMLEscapeString(x.o.Title), template.HTMLEscapeString(x.o.Description)}},
		Events: []timelineJSSlide{},
	}
	for _, e := range x.some(isDated, undatedLeft) {
		from, to := timelineJSDates(e)
		slide := timelineJSSlide{ID: e.ID, Start: from, End: to, Display: x.factsOf(e).date.Text, Group: e.Status.String()}
		slide.Text = timelineJSText{template.HTMLEscapeString(x.warned(e)), x.timelineJSText(e)}
		t.Events = append(t.Events, slide)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return enc.Encode(t)
}

// timelineJSDates returns the dates of x; of what is open at its start, the end.
func timelineJSDates(x *timeline.Event) (from, to *timelineJSDate) {
	a, b, _ := stretchOf(x.When)
	if a == (dayAt{}) {
		a, b = b, a
	}
	from = &timelineJSDate{a.year, a.month, a.day}
	if b != (dayAt{}) {
		to = &timelineJSDate{b.year, b.month, b.day}
	}
	return from, to
}

// timelineJSText returns the evidence of e as HTML.
func (x *exporting) timelineJSText(e *timeline.Event) string {
	var b strings.Builder
	b.WriteString("<p>" + template.HTMLEscapeString(x.vouched(e)))
	if at := x.link(e); at != "" {
		b.WriteString(` <a href="` + template.HTMLEscapeString(at) + `">` + template.HTMLEscapeString(x.w.Evidence) + `</a>`)
	}
	b.WriteString("</p>")
	for _, c := range x.citations(e) {
		b.WriteString("<p>" + template.HTMLEscapeString(c) + "</p>")
	}
	return b.String()
}

// timelineJSColumns are the columns of the table that TimelineJS reads. Group is the
// status of an event, Type is empty for all but the title.
var timelineJSColumns = []string{"Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
	"Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background"}

func exportTimelineJSTable(w *bufio.Writer, x *exporting) error {
	x.leftQuotes(quotesInList, "an entry shows the best "+english.number(quotesInList))
	rows := csv.NewWriter(w)
	rows.Write(timelineJSColumns)
	title := make([]string, len(timelineJSColumns))
	title[9], title[10], title[15] = defused(template.HTMLEscapeString(x.o.Title)), defused(template.HTMLEscapeString(x.o.Description)), "title"
	rows.Write(title)
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	for _, e := range x.some(isDated, undatedLeft) {
		row := make([]string, len(timelineJSColumns))
		from, to := timelineJSDates(e)
		row[0], row[1], row[2] = strconv.Itoa(from.Year), number(from.Month), number(from.Day)
		if to != nil {
			row[4], row[5], row[6] = strconv.Itoa(to.Year), number(to.Month), number(to.Day)
		}
		row[8], row[9], row[10] = defused(x.factsOf(e).date.Text), defused(template.HTMLEscapeString(x.warned(e))), x.timelineJSText(e)
		row[16] = e.Status.String()
		rows.Write(row)
	}
	rows.Flush()
	return rows.Error()
}
