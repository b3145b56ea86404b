package site

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Problem is what is wrong with a page of a site.
type Problem struct {
	Page string // its path: e/k3f9/index.html
	What string
}

// String returns p as a line: e/k3f9/index.html: link to "…": there is no such file.
func (p Problem) String() string { return p.Page + ": " + p.What }

// Check reads the site in the folder dir and returns what is wrong with its
// pages, in their order: links and fragments that lead nowhere, ids that stand
// twice, elements that are not closed or that a browser would move, headings
// out of step, what a strict policy would block, and what would ask another site.
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
	var all []Problem
	for i, p := range pages {
		all = append(all, p.problems...)
		for _, link := range p.links {
			if what := lead(names[i], root, link, files, byName); what != "" {
				all = append(all, Problem{names[i], what})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Problem) int { return strings.Compare(a.Page, b.Page) })
	return all, nil
}

// A checked page is what others need to know of it.
type checked struct {
	ids       map[string]bool
	links     []string // each once
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

// checkPage reads one page.
func checkPage(name string, data []byte) (checked, error) {
	p := checked{ids: map[string]bool{}}
	fault := func(form string, args ...any) {
		p.problems = append(p.problems, Problem{name, fmt.Sprintf(form, args...)})
	}
	tags, err := balanced(data, fault)
	if err != nil {
		return p, err
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return p, err
	}
	linked := map[string]bool{}
	elements := map[string]int{}
	level, h1, title := 0, 0, false
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		elements[n.Data]++
		rel := ""
		for _, a := range n.Attr {
			if a.Key == "rel" {
				rel = a.Val
			}
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				if p.ids[a.Val] {
					fault("id %q stands twice", a.Val)
				}
				if a.Val == "" || strings.ContainsAny(a.Val, " \t\n\f\r") {
					fault("id %q: an id has a letter at least, and no space", a.Val)
				}
				p.ids[a.Val] = true
			case a.Key == "href" && rel == "canonical":
				p.canonical = a.Val
			case a.Key == "href" || a.Key == "src":
				if u, err := url.Parse(a.Val); n.DataAtom != atom.A && (err != nil || u.IsAbs() || u.Host != "") {
					fault("<%s> asks another site: %q", n.Data, a.Val)
				}
				if !linked[a.Val] {
					linked[a.Val] = true
					p.links = append(p.links, a.Val)
				}
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
				fault("<%s %s>: a strict policy blocks it", n.Data, a.Key)
			}
		}
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			to := int(n.Data[1] - '0')
			if to > level+1 {
				fault("<%s> after <h%d>: a heading is left out", n.Data, level)
			}
			if level = to; level == 1 {
				h1++
			}
		case atom.Style:
			fault("<style>: a strict policy blocks it")
		case atom.Script:
			if n.FirstChild != nil {
				fault("<script> with a text: a strict policy blocks it")
			}
		case atom.Title:
			title = title || n.Namespace == "" && n.FirstChild != nil
		case atom.Html:
			if len(n.Attr) == 0 {
				fault("<html> has no lang")
			}
		}
	}
	if h1 != 1 {
		fault("%d <h1>: a page has one", h1)
	}
	if !title {
		fault("it has no <title>")
	}
	for tag, count := range elements {
		if count != tags[tag] && tag != "tbody" {
			fault("%d <%s> are written and a browser makes %d of them: one stands where it cannot", tags[tag], tag, count)
		}
	}
	slices.SortFunc(p.problems, func(a, b Problem) int { return cmp.Compare(a.What, b.What) })
	return p, nil
}

// void are the elements that have no end.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "source": true, "track": true, "wbr": true,
}

// balanced counts the elements that data begins, and finds those that are not
// closed where they should be.
func balanced(data []byte, fault func(string, ...any)) (map[string]int, error) {
	count := map[string]int{}
	var open []string
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); err != io.EOF {
				return nil, err
			}
			if len(open) > 0 {
				fault("<%s> is not closed", open[len(open)-1])
			}
			return count, nil
		case html.StartTagToken:
			name, _ := z.TagName()
			count[string(name)]++
			if !void[string(name)] {
				open = append(open, string(name))
			}
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			count[string(name)]++
		case html.EndTagToken:
			name, _ := z.TagName()
			if n := len(open); n == 0 || open[n-1] != string(name) {
				fault("</%s> closes what is not open", name)
				return count, nil
			}
			open = open[:len(open)-1]
		}
	}
}
