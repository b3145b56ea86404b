package timeline

import "annals/timeline/calendar"

// When two mentions say that it was.

const (
	apart        = 2   // days: what is told of days further apart is another event
	justBefore   = 3   // days at most before the day of report, of what it opens with
	reported     = 7   // days at most after which a lead reports what happened
	reportedLate = 45  // the same, where the one article is known to report what the other does
	coarse       = 100 // days at most of what is told of a month, a season
	doubt        = 12  // days at most by which accounts of what happens but once disagree
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

// dates compares the dates, and reports whether they can be of one event. What
// happens to one but once may be dated wrongly by one of two.
func (e *evidence) dates(p, q *profile) (possible bool) {
	d, o := p.span, q.span
	if !d.known || !o.known {
		e[fUndated] = 1
		return true
	}
	gap := d.gap(o)
	byReport := p.byReport || q.byReport
	if p.sameIncident(q) && !p.sameArticle(q) && (gap == 0 || byReport) {
		e[fIncident] = 1
	}
	switch {
	case d.fine() && o.fine() && gap == 0:
		e[fSameDay] = 1
		if p.byReport != q.byReport {
			e[fReportDay] = 1
		}
	case gap == 0 && max(d.unit, o.unit) <= calendar.Season && max(d.length(), o.length()) <= coarse:
		e[fCoarse] = 1
	case gap == 0:
		e[fFar] = 1
	case gap <= apart && d.fine() && o.fine() && !byReport && p.sameArticle(q):
		e[fConflict] = 1 // a story knows of which of its days it tells
	case gap == 1 && d.fine() && o.fine():
		e[fNextDay] = 1
		if !byReport && p.predicate.chain == 0 && q.predicate.chain == 0 {
			e[fNextOther] = 1
		}
	case gap <= apart && d.fine() && o.fine(), gap <= p.lateness(q) && byReport && p.reports(q):
		e[fNearDay] = 1
	case gap <= doubt && e.ofOne(p, q):
		e[fConflict], e[fOnce] = 1, 1
	default:
		return false
	}
	return true
}

// ofOne reports whether p and q tell what happens to one but once, and of the same one.
func (e *evidence) ofOne(p, q *profile) bool {
	return e[fPredicate] == 1 && p.predicate.once && (e[fNames] >= .5 || e[fMeant]+e[fAbout] > 0) && e[fPersonsOther]+e[fPlacesOther] == 0 &&
		p.namesPerson() == q.namesPerson()
}

// reports reports whether of p and q the one with the later date gives only its
// day of report.
func (p *profile) reports(q *profile) bool {
	if q.span.from > p.span.from {
		p = q
	}
	return p.byReport
}
