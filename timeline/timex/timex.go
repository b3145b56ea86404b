// Package timex finds the temporal expressions of a text and says when they mean.
package timex

import "annals/timeline/calendar"

// A Type is a TIMEX3 type.
type Type uint8

// The types of TIMEX3.
const (
	DATE Type = iota + 1
	TIME
	DURATION
	SET
)

// A Genre says what relative expressions lean on.
type Genre uint8

// The genres. Auto chooses between News and Narrative by the text itself.
const (
	Auto Genre = iota
	News
	Narrative
	Colloquial
)

// A Basis says how a date is known.
type Basis uint8

// The bases of a date.
const (
	NoBasis   Basis = iota
	Stated          // written out in the text
	Resolved        // relative, anchored
	Published       // only the day of report is known
)

// A Timex is a temporal expression found in a text: text[Start:End].
type Timex struct {
	Start, End int // bytes
	// Unexported: the expression, its rule.
}

// Explain returns the meaning of t in the notation of the rule file, with the
// words filled in: before(dct, period(2, week)).
func (t Timex) Explain() string { return "" }

// Rule returns where the rule stands that had the last word: "en.rules:88".
func (t Timex) Rule() string { return "" }

// An Anchored is a Timex of which is known when it means, as far as that can
// be known.
type Anchored struct {
	Timex
	Type  Type
	Value string         // of TIMEX3: 2018-12, P2Y, PRESENT_REF, XXXX-WXX-3
	Mod   string         // of TIMEX3: START, MID, END, APPROX …, or ""
	When  calendar.Value // zero where it is no one stretch of the timeline
	Basis Basis          // Stated, Resolved, or NoBasis where When is zero
}

// A Grammar is a compiled rule file: all that is known of one language.
type Grammar struct{}

// Language returns the grammar of the language that code names ("en", "fr-CA"),
// and whether there is one. A grammar is compiled at its first use.
func Language(code string) (*Grammar, bool) { return &Grammar{}, true }

// Tag returns the temporal expressions of text, in order. It needs no date.
func (g *Grammar) Tag(text string) []Timex { return nil }

// Anchor returns when the expressions of one text mean. The zero dct is an
// unknown one: what leans on it stays unanchored.
func (g *Grammar) Anchor(text string, found []Timex, dct calendar.Interval, genre Genre) []Anchored {
	return nil
}

// List returns the words that the rule file lists under name: reporting verbs,
// abbreviations, words of status. They are in small letters but for those that
// are always written with a capital.
func (g *Grammar) List(name string) []string { return nil }

// Format returns v as people of the language write it: "December 2018",
// "about 1990", "since 2019", "1–5 March 2018".
func (g *Grammar) Format(v calendar.Value) string { return v.String() }
