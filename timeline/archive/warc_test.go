package archive

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"annals/timeline/calendar"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// captureOf returns a record of a web archive.
func captureOf(kind, url, mime, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: %s\r\nWARC-Date: 2020-05-06T07:08:09Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, url, mime, len(block), block)
}

// responseOf returns a capture of what a server sent.
func responseOf(url, status, headers, body string) string {
	return captureOf("response", url, "application/http; msgtype=response", "HTTP/1.1 "+status+"\r\n"+headers+"\r\n\r\n"+body)
}

const htmlType = "Content-Type: text/html; charset=utf-8"

// storyOf returns a page that tells one story.
func storyOf(title string) string {
	return `<html><head><title>` + title + `</title><meta property="og:type" content="article"></head><body><article><h1>` + title + `</h1>
<p>The bridge was opened on Friday, nine years after the old one had fallen into the river, and everybody came to see it.</p>
<p>It cost four million dollars, twice as much as the council had been told when it voted for it, said the mayor of the town.</p></article></body></html>`
}

func packed(t testing.TB, how, text string) string {
	t.Helper()
	var b bytes.Buffer
	var err error
	switch how {
	case "gzip":
		w := gzip.NewWriter(&b)
		w.Write([]byte(text))
		err = w.Close()
	case "br":
		w := brotli.NewWriter(&b)
		w.Write([]byte(text))
		err = w.Close()
	case "deflate":
		w := zlib.NewWriter(&b)
		w.Write([]byte(text))
		err = w.Close()
	case "zstd":
		w, _ := zstd.NewWriter(&b)
		w.Write([]byte(text))
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func chunked(body string) string {
	var b strings.Builder
	for len(body) > 0 {
		n := min(len(body), 100)
		fmt.Fprintf(&b, "%x;note=1\r\n%s\r\n", n, body[:n])
		body = body[n:]
	}
	return b.String() + "0\r\n\r\n"
}

// warcOf writes a web archive, each of its records a member of gzip where packed is set.
func warcOf(t testing.TB, name string, records ...string) string {
	t.Helper()
	var b strings.Builder
	for _, r := range records {
		if strings.HasSuffix(name, ".gz") {
			r = packed(t, "gzip", r)
		}
		b.WriteString(r)
	}
	data := b.String()
	if strings.HasSuffix(name, ".zst") {
		data = packed(t, "zstd", data)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// Pages are read however they were sent and stored; all the rest is counted.
func TestWebArchives(t *testing.T) {
	records := []string{
		captureOf("warcinfo", "", "application/warc-fields", "software: a crawler\r\n"),
		captureOf("request", "https://daily.example/a", "application/http", "GET /a HTTP/1.1\r\n\r\n"),
		captureOf("metadata", "https://daily.example/a", "application/warc-fields", "fetchTimeMs: 12\r\n"),
		captureOf("response", "dns:daily.example", "text/dns", "20200506070809\r\ndaily.example. 1 IN A 192.0.2.1\r\n"),
		responseOf("https://daily.example/plain", "200 OK", htmlType, storyOf("Plain")),
		responseOf("https://daily.example/chunked", "200 OK", htmlType+"\r\nTransfer-Encoding: chunked", chunked(storyOf("Chunked"))),
		responseOf("https://daily.example/unchunked", "200 OK", htmlType+"\r\nTransfer-Encoding: chunked", storyOf("Said to be chunked")),
		responseOf("https://daily.example/gzip", "200 OK", htmlType+"\r\ncontent-encoding: gzip", packed(t, "gzip", storyOf("Gzip"))),
		responseOf("https://daily.example/both", "200 OK", htmlType+"\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(packed(t, "gzip", storyOf("Both")))),
		responseOf("https://daily.example/ungzip", "200 OK", htmlType+"\r\nContent-Encoding: gzip", storyOf("Said to be gzip")),
		responseOf("https://daily.example/br", "200 OK", htmlType+"\r\nContent-Encoding: br", packed(t, "br", storyOf("Brotli"))),
		responseOf("https://daily.example/deflate", "200 OK", htmlType+"\r\nContent-Encoding: deflate", packed(t, "deflate", storyOf("Deflate"))),
		responseOf("https://daily.example/zstd", "200 OK", htmlType+"\r\nContent-Encoding: zstd", packed(t, "zstd", storyOf("Zstd"))),
		responseOf("https://daily.example/latin", "200 OK", "Content-Type: text/html; charset=iso-8859-1", strings.Replace(storyOf("Caf\xE9"), "river", "fj\xF6rd", 1)),
		captureOf("resource", "https://daily.example/resource", "text/html", storyOf("Resource")),
		responseOf("https://daily.example/none", "200 OK", "Server: none", storyOf("Without a type")),
		responseOf("https://daily.example/again", "200 OK", htmlType, storyOf("Plain")),
		responseOf("https://daily.example/moved", "301 Moved", "Location: /plain", ""),
		responseOf("https://daily.example/gone", "404 Not Found", htmlType, storyOf("Gone")),
		responseOf("https://daily.example/a.png", "200 OK", "Content-Type: image/png", "\x89PNG"),
		responseOf("https://daily.example/a.css", "200 OK", "Content-Type: text/css", "p{}"),
		responseOf("https://daily.example/", "200 OK", htmlType, `<html><head><link rel="canonical" href="https://daily.example/"></head><body><p>The bridge was opened on Friday, and everybody came to see it, but for those who had to work, and for those who had seen the first one fall.</p></body></html>`),
		responseOf("https://daily.example/tag/bridge", "200 OK", htmlType, "<html><body><main>"+strings.Repeat(`<h2><a href="/plain">The bridge opens</a></h2><p>It was about time, said the mayor.</p>`, 8)+"</main></body></html>"),
		responseOf("https://daily.example/form", "200 OK", htmlType, "<html><body><form>Search <input></form></body></html>"),
		captureOf("revisit", "https://daily.example/plain", "application/http", "HTTP/1.1 304 Not Modified\r\n\r\n"),
	}
	const (
		want = `/plain "Plain" /chunked "Chunked" /unchunked "Said to be chunked" /gzip "Gzip" /both "Both" /ungzip "Said to be gzip" /br "Brotli" /deflate "Deflate" /zstd "Zstd" /latin "Café" /resource "Resource" /none "Without a type"`
		sum  = "12 articles read, 0 skipped, 12 undated, 3 crawler notes passed over, 1 error page passed over, 2 listing pages passed over, 1 other file passed over, " +
			"1 picture passed over, 1 redirect passed over, 1 repeated capture passed over, 1 request passed over, 1 revisit passed over, 1 storyless page passed over"
	)
	for _, name := range []string{"a.warc", "a.warc.gz", "a.warc.zst", "no-name-that-tells"} {
		path := warcOf(t, name, records...)
		a := read(t, path)
		var got []string
		for _, article := range a.Articles {
			address, ok := strings.CutPrefix(article.URL, "https://daily.example")
			if !ok || article.ID != name+"#"+article.URL || !strings.Contains(article.Text, "four million dollars") {
				t.Errorf("%s: %s at %s: %.80q", name, article.ID, article.URL, article.Text)
			}
			got = append(got, fmt.Sprintf("%s %q", address, article.Title))
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, want)
		}
		if got := a.Summary(); got != sum || len(a.Skipped) > 0 {
			t.Errorf("%s:\ngot  %s\nwant %s\n%v", name, got, sum, a.Skipped)
		}
	}
}

// A page is not younger than its capture: what says so is wrong.
func TestCapturesBoundDates(t *testing.T) {
	dated := func(date string) string {
		return strings.Replace(storyOf("Dated "+date), "<head>", `<head><meta property="article:published_time" content="`+date+`">`, 1)
	}
	a := read(t, warcOf(t, "a.warc",
		responseOf("https://daily.example/a", "200 OK", htmlType, storyOf("Undated")),
		responseOf("https://daily.example/b", "200 OK", htmlType, dated("2020-05-05")),
		responseOf("https://daily.example/c", "200 OK", htmlType, dated("2021-05-05"))))
	for i, want := range []string{"", "2020-05-05", ""} {
		p := a.Articles[i].Published
		if got := p.When.String(); want != "" && got != want || want == "" && !p.When.IsZero() {
			t.Errorf("%s: published %s, want %q", a.Articles[i].Title, got, want)
		}
		if want == "" && (p.NotAfter.When != calendar.Date(2020, 5, 6) || p.NotAfter.Basis != "capture") {
			t.Errorf("%s: not after %v", a.Articles[i].Title, p.NotAfter)
		}
	}
}

// What is broken costs itself, is told with its place, and what follows is read.
func TestBrokenWebArchives(t *testing.T) {
	story := func(n int) string {
		return responseOf(fmt.Sprintf("https://daily.example/%d", n), "200 OK", htmlType, storyOf(fmt.Sprint("Story ", n)))
	}
	cut := func(s string) string { return s[:len(s)-200] }
	for _, test := range []struct {
		name, data, read string
		skipped          []string
	}{
		{"cut.warc", story(1) + cut(story(2)), "1", []string{"a record of a web archive that ends too early"}},
		{"cut.warc.gz", packed(t, "gzip", story(1)) + cut(packed(t, "gzip", story(2))), "1", []string{"ends too early"}},
		{"lost.warc.gz", packed(t, "gzip", story(1)) + cut(packed(t, "gzip", story(2))) + packed(t, "gzip", story(3)), "1 3", []string{"ends too early"}},
		{"short.warc", story(1) + cut(story(2)) + story(3), "1 3", []string{"ends too early"}},
		{"short.warc.gz", packed(t, "gzip", story(1)) + packed(t, "gzip", cut(story(2))) + packed(t, "gzip", story(3)), "1 3", []string{"ends too early"}},
		{"between.warc", story(1) + "something else\nin two lines\n" + story(2), "1 2", []string{"at byte "}},
		{"after.warc", story(1) + "something else", "1", []string{"no further record"}},
		{"length.warc", story(1) + strings.Replace(story(2), "Content-Length: ", "Content-Length: x", 1) + story(3), "1 3", []string{"without its length", "no record"}},
		{"long.warc", story(1) + strings.Replace(story(2), "Content-Length: ", "Content-Length: 99", 1) + story(3), "1", []string{"ends too early"}},
		{"headers.warc", story(1) + "WARC/1.0\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n" + story(2), "1 2", []string{"have no end", "no record"}},
		{"huge.warc", story(1) + responseOf("https://daily.example/2", "200 OK", htmlType, strings.Repeat("<p>It happened.", 3<<20)) + story(3), "1 3", []string{"is larger than 32 MB"}},
		{"bomb.warc", story(1) + responseOf("https://daily.example/2", "200 OK", htmlType+"\r\nContent-Encoding: gzip", packed(t, "gzip", strings.Repeat(" ", 40<<20))) + story(3), "1 3", []string{"is larger than 32 MB"}},
	} {
		path := filepath.Join(t.TempDir(), test.name)
		if err := os.WriteFile(path, []byte(test.data), 0o666); err != nil {
			t.Fatal(err)
		}
		a := read(t, path)
		var got []string
		for _, article := range a.Articles {
			got = append(got, article.Title[len("Story "):])
		}
		if got := strings.Join(got, " "); got != test.read || len(a.Skipped) != len(test.skipped) {
			t.Errorf("%s: read %s, want %s, skipped %v", test.name, got, test.read, a.Skipped)
			continue
		}
		for i, want := range test.skipped {
			if got := a.Skipped[i].String(); !strings.Contains(got, want) {
				t.Errorf("%s: got %s, want %q", test.name, got, want)
			}
		}
	}
}

// A WACZ holds web archives, and knows the titles of their pages.
func TestWACZ(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crawl.wacz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, file := range [][2]string{
		{"datapackage.json", `{"profile": "data-package"}`},
		{"pages/pages.jsonl", "{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https://daily.example/b\", \"title\": \"Named in the list\"}\nbroken\n"},
		{"indexes/index.cdx", "com,example)/ 2020"},
		{"archive/one.warc.gz", packed(t, "gzip", responseOf("https://daily.example/a", "200 OK", htmlType, storyOf("Named itself")))},
		{"archive/two.warc", responseOf("https://daily.example/b", "200 OK", htmlType, strings.NewReplacer("<title>x</title>", "", "<h1>x</h1>", "").Replace(storyOf("x")))},
	} {
		w, err := z.Create(file[0])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(file[1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	a := read(t, path)
	if got, want := ids(a), "crawl.wacz/archive/one.warc.gz#https://daily.example/a crawl.wacz/archive/two.warc#https://daily.example/b"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(a.Articles) == 2 && (a.Articles[0].Title != "Named itself" || a.Articles[1].Title != "Named in the list") {
		t.Errorf("titles %q and %q", a.Articles[0].Title, a.Articles[1].Title)
	}
	if len(a.Skipped) > 0 {
		t.Error(a.Skipped)
	}
}

func FuzzWARC(f *testing.F) {
	f.Add(captureOf("resource", "https://daily.example/a", "text/html", storyOf("A")) + responseOf("https://daily.example/b", "200 OK", htmlType+"\r\nTransfer-Encoding: chunked", chunked(storyOf("B"))))
	f.Add(responseOf("https://daily.example/c", "200 OK", htmlType+"\r\nContent-Encoding: br", packed(f, "br", storyOf("C"))) + "lost\n" + captureOf("revisit", "x", "y", ""))
	f.Add("WARC/1.0\r\nContent-Length: 3\r\n\r\n<p>\r\n\r\nWARC/1.0\r\nContent-Length: 9999999999999\r\n\r\n")
	f.Fuzz(func(t *testing.T, data string) {
		offset := int64(0)
		eachCapture(inputOf(data), func(r record) error {
			if r.offset < offset || r.offset > int64(len(data))+1 {
				t.Errorf("record %d at byte %d after %d of %d", r.number, r.offset, offset, len(data))
			}
			offset = r.offset
			if r.read != nil {
				if d, err := r.read(); err == nil {
					d.finish("x")
				}
			}
			return nil
		})
	})
}

func FuzzWACZ(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"datapackage.json": "{}", "pages/pages.jsonl": `{"url":"u","title":"t"}`, "archive/a.warc": captureOf("resource", "u", "text/html", storyOf("A"))} {
		w, _ := z.CreateHeader(&zip.FileHeader{Name: name})
		w.Write([]byte(text))
	}
	z.Close()
	f.Add(b.String())
	f.Fuzz(func(t *testing.T, data string) {
		unpackWACZ(inputOf(data), func(in *input) error {
			defer in.Close()
			return eachCapture(in, func(record) error { return nil })
		})
	})
}

// inputOf returns a file that holds data.
func inputOf(data string) *input {
	in := &input{name: "x", path: "x", called: "x", size: -1, limits: DefaultLimits}
	in.from(strings.NewReader(data), int64(len(data)))
	return in
}

// BenchmarkWARC reads web archives without extracting the articles of their pages.
func BenchmarkWARC(b *testing.B) {
	var plain, members strings.Builder
	for i := range 400 {
		r := responseOf(fmt.Sprintf("https://daily.example/%d", i), "200 OK", htmlType, pageOf(50+i))
		plain.WriteString(r)
		members.WriteString(packed(b, "gzip", r))
	}
	for name, data := range map[string]string{"plain": plain.String(), "gzip": members.String()} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(plain.Len()))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				count := func(r record) error {
					if r.read != nil {
						n++
					}
					return nil
				}
				in, err := inputOf(data), error(nil)
				if name == "gzip" {
					err = unpackGzip(in, func(in *input) error { return eachCapture(in, count) })
				} else {
					err = eachCapture(in, count)
				}
				if err != nil || n != 400 {
					b.Fatal(n, err)
				}
			}
		})
	}
}
