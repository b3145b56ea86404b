package archive

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"annals/timeline"
	"annals/timeline/calendar"
)

// An own article is one as annals writes it, in a line of JSON: whole, and read
// again it is the same. Fields may be added; none is renamed or changes its
// meaning. Offsets count Unicode code points of the text.
type ownArticle struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Deck      string       `json:"deck"`
	Byline    string       `json:"byline"`
	Source    string       `json:"source"`
	Agencies  []string     `json:"agencies"`
	Section   string       `json:"section"`
	Tags      []string     `json:"tags"`
	Lang      string       `json:"lang"`
	Published ownPublished `json:"published"`
	Modified  string       `json:"modified"`
	Excerpt   bool         `json:"excerpt"`
	Words     int          `json:"words"`
	Blocks    []ownBlock   `json:"blocks"`
	Text      string       `json:"text"`
}

type ownPublished struct {
	ownDate
	Guess     bool     `json:"guess"`
	NotBefore *ownDate `json:"not_before"` // null where nothing bounds it
	NotAfter  *ownDate `json:"not_after"`
	Other     *ownDate `json:"other"` // null where the article gives one date only
}

// An ownDate is a date in EDTF, "" where it is not known, and what it is known from.
type ownDate struct {
	Value string `json:"value"`
	Basis string `json:"basis"`
}

type ownBlock struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"`
}

// AppendJSON appends a as a line of JSON to b. Read again it is the same article.
func AppendJSON(b []byte, a *timeline.Article) []byte {
	own := ownArticle{
		ID: a.ID, URL: a.URL, Title: a.Title, Deck: a.Deck, Byline: a.Byline, Source: a.Source, Agencies: orEmpty(a.Agencies),
		Section: a.Section, Tags: orEmpty(a.Tags), Lang: a.Lang, Modified: edtf(a.Modified), Excerpt: a.Excerpt, Text: a.Text,
		Blocks: make([]ownBlock, len(a.Blocks)),
		Published: ownPublished{
			ownDate{edtf(a.Published.When), a.Published.Basis}, a.Published.Guess,
			writtenDating(a.Published.NotBefore), writtenDating(a.Published.NotAfter), writtenDating(a.Published.Other),
		},
	}
	at, points := 0, 0 // the same place in bytes and in code points
	for i, block := range a.Blocks {
		points += utf8.RuneCountInString(a.Text[at:block.Start])
		length := utf8.RuneCountInString(a.Text[block.Start:block.End])
		own.Blocks[i] = ownBlock{points, points + length, block.Kind.String()}
		at, points = block.End, points+length
		if block.Kind.Told() {
			own.Words += countWords(a.Text[block.Start:block.End])
		}
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.Encode(own) // of texts and numbers: it is always encoded
	return append(b, out.Bytes()...)
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func countWords(s string) (n int) {
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

func edtf(when calendar.Interval) string {
	if when.IsZero() {
		return ""
	}
	return when.String()
}

func writtenDating(d timeline.Dating) *ownDate {
	if d.IsZero() {
		return nil
	}
	return &ownDate{edtf(d.When), d.Basis}
}

// readOwn reads an article as annals writes it. It reports false where data is
// none such, or where what it says of its blocks cannot be: then it is a record
// like any other.
func readOwn(data string) (*draft, bool) {
	if !strings.Contains(data, `"blocks":[`) || !strings.Contains(data, `"not_before":`) {
		return nil, false
	}
	var own ownArticle
	if err := json.Unmarshal([]byte(data), &own); err != nil {
		return nil, false
	}
	blocks, ok := own.blocks()
	if !ok || !told(blocks) || own.Title == "" || own.Title != oneLine(own.Title) {
		return nil, false
	}
	d := &draft{record: own.ID, complete: true, Article: timeline.Article{
		URL: own.URL, Title: own.Title, Deck: oneLine(own.Deck), Byline: oneLine(own.Byline), Source: oneLine(own.Source), Agencies: clean(own.Agencies),
		Section: oneLine(own.Section), Tags: clean(own.Tags), Lang: language(own.Lang), Modified: dateOf(own.Modified), Excerpt: own.Excerpt,
		Text: own.Text, Blocks: blocks,
	}}
	for i, said := range []*ownDate{&own.Published.ownDate, own.Published.Other} {
		if said == nil {
			continue
		}
		if when := dateOf(said.Value); !when.IsZero() {
			e := clear(when, basisNamed(said.Basis))
			e.shown = i == 0 && e.basis > jsonLD && e.basis < guess // it went before the other, whatever that is known from
			e.doubted = own.Published.Guess
			d.evidence = append(d.evidence, e)
		}
	}
	d.Published.NotBefore, d.Published.NotAfter = datingOf(own.Published.NotBefore), datingOf(own.Published.NotAfter)
	return d, true
}

// blocks returns the blocks in bytes, and false where they are not in order of
// the text or not in it.
func (own *ownArticle) blocks() ([]timeline.Block, bool) {
	if !utf8.ValidString(own.Text) {
		return nil, false
	}
	var blocks []timeline.Block
	at, points := 0, 0
	skip := func(to int) bool {
		for ; points < to && at < len(own.Text); points++ {
			_, size := utf8.DecodeRuneInString(own.Text[at:])
			at += size
		}
		return points == to
	}
	for _, b := range own.Blocks {
		kind, known := timeline.BlockKindOf(b.Kind)
		if !known || !skip(b.Start) || b.Start >= b.End {
			return nil, false
		}
		start := at
		if !skip(b.End) || strings.ContainsAny(own.Text[start:at], "\n\r\t") {
			return nil, false
		}
		blocks = append(blocks, timeline.Block{Start: start, End: at, Kind: kind})
	}
	return blocks, true
}

// dateOf returns the date that s states, zero where it states none.
func dateOf(s string) calendar.Interval {
	when, err := typedDate(s)
	if err != nil {
		return calendar.Interval{}
	}
	return when
}

func datingOf(d *ownDate) timeline.Dating {
	if d == nil {
		return timeline.Dating{}
	}
	if when := dateOf(d.Value); !when.IsZero() {
		return timeline.Dating{When: when, Basis: oneLine(d.Basis)}
	}
	return timeline.Dating{}
}

// clean returns those of all that are names in a line.
func clean(all []string) (names []string) {
	for _, s := range all {
		if s = oneLine(s); s != "" {
			names = append(names, s)
		}
	}
	return names
}

// basisNamed returns the basis of that name. What the user said of an article
// when it was written is what its record says now, and so is what is not known.
func basisNamed(name string) basis {
	for b := frontMatter; int(b) < len(basisNames); b++ {
		if basisNames[b] == name {
			return b
		}
	}
	return field
}
