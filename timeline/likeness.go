package timeline

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// A profile is what a mention is compared by. A mention and its repetitions in
// copies of the article are one profile.
type profile struct {
	mentions []*Mention // the first is the one that is compared
	article  int32      // its place in the canonical order
	text     int32      // the group of articles whose text depends on its own

	names     []*nameTerm // persons, organisations and unknown
	places    []*nameTerm
	meant     []*nameTerm // persons for whom a pronoun stands, where none is named
	weight    float64     // of names
	about     []*nameTerm // whom the article is about: "she" and "the executive" mostly are
	numbers   []uint64    // sorted
	words     []term      // of the sentence, but for its dates
	classes   []int       // of its words, as of predicates; sorted
	predicate predicate
	span      days // when it happened
	corrects  bool // it stands in a sentence or under a title that mends another article
	wrong     days // on which it says that it was not: "on Monday, not on Friday"; span is unknown then
	byReport  bool // only the day of report is known
	published int32
	scene     bool   // its predicate says where and when what the article tells of happened
	opens     bool   // it stands where its article opens
	context   []term // of the article
	incident  int32  // of which its article is a report, 0 for none
}

func (p *profile) mention() *Mention { return p.mentions[0] }

// A nameTerm is a name as it weighs in this archive.
type nameTerm struct {
	name   string
	words  []uint64 // of it, in order
	weight float64  // the rarer the heavier
	kind   NameKind
	person bool // it is, or by its form may well be, the name of a person
}

// A term is a word's stem and its weight in a vector of length 1.
type term struct {
	id     uint64
	weight float32
}

// A predicate is a stem and the class of stems that tell of the same.
type predicate struct {
	stem  uint64 // 0 is unknown
	class int    // of those that tell of the same; 0 is none
	chain int    // of those that tell of one incident, its causes and harm; 0 is none
	once  bool   // it happens to one only once in a long time
}

// same reports whether x and y tell of the same.
func (x predicate) same(y predicate) bool {
	return x.stem != 0 && (x.stem == y.stem || x.class != 0 && x.class == y.class)
}

// Days is a stretch of the calendar in days since 1970, the last one included.
// The zero days are unknown.
type days struct {
	known    bool
	from, to int32
	unit     calendar.Unit
}

func daysOf(v calendar.Value) days {
	if v.IsZero() {
		return days{}
	}
	from, end := v.Bounds()
	d := days{known: true, from: math.MinInt32 / 4, to: math.MaxInt32 / 4, unit: v.Unit()}
	if !from.IsZero() {
		d.from = dayNumber(from)
	}
	if !end.IsZero() {
		d.to = dayNumber(end.Add(-1))
	}
	return d
}

// dayNumber returns the day of t since 1970.
func dayNumber(t time.Time) int32 { return int32(math.Floor(float64(t.Unix()) / 86400)) }

// fine reports whether d is one day.
func (d days) fine() bool { return d.known && d.from == d.to }

// gap returns how many days lie between d and e, 0 where they overlap.
func (d days) gap(e days) int32 { return max(0, d.from-e.to, e.from-d.to) }

// Features of a pair of mentions. Each has a weight in the table below.
const (
	fConstant     = iota
	fNames        // share of the weight of the names of both, of the one that has less
	fNamesRare    // how rare the rarest name is that they share, 0 to 1
	fNamesNone    // the one or the other has no names, or they share none
	fAbout        // who is not named in one is whom its article is about
	fMeant        // whom the one names the other means
	fMeantOther   // both mean or name persons, and not one the same
	fAlleged      // the one alleges or denies something else than the other reports
	fPersonsOther // both name persons, and not one the same
	fPlaces       // they share a place
	fPlacesOther  // both name places, and not one the same
	fNumbers      // they share a number
	fNumbersOther // both give numbers, and not one the same
	fPredicate    // the same
	fClass        // another of the same class
	fChain        // another that tells of the same incident: shot, killed, wounded
	fPredicateOther
	fPredicateSaid // another, but the one's stands in the sentence of the other
	fSentence      // cosine of the sentences
	fContext       // cosine of the articles, where both mentions open theirs
	fContextOther  // the same, where their predicates are not the same
	fLeads         // both open their articles
	fStory         // cosine of the articles, where not both do
	fSameDay       // both give the day, and it is the same
	fReportDay     // the same, but the one gives only the day of report
	fNextDay       // days one apart
	fNearDay       // days two apart, or one of them only the day of report, not long after
	fCoarse        // the one lies within the other: of a month, a week
	fFar           // the one lies within the other, which is a year or more
	fConflict      // they disagree on when
	fOnce          // they disagree on when one thing happened to one that happens but once
	fUndated       // one of them has no date
	fSameStory     // of one article
	fOtherDeed     // of one article, with predicates that are not the same
	fDated         // of one article, which tells first what happened and then when
	fScene         // of one article, of which the one says only where and when
	fAgain         // one clause gives both dates, the one within the other
	fIncident      // of two reports of one incident, on one day or on the day of report
	fPlan          // the one tells of it as a plan, the other not
	features
)

// weights are log-odds. They were fitted by logistic regression on pairs of
// mentions whose truth is known, and rounded; those of what is rare in such data
// (a conflict, a plan, another person) are set by hand, to keep apart what may
// be two.
var weights = [features]float64{
	fConstant:       -7.9,
	fNames:          1,
	fNamesRare:      3,
	fNamesNone:      0,
	fAbout:          2,
	fMeant:          2,
	fMeantOther:     -1.5,
	fAlleged:        -5,
	fPersonsOther:   -2,
	fPlaces:         1.4,
	fPlacesOther:    -0.7,
	fNumbers:        1,
	fNumbersOther:   -0.3,
	fPredicate:      2.4,
	fClass:          2.4,
	fChain:          2.2,
	fPredicateOther: -1.4,
	fPredicateSaid:  1.6,
	fSentence:       2.8,
	fContext:        13.5,
	fContextOther:   6,
	fLeads:          -1.2,
	fStory:          7,
	fSameDay:        5,
	fReportDay:      -.5,
	fNextDay:        4,
	fNearDay:        2,
	fCoarse:         4.2,
	fFar:            1.5,
	fConflict:       -2.5,
	fOnce:           6,
	fUndated:        -0.8,
	fSameStory:      -0.3,
	fOtherDeed:      -1.5,
	fDated:          4,
	fScene:          10,
	fAgain:          12,
	fIncident:       4,
	fPlan:           -1,
}

// undatedWeights are those of two mentions neither of which has a date: what they
// tell and what their articles are about is all there is. They were fitted on
// the mentions of a corpus of short news without dates.
var undatedWeights = [features]float64{
	fConstant:       -.5,
	fNames:          -.1,
	fNamesNone:      -.8,
	fAbout:          .9,
	fMeant:          1.2,
	fMeantOther:     -.5,
	fAlleged:        -5,
	fPersonsOther:   -1,
	fPlacesOther:    -.5,
	fNumbers:        .4,
	fNumbersOther:   -.7,
	fPredicate:      2.1,
	fClass:          1,
	fChain:          -2,
	fPredicateOther: -2,
	fPredicateSaid:  -2.2,
	fSentence:       2.1,
	fContext:        3.9,
	fContextOther:   2.4,
	fLeads:          -1,
	fStory:          1.9,
	fUndated:        -1.3,
	fSameStory:      1.7,
	fOtherDeed:      -1.2,
	fPlan:           -.3,
}

// impossible is the likeness of two mentions that cannot tell of one event.
const impossible = -1

// like returns how likely p and q tell of one event.
func (p *profile) like(q *profile) float32 {
	f, ok := p.compare(q)
	if !ok {
		return impossible
	}
	table := &weights
	if !p.span.known && !q.span.known {
		table = &undatedWeights
	}
	z := 0.0
	for i, x := range f {
		z += table[i] * x
	}
	score := float32(1 / (1 + math.Exp(-z)))
	if p.unanchored() != q.unanchored() {
		return min(score, sure-.01) // a question for an editor, never a date
	}
	return score
}

// unanchored reports whether nothing at all says when p was: it has no date, nor
// has its article.
func (p *profile) unanchored() bool { return !p.span.known && p.published == 0 }

// compare returns the features of a pair, and whether the two can tell of one
// event at all.
func (p *profile) compare(q *profile) (f [features]float64, possible bool) {
	a, b := p.mention(), q.mention()
	sameStory := a.Article == b.Article
	if sameStory && a.Sentence == b.Sentence {
		// One sentence does not tell one thing twice, but for "last week, on December 10".
		again := a.Start == b.Start && p.predicate.stem == q.predicate.stem &&
			(p.wrong.known != q.wrong.known || p.span.known && q.span.known && p.span.gap(q.span) == 0 && p.span != q.span)
		f[fAgain] = 1
		return f, again
	}
	if p.tooFar(q) {
		return f, false
	}
	f[fConstant] = 1

	shared, rarest := sharedNames(p.names, q.names)
	if own, other := p.weight, q.weight; min(own, other) > 0 {
		f[fNames] = min(1, shared/min(own, other))
		f[fNamesRare] = rarest
	}
	if shared == 0 {
		f[fNamesNone] = 1
		switch persons, others := p.persons(), q.persons(); {
		case len(p.meant)+len(q.meant) > 0 && len(persons) > 0 && len(others) > 0:
			if otherPersons(persons, others) {
				f[fMeantOther] = 1
			} else {
				f[fMeant] = 1
			}
		case !sameStory && (p.means(q) || q.means(p)):
			f[fAbout] = 1
		}
	}
	if otherPersons(p.names, q.names) {
		if sameStory && p.predicate.same(q.predicate) {
			return f, false // a story that tells the same of another tells of another
		}
		f[fPersonsOther] = 1
	}
	switch {
	case sharePlaces(p, q):
		f[fPlaces] = 1
	case len(p.places) > 0 && len(q.places) > 0:
		f[fPlacesOther] = 1
	}
	if len(p.numbers) > 0 && len(q.numbers) > 0 {
		if meet(p.numbers, q.numbers) {
			f[fNumbers] = 1
		} else {
			f[fNumbersOther] = 1
		}
	}
	same := false
	switch x, y := p.predicate, q.predicate; {
	case x.stem == 0 || y.stem == 0:
		if x.stem != 0 && q.says(x) || y.stem != 0 && p.says(y) {
			f[fPredicateSaid] = 1
		}
	case x.stem == y.stem:
		f[fPredicate], same = 1, true
	case x.class != 0 && x.class == y.class:
		f[fClass], same = 1, true
	case x.chain != 0 && x.chain == y.chain:
		f[fChain] = 1
	case p.says(y) || q.says(x):
		f[fPredicateSaid] = 1
	default:
		f[fPredicateOther] = 1
	}
	if !same && f[fChain] == 0 && a.Status.asserts() != b.Status.asserts() {
		f[fAlleged] = 1
	}
	f[fSentence] = cosine(p.words, q.words)
	switch {
	case sameStory:
	case p.opens && q.opens:
		c := cosine(p.context, q.context)
		if f[fLeads] = 1; f[fPredicateOther] == 1 {
			f[fContextOther] = c
		} else {
			f[fContext] = c
		}
	default:
		f[fStory] = cosine(p.context, q.context)
	}
	if sameStory {
		f[fSameStory] = 1
		f[fOtherDeed] = f[fPredicateOther]
		if p.byReport != q.byReport && (p.opens || q.opens) && f[fPredicate]+f[fClass]+f[fChain]+f[fPredicateSaid] > 0 && p.span.gap(q.span) <= justBefore && q.span.fine() && p.span.fine() && p.reports(q) {
			f[fDated] = 1
		}
		if p.setsScene(q) || q.setsScene(p) || p.scene && q.scene && p.span == q.span && p.span.fine() {
			f[fScene] = 1
		}
	}
	if (a.Status == Planned) != (b.Status == Planned) {
		f[fPlan] = 1
	}

	// Of two that it happened to, one date is not a wrong one for the other.
	once := same && p.predicate.stem == q.predicate.stem && p.predicate.once && (f[fNames] >= .5 || f[fMeant]+f[fAbout] > 0) && f[fPersonsOther]+f[fPlacesOther] == 0 &&
		slices.ContainsFunc(p.names, (*nameTerm).isPerson) == slices.ContainsFunc(q.names, (*nameTerm).isPerson)
	return f, p.compareDates(q, once, &f)
}

const (
	apart        = 2  // days: what is told of days further apart is another event
	justBefore   = 3  // days at most before the day of report, of what it opens with
	reported     = 7  // days at most after which a lead reports what happened
	reportedLate = 45 // the same, where the one article is known to report what the other does
	doubt        = 12 // days at most by which accounts of what happens but once disagree
)

// tooFar reports whether the dates of p and q lie so far apart that nothing else
// matters. It costs little and answers most pairs.
func (p *profile) tooFar(q *profile) bool {
	if !p.span.known || !q.span.known {
		return false
	}
	gap := p.span.gap(q.span)
	return gap > doubt || gap > apart && (!p.predicate.once || !q.predicate.once) && !(gap <= p.lateness(q) && (p.byReport || q.byReport))
}

// lateness returns how many days after it happened p or q may report it.
func (p *profile) lateness(q *profile) int32 {
	if p.sameIncident(q) {
		return reportedLate
	}
	return reported
}

// tellsIncident reports whether p tells the incident of which its article is a report.
func (p *profile) tellsIncident() bool { return p.incident != 0 && (p.predicate.chain != 0 || p.scene) }

// sameIncident reports whether p and q tell the incident of which both their
// articles are reports.
func (p *profile) sameIncident(q *profile) bool {
	return p.incident == q.incident && p.tellsIncident() && q.tellsIncident()
}

// compareDates fills in the features of the dates, and reports whether they can
// be of one event. What happens to one but once may be dated wrongly by one.
func (p *profile) compareDates(q *profile, once bool, f *[features]float64) bool {
	d, e := p.span, q.span
	if !d.known || !e.known {
		f[fUndated] = 1
		return true
	}
	gap := d.gap(e)
	byReport := p.byReport || q.byReport
	if p.sameIncident(q) && p.mention().Article != q.mention().Article && (gap == 0 || byReport) {
		f[fIncident] = 1
	}
	switch {
	case d.fine() && e.fine() && gap == 0:
		f[fSameDay] = 1
		if p.byReport != q.byReport {
			f[fReportDay] = 1
		}
	case gap == 0 && max(d.unit, e.unit) <= calendar.Season:
		f[fCoarse] = 1
	case gap == 0:
		f[fFar] = 1
	case gap == 1 && d.fine() && e.fine():
		f[fNextDay] = 1
	case gap <= apart && d.fine() && e.fine(), gap <= p.lateness(q) && byReport && p.reports(q):
		f[fNearDay] = 1
	default:
		f[fConflict] = 1
		if !once || gap > doubt {
			return false
		}
		f[fOnce] = 1
	}
	return true
}

// reports reports whether of p and q the one with the later date gives only its
// day of report.
func (p *profile) reports(q *profile) bool {
	if q.span.from > p.span.from {
		p = q
	}
	return p.byReport
}

// setsScene reports whether p says where and when the incident took place with
// which q opens the article: "Two people were shot. It happened on Friday."
func (p *profile) setsScene(q *profile) bool {
	lag := q.span.from - p.span.from
	return p.scene && p.span.fine() && p.mention().Status != Planned && !p.byReport &&
		q.byReport && q.opens && q.predicate.chain != 0 && 0 <= lag && lag <= reported
}

// sharedNames returns the weight of the names that stand in both a and b, and
// of the rarest of them, 0 to 1. "Huawei" is shared with "Huawei Technologies".
func sharedNames(a, b []*nameTerm) (sum, rarest float64) {
	for _, x := range a {
		for _, y := range b {
			if x == y || x.partOf(y) || y.partOf(x) {
				sum += min(x.weight, y.weight)
				rarest = max(rarest, min(x.weight, y.weight))
				break
			}
		}
	}
	return sum, min(1, rarest/8)
}

// isPerson reports whether n is, or by its form may well be, the name of a person.
func (n *nameTerm) isPerson() bool { return n.person }

// partOf reports whether all words of n stand in m, of persons the last as the last.
func (n *nameTerm) partOf(m *nameTerm) bool {
	if len(n.words) == 0 || len(n.words) >= len(m.words) {
		return false
	}
	for _, w := range n.words {
		if !slices.Contains(m.words, w) {
			return false
		}
	}
	return m.kind != Person || n.words[len(n.words)-1] == m.words[len(m.words)-1]
}

// otherPersons reports whether a and b both hold persons and share not one name.
func otherPersons(a, b []*nameTerm) bool {
	if !slices.ContainsFunc(a, (*nameTerm).isPerson) || !slices.ContainsFunc(b, (*nameTerm).isPerson) {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if (x.isPerson() || y.isPerson()) && (x == y || x.partOf(y) || y.partOf(x)) {
				return false
			}
		}
	}
	return true
}

// asserts reports whether what is told so is told as a fact, or for one.
func (s Status) asserts() bool { return s != Alleged && s != Denied && s != Disputed }

// persons returns whom p names, or else whom it means.
func (p *profile) persons() []*nameTerm {
	if len(p.meant) > 0 {
		return p.meant
	}
	return p.names
}

// means reports whether p tells of someone it does not name, and that is likely
// one whom q names: its article is about them.
func (p *profile) means(q *profile) bool {
	if slices.ContainsFunc(p.names, (*nameTerm).isPerson) {
		return false
	}
	shared, _ := sharedNames(p.about, q.names)
	return shared > 0
}

// sharePlaces reports whether p and q share a place: "Vancouver" is shared with
// "Vancouver International Airport".
func sharePlaces(p, q *profile) bool {
	for _, pair := range [][2][]*nameTerm{{p.places, q.places}, {p.places, q.names}, {p.names, q.places}} {
		for _, x := range pair[0] {
			for _, y := range pair[1] {
				if x == y || x.partOf(y) || y.partOf(x) {
					return true
				}
			}
		}
	}
	return false
}

// says reports whether the sentence of p holds a predicate or another of its class.
func (p *profile) says(x predicate) bool {
	if x.class != 0 {
		_, ok := slices.BinarySearch(p.classes, x.class)
		return ok
	}
	_, ok := slices.BinarySearchFunc(p.words, x.stem, func(t term, id uint64) int { return cmp.Compare(t.id, id) })
	return ok
}

// meet reports whether the sorted a and b share an element.
func meet(a, b []uint64) bool {
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			return true
		}
	}
	return false
}

func cosine(a, b []term) float64 {
	sum := float32(0)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id == b[j].id:
			sum += a[i].weight * b[j].weight
			i++
			j++
		case a[i].id < b[j].id:
			i++
		default:
			j++
		}
	}
	return min(1, float64(sum))
}

// A vocabulary knows how often the words and names of an archive occur, each
// text counted once however often it is copied, and what a language's lists
// say of words.
type vocabulary struct {
	stems    stems
	words    map[uint64]int32
	names    map[string]*nameTerm
	texts    int
	lexicons map[string]*lexicon
}

// weight returns how much a word or name counts that stands in n of the texts.
// A small archive, of one story perhaps, says little about what is rare: it is
// thought to stand among many texts that lack it.
func (v *vocabulary) weight(n int32) float64 {
	return max(0, math.Log(float64(v.texts+elsewhere)/float64(n+1)))
}

const elsewhere = 1000

// stem returns the hash of the stem of a word.
func (v *vocabulary) stem(lang string, word string) uint64 { return v.stems.of(lang, word) }

// count returns how often each stem stands in text, sorted by stem. Empty words
// are left out.
func (v *vocabulary) count(lang string, text string, most int, counts []term) []term {
	lex := v.lexicons[lang]
	for n := 0; len(text) > 0 && n < most; n++ {
		start := strings.IndexFunc(text, isWordRune)
		if start < 0 {
			break
		}
		text = text[start:]
		end := strings.IndexFunc(text, func(r rune) bool { return !isWordRune(r) })
		if end < 0 {
			end = len(text)
		}
		word := text[:end]
		text = text[end:]
		if len(word) < 2 || len(word) > toThePage {
			continue
		}
		if s := v.stem(lang, word); !lex.empty[s] {
			counts = append(counts, term{s, 1})
		}
	}
	return counts
}

// collect sorts counts and adds up what is of one stem.
func collect(counts []term) []term {
	slices.SortFunc(counts, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	out := counts[:0]
	for _, t := range counts {
		if n := len(out); n > 0 && out[n-1].id == t.id {
			out[n-1].weight += t.weight
		} else {
			out = append(out, t)
		}
	}
	return out
}

// vector gives counts their weights in this archive and the length 1.
func (v *vocabulary) vector(counts []term) []term {
	sum := 0.0
	for i, t := range counts {
		w := (1 + math.Log(float64(t.weight))) * v.weight(v.words[t.id])
		counts[i].weight = float32(w)
		sum += w * w
	}
	if sum == 0 {
		return nil
	}
	for i := range counts {
		counts[i].weight /= float32(math.Sqrt(sum))
	}
	return counts
}

// A lexicon is what a language's lists say that merging needs.
type lexicon struct {
	class      map[uint64]int  // of stems: the class of those that tell of the same
	chain      map[uint64]int  // of stems: the class of those that tell of one incident
	light      map[uint64]bool // stems of predicates that do not say what happened
	once       map[uint64]bool // stems of what happens to one only once in a long time
	attending  map[uint64]bool // stems of what is done about an incident by those who come after it
	scene      map[uint64]bool // stems that say where and when an incident was, not what
	saying     map[uint64]bool // stems of verbs of saying
	posting    map[uint64]bool // stems of what stands before the day on which an article was put up
	not        []string        // words before a date that say when it was not
	on         []string        // words that may stand between a verb of saying and its date
	definite   []string        // words before what is known already
	one        []string        // words that stand for one person
	several    []string        // words that stand for more
	empty      map[uint64]bool // stems of words that say nothing of what happened
	correcting []string        // words of a sentence that corrects another
	cues       *cues           // nil where no grammar tells what they are
	joining    []string        // words that a headline does not need at its start
}

// before returns the n words that stand before the date of m in its sentence, the
// nearest first.
func (m *Mention) before(n int) (words []string) {
	if m.Timex == nil || m.Timex.Start < m.Sentence[0] {
		return nil
	}
	words = strings.Fields(m.Article.Text[m.Sentence[0]:m.Timex.Start])
	words = words[max(0, len(words)-n):]
	slices.Reverse(words)
	return words
}

// datesSaying reports whether the date of m stands behind a verb of saying: "was
// arrested, police said on Wednesday" gives a day of report. So does "Posted: Sunday".
func (l *lexicon) datesSaying(m *Mention, v *vocabulary, lang string) bool {
	for i, word := range m.before(2) {
		s := v.stem(lang, word)
		if l.posting[s] {
			return true
		}
		if l.saying[s] {
			return s != v.stem(lang, m.Predicate)
		}
		if i == 0 && !slices.Contains(l.on, strings.ToLower(word)) {
			break
		}
	}
	return false
}

// datesNot reports whether m says that it was not on its date.
func (l *lexicon) datesNot(m *Mention) bool {
	return slices.ContainsFunc(m.before(2), func(word string) bool { return slices.Contains(l.not, word) })
}

// lexiconOf reads the lists of the language of g.
func (v *vocabulary) lexiconOf(lang string, g *timex.Grammar) *lexicon {
	l := &lexicon{correcting: g.List("correcting"), cues: newCues(g), joining: g.List("joining")}
	stems := func(lists ...string) map[uint64]bool {
		set := map[uint64]bool{}
		for _, list := range lists {
			for _, w := range g.List(list) {
				set[v.stem(lang, w)] = true
			}
		}
		return set
	}
	l.once = stems("once")
	l.empty = stems("determiners", "pronouns", "prepositions", "coordinators", "subordinators", "relatives", "complementisers",
		"auxiliaries", "modals", "saying", "joining")
	l.light = stems("light")
	l.posting = stems("posting")
	l.saying = stems("saying")
	l.on = g.List("prepositions")
	l.one, l.several = g.List("one"), g.List("several")
	l.definite, l.not = g.List("definite"), g.List("mistaken")
	l.attending, l.scene = stems("attending"), stems("scene")
	classes := func(list string) map[uint64]int {
		class := map[uint64]int{}
		for i, words := range g.List(list) {
			for word := range strings.SplitSeq(words, "/") {
				class[v.stem(lang, word)] = i + 1
			}
		}
		return class
	}
	l.class, l.chain = classes("same"), classes("incident")
	return l
}
