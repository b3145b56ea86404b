package prose

// A Name is a name in a text.
type Name struct {
	Span
	Kind     Kind
	From, To int // its words
	// Determined says that a determiner stands before it, as seldom before the
	// name of a person: the Sample Daily.
	Determined bool
}

// A Kind is what a name names, as far as the words around it tell.
type Kind uint8

// The kinds of name.
const (
	Unknown Kind = iota
	Person
	Somewhere // a place
	Organisation
)

// Capitals knows how words that open a sentence are written elsewhere in the
// same text, so that a name is told from a word that only stands first.
type Capitals map[string]Written

// Written says how a word is written inside sentences.
type Written uint8

// WithCapital says that the word has a capital where it need not.
const WithCapital Written = 1

// See learns from the words of a sentence.
func (c Capitals) See(text string, words []Word) {
	for i, w := range words {
		if w.Shape == Capital && w.Class&(Function|Proper) == 0 && !first(text, words, i) {
			c[w.Of(text)] |= WithCapital
		}
	}
}

// first reports whether the word i opens a sentence or a quotation, where any
// word has a capital.
func first(text string, words []Word, i int) bool {
	for i--; i >= 0; i-- {
		if words[i].Shape != Mark {
			return false
		}
		switch words[i].Of(text) {
		case ":", "…", "...":
			return true
		}
		if isQuote(words[i].Of(text)) {
			return true
		}
	}
	return true
}

// Names appends the names among words, the words of one sentence, to names.
func (l *Lexicon) Names(names []Name, text string, words []Word, known Capitals) []Name {
	for i := 0; i < len(words); {
		from, to := l.nameAt(text, words, i, known)
		if from == to {
			i = max(i+1, to)
			continue
		}
		n := Name{Span: Span{words[from].Start, words[to-1].End}, From: from, To: to}
		n.Kind = l.kind(text, words, n)
		n.Determined = from > 0 && words[from-1].Is(Determiner)
		names = append(names, n)
		i = to
	}
	return names
}

// nameAt returns the bounds of the name at or soon after words[i], titles left
// out. Where there is none they are alike, and to is where to go on.
func (l *Lexicon) nameAt(text string, words []Word, i int, known Capitals) (from, to int) {
	w := words[i]
	if l.pair(text, words, i) {
		return i, i + 2
	}
	if !w.Shape.Upperish() || w.Is(Proper) && !w.Is(Place) {
		return i, i
	}
	opening := first(text, words, i)
	if w.Class&Function != 0 && (opening || w.Shape == Capital) || w.Is(Title) {
		return i, i
	}
	if opening && w.Shape == Capital && !l.names(text, words, i, known) {
		return i, i
	}
	to = i + 1
	for to < len(words) {
		next := words[to]
		switch {
		case next.Start > words[to-1].End+1:
			return i, to
		case next.Shape.Upperish() && next.Class&(Function|Proper|Title) == 0, next.Shape.Upperish() && next.Is(Corporate|Place):
			to++
			continue
		case next.Shape == Mark && next.Of(text) == "&" && capitalAt(words, to+1):
			to += 2
			continue
		case next.Is(Particle) && capitalAt(words, to+1) && (!next.Is(Function) || isCorporate(words[i:to]) || bareOf(words, i, to)):
			to += 2
			continue
		case next.Is(Particle) && next.Shape == Small && to+1 < len(words) && words[to+1].Is(Particle) && capitalAt(words, to+2):
			to += 3 // van der Meer
			continue
		}
		return i, to
	}
	return i, to
}

// pair reports whether a place of two words begins at word i.
func (l *Lexicon) pair(text string, words []Word, i int) bool {
	if !words[i].Is(Proper) || i+1 >= len(words) || words[i+1].Shape != Capital {
		return false
	}
	second, ok := l.pairs[words[i].Of(text)]
	return ok && second == words[i+1].Of(text)
}

// names reports whether the word i, which opens a sentence, is a name all the
// same.
func (l *Lexicon) names(text string, words []Word, i int, known Capitals) bool {
	if known[words[i].Of(text)]&WithCapital != 0 || words[i].Is(Place) {
		return true
	}
	next := Word{}
	if i+1 < len(words) {
		next = words[i+1]
	}
	if next.Shape == Mark && next.Of(text) == "," && i+2 < len(words) && words[i+2].Is(Determiner|Title) && !HasEnding(words[i].Of(text), l.ly) {
		return true // Lee, the mayor of Springfield
	}
	return next.Shape.Upperish() && next.Class&(Function|Proper|Title) == 0 || next.Shape == Ending && !next.Is(Negator) ||
		next.Is(Particle) && next.Class&Function == 0
}

func capitalAt(words []Word, i int) bool {
	return i < len(words) && words[i].Shape.Upperish() && !words[i].Is(Proper)
}

func isCorporate(words []Word) bool {
	for _, w := range words {
		if w.Is(Corporate) {
			return true
		}
	}
	return false
}

// bareOf reports whether the name words[i:to] may go on with "of": House of
// Commons, but not "Smith of Ontario".
func bareOf(words []Word, i, to int) bool {
	return to-i == 1 && i > 0 && words[i-1].Is(Determiner) && !words[i].Is(Place)
}

// kind tells what n names by its own words and those beside it.
func (l *Lexicon) kind(text string, words []Word, n Name) Kind {
	before, after := Word{}, Word{}
	if n.From > 0 {
		before = words[n.From-1]
	}
	if n.To < len(words) {
		after = words[n.To]
	}
	last := words[n.To-1]
	switch {
	case l.pair(text, words, n.From):
		return Somewhere
	case isCorporate(words[n.From:n.To]):
		return Organisation
	case before.Is(Title) && (before.Shape == Capital || !before.Is(Abbreviation)) && before.Shape != Mark:
		return Person
	case n.To-n.From == 1 && last.Is(Place), n.To-n.From > 1 && allPlaces(words[n.From:n.To]):
		return Somewhere
	case after.Shape == Mark && after.Of(text) == "," && n.To+1 < len(words) && words[n.To+1].Shape == Digits && len(words[n.To+1].Of(text)) == 2 &&
		n.To+2 < len(words) && words[n.To+2].Shape == Mark: // Ann Smith, 45,
		return Person
	case last.Shape == Upper && n.To-n.From == 1 && last.Len() > 2:
		return Organisation
	case before.Is(Locative) && before.Shape != Mark && after.Shape != Ending && n.To-n.From <= 3:
		return Somewhere
	case after.Is(Relative) && after.Is(Personal), n.To-n.From > 1 && n.To-n.From < 4 && before.Class&Determiner == 0 && (after.Is(Saying) || personal(words, n.To)):
		return Person
	}
	return Unknown
}

// personal reports whether a verb of persons begins at word i: "resigned", "was arrested".
func personal(words []Word, i int) bool {
	for ; i < len(words) && words[i].Is(Auxiliary|Negator|Adverb); i++ {
	}
	return i < len(words) && words[i].Is(Personal) && words[i].Shape == Small
}

func allPlaces(words []Word) bool {
	for _, w := range words {
		if !w.Is(Place) {
			return false
		}
	}
	return true
}
