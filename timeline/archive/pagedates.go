package archive

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page says of its date: to machines in JSON-LD, in meta tags and other
// properties and in time elements; to readers in a line beside the headline. What
// only readers are told is a guess, since it may be the date of something else.

// The endings of the names under which pages say to machines when they were published
// and changed, the surest first. Only the letters of a name count, in small ones:
// article:published_time ends in publishedtime.
var (
	publishedKeys = []string{
		"publishedtime", "datepublished", "publisheddate", "publicationdate", "publicationtime", "publishdate", "publishtime", "pubdate", "pubtime", "pubtimestamp",
		"firstpublished", "published", "dateissued", "issued", "onlinedate", "articledateoriginal", "articledate", "releasedate", "uploaddate", "uploaded",
		"datecreated", "createddate", "createdate", "created", "articletime",
	}
	plainKeys    = []string{"date", "datetime"} // which is that of a change as well
	modifiedKeys = []string{
		"modifiedtime", "datemodified", "modifieddate", "modified", "updatedtime", "updatetime", "dateupdated", "dateupdate", "updateddate", "updated",
		"moddate", "lastmod", "revisiondate", "lastupdateddate",
	}
	otherKeys = []string{"modif", "updat", "last", "revis", "expir", "event", "birth", "start", "end", "verif", "valid", "avail", "member", "regist"} // in names of other dates
)

// dates gathers what the page says of its dates.
func (p *page) dates(d *draft) {
	p.linkedDates(d)
	said := p.properties()
	for _, v := range keyed(said, publishedKeys, otherKeys) {
		d.say(v, meta)
	}
	p.timeElement(d)
	if !d.dayKnown() {
		for _, v := range keyed(said, plainKeys, otherKeys) {
			d.say(v, meta)
		}
	}
	changes := p.changes(said)
	for _, v := range changes {
		d.modified(v)
	}
	if d.dayKnown() { // what is coarser than a day comes of a list of sources, or of a slip
		d.evidence = slices.DeleteFunc(d.evidence, func(e evidence) bool { return !e.isDay() })
	}
	p.shownDates(d)
	if !d.dayKnown() && !d.guessed() {
		for _, v := range append(p.scriptDates(), changes...) {
			d.say(v, guess)
		}
	}
}

// say keeps the date that s states, if it states one.
func (d *draft) say(s string, b basis) {
	if e, ok := readDate(s, b); ok {
		d.evidence = append(d.evidence, e)
	}
}

// dayKnown reports whether something says the day on which d was published.
func (d *draft) dayKnown() bool {
	return slices.ContainsFunc(d.evidence, func(e evidence) bool { return e.basis != guess && e.isDay() }) ||
		slices.ContainsFunc(fromURL(d.URL), evidence.isDay)
}

// guessed reports whether a guess dates d.
func (d *draft) guessed() bool {
	return slices.ContainsFunc(d.evidence, func(e evidence) bool { return e.basis == guess })
}

// linkedDates keeps what the objects of JSON-LD say: that which is the article, or
// else any but its pictures.
func (p *page) linkedDates(d *draft) {
	ld := p.described()
	for _, key := range [...]string{"datePublished", "dateCreated", "uploadDate", "published"} {
		for _, s := range texts(ld[key]) {
			d.say(s, jsonLD)
		}
		for _, o := range p.linked {
			if len(d.evidence) == 0 && !slices.Contains(texts(o["@type"]), "ImageObject") {
				for _, s := range texts(o[key]) {
					d.say(s, jsonLD)
				}
			}
		}
		if len(d.evidence) > 0 {
			return
		}
	}
}

// properties returns what the page says to machines outside of JSON-LD, by the letters of
// its names.
func (p *page) properties() map[string]string {
	all := map[string]string{}
	for _, m := range [...]map[string]string{p.meta, p.labelled} {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if l := letters(k); all[l] == "" {
				all[l] = m[k]
			}
		}
	}
	return all
}

// keyed returns the values of the names that have one of the endings, in the order of
// these, and none of the other words before it.
func keyed(said map[string]string, endings, others []string) []string {
	var all []string
	names := slices.Sorted(maps.Keys(said))
	for _, ending := range endings {
		for _, k := range names {
			before, ok := strings.CutSuffix(k, ending)
			if ok && !holdsAny(before, others) {
				all = append(all, said[k])
			}
		}
	}
	return all
}

// changes returns when the page was last changed, by its own word.
func (p *page) changes(said map[string]string) []string {
	all := append(texts(p.described()["dateModified"]), keyed(said, modifiedKeys, nil)...)
	for _, t := range p.times {
		if isUpdate(t) && p.elsewhere(t) == 0 {
			all = append(all, attr(t, "datetime"), textOf(t))
		}
	}
	return all
}

// timeElement keeps the date of the time element that dates the article: one that
// says so, or else the first that is not elsewhere.
func (p *page) timeElement(d *draft) {
	var found *html.Node
	for _, t := range p.times {
		if isUpdate(t) || p.elsewhere(t) > 0 {
			continue
		}
		if _, pub := find(t, "pubdate"); pub || holdsAny(aboutTime(t), []string{"publi", "entry-date", "posted"}) {
			found = t
			break
		}
		if found == nil {
			found = t
		}
	}
	if found == nil {
		return
	}
	before := len(d.evidence)
	d.say(attr(found, "datetime"), timeElement)
	if len(d.evidence) == before {
		d.say(textOf(found), timeElement)
	}
}

// aboutTime returns what the names of a time element and of what it stands in say.
func aboutTime(t *html.Node) string {
	about := attr(t, "class") + " " + attr(t, "itemprop") + " " + attr(t, "id")
	if t.Parent != nil {
		about += " " + attr(t.Parent, "class")
	}
	return strings.ToLower(about)
}

func isUpdate(t *html.Node) bool {
	about := aboutTime(t)
	return holdsAny(about, []string{"updat", "modif"}) && !strings.Contains(about, "publi")
}

func find(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// elsewhere says whether n stands in what is not the article: likely, in an aside or a
// footer; certainly, in a quotation, in another article or in the comments.
func (p *page) elsewhere(n *html.Node) (d doubt) {
	at := p.body.node()
	for a := n.Parent; a != nil && a.DataAtom != atom.Body; a = a.Parent {
		switch a.DataAtom {
		case atom.Blockquote:
			return certain
		case atom.Article:
			if !standsIn(a, at) && !standsIn(at, a) {
				return certain
			}
		case atom.Aside, atom.Nav, atom.Footer:
			d = likely
		}
		if p.body.without[a] && doubtOf(a) == certain {
			if hasName(a, commentNames) {
				return certain
			}
			d = likely
		}
	}
	return d
}

// commentNames are words in the names of elements that hold what readers say.
var commentNames = wordSet(`comment comments commentlist kommentar kommentare disqus respond reply replies`)

// standsIn reports whether n is outer or stands in it.
func standsIn(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}
