package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// sitemapLimit is how many addresses one sitemap may have, by the protocol.
const sitemapLimit = 50000

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// sitemap returns the sitemap of pages: one file, or an index of several. A
// sitemap needs whole addresses, so that there is none without a base URL.
func sitemap(e *edition, pages []file) []file {
	if e.o.BaseURL == "" {
		return nil
	}
	graves := map[string]bool{} // nobody is to find these but by an old link
	for _, at := range e.goneAt {
		graves[at+".html"] = true
	}
	var paths []string
	for _, p := range pages {
		if strings.HasSuffix(p.path, ".html") && p.path != notFound && !graves[p.path] {
			paths = append(paths, address(p.path))
		}
	}
	count := parts(len(paths), sitemapLimit)
	if count == 1 {
		return []file{{"sitemap.xml", func(b *buffer) error { return writeSitemap(b, "urlset", "url", e.o.BaseURL, paths) }}}
	}
	var files []file
	var names []string
	for k := range count {
		name := fmt.Sprintf("sitemap-%d.xml", k+1)
		names = append(names, name)
		files = append(files, file{name, func(b *buffer) error { return writeSitemap(b, "urlset", "url", e.o.BaseURL, part(paths, k, count)) }})
	}
	return append(files, file{"sitemap.xml", func(b *buffer) error { return writeSitemap(b, "sitemapindex", "sitemap", e.o.BaseURL, names) }})
}

// robotFiles returns robots.txt, which lets all be read and says where the sitemap is.
func robotFiles(e *edition) []file {
	return []file{{"robots.txt", func(b *buffer) error {
		b.WriteString("User-agent: *\nDisallow:\n")
		if e.o.BaseURL != "" {
			b.WriteString("\nSitemap: " + e.o.BaseURL + "sitemap.xml\n")
		}
		return nil
	}}}
}

func writeSitemap(b *buffer, list, one, base string, paths []string) error {
	fmt.Fprintf(b, "%s<%s xmlns=%q>\n", xml.Header, list, sitemapSpace)
	var escaped bytes.Buffer
	for _, p := range paths {
		escaped.Reset()
		if err := xml.EscapeText(&escaped, []byte(base+pathEscape(p))); err != nil {
			return err
		}
		fmt.Fprintf(b, "<%s><loc>%s</loc></%s>\n", one, escaped.Bytes(), one)
	}
	fmt.Fprintf(b, "</%s>\n", list)
	return nil
}
