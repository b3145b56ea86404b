// Package house keeps the shape of the house: which package may import which,
// what is commented, and which names say nothing.
package house

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const (
	root   = "../.." // of the module, from here
	module = "annals"
)

// A pkg is a package as it stands in the tree, read without building it: so
// files that another system builds are read too.
type pkg struct {
	dir   string // within the module: timeline/timex
	files []*ast.File
	tests []*ast.File
}

// tree reads the packages of the module, in order of their folders.
var tree = sync.OnceValues(func() ([]pkg, error) {
	byDir := map[string]*pkg{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && skipped(d.Name()):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		file, err := parser.ParseFile(fileSet, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(rel)
		if byDir[dir] == nil {
			byDir[dir] = &pkg{dir: dir}
		}
		p := byDir[dir]
		if strings.HasSuffix(name, "_test.go") {
			p.tests = append(p.tests, file)
		} else {
			p.files = append(p.files, file)
		}
		return nil
	})
	pkgs := make([]pkg, 0, len(byDir))
	for _, p := range byDir {
		pkgs = append(pkgs, *p)
	}
	slices.SortFunc(pkgs, func(a, b pkg) int { return strings.Compare(a.dir, b.dir) })
	return pkgs, err
})

var fileSet = token.NewFileSet()

// skipped reports whether a folder called name holds none of our packages: the
// Go tool passes over the same ones.
func skipped(name string) bool {
	return name == "testdata" || name == "node_modules" || len(name) > 2 && (name[0] == '.' || name[0] == '_')
}

func packages(t *testing.T) []pkg {
	t.Helper()
	pkgs, err := tree()
	if err != nil {
		t.Fatal(err)
	}
	return pkgs
}

// at says where n stands: timeline/event.go:12.
func at(n ast.Node) string {
	p := fileSet.Position(n.Pos())
	name := strings.TrimPrefix(filepath.ToSlash(p.Filename), root+"/")
	return fmt.Sprintf("%s:%d", name, p.Line)
}

// imported returns the import paths of f, each with where it stands.
func imported(f *ast.File) map[string]*ast.ImportSpec {
	specs := map[string]*ast.ImportSpec{}
	for _, spec := range f.Imports {
		if name, err := strconv.Unquote(spec.Path.Value); err == nil {
			specs[name] = spec
		}
	}
	return specs
}
