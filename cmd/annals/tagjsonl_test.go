package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// Batches hold whole lines and lose nothing, however the input comes.
func TestBatchesAreWholeLines(t *testing.T) {
	long := strings.Repeat("long ", 3*batchSize/5)
	for _, text := range []string{"", "\n", "a", "a\n", "a\nb", "a\n\nb\n", long, long + "\n", "a\n" + long + "\nb\n" + long} {
		for name, in := range map[string]io.Reader{
			"at once":      strings.NewReader(text),
			"in halves":    iotest.HalfReader(strings.NewReader(text)),
			"byte by byte": iotest.OneByteReader(strings.NewReader(text[max(0, len(text)-9):])),
			"data and EOF": iotest.DataErrReader(strings.NewReader(text)),
		} {
			var got []byte
			for b := range batches(in) {
				if want := bytes.Count(got, []byte("\n")) + 1; b.first != want {
					t.Errorf("%s, %.9q: a batch begins with line %d, want %d", name, text, b.first, want)
				}
				if b.err != nil {
					t.Errorf("%s, %.9q: %v", name, text, b.err)
				}
				if len(got) > 0 && got[len(got)-1] != '\n' {
					t.Errorf("%s, %.9q: a batch ends within a line", name, text)
				}
				got = append(got, b.lines...)
			}
			if !strings.HasSuffix(text, string(got)) || len(got) < min(9, len(text)) {
				t.Errorf("%s, %.9q: got %d bytes of %d", name, text, len(got), len(text))
			}
		}
	}
}

// What was read before a fault is not lost.
func TestBatchesEndWithTheFault(t *testing.T) {
	fault := errors.New("the disk is gone")
	var lines string
	var err error
	for b := range batches(io.MultiReader(strings.NewReader("a\nb\nc"), iotest.ErrReader(fault))) {
		lines += string(b.lines)
		err = b.err
	}
	if lines != "a\nb\n" || err != fault {
		t.Errorf("got %q and %v", lines, err)
	}
}

func TestInOrder(t *testing.T) {
	in := make([]int, 1000)
	var want []string
	for i := range in {
		in[i] = i
		want = append(want, fmt.Sprint(i))
	}
	got := slices.Collect(inOrder(slices.Values(in), func(i int) string { return fmt.Sprint(i) }))
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	for s := range inOrder(slices.Values(in), func(i int) string { return fmt.Sprint(i) }) {
		if s == "3" {
			break // and what is not wanted any more is not waited for
		}
	}
}

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "December 2018", "“two\tdays”\n", `\"`, "\u2028", "\x00\xff", "<&>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		if err := json.Unmarshal(appendString(nil, s), &got); err != nil || got != strings.ToValidUTF8(s, "\ufffd") && strings.ToValidUTF8(s, "") == s {
			t.Errorf("%q is written %s and read as %q, %v", s, appendString(nil, s), got, err)
		}
	})
}
