package timex

// The lines of a rule file: words, lists, examples. Rules are read in rule.go.

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// read adds a rule file to g.
func (g *Grammar) read(file string, r io.Reader) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	n := 0
	for sc.Scan() {
		n++
		if err := g.readLine(file, n, sc.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", file, n+1, err)
	}
	return nil
}

// readLine reads a line: an example, which is indented; a rule, which has an
// equals sign; a list, whose name ends in a colon; or words.
func (g *Grammar) readLine(file string, n int, line string) error {
	if i := commentStart(line); i >= 0 {
		line = line[:i]
	}
	f := strings.Fields(line)
	switch {
	case len(f) == 0:
		return nil
	case line[0] == '\t' || line[0] == ' ':
		return g.readExample(n, line)
	case strings.HasSuffix(f[0], ":") && len(f[0]) > 1:
		return g.readList(line)
	case f[0] == "dct" && len(f) == 2:
		g.dct = f[1]
		return nil
	case f[0] == "cold":
		for _, name := range f[1:] {
			g.cold[g.symbol(name)] = true
		}
		return nil
	case f[0] == "hot":
		for _, name := range f[1:] {
			g.hot[g.symbol(name)] = true
		}
		return nil
	case slices.Contains(f, "="):
		return g.readRule(file, n, line)
	}
	return g.readWords(f)
}

// commentStart returns where a comment begins: a # at the start or after a space.
func commentStart(line string) int {
	for i := range len(line) {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') && (i+1 == len(line) || line[i+1] == ' ' || i == 0) {
			return i
		}
	}
	return -1
}

// isClass reports whether a name in a rule file is one of a class: in capitals.
func isClass(name string) bool {
	return len(name) > 1 && 'A' <= name[0] && name[0] <= 'Z' && strings.ToUpper(name) == name
}

// readWords reads a line of words: a class, the value that they have, and the words.
func (g *Grammar) readWords(f []string) error {
	if !isClass(f[0]) || len(f) < 3 {
		return fmt.Errorf("want a class in capitals, a value and words, or a rule with an equals sign")
	}
	a, err := readAtom(f[1])
	if err != nil {
		return err
	}
	sym := g.symbol(f[0])
	g.classes[sym] = true
	for _, s := range f[2:] {
		g.lexicon.add(s, sym, a)
	}
	return nil
}

// readList reads a line of a list: its name and words, with commas between
// them where some are of more than one word.
func (g *Grammar) readList(line string) error {
	name, rest, _ := strings.Cut(line, ":")
	name = strings.TrimSpace(name)
	words := strings.Fields(rest)
	if strings.Contains(rest, ",") {
		words = nil
		for w := range strings.SplitSeq(rest, ",") {
			if w = strings.Join(strings.Fields(w), " "); w != "" {
				words = append(words, w)
			}
		}
	}
	if name == "date-order" {
		return g.readOrder(words)
	}
	g.lists[name] = append(g.lists[name], words...)
	return nil
}

// An example is a text and the value that a rule must find in it.
type example struct {
	line       int
	text, want string
}

// readExample reads a line under a rule.
func (g *Grammar) readExample(n int, line string) error {
	text, want, ok := strings.Cut(line, "=>")
	text, want = strings.TrimSpace(text), strings.TrimSpace(want)
	switch {
	case !ok || text == "" || want == "":
		return fmt.Errorf("want an example below its rule: text => value, or text => none")
	case want == "none":
		g.not = append(g.not, example{n, text, want})
	case len(g.rules) == 0:
		return fmt.Errorf("an example stands below its rule, and there is no rule yet")
	}
	if len(g.rules) > 0 {
		r := g.rules[len(g.rules)-1]
		r.examples = append(r.examples, example{n, text, want})
	}
	return nil
}
