package site

import (
	"errors"
	"os"
	"syscall"
)

// sharingViolation is what Windows says of a file that another has opened for itself.
const sharingViolation = syscall.Errno(32)

// hold opens the file name so that nobody else can open it to write, or remove it.
func hold(name string) (*os.File, error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ,
		nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, sharingViolation) {
		return nil, errHeld
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	return os.NewFile(uintptr(h), name), nil
}

// release closes the file, without which it cannot be removed. Where another holds it by then
// it stays.
func (l lock) release() {
	l.file.Close()
	os.Remove(l.file.Name())
}
