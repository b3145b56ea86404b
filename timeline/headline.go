package timeline

import (
	"math"
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/timex"
)

const (
	shortest = 40 // bytes of a headline that says enough
	longest  = 110
	wanted   = 80 // bytes from which on a headline is better shorter
)

// settleHeadline gives e the words of one who tells of it, or of the title above
// them, that say best by themselves what happened. A title may promise more than
// its text bears out, so only what is reported takes one.
func (t *Timeline) settleHeadline(e *Event) {
	best, bestScore := "", math.Inf(-1)
	offer := func(text string, score float64) {
		if text != "" && (score > bestScore || score == bestScore && text < best) {
			best, bestScore = text, score
		}
	}
	for _, m := range e.Mentions {
		lang := t.options.lang(m.Article)
		lex := t.vocabulary.lexicons[lang]
		score := e.vouches(m)
		if lex.cues == nil {
			offer(lex.tidy(m.Article.Text[m.Start:m.End]), score)
			continue
		}
		s := lex.cues.told(m, t.timexesOf(m))
		for d := range s.drafts() {
			text := lex.tidy(d.text())
			offer(text, score+d.score()+e.telling(text))
		}
		title := m.Article.Title
		if e.Status == Reported && m.Status == Reported && m.Lead && s.main() && t.vocabulary.tells(lang, title, m) {
			text := lex.tidy(title)
			offer(text, score+lex.cues.scoreTitle(title)+e.telling(text))
		}
	}
	e.Headline = best
}

// timexesOf returns the temporal expressions of the sentence of m.
func (t *Timeline) timexesOf(m *Mention) []timex.Anchored {
	all := t.Tellings[t.place[m.Article]].Timexes
	from, _ := slices.BinarySearchFunc(all, m.Sentence[0], func(x timex.Anchored, at int) int { return x.Start - at })
	to := from
	for to < len(all) && all[to].End <= m.Sentence[1] {
		to++
	}
	return all[from:to]
}

// vouches says how well m, whatever its words, stands for e.
func (e *Event) vouches(m *Mention) float64 {
	s := 0.0
	if m.Status == e.Status {
		s += 3
	}
	if m.Lead {
		s++
	}
	if m.When == e.When {
		s += .5
	}
	return s
}

// telling says how well text tells by its length and its names what e is.
func (e *Event) telling(text string) float64 {
	s := 0.0
	switch n := len(text); {
	case n < shortest*2/3:
		s -= 2
	case n < shortest:
		s -= .5
	default:
		s -= float64(max(0, n-wanted)) / 40
	}
	for i, n := range e.Names[:min(len(e.Names), 3)] {
		if strings.Contains(text, n.Name) {
			s += 1.2 / float64(i+1)
		} else if _, last, ok := cutLast(n.Name, " "); ok && strings.Contains(text, last) {
			s += .8 / float64(i+1)
		}
	}
	return s
}

// scoreTitle says how well title does as a headline, its length aside.
func (c *cues) scoreTitle(title string) float64 {
	s := 2.5
	if strings.Contains(title, ": ") || strings.HasSuffix(title, "?") {
		s -= 2
	}
	first, _, _ := strings.Cut(title, " ")
	if c.Class(first)&(asking|prose.Pronoun|prose.Subordinator|prose.Relative) != 0 {
		s -= 2
	}
	return s
}

// A toldSentence is the sentence of a mention, taken apart to make headlines of
// its words.
type toldSentence struct {
	prose.Sentence
	cues        *cues
	article     string   // its text
	times       [][2]int // the expressions of time, as words
	lengths     [][2]int // the lengths of time, as words
	loose       []bool   // of each expression: it leans on another date
	at          int      // the word that says what happens, -1 where it is not found
	verb        int      // its verb, -1 where it is a noun
	quote       [2]int   // the quotation, as words
	keepSpeaker bool     // who says it is part of what is told
}

// told takes the sentence of m apart, in which times stand.
func (c *cues) told(m *Mention, times []timex.Anchored) *toldSentence {
	s := &toldSentence{cues: c, article: m.Article.Text, at: -1, verb: -1, keepSpeaker: m.Status == Alleged || m.Status == Denied || m.Status == Disputed}
	at := prose.Span{Start: m.Sentence[0], End: m.Sentence[1]}
	c.Parse(&s.Sentence, s.article, at, c.Words(nil, s.article, at))
	for i := range times {
		t := &times[i]
		at := wordsOf(s.Words, t.Start, t.End)
		if t.Type == timex.DURATION {
			s.lengths = append(s.lengths, at)
		}
		if t.Type != timex.DATE && t.Type != timex.TIME {
			continue
		}
		own := m.Timex != nil && m.Timex.Start == t.Start
		s.times = append(s.times, at)
		s.loose = append(s.loose, own && !slices.ContainsFunc(s.Words[at[0]:at[1]], isYear) || t.Basis != timex.Stated && !slices.ContainsFunc(s.Words[at[0]:at[1]], isNumber))
	}
	s.quote = wordsOf(s.Words, m.Start, m.End)
	for k, v := range s.Verbs {
		if v.Head >= s.quote[0] && v.Head < s.quote[1] && c.predicate(s.Words[v.Head].Of(s.article)) == m.Predicate {
			s.at, s.verb = v.Head, k
			return s
		}
	}
	for i := s.quote[0]; i < s.quote[1]; i++ {
		if c.predicate(s.Words[i].Of(s.article)) == m.Predicate {
			s.at = i
			return s
		}
	}
	return s
}

func isNumber(w prose.Word) bool { return w.Shape == prose.Digits }

// isYear reports whether w is a number that may be that of a year.
func isYear(w prose.Word) bool { return isNumber(w) && w.Len() == 4 }

// main reports whether what happens is what the sentence is about.
func (s *toldSentence) main() bool {
	if s.verb < 0 {
		return false
	}
	switch s.Clauses[s.ClauseOf(s.at)].Kind {
	case prose.Main, prose.Said:
		return true
	}
	return false
}

// drafts yields the stretches of the sentence that may stand as a headline.
func (s *toldSentence) drafts() func(yield func(*draft) bool) {
	return func(yield func(*draft) bool) {
		if s.at >= 0 && s.verb >= 0 {
			c := s.Clauses[s.ClauseOf(s.at)]
			switch c.Kind {
			case prose.Subordinate:
				if !yield(s.draft(c.From+1, c.To, s.verb, 1.5)) {
					return
				}
			case prose.OfNoun:
				if d := s.ofName(c); d != nil && !yield(d) {
					return
				}
			case prose.Main, prose.Coordinate, prose.Said:
				if !yield(s.draft(c.From, c.To, s.verb, 2)) {
					return
				}
				if c.Kind == prose.Said && c.Of >= 0 {
					outer := s.Clauses[c.Of]
					if !yield(s.draft(outer.From, outer.To, s.firstVerb(c.Of), 2)) {
						return
					}
				}
			}
		}
		if s.at >= 0 && s.verb < 0 && !yield(s.draft(s.quote[0], s.quote[1], -1, 0)) {
			return
		}
		if s.verb < 0 || s.Clauses[s.ClauseOf(s.at)].Kind != prose.Main {
			if len(s.Clauses) > 0 && !yield(s.draft(0, len(s.Words), s.firstVerb(0), -.5)) {
				return
			}
		}
		yield(s.draft(s.quote[0], s.quote[1], -1, -1))
	}
}

// firstVerb returns the first finite verb of a clause, or -1.
func (s *toldSentence) firstVerb(clause int) int {
	for k, v := range s.Verbs {
		if v.Form <= prose.State && s.ClauseOf(v.Head) == clause {
			return k
		}
	}
	return -1
}

// ofName returns a draft of the name that the relative clause c is about and
// what it says of it: "Ren Zhengfei … founded the company in 1987".
func (s *toldSentence) ofName(c prose.Clause) *draft {
	if s.verb < 0 || s.Verbs[s.verb].From != c.From+1 || s.Words[c.From].Shape == prose.Mark {
		return nil
	}
	to := c.From
	for to > 0 && s.Words[to-1].Shape == prose.Mark {
		to--
	}
	from := to
	for from > 0 && s.Words[from-1].Shape.Upperish() {
		from--
	}
	if to-from < 2 {
		return nil
	}
	d := s.draft(from, c.To, s.verb, 1)
	for i := to; i <= c.From; i++ {
		d.cut[i-from] = true
	}
	return d
}

// A draft is a stretch of a sentence on its way to a headline: what is cut out
// of it, and how well it tells what happened.
type draft struct {
	*toldSentence
	from, to int
	cut      []bool // of its words
	verb     int    // on which it is built, -1 for none
	worth    float64
	open     bool // it is cut at a place where its sentence goes on
}

// draft returns words[from:to] without what a headline does not need.
func (s *toldSentence) draft(from, to, verb int, worth float64) *draft {
	d := &draft{toldSentence: s, from: from, to: to, verb: verb, worth: worth, cut: make([]bool, max(0, to-from))}
	d.trimFront()
	d.trimEnd()
	d.trimInside()
	if d.length() > longest {
		d.cutAppositions()
	}
	if d.length() > longest {
		d.cutShort()
	}
	return d
}

// word returns word i, or none.
func (s *toldSentence) word(i int) prose.Word {
	if i < 0 || i >= len(s.Words) {
		return prose.Word{}
	}
	return s.Words[i]
}

// advance leaves out the words up to to at the front.
func (d *draft) advance(to int) {
	d.cut = d.cut[to-d.from:]
	d.from = to
}

func (d *draft) mark(i int) bool {
	return d.Words[i].Shape == prose.Mark && strings.Contains(",;:–—-.…", d.Words[i].Of(d.article))
}

// timeFrom returns where the expression of time that begins at word i, a
// preposition before it included, ends, and which it is.
func (s *toldSentence) timeFrom(i int) (to, which int) {
	start := i
	if s.word(i).Is(prose.Preposition|prose.Locative) && !s.word(i).Is(since|bounding) {
		start++
	}
	for k, at := range s.times {
		if at[0] == i || at[0] == start {
			return at[1], k
		}
	}
	return i, -1
}

// trimFront leaves out what joins the draft to what stands before it, and the
// time with which it opens: a headline stands beside its date.
func (d *draft) trimFront() {
	for d.from < d.to {
		w := d.Words[d.from]
		if d.mark(d.from) || w.Is(prose.Coordinator) || w.Is(prose.Complement) && !w.Is(prose.Determiner) {
			d.advance(d.from + 1)
			continue
		}
		to, which := d.timeFrom(d.from)
		if which < 0 || to >= d.to || d.Words[to].Shape == prose.Ending || !(d.mark(to) || d.opens(to)) || d.Words[to].Is(pinning) {
			return
		}
		if d.verb >= 0 && to > d.Verbs[d.verb].From {
			return
		}
		d.advance(to)
	}
}

// opens reports whether a subject may begin at word i.
func (s *toldSentence) opens(i int) bool {
	w := s.word(i)
	return w.Is(prose.Determiner|prose.Pronoun) || w.Shape.Upperish() || s.Words[i-1].Of(s.article) == ","
}

// trimEnd leaves out a time at the end that leans on another date.
func (d *draft) trimEnd() {
	for d.to > d.from {
		if d.mark(d.to - 1) {
			d.to--
			continue
		}
		if c := d.Clauses[d.ClauseOf(d.to-1)]; c.Kind == prose.Speaker && c.From > d.from && !d.keepSpeaker {
			d.to = c.From
			continue
		}
		at, ok := d.timeBefore(d.to)
		for _, l := range d.lengths {
			if l[1] == d.to && l[0] > d.from && d.mark(l[0]-1) {
				at, ok = l[0]-1, true // ", a year [and a half after …]"
			}
		}
		if !ok || !d.ends(at) {
			return
		}
		d.to = at
	}
}

// timeBefore returns where the expression begins that ends before word i and
// leans on another date, its preposition included.
func (d *draft) timeBefore(i int) (int, bool) {
	for k, at := range d.times {
		if at[1] == i && at[0] > d.from && d.loose[k] {
			return d.timeStart(at[0])
		}
	}
	return i, false
}

// timeStart returns where what may be cut begins of an expression at word i, and
// whether it may be cut.
func (d *draft) timeStart(i int) (int, bool) {
	before := d.word(i - 1)
	switch {
	case before.Is(since | bounding):
		return i, false
	case before.Is(prose.Determiner) || before.Shape == prose.Ending:
		return i, false
	case before.Is(prose.Particle):
		return i, false // the flood of last week
	case before.Is(prose.Preposition|prose.Locative) && !before.Is(prose.Adverb) && !before.Is(prose.Auxiliary):
		i--
	}
	return i, i > d.from
}

// ends reports whether a draft may end before word i.
func (d *draft) ends(i int) bool {
	if i-d.from < 2 {
		return false
	}
	w := d.Words[i-1]
	if w.Shape == prose.Mark {
		w = d.word(i - 2)
	}
	if d.verb >= 0 && i <= d.Verbs[d.verb].Head {
		return false
	}
	for _, l := range d.lengths {
		if l[1] == i && d.word(i).Is(prose.Subordinator) {
			return false // "two days [after …]"
		}
	}
	if w.Is(prose.Saying) && d.Clauses[d.ClauseOf(i-1)].Kind != prose.Speaker {
		return false // "told the court that she would say"
	}
	return w.Class&(prose.Function&^prose.Adverb|prose.Title) == 0 || w.Shape == prose.Digits
}

// trimInside cuts the times out that lean on another date.
func (d *draft) trimInside() {
	for k, at := range d.times {
		if !d.loose[k] || at[0] <= d.from || at[1] >= d.to {
			continue
		}
		from, ok := d.timeStart(at[0])
		next := d.Words[at[1]]
		if !ok || next.Shape == prose.Ending || d.word(from-1).Is(prose.Coordinator|prose.Preposition|prose.Locative|prose.Determiner) ||
			!(next.Shape == prose.Mark || next.Class&(prose.Function|asking) != 0 || d.verbFrom(at[1])) {
			continue
		}
		to := at[1]
		for from > d.from && d.mark(from-1) {
			from--
		}
		for to < d.to && d.mark(to) {
			to++
		}
		d.leaveOut(from, to)
	}
}

func (s *toldSentence) verbFrom(i int) bool {
	return slices.ContainsFunc(s.Verbs, func(v prose.Verb) bool { return v.From == i })
}

// leaveOut cuts words[from:to].
func (d *draft) leaveOut(from, to int) {
	for i := max(from, d.from); i < min(to, d.to); i++ {
		d.cut[i-d.from] = true
	}
}

// cutAppositions cuts what stands between commas and its sentence does not need:
// "Han Dong[, the member of Parliament …,] says", and "named Ann Smith[, the head
// of a bank,] as ambassador".
func (d *draft) cutAppositions() {
	if d.verb < 0 || d.word(d.from).Is(prose.Preposition|prose.Locative|prose.Subordinator) {
		return
	}
	verb := d.Verbs[d.verb].From
	first, last := -1, -1
	for i := d.from; i < verb; i++ {
		if d.Words[i].Of(d.article) == "," {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if last > first && last >= verb-3 {
		d.leaveOut(first, last+1)
	}
	for i := verb; i < d.to && d.length() > longest; i++ {
		if end := d.apposition(i); end > i && end+1 < d.to {
			d.leaveOut(i, end+1)
			i = end
		}
	}
}

// apposition returns the comma that closes the apposition that the comma at word
// i opens, or i.
func (d *draft) apposition(i int) int {
	if d.Words[i].Of(d.article) != "," || !d.word(i+1).Is(prose.Determiner) {
		return i
	}
	for j := i + 1; j < d.to && j < i+12; j++ {
		if d.Words[j].Of(d.article) == "," {
			if d.word(j + 1).Is(prose.Coordinator) {
				return i // a row
			}
			return j
		}
		if d.verbFrom(j) {
			return i
		}
	}
	return i
}

// cutShort ends the draft where a part of it ends, or else at a word.
func (d *draft) cutShort() {
	least := d.from + 3
	if d.verb >= 0 {
		least = d.Verbs[d.verb].Head + 2
	}
	end := d.to
	for d.to = end; d.to > least; d.to-- {
		if n := d.length(); n <= longest && n >= shortest && d.parts(d.to) && d.ends(d.to) && d.whole() {
			d.trimEnd()
			return
		}
	}
	d.open = true
	for d.to = end; d.to > d.from+1 && (d.length() > longest-len(" …") || !d.ends(d.to)); d.to-- {
	}
}

// whole reports whether each clause that the draft begins has its verb in it.
func (d *draft) whole() bool {
	for k, c := range d.Clauses {
		if c.From >= d.to || c.To <= d.from || c.Kind >= prose.Participle {
			continue
		}
		if v := d.firstVerb(k); v >= 0 && d.Verbs[v].Head >= d.to && c.From > d.from {
			return false
		}
	}
	return true
}

// parts reports whether a part of the sentence begins at word i that may be left out.
func (d *draft) parts(i int) bool {
	w := d.word(i)
	if w.Shape == prose.Mark {
		s := w.Of(d.article)
		return s == "," || s == ";" || s == "—" || s == "–" || s == "--"
	}
	for _, c := range d.Clauses {
		if c.From == i && (c.Kind == prose.Subordinate || c.Kind == prose.Coordinate) {
			return true
		}
	}
	return w.Is(prose.Coordinator) && d.verbFrom(i+1) && d.ClauseOf(i) == d.ClauseOf(d.from)
}

// length returns how many bytes the draft has now.
func (d *draft) length() int {
	n := 0
	for i := d.from; i < d.to; i++ {
		if !d.cut[i-d.from] {
			n += d.Words[i].Len() + 1
		} else if i == d.from || !d.cut[i-1-d.from] {
			n += len("… ")
		}
	}
	return n
}

// text returns the words of the draft as they stand, "…" for what is cut.
func (d *draft) text() string {
	var b strings.Builder
	cut := false
	for i := d.from; i < d.to; i++ {
		if d.cut[i-d.from] {
			cut = true
			continue
		}
		switch {
		case cut && b.Len() > 0:
			b.WriteString(" … ")
		case b.Len() > 0:
			b.WriteString(d.article[d.Words[i-1].End:d.Words[i].Start])
		}
		cut = false
		b.WriteString(d.Words[i].Of(d.article))
	}
	if d.open {
		b.WriteString(" …")
	}
	return b.String()
}

// score says how well the draft reads by itself.
func (d *draft) score() float64 {
	s := d.worth
	first := d.word(d.from)
	switch {
	case first.Is(possessive):
		s--
	case first.Is(prose.Pronoun) && !first.Is(prose.Determiner):
		s -= 2
	case first.Is(prose.Pronoun) && d.verbFrom(d.from+1):
		s -= 2 // this was
	case first.Shape.Upperish() && !first.Is(prose.Function):
		s += .5
	}
	if d.verb >= 0 && (d.Verbs[d.verb].From <= d.from || d.Verbs[d.verb].Head >= d.to) {
		s -= 2 // no subject, or no verb
	}
	leaning := 0
	for i := d.from; i < d.to; i++ {
		switch {
		case d.cut[i-d.from]:
			if i == d.from || !d.cut[i-1-d.from] {
				s -= .5
			}
		case d.Words[i].Is(prose.Pronoun|possessive) && !d.Words[i].Is(prose.Determiner&^possessive) && i > d.from:
			leaning++
		}
	}
	s -= .3 * float64(min(leaning, 3))
	for k, at := range d.times {
		if d.loose[k] && at[0] >= d.from && at[1] <= d.to && !d.cut[at[0]-d.from] {
			s -= .7
		}
	}
	if d.open {
		s -= 1.2
	}
	return s
}

// tells reports whether title tells of what m tells: it has its predicate, or
// another of its class, or most of its words.
func (v *vocabulary) tells(lang, title string, m *Mention) bool {
	lex := v.lexicons[lang]
	predicate := v.stem(lang, m.Predicate)
	words := collect(v.count(lang, title, len(title), nil))
	for _, w := range words {
		if w.id == predicate || lex.class[predicate] != 0 && lex.class[w.id] == lex.class[predicate] {
			return true
		}
	}
	clause := collect(v.count(lang, m.Article.Text[m.Start:m.End], longest, nil))
	common := 0
	for _, w := range words {
		if slices.ContainsFunc(clause, func(c term) bool { return c.id == w.id }) {
			common++
		}
	}
	return len(words) > 0 && 2*common >= len(words)
}

// tidy returns text in one line and as a headline begins and ends.
func (l *lexicon) tidy(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for {
		text = strings.TrimLeft(text, " ,;:–—-…")
		first, rest, ok := strings.Cut(text, " ")
		if !ok || !slices.Contains(l.joining, strings.ToLower(strings.TrimRight(first, ","))) {
			break
		}
		text = rest
	}
	text = strings.TrimRight(text, " ,;:–—-")
	if !strings.HasSuffix(text, "..") && strings.Count(text, ".") == 1 {
		text = strings.TrimSuffix(text, ".")
	}
	if len(text) > longest {
		cut := strings.LastIndexByte(text[:longest], ' ')
		text = strings.TrimRight(text[:max(cut, 1)], " ,;:") + " …"
	}
	return unquote(capitalised(text))
}

// capitalised returns s with its first letter large.
func capitalised(s string) string {
	for i, r := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
		_ = r
	}
	return s
}

// unquote takes away a quotation mark that has lost its fellow.
func unquote(s string) string {
	if strings.Count(s, "“") != strings.Count(s, "”") {
		s = strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	if strings.Count(s, `"`)%2 == 1 {
		s = strings.ReplaceAll(s, `"`, "")
	}
	return s
}
