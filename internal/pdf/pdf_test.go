package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// made returns a PDF of objects, numbered from 1, of which the first is the
// catalogue. It has no table of where they are: none is needed.
func made(objects ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.5\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n%%EOF\n")
	return b.String()
}

// streamed returns a stream with what is said about it.
func streamed(about, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", about, len(data), data)
}

func deflated(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return b.String()
}

const (
	catalogue = "<</Type/Catalog/Pages 2 0 R>>"
	tree      = "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 5 0 R>>>>>>"
	sheetOf   = "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"
	helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
)

// page returns a PDF of one page with that content.
func page(content string, more ...string) string {
	return made(append([]string{catalogue, tree, sheetOf, streamed("", content), helvetica}, more...)...)
}

func said(t testing.TB, data string) string {
	t.Helper()
	d, err := Read(data, 1<<20)
	if err != nil {
		return err.Error()
	}
	var all []string
	for _, p := range d.Pages {
		for _, r := range p.Runs {
			all = append(all, fmt.Sprintf("%.0f,%.0f %.0f %s", r.X, r.Y, r.Size, r.Text))
		}
	}
	return strings.Join(all, " | ")
}

func TestTextIsFoundWhereItStands(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"show":        {"BT /F 12 Tf 72 700 Td (Hello) Tj ET", "72,700 12 Hello"},
		"lines":       {"BT /F 12 Tf 14 TL 72 700 Td (a) Tj T* (b) Tj (c) ' 1 2 (d) \" ET", "72,700 12 a | 72,686 12 b | 72,672 12 c | 72,658 12 d"},
		"leading":     {"BT /F 12 Tf 72 700 TD 0 -20 TD (a) Tj T* (b) Tj ET", "72,680 12 a | 72,660 12 b"},
		"matrix":      {"q 2 0 0 2 10 10 cm BT /F 6 Tf 1 0 0 1 5 5 Tm (a) Tj ET Q BT /F 6 Tf (b) Tj ET", "20,20 12 a | 0,0 6 b"},
		"kerned":      {"BT /F 10 Tf [(Ker) -20 (ned) -300 (words)] TJ ET", "0,0 10 Kerned words"},
		"apart":       {"BT /F 10 Tf [(left) -5000 (right)] TJ ET", "0,0 10 left | 64,0 10 right"},
		"escapes":     {`BT /F 10 Tf (a\(b\)\051\134 (c)) Tj <48 65 6C6C6> Tj ET`, "0,0 10 a(b))\\ (c) | 38,0 10 Hell`"},
		"encoding":    {"BT /F 10 Tf (caf\xe9 \x93x\x94 \x80) Tj ET", "0,0 10 café “x” €"},
		"turned":      {"BT /F 10 Tf 0 1 -1 0 50 50 Tm (upwards) Tj 1 0 0 1 0 0 Tm (on) Tj ET", "0,0 10 on"},
		"picture":     {"BI /W 1 /H 1 ID \x00EI(not Tj EI BT /F 10 Tf (a) Tj ET", "0,0 10 a"},
		"no font":     {"BT (a) Tj /None 10 Tf (b) Tj ET", ""},
		"broken":      {"BT /F 10 Tf ) ] >> (a) Tj (open", "0,0 10 a"},
		"too few":     {"Td Tm cm Tf Tj TJ Q ' \" BT /F 10 Tf (a) Tj EMC Do ET", "0,0 10 a"},
		"nothing":     {"", ""},
		"with accent": {"BT /F 10 Tf (\x8a) Tj ET", "0,0 10 Š"},
	} {
		if got := said(t, page(c.content)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestArtifacts(t *testing.T) {
	d, err := Read(page("/Artifact <</Type/Pagination>> BDC BT /F 9 Tf (1) Tj ET EMC /P BMC BT /F 9 Tf (a) Tj ET EMC"), 1<<20)
	if err != nil || len(d.Pages[0].Runs) != 2 || !d.Pages[0].Runs[0].Artifact || d.Pages[0].Runs[1].Artifact {
		t.Errorf("%+v %v", d, err)
	}
}

func TestFonts(t *testing.T) {
	const cmap = "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0048> <0002> <00660069> endbfchar 2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0058> <0059>] endbfrange"
	for name, c := range map[string]struct {
		font, content string
		more          []string
		want          string
	}{
		"differences": {"<</Type/Font/Subtype/Type1/Encoding<</Differences[65/eacute/fi 90/uni0416/Scaron.alt/nosuchname]>>>>", "(ABZ[\\\\)", nil, "éfiЖŠ\uFFFD"},
		"standard":    {"<</Type/Font/Subtype/Type1/Encoding/StandardEncoding>>", "(`a')", nil, "‘a’"},
		"mac":         {"<</Type/Font/Subtype/TrueType/Encoding/MacRomanEncoding>>", "(\x8e)", nil, "é"},
		"told":        {"<</Type/Font/Subtype/TrueType/ToUnicode 6 0 R>>", "<01>", []string{streamed("", "1 beginbfchar <01> <00E9> endbfchar")}, "é"},
		"wide":        {"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</DW 500/W[1[600 700] 16 18 800]>>]>>", "<0001 0002 0010 0012 0021 0099>", []string{streamed("", cmap)}, "HfiacY\uFFFD"},
		"utf16":       {"<</Type/Font/Subtype/Type0/Encoding/UniGB-UCS2-H/DescendantFonts[<<>>]>>", "<5E02 8BAE>", nil, "市议"},
		"tex":         {"<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+CMR10>>", "(e\\016cient)", nil, "efficient"},
	} {
		objects := append([]string{catalogue, tree, sheetOf, streamed("", "BT /F 10 Tf "+c.content+" Tj ET"), c.font}, c.more...)
		if got := said(t, made(objects...)); got != "0,0 10 "+c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestFilters(t *testing.T) {
	const content = "BT /F 12 Tf 72 700 Td (Hello) Tj ET"
	up := "" // each byte as it differs from the one above
	for range 2 {
		up += "\x02" + strings.Repeat("\x00", 5)
	}
	for name, c := range map[string]struct{ about, data, want string }{
		"flate":      {"/Filter/FlateDecode", deflated(content), "72,700 12 Hello"},
		"cut off":    {"/Filter[/FlateDecode]", deflated(content + strings.Repeat(" ", 10000))[:60], "72,700 12 Hello"},
		"hex":        {"/Filter/ASCIIHexDecode", fmt.Sprintf("%x>", content), "72,700 12 Hello"},
		"85":         {"/Filter/ASCII85Decode", "6=)Nl+E)9CF(KB6+>GQ%Ai3~>", ""},
		"two":        {"/Filter[/AHx/Fl]", fmt.Sprintf("%x", deflated(content)), "72,700 12 Hello"},
		"run length": {"/Filter/RunLengthDecode", "\x22" + content + "\x80", "72,700 12 Hello"},
		"picture":    {"/Filter/DCTDecode", content, ""},
		"predicted":  {"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 35>>", deflated("\x00" + content + up), "72,700 12 Hello"},
		"swollen":    {"/Filter/FlateDecode", deflated(content + strings.Repeat(" ", 1<<22) + "BT /F 9 Tf (more) Tj ET"), "72,700 12 Hello"},
		"lying":      {"/Filter/FlateDecode/Length 3", deflated(content), "72,700 12 Hello"},
	} {
		data := made(catalogue, tree, sheetOf, fmt.Sprintf("<<%s>>\nstream\n%s\nendstream", c.about, c.data), helvetica)
		if got := said(t, data); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestLZW(t *testing.T) {
	// 80 0B 60 50 22 0C 0C 85 01 is the example of the standard.
	f := &file{budget: 1 << 20}
	if got := f.lzw("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", nil); got != "-----A---B" {
		t.Errorf("%q", got)
	}
}

// What stands later in a file replaces what stood there before, whether in a
// stream of objects or not, and nothing hangs on tables that may be wrong.
func TestObjects(t *testing.T) {
	packed := "3 0 5 43 " + sheetOf + " " + helvetica
	for name, c := range map[string]struct{ data, want string }{
		"packed":    {made(catalogue, tree, "null", streamed("", "BT /F 9 Tf (a) Tj ET"), "null", streamed("/Type/ObjStm/N 2/First 9", packed)), "0,0 9 a"},
		"updated":   {page("BT /F 9 Tf (old) Tj ET") + "4 0 obj\n" + streamed("", "BT /F 9 Tf (new) Tj ET") + "\nendobj\n", "0,0 9 new"},
		"no tree":   {made("<<>>", "<<>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>", streamed("", "BT /F 9 Tf (a) Tj ET"), helvetica), "0,0 9 a"},
		"cut off":   {page("BT /F 9 Tf (a) Tj ET BT /F 9 Tf (b) Tj ET")[:310], "0,0 9 a | 0,0 9 b"},
		"cut short": {page("BT /F 9 Tf (a) Tj ET")[:60], "PDF without pages"},
		"junk":      {"junk\n" + page("BT /F 9 Tf (a) Tj ET") + "junk", "0,0 9 a"},
		"no end":    {strings.ReplaceAll(page("BT /F 9 Tf (a) Tj ET"), "endobj", ""), "0,0 9 a"},
		"bad xref":  {page("BT /F 9 Tf (a) Tj ET") + "startxref\n99999999\n%%EOF", "0,0 9 a"},
		"several":   {made(catalogue, tree, "<</Type/Page/Contents[4 0 R 6 0 R 7 0 R]>>", streamed("", "BT /F 9 Tf (a"), helvetica, streamed("", ") Tj ET"), "null"), "0,0 9 a"},
		"not a PDF": {"%!PS", "no PDF"},
		"empty":     {"", "no PDF"},
		"no pages":  {"%PDF-1.4\n", "PDF without pages"},
	} {
		if got := said(t, c.data); strings.ReplaceAll(got, "\n", "") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAbout(t *testing.T) {
	data := page("BT /F 9 Tf (a) Tj ET", "<</Title<FEFF00C9007400E9>/Author(Ann \\223Sample\\224)/CreationDate(D:20181204153000-05'00')>>")
	d, err := Read(strings.Replace(data, "/Root 1 0 R", "/Root 1 0 R/Info 6 0 R", 1), 1<<20)
	if err != nil || d.Title != "Été" || d.Author != "Ann “Sample”" || d.Created != "D:20181204153000-05'00'" {
		t.Errorf("%+v %v", d, err)
	}
	_, err = Read(strings.Replace(data, "/Root 1 0 R", "/Root 1 0 R/Encrypt<</Filter/Standard>>", 1), 1<<20)
	if !errors.Is(err, ErrEncrypted) {
		t.Error(err)
	}
}

// What is made to lead in circles, or to swell, ends.
func TestHostilePDFs(t *testing.T) {
	form := "<</Type/XObject/Subtype/Form/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Length 40>>\nstream\n" + strings.Repeat("/X Do ", 6) + "BT /F 9 Tf (a) Tj ET\nendstream"
	forms := strings.Replace(page("/X Do BT /F 9 Tf (end) Tj ET", form), "/Font<</F 5 0 R>>", "/Font<</F 5 0 R>>/XObject<</X 6 0 R>>", 1)
	for name, data := range map[string]string{
		"itself":      made("1 0 R", "2 0 R"),
		"circle":      made("<</Pages 2 0 R/Type/Catalog>>", "<</Kids[2 0 R 3 0 R 2 0 R]/Parent 2 0 R>>", "<</Kids[2 0 R]>>"),
		"pack itself": made(catalogue, "<</Type/ObjStm/N 9/First 4/Length 2 0 R>>\nstream\n2 0 \nendstream"),
		"deep array":  made(catalogue, strings.Repeat("[", 500_000)),
		"deep dict":   made(catalogue, strings.Repeat("<</a", 500_000)),
		"open text":   made(catalogue, strings.Repeat("1 0 obj (", 200_000)),
		"trailers":    made(catalogue) + strings.Repeat("trailer<<", 200_000),
		"many kids":   made("<</Type/Catalog/Pages<</Kids["+strings.Repeat("<</Contents 1 0 R>>", 100_000)+"]>>>>", ""),
		"forms":       forms,
		"states":      page(strings.Repeat("q ", 500_000) + strings.Repeat("/Artifact BMC ", 100_000)),
		"numbers":     page(strings.Repeat("9e999 1e308 ", 100_000) + "BT /F 1e308 Tf 1e308 1e308 Td (a) Tj ET"),
		"columns":     made(catalogue, tree, sheetOf, streamed("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1073741823/Colors 60>>", deflated("\x00x"))),
		"codes":       made(catalogue, tree, sheetOf, streamed("", "BT /F 9 Tf (a) Tj ET"), "<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W[0 999999999 1 0 999999999 2]>>]>>", streamed("", strings.Repeat("1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange ", 1000))),
	} {
		if _, err := Read(data, 1<<20); err != nil && !errors.Is(err, ErrNoPages) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(page("BT /F 12 Tf 72 700 Td [(Hel) -20 (lo)] TJ T* (x) ' ET q 1 0 0 1 0 0 cm /X Do Q"))
	f.Add(made(catalogue, tree, "null", streamed("/Filter/FlateDecode", deflated("BT /F 9 Tf (a) Tj ET")), "null", streamed("/Type/ObjStm/N 2/First 9", "3 0 5 43 "+sheetOf+" "+helvetica)))
	f.Add(made(catalogue, tree, sheetOf, streamed("/Filter[/LZW/RL/A85/AHx]", "x"), "<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W[1[2] 3 4 5]>>]>>", streamed("", "1 beginbfrange <0000> <0002> [<0041>] endbfrange")))
	f.Fuzz(func(t *testing.T, data string) {
		d, err := Read("%PDF-1.4\n"+data, 1<<16)
		if err != nil {
			return
		}
		for _, p := range d.Pages {
			for _, r := range p.Runs {
				if r.Text == "" || !(r.Size > 0) || !(r.Width >= 0) {
					t.Errorf("%+v", r)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var content strings.Builder
	content.WriteString("BT /F 10 Tf 12 TL 72 700 Td ")
	for range 60 {
		content.WriteString("[(The council met on Monday and a) 20 (greed to build the bridge,) -250 (which)] TJ T* ")
	}
	data := page(content.String() + "ET")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data, 1<<20); err != nil {
			b.Fatal(err)
		}
	}
}
