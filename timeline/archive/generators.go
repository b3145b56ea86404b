package archive

import (
	"iter"
	"path"
	"slices"
	"strings"
)

// A generator is a program that makes a site of a folder. Its name is known by a
// file at the root, and then so is where articles lie: what else is there are
// templates, themes, data and pages that tell nothing of the news.
type generator struct {
	marks    []string                 // a file so called stands at the root
	needs    string                   // and there is such a folder, if it is not ""
	articles func(rest []string) bool // whether articles lie there: the path from the root, in its parts
}

var generators = [...]generator{
	{ // Hugo
		marks:    []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json"},
		needs:    "content/",
		articles: func(rest []string) bool { return rest[0] == "content" },
	},
	{ // Jekyll: posts may lie in any folder, collections at the root
		marks: []string{"_config.yml", "_config.yaml", "_config.toml"},
		articles: func(rest []string) bool {
			folders := rest[:len(rest)-1]
			return slices.Contains(folders, "_posts") || slices.Contains(folders, draftFolder) || strings.HasPrefix(rest[0], "_") && len(folders) > 0
		},
	},
	{ // Eleventy: what is set for a folder lies in it
		marks:    []string{".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"},
		articles: func(rest []string) bool { return path.Ext(rest[len(rest)-1]) != ".json" },
	},
}

// machinery are folders in which Jekyll and Eleventy keep what is no article,
// and no one else keeps one.
var machinery = map[string]bool{"_includes": true, "_layouts": true, "_data": true, "_sass": true, "_site": true, "_plugins": true}

// draftFolder is where Jekyll keeps what is not finished.
const draftFolder = "_drafts"

// settingsFolder is where Hugo may keep its settings.
const settingsFolder = "config/_default/"

// sites are the roots of sites in an archive, each with what makes a site of it.
type sites map[string]*generator

// sitesAmong returns the sites whose files are among those with these paths.
func sitesAmong(paths []string) sites {
	marked := sites{}
	for _, p := range paths {
		dir, name := path.Split(p)
		root := strings.TrimSuffix(strings.TrimSuffix(dir, settingsFolder), "/")
		for i := range generators {
			if g := &generators[i]; slices.Contains(g.marks, name) && marked[root] == nil {
				marked[root] = g
			}
		}
	}
	if len(marked) == 0 {
		return nil
	}
	found := sites{}
	for _, p := range paths {
		for root := range roots(p) {
			if g := marked[root]; g != nil && strings.HasPrefix(strings.TrimPrefix(p[len(root):], "/"), g.needs) {
				found[root] = g
			}
		}
	}
	return found
}

// roots returns the folders in which the file at p lies, from the outermost: "",
// a, a/b of a/b/c.md.
func roots(p string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range len(p) {
			if (i == 0 || p[i] == '/') && !yield(p[:i]) {
				return
			}
		}
	}
}

// passed returns why the file at p is no article, by where it lies, or nil.
func (s sites) passed(p string) error {
	if len(s) > 0 {
		for root := range roots(p) {
			rest := strings.TrimPrefix(p[len(root):], "/")
			if g := s[root]; g != nil && !g.articles(strings.Split(rest, "/")) {
				return otherFile
			}
		}
	}
	parts := strings.Split(p, "/")
	folders := parts[:len(parts)-1]
	switch {
	case slices.ContainsFunc(folders, func(name string) bool { return machinery[name] }):
		return otherFile
	case slices.Contains(folders, draftFolder):
		return aDraft
	case strings.HasPrefix(parts[len(folders)], "_index."):
		return aSection
	}
	return nil
}
