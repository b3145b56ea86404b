package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"annals/timeline"
	"annals/timeline/site"
)

const eventsHelp = `
ARCHIVE is what annals build reads. What the flags ask for must all hold; --name, --status
and --ids may be given several, with commas. What a format cannot say is left out, and counted
on standard error.

--against FILE compares with an earlier run: FILE is the events.jsonl of its site. What is new (+),
told otherwise (~) or gone (-) is printed, as text or jsonl; of what is gone all, whatever is asked for.
`

func eventsFlags(flags *flag.FlagSet) func(console, []string) error {
	var (
		t    telling
		some choosing
		form string
		wide = width(site.PictureWidths.Usual)
	)
	t.flags(flags)
	t.langFlag(flags)
	some.flags(flags)
	against := flags.String("against", "", "print what differs from the events.jsonl in `FILE`, that an earlier run wrote")
	names, _ := site.ExportForms()
	var forms []option[string]
	for _, name := range names {
		forms = append(forms, option[string]{name, name})
	}
	flags.Var(oneOf(&form, forms...), "format", "print `FORMAT`: "+strings.Join(names, ", "))
	flags.Var(&wide, "width", "a picture is `N` pixels wide: 400 stands in a column, 1200 on a page")
	address(flags, &t.settings.BaseURL, "base-url", "the site stands at `URL`: events link to their pages there")
	flags.StringVar(&t.settings.Title, "title", "", "call the timeline `TITLE`, in formats that have one")
	return func(c console, paths []string) error {
		choice, err := some.choice()
		if err != nil {
			return err
		}
		if *against != "" && !slices.Contains(site.ChangeForms(), form) {
			return misuse(fmt.Sprintf("--format %s: what differs is not written so: write one of %s", form, strings.Join(site.ChangeForms(), ", ")))
		}
		was, err := earlier(*against)
		if err != nil {
			return err
		}
		a, told, err := t.told(c, paths)
		if err != nil {
			return err
		}
		if was != nil {
			changes := slices.DeleteFunc(site.Changes(was, told), unasked(told.Choose(choice)))
			return errors.Join(site.ExportChanges(c.out, form, changes), t.lost(a))
		}
		events := told.Choose(choice)
		if all := len(told.Events) + len(told.Undated); len(events) == 0 && all > 0 {
			c.complain(fmt.Errorf("none of the %s is what all flags ask for: widen --name, --from, --to, --status, --min-sources or --ids", count(all, "event")))
		}
		left, err := site.Export(c.out, form, told, events, site.Options{
			Title: a.Settings.Title, Description: a.Settings.Description, BaseURL: a.Settings.BaseURL, Lang: t.pagesLang(a),
			Width: int(wide),
		})
		for _, what := range left {
			c.complain(errors.New(what))
		}
		return errors.Join(err, t.lost(a))
	}
}

// earlier reads the events of an earlier run, nil where no file is named.
func earlier(path string) (*site.Run, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--against %s: %v: name the events.jsonl of a site of annals", path, cause(err))
	}
	defer f.Close()
	return site.ReadRun(path, f)
}

// unasked reports whether a change is of an event that is there and not among chosen.
func unasked(chosen []*timeline.Event) func(site.Change) bool {
	asked := make(map[*timeline.Event]bool, len(chosen))
	for _, e := range chosen {
		asked[e] = true
	}
	return func(c site.Change) bool { return c.Event != nil && !asked[c.Event] }
}

// formsHelp lists the forms in which events are printed.
func formsHelp() string {
	names, says := site.ExportForms()
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "\n%-14s  %s", name, says[i])
	}
	return b.String()
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
	if x.sources < 0 {
		return c, misuse(fmt.Sprintf("--min-sources %d: it cannot be less than none: leave it out to have all", x.sources))
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

// A width is a flag that holds that of a picture.
type width int

// String returns the number.
func (w *width) String() string { return strconv.Itoa(int(*w)) }

// Set reads a number of pixels.
func (w *width) Set(s string) error {
	n, err := strconv.Atoi(s)
	if may := site.PictureWidths; err != nil || n < may.Least || n > may.Most {
		return fmt.Errorf("write a number from %d to %d", may.Least, may.Most)
	}
	*w = width(n)
	return nil
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
