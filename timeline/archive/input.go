package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// An input is a file as a format reads it: on disk, in a container, or standard
// input.
type input struct {
	name    string // within the archive, with slashes; of a file in a container box.zip/2018/a.html
	path    string // as a user would open it
	called  string // the name that tells its form: that of rows.jsonl.gz, once unpacked, is rows.jsonl
	archive string // the name of the archive, where ids must be told apart
	meant   bool   // the user has named this very file
	remarks *remarks
	depth   int   // how many containers it lies in
	size    int64 // in bytes, or -1 where that is not known
	limits  Limits
	extract Extraction
	fields  Naming            // of records
	spent   *spending         // on the outermost container that it lies in
	titles  map[string]string // of web pages by their address, as what they lie in tells

	stream
	closed []func() error
}

// A stream is read from the start, whatever was looked at before.
type stream struct {
	src   io.Reader
	head  []byte // of src, read ahead
	read  int    // bytes of head that are read again
	ahead bool   // whether head was read
	err   error  // that ended head
}

// headSize is how much of a file is looked at to tell its form.
const headSize = 4 << 10

// Read reads on.
func (in *input) Read(p []byte) (int, error) {
	if in.read < len(in.head) {
		n := copy(p, in.head[in.read:])
		in.read += n
		return n, nil
	}
	if in.err != nil {
		err := in.err
		if !errors.Is(err, io.EOF) {
			in.err = nil // what follows a broken part may still be read
		}
		return 0, err
	}
	return in.src.Read(p)
}

// peek returns how the file begins: headSize of it, or all if it is shorter.
func (in *input) peek() ([]byte, error) {
	if !in.ahead {
		in.ahead = true
		var head [headSize]byte
		n := 0
		for n < len(head) && in.err == nil {
			var more int
			more, in.err = in.src.Read(head[n:])
			n += more
		}
		in.head = bytes.Clone(head[:n])
	}
	if len(in.head) == 0 && in.err != nil && !errors.Is(in.err, io.EOF) {
		return nil, in.err
	}
	return in.head, nil
}

// empty reports whether there is nothing in the file.
func (in *input) empty() bool {
	head, err := in.peek()
	return err == nil && len(head) == 0
}

// begins returns how the file begins as a format's sniff sees it: in UTF-8,
// without byte order mark and leading space.
func (in *input) begins() ([]byte, error) {
	head, err := in.text()
	return bytes.TrimLeft(head, " \t\r\n"), err
}

// text returns how the file begins in UTF-8, without byte order mark.
func (in *input) text() ([]byte, error) {
	head, err := in.peek()
	if err != nil {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		head = head[3:]
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		if s, err := decode(string(head[:len(head)&^1])); err == nil {
			head = []byte(s)
		}
	}
	return head, nil
}

// at returns the file for reading anywhere in it, and its size. What does not
// lie on disk is laid aside: in memory, or where it is larger in a temporary
// file.
func (in *input) at() (io.ReaderAt, int64, error) {
	if err := in.hold(); err != nil {
		return nil, 0, err
	}
	return in.src.(io.ReaderAt), in.size, nil
}

// inMemory is how many bytes of a file are laid aside in memory at most.
const inMemory = 4 << 20

// hold makes in readable when what it lies in has been read on.
func (in *input) hold() error {
	if _, ok := in.src.(io.ReaderAt); ok && in.size >= 0 {
		return nil
	}
	var buf bytes.Buffer
	n, err := io.Copy(&buf, io.LimitReader(in, inMemory))
	if err != nil {
		return err
	}
	if n < inMemory {
		in.from(bytes.NewReader(buf.Bytes()), n)
		return nil
	}
	aside, err := os.CreateTemp("", "annals-*")
	if err != nil {
		return &fault{reason: "cannot be laid aside: " + cause(err).Error(), do: "unpack it yourself"}
	}
	in.onClose(func() error { return errors.Join(aside.Close(), os.Remove(aside.Name())) })
	if _, err = buf.WriteTo(aside); err == nil {
		n, err = io.Copy(aside, io.LimitReader(in, in.limits.Aside-inMemory+1))
	}
	switch {
	case err != nil:
		return err
	case n+inMemory > in.limits.Aside:
		return &fault{reason: "is larger than " + bytesOf(in.limits.Aside) + " and lies in a container", do: "unpack it yourself, or raise aside under [limits] in annals.toml"}
	}
	in.from(aside, n+inMemory)
	return nil
}

// from has in read from src, which holds all of it and may be read anywhere.
func (in *input) from(src io.ReaderAt, size int64) {
	in.stream, in.size = stream{src: io.NewSectionReader(src, 0, size)}, size
}

// holding returns an input for what in, a container, holds: read from src, and so
// far with the names of in.
func (in *input) holding(src io.Reader) *input {
	inner := *in
	inner.stream, inner.closed = stream{src: src}, nil
	inner.size = -1 // what a container says of it may be a lie
	inner.depth++
	return &inner
}

// onClose has close called when in is closed.
func (in *input) onClose(close func() error) { in.closed = append(in.closed, close) }

// Close frees what in holds.
func (in *input) Close() error {
	var errs []error
	for _, close := range in.closed {
		errs = append(errs, close())
	}
	in.closed = nil
	return errors.Join(errs...)
}

// whole returns all of a file that is one article.
func whole(in *input) (string, error) {
	limit := in.limits.Article
	if in.size > limit {
		return "", tooLarge(limit)
	}
	if in.ahead && in.size == int64(len(in.head)) {
		in.read = len(in.head)
		return string(in.head), nil
	}
	if in.size >= 0 && in.size < inMemory { // it is there, on disk or in memory
		data := make([]byte, in.size+1) // one more, should it have grown
		n, err := io.ReadFull(in, data)
		switch {
		case err == nil:
			return "", &fault{reason: "grows while it is read", do: "read it again"}
		case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
			return string(data[:n]), nil
		}
		return "", err
	}
	var b strings.Builder
	n, err := io.Copy(&b, io.LimitReader(in, limit+1))
	switch {
	case err != nil:
		return "", err
	case n > limit:
		return "", tooLarge(limit)
	}
	return b.String(), nil
}

func tooLarge(limit int64) error {
	return &fault{reason: fmt.Sprintf("is larger than %s", bytesOf(limit)), do: "part it into articles, or raise article under [limits] in annals.toml"}
}
