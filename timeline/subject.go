package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
	"annals/timeline/timex"
)

// A subject is whom or what the main verb of a sentence is said of.
type subject struct {
	name     int  // of the names of the sentence, -1 where it is none
	word     int  // that stands for it, -1 where none does
	says     bool // it says what the rest of the sentence tells
	from, to int  // its words, with what is said of it between commas
}

// subject returns the subject of the sentence s that is one person by name, or a word for one.
func (r *reading) subject(s sentence, p *prose.Sentence) (subject, bool) {
	main := slices.IndexFunc(p.Verbs, func(v prose.Verb) bool {
		return v.Form <= prose.State && p.Clauses[p.ClauseOf(v.Head)].Kind == prose.Main
	})
	if main < 0 {
		return subject{}, false
	}
	verb := p.Verbs[main].From
	from := r.subjectFrom(s, p, verb)
	found := subject{name: -1, word: -1, says: p.Words[p.Verbs[main].Head].Is(prose.Saying), from: from, to: verb}
	if from >= verb {
		return subject{}, false
	}
	if w := p.Words[from]; r.standsFor[strings.ToLower(w.Of(r.text))] != anySex && !w.Is(prose.Object|possessive) {
		found.word = from
		return found, r.upTo(p, from+1, verb)
	}
	names := r.names[s.names[0]:s.names[1]]
	for k := len(names) - 1; k >= 0; k-- {
		n := names[k]
		if n.From < from || n.To > verb {
			continue
		}
		apposed := n.From > from && n.To == verb-1 && p.Words[n.From-1].Of(r.text) == "," && p.Words[n.To].Of(r.text) == "," // the mayor, Ann Lee, left
		if !apposed && !r.upTo(p, n.To, verb) {
			continue
		}
		opens := n.From
		for opens > from && p.Words[opens-1].Of(r.text) != "," {
			opens--
		}
		if r.entitles(p.Words[opens:n.From]) {
			found.name = k
			return found, true
		}
	}
	return subject{}, false
}

// subjectFrom returns where the subject of the main verb begins: behind what joins its sentence to the
// one before, and behind a phrase and its comma that say when or how.
func (r *reading) subjectFrom(s sentence, p *prose.Sentence, verb int) int {
	from := p.Clauses[p.ClauseOf(verb)].From
	for from < verb {
		w := p.Words[from]
		word := strings.ToLower(w.Of(r.text))
		noun := w.Is(prose.Determiner | prose.Pronoun)
		participle := prose.HasEnding(word, r.present) || prose.HasEnding(word, r.past)
		switch {
		case w.Shape == prose.Mark, w.Is(prose.Coordinator), w.Is(prose.Adverb) && !noun, r.timed(s, w):
			from++
			continue
		case w.Is(prose.Preposition|prose.Locative|prose.Subordinator) && !noun, participle:
			comma := slices.IndexFunc(p.Words[from:verb], func(w prose.Word) bool { return w.Of(r.text) == "," })
			if comma >= 0 {
				from += comma + 1
				continue
			}
			if w.Is(prose.Preposition|prose.Locative) && r.timed(s, p.Words[from+1]) {
				from++ // on Monday he left
				continue
			}
			return verb
		}
		break
	}
	return from
}

// timed reports whether w, of the sentence s, stands in an expression of time.
func (r *reading) timed(s sentence, w prose.Word) bool {
	return slices.ContainsFunc(r.telling.Timexes[s.timexes[0]:s.timexes[1]], func(t timex.Anchored) bool { return t.Start <= w.Start && w.End <= t.End })
}

// entitles reports whether words before a name may be no more than who it is that bears it: "former
// police chief Ann Lee".
func (r *reading) entitles(words []prose.Word) bool {
	for i, w := range words {
		switch {
		case w.Shape == prose.Mark, w.Shape == prose.Ending, w.Class&(prose.Function&^prose.Determiner) != 0, w.Is(prose.Saying):
			return false
		case w.Is(prose.Determiner) && i > 0:
			return false
		}
	}
	return true
}

// upTo reports whether nobody else comes in between words[from] and the verb: nothing does, or what is
// said of the subject between commas.
func (r *reading) upTo(p *prose.Sentence, from, verb int) bool {
	for from < verb && p.Words[from].Is(prose.Adverb) {
		from++
	}
	if from == verb {
		return true
	}
	first, last := p.Words[from], p.Words[verb-1]
	return from < verb-1 && first.Shape == prose.Mark && last.Shape == prose.Mark && strings.Contains(",(–—", first.Of(r.text)) && strings.Contains(",)–—", last.Of(r.text))
}

// goesOn returns whom word i of the sentence k means, where what is told up to it is about one person, who
// is the subject of its own sentence, or of the last before it: "Ann Lee met the mayor of Lune. She
// resigned." Of others it may speak only by the way.
func (r *reading) goesOn(k, i int, want sex) bearer {
	own := r.sentences[k]
	l := r.lookAt(own, i, want)
	if j := l.sameSubject(); j >= 0 {
		if !l.alone(j+1, i) {
			return bearer{}
		}
		return r.referent(k, j, want, "")
	}
	if b := r.inOwn(k, i, want); b.who != "" {
		return b
	}
	if !l.alone(0, i) || i > 0 && l.words[0].Is(prose.Subordinator|prose.Preposition) && !r.opensWith(own, i) && r.namedBehind(own, i) {
		return bearer{}
	}
	saysNext := r.saysAt(own, i)
	for skipped := 0; skipped < 3; {
		if k--; k < 0 || r.sentences[k].torn {
			return bearer{}
		}
		s := r.sentences[k]
		if r.allQuotation(s) {
			continue
		}
		l := r.lookAt(s, s.words[1]-s.words[0], want)
		if saysNext {
			if b := l.speaks(); b.who != "" {
				return b
			}
		}
		var p prose.Sentence
		r.Parse(&p, r.text, s.Span, l.words)
		subject, ok := r.subject(s, &p)
		if ok && subject.word >= 0 && l.standsFor[strings.ToLower(l.words[subject.word].Of(l.text))] == want {
			if !l.onlyByTheWay(subject, saysNext, "") {
				return bearer{}
			}
			return r.referent(k, subject.word, want, "")
		}
		var b bearer
		if ok && subject.name >= 0 {
			b = l.bearer(l.names[s.names[0]+subject.name], skipped == 0 && r.opensWith(own, i))
			for k := subject.from; k < subject.to; k++ {
				l.about[k] = true // the mayor, Ann Lee,
			}
		}
		if b.who == "" {
			if !l.alone(0, len(l.words)) || l.standsForOne(l.words) || len(l.acting) > 0 || l.somebodySays() {
				return bearer{}
			}
			skipped++
			continue
		}
		if !l.onlyByTheWay(subject, saysNext, b.who) {
			return bearer{}
		}
		if subject.says && !saysNext && (l.standsForOne(l.words) || r.whose(r.words[own.words[0]:own.words[1]], i) || r.suffers(own, i)) {
			return bearer{} // the mayor said that [he was found, or] a search went on: he was found
		}
		return b
	}
	return bearer{}
}

// somebodySays reports whether the sentence says that somebody or something says so.
func (l *look) somebodySays() bool {
	return slices.ContainsFunc(l.words, func(w prose.Word) bool { return w.Is(prose.Saying) && w.Shape == prose.Small })
}

// ofWhoFollows reports whether word i, behind a preposition, may be of somebody whom the sentence names behind the next
// comma: "2034: in [his] speech, Ann Lee".
func (l *look) ofWhoFollows(i int) bool {
	all := l.reading.words[l.at.words[0]:l.at.words[1]]
	for k := i - 1; k >= 0 && l.words[k].Shape != prose.Mark && (!l.isVerb(k) || l.words[k].Is(prose.Preposition)); k-- {
		if l.words[k].Is(prose.Preposition|prose.Locative) && !l.timed(l.at, all[k+1]) {
			return slices.ContainsFunc(l.names[l.at.names[0]:l.at.names[1]], func(n prose.Name) bool {
				return n.From > i && (all[n.From-1].Of(l.text) == "," || n.From > i+1 && all[n.From-2].Of(l.text) == ",")
			})
		}
	}
	return false
}

// inTitle returns whom word i of the sentence k means, where the sentence before it names one person, if only
// by the way ("Ann Lee's arrest began a quarrel"), of whom the title tells, too.
func (r *reading) inTitle(k, i int, want sex) bearer {
	own := r.sentences[k]
	if k == 0 || r.sentences[k-1].torn || own.quoted || !r.lookAt(own, i, want).alone(0, i) || r.namedBehind(own, i) {
		return bearer{}
	}
	s := r.sentences[k-1]
	l := r.lookAt(s, s.words[1]-s.words[0], want)
	var found bearer
	for _, n := range r.names[s.names[0]:s.names[1]] {
		name, is := l.met(n)
		_, last, _ := cutLast(" "+n.Of(r.text), " ")
		if found.who == "" && is == want && l.isWhole(name) && strings.Contains(r.telling.Article.Title, last) && n.To < len(l.words) && !l.words[n.To].Is(prose.Saying) {
			found = l.bearer(n, false)
		}
	}
	if found.who == "" || l.standsForOne(l.words) || slices.ContainsFunc(r.names[s.names[0]:s.names[1]], func(n prose.Name) bool { return l.mayBe(n, found.who) }) {
		return bearer{}
	}
	for i := range l.words {
		if l.mayBeNoun(i) {
			return bearer{}
		}
	}
	return found
}

// inOwn returns whom word i of the sentence k means, where that is the subject of its own sentence: "Ann Lee
// was elected when [her] father died".
func (r *reading) inOwn(k, i int, want sex) bearer {
	s := r.sentences[k]
	all := r.words[s.words[0]:s.words[1]]
	var p prose.Sentence
	r.Parse(&p, r.text, s.Span, all)
	subject, ok := r.subject(s, &p)
	if !ok || subject.name < 0 || subject.to > i || subject.says {
		return bearer{}
	}
	l := r.lookAt(s, i, want)
	n := r.names[s.names[0]+subject.name]
	b := l.bearer(n, false)
	if b.who == "" || !l.alone(subject.to, i) || l.standsForAnother() || !l.onlyByTheWay(subject, false, b.who) {
		return bearer{}
	}
	return b
}

// bearer returns who n names, where that may be one of the sex that is looked for, and marks what is said
// of him beside it. Where nothing says the sex of n, sure says that the word for it leaves no choice.
func (l *look) bearer(n prose.Name, sure bool) bearer {
	name, is := l.met(n)
	if is != l.want && (is != anySex || name.Kind != Person || !sure && l.said[man] && l.said[woman]) || !l.isWhole(name) || l.isNobody(n) || !l.isSurelyNoPlace(n, name) {
		return bearer{}
	}
	l.markAround(n)
	return bearer{who: l.shown(name.Name), at: n.Start}
}

// speaks returns the one who is named as saying what the sentence tells.
func (l *look) speaks() (b bearer) {
	for _, n := range l.names[l.at.names[0]:l.at.names[1]] {
		if !l.mayBe(n, b.who) || !(n.To < len(l.words) && l.words[n.To].Is(prose.Saying) || l.saidBehind(n)) {
			continue
		}
		if b.who != "" || n.To < len(l.words) && l.words[n.To].Is(prose.Saying) && l.isOfWhom(n) {
			return bearer{} // Ann Lee of Quarry Mercer said
		}
		if b = l.bearer(n, false); b.who == "" {
			return b
		}
	}
	return b
}

// isOfWhom reports whether n says of what or where the one is whom another name before it names.
func (l *look) isOfWhom(n prose.Name) bool {
	i := n.From - 1
	return i > 0 && l.words[i].Is(prose.Preposition|prose.Locative) &&
		slices.ContainsFunc(l.names[l.at.names[0]:l.at.names[1]], func(m prose.Name) bool { return m.To == i })
}

// saidBehind reports whether n stands behind the verb that says that it says something: “…,” said Ann Lee.
func (l *look) saidBehind(n prose.Name) bool {
	i := n.From - 1
	for i >= 0 && l.words[i].Shape.IsWord() && l.words[i].Class&(prose.Function&^prose.Determiner|prose.Saying) == 0 {
		i--
	}
	return i > 0 && l.words[i].Is(prose.Saying) && l.words[i-1].Shape == prose.Mark && !l.addressing[l.words[i].Of(l.text)]
}

// allQuotation reports whether nothing of s stands outside of a quotation.
func (r *reading) allQuotation(s sentence) bool {
	open := s.quoted
	for _, w := range r.words[s.words[0]:s.words[1]] {
		if w.Shape == prose.Mark {
			open = quotedAfter(w.Of(r.text), open)
		} else if !open {
			return false
		}
	}
	return true
}

// suffers reports whether the verb behind word i of s says what is done to whom the word stands for: "she
// was arrested".
func (r *reading) suffers(s sentence, i int) bool {
	words := r.words[s.words[0]+i+1 : s.words[1]]
	for k, w := range words[:min(len(words), 4)] {
		if w.Is(passive) {
			return slices.ContainsFunc(words[k+1:min(len(words), k+3)], func(w prose.Word) bool {
				return w.Shape == prose.Small && (w.Is(prose.Past) || prose.HasEnding(w.Of(r.text), r.past))
			})
		}
	}
	return false
}

// lookAt returns a look at the first words of s for one of that sex.
func (r *reading) lookAt(s sentence, words int, want sex) *look {
	l := &look{reading: r, words: r.words[s.words[0] : s.words[0]+words], want: want, at: s}
	l.about = make([]bool, words)
	return l
}

// sameSubject returns the first word of the sentence, a subject, that stands for one of the sex that is
// looked for, or -1: what follows is about the same, "[he] left after his car broke down".
func (l *look) sameSubject() int {
	for i, w := range l.words {
		if w.Shape.IsWord() && l.standsFor[strings.ToLower(w.Of(l.text))] == l.want {
			if w.Is(prose.Object | possessive) {
				return -1
			}
			return i
		}
	}
	return -1
}

// alone reports whether words[from:to] speak of nobody who may be of the sex that is looked for.
func (l *look) alone(from, to int) bool {
	for _, n := range l.names[l.at.names[0]:l.at.names[1]] {
		if n.From >= from && n.To <= to && l.mayBe(n, "") {
			return false
		}
	}
	for i := from; i < to; i++ {
		if l.mayBeNoun(i) {
			return false
		}
	}
	return true
}

// mayBe reports whether n may name another person than who of the sex that is looked for.
func (l *look) mayBe(n prose.Name, who string) bool {
	name, is := l.met(n)
	if who != "" && (name.Name == who || strings.Contains(who, n.Of(l.text))) {
		return false
	}
	if is != anySex {
		return is == l.want
	}
	return !l.isNone(n, name)
}

// mayBeNoun reports whether word i is a noun for one person of the sex that is looked for.
func (l *look) mayBeNoun(i int) bool {
	if l.about[i] || !l.isSomebody(l.words, i) || l.saidOf(i) {
		return false
	}
	is := l.sexes[l.words[i].Of(l.text)]
	return is == anySex || is == l.want
}

// onlyByTheWay reports whether the sentence speaks of nobody but its subject, who, save by the way: as
// whose something is, where something is, or in what the subject says who says more next.
func (l *look) onlyByTheWay(s subject, saysNext bool, who string) bool {
	said := func(i int) bool { return s.says && saysNext && i >= s.to }
	for _, n := range l.names[l.at.names[0]:l.at.names[1]] {
		if n.To <= len(l.words) && l.mayBe(n, who) && !said(n.From) && !l.passes(n.From, n.To) {
			return false
		}
	}
	for i := range l.words {
		if l.mayBeNoun(i) && !said(i) && !l.passes(i, i+1) {
			return false
		}
	}
	return true
}

// passes reports whether words[from:to] only say more of something else.
func (l *look) passes(from, to int) bool {
	if to < len(l.words) && l.words[to].Shape == prose.Ending {
		return true
	}
	i := from - 1
	for i >= 0 && l.words[i].Shape.IsWord() && l.words[i].Class&(prose.Function&^prose.Determiner) == 0 {
		i--
	}
	for i >= 0 && l.words[i].Is(prose.Determiner) {
		i--
	}
	return i >= 0 && l.words[i].Is(prose.Preposition|prose.Locative) && !l.along[l.words[i].Of(l.text)]
}
