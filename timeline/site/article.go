package site

import (
	"cmp"
	"html/template"
	"slices"
	"sort"
	"strconv"
	"strings"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// An articlePage is the page of an article: its text with the dates marked, and
// the events that it tells of.
type articlePage struct {
	Title, Deck, Byline, Section, Lang string

	Source link

	Original     string // the address where it was published
	Published    date
	PublishedHow string
	Guess        bool     // the date of publication is one
	Modified     *date    // when it was last changed, or nil
	Bounds       []dating // of a date that is not known
	Other        *dating  // another date that it gives itself, or nil
	Unread       string
	DuplicateOf  *link
	Newest       *link      // the version that is read in its place, or nil
	Updates      []revision // of the older versions in whose place it is read
	CopiedBy     []link
	Blocks       []block
	Events       []entry
	Parts        []link
	W            *words
}

// A dating is a date with what it is known from, led by a word that says what it
// is: "not before".
type dating struct {
	Lead string
	Date date
	How  string
}

// A revision is what a newer version of a story no longer says.
type revision struct {
	Of      link  // the older version
	Date    *date // of the newer, or nil
	Removed []string
}

// A block is a stretch of an article's text as pages show it.
type block struct {
	Kind string // "paragraph", "quotation", "list", "heading", "byline", "credit", "correction", "furniture"
	Text template.HTML
	List []template.HTML // of a list
}

var blockKinds = map[timeline.BlockKind]string{
	timeline.Paragraph: "paragraph", timeline.Quotation: "quotation", timeline.Item: "list", timeline.Heading: "heading",
	timeline.Byline: "byline", timeline.Credit: "credit", timeline.Correction: "correction", timeline.Furniture: "furniture",
}

// A passage is what of an article stands on one page: all of it but where it
// is very long or very rich.
type passage struct {
	blocks   []timeline.Block
	mentions []*timeline.Mention // in order of the text
	first    int                 // which of all the first of them is
}

const (
	textOnPage     = 200 << 10 // bytes
	mentionsOnPage = 300
)

// passages returns the pages into which an article is parted. What an event quotes that begins beyond the text stands on none.
func (e *edition) passages(s *story) []passage {
	if s.passages != nil {
		return s.passages
	}
	a := s.telling.Article
	mentions := make([]*timeline.Mention, 0, len(s.telling.Mentions))
	for _, m := range s.telling.Mentions {
		if e.spots[m] != nil {
			mentions = append(mentions, m)
		}
	}
	slices.SortStableFunc(mentions, func(m, n *timeline.Mention) int {
		return cmp.Or(cmp.Compare(m.Start, n.Start), cmp.Compare(n.End, m.End))
	})
	blocks := blocksOf(a)
	all := []passage{{}}
	size, at, from := 0, 0, 0 // of the passage: its bytes, where its blocks begin
	for i, b := range blocks {
		last := &all[len(all)-1]
		if i > from && (size+b.End-b.Start > textOnPage || at-last.first >= mentionsOnPage) {
			all = append(all, passage{first: at})
			last = &all[len(all)-1]
			size, from = 0, i
		}
		size += b.End - b.Start
		for at < len(mentions) && mentions[at].Start < b.End {
			at++
		}
		last.blocks, last.mentions = blocks[from:i+1], mentions[last.first:at]
	}
	return all
}

// blocksOf returns the blocks of a, found by blank lines where it has none.
func blocksOf(a *timeline.Article) []timeline.Block {
	if len(a.Blocks) > 0 {
		blocks := make([]timeline.Block, 0, len(a.Blocks))
		for _, b := range a.Blocks {
			if b.Start, b.End = within(b.Start, b.End, a.Text); b.Start < b.End {
				blocks = append(blocks, b)
			}
		}
		return blocks
	}
	blocks := make([]timeline.Block, 0, 1+strings.Count(a.Text, "\n\n"))
	for start := 0; start < len(a.Text); {
		end := len(a.Text)
		next := end
		if i := strings.Index(a.Text[start:], "\n\n"); i >= 0 {
			end, next = start+i, start+i+2
		}
		if strings.TrimSpace(a.Text[start:end]) != "" {
			blocks = append(blocks, timeline.Block{Start: start, End: end})
		}
		start = next
	}
	return blocks
}

// anchorOf returns where m stands: a/wire-1.html#m_3.
func (e *edition) anchorOf(m *timeline.Mention) string {
	at := e.spotOf(m)
	path := partPath(e.storyOf(m.Article).at, int(at.part))
	if at.number > 0 {
		path += "#" + at.id()
	}
	return path
}

// id returns the ID of the place in its article.
func (s spot) id() string { return "m_" + strconv.Itoa(int(s.number)) }

// articlePages returns the pages of articles.
func articlePages(e *edition) []file {
	files := make([]file, 0, len(e.t.Tellings))
	for _, told := range e.t.Tellings {
		story := e.storyOf(told.Article)
		for k := range max(1, len(story.passages)) {
			path := partPath(story.at, k)
			files = append(files, e.page("article", path, e.title(told.Article), "", func(s sheet) any { return s.articlePage(told, k) }))
		}
	}
	return files
}

func (s sheet) articlePage(told *timeline.Telling, k int) articlePage {
	a := told.Article
	p := articlePage{
		Title: s.title(a), Deck: a.Deck, Byline: a.Byline, Source: s.sourceLink(a.Source), Section: a.Section, Lang: s.otherLang(a.Lang), Original: webAddress(a.URL),
		Published: s.storyOf(a).published, PublishedHow: s.publishedHow(a.Published.Basis), Guess: a.Published.Guess, W: s.w,
	}
	if told.Unread != "" {
		p.Unread = put(s.w.unread, a.Lang)
	}
	s.datesOf(a, &p)
	switch {
	case told.Newest != nil:
		p.Newest = s.linkTo(told.Newest)
	case told.DuplicateOf != nil:
		p.DuplicateOf = s.linkTo(told.DuplicateOf)
	}
	for _, c := range s.storyOf(a).copies {
		p.CopiedBy = append(p.CopiedBy, *s.linkTo(c))
	}
	for _, u := range told.Updates {
		p.Updates = append(p.Updates, revision{*s.linkTo(u.Old), s.stamp(u.New), u.Removed})
	}
	story := s.storyOf(a)
	passages := s.passages(story)
	here := passages[k]
	p.Blocks = s.blocks(a, told.Timexes, here)
	if k == 0 && repeatsTitle(a, here) { // it stands above the story already
		p.Blocks = p.Blocks[1:]
	}
	seen := make(map[*timeline.Event]bool, len(story.told))
	p.Events = make([]entry, 0, min(len(story.told), len(here.mentions)))
	for _, m := range here.mentions {
		if x := s.spotOf(m).event; !seen[x] {
			seen[x] = true
			n := s.leanEntry(x)
			n.Sub = true
			p.Events = append(p.Events, n)
		}
	}
	p.Parts = s.partLinks(story.at, k, len(passages), s.w.part)
	return p
}

// linkTo returns a link to the page of a, with who published it.
func (s sheet) linkTo(a *timeline.Article) *link {
	return &link{Href: s.to(s.storyOf(a).at + ".html"), Text: s.title(a), Note: a.Source}
}

// stamp returns when a was last changed, or published, or nil.
func (e *edition) stamp(a *timeline.Article) *date {
	when := a.Modified
	if when.IsZero() {
		when = a.Published.When
	}
	if when.IsZero() {
		return nil
	}
	d := e.date(calendar.On(when))
	return &d
}

// datesOf gives the page of a what is known of its dates beside the one of
// publication.
func (e *edition) datesOf(a *timeline.Article, p *articlePage) {
	if !a.Modified.IsZero() && a.Modified != a.Published.When {
		p.Modified = e.stamp(a)
	}
	of := func(lead string, d timeline.Dating) *dating {
		if d.IsZero() {
			return nil
		}
		return &dating{lead, e.date(calendar.On(d.When)), e.publishedHow(d.Basis)}
	}
	p.Other = of(e.w.OtherDate, a.Published.Other)
	for _, d := range []*dating{of(e.w.NotBefore, a.Published.NotBefore), of(e.w.NotAfter, a.Published.NotAfter)} {
		if d != nil {
			p.Bounds = append(p.Bounds, *d)
		}
	}
}

// repeatsTitle reports whether a passage begins with the title of a and no event
// is told in it.
func repeatsTitle(a *timeline.Article, here passage) bool {
	if len(here.blocks) < 2 || here.blocks[0].Kind != timeline.Heading {
		return false
	}
	first := here.blocks[0]
	return (len(here.mentions) == 0 || here.mentions[0].Start >= first.End) && strings.TrimSpace(a.Text[first.Start:first.End]) == strings.TrimSpace(a.Title)
}

// publishedHow says in words how a date of publication is known.
func (e *edition) publishedHow(basis string) string {
	if text, ok := e.w.basisOf[basis]; ok {
		return text
	}
	return basis
}

// blocks returns the text of a passage with its dates marked and the places of
// its mentions. A list is one block.
func (s sheet) blocks(a *timeline.Article, found []timex.Anchored, here passage) []block {
	w := textWriter{e: s.edition, text: a.Text, places: s.places(here.mentions, found), found: found}
	out := make([]block, 0, len(here.blocks))
	for _, b := range here.blocks {
		w.tokens = w.tokens[:0] // marked keeps none
		w.write(b.Start, b.End)
		w.flush(b.End)
		tokens := w.tokens
		kind := blockKinds[b.Kind]
		if kind == "list" {
			if n := len(out); n == 0 || out[n-1].Kind != kind {
				out = append(out, block{Kind: kind})
			}
			last := &out[len(out)-1]
			last.List = append(last.List, marked(tokens))
			continue
		}
		out = append(out, block{Kind: kind, Text: marked(tokens)})
	}
	return out
}

// A textWriter turns a text into tokens, from its beginning to its end.
type textWriter struct {
	e      *edition
	text   string
	places []place          // that have not begun yet, those that begin first before
	found  []timex.Anchored // likewise
	tokens []token
}

// write writes text[from:to] with the places that begin in it, which may hold others.
func (w *textWriter) write(from, to int) {
	at := from
	for len(w.places) > 0 && w.places[0].start < to {
		p := w.places[0]
		w.places = w.places[1:]
		start := max(p.start, at)
		end := min(max(p.end, start), to)
		w.plain(at, start)
		w.tokens = append(w.tokens, token{open: p.id})
		w.write(start, end)
		w.tokens = append(w.tokens, token{close: true})
		at = end
	}
	w.plain(at, to)
}

// plain writes text[from:to] with its dates marked.
func (w *textWriter) plain(from, to int) {
	for len(w.found) > 0 && w.found[0].Start < from {
		w.found = w.found[1:]
	}
	n := 0
	for n < len(w.found) && w.found[n].End <= to {
		n++
	}
	w.tokens = sheet{edition: w.e}.split(w.tokens, w.text, from, to, w.found[:n])
	w.found = w.found[n:]
}

// flush writes the places that begin before to and were not met.
func (w *textWriter) flush(to int) {
	for ; len(w.places) > 0 && w.places[0].start < to; w.places = w.places[1:] {
		w.tokens = append(w.tokens, token{open: w.places[0].id}, token{close: true})
	}
}

// A place is a stretch of text that can be linked to.
type place struct {
	id         string
	start, end int
}

// places returns where the mentions stand, in order, the longer of those that
// begin together first. None begins or ends within a date.
func (e *edition) places(mentions []*timeline.Mention, found []timex.Anchored) []place {
	all := make([]place, 0, len(mentions))
	for _, m := range mentions {
		p := place{e.spotOf(m).id(), m.Start, m.End}
		i := sort.Search(len(found), func(i int) bool { return found[i].End > p.start })
		for ; i < len(found) && found[i].Start < p.end; i++ {
			p.start = min(p.start, found[i].Start)
			p.end = max(p.end, found[i].End)
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	return all
}
