package archive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// agencies are the names under which agencies sell their copy, each with the
// one under which we keep it. They count as whole words, written as here, in a
// byline, a dateline or a credit. What others an archive has is learnt from it.
var agencies = []struct{ name, agency string }{
	{"Reuters", "Reuters"},
	{"Thomson Reuters", "Reuters"},
	{"Associated Press", "Associated Press"},
	{"AP", "Associated Press"},
	{"Canadian Press", "The Canadian Press"},
	{"La Presse Canadienne", "The Canadian Press"},
	{"CP", "The Canadian Press"},
	{"Agence France-Presse", "Agence France-Presse"},
	{"AFP", "Agence France-Presse"},
	{"Bloomberg", "Bloomberg"},
	{"Press Association", "PA Media"},
	{"PA Media", "PA Media"},
	{"United Press International", "United Press International"},
	{"UPI", "United Press International"},
	{"Deutsche Presse-Agentur", "dpa"},
	{"dpa", "dpa"},
	{"DPA", "dpa"},
	{"Xinhua", "Xinhua"},
	{"TASS", "TASS"},
	{"Interfax", "Interfax"},
	{"RIA Novosti", "RIA Novosti"},
	{"Kyodo", "Kyodo News"},
	{"Jiji", "Jiji Press"},
	{"Yonhap", "Yonhap"},
	{"Press Trust of India", "Press Trust of India"},
	{"PTI", "Press Trust of India"},
	{"ANI", "Asian News International"},
	{"IANS", "Indo-Asian News Service"},
	{"Australian Associated Press", "Australian Associated Press"},
	{"AAP", "Australian Associated Press"},
	{"ANSA", "ANSA"},
	{"EFE", "EFE"},
	{"Agencia EFE", "EFE"},
	{"Anadolu", "Anadolu Agency"},
	{"SANA", "SANA"},
	{"IRNA", "IRNA"},
	{"Postmedia", "Postmedia News"},
}

// carries keeps the agencies that a byline, a dateline or a credit names.
func (d *draft) carries(line string) {
	for _, a := range agencies {
		if names(line, a.name) {
			d.Agencies = with(d.Agencies, a.agency)
		}
	}
}

// with returns list with name, once.
func with(list []string, name string) []string {
	if slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}

// names reports whether line holds name as whole words. "Associated Press" does
// not stand in "Australian Associated Press" for our purpose, but keeping both
// does no harm: two stories of the one share both.
func names(line, name string) bool {
	for at := 0; ; {
		i := strings.Index(line[at:], name)
		if i < 0 {
			return false
		}
		start := at + i
		end := start + len(name)
		before, _ := utf8.DecodeLastRuneInString(line[:start])
		after, _ := utf8.DecodeRuneInString(line[end:])
		if !wordRune(before) && !wordRune(after) {
			return true
		}
		at = end
	}
}

func wordRune(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// agencyCalled returns the name under which we keep the agency that a dateline
// calls name: "AP" is the Associated Press, "Sample Wire" is what it says.
func agencyCalled(name string) string {
	for _, a := range agencies {
		if strings.EqualFold(name, a.name) {
			return a.agency
		}
	}
	return name
}
