package timeline

import (
	"cmp"
	"slices"
)

// vetoes say of two mentions that they cannot tell of one event. They are asked in this
// order: what costs least and forbids most stands first, for most pairs that meet are
// answered here.
var vetoes = [...]struct {
	why     string
	forbids func(p, q *profile) bool
}{
	{"one sentence does not tell one thing twice", (*profile).besides},
	{"their days lie too far apart", (*profile).tooFar},
	{"a story that tells the same of another tells of another", (*profile).ofAnother},
}

// compare returns what speaks for and against p and q telling of one event, and whether
// they can at all.
func (p *profile) compare(q *profile) (e evidence, possible bool) {
	if p.again(q) {
		e[fAgain] = 1
		return e, true
	}
	for i := range vetoes {
		if vetoes[i].forbids(p, q) {
			return e, false
		}
	}
	e[fConstant] = 1
	e.names(p, q)
	e.places(p, q)
	e.numbers(p, q)
	e.predicates(p, q)
	if !e.dates(p, q) {
		return e, false
	}
	e.words(p, q)
	if p.sameArticle(q) {
		e.story(p, q)
	}
	return e, true
}

// sameArticle reports whether p and q are of one article.
func (p *profile) sameArticle(q *profile) bool { return p.mention().Article == q.mention().Article }

// besides reports whether p and q stand in one sentence.
func (p *profile) besides(q *profile) bool {
	return p.sameArticle(q) && p.mention().Sentence == q.mention().Sentence
}

// again reports whether p and q are one clause that gives its date twice: "last week, on
// December 10".
func (p *profile) again(q *profile) bool {
	return p.besides(q) && p.mention().Start == q.mention().Start && p.predicate.stem == q.predicate.stem &&
		(p.wrong.known != q.wrong.known || p.span.known && q.span.known && p.span.gap(q.span) == 0 && p.span != q.span)
}

// ofAnother reports whether one story says the same of other persons in p and in q.
func (p *profile) ofAnother(q *profile) bool {
	return p.sameArticle(q) && p.predicate.same(q.predicate) && otherPersons(p.names, q.names)
}

// names compares who and what takes part.
func (e *evidence) names(p, q *profile) {
	shared, rarest := sharedNames(p.names, q.names)
	if least := min(p.weight, q.weight); least > 0 {
		e[fNames] = min(1, shared/least)
		e[fNamesRare] = rarest
	}
	if otherPersons(p.names, q.names) {
		e[fPersonsOther] = 1
	}
	if shared > 0 {
		if ownNames(p, q) {
			e[fNamesOwn] = 1
		}
		return
	}
	e[fNamesNone] = 1
	switch persons, others := p.persons(), q.persons(); {
	case len(p.meant)+len(q.meant) > 0 && len(persons) > 0 && len(others) > 0:
		if otherPersons(persons, others) {
			e[fMeantOther] = 1
		} else {
			e[fMeant] = 1
		}
	case !p.sameArticle(q) && (p.means(q) || q.means(p)):
		e[fAbout] = 1
	case len(p.names) > 0 && len(q.names) > 0 && !p.namesPerson() && !q.namesPerson():
		e[fNamesOther] = 1
	}
}

// places compares where it was.
func (e *evidence) places(p, q *profile) {
	switch {
	case sharePlaces(p, q):
		e[fPlaces] = 1
	case len(p.places) > 0 && len(q.places) > 0:
		e[fPlacesOther] = 1
	}
}

// numbers compares the figures.
func (e *evidence) numbers(p, q *profile) {
	switch {
	case len(p.numbers) == 0 || len(q.numbers) == 0:
	case meet(p.numbers, q.numbers):
		e[fNumbers] = 1
	default:
		e[fNumbersOther] = 1
	}
	if len(p.figures) > 0 && len(q.figures) > 0 && !meet(p.figures, q.figures) {
		e[fFiguresOther] = 1
	}
}

// predicates compares what happened, and whether it is told as a fact.
func (e *evidence) predicates(p, q *profile) {
	x, y := p.predicate, q.predicate
	e[fCommon] = max(x.common, y.common)
	switch {
	case x.stem == 0 || y.stem == 0:
		if x.stem != 0 && q.says(x) || y.stem != 0 && p.says(y) {
			e[fPredicateSaid] = 1
		} else if x.stem != y.stem || p.mention().Predicate != q.mention().Predicate {
			e[fPredicateOther], e[fCommon] = 1, 0
		}
	case x.stem == y.stem:
		e[fPredicate] = 1
	case x.class != 0 && x.class == y.class:
		e[fClass] = 1
	case x.chain != 0 && x.chain == y.chain:
		e[fChain] = 1
	case p.says(y) && q.says(x):
		e[fPredicateBoth], e[fCommon] = 1, 0
	case p.says(y):
		e[fPredicateSaid], e[fCommon] = 1, y.common
	case q.says(x):
		e[fPredicateSaid], e[fCommon] = 1, x.common
	default:
		e[fPredicateOther], e[fCommon] = 1, 0
	}
	if e[fPredicateSaid] == 1 && x.chain == 0 && y.chain == 0 {
		e[fSaidDeed] = 1
	}
	if x.says && y.says {
		e[fSaying] = 1
	}
	a, b := p.mention().Status, q.mention().Status
	if e[fPredicate]+e[fClass]+e[fChain] == 0 && a.asserts() != b.asserts() {
		e[fAlleged] = 1
	}
	if (a == Planned) != (b == Planned) {
		e[fPlan] = 1
	}
}

// asserts reports whether what is told so is told as a fact, or for one.
func (s Status) asserts() bool { return s != Alleged && s != Denied && s != Disputed }

// says reports whether the sentence of p holds a predicate or another of its class.
func (p *profile) says(x predicate) bool {
	if x.class != 0 {
		_, ok := slices.BinarySearch(p.classes, x.class)
		return ok
	}
	_, ok := slices.BinarySearchFunc(p.words, x.stem, func(t term, id uint64) int { return cmp.Compare(t.id, id) })
	return ok
}

// words compares the sentences, and the beginnings of the articles.
func (e *evidence) words(p, q *profile) {
	e[fSentence] = cosine(p.words, q.words)
	if e.otherDeeds(p, q) && !p.sameArticle(q) && !(p.opens && q.opens) {
		e[fOtherWords] = max(0, 1-e[fSentence]/oneWording)
	}
	if !p.sameArticle(q) && e[fSentence] < inCommon && e[fNamesNone] == 1 && e[fAbout]+e[fMeant] == 0 && e[fCommon]+e[fPredicateOther] > 0 {
		e[fStrange] = 1
	}
	if !p.sameArticle(q) && p.story != 0 && q.story != 0 {
		if p.story == q.story {
			e[fOneStory], e[fStoryDeed] = 1, e[fPredicate]+e[fClass]
			if _, ok := slices.BinarySearch(p.beside, q.predicate.stem); ok && e[fStoryDeed]+e[fChain] == 0 {
				e[fBeside] = 1
			}
		} else {
			e[fStoryOther] = 1
		}
	}
	switch {
	case p.sameArticle(q):
	case p.opens && q.opens:
		if e[fLeads] = 1; e[fPredicateOther] == 1 || e[fFiguresOther] == 1 {
			e[fContextOther] = cosine(p.context, q.context)
		} else {
			e[fContext] = cosine(p.context, q.context)
		}
	default:
		e[fStory] = cosine(p.context, q.context)
	}
}

// otherDeeds reports whether p and q have predicates that need not tell of one thing: the same people at
// the same place, two reports of one incident, and a predicate of a class that the other's sentence
// has speak for one.
func (e *evidence) otherDeeds(p, q *profile) bool {
	if e[fIncident] == 1 || e[fNames] == 1 && e[fPlaces] == 1 {
		return false
	}
	return e[fPredicateOther] == 1 || e[fSaidDeed] == 1 && !(p.predicate.class != 0 && q.says(p.predicate) || q.predicate.class != 0 && p.says(q.predicate))
}

// oneWording is the cosine of two sentences from which they may tell one thing though each has a
// verb of its own: "stepped down on Friday", "the Friday when he was toppled".
const oneWording = .2

// inCommon is the cosine of two sentences below which they have no words that count
// in common.
const inCommon = .05

// story compares how one article tells p and q: it may tell first what happened and then
// when, or where.
func (e *evidence) story(p, q *profile) {
	e[fSameArticle] = 1
	e[fOtherDeed] = e[fPredicateOther] + e[fSaidDeed]
	if p.byReport != q.byReport && (p.opens || q.opens) && e[fPredicate]+e[fClass]+e[fChain]+e[fPredicateSaid]-e[fSaidDeed] > 0 &&
		p.span.gap(q.span) <= justBefore && q.span.fine() && p.span.fine() && p.reports(q) {
		e[fDated] = 1
	}
	if p.setsScene(q) || q.setsScene(p) || p.scene && q.scene && p.span == q.span && p.span.fine() {
		e[fScene] = 1
	}
}

// setsScene reports whether p says where and when the incident took place with
// which q opens the article: "Two people were shot. It happened on Friday."
func (p *profile) setsScene(q *profile) bool {
	lag := q.span.from - p.span.from
	return p.scene && p.span.fine() && p.mention().Status != Planned && !p.byReport &&
		q.byReport && q.opens && q.predicate.chain != 0 && 0 <= lag && lag <= reported
}
