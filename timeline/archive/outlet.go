package archive

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"annals/timeline"
)

// outlet returns the name of who published an article as we keep it. Where that
// is an address, what follows from how a page was fetched is taken off it, so that
// www.gazette.example:80 and gazette.example are one outlet.
func outlet(source string) string {
	host := source
	if u, err := url.Parse(source); err == nil && u.Host != "" {
		host = u.Host
	}
	host, port, _ := strings.Cut(host, ":")
	if !isHost(host) || strings.ContainsFunc(port, func(r rune) bool { return !unicode.IsDigit(r) }) {
		return source
	}
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// isHost reports whether s is the name of a host: gazette.example.
func isHost(s string) bool {
	labels := strings.Split(s, ".")
	for _, l := range labels {
		if l == "" || strings.ContainsFunc(l, func(r rune) bool {
			return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
		}) {
			return false
		}
	}
	last := labels[len(labels)-1]
	return len(labels) > 1 && len(last) > 1 && !strings.ContainsFunc(last, unicode.IsDigit)
}

// titleDashes part the name of a site from the title before it.
var titleDashes = []string{" - ", " | ", " – ", " — ", " · ", " :: ", " « ", " » "}

// withoutSite cuts the name of the site off a title, and what follows it: "Bridge
// is free - Sample Gazette", and where the site is known as gazette.example
// "Bridge is free - Gazette.example - Sampletown, Sampleshire".
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	name := letters(site)
	if isHost(site) {
		labels := strings.Split(site, ".")
		n := len(labels) - 2
		if n > 0 && len(labels[n]) <= 3 && len(labels[n+1]) == 2 { // gazette.co.uk
			n--
		}
		name = letters(labels[n])
	}
	for at := 0; ; {
		start, end := dashIn(title, at)
		if start < 0 {
			return title
		}
		next, _ := dashIn(title, end)
		if next < 0 {
			next = len(title)
		}
		if rest, ok := strings.CutPrefix(letters(title[end:next]), name); ok && (rest == "" || isHost(site) && slices.Contains(siteEndings, rest)) && strings.ContainsFunc(title[:start], unicode.IsLetter) {
			return strings.TrimSpace(title[:start])
		}
		at = end
	}
}

// siteEndings follow the name of a site in its own address or title.
var siteEndings = []string{"com", "org", "net", "tv", "news", "ca", "couk", "fr", "de", "online"}

// dashIn returns where the next dash after at stands, and where it ends.
func dashIn(title string, at int) (start, end int) {
	start = -1
	for _, dash := range titleDashes {
		if i := strings.Index(title[at:], dash); i >= 0 && (start < 0 || at+i < start) {
			start, end = at+i, at+i+len(dash)
		}
	}
	return start, end
}

// Behind so many titles of an outlet, and behind that share of them, the same
// words are its own name or that of a place on its site.
const (
	tailsAtLeast = 4
	tailsShare   = 2 // one in so many
)

// tails cuts off the titles of an outlet what stands behind most of them.
func tails(articles []*timeline.Article) {
	titles := map[string]int{}
	ends := map[[2]string]int{} // of an outlet, after the first dash, and after any other
	for _, a := range articles {
		titles[a.Source]++
		for tail := range tailsOf(a.Title) {
			ends[[2]string{a.Source, a.Title[tail:]}]++
		}
	}
	for _, a := range articles {
		for tail := range tailsOf(a.Title) {
			if n := ends[[2]string{a.Source, a.Title[tail:]}]; a.Source != "" && n >= tailsAtLeast && n*tailsShare >= titles[a.Source] {
				a.Title = strings.TrimSpace(a.Title[:tail])
				break
			}
		}
	}
}

// tailsOf gives where the dashes stand that have words before and behind them.
func tailsOf(title string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; ; {
			start, end := dashIn(title, at)
			if start < 0 || start > 0 && end < len(title) && !yield(start) {
				return
			}
			at = end
		}
	}
}
