package site

import (
	"bufio"
	"fmt"
	"strings"

	"annals/timeline"
	"annals/timeline/timex"
)

// exportTimeML writes the evidence of events as one document of TimeML: of each quotation
// the word that says what happened is an EVENT, the words that say when a TIMEX3, and a TLINK
// joins the two. The quotations of one event are linked as IDENTITY. What a relative expression
// leans on is the day of publication, a TIMEX3 beside the quotation.
func exportTimeML(w *bufio.Writer, x *exporting) error {
	d := &timeML{exporting: x}
	w.WriteString(timex.TimeMLHead)
	w.WriteString("<DOCID>" + timex.EscapeXML(oneLine(x.o.Title)) + "</DOCID>\n<TEXT>\n")
	for _, e := range x.events {
		d.event(w, e)
	}
	w.WriteString("</TEXT>\n")
	w.WriteString(d.links.String() + "</TimeML>\n")
	if d.nameless > 0 {
		x.left = append(x.left, fmt.Sprintf("%s not marked: no single word of them says what happened", english.of(plural{"%s quotation", "%s quotations"}, d.nameless)))
	}
	if d.undated > 0 {
		x.left = append(x.left, fmt.Sprintf("%s without a link to a date: no words in them say when", english.of(plural{"%s quotation", "%s quotations"}, d.undated)))
	}
	return nil
}

// A timeML is a document being written: what was given a number, and what follows the text.
type timeML struct {
	*exporting
	events, times, tlinks int
	nameless, undated     int
	links                 strings.Builder
}

func (d *timeML) event(w *bufio.Writer, e *timeline.Event) {
	w.WriteString("\n" + timex.EscapeXML(d.factsOf(e).date.Text+": "+oneLine(headlineOf(e))+". "+d.w.status(e.Status, e.By)) + ".\n")
	first := ""
	for _, m := range e.Mentions {
		if instance := d.quotation(w, m); first == "" {
			first = instance
		} else if instance != "" {
			d.link(instance, `relatedToEventInstance="`+first+`" relType="IDENTITY"`)
		}
	}
}

// quotation writes m in a line, and returns the name of the instance of its event, or "".
func (d *timeML) quotation(w *bufio.Writer, m *timeline.Mention) (instance string) {
	text := m.Article.Text
	from, to := within(m.Start, m.End, text)
	anchor := ""
	var published string
	if value := m.Article.Published.When.TIMEX3(); value != "" {
		d.times++
		anchor = fmt.Sprintf("t%d", d.times)
		published = fmt.Sprintf(`, <TIMEX3 tid="%s" type="DATE" value="%s" functionInDocument="PUBLICATION_TIME">%s</TIMEX3>`, anchor, value, timex.EscapeXML(d.storyOf(m.Article).published.Text))
	}
	var marks []markedSpan
	time := ""
	if t := m.Timex; t != nil {
		if start, end := within(t.Start, t.End, text); start < end {
			d.times++
			time = fmt.Sprintf("t%d", d.times)
			x := *t
			x.BeginPoint, x.EndPoint = "", "" // they name tags of the article
			from, to = min(from, start), max(to, end)
			marks = append(marks, markedSpan{start, end, string(timex.AppendTimeML(nil, time, x, text[start:end], anchor))})
		}
	}
	start, end := within(m.Deed[0], m.Deed[1], text)
	if start < end && (len(marks) == 0 || end <= marks[0].start || start >= marks[0].end) {
		from, to = min(from, start), max(to, end)
		d.events++
		instance = fmt.Sprintf("ei%d", d.events)
		mark := markedSpan{start, end, fmt.Sprintf(`<EVENT eid="e%d" class="OCCURRENCE">%s</EVENT>`, d.events, timex.EscapeXML(text[start:end]))}
		if len(marks) > 0 && start > marks[0].start {
			marks = append(marks, mark)
		} else {
			marks = append([]markedSpan{mark}, marks...)
		}
		d.instance(instance, m.Status)
	} else {
		d.nameless++
	}
	if instance != "" && time != "" {
		d.link(instance, `relatedToTime="`+time+`" relType="IS_INCLUDED"`)
	} else if time == "" {
		d.undated++
	}
	w.WriteString("“")
	for _, k := range marks {
		w.WriteString(timex.EscapeXML(text[from:k.start]) + k.tag)
		from = k.end
	}
	w.WriteString(timex.EscapeXML(text[from:to]) + "” (" + timex.EscapeXML(d.w.status(m.Status, filled(m.By))+", "+strings.Join(filled(oneLine(m.Article.Source), m.Article.ID), ", ")) + published + ")\n")
	return instance
}

// A markedSpan is a stretch of a text and the tag that stands in its place.
type markedSpan struct {
	start, end int
	tag        string
}

// instance notes how far the event called so is vouched for: TimeML has no better place for it
// than the polarity and the modality.
func (d *timeML) instance(name string, s timeline.Status) {
	tense, polarity, modality := "NONE", "POS", ""
	switch s {
	case timeline.Reported:
	case timeline.Negated:
		polarity = "NEG"
	case timeline.Planned:
		tense, modality = "FUTURE", s.String()
	default:
		modality = s.String()
	}
	if modality != "" {
		modality = ` modality="` + modality + `"`
	}
	fmt.Fprintf(&d.links, `<MAKEINSTANCE eiid="%s" eventID="%s" pos="OTHER" tense="%s" aspect="NONE" polarity="%s"%s/>`+"\n", name, "e"+strings.TrimPrefix(name, "ei"), tense, polarity, modality)
}

func (d *timeML) link(instance, to string) {
	d.tlinks++
	fmt.Fprintf(&d.links, `<TLINK lid="l%d" eventInstanceID="%s" %s/>`+"\n", d.tlinks, instance, to)
}
