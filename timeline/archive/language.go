package archive

import (
	"strings"

	"annals/internal/prose"
)

// listen returns the language in which the story is told, by its text alone, and
// "" where that does not tell it.
func (d *draft) listen() string {
	const enough = 4 << 10 // bytes
	var b strings.Builder
	b.Grow(min(len(d.Text)+len(d.Blocks), 2*enough))
	for _, block := range d.Blocks {
		if block.Kind.Told() && b.Len() < enough {
			b.WriteString(d.Text[block.Start:block.End])
			b.WriteByte('\n')
		}
	}
	lang, _ := prose.Language(b.String())
	return lang
}

// spokenAs returns the language of an article that names none: that of its text,
// and that of the settings where they are the same or the text tells none.
func spokenAs(spoken, settings string) string {
	if spoken == "" || spoken == baseOf(settings) {
		return settings
	}
	return spoken
}

// baseOf returns a language without its region: fr of fr-CA.
func baseOf(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	return base
}
