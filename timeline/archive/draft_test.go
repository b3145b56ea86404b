package archive

import "testing"

func TestOneLine(t *testing.T) {
	for s, want := range map[string]string{
		"It happened.":           "It happened.",
		"":                       "",
		" ":                      "",
		" a  b\n\tc ":            "a b c",
		"a\u00a0b\u2003c":        "a b c",
		"so\u00ADft \u200Bhere":  "soft here",
		"می\u200Cخواهم":          "می\u200Cخواهم", // what joins no letters is seen
		"a\x00b\x7Fc":            "abc",
		"broken \xff":            "broken \uFFFD",
		"café “à la” ligne":      "café “à la” ligne",
		"trailing ":              "trailing",
		"one space\u2028and one": "one space and one",
	} {
		if got := oneLine(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		if got := oneLine(want); got != want {
			t.Errorf("%q is not left alone: %q", want, got)
		}
	}
}
