package timeline

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Copies says which articles of an archive repeat each other's text. It is
// found with one-permutation MinHash over shingles of words and a banded
// index, so that each article is compared with the few it resembles and never
// with all; what the index brings together is then compared exactly.
type copies struct {
	// first is, of each article, the first of those whose text it repeats
	// nearly word for word, or the article itself.
	first []int
	// text numbers the groups of articles whose texts are not independent:
	// copies, and stories that share long passages.
	text []int
}

const (
	shingle  = 4  // words
	bands    = 21 // of the index
	rows     = 3  // bins a band; two texts that share half their shingles meet in .94 of cases
	bins     = bands * rows
	headline = 40 // shingles of the second signature, which finds a copy that was cut short

	sameText    = .8  // of the shingles of both: the one repeats the other
	sameCut     = .9  // of the shingles of the shorter, when it is not short
	sharedText  = .4  // of the shingles of both: not independent
	sharedCut   = .6  // of the shingles of the shorter
	notShort    = 40  // shingles, below which a part in common may be a form of words
	comparisons = 16  // texts at most that one text is compared with in one bucket
	toThePage   = 256 // bytes of a word at most; what is longer is no word
)

// findCopies compares the texts of articles. What is found does not depend on
// their order but for which of several copies is the first.
func findCopies(articles []*Article) *copies {
	c := &copies{first: make([]int, len(articles)), text: make([]int, len(articles))}
	prints := make([][]uint64, len(articles))
	heads := make([][]uint64, len(articles))
	parallel(len(articles), func(i int) {
		all := shingles(articles[i])
		heads[i] = slices.Clone(all[:min(len(all), headline)])
		slices.Sort(all)
		prints[i] = slices.Compact(all)
	})
	order := canonicalOrder(articles)
	same, shared := newSets(len(articles)), newSets(len(articles))

	// The same text to the word: found by its print, and then represented by one.
	var distinct []int
	whole := map[uint64]int{}
	for _, i := range order {
		if len(prints[i]) == 0 {
			continue
		}
		h := uint64(14695981039346656037)
		for _, s := range prints[i] {
			h = mix(h, s)
		}
		if j, seen := whole[h]; seen && slices.Equal(prints[i], prints[j]) {
			same.join(i, j)
			shared.join(i, j)
			continue
		}
		whole[h] = i
		distinct = append(distinct, i)
	}

	// Passages that stand in many articles are furniture and prove nothing, but
	// where an article is made of little else.
	if often := furniture(prints, distinct); len(often) > 0 {
		for _, i := range distinct {
			rest := slices.DeleteFunc(slices.Clone(prints[i]), func(s uint64) bool { return often[s] })
			if len(rest) >= max(shingle, len(prints[i])/10) {
				prints[i] = rest
				heads[i] = slices.DeleteFunc(heads[i], func(s uint64) bool { return often[s] })
			}
		}
	}

	buckets := map[uint64][]int{}
	for _, source := range [][][]uint64{prints, heads} {
		clear(buckets)
		for _, i := range distinct {
			if len(source[i]) == 0 {
				continue
			}
			sig := signature(source[i])
			for b := range bands {
				h := mix(uint64(b), sig[b*rows])
				for _, s := range sig[b*rows+1 : (b+1)*rows] {
					h = mix(h, s)
				}
				mates := buckets[h]
				for _, j := range mates[max(0, len(mates)-comparisons):] {
					if same.find(i) == same.find(j) {
						continue
					}
					copied, dependent := compareTexts(prints[i], prints[j])
					if copied {
						same.join(i, j)
					}
					if dependent {
						shared.join(i, j)
					}
				}
				buckets[h] = append(mates, i)
			}
		}
	}
	firstOf := map[int]int{}
	for i := range articles {
		root := same.find(i)
		if _, seen := firstOf[root]; !seen {
			firstOf[root] = i
		}
		c.first[i] = firstOf[root]
		c.text[i] = shared.find(i)
	}
	return c
}

// compareTexts reports whether of two texts the one copies the other, and
// whether the one depends on the other.
func compareTexts(a, b []uint64) (copied, dependent bool) {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			common++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	short := min(len(a), len(b))
	of := func(n int) float64 { return float64(common) / float64(max(n, 1)) }
	both, cut := of(len(a)+len(b)-common), of(short)
	if short < notShort {
		return both >= sameText, both >= sameText
	}
	return both >= sameText || cut >= sameCut, both >= sharedText || cut >= sharedCut
}

// furniture returns the shingles that stand in so many different texts that
// they are no part of a story.
func furniture(prints [][]uint64, distinct []int) map[uint64]bool {
	most := max(20, len(distinct)/100)
	if len(distinct) <= most {
		return nil
	}
	n := 0
	for _, i := range distinct {
		n += len(prints[i])
	}
	all := make([]uint64, 0, n)
	for _, i := range distinct {
		all = append(all, prints[i]...)
	}
	slices.Sort(all)
	often := map[uint64]bool{}
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j] == all[i] {
			j++
		}
		if j-i > most {
			often[all[i]] = true
		}
		i = j
	}
	return often
}

// shingles returns the hashes of all runs of words in the story of a, in order.
// A text shorter than a shingle is one.
func shingles(a *Article) []uint64 {
	var words []uint64
	for text := range storyOf(a) {
		for len(text) > 0 {
			var h uint64
			h, text = nextWord(text)
			if h != 0 {
				words = append(words, h)
			}
		}
	}
	if len(words) == 0 {
		return nil
	}
	out := make([]uint64, 0, len(words))
	for i := range max(1, len(words)-shingle+1) {
		h := uint64(0)
		for _, w := range words[i:min(i+shingle, len(words))] {
			h = mix(h, w)
		}
		out = append(out, h)
	}
	return out
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

// nextWord returns the hash of the first word of s in small letters, 0 where
// there is none, and what follows it.
func nextWord(s string) (hash uint64, rest string) {
	start := strings.IndexFunc(s, isWordRune)
	if start < 0 {
		return 0, ""
	}
	s = s[start:]
	h, n := uint64(14695981039346656037), 0
	for n < len(s) && n < toThePage {
		r, size := rune(s[n]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[n:])
		}
		if !isWordRune(r) {
			break
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		} else if r >= utf8.RuneSelf {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
		n += size
	}
	return max(h, 1), s[n:]
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// signature returns the smallest hash in each of the bins that the hashes fall
// into. An empty bin borrows from the next that is not.
func signature(hashes []uint64) [bins]uint64 {
	var sig [bins]uint64
	var full [bins]bool
	for _, h := range hashes {
		h = mix(h, 0x9e3779b97f4a7c15)
		b := int((h >> 32) % bins)
		if !full[b] || h < sig[b] {
			sig[b], full[b] = h, true
		}
	}
	out := sig
	for b := range bins {
		for k := range bins {
			if from := (b + k) % bins; full[from] {
				out[b] = mix(sig[from], uint64(k))
				break
			}
		}
	}
	return out
}

// mix returns a hash of h and x, in that order.
func mix(h, x uint64) uint64 {
	h = (h ^ x) * 0xff51afd7ed558ccd
	h ^= h >> 32
	h = (h + x) * 0xc4ceb9fe1a85ec53
	return h ^ h>>29
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

// groups returns the articles told by source, in their order: those whose texts
// depend on each other, those that carry the copy of one agency and those of one
// publisher are one group. An article with an agency's copy is the agency's, not
// its publisher's.
func (c *copies) groups(place map[*Article]int, told []*Article) [][]*Article {
	s := newSets(len(told))
	seen := map[string]int{}
	meet := func(key string, i int) {
		if j, ok := seen[key]; ok {
			s.join(i, j)
		} else {
			seen[key] = i
		}
	}
	texts := map[int]int{}
	for i, a := range told {
		if j, ok := texts[c.text[place[a]]]; ok {
			s.join(i, j)
		} else {
			texts[c.text[place[a]]] = i
		}
		origins := a.Agencies
		if len(origins) == 0 && a.Source != "" {
			origins = []string{a.Source}
		}
		for _, o := range origins {
			meet(strings.ToLower(o), i)
		}
	}
	var out [][]*Article
	at := map[int]int{}
	for i, a := range told {
		root := s.find(i)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], a)
	}
	return out
}

// sets are disjoint sets of the numbers below a bound; the smallest of a set
// stands for it.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) {
	i, j = s.find(i), s.find(j)
	s[max(i, j)] = min(i, j)
}
