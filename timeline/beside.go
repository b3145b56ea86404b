package timeline

import "slices"

// findBeside tells profiles what a sentence of the archive tells as another thing beside what
// they tell: where one says that a boxer kept his title and stopped his opponent, to
// keep and to stop are two deeds for all who tell of them.
func findBeside(profiles []*profile) {
	type sentence struct {
		article *Article
		at      [2]int
	}
	deeds := map[sentence][]uint64{}
	for _, p := range profiles {
		if s := p.predicate.stem; s != 0 {
			at := sentence{p.mention().Article, p.mention().Sentence}
			deeds[at] = append(deeds[at], s)
		}
	}
	beside := map[uint64][]uint64{}
	for _, stems := range deeds {
		for _, x := range stems {
			for _, y := range stems {
				if x != y {
					beside[x] = append(beside[x], y)
				}
			}
		}
	}
	for x, others := range beside {
		slices.Sort(others)
		beside[x] = slices.Compact(others)
	}
	for _, p := range profiles {
		p.beside = beside[p.predicate.stem]
	}
}
