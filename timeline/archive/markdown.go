package archive

import (
	"html"
	"path"
	"strings"

	"annals/timeline"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html/atom"
)

// markdown reads CommonMark with the tables, lists of definitions, footnotes and
// strokes that writers use beside it, and the attributes that they put behind
// headings.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote, extension.TaskList, extension.DefinitionList),
	goldmark.WithParserOptions(parser.WithAttribute()),
).Parser()

// readMarkdownFile reads an article in Markdown, or a page of HTML with front
// matter.
func readMarkdownFile(in *input) (*draft, error) {
	data, err := whole(in)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(strings.ToLower(path.Ext(in.called)), "html") {
		return readMatter(data, (*draft).setHTML)
	}
	return readMarkdown(data)
}

// readMarkdown reads an article in Markdown, with or without front matter.
func readMarkdown(data string) (*draft, error) { return readMatter(data, (*draft).setMarkdown) }

// readMatter reads front matter, and has set read what follows it.
func readMatter(data string, set func(d *draft, body string) error) (*draft, error) {
	whole, err := decode(data)
	if err != nil {
		return nil, err
	}
	whole = strings.ReplaceAll(whole, "\r\n", "\n")
	f, body, err := splitFrontMatter(whole)
	if err != nil {
		return nil, err
	}
	d := &draft{}
	f.into(d, frontMatter)
	if err := set(d, withoutBraced(body)); err != nil {
		return nil, err
	}
	if len(d.Blocks) > 0 && d.Title == "" && d.Blocks[0].Kind == timeline.Heading {
		d.Title = d.Text[d.Blocks[0].Start:d.Blocks[0].End]
	}
	return d, nil
}

// setMarkdown gives d the text of a page of Markdown.
func (d *draft) setMarkdown(page string) error {
	w := markdownWalk{src: []byte(page)}
	w.text.Grow(len(page)) // the text is the page without its marks
	w.blocks(markdown.Parse(text.NewReader(w.src)), timeline.Paragraph)
	w.into(d)
	return nil
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
		case *ast.ListItem, *extast.DefinitionDescription:
			w.blocks(c, timeline.Item)
		case *extast.DefinitionTerm:
			w.add(timeline.Item, w.inline(c))
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
	muted := "" // by an element that holds no words, until it ends
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if raw, ok := c.(*ast.RawHTML); ok {
			name, closes := w.tag(raw)
			switch {
			case muted != "":
				if closes && name == muted {
					muted = ""
				}
			case name == "br":
				b.WriteByte(' ')
			case mute[atom.Lookup([]byte(name))] && !closes:
				muted = name
			}
			continue
		}
		if muted != "" {
			continue
		}
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
		case *ast.Image, *extast.FootnoteLink, *extast.FootnoteBacklink, *extast.TaskCheckBox:
		default: // emphasis, links, code
			w.words(b, c)
		}
	}
}

// tag returns the name of the element that a piece of HTML in a line opens or
// closes, in small letters. One that closes itself does both.
func (w *markdownWalk) tag(raw *ast.RawHTML) (name string, closes bool) {
	if raw.Segments.Len() == 0 {
		return "", false
	}
	first, last := raw.Segments.At(0), raw.Segments.At(raw.Segments.Len()-1)
	s := strings.ToLower(string(first.Value(w.src)))
	s, closes = strings.CutPrefix(strings.TrimPrefix(s, "<"), "/")
	closes = closes || strings.HasSuffix(string(last.Value(w.src)), "/>")
	if i := strings.IndexAny(s, " \t\n/>"); i >= 0 {
		s = s[:i]
	}
	return s, closes
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
