// Command measure prints the figures of quality of annals over a folder of gold
// corpora: go run ./internal/measure DATA [EVAL]. EVAL, by default the folder
// eval beside DATA, holds the scorers. What it measures is the command as
// people run it, built from this tree; a corpus that is not there is left out.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"
)

func main() {
	if len(os.Args) < 2 || len(os.Args) > 3 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/measure DATA [EVAL]")
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "measure: "+err.Error())
		os.Exit(1)
	}
}

func run(w io.Writer, args []string) error {
	data, eval := args[0], filepath.Join(args[0], "..", "eval")
	if len(args) > 1 {
		eval = args[1]
	}
	l, err := openLab(data, eval)
	if err != nil {
		return err
	}
	defer l.close()
	for _, m := range measures {
		if !l.has(m.data) {
			continue
		}
		figures, err := m.take(l)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		if err := print(w, m.name, figures); err != nil {
			return err
		}
	}
	return nil
}

// print writes the figures of one measure, a corpus a line.
func print(w io.Writer, name string, figures []figure) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(t, name)
	corpus := ""
	for _, f := range figures {
		if f.corpus != corpus {
			corpus = f.corpus
			fmt.Fprintf(t, "\n  %s", corpus)
		}
		fmt.Fprintf(t, "\t%s %.3f", f.name, f.value)
	}
	fmt.Fprint(t, "\n\n")
	return t.Flush()
}
