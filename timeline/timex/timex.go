package timex

import (
	"fmt"

	"annals/timeline/calendar"
)

// A Type is a TIMEX3 type.
type Type uint8

// The types of TIMEX3.
const (
	DATE Type = iota + 1
	TIME
	DURATION
	SET
)

// String returns the name that TIMEX3 uses: DATE.
func (t Type) String() string { return [...]string{"", "DATE", "TIME", "DURATION", "SET"}[t] }

// A Genre says what relative expressions lean on.
type Genre uint8

// The genres. Auto chooses between News and Narrative by the text itself.
const (
	Auto Genre = iota
	News
	Narrative
	Colloquial
)

var genreNames = [...]string{"auto", "news", "narrative", "colloquial"}

// String returns the name that flags use: "news".
func (g Genre) String() string { return genreNames[g] }

// ParseGenre returns the genre that String names so.
func ParseGenre(name string) (Genre, error) {
	for i, known := range genreNames {
		if name == known {
			return Genre(i), nil
		}
	}
	return Auto, fmt.Errorf("%q is no genre: write auto, news, narrative or colloquial", name)
}

// A Basis says how a date is known.
type Basis uint8

// The bases of a date.
const (
	NoBasis   Basis = iota
	Stated          // written out in the text
	Resolved        // relative, anchored
	Published       // only the day of report is known
)

// String returns the name that exports use: "stated", and "" for NoBasis.
func (b Basis) String() string { return [...]string{"", "stated", "resolved", "published"}[b] }

// A Timex is a temporal expression found in a text: text[Start:End].
type Timex struct {
	Start, End int // bytes
	tree       tree
	part       int // which of the meanings of the rule
}

// Explain returns the meaning of t in the notation of the rule file, with the
// words filled in: before(dct, period(2, week)).
func (t Timex) Explain() string {
	if t.tree == nil {
		return ""
	}
	return t.tree.explain(0, t.part)
}

// Rule returns where the rule stands that had the last word: "en.rules:88".
func (t Timex) Rule() string {
	if t.tree == nil {
		return ""
	}
	r := t.tree[0].pat.rule
	return fmt.Sprintf("%s:%d", r.file, r.line)
}

// An Anchored is a Timex of which is known when it means, as far as that can
// be known.
type Anchored struct {
	Timex
	Type  Type
	Value string         // of TIMEX3: 2018-12, P2Y, PRESENT_REF, XXXX-WXX-3
	Mod   string         // of TIMEX3: START, MID, END, APPROX …, or ""
	Quant string         // of a SET in TIMEX3: EVERY, or ""
	Freq  string         // of a SET in TIMEX3: 2X, or ""
	When  calendar.Value // zero where it is no one stretch of the timeline
	Basis Basis          // Stated, Resolved, or NoBasis where When is zero

	// Range is the whole of what is said, where that is said by two expressions:
	// of both ends of "March 1 to 5" it is 1 to 5 March. Of a DURATION that is known
	// to begin or end with a date, "the past three months", it is that stretch.
	Range calendar.Value
	// BeginPoint and EndPoint are of such a DURATION in TIMEX3: "t2", the second
	// expression of the text, or "t0", the day of the document.
	BeginPoint, EndPoint string

	ends *[2]calendar.Interval // of a DURATION, where they are known
}

// Tag returns the temporal expressions of text, in order. It needs no date.
func (g *Grammar) Tag(text string) []Timex {
	p := g.parsers.Get().(*parser)
	p.x.open(text)
	var found []Timex
	for p.x.next() {
		p.parse(p.x.island)
		found = p.choose(p.x.island, found)
	}
	p.x.text = ""
	g.parsers.Put(p)
	return found
}

// List returns the words that the rule file lists under name: reporting verbs,
// abbreviations, words of status. They are in small letters but for those that
// are always written with a capital.
func (g *Grammar) List(name string) []string { return g.lists[name] }
