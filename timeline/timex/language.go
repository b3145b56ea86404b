package timex

import (
	"embed"
	"strings"
	"sync"
)

// A language is one file.
//
//go:embed lang/*.rules
var languageFiles embed.FS

// languages are the grammars of the files, each compiled at its first use.
var languages = sync.OnceValue(func() map[string]func() *Grammar {
	out := map[string]func() *Grammar{}
	files, err := languageFiles.ReadDir("lang")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		out[strings.TrimSuffix(f.Name(), ".rules")] = sync.OnceValue(func() *Grammar {
			r, err := languageFiles.Open("lang/" + f.Name())
			if err != nil {
				panic(err)
			}
			defer r.Close()
			g, err := ReadGrammar(f.Name(), r)
			if err != nil {
				panic(err)
			}
			return g
		})
	}
	return out
})

// Language returns the grammar of the language that code names ("en", "fr-CA"),
// and whether there is one. A grammar is compiled at its first use.
func Language(code string) (*Grammar, bool) {
	base, _, _ := strings.Cut(strings.ToLower(code), "-")
	base, _, _ = strings.Cut(base, "_")
	g, ok := languages()[base]
	if !ok {
		return nil, false
	}
	return g(), true
}
