package timeline

import "strings"

// groups returns the articles told by source, in their order: those whose texts
// depend on each other, those that carry the copy of one agency and those of one
// publisher are one group. An article with an agency's copy is the agency's, not
// its publisher's.
func (c *Copies) groups(place map[*Article]int, told []*Article) [][]*Article {
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
