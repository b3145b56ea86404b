package site

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"

	"annals/timeline"
)

// A Run is what an earlier run of annals told, as its events.jsonl has it.
type Run struct {
	events []jsonEvent
	same   []bool // of each event: it is told now word for word, and there is its ID only
}

// ReadRun reads the events.jsonl called name. Fields that it lacks, as one of an
// older version may, count as empty.
func ReadRun(name string, r io.Reader) (*Run, error) {
	raw, err := readRecord(name, r)
	if err != nil {
		return nil, err
	}
	return raw.read()
}

// A record is the events.jsonl of an earlier run as it was written.
type record struct {
	name  string
	lines []recordLine
	byID  map[string]int // the first line of each
}

// A recordLine is a line that is not empty.
type recordLine struct {
	number int
	text   []byte
	same   bool // the event is told now word for word
}

// longestRecord is how long a line of an earlier run may be: an event of ten
// thousand tellings takes 5 MB.
const longestRecord = 64 << 20

// readRecord reads the events.jsonl called name.
func readRecord(name string, r io.Reader) (*record, error) {
	raw := &record{name: name, byID: map[string]int{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestRecord)
	n := 1
	for ; lines.Scan(); n++ {
		text := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(text) == 0 {
			continue
		}
		if id := idOfLine(text); id != "" {
			if _, there := raw.byID[id]; !there {
				raw.byID[id] = len(raw.lines)
			}
		}
		raw.lines = append(raw.lines, recordLine{number: n, text: bytes.Clone(text)})
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s:%d: a line of more than %d MB: name the events.jsonl of a site of annals", name, n, longestRecord>>20)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return raw, nil
}

// idOfLine returns the ID of the event on a line as annals writes it, "" where it is written in another way.
func idOfLine(line []byte) string {
	rest, ok := bytes.CutPrefix(line, []byte(`{"id":"`))
	end := bytes.IndexByte(rest, '"')
	if !ok || end < 0 || bytes.IndexByte(rest[:end], '\\') >= 0 {
		return ""
	}
	return string(rest[:end])
}

// tells notes that the event id is told by line now, and so perhaps as it was. Lines of different events may be noted at once.
func (r *record) tells(id string, line []byte) {
	if i, ok := r.byID[id]; ok && alike(r.lines[i].text, bytes.TrimSpace(line)) {
		r.lines[i].same = true
	}
}

// alike reports whether two lines tell the same. Their importance is not compared: each article that is added shifts it for many.
func alike(a, b []byte) bool {
	head, tail := aroundImportance(a)
	head1, tail1 := aroundImportance(b)
	return bytes.Equal(head, head1) && bytes.Equal(tail, tail1)
}

// aroundImportance returns what stands on a line before the importance, and behind it.
func aroundImportance(line []byte) (before, behind []byte) {
	before, rest, ok := bytes.Cut(line, []byte(`,"importance":`))
	i := bytes.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune("0123456789.eE+-", r) })
	if !ok || i < 0 {
		return line, nil
	}
	return before, rest[i:]
}

// read reads the lines, on all processors: all but those of which it is noted that nothing has changed.
func (r *record) read() (*Run, error) {
	run := &Run{events: make([]jsonEvent, len(r.lines)), same: make([]bool, len(r.lines))}
	faults := make([]error, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for k := range faults {
		all.Go(func() {
			for i := k * len(r.lines) / len(faults); i < (k+1)*len(r.lines)/len(faults) && faults[k] == nil; i++ {
				line := r.lines[i]
				if run.same[i] = line.same; line.same {
					run.events[i].ID = idOfLine(line.text)
				} else {
					faults[k] = r.readLine(line, &run.events[i])
				}
			}
		})
	}
	all.Wait()
	for _, err := range faults { // the first in the order of the lines
		if err != nil {
			return nil, err
		}
	}
	return run, nil
}

func (r *record) readLine(line recordLine, x *jsonEvent) error {
	if err := json.Unmarshal(line.text, x); err != nil {
		return fmt.Errorf("%s:%d: it is no event: %v: name the events.jsonl of a site of annals", r.name, line.number, err)
	}
	if x.ID == "" {
		return fmt.Errorf("%s:%d: an event without an id: name the events.jsonl of a site of annals", r.name, line.number)
	}
	return nil
}

// recordFile returns the events.jsonl of t. Where was is not nil, it notes there which events are told as they were.
func recordFile(t *timeline.Timeline, was *record) file {
	return file{eventData, func(b *buffer) error {
		events := append(append(make([]*timeline.Event, 0, len(t.Events)+len(t.Undated)), t.Events...), t.Undated...)
		points := codePoints(events)
		return inOrder(b, events, func(w *lineWriter, x *timeline.Event) error {
			line, err := w.line(jsonOf(x, points))
			if was != nil {
				was.tells(x.ID, line)
			}
			return err
		})
	}}
}
