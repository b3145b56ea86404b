package timeline

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A version of a story takes the place of an older one: the same outlet prints it
// at the same address, or anew under the same title, at a later time. The newest is
// read for events, and of what it no longer says the reader is told.

const (
	sameAddress = .25 // of the shingles of the shorter, that two versions at one address share at least
	notCut      = .8  // of the length of the older: a newer text that is shorter only abridges it
)

// versions returns, of each article, which is its next version, or itself.
func versions(articles []*Article, prints []fingerprint) []int {
	newer := make([]int, len(articles))
	for i := range newer {
		newer[i] = i
	}
	at := map[string][]int{}    // an address
	again := map[string][]int{} // an outlet and a title or slug
	for i, a := range articles {
		if stamp(a).IsZero() {
			continue
		}
		address, slug := addressOf(a)
		if address != "" {
			at[address] = append(at[address], i)
		}
		if a.Source != "" {
			outlet := strings.ToLower(a.Source) + "\x00"
			if title := strings.ToLower(a.Title); title != "" {
				again[outlet+title] = append(again[outlet+title], i)
			}
			if slug != "" {
				again[outlet+slug] = append(again[outlet+slug], i)
			}
		}
	}
	follow := func(lists map[string][]int, are func(old, new *fingerprint) bool) {
		for _, list := range lists {
			slices.SortStableFunc(list, func(i, j int) int {
				return cmp.Or(stamp(articles[i]).Start.Compare(stamp(articles[j]).Start), strings.Compare(articles[i].ID, articles[j].ID))
			})
			for k, i := range list[:len(list)-1] {
				if j := list[k+1]; newer[i] == i && !stamp(articles[j]).Start.Before(stamp(articles[i]).End) && are(&prints[i], &prints[j]) {
					newer[i] = j
				}
			}
		}
	}
	follow(at, func(old, new *fingerprint) bool {
		return share(common(old.shingles, new.shingles), min(len(old.shingles), len(new.shingles))) >= sameAddress
	})
	follow(again, func(old, new *fingerprint) bool {
		return old.kin(new) == copies && float64(len(new.shingles)) >= notCut*float64(len(old.shingles))
	})
	return newer
}

// stamp returns when a was last changed, or published.
func stamp(a *Article) calendar.Interval {
	if a.Modified.IsZero() {
		return a.Published.When
	}
	return a.Modified
}

// addressOf returns where a was published, without what does not matter to which
// article that is, and the words in it that name the article: port-ambrose-ferry.
func addressOf(a *Article) (address, slug string) {
	u, err := url.Parse(a.URL)
	if err != nil || u.Host == "" {
		return "", ""
	}
	stem := strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path))
	if strings.Count(stem, "-") >= 2 {
		slug = stem
	}
	address = strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.Path, "/")
	if u.RawQuery != "" && slug == "" { // ?id=17, but not what counts the readers
		address += "?" + u.RawQuery
	}
	return address, slug
}

// An Update is what a newer version of a story did to it.
type Update struct {
	Old, New *Article
	Removed  []string // the sentences of the old one that say what the new one does not
}

const (
	saidStill = .5 // of the runs of words of a sentence: what stands in one of the new text is still said
	sayLittle = 4  // words: what is shorter says nothing
)

// UpdateOf compares two versions of a story.
func UpdateOf(older, newer *Article) Update {
	u := Update{Old: older, New: newer}
	g, _ := timex.Language(cmp.Or(older.Lang, "en"))
	if g == nil {
		g = new(timex.Grammar)
	}
	c := newCues(g)
	said := sentencesOf(newer, c)
	for _, s := range sentencesOf(older, c) {
		if len(s.words) < sayLittle {
			continue
		}
		still := slices.ContainsFunc(said, func(t sentencePrint) bool {
			return share(common(s.runs, t.runs), len(s.runs)) >= saidStill && common(s.figures, t.figures) == len(s.figures)
		})
		if !still {
			u.Removed = append(u.Removed, s.text)
		}
	}
	return u
}

// A sentencePrint is what a sentence is known again by.
type sentencePrint struct {
	text          string
	words         []uint64
	runs, figures []uint32 // pairs of words, and figures, sorted
}

func sentencesOf(a *Article, c *cues) (all []sentencePrint) {
	for text := range storyOf(a) {
		for at := range c.Sentences(text, prose.Span{End: len(text)}) {
			s := sentencePrint{text: strings.TrimSpace(text[at.Start:at.End])}
			rest := s.text
			for {
				before := strings.IndexFunc(rest, isWordRune)
				if before < 0 {
					break
				}
				hash, after := nextWord(rest)
				if sortOf(rest[before:len(rest)-len(after)], true) == aFigure {
					s.figures = append(s.figures, uint32(hash>>16))
				}
				if n := len(s.words); n > 0 {
					s.runs = append(s.runs, uint32(mix(s.words[n-1], hash)>>16))
				}
				s.words = append(s.words, hash)
				rest = after
			}
			slices.Sort(s.runs)
			slices.Sort(s.figures)
			all = append(all, s)
		}
	}
	return all
}
