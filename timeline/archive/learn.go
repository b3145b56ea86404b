package archive

import (
	"slices"
	"strings"

	"annals/timeline"
)

// learn completes the articles by what only the whole archive tells: lines that
// stand in many of them word for word are furniture, what stands behind the
// titles of an outlet is no part of them, and the names of the outlets are agencies where a byline or a credit of another has them.
func learn(articles []*timeline.Article) {
	articles = slices.DeleteFunc(slices.Clone(articles), func(a *timeline.Article) bool { return a.Curated != nil })
	outlets := outletsOf(articles)
	furniture := repeated(articles)
	tails(articles)
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
