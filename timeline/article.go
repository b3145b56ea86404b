package timeline

import "annals/timeline/calendar"

// An Article is one story of the archive.
type Article struct {
	ID        string // its path in the archive; in a file of many path#record
	URL       string // where it was published, or ""
	Title     string
	Byline    string
	Source    string   // who published it: "Sample Wire"
	Agencies  []string // whose copy it carries, by its byline, dateline and credits
	Lang      string   // BCP 47: "en", "fr-CA"
	Published Published

	// Text is the story in plain text, its blocks parted by blank lines.
	// All offsets into it are bytes; exports count code points.
	Text   string
	Blocks []Block // in order of Text, not overlapping
}

// Published is when an article was published, and how that is known.
type Published struct {
	When  calendar.Interval // zero where it is not known
	Basis string            // "flag", "front matter", "JSON-LD", "meta", "time element", "dateline", "URL", "file name", "guess", …; "" where not known
}

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
	Byline    // "By The Canadian Press and Charlie Carey"
	Credit    // "With files from Kurtis Doering"
	Furniture // "Related articles:", "Top Stories"
)

// Told reports whether blocks of kind k hold sentences of the story.
func (k BlockKind) Told() bool { return k <= Item }
