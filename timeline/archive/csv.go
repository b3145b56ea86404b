package archive

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Rows parts a table, in CSV and its kin, into its rows. Cells stand in quotation
// marks where they hold what parts cells or rows; a mark that is not doubled, and
// does not end its cell, is a character.
type rows struct {
	window
	limits  Limits
	stops   string // what ends a cell that stands in no quotation marks: a comma, and the line's end
	unended int    // rows whose quotation marks have no end
}

// commas are what parts cells, the usual first.
const commas = ",;\t|"

// commaOf returns what parts the cells of a table, by the row of their names.
func commaOf(names string) byte {
	best, most := byte(','), 0
	for i := range len(commas) {
		if n := strings.Count(names, commas[i:i+1]); n > most {
			best, most = commas[i], n
		}
	}
	return best
}

// opensCSV reports whether a file is a table of articles: whether its first line names
// a text, and a title or a date.
func opensCSV(head []byte) bool {
	first, _, _ := bytes.Cut(head, []byte("\n"))
	comma := commaOf(string(first))
	var text, more bool
	for name := range bytes.SplitSeq(first, []byte{comma}) {
		plain := plainName(strings.Trim(string(name), "\" \r"))
		if plain == "" || len(plain) > 40 {
			return false
		}
		text = text || slices.Contains(textKeys, plain) || slices.Contains(htmlKeys, plain)
		more = more || slices.Contains(titleKeys, plain) || slices.Contains(dateKeys, plain)
	}
	return text && more
}

// nextCell returns the cell with which s begins, how long it is with what parts it from
// the next, and whether it is the last of its row. The length is 0 where s ends first.
func nextCell(s []byte, stops string) (cell []byte, length int, last bool) {
	if len(s) == 0 || s[0] != '"' {
		i := bytes.IndexAny(s, stops)
		if i < 0 {
			return nil, 0, false
		}
		return bytes.TrimSuffix(s[:i], []byte("\r")), i + 1, s[i] == '\n'
	}
	for i := 1; ; {
		j := bytes.IndexByte(s[i:], '"')
		if j < 0 {
			return nil, 0, false
		}
		i += j
		end := i + 1
		if end < len(s) && s[end] == '\r' {
			end++
		}
		switch {
		case end >= len(s):
			return nil, 0, false
		case s[i+1] == '"':
			i += 2
		case s[i+1] == stops[0]:
			return s[1:i], i + 2, false
		case s[end] == '\n':
			return s[1:i], end + 1, true
		default:
			i++
		}
	}
}

// next returns the next row as it stands there. It is empty where it is too large.
func (r *rows) next() (row []byte, rec record, err error) {
	r.start, r.large = r.pos, false
	rec = record{line: r.lineAt(r.pos), offset: r.at(r.pos)}
	for {
		if _, n, last := nextCell(r.buf[r.pos:], r.stops); n > 0 {
			r.pos += n
			if !last {
				continue
			}
			if int64(r.pos-r.start) > r.limits.Article {
				rec.fault = tooLarge(r.limits.Article)
			}
			return r.buf[r.start:r.pos], rec, nil
		}
		if int64(len(r.buf)-r.start) <= r.limits.Article && r.read(r.start) {
			continue
		}
		switch {
		case r.err != nil && !errors.Is(r.err, io.EOF):
			broke := r.err
			r.resume()
			return nil, rec, broke
		case r.start == len(r.buf):
			return nil, rec, io.EOF
		case r.err != nil && r.buf[len(r.buf)-1] != '\n':
			r.buf = append(r.buf, '\n')
			continue
		}
		return nil, rec, r.pastLine(&rec)
	}
}

// pastLine goes on after the first line of a row that does not end.
func (r *rows) pastLine(rec *record) error {
	const mostUnended = 10
	if r.unended++; r.unended > mostUnended {
		return &fault{line: rec.line, reason: "is no table: many of its quotation marks have no end", do: "write a quotation mark within quotation marks twice; what follows was not read"}
	}
	rec.fault = &fault{reason: "a quotation mark in it has no end", do: "write one at the end of the cell, and those within it twice"}
	if r.err == nil {
		rec.fault = &fault{reason: fmt.Sprintf("is larger than %s, or a quotation mark in it has no end", bytesOf(r.limits.Article)), do: "write one at the end of the cell, and those within it twice"}
	}
	if i := bytes.IndexByte(r.buf[r.start:], '\n'); i >= 0 {
		r.pos = r.start + i + 1
		return nil
	}
	rec.fault = tooLarge(r.limits.Article)
	for r.pos = len(r.buf); r.read(r.pos); r.pos = len(r.buf) {
		if i := bytes.IndexByte(r.buf[r.pos:], '\n'); i >= 0 {
			r.pos += i + 1
			break
		}
	}
	return nil
}

// cells returns the cells of a row.
func cells(row, stops string) []string {
	var all []string
	for s := []byte(row); ; {
		cell, n, last := nextCell(s, stops)
		if n == 0 { // decoding took the end of the row away
			return append(all, string(s))
		}
		text := string(cell)
		if s[0] == '"' {
			text = strings.ReplaceAll(text, `""`, `"`)
		}
		all = append(all, text)
		if s = s[n:]; last {
			return all
		}
	}
}

// A table is what the rows of a file have in common.
type table struct {
	names  []string // of the columns, as they are written
	plain  []string
	stops  string
	naming Naming
}

// eachRow gives the rows of a table, the first of which names the columns.
func eachRow(in *input, yield func(record) error) error {
	return eachTableRow(in, (*table).check, (*table).read, yield)
}

// eachTableRow gives the rows that read makes articles of, once check has seen the first.
func eachTableRow(in *input, check func(t *table, row string) error, read func(t *table, row string) (*draft, error), yield func(record) error) error {
	src, err := inBytes(in)
	if err != nil {
		return err
	}
	head, err := in.text()
	if err != nil {
		return err
	}
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		src, head = returns{src}, bytes.ReplaceAll(head, []byte("\r"), []byte("\n"))
	}
	r := &rows{window: window{src: src}, limits: in.limits}
	t, err := r.names(head)
	if err != nil {
		return err
	}
	t.naming = in.fields
	lost := false // something was broken, and no row has begun since
	for number := 1; ; {
		data, rec, err := r.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case resumes(err):
			lost, rec.fault = true, err
		case err != nil:
			return err
		case rec.fault == nil && len(bytes.TrimSpace(data)) == 0, lost && !t.isRow(data):
			continue
		default:
			lost = false
		}
		if rec.fault == nil {
			row := string(data)
			if number == 1 {
				if err := check(t, row); err != nil {
					return err
				}
			}
			rec.size, rec.read = len(row), func() (*draft, error) { return read(t, row) }
		}
		rec.number = number
		number++
		if err := yield(rec); err != nil {
			return err
		}
	}
}

// Returns reads lines that end as they did on old Macs.
type returns struct{ io.Reader }

func (r returns) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// names reads the names of the columns of a file that begins with head. A spreadsheet may
// write above them what parts the cells: sep=;
func (r *rows) names(head []byte) (*table, error) {
	line, _, _ := bytes.Cut(bytes.TrimLeft(head, "\r\n"), []byte("\n"))
	comma := commaOf(string(line))
	sep, ok := strings.CutPrefix(strings.TrimRight(string(line), "\r"), "sep=")
	if ok = ok && len(sep) == 1; ok {
		comma = sep[0]
	}
	r.stops = string(rune(comma)) + "\n"
	for {
		line, rec, err := r.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil, &fault{reason: "is empty", do: "name the columns in its first row: title,date,text"}
		case cmp.Or(err, rec.fault) != nil:
			return nil, cmp.Or(err, rec.fault)
		case len(bytes.TrimSpace(line)) == 0:
			continue
		case ok:
			ok = false
			continue
		}
		text, err := decode(string(line))
		if err != nil {
			return nil, err
		}
		t := &table{stops: r.stops, names: cells(text, r.stops)}
		for i, name := range t.names {
			t.names[i] = oneLine(name)
			t.plain = append(t.plain, plainName(t.names[i]))
		}
		return t, nil
	}
}

// fields returns what stands in a row.
func (t *table) fields(row string) (fields, error) {
	text, err := decode(row)
	if err != nil {
		return nil, err
	}
	all := cells(text, t.stops)
	for len(all) > len(t.names) && strings.TrimSpace(all[len(all)-1]) == "" {
		all = all[:len(all)-1]
	}
	if len(all) != len(t.names) {
		return nil, &fault{reason: fmt.Sprintf("has %s, and the first row names %d", count(len(all), "cell"), len(t.names)), do: fmt.Sprintf("put the cell that holds a %q in quotation marks", t.stops[:1])}
	}
	f := fields{}
	for i, cell := range all {
		switch name := t.plain[i]; {
		case len(f[name]) > 0: // of two columns the first has the name
		case cell == "":
			f[name] = []string{}
		default:
			f[name] = []string{cell}
		}
	}
	f.rename(t.naming)
	return f, nil
}

// isRow reports whether what stands behind something broken is a row, and not the rest of a
// cell of one: it has a cell for each column, and a date where a column has dates.
func (t *table) isRow(row []byte) bool {
	const fewest = 3 // cells, below which a sentence has as many
	all := cells(string(row), t.stops)
	if len(all) != len(t.names) || len(all) < fewest {
		return false
	}
	dated := true
	for i, name := range t.plain {
		if slices.Contains(dateKeys, name) {
			if _, dated = fieldDate(all[i], field); dated {
				return true
			}
		}
	}
	return dated
}

// check says what to do where no column can be the text. The longest cell of the first
// row tells which may be.
func (t *table) check(row string) error {
	may := slices.Concat(textKeys, htmlKeys)
	if named := t.naming["text"]; named != "" {
		may = []string{named}
	}
	if slices.ContainsFunc(t.plain, func(name string) bool { return slices.Contains(may, name) }) {
		return nil
	}
	best, size := "NAME", 30
	if text, err := decode(row); err == nil {
		for i, cell := range cells(text, t.stops) {
			if i < len(t.names) && len(cell) > size && !isAddress(cell) {
				best, size = t.names[i], len(cell)
			}
		}
	}
	if strings.ContainsAny(best, " '\"$") {
		best = plainName(best)
	}
	return noText(t.names, best)
}

// read makes an article of a row.
func (t *table) read(row string) (*draft, error) {
	f, err := t.fields(row)
	if err != nil {
		return nil, err
	}
	return f.article()
}
