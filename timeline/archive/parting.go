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
			switch head := strings.ToLower(s[:end]); {
			case len(when.readings) == 0:
			case slices.ContainsFunc(updatedOpenings, func(o string) bool { return strings.Contains(head, o) }):
				d.changed(when)
			default:
				d.evidence = append(d.evidence, when)
			}
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
	if open := pictureBracket(s); open > 0 {
		if !isPicture(s) {
			d.split(i, open)
		}
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
		word, next, _ := strings.Cut(s[at:], " ")
		next, _, _ = strings.Cut(next, " ")
		if opensStamp(word, next) && hasClock(s[at:min(len(s), at+2*longestDate)]) {
			if e, rest, ok := stampAt(s[at:]); ok {
				rest = strings.TrimLeft(rest, " |·•–—-")
				if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("“\"‘`", r) {
					return len(s) - len(rest), e
				}
			}
		}
		if stops(word) && len(word) > 4 && !strings.Contains(s[at:min(len(s), at+longestStamp)], "|") && at > 0 && strings.HasSuffix(word, ".") {
			return 0, evidence{}
		}
		at += len(word) + 1
	}
	return 0, evidence{}
}

// stampAt reads the date with a clock with which s opens, and returns what follows it. What says
// that the page was changed then may stand before either: "3 May 2021 Last updated at 16:14 GMT
// The bridge". A year of two figures leaves the date open: "05 February 12 01:10 GMT The bridge".
func stampAt(s string) (when evidence, rest string, ok bool) {
	s = withoutUpdated(s)
	if e, rest, ok := leadingDate(s, header); ok && e.isDay() && len(e.readings) == 1 && hasClock(s[:len(s)-len(rest)]) {
		return e, s[len(strings.TrimRight(withoutOpening(s[:len(s)-len(rest)]), " ")):], true
	}
	words := strings.SplitN(s, " ", 6)
	if len(words) < 6 || month(strings.ToLower(words[1])) == 0 || len(words[2]) != 2 || !isClock(words[3]) || strings.ToUpper(words[4]) != words[4] {
		return evidence{}, "", false
	}
	_, numbered := dayNumber(words[0])
	_, _, short := digits(words[2], 2)
	return evidence{}, words[5], numbered && short
}

// withoutOpening takes the word off the end of a date with which the sentence behind it begins: "12:41 GMT The".
func withoutOpening(date string) string {
	const longest = 3 // bytes of The, At, On; a weekday has more, or stands before the day
	i := strings.LastIndexByte(date, ' ')
	if w := date[i+1:]; i < 0 || len(w) > longest || len(w) < 2 || w[1:] != strings.ToLower(w[1:]) || !unicode.IsUpper(rune(w[0])) {
		return date
	}
	return date[:i]
}

// withoutUpdated takes away what says that the date or the clock with which s opens is of a change.
func withoutUpdated(s string) string {
	head := strings.ToLower(s[:min(len(s), longestDate)])
	for _, o := range [...]string{"page last updated at ", "last updated at ", "last updated: ", "last updated on ", "updated at "} {
		if before, _, ok := strings.Cut(head, o); ok && (before == "" || hasFigure(before)) {
			return s[:len(before)] + s[len(before)+len(o):]
		}
	}
	return s
}

// opensStamp reports whether a date with a clock may begin with word and the next: a weekday,
// a month, a day and its month, a clock, a bar before them, what says that the page was changed.
func opensStamp(word, next string) bool {
	low := strings.ToLower(strings.Trim(word, ",.|"))
	if low == "" {
		return false
	}
	_, numbered := dayNumber(low)
	return besideDates()[low] && len(low) > 2 || month(low) != 0 || isClock(low) || numbered && month(strings.ToLower(next)) != 0 ||
		low == "page" || low == "last" || low == "updated"
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

// creditsInBrackets open the credits that a wire story ends with, and those of pictures amid one.
var creditsInBrackets = []string{"(photo:", "(photo by", "(photos:", "(ap photo", "(file photo", "(image:", "(image via", "(video:", "(reporting by", "(additional reporting", "(writing by", "(editing by", "(compiled by", "(reporting and writing", "(with reporting", "(with additional", "(with files from", "(with inputs from", "(with input from", "(avec ", "(edited by"}

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
