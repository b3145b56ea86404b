package archive

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// A format is a form in which articles come. Exactly one of one, each and
// unpack is set: a file is one article, holds many, or holds files.
type format struct {
	name       string
	extensions []string // in small letters, with their dot

	// sniff reports whether a file that begins so is of the format: its first
	// 4 KB in UTF-8, without byte order mark and leading space. Where weak is
	// set that is no proof, and the name must not speak against it.
	sniff func(head []byte) bool
	weak  bool

	// holds are names of which a zip file has all where it is of the format:
	// one that ends in a slash is that of a folder.
	holds []string

	one    func(in *input) (*draft, error)
	each   func(in *input, yield func(record) error) error
	unpack func(in *input, yield func(*input) error) error
}

// A record is one article of a file of many, as it stands there.
type record struct {
	id     string // its own, or "": then that of its draft, and then its number
	number int    // of the records in the file, from 1
	line   int    // where it begins, from 1, or 0
	offset int64  // where it begins, in bytes, or 0
	size   int    // how many bytes are held until it is read
	whole  bool   // it is all of its file, and is called as that is

	// read makes the article. It is called later, on another goroutine, when the
	// file may be closed: so it holds what it needs.
	read func() (*draft, error)

	// fault is set in place of read where the record itself is broken, or is no
	// article (passed), and what follows it can still be read.
	fault error
}

// formats are all of them. What is a proof goes before what is none; where
// several would have a file, the first has it.
var formats = []format{
	{name: "WACZ", extensions: []string{".wacz"}, holds: []string{"datapackage.json", "archive/"}, unpack: unpackWACZ},
	{name: zipped, extensions: []string{".zip"}, sniff: opensZip, unpack: unpackZip},
	{name: "EPUB", extensions: []string{".epub"}, holds: []string{containerName}, each: eachChapter},
	{name: "PDF", extensions: []string{".pdf"}, sniff: opensPDF, one: readPDF},
	{name: "gzip", extensions: []string{".gz", ".tgz"}, sniff: opensGzip, unpack: unpackGzip},
	{name: "zstd", extensions: []string{".zst", ".zstd"}, sniff: opensZstd, unpack: unpackZstd},
	{name: "tar", extensions: []string{".tar"}, sniff: opensTar, unpack: unpackTar},
	{name: "WordPress export", extensions: []string{".wxr"}, sniff: opensWXR, each: eachPost},
	{name: "RSS", extensions: []string{".rss", ".rdf"}, sniff: opensRSS, each: eachItem},
	{name: "Atom", extensions: []string{".atom"}, sniff: opensAtom, each: eachEntry},
	{name: "WARC", extensions: []string{".warc"}, sniff: opensWARC, each: eachCapture},
	{name: "JSON Feed", sniff: opensJSONFeed, each: eachFeedItem},
	{name: "curated JSON", sniff: opensCuratedJSON, each: eachCurated},
	{name: "curated table", sniff: opensCuratedTable, each: eachCuratedRow},
	{name: "ninjs", sniff: opensNinjs, each: eachNinjs},
	{name: "NewsML-G2", sniff: opensNewsML, each: eachNewsItem},
	{name: "NITF", extensions: []string{".nitf"}, sniff: opensNITF, one: readNITF},
	{name: "HTML", extensions: []string{".html", ".htm", ".xhtml"}, sniff: opensHTML, one: readPage},
	{name: "mail", extensions: []string{".eml"}, sniff: opensMail, one: ofText(readMail)},
	{name: "mailbox", extensions: []string{".mbox", ".mbx"}, sniff: opensMailbox, each: eachMessage},
	{name: "JSON lines", extensions: []string{".jsonl", ".ndjson"}, sniff: opensJSON, weak: true, each: eachLine},
	{name: "JSON", extensions: []string{".json"}, sniff: opensJSON, weak: true, each: eachValue},
	{name: "CSV", extensions: []string{".csv", ".tsv", ".tab"}, sniff: opensCSV, weak: true, each: eachRow},
	{name: "Markdown", extensions: []string{".md", ".markdown", ".mdown", ".mkd", ".html", ".htm"}, sniff: opensFrontMatter, weak: true, one: readMarkdownFile},
	{name: plainText, extensions: []string{".txt", ".text"}, sniff: opensFrontMatter, weak: true, each: eachText},
}

// zipped is the format of a zip that holds files, and of no other format by them.
const zipped = "zip"

// plainText is the format of what has no other form: a name that says text says
// nothing of its form.
const plainText = "plain text"

// ofText makes the reader of a format out of one that reads a whole text.
func ofText(read func(text string) (*draft, error)) func(*input) (*draft, error) {
	return func(in *input) (*draft, error) {
		s, err := whole(in)
		if err != nil {
			return nil, err
		}
		return read(s)
	}
}

// formatOf returns the format of in, and nil where it is no article and nothing
// that holds articles. What a file is, its content says first, and its name
// where that leaves it open. A file that the user has named is meant, whatever it
// is called.
func formatOf(in *input) (*format, error) {
	head, err := in.begins()
	if err != nil {
		return nil, err
	}
	sniffed := func(f *format) bool { return f.sniff != nil && f.sniff(head) }
	if f := pick(func(f *format) bool { return !f.weak && sniffed(f) }); f != nil {
		if f.name == zipped {
			return zipFormat(in, f)
		}
		return f, nil
	}
	if f := pick(func(f *format) bool { return f.weak && f.names(in.called) && sniffed(f) }); f != nil {
		return f, nil
	}
	named := formatNamed(in.called)
	if named != nil && named.name != plainText || named == nil && !in.meant {
		return named, nil
	}
	if f := pick(sniffed); f != nil {
		return f, nil
	}
	return pick(func(f *format) bool { return f.name == plainText }), nil
}

// formatNamed returns the first format whose files are called like name, or nil.
func formatNamed(name string) *format {
	return pick(func(f *format) bool { return f.names(name) })
}

// names reports whether files of the format are called like name.
func (f *format) names(name string) bool {
	return slices.Contains(f.extensions, strings.ToLower(path.Ext(name)))
}

func pick(fits func(*format) bool) *format {
	for i := range formats {
		if fits(&formats[i]) {
			return &formats[i]
		}
	}
	return nil
}

// rootElement returns the name of the element with which a file of XML or HTML
// begins, in small letters and with its prefix, and the tag as it is written;
// both are empty where something else stands first. The head may end within the
// tag.
func rootElement(head []byte) (name, tag string) {
	for {
		head = bytes.TrimLeft(head, " \t\r\n")
		if len(head) < 2 || head[0] != '<' {
			return "", ""
		}
		kind, n := markupAt(head)
		if n == 0 {
			n = len(head)
		}
		switch kind {
		case opening, alone:
			name, _ := tagName(head[:n])
			return strings.ToLower(name), string(head[:n])
		case unsaid:
			head = head[n:]
		default:
			return "", ""
		}
	}
}
