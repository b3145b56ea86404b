package archive

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"annals/timeline/calendar"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A shownDate is a date that a page shows to its readers, and how much speaks for its being
// that of the article.
type shownDate struct {
	evidence
	score int
}

// The words that stand beside dates, in several languages: of publication, and of a
// change. They are looked for in the names of elements and in the line of the date.
var (
	dateNames = wordSet(`date datum time timestamp published publish pubdate posted created submitted release released byline dateline meta entry info postdate datetime fecha data`)

	publishedWords = []string{"publi", "posted", "written", "created", "submitted", "date", "datum", "erschienen", "veröffentlicht", "geschrieben", "gespeichert", "erstellt",
		"mis en ligne", "mise en ligne", "escrito", "fecha", "inserito", "pubblicato", "skrevet", "gepubliceerd", "geplaatst", "опубликовано", "опубліковано", "дата", "tarih", "yayın", "发布", "發布", "公開", "投稿"}
	updatedWords = []string{"updat", "edited", "modif", "changed", "aktualis", "änderung", "geändert", "stand:", "mis à jour", "mise à jour", "actualiz", "aggiornat", "atualizad", "bijgewerkt", "обновлено", "оновлено", "güncelle", "更新"}
)

// How much speaks for a date, and from how much on it is taken for that of the article.
const (
	aloneInLine   = 2 // nothing else stands in its line
	calledDate    = 3 // an element around it is called after dates
	saysPublished = 4
	saysUpdated   = -3
	nearArticle   = 3 // it stands in the lines above or below the article, or opens it
	inLink        = -2
	inHeading     = -1
	inAside       = -3
	shownEnough   = 1

	nearParts  = 25 // parts between a date and the article that are still near
	longShown  = 60 // bytes of a line that is no text of a story
	shortPiece = 20 // bytes of a piece of a date; and half of those of a line that is only that
)

// shownDates keeps the date that the page most likely shows as that of the article. What
// it says to machines counts for more where it is the same, and is doubted where nothing of it is.
func (p *page) shownDates(d *draft) {
	var best, change shownDate
	at, before := 0, ""
	for n := range p.doc.Descendants() {
		if at+1 < len(p.body.parts) && p.body.parts[at+1].node == n {
			at++
		}
		if n.Type != html.TextNode || n.Parent == nil || mute[n.Parent.DataAtom] || n.Parent.DataAtom == atom.Title {
			continue
		}
		label := before
		if strings.TrimSpace(n.Data) != "" {
			before = n.Data
		}
		if len(n.Data) > shortPiece && !strings.ContainsFunc(n.Data, unicode.IsDigit) {
			continue
		}
		s := oneLine(n.Data)
		e, start, end, ok := p.dateIn(s)
		if !ok && len(s) > 0 && len(s) < shortPiece {
			if whole := textOf(n.Parent); len(whole) < 2*shortPiece && strings.HasPrefix(whole, s) { // 6 <b>May</b> 2018
				s = whole
				e, start, end, ok = p.dateIn(s)
			}
		}
		if !ok || start > 0 && stops(s) && p.inArticle(at) { // a sentence: that is when something happened
			continue
		}
		c := shownDate{evidence: e, score: p.near(at) + named(n)}
		switch p.elsewhere(n) {
		case likely:
			c.score += inAside
		case certain:
			continue
		}
		line := s[:end]
		if label = oneLine(label); len(label) <= 2*shortPiece {
			line = label + " " + line
		}
		line = strings.ToLower(line)
		switch {
		case holdsAny(line, updatedWords):
			if change.readings == nil {
				change = c
			}
			c.score += saysUpdated
		case holdsAny(line, publishedWords):
			c.score += saysPublished
		}
		if len(s) < 2*shortPiece {
			c.score += aloneInLine
		}
		if c.score > best.score {
			best = c
		}
	}
	if best.score < shownEnough {
		if change.readings != nil && !d.dayKnown() {
			d.evidence = append(d.evidence, change.evidence)
		}
		return
	}
	shows := func(e evidence) bool {
		return len(e.readings) == 1 && (e.readings[0] == best.readings[0] || e.utc && e.local([]evidence{best.evidence}) == best.readings[0])
	}
	confirmed := slices.ContainsFunc(d.evidence, shows)
	for i := range d.evidence {
		e := &d.evidence[i]
		e.shown = shows(*e)
		e.doubted = !confirmed
	}
	d.evidence = append(d.evidence, best.evidence)
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// near says how near to the article what stands in a part is.
func (p *page) near(part int) int {
	b := p.body
	end := b.parts[b.at].end
	switch {
	case part < b.at-nearParts, part > end+nearParts:
		return 0
	case part > b.at+nearParts && part < end-nearParts:
		return 0
	}
	return nearArticle
}

// inArticle reports whether a part stands in the article.
func (p *page) inArticle(part int) bool {
	return part >= p.body.at && part < p.body.parts[p.body.at].end
}

// named says what the elements around n make of a date.
func named(n *html.Node) int {
	score := 0
	for a, up := n.Parent, 0; a != nil && up < 3; a, up = a.Parent, up+1 {
		switch {
		case a.DataAtom == atom.A:
			score += inLink
		case headings[a.DataAtom] > 0:
			score += inHeading
		}
		if score < calledDate && hasName(a, dateNames) {
			score += calledDate
		}
	}
	return score
}

// dateIn returns the first day that stands in a line, and where. A long line is the text of a
// story, unless it opens with the date.
func (p *page) dateIn(s string) (e evidence, start, end int, ok bool) {
	if len(s) < 6 || !strings.ContainsFunc(s, unicode.IsDigit) {
		return e, 0, 0, false
	}
	most := longShown
	if holdsAny(strings.ToLower(s[:min(len(s), 2*longShown)]), publishedWords) {
		most *= 2
	}
	inWord := false
	for i := 0; i < len(s) && i <= most && (len(s) <= most || i <= 2); i++ {
		c := s[i]
		letter := c >= 0x80 || isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z'
		opens := letter && !inWord
		inWord = letter
		if !opens || !isDigit(c) && !opensMonth(s[i:]) {
			continue
		}
		e, rest, ok := leadingDate(s[i:], guess)
		if !ok || !e.isDay() || e.month != 0 {
			e.readings, rest = shortYear(s[i:])
			e.basis, e.month = guess, 0
		}
		switch e.readings = p.ordered(e.readings); len(e.readings) {
		case 0:
		case 1:
			return e, i, len(s) - len(rest), true
		default:
			return e, 0, 0, false
		}
	}
	return e, 0, 0, false
}

// opensMonth reports whether a line opens with the name of a month.
func opensMonth(s string) bool {
	const longestName = 30
	name, _, _ := strings.Cut(s[:min(len(s), longestName)], " ")
	return month(strings.ToLower(strings.Trim(name, ".,"))) != 0
}

// ordered returns the one of two readings that the language of the page makes of
// numbers: only Americans write the month first. Plain "en" leaves it open.
func (p *page) ordered(readings []calendar.Interval) []calendar.Interval {
	if len(readings) < 2 {
		return readings
	}
	switch lang := language(p.lang); {
	case lang == "en-US":
		return readings[1:]
	case lang != "" && lang != "en":
		return readings[:1]
	}
	return readings
}

// shortYear reads a date such as 30.10.23 or 26/10/13, and returns what follows it. Where
// both numbers may be the month it has two readings, as numericDate has.
func shortYear(s string) (readings []calendar.Interval, rest string) {
	first, s := number(s)
	if first == 0 || s == "" || s[0] != '.' && s[0] != '/' {
		return nil, ""
	}
	sep := s[0]
	second, s := number(s[1:])
	if second == 0 || s == "" || s[0] != sep {
		return nil, ""
	}
	y, rest, ok := digits(s[1:], 2)
	if !ok || rest != "" && isDigit(rest[0]) {
		return nil, ""
	}
	const thisCentury = 50 // years that are of it
	if y += 2000; y >= 2000+thisCentury {
		y -= 100
	}
	return numericDate(fmt.Sprintf("%d%c%d%c%d", first, sep, second, sep, y)), rest
}

// scriptKeys are the names under which the scripts of pages keep when these were published.
var scriptKeys = []string{"datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "publication_date", "date_published", "firstPublished", "first_published", "pubDate", "createdAt", "created_at", "dateCreated"}

// scriptDates returns the dates of publication that the scripts of the page hold.
func (p *page) scriptDates() []string {
	for _, key := range scriptKeys {
		for n := range p.doc.Descendants() {
			if n.Type != html.TextNode || n.Parent == nil || n.Parent.DataAtom != atom.Script {
				continue
			}
			_, after, ok := strings.Cut(n.Data, key)
			if !ok {
				continue
			}
			after = strings.TrimLeft(after[:min(len(after), 60)], `\"': =`)
			if i := strings.IndexAny(after, `\"',}`); i > 0 {
				after = after[:i]
			}
			if e, ok := readDate(after, guess); ok && e.isDay() {
				return []string{after}
			}
		}
	}
	return nil
}
