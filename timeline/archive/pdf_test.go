package archive

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/timeline"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// latin writes a text as PDFs do.
var latin = strings.NewReplacer("(", `\(`, ")", `\)`, `\`, `\\`, "“", "\x93", "”", "\x94", "—", "\x97", "é", "\xe9")

// typeset makes a PDF of pages on which each line says where it stands: "72 700
// 12 Hello" is Hello at 72 points from the left and 700 from below, in a size of
// 12. It has no table of where its objects are.
func typeset(about string, pages ...string) string {
	var b strings.Builder
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 10+2*i)
	}
	fmt.Fprintf(&b, "%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[%s]/Count %d/Resources<</Font<</F 3 0 R>>>>>>\nendobj\n", kids, len(pages))
	b.WriteString("3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>\nendobj\n")
	fmt.Fprintf(&b, "4 0 obj\n<<%s>>\nendobj\n", about)
	for i, page := range pages {
		var content strings.Builder
		for line := range strings.Lines(page) {
			if part := strings.SplitN(strings.TrimSpace(line), " ", 4); len(part) == 4 {
				fmt.Fprintf(&content, "BT /F %s Tf %s %s Td (%s) Tj ET\n", part[2], part[0], part[1], latin.Replace(part[3]))
			}
		}
		fmt.Fprintf(&b, "%d 0 obj\n<</Type/Page/Parent 2 0 R/Contents %d 0 R>>\nendobj\n%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", 10+2*i, 11+2*i, 11+2*i, content.Len(), content.String())
	}
	b.WriteString("trailer\n<</Root 1 0 R/Info 4 0 R>>\n%%EOF\n")
	return b.String()
}

// Each file in testdata/prints is the pages of a PDF, and as its last file, want,
// what is read from it. The first may be what the PDF says of itself.
func TestPrints(t *testing.T) {
	names, err := filepath.Glob("testdata/prints/*.txtar")
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
			got := printed(t, folderOf(t, entry{"print.pdf", typesetOf(golden.Files[:last])}))
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

func typesetOf(files []txtar.File) string {
	about := ""
	var pages []string
	for _, f := range files {
		if f.Name == "about" {
			about = strings.TrimSpace(string(f.Data))
			continue
		}
		pages = append(pages, string(f.Data))
	}
	return typeset(about, pages...)
}

// What cannot be read as it is says what to do about it.
func TestPDFsWithoutAText(t *testing.T) {
	down := func(line string) string { // the page
		page := ""
		for i := range 30 {
			page += fmt.Sprintf("72 %d 9 %s\n", 740-11*i, line)
		}
		return page
	}
	good := typeset("", down("The council met on Monday and agreed to build the bridge."))
	for name, c := range map[string]struct{ data, want string }{
		"scanned.pdf":   {typeset("", "", "", "72 30 9 3"), "has no text layer: its pages are pictures: run it through OCR, as with ocrmypdf"},
		"encrypted.pdf": {strings.Replace(good, "/Root", "/Encrypt<</Filter/Standard>>/Root", 1), "is encrypted: save it without a password"},
		"fonts.pdf":     {strings.Replace(good, "/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding", "/Subtype/Type0/Encoding/Identity-H", 1), "its fonts do not say which letters they have: run it through OCR"},
		"scrambled.pdf": {typeset("", down("Uif dpvodjm nfu po Npoebz boe bhsffe up cvjme uif csjehf xijdi dptut gpvs.")), "of which hardly a word is known"},
		"spaces.pdf":    {typeset("", down("ThecouncilmetonMondayandagreedto buildthebridgewhichcosts fourmilliondollarsandmore")), "without spaces"},
		"pages.pdf":     {"%PDF-1.4\n%%EOF\n", "is a broken PDF: it has no pages: open it and print it to PDF anew"},
	} {
		dir := folderOf(t, entry{name, c.data})
		a := read(t, dir)
		if got := skipped(a, dir); len(a.Articles) > 0 || !strings.Contains(got, c.want) {
			t.Errorf("%s: %d articles, %q, want %q", name, len(a.Articles), got, c.want)
		}
	}
}

func TestTitlesOfPDFs(t *testing.T) {
	for title, want := range map[string]bool{
		"A bridge is built":           true,
		"Microsoft Word - draft.docx": false,
		"draft final.indd":            false,
		"untitled document":           false,
		"Press_release v2":            false,
		"Report":                      false,
		"":                            false,
	} {
		if got := plausibleTitle(title); got != want {
			t.Errorf("%q: %v", title, got)
		}
	}
}

func FuzzPDF(f *testing.F) {
	golden, err := txtar.ParseFile("testdata/prints/issue.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, page := range golden.Files {
		f.Add(string(page.Data), string(page.Data))
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		d, err := readPDFText(typeset("", one, two), DefaultLimits)
		if err == nil {
			err = d.finish("x.pdf")
		}
		if err != nil {
			return
		}
		d.ID, d.Published = "x.pdf", settle(d.evidence)
		check(t, &Archive{Articles: []*timeline.Article{&d.Article}})
	})
}

func BenchmarkPDF(b *testing.B) {
	page := ""
	for i := range 100 {
		x, y := 72, 740-14*i
		if i >= 50 {
			x, y = 320, 740-14*(i-50)
		}
		page += fmt.Sprintf("%d %d 9 The council met on Monday and agreed to\n", x, y)
	}
	data := typeset("", page, page, page, page)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readPDFText(data, DefaultLimits); err != nil {
			b.Fatal(err)
		}
	}
}
