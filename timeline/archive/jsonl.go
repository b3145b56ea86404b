package archive

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"annals/timeline"
)

// opensJSON reports whether a file begins as an object of JSON does.
func opensJSON(head []byte) bool {
	return bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head[:min(len(head), 200)], []byte(`"`))
}

// eachLine gives the records of a file of JSON that has, by its name, one a line.
func eachLine(in *input, yield func(record) error) error {
	return eachObject(in, true, readJSON, yield)
}

// eachValue gives those of a file that has, by its name, a list or one.
func eachValue(in *input, yield func(record) error) error {
	return eachObject(in, false, readJSON, yield)
}

// eachObject gives the records of a file of JSON. How it begins says more than its
// name of whether each has a line.
func eachObject(in *input, lines bool, read func(data string, n Naming) (*draft, error), yield func(record) error) error {
	head, err := in.begins()
	if err != nil {
		return err
	}
	reader := func(data string) (*draft, error) { return read(data, in.fields) }
	if inLines(head) || lines && !inOne(head) {
		return recordLines(in, reader, yield)
	}
	return eachRecord(in, func(string) func(string) (*draft, error) { return reader }, yield)
}

// recordLines gives the lines of a file one by one. A line that is too long is passed over
// whole, and said to be so by its size.
func recordLines(in *input, read func(data string) (*draft, error), yield func(record) error) error {
	src, err := inBytes(in)
	if err != nil {
		return err
	}
	limit := int(in.limits.Article)
	r := bufio.NewReaderSize(src, 256<<10)
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
		if data = bytes.TrimSpace(data); len(data) > 0 {
			number++
			rec := record{number: number, line: line}
			if len(data) > limit {
				rec.fault = tooLarge(in.limits.Article)
			} else {
				s := string(data)
				rec.size, rec.read = len(s), func() (*draft, error) { return read(s) }
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

// inLines reports whether a file of JSON begins with an object in a line, and another
// in the next.
func inLines(head []byte) bool {
	first, rest, ok := bytes.Cut(head, []byte("\n"))
	return ok && bytes.HasPrefix(first, []byte("{")) && json.Valid(first) && bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{"))
}

// inOne reports whether the first line of a file of JSON is but the beginning of a
// value.
func inOne(head []byte) bool {
	first, _, ok := bytes.Cut(head, []byte("\n"))
	first = bytes.TrimSpace(first)
	return ok && !json.Valid(first) && (bytes.HasPrefix(first, []byte("[")) || string(first) == "{")
}

// readJSON reads a record: an object with the usual keys, or those of n.
func readJSON(data string, n Naming) (*draft, error) {
	if d, ok := readOwn(data); ok {
		return d, nil
	}
	f, err := fieldsOf(data, n)
	if err != nil {
		return nil, err
	}
	return f.article()
}

// fieldsOf returns the fields of an object of JSON.
func fieldsOf(data string, n Naming) (fields, error) {
	table, err := objectOf(data)
	if err != nil {
		return nil, err
	}
	f := fields{}
	f.add(table)
	f.rename(n)
	return f, nil
}

// objectOf returns what stands in an object of JSON.
func objectOf(data string) (map[string]any, error) {
	if !utf8.ValidString(data) { // the decoder would lose what it does not understand
		text, err := decode(data)
		if err != nil {
			return nil, err
		}
		data = text
	}
	if table, ok := readTable(data); ok {
		return table, nil
	}
	return decodeTable(data)
}

// decodeTable reads an object of JSON, or says why it is none.
func decodeTable(data string) (table map[string]any, err error) {
	dec := json.NewDecoder(strings.NewReader(data))
	dec.UseNumber()
	switch err := dec.Decode(&table); {
	case err != nil:
		return nil, notJSON(err)
	case table == nil:
		return nil, &fault{reason: "is null and no object", do: "write an object with a text"}
	case dec.More():
		return nil, &fault{reason: "something follows the object", do: "write one object a line"}
	}
	return table, nil
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
