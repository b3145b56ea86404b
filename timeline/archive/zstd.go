package archive

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// opensZstd reports whether a file begins as zstd does, or with a frame of it
// that is to be skipped.
func opensZstd(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\x28\xB5\x2F\xFD")) || len(head) > 4 && head[0]&0xF0 == 0x50 && string(head[1:4]) == "\x2A\x4D\x18"
}

// widestWindow is how far back what is unpacked may reach: it is held in memory.
const widestWindow = 128 << 20

// unpackZstd gives what is packed in a file of zstd, all its frames as one.
func unpackZstd(in *input, yield func(*input) error) error {
	src := &counter{src: in}
	z, err := zstd.NewReader(src, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(widestWindow))
	if err != nil {
		return err
	}
	defer z.Close()
	return yield(in.unpacked(zstdFaults{z, src}, func() int64 { return src.n }))
}

// zstdFaults tells faults in our words.
type zstdFaults struct {
	z   *zstd.Decoder
	src *counter
}

func (f zstdFaults) Read(p []byte) (int, error) {
	n, err := f.z.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		reason := "is broken zstd: " + err.Error()
		switch {
		case errors.Is(err, io.ErrUnexpectedEOF):
			reason = "is zstd that ends too early"
		case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
			reason = "is zstd with a window of more than " + bytesOf(widestWindow)
		}
		err = &fault{offset: f.src.n, reason: strings.TrimSpace(reason), do: "fetch it again: what follows was not read"}
	}
	return n, err
}
