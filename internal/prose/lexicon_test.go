package prose

// newsEnglish is a small lexicon for the tests.
func newsEnglish() *Lexicon {
	l := new(Lexicon)
	for class, words := range map[Class][]string{
		Abbreviation | Title: {"Mr.", "Dr.", "Gen.", "Sen."},
		Abbreviation:         {"Inc.", "Corp.", "Jan.", "Dec.", "St.", "No.", "Co."},
		Title:                {"minister", "president", "executive", "MP", "prime"},
		Particle:             {"of", "de", "van", "der", "al", "bin", "la"},
		Corporate:            {"Inc.", "Corp.", "House", "University", "Council", "News", "Bank"},
		Place | Proper:       {"Ontario", "Canada", "Toronto"},
		Locative:             {"in", "near"},
		Proper:               {"Monday", "Tuesday", "Wednesday", "December", "March", "May", "French"},
		Determiner:           {"the", "a", "an", "his", "her", "this", "some", "two", "both", "that"},
		Pronoun:              {"he", "she", "it", "they", "I", "we"},
		Object:               {"them", "him"},
		Preposition:          {"of", "to", "with", "on", "by", "for", "at", "after", "about", "from", "in", "as", "since"},
		Coordinator:          {"and", "but", "or"},
		Subordinator:         {"because", "after", "while", "if", "when", "where", "since", "as"},
		Relative:             {"which"},
		Relative | Personal:  {"who", "whose", "whom"},
		Complement:           {"that"},
		Auxiliary:            {"is", "was", "were", "has", "had", "have", "been", "did", "be"},
		Modal:                {"will", "may", "would", "could"},
		Negator:              {"not", "n't", "never"},
		Saying:               {"said", "says", "told", "tells", "asked", "saying", "alleging", "announced", "according"},
		Past:                 {"said", "told", "met", "fell", "left", "won", "spoke", "hit", "seen", "began", "sent", "made", "let", "sued"},
		Present:              {"says", "tells", "opens"},
		Numeral:              {"three", "four"},
		Adverb:               {"also", "later"},
		NoVerb:               {"hundred", "morning", "meeting", "according", "alleged"},
	} {
		l.Add(class, words...)
	}
	l.Endings([]string{"ed"}, []string{"ing"}, []string{"ly"})
	l.Infinitive("to")
	l.Agent("by")
	l.Noun("death")
	l.Participle("seen")
	l.Several("were")
	l.Clausal("said")
	l.Floating("both")
	return l
}
