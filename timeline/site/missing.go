package site

import "net/url"

// missingPages returns 404.html. A server shows it at any address, so that its
// links begin at the root of the site and not where it stands.
func missingPages(e *edition) []file {
	return []file{{"404.html", func(b *buffer) error {
		root := "/"
		if u, err := url.Parse(e.o.BaseURL); err == nil && u.Path != "" {
			root = u.EscapedPath()
		}
		s := sheet{e, "404.html", root}
		return e.render(b, s, "missing", "", e.w.MissingTitle, "", e.w.Missing)
	}}}
}
