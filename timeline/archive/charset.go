package archive

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// A page or a piece of XML may be in any encoding, and may say that it is in another one, or
// nothing. Its bytes are believed before what is said of them.

// decodePage returns the text of a page.
func decodePage(data string) (string, error) { return decodeSent(data, "") }

// decodeSent returns the text of a page of which its server said that it is
// encoded as label.
func decodeSent(data, label string) (string, error) {
	if e := wide(data); e != nil {
		data, _ = e.NewDecoder().String(data)
	}
	return decodeSaid(data, func(yield func(string) bool) { _ = yield(label) && yield(declared(data)) && yield(detected(data)) })
}

// decodeXML returns a piece of XML of which its file says that it is encoded as label, in UTF-8 and
// without the characters that XML may not have. Its letters are too few to speak for
// an encoding.
func decodeXML(s, label string) (string, error) {
	for i := range len(s) {
		if isStray(s[i]) {
			s = string(slices.DeleteFunc([]byte(s), isStray))
			break
		}
	}
	return decodeSaid(s, func(yield func(string) bool) { yield(label) })
}

func isStray(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }

// decodeSaid returns the text of what is said to be in one of the encodings so called, the
// likeliest first. What is UTF-8, but for a slip now and then, is that whatever is said:
// labels are wrong more often than bytes are UTF-8 by chance.
func decodeSaid(data string, names iter.Seq[string]) (string, error) {
	switch {
	case strings.Contains(data, "\x1B$"): // an escape of ISO-2022-JP
	case utf8.ValidString(data):
		return mended(strings.TrimPrefix(strings.ReplaceAll(data, "\x00", ""), "\uFEFF")), nil
	case nearlyUTF8(data):
		return strings.ToValidUTF8(strings.TrimPrefix(data, "\uFEFF"), "\uFFFD"), nil
	}
	for name := range names {
		e, name := charset.Lookup(name)
		if e == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") {
			continue
		}
		if text, err := e.NewDecoder().String(data); err == nil && strings.Count(text, "\uFFFD") <= len(data)/mostSlips {
			return text, nil
		}
	}
	return decode(data)
}

// mostSlips is of how many bytes one may be broken in an encoding that a page is in all the same.
const mostSlips = 500

// wide returns the encoding of a page in UTF-16, marked or not, or nil: every other
// byte of its markup is zero.
func wide(data string) encoding.Encoding {
	switch {
	case strings.HasPrefix(data, "\xFF\xFE"), strings.HasPrefix(data, "\xFE\xFF"):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	var zeros [2]int
	head := data[:min(len(data), headSize)]
	for i := range len(head) {
		if head[i] == 0 {
			zeros[i%2]++
		}
	}
	switch many := len(head) / 8; {
	case zeros[1] > many && zeros[0] <= many/8:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > many && zeros[1] <= many/8:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// nearlyUTF8 reports whether data is UTF-8 with some broken bytes: many more of its
// signs beyond ASCII are whole than not.
func nearlyUTF8(data string) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRuneInString(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return good > 4*bad
}

// declared returns the encoding that a page names in its head, or "".
func declared(data string) string {
	const head = 64 << 10
	low := strings.ToLower(data[:min(len(data), head)])
	for _, mark := range [...]string{"charset=", "encoding="} {
		if _, after, ok := strings.Cut(low, mark); ok {
			after = strings.TrimLeft(after, `"' `)
			if i := strings.IndexAny(after, "\"' ;>/?"); i > 0 && i < 40 {
				return after[:i]
			}
		}
	}
	return ""
}

// detected returns the encoding that the letters of a page speak for, or "".
func detected(data string) string {
	const surely = 30 // of a hundred
	best, err := chardet.NewHtmlDetector().DetectBest([]byte(data[:min(len(data), 64<<10)]))
	if err != nil || best.Confidence < surely {
		return ""
	}
	return best.Charset
}

// mended returns a text that was taken for Windows-1252 and written as UTF-8 once more
// as it was meant: "cafÃ©" is café. A text in which that explains not nearly all of its
// foreign letters is left alone.
func mended(text string) string {
	if !strings.Contains(text, "Ã") && !strings.Contains(text, "â€") && !strings.Contains(text, "Ð") {
		return text
	}
	var b strings.Builder
	runs, left := 0, 0
	for rest := text; rest != ""; {
		i := strings.IndexFunc(rest, func(r rune) bool { return r >= utf8.RuneSelf })
		if i < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:i])
		end := strings.IndexFunc(rest[i:], func(r rune) bool { return r < utf8.RuneSelf })
		if end < 0 {
			end = len(rest) - i
		}
		run := rest[i : i+end]
		rest = rest[i+end:]
		if meant, ok := unmangled(run); ok {
			b.WriteString(meant)
			runs++
		} else {
			b.WriteString(run)
			left++
		}
	}
	const exceptions = 20 // one in so many
	if runs < 2 || left*exceptions > runs {
		return text
	}
	return b.String()
}

// unmangled returns what a run of letters was before it was taken for Windows-1252.
func unmangled(run string) (string, bool) {
	var meant []byte
	for _, r := range run {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			if r > 0xFF {
				return "", false
			}
			c = byte(r) // which Windows-1252 lacks, and browsers keep
		}
		meant = append(meant, c)
	}
	return string(meant), len(meant) > 1 && utf8.Valid(meant)
}
