package pdf

import (
	"bytes"
	"compress/flate"
	"io"
	"strings"
)

// decode returns the bytes of a stream as they were before they were packed, and
// whether it can be unpacked at all. What comes before a broken part is kept.
func (f *file) decode(s stream) (string, bool) {
	filters, params := f.resolve(s.dict["Filter"]), f.resolve(s.dict["DecodeParms"])
	var names, settings array
	switch v := filters.(type) {
	case name:
		names, settings = array{v}, array{params}
	case array:
		names = v
		settings, _ = params.(array)
	}
	data := s.raw
	for i, v := range names {
		if i >= deepest {
			return "", false
		}
		unpack := filterNames[f.name(v)]
		if unpack == nil {
			return "", false
		}
		var set dict
		if i < len(settings) {
			set = f.dict(settings[i])
		}
		data = unpack(f, data, set)
		f.budget -= len(data)
	}
	return data, true
}

// filterNames are the ways of packing that streams of text have, with their
// short names. Pictures have others.
var filterNames = map[name]func(f *file, data string, set dict) string{
	"FlateDecode": (*file).flate, "Fl": (*file).flate,
	"LZWDecode": (*file).lzw, "LZW": (*file).lzw,
	"ASCIIHexDecode": (*file).asciiHex, "AHx": (*file).asciiHex,
	"ASCII85Decode": (*file).ascii85, "A85": (*file).ascii85,
	"RunLengthDecode": (*file).runLength, "RL": (*file).runLength,
	"Crypt": (*file).same,
}

func (f *file) same(data string, _ dict) string { return data }

// left returns how many bytes may still be unpacked.
func (f *file) left() int { return max(f.budget, 0) }

func (f *file) flate(data string, set dict) string {
	if len(data) < 2 {
		return ""
	}
	var b strings.Builder
	// The two bytes of the header, and the checksum at the end, say nothing that
	// is worth losing a page for.
	r := flate.NewReader(strings.NewReader(data[2:]))
	io.Copy(&b, io.LimitReader(r, int64(f.left())))
	return f.predicted(b.String(), set)
}

// predicted undoes what was done to make a table pack better: each byte is told
// by how it differs from the one beside or above it.
func (f *file) predicted(data string, set dict) string {
	how := int(f.number(set["Predictor"]))
	if how < 10 {
		return data
	}
	columns, colours, bits := f.positive(set, "Columns", 1), f.positive(set, "Colors", 1), f.positive(set, "BitsPerComponent", 8)
	if columns > 1<<20 || colours > 64 || bits > 32 {
		return ""
	}
	apart := max(1, colours*bits/8)
	width := (columns*colours*bits + 7) / 8
	out := make([]byte, 0, len(data))
	above := make([]byte, width)
	for len(data) > 1 {
		kind := data[0]
		row := []byte(data[1:min(1+width, len(data))])
		data = data[1+len(row):]
		for i := range row {
			var left, corner byte
			if i >= apart {
				left, corner = row[i-apart], above[i-apart]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, row...)
		copy(above, row)
	}
	return string(out)
}

// paeth returns which of three neighbours is nearest to what they foretell.
func paeth(left, above, corner byte) byte {
	a, b, c := int(left), int(above), int(corner)
	pa, pb, pc := abs(b-c), abs(a-c), abs(a+b-2*c)
	switch {
	case pa <= pb && pa <= pc:
		return left
	case pb <= pc:
		return above
	}
	return corner
}

func abs(n int) int { return max(n, -n) }

func (f *file) positive(set dict, key name, otherwise int) int {
	if n := f.number(set[key]); n >= 1 && n < 1<<30 {
		return int(n)
	}
	return otherwise
}

func (f *file) asciiHex(data string, _ dict) string {
	return string((&scanner{s: "<" + data}).hex())
}

func (f *file) ascii85(data string, _ dict) string {
	var b bytes.Buffer
	var group [5]byte
	n := 0
	flush := func() {
		for i := n; i < 5; i++ {
			group[i] = 84
		}
		var v uint32
		for _, d := range group {
			v = v*85 + uint32(d)
		}
		b.Write([]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}[:n-1])
		n = 0
	}
	for i := 0; i < len(data) && b.Len() < f.left(); i++ {
		switch c := data[i]; {
		case c == '~':
			i = len(data)
		case c == 'z' && n == 0:
			b.Write(make([]byte, 4))
		case '!' <= c && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				flush()
			}
		}
	}
	if n > 1 {
		flush()
	}
	return b.String()
}

func (f *file) runLength(data string, _ dict) string {
	var b strings.Builder
	for i := 0; i < len(data) && b.Len() < f.left(); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return b.String()
		case n < 128:
			end := min(i+n+1, len(data))
			b.WriteString(data[i:end])
			i = end
		case i < len(data):
			b.WriteString(strings.Repeat(data[i:i+1], 257-n))
			i++
		}
	}
	return b.String()
}

// lzw unpacks what the older writers packed: codes of 9 to 12 bits, the high bit
// first, and a code longer one step before it must be.
func (f *file) lzw(data string, set dict) string {
	const clear, end = 256, 257
	early := 1
	if n, is := f.resolve(set["EarlyChange"]).(float64); is {
		early = int(n) & 1
	}
	type entry struct {
		before int // the entry that it lengthens by a byte, or -1
		last   byte
		first  byte
		length int
	}
	var table [4096]entry
	for i := range 256 {
		table[i] = entry{-1, byte(i), byte(i), 1}
	}
	var out []byte
	next, width, before := 258, 9, -1
	bits, have := 0, 0
	for i := 0; len(out) < f.left(); {
		for have < width && i < len(data) {
			bits = bits<<8 | int(data[i])
			have += 8
			i++
		}
		if have < width {
			break
		}
		code := bits >> (have - width) & (1<<width - 1)
		have -= width
		bits &= 1<<have - 1
		switch {
		case code == end:
			return f.predicted(string(out), set)
		case code == clear:
			next, width, before = 258, 9, -1
			continue
		case code > next || code == next && before < 0:
			return f.predicted(string(out), set)
		}
		if before >= 0 && next < len(table) {
			first := table[before].first
			if code < next {
				first = table[code].first
			}
			table[next] = entry{before, first, table[before].first, table[before].length + 1}
			next++
		}
		n := table[code].length
		out = append(out, make([]byte, n)...)
		for at, c := len(out)-1, code; c >= 0; at, c = at-1, table[c].before {
			out[at] = table[c].last
		}
		before = code
		if next+early >= 1<<width && width < 12 {
			width++
		}
	}
	return f.predicted(string(out), set)
}
