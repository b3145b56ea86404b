package archive

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Naming says in which field of a record a thing stands, where its name does not:
// the text in article.body.
type Naming map[string]string

// nameable are the things that can be named so.
var nameable = []struct {
	name string
	keys []string
}{
	{"text", slices.Concat(textKeys, htmlKeys)}, {"title", titleKeys}, {"date", slices.Concat(dateKeys, madeKeys)}, {"modified", lateKeys}, {"author", authorKeys},
	{"source", sourceKeys}, {"url", urlKeys}, {"lang", langKeys}, {"deck", deckKeys}, {"section", partKeys}, {"tags", tagKeys}, {"id", idKeys},
}

// Set adds one, as one types it: text=article.body.
func (n *Naming) Set(s string) error {
	thing, field, ok := strings.Cut(s, "=")
	if !ok {
		return fmt.Errorf("%q names no field: write it as text=body", s)
	}
	return n.name(thing, field)
}

// String returns all of them, as one types them.
func (n *Naming) String() string {
	var all []string
	for _, thing := range slices.Sorted(maps.Keys(*n)) {
		all = append(all, thing+"="+(*n)[thing])
	}
	return strings.Join(all, " ")
}

func (n *Naming) name(thing, field string) error {
	thing, field = plainName(strings.TrimSpace(thing)), plainName(strings.TrimSpace(field))
	var known []string
	for _, t := range nameable {
		known = append(known, t.name)
		if t.name != thing && !slices.Contains(t.keys, thing) {
			continue
		}
		if field == "" {
			return fmt.Errorf("no field is named: write %s=NAME", thing)
		}
		if *n == nil {
			*n = Naming{}
		}
		(*n)[t.name] = field
		return nil
	}
	return fmt.Errorf("an article has no %q: %s", thing, meant("name", thing, known))
}

// over returns n, and where n says nothing what below says.
func (n Naming) over(below Naming) Naming {
	if len(n) == 0 {
		return below
	}
	all := Naming{}
	maps.Copy(all, below)
	maps.Copy(all, n)
	return all
}

// rename has the fields of f called what n says they are. What is named so already,
// and is not meant, goes.
func (f fields) rename(n Naming) {
	if len(n) == 0 {
		return
	}
	meant := fields{}
	for thing, name := range n {
		meant[thing] = f[name]
	}
	for _, t := range nameable {
		if _, ok := meant[t.name]; ok {
			for _, k := range t.keys {
				delete(f, k)
			}
		}
	}
	maps.Copy(f, meant)
}
