package archive

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// A response is what a server sent, as its headers tell.
type response struct {
	status   int
	mime     string // with its parameters
	chunked  bool
	encoding string // gzip, br, …, as it was sent
	body     int    // where it begins
}

// readResponse reads the headers with which a block begins.
func readResponse(head []byte) response {
	var r response
	for first := true; ; first = false {
		line, rest, ok := bytes.Cut(head[r.body:], []byte("\n"))
		if !ok {
			r.body = len(head)
			return r
		}
		r.body = len(head) - len(rest)
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case first:
			if fields := bytes.Fields(line); len(fields) > 1 {
				r.status, _ = strconv.Atoi(string(fields[1]))
			}
		case len(bytes.TrimSpace(line)) == 0:
			return r
		case is(name, "Content-Type"):
			r.mime = string(value)
		case is(name, "Content-Encoding"):
			r.encoding = strings.ToLower(string(value))
		case is(name, "Transfer-Encoding"):
			r.chunked = bytes.Contains(bytes.ToLower(value), []byte("chunked"))
		}
	}
}

// charset returns the encoding that the server named, or "".
func (r response) charset() string {
	_, params, err := mime.ParseMediaType(r.mime)
	if err != nil && params == nil {
		return ""
	}
	return params["charset"]
}

// decode returns the body in block as the server meant it. Crawlers often store
// the headers as they came and the body unpacked: what is not packed as
// they say is taken as it is.
func (r response) decode(block []byte, limit int64) ([]byte, error) {
	body := block[min(r.body, len(block)):]
	if r.chunked {
		if joined, ok := dechunk(body); ok {
			body = joined
		}
	}
	for name := range strings.FieldsFuncSeq(r.encoding, func(c rune) bool { return c == ',' || c == ' ' }) {
		unpacked, err := unpackBody(name, body, limit)
		if err != nil {
			return nil, err
		}
		body = unpacked
	}
	return body, nil
}

// dechunk joins the chunks of a body: each stands after its length in a line of
// its own. It reports whether body consists of chunks; the last may be cut off.
func dechunk(body []byte) ([]byte, bool) {
	var all []byte
	for first := true; len(body) > 0; first = false {
		line, rest, ok := bytes.Cut(body, []byte("\n"))
		size, _, _ := strings.Cut(string(line[:min(len(line), 40)]), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		switch {
		case !ok || err != nil:
			return all, !first
		case n == 0:
			return all, true
		}
		all = append(all, rest[:min(int(n), len(rest))]...)
		body = bytes.TrimPrefix(bytes.TrimPrefix(rest[min(int(n), len(rest)):], []byte("\r")), []byte("\n"))
	}
	return all, true
}

// unpackBody unpacks body, or returns it where it is not packed so. What unpacks
// before a body is cut off is kept.
func unpackBody(name string, body []byte, limit int64) ([]byte, error) {
	src := bytes.NewReader(body)
	var (
		r   io.Reader
		err error
	)
	switch name {
	case "gzip", "x-gzip":
		r, err = gzip.NewReader(src)
	case "deflate":
		if r, err = zlib.NewReader(src); err != nil {
			src.Reset(body)
			r, err = flate.NewReader(src), nil
		}
	case "br":
		r = brotli.NewReader(src)
	case "zstd":
		var z *zstd.Decoder
		if z, err = zstd.NewReader(src, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20)); err == nil {
			defer z.Close()
			r = z
		}
	default:
		return body, nil
	}
	if err != nil {
		return body, nil
	}
	unpacked, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(unpacked)) > limit:
		return nil, tooLarge(limit)
	case err != nil && len(unpacked) > 0 && (errors.Is(err, io.ErrUnexpectedEOF) || looksLikeText(unpacked)):
		return unpacked, nil
	case err != nil:
		return body, nil
	}
	return unpacked, nil
}

// looksLikeText reports whether what came out of unpacking is markup, and not what
// comes of unpacking what was not packed.
func looksLikeText(data []byte) bool { return bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")) }
