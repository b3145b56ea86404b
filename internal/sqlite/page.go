package sqlite

import "encoding/binary"

// The kinds of page of a tree.
const (
	indexInterior = 2
	tableInterior = 5
	indexLeaf     = 10
	tableLeaf     = 13
)

// A page is one of a tree in the making: its cells in order.
type page struct {
	kind  byte
	from  int // where its own header begins
	cells [][]byte
	used  int
	right uint32 // of an interior one, the page behind its last cell
}

func newPage(kind byte, from int) *page {
	p := &page{kind: kind, from: from, used: from + 8}
	if kind == indexInterior || kind == tableInterior {
		p.used += 4
	}
	return p
}

// put adds a cell, if there is room for it.
func (p *page) put(cell []byte) bool {
	if p.used+len(cell)+2 > pageSize {
		return false
	}
	p.cells = append(p.cells, cell)
	p.used += len(cell) + 2
	return true
}

// undo takes the last cell out again.
func (p *page) undo() {
	last := p.cells[len(p.cells)-1]
	p.cells = p.cells[:len(p.cells)-1]
	p.used -= len(last) + 2
}

// bytes returns the page as it stands in the file: where each cell is, and from its end on the cells.
func (p *page) bytes() []byte {
	b := make([]byte, pageSize)
	h := b[p.from:]
	h[0] = p.kind
	at := p.from + 8
	if p.kind == indexInterior || p.kind == tableInterior {
		binary.BigEndian.PutUint32(h[8:], p.right)
		at += 4
	}
	end := pageSize
	for _, cell := range p.cells {
		end -= len(cell)
		copy(b[end:], cell)
		binary.BigEndian.PutUint16(b[at:], uint16(end))
		at += 2
	}
	binary.BigEndian.PutUint16(h[3:], uint16(len(p.cells)))
	binary.BigEndian.PutUint16(h[5:], uint16(end))
	return b
}
