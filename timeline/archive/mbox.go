package archive

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// A mailbox holds messages one after another. A line "From ann@gazette.example
// Mon Dec  3 14:05:00 2018" opens each; where a line of a message itself begins
// so, it is written with a > before it.

// opensMailbox reports whether a file begins as a mailbox does.
func opensMailbox(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return opensMessage(line)
}

// opensMessage reports whether line opens a message of a mailbox. A sentence
// that begins with "From" does not end with a time of day and a year.
func opensMessage(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("From "))
	if !ok || len(rest) > 500 {
		return false
	}
	year, clock := false, false
	for word := range bytes.FieldsSeq(rest) {
		n, after, ok := digits(string(word), 4)
		year = year || ok && after == "" && n >= 1970
		clock = clock || bytes.IndexByte(word, ':') > 0 && isClock(string(word))
	}
	return year && clock
}

// eachMessage gives the messages of a mailbox as records.
func eachMessage(in *input, yield func(record) error) error {
	number := 0
	return eachBoxed(in, int(in.limits.Article), func(m boxed) error {
		number++
		rec := record{number: number, line: m.line, size: len(m.text), read: func() (*draft, error) { return readMail(m.text) }}
		if m.long {
			rec.read, rec.fault = nil, tooLarge(in.limits.Article)
		}
		return yield(rec)
	})
}

// A boxed is a message of a mailbox as it stands there.
type boxed struct {
	text string // without the line that opens it
	line int    // on which it begins
	long bool   // it is longer than is allowed, and so its text is not kept
}

// eachBoxed gives the messages of a mailbox. It holds one at a time, and of that
// not more than most bytes.
func eachBoxed(src io.Reader, most int, yield func(boxed) error) error {
	r := bufio.NewReaderSize(src, 64<<10)
	var (
		message boxed
		text    []byte
		began   bool // a message
		blank   = true
		starts  = true // a line, where a long one may come in pieces
		line    int
	)
	end := func() error {
		if !began {
			return nil
		}
		message.text = strings.ReplaceAll(string(text), "\r\n", "\n")
		text = text[:0]
		return yield(message)
	}
	for {
		piece, err := r.ReadSlice('\n')
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return errors.Join(end(), err)
		}
		if starts {
			line++
			bare := bytes.TrimRight(piece, "\r\n")
			if blank && opensMessage(bare) {
				if err := end(); err != nil {
					return err
				}
				message, began, piece = boxed{line: line}, true, nil
			}
			blank = len(bare) == 0
			piece = unmarked(piece)
		}
		switch {
		case !began && len(bytes.TrimSpace(piece)) > 0:
			return &fault{line: line, reason: "is no mailbox: it does not begin with a line \"From \"", do: "save its messages as .eml"}
		case !began:
		case len(text)+len(piece) > most:
			message.long = true
			text = text[:0]
		case !message.long:
			text = append(text, piece...)
		}
		starts = !errors.Is(err, bufio.ErrBufferFull)
		if errors.Is(err, io.EOF) {
			return end()
		}
	}
}

// unmarked takes off the > that keeps a line of a message from opening another.
func unmarked(line []byte) []byte {
	if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
		return line[1:]
	}
	return line
}
