package archive

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"annals/timeline"
)

// opensJSON reports whether a file begins as an object of JSON does.
func opensJSON(head []byte) bool {
	return bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head[:min(len(head), 200)], []byte(`"`))
}

// eachLine gives the lines of a file one by one. A line that is too long is
// passed over whole, and said to be so by its size.
func eachLine(in *input, yield func(record) error) error {
	limit := int(in.limits.Article)
	r := bufio.NewReaderSize(in, 256<<10)
	var long []byte
	line, number := 0, 0
	for {
		data, err := r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) || len(long) > 0 {
			if len(long) <= limit {
				long = append(long, data...)
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				continue
			}
			data = long
		}
		line++
		if resumes(err) { // what stands before the break is half a line
			number++
			if err := yield(record{number: number, line: line, fault: err}); err != nil {
				return err
			}
			long = nil
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if line == 1 {
			data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
		}
		if data = bytes.TrimSpace(data); len(data) > 0 {
			number++
			rec := jsonRecord(data, in.fields)
			rec.number, rec.line = number, line
			if len(data) > limit {
				rec = record{number: number, line: line, fault: tooLarge(in.limits.Article)}
			}
			if err := yield(rec); err != nil {
				return err
			}
		}
		long = nil
		if err != nil {
			return nil
		}
	}
}

func jsonRecord(data []byte, n Naming) record {
	s := string(data)
	return record{size: len(s), read: func() (*draft, error) { return readJSON(s, n) }}
}

// eachValue gives the records of a file of JSON: the members of an array, or
// values one after another.
func eachValue(in *input, yield func(record) error) error {
	r := bufio.NewReaderSize(in, 64<<10)
	for {
		c, err := r.Peek(1)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case c[0] == ' ' || c[0] == '\t' || c[0] == '\r' || c[0] == '\n' || c[0] == 0xEF || c[0] == 0xBB || c[0] == 0xBF:
			r.Discard(1)
			continue
		}
		break
	}
	first, _ := r.Peek(1)
	dec := json.NewDecoder(r)
	array := first[0] == '['
	if array {
		if _, err := dec.Token(); err != nil {
			return err
		}
	}
	for number := 1; dec.More(); number++ {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return &fault{reason: fmt.Sprintf("record %d is no JSON: %v", number, err), do: "mend it; what follows it was not read"}
		}
		rec := jsonRecord(raw, in.fields)
		rec.number = number
		if err := yield(rec); err != nil {
			return err
		}
	}
	return nil
}

// readJSON reads a record: an object with the usual keys.
func readJSON(data string, n Naming) (*draft, error) {
	dec := json.NewDecoder(strings.NewReader(data))
	dec.UseNumber()
	var table map[string]any
	if err := dec.Decode(&table); err != nil {
		return nil, notJSON(err)
	}
	if table == nil {
		return nil, &fault{reason: "is null and no object", do: "write an object with a text"}
	}
	if dec.More() {
		return nil, &fault{reason: "something follows the object", do: "write one object a line"}
	}
	f := fields{}
	f.add(table)
	f.rename(n)
	return f.article()
}

// setHTML gives d the text of a piece of HTML.
func (d *draft) setHTML(html string) error {
	var s story
	if err := s.addHTML(html, timeline.Paragraph); err != nil {
		return err
	}
	s.into(d)
	return nil
}

func notJSON(err error) error {
	reason := strings.TrimPrefix(err.Error(), "json: ")
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		reason = "it ends too early"
	case strings.HasPrefix(reason, "cannot unmarshal"):
		return &fault{reason: "is no object of JSON", do: "write an object with a text"}
	}
	return &fault{reason: "is no JSON: " + reason, do: "mend it"}
}
