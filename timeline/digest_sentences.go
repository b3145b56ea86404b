package timeline

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"annals/internal/prose"
)

// Which sentences tell best what happened on a day.

// A told is a sentence that may stand for a day, without the dateline, the titles and the
// captions that a page has joined to it.
type told struct {
	Quote
	about bool // what is asked for
	whole bool // it ends as sentences do, and is no part of a longer quotation: a caption does not
	leans bool // it opens with a pronoun, and leans on what stands before it
}

// undatedSentences are how many sentences at the head of an article may tell of its day, or
// of the day before, without saying so.
const undatedSentences = 4

// sentences returns the sentences of the story of an article, none where its
// language is not known.
func (c *dayCollection) sentences(telling *Telling) (sentences []told) {
	a := telling.Article
	lex := c.vocabulary.lexicons[c.options.lang(a)]
	if lex == nil || lex.cues == nil {
		return nil
	}
	var words []prose.Word
	for _, b := range a.Blocks {
		if !b.Kind.Told() {
			continue
		}
		open := b.Kind == Quotation
		for at := range lex.cues.Sentences(a.Text, prose.Span{Start: b.Start, End: b.End}) {
			from := at.Start
			if len(sentences) == 0 {
				at.Start += max(dateline(at.Of(a.Text)), glued(at.Of(a.Text)))
			}
			words = lex.cues.Words(words[:0], a.Text, at)
			rest := words
			for i := prose.Torn(a.Text, rest); i >= 0; i = prose.Torn(a.Text, rest) {
				rest = rest[i:]
				at.Start = rest[0].Start
			}
			text := at.Of(a.Text)
			inside := quotedAfter(a.Text[from:at.Start], open)
			open = quotedAfter(text, inside)
			sentences = append(sentences, told{
				Quote: Quote{a, at.Start, at.End},
				about: c.isAbout(text),
				whole: ends(text) && !inside && !open,
				leans: len(rest) > 0 && rest[0].Is(prose.Pronoun) && !rest[0].Is(prose.Determiner),
			})
		}
	}
	return sentences
}

// ends reports whether s ends as sentences do.
func ends(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’»)"))
	return strings.ContainsRune(".!?…", last)
}

// choose returns the sentences that tell best what happened on a day: those
// that together come nearest to what all that may be about it have in common
// (Gholipour Ghalandari and Ifrim 2020) with the titles of the articles about it,
// in which an editor said what mattered; the shorter of what says as much.
func (c *dayCollection) choose(day *dayTold, most int) []Quote {
	candidates := c.candidates(day)
	centre := sum(slices.Concat(candidates, c.titles(day)))
	candidates = slices.DeleteFunc(candidates, func(s vectored) bool { return !s.about })
	if fresh := func(s vectored) bool { return !c.taken[s.Quote] }; slices.ContainsFunc(candidates, fresh) {
		candidates = slices.DeleteFunc(candidates, func(s vectored) bool { return !fresh(s) })
	}
	if slices.ContainsFunc(candidates, func(s vectored) bool { return s.whole }) {
		candidates = slices.DeleteFunc(candidates, func(s vectored) bool { return !s.whole })
	}
	var chosen []Quote
	var so []term
	for len(chosen) < most && len(candidates) > 0 {
		best, nearest := 0, -1.0
		for i, s := range candidates {
			if near := cosine(centre, unit(add(so, s.words))) / s.asks(day); near > nearest {
				best, nearest = i, near
			}
		}
		s := candidates[best]
		chosen = append(chosen, s.Quote)
		so = add(so, s.words)
		candidates = slices.DeleteFunc(candidates, func(o vectored) bool { return cosine(o.words, s.words) > repeats })
	}
	return chosen
}

const (
	brevity   = .1  // how much more a longer sentence must say: 7 % where it is twice as long
	longQuote = 120 // bytes up to which none is longer than it should be
	weakQuote = 1.2 // times more must one say that leans on another, or foretells
)

// asks returns how much s must say to stand for day: the more, the longer and the weaker it is.
func (s told) asks(day *dayTold) float64 {
	more := math.Pow(float64(max(longQuote, s.End-s.Start)), brevity)
	if s.leans {
		more *= weakQuote
	}
	if on := s.Article.Published.When; !on.IsZero() && dayNumber(on.Start) < day.number {
		more *= weakQuote
	}
	return more
}

// repeats is the likeness from which a sentence says no more than one that is
// chosen already.
const repeats = .6

// A vectored is a sentence and its words as a vector of length 1.
type vectored struct {
	told
	words []term
}

// candidates returns the sentences that may be about a day. Where some mention it
// and others open the articles of the day, those are about it that say what both
// have in common.
func (c *dayCollection) candidates(day *dayTold) []vectored {
	mentioned, published := c.vectors(day.mentioned), c.vectors(day.published)
	all := slices.Concat(mentioned, published)
	if len(mentioned) == 0 || len(published) == 0 {
		return all
	}
	common := both(sum(mentioned), sum(published))
	slices.SortStableFunc(all, func(a, b vectored) int {
		return cmp.Compare(cosine(common, b.words), cosine(common, a.words))
	})
	n := knee(len(all), func(i int) float64 { return cosine(common, all[i].words) })
	if !slices.ContainsFunc(all[:n], func(s vectored) bool { return s.about }) {
		return all // what they have in common is something else
	}
	return all[:n]
}

// titled reports whether a has a title of its own: one that was made of its first words tells no more than they do.
func titled(a *Article) bool {
	opening := ""
	storyOf(a)(func(text string) bool { opening = text; return false })
	return !strings.HasPrefix(opening, strings.TrimRight(a.Title, ".…"))
}

func (c *dayCollection) vectors(sentences []told) []vectored {
	out := make([]vectored, len(sentences))
	for i, s := range sentences {
		out[i] = vectored{s, c.vectorOf(s.Article, s.Text())}
	}
	return out
}

// titles returns the words of the titles of the articles about day.
func (c *dayCollection) titles(day *dayTold) []vectored {
	out := make([]vectored, len(day.titled))
	for i, a := range day.titled {
		out[i].words = c.vectorOf(a, a.Title)
	}
	return out
}

// vectorOf returns the words of text, a part of a.
func (c *dayCollection) vectorOf(a *Article, text string) []term {
	return c.vocabulary.vector(collect(c.vocabulary.count(c.options.lang(a), text, len(text), nil)))
}

// sum returns the direction of the sum of the vectors of sentences.
func sum(sentences []vectored) []term {
	var all []term
	for _, s := range sentences {
		all = append(all, s.words...)
	}
	return unit(collect(all))
}
