package main

// The face of annals tag that writes TimeML: the text as it came, its dates in
// TIMEX3 tags.

import (
	"bufio"
	"fmt"
	"io"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// tagTimeML prints the text of in as a document of TimeML.
func tagTimeML(t tagging, c console, name string, in io.Reader) error {
	text, err := readText(name, in)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(c.out)
	out.WriteString(timex.TimeMLHead)
	out.WriteString("<DOCID>" + timex.EscapeXML(name) + "</DOCID>\n")
	if !t.dct.IsZero() {
		day := calendar.On(t.dct).String()
		fmt.Fprintf(out, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"%s\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">%s</TIMEX3></DCT>\n", day, day)
	}
	out.WriteString("<TEXT>")
	at := 0
	for i, x := range t.heard(text).of(text, t.dct) {
		out.WriteString(timex.EscapeXML(text[at:x.Start]))
		out.Write(timex.AppendTimeML(nil, fmt.Sprintf("t%d", i+1), x, text[x.Start:x.End], ""))
		at = x.End
	}
	out.WriteString(timex.EscapeXML(text[at:]) + "</TEXT>\n</TimeML>\n")
	return out.Flush()
}
