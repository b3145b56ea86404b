package timeline

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A report is an article that opens with an incident: a shooting, a crash. Others
// come back to it weeks later and in other words, when someone is named, charged
// or tried. That they are of one incident shows only in the articles as wholes.
type report struct {
	article      *Article
	title, story []term // the story at its beginning
	context      []term // the title and the story
	marks        []term // names of more than one word, a pair of words each, and how rare they are
	persons      []*nameTerm
	places       []*nameTerm
	numbers      []uint64 // in the title, sorted: ages and the number of victims
	days         []int32  // on which it says that something of an incident happened
	published    int32
}

const (
	sameIncident = .6  // likeness from which two reports are of one incident
	storyLength  = 300 // words of a story by which reports are compared
	rarest       = 6   // words that two reports share, so many count
	ownTitle     = .05 // cosine of title and text below which the text is not the story
)

// findIncidents groups the reports by what they report, and tells the profiles
// of their mentions which incident it is.
func (t *Timeline) findIncidents(ordered []*Telling, profiles []*profile) {
	reports := t.findReports(ordered, profiles)
	t.vocabulary.weighMarks(reports)
	// Two that cannot be of one incident are not less than unlike, or one that has its day wrong
	// would keep all others apart.
	like := func(a, b int32) float32 { return max(0, t.vocabulary.likeReports(reports[a], reports[b])) }
	pairs := t.vocabulary.findReportPairs(reports, like)
	group := link(len(reports), pairs, sameIncident, like)
	incident := make(map[*Article]int32, len(reports))
	for i, r := range reports {
		incident[r.article] = group[i] + 1
	}
	for _, p := range profiles {
		p.incident = incident[p.mention().Article]
	}
	t.adopt(reports, group, pairs, like)
	t.incidents = make(map[*Article]int32, len(reports))
	t.reports = make(map[*Article]*report, len(reports))
	for i, r := range reports {
		t.incidents[r.article], t.reports[r.article] = group[i]+1, r
	}
	t.findDays()
}

// reportsOfIncidents returns the places of the tellings that report each incident, in
// canonical order.
func (t *Timeline) reportsOfIncidents() map[int32][]int {
	reports := map[int32][]int{}
	for i, told := range t.Tellings {
		if n := t.incidents[told.Article]; n != 0 {
			reports[n] = append(reports[n], i)
		}
	}
	for _, of := range reports {
		slices.SortFunc(of, func(i, j int) int { return compareArticles(t.Tellings[i].Article, t.Tellings[j].Article) })
	}
	return reports
}

// findReports returns the reports among ordered, in their order.
func (t *Timeline) findReports(ordered []*Telling, profiles []*profile) []*report {
	told := make(map[*Article][]*profile, len(ordered))
	for _, p := range profiles {
		for _, m := range p.mentions {
			told[m.Article] = append(told[m.Article], p)
		}
	}
	all := make([]*report, len(ordered))
	parallel(len(ordered), func(i int) { all[i] = t.report(ordered[i], told[ordered[i].Article]) })
	return slices.DeleteFunc(all, func(r *report) bool { return r == nil })
}

// report returns what told reports, nil if it does not open with an incident.
func (t *Timeline) report(told *Telling, profiles []*profile) *report {
	a, v := told.Article, t.vocabulary
	lang := t.options.lang(a)
	if v.first(lang, told.opening(), v.lexicons[lang].chain) == 0 {
		return nil
	}
	r := &report{article: a, context: v.context(a, lang)}
	r.title = slices.Clone(v.vector(collect(v.count(lang, a.Title, beginning, nil))))
	r.story = slices.Clone(v.vector(collect(v.countStory(lang, a, storyLength, nil))))
	if cosine(r.title, r.story) < ownTitle {
		r.context, r.story = r.title, r.title // what stands below the title is furniture
	}
	for word := range strings.FieldsFuncSeq(a.Title, func(r rune) bool { return !isWordRune(r) }) {
		if sortOf(word, true) == aFigure {
			h, _ := nextWord(cmp.Or(numerals[strings.ToLower(word)], word))
			r.numbers = append(r.numbers, h)
		}
	}
	slices.Sort(r.numbers)
	r.marks = marksOf(a)
	if when := a.Published.When; !when.IsZero() {
		r.published = dayNumber(when.Start)
	}
	for _, p := range profiles {
		for _, n := range p.names {
			if n.isPerson() && !slices.Contains(r.persons, n) {
				r.persons = append(r.persons, n)
			}
		}
		for _, n := range p.places {
			if !slices.Contains(r.places, n) {
				r.places = append(r.places, n)
			}
		}
		if (p.deed || p.scene) && p.span.fine() && !p.byReport && p.mention().Status != Planned {
			r.days = append(r.days, p.span.from)
		}
	}
	return r
}

// Features of a pair of reports. Each has a weight in the table below.
const (
	rConstant     = iota
	rContext      // cosine of titles and beginnings
	rStory        // cosine of the stories
	rTitle        // cosine of the titles
	rRare         // how rare the rarest words are that they share, 0 to 1
	rPersons      // how rare the names of persons are that they share, 0 to 1
	rPersonsOther // both name persons, and not one the same
	rPlaces       // how rare the places are that they share, 0 to 1
	rPlacesOther  // both name places, and not one the same
	rNumbers      // they share a number in their titles
	rNumbersOther // both have numbers in their titles, and not one the same
	rDays         // they share a day, or half of it where days are one apart
	rDaysOther    // both give days, which are further apart
	rLag          // logarithm of the days between their publication
	rLate         // rLag times rRare: what follows late is known by its names
	rMarks        // how rare the rarest names of several words are that they share, 0 to 1
	rNews         // the one gives no day, and was published on one of the other's or the day after
	reportFeatures
)

// reportWeights are log-odds, fitted by logistic regression on pairs of reports
// of local news that meet under two words, of which one half of the incidents
// was kept apart to confirm them.
var reportWeights = [reportFeatures]float64{
	rConstant:     -3.9,
	rContext:      6.5,
	rStory:        5.6,
	rTitle:        1.5,
	rRare:         2.1,
	rPersons:      1.5,
	rPersonsOther: -.5,
	rPlaces:       2.4,
	rPlacesOther:  -.7,
	rNumbers:      1.2,
	rNumbersOther: -1.2,
	rDays:         .7,
	rDaysOther:    -3.1,
	rLag:          -1.5,
	rLate:         1.4,
	rMarks:        2,
	rNews:         1.5,
}

// likeReports returns how likely r and q report one incident.
func (v *vocabulary) likeReports(r, q *report) float32 {
	f := v.compareReports(r, q)
	if (f[rDaysOther] == 1 || r.before(q) || q.before(r)) && f[rPersons] == 0 {
		return impossible
	}
	z := 0.0
	for i, x := range f {
		z += reportWeights[i] * x
	}
	return float32(1 / (1 + math.Exp(-z)))
}

// before reports whether r was published before anything happened that q tells of.
func (r *report) before(q *report) bool {
	return r.published != 0 && len(q.days) > 0 && slices.Min(q.days) > r.published+1
}

// compareReports returns the features of a pair.
func (v *vocabulary) compareReports(r, q *report) (f [reportFeatures]float64) {
	f[rConstant] = 1
	f[rContext], f[rStory], f[rTitle] = cosine(r.context, q.context), cosine(r.story, q.story), cosine(r.title, q.title)
	f[rRare] = v.rareShared(r.story, q.story, rarest, func(w term) float64 { return v.weight(v.words[w.id]) })
	f[rPersons], f[rPersonsOther] = shareNames(r.persons, q.persons)
	f[rPlaces], f[rPlacesOther] = shareNames(r.places, q.places)
	if len(r.numbers) > 0 && len(q.numbers) > 0 {
		if meet(r.numbers, q.numbers) {
			f[rNumbers] = 1
		} else {
			f[rNumbersOther] = 1
		}
	}
	switch least := nearest(r.days, q.days); {
	case least < 0:
	case least == 0:
		f[rDays] = 1
	case least == 1:
		f[rDays] = .5
	default:
		f[rDaysOther] = 1
	}
	f[rLag] = math.Log1p(float64(max(r.published-q.published, q.published-r.published)))
	f[rLate] = f[rLag] * f[rRare]
	f[rMarks] = v.rareShared(r.marks, q.marks, markRarest, term.own)
	if r.isNewsOf(q) || q.isNewsOf(r) {
		f[rNews] = 1
	}
	return f
}

// isNewsOf reports whether r gives no day, and was published on one that q gives or the day after.
func (r *report) isNewsOf(q *report) bool {
	return len(r.days) == 0 && r.published != 0 &&
		slices.ContainsFunc(q.days, func(d int32) bool { return d == r.published || d == r.published-1 })
}

// shareNames says how rare the names are that stand in both a and b, 0 to 1, and
// whether both have names and none the same.
func shareNames(a, b []*nameTerm) (shared, other float64) {
	const rareName = 8 // weight of a name in one article of a thousand and more
	switch sum, _ := sharedNames(a, b); {
	case sum > 0:
		return min(1, sum/rareName), 0
	case len(a) > 0 && len(b) > 0:
		return 0, 1
	}
	return 0, 0
}

// nearest returns how many days lie at least between one of a and one of b, and
// -1 where there are none.
func nearest(a, b []int32) int32 {
	least := int32(-1)
	for _, d := range a {
		for _, e := range b {
			if gap := max(d-e, e-d); least < 0 || gap < least {
				least = gap
			}
		}
	}
	return least
}

// rareShared says how rare those terms are that stand in both a and b, of the rarest n at most, 0 to 1; weight
// gives how rare one of a is.
func (v *vocabulary) rareShared(a, b []term, n int, weight func(term) float64) float64 {
	var most [8]float64 // on the stack
	top := most[:n]
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id == b[j].id:
			w := weight(a[i])
			for k := range top {
				if w > top[k] {
					top[k], w = w, top[k]
				}
			}
			i++
			j++
		case a[i].id < b[j].id:
			i++
		default:
			j++
		}
	}
	sum := 0.0
	for _, w := range top {
		sum += w
	}
	return sum / (float64(n) * v.weight(1))
}

// Reports meet under their heaviest words, if they were published in about the
// same time, and under rare words whenever they were: of those under one word so
// many, the nearest in canonical order. Two that meet under two words are compared.
const (
	meetWords  = 24
	meetPeriod = 20 // days
	meetMost   = 64 // reports
	rareWord   = 16 // articles that have it, at most
	whenever   = -1 << 20
)

// findReportPairs returns the pairs of reports that are worth comparing, with
// their likeness.
func (v *vocabulary) findReportPairs(reports []*report, like func(a, b int32) float32) []likeness {
	type key struct {
		word   uint64
		period int32
	}
	keys := make([][]key, len(reports)) // under which a report is found
	parallel(len(reports), func(i int) {
		r := reports[i]
		heavy := append(heaviest(r.context, meetWords), heaviest(r.story, meetWords)...)
		slices.Sort(heavy)
		for _, w := range slices.Compact(heavy) {
			keys[i] = append(keys[i], key{w, r.published / meetPeriod})
		}
		for _, w := range r.story {
			if n := v.words[w.id]; n > 1 && n <= rareWord {
				keys[i] = append(keys[i], key{w.id, whenever})
			}
		}
	})
	found := map[key][]int32{}
	for i := range reports {
		for _, k := range keys[i] {
			found[k] = append(found[k], int32(i))
		}
	}
	pairs := make([][]likeness, len(reports))
	parallel(len(reports), func(i int) {
		var met []int32
		look := func(k key) {
			list := found[k]
			at, _ := slices.BinarySearch(list, int32(i))
			met = append(met, list[max(0, at-meetMost):at]...)
		}
		for _, k := range keys[i] {
			look(k)
			if k.period != whenever {
				look(key{k.word, k.period - 1})
				look(key{k.word, k.period + 1})
			}
		}
		slices.Sort(met)
		for n := 1; n < len(met); n++ {
			if met[n] != met[n-1] || n > 1 && met[n] == met[n-2] {
				continue // once, or compared already
			}
			if s := like(met[n], int32(i)); s >= sameIncident/4 {
				pairs[i] = append(pairs[i], likeness{met[n], int32(i), s})
			}
		}
	})
	return slices.Concat(pairs...)
}
