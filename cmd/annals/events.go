package main

import (
	"errors"
	"flag"
	"fmt"
	"strings"

	"annals/timeline"
	"annals/timeline/site"
)

const eventsHelp = `
ARCHIVE is what annals build reads. What the flags ask for must all hold; --name, --status
and --ids may be given several, with commas.

text   an event a line: its date, its headline, its status unless it is plainly reported
jsonl  a line an event, as in events.jsonl of a site
csv    a row an event, with its best quotation`

func eventsFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		t    telling
		some choosing
		form string
	)
	t.flags(flags)
	some.flags(flags)
	var forms []option[string]
	for _, name := range site.ExportForms() {
		forms = append(forms, option[string]{name, name})
	}
	flags.Var(oneOf(&form, forms...), "format", "print `FORMAT`: "+strings.Join(site.ExportForms(), ", "))
	return func(c console, paths []string) error {
		choice, err := some.choice()
		if err != nil {
			return err
		}
		_, told, err := t.told(c, paths)
		if err != nil {
			return err
		}
		return site.Export(c.out, form, told, told.Choose(choice))
	}
}

// A choosing is the flags that choose events.
type choosing struct {
	names, ids string
	from, to   day
	statuses   statuses
	sources    int
	key        int
}

func (x *choosing) flags(flags *flag.FlagSet) {
	flags.StringVar(&x.names, "name", "", "events in which `NAMES` take part, or which happened there: \"Meng Wanzhou\", \"Kovrig,Spavor\"")
	flags.Var(&x.from, "from", "no event before `DATE`")
	flags.Var(&x.to, "to", "no event after `DATE`")
	flags.Var(&x.statuses, "status", "events of `STATUS`: reported, alleged, planned, …")
	flags.IntVar(&x.sources, "min-sources", 0, "events of `N` independent sources at least")
	flags.StringVar(&x.ids, "ids", "", "the events with these `IDS`")
	flags.IntVar(&x.key, "key", 0, "of these the `N` that matter most")
}

// choice returns what the flags ask for.
func (x *choosing) choice() (c timeline.Choice, err error) {
	if x.key < 0 {
		return c, misuse(fmt.Sprintf("--key %d: it cannot be less than none: leave it out to have all", x.key))
	}
	c = timeline.Choice{Names: listed(x.names), Statuses: x.statuses, Sources: x.sources, IDs: listed(x.ids), Key: x.key}
	c.From, c.To, err = between(x.from, x.to)
	return c, err
}

// listed returns what stands between the commas of s.
func listed(s string) (all []string) {
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// Statuses is a flag that holds some statuses.
type statuses []timeline.Status

// String returns the names of the statuses.
func (s *statuses) String() string { return strings.Trim(fmt.Sprint(*s), "[]") }

// Set adds the statuses that are named.
func (s *statuses) Set(names string) error {
	for _, name := range listed(names) {
		status, ok := timeline.StatusOf(name)
		if !ok {
			return errors.New("write some of " + strings.Join(timeline.StatusNames(), ", "))
		}
		*s = append(*s, status)
	}
	return nil
}
