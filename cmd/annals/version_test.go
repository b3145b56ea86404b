package main

import (
	"errors"
	"io"
	"testing"
)

// What could not be printed is not taken as done.
func TestVersionThatNobodyReads(t *testing.T) {
	r, w := io.Pipe()
	r.CloseWithError(errors.New("the disk is full"))
	if code := run([]string{"version"}, console{out: w, err: io.Discard}); code != failed {
		t.Errorf("exit code %d", code)
	}
}
