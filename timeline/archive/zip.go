package archive

import (
	"bytes"
	"cmp"
	"compress/bzip2"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/klauspost/compress/zip"
	"github.com/klauspost/compress/zstd"
)

// opensZip reports whether a file begins as a zip does. So do EPUB, WACZ and the
// documents of offices: holds tells them apart.
func opensZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// foreign are the forms that lie in a zip, by a name that it holds, and are
// nothing that is read.
var foreign = [...]struct {
	holds string
	kind  passed
}{
	{"[Content_Types].xml", "office document"},
	{"META-INF/manifest.xml", "office document"},
	{"META-INF/MANIFEST.MF", "program"},
	{"AndroidManifest.xml", "program"},
}

// openZip reads the directory of a zip.
func openZip(in *input) (*zip.Reader, error) {
	at, size, err := in.at()
	if err != nil {
		return nil, err
	}
	z, err := zipOver(at, size)
	if err != nil {
		return nil, &fault{reason: "is no zip that can be read, or is cut off: " + strings.TrimPrefix(err.Error(), "zip: "), do: "fetch it again"}
	}
	return z, nil
}

// zipOver reads the directory of a zip that lies in at, and knows all the ways in which
// the files in it may be packed.
func zipOver(at io.ReaderAt, size int64) (*zip.Reader, error) {
	z, err := zip.NewReader(at, size)
	if err != nil {
		return nil, err
	}
	z.RegisterDecompressor(bzip2Method, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(widestWindow)))
	return z, nil
}

// bzip2Method is what a zip calls bzip2.
const bzip2Method = 12

// zipFormat returns the format of a zip by what it holds, or plain where that
// tells none.
func zipFormat(in *input, plain *format) (*format, error) {
	z, _, err := openCutZip(in)
	if err != nil {
		return nil, err
	}
	holds := func(name string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool {
			return f.Name == name || strings.HasSuffix(name, "/") && strings.HasPrefix(f.Name, name)
		})
	}
	if f := pick(func(f *format) bool {
		return len(f.holds) > 0 && !slices.ContainsFunc(f.holds, func(name string) bool { return !holds(name) })
	}); f != nil {
		return f, nil
	}
	if f := formatNamed(in.called); f != nil && len(f.holds) > 0 {
		return f, nil // it lacks what it must hold: its reader says so, or does without
	}
	for _, f := range foreign {
		switch {
		case !holds(f.holds):
		case in.meant:
			return nil, &fault{reason: f.kind.Error(), do: "save it as HTML or as plain text"}
		default:
			return nil, f.kind
		}
	}
	return plain, nil
}

// unpackZip gives the files in a zip, in the order of its directory.
func unpackZip(in *input, yield func(*input) error) error {
	z, cut, err := openCutZip(in)
	if err != nil {
		return err
	}
	return cmp.Or(zipEntries(in, z, "", yield), cut)
}

// zipEntries gives the files in a folder of a zip, "" for all of it.
func zipEntries(in *input, z *zip.Reader, folder string, yield func(*input) error) error {
	spent := in.spending(nil)
	paths := make([]string, len(z.File))
	for i, f := range z.File {
		paths[i] = f.Name
	}
	made := sitesAmong(paths)
	for _, f := range z.File {
		name, look, err := entryName(f.Name)
		if !look || strings.HasSuffix(f.Name, "/") || !strings.HasPrefix(name, folder) {
			continue
		}
		if err == nil {
			err = made.passed(name)
		}
		inner := in.broken(name, err)
		if err == nil {
			if inner, err = zipEntry(in, f, name, spent); err != nil {
				inner = in.broken(name, err)
			}
		}
		if err := yield(inner); err != nil {
			return err
		}
	}
	return nil
}

// zipEntry opens one file of a zip.
func zipEntry(in *input, f *zip.File, name string, spent *spending) (*input, error) {
	switch {
	case f.Flags&1 != 0:
		return nil, &fault{reason: "is encrypted", do: "unpack it yourself"}
	case f.Mode()&fs.ModeSymlink != 0:
		return nil, errLink
	case !f.Mode().IsRegular():
		return nil, otherFile
	}
	src, err := f.Open()
	if err != nil {
		reason := "cannot be unpacked: " + strings.TrimPrefix(err.Error(), "zip: ")
		if errors.Is(err, zip.ErrAlgorithm) {
			reason = "is packed in a way that is not known"
		}
		return nil, &fault{reason: reason, do: "unpack it yourself"}
	}
	packed := int64(f.CompressedSize64)
	inner := in.inner(name, &unpacker{src: checked{src}, limits: in.limits, packed: func() int64 { return packed }, spent: spent})
	inner.onClose(src.Close)
	return inner, nil
}

// checked tells a fault of what is unpacked in the words of the rest.
type checked struct{ src io.Reader }

func (c checked) Read(p []byte) (int, error) {
	n, err := c.src.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		if _, ok := errors.AsType[*fault](err); !ok {
			reason := "is broken where it is packed: " + strings.TrimPrefix(err.Error(), "zip: ")
			if errors.Is(err, io.ErrUnexpectedEOF) {
				reason = "ends too early"
			}
			err = &fault{reason: reason, do: "fetch it again"}
		}
	}
	return n, err
}
