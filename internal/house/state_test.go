package house

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

func TestNothingRunsBeforeMain(t *testing.T) {
	for _, p := range packages(t) {
		for _, f := range slices.Concat(p.files, p.tests) {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s: an init function: make it a table, or a sync.OnceValue", at(fn))
				}
			}
		}
	}
}

// A package's variables are tables: they have their value from the start. One
// without is there to be changed, and two callers would meet in it.
func TestNoPackageKeepsState(t *testing.T) {
	for _, p := range packages(t) {
		for _, f := range p.files {
			for _, d := range f.Decls {
				g, ok := d.(*ast.GenDecl)
				if !ok || g.Tok != token.VAR {
					continue
				}
				for _, spec := range g.Specs {
					v := spec.(*ast.ValueSpec)
					if len(v.Values) == 0 && !embedded(g.Doc) && !embedded(v.Doc) {
						t.Errorf("%s: %s has no value from the start: hand it down as an argument", at(v), v.Names[0])
					}
				}
			}
		}
	}
}

func embedded(doc *ast.CommentGroup) bool {
	return doc != nil && slices.ContainsFunc(doc.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, "//go:embed ") })
}

// Two builds of an archive are the same byte for byte: so nothing below the
// command asks for the time, the time zone, the environment or chance.
func TestOutputDependsOnInputAlone(t *testing.T) {
	banned := map[string]string{
		"time.Now": "the time", "time.Since": "the time", "time.Local": "the time zone",
		"os.Getenv": "the environment", "os.LookupEnv": "the environment", "os.Environ": "the environment", "os.Hostname": "the machine",
	}
	for _, p := range packages(t) {
		if !strings.HasPrefix(p.dir+"/", "timeline/") && p.dir != "internal/prose" {
			continue
		}
		for _, f := range p.files {
			for name, spec := range imported(f) {
				if strings.HasPrefix(name, "math/rand") {
					t.Errorf("%s: %s asks chance: what it makes must depend on its input alone", at(spec), p.dir)
				}
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := sel.X.(*ast.Ident); ok {
						if what := banned[x.Name+"."+sel.Sel.Name]; what != "" {
							t.Errorf("%s: %s.%s asks for %s: take it as an argument", at(sel), x, sel.Sel, what)
						}
					}
				}
				return true
			})
		}
	}
}
