package archive

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The sidecar, annals.csv, lies in the folder of an archive and says what its
// articles leave open, a row for each:
//
//	path,published,source
//	2018/arrest.txt,2018-12-06,Sample Wire
//
// Its first row names the columns: path, and any others of the columns of sayings. An
// empty cell says nothing.
type sidecar struct {
	name    string // as the user knows the file
	cells   *csv.Reader
	path    int      // the column of the paths
	columns []saying // that of the paths is empty
}

// parseSidecar returns what the rows of annals.csv say, by their paths. The user
// knows the file as name. An error names the line and the column.
func parseSidecar(name string, data []byte) (map[string]*rule, error) {
	text, err := decode(string(data))
	if err != nil {
		return nil, errors.New(problem(name, record{}, err).String())
	}
	s := sidecar{name: name, cells: csv.NewReader(strings.NewReader(text))}
	s.cells.Comma = separator(text)
	s.cells.FieldsPerRecord = -1
	rules := map[string]*rule{}
	switch err := s.head(); {
	case errors.Is(err, io.EOF):
		return rules, nil
	case err != nil:
		return nil, err
	}
	for {
		r, err := s.row()
		switch {
		case errors.Is(err, io.EOF):
			return rules, nil
		case err != nil:
			return nil, err
		case r == nil:
			continue
		}
		if before := rules[r.fits]; before != nil {
			return nil, fmt.Errorf("%s: %q has a row already, at %s: leave one of them", s.at(s.path), r.fits, before.where)
		}
		rules[r.fits] = r
	}
}

// separator returns what parts the cells of a file: a comma, or what a
// spreadsheet writes in its place.
func separator(text string) rune {
	head, _, _ := strings.Cut(text, "\n")
	for _, c := range ";\t" {
		if strings.ContainsRune(head, c) && !strings.Contains(head, ",") {
			return c
		}
	}
	return ','
}

// pathColumns are the names of the column that says which article a row is about.
var pathColumns = []string{"path", "file", "filename", "id"}

// next reads a row.
func (s *sidecar) next() ([]string, error) {
	cells, err := s.cells.Read()
	if broken, ok := errors.AsType[*csv.ParseError](err); ok {
		return nil, fmt.Errorf("%s:%d:%d: %w: write a quotation mark within quotation marks twice", s.name, broken.Line, broken.Column, broken.Err)
	}
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	return cells, err
}

// at returns where a cell of the row that was read last stands.
func (s *sidecar) at(column int) string {
	line, at := s.cells.FieldPos(column)
	return fmt.Sprintf("%s:%d:%d", s.name, line, at)
}

// head reads the names of the columns.
func (s *sidecar) head() error {
	names, err := s.next()
	if err != nil {
		return err
	}
	s.path = -1
	s.columns = make([]saying, len(names))
	for i, name := range names {
		name = plainName(name)
		n := slices.IndexFunc(sayings, func(c saying) bool { return slices.Contains(c.columns, name) })
		switch {
		case slices.ContainsFunc(names[:i], func(before string) bool { return strings.EqualFold(before, name) }):
			return fmt.Errorf("%s: a second column %q: leave one of them", s.at(i), name)
		case slices.Contains(pathColumns, name):
			s.path = i
		case n >= 0:
			s.columns[i] = sayings[n]
		default:
			known := []string{pathColumns[0]}
			for _, c := range sayings {
				known = append(known, c.columns[0])
			}
			return fmt.Errorf("%s: unknown column %q: %s", s.at(i), name, meant("column", name, known))
		}
	}
	if s.path < 0 {
		return fmt.Errorf("%s: no column is called path: name the columns in the first row: path,published,source", s.at(0))
	}
	return nil
}

// row reads what is said of one path, nil where that is nothing.
func (s *sidecar) row() (*rule, error) {
	cells, err := s.next()
	if err != nil {
		return nil, err
	}
	r := &rule{}
	for i, cell := range cells {
		switch {
		case cell == "":
		case i >= len(s.columns):
			return nil, fmt.Errorf("%s: %q stands in no column: put what holds a comma in quotation marks", s.at(i), cell)
		case i == s.path:
			r.fits = strings.TrimPrefix(cell, "./")
		default:
			if err := s.columns[i].say(&r.remark, cell, row); err != nil {
				return nil, fmt.Errorf("%s: %w", s.at(i), err)
			}
		}
	}
	switch {
	case strings.Join(cells, "") == "":
		return nil, nil
	case r.fits == "":
		return nil, fmt.Errorf("%s: no path: say which article the row is about", s.at(0))
	}
	line, _ := s.cells.FieldPos(s.path)
	r.where = fmt.Sprintf("%s:%d", s.name, line)
	return r, nil
}
