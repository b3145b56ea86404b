package prose

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	l := newsEnglish()
	for _, test := range []struct{ text, want string }{
		{"Dong's car didn't start.", "Dong|'s|car|did|n't|start|."},
		{"Mr. J. Smith of the U.S. Senate", "Mr.|J.|Smith|of|the|U.S.|Senate"},
		{"Anglo-French talks cost $1,200.50, or 3.5%.", "Anglo-French|talks|cost|$|1,200.50|,|or|3.5|%|."},
		{"“L’État”—c'est moi…", "“|L’État|”|—|c'est|moi|…"},
		{"It rose to 5,6 or 1,23,456", "It|rose|to|5|,|6|or|1|,|23,456"},
		{"the 1990s -- and '80s", "the|1990s|--|and|'|80s"},
		{"AT&T and R&D", "AT&T|and|R&D"},
		{"naïve façade", "naïve|façade"},
		{"", ""},
	} {
		var got []string
		for _, w := range l.Words(nil, test.text, Span{0, len(test.text)}) {
			got = append(got, w.Of(test.text))
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.text, s, test.want)
		}
	}
}

func TestStem(t *testing.T) {
	for _, test := range []struct{ lang, word, want string }{
		{"en", "Resigning", "resign"},
		{"en-GB", "resignation", "resign"},
		{"fr-CA", "chats", "chat"},
		{"xx", "Word", "word"},
		{"", "", ""},
	} {
		if got := Stem(test.lang, test.word); got != test.want {
			t.Errorf("Stem(%q, %q) = %q, want %q", test.lang, test.word, got, test.want)
		}
	}
}
