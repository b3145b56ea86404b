package archive

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path"

	"github.com/klauspost/compress/gzip"
)

// gzipMagic begins each member of a file of gzip: deflate is the only way of
// packing that there is.
var gzipMagic = []byte("\x1F\x8B\x08")

func opensGzip(head []byte) bool { return bytes.HasPrefix(head, gzipMagic) }

// unpackGzip gives what is packed in a file of gzip, all its members as one.
func unpackGzip(in *input, yield func(*input) error) error {
	g := &gunzip{}
	if at, ok := in.src.(io.ReaderAt); ok && in.size >= 0 {
		g.again = at
		g.size = in.size
	}
	g.src.src = in
	g.buf = bufio.NewReaderSize(&g.src, 64<<10)
	if err := g.next(); err != nil && !g.open {
		if resumes(err) || errors.Is(err, io.EOF) {
			err = &fault{reason: "is no gzip", do: "fetch it again"}
		}
		return err
	}
	inner := in.unpacked(g, func() int64 { return g.src.n })
	if path.Ext(inner.called) == "" && g.z.Name != "" { // the name that it had
		inner.called = path.Base(g.z.Name)
	}
	return yield(inner)
}

// A gunzip unpacks gzip member by member. A member that is broken costs no other:
// Read gives a fault where it breaks off, and when it is called again what
// follows.
type gunzip struct {
	src   counter
	buf   *bufio.Reader
	z     gzip.Reader
	at    int64       // where the last member begins
	open  bool        // whether it is being read
	lost  bool        // whether something was broken, and that was said
	again io.ReaderAt // for what a broken member has swallowed, or nil
	size  int64
	err   error
}

func (g *gunzip) Read(p []byte) (int, error) {
	for {
		if g.err != nil {
			return 0, g.err
		}
		if !g.open {
			if err := g.next(); err != nil {
				if !resumes(err) {
					g.err = err
				}
				return 0, err
			}
		}
		n, err := g.z.Read(p)
		if err != nil {
			g.open = false
			if !errors.Is(err, io.EOF) {
				return n, g.broken(err)
			}
		}
		if n > 0 {
			return n, nil
		}
	}
}

// offset returns where in the file reading stands.
func (g *gunzip) offset() int64 { return g.src.n - int64(g.buf.Buffered()) }

// next opens the next member. Zeros between members are padding; what else is no
// member is passed over, and said once a member follows or nothing does.
func (g *gunzip) next() error {
	alien := int64(-1)
	for {
		head, err := g.buf.Peek(memberHead)
		switch {
		case opensMember(head):
			g.at = g.offset()
			if err := g.z.Reset(g.buf); err != nil {
				continue
			}
			g.z.Multistream(false)
			g.open = true
		case len(head) > 0:
			head, _ = g.buf.Peek(g.buf.Buffered())
			between := head[1:]
			if i := bytes.IndexByte(between, gzipMagic[0]); i >= 0 {
				between = between[:i]
			}
			if between = head[:1+len(between)]; alien < 0 && len(bytes.Trim(between, "\x00")) > 0 {
				alien = g.offset()
			}
			g.buf.Discard(len(between))
			continue
		case !errors.Is(err, io.EOF):
			return err
		}
		switch {
		case alien >= 0 && !g.lost:
			g.lost = true
			return &fault{offset: alien, reason: "is no gzip there", do: "fetch it again", resumes: true}
		case g.open:
			g.lost = false
			return nil
		}
		return io.EOF
	}
}

// memberHead is how long the head of a member is at least.
const memberHead = 10

// opensMember reports whether head is the head of a member that a program may
// have written: the magic number alone also stands in other members by chance.
func opensMember(head []byte) bool {
	if len(head) < memberHead || !opensGzip(head) {
		return false
	}
	flags, extra, system := head[3], head[8], head[9]
	return flags&0xE0 == 0 && (extra == 0 || extra == 2 || extra == 4) && (system <= 19 || system == 255)
}

// broken says what is wrong with the member that is open, and has what follows
// its head looked through for members: a member that ends too early may have
// swallowed the next one.
func (g *gunzip) broken(err error) error {
	if f, ok := errors.AsType[*fault](err); ok {
		return f
	}
	reason := "holds gzip that is broken"
	if errors.Is(err, io.ErrUnexpectedEOF) {
		reason = "holds gzip that ends too early"
	}
	g.lost = true
	if g.again != nil {
		from := g.at + 1
		g.src = counter{src: io.NewSectionReader(g.again, from, g.size-from), n: from}
		g.buf.Reset(&g.src)
	}
	return &fault{offset: max(g.at, 1), reason: reason, do: "fetch it again", resumes: true}
}
