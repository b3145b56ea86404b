package archive

import (
	"cmp"
	"encoding/xml"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/zip"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// A book is an EPUB, of version 2 or 3: pages in a zip, a file that says in
// which order they are read, and another that gives their titles. Each page that
// tells something is an article, as in an issue of a paper it is. The cover, the
// table of contents and their like are passed over.
type book struct {
	in     *input
	files  map[string]*zip.File
	spent  *spending
	folder string // in which the package file lies, and to which its names are relative
	pack   packageFile
	locked map[string]bool   // files that are encrypted
	titles map[string]string // of the pages, as the table of contents has them
	front  map[string]bool   // pages that the book itself says are no chapters
}

// A packageFile is what an EPUB says of itself.
type packageFile struct {
	Titles     []string   `xml:"metadata>title"`
	Creators   []string   `xml:"metadata>creator"`
	Languages  []string   `xml:"metadata>language"`
	Publishers []string   `xml:"metadata>publisher"`
	Sources    []string   `xml:"metadata>source"`
	Dates      []bookDate `xml:"metadata>date"`
	Items      []bookItem `xml:"manifest>item"`
	Spine      struct {
		Contents string    `xml:"toc,attr"`
		Refs     []bookRef `xml:"itemref"`
	} `xml:"spine"`
	Guide []bookItem `xml:"guide>reference"`
}

type bookDate struct {
	Event string `xml:"event,attr"`
	When  string `xml:",chardata"`
}

type bookItem struct {
	ID         string `xml:"id,attr"`
	Name       string `xml:"href,attr"`
	MediaType  string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
	Type       string `xml:"type,attr"` // in the guide
}

type bookRef struct {
	ID string `xml:"idref,attr"`
}

// The files that have their names from the standard.
const (
	containerName  = "META-INF/container.xml"
	encryptionName = "META-INF/encryption.xml"
)

// bookPage is what is passed over in a book.
const bookPage passed = "cover or contents page"

// eachChapter gives the pages of a book, in the order in which they are read.
func eachChapter(in *input, yield func(record) error) error {
	b, err := openBook(in)
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, item := range b.pack.Items {
		names[item.ID] = item.Name
	}
	number := 0
	seen := map[string]bool{}
	for _, ref := range b.pack.Spine.Refs {
		name, err := b.resolve(b.folder, names[ref.ID])
		if seen[name] {
			continue
		}
		seen[name] = true
		number++
		rec := record{id: name, number: number}
		var page string
		switch {
		case names[ref.ID] == "":
			rec.fault = &fault{reason: "names a page " + quoted(ref.ID) + " that it does not list", do: "mend the book, or save its pages as HTML"}
		case err != nil:
			rec.fault = err
		case b.front[name]:
			rec.fault = bookPage
		default:
			page, rec.fault = b.text(name)
		}
		if rec.fault == nil {
			title := b.titles[name]
			rec.size = len(page)
			rec.read = func() (*draft, error) { return b.chapter(page, title) }
		}
		if err := yield(rec); err != nil {
			return err
		}
	}
	if number == 0 {
		return &fault{reason: "has no pages in reading order", do: "mend the book, or save its pages as HTML"}
	}
	return nil
}

// openBook reads what a book says of itself.
func openBook(in *input) (*book, error) {
	z, err := openZip(in)
	if err != nil {
		return nil, err
	}
	b := &book{in: in, files: map[string]*zip.File{}, spent: in.spending(nil), locked: map[string]bool{}, titles: map[string]string{}, front: map[string]bool{}}
	for _, f := range z.File {
		if _, twice := b.files[f.Name]; !twice {
			b.files[f.Name] = f
		}
	}
	name := b.root()
	if name == "" {
		return nil, &fault{reason: "is no book: it holds no package file (.opf)", do: "save its pages as HTML"}
	}
	if err := b.decode(name, &b.pack); err != nil {
		return nil, err
	}
	b.folder = path.Dir(name)
	b.lock()
	b.contents()
	for _, item := range b.pack.Guide {
		if file, err := b.resolve(b.folder, item.Name); err == nil && frontTypes[strings.ToLower(item.Type)] {
			b.front[file] = true
		}
	}
	return b, nil
}

// root returns the name of the package file.
func (b *book) root() string {
	var container struct {
		Files []struct {
			Name string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if b.decode(containerName, &container) == nil {
		for _, f := range container.Files {
			if b.files[f.Name] != nil {
				return f.Name
			}
		}
	}
	var all []string
	for name := range b.files {
		if strings.EqualFold(path.Ext(name), ".opf") {
			all = append(all, name)
		}
	}
	return first(slices.Sorted(slices.Values(all)))
}

// fontLocks are the ways in which fonts are made useless elsewhere. Nothing that
// is read is locked so.
var fontLocks = []string{"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}

// lock notes the files that are encrypted.
func (b *book) lock() {
	var list struct {
		Data []struct {
			Method struct {
				Name string `xml:"Algorithm,attr"`
			} `xml:"EncryptionMethod"`
			File struct {
				Name string `xml:"URI,attr"`
			} `xml:"CipherData>CipherReference"`
		} `xml:"EncryptedData"`
	}
	if b.files[encryptionName] == nil || b.decode(encryptionName, &list) != nil {
		return
	}
	for _, d := range list.Data {
		if name, err := b.resolve(".", d.File.Name); err == nil && !slices.Contains(fontLocks, d.Method.Name) {
			b.locked[name] = true
		}
	}
}

// resolve returns the file that a name in a file in folder means. The error is
// for one that leads out of the book.
func (b *book) resolve(folder, name string) (string, error) {
	name, _, _ = strings.Cut(name, "#")
	u, err := url.Parse(name)
	if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return name, &fault{reason: "names a page outside of the book: " + quoted(name), do: "save that page as HTML"}
	}
	full := path.Join(folder, u.Path)
	if full == ".." || strings.HasPrefix(full, "../") {
		return name, &fault{reason: "names a page outside of the book: " + quoted(name), do: "save that page as HTML"}
	}
	return full, nil
}

// quoted returns a name as it is shown in a message.
func quoted(name string) string {
	const most = 100
	name = oneLine(strings.ToValidUTF8(name, "\uFFFD"))
	if len(name) > most {
		name = strings.ToValidUTF8(name[:most], "") + "…"
	}
	return `"` + name + `"`
}

// text returns a file of the book.
func (b *book) text(name string) (string, error) {
	switch f := b.files[name]; {
	case f == nil:
		return "", &fault{reason: "lacks its page " + quoted(name), do: "fetch the book again"}
	case b.locked[name]:
		return "", &fault{reason: quoted(name) + " is locked (DRM)", do: "save the text from the program that may open the book"}
	default:
		in, err := zipEntry(b.in, f, name, b.spent)
		if err != nil {
			return "", err
		}
		defer in.Close()
		return whole(in)
	}
}

// decode reads a file of XML into v, forgiving what can be forgiven.
func (b *book) decode(name string, v any) error {
	text, err := b.text(name)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	if err := d.Decode(v); err != nil {
		return &fault{reason: quoted(name) + " is no XML: " + strings.TrimPrefix(err.Error(), "XML "), do: "mend the book, or save its pages as HTML"}
	}
	return nil
}

// frontTypes are what the guide, or epub:type, calls pages that are no chapters.
var frontTypes = map[string]bool{
	"cover": true, "toc": true, "title-page": true, "titlepage": true, "halftitlepage": true, "copyright-page": true, "index": true, "glossary": true, "acknowledgements": true, "acknowledgments": true, "bibliography": true,
	"colophon": true, "dedication": true, "epigraph": true, "landmarks": true, "loi": true, "lot": true, "list-of-illustrations": true, "list-of-tables": true, "page-list": true, "imprint": true, "seriespage": true, "contributors": true,
}

// frontTitles are the titles of such pages, in small letters.
var frontTitles = map[string]bool{
	"cover": true, "contents": true, "table of contents": true, "title page": true, "copyright": true, "copyright page": true, "half title": true, "dedication": true, "index": true, "colophon": true, "imprint": true, "bibliography": true, "acknowledgements": true, "acknowledgments": true, "about the author": true, "about the authors": true, "also by": true, "navigation": true, "landmarks": true,
	"couverture": true, "sommaire": true, "table des matières": true, "page de titre": true, "remerciements": true, "titelseite": true, "umschlag": true, "inhalt": true, "inhaltsverzeichnis": true, "impressum": true,
}

// contents reads the titles of the pages from the table of contents: the
// navigation page of EPUB 3, or the NCX of EPUB 2.
func (b *book) contents() {
	for _, item := range b.pack.Items {
		name, err := b.resolve(b.folder, item.Name)
		switch {
		case err != nil:
		case slices.Contains(strings.Fields(item.Properties), "nav"):
			b.front[name] = true
			if page, err := b.text(name); err == nil {
				if doc, err := html.Parse(strings.NewReader(expanded(page))); err == nil {
					b.navigation(doc, path.Dir(name))
				}
			}
		case item.MediaType == "application/x-dtbncx+xml", item.ID != "" && item.ID == b.pack.Spine.Contents:
			var ncx struct {
				Points []navPoint `xml:"navMap>navPoint"`
			}
			if b.decode(name, &ncx) == nil {
				b.points(ncx.Points, path.Dir(name), 0)
			}
		}
	}
}

// A navPoint is a line of an NCX, and those below it.
type navPoint struct {
	Title string `xml:"navLabel>text"`
	Page  struct {
		Name string `xml:"src,attr"`
	} `xml:"content"`
	Points []navPoint `xml:"navPoint"`
}

func (b *book) points(all []navPoint, folder string, depth int) {
	for _, p := range all {
		b.titled(folder, p.Page.Name, p.Title)
		if depth < 20 {
			b.points(p.Points, folder, depth+1)
		}
	}
}

// navigation reads the links of a navigation page, and which pages it says are
// no chapters.
func (b *book) navigation(doc *html.Node, folder string) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" {
			continue
		}
		if kinds := attr(n, "epub:type"); kinds != "" { // among the landmarks
			if file, err := b.resolve(folder, attr(n, "href")); err == nil && frontType(kinds) {
				b.front[file] = true
			}
			continue
		}
		b.titled(folder, attr(n, "href"), textOf(n))
	}
}

// titled notes the title of a page. The first counts: those after it are of
// sections within the page.
func (b *book) titled(folder, name, title string) {
	file, err := b.resolve(folder, name)
	title = oneLine(title)
	if err != nil || title == "" || b.titles[file] != "" {
		return
	}
	b.titles[file] = title
	if frontTitles[strings.ToLower(title)] {
		b.front[file] = true
	}
}

func frontType(kinds string) bool {
	for kind := range strings.FieldsSeq(strings.ToLower(kinds)) {
		if frontTypes[kind] {
			return true
		}
	}
	return false
}

// source returns who published the book. A program that made it did not.
func (b *book) source() string {
	for _, name := range slices.Concat(b.pack.Publishers, b.pack.Sources) {
		name = oneLine(name)
		low := strings.ToLower(name)
		if name != "" && low != "calibre" && low != "unknown" && !strings.Contains(low, "://") && !strings.HasPrefix(low, "urn:") && !strings.HasPrefix(low, "isbn") && strings.ContainsFunc(low, func(r rune) bool { return r >= 'a' }) {
			return name
		}
	}
	return ""
}

// dates gives what the book says of when it was published.
func (b *book) dates() []evidence {
	var said []evidence
	for _, want := range [...]string{"publication", "original-publication", ""} {
		for _, d := range b.pack.Dates {
			if e, ok := readDate(d.When, volume); ok && strings.ToLower(d.Event) == want {
				said = append(said, e)
			}
		}
	}
	return said
}

// byline returns who wrote the book, where that is a person or several.
func (b *book) byline() string {
	var names []string
	for _, name := range b.pack.Creators {
		if name = oneLine(name); namesOnly(name) && len(strings.Fields(name)) > 1 && !slices.Contains(b.pack.Publishers, name) && !slices.Contains(b.pack.Titles, name) && len(names) < 10 {
			names = append(names, name)
		}
	}
	return list(names)
}

// complete gives a chapter what only the book says.
func (b *book) complete(d *draft, title string) {
	if title != "" {
		d.Title = title
	}
	d.Byline = cmp.Or(d.Byline, b.byline())
	d.Source = cmp.Or(d.Source, b.source())
	d.Lang = cmp.Or(d.Lang, first(b.pack.Languages))
	d.evidence = append(d.evidence, b.dates()...)
}
