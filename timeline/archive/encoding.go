package archive

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the text that data is: UTF-8, UTF-16 with its mark, or else
// Windows-1252, in which nearly all older Western text is. Some broken bytes in
// UTF-8 cost no more than themselves.
func decode(data string) (string, error) {
	switch {
	case strings.HasPrefix(data, "\xEF\xBB\xBF"):
		data = data[3:]
	case strings.HasPrefix(data, "\xFF\xFE"), strings.HasPrefix(data, "\xFE\xFF"):
		text, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().String(data)
		if err != nil {
			return "", &fault{reason: "is broken UTF-16", do: "save it as UTF-8"}
		}
		data = text
	}
	if strings.IndexByte(data, 0) >= 0 {
		return "", &fault{reason: "is no text: it holds NUL bytes", do: "save it as plain text in UTF-8"}
	}
	if utf8.ValidString(data) {
		return data, nil
	}
	good, bad, unlikely := 0, 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRuneInString(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
			if b := data[i]; b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D {
				unlikely++ // bytes that Windows-1252 does not have
			}
		case size > 1:
			good++
		case r < ' ' && !strings.ContainsRune("\t\n\r\f", r):
			unlikely++
		}
		i += size
	}
	switch {
	case good > 4*bad:
		return strings.ToValidUTF8(data, "\uFFFD"), nil
	case unlikely > 0 || bad > len(data)/3:
		return "", &fault{reason: "is no text in UTF-8, nor in any encoding that can be told", do: "save it as UTF-8"}
	}
	return charmap.Windows1252.NewDecoder().String(data)
}
