//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package site

import "os"

// hold opens the file name. Here the standard library knows no lock that ends with
// its process, and one that does not would hold up every build after one that was killed.
func hold(name string) (*os.File, error) { return os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644) }

// release removes the file.
func (l lock) release() {
	l.file.Close()
	os.Remove(l.file.Name())
}
