package house

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// hollow are the words that say nothing in a name.
var hollow = []string{
	"manager", "processor", "handler", "service", "helper", "helpers", "util", "utils",
	"common", "base", "info", "model", "engine", "item", "items", "misc", "types",
}

// meant are the exported names that hold such a word and mean it.
var meant = map[string]string{
	"timeline.Item": "an item of a list, as HTML and Markdown call it",
}

// An exported is a name that other packages can use.
type exported struct {
	name string // Event, Event.Names, Tag
	node ast.Node
	doc  bool
}

func TestEveryPackageHasAComment(t *testing.T) {
	for _, p := range packages(t) {
		files := p.files
		if len(files) == 0 {
			files = p.tests // a package that is nothing but a test
		}
		with := slices.DeleteFunc(slices.Clone(files), func(f *ast.File) bool { return f.Doc.Text() == "" })
		switch {
		case len(with) == 0:
			t.Errorf("%s: no comment says what the package is for: begin one of its files with // Package %s …", p.dir, files[0].Name)
		case len(with) > 1:
			t.Errorf("%s: %s and %s both say what the package is for: keep one", p.dir, at(with[0]), at(with[1]))
		case files[0].Name.Name != "main" && !strings.HasPrefix(with[0].Doc.Text(), "Package "+files[0].Name.Name+" "):
			t.Errorf("%s: the comment of the package does not begin with Package %s", at(with[0]), files[0].Name)
		}
	}
}

func TestEveryExportedNameHasAComment(t *testing.T) {
	for _, p := range packages(t) {
		for _, f := range p.files {
			for _, e := range names(f) {
				if !e.doc {
					t.Errorf("%s: %s has no comment: say what it is", at(e.node), e.name)
				}
			}
		}
	}
}

func TestNamesSaySomething(t *testing.T) {
	used := map[string]bool{}
	for _, p := range packages(t) {
		for _, f := range slices.Concat(p.files, p.tests) {
			file := path.Base(fileSet.Position(f.Pos()).Filename)
			if w := hollowIn(strings.TrimSuffix(file, ".go")); w != "" {
				t.Errorf("%s/%s: %q says nothing: name the file for what it holds", p.dir, file, w)
			}
		}
		if w := hollowIn(path.Base(p.dir)); w != "" {
			t.Errorf("%s: %q says nothing: name the package for what it holds", p.dir, w)
		}
		for _, f := range p.files {
			for _, e := range names(f) {
				full := f.Name.Name + "." + e.name
				used[full] = true
				last := e.name[strings.LastIndexByte(e.name, '.')+1:]
				if w := hollowIn(last); w != "" && meant[full] == "" {
					t.Errorf("%s: %s: %q says nothing: name the thing for what it is", at(e.node), full, w)
				}
			}
		}
	}
	for name := range meant {
		if !used[name] {
			t.Errorf("names_test.go excuses %s, which is not there: take it out", name)
		}
	}
}

// names returns the exported names that f declares.
func names(f *ast.File) (all []exported) {
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil {
				of := receiver(d.Recv.List[0].Type)
				if !ast.IsExported(of) {
					continue
				}
				name = of + "." + name
			}
			if d.Name.IsExported() {
				all = append(all, exported{name, d, d.Doc.Text() != ""})
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Name.IsExported() {
						doc := s.Doc.Text() != "" || !d.Lparen.IsValid() && d.Doc.Text() != ""
						all = append(all, exported{s.Name.Name, s, doc})
					}
				case *ast.ValueSpec:
					// A comment above a group is a comment for each of it.
					doc := d.Doc.Text() != "" || s.Doc.Text() != "" || s.Comment.Text() != ""
					for _, n := range s.Names {
						if n.IsExported() {
							all = append(all, exported{n.Name, n, doc})
						}
					}
				}
			}
		}
	}
	return all
}

// receiver returns the name of the type that a method belongs to.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// hollowIn returns the first word of name that says nothing, or "".
func hollowIn(name string) string {
	for _, w := range words(name) {
		if slices.Contains(hollow, w) {
			return w
		}
	}
	return ""
}

// words parts a name into its words in small letters: HTMLPage is html, page.
func words(name string) []string {
	var parted strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		begins := unicode.IsUpper(r) && i > 0 &&
			(unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		switch {
		case begins:
			parted.WriteRune(' ')
		case !unicode.IsLetter(r):
			r = ' '
		}
		parted.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(parted.String())
}

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"HTMLPage": "html page", "eventsOf": "events of", "base_test": "base test", "URL": "url", "ID": "id", "Lead1": "lead",
	} {
		if got := strings.Join(words(name), " "); got != want {
			t.Errorf("words of %s: got %q, want %q", name, got, want)
		}
	}
}
