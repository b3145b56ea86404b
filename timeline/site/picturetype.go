package site

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The typeface of pictures: that of PNG, and what tells how wide a text is in SVG, where the reader's own
// takes its place.
var typefaces = sync.OnceValues(func() (regular, bold *opentype.Font) {
	return mustFont(goregular.TTF), mustFont(gobold.TTF)
})

func mustFont(data []byte) *opentype.Font {
	f, err := opentype.Parse(data)
	if err != nil {
		panic(err) // it is built in, and a test reads it
	}
	return f
}

func typeface(isBold bool) *opentype.Font {
	regular, bold := typefaces()
	if isBold {
		return bold
	}
	return regular
}

// roomy is by how much another typeface may be wider than ours.
const roomy = 1.12

// em is the size at which letters are measured.
const em = 1000

// widthOf returns about how wide s is in letters of the size: hardly a typeface that is in use makes it wider.
func widthOf(s string, size float64, bold bool) float64 {
	wide := 0.0
	for _, r := range s {
		wide += advance(r, bold)
	}
	return wide * size * roomy
}

// advance returns how far a letter moves on, of its size.
func advance(r rune, bold bool) float64 {
	if r < utf8.RuneSelf {
		return asciiAdvances()[weightOf(bold)][r]
	}
	return measure(typeface(bold), r)
}

// weightOf returns 1 for bold letters, and else 0.
func weightOf(bold bool) int {
	if bold {
		return 1
	}
	return 0
}

// measure asks the typeface itself; what it lacks is as wide as it is high.
func measure(f *opentype.Font, r rune) float64 {
	var buf sfnt.Buffer
	if i, err := f.GlyphIndex(&buf, r); err == nil && i != 0 {
		if a, err := f.GlyphAdvance(&buf, i, fixed.I(em), font.HintingNone); err == nil {
			return float64(a) / 64 / em
		}
	}
	return 1
}

// asciiAdvances are the advances of the letters that are nearly all, regular and bold.
var asciiAdvances = sync.OnceValue(func() *[2][utf8.RuneSelf]float64 {
	var all [2][utf8.RuneSelf]float64
	for b := range all {
		for r := range all[b] {
			all[b][r] = measure(typeface(b == 1), rune(r))
		}
	}
	return &all
})

// mostLines is how many lines a text takes up at most: what is longer is no headline.
const mostLines = 12

// wrapped parts s into lines of at most the width. A word that is wider is parted too.
func wrapped(s string, size float64, bold bool, width float64) []string {
	var lines []string
	line, wide := "", 0.0
	space := widthOf(" ", size, bold)
	for word := range strings.FieldsSeq(s) {
		for word != "" {
			if len(lines) == mostLines {
				last := lines[mostLines-1]
				for widthOf(last+" …", size, bold) > width && last != "" {
					_, n := utf8.DecodeLastRuneInString(last)
					last = last[:len(last)-n]
				}
				lines[mostLines-1] = last + " …"
				return lines
			}
			w := widthOf(clip(word), size, bold)
			switch {
			case line == "" && w <= width && clip(word) == word:
				line, wide, word = word, w, ""
			case line != "" && wide+space+w <= width && clip(word) == word:
				line, wide, word = line+" "+word, wide+space+w, ""
			case line != "":
				lines, line = append(lines, line), ""
			default:
				n := fitting(clip(word), size, bold, width)
				lines, word = append(lines, word[:n]), word[n:]
			}
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// clip returns the beginning of a word that is no word.
func clip(word string) string {
	const most = 512
	if len(word) <= most {
		return word
	}
	n := most
	for n > 0 && !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:max(n, 1)]
}

// fitting returns how many bytes of a word are no wider than width, a letter at least.
func fitting(word string, size float64, bold bool, width float64) int {
	wide, n := 0.0, 0
	for i, r := range word {
		if wide += widthOf(string(r), size, bold); wide > width && i > 0 {
			return i
		}
		n = i + utf8.RuneLen(max(r, 0))
	}
	return max(min(n, len(word)), 1)
}

// unwritable counts the letters of p that our typeface lacks.
func (p *picture) unwritable() (n int) {
	var buf sfnt.Buffer
	f := typeface(false)
	for _, s := range p.shapes {
		for _, r := range s.text {
			if i, err := f.GlyphIndex(&buf, r); err != nil || i == 0 {
				n++
			}
		}
	}
	return n
}
