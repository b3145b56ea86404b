package archive

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/tools/txtar"
)

// cutInto returns the elements of a file in a line, and how it ended.
func cutInto(src io.Reader, name string, limits Limits) (string, error) {
	var all []string
	s := newElements(src, name, limits)
	for {
		e, err := s.next()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return strings.Join(all, " "), err
		}
		data := strings.ReplaceAll(e.data, "\n", "")
		if data == "" {
			data = "-"
		}
		all = append(all, fmt.Sprintf("%d:%s", e.line, data))
	}
}

// However a file comes in, its elements are the same.
func TestElements(t *testing.T) {
	for _, c := range []struct{ file, want, end string }{
		{"<r><item>a</item>\n<item>b</item></r>", "1:<item>a</item> 2:<item>b</item>", ""},
		{"<r><item a='>'>a</item><item/><ITEM>c</ITEM></r>", "1:<item a='>'>a</item> 1:<item/> 1:<ITEM>c</ITEM>", ""},
		{"<?xml?><!-- <item> --><!DOCTYPE r [<!ENTITY x '<item>'>]><r><items/><item>a</item></r>", "1:<item>a</item>", ""},
		{"<r><item><![CDATA[<item></item>]]></item></r>", "1:<item><![CDATA[<item></item>]]></item>", ""},
		{"<r><item>a<item>b</item></r>", "1:<item>a 1:<item>b</item>", ""},
		{"<r><channel><item>a</channel><item>b</r>", "1:<item>a 1:<item>b", ""},
		{"<x:r><x:item>a</x:item><y:item>b</y:item><rss:item>c</rss:item></x:r>", "1:<x:item>a</x:item> 1:<rss:item>c</rss:item>", ""},
		{"<r><item>1 < 2 <3 </item></r>", "1:<item>1 < 2 <3 </item>", ""},
		{"<item>a</item>", "1:<item>a</item>", ""},
		{"<item>a</item>\n<item>b</item>", "1:<item>a</item> 2:<item>b</item>", ""},
		{"<r><item>a</item>", "1:<item>a</item>", "the file is cut off: <r> has no end"},
		{"<r><item>a</item>\n<item>b", "1:<item>a</item>", "the file is cut off within the <item> that begins in line 2"},
		{"<r><item>a</item><item><![CDATA[b</item></r>", "1:<item>a</item>", "the file is cut off within the <item> that begins in line 1"},
		{"<r/>", "", ""},
		{"", "", ""},
		{"no XML", "", ""},
		{"<r><item>" + strings.Repeat("long ", 40) + "</item><item>b</item></r>", "1:- 1:<item>b</item>", ""},
		{"<r><item>\n<![CDATA[" + strings.Repeat("<item>", 40_000) + "]]></item>\n<item>b</item></r>", "1:- 3:<item>b</item>", ""},
		{"<r><!-- " + strings.Repeat("<item>", 40_000) + " --><item>b</item></r>", "1:<item>b</item>", ""},
		{"<r>" + strings.Repeat("<title>head</title>", 40) + "<item>b</item></r>", "1:<item>b</item>", ""},
	} {
		limits := Limits{Article: 100}
		ways := map[string]io.Reader{
			"at once":          strings.NewReader(c.file),
			"in halves":        iotest.HalfReader(strings.NewReader(c.file)),
			"with the EOF":     iotest.DataErrReader(strings.NewReader(c.file)),
			"five a time":      &few{strings.NewReader(c.file), 5},
			"seventeen a time": &few{strings.NewReader(c.file), 17},
		}
		if len(c.file) < 1000 {
			ways["byte by byte"] = iotest.OneByteReader(strings.NewReader(c.file))
		}
		for kind, src := range ways {
			got, err := cutInto(src, "item", limits)
			if got != c.want || c.end == "" && err != nil || c.end != "" && (err == nil || err.Error() != c.end) {
				t.Errorf("%.200s, %s:\ngot  %q, %v\nwant %q, %s", c.file, kind, got, err, c.want, c.end)
			}
		}
	}
}

// A few reads a few bytes at a time.
type few struct {
	io.Reader
	n int
}

func (f *few) Read(p []byte) (int, error) { return f.Reader.Read(p[:min(len(p), f.n)]) }

// A file whose reading breaks off gives what stands before, and says why.
func TestElementsOfBrokenReader(t *testing.T) {
	src := io.MultiReader(strings.NewReader("<r><item>a</item><item>b"), iotest.ErrReader(io.ErrUnexpectedEOF))
	got, err := cutInto(src, "item", DefaultLimits)
	if got != "1:<item>a</item>" || err == nil || err.Error() != "the file is cut off within the <item> that begins in line 1: unexpected EOF" {
		t.Errorf("%q, %v", got, err)
	}
}

// What is made to take long takes no longer than its size.
func TestMarkupIsLinear(t *testing.T) {
	for _, piece := range []string{"<a", "<a <!--", "<![CDATA[", "<!--", "<!DOCTYPE [", "<?", "<a b='", "</", "&", "&a", "<item>", "</item>", "<x>", "<b i=\"<", "[embed]", "<!-- wp:button -->", "[a b=", "[/"} {
		file := strings.Repeat(piece, 1<<20/len(piece))
		cutInto(strings.NewReader("<r><item>"+file), "item", DefaultLimits)
		for range children("<item>" + file) {
		}
		parseXML(file, 1000)
		rootElement([]byte(file))
		resolve(file)
		lineOfHTML(file)
		withoutMachinery(file)
		withoutMachinery("<!-- wp: -->" + file)
	}
}

func FuzzElements(f *testing.F) {
	seedWith(f, "feeds.txtar", "wordpress.txtar")
	f.Fuzz(func(t *testing.T, file string) {
		whole, err := cutInto(strings.NewReader(file), "item", DefaultLimits)
		parts, err2 := cutInto(&few{strings.NewReader(file), 7}, "item", DefaultLimits)
		if whole != parts || fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Errorf("%q is at once\n%q, %v, in parts\n%q, %v", file, whole, err, parts, err2)
		}
	})
}

func FuzzFeed(f *testing.F) { fuzzEach(f, eachItem, "feeds.txtar") }
func FuzzAtom(f *testing.F) { fuzzEach(f, eachEntry, "feeds.txtar") }
func FuzzWXR(f *testing.F)  { fuzzEach(f, eachPost, "wordpress.txtar") }

// seedWith adds the files of golden archives.
func seedWith(f *testing.F, seeds ...string) {
	for _, name := range seeds {
		golden, err := txtar.ParseFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range golden.Files {
			if file.Name != "want" {
				f.Add(string(file.Data))
			}
		}
	}
}

// fuzzEach lets a reader of files of many read anything, and checks the laws of
// articles.
func fuzzEach(f *testing.F, each func(*input, func(record) error) error, seeds ...string) {
	seedWith(f, seeds...)
	f.Fuzz(func(t *testing.T, data string) {
		in := &input{name: "x", size: int64(len(data)), limits: DefaultLimits, stream: stream{src: strings.NewReader(data)}}
		err := each(in, func(r record) error {
			if r.fault != nil {
				return nil
			}
			d, err := r.read()
			if err == nil {
				err = d.finish("x")
			}
			if err == nil {
				checkDraft(t, d)
			}
			return nil
		})
		if err, ok := errors.AsType[*fault](err); ok && (err.reason == "" || err.do == "") {
			t.Errorf("%q says too little", err)
		}
	})
}
