package timeline

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// A dayAccount says how an article speaks of a day: how near its beginning it
// tells, in words for the incident, of what happened then. Of several tellings the
// strongest counts.
type dayAccount struct {
	day   int32
	told  float64 // 1: it is stated, and not only the day of report
	deed  float64 // by a verb for the incident: "was shot on Friday"
	ends  float64 // by one for its outcome: "died on Sunday"
	named float64 // by what was done about it, and names it: "looked into the shooting on Monday"
	says  float64 // in a clause that names the incident
	scene float64 // as when it happened or somebody was called: "it happened on Friday"
	title float64 // in words of the title
	about float64 // 1: it lies in a time of which that is said: "over the weekend"
}

// How much each counts for the day of an incident. The weights are log-odds,
// fitted on some thousand incidents of local news and rounded: fitted on either half
// of them, they did about as well on the other. Many could be halved without harm.
const (
	accountTold   = 1
	accountDeed   = 2
	accountEnds   = 1
	accountNamed  = .5
	accountSays   = 1
	accountScene  = 2
	accountTitle  = .6
	accountAbout  = .5
	accountFirst  = .6   // no other day that is told of is earlier
	accountAhead  = -1.2 // the first report is older
	accountBefore = 600  // bytes from the beginning after which a telling counts half
)

func (d *dayAccount) weight() float64 {
	return accountTold*d.told + max(accountDeed*d.deed, accountEnds*d.ends, accountNamed*d.named) + accountSays*d.says + accountScene*d.scene + accountTitle*d.title + accountAbout*d.about
}

// dayAccounts returns how told, a report of an incident, speaks of each day.
func (t *Timeline) dayAccounts(told *Telling) []dayAccount {
	a, v := told.Article, t.vocabulary
	lang := t.options.lang(a)
	lex := v.lexicons[lang]
	title := v.vector(collect(v.count(lang, a.Title, beginning, nil)))
	begin := a.begin()
	var accounts []dayAccount
	var coarse []days
	for _, m := range told.Mentions {
		p := t.profiles[m]
		if p == nil || m.Status > Denied || !p.span.known || !a.Published.When.IsZero() && p.span.from > p.published+1 {
			continue
		}
		incident := p.predicate.chain != 0 || p.scene
		if p.span.from != p.span.to || !p.span.fine() {
			if incident {
				coarse = append(coarse, p.span)
			}
			continue
		}
		i := slices.IndexFunc(accounts, func(d dayAccount) bool { return d.day == p.span.from })
		if i < 0 {
			i = len(accounts)
			accounts = append(accounts, dayAccount{day: p.span.from})
		}
		if p.byReport {
			continue
		}
		d := &accounts[i]
		near := 1 / (1 + float64(m.Start-begin)/accountBefore)
		clause := a.Text[m.Start:m.End]
		d.told = 1
		d.title = max(d.title, cosine(title, v.vector(collect(v.count(lang, clause, len(clause), nil)))))
		switch {
		case p.predicate.chain != 0 && !p.deed:
			d.named = max(d.named, near)
		case lex.outcome[p.predicate.stem]:
			d.ends = max(d.ends, near)
		case p.predicate.chain != 0:
			d.deed = max(d.deed, near)
		case v.first(lang, clause, lex.chain) != 0:
			d.says = max(d.says, near)
		}
		if p.scene {
			d.scene = max(d.scene, near)
		}
	}
	for i := range accounts {
		d := &accounts[i]
		if slices.ContainsFunc(coarse, func(s days) bool { return s.from <= d.day && d.day <= s.to && s.to-s.from <= 366 }) {
			d.about = 1
		}
	}
	return accounts
}

// dayOf returns the day of the incident that reports tell of. It is the one that
// they speak of most as its day; the earliest is likelier, for what follows an
// incident is told of as well, and one after the first report is not.
func (t *Timeline) dayOf(reports []int) (day int32, ok bool) {
	weight, first := map[int32]float64{}, int32(math.MaxInt32)
	earliest := int32(math.MaxInt32)
	for _, i := range reports {
		if when := t.Tellings[i].Article.Published.When; !when.IsZero() {
			first = min(first, dayNumber(when.Start))
		}
		for _, d := range t.accounts[i] {
			weight[d.day] += d.weight() / math.Sqrt(float64(len(reports)))
			if d.told > 0 {
				earliest = min(earliest, d.day)
			}
		}
	}
	for d := range weight {
		if d == earliest {
			weight[d] += accountFirst
		}
		if d > first {
			weight[d] += accountAhead
		}
	}
	if len(weight) == 0 {
		return 0, false
	}
	return slices.MaxFunc(slices.Sorted(maps.Keys(weight)), func(a, b int32) int {
		return cmp.Or(cmp.Compare(weight[a], weight[b]), cmp.Compare(b, a))
	}), true
}

// findDays finds the day of each incident, as far as its reports tell of it.
func (t *Timeline) findDays() {
	t.accounts = make([][]dayAccount, len(t.Tellings))
	parallel(len(t.Tellings), func(i int) {
		if t.incidents[t.Tellings[i].Article] != 0 {
			t.accounts[i] = t.dayAccounts(t.Tellings[i])
		}
	})
	reports := t.reportsOfIncidents()
	t.dayOfIncident = make(map[int32]int32, len(reports))
	for n, of := range reports {
		if day, ok := t.dayOf(of); ok {
			t.dayOfIncident[n] = day
		}
	}
}

// isDayOf reports whether a time is the day of an incident.
func (t *Timeline) isDayOf(span days, incident int32) bool {
	day, known := t.dayOfIncident[incident]
	return known && span.fine() && span.from == day
}

// onItsDay reports whether e took place on the day of an incident.
func (t *Timeline) onItsDay(e *Event, incident int32) bool {
	return t.isDayOf(daysOf(e.When), incident)
}
