package timex

import (
	"strings"
	"unicode/utf8"
)

// TimeMLHead opens a document of TimeML.
const TimeMLHead = `<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
`

// AppendTimeML appends x to b as the TIMEX3 tag called tid around text, its words.
// Where x is worked out, anchor is the tag of the date that it leans on, or "".
func AppendTimeML(b []byte, tid string, x Anchored, text, anchor string) []byte {
	value := x.Value
	if value == "" { // the attribute must be there
		value = "XXXX"
	}
	attribute := func(name, value string) {
		if value != "" {
			b = append(b, " "+name+`="`+EscapeXML(value)+`"`...)
		}
	}
	b = append(b, "<TIMEX3"...)
	attribute("tid", tid)
	attribute("type", x.Type.String())
	attribute("value", value)
	attribute("mod", x.Mod)
	attribute("quant", x.Quant)
	attribute("freq", x.Freq)
	attribute("beginPoint", x.BeginPoint)
	attribute("endPoint", x.EndPoint)
	if x.Basis == Resolved {
		attribute("temporalFunction", "true")
		attribute("anchorTimeID", anchor)
	}
	return append(b, ">"+EscapeXML(text)+"</TIMEX3>"...)
}

// EscapeXML returns s as XML writes it, in a text or an attribute. Its line breaks stay as
// they are; what XML cannot hold, a NUL for one, becomes U+FFFD.
func EscapeXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, xmlEscaper.Replace(s))
}

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;")
