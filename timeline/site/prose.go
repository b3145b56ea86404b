package site

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.yaml.in/yaml/v3"

	"annals/timeline"
)

// A prose page is written by the user in Markdown: pages/about.md becomes
// about.html. Raw HTML in it is left out; a shortcode puts a timeline into it. A link to another Markdown file leads to
// its page, and one that begins with a slash leads from the root of the site.
type prose struct {
	name     string // about.md
	at       string // about
	title    string
	short    string // what the menu calls it
	weight   int
	unlisted bool // not in the menu
	source   []byte
	about    string  // its description
	embeds   []Embed // what its shortcodes show, in their order
}

// front is the front matter that a prose page may have.
type front struct {
	Title       string `yaml:"title"`
	Menu        string `yaml:"menu"`   // what the menu calls it, if not by its title; "none" leaves it out
	Weight      int    `yaml:"weight"` // its place in the menu, the lightest first
	Description string `yaml:"description"`
}

// proseIntro is the page that is shown on the home page and has none of its own.
const proseIntro = "index.md"

// taken are the names of pages that the site has itself.
var taken = map[string]bool{
	"index": true, "undated": true, "conflicts": true, "table": true, "single": true, "inferred": true, "gaps": true, "changes": true, "search": true, "404": true,
}

// readProse reads the prose pages.
func (e *edition) readProse() error {
	files, err := glob(e.o.Pages, "*.md")
	if err != nil {
		return err
	}
	given := slugs{}
	for _, file := range files {
		data, err := fs.ReadFile(e.o.Pages, file)
		if err != nil {
			return fmt.Errorf("pages/%s: %w", file, err)
		}
		p, err := newProse(file, data, e.t)
		if err != nil {
			return err
		}
		if e.embedForm == nil && len(p.embeds) > 0 {
			if e.embedForm, e.embedStyle, err = embedForm(e.o.Templates, e.funcs()); err != nil {
				return err
			}
		}
		if file == proseIntro {
			e.intro = p
			continue
		}
		slug := slugOf(strings.TrimSuffix(file, ".md"))
		if taken[slug] || given[slug] || slug == "" {
			return fmt.Errorf("pages/%s: the site has a page of that name already: name the file otherwise", file)
		}
		p.at = given.give(slug, "", file)
		e.prose = append(e.prose, p)
	}
	slices.SortStableFunc(e.prose, func(a, b *prose) int { return cmp.Or(cmp.Compare(a.weight, b.weight), strings.Compare(a.name, b.name)) })
	return nil
}

// newProse reads the page in data, which shows events of t.
func newProse(name string, data []byte, t *timeline.Timeline) (*prose, error) {
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	head, body := frontMatter(data)
	var f front
	if err := yaml.Unmarshal(head, &f); err != nil {
		return nil, fmt.Errorf("pages/%s: its front matter: %v: write title, menu, weight and description as YAML", name, err)
	}
	p := &prose{name: name, title: f.Title, short: f.Menu, weight: f.Weight, about: f.Description, unlisted: f.Menu == "none", source: body}
	doc := markdown().Parser().Parse(text.NewReader(body))
	first, _ := doc.FirstChild().(*ast.Heading)
	if first != nil && first.Level == 1 {
		// The title stands above the page already.
		p.title = cmp.Or(p.title, plainText(first, body))
	}
	p.title = cmp.Or(p.title, strings.TrimSuffix(name, ".md"))
	p.short = cmp.Or(p.short, p.title)
	return p, p.readShortcodes(doc, bytes.Count(data[:len(data)-len(body)], []byte("\n")), t)
}

// frontMatter parts data into its front matter, between two lines of three
// hyphens at its very beginning, and the rest.
func frontMatter(data []byte) (head, body []byte) {
	rest, ok := bytes.CutPrefix(data, []byte("---\n"))
	if !ok {
		return nil, data
	}
	if body, ok := bytes.CutPrefix(rest, []byte("---\n")); ok {
		return nil, body
	}
	head, body, ok = bytes.Cut(rest, []byte("\n---\n"))
	if !ok {
		return nil, data
	}
	return head, body
}

// markdown returns the reader and writer of Markdown. It writes no raw HTML and
// no links that run something: goldmark leaves both out unless told otherwise.
func markdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote, extension.Typographer),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithBlockParsers(util.Prioritized(shortcodeParser{}, 50))),
	)
}

// html returns the page as it stands on s.
func (p *prose) html(s sheet) template.HTML {
	md := markdown()
	if len(p.embeds) > 0 {
		md.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(newShortcodeRenderer(p, s), 50)))
	}
	doc := md.Parser().Parse(text.NewReader(p.source), parser.WithContext(parser.NewContext(parser.WithIDs(headingIDs{slugs{}}))))
	if first, ok := doc.FirstChild().(*ast.Heading); ok && first.Level == 1 {
		doc.RemoveChild(doc, first)
	}
	level := 1
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			n.Destination = []byte(p.destination(s, string(n.Destination)))
		case *ast.Image:
			n.Destination = []byte(p.destination(s, string(n.Destination)))
		case *ast.Heading: // the page has its h1, and no step is left out below it
			n.Level = min(max(n.Level, 2), level+1)
			level = n.Level
		}
		return ast.WalkContinue, nil
	})
	var b bytes.Buffer
	if err := md.Renderer().Render(&b, p.source, doc); err != nil {
		return template.HTML(template.HTMLEscapeString(err.Error())) // a buffer takes all
	}
	return template.HTML(b.String())
}

// destination returns where a link leads on s.
func (p *prose) destination(s sheet, to string) string {
	where, fragment, found := strings.Cut(to, "#")
	if found {
		fragment = "#" + fragment
	}
	switch {
	case strings.Contains(where, ":") || strings.HasPrefix(where, "//") || where == "":
		return to
	case strings.HasPrefix(where, "/"):
		where = s.to(strings.TrimPrefix(path.Clean(where), "/"))
		if strings.HasSuffix(to[:len(to)-len(fragment)], "/") && !strings.HasSuffix(where, "/") && where != "" {
			where += "/"
		}
		if where == "" || strings.HasSuffix(where, "/") {
			where += "index.html"
		}
		return where + fragment
	}
	file := strings.TrimPrefix(where, "./")
	if file == proseIntro {
		return s.to("index.html") + fragment
	}
	for _, other := range s.prose {
		if other.name == file {
			return s.to(other.at+".html") + fragment
		}
	}
	return to
}

// plainText returns the words of n.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// headingIDs gives headings their ids, all different and none that the page's
// own parts have.
type headingIDs struct{ given slugs }

// Generate returns the id of a heading.
func (h headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	return []byte(h.given.give(string(value), "", string(value)))
}

// Put notes an id that the author gave.
func (h headingIDs) Put(value []byte) { h.given[string(value)] = true }

// prosePages returns the pages that the user wrote.
func prosePages(e *edition) []file {
	var files []file
	for _, p := range e.prose {
		files = append(files, e.page("prose", p.at+".html", p.title, p.about, func(s sheet) any {
			return struct {
				Title string
				Body  template.HTML
			}{p.title, p.html(s)}
		}))
	}
	return files
}
