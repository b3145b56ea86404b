package timeline

import "math"

// Evidence is what speaks for two mentions telling of one event, and what speaks
// against it: each kind of it is 0 where there is none, mostly 1 where there is, and what
// the table of weights makes of it is how likely they do.
type evidence [kindsOfEvidence]float64

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
	fNamesOwn     // each has a name of its own that is rarer than those that they share
	fNamesOther   // both name something and nobody, and not one the same
	fPlaces       // they share a place
	fPlacesOther  // both name places, and not one the same
	fNumbers      // they share a number
	fNumbersOther // both give numbers, and not one the same
	fFiguresOther // both give figures of several digits, and not one the same
	fPredicate    // the same
	fClass        // another of the same class
	fChain        // another that tells of the same incident: shot, killed, wounded
	fCommon       // how likely they have by chance what they say that happened
	fSaying       // both but say something
	fPredicateOther
	fBeside        // others, and in their story: some sentence tells both, side by side
	fPredicateSaid // another, but the one's stands in the sentence of the other
	fSaidDeed      // fPredicateSaid, of two that are no incidents
	fPredicateBoth // others, and each sentence holds both
	fSentence      // cosine of the sentences
	fOtherWords    // other deeds than one another, no incidents: how little their sentences are alike, 0 to 1
	fStrange       // of two articles, and no two words of the sentences are the same that count
	fContext       // cosine of the articles, where both mentions open theirs
	fContextOther  // the same, where their predicates or their figures are not the same
	fLeads         // both open their articles
	fStory         // cosine of the articles, where not both do
	fOneStory      // their articles are of one story, as far as that is known
	fStoryDeed     // the same, and the same happened
	fStoryOther    // and of two
	fSameDay       // both give the day, and it is the same
	fReportDay     // the same, but the one gives only the day of report
	fNextDay       // days one apart
	fNextOther     // the same, of what is no incident, and both give the day
	fNearDay       // days two apart, or one of them only the day of report, not long after
	fCoarse        // the one lies within the other: of a month, a week
	fFar           // the one lies within the other, which is a year or more
	fConflict      // they disagree on when
	fOnce          // they disagree on when one thing happened to one that happens but once
	fUndated       // one of them has no date
	fSameArticle   // of one article
	fOtherDeed     // of one article, with predicates that are not the same
	fDated         // of one article, which tells first what happened and then when
	fScene         // of one article, of which the one says only where and when
	fAgain         // one clause gives both dates, the one within the other
	fIncident      // of two reports of one incident, on one day or on the day of report
	fPlan          // the one tells of it as a plan, the other not
	kindsOfEvidence
)

// weights are log-odds. Those of pairs of which both have a date were fitted by logistic
// regression on pairs of mentions whose truth is known, and rounded; those of what is
// rare in such data (a conflict, a plan, another person) or is of other archives (what is
// told every day, of other firms, in other figures) are set by hand, to keep apart what
// may be two. Where one has none, what they tell and what their articles are about is all
// there is: those weights were fitted in the same way on the mentions of a corpus of short
// news without dates.
var weights = [kindsOfEvidence]struct{ dated, undated float64 }{
	fConstant:       {-7.9, 1},
	fNames:          {1, .2},
	fNamesRare:      {3, -.4},
	fNamesNone:      {0, -.2},
	fAbout:          {2, .2},
	fMeant:          {2, .4},
	fMeantOther:     {-1.5, -.5},
	fAlleged:        {-5, -5},
	fPersonsOther:   {-2, -1},
	fNamesOwn:       {-1.5, -.6},
	fNamesOther:     {-1.5, .2},
	fPlaces:         {1.4, .1},
	fPlacesOther:    {-0.7, -.2},
	fNumbers:        {1, 0},
	fNumbersOther:   {-0.3, -.3},
	fFiguresOther:   {-2, 0},
	fPredicate:      {2.4, 1.4},
	fClass:          {2.4, .7},
	fChain:          {2.2, -2.6},
	fCommon:         {-2.4, 0},
	fSaying:         {0, -8},
	fPredicateOther: {-1.4, -1.3},
	fBeside:         {-6, 0},
	fPredicateSaid:  {1.6, -2.9},
	fSaidDeed:       {0, 0},
	fPredicateBoth:  {1.6, -4.5},
	fSentence:       {2.8, 1.2},
	fOtherWords:     {-2, 0},
	fStrange:        {-1.5, -.5},
	fContext:        {13.5, 3.4},
	fContextOther:   {6, .4},
	fLeads:          {-1.2, -.7},
	fStory:          {7, 3.1},
	fOneStory:       {0, -.2},
	fStoryDeed:      {0, 4.8},
	fStoryOther:     {0, -1.9},
	fSameDay:        {5, 0},
	fReportDay:      {-.5, 0},
	fNextDay:        {4, 0},
	fNextOther:      {-2, 0},
	fNearDay:        {2, 0},
	fCoarse:         {4.2, 0},
	fFar:            {1.5, 0},
	fConflict:       {-2.5, 0},
	fOnce:           {6, 0},
	fUndated:        {-0.8, -.6},
	fSameArticle:    {1, .8},
	fOtherDeed:      {-2.8, -1.4},
	fDated:          {4, 0},
	fScene:          {10, 0},
	fAgain:          {12, 0},
	fIncident:       {4, 0},
	fPlan:           {-1, -.3},
}

// impossible is the likeness of two mentions that cannot tell of one event.
const impossible = -1

// like returns how likely p and q tell of one event.
func (p *profile) like(q *profile) float32 {
	e, ok := p.compare(q)
	if !ok {
		return impossible
	}
	score := e.likeness(p.dated() && q.dated())
	if p.unanchored() != q.unanchored() && e[fOneStory]+e[fSameArticle] == 0 {
		return min(score, sure-.01) // a question for an editor, never a date
	}
	return score
}

// dated reports whether p says when it was, or when it was not.
func (p *profile) dated() bool { return p.span.known || p.wrong.known }

// likeness weighs e, of two mentions of which one has a date, or none.
func (e *evidence) likeness(dated bool) float32 {
	z := 0.0
	for i, x := range e {
		if dated {
			z += weights[i].dated * x
		} else {
			z += weights[i].undated * x
		}
	}
	return float32(1 / (1 + math.Exp(-z)))
}
