// Package prose reads running text: its words and their classes, its
// sentences, clauses and names. It hands out offsets into the text and copies
// nothing. It knows neither dates nor events, and of a language only the words
// it is given.
package prose

// A Span is a stretch of a text: text[Start:End].
type Span struct{ Start, End int }

// Of returns the stretch of text that s is.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Len returns how many bytes s is long.
func (s Span) Len() int { return s.End - s.Start }
