package main

// The face of annals tag that writes TimeML: the text as it came, its dates in
// TIMEX3 tags.

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

const timeMLHead = `<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
`

// tagTimeML prints the text of in as a document of TimeML.
func tagTimeML(t tagging, c console, name string, in io.Reader) error {
	text, err := readText(name, in)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(c.out)
	out.WriteString(timeMLHead)
	out.WriteString("<DOCID>" + escaped(name) + "</DOCID>\n")
	if !t.dct.IsZero() {
		day := calendar.On(t.dct).String()
		fmt.Fprintf(out, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"%s\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">%s</TIMEX3></DCT>\n", day, day)
	}
	out.WriteString("<TEXT>")
	at := 0
	for i, x := range t.of(text, t.dct) {
		out.WriteString(escaped(text[at:x.Start]))
		writeTIMEX3(out, i+1, x, text[x.Start:x.End])
		at = x.End
	}
	out.WriteString(escaped(text[at:]) + "</TEXT>\n</TimeML>\n")
	return out.Flush()
}

// writeTIMEX3 writes the n-th tag of a text.
func writeTIMEX3(w *bufio.Writer, n int, x timex.Anchored, text string) {
	value := x.Value
	if value == "" { // the attribute must be there
		value = "XXXX"
	}
	fmt.Fprintf(w, `<TIMEX3 tid="t%d" type="%s" value="%s"`, n, x.Type, value)
	for _, a := range attributes(x) {
		if a.value != "" {
			fmt.Fprintf(w, ` %s="%s"`, a.name, a.value)
		}
	}
	if x.Basis == timex.Resolved {
		w.WriteString(` temporalFunction="true"`)
	}
	w.WriteString(">" + escaped(text) + "</TIMEX3>")
}

// escaped returns s as XML writes it. Its line breaks stay as they are; what XML
// cannot hold, a NUL for one, becomes U+FFFD.
func escaped(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, xmlEscaper.Replace(s))
}

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;")
