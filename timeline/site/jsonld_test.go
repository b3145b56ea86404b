package site

import (
	"encoding/json"
	"strings"
	"testing"
)

// The page of an event tells search machines what it tells readers and no more, where the site has an address;
// hostile texts end no script.
func TestEventPagesHaveLinkedData(t *testing.T) {
	const open = `<script type="application/ld+json">`
	o := sampleOptions
	o.BaseURL = "https://lune.example/bridge"
	pages := contents(t, write(t, sample(), o))
	for id, want := range map[string]string{"k3f9aa01": "2004-03-05", "k3f9aa02": "", "k3f9aa04": "2001", "k3f9aa05": "2004-03", "k3f9aa06": ""} {
		_, data, found := strings.Cut(pages["e/"+id+".html"], open)
		data, _, _ = strings.Cut(data, "</script>")
		var got ldEvent
		if err := json.Unmarshal([]byte(data), &got); found && err != nil {
			t.Errorf("%s: %v", id, err)
		}
		if got.Start != want || want != "" && (got.URL != "https://lune.example/bridge/e/"+id+".html" || len(got.Stories) == 0) {
			t.Errorf("%s: %+v, want it to begin %s", id, got, want)
		}
	}
	for path, text := range contents(t, write(t, sample(), sampleOptions)) {
		if strings.Contains(text, open) {
			t.Errorf("%s has an address", path)
		}
	}
	for path, text := range contents(t, write(t, hostileTimeline(), o)) {
		if _, data, found := strings.Cut(text, open); found && strings.HasSuffix(path, ".html") {
			if data, _, _ = strings.Cut(data, "</script>"); !json.Valid([]byte(data)) || strings.Contains(data, "<") {
				t.Errorf("%s: %s", path, data)
			}
		}
	}
}
