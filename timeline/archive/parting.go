package archive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
)

// A page that was saved badly runs together what stood apart: the date and the
// place above a story into its first sentence, the credit below it into its last.
// Here such blocks are parted again, by the shape of what was run in.

// part parts block i where something is run in. Of the rest the next round of the
// loop that calls it makes what it is.
func (d *draft) part(i int, first bool) {
	b := &d.Blocks[i]
	s := d.Text[b.Start:b.End]
	if first {
		if end, when := stampIn(s); end > 0 {
			d.evidence = append(d.evidence, when)
			d.split(i, end)
			d.Blocks[i].Kind = timeline.Heading
			if len(strings.Fields(s[:end])) <= fewWords {
				d.Blocks[i].Kind = timeline.Furniture // no title, but a place and a date
			}
			return
		}
	}
	if end := pictureCredit(s); end > 0 {
		d.split(i, end)
		d.Blocks[i].Kind = timeline.Furniture
		return
	}
	if open := pictureBracket(s); open > 0 && !isPicture(s) {
		d.split(i, open)
		return
	}
	if start, end := creditIn(s); start > 0 {
		d.split(i, start)
	} else if end > 0 && end < len(s) {
		d.split(i, end)
	}
}

// split parts block i at an offset into it, without the space around.
func (d *draft) split(i, at int) {
	b := d.Blocks[i]
	rest := b
	rest.Start = b.Start + at + len(d.Text[b.Start+at:b.End]) - len(strings.TrimLeft(d.Text[b.Start+at:b.End], " \n"))
	b.End = b.Start + len(strings.TrimRight(d.Text[b.Start:b.Start+at], " \n"))
	if rest.Start >= rest.End || b.Start >= b.End {
		return
	}
	d.Blocks[i] = b
	d.Blocks = slices.Insert(d.Blocks, i+1, rest)
}

const (
	longestStamp = 400 // bytes of what stands above a story where it is run into it: title, deck, place, date
	fewWords     = 12  // of it where it is no more than a place and a date
)

// stampIn finds the line above a story that says when it was published, run into
// its first sentence: "VENICE, Louisiana | Wed Jun 2, 2010 7:56 pm EDT VENICE,
// Louisiana (Reuters) - BP said", "… Tuesday 4 January 2005 08.43 GMT There has".
// It returns where that line ends. A date with a clock is no part of a sentence,
// when no stop stands before it and a sentence begins behind it.
func stampIn(s string) (end int, when evidence) {
	for at := 0; at < min(len(s), longestStamp); {
		word := s[at:]
		if i := strings.IndexByte(word, ' '); i >= 0 {
			word = word[:i]
		}
		next := at + len(word) + 1
		if opensStamp(word) && hasClock(s[at:min(len(s), at+2*longestDate)]) {
			if e, rest, ok := leadingDate(s[at:], header); ok && e.isDay() && len(e.readings) == 1 && hasClock(s[at:len(s)-len(rest)]) {
				rest = strings.TrimLeft(rest, " |·•–—-")
				if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("“\"‘", r) {
					return len(s) - len(rest), e
				}
			}
		}
		if stops(word) && len(word) > 4 && !strings.Contains(s[at:min(len(s), at+longestStamp)], "|") && at > 0 && strings.HasSuffix(word, ".") {
			return 0, evidence{}
		}
		at = next
	}
	return 0, evidence{}
}

// opensStamp reports whether a date with a clock may begin with word: a weekday,
// a month, a clock, a bar before them.
func opensStamp(word string) bool {
	low := strings.ToLower(strings.Trim(word, ",.|"))
	if low == "" {
		return false
	}
	return besideDates()[low] && len(low) > 2 || month(low) != 0 || isClock(low)
}

// hasClock reports whether s has a time of day in it.
func hasClock(s string) bool {
	if !hasFigure(s) {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if hasFigure(w) && isClock(strings.ToLower(strings.Trim(w, ",.|()"))) {
			return true
		}
	}
	return false
}

// pictureCredit returns the length of the credit of a picture with which s opens
// when a sentence follows it: "Photograph: Win McNamee/pool/EPA BP has failed".
// It ends with what stands behind the last bar of it, or with an agency.
func pictureCredit(s string) int {
	label, rest, found := strings.Cut(s[:min(len(s), longestStamp)], ": ")
	if !found || !slices.Contains(pictureWords, strings.ToLower(label)) {
		return 0
	}
	const names = 6 // words at most
	end := 0
	at := len(label) + 2
	for range names {
		word, _, more := strings.Cut(rest, " ")
		if r, _ := utf8.DecodeRuneInString(word); !more || !unicode.IsUpper(r) {
			break
		}
		after := at + len(word)
		if strings.Contains(word, "/") || isAgency(word) {
			end = after
		}
		at, rest = after+1, rest[len(word)+1:]
	}
	return end
}

// creditsInBrackets open the credits that a wire story ends with.
var creditsInBrackets = []string{"(reporting by", "(additional reporting", "(writing by", "(editing by", "(compiled by", "(reporting and writing", "(with reporting", "(with additional", "(with files from", "(with inputs from", "(with input from", "(avec ", "(edited by"}

// creditIn finds a credit in brackets that is run into s, and where it ends, 0 if
// it does not. At the start of s there is nothing to be parted before it.
func creditIn(s string) (start, end int) {
	const longest = 24 // bytes of what opens one
	for at := 0; ; at++ {
		open := strings.IndexByte(s[at:], '(')
		if open < 0 {
			return 0, 0
		}
		at += open
		low := strings.ToLower(s[at:min(len(s), at+longest)])
		if !slices.ContainsFunc(creditsInBrackets, func(o string) bool { return strings.HasPrefix(low, o) }) {
			continue
		}
		if length := strings.IndexByte(s[at:min(len(s), at+longLine+1)], ')'); length > 0 {
			return at, at + length + 1
		}
	}
}

// isSignOff reports whether with the credit s a story is over, as a wire ends one:
// "(Reporting by Ann Sample; Editing by Bob Example)".
func isSignOff(s string) bool {
	return strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Contains(strings.ToLower(s), "editing by")
}
