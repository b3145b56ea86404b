package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

const tagHelp = `
FILEs are plain text, or with --format jsonl a document a line:
{"id": "a", "dct": "2023-03-22", "text": "…"}. Without any, standard input is read.

text    prints the text with its dates marked: [December 2018|2018-12]; on a
        terminal they are coloured. Of what cannot be dated stands what is
        known: [Friday|XXXX-WXX-5].
jsonl   prints a line a document, {"id", "timexes": [{"start", "end", "type",
        "value", "mod", "text"}]}, offsets counted in Unicode code points; and
        where they say something "quant", "freq", "beginPoint" and "endPoint"
        (t2 is the second of the timexes, t0 the dct) and "range".
timeml  prints a document of TimeML: the text as it is, its dates in TIMEX3 tags.

Relative dates ("last Friday") lean on the day the text was written: give it
with --dct. Without it they are found, and stay undated.`

// A tagging is what annals tag was asked for.
type tagging struct {
	grammar *timex.Grammar
	genre   timex.Genre
	dct     calendar.Interval
	explain bool
}

// A face is a way to show the tags of what in holds, which is called name.
type face func(t tagging, c console, name string, in io.Reader) error

func tagFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		t     tagging
		dct   day
		print face
	)
	flags.BoolVar(&t.explain, "explain", false, "say of each date which rule found it, what it means and what it leans on")
	flags.Var(&dct, "dct", "the text was written on `DATE`: 2023-03-22, \"last Friday\"")
	flags.Var(genres(&t.genre), "genre", "read the text as `GENRE`: news, narrative, colloquial, or auto to choose by itself")
	flags.Var(oneOf(&print, option[face]{"text", tagText}, option[face]{"jsonl", tagJSONL}, option[face]{"timeml", tagTimeML}), "format", "read and print `FORMAT`: text, jsonl or timeml")
	lang := flags.String("lang", "en", "the text is in `LANGUAGE`")
	rules := flags.String("rules", "", "add the rules of `FILE`, which win over those of the language")
	return func(c console, args []string) error {
		t.dct = dct.Interval
		g, ok := timex.Language(*lang)
		if !ok {
			return misuse(fmt.Sprintf("--lang %s: there are no rules for it: write en", *lang))
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
		for _, path := range args {
			if err := t.file(c, path, print); err != nil {
				return err
			}
		}
		return nil
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

// file tags the file at path, "-" being standard input.
func (t tagging) file(c console, path string, print face) error {
	if path == "-" {
		return print(t, c, "standard input", c.in)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%s: %v: name a file that can be read", path, cause(err))
	}
	defer f.Close()
	return print(t, c, path, f)
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
