package archive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/timeline"
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
	{"La Presse canadienne", "The Canadian Press"},
	{"Presse canadienne", "The Canadian Press"},
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
	{"Belga", "Belga"},
	{"Keystone-ATS", "Keystone-SDA"},
	{"ATS", "Keystone-SDA"},
	{"Austria Presse Agentur", "APA"},
	{"Europa Press", "Europa Press"},
	{"Lusa", "Lusa"},
	{"Ritzau", "Ritzau"},
	{"Adnkronos", "Adnkronos"},
	{"Ukrinform", "Ukrinform"},
	{"Bernama", "Bernama"},
	{"Antara", "Antara"},
	{"KUNA", "KUNA"},
	{"WAM", "WAM"},
	{"Dow Jones Newswires", "Dow Jones Newswires"},
	{"Tribune News Service", "Tribune News Service"},
	{"City News Service", "City News Service"},
	{"Bay City News", "Bay City News"},
}

// carries keeps the agencies that a byline, a dateline or a credit names.
func (d *draft) carries(line string) {
	for _, a := range agencies {
		if names(line, a.name) {
			d.Agencies = with(d.Agencies, a.agency)
		}
	}
}

// owned keeps the agency that a copyright line names: "© 2021 The Associated
// Press. All rights reserved."
func (d *draft) owned(line string) {
	if low := strings.ToLower(line); strings.Contains(line, "©") || strings.Contains(low, "copyright") || strings.HasPrefix(low, "(c)") {
		d.carries(line)
	}
}

// isAgency reports whether s is the name of an agency and nothing else, but for
// an article: "The Canadian Press".
func isAgency(s string) bool {
	s = strings.TrimSpace(strings.Trim(s, "()[]–—- ."))
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "The "), "the "), "l’")
	s = strings.TrimPrefix(s, "l'")
	return slices.ContainsFunc(agencies, func(a struct{ name, agency string }) bool { return a.name == s })
}

// signed reports whether s names who wrote for which agency, and no more, and keeps
// the agency: "Ann Sample, The Canadian Press", "ANN SAMPLE | AP", "Associated Press".
func (d *draft) signed(s string) bool {
	i := strings.LastIndexAny(s, ",/|")
	if len(s) > shortLine || stops(s) || !isAgency(s[i+1:]) || i > 0 && !namesOnly(s[:i]) {
		return false
	}
	d.carries(s)
	return true
}

// signature takes from the last block of the story the agency with which it is
// signed: "… the county said. — Press Association", "… he said. (AFP)".
func (d *draft) signature() {
	for i := range slices.Backward(d.Blocks) {
		b := &d.Blocks[i]
		if !b.Kind.Told() {
			continue
		}
		s := d.Text[b.Start:b.End]
		signed := s[max(0, len(s)-shortLine):]
		at := max(strings.LastIndexAny(signed, "(–—["), strings.LastIndex(signed, " - "), strings.LastIndex(signed, "--"))
		if at < 0 {
			return
		}
		signed = signed[at:]
		for part := range strings.FieldsFuncSeq(strings.Trim(signed, "()[]–—- ."), func(r rune) bool { return r == '/' || r == ',' || r == '&' }) {
			if !isAgency(part) {
				return
			}
		}
		before := strings.TrimRight(s[:len(s)-len(signed)], " -–—")
		switch {
		case before == "":
			b.Kind = timeline.Credit
		case stops(before):
			b.End = b.Start + len(before)
		default:
			return
		}
		d.carries(signed)
		return
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
