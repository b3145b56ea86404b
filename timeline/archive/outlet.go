package archive

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
// "Bridge is free - Gazette.example - Sampletown, Sampleshire" or "Channel 5 Gazette - Bridge is free".
func withoutSite(title, site string) string {
	name := letters(site)
	if isHost(site) {
		labels := strings.Split(site, ".")
		n := len(labels) - 2
		if n > 0 && len(labels[n]) <= 3 && len(labels[n+1]) == 2 { // gazette.co.uk
			n--
		}
		name = letters(labels[n])
	}
	is := func(part string) bool {
		rest, ok := strings.CutPrefix(letters(part), name)
		return name != "" && ok && (rest == "" || isHost(site) && slices.Contains(siteEndings, rest))
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
		part := title[end:next]
		if (is(part) || isHost(site) && calledBy(part, name) || callsNews(part) || givesAddress(part)) && strings.ContainsFunc(title[:start], unicode.IsLower) {
			return beforeCode(strings.TrimSpace(title[:start]))
		}
		if at == 0 && is(title[:start]) && isHost(site) && strings.ContainsFunc(title[end:], unicode.IsLower) {
			return withoutSite(strings.TrimSpace(title[end:]), site)
		}
		at = end
	}
}

// calledBy reports whether a part of a title is a name that has that of the site in it: "13 SGTV Sampletown" of sgtv.
// A short one has to be written as no other word is.
func calledBy(part, name string) bool {
	const telling = 4 // letters, of which fewer stand in many a word
	words := strings.Fields(part)
	if len(name) < telling || !isName(words, len("for")) {
		return false
	}
	for i := range words {
		for k := i + 1; k <= len(words); k++ {
			if letters(strings.Join(words[i:k], "")) == name {
				return k > i+1 || strings.ToUpper(words[i]) == words[i]
			}
		}
	}
	return false
}

// callsNews reports whether a part of a title is a name that says of itself that it is of one who brings news:
// "Sampletown News", "SG City News, Weather & Sports".
func callsNews(part string) bool {
	words := strings.FieldsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return len(words) > 1 && isName(words, 0) && slices.ContainsFunc(words[1:], func(w string) bool { return slices.Contains(newsNames, strings.ToLower(w)) })
}

// givesAddress reports whether a part of a title begins or ends with an address: "gazette.example: news of Sampletown".
func givesAddress(part string) bool {
	words := strings.FieldsFunc(strings.ToLower(part), func(r rune) bool { return r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	is := func(w string) bool {
		return isHost(w) && slices.Contains(siteEndings, w[strings.LastIndexByte(w, '.')+1:])
	}
	return len(words) > 0 && (is(words[0]) || is(words[len(words)-1]))
}

// beforeCode cuts the letters and figures that a station is known by off the end of a title: "Bridge is free - SG-TV".
func beforeCode(title string) string {
	last := 0
	for start := range tailsOf(title) {
		last = start
	}
	if last == 0 || strings.ContainsFunc(title[last:], unicode.IsLower) || !strings.ContainsFunc(title[:last], unicode.IsLower) {
		return title
	}
	return title[:last]
}

// newsNames are words in the names of those who bring news, where they stand behind a title.
var newsNames = []string{"news", "nachrichten", "noticias"}

// isName reports whether words are written as a name is: with large letters or in figures, but for what joins them,
// which has so many letters at most.
func isName(words []string, joining int) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsLower(r) && len(w) > joining
	})
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
