package timeline

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"annals/timeline/calendar"
)

// An Article is one story of the archive.
type Article struct {
	ID        string // its path in the archive; in a file of many path#record
	URL       string // where it was published, or ""
	Title     string
	Deck      string // what stands below the title and says in a sentence what the story is about
	Byline    string
	Source    string   // who published it: "Sample Wire"
	Section   string   // the part of the paper it stood in: "Business"
	Tags      []string // what it is filed under
	Agencies  []string // whose copy it carries, by its byline, dateline and credits
	Lang      string   // BCP 47: "en", "fr-CA"
	Published Published
	Modified  calendar.Interval // when it was last changed, by its own word; zero where it does not say

	// Excerpt says that the archive has but a summary of the story, or how it
	// begins, as many a feed does.
	Excerpt bool

	// Curated is the event that an editor has entered, where that is what this is
	// and no story; nil for a story.
	Curated *Curated

	// Text is the story in plain text, its blocks parted by blank lines.
	// All offsets into it are bytes; exports count code points.
	Text   string
	Blocks []Block // in order of Text, not overlapping
}

// Published is when an article was published, and how that is known.
type Published struct {
	When  calendar.Interval // zero where it is not known
	Basis string            // "flag", "front matter", "JSON-LD", "meta", "time element", "dateline", "URL", "file name", "guess", …; "" where not known
	Guess bool              // nobody says so: it was picked out of what has many dates

	// Where When is not known: the article cannot be older than NotBefore, nor
	// younger than NotAfter. Each is zero where nothing bounds it.
	NotBefore, NotAfter Dating

	// Other is a second date that the article gives itself, where it says two
	// different ones, and zero where it does not.
	Other Dating
}

// A Dating is a date and what it is known from.
type Dating struct {
	When  calendar.Interval
	Basis string // in words that a reader understands
}

// IsZero reports whether d is no date.
func (d Dating) IsZero() bool { return d.When.IsZero() }

// A Block is a stretch of an article's text: Text[Start:End].
type Block struct {
	Start, End int
	Kind       BlockKind
}

// A BlockKind says what a block is to the story.
type BlockKind uint8

// The kinds of block. Only those up to Item hold sentences of the story.
const (
	Paragraph BlockKind = iota
	Quotation           // a block quotation
	Item                // of a list
	Heading
	Byline     // "By The Canadian Press and Charlie Carey"
	Credit     // "With files from Kurtis Doering"
	Correction // "This story has been corrected to say that …": of the article, and no event
	Furniture  // "Related articles:", "Top Stories"
)

// Told reports whether blocks of kind k hold sentences of the story.
func (k BlockKind) Told() bool { return k <= Item }

var blockKinds = [...]string{"paragraph", "quotation", "item", "heading", "byline", "credit", "correction", "furniture"}

// String returns the name that exports use.
func (k BlockKind) String() string { return blockKinds[k] }

// BlockKindOf returns the kind that exports call name.
func BlockKindOf(name string) (BlockKind, bool) {
	i := slices.Index(blockKinds[:], name)
	return BlockKind(max(i, 0)), i >= 0
}

// Corrections yields what a says was wrong in it, in order of its text.
func (a *Article) Corrections() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, b := range a.Blocks {
			if b.Kind == Correction && !yield(a.Text[b.Start:b.End]) {
				return
			}
		}
	}
}

// storyOf yields the blocks of a that hold its story, the whole text where it has
// no blocks.
func storyOf(a *Article) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if len(a.Blocks) == 0 {
			yield(a.Text)
			return
		}
		for _, b := range a.Blocks {
			if b.Kind.Told() && !yield(a.Text[b.Start:b.End]) {
				return
			}
		}
	}
}

// canonicalOrder returns the places of articles in an order that does not
// depend on the archive's: by publication, then by ID.
func canonicalOrder(articles []*Article) []int {
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return compareArticles(articles[i], articles[j]) })
	return order
}

// compareArticles orders by publication, those without a date last, then by ID
// and by text.
func compareArticles(a, b *Article) int {
	x, y := a.Published.When, b.Published.When
	if x.IsZero() != y.IsZero() {
		if x.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(x.Start.Compare(y.Start), x.End.Compare(y.End), strings.Compare(a.ID, b.ID), strings.Compare(a.Text, b.Text))
}
