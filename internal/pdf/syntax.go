package pdf

import (
	"strconv"
	"strings"
)

// An object is one of the values of which a PDF consists: nil, bool, float64,
// text, name, array, dict, stream or ref.
type object any

type (
	text  string // a string of bytes
	name  string // without its slash
	array []object
	dict  map[name]object

	// A ref stands for the object of that number. Which of its generations is
	// meant does not matter here: the last in the file counts.
	ref int

	// A stream is bytes with what is said about them.
	stream struct {
		dict
		raw string // as it stands in the file
	}

	// A word is what is none of these: an operator, or the like of "endobj".
	word string
)

// deepest is how many arrays and dictionaries may lie in each other.
const deepest = 64

// A scanner reads objects and words.
type scanner struct {
	s   string
	pos int
}

// space passes over space and comments.
func (in *scanner) space() {
	for in.pos < len(in.s) {
		switch c := in.s[in.pos]; {
		case isSpace(c):
			in.pos++
		case c == '%':
			end := strings.IndexAny(in.s[in.pos:], "\r\n")
			if end < 0 {
				end = len(in.s) - in.pos
			}
			in.pos += end
		default:
			return
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return strings.IndexByte("()<>[]{}/%", c) >= 0 }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// next reads an object or a word, and reports whether there was one. What is
// broken is passed over.
func (in *scanner) next() (object, bool) { return in.value(0) }

func (in *scanner) value(depth int) (object, bool) {
	in.space()
	if in.pos >= len(in.s) {
		return nil, false
	}
	switch c := in.s[in.pos]; {
	case c == '(':
		return in.literal(), true
	case c == '<' && in.at(1) == '<':
		in.pos += 2
		return in.dict(depth), true
	case c == '<':
		return in.hex(), true
	case c == '/':
		in.pos++
		return in.name(), true
	case c == '[':
		in.pos++
		return in.array(depth), true
	case c == '>' && in.at(1) == '>':
		in.pos += 2
		return word(">>"), true
	case isDelimiter(c):
		in.pos++
		return word(c), true
	}
	return in.plain(), true
}

func (in *scanner) at(n int) byte {
	if in.pos+n < len(in.s) {
		return in.s[in.pos+n]
	}
	return 0
}

// plain reads a number or a word.
func (in *scanner) plain() object {
	start := in.pos
	for in.pos < len(in.s) && !isSpace(in.s[in.pos]) && !isDelimiter(in.s[in.pos]) {
		in.pos++
	}
	s := in.s[start:in.pos]
	if c := s[0]; isDigit(c) || c == '-' || c == '+' || c == '.' {
		if n, ok := number(s); ok {
			return n
		}
	}
	switch s {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return word(s)
}

// number reads a number. Two signs, or a sign within, are slips of some writers.
func number(s string) (float64, bool) {
	if len(s) > 1 && s[0] == '-' && s[1] == '-' {
		s = s[1:]
	}
	if i := strings.LastIndexByte(s, '-'); i > 0 {
		s = s[:i]
	}
	if strings.TrimLeft(s, "+-.0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

func (in *scanner) name() name {
	start := in.pos
	escaped := false
	for in.pos < len(in.s) && !isSpace(in.s[in.pos]) && !isDelimiter(in.s[in.pos]) {
		escaped = escaped || in.s[in.pos] == '#'
		in.pos++
	}
	s := in.s[start:in.pos]
	if !escaped {
		return name(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if hi, lo := unhex(s[i+1]), unhex(s[i+2]); hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return name(b.String())
}

func unhex(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// hex reads a string of hexadecimal digits: <48656C6C6F>.
func (in *scanner) hex() text {
	in.pos++
	var b strings.Builder
	half := -1
	for in.pos < len(in.s) {
		c := in.s[in.pos]
		in.pos++
		if c == '>' {
			break
		}
		n := unhex(c)
		switch {
		case n < 0:
		case half < 0:
			half = n
		default:
			b.WriteByte(byte(half<<4 | n))
			half = -1
		}
	}
	if half >= 0 {
		b.WriteByte(byte(half << 4))
	}
	return text(b.String())
}

// escapes are the letters that stand for what cannot be written after a
// backslash.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// literal reads a string in parentheses: (Hello \(there\)).
func (in *scanner) literal() text {
	in.pos++
	start, depth, plain := in.pos, 1, true
	var b strings.Builder
	for in.pos < len(in.s) {
		c := in.s[in.pos]
		in.pos++
		switch {
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				if plain {
					return text(in.s[start : in.pos-1])
				}
				return text(b.String())
			}
		case c == '\\':
			if plain {
				plain = false
				b.WriteString(in.s[start : in.pos-1])
			}
			in.escape(&b)
			continue
		}
		if !plain {
			b.WriteByte(c)
		}
	}
	if plain {
		return text(in.s[start:])
	}
	return text(b.String())
}

func (in *scanner) escape(b *strings.Builder) {
	if in.pos >= len(in.s) {
		return
	}
	c := in.s[in.pos]
	in.pos++
	switch {
	case '0' <= c && c <= '7':
		n := int(c - '0')
		for range 2 {
			if d := in.at(0); in.pos < len(in.s) && '0' <= d && d <= '7' {
				n = n<<3 | int(d-'0')
				in.pos++
			}
		}
		b.WriteByte(byte(n))
	case c == '\r':
		if in.at(0) == '\n' {
			in.pos++
		}
	case c == '\n':
	case escapes[c] != 0:
		b.WriteByte(escapes[c])
	default:
		b.WriteByte(c)
	}
}

func (in *scanner) array(depth int) array {
	all := array{}
	for depth < deepest {
		v, ok := in.value(depth + 1)
		if !ok || v == word("]") {
			break
		}
		if w, is := v.(word); is {
			if all = referred(all, w); stops(w) {
				break
			}
			continue
		}
		all = append(all, v)
	}
	return all
}

// stops reports whether w is never within an object: the object was left open.
func stops(w word) bool { return w == "endobj" || w == "obj" || w == "stream" || w == "endstream" }

// referred puts a ref in the place of the two numbers that stand before an R.
func referred(all array, w word) array {
	if n := len(all); w == "R" && n >= 2 {
		if num, ok := all[n-2].(float64); ok && num >= 0 && num < 1<<31 {
			return append(all[:n-2], ref(num))
		}
	}
	return all
}

func (in *scanner) dict(depth int) dict {
	all := dict{}
	var values array // since the last key
	var key name
	keyed := false
	end := func() {
		if keyed && len(values) > 0 {
			if _, twice := all[key]; !twice {
				all[key] = values[0]
			}
		}
		values = values[:0]
	}
	for depth < deepest {
		start := in.pos
		v, ok := in.value(depth + 1)
		if !ok || v == word(">>") {
			break
		}
		if w, is := v.(word); is {
			if stops(w) {
				in.pos = start
				break
			}
			values = referred(values, w)
			continue
		}
		if n, is := v.(name); is && (!keyed || len(values) > 0) {
			end()
			key, keyed = n, true
			continue
		}
		values = append(values, v)
	}
	end()
	return all
}
