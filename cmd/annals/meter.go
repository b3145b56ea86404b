package main

import (
	"fmt"
	"io"
	"time"
)

// A meter shows on a terminal how far the work has come, in one line that it
// writes over. Elsewhere it is silent.
type meter struct {
	w     io.Writer // nil where there is no terminal
	shown time.Time // when the line was last written
}

func newMeter(w io.Writer) *meter {
	if !onTerminal(w) {
		return &meter{}
	}
	return &meter{w: w}
}

// show says that done of total are done of a stage of the work.
func (m *meter) show(stage string, done, total int) {
	if m.w == nil || done < total && time.Since(m.shown) < 100*time.Millisecond {
		return
	}
	m.shown = time.Now()
	const width = 24
	full := width
	if total > 0 {
		full = min(width, width*done/total)
	}
	fmt.Fprintf(m.w, "\r\x1b[K%-14s %.*s%.*s %d/%d", stage, full, blocks, width-full, gaps, done, total)
}

const (
	blocks = "########################"
	gaps   = "························"
)

// stage returns show for one stage.
func (m *meter) stage(name string) func(done, total int) {
	return func(done, total int) { m.show(name, done, total) }
}

// clear takes the line away.
func (m *meter) clear() {
	if m.w != nil {
		fmt.Fprint(m.w, "\r\x1b[K")
	}
}
