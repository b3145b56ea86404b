package prose

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"The council met on Monday and agreed to build the bridge.":                                                        "en",
		"Le conseil s'est réuni lundi et a décidé de construire un pont qui est moins cher.":                               "fr",
		"Der Rat hat am Montag beschlossen, die Brücke zu bauen.":                                                          "de",
		"El consejo se reunió el lunes y decidió que se construya el puente, según dijo la alcaldesa.":                     "es",
		"Il consiglio si è riunito lunedì e ha deciso di costruire il ponte.":                                              "it",
		"O conselho reuniu-se na segunda-feira e decidiu que não vai construir uma ponte no centro, segundo a presidente.": "pt",
		"De raad heeft maandag besloten dat er een brug wordt gebouwd.":                                                    "nl",
		"Rådet beslutade på måndagen att bygga bron och ska börja efter sommaren.":                                         "sv",
		"Rada postanowiła w poniedziałek, że most nie będzie zbudowany przed zimą.":                                        "pl",
		"Совет решил в понедельник, что мост будет построен в этом году.":                                                  "ru",
		"Рада вирішила в понеділок, що міст буде збудований цього року.":                                                   "uk",
		"市议会周一决定建造这座桥。":                                                                                                    "zh",
		"市議会は月曜日に橋を建設することを決めた。":                                                                                            "ja",
		"시의회는 월요일에 다리를 건설하기로 결정했다.":                                                                                        "ko",
		"Το συμβούλιο αποφάσισε τη Δευτέρα.":                                                                               "el",

		// What tells too little is left open.
		"":                "",
		"Sampletown 2018": "",
		"May 3 over 4 under, June 4 over 5 under, July 4 under, August 3 over 4 under, September 1 over": "",
		"Ann Sample":        "",
		"Monday":            "",
		"12 3 4 5 ... -- !": "",
		"xkcd qwrt zxcv plmk bnhj vgfc rtyu qazx wsxe dcrf": "",
	} {
		if got, _ := Language(text); got != want {
			t.Errorf("%q is in %q, not %q", text, want, got)
		}
	}
}

// Names and titles in another language do not change what a text is written in.
func TestLanguageOfAMixedText(t *testing.T) {
	text := "The minister read from La vie est un songe and from Der Prozess to the members of the house, who had been waiting for an answer since Tuesday."
	if got, share := Language(text); got != "en" || share < .3 {
		t.Error(got, share)
	}
}

func TestFrequentWordsAreWritten(t *testing.T) {
	for code, list := range frequentWords {
		words := strings.Fields(list)
		if len(words) < 25 {
			t.Errorf("%s has only %d words", code, len(words))
		}
		for _, w := range words {
			if got, end := smallWord(make([]byte, 0, 24), w, 0); string(got) != w || end != len(w) {
				t.Errorf("%s: %q would never be found", code, w)
			}
		}
	}
	if n := len(telltales()); n > 2048 {
		t.Error("there are", n, "frequent words: make room in Language")
	}
	if !slices.IsSorted(languageCodes) || len(languageCodes) != len(slices.Collect(maps.Keys(frequentWords))) {
		t.Error(languageCodes)
	}
}

func FuzzLanguage(f *testing.F) {
	f.Add("Le conseil s'est réuni lundi.")
	f.Add("\xff\xfe市議会 ќ İ ẞ")
	f.Fuzz(func(t *testing.T, text string) {
		code, share := Language(text)
		if share < 0 || share > 1 || code != "" && !utf8.ValidString(code) {
			t.Error(code, share)
		}
	})
}

func BenchmarkLanguage(b *testing.B) {
	text := strings.Repeat("The council met on Monday and agreed to build the bridge, which had been planned since 2016, the mayor said. ", 100)
	b.SetBytes(sampled)
	b.ReportAllocs()
	for b.Loop() {
		Language(text)
	}
}
