package timeline

import (
	"slices"
	"strings"

	"annals/internal/prose"
)

// A draft is a stretch of a sentence on its way to a headline: what is cut out
// of it, and how well it tells what happened.
type draft struct {
	*toldSentence
	from, to int
	cut      []bool // of its words
	verb     int    // on which it is built, -1 for none
	worth    float64
	open     bool // it is cut at a place where its sentence goes on
	bare     bool // it is a noun phrase that does not say of whom or what it tells
	astray   bool // it tells of another time
}

// draft returns words[from:to], built on a verb.
func (s *toldSentence) draft(from, to, verb int, worth float64) *draft {
	for _, at := range s.times {
		if at[0] < to && to < at[1] {
			to = at[1] // a date has a comma of its own
		}
	}
	return &draft{toldSentence: s, from: from, to: to, verb: verb, worth: worth, cut: make([]bool, max(0, to-from))}
}

// trim leaves out of d what a headline does not need.
func (d *draft) trim() {
	for _, c := range cuts {
		if !c.long || d.length() > longest {
			c.make(d)
		}
	}
}

// word returns word i, or none.
func (s *toldSentence) word(i int) prose.Word {
	if i < 0 || i >= len(s.Words) {
		return prose.Word{}
	}
	return s.Words[i]
}

// advance leaves out the words up to to at the front.
func (d *draft) advance(to int) {
	d.cut = d.cut[to-d.from:]
	d.from = to
}

func (d *draft) mark(i int) bool {
	return d.Words[i].Shape == prose.Mark && strings.Contains(",;:–—-.…", d.Words[i].Of(d.article))
}

// leaveOut cuts words[from:to].
func (d *draft) leaveOut(from, to int) {
	for i := max(from, d.from); i < min(to, d.to); i++ {
		d.cut[i-d.from] = true
	}
}

// finite reports whether a finite verb begins among words[from:to].
func (s *toldSentence) finite(from, to int) bool {
	return slices.ContainsFunc(s.Verbs, func(v prose.Verb) bool { return v.Form <= prose.State && v.From >= from && v.From < to })
}

func (s *toldSentence) verbFrom(i int) bool {
	return slices.ContainsFunc(s.Verbs, func(v prose.Verb) bool { return v.From == i })
}

// inDate reports whether word i stands inside an expression of time, behind its first.
func (s *toldSentence) inDate(i int) bool {
	return slices.ContainsFunc(s.times, func(at [2]int) bool { return at[0] < i && i < at[1] })
}

// keeps reports whether word i is left in d.
func (d *draft) keeps(i int) bool { return i >= d.from && i < d.to && !d.cut[i-d.from] }

// length returns how many bytes the draft has now.
func (d *draft) length() int {
	n := 0
	for i := d.from; i < d.to; i++ {
		if !d.cut[i-d.from] {
			n += d.Words[i].Len() + 1
		}
	}
	return n
}

// text returns the words of the draft as they stand, "…" where its sentence goes
// on. What is cut inside leaves no sign: the quotation stands beside the headline.
func (d *draft) text() string {
	var b strings.Builder
	named := d.named()
	last := -1 // the word before
	for i := d.from; i < d.to; i++ {
		if d.cut[i-d.from] {
			continue
		}
		switch {
		case last >= 0 && last < i-1 && !d.mark(i):
			b.WriteByte(' ')
		case last >= 0:
			b.WriteString(d.article[d.Words[i-1].End:d.Words[i].Start])
		}
		last = i
		if named != nil && d.Words[i].Start == named.Start {
			b.WriteString(named.inBrackets())
			continue
		}
		b.WriteString(d.Words[i].Of(d.article))
	}
	if d.open {
		b.WriteString(" …")
	}
	if d.isVoice() {
		return "[" + capitalised(d.by) + "]: " + capitalised(b.String())
	}
	return b.String()
}

// isVoice reports whether the draft has somebody speak of himself, within a quotation, who does not stand in it.
func (d *draft) isVoice() bool {
	if d.by == "" || !d.speakerKnown() || !d.cues.mine(d.article[d.Words[d.from].Start:d.Words[d.to-1].End]) {
		return false
	}
	if !d.opensQuotation() {
		return false
	}
	quoted := d.opensQuoted()
	for i := range d.to {
		w := d.Words[i]
		switch {
		case w.Shape == prose.Mark:
			quoted = quotedAfter(w.Of(d.article), quoted)
		case i >= d.from && d.keeps(i) && !quoted, strings.HasSuffix(d.by, w.Of(d.article)) && i >= d.from:
			return false // [he told us: “we go”]
		}
	}
	return true
}

// opensQuotation reports whether the draft begins where a quotation does, and a sentence in it: "“[We left]”", but not
// "“, [in Lune we left]”".
func (d *draft) opensQuotation() bool {
	i := d.from
	if isQuoteMark(d.word(i).Of(d.article)) {
		for i++; i < d.to && !d.keeps(i); {
			i++
		}
	} else if i > 0 && !isQuoteMark(d.word(i-1).Of(d.article)) {
		return false
	}
	return i < d.to && d.word(i).Shape != prose.Mark && d.word(i).Shape != prose.Small
}

// speakerKnown reports whether who speaks is named in the sentence, or a word in it stands for him.
func (s *toldSentence) speakerKnown() bool {
	for i := 2; i < len(s.Words); i++ {
		if strings.HasPrefix(s.by, s.Words[i].Of(s.article)) && s.Words[i-1].Is(prose.Saying) && (s.Words[i-2].Shape != prose.Mark || s.cues.addressing[s.Words[i-1].Of(s.article)]) {
			return false // Ann Lee, the mayor, told [the council]
		}
	}
	return strings.Contains(strings.ToLower(s.article[s.Start:s.End]), strings.ToLower(s.by)) ||
		slices.ContainsFunc(s.referents, func(r Referent) bool { return strings.Contains(r.Who, s.by) })
}

// mine reports whether the first word of text that stands for a person is one for who speaks.
func (c *cues) mine(text string) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isWordRune(r) }) {
		word = strings.ToLower(word)
		if c.standsFor[word] != anySex {
			return false
		}
		if c.speakers[word] {
			return true
		}
	}
	return false
}

// opensQuoted reports whether the sentence opens within a quotation, as its first mark of one shows.
func (s *toldSentence) opensQuoted() bool {
	for i, w := range s.Words {
		switch text := w.Of(s.article); {
		case w.Shape != prose.Mark:
		case text == "”" || text == "»":
			return true
		case text == `"`:
			return i > 0 && s.Words[i-1].Shape == prose.Mark
		case opensQuotation(text):
			return false
		}
	}
	return false
}

// named returns whom the first word of the draft that stands for somebody means, where a headline is to say
// so: the text leaves no doubt, and no name stands before it. Who is named once is known from there on.
func (d *draft) named() *Referent {
	for i := d.from; i < d.to; i++ {
		w := d.Words[i]
		if d.cut[i-d.from] || !w.Shape.IsWord() {
			continue
		}
		k := slices.IndexFunc(d.referents, func(r Referent) bool { return r.Start == w.Start })
		if d.cues.standsFor[strings.ToLower(w.Of(d.article))] == anySex && !d.isOwner(w) && !(k >= 0 && w.Is(prose.Relative)) {
			continue
		}
		if k < 0 || !d.wantsName(&d.referents[k], i) {
			return nil
		}
		return &d.referents[k]
	}
	return nil
}

// wantsName reports whether the name of r helps in place of word i: the draft has it nowhere else, calls r nothing
// else, and tells of r what word i does.
func (d *draft) wantsName(r *Referent, i int) bool {
	relative := d.Words[i].Is(prose.Relative)
	switch {
	case d.has(r.Named), slices.ContainsFunc(r.beside, d.has), d.tellsOf(r, i):
		return false
	case !relative && d.calls(r), d.losesVerb(i):
		return false
	}
	return !r.nameless() || d.heads(i)
}

// isOwner reports whether w says whose something is of a noun that another clause has: "Ann Lee, [whose]
// brother was held".
func (d *draft) isOwner(w prose.Word) bool { return w.Is(possessive) && w.Is(prose.Relative) }

// tellsOf reports whether the draft has the last word of the name of r, or of what it is called, before word i.
func (d *draft) tellsOf(r *Referent, i int) bool {
	_, last, ok := cutLast(r.Who, " ")
	if !ok {
		last = r.Who
	}
	for k := d.from; k < i; k++ {
		if d.keeps(k) && strings.HasSuffix(last, d.Words[k].Of(d.article)) && d.Words[k].Shape.IsWord() {
			return true
		}
	}
	return false
}

// calls reports whether the draft calls r what he is, as it leaves out his name before or behind that: "Ann Lee, [a
// pilot who lost her ship]", "Ann Lee was [a pilot who lost her ship]", "[another pilot], Ann Lee, [said she was lost]".
func (d *draft) calls(r *Referent) bool {
	for i := max(1, d.from-1); i < d.to && d.Words[d.from].Start != r.Start; i++ {
		w := d.Words[i]
		switch {
		case i == d.from-1 && (w.Of(d.article) == "," || w.Is(prose.Auxiliary)) && strings.HasSuffix(r.Who, d.Words[i-1].Of(d.article)) && d.Words[i-1].Shape != prose.Mark:
			return true
		case i > d.from && w.Start == r.Named && !d.keeps(i) && d.Words[i-1].Of(d.article) == ",":
			return true
		}
	}
	return false
}

// losesVerb reports whether the draft cuts the verb of word i, a subject, and so may give it another's: "[she] said her
// ship was lost and [would be found]".
func (d *draft) losesVerb(i int) bool {
	return !d.word(i).Is(prose.Object|possessive) && i+1 < d.to && !d.keeps(i+1) && d.word(i+1).Is(prose.Saying|prose.Auxiliary)
}

// heads reports whether nothing that the draft keeps stands before word i.
func (d *draft) heads(i int) bool {
	for k := d.from; k < i; k++ {
		if d.keeps(k) && d.Words[k].Shape != prose.Mark {
			return false
		}
	}
	return true
}

// has reports whether the draft keeps the word at the offset at of the article.
func (d *draft) has(at int) bool {
	for i := d.from; i < d.to; i++ {
		if d.Words[i].Start == at {
			return !d.cut[i-d.from]
		}
	}
	return false
}

// nameless reports whether r has no name: "a 20-year-old man".
func (r *Referent) nameless() bool { return r.Who[0] >= 'a' && r.Who[0] <= 'z' }

// inBrackets returns the name of r as it stands in a headline for the word: what a text does not
// say in that place stands in brackets.
func (r *Referent) inBrackets() string {
	if r.Whose && strings.HasSuffix(r.Who, "s") && strings.ToLower(r.Who) == r.Who {
		return "[" + r.Who + "’]" // the two pilots’
	}
	if r.Whose {
		return "[" + r.Who + "’s]"
	}
	return "[" + r.Who + "]"
}

// score says how well the draft tells what happened, so far as its cuts show; how
// it reads by itself is for a judge to say.
func (d *draft) score() float64 {
	s := d.worth
	first := d.word(d.from)
	named := d.named()
	switch {
	case named != nil, d.isVoice():
		s -= .5
	case first.Is(possessive):
		s--
	case first.Shape.Upperish() && !first.Is(prose.Function):
		s += .5
	}
	if d.verb >= 0 && (d.Verbs[d.verb].From <= d.from || d.Verbs[d.verb].Head >= d.to) {
		s -= 2 // no subject, or no verb
	}
	if v := d.toldSentence.verb; v >= 0 && d.passing() && d.finite(d.from, d.Verbs[v].From) {
		s -= 2 // it tells what somebody does with something that is only described then
	}
	if d.at >= 0 && !d.keeps(d.at) {
		s -= 6 // it tells of something else
	}
	for i := d.to - 1; i > d.from; i-- {
		if w := d.Words[i]; w.Is(prose.Relative|prose.Complement) && !w.Is(prose.Determiner) && w.Shape == prose.Small {
			if !d.finite(i, d.to) {
				s -= 2 // "and that another man"
			}
			break
		}
	}
	leaning := 0
	for i := d.from; i < d.to; i++ {
		switch {
		case d.cut[i-d.from]:
			if i == d.from || !d.cut[i-1-d.from] {
				s -= .1
			}
		case d.Words[i].Is(prose.Pronoun|possessive) && !d.Words[i].Is(prose.Determiner&^possessive) && i > d.from:
			leaning++
		}
	}
	s -= .3 * float64(min(leaning, 3))
	for k, at := range d.times {
		within := at[0] >= d.from && at[1] <= d.to
		if within && d.leavesOut(k) && !d.cut[at[0]-d.from] {
			s -= .7
		}
		if within && (d.word(at[0]-1).Is(prose.Negator) || d.word(at[0]-2).Is(prose.Negator)) {
			s -= 2 // "on May 7, not on May 9"
		}
	}
	return s
}
