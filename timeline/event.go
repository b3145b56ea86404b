package timeline

import (
	"slices"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A Status says how far a telling vouches for what it tells.
type Status uint8

// The statuses.
const (
	Reported Status = iota
	Attributed
	Alleged
	Denied
	Disputed // asserted and denied
	Planned
	Conditional
	Negated
)

var statusNames = [...]string{"reported", "attributed", "alleged", "denied", "disputed", "planned", "conditional", "negated"}

// String returns the name that exports use.
func (s Status) String() string { return statusNames[s] }

// StatusNames returns the names of the statuses, as exports use them.
func StatusNames() []string { return slices.Clone(statusNames[:]) }

// StatusOf returns the status that exports call name.
func StatusOf(name string) (Status, bool) {
	i := slices.Index(statusNames[:], name)
	return Status(max(i, 0)), i >= 0
}

// A Mention is a clause that tells of an event at a time: Article.Text[Start:End].
type Mention struct {
	Article    *Article
	Start, End int // bytes; the quotation
	// Sentence is where the sentence around the clause stands.
	Sentence [2]int
	// Timex is the expression that dates it, nil where the day of report does
	// or nothing does. It stands in the sentence, mostly within the clause.
	Timex     *timex.Anchored
	When      calendar.Value // zero where it is not known
	Basis     timex.Basis
	Status    Status
	Firm      bool       // of what is planned: it is said to come ("will", "agreed to"), and not only wished or tried
	By        string     // whose words, where the status is attributed, alleged or denied
	Predicate string     // the lemma of what happened: "arrest", "resign"
	Deed      [2]int     // where the word for it stands in the article; an empty stretch where none does
	Names     []Name     // who and what takes part, in order of the text
	Referents []Referent // whom its pronouns stand for, where that is beyond doubt, in order of the text
	Numbers   []string
	Lead      bool // it stands in the article's first sentence of the story

	nothing bool // what it tells is no event by itself
	meant   bool // By is for whom a word stands: "she said"
}

// A Name is the name of a person, place or organisation.
type Name struct {
	Name string // in its fullest form known: "Meng Wanzhou"
	Kind NameKind
}

// A NameKind says what a name names.
type NameKind uint8

// The kinds of name.
const (
	Unknown NameKind = iota
	Person
	Place
	Organisation
)

var nameKinds = [...]string{"unknown", "person", "place", "organisation"}

// String returns the name that exports use.
func (k NameKind) String() string { return nameKinds[k] }

// An Event is what happened: the mentions that tell of it, across articles.
type Event struct {
	ID         string // derived from its content: stable when articles are added
	When       calendar.Value
	Basis      timex.Basis
	Headline   string
	Context    *Article // whose words Headline is, where it leans on them: "He was named to the post"; nil where it reads by itself
	Status     Status
	By         []string // whose words, where Status asks for that
	Importance float64  // 0 to 1
	Names      []Name   // persons, organisations and unknown; most mentioned first
	Places     []string
	Articles   []*Article // that tell of it, in order of the archive
	Sources    int        // how many of them are independent of each other
	Conflicts  []Conflict
	Mentions   []*Mention // the best first
	Earlier    []*Event   // that told of it before it happened: announcements, plans
	Decided    string     // the editor's decision that shaped it: "keep", "date", "title", "join", "split", or ""

	bare    bool // its headline is a noun that says neither who nor what
	astray  bool // its headline tells of another time than its own
	garbled bool // no telling of it gives a line that reads by itself
}

// A Conflict is a date that some articles give and the event does not bear.
type Conflict struct {
	When     calendar.Value
	Articles []*Article
}
