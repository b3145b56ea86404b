package archive

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"annals/internal/nearest"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A remark is what the user says of an article, whatever the article says
// itself. What is empty is left to the article.
type remark struct {
	published evidence

	source, section, lang, title, byline, url string
}

// over returns r, and where r says nothing what below says.
func (r remark) over(below remark) remark {
	if r.published.readings == nil {
		r.published = below.published
	}
	r.source = cmp.Or(r.source, below.source)
	r.section = cmp.Or(r.section, below.section)
	r.lang = cmp.Or(r.lang, below.lang)
	r.title = cmp.Or(r.title, below.title)
	r.byline = cmp.Or(r.byline, below.byline)
	r.url = cmp.Or(r.url, below.url)
	return r
}

// on has d say what r says.
func (r remark) on(d *draft) {
	if r.published.readings != nil {
		d.evidence = append(d.evidence, r.published)
	}
	d.Source = cmp.Or(r.source, d.Source)
	d.Section = cmp.Or(r.section, d.Section)
	d.Lang = cmp.Or(r.lang, d.Lang)
	d.Title = cmp.Or(r.title, d.Title)
	d.Byline = cmp.Or(r.byline, d.Byline)
	d.URL = cmp.Or(r.url, d.URL)
}

// A saying is something that can be said of an article: in a column of
// annals.csv, and of all that a pattern fits in a table of annals.toml.
type saying struct {
	columns []string // its names, the first of which is in the manual
	table   string
	say     func(r *remark, value string, b basis) error
}

var sayings = []saying{
	{append([]string{"published"}, dateKeys...), "published", func(r *remark, value string, b basis) error {
		when, err := typedDate(value)
		r.published = clear(when, b)
		return err
	}},
	{sourceKeys, "sources", func(r *remark, value string, _ basis) error { r.source = oneLine(value); return nil }},
	{[]string{"section"}, "sections", func(r *remark, value string, _ basis) error { r.section = oneLine(value); return nil }},
	{langKeys, "languages", func(r *remark, value string, _ basis) error {
		if r.lang = language(value); r.lang == "" {
			return noLanguage(value)
		}
		return nil
	}},
	{titleKeys, "", func(r *remark, value string, _ basis) error { r.title = oneLine(value); return nil }},
	{authorKeys, "", func(r *remark, value string, _ basis) error { r.byline = oneLine(value); return nil }},
	{append([]string{"url"}, urlKeys...), "", func(r *remark, value string, _ basis) error { r.url = oneLine(value); return nil }},
}

func noLanguage(s string) error { return fmt.Errorf("%q is no language: write it as en or fr-CA", s) }

// A rule is a remark on the articles that a path or a pattern fits.
type rule struct {
	remark
	fits  string // the path of an article or of a file of many; or a pattern
	where string // it stands: content/annals.toml:7
	used  atomic.Bool
}

// Remarks are all that the user says of the articles of one archive: rows of
// annals.csv, each about one path, and rules of annals.toml, each about all that
// a pattern fits. The nil Remarks are none.
type remarks struct {
	rows  map[string]*rule // by their path
	rules []*rule          // the longest pattern first
}

// of returns what is said of the article that is called id. It may be called by
// many goroutines at once.
func (r *remarks) of(id string) remark {
	var said remark
	if r == nil {
		return said
	}
	file, _, _ := strings.Cut(id, "#")
	for _, name := range [...]string{id, file} {
		if row := r.rows[name]; row != nil {
			row.used.Store(true)
			said = said.over(row.remark)
		}
	}
	for _, rule := range r.rules {
		if matches(rule.fits, id) || matches(rule.fits, file) {
			rule.used.Store(true)
			said = said.over(rule.remark)
		}
	}
	return said
}

// stale returns what is said of articles that are not there, so that no remark
// is lost in silence. The paths are those that are there.
func (r *remarks) stale(paths []string) []Problem {
	if r == nil {
		return nil
	}
	var all []*rule
	for _, row := range r.rows {
		all = append(all, row)
	}
	slices.SortFunc(all, func(a, b *rule) int { return cmp.Or(len(a.where)-len(b.where), strings.Compare(a.where, b.where)) })
	all = append(all, r.rules...)
	var stale []Problem
	for _, rule := range all {
		if rule.used.Load() {
			continue
		}
		p := Problem{Path: rule.where, Reason: fmt.Sprintf("%q fits no article", rule.fits), Do: "mend it or take it out"}
		if len(stale) < mostHints {
			if meant := nearest.To(rule.fits, paths); meant != "" {
				p.Do = fmt.Sprintf("did you mean %q?", meant)
			}
		}
		stale = append(stale, p)
	}
	return stale
}

// mostHints is for how many stale remarks it is worth going through all paths.
const mostHints = 20

// matches reports whether a pattern fits a path. Without * and ? it fits what
// begins so. Else * and ? stand for characters within a name, as in a shell, **
// for any number of folders, and a slash at the end for all that lies below.
func matches(pattern, name string) bool {
	if !strings.ContainsAny(pattern, "*?") {
		return strings.HasPrefix(name, pattern)
	}
	if strings.HasSuffix(pattern, "/") {
		pattern += "**"
	}
	want, names := strings.Split(pattern, "/"), strings.Split(name, "/")
	// After a ** the shortest that fits is tried first. What was before an earlier
	// ** need not be tried again: the later one takes whatever that could.
	after, from := -1, 0
	p, n := 0, 0
	for n < len(names) || p < len(want) {
		switch {
		case p < len(want) && want[p] == "**":
			p++
			after, from = p, n
		case p < len(want) && n < len(names) && matchesName(want[p], names[n]):
			p++
			n++
		case after >= 0 && from < len(names):
			from++
			p, n = after, from
		default:
			return false
		}
	}
	return true
}

func matchesName(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

// typedDate reads a date of publication as people write it into a file, or copy
// it from another program: 2018-12-01, December 2018, 2018-12-01T09:00:00+01:00.
func typedDate(s string) (calendar.Interval, error) {
	v, err := timex.ParseDate(s, time.Time{})
	if err != nil {
		if e, ok := readDate(s, settings); ok && len(e.readings) == 1 {
			return e.readings[0], nil
		}
		return calendar.Interval{}, err
	}
	i, ok := v.Interval()
	if !ok || v != calendar.On(i) {
		return calendar.Interval{}, fmt.Errorf("%q is no one stretch of time: write a day, a month or a year", s)
	}
	if i = i.Widen(calendar.Day); i.Start.Year() < firstYear || i.End.Year() > lastYear {
		return calendar.Interval{}, fmt.Errorf("%q is no year of a newspaper: write it as 2018-12-01", s)
	}
	return i, nil
}
