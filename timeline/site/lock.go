package site

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// A lock is a file that one build at a time holds beside the folder that it writes. The
// system lets go of it when the process ends, however it ends: a build that was killed
// leaves the file, but holds up nobody.
type lock struct{ file *os.File }

// errHeld is the error of a lock that another process holds.
var errHeld = errors.New("held")

// Each system has its own way to hold a file:
//
//	hold(name) opens a file, makes it where it is not there, and holds it; or it is errHeld
//	release()  lets others hold it, and removes it without ever removing another's

// take takes the lock that is the file name, or says who holds it.
func take(name string) (lock, error) {
	for try := 0; ; try++ {
		file, err := hold(name)
		if errors.Is(err, errHeld) {
			return lock{}, fmt.Errorf("another annals is writing this folder%s: wait until it has ended, end it, or name another folder", holder(name))
		}
		if err != nil {
			return lock{}, fmt.Errorf("%w: name a folder beside which files can be made", cause(err))
		}
		// Whoever held it before us may have removed it since we opened it: then it is
		// a file without a name, which keeps nobody else away. (That often it happens only
		// where a file system does not know a file again.)
		ours, err := file.Stat()
		if err != nil {
			file.Close()
			return lock{}, cause(err)
		}
		if there, err := os.Lstat(name); try < 100 && (err != nil || !os.SameFile(ours, there)) {
			file.Close()
			continue
		}
		// For the error of others alone, so that it does no harm where it cannot be written.
		file.Truncate(0)
		fmt.Fprintln(file, "process", os.Getpid())
		return lock{file}, nil
	}
}

// holder says who holds the lock that is the file name, " (process 17, since 2026-03-01 10:00:00)",
// as far as the file tells.
func holder(name string) string {
	text, err := os.ReadFile(name)
	line, _, whole := strings.Cut(string(text), "\n")
	d, gone := os.Stat(name)
	if err != nil || gone != nil || !whole || len(line) > 80 {
		return ""
	}
	return fmt.Sprintf(" (%s, since %s)", line, d.ModTime().Format(time.DateTime))
}
