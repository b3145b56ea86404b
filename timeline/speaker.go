package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// Whose words a sentence is.

// speakerOf returns who says what d tells, and the classes of the word that says
// that it is said; none where it is told plainly. What is said in passing of a name are
// the writer's own words, and so is what is taken for known, unless it is in doubt: "the
// mayor said the men who left in May were held".
func (r *reading) speakerOf(d *dating) (string, prose.Class) {
	p := &r.parsed
	known := false
	for c := p.ClauseOf(d.head); c >= 0; c = p.Clauses[c].Of {
		by, class := r.speakerAt(c)
		switch {
		case class != 0 && known && class&(alleging|denying) == 0:
			return "", 0
		case class != 0:
			return by, class
		case p.Clauses[c].Kind == prose.OfNoun && r.word(p.Clauses[c].From-1).Of(r.text) == ",":
			return "", 0
		}
		known = known || p.Clauses[c].Kind == prose.OfNoun || p.Clauses[c].Kind == prose.Subordinate && r.word(p.Clauses[c].From).Is(since)
	}
	return "", 0
}

// speakerAt is speakerOf for what stands beside the clause c or before it.
func (r *reading) speakerAt(c int) (string, prose.Class) {
	p := &r.parsed
	for _, speaker := range p.Clauses {
		if speaker.Kind == prose.Speaker && speaker.Of == c && !r.goesOnSaying(speaker) {
			return r.speakerIn(speaker)
		}
	}
	if p.Clauses[c].Kind != prose.Said {
		return "", 0
	}
	v := r.sayingBefore(p.Clauses[c].From)
	if v < 0 {
		return "", 0
	}
	class := p.Words[p.Verbs[v].Head].Class | prose.Saying
	if r.isPassive(v) {
		if v = r.sayingBefore(p.Verbs[v].From); v < 0 || r.isPassive(v) {
			return "", class // a loss was reported
		}
	}
	return r.subjectOf(v), class
}

// goesOnSaying reports whether c says that the subject before it said more: "condemned it, adding".
func (r *reading) goesOnSaying(c prose.Clause) bool {
	first := r.word(c.From)
	return first.Is(prose.Saying) && prose.HasEnding(first.Of(r.text), r.present) && !r.word(c.From+1).Is(prose.Preposition)
}

// sayingBefore returns the verb of saying nearest before word i, or -1.
func (r *reading) sayingBefore(i int) int {
	p := &r.parsed
	for k := len(p.Verbs) - 1; k >= 0; k-- {
		if v := p.Verbs[k]; v.Head < i && p.Words[v.Head].Is(prose.Saying) {
			return k
		}
	}
	return -1
}

// isPassive reports whether it is said of the subject of the verb v that somebody does it: "was reported".
func (r *reading) isPassive(v int) bool {
	verb := r.parsed.Verbs[v]
	return slices.ContainsFunc(r.parsed.Words[verb.From:verb.Head], func(w prose.Word) bool { return w.Is(passive) })
}

// subjectOf returns the subject of the verb v as the text has it. Of a verb that
// hangs on a noun ("published a report alleging that") it is that of the verb
// before.
func (r *reading) subjectOf(v int) string {
	p := &r.parsed
	for p.Verbs[v].Form == prose.Progress && v > 0 {
		clause := p.ClauseOf(p.Verbs[v].Head)
		f := r.finiteBefore(clause, p.Verbs[v].From)
		if f < 0 {
			f = v - 1
		}
		v = f
	}
	from, to := p.Clauses[p.ClauseOf(p.Verbs[v].Head)].From, p.Verbs[v].From
	for from < to && (p.Words[from].Shape == prose.Mark || p.Words[from].Is(prose.Coordinator|prose.Complement) && !p.Words[from].Is(prose.Determiner)) {
		from++
	}
	// What stands before the first comma may be no part of it: "On Monday, police said".
	opens := from < to && r.leadsIn(from, to)
	if from < to && (opens || p.Words[from].Is(prose.Preposition|prose.Locative|prose.Proper|prose.Subordinator|prose.Adverb)) {
		for i := from; i < to; i++ {
			if p.Words[i].Of(r.text) == "," {
				from = i + 1
				break
			}
		}
		state := r.word(from)
		isState := state.Is(prose.Place|prose.Abbreviation) || state.Shape == prose.Upper
		if isState && from+2 < to && r.word(from+1).Of(r.text) == "," && !r.word(from+2).Is(prose.Determiner) {
			from += 2 // Kansas City, MO, [Mayor Ann Lee] said
		}
	}
	return r.speakerWords(from, to)
}

// leadsIn reports whether words[from:to] open with what is said of a speaker and not with him: "Encouraged by the vote, the
// mayor said", "speaking in Lune, the mayor said", "a day after the vote, the mayor said".
func (r *reading) leadsIn(from, to int) bool {
	first := strings.ToLower(r.word(from).Of(r.text))
	if prose.HasEnding(first, r.past) || prose.HasEnding(first, r.present) && r.word(from+1).Is(prose.Preposition|prose.Locative) {
		return true
	}
	for i := from + 1; i < min(from+4, to); i++ {
		if w := r.word(i); w.Is(prose.Subordinator) && w.Is(prose.Preposition) {
			return true
		}
	}
	return false
}

// speakerIn returns who speaks in a clause like "police said" or "said Ann Smith".
func (r *reading) speakerIn(c prose.Clause) (string, prose.Class) {
	p := &r.parsed
	for i := c.From; i < c.To; i++ {
		if !p.Words[i].Is(prose.Saying) || p.Words[i].Shape != prose.Small && i > 0 {
			continue
		}
		class := p.Words[i].Class | prose.Saying
		if i > c.From && !p.Words[c.From].Is(prose.Auxiliary) {
			return r.speakerWords(c.From, i), class
		}
		from := i + 1
		if r.word(from).Is(prose.Preposition | prose.Locative) {
			if slices.ContainsFunc(p.Verbs, func(v prose.Verb) bool { return v.Head == i && v.Form <= prose.State }) {
				return r.behindRelative(c), class
			}
			from++ // according to
		}
		to := from
		for ; to < c.To; to++ {
			w := p.Words[to]
			sign := w.Shape == prose.Mark && w.Of(r.text) != "&"
			day := w.Is(prose.Proper) && !w.Is(prose.Place) && w.Shape == prose.Capital && r.inTimex(w.Span)
			if sign || day || w.Is(prose.Subordinator|prose.Relative) || to > from && r.opensSentence(to) {
				break
			}
		}
		for to > from && p.Words[to-1].Is(prose.Preposition|prose.Locative) {
			to--
		}
		return r.speakerWords(from, to), class
	}
	return "", prose.Saying
}

// behindRelative returns who speaks where a clause or a phrase about him stands before his verb, which opens the
// clause c: "Ann Lee, who is the mayor, [said in an interview]".
func (r *reading) behindRelative(c prose.Clause) string {
	p := &r.parsed
	for _, about := range p.Clauses {
		if about.Kind == prose.OfNoun && about.To == c.From-1 {
			from, to := p.Antecedent(r.text, about.From)
			return r.speakerWords(from, to)
		}
	}
	commas := []int{}
	for i := c.From - 1; i >= 0 && len(commas) < 3 && !p.InVerb(i); i-- {
		if r.word(i).Of(r.text) == "," {
			commas = append(commas, i)
		}
	}
	if len(commas) < 3 || commas[0] != c.From-1 || !r.word(commas[2]+1).Shape.Upperish() {
		return ""
	}
	return r.speakerWords(commas[2]+1, commas[1]) // the bridge fell, Ann Lee, the mayor, said on Monday
}

// trails reports whether w, at the end of who speaks, is no part of that.
func (r *reading) trails(w prose.Word) bool {
	return w.Shape == prose.Mark || w.Is(prose.Coordinator) || r.inTimex(w.Span) ||
		w.Is(prose.Adverb|alleged|prose.Auxiliary) && w.Shape == prose.Small ||
		w.Is(prose.Preposition) && !w.Is(prose.Determiner)
}

// speakerWords returns the words from from to to without the signs around them,
// the adverb before the verb and the expression of time.
func (r *reading) speakerWords(from, to int) string {
	p := &r.parsed
	if from = r.behindVerbs(from, to); r.timeOpens(from, to) {
		for from < to && p.Words[from].Of(r.text) != "," {
			from++ // a week ago, [the mayor] said
		}
	}
	from = r.behindTime(from, to)
	for to > from && r.trails(p.Words[to-1]) {
		to--
	}
	for from < to && (p.Words[from].Shape == prose.Mark || p.Words[from].Is(prose.Coordinator|prose.Subordinator) && !p.Words[from].Is(prose.Determiner|prose.Pronoun)) {
		from++ // was smoking [when] he said
	}
	for from < to && p.Words[from].Is(prose.Adverb) && !p.Words[from].Is(prose.Determiner|prose.Pronoun|prose.Preposition) {
		from++ // [today] he said
	}
	if last := p.Words[max(from, to-1)]; to > from+1 && last.Shape == prose.Small && prose.HasEnding(last.Of(r.text), r.past) {
		for to--; p.Words[to-1].Shape == prose.Mark && to > from+1; to-- { // a poll[, released] on Monday
		}
	}
	from = r.behindGlued(from, to)
	switch {
	case from < to && p.Words[from].Is(prose.Relative):
		return r.nameBefore(from)
	case from >= to || r.isNoSpeaker(from, to):
		return ""
	}
	for i := from + 1; i < to; i++ {
		if p.Words[i].Of(r.text) == "," && !r.parsed.InVerb(i+1) && (r.word(i+1).Is(prose.Relative) || p.Words[to-1].End-p.Words[from].Start > longSpeaker) {
			to = i // "Ann Smith, the member of …", "Ann Smith, who was there"
		}
	}
	if last := p.Words[to-1]; last.Is(prose.Pronoun) && !last.Is(prose.Determiner) && p.Words[max(from, to-2)].Of(r.text) == "," {
		from = to - 1 // what is worse, they said
	}
	if first := p.Words[from]; first.Is(prose.Pronoun) && (to-from == 1 || !first.Is(prose.Determiner)) {
		return r.spokeBefore()
	}
	by := r.text[p.Words[from].Start:p.Words[to-1].End]
	for _, open := range [...]string{"(", "[", "<"} { // the Committee (LCC[)] said
		switch i := strings.LastIndex(by, open); {
		case i < 0 || strings.Contains(by[i:], brackets[open]):
		case i == 0:
			by = by[len(open):]
		default:
			by = strings.TrimRight(by[:i], " ")
		}
	}
	if first := p.Words[from]; first.Is(prose.Determiner) && first.Shape == prose.Capital {
		return strings.ToLower(first.Of(r.text)) + by[first.Len():] // "The police said" is the words of the police
	}
	return by
}

// mostOfSpeaker is how many words those who speak have at most.
const mostOfSpeaker = 30

// isNoSpeaker reports whether words[from:to] are no noun phrase, but were cut out of another clause: "along
// with", "while there were", or are a title before it. Over 30 people may speak.
func (r *reading) isNoSpeaker(from, to int) bool {
	p := &r.parsed
	first, next := p.Words[from], r.word(from+1)
	number := next.Shape == prose.Digits || next.Is(prose.Numeral|comparing) || next.Is(prose.Determiner) && r.roughly[strings.ToLower(first.Of(r.text))]
	if first.Is(prose.Preposition|prose.Locative|prose.Subordinator) && !first.Is(prose.Determiner|prose.Pronoun) && !number {
		return true
	}
	last := p.Words[to-1].Of(r.text)
	described := first.Shape == prose.Small && (prose.HasEnding(first.Of(r.text), r.present) || prose.HasEnding(first.Of(r.text), r.past)) && next.Is(prose.Preposition|prose.Locative)
	counted := first.Is(prose.Determiner) && strings.Trim(last, "0123456789") == ""
	if to-from > mostOfSpeaker || described || counted || next.Is(baseline) && next.Is(comparing) && !first.Is(comparing) {
		return true // revised upwards from, the 21, rather than
	}
	parted := false
	for i := from + 1; i < to; i++ {
		w, next := p.Words[i], r.word(i+1)
		text := w.Of(r.text)
		switch parted = parted || w.Shape == prose.Ending || w.Shape == prose.Mark || w.Is(prose.Coordinator|prose.Preposition); {
		case text == ",":
			return false // who he is
		case strings.Contains("`'‘;|", text) && !strings.HasSuffix(r.word(i-1).Of(r.text), "s"):
			return true // a title with a quotation
		case first.Shape.Upperish() && !first.Is(prose.Function) && text == first.Of(r.text) && !parted:
			return true // Lee opens bridge [Lee]
		case p.Clauses[p.ClauseOf(i)].Kind == prose.OfNoun || i+1 == to:
		case w.Shape == prose.Small && w.Class&prose.Function == 0 && strings.HasSuffix(text, "s") && r.opensPhrase(next):
			return true // Ann Lee gives a speech
		}
	}
	return false
}

// opensPhrase reports whether w, an article and the like, is sure to open a noun phrase.
func (r *reading) opensPhrase(w prose.Word) bool {
	return w.Is(prose.Determiner) && w.Shape == prose.Small && !w.Is(prose.Preposition|prose.Pronoun)
}

// opensSentence reports whether word i opens another sentence that a page glued to what stands before it: "the mayor [A]
// plane", "1530 [The] mayor".
func (r *reading) opensSentence(i int) bool {
	w := r.word(i)
	before := r.word(i - 1)
	opens := w.Is(prose.Determiner) && !w.Is(prose.Negator) && (w.Shape == prose.Capital || w.Len() == 1 && w.Shape.Upperish()) && r.word(i+1).Shape.IsWord()
	return opens && (r.word(i+1).Shape == prose.Small && before.Shape != prose.Mark || before.Shape.Upperish() || before.Shape == prose.Digits)
}

// mostBehindKicker is how many words without an article those who speak have behind a colon: more are a title.
const mostBehindKicker = 3

// behindGlued returns where among words[from:to] the speaker begins, behind a title, a kicker, a credit or the time of
// day that a page glued to his sentence: "Lune bridge: [the mayor]", "(Sample Wire) - [The mayor]", "1530 [Ann Lee]".
func (r *reading) behindGlued(from, to int) int {
	p := &r.parsed
	named, kicker := false, false
	again := slices.ContainsFunc(p.Words[from:max(from, to-1)], func(w prose.Word) bool { return w.Of(r.text) == r.word(to-1).Of(r.text) })
	for i := from; i+1 < to; i++ {
		w, next := p.Words[i], p.Words[i+1]
		text := w.Of(r.text)
		stamp := i == from && isYear(w) && strings.Trim(text, "0123456789") == "" && next.Shape.Upperish()
		closes := text == ")" || text == "]"
		credit := next.Of(r.text) == "-" || next.Shape.Upperish() && !strings.ContainsAny(r.text[p.Words[from].Start:w.Start], "([")
		titled := named && again && w.Shape == prose.Small && w.Class&prose.Function == 0 && next.Is(prose.Title) && next.Shape == prose.Capital
		if stamp || closes && credit || titled || text == ":" || r.opensSentence(i+1) {
			from, named, kicker = i+1, false, text == ":"
			continue
		}
		named = named || w.Shape.Upperish()
	}
	for from < to && p.Words[from].Shape == prose.Mark {
		from++
	}
	if kicker && to-from > mostBehindKicker && !r.word(from).Is(prose.Determiner) {
		return to // Lune crisis: the bridge of Springfield closes [Police]
	}
	return from
}

// behindVerbs returns where among words[from:to] begins what has no verb: who speaks is a noun
// phrase, and the rest belongs to another clause. "He was smoking, [police] said."
func (r *reading) behindVerbs(from, to int) int {
	p := &r.parsed
	for _, v := range p.Verbs {
		if opens := v.From == from && v.Form == prose.Progress; v.From < from || v.Head >= to || v.Form > prose.State && !opens || r.describesNext(v) || v.From == v.Head && v.Head == to-1 {
			continue
		}
		if c := p.Clauses[p.ClauseOf(v.Head)]; c.Kind == prose.OfNoun && c.From > from && c.To < to {
			continue // Ann Lee, a pilot who left the yard, said
		}
		for from = v.Head + 1; from < to && p.Words[from].Of(r.text) != "," && !p.Words[from].Is(prose.Coordinator); from++ {
		}
	}
	return from
}

// behindTime returns where among words[from:to] begins what stands behind the expression of time with
// which they open: "29 May: [the mayor]", "on Sunday [the mayor]".
func (r *reading) behindTime(from, to int) int {
	for i := from + 1; i < to; i++ {
		if r.word(i).Of(r.text) == ":" && r.inTimex(r.word(i-1).Span) && !r.inTimex(r.word(i).Span) {
			return i + 1 // Updated at 4:45 p.m.: [the mayor]
		}
	}
	at := from
	if at+1 < to && r.word(at).Is(prose.Preposition|prose.Locative) {
		at++
	}
	if at >= to || !r.inTimex(r.word(at).Span) {
		return from
	}
	for at < to && (r.inTimex(r.word(at).Span) || r.word(at).Shape == prose.Mark) {
		at++
	}
	if at == to || r.word(at).Shape == prose.Ending {
		return from // Sunday's Sample Times
	}
	return at
}

// describesNext reports whether v is no verb but describes the noun behind it: "unnamed
// officials".
func (r *reading) describesNext(v prose.Verb) bool {
	next := r.word(v.Head + 1)
	past := r.word(v.Head)
	return v.From == v.Head && v.Form != prose.State && next.Shape == prose.Small && next.Class&prose.Function == 0 &&
		(past.Is(prose.Past) || prose.HasEnding(past.Of(r.text), r.past) || prose.HasEnding(past.Of(r.text), r.present) || r.word(v.Head-1).Is(prose.Determiner))
}

// timeOpens reports whether words[from:to] open with an expression of time and a comma.
func (r *reading) timeOpens(from, to int) bool {
	for i := from; i < to; i++ {
		if r.word(i).Of(r.text) == "," {
			return i > from && r.inTimex(r.word(i-1).Span)
		}
		if r.word(i).Shape.Upperish() && !r.inTimex(r.word(i).Span) && i > from {
			return false
		}
	}
	return false
}

// nameBefore returns the name that ends before word i, or before the comma there.
func (r *reading) nameBefore(i int) string {
	end := r.word(i - 1)
	if end.Shape == prose.Mark {
		end = r.word(i - 2)
	}
	s := r.sentences[r.at]
	for _, n := range r.names[s.names[0]:s.names[1]] {
		if n.End == end.End {
			return r.nameOf(n).Name
		}
	}
	return ""
}

// spokeBefore returns the name that spoke last in the few sentences before this
// one, for whom a pronoun stands.
func (r *reading) spokeBefore() string {
	for i := r.at - 1; i >= 0 && i >= r.at-3; i-- {
		s := r.sentences[i]
		for w := s.words[0]; w < s.words[1]; w++ {
			if !r.words[w].Is(prose.Saying) || r.words[w].Shape != prose.Small {
				continue
			}
			for _, n := range r.names[s.names[0]:s.names[1]] {
				if n.Kind == prose.Somewhere {
					continue
				}
				if w > 0 && n.End == r.words[w-1].End || w+1 < s.words[1] && n.Start == r.words[w+1].Start {
					return r.nameOf(n).Name
				}
			}
		}
	}
	return ""
}

// longSpeaker is from how many bytes on a speaker is given without what is said
// about him.
const longSpeaker = 60
