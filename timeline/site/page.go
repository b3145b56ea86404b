package site

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"annals/internal/press"
	"annals/templates"
)

// A frame is what page.html is given: what stands around every page.
type frame struct {
	Kind        string // of page: "event"
	Title       string // of the page, "" for the home page
	Description string
	Root        string // the way to the root of the site: "../../"
	Canonical   string // its address, where the site has one
	Card        string // the address of its picture, where the site has one
	LinkedData  any    // what search machines read of it, or nil
	Feed        string // of its own, without the ending, or ""
	Site        masthead
	Head        template.HTML // the links that are in the head of every page
	Menu, Foot  template.HTML
	W           *words
	Main        any // what the template of its kind is given
}

// A masthead is what every page says of the site.
type masthead struct {
	Title, Description, Lang, Dir, Version, Made string
	House                                        bool // the user has a style sheet beside ours
}

// A link leads to another page, or is the page itself.
type link struct {
	Href, Text string
	Note       string // what stands beside it: a count
	Here       bool
}

// forms are the templates by kind of page.
type forms map[string]form

// A form appends to dst what the template called name makes of data.
type form interface {
	Append(dst []byte, name string, data any) ([]byte, error)
}

// pageKinds are the kinds of page. Each has its template.
var pageKinds = []string{"home", "event", "article", "years", "year", "names", "name", "articles", "list", "table", "gaps", "changes", "gone", "search", "prose", "missing"}

// readForms reads the templates, those of user in place of ours, for pages that speak in the words w.
func readForms(user fs.FS, w *words, funcs template.FuncMap) (forms, error) {
	sets, err := parseForms(user, w, funcs)
	if err != nil {
		return nil, err
	}
	all := forms{}
	for kind, set := range sets {
		if all[kind], err = press.New(set, funcs); err != nil {
			return nil, fmt.Errorf("mend the template: %w", err)
		}
	}
	return all, nil
}

// parseForms returns the templates of each kind of page.
func parseForms(user fs.FS, w *words, funcs template.FuncMap) (map[string]*template.Template, error) {
	needed := []string{"page.html", "parts.html"}
	for _, kind := range pageKinds {
		needed = append(needed, kind+".html")
	}
	if user != nil {
		known := append(slices.Clone(needed), "embed.html")
		theirs, err := fs.Glob(user, "*.html")
		if err != nil {
			return nil, err
		}
		for _, name := range theirs {
			if !slices.Contains(known, name) {
				return nil, fmt.Errorf("template %s: there is no such template to replace: name it one of %s", name, strings.Join(known, ", "))
			}
		}
	}
	texts := map[string]string{}
	for _, name := range needed {
		text, err := templateText(user, name)
		if err != nil {
			return nil, err
		}
		texts[name] = w.said(text)
	}
	all := map[string]*template.Template{}
	for _, kind := range pageKinds {
		set := template.New("page.html").Option("missingkey=error").Funcs(funcs)
		for _, name := range []string{"page.html", "parts.html", kind + ".html"} {
			t := set
			if name != "page.html" {
				t = set.New(name)
			}
			if _, err := t.Parse(texts[name]); err != nil {
				return nil, fmt.Errorf("mend the template: %w", err)
			}
		}
		all[kind] = set
	}
	return all, nil
}

// templateText returns the file name of the templates, that of user in place of ours.
func templateText(user fs.FS, name string) (string, error) {
	data, err := []byte(nil), fs.ErrNotExist
	if user != nil {
		data, err = fs.ReadFile(user, name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		data, err = fs.ReadFile(templates.FS, name)
	}
	if err != nil {
		return "", fmt.Errorf("template %s: %w", name, err)
	}
	return string(data), nil
}

// A sheet is one page being made: the edition, and where on it one stands.
type sheet struct {
	*edition
	path   string // of the page: e/k3f9.html
	root   string
	embeds bool // it is an embed: every byte counts
}

// to returns the link that leads from the sheet to path, a path from the root.
func (s sheet) to(path string) string { return s.root + path }

// page returns the file of a page of a kind, which stands at path and is called
// title; main makes what its template is given.
func (e *edition) page(kind, path, title, description string, main func(s sheet) any) file {
	return e.described(kind, path, title, func() string { return description }, main)
}

// described is page where the description is made with the page: of many pages they take much room.
func (e *edition) described(kind, path, title string, description func() string, main func(s sheet) any) file {
	return file{path, func(b *buffer) error {
		s := sheet{edition: e, path: path, root: strings.Repeat("../", depth(path))}
		return e.render(b, s, kind, title, description(), main(s))
	}}
}

// address returns the address of a page: a folder's own page goes by the folder.
func address(page string) string {
	if dir, name := path.Split(page); name == "index.html" {
		return dir
	}
	return page
}

// render writes a page.
func (e *edition) render(b *buffer, s sheet, kind, title, description string, main any) error {
	f := frame{Kind: kind, Title: title, Description: description, Root: s.root, Site: e.masthead, W: e.w, Main: main}
	if e.o.BaseURL != "" && kind != "missing" {
		f.Canonical = e.o.BaseURL + pathEscape(address(s.path))
		f.Card = e.o.BaseURL + "index.png"
		if at := strings.TrimSuffix(s.path, ".html"); e.cardAt[at] {
			f.Card = e.o.BaseURL + pathEscape(at) + ".png"
		}
	}
	if own, ok := main.(interface{ feedAt() string }); ok {
		f.Feed = own.feedAt()
	}
	if own, ok := main.(interface{ linkedData() any }); ok {
		f.LinkedData = own.linkedData()
	}
	var err error
	if f.Menu, err = s.menu(); err != nil {
		return err
	}
	around := struct {
		Root string
		Site masthead
		W    *words
	}{s.root, e.masthead, e.w}
	if f.Foot, err = s.fixed("foot", s.root, around); err != nil {
		return err
	}
	if f.Head, err = s.fixed("head", s.root, around); err != nil {
		return err
	}
	if b.data, err = e.forms[kind].Append(b.data, "page.html", f); err != nil {
		return err
	}
	return b.spill()
}

// menu returns the main menu as it stands on s: as on all pages that stand as deep, but where it leads to s itself.
func (s sheet) menu() (template.HTML, error) {
	key := fixedKey{"menu", s.root}
	if s.inMenu[s.path] {
		key.key = s.path
	}
	if made, ok := s.made.Load(key); ok {
		return made.(template.HTML), nil
	}
	return s.make(key, "menu", struct {
		Nav []link
		W   *words
	}{s.nav(), s.w})
}

// funcs are the functions that templates can use.
func (e *edition) funcs() template.FuncMap { return template.FuncMap{"once": e.once} }

// once returns what the template name makes of data, as {{template}} does: what stands on many pages alike,
// a date or a status, is made once. data must be comparable.
func (e *edition) once(name string, data any) (template.HTML, error) {
	if d := madeDate(data); d != nil { // as most are: quickly found by its place
		return e.make(onceKey{name, d}, name, data)
	}
	key := onceKey{name, data}
	if made, ok := e.made.Load(key); ok {
		return made.(template.HTML), nil
	}
	// A template gives a pointer into the page that it is about, or one to a value: kept, it would keep the whole page, and nobody would ask for it again.
	if v := reflect.Indirect(reflect.ValueOf(data)); v.IsValid() {
		own := reflect.New(v.Type()).Elem()
		own.Set(v)
		key.data = own.Interface()
	}
	return e.make(key, name, data)
}

// madeDate returns the date that data is where the edition made it: one of those that are the same wherever they are shown.
func madeDate(data any) *date {
	switch d := data.(type) {
	case date:
		return d.one
	case *date:
		if d != nil {
			return d.one
		}
	}
	return nil
}

type onceKey struct {
	name string
	data any
}

// fixed returns what the template name makes of data, which is the same
// wherever key is.
func (e *edition) fixed(name, key string, data any) (template.HTML, error) {
	return e.make(fixedKey{name, key}, name, data)
}

// A fixedKey is what stands around pages, and where.
type fixedKey struct{ name, key string }

// make returns what stands for key, which the template name makes of data where nobody has asked for it yet.
func (e *edition) make(key any, name string, data any) (template.HTML, error) {
	if made, ok := e.made.Load(key); ok {
		return made.(template.HTML), nil
	}
	text, err := e.forms[pageKinds[0]].Append(nil, name, data)
	if err != nil {
		return "", err
	}
	made := template.HTML(text)
	e.made.Store(key, made)
	return made, nil
}

// nav returns the main menu as it stands on s.
func (s sheet) nav() []link {
	menu := s.links()
	for i, m := range menu {
		menu[i].Here = m.Href == s.path
		menu[i].Href = s.to(m.Href)
	}
	return menu
}

// links returns what the main menu leads to, from the root.
func (e *edition) links() []link {
	w := e.w
	menu := []link{
		{Href: "index.html", Text: w.Home},
		{Href: "y/index.html", Text: w.Years},
		{Href: "n/index.html", Text: w.Names},
		{Href: "a/index.html", Text: w.Articles},
		{Href: "search.html", Text: w.Search},
	}
	if n := len(e.conflicts); n > 0 {
		menu = append(menu, link{Href: "conflicts.html", Text: w.Conflicts, Note: w.number(n)})
	}
	if n := len(e.t.Undated); n > 0 {
		menu = append(menu, link{Href: "undated.html", Text: w.Undated, Note: w.number(n)})
	}
	menu = append(menu, link{Href: "table.html", Text: w.Table})
	for _, p := range e.prose {
		if !p.unlisted {
			menu = append(menu, link{Href: p.at + ".html", Text: p.short})
		}
	}
	return menu
}
