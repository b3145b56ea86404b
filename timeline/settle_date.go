package timeline

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// How much a date counts, by how it is known.
var basisWeight = map[timex.Basis]float64{timex.Stated: 1.5, timex.Resolved: 1, timex.Published: .25}

const (
	contained = 1  // of its weight a coarse date gives to a finer one within it: it does not disagree
	plannedBy = .3 // of its weight has the date of a plan when the thing has happened
	agreedDay = 4  // sources outweighed by what the reports of an incident agree on
	corrected = 4  // sources outweighed by one that says it corrects
)

// An account is a date that mentions of an event give to it.
type account struct {
	when    calendar.Value
	span    days
	basis   timex.Basis
	support float64
	latest  *Article // that gives it
}

// settleDate gives e the date that is best supported: by how it is known, by how
// many independent sources, and by a later article that says it corrects. The
// others are conflicts, but for those that the date lies within. source numbers the sources.
func (t *Timeline) settleDate(e *Event, told []*profile, source map[*Article]int) {
	known := slices.DeleteFunc(slices.Clone(told), func(p *profile) bool { return !p.span.known })
	if better := slices.DeleteFunc(slices.Clone(known), func(p *profile) bool { return p.byReport }); len(better) > 0 {
		known = better
	}
	if len(known) == 0 {
		return
	}
	accounts := accountsOf(known)
	for _, c := range accounts {
		by := map[int]float64{}
		for _, p := range known {
			s := source[p.mention().Article]
			by[s] = max(by[s], c.supportBy(p, e.Status))
		}
		for _, s := range slices.Sorted(maps.Keys(by)) {
			c.support += by[s]
		}
		if slices.ContainsFunc(known, func(p *profile) bool { return p.span == c.span && t.isDayOf(p.span, p.incident) }) {
			c.support += agreedDay
		}
	}
	best := slices.MaxFunc(accounts, (*account).compare)
	e.When, e.Basis = best.when, best.basis
	e.Conflicts = t.conflicts(e, known)
}

// accountsOf returns the dates that are told, each once.
func accountsOf(told []*profile) (accounts []*account) {
	for _, p := range told {
		m := p.mention()
		i := slices.IndexFunc(accounts, func(c *account) bool { return c.span == p.span })
		if i < 0 {
			i = len(accounts)
			accounts = append(accounts, &account{when: m.When, span: p.span, basis: m.Basis, latest: m.Article})
		}
		c := accounts[i]
		if less := cmp.Or(compareBool(m.When.IsAbout(), c.when.IsAbout()), compareBool(m.When.IsUncertain(), c.when.IsUncertain()), strings.Compare(m.When.String(), c.when.String())); less < 0 {
			c.when = m.When // who is sure needs no "about"
		}
		c.basis = min(c.basis, m.Basis)
		if compareArticles(c.latest, m.Article) < 0 {
			c.latest = m.Article
		}
	}
	return accounts
}

// supportBy returns how much p, of an event of the given status, speaks for the date.
func (c *account) supportBy(p *profile, status Status) float64 {
	m := p.mention()
	w := basisWeight[m.Basis]
	if m.Status == Planned && status != Planned {
		w *= plannedBy
	}
	if p.corrects {
		w += corrected
	}
	switch {
	case p.span == c.span:
		return w
	case p.span.from <= c.span.from && p.span.to >= c.span.to && p.span.unit >= c.span.unit:
		return contained * w
	}
	return 0
}

// compare orders accounts by how well they are supported.
func (c *account) compare(d *account) int {
	return cmp.Or(cmp.Compare(c.support, d.support), cmp.Compare(d.basis, c.basis), cmp.Compare(d.span.unit, c.span.unit),
		compareArticles(c.latest, d.latest), strings.Compare(d.when.String(), c.when.String()))
}

// conflicts returns the dates of told that e does not bear.
func (t *Timeline) conflicts(e *Event, told []*profile) []Conflict {
	var conflicts []Conflict
	span := daysOf(e.When)
	for _, p := range told {
		first := p.mention()
		if !p.span.known || p.span.gap(span) == 0 || p.byReport || p.corrects || first.Status == Planned && e.Status != Planned {
			continue
		}
		i := slices.IndexFunc(conflicts, func(c Conflict) bool { return c.When.String() == first.When.String() })
		if i < 0 {
			i = len(conflicts)
			conflicts = append(conflicts, Conflict{When: first.When})
		}
		for _, m := range p.mentions {
			if !slices.Contains(conflicts[i].Articles, m.Article) {
				conflicts[i].Articles = append(conflicts[i].Articles, m.Article)
			}
		}
	}
	for _, c := range conflicts {
		t.archiveOrder(c.Articles)
	}
	slices.SortFunc(conflicts, func(a, b Conflict) int { return strings.Compare(a.When.String(), b.When.String()) })
	return conflicts
}

// redate gives e the date that an editor states.
func (t *Timeline) redate(e *Event, when calendar.Value) {
	e.When, e.Basis = when, timex.Stated
	e.Conflicts = t.conflicts(e, t.told(e.Mentions))
	t.sortMentions(e)
}
