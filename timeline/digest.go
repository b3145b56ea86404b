package timeline

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A Digest asks for the key dates of an archive, and for the sentences that tell
// them best. The zero Digest asks for as many as stand out, with a sentence each.
type Digest struct {
	Dates     int      // how many; 0 is as many as stand out from the rest
	Sentences int      // of a date, at most; 0 is 1
	About     []string // a sentence holds a word that begins with one of these terms; with none, any sentence will do

	// From and To bound the dates, and when the articles were published that are
	// asked. To is the first instant after. The zero Time leaves an end open.
	From, To time.Time
}

// A KeyDate is a day on which much of what an archive tells happened.
type KeyDate struct {
	Day       calendar.Interval
	Articles  []*Article // that mention it, in order of the archive, each text once
	Sentences []Quote    // that tell it best, the best first
}

// A Quote is a stretch of an article: Article.Text[Start:End], in bytes.
type Quote struct {
	Article    *Article
	Start, End int
}

// Text returns the words of q.
func (q Quote) Text() string { return q.Article.Text[q.Start:q.End] }

// Digest returns the key dates that d asks for, in order of time.
func (t *Timeline) Digest(d Digest) []KeyDate {
	c := t.collectDays(d)
	ranked := c.ranked()
	most := d.Dates
	if most == 0 {
		most = knee(len(ranked), func(i int) float64 { return ranked[i].score }) + 1
	}
	var keys []KeyDate
	for _, day := range ranked {
		if len(keys) == most {
			break
		}
		if chosen := c.choose(day, max(1, d.Sentences)); len(chosen) > 0 {
			for _, q := range chosen {
				c.taken[q] = true // what an opening tells may be of its day or the one before, and not of both
			}
			start := time.Unix(int64(day.number)*86400, 0).UTC()
			keys = append(keys, KeyDate{calendar.Date(start.Year(), int(start.Month()), start.Day()), day.articles, chosen})
		}
	}
	slices.SortFunc(keys, func(a, b KeyDate) int { return a.Day.Start.Compare(b.Day.Start) })
	return keys
}

// A dayTold is a day and what the archive says of it.
type dayTold struct {
	number    int32 // days since 1970
	articles  []*Article
	issues    map[int32]bool // days on which articles appeared that mention it beside what is asked for
	counts    [dayCounts]float64
	score     float64
	mentioned []told     // sentences that mention it
	published []told     // that open an article of this day or the next, and mention no day
	titled    []*Article // that are about what happened then, and say so in a title
}

// What is counted of a day. Each count puts the days in an order, and a day's
// score is the sum of its places: counts of different kinds have no common measure,
// and nothing is left to fit.
const (
	cArticles = iota // articles that mention it, the more they are about what is asked for and the fewer days they mention
	cForThen         // the same, against how much was published around it: a quiet season has its key dates too
	cOpenings        // articles that mention it in their opening, in a sentence about what is asked for
	cMains           // articles that open with what is asked for, and are about something that happened then
	cMentions        // articles that tell of something that happened then, those that do so of many days for less
	cLater           // articles that come back to it
	cIssues          // days on which articles appeared that mention it beside what is asked for
	dayCounts
)

const (
	offTopic         = .3 // what a mention of a day counts that stands apart from what is asked for
	openingSentences = 3  // how many sentences open an article
	comingBack       = 7  // days after which an article that mentions a day comes back to it
	daysAround       = 30 // days before and after a day that are the time around it
)

// A dayCollection is what a Digest finds in an archive.
type dayCollection struct {
	*Timeline
	digest Digest
	about  []string
	days   map[int32]*dayTold
	issues map[int32]int  // how many articles appeared on a day
	taken  map[Quote]bool // sentences that stand for a day already
}

// collectDays goes through the articles, each text once.
func (t *Timeline) collectDays(d Digest) *dayCollection {
	c := &dayCollection{Timeline: t, digest: d, days: map[int32]*dayTold{}, issues: map[int32]int{}, taken: map[Quote]bool{}}
	for _, term := range d.About {
		if term = strings.TrimRight(spaced(term), " "); term != "" {
			c.about = append(c.about, term)
		}
	}
	for _, telling := range t.Tellings {
		if telling.DuplicateOf == nil && c.bounds(telling.Article.Published.When) {
			c.article(telling)
		}
	}
	return c
}

// bounds reports whether the digest is about articles of that date.
func (c *dayCollection) bounds(when calendar.Interval) bool {
	from, to := c.digest.From, c.digest.To
	if when.IsZero() {
		return from.IsZero() && to.IsZero()
	}
	return (from.IsZero() || !when.Start.Before(from)) && (to.IsZero() || when.Start.Before(to))
}

// day returns what is known of a day, nil where it is not asked for.
func (c *dayCollection) day(number int32) *dayTold {
	if !c.bounds(calendar.Interval{Start: time.Unix(int64(number)*86400, 0), Unit: calendar.Day}) {
		return nil
	}
	if c.days[number] == nil {
		c.days[number] = &dayTold{number: number}
	}
	return c.days[number]
}

// A dayRead is how one article mentions a day.
type dayRead struct {
	near  bool // in a sentence about what is asked for or beside one
	opens bool // in its opening, in a sentence about what is asked for
}

// article counts the days of which one article tells, and keeps its sentences.
func (c *dayCollection) article(telling *Telling) {
	sentences := c.sentences(telling)
	c.mentioned(telling, sentences)
	c.happened(telling)
	c.main(telling, sentences)
}

// mentioned counts the days that an article mentions.
func (c *dayCollection) mentioned(telling *Telling, sentences []told) {
	read := c.read(telling, sentences)
	about := 0
	for _, s := range sentences {
		if s.about {
			about++
		}
	}
	on := telling.Article.Published.When
	issued, issue := !on.IsZero(), int32(0)
	if issued {
		issue = dayNumber(on.Start)
		c.issues[issue]++
	}
	weight := summable(math.Sqrt(float64(about) / float64(max(1, len(sentences)*len(read)))))
	for day, r := range read {
		day.articles = append(day.articles, telling.Article)
		if r.near {
			day.counts[cArticles] += weight
		} else {
			day.counts[cArticles] += summable(weight * offTopic)
		}
		if r.near && issued {
			if day.issues == nil {
				day.issues = map[int32]bool{}
			}
			day.issues[issue] = true
		}
		if r.opens {
			day.counts[cOpenings]++
		}
		if issued && issue >= day.number+comingBack {
			day.counts[cLater]++
		}
	}
}

// read returns how sentences, those of an article, mention days. Each is kept for the first day that it
// mentions; one at the head of the article that mentions none, for those of which it may tell.
func (c *dayCollection) read(telling *Telling, sentences []told) map[*dayTold]*dayRead {
	read := map[*dayTold]*dayRead{}
	times := telling.Timexes
	for n, s := range sentences {
		near := s.about || n > 0 && sentences[n-1].about || n+1 < len(sentences) && sentences[n+1].about
		dated := false
		for ; len(times) > 0 && times[0].Start < s.End; times = times[1:] {
			x := &times[0]
			on := daysOf(x.When)
			if x.Start < s.Start || !pointsInTime(x) || !on.fine() {
				continue
			}
			if day := c.day(on.from); day != nil {
				if !dated {
					day.mentioned = append(day.mentioned, s)
				}
				if read[day] == nil {
					read[day] = &dayRead{}
				}
				r := read[day]
				r.near, r.opens = r.near || near, r.opens || s.about && n < openingSentences
			}
			dated = true
		}
		if !dated && n < undatedSentences {
			c.keepUndated(s)
		}
	}
	return read
}

// keepUndated keeps a sentence for the day on which its article was published, and for the day before.
func (c *dayCollection) keepUndated(s told) {
	on := s.Article.Published.When
	if on.IsZero() || on.Unit != calendar.Day {
		return
	}
	for _, number := range [...]int32{dayNumber(on.Start), dayNumber(on.Start) - 1} {
		if day := c.day(number); day != nil {
			day.published = append(day.published, s)
		}
	}
}

// main counts the day of the event that an article is about, where it opens with what is asked for.
func (c *dayCollection) main(telling *Telling, sentences []told) {
	opening := sentences[:min(openingSentences, len(sentences))]
	if telling.Main == nil || !c.isAbout(telling.Article.Title) && !slices.ContainsFunc(opening, func(s told) bool { return s.about }) {
		return
	}
	if on := daysOf(telling.Main.When); on.fine() {
		if day := c.day(on.from); day != nil {
			day.counts[cMains]++
			if titled(telling.Article) {
				day.titled = append(day.titled, telling.Article)
			}
		}
	}
}

// happened counts the days on which an article says that something happened.
func (c *dayCollection) happened(telling *Telling) {
	happened := map[int32]bool{}
	for _, m := range telling.Mentions {
		if on := daysOf(m.When); on.fine() && m.Basis != timex.Published && m.Status != Planned && m.Status != Conditional {
			happened[on.from] = true
		}
	}
	for number := range happened {
		if day := c.day(number); day != nil {
			day.counts[cMentions] += summable(1 / math.Sqrt(float64(len(happened))))
		}
	}
}

// summable rounds x to twelve binary places, so that sums do not depend on the order of what is added.
func summable(x float64) float64 {
	const places = 1 << 12
	return math.Round(x*places) / places
}

// isAbout reports whether a sentence holds one of the terms.
func (c *dayCollection) isAbout(sentence string) bool {
	if len(c.about) == 0 {
		return true
	}
	sentence = spaced(sentence)
	return slices.ContainsFunc(c.about, func(term string) bool { return strings.Contains(sentence, term) })
}

// ranked returns the days, the key ones first.
func (c *dayCollection) ranked() []*dayTold {
	days := slices.Collect(maps.Values(c.days))
	for _, d := range days {
		d.counts[cForThen] = d.counts[cArticles] / math.Sqrt(float64(1+c.publishedAround(d.number)))
		d.counts[cIssues] = float64(len(d.issues))
	}
	for k := range dayCounts {
		counts := make([]float64, len(days))
		for i, d := range days {
			counts[i] = d.counts[k]
		}
		slices.Sort(counts)
		counts = slices.Compact(counts)
		for _, d := range days {
			place, _ := slices.BinarySearch(counts, d.counts[k])
			d.score += float64(place) / float64(max(1, len(counts)-1))
		}
	}
	slices.SortFunc(days, func(a, b *dayTold) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.number, b.number))
	})
	return days
}

// publishedAround returns how many articles appeared in the time around a day.
func (c *dayCollection) publishedAround(number int32) (articles int) {
	for n := number - daysAround; n <= number+daysAround; n++ {
		articles += c.issues[n]
	}
	return articles
}

// knee returns where a falling curve of n points bends most: the point farthest
// from the line between its ends.
func knee(n int, at func(i int) float64) int {
	if n < 3 {
		return 0
	}
	first, last := at(0), at(n-1)
	best, far := 0, 0.0
	for i := range n {
		line := first + (last-first)*float64(i)/float64(n-1)
		if d := math.Abs(line - at(i)); d > far {
			best, far = i, d
		}
	}
	return best
}
