package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Values parts a file of JSON into the values that are articles: the members of a
// list, which may lie in an object, or values one after another. It looks at
// brackets and quotation marks alone, so that a broken value costs itself where its
// brackets are right, and holds no more of the file than one value.
type values struct {
	window
	limits Limits
	head   string // what stands before the list in the object that holds it
	number int
}

// listKeys are what programs call the list of articles in an object, and outerKeys an
// object within which it lies.
var (
	listKeys  = []string{"articles", "items", "docs", "documents", "data", "results", "result", "stories", "entries", "posts", "records", "rows", "news", "hits", "list", "content", "contents", "objects", "artikel", "articulos", "artículos", "articoli", "response", "value", "values"}
	outerKeys = []string{"response", "data", "result", "results", "hits", "feed", "channel", "payload", "d", "content", "rss"}
)

// space returns the next byte that is no space, without passing it.
func (v *values) space() (byte, bool) {
	for {
		for v.pos < len(v.buf) {
			switch c := v.buf[v.pos]; c {
			case ' ', '\t', '\r', '\n':
				v.pos++
			default:
				return c, true
			}
		}
		if !v.more() {
			return 0, false
		}
	}
}

// more reads on, and keeps what begins at start, unless that is too large.
func (v *values) more() bool {
	keep := v.pos
	switch {
	case v.start >= 0 && int64(v.pos-v.start) > v.limits.Article:
		v.large = true
	case v.start >= 0 && !v.large:
		keep = v.start
	}
	return v.read(keep)
}

// pass passes over the value that comes next, and reports whether it ends.
func (v *values) pass() bool {
	c, ok := v.space()
	if !ok {
		return false
	}
	if c != '{' && c != '[' {
		return v.scalar()
	}
	return v.brackets(0)
}

// brackets passes over what stands in so many brackets that are open, or in those
// that open next.
func (v *values) brackets(open int) bool {
	for {
		if v.pos == len(v.buf) && !v.more() {
			return false
		}
		rest := v.buf[v.pos:]
		i := bytes.IndexAny(rest, `"{}[]`)
		if i < 0 {
			v.pos = len(v.buf)
			continue
		}
		v.pos += i
		switch rest[i] {
		case '"':
			if !v.quoted() {
				return false
			}
			continue
		case '{', '[':
			open++
		default:
			open--
		}
		v.pos++
		if open == 0 {
			return true
		}
	}
}

// quoted passes over a text in quotation marks.
func (v *values) quoted() bool {
	v.pos++
	for escaped := false; ; {
		if v.pos == len(v.buf) && !v.more() {
			return false
		}
		if escaped {
			escaped = false
			v.pos++
			continue
		}
		rest := v.buf[v.pos:]
		end := bytes.IndexByte(rest, '"')
		if end < 0 {
			end = len(rest)
		}
		if i := bytes.IndexByte(rest[:end], '\\'); i >= 0 {
			v.pos += i + 1
			escaped = true
			continue
		}
		v.pos += end
		if end < len(rest) {
			v.pos++
			return true
		}
	}
}

// scalar passes over a text, a number or a word.
func (v *values) scalar() bool {
	if v.buf[v.pos] == '"' {
		return v.quoted()
	}
	for from := true; ; from = false {
		i := bytes.IndexAny(v.buf[v.pos:], ",]}{[\" \t\r\n")
		if i == 0 && from {
			i = 1 // a stray sign is a value that is none
		}
		if i >= 0 {
			v.pos += i
			return true
		}
		v.pos = len(v.buf)
		if !v.more() {
			return true
		}
	}
}

// eachRecord gives the values of a file of JSON that are articles. Begin is given what
// stands above them, an object that has not ended or nothing, and says how each is
// read.
func eachRecord(in *input, begin func(head string) func(data string) (*draft, error), yield func(record) error) error {
	src, err := inBytes(in)
	if err != nil {
		return err
	}
	v := &values{window: window{src: src, start: -1}, limits: in.limits}
	var read func(string) (*draft, error)
	emit := func(rec record, data string) error {
		if read == nil {
			read = begin(v.head)
		}
		if v.number++; rec.fault == nil {
			rec.size, rec.read = len(data), func() (*draft, error) { return read(data) }
		}
		rec.number = v.number
		return yield(rec)
	}
	for {
		c, ok := v.space()
		switch {
		case !ok && errors.Is(v.err, io.EOF):
			return nil
		case !ok:
			return v.err
		case c == '[':
			v.pos++
			err = v.members(emit)
		case c == '{' && v.number == 0:
			err = v.object(emit)
		case c == '{':
			err = v.value(emit)
		default:
			err = v.stray(c)
		}
		if err != nil {
			return err
		}
	}
}

// value gives the value that comes next.
func (v *values) value(emit func(record, string) error) error {
	v.start, v.large = v.pos, false
	rec := record{line: v.lineAt(v.pos), offset: v.at(v.pos)}
	ended := v.pass()
	return v.give(rec, ended, emit)
}

// give gives the value that begins at start and ends where v is.
func (v *values) give(rec record, ended bool, emit func(record, string) error) error {
	if !ended {
		return v.cutOff(rec)
	}
	var data string
	if v.large || int64(v.pos-v.start) > v.limits.Article {
		rec.fault = tooLarge(v.limits.Article)
	} else {
		data = string(v.buf[v.start:v.pos])
	}
	v.start, v.large = -1, false
	return emit(rec, data)
}

// members gives the members of a list, v being past its bracket.
func (v *values) members(emit func(record, string) error) error {
	for {
		c, ok := v.space()
		switch {
		case !ok:
			return v.cutOff(record{line: v.lineAt(v.pos)})
		case c == ']':
			v.pos++
			return nil
		case c == ',':
			v.pos++
			continue
		case c == '}' || c == ':':
			return v.stray(c)
		}
		if err := v.value(emit); err != nil {
			return err
		}
	}
}

// object gives the members of a list that lies in the object that comes next, or
// where there is no such the object.
func (v *values) object(emit func(record, string) error) error {
	v.start, v.large = v.pos, false
	rec := record{line: v.lineAt(v.pos), offset: v.at(v.pos)}
	found, ended, err := v.search(emit, 0)
	switch {
	case err != nil || found:
		v.start, v.large = -1, false
		return err
	}
	return v.give(rec, ended, emit)
}

// search looks for a list of articles in the object that comes next, and gives its
// members. It reports whether there is one, and whether the object ends. What has a
// text is an article itself, whatever it lists.
func (v *values) search(emit func(record, string) error, depth int) (found, ended bool, err error) {
	v.pos++
	hasText := false
	for {
		c, ok := v.space()
		switch {
		case !ok:
			return found, false, nil
		case c == '}':
			v.pos++
			return found, true, nil
		case c == ',':
			v.pos++
			continue
		case c != '"':
			return found, v.brackets(1), nil // no object of JSON
		}
		key, ok := v.key()
		if !ok {
			return found, false, nil
		}
		c, ok = v.space()
		hasText = hasText || c == '"' && slices.Contains(textKeys, key)
		switch {
		case !ok:
			return found, false, nil
		case found || hasText:
			ok = v.pass()
		case c == '[' && slices.Contains(listKeys, key):
			found, ok, err = v.list(emit)
		case c == '{' && slices.Contains(outerKeys, key) && depth < deepest:
			found, ok, err = v.search(emit, depth+1)
		default:
			ok = v.pass()
		}
		if err != nil || !ok {
			return found, false, err
		}
	}
}

// key returns the plain name in quotation marks that comes next, and passes over it
// and its colon.
func (v *values) key() (key string, ok bool) {
	from := v.pos - max(v.start, 0)
	if !v.quoted() {
		return "", false
	}
	if v.start >= 0 && !v.large && int64(v.pos-v.start) <= v.limits.Article {
		key = plainName(string(bytes.Trim(v.buf[v.start+from:v.pos], `"`)))
	}
	if c, ok := v.space(); !ok || c != ':' {
		return "", ok
	}
	v.pos++
	return key, true
}

// list gives the members of the list that comes next, if the first is an object. It
// reports whether it is, and whether the list ends.
func (v *values) list(emit func(record, string) error) (found, ended bool, err error) {
	head := string(v.buf[v.start:v.pos])
	v.pos++
	c, ok := v.space()
	if !ok || c != '{' {
		return false, ok && v.brackets(1), nil
	}
	v.head = head
	v.start, v.large = -1, false
	err = v.members(emit)
	return true, err == nil, err
}

// stray says that something stands where a value should.
func (v *values) stray(c byte) error {
	return &fault{line: v.lineAt(v.pos), reason: fmt.Sprintf("is no JSON: after record %d comes %q", v.number, c), do: "mend it; what follows was not read"}
}

// cutOff says that the file ends within a value.
func (v *values) cutOff(rec record) error {
	f := &fault{offset: v.at(len(v.buf)), reason: fmt.Sprintf("the file is cut off within the list, or the value, that begins in line %d", rec.line), do: "get it again; what stands before is read"}
	if !errors.Is(v.err, io.EOF) {
		f.reason += ": " + cause(v.err).Error()
	}
	return f
}
