package main

// Flags are those of package flag, read in another way: long names have two
// dashes, and flags may stand before, between and after the arguments.

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"annals/timeline/calendar"
	"annals/timeline/site"
	"annals/timeline/timex"
)

// parse sets flags from args and returns the arguments that are no flags.
// After "--" nothing is a flag; "-" alone is an argument.
func parse(flags *flag.FlagSet, args []string) (rest []string, err error) {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			return append(rest, args...), nil
		}
		if len(arg) < 2 || arg[0] != '-' {
			rest = append(rest, arg)
			continue
		}
		name, value, given := strings.Cut(strings.TrimPrefix(arg[1:], "-"), "=")
		if name == "h" || name == "help" {
			return nil, flag.ErrHelp
		}
		f := flags.Lookup(name)
		switch {
		case f == nil:
			return nil, fmt.Errorf("%s: no such flag", arg)
		case len(dashed(name)) > len(arg):
			return nil, fmt.Errorf("%s: a long flag has two dashes: write %s", arg, dashed(name))
		case given:
		case isSwitch(f):
			value = "true"
		case len(args) == 0:
			return nil, fmt.Errorf("%s: no value follows it: write %s %s", arg, dashed(name), valueName(f))
		default:
			value, args = args[0], args[1:]
		}
		if err := f.Value.Set(value); err != nil {
			if isNumber(f) {
				err = errors.New("write a whole number")
			}
			if inner := errors.Unwrap(err); inner != nil {
				err = inner
			}
			return nil, fmt.Errorf("%s %s: %v", dashed(name), value, err)
		}
	}
	return rest, nil
}

// dashed returns the flag called name as one types it: -o, --base-url.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// isSwitch reports whether f stands alone, without a value.
func isSwitch(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// isNumber reports whether f holds a number, of whose errors package flag says "parse error".
func isNumber(f *flag.Flag) bool {
	g, ok := f.Value.(flag.Getter)
	if !ok {
		return false
	}
	_, ok = g.Get().(int)
	return ok
}

// valueName returns what help calls the value of f: `DIR`.
func valueName(f *flag.Flag) string {
	name, _ := flag.UnquoteUsage(f)
	return name
}

// help prints what v does and its flags.
func (v verb) help(w io.Writer) error {
	flags := flag.NewFlagSet(v.name, flag.ContinueOnError)
	v.flags(flags)
	var b strings.Builder
	fmt.Fprintf(&b, "annals %s: %s\n\nusage: %s\n", v.name, v.does, strings.TrimSpace("annals "+v.name+" [flags] "+v.args))
	if v.more != "" {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(v.more))
	}
	b.WriteString("\nflags:\n")
	rows := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	flags.VisitAll(func(f *flag.Flag) {
		value, usage := flag.UnquoteUsage(f)
		if isSwitch(f) {
			value = ""
		} else if f.DefValue != "" {
			usage += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(rows, "  %s\t%s\n", strings.TrimSpace(dashed(f.Name)+" "+value), usage)
	})
	fmt.Fprintf(rows, "  -h, --help\tprint this\n")
	rows.Flush() // to a strings.Builder, which takes all
	_, err := io.WriteString(w, b.String())
	return err
}

// address declares a flag that holds the address of a published folder. A wrong one is told
// before anything is read.
func address(flags *flag.FlagSet, is *string, name, usage string) {
	flags.Func(name, usage, func(s string) error {
		if _, err := site.Address(s); err != nil {
			return errors.New("it is no address of a folder: write it as https://example.org/timeline/")
		}
		*is = s
		return nil
	})
}

// A day is a flag that holds a date as a person types it.
type day struct {
	calendar.Interval
	text string
}

// String returns what was typed.
func (d *day) String() string { return d.text }

// Set reads s: "2023-03-22", "March 2023", "last Friday".
func (d *day) Set(s string) error {
	v, err := timex.ParseDate(s, time.Now())
	if err != nil {
		return err
	}
	i, err := stretch(v)
	if err != nil {
		return err
	}
	*d = day{i, s}
	return nil
}

// between returns the bounds that --from and --to set: the first instant that is in
// them, and the first after them.
func between(from, to day) (start, end time.Time, err error) {
	if !from.IsZero() && !to.IsZero() && !from.Start.Before(to.End) {
		return start, end, misuse(fmt.Sprintf("--to %s lies before --from %s: turn them round", to.text, from.text))
	}
	return from.Start, to.End, nil
}

// stretch returns the one stretch of time that v is, with both its ends.
func stretch(v calendar.Value) (calendar.Interval, error) {
	i, ok := v.Interval()
	if !ok {
		return calendar.Interval{}, fmt.Errorf("%s is no one stretch of time: write a day", v)
	}
	return i, nil
}

// A choice is a flag that holds one of a few words.
type choice[T any] struct {
	is    *T
	word  string
	among []option[T]
}

type option[T any] struct {
	word string
	is   T
}

// oneOf returns a choice that sets is; the first of among is the default.
func oneOf[T any](is *T, among ...option[T]) *choice[T] {
	*is = among[0].is
	return &choice[T]{is, among[0].word, among}
}

// String returns the word chosen.
func (c *choice[T]) String() string { return c.word }

// Set chooses s, which must be one of the words.
func (c *choice[T]) Set(s string) error {
	words := make([]string, len(c.among))
	for i, o := range c.among {
		if o.word == s {
			*c.is, c.word = o.is, s
			return nil
		}
		words[i] = o.word
	}
	return fmt.Errorf("write one of %s", strings.Join(words, ", "))
}
