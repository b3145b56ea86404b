package timeline

import (
	"slices"
	"strings"
	"sync"

	"annals/internal/prose"
	"annals/timeline/timex"
)

// An Extractor finds what articles of one language tell. It does not change:
// any number of goroutines may use one.
type Extractor struct {
	grammar *timex.Grammar
	cues    *cues
	scratch sync.Pool // of *reading
}

// NewExtractor returns the Extractor for the language of g.
func NewExtractor(g *timex.Grammar) *Extractor {
	return &Extractor{grammar: g, cues: newCues(g)}
}

// Extract returns what a tells. It knows nothing but a: what other articles
// tell of its names is for Names.Complete to say.
func (x *Extractor) Extract(a *Article, genre timex.Genre) *Telling {
	t := &Telling{Article: a}
	x.read(t, genre, func(r *reading) {
		for i := range r.sentences {
			r.sentence(i)
		}
		r.giveSexes()
		r.moveBehindIncident()
	})
	return t
}

// read has f read the article of t.
func (x *Extractor) read(t *Telling, genre timex.Genre, f func(*reading)) {
	a := t.Article
	t.Timexes = x.grammar.Anchor(a.Text, x.grammar.Tag(a.Text), a.Published.When, genre)
	x.readAgain(t, f)
}

// readAgain has f read the article of t, whose expressions of time are found.
func (x *Extractor) readAgain(t *Telling, f func(*reading)) {
	r, _ := x.scratch.Get().(*reading)
	if r == nil {
		r = new(reading)
	}
	r.begin(x.cues, t)
	f(r)
	r.end()
	x.scratch.Put(r)
}

// A reading is the state of reading one article. Its slices are used again for
// the next one.
type reading struct {
	*cues
	telling           *Telling
	text              string
	words             []prose.Word
	sentences         []sentence
	names             []prose.Name
	capitals          prose.Capitals
	full              map[string]Name   // what a name is short for
	alone, determined map[string]bool   // of names: it stands as one word; a determiner stands before it
	sexOf             map[string]sex    // of names
	pronouns          map[string][3]int // behind names, by sex
	surely            map[string]bool   // of names: they are of persons beyond doubt
	said              [woman + 1]bool   // the article says he, she
	known             *Names            // what the archive teaches, where that is asked for
	parsed            prose.Sentence
	dates             []dating
	at                int  // the sentence that is read
	led               bool // the lead is read
	row               row
	figure            figure
}

// A sentence is where one stands, and its words and names among those of the article.
type sentence struct {
	prose.Span
	words, names [2]int
	quoted       bool // it opens inside a quotation that began before it
	torn         bool // the next one follows without a sign
	timexes      [2]int
}

// begin reads the words and names of the article and which dates stand in which sentence.
func (r *reading) begin(c *cues, t *Telling) {
	*r = reading{cues: c, telling: t, text: t.Article.Text, words: r.words[:0], sentences: r.sentences[:0], names: r.names[:0],
		capitals: r.capitals, full: r.full, alone: r.alone, determined: r.determined, sexOf: r.sexOf, pronouns: r.pronouns, surely: r.surely, parsed: r.parsed, dates: r.dates[:0]}
	if r.capitals == nil {
		r.capitals, r.full = prose.Capitals{}, map[string]Name{}
		r.alone, r.determined = map[string]bool{}, map[string]bool{}
		r.sexOf, r.surely, r.pronouns = map[string]sex{}, map[string]bool{}, map[string][3]int{}
	}
	clear(r.capitals)
	clear(r.full)
	clear(r.alone)
	clear(r.determined)
	clear(r.sexOf)
	clear(r.surely)
	r.readSentences()
	r.readNames()
	r.placeTimes()
	r.learnNames()
	r.learnSexes()
}

// readSentences reads the sentences of the story and their words.
func (r *reading) readSentences() {
	for _, b := range r.telling.Article.Blocks {
		if !b.Kind.Told() {
			continue
		}
		open := b.Kind == Quotation
		if len(r.sentences) == 0 {
			b.Start += glued(r.text[b.Start:b.End])
		}
		for at := range r.Sentences(r.text, prose.Span{Start: b.Start, End: b.End}) {
			if len(r.sentences) == 0 {
				if at.Start += dateline(at.Of(r.text)); at.Start == at.End {
					continue
				}
			}
			at.Start += r.stamp(at)
			s := sentence{Span: at, quoted: open}
			s.words[0] = len(r.words)
			r.words = r.Words(r.words, r.text, at)
			s.words[1] = len(r.words)
			r.capitals.See(r.text, r.words[s.words[0]:])
			open = quotedAfter(at.Of(r.text), open)
			r.tear(s)
		}
	}
}

// readNames finds the names in the sentences, when all that the article writes with a capital is known.
func (r *reading) readNames() {
	for i := range r.sentences {
		s := &r.sentences[i]
		s.names[0] = len(r.names)
		r.names = r.Names(r.names, r.text, r.words[s.words[0]:s.words[1]], r.capitals)
		s.names[1] = len(r.names)
	}
}

// placeTimes tells the sentences which expressions of time stand in them.
func (r *reading) placeTimes() {
	times, k := r.telling.Timexes, 0
	for i := range r.sentences {
		s := &r.sentences[i]
		for k < len(times) && times[k].Start < s.Start {
			k++
		}
		s.timexes[0] = k
		for k < len(times) && times[k].End <= s.End {
			k++
		}
		s.timexes[1] = k
	}
}

// tear adds s to the sentences, as several where titles and captions stand before it with no
// sign between them.
func (r *reading) tear(s sentence) {
	for {
		i := prose.Torn(r.text, r.words[s.words[0]:s.words[1]])
		if i < 0 {
			i = r.tornAtNoun(r.words[s.words[0]:s.words[1]])
		}
		if i < 0 {
			r.sentences = append(r.sentences, s)
			return
		}
		i += s.words[0]
		piece := s
		piece.words[1], piece.End, piece.torn = i, r.words[i-1].End, true
		r.sentences = append(r.sentences, piece)
		s.quoted = quotedAfter(piece.Of(r.text), s.quoted)
		s.words[0], s.Start = i, r.words[i].Start
	}
}

// tornAtNoun returns the first of words with which a sentence begins since it is a noun that the article writes
// with a small letter elsewhere, or -1: "The road was closed [Drivers have left]".
func (r *reading) tornAtNoun(words []prose.Word) int {
	const piece = 4 // words of a title at least
	for i := piece; i+piece < len(words); i++ {
		before, w, after := words[i-1], words[i], words[i+1]
		if w.Shape != prose.Capital || w.Class&(prose.Function|prose.Title|prose.Proper|prose.Place|prose.Corporate) != 0 || after.Shape != prose.Small || before.Shape != prose.Small || before.Class&(prose.Function|prose.Title|prose.Saying) != 0 {
			continue
		}
		if !slices.ContainsFunc(words[i+1:min(i+8, len(words))], func(w prose.Word) bool { return w.Is(prose.Auxiliary | prose.Modal | prose.Saying) }) {
			continue
		}
		if r.isCommon(w) {
			return i
		}
	}
	return -1
}

// isCommon reports whether the article has w with a small letter, and never with a large one behind a small word but here.
func (r *reading) isCommon(w prose.Word) bool {
	word := w.Of(r.text)
	if !strings.Contains(r.text, " "+strings.ToLower(word)+" ") {
		return false
	}
	for at := 0; ; {
		i := strings.Index(r.text[at:], " "+word)
		if i < 0 {
			return true
		}
		i += at
		at = i + 1
		if at != w.Start && i > 0 && r.text[i-1] >= 'a' && r.text[i-1] <= 'z' {
			return false
		}
	}
}

// end lets go of what belongs to the article.
func (r *reading) end() { r.telling, r.text, r.cues = nil, "", nil }

// quotedAfter reports whether a quotation is open after s, in which open says
// whether one was before it.
func quotedAfter(s string, open bool) bool {
	for _, c := range s {
		switch c {
		case '“', '«':
			open = true
		case '”', '»':
			open = false
		case '"':
			open = !open
		}
	}
	return open
}

// sentence finds the mentions of the sentence i.
func (r *reading) sentence(i int) {
	s := r.sentences[i]
	lead := !r.led && !s.torn
	if s.timexes[0] == s.timexes[1] && !lead && (r.figure.class == 0 || i > r.figure.sentence+figuresInRow) {
		return
	}
	r.parse(i)
	if s.torn && len(r.parsed.Verbs) == 0 || r.isCaption() {
		return // a title
	}
	if lead = lead && len(r.parsed.Verbs) > 0; lead {
		r.led = true
	}
	n := len(r.telling.Mentions)
	r.date(s)
	for k := range r.dates {
		if d := &r.dates[k]; d.role == dates {
			r.mention(d, lead)
			r.keepFigure(d)
		}
	}
	r.siblings()
	if lead && !r.tellsMain() {
		r.undated(i)
	}
	slices.SortStableFunc(r.telling.Mentions[n:], func(a, b *Mention) int { return a.Start - b.Start })
}

// parse takes the sentence i apart.
func (r *reading) parse(i int) {
	s := r.sentences[i]
	r.at = i
	r.Parse(&r.parsed, r.text, s.Span, r.words[s.words[0]:s.words[1]])
}

// tellsMain reports whether one of the dates of the sentence is that of its main
// verb.
func (r *reading) tellsMain() bool {
	for _, d := range r.dates {
		if d.role == dates && d.main {
			return true
		}
	}
	return false
}

// mention appends the mention that d dates.
func (r *reading) mention(d *dating, lead bool) {
	m := &Mention{Article: r.telling.Article, Timex: d.timex, When: d.when, Basis: d.timex.Basis, Lead: lead}
	if m.When.IsZero() {
		m.Basis = timex.NoBasis
	}
	r.fill(m, d)
	r.telling.Mentions = append(r.telling.Mentions, m)
	r.keepPast(d, m)
}

// fill sets what m tells from the words of d.
func (r *reading) fill(m *Mention, d *dating) {
	p := &r.parsed
	m.Sentence = [2]int{p.Start, p.End}
	m.Predicate = r.predicate(p.Words[d.head].Of(r.text))
	m.Deed = [2]int{p.Words[d.head].Start, p.Words[d.head].End}
	m.Status, m.By = r.status(d)
	m.nothing = d.verb >= 0 && r.isNothing(d.verb) || r.sinceLong(d)
	m.Firm = m.Status == Planned && r.firm(d)
	m.Start, m.End = r.quotation(d)
	r.namesOf(m)
	for _, w := range p.Words {
		if w.Shape == prose.Digits && w.Start >= m.Start && w.End <= m.End && !r.inTimex(w.Span) {
			m.Numbers = append(m.Numbers, w.Of(r.text))
		}
	}
}

func (r *reading) inTimex(at prose.Span) bool {
	s := r.sentences[r.at]
	for _, t := range r.telling.Timexes[s.timexes[0]:s.timexes[1]] {
		if at.Start >= t.Start && at.End <= t.End {
			return true
		}
	}
	return false
}

// quotation returns the bounds of the words that tell what d dates and read by
// themselves: its clause, or the whole sentence where the clause leans on that.
func (r *reading) quotation(d *dating) (start, end int) {
	p := &r.parsed
	from, to := d.from, d.to
	if from == to {
		return p.Start, p.End
	}
	for from < to && p.Words[from].Shape == prose.Mark && !opensQuotation(p.Words[from].Of(r.text)) {
		from++
	}
	for from < to && p.Words[from].Is(prose.Coordinator|prose.Complement) && p.Words[from].Shape != prose.Mark {
		from++
	}
	for to > from && p.Words[to-1].Shape == prose.Mark && strings.Contains(",;:—–--.", p.Words[to-1].Of(r.text)) {
		to--
	}
	if from == to {
		return p.Start, p.End
	}
	start, end = p.Words[from].Start, p.Words[to-1].End
	if unbalanced(r.text[start:end]) || end-start < 20 {
		return p.Start, p.End
	}
	return start, end
}

func opensQuotation(s string) bool {
	return s == "“" || s == `"` || s == "«" || s == "$" || s == "£" || s == "€"
}

// unbalanced reports whether a quotation or bracket of s is open at an end.
func unbalanced(s string) bool {
	depth, straight := 0, 0
	for _, c := range s {
		switch c {
		case '“', '(', '[', '«':
			depth++
		case '”', ')', ']', '»':
			if depth--; depth < 0 {
				return true
			}
		case '"':
			straight++
		}
	}
	return depth != 0 || straight%2 == 1
}
