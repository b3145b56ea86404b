package pdf

import "strings"

// A font tells what is written by the codes of a string, and how wide that is.
type font struct {
	two    bool            // a code has two bytes, and not one
	said   map[int]string  // what codes stand for, by the font's own table
	named  [256]string     // what codes of one byte stand for, by the encoding
	utf16  bool            // codes are UTF-16
	widths map[int]float64 // in thousandths of the size
	width  float64         // of the others
	told   int             // how often something was said of a code
}

// load reads the font d.
func (f *file) load(d dict) *font {
	t := &font{said: map[int]string{}, widths: map[int]float64{}}
	if s, is := f.resolve(d["ToUnicode"]).(stream); is {
		if data, ok := f.decode(s); ok {
			t.two = t.readMap(data)
		}
	}
	if f.name(d["Subtype"]) == "Type0" {
		t.two = true
		f.loadWide(t, d)
		return t
	}
	t.two = false
	f.loadEncoding(t, d)
	scale := 1.0
	if m := f.array(d["FontMatrix"]); f.name(d["Subtype"]) == "Type3" && len(m) == 6 {
		scale = 1000 * f.number(m[0])
	}
	first := int(f.number(d["FirstChar"]))
	for i, w := range f.array(d["Widths"]) {
		if i > 255 {
			break
		}
		t.widths[first+i] = f.number(w) * scale
	}
	t.width = f.number(f.dict(d["FontDescriptor"])["MissingWidth"])
	if len(t.widths) == 0 {
		t.guessWidths(string(f.name(d["BaseFont"])))
	}
	return t
}

// loadWide reads the widths of a font whose codes have two bytes.
func (f *file) loadWide(t *font, d dict) {
	t.width = 1000
	if encoding := string(f.name(d["Encoding"])); strings.HasPrefix(encoding, "Uni") {
		t.utf16 = strings.Contains(encoding, "UCS2") || strings.Contains(encoding, "UTF16")
	}
	t.told = 0
	below := f.array(d["DescendantFonts"])
	if len(below) == 0 {
		return
	}
	inner := f.dict(below[0])
	if w, is := f.resolve(inner["DW"]).(float64); is {
		t.width = w
	}
	list := f.array(inner["W"])
	for i := 0; i+1 < len(list); {
		start := int(f.number(list[i]))
		if each := f.array(list[i+1]); each != nil {
			for j, w := range each {
				t.widths[start+j] = f.number(w)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			break
		}
		end := min(int(f.number(list[i+1])), start+1<<16)
		w := f.number(list[i+2])
		for c := start; c <= end && t.told <= mostMapped; c++ {
			t.told++
			t.widths[c] = w
		}
		i += 3
	}
}

// loadEncoding reads what the codes of one byte stand for.
func (f *file) loadEncoding(t *font, d dict) {
	encoding := f.resolve(d["Encoding"])
	var base name
	var differences array
	switch e := encoding.(type) {
	case name:
		base = e
	case dict:
		base, differences = f.name(e["BaseEncoding"]), f.array(e["Differences"])
	}
	table := encodings[base]
	if table == nil {
		table = encodings[""]
	}
	for i := range t.named {
		if r := table.DecodeByte(byte(i)); r >= ' ' && r != '\uFFFD' {
			t.named[i] = string(r)
		}
	}
	if base == "StandardEncoding" || encoding == nil {
		for c, s := range standard {
			t.named[c] = s
		}
	}
	if base := string(f.name(d["BaseFont"])); encoding == nil && texFont(base) {
		for c, s := range ligatures {
			t.named[c] = s
		}
	}
	code := 0
	for _, v := range differences {
		switch v := f.resolve(v).(type) {
		case float64:
			code = int(v)
		case name:
			if code >= 0 && code < len(t.named) {
				t.named[code] = glyph(string(v))
			}
			code++
		}
	}
}

// texFont reports whether a font is one of those for text that TeX comes with.
func texFont(base string) bool {
	if _, after, ok := strings.Cut(base, "+"); ok {
		base = after
	}
	return strings.HasPrefix(base, "CM") && !strings.HasPrefix(base, "CMSY") && !strings.HasPrefix(base, "CMMI") && !strings.HasPrefix(base, "CMEX")
}

// narrow and broad are letters that differ most from the width of the others.
const (
	narrow = "iljtfI.,:;'!|()[]-` "
	broad  = "mwMW@%"
)

// guessWidths gives the fonts that every reader has, and whose widths no file
// tells, widths that are near enough to part words and columns.
func (t *font) guessWidths(base string) {
	t.width = 540
	if strings.Contains(base, "Courier") {
		t.width = 600
		return
	}
	for i, s := range t.named {
		switch {
		case s == "":
		case strings.Contains(narrow, s):
			t.widths[i] = 280
		case strings.Contains(broad, s):
			t.widths[i] = 850
		case "A" <= s && s <= "Z":
			t.widths[i] = 680
		}
	}
}

// unknown stands for what cannot be told.
const unknown = "\uFFFD"

// each gives what the codes of s stand for, how wide that is, and whether it is
// the space of one byte that is stretched where words are set apart.
func (t *font) each(s text, yield func(said string, width float64, space bool)) {
	step := 1
	if t.two {
		step = 2
	}
	for i := 0; i+step <= len(s); i += step {
		code := int(s[i])
		if t.two {
			code = code<<8 | int(s[i+1])
		}
		width, ok := t.widths[code]
		if !ok {
			width = t.width
		}
		said, told := t.said[code]
		switch {
		case told:
		case t.utf16:
			said = utf16Text(string(s[i : i+2]))
		case !t.two:
			said = t.named[code]
		}
		if said == "" && !told && code >= ' ' {
			said = unknown
		}
		yield(said, width, !t.two && code == ' ')
	}
}
