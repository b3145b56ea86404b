package timex

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
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
	parsers    sync.Pool
}

// A symbol is a word, a class of words or the result of a rule.
type symbol int16

// A rule says what a pattern means.
type rule struct {
	file     string
	line     int
	order    int // of two rules that match the same words, the later wins
	source   string
	result   symbol
	slots    []string // the classes in the pattern, each once
	meanings []term   // of each bracketed part; without brackets there is one
	examples []example
	partial  bool // brackets leave out some of what is matched
	genres   genreSet
	fallible bool // there may be no such time
	patterns int  // how many there are
}

// An example is a text and the value that a rule must find in it.
type example struct {
	line       int
	text, want string
}

// A pattern is one of the sequences that a rule matches: words that may be
// missing, and alternatives, make several.
type pattern struct {
	rule  *rule
	slots []int8    // where in the sequence each slot of the rule stands
	parts [][2]int8 // the bracketed stretches of the sequence
	n     int
}

// A state of the trie stands for all patterns that begin alike.
type state struct {
	next     []branch
	mask     uint64 // of the symbols in next, to turn most away
	patterns []*pattern
}

type branch struct {
	sym symbol
	to  *state
}

// step returns where the state goes on with sym, or nil.
func (s *state) step(sym symbol) *state {
	if s.mask&(1<<(uint(sym)&63)) == 0 {
		return nil
	}
	if len(s.next) > 8 {
		i, ok := slices.BinarySearchFunc(s.next, sym, func(b branch, sym symbol) int { return int(b.sym) - int(sym) })
		if !ok {
			return nil
		}
		return s.next[i].to
	}
	for i := range s.next {
		if s.next[i].sym == sym {
			return s.next[i].to
		}
	}
	return nil
}

// grow returns where the state goes on with sym, which there is from now on.
func (s *state) grow(sym symbol) *state {
	if to := s.step(sym); to != nil {
		return to
	}
	to := new(state)
	s.mask |= 1 << (uint(sym) & 63)
	s.next = append(s.next, branch{sym, to})
	slices.SortFunc(s.next, func(a, b branch) int { return int(a.sym) - int(b.sym) })
	return to
}

// builtin are the classes that numbers in digits are of.
type builtin struct {
	number, day, month, hour, minute, yy, year, hhmm, ymd, dotted, old, tenYear, tenYY, three, name, word symbol
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
		"YY": &b.yy, "YEAR": &b.year, "HHMM": &b.hhmm, "YMD": &b.ymd, "DOTTED": &b.dotted, "OLDYEAR": &b.old, "TENYEAR": &b.tenYear, "TENYY": &b.tenYY, "THREE": &b.three,
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

// read adds a rule file to g.
func (g *Grammar) read(file string, r io.Reader) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	n := 0
	for sc.Scan() {
		n++
		if err := g.readLine(file, n, sc.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", file, n+1, err)
	}
	return nil
}

// readLine reads a line: an example, which is indented; a rule, which has an
// equals sign; a list, whose name ends in a colon; or words.
func (g *Grammar) readLine(file string, n int, line string) error {
	if i := commentStart(line); i >= 0 {
		line = line[:i]
	}
	f := strings.Fields(line)
	switch {
	case len(f) == 0:
		return nil
	case line[0] == '\t' || line[0] == ' ':
		return g.readExample(n, line)
	case strings.HasSuffix(f[0], ":") && len(f[0]) > 1:
		return g.readList(line)
	case f[0] == "dct" && len(f) == 2:
		g.dct = f[1]
		return nil
	case f[0] == "cold":
		for _, name := range f[1:] {
			g.cold[g.symbol(name)] = true
		}
		return nil
	case f[0] == "hot":
		for _, name := range f[1:] {
			g.hot[g.symbol(name)] = true
		}
		return nil
	case slices.Contains(f, "="):
		return g.readRule(file, n, line)
	}
	return g.readWords(f)
}

// commentStart returns where a comment begins: a # at the start or after a space.
func commentStart(line string) int {
	for i := range len(line) {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') && (i+1 == len(line) || line[i+1] == ' ' || i == 0) {
			return i
		}
	}
	return -1
}

// isClass reports whether a name in a rule file is one of a class: in capitals.
func isClass(name string) bool {
	return len(name) > 1 && 'A' <= name[0] && name[0] <= 'Z' && strings.ToUpper(name) == name
}

// readWords reads a line of words: a class, the value that they have, and the words.
func (g *Grammar) readWords(f []string) error {
	if !isClass(f[0]) || len(f) < 3 {
		return fmt.Errorf("want a class in capitals, a value and words, or a rule with an equals sign")
	}
	a, err := readAtom(f[1])
	if err != nil {
		return err
	}
	sym := g.symbol(f[0])
	g.classes[sym] = true
	for _, s := range f[2:] {
		g.lexicon.add(s, sym, a)
	}
	return nil
}

// readList reads a line of a list: its name and words, with commas between
// them where some are of more than one word.
func (g *Grammar) readList(line string) error {
	name, rest, _ := strings.Cut(line, ":")
	name = strings.TrimSpace(name)
	words := strings.Fields(rest)
	if strings.Contains(rest, ",") {
		words = nil
		for w := range strings.SplitSeq(rest, ",") {
			if w = strings.Join(strings.Fields(w), " "); w != "" {
				words = append(words, w)
			}
		}
	}
	g.lists[name] = append(g.lists[name], words...)
	return nil
}

// readExample reads a line under a rule.
func (g *Grammar) readExample(n int, line string) error {
	text, want, ok := strings.Cut(line, "=>")
	text, want = strings.TrimSpace(text), strings.TrimSpace(want)
	switch {
	case !ok || text == "" || want == "":
		return fmt.Errorf("want an example below its rule: text => value, or text => none")
	case want == "none":
		g.not = append(g.not, example{n, text, want})
	case len(g.rules) == 0:
		return fmt.Errorf("an example stands below its rule, and there is no rule yet")
	}
	if len(g.rules) > 0 {
		r := g.rules[len(g.rules)-1]
		r.examples = append(r.examples, example{n, text, want})
	}
	return nil
}

// An element of a pattern is a word or class, one of several, that may be missing.
type element struct {
	names    []string
	optional bool
	bracket  byte
}

// readRule reads a rule: a result, a pattern, an equals sign and the meaning.
func (g *Grammar) readRule(file string, n int, line string) error {
	left, right, ok := strings.Cut(line, " = ")
	if !ok {
		return fmt.Errorf("want spaces on both sides of the equals sign of a rule")
	}
	result, rest, _ := strings.Cut(strings.TrimSpace(left), " ")
	if result, rest, _ = cutSpace(left); !isClass(result) {
		return fmt.Errorf("%q: what a rule results in is written in capitals", result)
	}
	elements, err := readPattern(rest)
	if err != nil {
		return err
	}
	r := &rule{file: file, line: n, order: len(g.rules), source: strings.Join(strings.Fields(line), " "), result: g.symbol(result)}
	if right, r.genres, err = cutGenres(right); err != nil {
		return err
	}
	groups := 0
	for _, e := range elements {
		if e.bracket == '[' {
			groups++
		}
		for _, name := range e.names {
			if isLabelled(name) && !slices.Contains(r.slots, name) {
				r.slots = append(r.slots, name)
			}
		}
	}
	if result != "NONE" || strings.TrimSpace(right) != "none" {
		for right != "" {
			var t term
			if t, right, err = readTerm(right, r.slots); err != nil {
				return err
			}
			r.meanings = append(r.meanings, t)
			r.fallible = r.fallible || t.fallible()
			if right = strings.TrimSpace(right); right != "" {
				if right[0] != ';' {
					return fmt.Errorf("unexpected %q after the meaning", right)
				}
				right = right[1:]
			}
		}
	}
	if len(r.meanings) != max(1, groups) && result != "NONE" {
		return fmt.Errorf("%d meanings for %d expressions: want one for each bracketed part, with ; between them", len(r.meanings), max(1, groups))
	}
	g.rules = append(g.rules, r)
	return g.expand(r, elements, nil, nil)
}

// A genreSet says in which genres a rule holds; the empty one is all of them.
type genreSet uint8

func (s genreSet) has(g Genre) bool { return s == 0 || s&(1<<g) != 0 }

// cutGenres takes "@narrative @colloquial" off the end of a rule: what holds in
// texts of these genres only.
func cutGenres(s string) (rest string, set genreSet, err error) {
	rest, names, found := strings.Cut(s, "@")
	if !found {
		return s, 0, nil
	}
	for name := range strings.SplitSeq(names, "@") {
		g, err := ParseGenre(strings.TrimSpace(name))
		if err != nil {
			return "", 0, err
		}
		set |= 1 << g
	}
	return strings.TrimSpace(rest), set, nil
}

func cutSpace(s string) (first, rest string, ok bool) {
	s = strings.TrimSpace(s)
	i := strings.IndexAny(s, " \t")
	if i < 0 {
		return s, "", false
	}
	return s[:i], strings.TrimSpace(s[i:]), true
}

// isLabelled reports whether name is a class with or without a digit behind
// it, which tells two of one class apart.
func isLabelled(name string) bool { return isClass(strings.TrimRight(name, "0123456789")) }

// readPattern reads the elements of a pattern.
func readPattern(s string) ([]element, error) {
	var out []element
	rs := []rune(s)
	for i := 0; i < len(rs); {
		switch r := rs[i]; {
		case r == ' ' || r == '\t':
			i++
			continue
		case r == '[' || r == ']':
			out = append(out, element{bracket: byte(r)})
			i++
			continue
		}
		var e element
		for {
			j := i
			if rs[j] == '~' || rs[j] == '\'' {
				j++
			}
			for j < len(rs) && isNameRune(rs[j]) {
				j++
			}
			if j == i {
				j++
			}
			e.names = append(e.names, string(rs[i:j]))
			i = j
			if i+1 < len(rs) && rs[i] == '|' {
				i++
				continue
			}
			break
		}
		if i < len(rs) && rs[i] == '?' {
			e.optional = true
			i++
		}
		out = append(out, e)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("a rule without a pattern")
	}
	return out, nil
}

func isNameRune(r rune) bool {
	return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' || r == '_' || r >= 0xC0 && r < 0x2000
}

// expand adds the sequences that the elements stand for, after those before.
func (g *Grammar) expand(r *rule, rest []element, seq []string, parts [][2]int8) error {
	if len(rest) == 0 {
		return g.addPattern(r, seq, parts)
	}
	e := rest[0]
	switch e.bracket {
	case '[':
		return g.expand(r, rest[1:], seq, append(slices.Clone(parts), [2]int8{int8(len(seq)), -1}))
	case ']':
		parts = slices.Clone(parts)
		if len(parts) == 0 || parts[len(parts)-1][1] >= 0 {
			return fmt.Errorf("] without [")
		}
		parts[len(parts)-1][1] = int8(len(seq))
		return g.expand(r, rest[1:], seq, parts)
	}
	if e.optional {
		if err := g.expand(r, rest[1:], seq, parts); err != nil {
			return err
		}
	}
	for _, name := range e.names {
		if err := g.expand(r, rest[1:], append(slices.Clone(seq), name), parts); err != nil {
			return err
		}
	}
	return nil
}

// maxPattern bounds the words of one pattern, and maxPatterns the patterns that
// one rule stands for.
const (
	maxPattern  = 16
	maxPatterns = 1024
)

func (g *Grammar) addPattern(r *rule, seq []string, parts [][2]int8) error {
	if r.patterns++; r.patterns > maxPatterns {
		return fmt.Errorf("words that may be missing and alternatives make more than %d patterns of this rule", maxPatterns)
	}
	if len(seq) == 0 || len(seq) > maxPattern {
		return fmt.Errorf("a pattern has 1 to %d words, not %d", maxPattern, len(seq))
	}
	p := &pattern{rule: r, n: len(seq), parts: parts, slots: make([]int8, len(r.slots))}
	for i, name := range r.slots {
		p.slots[i] = int8(slices.Index(seq, name))
		if p.slots[i] < 0 && slices.ContainsFunc(r.meanings, func(t term) bool { return t.uses(i) }) {
			return fmt.Errorf("%s may be missing in the pattern, and the meaning needs it", name)
		}
	}
	for _, part := range parts {
		if part[1] <= part[0] {
			return fmt.Errorf("brackets with nothing between them")
		}
	}
	r.partial = r.partial || len(parts) > 0
	var at *state
	for i, name := range seq {
		sym := g.wordSymbol(name)
		if i == 0 {
			for len(g.root) <= int(sym) {
				g.root = append(g.root, nil)
			}
			if g.root[sym] == nil {
				g.root[sym] = new(state)
			}
			at = g.root[sym]
			continue
		}
		at = at.grow(sym)
	}
	at.patterns = append(at.patterns, p)
	return nil
}

// wordSymbol returns the symbol of a class, or of a word, which is known from
// now on.
func (g *Grammar) wordSymbol(name string) symbol {
	if isLabelled(name) {
		return g.symbol(strings.TrimRight(name, "0123456789"))
	}
	sym := g.symbol(name)
	if !g.classes[sym] {
		g.classes[sym] = true
		g.lexicon.add(name, sym, atom{})
	}
	return sym
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
	g.lexicon.compile(g.isCold)
	g.hotNumeral[fourDigits] = !g.cold[g.builtin.year]
	g.hotNumeral[ymdDigits] = !g.cold[g.builtin.ymd]
	g.parsers.New = func() any { return newParser(g) }
	g.compileCues()
	return g.check()
}

// check reports what is wrong with g as a whole: a class that has no words, a
// result that nothing uses, a rule that would never be tried.
func (g *Grammar) check() error {
	results := map[symbol]bool{}
	for _, r := range g.rules {
		results[r.result] = true
	}
	var err error
	each := func(r *rule, seq []symbol) {
		for _, s := range seq {
			if err == nil && !g.classes[s] && !results[s] {
				err = fmt.Errorf("%s:%d: nothing is a %s%s", r.file, r.line, g.names[s], nearest(g.names[s], g.classNames(results)))
			}
		}
	}
	g.walk(each)
	if err == nil {
		err = g.checkCircles()
	}
	if err != nil {
		return err
	}
	return g.checkHot(results)
}

// checkCircles finds a rule that makes of a thing the same thing again, by
// itself or by way of others: there would be no end to it.
func (g *Grammar) checkCircles() error {
	from := map[symbol][]*rule{} // the rules that match nothing but one symbol
	g.walk(func(r *rule, seq []symbol) {
		if len(seq) == 1 && !slices.Contains(from[seq[0]], r) {
			from[seq[0]] = append(from[seq[0]], r)
		}
	})
	const busy, done = 1, 2
	state := map[symbol]int{}
	var visit func(s symbol) *rule
	visit = func(s symbol) *rule {
		state[s] = busy
		for _, r := range from[s] {
			if r.partial {
				continue
			}
			if state[r.result] == busy {
				return r
			}
			if state[r.result] != done {
				if bad := visit(r.result); bad != nil {
					return bad
				}
			}
		}
		state[s] = done
		return nil
	}
	for s := range g.names {
		if state[symbol(s)] == 0 {
			if r := visit(symbol(s)); r != nil {
				return fmt.Errorf("%s:%d: this rule goes in a circle: %s", r.file, r.line, r.source)
			}
		}
	}
	return nil
}

// checkHot finds the rules that an island without a hot word would match: Tag
// would not try them there.
func (g *Grammar) checkHot(results map[symbol]bool) error {
	hot := make([]bool, len(g.names))
	for s, name := range g.names {
		if w := g.lexicon.words[lower(name)]; w != nil && !isClass(name) {
			hot[s] = w.hot || w.hotProper
			continue
		}
		hot[s] = (g.classes[symbol(s)] || results[symbol(s)]) && !(g.classes[symbol(s)] && g.isCold(symbol(s)))
		if b := g.builtin; slices.Contains([]symbol{b.number, b.day, b.month, b.hour, b.minute, b.yy, b.hhmm, b.dotted, b.tenYY, b.three, b.name, b.word}, symbol(s)) {
			hot[s] = false
		}
	}
	never := map[*rule]bool{}
	for changed := true; changed; {
		changed = false
		g.walk(func(r *rule, seq []symbol) {
			if slices.ContainsFunc(seq, func(s symbol) bool { return hot[s] }) {
				return
			}
			never[r] = never[r] || g.accept[r.result] == tagged
			changed = changed || hot[r.result]
			hot[r.result] = false
		})
	}
	var errs []error
	for _, r := range g.rules {
		if never[r] {
			errs = append(errs, fmt.Errorf("%s:%d: every word of this rule may be cold, so that it would not be tried: %s", r.file, r.line, r.source))
		}
	}
	return errors.Join(errs...)
}

// walk calls f with each sequence of symbols that a rule matches.
func (g *Grammar) walk(f func(r *rule, seq []symbol)) {
	var down func(s *state, seq []symbol)
	down = func(s *state, seq []symbol) {
		for _, p := range s.patterns {
			f(p.rule, seq)
		}
		for _, b := range s.next {
			down(b.to, append(seq, b.sym))
		}
	}
	for sym, s := range g.root {
		if s != nil {
			down(s, []symbol{symbol(sym)})
		}
	}
}

// isCold reports whether s is too common to start a parse: a class that the
// rule file calls cold, or a word of a pattern that it does not call hot.
func (g *Grammar) isCold(s symbol) bool { return g.cold[s] || !isClass(g.names[s]) && !g.hot[s] }

func (g *Grammar) classNames(results map[symbol]bool) []string {
	var out []string
	for s, name := range g.names {
		if isClass(name) && (g.classes[symbol(s)] || results[symbol(s)]) {
			out = append(out, name)
		}
	}
	return out
}

// nearest returns a hint at the name that is most like s: " (do you mean …?)".
func nearest(s string, names []string) string {
	best, least := "", (len(s)+2)/3+1
	for _, name := range names {
		if d := distance(s, name); d < least || d == least && best != "" && name < best {
			best, least = name, d
		}
	}
	if best == "" {
		return ""
	}
	return " (do you mean " + best + "?)"
}

// distance returns how many letters must be changed, put in or left out to make
// a of b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
