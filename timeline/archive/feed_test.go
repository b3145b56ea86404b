package archive

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// rss returns a feed of one item with that text.
func rss(label, text string) string {
	return fmt.Sprintf("<?xml version=\"1.0\"%s?>\n<rss version='2.0'><channel><title>Sample</title><item><title>One</title><description>%s</description></item></channel></rss>", label, text)
}

// textsOf reads a file and returns the texts of its articles, and what was said of
// the rest.
func textsOf(t *testing.T, name, data string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	a := read(t, path)
	check(t, a)
	var all []string
	for _, article := range a.Articles {
		all = append(all, strings.ReplaceAll(article.Text, "\n\n", " | "))
	}
	for _, p := range a.Skipped {
		if p.Do == "" {
			t.Errorf("%s does not say what to do", p)
		}
		all = append(all, "skipped"+strings.TrimPrefix(p.String(), path))
	}
	return strings.Join(all, "\n")
}

func TestEncodingsOfXML(t *testing.T) {
	const text = "Le café a fermé lundi."
	encode := func(enc interface{ String(string) (string, error) }, s string) string {
		t.Helper()
		out, err := enc.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	latin, utf16 := charmap.ISO8859_1.NewEncoder(), unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()
	for what, data := range map[string]string{
		"UTF-8":                       rss("", text),
		"UTF-8 with a mark":           "\uFEFF" + rss(" encoding='UTF-8'", text),
		"UTF-8 that says Latin 1":     rss(` encoding="ISO-8859-1"`, text),
		"Latin 1":                     encode(latin, rss(` encoding="ISO-8859-1"`, text)),
		"Latin 1 that says UTF-8":     encode(latin, rss(` encoding="UTF-8"`, text)),
		"Latin 1 that says nothing":   encode(latin, rss("", text)),
		"an encoding that is none":    encode(latin, rss(` encoding="x-sample"`, text)),
		"UTF-16":                      encode(utf16, rss(` encoding="UTF-16"`, text)),
		"UTF-8 with NUL and controls": rss("", "Le \x00café\x08 a fermé \x1Blundi."),
	} {
		if got := textsOf(t, "a.xml", data); got != text {
			t.Errorf("%s: got %q", what, got)
		}
	}
	const closed = "橋は月曜日に閉鎖された。"
	if got := textsOf(t, "a.xml", encode(japanese.ShiftJIS.NewEncoder(), rss(` encoding="Shift_JIS"`, closed))); got != closed {
		t.Errorf("Shift_JIS: got %q", got)
	}
}

// What is made to break a reader of XML costs itself.
func TestHostileXML(t *testing.T) {
	const good = "<item><title>Good</title><description>The bridge opened.</description></item>"
	feed := func(items string) string {
		return "<rss><channel><title>x</title>" + items + good + "</channel></rss>"
	}
	atom := func(entry string) string {
		return "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title><content type='xhtml'>" + entry + "</content></entry></feed>"
	}
	for what, c := range map[string]struct{ data, want string }{
		"levels in an item": {feed("<item><title>Deep</title><description>" + strings.Repeat("<b>", 100_000) + "Text.</description></item>"), "The bridge opened.\nskipped:1: has more than 1000 elements in each other: mend it, or raise depth under [limits] in annals.toml"},
		"levels in HTML":    {feed("<item><description><![CDATA[" + strings.Repeat("<div>", 100_000) + "Text.]]></description></item>"), "Text.\nThe bridge opened."},
		"levels above":      {strings.Repeat("<rss>", 100_000) + good, "The bridge opened.\nskipped: at byte 500077: the file is cut off: <rss> has no end: get it again; what stands before is read"},
		"laughs":            {`<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>` + feed("<item><description>&b;&b; said he.</description></item>"), "&b;&b; said he.\nThe bridge opened."},
		"a file":            {`<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>` + feed("<item><description>&f; is not read.</description></item>"), "&f; is not read.\nThe bridge opened."},
		"tags":              {atom(strings.Repeat("<p/>", mostTags+1)), "skipped:1: has more than a million tags: part it into articles"},
		"an open section":   {feed("<item><title>Cut</title><description><![CDATA[It has no end."), "skipped: at byte 183: the file is cut off within the <item> that begins in line 1: get it again; what stands before is read"},
		"an open comment":   {atom("The port opened. <!-- no end"), "skipped: at byte 140: the file is cut off within the <entry> that begins in line 1: get it again; what stands before is read"},
		"no items":          {"<rss><channel><title>x</title></channel></rss>", "skipped: holds no articles: fill it in or take it out"},
		"a script":          {feed("<item><title>&lt;script&gt;alert(1)&lt;/script&gt;</title><link>javascript:alert(1)</link><description>&lt;script&gt;alert(1)&lt;/script&gt;The port opened.</description></item>"), "The port opened.\nThe bridge opened."},
	} {
		if got := textsOf(t, "a.xml", c.data); got != c.want {
			t.Errorf("%s: got %q\nwant %q", what, got, c.want)
		}
	}
}

// inventedPost returns a story as WordPress stores it, in blocks: paragraphs, some with links, emphasis and
// entities, a heading, a picture and a list.
func inventedPost(n int) string {
	inline := strings.NewReplacer("the bridge", `<a href="https://post.example/bridge/?a=1&amp;b=2">the bridge</a>`, "the toll", "<em>the toll</em>", "’", "&#8217;", "2016", "<strong>2016</strong>", "river had", "river&nbsp;had")
	var b strings.Builder
	for i, p := range inventedParagraphs(n) {
		switch {
		case p == "The river":
			b.WriteString("<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">The river</h2>\n<!-- /wp:heading -->\n\n" +
				"<!-- wp:image {\"id\":7,\"sizeSlug\":\"large\"} -->\n<figure class=\"wp-block-image size-large\"><img src=\"https://post.example/a.jpg\" alt=\"The old bridge\" class=\"wp-image-7\"/><figcaption class=\"wp-element-caption\">The old bridge. Photo: Dee Sample</figcaption></figure>\n<!-- /wp:image -->\n\n" +
				"<!-- wp:list -->\n<ul class=\"wp-block-list\"><!-- wp:list-item -->\n<li>It rose by a metre.</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>It fell.</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->\n\n")
		default:
			if i%3 == 0 {
				p = inline.Replace(p)
			}
			b.WriteString("<!-- wp:paragraph -->\n<p>" + p + "</p>\n<!-- /wp:paragraph -->\n\n")
		}
	}
	return b.String()
}

// A large export is read as it comes in, whatever stands in it.
func BenchmarkWXR(b *testing.B) {
	var f strings.Builder
	f.WriteString(`<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Sample</title><language>en-US</language>`)
	for i := range 3000 {
		fmt.Fprintf(&f, `	<item>
		<title><![CDATA[Council meets for the %dth time]]></title>
		<link>https://post.example/2018/12/%d/</link>
		<pubDate>Fri, 07 Dec 2018 04:10:00 +0000</pubDate>
		<dc:creator><![CDATA[asample]]></dc:creator>
		<guid isPermaLink="false">https://post.example/?p=%[1]d</guid>
		<description></description>
		<content:encoded><![CDATA[%[3]s]]></content:encoded>
		<excerpt:encoded><![CDATA[]]></excerpt:encoded>
		<wp:post_id>%[1]d</wp:post_id>
		<wp:post_date><![CDATA[2018-12-06 23:10:00]]></wp:post_date>
		<wp:post_date_gmt><![CDATA[2018-12-07 04:10:00]]></wp:post_date_gmt>
		<wp:status><![CDATA[publish]]></wp:status>
		<wp:post_type><![CDATA[post]]></wp:post_type>
		<category domain="category" nicename="news"><![CDATA[News]]></category>
		%[4]s
	</item>
`, i, i, inventedPost(i), strings.Repeat("<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>\n", 8))
	}
	f.WriteString("</channel></rss>")
	name := filepath.Join(b.TempDir(), "export.xml")
	if err := os.WriteFile(name, []byte(f.String()), 0o666); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(f.Len()))
	b.ReportAllocs()
	for b.Loop() {
		goThrough(b, name, "")
	}
}
