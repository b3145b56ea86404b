package site

import "unicode/utf8"

// appendXML appends s as encoding/xml writes it in a text and in an attribute.
func appendXML(dst []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if is := inXML(r, n); is != "" {
			dst = append(append(dst, s[from:i]...), is...)
			from = i + n
		}
		i += n
	}
	return append(dst, s[from:]...)
}

// inXML returns what stands in XML for r, of n bytes; "" where that is r itself.
func inXML(r rune, n int) string {
	switch {
	case r == '"':
		return "&#34;"
	case r == '\'':
		return "&#39;"
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '\t':
		return "&#x9;"
	case r == '\n':
		return "&#xA;"
	case r == '\r':
		return "&#xD;"
	case r < ' ', r == utf8.RuneError && n == 1, r == 0xFFFE, r == 0xFFFF: // XML cannot hold it
		return "\uFFFD"
	}
	return ""
}
