package site

import (
	"bufio"
	"strconv"

	"annals/timeline"
)

// A citation is a quotation that tells of an event.
type citation struct {
	event   *timeline.Event
	mention *timeline.Mention
	at      offsets
}

// citationColumns are the columns of citations in CSV, for those who check every
// quotation where it was printed. Offsets count code points of the article's text.
var citationColumns = []column[citation]{
	{"event", func(c citation) string { return c.event.ID }},
	{"headline", func(c citation) string { return oneLine(headlineOf(c.event)) }},
	{"article", func(c citation) string { return c.mention.Article.ID }},
	{"title", func(c citation) string { return oneLine(c.mention.Article.Title) }},
	{"outlet", func(c citation) string { return oneLine(c.mention.Article.Source) }},
	{"byline", func(c citation) string { return oneLine(c.mention.Article.Byline) }},
	{"url", func(c citation) string { return webAddress(c.mention.Article.URL) }},
	{"published", func(c citation) string { return edtf(c.mention.Article.Published.When) }},
	{"quotation", func(c citation) string { return oneLine(c.text(c.mention.Start, c.mention.End)) }},
	{"expression", func(c citation) string {
		if c.mention.Timex == nil {
			return ""
		}
		return oneLine(c.text(c.mention.Timex.Start, c.mention.Timex.End))
	}},
	{"value", func(c citation) string {
		if c.mention.Timex == nil {
			return ""
		}
		return c.mention.Timex.Value
	}},
	{"date", func(c citation) string { return c.mention.When.String() }},
	{"basis", func(c citation) string { return basisNames[c.mention.Basis] }},
	{"status", func(c citation) string { return c.mention.Status.String() }},
	{"by", func(c citation) string { return oneLine(c.mention.By) }},
	{"start", func(c citation) string { return c.point(c.mention.Start) }},
	{"end", func(c citation) string { return c.point(c.mention.End) }},
}

func (c citation) text(start, end int) string {
	start, end = within(start, end, c.mention.Article.Text)
	return c.mention.Article.Text[start:end]
}

func (c citation) point(at int) string {
	at, _ = within(at, at, c.mention.Article.Text)
	return strconv.Itoa(c.at.point(at))
}

func exportCitations(w *bufio.Writer, x *exporting) error {
	points := codePoints(x.events)
	return writeTable(w, citationColumns, func(yield func(citation) bool) {
		for _, e := range x.events {
			for _, m := range e.Mentions {
				if !yield(citation{e, m, points[m.Article]}) {
					return
				}
			}
		}
	})
}
