package site

import (
	"bytes"
	"strings"
	"testing"

	"annals/timeline"
)

// runOf returns t as a later run reads it.
func runOf(t *testing.T, told *timeline.Timeline) *Run {
	t.Helper()
	text, _ := exported(t, "jsonl", told, Options{})
	run, err := ReadRun("events.jsonl", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func article1(id, text string) *timeline.Article { return &timeline.Article{ID: id, Text: text} }

func told1(id, headline, edtf string, t *testing.T, articles ...*timeline.Article) *timeline.Event {
	e := &timeline.Event{ID: id, Headline: headline, When: value(t, edtf), Articles: articles, Sources: len(articles)}
	for _, a := range articles {
		e.Mentions = append(e.Mentions, &timeline.Mention{Article: a, End: len(a.Text)})
	}
	return e
}

// What two runs tell alike is no change; the importance, which every new article
// shifts, is none either.
func TestNoChanges(t *testing.T) {
	told := sample()
	was := runOf(t, told)
	told.Events[0].Importance += .1
	if changes := Changes(was, told); len(changes) > 0 {
		t.Errorf("%+v", changes)
	}
}

func TestChanges(t *testing.T) {
	a, b, c := article1("a.md", "The dam broke."), article1("b.md", "The dam burst."), article1("c.md", "A ferry sank.")
	was := runOf(t, &timeline.Timeline{Events: []*timeline.Event{
		told1("dam", "Dam breaks", "1999-05", t, a),
		told1("dike", "Dike breaks", "1999-05-03", t, b),
		told1("gone", "Nothing came of it", "2001", t, c),
	}})
	now := &timeline.Timeline{Events: []*timeline.Event{
		told1("dam", "Dam breaks", "1999-05-03", t, a, b),
		told1("new", "Ferry sinks", "2003", t, article1("d.md", "A ferry sank.")),
	}}
	now.Events[0].Status = timeline.Alleged
	changes := Changes(was, now)
	var got []string
	for _, c := range changes {
		line := c.Kind.String() + " " + c.id()
		if c.Into != nil {
			line += " into " + c.Into.ID
		}
		for _, f := range c.Fields {
			line += ", " + f.Field + " " + f.Was + " → " + f.Now
		}
		for _, e := range c.Gained {
			line += " + " + e.Article
		}
		for _, e := range c.Lost {
			line += " - " + e.Article
		}
		got = append(got, line)
	}
	want := []string{
		"changed dam, date 1999-05 → 1999-05-03, status reported → alleged, articles 1 → 2, sources 1 → 2 + b.md",
		"removed dike into dam",
		"removed gone",
		"added new",
	}
	if text, wanted := strings.Join(got, "\n"), strings.Join(want, "\n"); text != wanted {
		t.Errorf("got\n%s\nwant\n%s", text, wanted)
	}
}

func TestReadRunRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"{\"id\":\"a\"}\n{]":   "run.jsonl:2: it is no event",
		`{"headline":"x"}`:     "run.jsonl:1: an event without an id",
		`["a"]`:                "run.jsonl:1: it is no event",
		"\n\n{\"id\":\"a\"} x": "run.jsonl:3: it is no event",
	} {
		if _, err := ReadRun("run.jsonl", strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if run, err := ReadRun("run.jsonl", strings.NewReader("\ufeff\n")); err != nil || len(run.events) > 0 {
		t.Errorf("an empty run: %v", err)
	}
}

func FuzzReadRun(f *testing.F) {
	f.Add([]byte(`{"id":"a","date":{"edtf":"2018-12"},"mentions":[{"article":"a.md","quote":"It rained."}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if run, err := ReadRun("run.jsonl", bytes.NewReader(data)); err == nil {
			Changes(run, sample())
		}
	})
}
