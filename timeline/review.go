package timeline

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A Review is an editor's decisions about a timeline, as its file gives them.
type Review struct {
	Name      string // of the file, for errors
	Decisions []*Decision
}

// A Decision is a line of a review file: what an editor wants of one event.
type Decision struct {
	Line  int
	Notes []string // the editor's own lines above it, without their "## "
	Verb  string   // "keep", "drop", "join", "split", "date" or "title"
	Event string   // the ID of the event it is about
	Rest  string   // what follows: the other event, the article, the date, the title
	when  calendar.Value
}

// String returns d as its file has it.
func (d *Decision) String() string {
	return strings.TrimSuffix(d.Verb+" "+d.Event+" "+d.Rest, " ")
}

// verbs are the decisions there are, in the order in which they are carried
// out, whatever their order in the file: first what an event is, then what is
// said of it.
var verbs = []struct {
	name, rest, does string
	apply            func(r *revision, d *Decision) error
}{
	{"split", "ARTICLE", "what that article tells of it becomes an event of its own", (*revision).split},
	{"join", "EVENT", "the two are one; it keeps the first ID", (*revision).join},
	{"date", "DATE", "when it happened: 2018-12-01, 2018-12, 2018, 2018~ (about), 2019/.. (since)", (*revision).date},
	{"title", "WORDS", "its headline", (*revision).title},
	{"keep", "", "it is right as it stands", (*revision).keep},
	{"drop", "", "leave it out", (*revision).drop},
}

// ReadReview reads the review file called name. The error names every line that
// cannot be read; the Review holds the others.
func ReadReview(name string, r io.Reader) (*Review, error) {
	review := &Review{Name: name}
	var faults []error
	var notes []string
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if note, ok := strings.CutPrefix(line, "##"); ok {
			notes = append(notes, strings.TrimSpace(note))
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		d, err := parseDecision(line)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, n, err))
			continue
		}
		d.Line, d.Notes, notes = n, notes, nil
		review.Decisions = append(review.Decisions, d)
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		faults = append(faults, fmt.Errorf("%s:%d: the line has more than 1 MB: a review file has a decision a line: see whether this is one", name, n+1))
	} else if err != nil {
		faults = append(faults, fmt.Errorf("%s: %w", name, err))
	}
	if len(notes) > 0 { // at the end of the file: they belong to no decision
		review.Decisions = append(review.Decisions, &Decision{Notes: notes})
	}
	return review, errors.Join(faults...)
}

func parseDecision(line string) (*Decision, error) {
	fields := strings.Fields(line)
	d := &Decision{Verb: fields[0]}
	var names []string
	for _, v := range verbs {
		names = append(names, v.name)
		if v.name != d.Verb {
			continue
		}
		if d.Verb != "title" { // a title may hold any sign
			if i := slices.Index(fields, "#"); i >= 0 {
				fields = fields[:i]
			}
		}
		if len(fields) < 2 {
			return nil, fmt.Errorf("%s: name the event by its ID: %s", d.Verb, strings.TrimSpace(v.name+" k3f9abcd "+v.rest))
		}
		d.Event, d.Rest = fields[1], strings.Join(fields[2:], " ")
		switch {
		case v.rest == "" && d.Rest != "":
			return nil, fmt.Errorf("%s: %q is too much: a comment begins with #", d.Verb, d.Rest)
		case v.rest != "" && d.Rest == "":
			return nil, fmt.Errorf("%s %s: something is missing: %s %s %s", d.Verb, d.Event, v.name, d.Event, v.rest)
		case d.Verb == "join" && len(fields) > 3:
			return nil, fmt.Errorf("join %s: one event a line: %q is too much", d.Event, strings.Join(fields[3:], " "))
		case d.Verb == "join" && d.Rest == d.Event:
			return nil, fmt.Errorf("join %s: it is one event already: name another", d.Event)
		}
		if d.Verb == "date" {
			var err error
			// The file outlives the day on which it was written: no date may lean on today.
			if d.when, err = timex.ParseDate(d.Rest, time.Time{}); err != nil {
				return nil, fmt.Errorf("date %s: %w", d.Event, err)
			}
		}
		return d, nil
	}
	return nil, fmt.Errorf("%q is no decision: write one of %s", d.Verb, strings.Join(names, ", "))
}

// A revision is a review being applied.
type revision struct {
	t     *Timeline
	r     *Review
	gone  map[*Event]string // why an event is no more
	given map[string]*Decision
}

// Apply carries out the decisions of r. The error names every decision that
// could not be: above all those whose event is gone. The others are carried
// out. What each kind of decision does is written at the head of a review file.
func (r *Review) Apply(t *Timeline) error {
	v := &revision{t: t, r: r, gone: map[*Event]string{}, given: map[string]*Decision{}}
	faults := map[*Decision]error{}
	for _, verb := range verbs {
		for _, d := range r.Decisions {
			if d.Verb != verb.name {
				continue
			}
			if err := verb.apply(v, d); err != nil {
				faults[d] = fmt.Errorf("%s:%d: %s %s: %w", r.Name, d.Line, d.Verb, d.Event, err)
			}
		}
	}
	v.forget()
	t.index()
	t.rank()
	var errs []error
	for _, d := range r.Decisions {
		if faults[d] != nil {
			errs = append(errs, faults[d])
		}
	}
	return errors.Join(errs...)
}

// find returns the event that an ID in a decision means.
func (v *revision) find(id string) (*Event, error) {
	if e := v.t.Find(id); e != nil {
		return e, nil
	}
	for e, why := range v.gone {
		if e.ID == id {
			return nil, errors.New(why)
		}
	}
	return nil, errors.New("there is no such event: its article is gone or tells it in other words; name another or delete the line")
}

// once reports a decision of one kind that an event has already.
func (v *revision) once(e *Event, d *Decision, kind string) error {
	key := kind + " " + e.ID
	if first := v.given[key]; first != nil {
		return fmt.Errorf("line %d decides that already: %s", first.Line, first)
	}
	v.given[key] = d
	return nil
}

func (v *revision) keep(d *Decision) error { return v.mark(d, "fate", func(*Event) {}) }

func (v *revision) title(d *Decision) error {
	return v.mark(d, "title", func(e *Event) { e.Headline, e.Context = d.Rest, nil })
}

func (v *revision) date(d *Decision) error {
	return v.mark(d, "date", func(e *Event) { v.t.redate(e, d.when) })
}

// mark does a decision that an event may have but once of its kind.
func (v *revision) mark(d *Decision, kind string, do func(e *Event)) error {
	e, err := v.find(d.Event)
	if err != nil {
		return err
	}
	if err := v.once(e, d, kind); err != nil {
		return err
	}
	do(e)
	e.Decided = d.Verb
	return nil
}

func (v *revision) drop(d *Decision) error {
	e, err := v.find(d.Event)
	if err != nil {
		return err
	}
	if err := v.once(e, d, "fate"); err != nil {
		return err
	}
	// What is left out needs neither a date nor a title: one of the two lines is a slip.
	for _, kind := range []string{"title", "date"} {
		if other := v.given[kind+" "+e.ID]; other != nil {
			return fmt.Errorf("line %d corrects it: %s: delete one of the two lines", other.Line, other)
		}
	}
	v.remove(e, fmt.Sprintf("line %d drops it", d.Line))
	v.t.Dropped++
	v.t.dropped = append(v.t.dropped, e)
	e.Decided = d.Verb
	return nil
}

func (v *revision) join(d *Decision) error {
	e, err := v.find(d.Event)
	if err != nil {
		return err
	}
	other, err := v.find(d.Rest)
	if err != nil {
		return fmt.Errorf("%s: %w", d.Rest, err)
	}
	if e == other {
		return nil // merging has found it out since
	}
	v.remove(other, fmt.Sprintf("line %d joins it to %s", d.Line, e.ID))
	v.t.release(e)
	v.t.remake(e, slices.Concat(e.Mentions, other.Mentions))
	v.t.claim(e)
	e.Decided = d.Verb
	return nil
}

func (v *revision) split(d *Decision) error {
	e, err := v.find(d.Event)
	if err != nil {
		return err
	}
	var theirs, rest []*Mention
	for _, m := range e.Mentions {
		if oneLine(m.Article.ID) == d.Rest {
			theirs = append(theirs, m)
		} else {
			rest = append(rest, m)
		}
	}
	switch {
	case len(theirs) == 0:
		var ids []string
		for _, a := range e.Articles {
			ids = append(ids, a.ID)
		}
		return fmt.Errorf("%s does not tell of it: write one that does: %s", d.Rest, strings.Join(ids, ", "))
	case len(rest) == 0:
		return fmt.Errorf("%s alone tells of it: there is nothing to part", d.Rest)
	}
	v.t.release(e)
	v.t.remake(e, rest)
	v.t.claim(e)
	own := &Event{}
	v.t.remake(own, theirs)
	own.ID = v.t.freeID(firstMention(own))
	v.t.claim(own)
	e.Decided, own.Decided = d.Verb, d.Verb
	v.t.Events = append(v.t.Events, own)
	return nil
}

// remove takes e out of the timeline.
func (v *revision) remove(e *Event, why string) {
	v.gone[e] = why
	v.t.release(e)
}

// forget takes what is gone out of all lists.
func (v *revision) forget() {
	gone := func(e *Event) bool { _, gone := v.gone[e]; return gone }
	t := v.t
	t.Events = slices.DeleteFunc(t.Events, gone)
	t.Undated = slices.DeleteFunc(t.Undated, gone)
	t.Perhaps = slices.DeleteFunc(t.Perhaps, func(p Perhaps) bool { return gone(p.A) || gone(p.B) })
	for _, events := range [][]*Event{t.Events, t.Undated} {
		for _, e := range events {
			e.Earlier = slices.DeleteFunc(e.Earlier, gone)
		}
	}
}

// WriteReview writes the review file of t for an editor: every event as a block
// of comments, and the decisions of r, which may be nil, under the events that
// they are about. Reading it gives the same decisions.
func WriteReview(w io.Writer, t *Timeline, r *Review) error {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, reviewHead)
	for _, v := range verbs {
		fmt.Fprintf(out, "#     %-24s %s\n", strings.TrimSpace(v.name+" EVENT "+v.rest), v.does)
	}
	of := map[*Event][]*Decision{}
	var stale, notes []*Decision
	if r != nil {
		for _, d := range r.Decisions {
			e := t.Find(d.Event)
			if i := slices.IndexFunc(t.dropped, func(x *Event) bool { return x.answersTo(d.Event) }); e == nil && i >= 0 {
				e = t.dropped[i]
			}
			switch {
			case d.Verb == "":
				notes = append(notes, d)
			case e == nil:
				stale = append(stale, d)
			default:
				of[e] = append(of[e], d)
			}
		}
	}
	if len(stale) > 0 {
		fmt.Fprint(out, "\n# Decisions whose event is not there any more:\n")
		writeDecisions(out, stale)
	}
	perhaps := map[*Event][]string{}
	for _, p := range t.Perhaps {
		say := func(e, other *Event) {
			perhaps[e] = append(perhaps[e], fmt.Sprintf("perhaps the same (%.2f): join %s %s   %s %s", p.Score, e.ID, other.ID, dateWords(other), other.Headline))
		}
		say(p.A, p.B)
		say(p.B, p.A)
	}
	all := slices.Concat(t.Events, t.Undated, t.dropped)
	slices.SortStableFunc(all, func(a, b *Event) int {
		if a.When.IsZero() != b.When.IsZero() {
			if a.When.IsZero() {
				return 1
			}
			return -1
		}
		return compareEvents(a, b)
	})
	for _, e := range all {
		writeBlock(out, e, perhaps[e])
		writeDecisions(out, of[e])
	}
	writeDecisions(out, notes)
	return out.Flush()
}

var basisNames = [...]string{timex.NoBasis: "no date", timex.Stated: "stated", timex.Resolved: "resolved", timex.Published: "published"}

const reviewHead = `# The review file. It holds an editor's decisions, one a line, and survives rebuilds: put it under version control.
# Lines that begin with one # are written anew each time; notes of your own begin with ## and are kept.
# An event is named by its ID, the word at the end of the first line of its block. A decision whose event is gone is an error.
#
`

func dateWords(e *Event) string { return cmp.Or(e.When.String(), "undated") }

// most is how many quotations and suggestions a block shows of each.
const most = 4

func writeBlock(w io.Writer, e *Event, perhaps []string) {
	status := e.Status.String()
	if len(e.By) > 0 {
		status += " by " + strings.Join(e.By, ", ")
	}
	fmt.Fprintf(w, "\n# %s (%s) · %s · %s, %s · %s\n", dateWords(e), basisNames[e.Basis], status,
		count(len(e.Articles), "story", "stories"), count(e.Sources, "source", "sources"), e.ID)
	fmt.Fprintf(w, "# %s\n", oneLine(e.Headline))
	for _, m := range e.Mentions[:min(most, len(e.Mentions))] {
		fmt.Fprintf(w, "#   “%s” — %s\n", oneLine(m.Article.Text[m.Start:m.End]), oneLine(m.Article.ID))
	}
	if n := len(e.Mentions) - most; n > 0 {
		fmt.Fprintf(w, "#   and %d more\n", n)
	}
	for _, c := range e.Conflicts {
		ids := make([]string, len(c.Articles))
		for i, a := range c.Articles {
			ids[i] = oneLine(a.ID)
		}
		fmt.Fprintf(w, "#   but %s says %s\n", c.When, strings.Join(ids, ", "))
	}
	for _, p := range perhaps[:min(most, len(perhaps))] {
		fmt.Fprintf(w, "#   %s\n", oneLine(p))
	}
}

func writeDecisions(w io.Writer, decisions []*Decision) {
	for _, d := range decisions {
		for _, note := range d.Notes {
			fmt.Fprintf(w, "## %s\n", note)
		}
		if d.Verb != "" {
			fmt.Fprintln(w, d)
		}
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// oneLine returns s without line ends and runs of spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
