// Command links checks a built site: go run .ci/links.go SITE. Each link and
// source that stays on the site must lead to a file, each fragment to an id, and
// no page may have an id twice. It prints a line a fault, then what it read.
package main

import (
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A page is what of an HTML file others can point to, and what it points to.
type page struct {
	ids   map[string]int
	links []string
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run .ci/links.go SITE")
		os.Exit(2)
	}
	faults, said, err := check(os.DirFS(os.Args[1]))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, f := range faults {
		fmt.Println(f)
	}
	fmt.Println(said)
	if len(faults) > 0 {
		os.Exit(1)
	}
}

func check(site fs.FS) (faults []string, said string, err error) {
	pages := map[string]page{}
	files := map[string]bool{}
	err = fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name] = true
		if path.Ext(name) != ".html" {
			return nil
		}
		data, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		pages[name], err = read(string(data))
		return err
	})
	if err != nil {
		return nil, "", err
	}
	if len(pages) == 0 {
		return nil, "", fmt.Errorf("no page: build the site first")
	}
	links := 0
	for name, p := range pages {
		for id, times := range p.ids {
			if times > 1 {
				faults = append(faults, fmt.Sprintf("%s: id %q stands %d times", name, id, times))
			}
		}
		for _, link := range p.links {
			target, fragment, ours := resolve(name, link)
			if !ours {
				continue
			}
			links++
			switch {
			case !files[target]:
				faults = append(faults, fmt.Sprintf("%s: link to %q: there is no %s", name, link, target))
			case fragment != "" && path.Ext(target) == ".html" && pages[target].ids[fragment] == 0:
				faults = append(faults, fmt.Sprintf("%s: link to %q: %s has no id %q", name, link, target, fragment))
			}
		}
	}
	slices.Sort(faults)
	return faults, fmt.Sprintf("%d pages, %d files, %d links, %d faults", len(pages), len(files), links, len(faults)), nil
}

func read(text string) (page, error) {
	p := page{ids: map[string]int{}}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return p, err
	}
	for n := range root.Descendants() {
		// What a page says of itself to machines (canonical, alternate) may
		// carry the address under which it will be published.
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				p.ids[a.Val]++
			case a.Key == "href" || a.Key == "src":
				p.links = append(p.links, a.Val)
			}
		}
	}
	return p, nil
}

// resolve returns the file of the site that link leads to from the page name.
func resolve(name, link string) (target, fragment string, ours bool) {
	u, err := url.Parse(link)
	if err != nil || u.IsAbs() || u.Host != "" {
		return "", "", err != nil
	}
	target = name
	if u.Path != "" {
		target = path.Join(path.Dir(name), u.Path)
		if path.IsAbs(u.Path) {
			target = strings.TrimPrefix(path.Clean(u.Path), "/")
		}
		if target == "" || target == "." {
			target = "index.html"
		} else if strings.HasSuffix(u.Path, "/") || path.Ext(target) == "" {
			target = path.Join(target, "index.html")
		}
	}
	return target, u.Fragment, true
}
