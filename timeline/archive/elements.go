package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Elements parts a file of XML into those of its elements that are articles, one
// after another, and holds no more of the file than one of them. It looks at tags
// and nothing else, so that what is broken within an element costs that element
// alone.
type elements struct {
	window
	name   string // of an element that is an article, without prefix
	limits Limits

	root  token  // the outermost element, as it opens
	head  string // the file up to the first article
	began bool   // one was found
	ended bool   // the outermost element has ended

}

// An element is one article of a file, as it stands there.
type element struct {
	data   string // with its tags; "" where it is too large
	line   int    // where it begins, from 1
	offset int64
}

func newElements(src io.Reader, name string, limits Limits) *elements {
	return &elements{window: window{src: src, start: -1}, name: name, limits: limits}
}

// next returns the next article. The error is io.EOF where there is none, and
// otherwise says why there is none though the file has not ended well; where the error
// resumes there may be more.
func (s *elements) next() (element, error) {
	var e element
	for {
		at := bytes.IndexByte(s.buf[s.pos:], '<')
		if at < 0 {
			s.pos = len(s.buf)
			if !s.more() {
				return e, s.end(e)
			}
			continue
		}
		s.pos += at
		kind, n := markupAt(s.buf[s.pos:])
		if n == 0 {
			switch {
			case int64(len(s.buf)-s.pos) > max(s.limits.Article, longestTag):
				s.skip()
			case !s.more():
				return e, s.end(e)
			}
			continue
		}
		before := s.pos
		tag := s.buf[before : before+n]
		s.pos += n
		around := kind == closing && s.isAround(tag)
		if s.root.name == "" && (kind == opening || kind == alone) {
			s.root.name, s.root.attrs = tagName(bytes.Clone(tag))
			s.ended = kind == alone
		}
		switch {
		case kind == closing && s.start >= 0 && s.wanted(tag):
			return s.cut(e, s.pos), nil
		case around && s.start >= 0: // its end tag is missing
			return s.cut(e, before), nil
		case kind != opening && kind != alone, !s.wanted(tag):
		case s.start >= 0: // the end tag of the one before is missing
			s.pos = before
			return s.cut(e, before), nil
		default:
			if !s.began {
				s.began, s.head = true, string(s.buf[:before])
			}
			s.start = before
			e = element{line: s.lineAt(before), offset: s.at(before)}
			if kind == alone {
				return s.cut(e, s.pos), nil
			}
		}
	}
}

// wanted reports whether a tag is that of an article. One of another vocabulary
// may have the same name.
func (s *elements) wanted(tag []byte) bool {
	name := nameIn(tag)
	i := bytes.IndexByte(name, ':') + 1
	if len(name)-i != len(s.name) || !strings.EqualFold(string(name[i:]), s.name) {
		return false
	}
	return i == 0 || string(name[:i]) == "rss:" || strings.HasPrefix(s.root.name, string(name[:i]))
}

// isAround reports whether a tag is the end of what lies around the articles.
func (s *elements) isAround(tag []byte) bool {
	switch name := nameIn(tag); string(name) {
	case s.root.name:
		s.ended = true
		return true
	case "channel":
		return true
	}
	return false
}

// cut returns the article that ends at end.
func (s *elements) cut(e element, end int) element {
	if !s.large && int64(end-s.start) <= s.limits.Article {
		e.data = string(s.buf[s.start:end])
	}
	s.start, s.large = -1, false
	return e
}

// more reads on, and keeps what is still needed: the head, the article that has
// begun, what is not looked at. Of an article that is too large nothing is kept.
// It reports whether there may be more.
func (s *elements) more() bool {
	keep := s.pos
	switch {
	case s.start >= 0 && int64(s.pos-s.start) > s.limits.Article:
		s.large = true
	case s.start >= 0 && !s.large:
		keep = s.start
	case !s.began && int64(s.pos) <= s.limits.Article:
		keep = 0
	}
	return s.read(keep)
}

// skip passes over a section that is larger than an article may be, and with it
// the article that it lies in.
func (s *elements) skip() {
	end := ">"
	for _, sec := range sections {
		if bytes.HasPrefix(s.buf[s.pos:], []byte(sec.begin)) {
			end = sec.end
			break
		}
	}
	s.large = s.start >= 0
	for {
		if i := bytes.Index(s.buf[s.pos:], []byte(end)); i >= 0 {
			s.pos += i + len(end)
			return
		}
		s.pos = max(s.pos, len(s.buf)-len(end)+1)
		if !s.more() {
			s.pos = len(s.buf)
			return
		}
	}
}

// end says how the file ended, e having begun where there is a start. Where it only breaks
// off, what follows can be asked for.
func (s *elements) end(e element) error {
	if broke := s.err; s.start >= 0 && resumes(broke) {
		s.resume()
		return &fault{line: e.line, reason: fmt.Sprintf("the <%s> that begins there is lost: the file %s", s.name, broke.Error()), do: "fetch it again", resumes: true}
	} else if s.resume() {
		return broke
	}
	f := &fault{offset: s.at(len(s.buf)), do: "get it again; what stands before is read"}
	switch {
	case s.start >= 0:
		f.reason = fmt.Sprintf("the file is cut off within the <%s> that begins in line %d", s.name, e.line)
	case s.root.name != "" && !s.ended:
		f.reason = fmt.Sprintf("the file is cut off: <%s> has no end", s.root.name)
	case errors.Is(s.err, io.EOF):
		return io.EOF
	default:
		f.reason = "the file cannot be read on"
	}
	if !errors.Is(s.err, io.EOF) {
		f.reason += ": " + cause(s.err).Error()
	}
	return f
}

// eachElement gives as records the elements of a file of XML that are articles.
// Begin is called at the first of them, and says how each is read.
func eachElement(in *input, name string, begin func(*elements) func(item string) (*draft, error), yield func(record) error) error {
	src, label, err := openXML(in)
	if err != nil {
		return err
	}
	s := newElements(src, name, in.limits)
	var read func(item string) (*draft, error)
	for number := 1; ; number++ {
		e, err := s.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case resumes(err):
			if err := yield(record{number: number, fault: err}); err != nil {
				return err
			}
			continue
		case err != nil:
			return err
		}
		if read == nil {
			if s.head, err = decodeXML(s.head, label); err != nil {
				s.head = ""
			}
			read = begin(s)
		}
		rec := record{number: number, line: e.line, offset: e.offset, size: len(e.data)}
		if e.data == "" {
			rec.fault = tooLarge(in.limits.Article)
		} else {
			rec.read = func() (*draft, error) {
				item, err := decodeXML(e.data, label)
				if err != nil {
					return nil, err
				}
				return read(item)
			}
		}
		if err := yield(rec); err != nil {
			return err
		}
	}
}

// openXML returns a file of XML in which a tag can be told from its bytes, and the
// encoding that it says it has.
func openXML(in *input) (src io.Reader, label string, err error) {
	head, err := in.peek()
	if err != nil {
		return nil, "", err
	}
	label = labelOf(head)
	src, err = inBytes(in)
	return src, label, err
}

// labelOf returns the encoding that a file of XML says it has.
func labelOf(head []byte) string {
	declared, _, ok := bytes.Cut(head[:min(len(head), headSize)], []byte("?>"))
	_, declared, found := bytes.Cut(declared, []byte("<?xml"))
	if !ok || !found {
		return ""
	}
	return token{attrs: declared}.attr("encoding")
}
