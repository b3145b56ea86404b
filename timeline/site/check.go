package site

import (
	"cmp"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A Problem is what is wrong with a page of a site.
type Problem struct {
	Page string // its path: e/k3f9.html
	Line int    // of the page, from 1; 0 where it is about the whole of it
	What string
}

// String returns p as a line: e/k3f9.html:12: link to "…": there is no such file.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.Page + ": " + p.What
	}
	return fmt.Sprintf("%s:%d: %s", p.Page, p.Line, p.What)
}

// Check reads the site in the folder dir and returns what is wrong with its
// pages, in their order: links, fragments and references to ids that lead nowhere, ids that stand
// twice, elements and attributes that HTML does not know, elements that are not closed or that a browser
// would move, headings out of step, times without a date, what a strict policy would block,
// what would ask another site, and events without evidence.
func Check(dir string) ([]Problem, error) { return check(os.DirFS(dir)) }

func check(site fs.FS) ([]Problem, error) {
	var names []string
	files := map[string]bool{}
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name] = true
			if path.Ext(name) == ".html" {
				names = append(names, name)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("there is no page: build the site first")
	}
	pages := make([]checked, len(names))
	errs := make([]error, len(names))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(names) {
					return
				}
				data, err := fs.ReadFile(site, names[i])
				if err == nil {
					pages[i], err = checkPage(names[i], data)
				}
				errs[i] = err
			}
		})
	}
	wg.Wait()
	byName := make(map[string]*checked, len(pages))
	root := "/"
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", names[i], err)
		}
		byName[names[i]] = &pages[i]
		if u, err := url.Parse(pages[i].canonical); err == nil && names[i] == "index.html" && u.Path != "" {
			root = u.Path
		}
	}
	all, err := unproved(site, byName)
	if err != nil {
		return nil, err
	}
	for i, p := range pages {
		all = append(all, p.problems...)
		for link, line := range p.links {
			if what := lead(names[i], root, link, files, byName); what != "" {
				all = append(all, Problem{names[i], line, what})
			}
		}
	}
	slices.SortFunc(all, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), cmp.Compare(a.Line, b.Line), strings.Compare(a.What, b.What))
	})
	return all, nil
}

// A checked page is what others need to know of it.
type checked struct {
	ids       map[string]bool
	links     map[string]int // the line on which each stands first
	quotes    int            // quotations with who says so
	canonical string
	problems  []Problem
}

// lead returns what is wrong with a link on the page name, or "". The site
// stands at the path root of its server.
func lead(name, root, link string, files map[string]bool, pages map[string]*checked) string {
	u, err := url.Parse(link)
	if err != nil {
		return fmt.Sprintf("link to %q: it is no address", link)
	}
	if u.IsAbs() || u.Host != "" {
		if u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto" {
			return ""
		}
		return fmt.Sprintf("link to %q: it leads nowhere that a page may lead", link)
	}
	target := name
	if u.Path != "" {
		to, absolute := strings.CutPrefix(u.Path, root)
		if !absolute {
			if strings.HasPrefix(u.Path, "/") {
				return fmt.Sprintf("link to %q: it leads out of the site, which stands at %s", link, root)
			}
			to = path.Join(path.Dir(name), u.Path)
		}
		if target = path.Clean(to); target == "." || strings.HasSuffix(u.Path, "/") {
			target = path.Join(target, "index.html")
		}
	}
	if !files[target] {
		return fmt.Sprintf("link to %q: there is no %s", link, target)
	}
	if p := pages[target]; p != nil && u.Fragment != "" && !p.ids[u.Fragment] {
		return fmt.Sprintf("link to %q: %s has no id %q", link, target, u.Fragment)
	}
	return ""
}
