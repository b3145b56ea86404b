// Command annals turns a story archive into a timeline that can be trusted.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// A verb is one thing that annals does.
type verb struct {
	name string
	args string // as help writes them: "[FILE…]"
	does string // in a line
	more string // the rest of its help
	// flags declares the verb's flags, and returns what does its work with
	// them and with the arguments that are no flags.
	flags func(*flag.FlagSet) func(console, []string) error
}

var verbs = []verb{
	{"build", "[ARCHIVE…]", "make the timeline site of a story archive", buildHelp, buildFlags},
	{"inspect", "[ARCHIVE…]", "say what was made of a story archive", inspectHelp, inspectFlags},
	{"tag", "[FILE…]", "mark the dates in a text", tagHelp, tagFlags},
	{"events", "[ARCHIVE…]", "list the events of a story archive", eventsHelp + formsHelp(), eventsFlags},
	{"embed", "[ARCHIVE…]", "make a timeline to stand in a page of yours", embedHelp, embedFlags},
	{"export", "[ARCHIVE…]", "write a timeline into a Hugo site", exportHelp, exportFlags},
	{"digest", "[ARCHIVE…]", "give the key dates of a story archive", digestHelp, digestFlags},
	{"review", "[ARCHIVE…]", "write the file in which an editor corrects a timeline", reviewHelp, reviewFlags},
	{"check", "[DIR]", "say what is wrong with a built site", checkHelp, checkFlags},
	{"serve", "[ARCHIVE…|DIR]", "show the site of a story archive on this machine, and build it anew when that changes", serveHelp, serveFlags},
	{"version", "", "say which version of annals this is", versionHelp, versionFlags},
}

// The exit codes.
const (
	done    = 0
	failed  = 1
	misused = 2
)

// A misuse is an error of the person who typed the command.
type misuse string

// Error returns what was typed wrong, and what to do.
func (m misuse) Error() string { return string(m) }

func main() {
	if os.Getenv("GOGC") == "" { // who sets Go's own knows better
		annalsPace.hold()
	}
	os.Exit(run(os.Args[1:], console{os.Stdin, os.Stdout, os.Stderr}))
}

// run does what args ask for and returns the exit code.
func run(args []string, c console) int {
	switch err := dispatch(args, c); {
	case err == nil:
		return done
	case errors.As(err, new(misuse)):
		c.complain(err)
		return misused
	default:
		c.complain(err)
		return failed
	}
}

func dispatch(args []string, c console) error {
	if len(args) == 0 {
		return misuse("no verb: " + known() + ", or annals help")
	}
	name, args := args[0], args[1:]
	switch name {
	case "-h", "-help", "--help":
		return overview(c.out)
	case "-version", "--version":
		name = "version"
	case "help":
		if len(args) == 0 || args[0] == "help" {
			return overview(c.out)
		}
		name, args = args[0], []string{"-h"}
	}
	i := slices.IndexFunc(verbs, func(v verb) bool { return v.name == name })
	if i < 0 {
		return misuse(fmt.Sprintf("%s: no such verb: %s", name, known()))
	}
	return verbs[i].run(args, c)
}

// known names the verbs: "it is one of build, tag, review".
func known() string {
	names := make([]string, len(verbs))
	for i, v := range verbs {
		names[i] = v.name
	}
	return "write one of " + strings.Join(names, ", ")
}

func (v verb) run(args []string, c console) error {
	flags := flag.NewFlagSet(v.name, flag.ContinueOnError)
	work := v.flags(flags)
	rest, err := parse(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return v.help(c.out)
	case err != nil:
		return misuse(fmt.Sprintf("%s: %v: annals %s -h lists the flags", v.name, err, v.name))
	case v.args == "" && len(rest) > 0:
		return misuse(fmt.Sprintf("%s: %s: it takes no arguments: leave them out", v.name, rest[0]))
	}
	if err := work(c, rest); err != nil {
		if m, ok := errors.AsType[misuse](err); ok {
			return misuse(v.name + ": " + string(m))
		}
		return err
	}
	return nil
}

// overview prints what annals is and its verbs.
func overview(w io.Writer) error {
	var b strings.Builder
	b.WriteString("annals turns a story archive into a timeline that can be trusted.\n\nusage: annals VERB [flags] [arguments]\n\n")
	for _, v := range verbs {
		fmt.Fprintf(&b, "  %-9s %s\n", v.name, v.does)
	}
	b.WriteString("\nannals VERB -h tells more of a verb. Exit codes: 0 done, 1 failed, 2 misused.\n")
	_, err := io.WriteString(w, b.String())
	return err
}
