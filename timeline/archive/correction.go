package archive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A correction is a paragraph in which an article speaks of itself and says what
// was wrong in it. It tells of no event, and a reader must see it. It is known by
// a label ("Correction:"), or by an article that is named with a word that points
// ("this story") beside a word of change.

// longestCorrection is how many bytes one has at most.
const longestCorrection = 1500

// correctionLabels open a correction, whatever follows their colon.
var correctionLabels = []string{
	"correction and clarification", "corrections and clarifications", "corrections & clarifications", "correction", "corrections", "corrected", "clarification", "clarifications",
	"erratum", "errata", "rectificatif", "rectification", "précision", "korrektur", "berichtigung", "corrección", "fe de errores", "correzione", "errata corrige", "correção",
}

// noteLabels open what an editor adds. It is a correction if it speaks of the
// article and of a change to it: "UPDATE: The driver has died" is news.
var noteLabels = []string{
	"editor's note", "editors' note", "editor’s note", "editors’ note", "note to readers", "note", "update", "updated", "updates",
	"note de la rédaction", "ndlr", "mise à jour", "anmerkung der redaktion", "nota del editor", "nota de la redacción", "nota della redazione",
}

// earlierSelves open a paragraph in which an article speaks of what it said
// before. What it was follows: "of this article".
var earlierSelves = openingsOf(
	"an earlier version", "earlier versions", "a previous version", "previous versions", "a prior version", "an earlier headline", "the original version", "in an earlier version", "in a previous version",
	"une version précédente", "une version antérieure", "dans une version précédente", "dans une version antérieure",
	"in einer früheren version", "eine frühere version", "una versión anterior", "en una versión anterior", "una versione precedente", "uma versão anterior",
)

// slips are how an article explains what was wrong in it.
var slips = openingsOf("a correction was made", "because of an editing error", "due to an editing error", "owing to an editing error", "because of a production error", "due to a production error", "en raison d'une erreur d'édition")

// wireNotes open what a wire says in brackets of its new version.
var wireNotes = openingsOf("corrects", "correcting", "refiles", "refiled", "clarifies", "fixes", "removes", "recasts", "repeats", "updates", "adds", "rewrites", "corrige", "actualise", "rectifie")

// pointers are words by which an article points to something near.
var pointers = []string{"this", "cet", "cette", "ce", "dieser", "diese", "diesem", "dieses", "este", "esta", "questo", "questa"}

// selves are the words by which an article calls itself; of the plain ones "the"
// says no more than a pointer would.
var (
	plainSelves = []string{"story", "article", "artikel", "artikels", "artículo", "articolo", "artigo"}
	selves      = setOf(append(slices.Clone(plainSelves), "report", "post", "piece", "column", "item", "version", "headline", "dispatch", "page", "caption", "obituary", "interview",
		"texte", "dépêche", "beitrag", "beitrags", "text", "textes", "meldung", "nota", "noticia", "texto"))
)

func setOf(words []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

// changes are the stems of words that say that something is not as it was.
var changes = []string{
	"correct", "corrig", "clarif", "updat", "amend", "revis", "modif", "misstat", "misspel", "misident", "misattrib", "incorrect", "inaccura", "mistaken", "wrongly", "erron", "error",
	"rectifi", "actualis", "actualiz", "korrigier", "aktualisier", "berichtigt", "refile", "edited",
}

// corrects reports whether s, whose opening in small letters is low, is a correction.
func corrects(s, low string) bool {
	if len(s) > longestCorrection {
		return false
	}
	bracketed := strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") || strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]")
	low = strings.TrimLeft(low, "([*_—–-•▶ ")
	if _, ok := labelled(low, correctionLabels); ok || bracketed && wireNotes.open(low) {
		return true
	}
	if note, ok := labelled(low, noteLabels); ok {
		return speaksOfItself(note, true)
	}
	return speaksOfItself(low, false)
}

// labelled returns what follows the label with which s opens: "correction
// (march 3): …". A label alone in its line is one too.
func labelled(low string, labels []string) (rest string, ok bool) {
	const longestAside = 40 // bytes between a label and its colon
	for _, l := range labels {
		after, found := strings.CutPrefix(low, l)
		if !found {
			continue
		}
		after = strings.TrimLeft(after, " \u00A0*_")
		if after == "" {
			return "", true
		}
		for _, mark := range [...]string{":", "—", "– "} {
			aside, rest, found := strings.Cut(after[:min(len(after), longestAside)], mark)
			if !found {
				continue
			}
			aside = strings.Trim(aside, " ,()*_")
			if _, dated := readDate(aside, header); aside == "" || dated || aside == "appended" {
				return strings.TrimLeft(after[len(after[:min(len(after), longestAside)])-len(rest):], " *_"), true
			}
		}
	}
	return "", false
}

// speaksOfItself reports whether a paragraph in small letters opens with what an
// article says of a change to itself. What is noted to be a note may do so
// anywhere in its first sentence.
func speaksOfItself(low string, noted bool) bool {
	const opening = 16 // words
	if slips.open(low) {
		return true
	}
	const near = 5 // of them, in which what is no note names itself
	var room [opening]string
	low = low[:min(len(low), 300)]
	if earlierSelves.open(low) {
		_, found := namesItself(wordsInto(room[:0], low), true)
		return found
	}
	within := opening
	if !noted {
		within = near
	}
	at, found := namesItself(wordsInto(room[:0:within], low), noted)
	if !found {
		return false
	}
	words := wordsInto(room[:0], low)
	if !noted { // "this story has been updated", but not "he updated this story of his life"
		words = words[at+1:]
	}
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(changes, func(stem string) bool { return strings.HasPrefix(w, stem) })
	})
}

// wordsInto appends the words of s to words, as many as it has room for.
func wordsInto(words []string, s string) []string {
	start := -1
	for i, r := range s {
		if 'a' <= r && r <= 'z' || r == '\'' || r == '’' || r == '-' || r >= utf8.RuneSelf && unicode.IsLetter(r) || 'A' <= r && r <= 'Z' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words = append(words, s[start:i])
			if start = -1; len(words) == cap(words) {
				return words
			}
		}
	}
	if start >= 0 {
		words = append(words, s[start:])
	}
	return words
}

// namesItself returns where in words an article names itself, with a word that
// points to it no more than two words before: "this news story". Where it is clear that
// something is said of an article, "the story" is enough.
func namesItself(words []string, clearly bool) (at int, found bool) {
	for i, w := range words {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if !selves[w] {
			continue
		}
		for _, before := range words[max(0, i-2):i] {
			if slices.Contains(pointers, before) || clearly && slices.Contains(plainSelves, w) {
				return i, true
			}
		}
	}
	return 0, false
}
