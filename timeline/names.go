package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// Names is what an archive teaches about names: whom a surname stands for that
// only another article gives in full, and what kind of thing a name names.
type Names struct {
	full    map[string]string // the full name that a short one stands for, where it is one only
	kinds   map[string]NameKind
	short   map[string]bool // what is short for a person's full name somewhere
	sexes   map[string]sex
	nobodys map[string]bool // names that would be given in full somewhere, were they of persons
}

// LearnNames learns from what the articles of an archive tell.
func LearnNames(tellings []*Telling) *Names {
	n := &Names{full: map[string]string{}, kinds: map[string]NameKind{}, short: map[string]bool{}, sexes: map[string]sex{}, nobodys: map[string]bool{}}
	articles := map[string]int{} // that use a name
	votes := map[string]*[4]int{}
	bearers := map[string]map[string]int{} // of a short name: its full names, and how many articles use them
	for _, t := range tellings {
		if t == nil {
			continue
		}
		used, seen := map[string]bool{}, map[string]bool{}
		for _, m := range t.Mentions {
			for _, name := range m.Names {
				v := votes[name.Name]
				if v == nil {
					v = new([4]int)
					votes[name.Name] = v
				}
				v[name.Kind]++
				if !used[name.Name] {
					used[name.Name] = true
					articles[name.Name]++
				}
				if seen[name.Name] || name.Kind != Person {
					continue
				}
				seen[name.Name] = true
				for _, short := range shortForms(name.Name, Person) {
					if bearers[short] == nil {
						bearers[short] = map[string]int{}
					}
					bearers[short][name.Name]++
				}
			}
		}
	}
	for name, v := range votes {
		if kind := winner(v); kind != Unknown {
			n.kinds[name] = kind
		}
	}
	for short, full := range bearers {
		if n.kinds[short] == Place || n.kinds[short] == Organisation {
			continue
		}
		n.short[short] = true
		if name, ok := theOne(full); ok {
			n.full[short] = name
		}
	}
	followed := n.learnSexes(tellings)
	for name, count := range articles {
		n.nobodys[name] = count >= unsung && followed[name]*unsung < count && votes[name][Person] == 0 && bearers[name] == nil
	}
	return n
}

// unsung is in how many articles a name may stand that is a person's, and none says so, not even by a word
// for him or her behind it.
const unsung = 5

// learnSexes learns from what the articles say of the sex of names, and returns in how many of them a word for
// one person follows upon a name.
func (n *Names) learnSexes(tellings []*Telling) (followed map[string]int) {
	followed = map[string]int{}
	counts := map[string][3]int{}
	for _, t := range tellings {
		if t == nil {
			continue
		}
		for name, count := range t.sexes {
			followed[name]++
			if name = n.fullest(name); !strings.Contains(name, " ") && !n.short[name] {
				continue
			}
			sum := counts[name]
			for is := range sum {
				sum[is] += count[is]
			}
			counts[name] = sum
		}
	}
	for name, count := range counts {
		if is := theSex(count, bySight, 10); is != anySex {
			n.sexes[name] = is
		}
	}
	return followed
}

// fullest returns the full name for which name stands in the archive, or name.
func (n *Names) fullest(name string) string {
	if full, ok := n.full[name]; ok {
		return full
	}
	return name
}

// Complete gives the mentions of t the names in full and their kinds. It
// changes nothing else.
func (n *Names) Complete(t *Telling) {
	for _, m := range t.Mentions {
		for i := range m.Names {
			name := &m.Names[i]
			if full, ok := n.full[name.Name]; ok && (name.Kind == Person || name.Kind == Unknown) {
				name.Name = full
			}
			if kind, ok := n.kinds[name.Name]; ok {
				name.Kind = kind
			}
		}
		m.Names = unique(m.Names)
	}
}

// winner returns the kind with the most votes, those for Unknown aside; of
// equal ones the first.
func winner(votes *[4]int) NameKind {
	best := Unknown
	for k := Person; k <= Organisation; k++ {
		if votes[k] > votes[best] || best == Unknown && votes[k] > 0 {
			best = k
		}
	}
	return best
}

// theOne returns the full name that nine in ten articles mean, if there is one.
func theOne(full map[string]int) (string, bool) {
	total, most, name := 0, 0, ""
	for f, n := range full {
		total += n
		if n > most || n == most && f < name {
			most, name = n, f
		}
	}
	return name, most*10 >= total*9
}

// shortForms returns the words by which a text may go on to call a person named
// in full: the last one, and of a person the first of two, which is the surname
// in China.
func shortForms(full string, kind NameKind) []string {
	words := strings.Fields(full)
	if len(words) < 2 || len(words) > 4 {
		return nil
	}
	last := words[len(words)-1]
	if last == "Jr." || last == "Sr." || last == "II" || last == "III" {
		last = words[len(words)-2]
	}
	if len(words) == 2 && kind == Person {
		return []string{last, words[0]}
	}
	return []string{last}
}

// unique removes the names that stand before, a known kind winning.
func unique(names []Name) []Name {
	kept := names[:0]
	for _, n := range names {
		if i := slices.IndexFunc(kept, func(k Name) bool { return k.Name == n.Name }); i >= 0 {
			if kept[i].Kind == Unknown {
				kept[i].Kind = n.Kind
			}
			continue
		}
		kept = append(kept, n)
	}
	return kept
}

var kindOf = [...]NameKind{prose.Unknown: Unknown, prose.Person: Person, prose.Somewhere: Place, prose.Organisation: Organisation}

// learnNames learns whom the short names of the article stand for.
func (r *reading) learnNames() {
	for _, n := range r.names {
		full := n.Of(r.text)
		kind := kindOf[n.Kind]
		if n.To-n.From == 1 {
			r.alone[full] = true
		} else if n.Determined {
			r.determined[full] = true
		}
		if old, ok := r.full[full]; !ok {
			r.full[full] = Name{full, kind}
		} else if old.Kind == Unknown {
			r.full[full] = Name{old.Name, kind}
		}
		if n.To-n.From < 2 || kind == Place || kind == Organisation {
			continue
		}
		for _, short := range shortForms(full, kind) {
			if old, ok := r.full[short]; !ok || old.Name == short && old.Kind != Place && old.Kind != Organisation {
				r.full[short] = Name{full, kind}
			}
		}
	}
	for i := range r.names {
		r.learnPerson(&r.names[i])
	}
}

// learnPerson learns that a name of two or three words is a person's whose last
// word stands alone elsewhere in the article, and takes away from a name what
// stands before it by chance: "on the Pacific Ann Smith landed".
func (r *reading) learnPerson(n *prose.Name) {
	full := n.Of(r.text)
	name := r.full[full]
	if name.Kind == Place || name.Kind == Organisation || n.To-n.From < 2 || n.To-n.From > 4 {
		return
	}
	if n.To-n.From > 2 {
		for i := strings.IndexByte(full, ' '); i >= 0; {
			rest := full[i+1:]
			if other, ok := r.full[rest]; ok && other.Name == rest && strings.IndexByte(rest, ' ') > 0 {
				r.full[full] = other
				return
			}
			next := strings.IndexByte(rest, ' ')
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	if name.Kind != Unknown || name.Name != full || r.determined[full] {
		return
	}
	if _, last, ok := cutLast(full, " "); ok && r.alone[last] && r.full[last].Name == full {
		r.full[full] = Name{full, Person}
	}
}

// nameOf returns n in its fullest form in the article.
func (r *reading) nameOf(n prose.Name) Name {
	name := r.full[n.Of(r.text)]
	if full, ok := r.full[name.Name]; ok && full.Kind != Unknown {
		name.Kind = full.Kind
	}
	if n.Kind == prose.Somewhere && name.Kind == Unknown {
		name.Kind = Place
	}
	return name
}

// namesOf sets the names that stand in the quotation of m. One that opens with "its"
// tells of whoever says it, before it: "Lune Motors said [its board met]".
func (r *reading) namesOf(m *Mention) {
	s := r.sentences[r.at]
	from := m.Start
	if m.By != "" && r.possessiveAt(from) {
		from = s.Start
	}
	for _, n := range r.names[s.names[0]:s.names[1]] {
		if n.Start >= from && n.End <= m.End && !r.inTimex(n.Span) && !r.isRemnant(n) {
			m.Names = append(m.Names, r.nameOf(n))
		}
	}
	m.Names = unique(m.Names)
}

// isRemnant reports whether n is no more than an initial or an abbreviation, which name nobody alone:
// "W. 33rd St."
func (r *reading) isRemnant(n prose.Name) bool {
	if n.To-n.From > 1 {
		return false
	}
	name := strings.TrimSuffix(n.Of(r.text), ".")
	return len(name) == 1 || len(name) < n.Len() && r.Class(name)&prose.Abbreviation != 0
}

// possessiveAt reports whether a possessive stands at the offset at in the sentence
// that is read.
func (r *reading) possessiveAt(at int) bool {
	for _, w := range r.parsed.Words {
		if w.Start == at {
			return w.Is(possessive)
		}
	}
	return false
}
