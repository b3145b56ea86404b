package site

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"annals/timeline"
)

// Search needs no server: the words of all events stand in files in the order of the
// alphabet, and what they lead to in others, the most widely told first. A browser reads
// the list of the files, the one that holds a word, and those of the events it shows.

// A searchList says which files there are.
type searchList struct {
	Events int      `json:"events"`
	Block  int      `json:"block"` // events a file
	Starts []string `json:"starts"`
}

// A searchTerm is a word and the events that have it, each by how many it stands
// after the one before.
type searchTerm struct {
	word string
	at   []int
}

// A searchHit is an event as a search shows it: its page, date and how exactly that is known,
// headline, and its status where that is in doubt.
type searchHit [5]string

const (
	searchBlock = 64       // events a file
	searchShard = 24 << 10 // bytes of words a file, about
	searchMost  = 20_000   // events that a word leads to: those told most widely
)

// A searchPage is where one searches.
type searchPage struct {
	Root      string
	One, Many string // "1 event", "%s events"
	Instead   []link
	W         *words
}

// searchFiles returns the page of the search and what it reads.
func searchFiles(e *edition) []file {
	files := []file{e.page("search", "search.html", e.w.Search, "", func(s sheet) any {
		return searchPage{Root: s.root, One: s.w.events[0], Many: s.w.events[len(s.w.events)-1], W: s.w, Instead: []link{
			{Href: s.to("n/index.html"), Text: s.w.Names}, {Href: s.to("y/index.html"), Text: s.w.Years}, {Href: s.to("table.html"), Text: s.w.Table},
		}}
	})}
	events := slices.Clone(e.events)
	slices.SortStableFunc(events, func(a, b *timeline.Event) int {
		switch {
		case a.Importance > b.Importance:
			return -1
		case a.Importance < b.Importance:
			return 1
		}
		return 0
	})
	for k := 0; k*searchBlock < len(events); k++ {
		files = append(files, file{fmt.Sprintf("search/events-%d.json", k), func(b *buffer) error {
			var hits []searchHit
			for _, x := range events[k*searchBlock : min((k+1)*searchBlock, len(events))] {
				h := searchHit{e.factsOf(x).id, e.factsOf(x).date.Text, e.factsOf(x).date.Shape, headlineOf(x)}
				if x.Status != timeline.Reported {
					h[4] = e.w.status(x.Status, x.By)
				}
				hits = append(hits, h)
			}
			return writeJSON(b, hits)
		}})
	}
	list := searchList{Events: len(events), Block: searchBlock, Starts: []string{}}
	for k, terms := range shards(e.searchTerms(events)) {
		list.Starts = append(list.Starts, terms[0].word)
		files = append(files, file{fmt.Sprintf("search/words-%d.json", k), func(b *buffer) error {
			words := make(map[string][]int, len(terms))
			for _, t := range terms {
				words[t.word] = t.at
			}
			return writeJSON(b, words)
		}})
	}
	return append(files, file{"search/list.json", func(b *buffer) error { return writeJSON(b, list) }})
}

// writeJSON writes v in one line.
func writeJSON(b *buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// searchTerms returns the words by which events are found, in order of the alphabet:
// those of their headlines, names, places and dates, and of the quotations that lists show of them.
// Stretches of the events are read in parallel, and what they give is put together in their order.
func (e *edition) searchTerms(events []*timeline.Event) []searchTerm {
	count := runtime.GOMAXPROCS(0)
	read := make([]map[string][]int32, count)
	var all sync.WaitGroup
	for k := range count {
		all.Go(func() { read[k] = e.wordsIn(part(events, k, count), k*len(events)/count) })
	}
	all.Wait()
	found := map[string][]int32{}
	for _, words := range read {
		for word, at := range words {
			found[word] = append(found[word], at...)
		}
	}
	terms := make([]searchTerm, 0, len(found))
	for _, word := range slices.Sorted(maps.Keys(found)) {
		at := found[word]
		t := searchTerm{word, make([]int, min(len(at), searchMost))}
		last := 0
		for i := range t.at {
			t.at[i], last = int(at[i])-last, int(at[i])
		}
		terms = append(terms, t)
	}
	return terms
}

// wordsIn returns which of events have a word, counted from first.
func (e *edition) wordsIn(events []*timeline.Event, first int) map[string][]int32 {
	found := map[string][]int32{}
	for i, x := range events {
		n := int32(first + i)
		say := func(text string) {
			for word := range searchWords(text) {
				if at := found[word]; len(at) == 0 || at[len(at)-1] != n {
					found[word] = append(at, n)
				}
			}
		}
		say(headlineOf(x))
		say(e.factsOf(x).date.Text)
		for _, p := range x.Places {
			say(p)
		}
		for _, n := range x.Names {
			say(n.Name)
		}
		for _, m := range x.Mentions[:min(len(x.Mentions), quotesInList)] {
			start, end := within(m.Start, m.End, m.Article.Text)
			say(m.Article.Text[start:end])
		}
	}
	return found
}

// searchWords yields the words of text as they are compared: small letters without
// accents, and digits. The script does the same with what is typed.
func searchWords(text string) iter.Seq[string] {
	if strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }) >= 0 {
		text = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.M, r) {
				return -1
			}
			return r
		}, norm.NFD.String(text))
	}
	return strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// shards parts terms into files of about one size.
func shards(terms []searchTerm) [][]searchTerm {
	var all [][]searchTerm
	size, start := 0, 0
	for i, t := range terms {
		size += len(t.word) + 6
		for _, n := range t.at {
			size += 2
			for ; n > 9; n /= 10 {
				size++
			}
		}
		if size >= searchShard || i == len(terms)-1 {
			all = append(all, terms[start:i+1])
			size, start = 0, i+1
		}
	}
	return all
}
