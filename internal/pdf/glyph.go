package pdf

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// glyphs are the names under which fonts know what is no letter of ASCII or one
// with an accent.
var glyphs = map[string]string{
	"space": " ", "nbspace": " ", "nonbreakingspace": " ", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'", "parenleft": "(", "parenright": ")",
	"asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "−", "period": ".", "slash": "/", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": `\`, "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`",
	"braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„",
	"guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "endash": "–", "emdash": "—", "horizontalbar": "―", "bullet": "•", "periodcentered": "·", "ellipsis": "…", "dagger": "†", "daggerdbl": "‡",
	"section": "§", "paragraph": "¶", "copyright": "©", "registered": "®", "trademark": "™", "degree": "°", "cent": "¢", "sterling": "£", "yen": "¥", "currency": "¤", "Euro": "€", "euro": "€", "florin": "ƒ",
	"exclamdown": "¡", "questiondown": "¿", "ordfeminine": "ª", "ordmasculine": "º", "onesuperior": "¹", "twosuperior": "²", "threesuperior": "³", "onehalf": "½", "onequarter": "¼", "threequarters": "¾", "fraction": "⁄", "perthousand": "‰",
	"plusminus": "±", "multiply": "×", "divide": "÷", "logicalnot": "¬", "mu": "µ", "brokenbar": "¦", "softhyphen": "\u00AD", "sfthyphen": "\u00AD", "macron": "¯", "acute": "´", "cedilla": "¸", "dieresis": "¨", "circumflex": "ˆ", "tilde": "˜",
	"AE": "Æ", "ae": "æ", "OE": "Œ", "oe": "œ", "Eth": "Ð", "eth": "ð", "Thorn": "Þ", "thorn": "þ", "germandbls": "ß", "dotlessi": "ı", "Lslash": "Ł", "lslash": "ł", "Oslash": "Ø", "oslash": "ø", "Dcroat": "Đ", "dcroat": "đ", "Hbar": "Ħ", "hbar": "ħ", "kgreenlandic": "ĸ",
	"ff": "ff", "fi": "fi", "fl": "fl", "ffi": "ffi", "ffl": "ffl", "f_f": "ff", "f_i": "fi", "f_l": "fl", "f_f_i": "ffi", "f_f_l": "ffl", "T_h": "Th", "longs": "ſ", "st": "st",
}

// accents are the ends of the names of letters with one: eacute is é.
var accents = map[string]rune{
	"grave": 0x300, "acute": 0x301, "circumflex": 0x302, "tilde": 0x303, "macron": 0x304, "breve": 0x306, "dotaccent": 0x307, "dieresis": 0x308, "ring": 0x30A, "hungarumlaut": 0x30B, "caron": 0x30C,
	"cedilla": 0x327, "commaaccent": 0x326, "ogonek": 0x328,
}

// glyph returns the text that a glyph stands for, by its name, and "" where that
// does not tell.
func glyph(named string) string {
	if s := glyphs[named]; s != "" {
		return s
	}
	named, _, _ = strings.Cut(named, ".") // a.alt, one.oldstyle
	switch s := glyphs[named]; {
	case s != "":
		return s
	case named == "":
		return ""
	case len(named) == 1:
		return named
	}
	if mark := accents[named[1:]]; mark != 0 {
		return norm.NFC.String(named[:1] + string(mark))
	}
	for _, prefix := range [...]string{"uni", "u"} {
		if digits, ok := strings.CutPrefix(named, prefix); ok && len(digits) >= 4 && len(digits) <= 6 {
			if n, err := strconv.ParseUint(digits, 16, 21); err == nil {
				return string(rune(n))
			}
		}
	}
	return ""
}

// The encodings that fonts name.
var encodings = map[name]*charmap.Charmap{"WinAnsiEncoding": charmap.Windows1252, "MacRomanEncoding": charmap.Macintosh, "": charmap.Windows1252}

// standard is where the standard encoding differs from Windows-1252.
var standard = map[byte]string{
	0x27: "’", 0x60: "‘", 0xA4: "⁄", 0xA6: "ƒ", 0xA8: "¤", 0xA9: "'", 0xAA: "“", 0xAC: "‹", 0xAD: "›", 0xAE: "fi", 0xAF: "fl", 0xB1: "–", 0xB2: "†", 0xB3: "‡", 0xB4: "·", 0xB7: "•", 0xB8: "‚", 0xB9: "„", 0xBA: "”",
	0xBC: "…", 0xBD: "‰", 0xD0: "—", 0xE1: "Æ", 0xE8: "Ł", 0xE9: "Ø", 0xEA: "Œ", 0xF1: "æ", 0xF5: "ı", 0xF8: "ł", 0xF9: "ø", 0xFA: "œ", 0xFB: "ß",
}

// ligatures are the codes that the fonts of TeX have for them.
var ligatures = map[byte]string{0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl"}

// readable returns a string as a person reads it, out of the data of a PDF
// about itself.
func readable(s text) string {
	switch {
	case strings.HasPrefix(string(s), "\xFE\xFF"):
		return utf16Text(string(s[2:]))
	case strings.HasPrefix(string(s), "\xEF\xBB\xBF"):
		return strings.ToValidUTF8(string(s[3:]), "\uFFFD")
	}
	out, _ := charmap.Windows1252.NewDecoder().String(string(s))
	return out
}

// utf16Text decodes UTF-16, the high byte first.
func utf16Text(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
