package timeline

import "slices"

const (
	oneStory   = .28 // cosine of two texts from which they are of one story
	storyWords = 12  // heaviest words of a text by which others of its story are found
)

// findStories groups the articles that have no date, or tell of something that has none, by
// the story that they are of, and tells the profiles of their mentions. A date is what
// best keeps two events apart; without one, what the articles as wholes are about has to.
func (t *Timeline) findStories(ordered []*Telling, profiles []*profile) {
	place := map[int32]int{}
	var told []int32
	for _, p := range profiles {
		if _, ok := place[p.article]; !ok && (!p.span.known || p.published == 0) {
			place[p.article] = len(told)
			told = append(told, p.article)
		}
	}
	texts := make([][]term, len(told))
	parallel(len(told), func(i int) { texts[i] = t.vocabulary.whole(ordered[told[i]].Article, t.options) })
	like := func(a, b int32) float32 { return float32(cosine(texts[a], texts[b])) }
	group := link(len(told), nearTexts(texts, like), oneStory, like)
	for _, p := range profiles {
		if i, ok := place[p.article]; ok {
			p.story = group[i] + 1
		}
	}
}

// whole returns the vector of the title and all of the story of a.
func (v *vocabulary) whole(a *Article, options Options) []term {
	lang := options.lang(a)
	counts := v.count(lang, a.Title, beginning, nil)
	for text := range storyOf(a) {
		counts = v.count(lang, text, len(text), counts)
	}
	return slices.Clone(v.vector(collect(counts)))
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
			if s := like(j, int32(i)); s >= oneStory/2 {
				found[i] = append(found[i], likeness{j, int32(i), s})
			}
		}
	})
	return slices.Concat(found...)
}
