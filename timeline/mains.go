package timeline

import (
	"cmp"
	"math"
	"slices"

	"annals/timeline/timex"
)

// What makes an event that which an article is about.
const (
	mainTitle     = 3   // its words are those of the title
	mainLead      = 1   // it opens the article
	mainEarly     = 1   // it stands near the beginning
	mainAgain     = .3  // it is told, each time
	mainChain     = 4   // it is the incident that the opening names
	mainSays      = 2   // its clause names an incident
	mainScene     = 2   // it says where and when something happened
	mainAhead     = .1  // of its weight has what was yet to come
	mainCoarse    = .6  // or was on no certain day
	mainOnDay     = 8   // times more weighs what was on the day of the incident
	mainOwnDay    = 8   // and once more where the article itself tells of it
	mainSoon      = 1.5 // times more weighs what the first report tells within days
	mainOthers    = 3   // articles about the same tell it too
	mainAlike     = 10  // how much the first of them counts beside the others
	mainAgree     = 3   // times more where they are about it
	mainPublished = .5  // of its weight has what bears but the day of report
	mainUndated   = .5  // or no day at all
	mainOld       = .1  // what is no news
	mainAside     = .1  // what stands below other news
	mainNews      = 14  // days after which what happened is no news
	mainOpening   = 300 // bytes in which an article tells its news
	mainAgreed    = 4   // of the reports of an incident, one is about it
	alikeEvent    = .3  // likeness of two reports from which they are of one incident if they tell of one event
	alikeOnDay    = .1  // and if that was on the day of the incident of either
	mainRounds    = 3   // each knows what the one before has found
	mainNear      = 64  // other articles are asked at most
)

// A candidate is an event that an article may be about.
type candidate struct {
	event      *Event
	prominence float64 // how much the article is about it, by the article itself
	share      float64 // what is left of that and of what others say: less for background
}

// findMains finds what each article is about: its news, which its title and its
// opening tell; and of that what others like it are about. "Man arrested in
// shooting" and "two shot" have the shooting in common.
func (t *Timeline) findMains() {
	candidates := make([][]candidate, len(t.Tellings))
	parallel(len(t.Tellings), func(i int) {
		candidates[i] = t.candidates(t.Tellings[i])
	})
	for range mainRounds {
		mains := make([]*Event, len(t.Tellings))
		parallel(len(t.Tellings), func(i int) { mains[i] = t.mainOf(t.Tellings[i].Article, candidates[i]) })
		for i, e := range mains {
			t.Tellings[i].Main = e
		}
	}
	t.agreeOnMains(candidates)
}

// agreeOnMains gives the reports of one incident one main event: that which most of
// them are about. A report of a trial is one of the crime, whether or not a clause
// of it says when that was. An event is that of one incident, of the one whose
// reports tell most of it; and of another if it was on the day of both and their
// reports are somewhat alike, for then they came apart by mistake.
func (t *Timeline) agreeOnMains(candidates [][]candidate) {
	reports := t.reportsOfIncidents()
	taken := make(map[*Event]int32, len(reports)) // by which incident
	main := make(map[int32]*Event, len(reports))
	for _, c := range t.choices(reports, candidates) {
		switch by := taken[c.event]; {
		case main[c.incident] != nil:
		case by == 0:
			main[c.incident], taken[c.event] = c.event, c.incident
		case t.onItsDay(c.event, c.incident) && t.alike(reports[c.incident], reports[by]) >= alikeOnDay:
			main[c.incident] = c.event
		}
	}
	for incident, of := range reports {
		if len(of) == 1 {
			t.keepApart(of[0], candidates[of[0]], func(e *Event) []int { return reports[taken[e]] })
		} else if main[incident] != nil { // else others tell more of all that its reports tell
			for _, i := range of {
				t.Tellings[i].Main = main[incident]
			}
		}
	}
}

// A choice is an event that the reports of an incident may be about, and how much they tell of it.
type choice struct {
	incident int32
	event    *Event
	weight   float64
}

// choices returns what incidents of several reports may be about, what is told most first.
func (t *Timeline) choices(reports map[int32][]int, candidates [][]candidate) (all []choice) {
	for incident, of := range reports {
		if len(of) < 2 {
			continue
		}
		weight := map[*Event]float64{}
		first := int32(0) // the day of the first report, 0 where none is known
		for _, i := range of {
			for _, c := range candidates[i] {
				weight[c.event] += c.share * c.prominence
			}
			if e := t.Tellings[i].Main; e != nil {
				weight[e] += mainAgreed
			}
			if r := t.reports[t.Tellings[i].Article]; r.published != 0 && (first == 0 || r.published < first) {
				first = r.published
			}
		}
		for e, w := range weight {
			if t.onItsDay(e, incident) {
				w *= mainOnDay
			}
			switch lag := first - daysOf(e.When).from; {
			case first == 0 || e.When.IsZero():
			case lag < -1:
				w *= mainAhead
			case lag <= apart:
				w *= mainSoon
			}
			all = append(all, choice{incident, e, w})
		}
	}
	slices.SortFunc(all, func(a, b choice) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), compareEvents(a.event, b.event), cmp.Compare(a.incident, b.incident))
	})
	return all
}

// keepApart lets the report i, the only one of its incident, be about the event of
// others only if it is a little like their reports; by returns these.
func (t *Timeline) keepApart(i int, candidates []candidate, by func(*Event) []int) {
	told := t.Tellings[i]
	stranger := func(e *Event) bool {
		least := float32(alikeEvent)
		if t.onItsDay(e, t.incidents[told.Article]) {
			least = alikeOnDay
		}
		of := by(e)
		return len(of) > 0 && t.alike([]int{i}, of) < least
	}
	if told.Main == nil || !stranger(told.Main) {
		return
	}
	most := 0.0
	for _, c := range candidates {
		if p := c.share * c.prominence; p > most && len(by(c.event)) == 0 {
			told.Main, most = c.event, p
		}
	}
}

// alike returns how likely reports of two incidents are of one, on the average.
func (t *Timeline) alike(some, others []int) float32 {
	some, others = some[:min(len(some), denseLimit)], others[:min(len(others), denseLimit)]
	sum := float32(0)
	for _, i := range some {
		for _, j := range others {
			sum += max(0, t.vocabulary.likeReports(t.reports[t.Tellings[i].Article], t.reports[t.Tellings[j].Article]))
		}
	}
	return sum / float32(len(some)*len(others))
}

// candidates returns the events of an article in the order of its text.
//
// What stands below is background where the opening tells news, however many
// others tell it. But an article that opens with an incident is about the incident,
// long ago or further down: a trial is that of a shooting.
func (t *Timeline) candidates(told *Telling) []candidate {
	a, v := told.Article, t.vocabulary
	lang := t.options.lang(a)
	title := v.vector(collect(v.count(lang, a.Title, beginning, nil)))
	begin := a.begin()
	incident := v.first(lang, told.opening(), v.lexicons[lang].chain) != 0
	var found []candidate
	opens, old := map[*Event]bool{}, map[*Event]bool{}
	for _, m := range told.Mentions {
		e := t.of[m]
		if e == nil {
			continue
		}
		i := slices.IndexFunc(found, func(c candidate) bool { return c.event == e })
		if i < 0 {
			i = len(found)
			found = append(found, candidate{event: e, share: 1})
			when := a.Published.When
			old[e] = !t.onItsDay(e, t.incidents[a]) && !when.IsZero() && !e.When.IsZero() && dayNumber(when.Start)-daysOf(e.When).to > mainNews
		}
		words := v.vector(collect(v.count(lang, a.Text[m.Start:m.End], m.End-m.Start, nil)))
		p := mainAgain + mainTitle*cosine(title, words) + mainEarly/(1+float64(m.Start)/600)
		if m.Lead {
			p += mainLead
		}
		switch {
		case m.When.IsZero():
			p *= mainUndated
		case !incident && m.Basis == timex.Published, incident && t.profiles[m].byReport && e.Basis != timex.Published:
			p *= mainPublished
		}
		if m.Start-begin < mainOpening {
			opens[e] = true
		}
		if incident && t.profiles[m].predicate.chain != 0 {
			p += mainChain
			opens[e], old[e] = true, false
		} else if incident && v.first(lang, a.Text[m.Start:m.End], v.lexicons[lang].chain) != 0 {
			p += mainSays
		}
		if incident && t.profiles[m].scene && !t.profiles[m].byReport {
			p += mainScene
		}
		found[i].prominence += p
	}
	news := !incident && slices.ContainsFunc(found, func(c candidate) bool { return opens[c.event] && !old[c.event] })
	for i, c := range found {
		span := daysOf(c.event.When)
		if when := a.Published.When; !when.IsZero() && span.known && span.from > dayNumber(when.Start)+1 {
			found[i].share *= mainAhead
		}
		if t.onItsDay(c.event, t.incidents[a]) {
			found[i].share *= mainOwnDay
		}
		if incident && c.event.Basis == timex.Published {
			found[i].share *= mainPublished
		}
		if incident && span.known && !span.fine() {
			found[i].share *= mainCoarse
		}
		if old[c.event] {
			found[i].share *= mainOld
		}
		if news && !opens[c.event] {
			found[i].share *= mainAside
		}
	}
	return found
}

// opening returns the title of an article and the sentence that it opens with, if
// that tells of anything, and else how its first paragraph begins.
func (told *Telling) opening() string {
	a := told.Article
	if len(told.Mentions) == 0 || !told.Mentions[0].Lead {
		for text := range storyOf(a) {
			return a.Title + "\n" + text[:min(len(text), mainOpening)]
		}
		return a.Title
	}
	at := told.Mentions[0].Sentence
	return a.Title + "\n" + a.Text[at[0]:at[1]]
}

// mainOf returns that of the candidates which a is about, nil where there is none.
func (t *Timeline) mainOf(a *Article, candidates []candidate) (best *Event) {
	most := 0.0
	for _, c := range candidates {
		alike := 0.0 // other articles that tell of it, the more the more they say the same
		for _, other := range near(c.event.Articles, a) {
			if other == a {
				continue
			}
			likeness := cosine(t.contexts[a], t.contexts[other])
			alike += likeness
			if t.Tellings[t.place[other]].Main == c.event {
				alike += mainAgree * likeness
			}
		}
		if p := c.share * (c.prominence + mainOthers*math.Log2(1+mainAlike*alike)); best == nil || p > most {
			best, most = c.event, p
		}
	}
	return best
}

// near returns those of articles that were published about when a was, at most
// mainNear of them: an archive may print one story a thousand times.
func near(articles []*Article, a *Article) []*Article {
	if len(articles) <= mainNear {
		return articles
	}
	articles = slices.SortedFunc(slices.Values(articles), compareArticles)
	at, _ := slices.BinarySearchFunc(articles, a, compareArticles)
	from := min(max(0, at-mainNear/2), len(articles)-mainNear)
	return articles[from : from+mainNear]
}
