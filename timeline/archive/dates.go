package archive

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"annals/timeline/calendar"
)

// The years in which an article may be published. What is outside of them is the
// zero of a program or a slip, such as 0001-01-01, and no date.
const (
	firstYear = 1000
	lastYear  = 2999
)

// day returns the date if there is such a one, and the zero Interval if not; m
// and d may be 0.
func day(y, m, d int) calendar.Interval {
	if y < firstYear || y > lastYear || m < 0 || m > 12 || d < 0 || m == 0 && d > 0 {
		return calendar.Interval{}
	}
	if d > 0 && time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() != d {
		return calendar.Interval{}
	}
	return calendar.Date(y, m, d)
}

// The words of written dates, a language a line: its months in order, of each the
// names and usual abbreviations; and the words that stand beside a date and
// change nothing, such as weekdays, zones and articles. All in small letters.
var dateWords = [...]struct{ lang, months, beside string }{
	{"en", "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec",
		"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun " +
			"am pm a.m p.m at on of the th st nd rd o'clock noon midnight afternoon morning evening " +
			"gmt utc uk bst cet cest et est edt ct cst cdt mt mst mdt pt pst pdt z t h local time eastern pacific central"},
	{"fr", "janvier|janv février|fevrier|févr|fevr|fév mars avril|avr mai juin juillet|juil août|aout septembre octobre novembre décembre|decembre|déc",
		"lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim le à heures midi minuit matin soir hne hae"},
	{"de", "januar|jänner|jän februar|feber märz|maerz|mär|mrz april mai juni juli august september oktober|okt november dezember|dez",
		"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so den um uhr mez mesz"},
	{"es", "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre diciembre|dic",
		"lunes martes miércoles miercoles jueves viernes sábado sabado domingo de del el a las hrs horas hs"},
	{"pt", "janeiro fevereiro|fev março|marco abril maio|mai junho julho agosto setembro|set outubro|out novembro dezembro",
		"segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta de às"},
	{"it", "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre ottobre|ott novembre dicembre",
		"lunedì martedì mercoledì giovedì venerdì sabato domenica ore alle"},
	{"nl", "januari februari maart|mrt april mei juni juli augustus september oktober november december",
		"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag op om uur"},
	{"sv", "januari februari mars april maj juni juli augusti september oktober november december", "måndag tisdag onsdag torsdag fredag lördag söndag kl den"},
	{"da", "januar februar marts april maj juni juli august september oktober november december", "mandag tirsdag onsdag torsdag fredag lørdag søndag kl d den"},
	{"nb", "januar februar mars april mai juni juli august september oktober november desember|des", "mandag tirsdag onsdag torsdag fredag lørdag søndag kl"},
	{"fi", "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta", "klo"},
	{"pl", "stycznia|sty lutego|lut marca kwietnia|kwi maja czerwca|cze lipca|lip sierpnia|sie września|wrz października|paź listopada|lis grudnia|gru",
		"poniedziałek wtorek środa czwartek piątek sobota niedziela r godz dnia"},
	{"cs", "ledna února března dubna května června července srpna září října listopadu prosince", "pondělí úterý středa čtvrtek pátek sobota neděle v"},
	{"hu", "január február március április május június július augusztus szeptember október november december", "hétfő kedd szerda csütörtök péntek szombat vasárnap"},
	{"ro", "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie noiembrie|noi decembrie", "luni marți miercuri joi vineri sâmbătă duminică ora"},
	{"tr", "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık", "pazartesi salı çarşamba perşembe cuma cumartesi pazar saat"},
	{"ru", "января|янв февраля|фев марта апреля|апр мая июня июля августа|авг сентября|сен|сент октября|окт ноября|ноя|нояб декабря|дек",
		"понедельник вторник среда четверг пятница суббота воскресенье г года в мск"},
	{"uk", "січня|січ лютого|лют березня|бер квітня|квіт травня|трав червня|черв липня|лип серпня|серп вересня|вер жовтня|жовт листопада|лист грудня|груд",
		"понеділок вівторок середа четвер п'ятниця субота неділя р року о"},
	{"el", "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου|μαϊου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου", "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή"},
	{"id", "januari februari maret april mei juni juli agustus|agt september oktober november desember|des", "senin selasa rabu kamis jumat sabtu minggu wib"},
	{"vi", "", "thứ hai ba tư năm sáu bảy chủ nhật ngày"},
	{"ar", "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"},
}

// months are the months by their names in all the languages.
var months = sync.OnceValue(func() map[string]time.Month {
	all := map[string]time.Month{}
	for _, l := range dateWords {
		m := time.January
		for names := range strings.FieldsSeq(l.months) {
			for name := range strings.SplitSeq(names, "|") {
				all[name] = m
			}
			m++
		}
	}
	return all
})

// besideDates are the words beside dates, in all the languages.
var besideDates = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, l := range dateWords {
		for word := range strings.FieldsSeq(l.beside) {
			all[word] = true
		}
	}
	return all
})

// month returns the month that word, in small letters, is a name of, or 0.
func month(word string) time.Month { return months()[word] }

// dayNumber reads the number of a day: 6, 6th, 1er.
func dayNumber(word string) (d int, ok bool) {
	bare := strings.TrimRight(word, "abcdefghijklmnopqrstuvwxyzº")
	switch word[len(bare):] {
	case "", "st", "nd", "rd", "th", "er", "º":
		d, err := strconv.Atoi(bare)
		return d, err == nil && len(bare) <= 2 && 1 <= d && d <= 31
	}
	return 0, false
}

// longestDate is how many bytes of text a date has at most, its time of day and zone
// included.
const longestDate = 80

// hasFigure reports whether s has a figure, as every date has.
func hasFigure(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	return false
}

// readDate reads what states one date and nothing else, as front matter, meta
// tags and the lines above a story do: ISO 8601, RFC 822, "March 22, 2023 at
// 7:14 p.m. ET", 22.3.2023. Its day is the civil one as it is written, whatever
// the zone. It reports whether s is such a thing.
func readDate(s string, b basis) (evidence, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > longestDate || !hasFigure(s) {
		return evidence{}, false
	}
	if strings.Contains(s, "年") {
		s = eastAsian.Replace(s)
	}
	if when := isoDate(s); !when.IsZero() {
		e := clear(when, b)
		if hour, clock, ok := digits(s[min(len(s), len("2006-01-02T")):], 2); ok && !strings.HasPrefix(s[len("2006-01-02T"):], midnight) {
			e.utc = strings.HasSuffix(clock, "Z") || strings.HasSuffix(clock, "+00:00") || strings.HasSuffix(clock, "+0000")
			e.hour = hour
		}
		return e, true
	}
	if readings := numericDate(s); len(readings) > 0 {
		return evidence{basis: b, readings: readings}, true
	}
	return wordDate(s, b)
}

// eastAsian writes 2018年12月6日 as 2018-12-6.
var eastAsian = strings.NewReplacer("年", "-", "月", "-", "日", " ")

// midnight is the time of day that programs write where they know none.
const midnight = "00:00:00"

// isoDate reads 2018, 2018-12, 2018-12-6 and 20181206, also with slashes or full
// stops, and what time of the day follows.
func isoDate(s string) calendar.Interval {
	none := calendar.Interval{}
	y, rest, ok := digits(s, 4)
	switch {
	case !ok:
		return none
	case rest == "":
		return day(y, 0, 0)
	case isDigit(rest[0]): // 201812 may be anything
		m, rest, _ := digits(rest, 2)
		d, rest, ok := digits(rest, 2)
		if !ok || m == 0 || d == 0 || !timeOfDay(rest) {
			return none
		}
		return day(y, m, d)
	case !strings.Contains("-/.", rest[:1]):
		return none
	}
	mark := rest[:1]
	m, rest := number(rest[1:])
	switch {
	case m == 0:
		return none
	case rest == "":
		return day(y, m, 0)
	case !strings.HasPrefix(rest, mark):
		return none
	}
	d, rest := number(rest[1:])
	if d == 0 || !timeOfDay(rest) {
		return none
	}
	return day(y, m, d)
}

// number cuts a number of one or two digits off s. It is 0 where there is none.
func number(s string) (n int, rest string) {
	for _, length := range [...]int{2, 1} {
		if n, rest, ok := digits(s, length); ok {
			return n, rest
		}
	}
	return 0, s
}

// timeOfDay reports whether s may follow a date: a time and its zone, or nothing.
func timeOfDay(s string) bool {
	if s == "" {
		return true
	}
	if !strings.ContainsAny(s[:1], "Tt _,") && !isDigit(s[0]) {
		return false
	}
	letters := 0 // in a row: of a zone or of pm, and never a word
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			if letters++; letters > 4 {
				return false
			}
		case unicode.IsDigit(r), strings.ContainsRune(" :.,+-−/()_", r):
			letters = 0
		default:
			return false
		}
	}
	return strings.ContainsFunc(s, unicode.IsDigit) || strings.TrimSpace(s) == ""
}

// digits cuts a number of exactly n digits off s.
func digits(s string, n int) (value int, rest string, ok bool) {
	if len(s) < n {
		return 0, s, false
	}
	for i := range n {
		if !isDigit(s[i]) {
			return 0, s, false
		}
		value = value*10 + int(s[i]-'0')
	}
	return value, s[n:], true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// numericDate reads a date that ends with its year: 22/03/2023. Where both
// numbers may be the month it has two readings. With full stops the day is
// first.
func numericDate(s string) []calendar.Interval {
	s, after, _ := strings.Cut(s, " ")
	if !timeOfDay(strings.TrimSpace(after)) {
		return nil
	}
	for _, sep := range [...]string{"-", "/", "."} {
		parts := strings.Split(strings.TrimSuffix(s, ","), sep)
		if len(parts) != 3 {
			continue
		}
		var n [3]int
		for i, p := range parts {
			v, err := strconv.Atoi(p)
			if err != nil || len(p) > 4 || i < 2 && len(p) > 2 || i == 2 && len(p) != 4 || !isDigit(p[0]) {
				return nil
			}
			n[i] = v
		}
		if n[0] == 0 || n[1] == 0 {
			return nil
		}
		var readings []calendar.Interval
		if when := day(n[2], n[1], n[0]); !when.IsZero() {
			readings = append(readings, when)
		}
		if when := day(n[2], n[0], n[1]); !when.IsZero() && sep != "." && !slices.Contains(readings, when) {
			readings = append(readings, when)
		}
		return readings
	}
	return nil
}

// wordDate reads a date with the name of its month, in any order. Nothing may
// stand beside it but a weekday, a time and a zone.
func wordDate(s string, b basis) (evidence, bool) {
	var (
		m    time.Month
		d, y int
	)
	words := dateFields(s)
	for i := 0; i < len(words); i++ {
		word := words[i]
		is := month(word)
		number, numbered := dayNumber(word)
		year, rest, four := digits(word, 4)
		switch {
		case besideDates()[word]:
		case is != 0 && m == 0:
			m = is
		case numbered && i+1 < len(words) && hourWords[words[i+1]]: // 7 p.m., 14 h 30
			if i++; i+1 < len(words) && isMinute(words[i+1]) {
				i++
			}
		case numbered && d == 0:
			d = number
		case four && rest == "" && y == 0 && firstYear <= year && year <= lastYear:
			y = year
		case isClock(word):
		default:
			return evidence{}, false
		}
	}
	switch {
	case m == 0 || d == 0 && y == 0:
		return evidence{}, false
	case y == 0:
		return evidence{basis: b, month: m, day: d}, !day(2000, int(m), d).IsZero()
	}
	when := day(y, int(m), d)
	return clear(when, b), !when.IsZero()
}

// dateFields returns the words of s in small letters, without marks and zones:
// 26-FEB-1987 is three of them.
func dateFields(s string) []string {
	var words []string
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|()", r) }) {
		if isZone(word) {
			continue
		}
		word = strings.ToLower(strings.Trim(word, ".-–—•·"))
		switch {
		case word == "":
		case strings.Count(word, "-") == 2:
			words = append(words, strings.Split(word, "-")...)
		default:
			words = append(words, word)
		}
	}
	return words
}

// hourWords are the words that make a time of the number before them.
var hourWords = map[string]bool{"am": true, "pm": true, "a.m": true, "p.m": true, "h": true, "heures": true, "uhr": true, "o'clock": true}

func isMinute(word string) bool {
	_, rest, ok := digits(word, 2)
	return ok && rest == ""
}

// isZone reports whether word is a zone by its distance from Greenwich: -0800.
func isZone(word string) bool {
	if len(word) < 3 || word[0] != '+' && word[0] != '-' {
		return false
	}
	_, rest, ok := digits(strings.ReplaceAll(word[1:], ":", ""), 4)
	return ok && rest == ""
}

// isClock reports whether word is a time of day: 7:14, 15:04:05, 7:14pm, 15h30.
func isClock(word string) bool {
	if word == "" || !isDigit(word[0]) {
		return false
	}
	rest := strings.TrimLeft(word, "0123456789:.")
	switch rest {
	case "", "am", "pm", "a.m", "p.m", "z", "gmt", "est", "edt", "et":
		return strings.ContainsRune(word, ':') || rest != "" || strings.ContainsRune(word, '.')
	}
	return strings.HasPrefix(rest, "h")
}

// leadingDate reads the date with which s opens, if it does, and returns what
// follows it.
func leadingDate(s string, b basis) (evidence, string, bool) {
	end := 0
	var best evidence
	var rest string
	var found bool
	for words := 0; words < 8 && end < len(s) && end < 60; words++ {
		next := strings.IndexAny(s[end:], " |·•–—\t")
		if next < 0 {
			next = len(s) - end
		}
		end += next
		if e, ok := readDate(strings.Trim(s[:end], " ,.|-–—·•"), b); ok && (!found || e.clarity() >= best.clarity()) {
			best, rest, found = e, s[end:], true
		}
		if end < len(s) {
			_, size := utf8.DecodeRuneInString(s[end:])
			end += size
		}
	}
	return best, rest, found
}
