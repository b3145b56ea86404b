package archive

import (
	"slices"
	"testing"
)

// A site may lie anywhere in an archive, and one in another.
func TestSitesAmong(t *testing.T) {
	for _, c := range []struct {
		paths []string
		want  []string // those that are articles, or may be
	}{
		{[]string{"config.toml", "a.md"}, []string{"config.toml", "a.md"}}, // no content: no Hugo
		{[]string{"config.toml", "content/a.md", "b.md"}, []string{"content/a.md"}},
		{[]string{"config/_default/hugo.toml", "content/a.md", "b.md"}, []string{"content/a.md"}},
		{[]string{"repo/hugo.toml", "repo/content/a.md", "repo/b.md", "c.md"}, []string{"repo/content/a.md", "c.md"}},
		{[]string{"hugo.toml", "content/a.md", "themes/x/hugo.toml", "themes/x/content/b.md"}, []string{"content/a.md"}},
		{[]string{"_config.yml", "_posts/a.md", "about.md", "_cases/b.md", "_layouts/c.html"}, []string{"_posts/a.md", "_cases/b.md"}},
		{[]string{".eleventy.js", "posts/a.md", "posts/posts.json"}, []string{".eleventy.js", "posts/a.md"}},
		{[]string{"_posts/a.md", "_drafts/b.md", "c.md"}, []string{"_posts/a.md", "c.md"}},
	} {
		made := sitesAmong(c.paths)
		got := slices.DeleteFunc(slices.Clone(c.paths), func(p string) bool { return made.passed(p) != nil })
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.paths, got, c.want)
		}
	}
}
