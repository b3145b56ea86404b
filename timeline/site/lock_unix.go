//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package site

import (
	"errors"
	"os"
	"syscall"
)

// hold opens the file name and holds it, as flock does. On a file system that knows no
// locks it is only opened: better a build that nothing guards than none.
func hold(name string) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != syscall.EINTR {
			break
		}
	}
	if errors.Is(err, syscall.EWOULDBLOCK) {
		file.Close()
		return nil, errHeld
	}
	return file, nil
}

// release removes the file while it is held: of a file that others hold by then it would
// take away the name.
func (l lock) release() {
	os.Remove(l.file.Name())
	l.file.Close()
}
