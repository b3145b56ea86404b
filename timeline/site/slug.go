package site

import (
	"encoding/base32"
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Slugs are names of folders that are all different, whatever they are made
// from: another text that comes to a slug already given gets one with a few
// letters of its hash.
type slugs map[string]bool

// longest is the length of a slug in bytes, well below what any file system
// takes, and short enough to read.
const longest = 80

// reserved are the names that some systems keep for devices.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// give returns the slug of text, or of other where that is taken; from is the
// text's whole identity.
func (s slugs) give(text, other, from string) string {
	slug := slugOf(text)
	if other != "" && s[slug] {
		slug = slugOf(text + " " + other)
	}
	if s[slug] || reserved[slug] || slug == "" {
		stem := strings.TrimRight(cut(slug, longest-9), "-")
		for n := 0; s[slug] || reserved[slug] || slug == ""; n++ {
			slug = strings.Trim(stem+"-"+shortHash(from, n), "-")
		}
	}
	s[slug] = true
	return slug
}

// slugOf returns text in small letters and digits, what stands between them as
// a hyphen, accents taken off: "Bouchard, Élise" is bouchard-elise.
func slugOf(text string) string {
	var b strings.Builder
	gap, accented := false, false
	for _, r := range norm.NFKD.String(text) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r):
			if !accented && b.Len() > 0 && !gap { // in other scripts a mark makes another letter
				b.WriteRune(r)
			}
			continue
		case r == '\'', r == '’':
			continue
		case r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		accented = unicode.Is(unicode.Latin, r)
		if s, ok := latin[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return strings.TrimRight(cut(norm.NFC.String(b.String()), longest), "-")
}

// latin spells the letters that are no letter with an accent.
var latin = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h", 'ŋ': "n",
}

// cut returns the longest beginning of s that has at most n bytes and ends with a whole letter.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// shortHash returns eight letters that stand for s; n counts the tries.
func shortHash(s string, n int) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	h.Write([]byte{byte(n)})
	return strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil))[:8])
}
