package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// timeML returns what annals tag --format timeml makes of text.
func timeML(t testing.TB, text string, dct calendar.Interval) string {
	t.Helper()
	g, _ := timex.Language("en")
	var out bytes.Buffer
	if err := tagTimeML(tagging{grammar: g, dct: dct}, console{out: &out}, "a.txt", strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// checkTimeML reads a document of TimeML and returns its text. Tags have what
// TimeML asks of them, and lean on tags that are there.
func checkTimeML(t testing.TB, doc string) string {
	t.Helper()
	var text strings.Builder
	var open, tids, points []string
	for d := xml.NewDecoder(strings.NewReader(doc)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, doc)
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Local)
			if token.Name.Local == "TIMEX3" {
				a := map[string]string{}
				for _, attr := range token.Attr {
					a[attr.Name.Local] = attr.Value
				}
				if a["value"] == "" || !slices.Contains([]string{"DATE", "TIME", "DURATION", "SET"}, a["type"]) || slices.Contains(tids, a["tid"]) {
					t.Fatalf("%v\n%s", token.Attr, doc)
				}
				tids = append(tids, a["tid"])
				for _, name := range []string{"beginPoint", "endPoint"} {
					if a[name] != "" {
						points = append(points, a[name])
					}
				}
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if slices.Contains(open, "TEXT") {
				text.Write(token)
			}
		}
	}
	for _, p := range points {
		if !slices.Contains(tids, p) {
			t.Fatalf("there is no %s\n%s", p, doc)
		}
	}
	return text.String()
}

func TestTimeML(t *testing.T) {
	text := "R&D <closed> \"in\" December 2018;\r\nit had rested in the two weeks since 6 June 2005.\n\tSales rose over the past three months,\n" +
		"twice a week from March 1 to 5, 2019 — [sic]]> 'été' 🎉."
	doc := timeML(t, text, calendar.Date(2023, 3, 22))
	if got := checkTimeML(t, doc); got != text {
		t.Errorf("the text has become %q", got)
	}
	for _, want := range []string{
		`<DCT><TIMEX3 tid="t0" type="DATE" value="2023-03-22" temporalFunction="false" functionInDocument="CREATION_TIME">2023-03-22</TIMEX3></DCT>`,
		`<TIMEX3 tid="t2" type="DURATION" value="P2W" beginPoint="t3">the two weeks</TIMEX3>`,
		`<TIMEX3 tid="t4" type="DURATION" value="P3M" endPoint="t0">the past three months</TIMEX3>`,
		`<TIMEX3 tid="t5" type="SET" value="P1W" freq="2X">a week</TIMEX3>`,
	} {
		if !strings.Contains(doc, want) {
			t.Errorf("no %s in\n%s", want, doc)
		}
	}
}

func FuzzTimeML(f *testing.F) {
	for _, text := range []string{
		"", "over the past two weeks", "]]>", "&amp; in 1990 \x00 <b>", "\r\n\r", "the two weeks since 6 June 2005", "\ufeff\ufffe",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		for _, dct := range []calendar.Interval{{}, calendar.Date(2013, 2, 12)} {
			got := checkTimeML(t, timeML(t, text, dct))
			if want := timex.EscapeXML(text); timex.EscapeXML(got) != want {
				t.Errorf("%q has become %q", text, got)
			}
		}
	})
}
