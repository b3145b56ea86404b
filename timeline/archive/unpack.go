package archive

import (
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"
)

// A spending is what has been unpacked of a container and of all in it.
type spending struct {
	packed   func() int64 // bytes of the container itself: all of them, or those read so far
	unpacked int64
	over     *fault // why no more is unpacked
}

func (s *spending) exhausted() bool { return s != nil && s.over != nil }

// An unpacker reads what is packed in an input, and ends where that is more
// than an honest packer would have put there.
type unpacker struct {
	src      io.Reader
	limits   Limits
	packed   func() int64 // bytes of the input that were unpacked
	unpacked int64
	spent    *spending // of the outermost container
}

// manyTimes is how many bytes may be unpacked whatever they were packed in.
const manyTimes = 10 << 20

func (u *unpacker) Read(p []byte) (int, error) {
	if u.spent.over != nil {
		return 0, u.spent.over
	}
	n, err := u.src.Read(p)
	u.unpacked += int64(n)
	u.spent.unpacked += int64(n)
	switch {
	case swollen(u.unpacked, u.packed(), u.limits):
		return 0, tooSwollen(u.limits)
	case swollen(u.spent.unpacked, u.spent.packed(), u.limits):
		u.spent.over = tooSwollen(u.limits)
		return 0, u.spent.over
	case u.spent.unpacked > u.limits.Unpacked:
		u.spent.over = &fault{reason: "unpacks to more than " + bytesOf(u.limits.Unpacked), do: "unpack it yourself, or raise unpacked under [limits] in annals.toml"}
		return 0, u.spent.over
	}
	return n, err
}

func swollen(unpacked, packed int64, limits Limits) bool {
	return unpacked > manyTimes && unpacked/limits.Ratio > packed
}

func tooSwollen(limits Limits) *fault {
	return &fault{reason: fmt.Sprintf("unpacks to more than %d times its size", limits.Ratio), do: "see what it is, and raise ratio under [limits] in annals.toml if it is meant"}
}

// A counter counts what is read through it.
type counter struct {
	src io.Reader
	n   int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.src.Read(p)
	c.n += int64(n)
	return n, err
}

// spending returns what was spent on the container that in lies in, or is.
func (in *input) spending(packed func() int64) *spending {
	if in.spent == nil {
		if in.size >= 0 {
			packed = func() int64 { return in.size }
		}
		in.spent = &spending{packed: packed}
	}
	return in.spent
}

// packedAs says what the extension of a file that is packed as a whole becomes.
var packedAs = map[string]string{".gz": "", ".tgz": ".tar", ".zst": "", ".zstd": "", ".tzst": ".tar"}

// unpacked returns the input that in turns into once it is unpacked as a whole,
// by src: so many bytes of in as packed tells have gone into it. Its name stays
// what it is, and it is called what its name is without the extension that says
// how it is packed.
func (in *input) unpacked(src io.Reader, packed func() int64) *input {
	called := in.called
	if ext, ok := packedAs[strings.ToLower(path.Ext(called))]; ok {
		called = strings.TrimSuffix(called, path.Ext(called)) + ext
	}
	inner := in.holding(&unpacker{src: src, limits: in.limits, packed: packed, spent: in.spending(packed)})
	inner.called = called
	return inner
}

// inner returns the input that is the file called name in a container. It is
// closed by whoever reads it.
func (in *input) inner(name string, src io.Reader) *input {
	name = shown(name)
	inner := in.holding(src)
	inner.name, inner.path, inner.called = in.name+"/"+name, in.path+"/"+name, path.Base(name)
	inner.meant = false
	return inner
}

// broken returns what stands in the place of a file in a container that cannot be
// read.
func (in *input) broken(name string, err error) *input {
	inner := in.inner(name, nil)
	inner.stream = stream{ahead: true, err: err}
	return inner
}

// shown returns the name of a file in a container with what is no text in it
// written out: caf%E9.html.
func shown(name string) string {
	var b strings.Builder
	for i, r := range name {
		if c := name[i]; r == utf8.RuneError && c >= utf8.RuneSelf || c < ' ' || c == 0x7F {
			_, size := utf8.DecodeRuneInString(name[i:])
			if size == 1 {
				fmt.Fprintf(&b, "%%%02X", c)
				continue
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// entryName returns the name of a file in a container as a path in it, and whether
// to look at it: what is hidden in a folder is hidden in a container. The error
// says why it is not read.
func entryName(name string) (clean string, look bool, err error) {
	clean = strings.ReplaceAll(name, `\`, "/")
	if len(clean) > 1 && clean[1] == ':' { // a drive
		clean = clean[2:]
	}
	clean = strings.TrimLeft(clean, "/")
	for part := range strings.SplitSeq(clean, "/") {
		switch {
		case part == "..":
			return clean, true, &fault{reason: "is named as if it lay outside of its container", do: "take it out of the container, or unpack it yourself"}
		case part == ".", part == "":
		case unseen(part):
			return clean, false, nil
		}
	}
	clean = strings.TrimPrefix(path.Clean("/"+clean), "/")
	switch {
	case clean == "":
		return clean, false, nil
	case len(clean) > longestName:
		return clean[:40] + "…", true, &fault{reason: fmt.Sprintf("has a name of %d bytes", len(clean)), do: "give it a shorter one"}
	case clean == settingsName, clean == sidecarName, clean == reviewName:
		return clean, true, &fault{reason: "counts only in a folder", do: "unpack the archive"}
	}
	return clean, true, nil
}

// longestName is how long the name of a file in a container may be, in bytes.
const longestName = 1024
