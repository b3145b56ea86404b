package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A dating is what a temporal expression does in its sentence, and what it
// dates: the word that says what happens, and the words that tell of it.
//
// It is found in four steps. The first of the attachments that knows how the
// expression stands finds the word that it goes with. The first of the days that
// applies says which day is meant, if another than the tagger's. From both
// follows the role: an event is dated, a saying, or nothing. Then the sentence is
// settled as a whole: one word has one date, and what is said takes that of the
// saying if it has none.
type dating struct {
	timex  *timex.Anchored
	rule   *attachment
	words  [2]int // of the expression
	role   role
	when   calendar.Value
	head   int // the word that says what happens
	group  int // the first of its verb group
	verb   int // the verb, -1 where a noun says it
	clause int
	from   int // the words that tell of it; the sentence where from == to
	to     int
	main   bool // it is what the sentence is about
	said   bool // it is what somebody says
	state  bool // it is what somebody or something is, in passing
}

// A role is what a temporal expression does.
type role uint8

const (
	idle   role = iota // it dates nothing that happens
	dates              // it dates what happens
	saying             // it dates the saying of what happens
	asVerb             // it does what its verb lets it do, once its day is known
)

// date finds what each expression of the sentence dates.
func (r *reading) date(s sentence) {
	r.dates = r.dates[:0]
	for k := s.timexes[0]; k < s.timexes[1]; k++ {
		t := &r.telling.Timexes[k]
		ends := k > s.timexes[0] && !t.Range.IsZero() && r.telling.Timexes[k-1].Range == t.Range // its start tells of the range
		if ends || !pointsInTime(t) {
			continue
		}
		d := dating{timex: t, when: t.When, verb: -1, words: wordsOf(r.parsed.Words, t.Start, t.End)}
		if !t.Range.IsZero() {
			d.when = t.Range
		}
		if d.words[0] < d.words[1] && !r.isAddress(&d) {
			r.attach(&d)
			r.dates = append(r.dates, d)
		}
	}
	r.oneDateEach()
	r.settleSayings()
}

// isAddress reports whether d is the number of a house: "of 2111 Bethel Avenue".
func (r *reading) isAddress(d *dating) bool {
	if d.words[1]-d.words[0] != 1 || !isYear(r.word(d.words[0])) {
		return false
	}
	s := r.sentences[r.at]
	return slices.ContainsFunc(r.names[s.names[0]:s.names[1]], func(n prose.Name) bool {
		return n.From == d.words[1] && r.grounds[r.word(n.To-1).Of(r.text)]
	})
}

// attach finds what d dates, and when that was.
func (r *reading) attach(d *dating) {
	d.clause = r.parsed.ClauseOf(d.words[0])
	for i := range attachments {
		role, ok := attachments[i].find(r, d)
		if !ok {
			continue
		}
		d.rule = &attachments[i]
		if role != idle {
			r.settleDay(d)
		}
		if role == asVerb {
			role = r.roleOfVerb(d)
		}
		d.role = role
		break
	}
	quoted := r.inQuotation(d.head)
	if quoted && d.role == dates && !r.toldInQuotation(d) || !quoted && d.role != idle && r.inQuotation(d.words[0]) {
		d.role = idle // a plea, an opinion; the date of a quotation
	}
}

// pointsInTime reports whether t is a stretch of the timeline at which
// something may happen, anchored or not.
func pointsInTime(t *timex.Anchored) bool {
	if t.Type != timex.DATE && t.Type != timex.TIME {
		return false
	}
	if t.When.IsZero() {
		return len(t.Value) > 0 && t.Value[0] == 'X' && t.Value != "XXXX" // a weekday, a month without a year
	}
	return t.When.Unit() < calendar.Decade
}

// wordsOf returns which of words lie within text[start:end].
func wordsOf(words []prose.Word, start, end int) [2]int {
	from := 0
	for from < len(words) && words[from].End <= start {
		from++
	}
	to := from
	for to < len(words) && words[to].Start < end {
		to++
	}
	return [2]int{from, to}
}

// oneDateEach leaves each word one date where it has several: the finer of a day
// and its hour, and else the first, unless they stand in a row: "in 1998 and 2001".
func (r *reading) oneDateEach() {
	for k := range r.dates {
		d := &r.dates[k]
		for j := range r.dates[:k] {
			e := &r.dates[j]
			if d.role != dates || e.role != dates || d.head != e.head || r.inRow(e.words[1], d.words[0]) {
				continue
			}
			if e.when.IsZero() && !d.when.IsZero() || d.when != e.when && e.when.Contains(d.when) || r.spelledOut(e, d) {
				e.role = idle
			} else {
				d.role = idle
			}
		}
	}
}

// spelledOut reports whether b stands behind a, which leans on another date, and says which
// day is meant: "on the same day, December 10, 2018", "overnight between 25 and 26 May".
func (r *reading) spelledOut(a, b *dating) bool {
	if night := strings.HasPrefix(a.timex.Explain(), "part(dct, "); night && b.words[0] == a.words[1]+1 && r.word(a.words[1]).Is(prose.Preposition|prose.Locative) {
		return true
	}
	return b.words[0] == a.words[1]+1 && r.word(a.words[1]).Of(r.text) == "," && a.timex.Basis == timex.Resolved && b.timex.Basis == timex.Stated
}

// longestRow is how many words may stand between two dates of a row, and longestObject between
// those of two whom one verb is about.
const (
	longestRow    = 5
	longestObject = 9
)

// inRow reports whether words[from:to] part two of a row: "in 1998 [and in]
// 2001", "two in 2008[, another two in] 2012", "met Ann Lee in 1998 [and the mayor of Lune in] 2001".
func (r *reading) inRow(from, to int) bool {
	most := longestRow
	if r.word(from).Is(prose.Coordinator) {
		most = longestObject
	}
	if to-from > most || to <= from {
		return false
	}
	row := false
	for i := from; i < to; i++ {
		w := r.parsed.Words[i]
		row = row || w.Is(prose.Coordinator) || i == from && w.Of(r.text) == ","
		if r.parsed.InVerb(i) || w.Is(prose.Subordinator) && !w.Is(prose.Preposition) {
			return false
		}
	}
	last := r.parsed.Words[to-1]
	return row && (last.Is(prose.Preposition|prose.Locative|prose.Coordinator) || last.Shape.Upperish()) // "met Lee on May 4 and Okafor [on] May 6"
}
