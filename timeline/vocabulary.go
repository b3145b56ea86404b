package timeline

import (
	"math"
	"slices"

	"annals/internal/prose"
	"annals/timeline/timex"
)

// A vocabulary knows how often the words and names of an archive occur, each
// text counted once however often it is copied, and what a language's lists
// say of words.
type vocabulary struct {
	stems    stems
	words    map[uint64]int32
	names    map[string]*nameTerm
	texts    int
	lexicons map[string]*lexicon
}

// learn counts the words and names of the archive, of copies one.
func (t *Timeline) learn(ordered []*Telling) {
	v := &vocabulary{words: map[uint64]int32{}, names: map[string]*nameTerm{}, lexicons: map[string]*lexicon{}}
	for _, told := range ordered {
		lang := t.options.lang(told.Article)
		if v.lexicons[lang] == nil {
			g, ok := timex.Language(lang)
			if !ok {
				g = new(timex.Grammar)
			}
			v.lexicons[lang] = v.lexiconOf(lang, g)
		}
	}
	once := make([]*Telling, 0, len(ordered))
	for _, told := range ordered {
		if told.DuplicateOf == nil && told.Article.Curated == nil {
			once = append(once, told)
		}
	}
	v.texts = len(once)
	found := make([][]term, len(once))
	parallel(len(once), func(i int) {
		a := once[i].Article
		counts := v.count(t.options.lang(a), a.Title, beginning, nil)
		for text := range storyOf(a) {
			counts = v.count(t.options.lang(a), text, len(text), counts)
		}
		found[i] = slices.Clone(collect(counts))
	})
	named := map[string]int32{}
	for i, told := range once {
		for _, w := range found[i] {
			v.words[w.id]++
		}
		for name := range namesOf(told) {
			named[name]++
		}
	}
	// Names that only copies tell are met all the same.
	for _, told := range ordered {
		for name, n := range namesOf(told) {
			if v.names[name] != nil {
				continue
			}
			weight := min(v.weight(max(1, named[name])), v.bare(t.options.lang(told.Article), n.Name))
			v.names[name] = &nameTerm{name: name, kind: n.Kind, weight: weight, words: v.wordsOf(name)}
		}
	}
	places := map[uint64]bool{}
	for _, n := range v.names {
		if n.kind == Place {
			for _, w := range n.words {
				places[w] = true
			}
		}
	}
	for _, n := range v.names {
		n.person = n.kind == Person || n.kind == Unknown && (len(n.words) == 2 || len(n.words) == 3) &&
			!slices.ContainsFunc(n.words, func(w uint64) bool { return places[w] })
	}
	t.vocabulary = v
}

// weight returns how much a word or name counts that stands in n of the texts.
// A small archive, of one story perhaps, says little about what is rare: it is
// thought to stand among many texts that lack it.
func (v *vocabulary) weight(n int32) float64 {
	return max(0, math.Log(float64(v.texts+elsewhere)/float64(n+1)))
}

const elsewhere = 1000

// bare returns the weight of the word that name is, where it is one that makes the name
// of an organisation with others, and else infinity: "the Department" is no rare name,
// though few call it so.
func (v *vocabulary) bare(lang, name string) float64 {
	lex := v.lexicons[lang]
	if lex.cues == nil || lex.cues.Class(name)&prose.Corporate == 0 {
		return math.Inf(1)
	}
	return v.weight(max(1, v.words[v.stem(lang, name)]))
}

const (
	seldom = 100  // texts that have the word of a predicate which is told so seldom that two hardly meet by chance
	often  = 3000 // texts from which on that they do says nothing
)

// common returns how likely two tellings have the predicate with this stem by chance, 0
// to 1. That of an incident they never have.
func (v *vocabulary) common(stem uint64, chain int) float64 {
	n := float64(v.words[stem])
	if chain != 0 || n <= seldom {
		return 0
	}
	return min(1, math.Log(n/seldom)/math.Log(often/seldom))
}

// stem returns the hash of the stem of a word.
func (v *vocabulary) stem(lang string, word string) uint64 { return v.stems.of(lang, word) }

func (v *vocabulary) wordsOf(name string) (words []uint64) {
	for len(name) > 0 {
		var h uint64
		if h, name = nextWord(name); h != 0 {
			words = append(words, h)
		}
	}
	return words
}

// count returns how often each stem stands in text, sorted by stem. Empty words
// are left out.
func (v *vocabulary) count(lang string, text string, most int, counts []term) []term {
	lex := v.lexicons[lang]
	for n := 0; n < most; n++ {
		hash, start, end := wordIn(text)
		if hash == 0 {
			break
		}
		word := text[start:end]
		text = text[end:]
		if len(word) < 2 || len(word) >= toThePage {
			continue
		}
		if s := v.stems.ofHashed(lang, word, hash); !lex.empty[s] {
			counts = append(counts, term{s, 1})
		}
	}
	return counts
}

// countStory adds to counts the words with which the story of a begins.
func (v *vocabulary) countStory(lang string, a *Article, most int, counts []term) []term {
	for text := range storyOf(a) {
		n := len(counts)
		counts = v.count(lang, text, most, counts)
		if most -= len(counts) - n; most <= 0 {
			break
		}
	}
	return counts
}

// vector gives counts their weights in this archive and the length 1.
func (v *vocabulary) vector(counts []term) []term {
	sum := 0.0
	for i, t := range counts {
		w := (1 + math.Log(float64(t.weight))) * v.weight(v.words[t.id])
		counts[i].weight = float32(w)
		sum += w * w
	}
	if sum == 0 {
		return nil
	}
	for i := range counts {
		counts[i].weight /= float32(math.Sqrt(sum))
	}
	return counts
}

// meet reports whether the sorted a and b share an element.
func meet(a, b []uint64) bool {
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			return true
		}
	}
	return false
}
