package site

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"annals/timeline"
)

// An Embed is some events of a timeline, to stand in a page of somebody else's.
type Embed struct {
	Events []*timeline.Event // in order of time
	Title  string            // "" is that of the site
	Newest bool              // the newest stands first
	Modes  []string          // of EmbedModes; none are all that can be made

	// At is where the folder will be published, as an iframe asks for it; "" where
	// that is not known, and there is no code for an iframe then.
	At string
}

// An embedMode is a way to put an embed into a page.
type embedMode struct {
	name string
	at   bool // it needs to know where the folder is published
	made []embedFile
}

// An embedFile is a file of an embed: a template of embed.html, or a file of ours as
// it is.
type embedFile struct{ path, template string }

// embedModes are the ways to put an embed into a page. The first is the one to try
// first.
var embedModes = []embedMode{
	{"inline", false, []embedFile{{"inline.html", "inline"}}},
	{"plain", false, []embedFile{{"plain.html", "embed"}}},
	{"shadow", false, []embedFile{{"shadow.html", "shadow"}}},
	{"iframe", true,
		[]embedFile{{"iframe.html", "iframe"}, {"frame.html", "frame"}, {"frame.js", ""}, {"host.js", ""}}},
}

// EmbedModes returns the names of the ways to put an embed into a page.
func EmbedModes() []string {
	names := make([]string, len(embedModes))
	for i, m := range embedModes {
		names[i] = m.name
	}
	return names
}

// quotesInEmbed is how many quotations an event has in an embed, which should be
// light: its page has all of them.
const quotesInEmbed = 2

// An embedded is what the templates of an embed are given.
type embedded struct {
	ID, Title, Lang, Dir, Version string
	Entries                       []entry
	Made                          string // how the list was made
	Whole                         string // where the whole timeline stands, or ""
	Style                         template.CSS
	At                            string
	W                             *words
}

// WriteEmbed writes an embed into the folder dir, in the place of one that stands
// there: a file for each way to put it into a page, with index.html to look at them.
// Links lead to the site at o.BaseURL, or where that is not known to where the
// articles were published.
func WriteEmbed(dir string, t *timeline.Timeline, x Embed, o Options) ([]string, error) {
	o, err := o.settled()
	if err != nil {
		return nil, err
	}
	if x.At, err = Address(x.At); err != nil {
		return nil, err
	}
	if len(x.Events) == 0 {
		return nil, errors.New("no event is chosen: an embed needs one")
	}
	modes, err := x.modes()
	if err != nil {
		return nil, err
	}
	e, err := newEdition(t, o)
	if err != nil {
		return nil, err
	}
	form, style, err := embedForm(o.Templates, e.funcs())
	if err != nil {
		return nil, err
	}
	s := sheet{edition: e, root: o.BaseURL, embeds: true}
	given := s.embedded(x)
	given.Style, given.At = style, x.At
	for i := range given.Entries {
		s.lead(&given.Entries[i])
	}
	files, err := embedFiles(form, given, modes)
	if err != nil {
		return nil, err
	}
	into, err := newFolder(dir)
	if err != nil {
		return nil, err
	}
	if _, _, err = into.write(files, func(int, int) {}); err == nil {
		err = into.put()
	}
	if err != nil {
		into.drop()
		return nil, err
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.path)
	}
	return paths, nil
}

// modes returns the ways that x asks for.
func (x Embed) modes() ([]embedMode, error) {
	var modes []embedMode
	for _, m := range embedModes {
		switch {
		case len(x.Modes) > 0 && !slices.Contains(x.Modes, m.name):
		case m.at && x.At == "" && len(x.Modes) > 0:
			return nil, fmt.Errorf("%s: it must be known where the folder will be published", m.name)
		case m.at && x.At == "":
		default:
			modes = append(modes, m)
		}
	}
	for _, name := range x.Modes {
		if !slices.Contains(EmbedModes(), name) {
			return nil, fmt.Errorf("%s: there is no such way to embed: write some of %s", name, strings.Join(EmbedModes(), ", "))
		}
	}
	return modes, nil
}

// Address returns the address of a published folder with a slash at its end, "" for "".
func Address(address string) (string, error) {
	if address == "" {
		return "", nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", fmt.Errorf("%q is no address of a folder: write it as https://example.org/timeline/", address)
	}
	return strings.TrimRight(u.String(), "/") + "/", nil
}

// embedForm returns the templates of an embed and its style, those of user in place
// of ours.
func embedForm(user fs.FS, funcs template.FuncMap) (*template.Template, template.CSS, error) {
	form := template.New("").Option("missingkey=error").Funcs(funcs)
	for _, name := range []string{"parts.html", "embed.html"} {
		text, err := templateText(user, name)
		if err != nil {
			return nil, "", err
		}
		if _, err := form.New(name).Parse(text); err != nil {
			return nil, "", fmt.Errorf("mend the template: %w", err)
		}
	}
	style, err := templateText(user, "embed.css")
	return form, template.CSS(tight(style)), err
}

// tight returns a style sheet of ours without its comments and what only parts its
// lines.
func tight(style string) string {
	var b strings.Builder
	for style != "" {
		before, rest, ok := strings.Cut(style, "/*")
		b.WriteString(before)
		if !ok {
			break
		}
		_, style, _ = strings.Cut(rest, "*/")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// embedded returns what the template of a timeline is given that stands on s.
func (s sheet) embedded(x Embed) embedded {
	p := embedded{Title: cmp.Or(x.Title, s.o.Title), Lang: s.lang, Dir: dirOf(s.lang), Version: s.o.Version, W: s.w, Whole: s.root}
	p.Entries = s.entries(x.Events, func(x *timeline.Event) entry { return s.quoted(x, quotesInEmbed) })
	ids := p.Title
	for i := range p.Entries {
		ids += " " + p.Entries[i].ID
	}
	if x.Newest {
		slices.Reverse(p.Entries)
		for i := range p.Entries {
			p.Entries[i].Gap = "" // it tells how long after the one before
		}
	}
	p.ID = "annals-" + shortHash(ids, 0)
	p.Made = put(s.w.embedMade, s.w.number(len(x.Events)), s.w.count(len(s.t.Events)+len(s.t.Undated)), s.w.of(s.w.articles, s.count.articles))
	return p
}

// lead has what an entry links to lead out of the embed: its articles to where they
// were published, or to the site, and nowhere where neither is known.
func (s sheet) lead(n *entry) {
	if s.o.BaseURL == "" {
		n.Href = ""
	}
	for i := range n.Quotes {
		q := &n.Quotes[i]
		switch {
		case q.Original != "":
			q.Article.Href = q.Original
		case s.o.BaseURL == "":
			q.Article.Href = ""
		}
	}
	for _, c := range n.Conflicts {
		for i := range c.Who {
			if s.o.BaseURL == "" {
				c.Who[i].Href = ""
			}
		}
	}
}

// embedFiles returns the files of an embed, index.html among them.
func embedFiles(form *template.Template, p embedded, modes []embedMode) ([]file, error) {
	type way struct {
		Name, Says, Code string
	}
	var ways []way
	var files []file
	for _, m := range modes {
		w := way{Name: m.name, Says: p.W.ways[m.name]}
		for i, f := range m.made {
			text, err := embedText(form, p, f)
			if err != nil {
				return nil, err
			}
			if i == 0 {
				w.Code = text
			}
			files = append(files, file{f.path, func(b *buffer) error { _, err := b.WriteString(text); return err }})
		}
		ways = append(ways, w)
	}
	if p.At != "" {
		iframe, err := embedText(form, p, embedFile{"", "iframe"})
		if err != nil {
			return nil, err
		}
		files = append(files, file{"oembed.json", func(b *buffer) error {
			enc := json.NewEncoder(b)
			enc.SetIndent("", "  ")
			return enc.Encode(struct { // oEmbed 1.0
				Type     string `json:"type"`
				Version  string `json:"version"`
				Title    string `json:"title"`
				Provider string `json:"provider_name"`
				HTML     string `json:"html"`
				Width    any    `json:"width"`
				Height   int    `json:"height"`
			}{"rich", "1.0", p.Title, p.Title, iframe, nil, 600})
		}})
	}
	return append(files, file{"index.html", func(b *buffer) error {
		return form.ExecuteTemplate(b, "choice", struct {
			embedded
			Ways []way
		}{p, ways})
	}}), nil
}

func embedText(form *template.Template, p embedded, f embedFile) (string, error) {
	if f.template == "" {
		return templateText(nil, path.Base(f.path))
	}
	var b strings.Builder
	err := form.ExecuteTemplate(&b, f.template, p)
	return b.String(), err
}
