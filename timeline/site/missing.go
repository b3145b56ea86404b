package site

import "net/url"

// notFound is where servers look for what to show in the place of a page that is not there.
const notFound = "404.html"

// missingPages returns the page of what is not found. A server shows it at any address, so that its
// links begin at the root of the site and not where it stands.
func missingPages(e *edition) []file {
	return []file{{notFound, func(b *buffer) error {
		root := "/"
		if u, err := url.Parse(e.o.BaseURL); err == nil && u.Path != "" {
			root = u.EscapedPath()
		}
		s := sheet{edition: e, path: notFound, root: root}
		return e.render(b, s, "missing", e.w.MissingTitle, "", e.w.Missing)
	}}}
}
