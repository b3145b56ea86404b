package prose

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/spanish"
)

var stemmers = map[string]func(*snowballstem.Env) bool{
	"de": german.Stem, "en": english.Stem, "es": spanish.Stem, "fr": french.Stem, "it": italian.Stem,
}

// Stem returns the stem of word in the language that code names ("en",
// "fr-CA"): "resign" of "resigning". Where the language is not known it is the
// word in small letters.
func Stem(code, word string) string {
	word = strings.ToLower(word)
	language, _, _ := strings.Cut(code, "-")
	stem, ok := stemmers[language]
	if !ok {
		return word
	}
	env := snowballstem.NewEnv(word)
	stem(env)
	return env.Current()
}
