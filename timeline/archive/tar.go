package archive

import (
	"archive/tar"
	"errors"
	"io"
	"strings"
)

// opensTar reports whether a file begins as a tar does.
func opensTar(head []byte) bool { return len(head) > 262 && string(head[257:262]) == "ustar" }

// unpackTar gives the files in a tar, as they come.
func unpackTar(in *input, yield func(*input) error) error {
	src := &counter{src: in}
	t := tar.NewReader(src)
	spent := in.spending(func() int64 { return src.n })
	for n := 0; ; n++ {
		head, err := t.Next()
		switch {
		case errors.Is(err, io.EOF) && (n > 0 || src.n > 0):
			return nil
		case err != nil:
			return brokenTar(src.n, err)
		}
		name, look, err := entryName(head.Name)
		if !look || head.FileInfo().IsDir() {
			continue
		}
		began := src.n
		inner := in.inner(name, &unpacker{src: checked{t}, limits: in.limits, packed: func() int64 { return src.n - began }, spent: &spending{packed: spent.packed}})
		if err == nil {
			err = sites(nil).passed(name)
		}
		switch {
		case err != nil:
		case head.Typeflag == tar.TypeSymlink || head.Typeflag == tar.TypeLink:
			err = errLink
		case !head.FileInfo().Mode().IsRegular():
			err = otherFile
		}
		if err != nil {
			inner = in.broken(name, err)
		}
		if err := yield(inner); err != nil {
			return err
		}
	}
}

func brokenTar(offset int64, err error) error {
	if f, ok := errors.AsType[*fault](err); ok {
		return f
	}
	reason := "is broken: " + strings.TrimPrefix(err.Error(), "archive/tar: ")
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		reason = "ends too early"
	}
	return &fault{offset: offset, reason: reason, do: "fetch it again: what follows was not read"}
}
