package archive

import (
	"slices"
	"testing"

	"annals/timeline"

	"golang.org/x/net/html"
)

// simplePieces are pieces of HTML, and whether they are simple.
var simplePieces = []struct {
	piece  string
	simple bool
}{
	{"<p>It rained.</p>\n<p>It <em>snowed</em>, <a href=\"https://post.example/?a=1&b=2\">they</a> said.</p>", true},
	{"<!-- wp:list -->\n<ul class=\"a\"><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>\n<!-- /wp:list -->", true},
	{"<figure><img src=\"a.jpg\" alt=\"x\"/><figcaption>The <b>quay</b></figcaption></figure><h2>After</h2><p>It rained.</p>", true},
	{"<p>One<br>two<br/><br/>three<br> <br>four<br><!-- x --><br>five</p>", true},
	{"<p style=\"display: none\">gone</p><p style=\"font-weight: 400;\">there</p><div aria-hidden=\"true\">gone</div><p hidden=\"\">gone</p>", true},
	{"Text, &amp; no &lt;tag&gt;, a&nbsp;space, &copy and &copy=1", true},
	{"<blockquote><p>Said.</p><cite>Ann</cite></blockquote>loose<p>It ends", true},
	{"<p>one<p>two", false},
	{"<p>one<div>two</div></p>", false},
	{"<a href=\"x\">one<p>two</p></a>", false},
	{"<a href=\"x\">one<a href=\"y\">two</a></a>", false},
	{"<b><i>one</b></i>", false},
	{"<li>one</li>", false},
	{"<ul><li>one<li>two</ul>", false},
	{"<p/>one", false},
	{"</p>one", false},
	{"<P>one</P>", false},
	{"<p class=a>one</p>", false},
	{"<p style=\"display&#58;none\">one</p>", false},
	{"<p>1 < 2</p>", false},
	{"<!-->one-->two", false},
	{"<!--->one-->two", false},
	{"<!-- a --!> b --><p>one</p>", false},
	{"<!-- one", false},
	{"<p>one\r\ntwo</p>", false},
	{"<script>x</script>", false},
	{"<table><tr><td>one</td></tr></table>", false},
	{"<h2>one<h3>two</h3></h2>", false},
}

// What is simple is read as a browser would read it.
func TestSimpleTree(t *testing.T) {
	for _, c := range simplePieces {
		if _, ok := simpleTree(c.piece); ok != c.simple {
			t.Errorf("simple is %v: %q", ok, c.piece)
		}
		sameStory(t, c.piece)
	}
	for i := range 20 {
		post := withoutMachinery(inventedPost(i))
		if _, ok := simpleTree(post); !ok {
			t.Errorf("not simple: %q", post)
		}
		sameStory(t, post)
	}
}

func FuzzSimpleTree(f *testing.F) {
	for _, c := range simplePieces {
		f.Add(c.piece)
	}
	f.Fuzz(func(t *testing.T, piece string) { sameStory(t, piece) })
}

// sameStory checks that a piece, if it is simple, makes the same story by either tree.
func sameStory(t *testing.T, piece string) {
	t.Helper()
	root, ok := simpleTree(piece)
	if !ok {
		return
	}
	doc, err := parseHTML(piece)
	if err != nil {
		t.Fatal(err)
	}
	told := func(n *html.Node) *story {
		s := &story{}
		s.addNode(n, timeline.Paragraph)
		return s
	}
	got, want := told(root), told(doc)
	if got.text.String() != want.text.String() || !slices.Equal(got.blocks, want.blocks) {
		t.Errorf("%q\ntells %q %v\nwant  %q %v", piece, got.text.String(), got.blocks, want.text.String(), want.blocks)
	}
}
