package timeline

import (
	"cmp"
	"encoding/base32"
	"slices"
	"strings"
)

// giveIDs gives events their IDs: each that of its first mention. Of events that
// would have the same, all but the first are told apart by their words.
func (t *Timeline) giveIDs() {
	first := make(map[*Event]*Mention, len(t.Events))
	for _, e := range t.Events {
		first[e] = firstMention(e)
	}
	ordered := slices.SortedFunc(slices.Values(t.Events), func(a, b *Event) int { return compareMentions(first[a], first[b]) })
	t.byID = make(map[string]*Event, len(ordered))
	for _, e := range ordered { // an editor has named some
		if c := e.Curated(); c != nil && c.ID != "" && t.byID[c.ID] == nil {
			e.ID = c.ID
			t.byID[e.ID] = e
		}
	}
	for _, e := range ordered {
		if e.ID == "" {
			e.ID = t.freeID(first[e])
			t.byID[e.ID] = e
		}
	}
}

// freeID returns the ID of an event that m tells of first, that no event has.
func (t *Timeline) freeID(m *Mention) string {
	return m.freeID(func(id string) bool { return t.byID[id] != nil })
}

// freeID returns the ID of an event that m tells of first, that is not taken.
func (m *Mention) freeID(taken func(id string) bool) string {
	key := m.key()
	id := idOf(key)
	for taken(id) {
		key += "\x00" + m.Article.Text[m.Start:m.End]
		id = idOf(key)
	}
	return id
}

// firstMention returns the first published mention of e.
func firstMention(e *Event) *Mention { return slices.MinFunc(e.Mentions, compareMentions) }

// compareMentions orders by article and by place in it.
func compareMentions(a, b *Mention) int {
	return cmp.Or(compareArticles(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// key returns what an event's ID is made of when m is its first mention: the
// date, the predicate and the names. Articles that are published later do not
// change it, nor does a word that is mended elsewhere.
func (m *Mention) key() string {
	names := make([]string, 0, len(m.Names))
	for _, n := range m.Names {
		names = append(names, m.written(n.Name))
	}
	slices.Sort(names)
	return strings.Join(append([]string{m.When.String(), m.Predicate}, names...), "\x00")
}

// written returns of name, which another article may give in full, the last word that stands in m: a surname, mostly,
// but "Meng" of Meng Wanzhou. So it is the same whoever else is in the archive.
func (m *Mention) written(name string) string {
	last := ""
	for _, word := range slices.Backward(strings.Fields(name)) {
		if containsWord(m.Article.Text[m.Start:m.End], word) {
			return strings.ToLower(word)
		}
		last = cmp.Or(last, word)
	}
	return strings.ToLower(last)
}

// answersTo reports whether id is that of e, or would be if another of its
// mentions were the first: an article that is added before the others changes
// the ID of an event, and the old one must still lead to it.
func (e *Event) answersTo(id string) bool {
	return e.ID == id || slices.ContainsFunc(e.Mentions, func(m *Mention) bool { return idOf(m.key()) == id })
}

// cutLast cuts s around the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

var idLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// idOf returns eight letters and digits for key, a letter first.
func idOf(key string) string {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	h = mix(h, uint64(len(key)))
	var b [5]byte
	for i := range b {
		b[i] = byte(h >> (8 * i))
	}
	b[0] %= 26 << 3
	return idLetters.EncodeToString(b[:])
}
