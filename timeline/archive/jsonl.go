package archive

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

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
			rec := jsonRecord(data)
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

func jsonRecord(data []byte) record {
	s := string(data)
	return record{size: len(s), read: func() (*draft, error) { return readJSON(s) }}
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
		rec := jsonRecord(raw)
		rec.number = number
		if err := yield(rec); err != nil {
			return err
		}
	}
	return nil
}

// The keys of a text in a record, the best first.
var (
	textKeys = []string{"text", "body", "content", "article", "fulltext", "full_text", "story"}
	htmlKeys = []string{"content_html", "body_html", "html"}
)

// readJSON reads a record: an object with the usual keys.
func readJSON(data string) (*draft, error) {
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
	f.add(table, true)
	d := &draft{}
	f.into(d, field)
	d.record = oneLine(f.first(idKeys))
	for _, k := range dateKeys {
		if n, ok := table[k].(json.Number); ok {
			if when := unixTime(n); !when.IsZero() {
				d.evidence = append(d.evidence, clear(day(when.Year(), int(when.Month()), when.Day()), field))
			}
		}
	}
	if line := f.first([]string{"dateline"}); line != "" {
		if l, ok := readDateline(strings.TrimRight(line, " -–—") + " - …"); ok {
			if l.agency != "" {
				d.Agencies = with(d.Agencies, agencyCalled(l.agency))
			}
			if l.known {
				d.evidence = append(d.evidence, l.when)
			}
		}
	}
	for _, k := range htmlKeys {
		if values := f[k]; len(values) > 0 {
			return d, d.setHTML(strings.Join(values, "\n"))
		}
	}
	for _, k := range textKeys {
		values := f[k]
		if len(values) == 0 {
			continue
		}
		text := strings.Join(values, "\n\n")
		if looksLikeHTML(text) {
			return d, d.setHTML(text)
		}
		d.plain = true
		d.setPlain(text)
		return d, nil
	}
	return nil, &fault{reason: "has no text", do: "put it under \"text\""}
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

func looksLikeHTML(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">") && strings.Contains(text, "</")
}

// unixTime reads seconds or milliseconds since 1970. Smaller numbers are years
// or nothing.
func unixTime(n json.Number) time.Time {
	v, err := strconv.ParseInt(n.String(), 10, 64)
	switch {
	case err != nil:
	case v > 1e8 && v < 1e11 && len(n) != 8:
		return time.Unix(v, 0).UTC()
	case v >= 1e11 && v < 1e14:
		return time.UnixMilli(v).UTC()
	}
	return time.Time{}
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
