package timeline

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"annals/internal/prose"
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
			start := time.Unix(int64(day.number)*86400, 0).UTC()
			keys = append(keys, KeyDate{calendar.Date(start.Year(), int(start.Month()), start.Day()), day.articles, chosen})
		}
	}
	slices.SortFunc(keys, func(a, b KeyDate) int { return a.Day.Start.Compare(b.Day.Start) })
	return keys
}

// A dayTold is a day and what the archive says of it.
type dayTold struct {
	number    int32 // since 1970
	articles  []*Article
	counts    [dayCounts]float64
	score     float64
	mentioned []told // sentences that mention it
	published []told // that open an article of this day or the next, and mention no day
}

// A told is a sentence that may stand for a day.
type told struct {
	Quote
	about bool
}

// What is counted of a day. Each count puts the days in an order, and a day's
// score is the sum of its places: counts of different kinds have no common measure,
// and nothing is left to fit.
const (
	cArticles = iota // that mention it, the more they are about what is asked for and the fewer days they mention
	cAbout           // that mention it in a sentence about what is asked for
	cOpenings        // that mention it in their opening, where that is about what is asked for
	cMentions        // that tell of something that happened then, those that do so of many days for less
	cEvents          // that tell of one thing that happened then: the more together, the more they count
	dayCounts
)

// aside is what a mention of a day counts that stands apart from what is asked for.
const aside = .3

// openingSentences are how many sentences open an article: those that may tell of its
// day without saying so.
const openingSentences = 3

// A dayCollection is what a Digest finds in an archive.
type dayCollection struct {
	*Timeline
	digest Digest
	about  []string
	days   map[int32]*dayTold
}

// collectDays goes through the articles, each text once.
func (t *Timeline) collectDays(d Digest) *dayCollection {
	c := &dayCollection{Timeline: t, digest: d, days: map[int32]*dayTold{}}
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
	for _, e := range t.Events {
		c.event(e)
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
	about, near bool // in a sentence about what is asked for; in one or beside one
	opens       bool // in its opening
}

// article counts the days that one article mentions, and keeps its sentences.
func (c *dayCollection) article(telling *Telling) {
	a := telling.Article
	sentences := c.sentences(telling)
	read := map[*dayTold]*dayRead{}
	k, about := 0, 0
	for n, s := range sentences {
		if s.about {
			about++
		}
		near := s.about || n > 0 && sentences[n-1].about || n+1 < len(sentences) && sentences[n+1].about
		dated := false
		for ; k < len(telling.Timexes) && telling.Timexes[k].Start < s.End; k++ {
			x := &telling.Timexes[k]
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
				r.about, r.near, r.opens = r.about || s.about, r.near || near, r.opens || n < openingSentences
			}
			dated = true
		}
		if on := a.Published.When; !dated && n < openingSentences && on.Unit == calendar.Day && !on.IsZero() {
			for _, number := range [...]int32{dayNumber(on.Start), dayNumber(on.Start) - 1} {
				if day := c.day(number); day != nil {
					day.published = append(day.published, s)
				}
			}
		}
	}
	opening := sentences[:min(openingSentences, len(sentences))]
	opensAbout := c.isAbout(a.Title) || slices.ContainsFunc(opening, func(s told) bool { return s.about })
	weight := summable(math.Sqrt(float64(about) / float64(max(1, len(sentences)*len(read)))))
	for day, r := range read {
		day.articles = append(day.articles, a)
		if r.near {
			day.counts[cArticles] += weight
		} else {
			day.counts[cArticles] += summable(weight * aside)
		}
		if r.about {
			day.counts[cAbout]++
		}
		if r.opens && opensAbout {
			day.counts[cOpenings]++
		}
	}
	c.happened(telling)
}

// sentences returns the sentences of the story of an article, none where its
// language is not known.
func (c *dayCollection) sentences(telling *Telling) (sentences []told) {
	a := telling.Article
	lex := c.vocabulary.lexicons[c.options.lang(a)]
	if lex == nil || lex.cues == nil {
		return nil
	}
	for _, b := range a.Blocks {
		if b.Kind.Told() {
			for at := range lex.cues.Sentences(a.Text, prose.Span{Start: b.Start, End: b.End}) {
				sentences = append(sentences, told{Quote{a, at.Start, at.End}, c.isAbout(at.Of(a.Text))})
			}
		}
	}
	return sentences
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

// summable rounds x so that sums do not depend on the order of what is added.
func summable(x float64) float64 { return math.Round(x*4096) / 4096 }

// event counts the articles that tell one event.
func (c *dayCollection) event(e *Event) {
	on := daysOf(e.When)
	if !on.fine() {
		return
	}
	n := 0.0
	for _, a := range e.Articles {
		if c.bounds(a.Published.When) {
			n++
		}
	}
	if day := c.day(on.from); day != nil {
		day.counts[cEvents] += n * n
	}
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
	days := make([]*dayTold, 0, len(c.days))
	for _, d := range c.days {
		days = append(days, d)
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

// choose returns the sentences that tell best what happened on a day: those
// that together come nearest to what all that may be about it have in common
// (Gholipour Ghalandari and Ifrim 2020), the shorter of what says as much.
func (c *dayCollection) choose(day *dayTold, most int) []Quote {
	candidates := c.candidates(day)
	centre := sum(candidates)
	candidates = slices.DeleteFunc(candidates, func(s vectored) bool { return !s.about })
	var chosen []Quote
	var so []term
	for len(chosen) < most && len(candidates) > 0 {
		best, nearest := 0, -1.0
		for i, s := range candidates {
			if near := cosine(centre, unit(add(so, s.words))) / length(s.Quote); near > nearest {
				best, nearest = i, near
			}
		}
		s := candidates[best]
		chosen = append(chosen, s.Quote)
		so = add(so, s.words)
		candidates = slices.DeleteFunc(candidates, func(o vectored) bool { return cosine(o.words, s.words) > repeats })
	}
	return chosen
}

const (
	brevity = .1  // how much more a longer sentence must say: 7 % where it is twice as long
	short   = 120 // bytes up to which none is too long
)

// length returns what a sentence must say for its length.
func length(q Quote) float64 { return math.Pow(float64(max(short, q.End-q.Start)), brevity) }

// repeats is the likeness from which a sentence says no more than one that is
// chosen already.
const repeats = .6

// A vectored is a sentence and its words as a vector of length 1.
type vectored struct {
	told
	words []term
}

// candidates returns the sentences that may be about a day. Where some mention it
// and others open the articles of the day, those are about it that say what both
// have in common.
func (c *dayCollection) candidates(day *dayTold) []vectored {
	mentioned, published := c.vectors(day.mentioned), c.vectors(day.published)
	all := slices.Concat(mentioned, published)
	if len(mentioned) == 0 || len(published) == 0 {
		return all
	}
	common := both(sum(mentioned), sum(published))
	slices.SortStableFunc(all, func(a, b vectored) int {
		return cmp.Compare(cosine(common, b.words), cosine(common, a.words))
	})
	if n := knee(len(all), func(i int) float64 { return cosine(common, all[i].words) }); n > 0 {
		return all[:n]
	}
	return all
}

func (c *dayCollection) vectors(sentences []told) []vectored {
	out := make([]vectored, len(sentences))
	for i, s := range sentences {
		text := s.Text()
		out[i] = vectored{s, c.vocabulary.vector(collect(c.vocabulary.count(c.options.lang(s.Article), text, len(text), nil)))}
	}
	return out
}

// sum returns the direction of the sum of the vectors of sentences.
func sum(sentences []vectored) []term {
	var all []term
	for _, s := range sentences {
		all = append(all, s.words...)
	}
	return unit(collect(all))
}

// add returns the sum of a and b.
func add(a, b []term) []term { return collect(slices.Concat(a, b)) }

// both returns the direction of the sum of a and b in what neither lacks.
func both(a, b []term) []term {
	var common []term
	for _, x := range a {
		if i, ok := slices.BinarySearchFunc(b, x.id, func(t term, id uint64) int { return cmp.Compare(t.id, id) }); ok {
			common = append(common, term{x.id, x.weight + b[i].weight})
		}
	}
	return unit(common)
}

// unit gives v the length 1.
func unit(v []term) []term {
	sum := 0.0
	for _, x := range v {
		sum += float64(x.weight) * float64(x.weight)
	}
	for i := range v {
		v[i].weight /= float32(math.Sqrt(sum))
	}
	return v
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
