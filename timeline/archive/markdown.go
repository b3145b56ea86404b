package archive

import (
	"html"
	"strings"

	"annals/timeline"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// markdown reads CommonMark with the tables, footnotes and strokes that writers
// use beside it.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote, extension.TaskList)).Parser()

// readMarkdown reads an article in Markdown, with or without front matter.
func readMarkdown(data string) (*draft, error) {
	whole, err := decode(data)
	if err != nil {
		return nil, err
	}
	whole = strings.ReplaceAll(whole, "\r\n", "\n")
	d := &draft{}
	f, body, err := splitFrontMatter(whole)
	if err != nil {
		return nil, err
	}
	f.into(d, frontMatter)
	src := []byte(withoutShortcodes(body))
	w := markdownWalk{src: src}
	w.blocks(markdown.Parse(text.NewReader(src)), timeline.Paragraph)
	w.into(d)
	if len(d.Blocks) > 0 && d.Title == "" && d.Blocks[0].Kind == timeline.Heading {
		d.Title = d.Text[d.Blocks[0].Start:d.Blocks[0].End]
	}
	return d, nil
}

// A markdownWalk turns a parsed page into a story.
type markdownWalk struct {
	story
	src []byte
}

// blocks adds the blocks below n. Paragraphs among them are of the given kind.
func (w *markdownWalk) blocks(n ast.Node, kind timeline.BlockKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			w.add(timeline.Heading, w.inline(c))
		case *ast.Paragraph, *ast.TextBlock:
			w.add(kind, w.inline(c))
		case *ast.Blockquote:
			w.blocks(c, timeline.Quotation)
		case *ast.ListItem:
			w.blocks(c, timeline.Item)
		case *ast.HTMLBlock:
			// What is no HTML after all costs itself only.
			_ = w.addHTML(w.raw(c), kind)
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak:
		case *extast.TableRow, *extast.TableHeader:
			var cells []string
			for cell := c.FirstChild(); cell != nil; cell = cell.NextSibling() {
				if s := oneLine(w.inline(cell)); s != "" {
					cells = append(cells, s)
				}
			}
			w.add(timeline.Item, strings.Join(cells, " | "))
		default: // lists, tables, footnotes
			w.blocks(c, kind)
		}
	}
}

// raw returns an HTML block as it stands.
func (w *markdownWalk) raw(n *ast.HTMLBlock) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.src))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(w.src))
	}
	return b.String()
}

// inline returns the text of a block: links and emphasis keep their words and
// nothing else, pictures vanish.
func (w *markdownWalk) inline(n ast.Node) string {
	var b strings.Builder
	w.words(&b, n)
	return b.String()
}

func (w *markdownWalk) words(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.IsRaw() {
				b.Write(c.Value(w.src))
			} else {
				b.WriteString(unescaped(c.Value(w.src)))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(w.src))
		case *ast.RawHTML:
			if tag := c.Segments; tag.Len() > 0 {
				at := tag.At(0)
				if strings.HasPrefix(strings.ToLower(string(at.Value(w.src))), "<br") {
					b.WriteByte(' ')
				}
			}
		case *ast.Image, *extast.FootnoteLink, *extast.FootnoteBacklink, *extast.TaskCheckBox:
		default: // emphasis, links, code
			w.words(b, c)
		}
	}
}

// unescaped returns text without its backslashes and with its entities decoded.
func unescaped(raw []byte) string {
	s := string(raw)
	if strings.IndexByte(s, '\\') >= 0 {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
				i++
			}
			b.WriteByte(s[i])
		}
		s = b.String()
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}

// shortcodes are the marks between which Hugo and Jekyll write what is no text.
var shortcodes = [...]struct{ opening, closing string }{
	{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"{{", "}}"},
}

// longestShortcode is how many bytes one has at most, so that an opening alone
// does not take the story with it.
const longestShortcode = 4000

// withoutShortcodes returns a page without its shortcodes.
func withoutShortcodes(page string) string {
	if !strings.Contains(page, "{{") && !strings.Contains(page, "{%") {
		return page
	}
	var b strings.Builder
	b.Grow(len(page))
	for {
		i := strings.IndexByte(page, '{')
		if i < 0 {
			b.WriteString(page)
			return b.String()
		}
		b.WriteString(page[:i])
		page = page[i:]
		n := shortcode(page)
		if n == 0 {
			b.WriteByte('{')
			page = page[1:]
			continue
		}
		page = page[n:]
	}
}

// shortcode returns the length of the shortcode with which s begins, or 0.
func shortcode(s string) int {
	for _, m := range shortcodes {
		if !strings.HasPrefix(s, m.opening) {
			continue
		}
		if i := strings.Index(s[:min(len(s), longestShortcode)], m.closing); i > 0 {
			return i + len(m.closing)
		}
	}
	return 0
}
