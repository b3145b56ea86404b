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
ARCHIVE is what annals build reads. What the flags ask for must all hold; --name and
--status may be given several, with commas.

text   an event a line: its date, its headline, its status unless it is plainly reported
jsonl  a line an event, as in events.jsonl of a site
csv    a row an event, with its best quotation`

func eventsFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		t        telling
		choice   timeline.Choice
		from, to day
		form     string
	)
	t.flags(flags)
	names := flags.String("name", "", "list events in which `NAMES` take part, or which happened there: \"Meng Wanzhou\", \"Kovrig,Spavor\"")
	flags.Var(&from, "from", "list no event before `DATE`")
	flags.Var(&to, "to", "list no event after `DATE`")
	flags.Var((*statuses)(&choice.Statuses), "status", "list events of `STATUS`: reported, alleged, planned, …")
	flags.IntVar(&choice.Sources, "min-sources", 0, "list events of `N` independent sources at least")
	var forms []option[string]
	for _, name := range site.ExportForms() {
		forms = append(forms, option[string]{name, name})
	}
	flags.Var(oneOf(&form, forms...), "format", "print `FORMAT`: "+strings.Join(site.ExportForms(), ", "))
	return func(c console, paths []string) (err error) {
		if choice.From, choice.To, err = between(from, to); err != nil {
			return err
		}
		choice.Names = listed(*names)
		_, told, err := t.told(c, paths)
		if err != nil {
			return err
		}
		return site.Export(c.out, form, told, told.Choose(choice))
	}
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
