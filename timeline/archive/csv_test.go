package archive

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// rowsOf returns the rows of a table in a line, and how it ended.
func rowsOf(src io.Reader, limits Limits) (string, error) {
	var all []string
	r := &rows{window: window{src: src}, limits: limits, stops: ",\n"}
	for {
		row, rec, err := r.next()
		switch {
		case errors.Is(err, io.EOF):
			return strings.Join(all, " "), nil
		case err != nil:
			return strings.Join(all, " "), err
		case rec.fault != nil:
			all = append(all, fmt.Sprintf("%d:-", rec.line))
		default:
			all = append(all, fmt.Sprintf("%d:%q", rec.line, cells(string(row), ",\n")))
		}
	}
}

// However a table comes in, its rows are the same.
func TestRows(t *testing.T) {
	long := strings.Repeat("long ", 40)
	for _, c := range []struct{ table, want string }{
		{"a,b\nc,d\n", `1:["a" "b"] 2:["c" "d"]`},
		{"a,b\r\nc,d", `1:["a" "b"] 2:["c" "d"]`},
		{`"a,b","c""d"`, `1:["a,b" "c\"d"]`},
		{"\"a\nb\"\r\nc", `1:["a\nb"] 3:["c"]`},
		{`"a "b" c",d`, `1:["a \"b\" c" "d"]`},
		{`a "b",c`, `1:["a \"b\"" "c"]`},
		{",\n", `1:["" ""]`},
		{"", ``},
		{"\n\na", `1:[""] 2:[""] 3:["a"]`},
		{"\"a,b\nc,d", `1:- 2:["c" "d"]`},
		{"\"a\"\r", `1:["a"]`},
		{"x," + long + "\na", `1:- 2:["a"]`},
		{"\"" + long + "\"\na", `1:- 2:["a"]`},
		{"\"" + long + "\n" + long + "\na", `1:- 2:- 3:["a"]`},
	} {
		for kind, src := range map[string]io.Reader{
			"at once":          strings.NewReader(c.table),
			"byte by byte":     iotest.OneByteReader(strings.NewReader(c.table)),
			"with the EOF":     iotest.DataErrReader(strings.NewReader(c.table)),
			"seventeen a time": &few{strings.NewReader(c.table), 17},
		} {
			if got, err := rowsOf(src, Limits{Article: 100}); got != c.want || err != nil {
				t.Errorf("%.200q, %s:\ngot  %s, %v\nwant %s", c.table, kind, got, err, c.want)
			}
		}
	}
}

func TestEncodingsOfTables(t *testing.T) {
	const text = "Le café a fermé lundi."
	const rows = "title,text\r\nUn,\"" + text + "\"\r\n"
	for what, enc := range map[string]encoding.Encoding{
		"UTF-8": encoding.Nop, "UTF-8 with a mark": unicode.UTF8BOM, "Windows-1252": charmap.Windows1252,
		"UTF-16": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16, the other way": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	} {
		data, err := enc.NewEncoder().String(rows)
		if err != nil {
			t.Fatal(err)
		}
		if got := textsOf(t, "a.csv", data); got != text {
			t.Errorf("%s: got %q", what, got)
		}
	}
	if got := textsOf(t, "a.csv", "title,text\rUn,"+text+"\rDeux,Le café a ouvert.\r"); got != text+"\nLe café a ouvert." {
		t.Errorf("lines of an old Mac: got %q", got)
	}
}

// What is made to break a reader of tables costs little, and is said.
func TestHostileTables(t *testing.T) {
	const good = "title,text\nGood,The bridge opened.\n"
	for what, c := range map[string]struct{ table, want string }{
		"NUL":             {good + "x,a\x00b\n", "The bridge opened.\nskipped:3: is no text: it holds NUL bytes: save it as plain text in UTF-8"},
		"marks":           {good + strings.Repeat("\"x,no end\n", 1000), "The bridge opened.\n" + unendedRows(3, 10) + "skipped:13: is no table: many of its quotation marks have no end: write a quotation mark within quotation marks twice; what follows was not read"},
		"bytes":           {strings.Repeat("\x81\x8d,", 1000) + "\n\n", "skipped: is no text in UTF-8, nor in any encoding that can be told: save it as UTF-8"},
		"commas":          {strings.Repeat(",", 100_000) + "\n" + strings.Repeat(",", 100_000), "skipped: no field can be the text, of , , , , , , , , , , , , , , , , , , , , …: name the one that is: --field text=NAME"},
		"a row in UTF-16": {good + "\xFF\xFEx\n", "The bridge opened.\nskipped:3: has 1 cell, and the first row names 2: put the cell that holds a \",\" in quotation marks"},
		"a formula":       {"title,text\n=1+1,=cmd|' /C calc'!A0 it wrote.\n", "=cmd|' /C calc'!A0 it wrote."},
	} {
		if got := textsOf(t, "a.csv", c.table); got != c.want {
			t.Errorf("%s: got %q\nwant %q", what, got, c.want)
		}
	}
}

func unendedRows(from, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "skipped:%d: a quotation mark in it has no end: write one at the end of the cell, and those within it twice\n", from+i)
	}
	return b.String()
}

func FuzzRows(f *testing.F) {
	seedWith(f, "tables.txtar")
	f.Fuzz(func(t *testing.T, file string) {
		whole, err := rowsOf(strings.NewReader(file), Limits{Article: 1000})
		parts, err2 := rowsOf(&few{strings.NewReader(file), 7}, Limits{Article: 1000})
		if len(file) <= 1000 && (whole != parts || fmt.Sprint(err) != fmt.Sprint(err2)) {
			t.Errorf("%q is at once\n%s, %v, in parts\n%s, %v", file, whole, err, parts, err2)
		}
	})
}

func FuzzCSV(f *testing.F) { fuzzEach(f, eachRow, "tables.txtar") }

func BenchmarkCSV(b *testing.B) {
	var f strings.Builder
	f.WriteString("id,title,date,text\n")
	for i := range 5000 {
		fmt.Fprintf(&f, "%d,\"Council meets, and number %[1]d is on its list\",2018-12-06,\"%s\"\n", i, strings.ReplaceAll(inventedStory(i, "\n\n"), "“We”", `""We""`))
	}
	name := filepath.Join(b.TempDir(), "rows.csv")
	if err := os.WriteFile(name, []byte(f.String()), 0o666); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(f.Len()))
	b.ReportAllocs()
	for b.Loop() {
		goThrough(b, name, "")
	}
}
