package site

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
	"annals/timeline/calendar"
)

// An exportForm is a form of events for people or programs that have no site.
type exportForm struct {
	name  string
	says  string // what it is, in a line
	write func(w *bufio.Writer, x *exporting) error
}

// exportForms are the forms in which events are written.
var exportForms = []exportForm{
	{"text", "an event a line: its date, its headline, its status unless it is plainly reported", exportText},
	{"jsonl", "a line an event, as in events.jsonl of a site", exportJSONL},
	{"json", "one document of the events and of the articles that tell them", exportJSON},
	{"schema", "the JSON Schema (draft 2020-12) of json, and of a line of events.jsonl and articles.jsonl", exportSchema},
	{"csv", "a row an event, with its best quotation", exportCSV},
	{"citations", "a row a quotation: its event, article, outlet, address and day; the words that date it; offsets", exportCitations},
	{"sqlite", "a database: events, citations, names, conflicts, articles, and the words of them all", exportSQLite},
	{"timelinejs", "TimelineJS in JSON", exportTimelineJS},
	{"timelinejs-csv", "the table that TimelineJS reads", exportTimelineJSTable},
	{"markwhen", "Markwhen", exportMarkwhen},
	{"ics", "iCalendar, of events whose day is known", exportICalendar},
	{"svg", "a picture for newsletters and print: as wide as --width says, its texts texts", exportSVG},
	{"png", "the same in dots, two for each of --width", exportPNG},
	{"timeml", "TimeML: the quotations, their events, dates and links marked", exportTimeML},
	{"jsonld", "JSON-LD for search machines: an ItemList of schema.org", exportJSONLD},
}

// ExportForms returns the forms that Export knows, with what they are.
func ExportForms() (names, says []string) {
	for _, f := range exportForms {
		names, says = append(names, f.name), append(says, f.says)
	}
	return names, says
}

// An exporting is what a form is given, and what it tells of what it left out.
type exporting struct {
	sheet  // links lead to the site, where its address is known
	events []*timeline.Event
	left   []string
}

// Export writes events of t in a form. It returns what the form cannot say and so
// leaves out, a sentence each.
func Export(w io.Writer, form string, t *timeline.Timeline, events []*timeline.Event, o Options) (left []string, err error) {
	i := slices.IndexFunc(exportForms, func(f exportForm) bool { return f.name == form })
	if i < 0 {
		names, _ := ExportForms()
		return nil, fmt.Errorf("%s: there is no such form: write one of %s", form, strings.Join(names, ", "))
	}
	if o, err = o.settled(); err != nil {
		return nil, err
	}
	e, err := newEdition(t, o)
	if err != nil {
		return nil, err
	}
	x := &exporting{sheet: sheet{edition: e, root: o.BaseURL}, events: events}
	b := bufio.NewWriter(w)
	if err := exportForms[i].write(b, x); err != nil {
		return nil, err
	}
	return x.left, b.Flush()
}

// some returns the events for which keep is true, and notes how many it left out and why.
func (x *exporting) some(keep func(*timeline.Event) bool, why string) []*timeline.Event {
	kept := make([]*timeline.Event, 0, len(x.events))
	for _, e := range x.events {
		if keep(e) {
			kept = append(kept, e)
		}
	}
	if n := len(x.events) - len(kept); n > 0 {
		x.left = append(x.left, english.count(n)+" left out: "+why)
	}
	return kept
}

// leftQuotes notes how many quotations are left out where an event may have so many at most.
func (x *exporting) leftQuotes(most int, why string) {
	n := 0
	for _, e := range x.events {
		n += max(0, len(e.Mentions)-most)
	}
	if n > 0 {
		x.left = append(x.left, english.of(plural{"%s quotation", "%s quotations"}, n)+" left out: "+why)
	}
}

// isDated reports whether x has a date.
func isDated(x *timeline.Event) bool { return !x.When.IsZero() }

// link returns where x stands on the site, or where that is not known where its best
// mention was published, or "".
func (x *exporting) link(e *timeline.Event) string {
	if x.o.BaseURL != "" {
		return x.o.BaseURL + x.factsOf(e).at + ".html"
	}
	for _, m := range e.Mentions {
		if at := webAddress(m.Article.URL); at != "" {
			return at
		}
	}
	return ""
}

// citations returns the best quotations of x, each with who published it and when.
func (s sheet) citations(x *timeline.Event) []string {
	best := x.Mentions[:min(len(x.Mentions), quotesInList)]
	said := make([]string, 0, len(best))
	for _, m := range best {
		start, end := within(m.Start, m.End, m.Article.Text)
		source, between, published := m.Article.Source, ", ", s.storyOf(m.Article).published.Text
		if source == "" || published == "" {
			between = ""
		}
		said = append(said, s.w.OpenQuote+oneLine(m.Article.Text[start:end])+s.w.CloseQuote+" ("+source+between+published+")")
	}
	return said
}

// vouched returns how far x is vouched for and how widely it is told.
func (s sheet) vouched(x *timeline.Event) string {
	return s.w.status(x.Status, x.By) + ". " + s.w.evidence(x) + "."
}

// warned returns the headline of x, with its status where that is not plainly
// reported: many programs show nothing else.
func (s sheet) warned(x *timeline.Event) string {
	headline := oneLine(headlineOf(x))
	if x.Status != timeline.Reported {
		headline += " [" + s.w.status(x.Status, nil) + "]"
	}
	return headline
}

// A dayAt is a day, or with zeros a month or a year.
type dayAt struct{ year, month, day int }

// String returns the date as ISO 8601 writes it.
func (d dayAt) String() string {
	s := fmt.Sprintf("%04d", d.year)
	if d.year < 0 {
		s = fmt.Sprintf("-%04d", -d.year)
	}
	if d.month > 0 {
		s += fmt.Sprintf("-%02d", d.month)
	}
	if d.day > 0 {
		s += fmt.Sprintf("-%02d", d.day)
	}
	return s
}

// iso matches what EDTF and ISO 8601 both write so, without the hours.
var iso = regexp.MustCompile(`^(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$`)

// stretchOf returns v for programs that know only days, months and years and their
// stretches: never finer than v. Open ends are the zero dayAt. It reports whether v
// can be said so exactly; else the stretch is the least that holds v.
func stretchOf(v calendar.Value) (from, to dayAt, exact bool) {
	edtf := v.String()
	first, last, ranged := strings.Cut(edtf, "/")
	if a, ok := readISO(first); ok {
		if !ranged {
			return a, dayAt{}, true
		}
		if b, ok := readISO(last); ok || last == ".." {
			return a, b, ok
		}
	}
	start, end := v.Bounds()
	if !start.IsZero() {
		from = dayAt{start.Year(), int(start.Month()), start.Day()}
	}
	if !end.IsZero() {
		end = end.Add(-1)
		to = dayAt{end.Year(), int(end.Month()), end.Day()}
	}
	if unit := v.Unit(); unit >= calendar.Year {
		from.month, from.day, to.month, to.day = 0, 0, 0, 0
	} else if unit >= calendar.Month {
		from.day, to.day = 0, 0
	}
	if from == to {
		to = dayAt{}
	}
	return from, to, false
}

func readISO(s string) (d dayAt, ok bool) {
	m := iso.FindStringSubmatch(s)
	if m == nil {
		return d, false
	}
	d.year, _ = strconv.Atoi(m[1])
	d.month, _ = strconv.Atoi(m[2])
	d.day, _ = strconv.Atoi(m[3])
	return d, true
}

func exportText(w *bufio.Writer, x *exporting) error {
	wide := 0
	for _, e := range x.events {
		wide = max(wide, len(e.When.String()))
	}
	for _, e := range x.events {
		date := e.When.String()
		if date == "" {
			date = "-"
		}
		fmt.Fprintf(w, "%-*s  %s", wide, date, oneLine(headlineOf(e)))
		if e.Status != timeline.Reported {
			fmt.Fprintf(w, " [%s]", e.Status)
		}
		fmt.Fprintf(w, "  (%s)\n", english.evidence(e))
	}
	return nil
}

func exportJSONL(w *bufio.Writer, x *exporting) error {
	points := codePoints(x.events)
	return lines(w, x.events, func(e *timeline.Event) any { return jsonOf(e, points) })
}

// oneLine returns s in one line, without what would steer a terminal.
func oneLine(s string) string {
	if isOneLine(s) { // as nearly all are
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// isOneLine reports whether s is words with a blank between them, and no other space.
func isOneLine(s string) bool {
	blank := true // as if one stood before
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		switch {
		case r >= utf8.RuneSelf:
			if r, n = utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) || unicode.IsControl(r) {
				return false
			}
		case r < ' ' || r > '~' || r == ' ' && blank:
			return false
		}
		blank = r == ' '
		i += n
	}
	return !blank
}
