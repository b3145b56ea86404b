package site

import (
	"cmp"
	"errors"
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

// Check reads the site in the folder dir and returns what is wrong with it, by file and line:
// links, fragments and references to ids that lead nowhere, ids that stand
// twice, elements and attributes that HTML does not know, elements that are not closed or that a browser
// would move, headings out of step, times without a date, what a strict policy would block,
// what would ask another site, addresses of pages that are not theirs, sitemaps, feeds and data that cannot be read or
// lead nowhere, events without evidence, and those that went and left no page.
func Check(dir string) ([]Problem, error) { return check(os.DirFS(dir)) }

// A siteCheck is what is known of a site while it is checked.
type siteCheck struct {
	files    map[string]bool
	pages    map[string]*checked
	base     string // the address of the site, "" where its home page has none
	root     string // the path of that on its server
	problems []Problem
	nowhere  map[string]*nowhere // by what is wrong with them
}

// A nowhere is a place that is not there, to which several pages lead.
type nowhere struct {
	first Problem
	more  int
}

func check(site fs.FS) ([]Problem, error) {
	c := siteCheck{files: map[string]bool{}, root: "/", nowhere: map[string]*nowhere{}}
	var names, others []string
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			c.files[name] = true
			if path.Ext(name) == ".html" {
				names = append(names, name)
			} else {
				others = append(others, name)
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
	pages, err := checkPages(site, names)
	if err != nil {
		return nil, err
	}
	c.pages = make(map[string]*checked, len(pages))
	for i := range pages {
		c.pages[names[i]] = &pages[i]
	}
	if home := c.pages["index.html"]; home != nil {
		if u, err := url.Parse(home.canonical.to); err == nil && u.Path != "" {
			c.base, c.root = home.canonical.to, u.Path
		}
	}
	if c.problems, err = unproved(site, c.pages); err != nil {
		return nil, err
	}
	for i, p := range pages {
		c.problems = append(c.problems, p.problems...)
		c.page(names[i], p)
	}
	if err := c.misled(site, others); err != nil {
		return nil, err
	}
	for _, n := range c.nowhere {
		if n.more > 0 {
			n.first.What += fmt.Sprintf("; %d more lead there", n.more)
		}
		c.problems = append(c.problems, n.first)
	}
	slices.SortFunc(c.problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), cmp.Compare(a.Line, b.Line), strings.Compare(a.What, b.What))
	})
	return c.problems, nil
}

// checkPages reads the pages of a site in parallel.
func checkPages(site fs.FS, names []string) ([]checked, error) {
	pages, errs := make([]checked, len(names)), make([]error, len(names))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				data, err := fs.ReadFile(site, names[i])
				if err == nil {
					pages[i], err = checkPage(names[i], data)
				}
				if err != nil {
					errs[i] = fmt.Errorf("%s: %w", names[i], err)
				}
			}
		})
	}
	wg.Wait()
	return pages, errors.Join(errs...)
}

// A checked page is what others need to know of it.
type checked struct {
	ids       map[string]bool
	links     map[string]int // the line on which each stands first
	quotes    int            // quotations with who says so
	canonical lined          // the address that it says it has
	card      lined          // the address of its picture
	problems  []Problem
}

// A lined is an address and the line on which it stands.
type lined struct {
	to   string
	line int
}

func (c *siteCheck) fault(name string, line int, form string, args ...any) {
	c.problems = append(c.problems, Problem{name, line, fmt.Sprintf(form, args...)})
}

// page follows what the page name leads to, and looks at its address.
func (c *siteCheck) page(name string, p checked) {
	for link, line := range p.links {
		c.follow(name, line, link)
	}
	if want := c.base + pathEscape(address(name)); c.base != "" && p.canonical.to != "" && p.canonical.to != want {
		c.fault(name, p.canonical.line, "it says that its address is %q: it is %q", p.canonical.to, want)
	}
	if p.card.to != "" {
		c.follow(name, p.card.line, p.card.to)
	}
}

// follow looks where a link leads that stands in the file name. What many lead to and is not there, a style
// sheet for one, is told once with their number.
func (c *siteCheck) follow(name string, line int, link string) {
	to := link
	if rest, ok := strings.CutPrefix(link, c.base); ok && c.base != "" {
		to = c.root + rest
	}
	what, missing := c.lead(name, to)
	if what == "" {
		return
	}
	p := Problem{name, line, fmt.Sprintf("link to %q: %s", link, what)}
	if !missing {
		c.problems = append(c.problems, p)
		return
	}
	n := c.nowhere[what]
	switch {
	case n == nil:
		c.nowhere[what] = &nowhere{first: p}
	case cmp.Or(strings.Compare(p.Page, n.first.Page), cmp.Compare(p.Line, n.first.Line), strings.Compare(p.What, n.first.What)) < 0:
		n.first = p
		n.more++
	default:
		n.more++
	}
}

// lead returns what is wrong with a link in the file name, or "", and whether that is but a place that is not there.
func (c *siteCheck) lead(name, link string) (what string, missing bool) {
	u, err := url.Parse(link)
	if err != nil {
		return "it is no address", false
	}
	if u.IsAbs() || u.Host != "" {
		if u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto" {
			return "", false
		}
		return "it leads nowhere that a page may lead", false
	}
	target := name
	if u.Path != "" {
		to, absolute := strings.CutPrefix(u.Path, c.root)
		if !absolute {
			if strings.HasPrefix(u.Path, "/") {
				return "it leads out of the site, which stands at " + c.root, false
			}
			to = path.Join(path.Dir(name), u.Path)
		}
		if target = path.Clean(to); target == "." || strings.HasSuffix(u.Path, "/") {
			target = path.Join(target, "index.html")
		}
	}
	if !c.files[target] {
		return "there is no " + target, true
	}
	if p := c.pages[target]; p != nil && u.Fragment != "" && !p.ids[u.Fragment] {
		return fmt.Sprintf("%s has no id %q", target, u.Fragment), true
	}
	return "", false
}
