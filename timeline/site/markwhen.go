package site

import (
	"bufio"
	"strings"
)

// exportMarkwhen writes a line an event, and its evidence below it. Markwhen reads
// dates in EDTF of level 0; where that cannot say one, its words stand in the text.
func exportMarkwhen(w *bufio.Writer, x *exporting) error {
	x.leftQuotes(quotesInList, "an entry shows the best "+english.number(quotesInList))
	w.WriteString("title: " + oneLine(x.o.Title) + "\n\n")
	for _, e := range x.some(isDated, "they have no date, and Markwhen knows no entry without") {
		from, to, exact := stretchOf(e.When)
		if from == (dayAt{}) {
			from, to = to, from
		}
		w.WriteString(from.String())
		if to != (dayAt{}) {
			w.WriteString("/" + to.String())
		}
		w.WriteString(": " + markwhen(x.warned(e)))
		if !exact {
			w.WriteString(" (" + markwhen(x.factsOf(e).date.Text) + ")")
		}
		w.WriteString("\n" + markwhen(x.vouched(e)) + "\n")
		for _, c := range x.citations(e) {
			w.WriteString("- " + markwhen(c) + "\n")
		}
		if at := x.link(e); at != "" {
			w.WriteString("[" + x.w.Evidence + "](" + strings.NewReplacer("(", "%28", ")", "%29").Replace(at) + ")\n")
		}
		w.WriteString("\n")
	}
	return nil
}

// markwhen returns a text that neither tags nor links anything nor opens an entry:
// in one line, a # or @ not at the beginning of a word.
func markwhen(s string) string {
	return strings.NewReplacer("#", "# ", "@", "@ ", "](", "] (").Replace(oneLine(s))
}
