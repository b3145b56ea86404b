package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Word is a word, a number or a mark of a text, with what is known of it.
type Word struct {
	Span
	Class Class
	Shape Shape
}

// Is reports whether w is of any of the classes c.
func (w Word) Is(c Class) bool { return w.Class&c != 0 }

// A Shape is how a word is written.
type Shape uint8

// The shapes.
const (
	Mark    Shape = iota // punctuation: one sign, or several alike
	Small                // letters, the first of them small
	Capital              // the first letter large: "Dong", "McDonald"
	Upper                // all letters large, more than one: "NATO", "U.S."
	Digits               // begins with a digit: "12", "1,000.5", "3rd"
	Ending               // "'s" and "n't", cut off the word before
)

// Upperish reports whether the word is written with a capital.
func (s Shape) Upperish() bool { return s == Capital || s == Upper }

// IsWord reports whether s is a shape of words and not of marks and endings.
func (s Shape) IsWord() bool { return s == Small || s == Capital || s == Upper }

// Words appends the words of text[at.Start:at.End] to words and returns them.
// Offsets are those of text.
func (l *Lexicon) Words(words []Word, text string, at Span) []Word {
	for i := at.Start; i < at.End; {
		c := text[i]
		switch {
		case c <= ' ':
			i++
		case isLetter[c] || isDigit(c) || c >= utf8.RuneSelf:
			n, mark := wordEnd(text, i, at.End)
			if n == i { // a space or mark beyond ASCII
				_, size := utf8.DecodeRuneInString(text[i:at.End])
				if mark {
					words = append(words, Word{Span: Span{i, i + size}})
				}
				i += size
				continue
			}
			words, i = l.word(words, text, i, n, at.End)
		default:
			n := i + 1
			for n < at.End && text[n] == c && (c == '.' || c == '-' || c == '\'' || c == '`') {
				n++
			}
			words = append(words, Word{Span: Span{i, n}})
			i = n
		}
	}
	return words
}

// word appends the word text[i:n], its ending apart, and returns where to go on.
func (l *Lexicon) word(words []Word, text string, i, n, end int) ([]Word, int) {
	stem := n
	if cut := ending(text[i:n]); cut > 0 {
		stem = n - cut
	}
	w := Word{Span: Span{i, stem}, Shape: shape(text[i:stem])}
	if w.Shape != Digits {
		w.Class = l.Class(text[i:stem])
	}
	if stem == n && n < end && text[n] == '.' &&
		(w.Is(Abbreviation) || strings.IndexByte(text[i:n], '.') >= 0 && w.Shape != Digits || n-i == 1 && w.Shape == Capital) {
		n++
		w.End = n
		if w.Class == 0 {
			w.Class = l.Class(text[i : n-1])
		}
	}
	words = append(words, w)
	if stem < n && w.End == stem {
		words = append(words, Word{Span: Span{stem, n}, Class: l.Class(text[stem:n]), Shape: Ending})
	}
	return words, n
}

// wordEnd returns where the word that begins at i ends, or i and whether there
// is a mark.
func wordEnd(text string, i, end int) (int, bool) {
	n := i
	for n < end {
		c := text[n]
		if isLetter[c] || isDigit(c) {
			n++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[n:end])
			switch {
			case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && n > i:
				n += size
				continue
			case r == '’' && n > i && letterAt(text[n+size:end]):
				n += size
				continue
			}
			return n, n == i && !unicode.IsSpace(r) && unicode.IsGraphic(r)
		}
		// A sign that stands inside a word: it's, Anglo-French, U.S, 1,000.5, AT&T.
		if n == i || n+1 >= end {
			break
		}
		next, before := text[n+1], text[n-1]
		switch {
		case (c == '\'' || c == '-') && (isLetter[next] || isDigit(next) || next >= utf8.RuneSelf && letterAt(text[n+1:end])) && before != '-':
		case c == '.' && (isLetter[next] && isLetter[before] && dotted(text[i:n]) || isDigit(next) && isDigit(before)):
		case c == ',' && isDigit(next) && isDigit(before) && threeDigits(text[n+1:end]):
		case c == '&' && isUpper(next) && isUpper(before):
		default:
			return n, false
		}
		n++
	}
	return n, false
}

// dotted reports whether word is of single letters parted by full stops so far:
// "U", "U.S", "a".
func dotted(word string) bool {
	return len(word) == 1 || len(word)%2 == 1 && word[len(word)-2] == '.'
}

func threeDigits(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// ending returns how long the ending of word is that is a word by itself: 's
// of the genitive, n't of the negator. It is 0 where there is none.
func ending(word string) int {
	for _, e := range endings {
		if len(word) > len(e) && strings.HasSuffix(word, e) {
			return len(e)
		}
	}
	return 0
}

var endings = [...]string{"'s", "’s", "n't", "n’t", "'S", "’S", "N'T", "N’T"}

func shape(word string) Shape {
	if isDigit(word[0]) {
		return Digits
	}
	r, size := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(r) {
		return Small
	}
	if size == len(word) {
		return Capital
	}
	large := 1
	for _, r := range word[size:] {
		switch {
		case unicode.IsLower(r):
			return Capital
		case unicode.IsUpper(r):
			large++
		}
	}
	if large > 1 {
		return Upper
	}
	return Capital
}

var isLetter = func() (t [256]bool) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = true, true
	}
	return
}()

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
