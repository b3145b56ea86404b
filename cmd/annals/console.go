package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// A console is what a verb reads from and speaks to.
type console struct {
	in       io.Reader
	out, err io.Writer
}

// say prints a line to the person who asked.
func (c console) say(format string, args ...any) {
	fmt.Fprintln(c.out, plain(fmt.Sprintf(format, args...)))
}

// complain prints what went wrong, a line for each of the errors joined in err.
func (c console) complain(err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			c.complain(err)
		}
		return
	}
	fmt.Fprintln(c.err, "annals: "+plain(err.Error()))
}

// plain returns s without the characters that would steer a terminal: paths
// and texts of an archive may hold them.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// onTerminal reports whether w writes to a terminal.
func onTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// cause returns what is wrong with a file without the operation and the path,
// which the message that it goes into names by itself.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// count says how many there are: "1 event", "2 events".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
