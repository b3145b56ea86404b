package nearest

import "testing"

func TestTo(t *testing.T) {
	known := []string{"title", "description", "base_url", "language", "sources"}
	for s, want := range map[string]string{
		"titel":       "title",
		"discription": "description",
		"base-url":    "base_url",
		"source":      "sources",
		"colour":      "",
		"":            "",
	} {
		if have := To(s, known); have != want {
			t.Errorf("To(%q) = %q, want %q", s, have, want)
		}
	}
	if have := To("cat", []string{"hat", "bat"}); have != "bat" {
		t.Errorf("of two as like: %q", have)
	}
}
