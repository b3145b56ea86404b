package archive

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

const languages = `
-- en.txt --
The council met on Monday and agreed to build the bridge, which will cost 4 million dollars.
-- fr.txt --
Le conseil s'est réuni lundi et il a décidé de construire un pont qui est moins cher pour la ville.
-- de.txt --
Der Rat hat am Montag beschlossen, die Brücke zu bauen, die nicht teuer ist.
-- said.md --
---
lang: fr-CA
---
The council met on Monday and agreed to build the bridge, which will cost 4 million dollars.
-- short.txt --
Bridge closed.
`

// What an article says goes first, then what its text tells, then the settings.
func TestLanguageOfArticles(t *testing.T) {
	for settings, want := range map[string]string{
		"":                   "de.txt de, en.txt en, fr.txt fr, said.md fr-CA, short.txt ",
		"language = 'fr'":    "de.txt de, en.txt en, fr.txt fr, said.md fr-CA, short.txt fr",
		"language = 'en-CA'": "de.txt de, en.txt en-CA, fr.txt fr, said.md fr-CA, short.txt en-CA",
	} {
		dir := unpack(t, txtar.Parse([]byte(languages)).Files)
		if err := os.WriteFile(filepath.Join(dir, settingsName), []byte(settings), 0o666); err != nil {
			t.Fatal(err)
		}
		a := read(t, dir)
		var got []string
		for _, article := range a.Articles {
			got = append(got, article.ID+" "+article.Lang)
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("with %q: %s", settings, got)
		}
		if a.Unread["de"] != 1 || !strings.HasSuffix(a.Summary(), ", 1 in a language without rules (de 1)") {
			t.Error(a.Summary())
		}
	}
}
