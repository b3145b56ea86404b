package archive

import (
	"os"
	"sync/atomic"
)

// A progress tells how much of the files is read: of those that are done all, and of
// the one that is open what was read of it, so that a single large one shows too.
type progress struct {
	tell        func(done, total int64) // or nil
	done, total int64                   // bytes of the files before the open one, and of all
	size        int64                   // of the open one
	read        *atomic.Int64           // of it, with what is read twice
}

// begin counts what there is to read.
func (p *progress) begin(files []file) {
	for _, f := range files {
		p.total += f.size
	}
}

// next says that the open file is done and that the next has so many bytes.
func (p *progress) next(size int64) {
	p.done += p.size
	p.size, p.read = size, nil
	p.show()
}

// show tells how much is read.
func (p *progress) show() {
	if p.tell == nil || p.total == 0 {
		return
	}
	done := p.done
	if p.read != nil {
		done += min(p.read.Load(), p.size)
	}
	p.tell(done, p.total)
}

// of returns the file that was opened, which is counted as it is read.
func (p *progress) of(f *os.File) *counted {
	c := &counted{File: f}
	p.read = &c.read
	return c
}

// A counted file counts what is read of it, wherever, and by whichever goroutine.
type counted struct {
	*os.File
	read atomic.Int64
}

// Read reads on.
func (c *counted) Read(b []byte) (int, error) {
	n, err := c.File.Read(b)
	c.read.Add(int64(n))
	return n, err
}

// ReadAt reads anywhere.
func (c *counted) ReadAt(b []byte, at int64) (int, error) {
	n, err := c.File.ReadAt(b, at)
	c.read.Add(int64(n))
	return n, err
}
