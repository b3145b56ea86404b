package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// A line is words that may stand as a headline, read by themselves, as the reader
// of a list reads them.
type line struct {
	*cues
	text string
	prose.Sentence
	verb int  // on which it is built, -1 for none
	noun bool // a noun says what happens
}

// A fault keeps a line from reading by itself. Its example has it.
type fault struct {
	name    string
	cost    float64
	found   func(*line) bool
	example string
	unsure  bool // it is found in lines too that do read: of two that say the same the other is taken
}

// broken is from which cost on a line does not read, and is taken only where nothing does.
const broken = 4

// faults are looked for one by one; their costs are added.
var faults = [...]fault{
	{"nothing happens", broken, (*line).verbless, "a driver who entered the yard and hit two men", false},
	{"one who were", broken, (*line).misnumbered, "a friend were sitting on the bridge", true},
	{"nobody does it", broken, (*line).subjectless, "heard that the bridge was closed", true},
	{"cut off", broken, (*line).dangling, "the council met the owner of the", false},
	{"joints that show", broken, (*line).disjointed, "the council closed the bridge ( , ) to lorries", false},
	{"two texts in one", broken, (*line).glued, "the council met by the river The mayor was late", false},
	{"two sentences in one", broken, (*line).runsOn, "the bridge has seen days of flood Chinese President Ann Lee was warned", false},
	{"somebody not named", 3, (*line).unnamed, "she opened the bridge", false},
	{"a voice", 2, (*line).voiced, "we opened the bridge", false},
}

// judge says what reading text by itself costs, and whether it is garbled for sure. Where a noun says what
// happens, it needs no verb.
func (c *cues) judge(text string, noun bool) (cost float64, garbled bool) {
	l := c.line(text)
	l.noun = noun
	sure := 0.0
	for i := range faults {
		if f := &faults[i]; f.found(l) {
			cost += f.cost
			if !f.unsure {
				sure += f.cost
			}
		}
	}
	return cost, sure >= broken
}

// line reads text.
func (c *cues) line(text string) *line {
	l := &line{cues: c, text: text, verb: -1}
	at := prose.Span{End: len(text)}
	c.Parse(&l.Sentence, text, at, c.Words(nil, text, at))
	for k, v := range l.Verbs {
		if v.Form > prose.State {
			continue
		}
		if kind := l.Clauses[l.ClauseOf(v.Head)].Kind; kind == prose.Main || kind == prose.Coordinate {
			l.verb = k
			break
		}
	}
	return l
}

func (l *line) word(i int) prose.Word {
	if i < 0 || i >= len(l.Words) {
		return prose.Word{}
	}
	return l.Words[i]
}

// first returns the first word that is no sign.
func (l *line) first() int {
	i := 0
	for i < len(l.Words) && l.Words[i].Shape == prose.Mark {
		i++
	}
	return i
}

// verbless reports whether l has no verb. A phrase about something that happens
// will do where it says what and to whom: "the arrest of Ann Lee in Springfield". What only describes it says
// nothing of it: "Ann Lee, who saw the arrest".
func (l *line) verbless() bool {
	if l.verb >= 0 {
		return false
	}
	if l.word(l.first()).Is(prose.Relative | prose.Subordinator | prose.Pronoun&^prose.Determiner) {
		return true
	}
	if l.noun || l.present() {
		return false
	}
	names, happens, describes := 0, false, false
	for i, w := range l.Words {
		describes = describes || !happens && i > l.first() && l.describesFrom(i)
		if w.Shape.Upperish() && i > 0 && !w.Is(prose.Function|prose.Title) {
			names++
		}
		happens = happens || !describes && w.Shape == prose.Small && l.happens(w.Of(l.text)) && (l.deeds[w.Of(l.text)] || !l.progressFrom(i))
	}
	return !happens || names == 0 || len(l.text) < shortest
}

// present reports whether l has what is a verb behind several, though no list has it: ministers fail to agree,
// results underscore the loss, Lee hopes that, analysts expect 11 percent.
func (l *line) present() bool {
	for i := l.first() + 1; i+1 < len(l.Words); i++ {
		w, before, next := l.Words[i], l.Words[i-1], l.Words[i+1]
		if before.Shape == prose.Mark {
			return false // what follows describes
		}
		if w.Shape != prose.Small || w.Class&prose.Function != 0 || before.Class&prose.Function != 0 {
			continue
		}
		several, one := strings.HasSuffix(before.Of(l.text), "s"), strings.HasSuffix(w.Of(l.text), "s")
		if next.Is(prose.Complement) && (several || i > l.first()+1) && several != one {
			return true
		}
		several = several && !one
		if next.Is(prose.Complement) && !next.Is(prose.Determiner&^prose.Pronoun) || several && (next.Is(prose.Determiner) || next.Shape == prose.Digits || l.infinitive(i+1) || l.counts(i+1)) {
			return true
		}
	}
	return false
}

// describesFrom reports whether from word i on, in a line without a verb of its own, something is described that stands
// before it: who saw it, given by it, that it left.
func (l *line) describesFrom(i int) bool {
	w, before := l.Words[i], l.Words[i-1]
	if w.Is(prose.Relative|prose.Complement) || w.Is(prose.Subordinator) && !w.Is(prose.Preposition) {
		return true
	}
	return slices.ContainsFunc(l.Verbs, func(v prose.Verb) bool {
		return v.From == i && v.Form != prose.Infinitive && (v.Form != prose.Progress || v.From < v.Head || before.Shape == prose.Mark || before.Is(prose.Preposition))
	})
}

// progressFrom reports whether a participle of the present begins at word i.
func (l *line) progressFrom(i int) bool {
	return slices.ContainsFunc(l.Verbs, func(v prose.Verb) bool { return v.From == i && v.Form == prose.Progress })
}

// infinitive reports whether one begins at word i.
func (l *line) infinitive(i int) bool {
	return slices.ContainsFunc(l.Verbs, func(v prose.Verb) bool { return v.From == i && v.Form == prose.Infinitive })
}

// subjectless reports whether nothing stands before the verb that could be its
// subject.
func (l *line) subjectless() bool {
	if l.verb < 0 {
		return false
	}
	verb := l.Verbs[l.verb].From
	i := max(l.first(), l.Clauses[l.ClauseOf(verb)].From)
	for i < verb && (l.Words[i].Shape == prose.Mark || l.Words[i].Is(prose.Coordinator) || l.Words[i].Is(prose.Adverb) && !l.Words[i].Is(prose.Determiner|prose.Pronoun)) {
		i++
	}
	if i >= verb {
		return true
	}
	if !l.Words[i].Is(prose.Preposition|prose.Locative) || l.Words[i].Is(prose.Determiner|prose.Pronoun) || l.counts(i) {
		return false
	}
	// "In a letter made public" has no subject, "in Springfield the police said" has.
	for i++; i < verb; i++ {
		w, before := l.Words[i], l.Words[i-1]
		switch {
		case before.Is(prose.Preposition | prose.Locative):
		case w.Shape == prose.Mark, w.Is(prose.Determiner | prose.Pronoun), w.Shape.Upperish() != before.Shape.Upperish() && !before.Is(prose.Determiner) && w.Class&prose.Function == 0:
			return false
		}
	}
	return true
}

// counts reports whether a number of people or things begins at word i: at least 43, up to three million, about a
// dozen.
func (l *line) counts(i int) bool {
	next := l.word(i + 1)
	if l.roughly[strings.ToLower(l.word(i).Of(l.text))] {
		return next.Shape == prose.Digits || next.Is(prose.Numeral|indefinite)
	}
	after := l.word(i + 2)
	return next.Is(comparing|prose.Preposition) && (after.Shape == prose.Digits || after.Is(prose.Numeral))
}

// misnumbered reports whether a subject that is one person or thing has the verb of several: who
// else did it was cut off.
func (l *line) misnumbered() bool {
	first := l.first()
	if l.verb < 0 || !l.word(first).Is(indefinite) && !l.word(first).Is(possessive) {
		return false
	}
	from := l.Verbs[l.verb].From
	if from <= first+1 || !l.OfSeveral(l.Words[from].Of(l.text)) || strings.HasSuffix(l.Words[from-1].Of(l.text), "s") {
		return false
	}
	for _, w := range l.Words[first:from] {
		if w.Is(prose.Coordinator|prose.Particle|prose.Relative) || w.Shape == prose.Mark {
			return false // a number of people
		}
	}
	return true
}

// dangling reports whether l ends with a word that needs another.
func (l *line) dangling() bool {
	end := len(l.Words) - 1
	for end > 0 && l.Words[end].Shape == prose.Mark && l.Words[end].Of(l.text) != "%" {
		end--
	}
	w := l.word(end)
	if w.Shape == prose.Ending {
		return w.Class == 0 || w.Class&prose.Negator == 0 && l.word(end-1).Class&prose.Pronoun == 0
	}
	if w.Is(leaning | prose.Complement) {
		return true
	}
	if w.Shape != prose.Small || w.Is(phrasal|prose.Object|moment) || w.Is(prose.Adverb) && !w.Is(prose.Auxiliary) {
		return false
	}
	needs := prose.Determiner | prose.Coordinator | prose.Relative | prose.Complement | prose.Preposition | prose.Subordinator | prose.Modal
	if w.Is(needs) {
		return !(w.Is(prose.Locative) || w.Is(prose.Pronoun) && !w.Is(possessive)) || w.Is(prose.Relative)
	}
	return w.Is(speaking) && l.isFinite(end) && l.verb >= 0 && l.Verbs[l.verb].Head == end
}

func (l *line) isFinite(i int) bool {
	for _, v := range l.Verbs {
		if v.Head == i {
			return v.Form == prose.Finite
		}
	}
	return false
}

// disjointed reports whether the signs of l show that something was cut, or that
// it never was a sentence.
func (l *line) disjointed() bool {
	if unbalanced(l.text) || strings.ContainsAny(l.text, "*|\\") {
		return true
	}
	for i := 1; i < len(l.Words); i++ {
		if l.Words[i].Shape != prose.Mark {
			continue
		}
		switch l.Words[i].Of(l.text) {
		case ",", ";", ")":
			switch l.Words[i-1].Of(l.text) {
			case ",", ";", "(", "/", "-", ":", "“":
				return true // “, in Lune, the bridge fell”
			}
		case "/":
			if l.Words[i-1].Shape == prose.Mark {
				return true
			}
		}
	}
	return false
}

// glued reports whether a word that builds sentences stands inside l as if it
// opened one: pages join captions and lists to sentences.
func (l *line) glued() bool {
	for i := l.first() + 1; i < len(l.Words)-1; i++ {
		if prose.Opens(l.Words, i) && l.Words[i-1].Shape != prose.Mark {
			return true
		}
	}
	return false
}

// runsOn reports whether a verb follows on another with a subject of its own and
// nothing that joins the two.
func (l *line) runsOn() bool {
	for k := 1; k < len(l.Verbs); k++ {
		a, b := l.Verbs[k-1], l.Verbs[k]
		if a.Form > prose.State || b.Form > prose.State || a.From == a.Head || b.From == b.Head && !l.Words[b.Head].Is(prose.Present) || l.Words[a.Head].Is(prose.Saying) {
			continue
		}
		i := b.From - 1
		for i > a.Head && l.Words[i].Shape.Upperish() {
			i--
		}
		if i == b.From-1 || i <= a.Head || l.Words[i].Shape != prose.Small || l.Words[i].Class&prose.Function != 0 {
			continue
		}
		free := true
		for _, w := range l.Words[a.Head+1 : b.From] {
			free = free && w.Shape != prose.Mark && !w.Is(prose.Coordinator|prose.Relative|prose.Complement|prose.Subordinator)
		}
		if free {
			return true
		}
	}
	return false
}

// unnamed reports whether l opens with a word that stands for a name that was
// given before it.
func (l *line) unnamed() bool {
	i := l.first()
	w := l.word(i)
	if !w.Is(prose.Pronoun) {
		return false
	}
	if !w.Is(prose.Determiner) {
		return true
	}
	for _, v := range l.Verbs {
		if v.From == i+1 {
			return true // this was
		}
	}
	return false
}

// voiced reports whether somebody speaks in l, or is spoken to.
func (l *line) voiced() bool {
	quoted := false
	for i, w := range l.Words {
		switch s := w.Of(l.text); {
		case s == "“" || s == `"` || s == "”":
			quoted = !quoted
		case quoted:
		case w.Is(voices) && (w.Shape == prose.Small || i == 0 || s == "I"):
			return true
		case s == "?":
			return true
		}
	}
	return false
}

// leans reports whether l says who or what it is about only to one who has read what stands
// before it: it names nobody and nothing, or stands for a name with a word that does before
// it gives one.
func (l *line) leans() bool {
	for i, w := range l.Words {
		switch {
		case w.Is(prose.Pronoun|prose.Object) && !w.Is(prose.Determiner|prose.Relative), w.Is(possessive):
			return true
		case w.Shape.Upperish() && w.Class&(prose.Function|prose.Title) == 0 && (i > l.first() || w.Shape == prose.Upper || l.names(i)):
			return false
		}
	}
	return true
}

// names reports whether the first word of l is of a name, which its capital does not show: no
// list has it, and a verb or another word of the name follows.
func (l *line) names(i int) bool {
	next := l.word(i + 1)
	w := strings.ToLower(l.Words[i].Of(l.text))
	return l.Words[i].Class == 0 && !strings.HasSuffix(w, "s") && (next.Shape.Upperish() || next.Shape == prose.Ending || next.Shape == prose.Mark || len(l.Verbs) > 0 && l.Verbs[0].From == i+1)
}
