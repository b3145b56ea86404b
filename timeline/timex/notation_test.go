package timex

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The meaning of each rule, printed and read again, is the same.
func TestNotationRoundTrip(t *testing.T) {
	for code := range languages() {
		g, _ := Language(code)
		for _, r := range g.rules {
			for _, m := range r.meanings {
				s := m.format(r.slots)
				again, rest, err := readTerm(s, r.slots)
				if err != nil || rest != "" {
					t.Errorf("%s:%d: %s: %v %q", r.file, r.line, s, err, rest)
				} else if got := again.format(r.slots); got != s {
					t.Errorf("%s:%d: %s reads as %s", r.file, r.line, s, got)
				}
			}
		}
	}
}

// What --explain prints can be read, and means the same as the expression.
func TestExplainIsNotation(t *testing.T) {
	g := english(t)
	for _, r := range g.rules {
		for _, ex := range r.examples {
			for _, x := range g.Tag(ex.text) {
				m, rest, err := readTerm(x.Explain(), nil)
				if err != nil || rest != "" {
					t.Errorf("%q: %s: %v %q", ex.text, x.Explain(), err, rest)
					continue
				}
				a := anchor{dct: benchDCT, genre: News, g: g, text: ex.text, start: x.Start, end: x.End}
				got := tree{{pat: &pattern{rule: &rule{meanings: []term{m}}}}}.eval(&a, 0, 0)
				if want := x.tree.eval(&a, 0, x.part); got.timex3() != want.timex3() || got.mod != want.mod {
					t.Errorf("%q: %s means %s, not %s", ex.text, x.Explain(), got.timex3(), want.timex3())
				}
			}
		}
	}
}

// What is wrong in a rule file is said with its place, and with the word that
// was perhaps meant.
func TestReadGrammarErrors(t *testing.T) {
	for _, c := range []struct{ rules, want string }{
		{"WEEKDAY one Monday", `r:1: "one" is no number, unit or part of the day`},
		{"UNIT wek week", `r:1: "wek" is no number, unit or part of the day (do you mean week?)`},
		{"UNIT week week\nDATE this UNIT = ths(dct, every(UNIT))", `r:2: unknown operator "ths" (do you mean this?)`},
		{"UNIT week week\nDATE this UNIT = this(dct, every(UNT))", `r:2: UNT is not in the pattern (do you mean UNIT?)`},
		{"UNIT week week\nDATE this UNT = this(dct, every(week))", `r:2: nothing is a UNT (do you mean UNIT?)`},
		{"UNIT week week\nDATE this UNIT? = this(dct, every(UNIT))", `r:2: UNIT may be missing in the pattern, and the meaning needs it`},
		{"UNIT week week\nDATE this UNIT = this(dct)", `r:2: this takes 2 arguments, not 1: this(dct, every(week))`},
		{"UNIT week week\nDATE this UNIT = this(dct, every(UNIT)", `r:2: missing ) after this(`},
		{"UNIT week week\nDATE this UNIT = dct)", `r:2: unexpected ")" after the meaning`},
		{"UNIT week week\nDATE [this] [UNIT] = dct", `r:2: 1 meanings for 2 expressions: want one for each bracketed part, with ; between them`},
		{"UNIT week week\nDATE this] UNIT = dct", `r:2: ] without [`},
		{"date this = dct", `r:1: "date": what a rule results in is written in capitals`},
		{"DATE the first = dct", `r:1: every word of this rule may be cold, so that it would not be tried: DATE the first = dct`},
		{"\ttoday => 2013-02-12", `r:1: an example stands below its rule, and there is no rule yet`},
		{"hot today\nDATE today = dct\n\ttoday", `r:3: want an example below its rule: text => value, or text => none`},
		{"hot today\nDATE today = dct @colloqial", `r:2: "colloqial" is no genre: write auto, news, narrative or colloquial`},
		{"DATE  = dct", `r:1: a rule without a pattern`},
		{"hot x\nDATE AA = AA\nAA x = dct\nAA DATE = DATE", `r:4: this rule goes in a circle: AA DATE = DATE`},
		{"DATE " + strings.Repeat("a|b ", 12) + "= dct", `r:1: words that may be missing and alternatives make more than 1024 patterns of this rule`},
		{"date-order: day", `r:1: want date-order: day-month, or date-order: month-day`},
		{"some words", `r:1: want a class in capitals, a value and words, or a rule with an equals sign`},
	} {
		_, err := ReadGrammar("r", strings.NewReader(c.rules))
		if err == nil || err.Error() != c.want {
			t.Errorf("%q:\n got %v\nwant %s", c.rules, err, c.want)
		}
	}
}

// Rules of one's own are read after those of the language, and win.
func TestOwnRules(t *testing.T) {
	g, err := english(t).With("own.rules", strings.NewReader("hot flood\nDATE the great flood = day(1962, 2, 17)\n"))
	if err != nil {
		t.Fatal(err)
	}
	text := "The great flood of which all speak came; it met on Monday."
	got := g.Anchor(text, g.Tag(text), benchDCT, News)
	if len(got) != 2 || got[0].Value != "1962-02-17" || got[0].Rule() != "own.rules:2" || got[1].Value != "2013-02-11" {
		t.Errorf("got %+v", got)
	}
	_, err = english(t).With("own.rules", strings.NewReader("DATE the great flod = dy(1962, 2, 17)\n"))
	if err == nil || !strings.HasPrefix(err.Error(), "own.rules:1: ") {
		t.Errorf("got %v", err)
	}
}

func FuzzReadGrammar(f *testing.F) {
	for _, s := range []string{
		"UNIT week week\nDATE this UNIT = this(dct, every(UNIT))\n\tthis week => 2013-W07",
		"hot now\nDATE [now] or [now] = dct; ref @narrative", "cold A\nA 1 a b. ~c 'd", "list: a, b c, d", "X X = X", "AA AA = AA", "NONE a = none",
		"DATE a?b?c?d?e?f?g?h? = dct", "DATE " + strings.Repeat("a|b ", 16) + "= dct", "# x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := ReadGrammar("r", strings.NewReader(s))
		if err != nil {
			return
		}
		text := "this week the a b c d 1 2 may 2011 " + s
		g.Anchor(text, g.Tag(text), benchDCT, Auto)
	})
}

// The manual names every operator, and each says how it is written.
func TestOperatorsAreInTheManual(t *testing.T) {
	manual, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.FieldsFunc(string(manual), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, op := range operatorTable {
		if !slices.Contains(words, op.name) {
			t.Errorf("doc.go does not tell of %s", op.name)
		}
		if !strings.HasPrefix(op.use, op.name) {
			t.Errorf("%s: its use is %q", op.name, op.use)
		}
	}
}
