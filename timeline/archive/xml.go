package archive

import (
	"bytes"
	"html"
	"iter"
	"strings"
	"unicode/utf8"
)

// A markup is a piece of XML as it is found rather than as it should be: its
// end tags may be missing or crossed, its entities those of HTML, its text full
// of control characters. Nothing that is declared in it is followed: so no
// entity can multiply, and none can reach a file. Encoding/xml refuses some of
// these and reads the rest at a tenth of the speed.
type markup struct {
	rest   []byte
	broken bool // something in it does not end
}

// A token is a tag, or a stretch of text.
type token struct {
	kind  tokenKind
	name  string // of a tag, with its prefix, as it is written: wp:post_id
	attrs []byte // of a tag that opens, as they are written
	text  string // its entities resolved
}

// A tokenKind says what a token is.
type tokenKind uint8

const (
	characters tokenKind = iota
	opening
	closing
	alone  // <hr/>
	cdata  // characters that are no markup whatever they look like
	unsaid // a comment, a declaration, an instruction to a program
)

// longestTag is how many bytes a tag may have. A < that begins a longer one
// begins none.
const longestTag = 64 << 10

// The ways in which what is no text begins and ends.
var sections = [...]struct {
	kind       tokenKind
	begin, end string
}{
	{cdata, "<![CDATA[", "]]>"}, {unsaid, "<!--", "-->"}, {unsaid, "<?", "?>"}, {unsaid, "<!", ">"},
}

// markupAt returns the kind and the length of the markup with which s begins, s[0]
// being '<'. The length is 0 where s ends first. A '<' that begins nothing is a
// character.
func markupAt(s []byte) (kind tokenKind, length int) {
	for _, sec := range sections {
		if !bytes.HasPrefix(s, []byte(sec.begin)) {
			if len(s) < len(sec.begin) && strings.HasPrefix(sec.begin, string(s)) {
				return 0, 0
			}
			continue
		}
		if sec.begin == "<!" {
			return unsaid, declaration(s)
		}
		if i := bytes.Index(s[len(sec.begin):], []byte(sec.end)); i >= 0 {
			return sec.kind, len(sec.begin) + i + len(sec.end)
		}
		return sec.kind, 0
	}
	if len(s) < 2 {
		return 0, 0
	}
	kind, at := opening, 1
	if s[1] == '/' {
		kind, at = closing, 2
	}
	if at < len(s) && !isNameStart(s[at]) {
		return characters, 1
	}
	var quote byte
	for i := at; i < len(s); i++ {
		switch c := s[i]; {
		case i >= longestTag:
			return characters, 1
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '<':
			return characters, 1
		case c == '"' || c == '\'':
			if s[i-1] == '=' || s[i-1] == ' ' && kind == opening { // no apostrophe out of place swallows what follows
				quote = c
			}
		case c == '>':
			if kind == opening && s[i-1] == '/' {
				kind = alone
			}
			return kind, i + 1
		}
	}
	if len(s) >= longestTag {
		return characters, 1
	}
	return kind, 0
}

// declaration returns the length of a <!DOCTYPE …>, which may hold others in
// brackets, or 0 where it does not end.
func declaration(s []byte) int {
	deep := 0
	var quote byte
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<' || c == '[':
			deep++
		case c == ']':
			deep--
		case c == '>':
			if deep--; deep <= 0 {
				return i + 1
			}
		}
	}
	return 0
}

func isNameStart(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= utf8.RuneSelf
}

// next cuts the next token off m, and reports whether there is one.
func (m *markup) next() (token, bool) {
	s := m.rest
	if len(s) == 0 {
		return token{}, false
	}
	end := bytes.IndexByte(s, '<')
	if end != 0 {
		if end < 0 {
			end = len(s)
		}
		m.rest = s[end:]
		return token{text: resolve(string(s[:end]))}, true
	}
	kind, n := markupAt(s)
	switch {
	case n > 0:
	case kind == cdata, kind == unsaid:
		n, m.broken = len(s), true
	default:
		kind, n = characters, 1
	}
	m.rest = s[n:]
	t := token{kind: kind}
	switch kind {
	case characters:
		t.text = string(s[:n])
	case cdata:
		t.text = strings.TrimSuffix(string(s[len("<![CDATA["):n]), "]]>")
	case opening, alone, closing:
		t.name, t.attrs = tagName(s[:n])
	}
	return t, true
}

// nameIn returns the name in a tag.
func nameIn(tag []byte) []byte {
	from := 1
	if tag[1] == '/' {
		from = 2
	}
	for i := from; i < len(tag); i++ {
		switch tag[i] {
		case ' ', '\t', '\r', '\n', '/', '>':
			return tag[from:i]
		}
	}
	return tag[from:]
}

// tagName parts a tag into its name and its attributes.
func tagName(tag []byte) (name string, attrs []byte) {
	n := nameIn(tag)
	name = string(n)
	attrs = bytes.TrimPrefix(bytes.TrimPrefix(tag[1:], []byte("/")), n)
	return name, bytes.TrimSuffix(bytes.TrimSuffix(attrs, []byte(">")), []byte("/"))
}

// attr returns the value of an attribute, or "".
func (t token) attr(name string) string {
	for key, value := range t.attributes() {
		if key == name {
			return value
		}
	}
	return ""
}

// attributes gives the attributes of a tag in their order.
func (t token) attributes() iter.Seq2[string, string] {
	return func(yield func(key, value string) bool) {
		s := t.attrs
		for {
			s = bytes.TrimLeft(s, " \t\r\n/")
			eq := bytes.IndexByte(s, '=')
			if eq < 0 {
				return
			}
			key := bytes.TrimSpace(s[:eq])
			if i := bytes.LastIndexAny(key, " \t\r\n"); i >= 0 { // one without a value stands before it
				key = key[i+1:]
			}
			s = bytes.TrimLeft(s[eq+1:], " \t\r\n")
			var value []byte
			if len(s) > 0 && (s[0] == '"' || s[0] == '\'') {
				end := bytes.IndexByte(s[1:], s[0])
				if end < 0 {
					return
				}
				value, s = s[1:1+end], s[end+2:]
			} else {
				end := bytes.IndexAny(s, " \t\r\n")
				if end < 0 {
					end = len(s)
				}
				value, s = s[:end], s[end:]
			}
			if !yield(string(key), resolve(string(value))) {
				return
			}
		}
	}
}

// resolve returns s with its entities resolved, those of HTML as well: many an
// export has &nbsp; without declaring it. What is none stays as it is, so that an
// address keeps its &copy=1.
func resolve(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	const longest = len("&CounterClockwiseContourIntegral;")
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		n := 1
		if end := strings.IndexByte(s[:min(len(s), longest)], ';'); end > 1 && !strings.ContainsAny(s[1:end], " &<\n") {
			n = end + 1
		}
		b.WriteString(html.UnescapeString(s[:n]))
		s = s[n:]
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}

// A parted is a text that may come in parts, and mostly comes in one.
type parted struct {
	first string
	all   strings.Builder // where there are more
}

func (p *parted) add(s string) {
	switch {
	case p.first == "":
		p.first = s
		return
	case p.all.Len() == 0:
		p.all.WriteString(p.first)
	}
	p.all.WriteString(s)
}

// take returns the text, and begins another.
func (p *parted) take() string {
	s := p.first
	if p.all.Len() > 0 {
		s = p.all.String()
	}
	*p = parted{}
	return s
}

// A child is an element that lies directly in another.
type child struct {
	token
	text  string // all text in it, its entities resolved
	inner string // what stands between its tags, as it is written
}

// children gives the elements that lie directly in the one that data begins with.
func children(data string) iter.Seq[child] {
	return func(yield func(child) bool) {
		m := markup{rest: []byte(data)}
		var open []string // the elements around, the first being data itself
		var c child
		var text parted
		from := 0 // where the inside of c begins
		for {
			before := len(data) - len(m.rest)
			t, ok := m.next()
			if !ok {
				break
			}
			deep := len(open)
			switch t.kind {
			case characters, cdata:
				if deep > 1 {
					text.add(t.text)
				}
			case alone:
				if deep == 1 && !yield(child{token: t}) {
					return
				}
			case opening:
				if deep == 1 {
					c, from = child{token: t}, len(data)-len(m.rest)
					text.take()
				}
				open = append(open, t.name)
			case closing:
				open = closed(open, t.name)
				if len(open) == 0 {
					return
				}
				if deep > 1 && len(open) == 1 {
					c.text, c.inner = text.take(), data[from:before]
					if !yield(c) {
						return
					}
				}
			}
		}
		if len(open) > 1 {
			c.text, c.inner = text.take(), data[from:]
			yield(c)
		}
	}
}

// closed returns what of the elements that are open stays so after an end tag. The
// end tags of those within it are missing; one that closes nothing is passed over.
func closed(open []string, name string) []string {
	for i := len(open) - 1; i >= 0 && i >= len(open)-mostMissing; i-- {
		if open[i] == name {
			return open[:i]
		}
	}
	return open
}

// localName returns the name of an element without its prefix and in small letters.
func localName(name string) string {
	return strings.ToLower(name[strings.LastIndexByte(name, ':')+1:])
}
