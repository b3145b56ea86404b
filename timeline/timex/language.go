package timex

import (
	"embed"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
)

// A language is one file, en.rules; what a country says otherwise, the order of
// its dates and its holidays, is a small one that is read after it, en-GB.rules.
//
//go:embed lang/*.rules
var languageFiles embed.FS

// languages are the grammars of the files by their codes, "en" and "en-GB", each
// compiled at its first use.
var languages = sync.OnceValue(func() map[string]func() *Grammar {
	out := map[string]func() *Grammar{}
	files, err := languageFiles.ReadDir("lang")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		code := strings.TrimSuffix(f.Name(), ".rules")
		base, _, regional := strings.Cut(code, "-")
		out[code] = sync.OnceValue(func() *Grammar {
			if regional {
				return readLanguage(f.Name(), out[base]().With)
			}
			return readLanguage(f.Name(), ReadGrammar)
		})
	}
	return out
})

// Languages returns the codes of the languages that there is a grammar of, in
// order: "en", "en-AU", "fr".
func Languages() []string { return slices.Sorted(maps.Keys(languages())) }

// readLanguage reads a file of those that are part of the program.
func readLanguage(name string, read func(string, io.Reader) (*Grammar, error)) *Grammar {
	r, err := languageFiles.Open("lang/" + name)
	if err != nil {
		panic(err)
	}
	defer r.Close()
	g, err := read(name, r)
	if err != nil {
		panic(err)
	}
	return g
}

// Language returns the grammar of the language that code names ("en", "en-GB",
// "fr-CA"), and whether there is one. A country of which nothing is known speaks
// the language as everybody does. A grammar is compiled at its first use.
func Language(code string) (*Grammar, bool) {
	tags := strings.FieldsFunc(code, func(r rune) bool { return r == '-' || r == '_' })
	if len(tags) == 0 {
		return nil, false
	}
	base := strings.ToLower(tags[0])
	for _, tag := range tags[1:] {
		if g, ok := languages()[base+"-"+strings.ToUpper(tag)]; ok {
			return g(), true
		}
	}
	if g, ok := languages()[base]; ok {
		return g(), true
	}
	return nil, false
}

// Knows reports whether there is a grammar of the language that code names. It
// compiles none.
func Knows(code string) bool {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(code), "_", "-"), "-")
	_, ok := languages()[base]
	return ok
}
