package main

import (
	"bufio"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

const tagHelp = `
FILEs are plain text, or with --format jsonl a document a line:
{"id": "a", "dct": "2023-03-22", "lang": "en", "text": "…"}, of which but the
text may be missing. Without any, standard input is read.

text    prints the text with its dates marked: [December 2018|2018-12]; on a
        terminal they are coloured. Of what cannot be dated stands what is
        known: [Friday|XXXX-WXX-5].
jsonl   prints a line a document, {"id", "timexes": [{"start", "end", "type",
        "value", "mod", "text"}]}, offsets counted in Unicode code points; and
        where they say something "quant", "freq", "beginPoint" and "endPoint"
        (t2 is the second of the timexes, t0 the dct) and "range".
timeml  prints a document of TimeML: the text as it is, its dates in TIMEX3 tags.
        Of many files it makes one each: name a folder for them with -o.

Relative dates ("last Friday") lean on the day the text was written: give it
with --dct. Without it they are found, and stay undated.`

// A tagging is what annals tag was asked for.
type tagging struct {
	grammar *timex.Grammar
	fixed   bool // whatever language a text is in
	genre   timex.Genre
	dct     calendar.Interval
	explain bool
}

// A face is a way to show the tags of what in holds, which is called name.
type face struct {
	print     func(t tagging, c console, name string, in io.Reader) error
	extension string // of files that hold it
	document  bool   // each input makes a document of its own
}

func tagFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		t   tagging
		dct day
		as  face
	)
	flags.BoolVar(&t.explain, "explain", false, "say of each date which rule found it, what it means and what it leans on")
	flags.Var(&dct, "dct", "the text was written on `DATE`: 2023-03-22, \"last Friday\"")
	flags.Var(genres(&t.genre), "genre", "read the text as `GENRE`: news, narrative, colloquial, or auto to choose by itself")
	flags.Var(oneOf(&as,
		option[face]{"text", face{tagText, ".txt", false}},
		option[face]{"jsonl", face{tagJSONL, ".jsonl", false}},
		option[face]{"timeml", face{tagTimeML, ".tml", true}}), "format", "read and print `FORMAT`: text, jsonl or timeml")
	lang := flags.String("lang", "", "the text is in `LANGUAGE`; without it in the one that it says, or shows, and else in English")
	rules := flags.String("rules", "", "add the rules of `FILE`, which win over those of the language")
	dir := flags.String("o", "", "write what FILE says into a file of `DIR`, one for each")
	return func(c console, args []string) error {
		t.dct = dct.Interval
		t.fixed = *lang != "" || *rules != ""
		g, ok := timex.Language(cmp.Or(*lang, "en"))
		if !ok {
			return misuse(fmt.Sprintf("--lang %s: there are no rules for it: write %s", *lang, strings.Join(timex.Languages(), ", ")))
		}
		if *rules != "" {
			more, err := withRules(g, *rules)
			if err != nil {
				return err
			}
			g = more
		}
		t.grammar = g
		if len(args) == 0 {
			args = []string{"-"}
		}
		if as.document && len(args) > 1 && *dir == "" {
			return misuse("--format timeml makes a document of each file: name one, or with -o a folder for them")
		}
		return t.files(c, args, as, *dir)
	}
}

// withRules returns g with the rules of the file at path.
func withRules(g *timex.Grammar, path string) (*timex.Grammar, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--rules %s: %v: name a file that can be read", path, cause(err))
	}
	defer f.Close()
	g, err = g.With(path, f)
	if err != nil {
		return nil, fmt.Errorf("--rules: %w", err)
	}
	return g, nil
}

// genres returns a choice of the genres.
func genres(g *timex.Genre) flag.Value {
	return oneOf(g,
		option[timex.Genre]{"auto", timex.Auto},
		option[timex.Genre]{"news", timex.News},
		option[timex.Genre]{"narrative", timex.Narrative},
		option[timex.Genre]{"colloquial", timex.Colloquial})
}

// files tags the files at paths one after another, and shows how far that has
// come. A file that cannot be read keeps none of the others from it.
func (t tagging) files(c console, paths []string, as face, dir string) error {
	m := newMeter(c.err)
	if onTerminal(c.out) { // what is printed there shows as much
		m = &meter{}
	}
	defer m.clear()
	done := &metered{show: m.stage("tagging, in kB")}
	for _, path := range paths {
		if s, err := os.Stat(path); err == nil && s.Mode().IsRegular() {
			done.total += int(s.Size() >> 10)
		}
	}
	var errs []error
	for _, path := range paths {
		if err := t.file(c, path, as, dir, done); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// file tags the file at path, "-" being standard input.
func (t tagging) file(c console, path string, as face, dir string, done *metered) (err error) {
	name := path
	if path == "-" {
		name = "standard input"
	} else {
		f, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("%s: %v: name a file that can be read", path, cause(err))
		}
		defer f.Close()
		c.in = f
	}
	if dir != "" {
		out, err := create(dir, path, as.extension)
		if err != nil {
			return err
		}
		defer func() { err = cmp.Or(err, out.Close()) }()
		c.out = out
	}
	done.in = c.in
	return as.print(t, c, name, done)
}

// create makes the file in dir for the answer to the one at path. It replaces none.
func create(dir, path, extension string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("%s: %v: name a folder that can be made", dir, cause(err))
	}
	name := "stdin"
	if path != "-" {
		name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	name = filepath.Join(dir, name+extension)
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, fmt.Errorf("%s: %v: name a folder without it", name, cause(err))
	}
	return f, nil
}

// A metered input passes on what it reads, and shows how much that is.
type metered struct {
	in          io.Reader
	read, total int // the bytes read; the kilobytes there are
	show        func(done, total int)
}

// Read reads from the input.
func (r *metered) Read(b []byte) (int, error) {
	n, err := r.in.Read(b)
	r.read += n
	if done := r.read >> 10; r.total > 0 {
		r.show(min(done, r.total), r.total)
	}
	return n, err
}

// in returns t for a text in lang, where that was left to the text and there are
// rules for it.
func (t tagging) in(lang string) tagging {
	if g, ok := timex.Language(lang); ok && !t.fixed {
		t.grammar = g
	}
	return t
}

// heard returns t for a text of which nobody says in which language it is.
func (t tagging) heard(text string) tagging {
	lang, _ := prose.Language(text)
	return t.in(lang)
}

// of returns the expressions of text and when they mean.
func (t tagging) of(text string, dct calendar.Interval) []timex.Anchored {
	return t.grammar.Anchor(text, t.grammar.Tag(text), dct, t.genre)
}

// An attribute is one that TIMEX3 has beside type and value, "" where there is
// nothing to say.
type attribute struct{ name, value string }

// attributes returns those of x. A tN among their values is the N-th expression
// of the text, t0 the day that it was written.
func attributes(x timex.Anchored) [5]attribute {
	return [...]attribute{{"mod", x.Mod}, {"quant", x.Quant}, {"freq", x.Freq}, {"beginPoint", x.BeginPoint}, {"endPoint", x.EndPoint}}
}

// readText returns the text of in, which is called name.
func readText(name string, in io.Reader) (string, error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return "", fmt.Errorf("%s: %v: name a file that can be read", name, cause(err))
	}
	if !utf8.Valid(data) {
		return "", fmt.Errorf("%s: it is not UTF-8: convert it, with iconv say", name)
	}
	return string(data), nil
}

// tagText prints the text of in with its dates marked, or explained.
func tagText(t tagging, c console, name string, in io.Reader) error {
	text, err := readText(name, in)
	if err != nil {
		return err
	}
	t = t.heard(text)
	found := t.of(text, t.dct)
	out := bufio.NewWriter(c.out)
	if t.explain {
		t.explained(out, name, text, found)
	} else {
		mark(out, text, found, onTerminal(c.out))
	}
	return out.Flush()
}

// mark writes text with the dates in it marked: in brackets, or on a terminal
// by their looks.
func mark(w *bufio.Writer, text string, found []timex.Anchored, terminal bool) {
	form, show := "[%s|%s]", func(s string) string { return s }
	if terminal {
		show = plain
		if os.Getenv("NO_COLOR") == "" {
			form = "\x1b[1;4m%s\x1b[0m \x1b[36m%s\x1b[0m"
		}
	}
	at := 0
	for _, x := range found {
		w.WriteString(show(text[at:x.Start]))
		fmt.Fprintf(w, form, show(text[x.Start:x.End]), x.Value)
		at = x.End
	}
	w.WriteString(show(text[at:]))
}

// explained writes, for each of the dates found, why it was found and what it
// was taken to mean.
func (t tagging) explained(w *bufio.Writer, name, text string, found []timex.Anchored) {
	// What would be the same in news leans on the day the text was written.
	news := map[int]timex.Anchored{}
	for _, x := range t.grammar.Anchor(text, t.grammar.Tag(text), t.dct, timex.News) {
		news[x.Start] = x
	}
	line, start := 1, 0 // of the line that at stands in
	at := 0
	for i, x := range found {
		line += strings.Count(text[at:x.Start], "\n")
		if end := strings.LastIndexByte(text[at:x.Start], '\n'); end >= 0 {
			start = at + end + 1
		}
		at = x.Start
		column := utf8.RuneCountInString(text[start:at]) + 1
		fmt.Fprintf(w, "%s:%d:%d: %q\n", plain(name), line, column, strings.Join(strings.Fields(text[x.Start:x.End]), " "))
		fmt.Fprintf(w, "\ttid     t%d\n\ttype    %s\n\tvalue   %s\n", i+1, x.Type, or(x.Value, "none"))
		for _, a := range attributes(x) {
			if a.value != "" {
				fmt.Fprintf(w, "\t%-7s %s\n", strings.TrimSuffix(a.name, "Point"), a.value)
			}
		}
		fmt.Fprintf(w, "\trule    %s\n\tmeaning %s\n\tanchor  %s\n", x.Rule(), x.Explain(), t.anchor(x, news[x.Start]))
		if !x.When.IsZero() {
			fmt.Fprintf(w, "\tdate    %s\n", x.When)
		}
		if !x.Range.IsZero() {
			fmt.Fprintf(w, "\trange   %s\n", x.Range)
		}
	}
}

// anchor says what x leans on. In news it would have been asNews.
func (t tagging) anchor(x, asNews timex.Anchored) string {
	switch {
	case x.Basis == timex.Stated:
		return "none needed: the text states it"
	case x.Basis == timex.Resolved && (t.dct.IsZero() || x.When != asNews.When || strings.Contains(x.Explain(), "ref")):
		return "the date last mentioned"
	case x.Basis == timex.Resolved:
		return "the day the text was written, " + calendar.On(t.dct).String()
	case x.BeginPoint == "t0", x.EndPoint == "t0":
		return "the day the text was written, " + calendar.On(t.dct).String()
	case x.BeginPoint != "", x.EndPoint != "":
		return "the date " + or(x.BeginPoint, x.EndPoint)
	case strings.Contains(x.Explain(), "event"):
		return "what happened, as the text tells: nothing dates it here"
	case x.Type == timex.DURATION, x.Type == timex.SET:
		return "none: it is no one stretch of time"
	case t.dct.IsZero():
		return "none: --dct gives the day the text was written"
	}
	return "none"
}

// or returns s, or instead where s is empty.
func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}
