package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"annals": main})
}

// printed returns what the command prints when it is run with args, and it must be done.
func printed(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, complaints bytes.Buffer
	if code := run(args, console{in: strings.NewReader(""), out: &out, err: &complaints}); code != done {
		t.Fatalf("annals %s: %s", strings.Join(args, " "), &complaints)
	}
	return out.Bytes()
}

// The scripts in testdata are the command's specification, a behaviour each.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"decide": decide,
			"exits":  exits,
			"light":  light,
			"same":   same,
		},
		Setup: func(e *testscript.Env) error {
			content, err := filepath.Abs("../../content")
			e.Setenv("CONTENT", content)
			return err
		},
	})
}

// exits CODE PROGRAM ARGUMENT… runs a program that must end with the code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGUMENT…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// light FILE BYTES holds where the file has so many bytes at most as gzip sends it.
func light(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: light FILE BYTES")
	}
	most, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	ts.Check(err)
	_, err = z.Write([]byte(ts.ReadFile(args[0])))
	ts.Check(errors.Join(err, z.Close()))
	if b.Len() > most {
		ts.Fatalf("%s: %d bytes, want %d at most", args[0], b.Len(), most)
	}
}

// decide FILE VERB WORDS [REST] adds a decision to a review file, about the
// event in whose block the words stand. REST may name another event by @WORDS.
func decide(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: decide FILE VERB WORDS [REST]")
	}
	text := ts.ReadFile(args[0])
	idOf := func(words string) string {
		for block := range strings.SplitSeq(text, "\n\n") {
			if strings.Contains(block, words) {
				first, _, _ := strings.Cut(block, "\n")
				return first[strings.LastIndexByte(first, ' ')+1:]
			}
		}
		ts.Fatalf("%s: no event is about %q", args[0], words)
		return ""
	}
	line := []string{args[1], idOf(args[2])}
	for _, rest := range args[3:] {
		if words, ok := strings.CutPrefix(rest, "@"); ok {
			rest = idOf(words)
		}
		line = append(line, rest)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text+"\n"+strings.Join(line, " ")+"\n"), 0o666))
}

// same FOLDER FOLDER holds where both hold the same files, byte for byte.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same FOLDER FOLDER")
	}
	a, b := ts.MkAbs(args[0]), ts.MkAbs(args[1])
	differs, err := difference(a, b)
	ts.Check(err)
	if neg == (differs == "") {
		ts.Fatalf("%s and %s: differs: %q", args[0], args[1], differs)
	}
}

// difference returns the path of a file in which two folders differ, or "".
func difference(a, b string) (string, error) {
	differs := ""
	compare := func(a, b string, contents bool) error {
		return filepath.WalkDir(a, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || differs != "" {
				return err
			}
			rel, err := filepath.Rel(a, path)
			if err != nil {
				return err
			}
			there, err := os.ReadFile(filepath.Join(b, rel))
			if errors.Is(err, fs.ErrNotExist) {
				differs = rel
				return nil
			}
			if err != nil || !contents {
				return err
			}
			here, err := os.ReadFile(path)
			if !bytes.Equal(here, there) {
				differs = rel
			}
			return err
		})
	}
	return differs, errors.Join(compare(a, b, true), compare(b, a, false))
}
