package archive

import (
	"hash/maphash"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/prose"
	"annals/timeline"
)

// Titles of other stories, captions and who stands before a camera, which a page joins to the sentence behind
// them with no sign between, are found by what the whole archive tells: they stand in several articles, each time
// before another sentence. "Rescuers reach the bridge [The mayor said]", "Rescuers reach the bridge [Lune was dark]".

const (
	shortestCaption = 5  // words
	longestCaption  = 26 // words
	captionTwice    = 2  // articles in which one stands at least
)

// A head is the words of a sentence up to a word with a capital, as many as a caption may have.
type head struct {
	hash       uint64
	start, end int // of the words, in the text of the article
	next       string
	opens      bool // a sentence begins with next, by its form
}

// captions makes blocks of their own, which are furniture, of the captions that stand before sentences.
func captions(articles []*timeline.Article) {
	type sighting struct {
		next     string
		last, n  int // the article it was last seen in, articles
		distinct bool
	}
	seed := maphash.MakeSeed()
	seen := map[uint64]*sighting{}
	for _, a := range articles {
		for o := range heads(a, seed) {
			if o.opens {
				seen[o.hash] = &sighting{last: -1}
			}
		}
	}
	if len(seen) == 0 {
		return
	}
	var stand [][]head // those that may be captions, of each article
	for n, a := range articles {
		var here []head
		for o := range heads(a, seed) {
			at := seen[o.hash]
			if at == nil {
				continue
			}
			here = append(here, o)
			if at.last == n {
				continue
			}
			at.distinct = at.distinct || at.n > 0 && at.next != o.next
			at.next, at.last = o.next, n
			at.n++
		}
		stand = append(stand, here)
	}
	for n, a := range articles {
		var found []prose.Span
		for _, o := range stand[n] {
			if at := seen[o.hash]; at.n < captionTwice || !at.distinct {
				continue
			}
			if k := len(found); k > 0 && found[k-1].Start == o.start {
				found = found[:k-1] // two captions, or one and who wrote it
			}
			found = append(found, prose.Span{Start: o.start, End: o.end})
		}
		a.Blocks = furnished(a.Blocks, a.Text, found)
	}
}

// furnished returns blocks with those at found as furniture of their own.
func furnished(blocks []timeline.Block, text string, found []prose.Span) []timeline.Block {
	if len(found) == 0 {
		return blocks
	}
	var all []timeline.Block
	for _, b := range blocks {
		for len(found) > 0 && found[0].Start >= b.Start && found[0].End <= b.End {
			caption := timeline.Block{Start: found[0].Start, End: found[0].End, Kind: timeline.Furniture}
			if before := b; caption.Start > b.Start {
				before.End = b.Start + len(strings.TrimRight(text[b.Start:caption.Start], " \n"))
				all = append(all, before)
			}
			all = append(all, caption)
			b.Start = caption.End + len(text[caption.End:b.End]) - len(strings.TrimLeft(text[caption.End:b.End], " \n"))
			found = found[1:]
		}
		if b.Start < b.End {
			all = append(all, b)
		}
	}
	return all
}

// heads yields how the sentences of a begin, where a word with a capital stands amid them behind one that is
// no function word.
func heads(a *timeline.Article, seed maphash.Seed) iter.Seq[head] {
	return func(yield func(head) bool) {
		for _, b := range a.Blocks {
			if !b.Kind.Told() {
				continue
			}
			for at := b.Start; at < b.End; {
				end := at + sentenceLength(a.Text[at:b.End])
				if !headsOfSentence(a, at, end, seed, yield) {
					return
				}
				at = end
			}
		}
	}
}

// sentenceLength returns how long the sentence is with which s begins, with the space behind it, by its signs alone.
func sentenceLength(s string) int {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case '.', '!', '?', '"', '\n':
			if s[i] == '\n' || s[i+1] == ' ' || s[i+1] == '\n' {
				return i + 2
			}
		}
	}
	return len(s)
}

func headsOfSentence(a *timeline.Article, from, to int, seed maphash.Seed, yield func(head) bool) bool {
	s := strings.TrimRight(a.Text[from:to], " \n")
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return true
	}
	lang := baseOf(a.Lang)
	before, words := "", 0
	for at := 0; at < len(s) && words <= longestCaption; words++ {
		word, rest, _ := strings.Cut(s[at:], " ")
		if r, _ := utf8.DecodeRuneInString(word); words >= shortestCaption && unicode.IsUpper(r) && endsCaption(lang, before) {
			next, _, _ := strings.Cut(rest, " ")
			behind, _ := utf8.DecodeRuneInString(next)
			o := head{hash: maphash.String(seed, s[:at-1]), start: from, end: from + at - 1, next: word,
				opens: strings.ToUpper(word) != word && prose.IsFrequent(lang, strings.ToLower(word)) && (unicode.IsLower(behind) || unicode.IsDigit(behind))}
			if !yield(o) {
				return false
			}
		}
		before = word
		at += len(word) + 1
	}
	return true
}

// endsCaption reports whether a caption may end with word: it asks for no other.
func endsCaption(lang, word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsLetter(last) && !prose.IsFrequent(lang, strings.ToLower(word)) && !slices.ContainsFunc(possessives, func(end string) bool { return strings.HasSuffix(word, end) })
}

// possessives end a word that asks for another: Lune's harbour.
var possessives = []string{"'s", "’s", "s'", "s’"}
