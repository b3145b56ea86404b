// Package sqlite writes databases that SQLite reads, and nothing else of SQLite: tables and
// indices whose rows are known beforehand, laid out page by page as the file format is described
// (https://www.sqlite.org/fileformat2.html). The same rows give the same bytes.
package sqlite

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Table is a table with its rows, in the order in which they get their row IDs. A value is a
// string, an int, a float64 or nil.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]any
	Indices []Index
}

// A Column is one of a table.
type Column struct {
	Name, Type string // "id", "TEXT"
}

// An Index is one of a table, over columns by their places.
type Index struct {
	Unique  bool
	Columns []int
}

const (
	pageSize   = 4096
	headerSize = 100 // of the file, on its first page
	version    = 3040001
)

// A file is a database in the making. A page is called by its number, from 1.
type file struct {
	pages [][]byte
}

// add appends a page and returns its number.
func (f *file) add(page []byte) uint32 {
	f.pages = append(f.pages, page)
	return uint32(len(f.pages))
}

// Write writes a database of tables. The error is that of w, or tells of more tables than the first
// page has room for.
func Write(w io.Writer, tables []Table) error {
	f := &file{pages: [][]byte{nil}} // the first holds the schema, which is known last
	var schema [][]any
	for _, t := range tables {
		schema = append(schema, []any{"table", t.Name, t.Name, int(f.table(t)), t.sql()})
		for _, x := range t.Indices {
			name := t.Name + "_" + strings.Join(t.names(x), "_")
			unique := ""
			if x.Unique {
				unique = "UNIQUE "
			}
			sql := "CREATE " + unique + "INDEX " + name + " ON " + t.Name + "(" + strings.Join(t.names(x), ", ") + ")"
			schema = append(schema, []any{"index", name, t.Name, int(f.index(t, x)), sql})
		}
	}
	first := newPage(tableLeaf, headerSize)
	for i, row := range schema {
		if !first.put(f.leafCell(int64(i+1), record(row))) {
			return fmt.Errorf("%d tables and indices: their schema takes up more than a page", len(schema))
		}
	}
	f.pages[0] = first.bytes()
	f.header(f.pages[0])
	for _, p := range f.pages {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

func (t Table) names(x Index) (names []string) {
	for _, c := range x.Columns {
		names = append(names, t.Columns[c].Name)
	}
	return names
}

func (t Table) sql() string {
	columns := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = c.Name + " " + c.Type
	}
	return "CREATE TABLE " + t.Name + "(" + strings.Join(columns, ", ") + ")"
}

// header writes the header of the file.
func (f *file) header(b []byte) {
	copy(b, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(b[16:], pageSize)
	copy(b[18:], []byte{1, 1, 0, 64, 32, 32}) // no journal of its own; nothing reserved; the shares that must be so
	for at, n := range map[int]uint32{24: 1, 28: uint32(len(f.pages)), 40: 1, 44: 4, 56: 1, 92: 1, 96: version} {
		binary.BigEndian.PutUint32(b[at:], n)
	}
}

// table writes the rows of t as a tree, and returns its root.
func (f *file) table(t Table) uint32 {
	var level []child
	page := newPage(tableLeaf, 0)
	for i, row := range t.Rows {
		cell := f.leafCell(int64(i+1), record(row))
		if !page.put(cell) {
			level = append(level, child{f.add(page.bytes()), int64(i)})
			page = newPage(tableLeaf, 0)
			page.put(cell)
		}
	}
	level = append(level, child{f.add(page.bytes()), int64(len(t.Rows))})
	for len(level) > 1 {
		level = f.above(level)
	}
	return level[0].page
}

// A child is a page of a tree of rows, and the last row ID in it.
type child struct {
	page uint32
	last int64
}

// above writes the pages that lead to those of a level.
func (f *file) above(level []child) (next []child) {
	for len(level) > 0 {
		page := newPage(tableInterior, 0)
		n := 0
		for n+1 < len(level) && page.put(varint(binary.BigEndian.AppendUint32(nil, level[n].page), uint64(level[n].last))) {
			n++
		}
		if len(level) == n+2 { // the last page would have but one child
			page.undo()
			n--
		}
		page.right = level[n].page
		next = append(next, child{f.add(page.bytes()), level[n].last})
		level = level[n+1:]
	}
	return next
}

// index writes an index of t as a tree, and returns its root. In such a tree each key stands once: those
// that part two pages stand above them.
func (f *file) index(t Table, x Index) uint32 {
	order := make([]int, len(t.Rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		for _, c := range x.Columns {
			if n := compare(t.Rows[i][c], t.Rows[j][c]); n != 0 {
				return n
			}
		}
		return i - j
	})
	keys := make([][]byte, len(order)) // as cells
	for k, i := range order {
		var key []any
		for _, c := range x.Columns {
			key = append(key, t.Rows[i][c])
		}
		payload := record(append(key, i+1))
		keys[k] = f.spilled(varint(nil, uint64(len(payload))), payload, (pageSize-12)*64/255-23)
	}
	var pages []uint32
	var parting [][]byte // keys between them
	for {
		page := newPage(indexLeaf, 0)
		n := 0
		for n < len(keys) && page.put(keys[n]) {
			n++
		}
		if len(keys) == n+1 { // nothing would be left to stand behind the parting key
			page.undo()
			n--
		}
		pages = append(pages, f.add(page.bytes()))
		if n == len(keys) {
			break
		}
		parting = append(parting, keys[n])
		keys = keys[n+1:]
	}
	for len(pages) > 1 {
		pages, parting = f.parents(pages, parting)
	}
	return pages[0]
}

// parents writes the pages that lead to others of an index, of which parting are the keys in between.
func (f *file) parents(pages []uint32, parting [][]byte) (above []uint32, between [][]byte) {
	for {
		page := newPage(indexInterior, 0)
		n := 0
		for n < len(parting) && page.put(append(binary.BigEndian.AppendUint32(nil, pages[n]), parting[n]...)) {
			n++
		}
		if len(parting) == n+1 {
			page.undo()
			n--
		}
		page.right = pages[n]
		above = append(above, f.add(page.bytes()))
		if n == len(parting) {
			return above, between
		}
		between = append(between, parting[n])
		pages, parting = pages[n+1:], parting[n+1:]
	}
}

// leafCell returns the cell of a row.
func (f *file) leafCell(id int64, payload []byte) []byte {
	return f.spilled(varint(varint(nil, uint64(len(payload))), uint64(id)), payload, pageSize-35)
}

// spilled appends payload to cell: as much as a page may hold of it, and where the rest stands.
func (f *file) spilled(cell, payload []byte, most int) []byte {
	if len(payload) <= most {
		return append(cell, payload...)
	}
	const least = (pageSize-12)*32/255 - 23
	local := least + (len(payload)-least)%(pageSize-4)
	if local > most {
		local = least
	}
	cell = append(cell, payload[:local]...)
	rest := payload[local:]
	cell = binary.BigEndian.AppendUint32(cell, uint32(len(f.pages)+1))
	for len(rest) > 0 {
		page := make([]byte, pageSize)
		n := copy(page[4:], rest)
		if rest = rest[n:]; len(rest) > 0 {
			binary.BigEndian.PutUint32(page, uint32(len(f.pages)+2))
		}
		f.add(page)
	}
	return cell
}
