package timeline

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	related      = .14           // cosine of two texts from which they may be of one story
	somewhat     = related / 2   // below which nobody asks how alike two texts are
	oneStory     = .16           // likeness of two texts that are related from which they are
	storyWords   = 12            // heaviest words of a text by which others of its story are found
	storyOpening = 60            // words with which a text says what it is about
	openingCount = 3             // how often such a word counts
	markCount    = 2             // how much more a name and a figure count: what parts two stories of one kind
	manyTexts    = 5             // texts from which on what they share is common to their kind of story
	settleRounds = 3             // in which a text may go to a story that it is more like
	loneStory    = oneStory * .8 // likeness from which one that stands alone joins others
)

// findStories groups the articles that have no date, or tell of something that has none, by
// the story that they are of, and tells the profiles of their mentions. A date is what
// best keeps two events apart; without one, what the articles as wholes are about has to.
func (t *Timeline) findStories(ordered []*Telling, profiles []*profile) {
	place := map[int32]int{}
	var told []*Article
	for _, p := range profiles {
		if _, ok := place[p.article]; !ok && (!p.span.known || p.published == 0) {
			place[p.article] = len(told)
			told = append(told, ordered[p.article].Article)
		}
	}
	texts := t.storyTexts(told)
	like := func(a, b int32) float32 { return float32(cosine(texts[a], texts[b])) }
	near := nearTexts(texts, like)
	near = within(link(len(told), near, related, like), near, texts, like)
	group := link(len(told), near, oneStory, func(a, b int32) float32 { return 0 })
	resettle(group, near)
	for _, p := range profiles {
		if i, ok := place[p.article]; ok {
			p.story = group[i] + 1
		}
	}
}

// storyTexts returns the vectors of articles as wholes, in which names and figures count more,
// and so do the words with which an article opens.
func (t *Timeline) storyTexts(articles []*Article) [][]term {
	texts, marks := make([][]term, len(articles)), make([][]term, len(articles))
	parallel(len(articles), func(i int) { texts[i], marks[i] = t.storyTerms(articles[i]) })
	balance := map[uint64]float32{} // above 0 for what stands as names do more often than not
	for _, words := range marks {
		for _, w := range words {
			balance[w.id] += w.weight
		}
	}
	parallel(len(texts), func(i int) {
		texts[i] = t.vocabulary.vector(texts[i])
		for k, w := range texts[i] {
			if balance[w.id] > 0 {
				texts[i][k].weight *= markCount
			}
		}
		unit(texts[i])
	})
	return texts
}

// storyTerms returns how often each word stands in an article, those of its opening counted more often, and how much
// more often it is written as names and figures are than not.
func (t *Timeline) storyTerms(a *Article) (counts, marks []term) {
	v, lang := t.vocabulary, t.options.lang(a)
	n := 0
	count := func(text string) {
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isWordRune(r) }) {
			s := v.stem(lang, word)
			if len(word) < 2 || len(word) > toThePage || v.lexicons[lang].empty[s] {
				continue
			}
			times := float32(1)
			if n < storyOpening {
				times = openingCount
			}
			n++
			counts = append(counts, term{s, times})
			marks = append(marks, term{s, marked(word)})
		}
	}
	count(a.Title)
	for text := range storyOf(a) {
		count(text)
	}
	return slices.Clone(collect(counts)), slices.Clone(collect(marks))
}

// marked returns 1 for a word that is written as names and figures are, and -2 for another: a
// word is taken for a name where it is written so twice as often as not, for every sentence has
// a word that is.
func marked(word string) float32 {
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) || unicode.IsDigit(r) {
		return 1
	}
	return -2
}

// nearTexts returns the pairs of texts that share one of their heaviest words and
// are somewhat alike.
func nearTexts(texts [][]term, like func(a, b int32) float32) []likeness {
	blocks := map[uint64][]int32{}
	for i, text := range texts {
		for _, w := range heaviest(text, storyWords) {
			blocks[w] = append(blocks[w], int32(i))
		}
	}
	found := make([][]likeness, len(texts))
	parallel(len(texts), func(i int) {
		var others []int32
		for _, w := range heaviest(texts[i], storyWords) {
			list := blocks[w]
			at, _ := slices.BinarySearch(list, int32(i))
			others = append(others, list[max(0, at-maxBlock):at]...)
		}
		slices.Sort(others)
		for _, j := range slices.Compact(others) {
			if s := like(j, int32(i)); s >= somewhat {
				found[i] = append(found[i], likeness{j, int32(i), s})
			}
		}
	})
	return slices.Concat(found...)
}

// within returns the likenesses of near that are of one group of related texts, and all of
// small groups. Half of each is how alike the two are by the words that part the texts of
// their group, for what all of these tell is what is common to their kind of story; of few
// texts nobody knows what that is, and they have to be twice as like.
func within(group []int32, near []likeness, texts [][]term, like func(a, b int32) float32) []likeness {
	members, known := map[int32][]int32{}, map[int32][]likeness{}
	for i, g := range group {
		members[g] = append(members[g], int32(i))
	}
	for _, l := range near {
		if g := group[l.a]; g == group[l.b] {
			known[g] = append(known[g], l)
		}
	}
	groups := slices.Sorted(maps.Keys(known))
	found := make([][]likeness, len(groups))
	parallel(len(groups), func(i int) {
		nodes, pairs := members[groups[i]], known[groups[i]]
		if len(nodes) <= denseLimit {
			pairs = fill(nodes, pairs, like)
		}
		var own map[int32][]term
		if len(nodes) >= manyTexts {
			own = tellApart(nodes, texts)
		}
		for k, l := range pairs {
			pairs[k].score = (l.score + float32(cosine(own[l.a], own[l.b]))) / 2
		}
		found[i] = pairs
	})
	return slices.Concat(found...)
}

// tellApart returns the vectors of nodes in the words that tell them apart: in them a word weighs the less the more of them have
// it. What only one has brings it to no other.
func tellApart(nodes []int32, texts [][]term) map[int32][]term {
	have := map[uint64]int{}
	for _, i := range nodes {
		for _, w := range texts[i] {
			have[w.id]++
		}
	}
	own := make(map[int32][]term, len(nodes))
	for _, i := range nodes {
		var words []term
		for _, w := range texts[i] {
			if n := have[w.id]; n > 1 {
				words = append(words, term{w.id, w.weight * float32(math.Log(float64(len(nodes)+1)/float64(n)))})
			}
		}
		own[i] = unit(words)
	}
	return own
}

// resettle moves texts to the group that they are most like on average, for what a group has
// become is not known when the first texts join it.
func resettle(group []int32, near []likeness) {
	beside := make([][]likeness, len(group))
	size := map[int32]int{}
	for _, g := range group {
		size[g]++
	}
	for _, l := range near {
		beside[l.a] = append(beside[l.a], l)
		beside[l.b] = append(beside[l.b], likeness{l.b, l.a, l.score})
	}
	for range settleRounds {
		moved := false
		for i, g := range group {
			sum := map[int32]float32{}
			for _, l := range beside[i] {
				sum[group[l.b]] += l.score
			}
			best, most := g, float32(loneStory)
			if size[g] > 1 {
				most = sum[g] / float32(size[g]-1)
			}
			for _, other := range slices.Sorted(maps.Keys(sum)) {
				if mean := sum[other] / float32(size[other]); other != g && mean > most {
					best, most = other, mean
				}
			}
			if best != g {
				size[g]--
				size[best]++
				group[i], moved = best, true
			}
		}
		if !moved {
			return
		}
	}
}
