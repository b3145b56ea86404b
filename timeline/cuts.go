package timeline

import (
	"slices"

	"annals/internal/prose"
)

// A cut leaves out of a draft what a headline does not need. Its example is a
// sentence and what is left of it.
type cut struct {
	make             func(*draft)
	long             bool // it is made only where the draft is too long
	example, remains string
}

// cuts are made in this order.
var cuts = [...]cut{
	{make: (*draft).trimOrigin,
		example: "LUNE, Ohio (Sample Wire) - Mayor Ann Lee opened the new bridge of Springfield.",
		remains: "Mayor Ann Lee opened the new bridge of Springfield"},
	{make: (*draft).trimFront,
		example: "On Monday night the mayor of Springfield opened the new bridge.",
		remains: "The mayor of Springfield opened the new bridge"},
	{make: (*draft).trimEnd,
		example: "The old bridge of Springfield fell into the river on Monday, the police said.",
		remains: "The old bridge of Springfield fell into the river"},
	{make: (*draft).trimInside,
		example: "Mayor Ann Lee closed the bridge on Monday because of the flood.",
		remains: "Mayor Ann Lee closed the bridge because of the flood"},
	{make: (*draft).trimBare,
		example: "Mayor Ann Lee spoke of the three fires that occurred on Monday.",
		remains: "Mayor Ann Lee spoke of the three fires"},
	{make: (*draft).cutBrackets,
		example: "The shipyard Lune Motors (LNM.X) closed its yard at Springfield (10 miles south) on Monday.",
		remains: "The shipyard Lune Motors closed its yard at Springfield"},
	{make: (*draft).cutOpening, long: true,
		example: "Hoping to slow the traffic on the old road along the river before the summer comes, Mayor Ann Lee of Springfield closed the bridge to lorries.",
		remains: "Mayor Ann Lee of Springfield closed the bridge to lorries"},
	{make: (*draft).cutAsides, long: true,
		example: "The figures that the shipyard of Springfield gave to its owners on Monday -- the worst since the flood and the fire in the harbour -- caused a panic in Lune.",
		remains: "The figures that the shipyard of Springfield gave to its owners caused a panic in Lune"},
	{make: (*draft).cutRelatives, long: true,
		example: "A pilot from Springfield who had told the police that he would leave the house by the river because the flood had come close was arrested on Monday.",
		remains: "A pilot from Springfield was arrested"},
	{make: (*draft).cutAppositions, long: true,
		example: "Ann Lee, the councillor at the centre of claims of undue sway over the work on the old bridge of Springfield, says she is resigning from the council.",
		remains: "Ann Lee says she is resigning from the council"},
	{make: (*draft).cutShort, long: true,
		example: "The council of Springfield closed the old bridge over the river Lune on Monday after a lorry that came down from the quarry with a load of slate hit one of its pillars.",
		remains: "The council of Springfield closed the old bridge over the river Lune"},
}

// trimOrigin leaves out who filed the sentence and where, and whose picture it
// stands under: "(Sample Wire) -", "LUNE, Ohio (Sample Wire) -".
func (d *draft) trimOrigin() {
	for d.from < d.to && d.Words[d.from].Of(d.article) == "(" {
		i := d.from
		for i < d.to && d.Words[i].Of(d.article) != ")" {
			i++
		}
		if i+2 >= d.to || d.verb >= 0 && d.Verbs[d.verb].From <= i {
			return
		}
		for i++; i < d.to && d.mark(i); i++ {
		}
		d.advance(i)
	}
	if d.from >= d.to || d.from > 0 {
		return
	}
	begins := d.Words[d.from].Start + dateline(d.article[d.Words[d.from].Start:d.Words[d.to-1].End])
	to := d.from
	for to < d.to && d.Words[to].Start < begins {
		to++
	}
	if to < d.to && (d.verb < 0 || to <= d.Verbs[d.verb].From) {
		d.advance(to)
	}
}

// timeFrom returns where the expression of time that begins at word i, a
// preposition before it included, ends, and which it is.
func (s *toldSentence) timeFrom(i int) (to, which int) {
	start := i
	for s.word(start).Is(nearly) && !s.word(start).Is(prose.Preposition) {
		start++ // later that night
	}
	if s.word(start).Is(prose.Preposition|prose.Locative) && !s.word(start).Is(since|bounding) {
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
		if w.Is(prose.Preposition|prose.Locative) && d.pointsBack(d.from+1) && d.word(d.from+3).Of(d.article) == "," {
			d.advance(d.from + 4) // in that raid,
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

// pointsBack reports whether word i and a noun behind it mean something that was told before: that raid.
func (s *toldSentence) pointsBack(i int) bool {
	return s.word(i).Is(prose.Determiner) && s.word(i).Is(prose.Pronoun|prose.Complement) && s.describes(i+1)
}

// opens reports whether a subject may begin at word i.
func (s *toldSentence) opens(i int) bool {
	w := s.word(i)
	return w.Is(prose.Determiner|prose.Pronoun) || w.Shape.Upperish() || s.Words[i-1].Of(s.article) == ","
}

// trimEnd leaves out a time at the end that leans on another date.
func (d *draft) trimEnd() {
	for d.to > d.from {
		if d.mark(d.to-1) || d.Words[d.to-1].Is(prose.Coordinator) && d.Words[d.to-1].Shape == prose.Small {
			d.to--
			continue
		}
		if c := d.Clauses[d.ClauseOf(d.to-1)]; c.Kind == prose.Speaker && c.From > d.from && !d.keepSpeaker && !d.word(c.From-1).Is(prose.Relative) && !d.word(c.From-2).Is(prose.Relative) {
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

// trimBare leaves out a clause about a noun of which only its verb is left: "three shootings [that
// occurred]".
func (d *draft) trimBare() {
	last := d.to - 1
	for last > d.from && (d.cut[last-d.from] || d.mark(last)) {
		last--
	}
	for _, c := range d.Clauses {
		if c.Kind != prose.OfNoun || c.From <= d.from || c.From >= last || d.at >= c.From || !d.ends(c.From) {
			continue
		}
		if d.verb >= 0 && d.Verbs[d.verb].Head < c.From && slices.ContainsFunc(d.Verbs, func(v prose.Verb) bool { return v.From == c.From+1 && v.From == v.Head && v.Head == last }) {
			d.to = c.From
			return
		}
	}
}

// timeBefore returns where the expression begins that ends before word i and
// leans on another date, its preposition included.
func (d *draft) timeBefore(i int) (int, bool) {
	for k, at := range d.times {
		if at[1] == i && at[0] > d.from && d.leavesOut(k) {
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
	case before.Is(prose.Coordinator) && d.timeEnds(i-2), before.Is(prose.Preposition) && !before.Is(moment) && d.timeEnds(i-2):
		return d.timeBefore(i - 1) // on Monday and Tuesday, overnight into Monday
	case before.Is(since), d.word(i).Is(since), before.Is(bounding) && !d.word(i-2).Is(nearly):
		return i, false // but: shortly before eight
	case before.Is(prose.Determiner) || before.Shape == prose.Ending, d.isNeeded(i):
		return i, false
	case before.Is(prose.Particle) && !d.word(i-2).Is(nearly):
		return i, false // the flood of last week, but not: as of last week
	case before.Is(moment) && before.Is(prose.Locative) && d.takesNoIn(i):
		return i, true // "moved in last year"
	case before.Is(moment), before.Is(prose.Preposition) && d.word(i-2).Is(nearly):
		i--
	case before.Is(prose.Preposition|prose.Locative) && !before.Is(prose.Adverb|prose.Auxiliary|phrasal):
		return i, false // "to get away with today"
	case d.progress(i - 1):
		return i, false // "starting Monday"
	}
	for w := d.word(i - 1); w.Is(nearly) && !w.Is(phrasal); w = d.word(i - 1) {
		i-- // shortly after, as of, as soon as, but: came back in
		if d.word(i - 1).Is(indefinite) {
			i-- // a little more than
		}
	}
	return i, i > d.from
}

// isNeeded reports whether the expression of time at word i is a noun that the words before it need:
// "remembered [Father's Day]", "the coming [winter]", "a cold, dry [winter]".
func (s *toldSentence) isNeeded(i int) bool {
	for k, at := range s.times {
		if at[0] == i && s.noun[k] {
			return s.InVerb(i-1) || (s.describes(i-1) || s.word(i-1).Shape.Upperish() && !s.word(i-1).Is(prose.Function)) && s.determined(i-2)
		}
	}
	return false
}

// determined reports whether nothing but adjectives and commas stands from word i back to a determiner.
func (s *toldSentence) determined(i int) bool {
	for s.describes(i) || s.word(i).Of(s.article) == "," {
		i--
	}
	return s.word(i).Is(prose.Determiner)
}

// takesNoIn reports whether the expression of time at word i stands without a preposition, so
// that one before it belongs to the verb: "last year", "Sunday".
func (s *toldSentence) takesNoIn(i int) bool {
	for k, at := range s.times {
		if at[0] == i {
			return s.bare[k]
		}
	}
	return false
}

// progress reports whether word i is a participle of the present.
func (s *toldSentence) progress(i int) bool {
	return slices.ContainsFunc(s.Verbs, func(v prose.Verb) bool { return v.Head == i && v.Form == prose.Progress })
}

// ends reports whether a draft may end before word i.
func (d *draft) ends(i int) bool {
	if i-d.from < 2 || d.inDate(i) {
		return false
	}
	w := d.Words[i-1]
	if w.Shape == prose.Mark {
		w = d.word(i - 2)
	}
	if d.verb >= 0 && i <= d.Verbs[d.verb].Head || d.word(i).Is(prose.Subordinator) && d.cues.naming[d.word(i).Of(d.article)] {
		return false // named Ann Lee [as the owner]
	}
	for _, l := range d.lengths {
		if l[1] == i && d.word(i).Is(prose.Subordinator) {
			return false // "two days [after …]"
		}
	}
	if d.word(i).Of(d.article) == "," && (d.word(i-2).Is(prose.Determiner&^possessive) && d.describes(i+1) && d.describes(i+2) || d.inRow(i)) {
		return false // a citywide[, four-day curfew]
	}
	if w.Is(prose.Saying) && d.Clauses[d.ClauseOf(i-1)].Kind != prose.Speaker {
		return false // "told the court that she would say"
	}
	if w.Shape == prose.Digits && !d.timeEnds(i-1) && d.describes(i) && !d.timeEnds(i) && !d.word(i).Is(nearly) || d.inClause(i) {
		return false // 3 [percent]
	}
	if w.Is(prose.Title) && (w.Shape != prose.Small || d.word(i).Shape.Upperish() && !d.timeEnds(i)) {
		return false // met the mayor [Ann Lee]
	}
	return w.Class&(prose.Function&^prose.Adverb) == 0 || w.Shape == prose.Digits
}

// inRow reports whether the comma at word i parts the members of a row: "the bridge, the yard[,] the
// ferry and the harbour", "the bridge, the yard[,] and the harbour".
func (d *draft) inRow(i int) bool {
	if d.word(i + 1).Is(prose.Coordinator) {
		j := i - 1
		for j > d.from && j > i-longestMember && d.Words[j].Shape != prose.Mark && !d.InVerb(j) {
			j--
		}
		return d.word(j).Of(d.article) == "," && d.member(i+2) && !d.joins(i+1)
	}
	for j := i + 1; j < len(d.Words); j++ {
		w := d.Words[j]
		switch {
		case w.Is(prose.Coordinator):
			return j > i+1 && d.member(j+1) && !d.joins(j) && !d.subject(j+1)
		case w.Of(d.article) == "," && d.member(j+1) && j > i+1:
			i = j
		case !d.member(j) || j-i > longestMember:
			return false
		}
	}
	return false
}

// subject reports whether nothing stands between word i and a finite verb that parts the two.
func (d *draft) subject(i int) bool {
	for d.member(i) {
		i++
	}
	return d.finite(i, i+1)
}

// longestMember is how many words a member of a row has at most.
const longestMember = 6

// member reports whether word i may belong to a member of a row of nouns.
func (d *draft) member(i int) bool {
	w := d.word(i)
	opens := w.Class&(prose.Relative|prose.Complement|prose.Subordinator|prose.Preposition|prose.Locative|prose.Pronoun) != 0 && !w.Is(prose.Determiner|prose.Particle)
	return w.Shape != prose.Mark && !opens && !d.InVerb(i)
}

// inClause reports whether the last words before word i belong to the subject of a verb that
// stands behind it: "closed the bridge but [floods] in the north have …".
func (d *draft) inClause(i int) bool {
	for joint := i - 2; joint > d.from; joint-- {
		if d.Words[joint].Shape == prose.Mark || d.InVerb(joint) {
			return false
		}
		if d.joins(joint) {
			return true
		}
	}
	return false
}

// joins reports whether the coordinator at word i, in a clause that has its verb, begins another with
// a subject of its own.
func (s *toldSentence) joins(i int) bool {
	if !s.word(i).Is(prose.Coordinator) || s.verbFrom(i+1) {
		return false
	}
	clause := s.ClauseOf(i)
	if first := s.firstVerb(clause); first < 0 || s.Verbs[first].Head > i {
		return false
	}
	for k := i + 1; k < len(s.Words); k++ {
		if v := slices.IndexFunc(s.Verbs, func(v prose.Verb) bool { return v.Form <= prose.State && v.From == k }); v >= 0 {
			plainly := s.Verbs[v].From < s.Verbs[v].Head || s.Verbs[v].Form == prose.State // and no participle: "two dead and four injured"
			return plainly && s.ClauseOf(k) == clause
		}
		if w := s.Words[k]; w.Shape == prose.Mark || w.Class&(prose.Relative|prose.Complement|prose.Subordinator) != 0 || w.Is(prose.Coordinator) && s.finite(k+1, k+3) {
			return false
		}
	}
	return false
}

// describes reports whether word i may be an adjective or a noun, and no verb.
func (s *toldSentence) describes(i int) bool {
	w := s.word(i)
	return w.Shape == prose.Small && w.Class&prose.Function == 0 && !s.verbFrom(i)
}

// leavesOut reports whether the expression k of time may be left out: it leans on another date, and
// stands beside the headline unless that is built on another verb and tells of a plan: "told the
// court that she would say on October 21".
func (d *draft) leavesOut(k int) bool {
	if d.reducedBefore(d.times[k]) {
		return false
	}
	if !d.loose[k] || k != d.own || !d.planned || !slices.ContainsFunc(d.Words[d.times[k][0]:d.times[k][1]], isNumber) {
		return d.loose[k]
	}
	if v := d.toldSentence.verb; v >= 0 && d.verb == v && d.Verbs[v].Form == prose.Infinitive {
		first := d.firstVerb(d.ClauseOf(d.at)) // was told to come back
		return first < 0 || !d.word(d.Verbs[first].From).Is(wasWords|prose.Past)
	}
	return d.verb == d.toldSentence.verb
}

// reducedBefore reports whether all that a participle says of its noun is the expression of time
// at: "a story [published on Friday] gave".
func (d *draft) reducedBefore(at [2]int) bool {
	return at[1] < d.to && (d.finite(at[1], at[1]+1) || d.word(at[1]).Of(d.article) == ",") && slices.ContainsFunc(d.Verbs, func(v prose.Verb) bool {
		return v.Form == prose.Reduced && (v.Head == at[0]-1 || v.Head == at[0]-2 && d.word(at[0]-1).Is(moment))
	})
}

// trimInside cuts the times out that lean on another date.
func (d *draft) trimInside() {
	for k, at := range d.times {
		if !d.leavesOut(k) || at[0] <= d.from || at[1] >= d.to {
			continue
		}
		from, ok := d.timeStart(at[0])
		next := d.Words[at[1]]
		if !ok || next.Shape == prose.Ending || next.Is(prose.Complement) && d.word(at[0]).Is(prose.Determiner) || d.word(from-1).Is(prose.Coordinator|prose.Preposition|prose.Locative|prose.Determiner) ||
			!(next.Shape == prose.Mark || next.Class&(prose.Function|asking) != 0 || d.verbFrom(at[1])) {
			continue
		}
		if k+1 < len(d.times) && (next.Is(prose.Coordinator) || next.Is(prose.Preposition) && !next.Is(moment)) && d.times[k+1][0] == at[1]+1 {
			continue // the second of two takes the first with it
		}
		if after := d.word(at[1] + 1); next.Is(prose.Coordinator) && !d.verbFrom(at[1]+1) && after.Shape == prose.Small && after.Class&prose.Function == 0 {
			continue // on Tuesday morning or early afternoon
		}
		if next.Of(d.article) == "," && from-d.opening() == 1 && !d.Words[from-1].Is(prose.Function) {
			continue // Probably [a minute later], I heard
		}
		to := at[1]
		if from > d.from && d.mark(from-1) && d.mark(to) {
			from, to = from-1, to+1 // ", on Monday,"
		}
		d.leaveOut(from, to)
	}
}

// opening returns the first word of d that is no sign.
func (d *draft) opening() int {
	i := d.from
	for i < d.to && d.Words[i].Shape == prose.Mark {
		i++
	}
	return i
}

// cutBrackets cuts what stands in brackets, and the brackets.
func (d *draft) cutBrackets() {
	for i := d.from + 1; i < d.to; i++ {
		closing := brackets[d.Words[i].Of(d.article)]
		if closing == "" {
			continue
		}
		if d.staysOpen(i, closing) {
			d.to = i
			return
		}
		for j := i + 1; j < d.to && j < i+longestAside; j++ {
			if d.Words[j].Of(d.article) == closing {
				if closing == ">" && j > i+2 {
					break // <Lune Motors Inc> is a name that is about no other
				}
				if d.verb < 0 || d.Verbs[d.verb].Head < i || d.Verbs[d.verb].From > j {
					d.leaveOut(i, j+1)
				}
				i = j
				break
			}
		}
	}
	for d.to > d.from && d.cut[d.to-1-d.from] {
		d.to--
	}
}

// staysOpen reports whether the bracket at word i, close to the end of the sentence and behind the verb,
// never closes: the page broke the sentence off in it.
func (d *draft) staysOpen(i int, closing string) bool {
	return i > d.from+2 && len(d.Words)-i <= longestName && (d.verb < 0 || d.Verbs[d.verb].Head < i) &&
		!slices.ContainsFunc(d.Words[i:], func(w prose.Word) bool { return w.Of(d.article) == closing })
}

// brackets are the signs around what is said by the way, and with what each closes.
var brackets = map[string]string{"(": ")", "[": "]", "<": ">"}

// longestAside is how many words stand in brackets at most.
const longestAside = 20
