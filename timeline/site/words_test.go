package site

import (
	"fmt"
	"iter"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"annals/templates"
	"annals/timeline"
)

// Every language says everything that English says: no field is empty, no table
// lacks a key, no plural a form, and a sentence has as many places to put things.
func TestWordsAreWhole(t *testing.T) {
	for _, lang := range Languages() {
		w := languages[lang]
		same(t, lang, reflect.ValueOf(english), reflect.ValueOf(*w), w.forms)
		for n := range 1000 {
			if f := w.form(n); f < 0 || f >= w.forms {
				t.Errorf("%s: %d things have the form %d of %d", lang, n, f, w.forms)
			}
		}
	}
}

// same compares what a language says at path with what English says there.
func same(t *testing.T, path string, en, other reflect.Value, forms int) {
	if other.IsZero() {
		t.Errorf("%s is missing", path)
		return
	}
	switch en.Kind() {
	case reflect.Struct:
		for i := range en.NumField() {
			same(t, path+"."+en.Type().Field(i).Name, en.Field(i), other.Field(i), forms)
		}
	case reflect.Map:
		for _, key := range en.MapKeys() {
			if value := other.MapIndex(key); value.IsValid() {
				same(t, path+"["+fmt.Sprint(key)+"]", en.MapIndex(key), value, forms)
			} else {
				t.Errorf("%s[%s] is missing", path, fmt.Sprint(key))
			}
		}
		if other.Len() > en.Len() {
			t.Errorf("%s has more keys than English", path)
		}
	case reflect.Slice, reflect.Array:
		if en.Kind() == reflect.Slice && other.Len() != forms {
			t.Errorf("%s has %d forms of %d", path, other.Len(), forms)
		}
		for i := range other.Len() {
			same(t, path, en.Index(min(i, en.Len()-1)), other.Index(i), forms)
		}
	case reflect.String:
		if have, want := strings.Count(other.String(), "%s"), strings.Count(en.String(), "%s"); have != want {
			t.Errorf("%s has %d times %%s, want %d: %q", path, have, want, other)
		}
	}
}

// French sets no plain space before a high sign, nor within its quotation marks, and its apostrophe is a round one.
func TestFrenchIsSetInFrench(t *testing.T) {
	wrong := regexp.MustCompile(`[^\x{a0}\x{202f}][:;!?»]|«[^\x{a0}\x{202f}]|'`)
	for text := range textsOf(reflect.ValueOf(french)) {
		if found := wrong.FindString(text); found != "" {
			t.Errorf("%q has %q", text, found)
		}
	}
}

// textsOf yields what a language says.
func textsOf(v reflect.Value) iter.Seq[string] {
	return func(yield func(string) bool) {
		switch v.Kind() {
		case reflect.String:
			yield(v.String())
		case reflect.Struct:
			for i := range v.NumField() {
				textsOf(v.Field(i))(yield)
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				textsOf(v.MapIndex(key))(yield)
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				textsOf(v.Index(i))(yield)
			}
		}
	}
}

// The ways to embed and the classes to filter by each have their words.
func TestWordsOfTables(t *testing.T) {
	for _, m := range embedModes {
		if english.ways[m.name] == "" {
			t.Errorf("no words for the way to embed %s", m.name)
		}
	}
	for _, g := range filterGroups {
		if english.filterHeadings[g.name] == "" {
			t.Errorf("no words for the filters by %s", g.name)
		}
		for _, c := range g.classes {
			if english.filters[c] == "" {
				t.Errorf("no words for the class %s", c)
			}
		}
	}
	for s := timeline.Reported; s <= timeline.Negated; s++ {
		if english.statuses[s][0] == "" {
			t.Errorf("no words for the status %s", s)
		}
	}
}

// A French page has French words alone, dates and numbers too.
func TestFrenchPages(t *testing.T) {
	o := sampleOptions
	o.Lang = "fr"
	dir := write(t, sample(), o)
	for path, text := range contents(t, dir) {
		if filepath.Ext(path) != ".html" {
			continue
		}
		if !strings.Contains(text, `<html lang="fr" dir="ltr">`) {
			t.Errorf("%s: does not say that it is French", path)
		}
		for _, word := range []string{english.Skip, english.MadeBy, english.Evidence + "<", english.When, "Reported in", " later<", "December", " story", " events", "day not known"} {
			if strings.Contains(text, word) {
				t.Errorf("%s: has %q", path, word)
			}
		}
	}
}

// No template says a word of its own: all are in the tables.
func TestTemplatesHaveNoWords(t *testing.T) {
	files, err := templates.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if filepath.Ext(f.Name()) != ".html" {
			continue
		}
		data, err := templates.FS.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range wordsIn(string(data)) {
			t.Errorf("%s: %q: it belongs into the tables of words", f.Name(), word)
		}
	}
}

// wordsIn returns the words of a template that a reader would see.
func wordsIn(text string) []string {
	var plain strings.Builder
	for text != "" { // without {{actions}}, styles and <tags>
		i := strings.IndexAny(text, "<{")
		if i < 0 {
			plain.WriteString(text)
			break
		}
		plain.WriteString(text[:i] + " ")
		text = text[i:]
		end := ">"
		switch {
		case strings.HasPrefix(text, "{{"):
			end = "}}"
		case strings.HasPrefix(text, "{"):
			end = "{"
		case strings.HasPrefix(text, "<style"):
			end = "</style>"
		}
		_, text, _ = strings.Cut(cutActions(text, end), end)
	}
	return strings.FieldsFunc(plain.String(), func(r rune) bool { return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') })
}

// cutActions returns text without the actions that stand in its first tag.
func cutActions(text, end string) string {
	if end != ">" {
		return text
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{{")
		if !ok || strings.Contains(before, end) {
			return b.String() + text
		}
		b.WriteString(before)
		_, text, _ = strings.Cut(rest, "}}")
	}
}

// A page's words are those of the language asked for, whatever its country; of one
// that has none, English.
func TestWordsOf(t *testing.T) {
	for code, want := range map[string]string{
		"fr": "fr", "FR": "fr", "fr-CA": "fr-CA", "fr_be": "fr-BE", "en-GB": "en-GB", "de": "en", "": "en", `en"><script>`: "en", "fr-x": "fr",
	} {
		if _, got := wordsOf(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

// Where nobody says the language of the pages it is that of most articles.
func TestLanguageOfMostArticles(t *testing.T) {
	told := &timeline.Timeline{}
	for _, lang := range []string{"en-GB", "fr-CA", "", "fr", "de", "", ""} {
		told.Tellings = append(told.Tellings, &timeline.Telling{Article: &timeline.Article{Lang: lang}})
	}
	if got := mostTold(told); got != "fr" {
		t.Errorf("%q, want fr", got)
	}
}

func TestNumbersAndPlurals(t *testing.T) {
	for _, c := range []struct {
		w    *words
		n    int
		want string
	}{
		{&english, 0, "0 events"}, {&english, 1, "1 event"}, {&english, 19042, "19,042 events"},
		{&french, 0, "0 événement"}, {&french, 1, "1 événement"}, {&french, 2, "2 événements"}, {&french, 19042, "19\u202f042 événements"},
	} {
		if got := c.w.count(c.n); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
