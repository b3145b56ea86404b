package archive

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// creditOpenings open a line that says whose work is in the story.
var creditOpenings = openingsOf(
	"with files from", "with a file from", "with reporting by", "with reporting from", "with additional reporting", "additional reporting by", "additional reporting from", "reporting by", "edited by", "editing by",
	"writing by", "compiled by", "written by", "this report by", "this article was first published", "this story was first published", "this article was originally published", "this story was originally published",
	"source:", "sources:", "photo by", "photograph by", "photos by", "picture by", "image by", "avec des informations d", "avec les informations d", "avec la presse canadienne", "avec afp",
	"file photo", "avec la collaboration de", "avec l’agence", "avec l'agence", "avec l’afp", "avec l'afp", "con información de", "mit material von", "source :", "the canadian press", "the associated press", "— the canadian press", "— the associated press", "— with files from", "- with files from",
)

// creditEndings end a line that says who helped: "AFP contributed to this report."
var creditEndings = []string{"contributed to this report", "contributed to this article", "contributed to this story", "contributed reporting", "contributed to the report", "a contribué à cet article", "ont contribué à cet article"}

// bylineOpenings open a line that says who wrote the story.
var bylineOpenings = []string{"by ", "by: ", "from ", "par ", "words by ", "story by ", "reported by ", "author: ", "authors: "}

// staffEndings end a byline that names nobody: "Sample Gazette staff".
var staffEndings = []string{" staff", " staff report", " staff reports", " staff reporter", " staff writer", " staff writers", " correspondent", " editorial board", " news services", " news desk", " newsroom"}

// isCredit reports whether s says whose work is in the story, low being s in small
// letters.
func isCredit(s, low string) bool {
	if strings.HasPrefix(low, "(") && strings.HasSuffix(low, ")") { // (Reporting by Ann Sample; Editing by Bob Example)
		low = low[1:]
	}
	for _, end := range creditEndings {
		if strings.HasSuffix(strings.TrimRight(low, " .)"), end) {
			return true
		}
	}
	if !creditOpenings.open(low) {
		return false
	}
	// "The Canadian Press reported on Monday that …" is a sentence.
	return strings.HasPrefix(low, "with ") || strings.Contains(low, "first published") || !stops(s) && len(s) <= shortLine || strings.HasPrefix(s, "(") ||
		strings.HasPrefix(low, "reporting by") || strings.HasPrefix(low, "additional reporting")
}

// small are the words that names in a byline are joined with.
var small = map[string]bool{
	"and": true, "of": true, "the": true, "for": true, "in": true, "with": true, "de": true, "la": true, "le": true, "du": true, "des": true, "van": true, "von": true, "der": true,
	"den": true, "bin": true, "al": true, "el": true, "et": true, "und": true, "y": true, "e": true, "di": true, "da": true, "&": true, "at": true, "staff": true, "writer": true, "reporter": true, "correspondent": true, "special": true, "to": true,
}

// bylineNames returns the names of a byline: "By The Canadian Press and Charlie
// Carey" names two. It returns "" for what is none.
func bylineNames(s string) string {
	if len(s) > 140 {
		return ""
	}
	low := strings.ToLower(s)
	for _, o := range bylineOpenings {
		if !strings.HasPrefix(low, o) || len(low) != len(s) {
			continue
		}
		names, _, _ := strings.Cut(s[len(o):], "|")
		names, _, _ = strings.Cut(names, "·")
		names, _, _ = strings.Cut(names, "•")
		names = strings.TrimSpace(names)
		if namesOnly(names) && !(o == "from " && !strings.HasPrefix(s, "From ")) {
			return names
		}
	}
	return ""
}

// namesOnly reports whether s is nothing but names and what joins them.
func namesOnly(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' || r == '/' })
	if len(words) == 0 || len(words) > 14 || stops(s) && !strings.HasSuffix(s, "Jr.") && !strings.HasSuffix(s, "Sr.") {
		return false
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(‘“\"'"))
		switch {
		case unicode.IsUpper(r), unicode.IsLetter(r) && !unicode.IsLower(r):
			capitals++
		case small[w], strings.ContainsRune(w, '@'), strings.HasPrefix(w, "d’"), strings.HasPrefix(w, "d'"):
		default:
			return false
		}
	}
	if len(words) == 1 && month(strings.ToLower(words[0])) != 0 {
		return false
	}
	return capitals > 0
}
