package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
)

// A Problem is something in the archive that could not be read.
type Problem struct {
	Path   string // as a user would open it, with the line where that is known: content/rows.jsonl:2
	Reason string
	Do     string // what to do about it
}

// String returns the problem in one line.
func (p Problem) String() string {
	s := p.Path + ": " + p.Reason
	if p.Do != "" {
		s += ": " + p.Do
	}
	return s
}

// A fault is why an article cannot be read, and what to do about it.
type fault struct {
	line   int   // 0 where it has none
	offset int64 // 0 where it has none
	reason string
	do     string

	// resumes says that what follows in the file can be read: a reader that has
	// it from Read may tell it and read on.
	resumes bool
}

func (f *fault) Error() string { return f.reason }

// resumes reports whether what follows a fault can be read.
func resumes(err error) bool {
	f, ok := errors.AsType[*fault](err)
	return ok && f.resumes
}

// errLink is the error of a link in a container.
var errLink = errors.New("is a link")

// A passed is the error of what is passed over because it is no article, such as a
// revision or a picture: it says what it is, as one of many that are counted.
type passed string

func (p passed) Error() string { return "is a " + string(p) }

// What is passed over in every form.
const (
	aDraft    passed = "draft"        // an article that says of itself that it is not finished
	aSection  passed = "section page" // Hugo's _index.md
	otherFile passed = "other file"   // a picture, a style sheet
)

// problem says what is wrong with a file at path, or with a record in it. A line
// stands beside the path; a place that no editor shows is told in words.
func problem(path string, r record, err error) Problem {
	p := Problem{Path: path, Reason: err.Error()}
	line, offset := r.line, r.offset
	if f, ok := errors.AsType[*fault](err); ok {
		p.Reason, p.Do = f.reason, f.do
		line, offset = max(line, f.line), max(offset, f.offset)
	} else if pe, ok := errors.AsType[*fs.PathError](err); ok {
		p.Reason = pe.Err.Error()
		p.Do = "see that it can be opened"
	}
	switch {
	case line > 0:
		p.Path += ":" + strconv.Itoa(line)
	case offset > 0:
		p.Reason = fmt.Sprintf("at byte %d: %s", offset, p.Reason)
	case r.number > 0:
		p.Reason = fmt.Sprintf("record %d: %s", r.number, p.Reason)
	}
	return p
}
