// Package pdf finds the text of a PDF: which pieces of it stand where on the
// pages.
//
// It reads what strangers have written. A broken file is read as far as it goes,
// and one that was made to break its reader costs a bounded time and memory: all
// that is unpacked, gone through and kept is counted.
package pdf

import (
	"errors"
	"strings"
)

// A Document is the text of a PDF.
type Document struct {
	Title   string // as the file says, which is often a file's name
	Author  string
	Created string // when the file was made, by its own words: D:20181204153000-05'00'
	Pages   []Page
}

// A Page is the text of a page, in the order in which it was painted.
type Page struct {
	Runs []Run
}

// A Run is a piece of text on one line. Coordinates are in points, from the
// lower left corner of the page.
type Run struct {
	X, Y     float64 // where its first letter stands on the line
	Width    float64
	Size     float64 // of the letters
	Text     string  // U+FFFD stands for each letter that cannot be told
	Artifact bool    // the file says that it is no content, but a header or the like
}

// What keeps a file from being read.
var (
	ErrNotPDF    = errors.New("no PDF")
	ErrEncrypted = errors.New("encrypted PDF")
	ErrNoPages   = errors.New("PDF without pages")
)

// Sizes beyond which nothing more of a file is read.
const (
	mostSteps = 100_000_000 // operators, their arguments and letters on all pages
	mostRuns  = 1_000_000   // pieces of text on a page
)

// Is reports whether a file that begins so is a PDF.
func Is(head []byte) bool {
	return strings.Contains(string(head[:min(len(head), 1024)]), "%PDF-")
}

// Read reads the PDF that data is. Of what is packed in it so many bytes are
// unpacked at most as unpacked says.
func Read(data string, unpacked int) (*Document, error) {
	if !Is([]byte(data[:min(len(data), 1024)])) {
		return nil, ErrNotPDF
	}
	f := open(data, unpacked)
	if f.resolve(f.trailer["Encrypt"]) != nil {
		return nil, ErrEncrypted
	}
	sheets := f.sheets()
	if len(sheets) == 0 {
		return nil, ErrNoPages
	}
	d := &Document{}
	about := f.dict(f.trailer["Info"])
	for key, to := range map[name]*string{"Title": &d.Title, "Author": &d.Author, "CreationDate": &d.Created} {
		if s, is := f.resolve(about[key]).(text); is {
			*to = readable(s)
		}
	}
	steps := mostSteps
	fonts := map[ref]*font{}
	for _, sh := range sheets {
		p := &painter{file: f, fonts: fonts, steps: &steps}
		p.state = state{page: turned(sh.rotate), stretch: 1}
		p.text, p.line = identity, identity
		p.paint(f.content(sh.dict["Contents"]), sh.resources, 0)
		d.Pages = append(d.Pages, Page{p.runs})
	}
	return d, nil
}

// content returns the operators of a page, which may lie in several streams.
func (f *file) content(v object) string {
	switch v := f.resolve(v).(type) {
	case stream:
		s, _ := f.decode(v)
		return s
	case array:
		var b strings.Builder
		for i, each := range v {
			if s, is := f.resolve(each).(stream); is && i < mostPages {
				data, _ := f.decode(s)
				b.WriteString(data)
				b.WriteByte('\n')
			}
		}
		return b.String()
	}
	return ""
}

// turned returns how a page lies that is shown turned by so many degrees.
func turned(degrees int) matrix {
	switch (degrees%360 + 360) % 360 {
	case 90:
		return matrix{b: -1, c: 1}
	case 180:
		return matrix{a: -1, d: -1}
	case 270:
		return matrix{b: 1, c: -1}
	}
	return identity
}
