package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A lab is where measuring is done: the program, the corpora, their scorers,
// and a folder for what comes between.
type lab struct {
	annals, data, eval, scratch string
}

// openLab builds annals from this tree, to be measured.
func openLab(data, eval string) (*lab, error) {
	if _, err := os.Stat(data); err != nil {
		return nil, fmt.Errorf("%s: no folder of corpora: name one", data)
	}
	if _, err := os.Stat(eval); err != nil {
		return nil, fmt.Errorf("%s: no folder of scorers: name it after that of the corpora", eval)
	}
	scratch, err := os.MkdirTemp("", "measure")
	if err != nil {
		return nil, err
	}
	l := &lab{filepath.Join(scratch, "annals"), data, eval, scratch}
	if out, err := exec.Command("go", "build", "-o", l.annals, "annals/cmd/annals").CombinedOutput(); err != nil {
		l.close()
		return nil, fmt.Errorf("annals does not build: %w\n%s", err, out)
	}
	return l, nil
}

func (l *lab) close() error { return os.RemoveAll(l.scratch) }

// has reports whether the corpora hold the file or folder name.
func (l *lab) has(name string) bool {
	_, err := os.Stat(filepath.Join(l.data, name))
	return err == nil
}

// run runs annals. What it complains of goes to standard error; that some of
// the input could not be read spoils no figure, the scorer counts it.
func (l *lab) run(args ...string) ([]byte, error) {
	c := exec.Command(l.annals, args...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 1 && len(out) > 0 {
		err = nil
	}
	if err != nil {
		return nil, fmt.Errorf("annals %s: %w", strings.Join(args, " "), err)
	}
	return out, nil
}

// score runs a scorer and reads what it prints as JSON into v, if v is not
// nil. It returns what was printed.
func (l *lab) score(v any, scorer string, args ...string) ([]byte, error) {
	c := exec.Command("python3", append([]string{filepath.Join(l.eval, scorer)}, args...)...)
	var complaint bytes.Buffer
	c.Stderr = &complaint
	out, err := c.Output()
	if err == nil && v != nil {
		err = json.Unmarshal(out, v)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", scorer, err, complaint.Bytes())
	}
	return out, nil
}

// keep writes data to a file of the scratch folder and returns its path.
func (l *lab) keep(name string, data []byte) (string, error) {
	path := filepath.Join(l.scratch, name)
	return path, os.WriteFile(path, data, 0o666)
}

// rows reads a file of a JSON value a line.
func rows[T any](path string) ([]T, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []T
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var row T
		if err := json.Unmarshal(line, &row); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		all = append(all, row)
	}
	return all, nil
}
