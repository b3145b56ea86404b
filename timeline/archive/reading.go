package archive

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"runtime"
	"slices"
	"sync"
)

// A record is one article of a file, as it stands there.
type record struct {
	data   []byte
	number int // of the records in the file, from 1
	line   int // where it begins, from 1
}

// A result is what became of a record.
type result struct {
	file  *file
	path  string
	line  int
	id    string
	draft *draft // nil where there is err
	err   error
}

// Sizes beyond which nothing is an article.
const (
	maxArticle = 32 << 20 // bytes of a file of one article, or of a record
	batchSize  = 256 << 10
)

// A batch is work for one goroutine: a file of one article, or some records.
// Its results stand where the next step looks for them, whoever made them.
type batch struct {
	file    *file
	records []record
	results []result
	last    bool // of its file
}

// readAll reads the files, as many at once as there are processors, and returns
// the results in the order of the files and of the records in them.
func readAll(files []file, progress func(done, total int)) []result {
	work := make(chan *batch, 2*runtime.GOMAXPROCS(0))
	var (
		done sync.WaitGroup
		mu   sync.Mutex
		n    int
	)
	for range runtime.GOMAXPROCS(0) {
		done.Go(func() {
			for b := range work {
				b.read()
				if b.last && progress != nil {
					mu.Lock()
					n++
					progress(n, len(files))
					mu.Unlock()
				}
			}
		})
	}
	var batches []*batch
	send := func(b *batch) {
		batches = append(batches, b)
		work <- b
	}
	for i := range files {
		f := &files[i]
		if f.format.each == nil {
			send(&batch{file: f, last: true})
			continue
		}
		part(f, send)
	}
	close(work)
	done.Wait()
	var all []result
	for _, b := range batches {
		all = append(all, b.results...)
	}
	return all
}

// part sends the records of a file on in batches, so that a file larger than
// memory is never held whole.
func part(f *file, send func(*batch)) {
	b := &batch{file: f}
	size := 0
	err := func() error {
		src, err := f.open()
		if err != nil {
			return err
		}
		defer src.Close()
		return f.format.each(src, func(r record) error {
			r.data = bytes.Clone(r.data)
			b.records = append(b.records, r)
			if size += len(r.data); size >= batchSize {
				send(b)
				b, size = &batch{file: f}, 0
			}
			return nil
		})
	}()
	send(b)
	last := &batch{file: f, last: true}
	if err != nil {
		last.results = []result{{file: f, path: f.path, err: err}}
	}
	send(last)
}

// read fills the results of b.
func (b *batch) read() {
	f := b.file
	if f.format.each == nil {
		data, err := f.whole()
		r := result{file: f, path: f.path, id: f.name, err: err}
		if err == nil {
			r.draft, r.err = readOne(f, string(data))
		}
		b.results = []result{r}
		return
	}
	b.results = slices.Grow(b.results, len(b.records))
	for _, rec := range b.records {
		r := result{file: f, path: f.path, line: rec.line}
		if len(rec.data) > maxArticle {
			r.err = tooLarge()
		} else if r.draft, r.err = readOne(f, string(rec.data)); r.err == nil {
			r.id = f.name + "#" + r.draft.recordID(rec.number)
		}
		b.results = append(b.results, r)
	}
	b.records = nil
}

// readOne makes a draft of one article. The libraries that read what strangers
// have written may panic on it; that costs the one article.
func readOne(f *file, data string) (d *draft, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, err = nil, &fault{reason: fmt.Sprintf("cannot be read as %s: %v", f.format.name, p), do: "save it as plain text"}
		}
	}()
	d, err = f.format.read(data)
	if err != nil {
		return nil, err
	}
	if f.format.each == nil {
		d.evidence = append(d.evidence, fromPath(f.name)...)
	}
	if err := d.finish(path.Base(f.name)); err != nil {
		return nil, err
	}
	return d, nil
}

// whole reads a file of one article.
func (f *file) whole() ([]byte, error) {
	src, err := f.open()
	if err != nil {
		return nil, err
	}
	defer src.Close()
	data, err := io.ReadAll(io.LimitReader(src, maxArticle+1))
	if err == nil && len(data) > maxArticle {
		err = tooLarge()
	}
	return data, err
}

func tooLarge() error {
	return &fault{reason: fmt.Sprintf("is larger than %d MB", maxArticle>>20), do: "part it into articles"}
}
