// Command measure prints the figures of quality of annals over a folder of gold
// corpora: go run ./internal/measure [--only WORDS] DATA [EVAL]. EVAL, by default
// the folder eval beside DATA, holds the scorers. What it measures is the command
// as people run it, built from this tree; a corpus that is not there is left out.
// --only takes the measures alone whose names or corpora hold WORDS.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"
)

func main() {
	only := flag.String("only", "", "take the measures whose names or corpora hold `WORDS`: \"key dates\", t17")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/measure [--only WORDS] DATA [EVAL]")
		for _, m := range measures {
			fmt.Fprintf(os.Stderr, "  %s (%s)\n", m.name, m.data)
		}
	}
	flag.Parse()
	if flag.NArg() < 1 || flag.NArg() > 2 {
		flag.Usage()
		os.Exit(2)
	}
	data, eval := flag.Arg(0), flag.Arg(1)
	if eval == "" {
		eval = filepath.Join(data, "..", "eval")
	}
	if err := run(os.Stdout, *only, data, eval); err != nil {
		fmt.Fprintln(os.Stderr, "measure: "+err.Error())
		os.Exit(1)
	}
}

func run(w io.Writer, only, data, eval string) error {
	wanted := measuresOf(only)
	if len(wanted) == 0 {
		return fmt.Errorf("--only %q: no measure is called so: -h lists them", only)
	}
	l, err := openLab(data, eval)
	if err != nil {
		return err
	}
	defer l.close()
	for _, m := range wanted {
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
