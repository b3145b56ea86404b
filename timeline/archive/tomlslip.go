package archive

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// A tomlSlip is a fault in TOML as people make it who do not know TOML: by what the decoder says of
// it, what is wrong in plain words, and what to do.
type tomlSlip struct {
	says string // within the words of the decoder
	what string
	do   string // "" where the form of the key tells
}

// tomlSlips are looked through in order.
var tomlSlips = []tomlSlip{
	{"found '“'", "“ and ” are no quotation marks here", `write straight ones, "…"`},
	{"found '‘'", "‘ and ’ are no quotation marks here", `write straight ones, "…"`},
	{"found '«'", "« and » are no quotation marks here", `write straight ones, "…"`},
	{"expected value", "after the = stands no value, or a text without quotation marks", ""},
	{"strings cannot contain newlines", "a quotation mark is missing at the end of the text", ""},
	{`expected '"`, "a quotation mark is missing at the end of the text", ""},
	{`expected "'`, "a quotation mark is missing at the end of the text", ""},
	{"invalid escape", `within "…" the sign \ begins something else`, `write \\ for it, or '…' around the text`},
	{"unexpected '=': key name", "before the = stands no name", `write NAME = "VALUE"`},
	{"expected '.' or '='", "after a name stands no =, or the name needs quotation marks", ""},
	{"expected key separator '='", "after a name stands no =", ""},
	{"end table name", "a line that begins with [ does not end with ]", "write it as [published]"},
	{"end of table name", "between [ and ] stands no name", "write it as [published]"},
	{"to end with a newline", "after the value stands something more", `put one setting on a line, and text between quotation marks; a text with ' in it between "…"`},
	{"already been defined", "this was set above", "keep one of the two"},
	{"already created", "this was set above in another way", "keep one of the two"},
	{"invalid datetime", "there is no such day", "write it as 2018-12-01"},
	{"leading zeroes", "a number begins with 0", "leave the 0 out, or put quotation marks around it"},
	{"NULL bytes", "the file is not UTF-8", "save it as UTF-8"},
	{"UTF-8", "the file is not UTF-8", "save it as UTF-8"},
	{"destination has type string", "the value is no text", ""},
	{"incompatible types", "the value is of another kind", ""},
}

// brokenSettings tells where annals.toml, which holds text, is wrong, how, and how to write it:
// "3:9: after the = stands no value…".
func brokenSettings(text string, err error) error {
	broken, ok := errors.AsType[toml.ParseError](err)
	if !ok {
		// A value of the wrong type: the line and the key stand in the words.
		var key string
		reason := strings.TrimPrefix(err.Error(), "toml: ")
		fmt.Sscanf(reason, "line %d (last key %q)", &broken.Position.Line, &key)
		_, broken.Message, _ = strings.Cut(reason, ": ")
		broken.LastKey = key
	}
	key, _, _ := strings.Cut(broken.LastKey, ".")
	written := form(key)
	at := fmt.Sprint(max(broken.Position.Line, 1))
	if ok {
		at = placeOf(strings.TrimPrefix(text, "\uFEFF"), broken.Position.Start)
	}
	for _, s := range tomlSlips {
		if strings.Contains(broken.Message, s.says) {
			return fmt.Errorf("%s: %s: %s", at, s.what, cmp.Or(s.do, written))
		}
	}
	return fmt.Errorf("%s: %s: %s", at, cmp.Or(broken.Message, "is no TOML"), written)
}

// placeOf returns the line and which character of it stands at an offset: "3:9". The decoder's
// own line is the next one where a line ends too soon.
func placeOf(text string, offset int) string {
	before := text[:min(max(offset, 0), len(text))]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, utf8.RuneCountInString(line)+1)
}
