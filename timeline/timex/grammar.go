package timex

import (
	"fmt"
	"io"
	"strings"
	"sync"
)

// A Grammar is a compiled rule file: all that is known of one language. It is
// not changed by use, so that any number of goroutines may share it.
type Grammar struct {
	name       string
	source     string // the rule file
	rules      []*rule
	not        []example // texts in which nothing must be found
	dct        string    // the day on which the examples are told
	lists      map[string][]string
	symbols    map[string]symbol
	names      []string
	cold       map[symbol]bool // classes that are not worth a parse
	hot        map[symbol]bool // words of patterns that are
	classes    map[symbol]bool // that words are of
	lexicon    lexicon
	root       []*state // by symbol
	builtin    builtin
	accept     []topSort // by symbol: what a text may be tagged as
	hotNumeral [dotted + 1]bool
	cues       map[string]cue
	listed     map[string]map[string]bool // the lists, for a look at one word
	order      order                      // of the dates in figures, where the language has one
	parsers    sync.Pool
}

// A symbol is a word, a class of words or the result of a rule.
type symbol int16

// builtin are the classes that numbers in digits are of.
type builtin struct {
	number, day, month, hour, minute, yy, year, hhmm, ymd, dotted, old, tenYear, tenYY, three, grouped, name, word symbol
}

// A topSort says what a result of rules is to a text.
type topSort uint8

const (
	inner   topSort = iota // part of other rules only
	tagged                 // DATE, TIME, DURATION, SET
	blocked                // NONE: what looks like an expression and is none
)

// ReadGrammar reads a rule file. The name stands in errors and in what
// [Timex.Rule] returns.
func ReadGrammar(name string, r io.Reader) (*Grammar, error) {
	source, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	g := newGrammar(name)
	g.source = string(source)
	if err := g.read(name, strings.NewReader(g.source)); err != nil {
		return nil, err
	}
	return g, g.compile()
}

// With returns g with more rules, which win over its own. The name of their
// file stands in errors and in what [Timex.Rule] returns.
func (g *Grammar) With(name string, r io.Reader) (*Grammar, error) {
	more := newGrammar(g.name)
	if err := more.read(g.name, strings.NewReader(g.source)); err != nil {
		return nil, err
	}
	if err := more.read(name, r); err != nil {
		return nil, err
	}
	return more, more.compile()
}

func newGrammar(name string) *Grammar {
	g := &Grammar{
		name:    name,
		lists:   map[string][]string{},
		symbols: map[string]symbol{},
		cold:    map[symbol]bool{},
		hot:     map[symbol]bool{},
		classes: map[symbol]bool{},
		lexicon: lexicon{words: map[string]*word{}},
	}
	b := &g.builtin
	for name, sym := range map[string]*symbol{
		"NUMBER": &b.number, "DAYNUM": &b.day, "MONTHNUM": &b.month, "HOUR": &b.hour, "MINUTE": &b.minute,
		"YY": &b.yy, "YEAR": &b.year, "HHMM": &b.hhmm, "YMD": &b.ymd, "DOTTED": &b.dotted, "OLDYEAR": &b.old, "TENYEAR": &b.tenYear, "TENYY": &b.tenYY, "THREE": &b.three, "GROUPED": &b.grouped,
		"NAME": &b.name, "WORD": &b.word,
	} {
		*sym = g.symbol(name)
		g.classes[*sym] = true
	}
	return g
}

func (g *Grammar) symbol(name string) symbol {
	s, ok := g.symbols[name]
	if !ok {
		s = symbol(len(g.names))
		g.symbols[name] = s
		g.names = append(g.names, name)
	}
	return s
}

// compile makes g ready for use, and checks what can be checked of it as a whole.
func (g *Grammar) compile() error {
	for len(g.root) < len(g.names) {
		g.root = append(g.root, nil)
	}
	g.accept = make([]topSort, len(g.names))
	for _, name := range []string{"DATE", "TIME", "DURATION", "SET"} {
		if s, ok := g.symbols[name]; ok {
			g.accept[s] = tagged
		}
	}
	if s, ok := g.symbols["NONE"]; ok {
		g.accept[s] = blocked
	}
	for _, w := range g.lexicon.words {
		if w.onlyReadings(func(r reading) bool { return r.proper && !isClass(g.names[r.sym]) }) {
			w.readings = append(w.readings, reading{sym: g.builtin.name, proper: true}) // a name that a rule knows is a name to all others
		}
	}
	g.lexicon.compile(g.isCold)
	g.hotNumeral[fourDigits] = !g.cold[g.builtin.year]
	g.hotNumeral[ymdDigits] = !g.cold[g.builtin.ymd]
	g.parsers.New = func() any { return newParser(g) }
	g.compileCues()
	return g.check()
}

// isCold reports whether s is too common to start a parse: a class that the
// rule file calls cold, or a word of a pattern that it does not call hot.
func (g *Grammar) isCold(s symbol) bool { return g.cold[s] || !isClass(g.names[s]) && !g.hot[s] }
