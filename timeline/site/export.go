package site

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"annals/timeline"
)

// An export writes events in a form for people or programs that have no site.
type export struct {
	name  string
	write func(w *bufio.Writer, t *timeline.Timeline, events []*timeline.Event) error
}

// exports are the forms in which events are written.
var exports = []export{{"text", exportText}, {"jsonl", exportJSONL}, {"csv", exportCSV}}

// ExportForms returns the names of the forms that Export knows.
func ExportForms() []string {
	names := make([]string, len(exports))
	for i, x := range exports {
		names[i] = x.name
	}
	return names
}

// Export writes events of t in a form: text, jsonl as in events.jsonl, csv.
func Export(w io.Writer, form string, t *timeline.Timeline, events []*timeline.Event) error {
	i := slices.IndexFunc(exports, func(x export) bool { return x.name == form })
	if i < 0 {
		return fmt.Errorf("%s: there is no such form: write one of %s", form, strings.Join(ExportForms(), ", "))
	}
	b := bufio.NewWriter(w)
	if err := exports[i].write(b, t, events); err != nil {
		return err
	}
	return b.Flush()
}

// exportText writes an event a line: its date, its headline, how far that is vouched for.
func exportText(w *bufio.Writer, _ *timeline.Timeline, events []*timeline.Event) error {
	wide := 0
	for _, x := range events {
		wide = max(wide, len(x.When.String()))
	}
	for _, x := range events {
		date := x.When.String()
		if date == "" {
			date = "-"
		}
		fmt.Fprintf(w, "%-*s  %s", wide, date, oneLine(headlineOf(x)))
		if x.Status != timeline.Reported {
			fmt.Fprintf(w, " [%s]", x.Status)
		}
		fmt.Fprintf(w, "  (%s, %s)\n", english.of(english.stories, len(x.Articles)), english.of(english.sources, x.Sources))
	}
	return nil
}

func exportJSONL(w *bufio.Writer, _ *timeline.Timeline, events []*timeline.Event) error {
	points := codePoints(events)
	return lines(w, events, func(x *timeline.Event) any { return jsonOf(x, points) })
}

// oneLine returns s in one line, without what would steer a terminal.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
