package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// An entered is what an editor can say of an event.
type entered struct {
	ID   string `json:"id"`
	Date struct {
		EDTF  string `json:"edtf"`
		Basis string `json:"basis"`
	} `json:"date"`
	Headline string   `json:"headline"`
	Status   string   `json:"status"`
	By       []string `json:"by"`
	Names    []struct {
		Name string `json:"name"`
		Kind string `json:"kind"`
	} `json:"names"`
	Places []string `json:"places"`
}

// What comes out comes in again as the same events: all of them as CSV, JSON and JSONL; through TimelineJS those with a
// date, with their dates, headlines and statuses, and through its JSON with their IDs.
func TestRoundTrips(t *testing.T) {
	const content = "../../content"
	events := func(path string) (all []entered) {
		for line := range bytes.Lines(printed(t, "events", "--format", "jsonl", path)) {
			var e entered
			if err := json.Unmarshal(line, &e); err != nil {
				t.Fatal(err)
			}
			all = append(all, e)
		}
		return all
	}
	whole := events(content)
	for _, c := range []struct {
		format, name string
		keeps        func(entered) (entered, bool)
	}{
		{"csv", "events.csv", func(e entered) (entered, bool) { return e, true }},
		{"json", "events.json", func(e entered) (entered, bool) { return e, true }},
		{"jsonl", "events.jsonl", func(e entered) (entered, bool) { return e, true }},
		{"timelinejs", "slides.json", func(e entered) (entered, bool) {
			return entered{ID: e.ID, Date: e.Date, Headline: e.Headline, Status: e.Status}, e.Date.EDTF != ""
		}},
		{"timelinejs-csv", "slides.csv", func(e entered) (entered, bool) {
			return entered{Date: e.Date, Headline: e.Headline, Status: e.Status}, e.Date.EDTF != ""
		}},
	} {
		path := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(path, printed(t, "events", "--format", c.format, content), 0o666); err != nil {
			t.Fatal(err)
		}
		kept := func(all []entered) map[string]int {
			count := map[string]int{}
			for _, e := range all {
				e, ok := c.keeps(e)
				if c.name == "slides.json" || c.name == "slides.csv" {
					e.Date.Basis = "" // TimelineJS knows none
				}
				data, err := json.Marshal(e)
				if err != nil {
					t.Fatal(err)
				}
				if ok {
					count[string(data)]++
				}
			}
			return count
		}
		if diff := cmp.Diff(kept(whole), kept(events(path))); diff != "" {
			t.Errorf("%s (-out +in):\n%s", c.format, diff)
		}
	}
}
