//go:build !unix

package site

import (
	"errors"
	"io"
	"os"
)

// readPlain reads the regular file called name into room, and returns how many bytes it has; what does not
// fit into room is not read.
func readPlain(name string, room []byte) (n int, err error) {
	if d, err := os.Lstat(name); err != nil || !d.Mode().IsRegular() {
		return 0, errors.ErrUnsupported
	}
	file, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	n, err = io.ReadFull(file, room)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return n, err
}

// writePlain writes data to a file called name.
func writePlain(name string, data []byte) error { return os.WriteFile(name, data, 0o644) }
