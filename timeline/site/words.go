package site

import (
	"html"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// Words are what the pages themselves say, in one language: each language is one
// value in a file of its own, words_en.go, words_fr.go. Templates read those with a
// capital as .W.Years; the rest is put together in Go. What holds a %s is a sentence
// that something is put into.
type words struct {
	// Around every page.
	Skip, Menu, Home, Years, Names, Articles, Undated, Conflicts, Foot, Feed, Events, ArticleData, MadeBy string

	// Lists of events.
	Key, KeyYear, Filter, Filtered, Find, NoneFound, Parts, InStory, OthersSay, Strip, StripTwin, All string
	Previous, Next                                                                                    string

	// An event.
	When, Earliest, Latest, Evidence, Who, Where, Before, After, DatedBy, Rule, Original string

	// An article.
	Published, PublishedUnknown, DuplicateOf, CopiedBy, Story, Told, ToldNone, Newest, Removed, Kept, Repeats, Untitled, Guess, Modified, NotBefore, NotAfter, OtherDate string

	// Tables of events, and gaps.
	Table, TableLead, Single, SingleLead, Inferred, InferredLead, Gaps, GapsLead, Sort, Date, Event, Status, Stories, Sources, Known, OtherDates string

	// Other pages.
	With, Most, NoDate, MissingTitle, Missing, UndatedLead, ConflictsLead, UndatedNone, ConflictsNone string

	People, Organisations, Places, AllSources, SourceAlone, Agency, Outlet string

	Changes, ChangesFirst, ChangesLead, Gained, Lost, Gone, GoneInto, changesSince string

	Added, Search, SearchFor, SearchNone, SearchMore, SearchInstead, JSONFeed, Calendar string

	// Colon and Semicolon are these signs with the space that the language sets before
	// them, and OpenQuote and CloseQuote the marks around what somebody says.
	Colon, Semicolon, OpenQuote, CloseQuote string

	allOf, partNumber, busiest, quiet, beforeThat, afterThat, later, longer, someTime, again, stripMonths, feedLeft, embedMade, atLeast, unread, curated string

	length, notDated, and, thousand string

	// Form says which form of a plural n things have, out of so many forms.
	form  func(n int) int
	forms int

	events, stories, sources, articles, years, months, days, moreQuotes plural

	made made

	filters        map[string]string // by the class of an event
	filterHeadings map[string]string
	changeKinds    map[string]string
	fields         map[string]string             // of an event, by the names that exports use
	statuses       map[timeline.Status][2]string // alone, and with whose words
	basis          map[timex.Basis]string        // how a date is known
	basisShort     map[timex.Basis]string        // the same in a word
	worded         map[timex.Basis]string        // the same, with the words that give it
	known          map[calendar.Unit]string      // what of a date is not known
	kinds          map[timeline.NameKind]string
	basisOf        map[string]string // how a date of publication is known
	decided        map[string]string // what an editor did
	ways           map[string]string // to put an embed into a page, said to the editor who chooses
}

// Made is how the list of events was made, and what is not in it.
type made struct {
	from, less                                          string
	undated, dropped, skipped, dateless, copies, unread plural
}

// A plural is a count of something, in each of its forms: "1 story", "4 stories".
type plural []string

// languages are the languages that pages are written in. Another is one more file
// with such a value, and its line here.
var languages = map[string]*words{"en": &english, "fr": &french}

// Languages returns the codes of the languages in which pages can be written.
func Languages() []string { return slices.Sorted(maps.Keys(languages)) }

// wordsOf returns the words of the language that code names and that code, or
// English where there are none.
func wordsOf(code string) (*words, string) {
	base, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(code, "_", "-")), "-")
	w, ok := languages[base]
	switch {
	case !ok:
		return &english, "en"
	case len(region) == 2 && timex.Knows(base) && strings.Trim(region, "abcdefghijklmnopqrstuvwxyz") == "":
		return w, base + "-" + strings.ToUpper(region)
	}
	return w, base
}

// mostTold returns the language of most of the articles of t, without the country,
// "" where none says one.
func mostTold(t *timeline.Timeline) string {
	count := map[string]int{}
	for _, told := range t.Tellings {
		if base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(told.Article.Lang, "_", "-")), "-"); base != "" {
			count[base]++
		}
	}
	most := ""
	for _, lang := range slices.Sorted(maps.Keys(count)) {
		if count[lang] > count[most] {
			most = lang
		}
	}
	return most
}

// rightToLeft are the languages written from right to left.
var rightToLeft = map[string]bool{
	"ar": true, "arc": true, "ckb": true, "dv": true, "fa": true, "he": true, "ps": true, "sd": true, "ug": true, "ur": true, "yi": true,
}

// dirOf returns the direction in which the language code is written.
func dirOf(code string) string {
	if first, _, _ := strings.Cut(strings.ToLower(code), "-"); rightToLeft[first] {
		return "rtl"
	}
	return "ltr"
}

// number returns n as people write it: 19,042.
func (w *words) number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + w.thousand + s[i:]
	}
	return s
}

// of returns p for n things: "4 stories".
func (w *words) of(p plural, n int) string { return put(p[w.form(n)], w.number(n)) }

// quoted returns s between the quotation marks of the language.
func (w *words) quoted(s string) string { return w.OpenQuote + s + w.CloseQuote }

// count returns a count of events: "31 events".
func (w *words) count(n int) string { return w.of(w.events, n) }

// part returns the name of the k-th part of a list, the first being 0.
func (w *words) part(k int) string { return put(w.partNumber, w.number(k+1)) }

// kind returns what a name of kind k is called.
func (w *words) kind(k timeline.NameKind) string { return w.kinds[k] }

// list returns texts as one: "a, b and c".
func (w *words) list(texts []string) string {
	n := len(texts)
	if n < 2 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:n-1], ", ") + " " + w.and + " " + texts[n-1]
}

// status says how far s vouches, and whose words it is known by.
func (w *words) status(s timeline.Status, by []string) string {
	forms := w.statuses[s]
	if len(by) == 0 {
		return forms[0]
	}
	return put(forms[1], w.list(by))
}

// evidence says how widely e is told: "Reported in 4 stories, 2 sources".
func (w *words) evidence(e *timeline.Event) string {
	if len(e.Articles) == 0 && e.Curated() != nil {
		return w.curated
	}
	return w.of(w.stories, len(e.Articles)) + ", " + w.of(w.sources, e.Sources)
}

// how says in words how a date is known that the words said give.
func (w *words) how(b timex.Basis, said string) string {
	if form := w.worded[b]; form != "" && said != "" {
		return put(form, said)
	}
	return w.basis[b]
}

// put puts each of what in the place of the next %s of form. Unlike fmt it minds
// no other % in either.
func put(form string, what ...string) string {
	var b strings.Builder
	for _, x := range what {
		before, after, ok := strings.Cut(form, "%s")
		if !ok {
			break
		}
		b.WriteString(before)
		b.WriteString(x)
		form = after
	}
	b.WriteString(form)
	return b.String()
}

// asked is what a template says to ask for words alone.
var asked = regexp.MustCompile(`\{\{\$?\.W\.(\w+)\}\}`)

// said returns a template with the words in it for which it asks: they are the same on all
// pages, and a page is made sooner the less is asked on it.
func (w *words) said(template string) string {
	all := reflect.ValueOf(w).Elem()
	return asked.ReplaceAllStringFunc(template, func(s string) string {
		if v := all.FieldByName(asked.FindStringSubmatch(s)[1]); v.IsValid() && v.Kind() == reflect.String {
			return html.EscapeString(v.String())
		}
		return s
	})
}
