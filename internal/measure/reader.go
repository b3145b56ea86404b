package main

import (
	"strings"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A reader asks the product what single words of a text tell, where the gold is
// about words and not about what annals lists by itself.
type reader struct{ *timeline.Extractor }

func newReader() reader {
	english, _ := timex.Language("en")
	return reader{timeline.NewExtractor(english)}
}

// A tokenText is a text put together of words as corpora part them, and where
// each of them stands in it.
type tokenText struct {
	text  strings.Builder
	start []int
}

// typed is how signs are written that a corpus writes otherwise.
var typed = map[string]string{"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}

// add appends a word, with a space before it where running text has one.
func (t *tokenText) add(word string) {
	if as, ok := typed[word]; ok {
		word = as
	}
	written := t.text.String()
	switch {
	case written == "" || strings.HasSuffix(written, "\n"):
	case strings.HasSuffix(written, "“") || strings.HasSuffix(written, "(") || strings.HasSuffix(written, "$") && word[0] <= '9':
	case strings.Contains(",.;:?!)]”%", word) || strings.HasPrefix(word, "'") && len(word) > 1 || word == "n't" || word == "'":
	default:
		t.text.WriteByte(' ')
	}
	t.start = append(t.start, t.text.Len())
	t.text.WriteString(word)
}

// end ends a paragraph.
func (t *tokenText) end() { t.text.WriteString("\n\n") }

// tells returns what the text, published on a day or "", tells at the offsets.
func (r reader) tells(text, published string, offsets []int) ([]*timeline.Mention, error) {
	a := &timeline.Article{ID: "asked", Text: text}
	if published != "" {
		day, err := calendar.ParseEDTF(published)
		if err != nil {
			return nil, err
		}
		a.Published.When = day.From()
	}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		if p != "" {
			a.Blocks = append(a.Blocks, timeline.Block{Start: at, End: at + len(p)})
		}
		at += len(p) + 2
	}
	return r.At(a, timex.News, offsets), nil
}
