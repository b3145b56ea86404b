package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"slices"
	"strconv"
	"strings"

	"annals/timeline/calendar"
)

// A warc reads a web archive: records, each with its headers, of what a crawler
// asked for and was sent. Those that hold a page are articles, or may be; what
// others hold is passed over and counted. A record that is broken costs itself,
// and what follows is found by how records begin.
type warc struct {
	in     *input
	src    *bufio.Reader
	offset int64 // of what is read next, unpacked
	number int   // of the last record
	seen   map[uint64]struct{}
	seed   maphash.Seed
}

// A capture is a record, as its headers tell.
type capture struct {
	offset  int64
	kind    string // response, request, revisit, …
	url     string
	mime    string // of the block; of a response that is its HTTP
	digest  string // of the payload
	date    calendar.Interval
	length  int64
	noBlock bool // nobody knows how long the block is
}

// What of a web archive is passed over.
const (
	aRequest     passed = "request"
	aRevisit     passed = "revisit"
	aRedirect    passed = "redirect"
	anErrorPage  passed = "error page"
	aPicture     passed = "picture"
	aNote        passed = "crawler note"
	aCopy        passed = "repeated capture"
	noStory      passed = "storyless page"
	aListing     passed = "listing page"
	warcHead            = 64 << 10 // bytes that the headers of a record or of a response have at most
	mostCaptures        = 1 << 21  // pages that are known again when they are captured once more, unchanged
)

// passedKinds are the types of record that are no pages.
var passedKinds = map[string]passed{
	"request": aRequest, "revisit": aRevisit, "warcinfo": aNote, "metadata": aNote, "conversion": otherFile, "continuation": otherFile,
}

// warcMark begins each record.
const warcMark = "WARC/"

func opensWARC(head []byte) bool { return bytes.HasPrefix(head, []byte(warcMark)) }

// eachCapture yields the pages of a web archive.
func eachCapture(in *input, yield func(record) error) error {
	w := &warc{in: in, src: bufio.NewReaderSize(in, 4*warcHead), seen: map[uint64]struct{}{}, seed: maphash.MakeSeed()}
	for {
		rec, err := w.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !resumes(err):
			return err
		case err != nil:
			rec.fault = err
		}
		if err := yield(rec); err != nil {
			return err
		}
	}
}

// next reads the next record. The error is one from which reading can resume, or
// the end.
func (w *warc) next() (record, error) {
	if err := w.find(); err != nil {
		return record{offset: max(w.offset, 1)}, err
	}
	w.number++
	c, err := w.headers()
	rec := record{id: c.url, number: w.number, offset: c.offset}
	if err != nil {
		return rec, err
	}
	if c.noBlock {
		return rec, &fault{offset: c.offset, reason: "is a record of a web archive without its length", do: "fetch it again", resumes: true}
	}
	keep, why := c.judge(w.peek(c.length))
	if why == nil && c.length > w.in.limits.Article {
		why = tooLarge(w.in.limits.Article)
	}
	if why != nil {
		rec.fault = why
		return rec, w.cut(c, w.discard(c.length))
	}
	block := make([]byte, c.length)
	n, err := io.ReadFull(w.src, block)
	w.offset += int64(n)
	if err != nil {
		return rec, w.cut(c, err)
	}
	if err := w.end(c, block); err != nil {
		return rec, err
	}
	if w.again(c, block[keep.body:]) {
		rec.fault = aCopy
		return rec, nil
	}
	how, limits := w.in.extract, w.in.limits
	title := w.in.titles[c.url]
	rec.size = len(block)
	rec.read = func() (*draft, error) { return c.page(block, keep, title, how, limits) }
	return rec, nil
}

// find reads on to where the next record begins. It tells of what it passes over
// on the way, unless that is blank.
func (w *warc) find() error {
	lost := int64(-1)
	for {
		head, err := w.src.Peek(len(warcMark))
		if opensWARC(head) {
			if lost >= 0 {
				return &fault{offset: max(lost, 1), reason: fmt.Sprintf("holds %d bytes that are no record of a web archive", w.offset-lost), do: "fetch it again", resumes: true}
			}
			return nil
		}
		if len(head) == 0 {
			if lost >= 0 && errors.Is(err, io.EOF) {
				return &fault{offset: max(lost, 1), reason: "holds no further record of a web archive", do: "fetch it again", resumes: true}
			}
			return err
		}
		line, err := w.src.ReadSlice('\n')
		if len(bytes.TrimSpace(line)) > 0 && lost < 0 {
			lost = w.offset
		}
		w.offset += int64(len(line))
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, io.EOF) {
			return err
		}
	}
}

// headers reads the headers of a record.
func (w *warc) headers() (capture, error) {
	c := capture{offset: max(w.offset, 1), noBlock: true}
	for size := 0; ; {
		line, err := w.src.ReadSlice('\n')
		w.offset += int64(len(line))
		if size += len(line); err != nil || size > warcHead {
			if err == nil || errors.Is(err, bufio.ErrBufferFull) {
				return c, &fault{offset: c.offset, reason: "is a record of a web archive whose headers have no end", do: "fetch it again", resumes: true}
			}
			return c, w.cut(c, err)
		}
		name, value, ok := bytes.Cut(line, []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case len(bytes.TrimSpace(line)) == 0:
			return c, nil
		case !ok:
		case is(name, "WARC-Type"):
			c.kind = strings.ToLower(string(value))
		case is(name, "WARC-Target-URI"):
			c.url = strings.Trim(string(value), "<>")
		case is(name, "Content-Type"):
			c.mime = string(value)
		case is(name, "WARC-Payload-Digest"):
			c.digest = string(value)
		case is(name, "WARC-Date"):
			c.date = isoDate(string(value))
		case is(name, "Content-Length"):
			n, err := strconv.ParseInt(string(value), 10, 64)
			c.length, c.noBlock = n, err != nil || n < 0
		}
	}
}

func is(name []byte, want string) bool {
	return len(name) == len(want) && strings.EqualFold(string(name), want)
}

// peek returns how a block of so many bytes begins.
func (w *warc) peek(length int64) []byte {
	head, _ := w.src.Peek(int(min(length, warcHead)))
	return head
}

func (w *warc) discard(length int64) error {
	for length > 0 {
		n, err := w.src.Discard(int(min(length, 1<<30)))
		w.offset += int64(n)
		length -= int64(n)
		if err != nil {
			return err
		}
	}
	return nil
}

// cut says of an error that ended a record early where that began.
func (w *warc) cut(c capture, err error) error {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*fault](err); ok && !f.resumes {
		return err
	}
	f := &fault{offset: c.offset, reason: "is a record of a web archive that ends too early", do: "fetch it again", resumes: true}
	if inner, ok := errors.AsType[*fault](err); ok {
		f.reason += ": it " + inner.reason
	} else if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	return f
}

// end checks that a block is followed by the end of its record. Where another record
// begins in it, it is shorter than it says, and reading goes on there.
func (w *warc) end(c capture, block []byte) error {
	after, err := w.src.Peek(4 + len(warcMark))
	rest := bytes.TrimLeft(after, "\r\n")
	switch {
	case len(rest) == 0 && resumes(err):
		return w.cut(c, err) // what was unpacked last is not what was packed
	case len(rest) == 0, opensWARC(rest):
		return nil
	}
	i := inBlock(block)
	if i < 0 {
		return nil
	}
	w.offset -= int64(len(block) - i)
	w.src = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(block[i:]), w.src), w.src.Size())
	return w.cut(c, io.ErrUnexpectedEOF)
}

// inBlock returns where in a block a record begins, or -1.
func inBlock(block []byte) int {
	for at := 0; ; at++ {
		i := bytes.Index(block[at:], []byte(warcMark))
		if i < 0 {
			return -1
		}
		at += i
		version, headers, _ := bytes.Cut(block[at:], []byte("\n"))
		if len(version) < 12 && bytes.HasPrefix(headers, []byte("WARC-")) {
			return at
		}
	}
}

// again reports whether the same page was captured before, without a change.
func (w *warc) again(c capture, body []byte) bool {
	key := maphash.String(w.seed, c.digest)
	if c.digest == "" {
		key = maphash.Bytes(w.seed, body)
	}
	if _, ok := w.seen[key]; ok {
		return true
	}
	if len(w.seen) < mostCaptures {
		w.seen[key] = struct{}{}
	}
	return false
}

// judge tells by how its block begins whether a record holds a page.
func (c capture) judge(head []byte) (response, error) {
	if why, ok := passedKinds[c.kind]; ok {
		return response{}, why
	}
	r := response{mime: c.mime}
	switch {
	case strings.HasPrefix(c.url, "dns:"), strings.HasPrefix(c.mime, "text/dns"):
		return r, aNote
	case c.kind == "response" && bytes.HasPrefix(head, []byte("HTTP/")):
		r = readResponse(head)
	case c.kind != "response" && c.kind != "resource":
		return r, otherFile
	}
	switch mime, _, _ := strings.Cut(strings.ToLower(r.mime), ";"); {
	case r.status >= 300 && r.status < 400:
		return r, aRedirect
	case r.status != 0 && r.status != 200 && r.status != 203:
		return r, anErrorPage
	case strings.Contains(mime, "html"):
		return r, nil
	case strings.HasPrefix(mime, "image/"):
		return r, aPicture
	case mime == "" && opensHTML(bytes.TrimSpace(head[min(r.body, len(head)):])):
		return r, nil
	}
	return r, otherFile
}

// page makes an article of a capture.
func (c capture) page(block []byte, r response, title string, how Extraction, limits Limits) (*draft, error) {
	body, err := r.decode(block, limits.Article)
	if err != nil {
		return nil, err
	}
	p, err := parsePage(string(body), r.charset())
	if err != nil {
		return nil, err
	}
	d := p.article(how)
	switch {
	case p.lists():
		return nil, aListing
	case toldLetters(d.Text, d.Blocks) < shortestStory:
		return nil, noStory
	}
	if d.URL == "" {
		d.URL = c.url
	}
	if d.Title == "" {
		d.Title = title
	}
	d.captured(c.date)
	return d, nil
}

// captured has nothing said of d that is later than when it was fetched.
func (d *draft) captured(when calendar.Interval) {
	if when.IsZero() {
		return
	}
	d.evidence = slices.DeleteFunc(d.evidence, func(e evidence) bool {
		return len(e.readings) > 0 && !slices.ContainsFunc(e.readings, func(r calendar.Interval) bool { return !r.Start.After(when.End) })
	})
	d.Published.NotAfter.When, d.Published.NotAfter.Basis = when, "capture"
}
