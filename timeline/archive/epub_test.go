package archive

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// Each file in testdata/books holds the files of an EPUB, and as its last file,
// want, what is read from it.
func TestBooks(t *testing.T) {
	names, err := filepath.Glob("testdata/books/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			golden, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(golden.Files) - 1
			dir := folderOf(t, entry{"book.epub", bookOf(t, golden.Files[:last])})
			got := printed(t, dir)
			if *update {
				golden.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(golden), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(golden.Files[last].Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func bookOf(t testing.TB, files []txtar.File) string {
	t.Helper()
	var entries []entry
	for _, f := range files {
		entries = append(entries, entry{f.Name, string(f.Data)})
	}
	return zipOf(t, entries...)
}

// What is wrong with a whole book is said once, and what to do about it.
func TestBrokenBooks(t *testing.T) {
	const container = `<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>`
	for name, c := range map[string]struct {
		files []entry
		want  string
	}{
		"no package":    {[]entry{{containerName, container}}, "holds no package file"},
		"broken":        {[]entry{{containerName, container}, {"a.opf", "<package><manifest"}}, `"a.opf" is no XML`},
		"nothing":       {[]entry{{containerName, container}, {"a.opf", "<package/>"}}, "has no pages in reading order"},
		"itself":        {[]entry{{containerName, container}, {"a.opf", `<package><manifest><item id="x" href="a.opf"/></manifest><spine><itemref idref="x"/></spine></package>`}}, ""},
		"bad names":     {[]entry{{containerName, container}, {"a.opf", `<package><manifest><item id="x" href="%zz"/><item id="y" href="/etc/passwd"/><item id="z" href="file:///etc/passwd"/></manifest><spine><itemref idref="x"/><itemref idref="y"/><itemref idref="z"/></spine></package>`}}, "outside of the book"},
		"deep contents": {[]entry{{containerName, container}, {"a.opf", `<package><manifest><item id="n" href="n.ncx" media-type="application/x-dtbncx+xml"/><item id="x" href="x.xhtml"/></manifest><spine><itemref idref="x"/></spine></package>`}, {"n.ncx", "<ncx><navMap>" + strings.Repeat("<navPoint>", 200_000)}, {"x.xhtml", "<p>It happened.</p>"}}, ""},
	} {
		dir := folderOf(t, entry{"book.epub", zipOf(t, c.files...)})
		a := read(t, dir)
		check(t, a)
		if got := skipped(a, dir); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestEmptyElementsAreWrittenOut(t *testing.T) {
	for page, want := range map[string]string{
		`<title/><p>x</p>`:              `<title></title><p>x</p>`,
		`<a id="x"/>x<br/><img src=a/>`: `<a id="x"></a>x<br/><img src=a/>`,
		`a /> b`:                        `a /> b`,
		`<?xml x/>`:                     `<?xml x/>`,
		`</p/>`:                         `</p/>`,
		`x`:                             `x`,
		`/>`:                            `/>`,
	} {
		if got := expanded(page); got != want {
			t.Errorf("%q: %q, want %q", page, got, want)
		}
	}
}

// A chapter may be as tangled as any page, and costs no more.
func TestHostileChapters(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"deep":   {strings.Repeat("<div>", 100_000) + "It happened on Monday.", ""},
		"open":   {strings.Repeat("<b>", 1000) + strings.Repeat("<p>It happened on Monday.", 1000), ""},
		"many":   {strings.Repeat("<i>", mostTags+1), "has more than a million tags"},
		"closed": {strings.Repeat("<i/>", mostTags/2+1), "has more than a million tags"},
	} {
		d, err := (&book{}).chapter("<html><body>"+c.page+"</body></html>", "")
		switch {
		case c.want != "" && (err == nil || err.Error() != c.want):
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		case c.want == "" && (err != nil || !strings.HasPrefix(d.Text, "It happened on Monday.")):
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzChapter(f *testing.F) {
	b := &book{pack: packageFile{Titles: []string{"Sample Gazette"}, Languages: []string{"en"}, Dates: []bookDate{{When: "2018-12-04"}}}}
	fuzz(f, func(page string) (*draft, error) { return b.chapter(page, "") }, "books/issue.txtar")
}

func FuzzBook(f *testing.F) {
	golden, err := txtar.ParseFile("testdata/books/issue.txtar")
	if err != nil {
		f.Fatal(err)
	}
	files := map[string]string{}
	for _, file := range golden.Files {
		files[file.Name] = string(file.Data)
	}
	f.Add(files[containerName], files[encryptionName], files["OEBPS/issue.opf"], files["OEBPS/nav.xhtml"])
	f.Fuzz(func(t *testing.T, container, encryption, pack, nav string) {
		data := zipOf(t, entry{containerName, container}, entry{encryptionName, encryption}, entry{"OEBPS/issue.opf", pack}, entry{"OEBPS/nav.xhtml", nav})
		in := &input{name: "book.epub", path: "book.epub", size: int64(len(data)), limits: DefaultLimits, stream: stream{src: strings.NewReader(data)}}
		eachChapter(in, func(r record) error {
			if (r.read == nil) == (r.fault == nil) {
				t.Errorf("%+v is neither read nor broken", r)
			}
			return nil
		})
	})
}
