package main

// The face of annals tag that reads a document a line and writes a line each.
// Lines are tagged on all cores, in batches, and written in their order.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strconv"
	"time"
	"unicode/utf8"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A document is a line of the input.
type document struct {
	ID   json.RawMessage `json:"id"` // given back as it came
	DCT  string          `json:"dct"`
	Lang string          `json:"lang"`
	Text string          `json:"text"`
}

// A batch is some whole lines of the input, and the error that ended it.
type batch struct {
	lines []byte
	first int // the number of its first line
	err   error
}

// A tagged batch is the lines to write, what was wrong with those read, and
// how many have no answer for it.
type tagged struct {
	lines  []byte
	faults []error
	lost   int
}

func tagJSONL(t tagging, c console, name string, in io.Reader) error {
	lost := 0
	for b := range inOrder(batches(in), func(b batch) tagged { return t.batch(name, b) }) {
		if _, err := c.out.Write(b.lines); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
		for _, err := range b.faults {
			c.complain(err)
		}
		lost += b.lost
	}
	if lost > 0 {
		return fmt.Errorf("%s: lines left out: %d: mend them and tag them again", name, lost)
	}
	return nil
}

// batch tags the lines of b.
func (t tagging) batch(name string, b batch) (r tagged) {
	r.lines = make([]byte, 0, len(b.lines)/4)
	n := b.first
	for line := range bytes.Lines(b.lines) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			before := len(r.lines)
			var err error
			if r.lines, err = t.line(r.lines, line); err != nil {
				r.faults = append(r.faults, fmt.Errorf("%s:%d: %w", name, n, err))
				if len(r.lines) == before {
					r.lost++
				}
			}
		}
		n++
	}
	if b.err != nil {
		r.faults = append(r.faults, fmt.Errorf("%s:%d: %w", name, n, b.err))
		r.lost++
	}
	return r
}

// line appends to out the answer to a line of the input. A document whose dct
// cannot be read is tagged as one without.
func (t tagging) line(out, line []byte) ([]byte, error) {
	var d document
	if err := json.Unmarshal(line, &d); err != nil {
		return out, fmt.Errorf("no document: %v: write {\"id\": …, \"dct\": …, \"text\": …}", err)
	}
	dct, fault := t.dct, error(nil)
	if d.DCT != "" {
		var err error
		if dct, err = dayOf(d.DCT); err != nil {
			fault = fmt.Errorf("dct: %w", err)
		}
	}
	found := t.in(d.Lang).of(d.Text, dct)

	out = append(out, `{"id":`...)
	if len(d.ID) == 0 {
		d.ID = json.RawMessage("null")
	}
	out = append(out, d.ID...)
	out = append(out, `,"timexes":[`...)
	at, points := 0, 0 // the same place in bytes and in code points
	for i, x := range found {
		if i > 0 {
			out = append(out, ',')
		}
		points += utf8.RuneCountInString(d.Text[at:x.Start])
		start := points
		points += utf8.RuneCountInString(d.Text[x.Start:x.End])
		at = x.End
		out = strconv.AppendInt(append(out, `{"start":`...), int64(start), 10)
		out = strconv.AppendInt(append(out, `,"end":`...), int64(points), 10)
		out = appendString(append(out, `,"type":`...), x.Type.String())
		out = appendString(append(out, `,"value":`...), x.Value)
		out = appendString(append(out, `,"mod":`...), x.Mod)
		out = appendString(append(out, `,"text":`...), d.Text[x.Start:x.End])
		for _, a := range attributes(x) {
			if a.value != "" && a.name != "mod" {
				out = append(append(append(out, `,"`...), a.name...), `":`...)
				out = appendString(out, a.value)
			}
		}
		if !x.Range.IsZero() {
			out = appendString(append(out, `,"range":`...), x.Range.String())
		}
		if t.explain {
			out = appendString(append(out, `,"rule":`...), x.Rule())
			out = appendString(append(out, `,"explain":`...), x.Explain())
		}
		out = append(out, '}')
	}
	return append(out, "]}\n"...), fault
}

// dayOf reads the dct of a document. Of 2023-03-22T09:00 the day is enough.
func dayOf(dct string) (calendar.Interval, error) {
	if len(dct) > 10 && dct[10] == 'T' {
		dct = dct[:10]
	}
	v, err := timex.ParseDate(dct, time.Time{})
	if err != nil {
		return calendar.Interval{}, err
	}
	return stretch(v)
}

// appendString appends s as JSON writes it. Nearly all values and dates are
// plain, and they are what most of the answer is.
func appendString(out []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			e.Encode(s) // a string is always encoded
			return append(out, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
		}
	}
	out = append(out, '"')
	out = append(out, s...)
	return append(out, '"')
}

const (
	batchSize   = 128 << 10
	longestLine = 256 << 20 // a document; what is longer is refused, not read into memory
)

// batches yields the lines of in as they come, so that what follows another
// program is answered at once, and what is a file is read in large parts.
func batches(in io.Reader) iter.Seq[batch] {
	return func(yield func(batch) bool) {
		next := 1
		var rest []byte // the beginning of a line
		for {
			b := make([]byte, max(batchSize, 2*len(rest)))
			n := copy(b, rest)
			m, err := in.Read(b[n:])
			b = b[:n+m]
			end := bytes.LastIndexByte(b[n:], '\n') + 1
			if end > 0 {
				end += n
			}
			switch {
			case err == io.EOF:
				yield(batch{b, next, nil})
				return
			case err != nil:
				yield(batch{b[:end], next, cause(err)})
				return
			case end == 0 && len(b) > longestLine:
				yield(batch{nil, next, errors.New("the line is longer than 256 MB: write a document a line")})
				return
			}
			rest = b[end:]
			if end == 0 {
				continue
			}
			if !yield(batch{b[:end], next, nil}) {
				return
			}
			next += bytes.Count(b[:end], []byte("\n"))
		}
	}
}

// inOrder applies f to the values of in on all cores, and yields what comes
// of it in the order of in.
func inOrder[A, B any](in iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		queue := make(chan chan B, runtime.GOMAXPROCS(0))
		stop := make(chan struct{})
		defer close(stop)
		go func() {
			defer close(queue)
			for a := range in {
				result := make(chan B, 1)
				select {
				case queue <- result:
				case <-stop:
					return
				}
				go func() { result <- f(a) }()
			}
		}()
		for result := range queue {
			if !yield(<-result) {
				return
			}
		}
	}
}
