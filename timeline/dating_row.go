package timeline

import (
	"strconv"
	"strings"

	"annals/internal/prose"
)

// leastRow is how many lines that open with a clock time tell what the times are.
const leastRow = 3

// A row says what the clock times are with which lines of an article open.
type row uint8

const (
	unread  row = iota
	log         // times of day: they follow each other, whichever way
	lengths     // of recordings, which look like times of day
)

// recording is for the length of a recording: pages list "1:17 The mayor speaks" below
// "0:26 The bridge falls".
func (r *reading) recording(d *dating) (role, bool) {
	s := r.sentences[r.at]
	if _, ok := r.clockAt(s); !ok || d.timex.Start != s.Start {
		return idle, false
	}
	if r.row == unread {
		r.row = r.readRow()
	}
	return idle, r.row == lengths
}

// readRow reads which of the two the lines of the article open with.
func (r *reading) readRow() row {
	up, down, n, last := true, true, 0, 0
	for _, s := range r.sentences {
		if at, ok := r.clockAt(s); ok {
			up, down = up && at >= last, down && (n == 0 || at <= last)
			last = at
			n++
		}
	}
	if n >= leastRow && !up && !down {
		return lengths
	}
	return log
}

// clockAt returns the clock time, as a number that grows with it, with which a line
// opens, "1:17 The mayor", and whether one does.
func (r *reading) clockAt(s sentence) (n int, ok bool) {
	if s.timexes[0] == s.timexes[1] {
		return 0, false
	}
	t := r.telling.Timexes[s.timexes[0]]
	hour, minute, ok := strings.Cut(r.text[t.Start:t.End], ":")
	if t.Start != s.Start || !ok || len(minute) != 2 {
		return 0, false
	}
	for _, next := range r.words[s.words[0]:s.words[1]] {
		if next.Start >= t.End {
			ok = next.Shape.Upperish() || next.Shape == prose.Mark
			break
		}
	}
	h, err := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minute)
	return 100*h + m, ok && err == nil && err2 == nil
}
