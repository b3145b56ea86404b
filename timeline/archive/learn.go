package archive

import (
	"strings"

	"annals/timeline"
)

// learn completes the articles by what only the whole archive tells: lines that
// stand in many of them word for word are furniture, what stands behind the
// titles of an outlet is no part of them, and the names of the outlets are agencies where a byline or a credit of another has them.
func learn(articles []*timeline.Article) {
	outlets := outletsOf(articles)
	furniture := repeated(articles)
	tails(articles)
	for _, a := range articles {
		credited(a, a.Byline, outlets)
		for i := range a.Blocks {
			b := &a.Blocks[i]
			s := a.Text[b.Start:b.End]
			switch {
			case b.Kind == timeline.Byline || b.Kind == timeline.Credit:
				credited(a, s, outlets)
			case b.Kind.Told() && len(s) <= longLine && furniture[s]:
				b.Kind = timeline.Furniture
			}
		}
	}
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

// Word for word in that many articles, and in that share of them, a block is
// furniture: if it stands beside other blocks each time. What a story tells is
// in as many only where it was printed as often, and then what stands beside it
// is the same too.
const (
	repeatedAtLeast = 4
	repeatedShare   = 20 // one in so many
)

// repeated returns the blocks that are furniture because they are everywhere. A
// block with a figure in it is never learnt: it may tell when something was.
func repeated(articles []*timeline.Article) map[string]bool {
	type sightings struct {
		n      int
		last   int      // the article it was last seen in
		beside []string // other blocks, as many as are needed
	}
	seen := map[string]*sightings{}
	for n, a := range articles {
		for i, b := range a.Blocks {
			s := a.Text[b.Start:b.End]
			if !b.Kind.Told() || len(s) > longLine || strings.ContainsAny(s, "0123456789") {
				continue
			}
			at := seen[s]
			switch {
			case at == nil:
				at = &sightings{}
				seen[s] = at
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
	furniture := map[string]bool{}
	for s, at := range seen {
		if len(at.beside) >= repeatedAtLeast && at.n*repeatedShare >= len(articles) {
			furniture[s] = true
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
