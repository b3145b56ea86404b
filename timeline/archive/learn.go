package archive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
)

// learn completes the articles by what only the whole archive tells: lines that
// stand in many of them word for word are furniture, what stands behind the
// titles of an outlet is no part of them, nor a button at the beginning of the story, and the names of the outlets are agencies where a byline or a credit of another has them.
func learn(articles []*timeline.Article) {
	articles = slices.DeleteFunc(slices.Clone(articles), func(a *timeline.Article) bool { return a.Curated != nil })
	outlets := outletsOf(articles)
	furniture := repeated(articles)
	tails(articles)
	behindStamps(articles)
	captions(articles)
	for _, a := range articles {
		outlet := strings.ToLower(a.Source)
		credited(a, a.Byline, outlets)
		for i := range a.Blocks {
			b := &a.Blocks[i]
			s := a.Text[b.Start:b.End]
			switch {
			case b.Kind == timeline.Byline || b.Kind == timeline.Credit:
				credited(a, s, outlets)
			case b.Kind.Told() && len(s) <= longLine && (furniture[line{"", s}] || furniture[line{outlet, s}]):
				b.Kind = timeline.Furniture
			}
		}
		a.Agencies = slices.DeleteFunc(a.Agencies, func(agency string) bool { return isSelf(agency, a.Source) })
	}
}

// behindStamps cuts a word off the beginning of stories that is a button of their page: it stands
// behind the time at which many pages were made, and a sentence always begins behind it: "12:41 GMT
// Help The bridge fell".
func behindStamps(articles []*timeline.Article) {
	type button struct {
		n      int
		before bool // an article or the like opens a sentence behind it
		never  bool // a sentence goes on behind it
	}
	seen := map[string]*button{}
	first := func(yield func(b *timeline.Block, word, next string)) {
		for _, a := range articles {
			i := slices.IndexFunc(a.Blocks, func(b timeline.Block) bool { return b.Kind.Told() })
			if i < 1 || !hasClock(a.Text[max(a.Blocks[i-1].Start, a.Blocks[i-1].End-longestDate):a.Blocks[i-1].End]) {
				continue
			}
			b := &a.Blocks[i]
			word, rest, _ := strings.Cut(a.Text[b.Start:b.End], " ")
			next, _, _ := strings.Cut(rest, " ")
			if word != "" && next != "" {
				yield(b, word, next)
			}
		}
	}
	first(func(_ *timeline.Block, word, next string) {
		at := seen[word]
		if at == nil {
			at = &button{}
			seen[word] = at
		}
		at.n++
		r, _ := utf8.DecodeRuneInString(next)
		at.before = at.before || unicode.IsUpper(r) && small[strings.ToLower(next)]
		at.never = at.never || unicode.IsLower(r)
	})
	first(func(b *timeline.Block, word, _ string) {
		if at := seen[word]; at.n >= repeatedAtLeast && at.before && !at.never {
			b.Start += len(word) + len(" ")
		}
	})
}

// isSelf reports whether what a byline or a dateline calls an agency is the outlet
// itself: "ST. LOUIS (KMOV.com)" in a story of www.kmov.com. An agency that has an
// outlet of its own stays one.
func isSelf(agency, source string) bool {
	const telling = 4 // letters, of which fewer stand in many a name by chance
	short := letters(strings.TrimSuffix(strings.ToLower(agency), ".com"))
	return len(short) >= telling && strings.Contains(letters(source), short) && !isAgency(agency)
}

// credited keeps the outlets that a line names, but for the one that published a.
func credited(a *timeline.Article, line string, outlets []string) {
	for _, o := range outlets {
		if names(line, o) && !strings.EqualFold(o, a.Source) {
			a.Agencies = with(a.Agencies, agencyCalled(o))
		}
	}
}

// outletsOf returns the names of the outlets of the archive, in the order in
// which they first stand.
func outletsOf(articles []*timeline.Article) []string {
	var outlets []string
	seen := map[string]bool{}
	for _, a := range articles {
		for _, name := range append([]string{a.Source}, a.Agencies...) {
			if len(name) > 3 && !seen[name] {
				seen[name] = true
				outlets = append(outlets, name)
			}
		}
	}
	return outlets
}

// A block that stands word for word in so many articles is furniture: in a
// tenth of an outlet's, or a twentieth of all; and beside other blocks each time.
// What a story tells is in as many only where it was printed as often, and then
// what stands beside it is the same too.
const (
	repeatedAtLeast = 4
	ofAnOutlet      = 10 // one in so many
	ofAll           = 20
)

// A line is a block of an outlet, that of no outlet being any's.
type line struct{ outlet, text string }

// repeated returns the blocks that are furniture because they are everywhere. A
// block with a figure in it is never learnt: it may tell when something was.
func repeated(articles []*timeline.Article) map[line]bool {
	type sightings struct {
		n      int
		last   int      // the article it was last seen in
		beside []string // other blocks, as many as are needed
	}
	seen := map[line]*sightings{}
	printed := map[string]int{} // articles of an outlet
	for n, a := range articles {
		outlet := strings.ToLower(a.Source)
		if printed[""]++; outlet != "" {
			printed[outlet]++
		}
		for i, b := range a.Blocks {
			s := a.Text[b.Start:b.End]
			if !b.Kind.Told() || len(s) > longLine || strings.ContainsAny(s, "0123456789") {
				continue
			}
			for k, key := range [...]line{{"", s}, {outlet, s}} {
				if k > 0 && outlet == "" {
					continue
				}
				at := seen[key]
				switch {
				case at == nil:
					at = &sightings{}
					seen[key] = at
				case at.last == n:
					continue
				}
				at.n++
				at.last = n
				if beside := neighbour(a, i); beside != "" && len(at.beside) < repeatedAtLeast {
					at.beside = with(at.beside, beside)
				}
			}
		}
	}
	furniture := map[line]bool{}
	for key, at := range seen {
		share := ofAnOutlet
		if key.outlet == "" {
			share = ofAll
		}
		if len(at.beside) >= repeatedAtLeast && at.n*share >= printed[key.outlet] {
			furniture[key] = true
		}
	}
	return furniture
}

// neighbour returns the block before block i, of the first the one after it.
func neighbour(a *timeline.Article, i int) string {
	switch {
	case i > 0:
		i--
	case i+1 < len(a.Blocks):
		i++
	default:
		return ""
	}
	return a.Text[a.Blocks[i].Start:a.Blocks[i].End]
}
