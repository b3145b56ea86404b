package prose

import "strings"

// InVerb reports whether word i is the head of a verb, or in its group.
func (s *Sentence) InVerb(i int) bool {
	for _, v := range s.Verbs {
		if v.From <= i && i <= v.Head {
			return true
		}
	}
	return false
}

// PhraseStart returns where the noun phrase begins whose last noun is word i.
func (s *Sentence) PhraseStart(text string, i int) int {
	from := i
	for from > 0 {
		w := s.Words[from-1]
		if from > 1 && s.Words[from].Shape == Digits && s.Words[from-2].Shape == Digits && w.Is(Preposition|Coordinator) {
			from -= 2 // 30 to 40 shots
			continue
		}
		if w.Is(Determiner) && w.Shape != Mark {
			from--
			if from > 0 && s.Words[from-1].Is(Determiner) {
				from--
			}
			break
		}
		if w.Shape == Mark && !Amounts(w.Of(text)) || w.Class&Function != 0 && w.Shape != Ending || s.InVerb(from-1) {
			break
		}
		from--
	}
	return from
}

// Amounts reports whether the sign belongs to a number: $, %.
func Amounts(sign string) bool { return strings.Contains("$£€%", sign) }

// Antecedent returns the words of the noun phrase before word i, which a relative
// clause or a participle at word i is about, or from == to: "Ann Lee and Tom
// Okafor[, who …]", "a shooting at a bar [that …]", "the museum of Springfield[,
// founded …]".
func (s *Sentence) Antecedent(text string, i int) (from, to int) {
	to = i
	for to > 0 && s.Words[to-1].Shape == Mark {
		to--
	}
	if to > 2 && s.Words[to-1].Is(Abbreviation) && s.Words[to-2].Of(text) == "," && s.Words[to-3].Shape.Upperish() {
		if from = s.namesStart(to - 2); from < to-2 {
			return from, to // Tom Okafor, Jr.
		}
	}
	if to < i && to > 2 && s.Words[to-1].Shape == Digits && s.Words[to-2].Of(text) == "," && s.Words[to-3].Shape.Upperish() {
		to -= 2 // Ann Lee[, 35, who …]
	}
	if to < i {
		to = s.beforeOrigin(to)
	}
	if to == 0 || s.InVerb(to-1) || s.Words[to-1].Is(Pronoun|Object) {
		return to, to
	}
	if from = s.namesStart(to); from == to {
		from = s.PhraseStart(text, to-1)
	} else if s.Words[i].Is(Relative|Complement) && !s.Words[i].Is(Personal) && to == i && !s.Words[from].Is(Determiner) && s.behindNoun(from) {
		return s.PhraseStart(text, from-2), to // the siege of Lune that began: no name has a clause to tell which it is
	} else if s.Words[i].Is(Relative|Complement) && !(s.Words[i].Is(Personal) && s.Words[from].Is(Place)) {
		return from, to
	}
	if !s.behindNoun(from) || !s.Words[i].Is(Relative|Complement) && !s.Words[from-1].Is(Particle) ||
		s.Words[i].Is(Personal) && s.Words[from].Is(Determiner) && s.Words[from-1].Is(Particle) {
		return from, to // the name of a boy [who]
	}
	return s.PhraseStart(text, from-2), to // a day after the death [of …]
}

// beforeOrigin returns where the noun phrase ends of which what stands between a comma and word i
// says whence it comes, or i: "Ann Lee[, of southern Lune], who".
func (s *Sentence) beforeOrigin(i int) int {
	for j := i - 1; j > 1 && i-j < 6; j-- {
		w := s.Words[j]
		if w.Is(Particle|Preposition|Locative) && w.Shape == Small && s.Words[j-1].Shape == Mark && s.Words[j-2].Shape.Upperish() && j+1 < i {
			return j - 1
		}
		if w.Shape == Mark || w.Class&Function != 0 {
			break
		}
	}
	return i
}

// behindNoun reports whether a preposition stands before word i, and a noun before that.
func (s *Sentence) behindNoun(i int) bool {
	if i < 2 || !s.Words[i-1].Is(Preposition|Locative) {
		return false
	}
	before := s.Words[i-2]
	return before.Shape != Mark && before.Class&Function == 0 && !s.InVerb(i-2)
}

// namesEnd returns where the names end that begin at word i, or i.
func (s *Sentence) namesEnd(i int) int {
	for i+1 < len(s.Words) && s.Words[i].Shape.Upperish() && s.Words[i].Class&Function == 0 {
		i++
	}
	return i
}

// namesStart returns where the names begin that end before word i, or i.
func (s *Sentence) namesStart(i int) int {
	named := func(j int) bool {
		return j >= 0 && s.Words[j].Shape.Upperish() && s.Words[j].Class&Function == 0
	}
	from := i
	for named(from - 1) {
		if from--; from > 1 && s.Words[from-1].Is(Coordinator) && named(from-2) {
			from--
		}
	}
	if from < i && from > 0 && s.Words[from-1].Is(Determiner) {
		from-- // the Senate
	}
	return from
}
