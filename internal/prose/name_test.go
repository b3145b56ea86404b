package prose

import (
	"strings"
	"testing"
)

var nameKinds = [...]string{Unknown: "", Person: " (person)", Somewhere: " (place)", Organisation: " (organisation)"}

func TestNames(t *testing.T) {
	l := newsEnglish()
	for _, test := range []struct{ text, want string }{
		{"The arrest of Huawei executive Meng Wanzhou in Vancouver was news.", "Huawei, Meng Wanzhou (person), Vancouver (place)"},
		{"Prime Minister Justin Trudeau spoke.", "Justin Trudeau (person)"},
		{"She told the House of Commons on Tuesday.", "House of Commons (organisation)"},
		{"Élodie de la Tour met Ludwig van der Meer.", "Élodie de la Tour, Ludwig van der Meer"},
		{"Lawyers for Jean-Luc O'Neill left.", "Jean-Luc O'Neill"},
		{"Lawyers left. Smith stayed. They met Smith.", "Smith, Smith"},
		{"Smith of Ontario left, and Smith came.", "Smith, Ontario (place), Smith"},
		{"The French president met NATO in March.", "NATO (organisation)"},
		{"Acme Corp. sued AT&T Inc.", "Acme Corp. (organisation), AT&T Inc. (organisation)"},
		{"Ann Lee, 45, was there.", "Ann Lee (person)"},
		{"“Go,” Ann Lee said.", "Ann Lee (person)"},
		{"He met Canada's minister Ann Lee.", "Canada (place), Ann Lee (person)"},
	} {
		known := Capitals{}
		var names []Name
		for range 2 { // the first time to learn which words have a capital elsewhere
			names = names[:0]
			for at := range l.Sentences(test.text, Span{0, len(test.text)}) {
				words := l.Words(nil, test.text, at)
				known.See(test.text, words)
				names = l.Names(names, test.text, words, known)
			}
		}
		var got []string
		for _, n := range names {
			got = append(got, n.Of(test.text)+nameKinds[n.Kind])
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.text, s, test.want)
		}
	}
}
