package archive

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"runtime"
	"strconv"
	"sync"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A reading goes through the files of an archive once. One goroutine parts them
// into batches; as many as there are processors make articles of these; and the
// first takes the results in the order in which it handed them out, before it
// hands out more than so many. So memory is bounded and the order is that of the
// archive, whichever batch is done first.
type reading struct {
	archive   *Archive
	limits    Limits
	extract   Extraction
	fields    Naming
	published calendar.Interval
	found     func(Found) error
	progress  progress

	work  chan *batch
	queue []*batch // handed out and not yet taken back, in order
	held  int      // bytes that they hold
	ids   taken
	pasts pasts
	err   error // of found: nothing more is read
}

// How much is handed out at once.
const (
	batchSize  = 256 << 10 // bytes of records in a batch
	mostHeld   = 8 << 20   // bytes in all batches, unless a single one is larger
	mostQueued = 128       // batches: of these each may hold a file open
)

// A batch is work for one goroutine: a file of one article, or some records of a
// file of many.
type batch struct {
	file    *input
	format  *format
	one     *input
	records []record
	size    int // bytes held
	results []result
	done    chan struct{} // closed when the results are there
}

// A result is what became of a record.
type result struct {
	record
	id    string
	draft *draft // nil where there is err
	err   error
}

// all reads the files.
func (r *reading) all(files []file) error {
	r.progress.begin(files)
	r.work = make(chan *batch, mostQueued)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for b := range r.work {
				r.read(b)
				close(b.done)
			}
		})
	}
	defer workers.Wait()
	defer close(r.work)
	for _, f := range files {
		r.progress.next(f.size)
		r.open(f)
		if r.err != nil {
			break
		}
	}
	r.progress.next(0)
	r.drain(0, 0)
	return r.err
}

// open reads a file that lies on disk.
func (r *reading) open(f file) {
	in := &input{name: f.name, path: f.path, called: f.name, archive: f.archive, meant: f.meant, remarks: f.remarks, size: -1, limits: r.limits, extract: r.extract, fields: r.fields, stream: stream{src: f.src}}
	if err := f.err; err != nil {
		r.skip(in, err)
		return
	}
	if in.src == nil {
		src, err := f.open()
		if err != nil {
			r.skip(in, err)
			return
		}
		in.src = r.progress.of(src)
		in.onClose(src.Close)
		if stat, err := src.Stat(); err == nil && stat.Mode().IsRegular() {
			in.size = stat.Size()
		}
	}
	r.file(in)
}

// file reads a file, and closes it.
func (r *reading) file(in *input) {
	f, err := formatOf(in)
	if f != nil {
		r.archive.Files[f.name]++
	}
	switch {
	case errors.Is(err, errLink) && formatNamed(in.called) == nil:
		r.skip(in, otherFile)
	case errors.Is(err, errLink):
		r.skip(in, &fault{reason: "is a link, and these are not followed in a container", do: "put the file itself there"})
	case err != nil:
		r.skip(in, err)
	case f == nil:
		r.skip(in, otherFile)
	case in.empty():
		r.skip(in, &fault{reason: "is empty", do: "fill it in or take it out"})
	case f.one != nil:
		if in.depth > 0 {
			err = in.hold()
		}
		if err != nil {
			r.skip(in, err)
			break
		}
		r.send(&batch{file: in, format: f, one: in, size: int(max(in.size, headSize))})
		return // who reads it closes it
	case f.each != nil:
		r.records(in, f)
	default:
		r.unpack(in, f)
	}
	in.Close()
}

// skip has it told that a file cannot be read, in its place among the others.
func (r *reading) skip(in *input, err error) {
	r.send(&batch{file: in, results: []result{{err: err}}})
}

// records reads a file of many.
func (r *reading) records(in *input, f *format) {
	b := &batch{file: in, format: f}
	n := int64(0)
	err := guarded(f, func() error {
		return f.each(in, func(rec record) error {
			if n++; n > r.limits.Records {
				return &fault{reason: fmt.Sprintf("holds more than %d articles", r.limits.Records), do: "part it, or raise records under [limits] in annals.toml"}
			}
			b.records = append(b.records, rec)
			b.size += rec.size
			if b.size >= batchSize || len(b.records) >= batchSize/64 {
				r.send(b)
				b = &batch{file: in, format: f}
			}
			return r.err
		})
	})
	r.send(b)
	if err == nil && n == 0 {
		err = &fault{reason: "holds no articles", do: "fill it in or take it out"}
	}
	if err != nil {
		r.skip(in, err)
	}
}

// unpack reads the files in a container.
func (r *reading) unpack(in *input, f *format) {
	if int64(in.depth) >= r.limits.Nesting {
		r.skip(in, &fault{reason: fmt.Sprintf("lies in %d containers, one in another", in.depth), do: "unpack it yourself, or raise nesting under [limits] in annals.toml"})
		return
	}
	files := 0
	err := guarded(f, func() error {
		return f.unpack(in, func(inner *input) error {
			files++
			inner.remarks = in.remarks
			r.file(inner)
			if in.spent.exhausted() {
				return errExhausted
			}
			return r.err
		})
	})
	if err == nil && files == 0 {
		err = &fault{reason: "holds no files", do: "fill it in or take it out"}
	}
	if errors.Is(err, errExhausted) {
		if in.depth > 0 || f.name == "gzip" || f.name == "zstd" {
			return // its file has said it, or the outermost container will
		}
		err = &fault{reason: "is not read any further: one of its files " + in.spent.over.reason, do: in.spent.over.do}
	}
	if err != nil {
		r.skip(in, err)
	}
}

// errExhausted ends the reading of a container that unpacks to too much.
var errExhausted = errors.New("unpacks to too much")

// guarded calls read. The libraries that read what strangers have written may
// panic on it; that costs what they read.
func guarded(f *format, read func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &fault{reason: fmt.Sprintf("cannot be read as %s: %v", f.name, p), do: "save it as plain text"}
		}
	}()
	return read()
}

// send hands b out, and before that takes back what must be done first.
func (r *reading) send(b *batch) {
	if r.err != nil {
		b.close()
		return
	}
	r.progress.show()
	r.drain(mostQueued-1, max(mostHeld-b.size, 0))
	b.done = make(chan struct{})
	r.queue = append(r.queue, b)
	r.held += b.size
	r.work <- b
}

// drain takes batches back until no more than so many are out, and no more than
// so many bytes in them.
func (r *reading) drain(batches, bytes int) {
	for len(r.queue) > batches || len(r.queue) > 0 && r.held > bytes {
		b := r.queue[0]
		r.queue[0] = nil
		r.queue = r.queue[1:]
		<-b.done
		r.held -= b.size
		for _, res := range b.results {
			if r.err == nil {
				r.err = r.take(b, res)
			}
		}
	}
}

// take makes an article of a result, with an id of its own.
func (r *reading) take(b *batch, res result) error {
	a := r.archive
	if kind, ok := errors.AsType[passed](res.err); ok {
		a.passOver(kind, b.file.called)
		return nil
	}
	if res.err != nil {
		b.file.remarks.of(cmp.Or(res.id, b.file.name)) // what is said of it is not stale
		a.skip(problem(b.file.path, res.record, res.err))
		return nil
	}
	article := &res.draft.Article
	article.ID = r.ids.free(b.file.archive, res.id)
	if lang := baseOf(article.Lang); lang != "" && !timex.Knows(lang) {
		a.Unread[lang]++
	}
	if article.Curated != nil {
		a.Curated++
	} else {
		a.counts(article)
	}
	found := Found{Article: article, Path: b.file.path, Format: b.format.name}
	if article.ID != res.id {
		found.Claimed = res.id
		a.Twice++
	}
	return r.found(found)
}

// counts counts a story.
func (a *Archive) counts(article *timeline.Article) {
	a.count++
	if article.Published.When.IsZero() {
		a.undated++
	}
	if article.Excerpt {
		a.excerpts++
	}
}

// read fills the results of b.
func (r *reading) read(b *batch) {
	if b.one != nil {
		b.results = append(b.results, r.result(b, record{read: func() (*draft, error) { return b.format.one(b.one) }}))
		b.close()
		return
	}
	for _, rec := range b.records {
		b.results = append(b.results, r.result(b, rec))
	}
	b.records = nil
}

// result reads and completes one article.
func (r *reading) result(b *batch, rec record) result {
	res := result{record: rec, err: rec.fault}
	res.read = nil // so that what it held is free
	if rec.fault != nil {
		return res
	}
	name := b.file.name
	res.err = guarded(b.format, func() error {
		d, err := rec.read()
		if err != nil {
			return err
		}
		if res.draft, res.id = d, name; b.one != nil || rec.whole {
			d.evidence = append(d.evidence, fromPath(name)...)
		} else {
			res.id += "#" + cmp.Or(d.record, rec.id, strconv.Itoa(rec.number))
		}
		b.file.remarks.of(res.id).on(d)
		if err := d.finish(path.Base(name)); err != nil {
			return err
		}
		d.Lang = cmp.Or(d.Lang, spokenAs(d.spoken, r.archive.Settings.Language))
		if d.Curated == nil {
			d.date(r.published, &r.pasts)
		}
		return nil
	})
	return res
}

// close frees the file that b would have read.
func (b *batch) close() {
	if b.one != nil {
		b.one.Close()
	}
}
