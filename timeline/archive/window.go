package archive

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// A window is what is held of a stream while it is parted: what is looked at, and
// what is still needed.
type window struct {
	src io.Reader
	buf []byte
	pos int   // how far buf is looked at
	err error // that ended src

	start int  // of what is cut out, in buf, or -1
	large bool // it is larger than an article may be, and not held

	offset  int64 // of buf[0] in the stream
	lines   int   // line ends before buf[counted]
	counted int
}

// read reads on, and forgets what stands before buf[keep]. It reports whether there
// may be more to look at. However little src gives at once, it reads as much as it keeps: what has
// no end yet is looked at anew each time, and so each time there is twice as much of it.
func (w *window) read(keep int) bool {
	if w.err != nil {
		return false
	}
	w.lineAt(keep)
	if w.start >= 0 {
		w.start = max(0, w.start-keep)
	}
	n := copy(w.buf, w.buf[keep:])
	w.buf, w.pos, w.counted, w.offset = w.buf[:n], w.pos-keep, w.counted-keep, w.offset+int64(keep)
	if n == cap(w.buf) {
		w.buf = append(make([]byte, 0, max(128<<10, 2*n)), w.buf...)
	}
	for kept := n; ; {
		n, w.err = w.src.Read(w.buf[len(w.buf):cap(w.buf)])
		w.buf = w.buf[:len(w.buf)+n]
		if w.err != nil || len(w.buf) >= min(2*kept, cap(w.buf)) {
			return len(w.buf) > kept || w.err == nil
		}
	}
}

// resume goes on behind what could not be read, if that is possible. What has begun
// before it is lost.
func (w *window) resume() bool {
	if !resumes(w.err) {
		return false
	}
	w.err, w.pos, w.start, w.large = nil, len(w.buf), -1, false
	return true
}

// lineAt returns the line of buf[at]. It counts on from where it was asked last.
func (w *window) lineAt(at int) int {
	if at > w.counted {
		w.lines += bytes.Count(w.buf[w.counted:at], []byte("\n"))
		w.counted = at
	}
	return w.lines + 1
}

// at returns where buf[i] stands in the stream.
func (w *window) at(i int) int64 { return w.offset + int64(i) }

// inBytes returns a file of records in which what parts them can be told from its
// bytes: in UTF-8 where it is UTF-16, and without a byte order mark.
func inBytes(in *input) (io.Reader, error) {
	head, err := in.peek()
	if err != nil {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		_, err := io.CopyN(io.Discard, in, 3)
		return in, err
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return transform.NewReader(in, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()), nil
	}
	return in, nil
}
