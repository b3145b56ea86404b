//go:build unix

package site

import (
	"errors"
	"io/fs"
	"syscall"
)

// Files are read and written whole by the calls of the system alone: package os asks it three times as often,
// for a file may be a pipe there, and a site is many small files.

// readPlain reads the regular file called name into room, and returns how many bytes it has; what does not
// fit into room is not read.
func readPlain(name string, room []byte) (n int, err error) {
	// No link is followed, and nobody waited for: what is no regular file has another size, or cannot be read.
	fd, err := again(func() (int, error) {
		return syscall.Open(name, syscall.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	})
	if err != nil {
		return 0, err
	}
	defer syscall.Close(fd)
	for n < len(room) {
		k, err := again(func() (int, error) { return syscall.Read(fd, room[n:]) })
		if k <= 0 || err != nil {
			return n, err
		}
		n += k
	}
	return n, nil
}

// writePlain writes data to a file called name.
func writePlain(name string, data []byte) error {
	fd, err := again(func() (int, error) {
		return syscall.Open(name, syscall.O_WRONLY|syscall.O_CREAT|syscall.O_TRUNC|syscall.O_CLOEXEC, 0o644)
	})
	if err != nil {
		return &fs.PathError{Op: "open", Path: name, Err: err}
	}
	for len(data) > 0 && err == nil {
		var n int
		n, err = again(func() (int, error) { return syscall.Write(fd, data) })
		data = data[max(n, 0):]
	}
	if closed := syscall.Close(fd); err == nil {
		err = closed
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

// again makes a call until no signal comes between.
func again(call func() (int, error)) (n int, err error) {
	for {
		if n, err = call(); !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
