package timeline

import (
	"maps"
	"slices"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A Curated is an event that an editor has entered in a table or a timeline of theirs. It comes as an
// article whose text begins with the headline, so that its evidence is what the editor wrote, at its
// offsets. The event stands as it is: what stories tell of it joins it where that is certain, and
// changes nothing of it.
type Curated struct {
	ID         string // by which its file knows it: that of an event of ours, or ""
	Headline   string
	When       calendar.Value // zero where it has no date
	Basis      timex.Basis
	Status     Status
	By         []string
	Names      []Name // nil where the file does not say: then those of the headline, places among them
	Places     []string
	Importance float64 // 0 where the file does not say
}

// CuratedSource is the source of what an editor has entered.
const CuratedSource = "curated"

// curatedWorth is how much it counts that an editor has entered an event: as much as two sources.
const curatedWorth = 2 * bySource

// tellCurated reads what an editor has entered: one mention, of the headline.
func tellCurated(x *Extractor, a *Article, genre timex.Genre) *Telling {
	told := &Telling{Article: a}
	c := a.Curated
	end := min(len(c.Headline), len(a.Text))
	m := &Mention{Sentence: [2]int{0, end}}
	if x != nil {
		// The words are read as the lead of a story of that day; what is said below them is not told.
		story := *a
		story.Blocks = []Block{{Start: 0, End: end}}
		if day, ok := c.When.Interval(); ok && day.Unit <= calendar.Day {
			story.Published.When = day
		}
		read := x.Extract(&story, genre)
		told.Timexes = read.Timexes
		if i := slices.IndexFunc(read.Mentions, func(m *Mention) bool { return m.Lead }); i >= 0 {
			m = read.Mentions[i]
		}
	}
	m.Article, m.Start, m.End, m.Timex, m.Lead = a, 0, end, nil, true
	m.When, m.Basis, m.Status, m.By = c.When, c.Basis, c.Status, ""
	if len(c.By) > 0 {
		m.By = c.By[0]
	}
	if c.Names != nil {
		m.Names = slices.Clone(c.Names)
		for _, p := range c.Places {
			m.Names = append(m.Names, Name{p, Place})
		}
	}
	told.Mentions = []*Mention{m}
	return told
}

// Curated returns what an editor has entered of e, the first where several were joined, or nil.
func (e *Event) Curated() *Curated {
	for _, m := range e.Mentions {
		if m.Article.Curated != nil {
			return m.Article.Curated
		}
	}
	return nil
}

// settleCurated gives e what an editor has entered of it.
func (t *Timeline) settleCurated(e *Event, told []*profile) {
	c := e.Curated()
	if c == nil {
		return
	}
	e.When, e.Basis, e.Headline, e.Status, e.By = c.When, c.Basis, c.Headline, c.Status, slices.Clone(c.By)
	e.Decided = CuratedSource
	if c.Names != nil {
		e.Names, e.Places = slices.Clone(c.Names), slices.Clone(c.Places)
	}
	e.Conflicts = t.conflicts(e, told)
}

// isCurated reports whether p is of what an editor has entered.
func (p *profile) isCurated() bool { return p.mention().Article.Curated != nil }

// A courtship is a group of mentions and what an editor has entered that may be the same event.
type courtship struct {
	curated int32 // place of its profile
	group   int32
	score   float32
}

// joinCurated brings the groups that certainly tell of what an editor has entered to it, and returns those
// that may. A group tells of one such event at most: of that whose ID it would have, or that it is likest to.
// Two that were entered are never one.
func joinCurated(profiles []*profile, group []int32, near []likeness) (perhaps []courtship) {
	members := map[int32][]int32{}
	byID := map[string]int32{}
	var entered []int32
	for i, p := range profiles {
		if p.isCurated() {
			entered = append(entered, int32(i))
		} else {
			members[group[i]] = append(members[group[i]], int32(i))
		}
	}
	if len(entered) == 0 {
		return nil
	}
	first := map[int32]*Mention{} // of each group: it gives the ID
	for i, p := range profiles {
		if p.isCurated() {
			continue
		}
		for _, m := range p.mentions {
			if f := first[group[i]]; f == nil || compareMentions(m, f) < 0 {
				first[group[i]] = m
			}
			id := idOf(m.key())
			if other, known := byID[id]; known && other != group[i] {
				byID[id] = -1 // of two it says nothing
			} else if !known {
				byID[id] = group[i]
			}
		}
	}
	byFirst := map[string]int32{} // as giveIDs would give them, were nothing entered
	for _, g := range slices.SortedFunc(maps.Keys(first), func(a, b int32) int { return compareMentions(first[a], first[b]) }) {
		byFirst[first[g].freeID(func(id string) bool { _, taken := byFirst[id]; return taken })] = g
	}
	best := map[int32]courtship{}
	court := func(c courtship) {
		if had, courted := best[c.group]; !courted || c.score > had.score || c.score == had.score && c.curated < had.curated {
			best[c.group] = c
		}
	}
	const named, former = 3, 2 // above any likeness: it has the ID, or has had it
	for _, i := range entered {
		id := profiles[i].mention().Article.Curated.ID
		if g, known := byFirst[id]; known {
			court(courtship{i, g, named})
		} else if g, known := byID[id]; known && g >= 0 {
			court(courtship{i, g, former})
		}
	}
	met := map[[2]int32]bool{}
	for _, l := range near {
		i, j := l.a, l.b
		if !profiles[i].isCurated() {
			i, j = j, i
		}
		if profiles[j].isCurated() || met[[2]int32{i, group[j]}] {
			continue
		}
		met[[2]int32{i, group[j]}] = true
		sum := float32(0)
		for _, k := range members[group[j]] {
			sum += profiles[i].like(profiles[k])
		}
		c := courtship{i, group[j], sum / float32(len(members[group[j]]))}
		court(c)
		if c.score >= likely {
			perhaps = append(perhaps, c)
		}
	}
	joined := map[int32]bool{}
	for g, c := range best {
		if c.score >= sure {
			joined[g] = true
			for _, k := range members[g] {
				group[k] = group[c.curated]
			}
		}
	}
	return slices.DeleteFunc(perhaps, func(c courtship) bool { return joined[c.group] })
}
