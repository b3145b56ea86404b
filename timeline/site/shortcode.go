package site

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A shortcode puts a timeline into a page of prose, as annals embed writes it and as the
// shortcode of annals export does in Hugo. It has a line of its own, and what it may say has
// the names of the flags of annals embed:
//
//	{{< annals name="Kovrig,Spavor" from="2018-12" key=15 title="The two Michaels" >}}
type shortcode struct {
	ast.BaseBlock
	says string // what stands between its name and its end
	line int    // where it stands in the page, from 0
}

var (
	shortcodeKind = ast.NewNodeKind("annals")
	shortcodeLine = regexp.MustCompile(`^\{\{<\s*annals(\s.*?)?\s*>\}\}\s*$`)
	// shortcodeSays matches one thing that it says: name="Kovrig", key=15.
	shortcodeSays = regexp.MustCompile(`^\s*([a-z-]+)=(?:"([^"]*)"|([^\s"]+))(?:\s|$)`)
)

// Kind returns what goldmark knows a shortcode by.
func (*shortcode) Kind() ast.NodeKind { return shortcodeKind }

// Dump prints the shortcode for whoever looks for a fault in goldmark's tree.
func (n *shortcode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A shortcodeParser finds shortcodes. They stand in no list and no quotation.
type shortcodeParser struct{}

// Trigger returns what a shortcode begins with.
func (shortcodeParser) Trigger() []byte { return []byte{'{'} }

// Open reads a line.
func (shortcodeParser) Open(parent ast.Node, r text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := r.PeekLine()
	m := shortcodeLine.FindSubmatch(line)
	if m == nil || parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	at, _ := r.Position()
	r.AdvanceToEOL()
	return &shortcode{says: string(m[1]), line: at}, parser.NoChildren
}

// Continue ends a shortcode after its line.
func (shortcodeParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close has nothing left to do.
func (shortcodeParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph reports that no empty line need stand before a shortcode.
func (shortcodeParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine reports that an indented line is code.
func (shortcodeParser) CanAcceptIndentedLine() bool { return false }

// shortcodeSetters are what a shortcode can say.
var shortcodeSetters = map[string]func(c *timeline.Choice, x *Embed, says string) error{
	"name": func(c *timeline.Choice, _ *Embed, says string) error { c.Names = parted(says); return nil },
	"ids":  func(c *timeline.Choice, _ *Embed, says string) error { c.IDs = parted(says); return nil },
	"from": func(c *timeline.Choice, _ *Embed, says string) (err error) {
		c.From, _, err = edges(says)
		return err
	},
	"to": func(c *timeline.Choice, _ *Embed, says string) (err error) { _, c.To, err = edges(says); return err },
	"status": func(c *timeline.Choice, _ *Embed, says string) error {
		for _, name := range parted(says) {
			s, ok := timeline.StatusOf(name)
			if !ok {
				return errors.New("write some of " + strings.Join(timeline.StatusNames(), ", "))
			}
			c.Statuses = append(c.Statuses, s)
		}
		return nil
	},
	"min-sources": func(c *timeline.Choice, _ *Embed, says string) (err error) { c.Sources, err = count(says); return err },
	"key":         func(c *timeline.Choice, _ *Embed, says string) (err error) { c.Key, err = count(says); return err },
	"title":       func(_ *timeline.Choice, x *Embed, says string) error { x.Title = says; return nil },
	"order": func(_ *timeline.Choice, x *Embed, says string) error {
		if x.Newest = says == "newest"; !x.Newest && says != "oldest" {
			return errors.New("write oldest or newest")
		}
		return nil
	},
}

// parted returns what stands between the commas of s.
func parted(s string) (all []string) {
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// count reads a number of one or more.
func count(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, errors.New("write a number")
	}
	return n, nil
}

// edges returns the first instant of the date s, in EDTF, and the first after it.
func edges(s string) (from, after time.Time, err error) {
	v, err := calendar.ParseEDTF(s)
	if err != nil {
		return from, after, err
	}
	i, ok := v.Interval()
	if !ok {
		return from, after, errors.New("write a year, a month or a day: 2018, 2018-12, 2018-12-01")
	}
	return i.Start, i.End, nil
}

// embed returns what the shortcode asks for of t.
func (n *shortcode) embed(t *timeline.Timeline) (x Embed, err error) {
	var c timeline.Choice
	for rest := n.says; strings.TrimSpace(rest) != ""; {
		m := shortcodeSays.FindStringSubmatch(rest)
		if m == nil {
			return x, fmt.Errorf(`%s: write what it shall show as name="Kovrig" key=15`, strings.TrimSpace(rest))
		}
		set, ok := shortcodeSetters[m[1]]
		if !ok {
			return x, fmt.Errorf("%s: it knows no such word: write some of name, from, to, status, min-sources, ids, key, order, title", m[1])
		}
		says := m[2] + m[3]
		if err := set(&c, &x, says); err != nil {
			return x, fmt.Errorf("%s=%q: %w", m[1], says, err)
		}
		rest = rest[len(m[0]):]
	}
	for _, id := range c.IDs {
		if t.Find(id) == nil {
			return x, fmt.Errorf("ids: no event has the ID %s: annals events --format csv lists them", id)
		}
	}
	if x.Events = t.Choose(c); len(x.Events) == 0 {
		return x, errors.New("no event is what it asks for: ask for less")
	}
	return x, nil
}

// readShortcodes reads the shortcodes of p, doc being its text, which begins after so many lines.
func (p *prose) readShortcodes(doc ast.Node, before int, t *timeline.Timeline) error {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		code, ok := n.(*shortcode)
		if !ok {
			continue
		}
		x, err := code.embed(t)
		if err != nil {
			return fmt.Errorf("pages/%s:%d: annals: %w", p.name, before+code.line+1, err)
		}
		p.embeds = append(p.embeds, x)
	}
	return nil
}

// A shortcodeRenderer writes the shortcodes of a page as they stand on s.
type shortcodeRenderer struct {
	s     sheet
	left  []Embed         // those to come, in their order
	given map[string]bool // the IDs on the page
}

func newShortcodeRenderer(p *prose, s sheet) *shortcodeRenderer {
	s.embeds = true
	return &shortcodeRenderer{s, p.embeds, map[string]bool{}}
}

// RegisterFuncs says what r writes.
func (r *shortcodeRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(shortcodeKind, r.render)
}

// render writes the next shortcode. The first asks for the style sheet, and timelines of one page
// that are the same have each an ID of its own.
func (r *shortcodeRenderer) render(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	if len(r.given) == 0 {
		fmt.Fprintf(w, "<link rel=\"stylesheet\" href=\"%s\">\n", r.s.to("static/"+embedSheet))
	}
	given := r.s.embedded(r.left[0])
	given.Whole = r.s.to("index.html")
	r.left = r.left[1:]
	for id, n := given.ID, 2; r.given[given.ID]; n++ {
		given.ID = id + "-" + strconv.Itoa(n)
	}
	r.given[given.ID] = true
	return ast.WalkContinue, r.s.embedForm.ExecuteTemplate(w, "embed", given)
}
