package timeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"annals/internal/prose"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

const (
	shortest = 40 // bytes of a headline that says enough
	longest  = 120
	wanted   = 80  // bytes from which on a headline is better shorter
	overlong = 150 // where a part of it would be lost otherwise
	whole    = 200 // where a clause of it would be lost otherwise
	utmost   = 240 // where it would break off otherwise
)

// A headline is the best of the lines that were offered so far.
type headline struct {
	text    string
	score   float64
	of      *Article // whose words they are
	bare    bool     // they only say that something was
	astray  bool     // they tell of another time
	garbled bool     // they do not read by themselves
}

// offer takes text, of the words of a, where it does better than what it has. What text would
// cost by itself is asked only then. It reports whether text is the best now.
func (h *headline) offer(a *Article, c *cues, raw, text string, noun bool, score float64) bool {
	if text == "" || h.text != "" && score < h.score {
		return false
	}
	cost, garbled := 0.0, false
	if c != nil {
		cost, garbled = c.judge(raw, noun)
	}
	score -= cost
	if breaksOff(text) {
		score -= broken
	}
	better := h.text == "" || score > h.score || score == h.score && text < h.text
	if better {
		*h = headline{text: text, score: score, of: a, garbled: garbled}
	}
	return better
}

// settleHeadline gives e the words of one who tells of it, or of the title above
// them, that say best by themselves what happened. A title may promise more than
// its text bears out, so only what is reported takes one.
func (t *Timeline) settleHeadline(e *Event) {
	var best headline
	for _, m := range e.Mentions {
		lang := t.options.lang(m.Article)
		lex := t.vocabulary.lexicons[lang]
		score := e.vouches(m)
		if lex.cues == nil {
			best.offer(m.Article, nil, "", lex.tidy(m.Article.Text[m.Start:m.End], utmost), false, score)
			continue
		}
		s := lex.cues.told(m, t.timexesOf(m))
		for d := range s.drafts() {
			raw := d.text()
			text := lex.tidy(raw, utmost)
			if best.offer(m.Article, lex.cues, lex.opened(unescaped(unbracketed.Replace(raw))), text, s.verb < 0, score+d.score()+e.telling(text)) {
				best.bare, best.astray = d.bare, d.astray
			}
		}
		title := m.Article.Title
		if e.Status == Reported && m.Status == Reported && m.Lead && s.main() && m.isNews() && len(title) <= overlong && !breaksOff(title) && t.vocabulary.tells(lang, title, m) {
			text := lex.tidy(title, overlong)
			best.offer(m.Article, nil, "", text, false, score+lex.cues.scoreTitle(m.Article)+e.telling(text))
		}
	}
	e.Headline, e.bare, e.astray, e.garbled = best.text, best.bare, best.astray, best.garbled
	if best.of == nil {
		return
	}
	lex := t.vocabulary.lexicons[t.options.lang(best.of)]
	if c := lex.cues; c != nil && !strings.Contains(best.text, "[") && (c.line(best.text).leans() || lex.leavesOpen(best.text, e.Names)) {
		e.Context = best.of
	}
}

// unbracketed takes away the brackets around what a text does not say in that place.
var unbracketed = strings.NewReplacer("[", "", "]", "")

// leavesOpen reports whether text says he or she before it gives a name that may be a person's.
func (l *lexicon) leavesOpen(text string, names []Name) bool {
	at := 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isWordRune(r) }) {
		at += strings.Index(text[at:], word)
		if slices.Contains(l.one, strings.ToLower(word)) {
			return !slices.ContainsFunc(names, func(n Name) bool {
				_, last, ok := cutLast(n.Name, " ")
				if !ok {
					last = n.Name
				}
				return (n.Kind == Person || n.Kind == Unknown) && strings.Contains(text[:at], last)
			})
		}
		at += len(word)
	}
	return false
}

// isNews reports whether m tells of what was new when its article was published: a title
// tells of no other.
func (m *Mention) isNews() bool {
	published := m.Article.Published.When
	if !m.When.IsZero() && m.When.Unit() > calendar.Week {
		return false // last month
	}
	return m.When.IsZero() || published.IsZero() || dayNumber(published.Start)-daysOf(m.When).to <= mainNews
}

// timexesOf returns the temporal expressions of the sentence of m.
func (t *Timeline) timexesOf(m *Mention) []timex.Anchored {
	all := t.Tellings[t.place[m.Article]].Timexes
	from, _ := slices.BinarySearchFunc(all, m.Sentence[0], func(x timex.Anchored, at int) int { return x.Start - at })
	to := from
	for to < len(all) && all[to].End <= m.Sentence[1] {
		to++
	}
	return all[from:to]
}

// vouches says how well m, whatever its words, stands for e.
func (e *Event) vouches(m *Mention) float64 {
	s := 0.0
	if m.Status == e.Status {
		s += 3
	}
	if m.Lead {
		s++
	}
	if m.When == e.When {
		s += .5
	}
	if m.nothing {
		s -= broken
	}
	return s
}

// telling says how well text tells by its length and its names what e is.
func (e *Event) telling(text string) float64 {
	s := 0.0
	switch n := len(text); {
	case n < shortest*2/3:
		s -= 1.2
	case n < shortest:
		s -= .4
	default:
		s -= float64(max(0, n-wanted)) / 40
	}
	for i, n := range e.Names[:min(len(e.Names), 3)] {
		if strings.Contains(text, n.Name) {
			s += 1.2 / float64(i+1)
		} else if _, last, ok := cutLast(n.Name, " "); ok && strings.Contains(text, last) {
			s += .8 / float64(i+1)
		}
	}
	return s
}

// breaksOff reports whether text ends where its sentence goes on.
func breaksOff(text string) bool {
	return strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")
}

// scoreTitle says how well the title of a does as a headline, its length aside.
func (c *cues) scoreTitle(a *Article) float64 {
	s, title := 2.5, a.Title
	if strings.Contains(title, ": ") {
		s -= 2
	}
	first, _, _ := strings.Cut(title, " ")
	if c.Class(first)&(asking|prose.Pronoun|prose.Subordinator|prose.Relative) != 0 {
		s -= 2
	}
	l := c.line(title)
	if breaksOff(title) || c.cutAmidWord(title, a.Text) || l.dangling() {
		s -= broken
	}
	if l.voiced() || l.disjointed() {
		s -= 2
	}
	return s
}

// cutAmidWord reports whether a page had no room for all of its title: the last word is none that its text has in any
// form, but one of its words begins so. "Shooting that injured five peo".
func (c *cues) cutAmidWord(title, text string) bool {
	const room = 55 // bytes that there is room for at least
	_, last, ok := cutLast(title, " ")
	if !ok || len(title) < room || last == "" || strings.IndexFunc(last, func(r rune) bool { return !unicode.IsLower(r) }) >= 0 {
		return false
	}
	begins := false
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isWordRune(r) }) {
		if !strings.HasPrefix(word, last) {
			continue
		}
		if prose.Stem(c.lang, word) == prose.Stem(c.lang, last) {
			return false
		}
		begins = true
	}
	return begins
}

// tells reports whether title tells of what m tells: it has its predicate, or
// another of its class, or most of its words.
func (v *vocabulary) tells(lang, title string, m *Mention) bool {
	lex := v.lexicons[lang]
	predicate := v.stem(lang, m.Predicate)
	words := collect(v.count(lang, title, len(title), nil))
	for _, w := range words {
		if w.id == predicate || lex.class[predicate] != 0 && lex.class[w.id] == lex.class[predicate] {
			return true
		}
	}
	clause := collect(v.count(lang, m.Article.Text[m.Start:m.End], longest, nil))
	common := 0
	for _, w := range words {
		if slices.ContainsFunc(clause, func(c term) bool { return c.id == w.id }) {
			common++
		}
	}
	return len(words) > 0 && 2*common >= len(words)
}

// tidy returns text in one line and as a headline begins and ends, of so many bytes at most.
func (l *lexicon) tidy(text string, most int) string {
	text = l.opened(unescaped(strings.Join(strings.Fields(text), " ")))
	text = strings.TrimRight(text, " ,;:–—-")
	for _, mark := range [...]string{",”", ",\""} {
		if strings.HasSuffix(text, mark) {
			text = strings.TrimSuffix(text, mark) + mark[1:]
		}
	}
	if _, last, _ := cutLast(text, " "); strings.Count(text, ".") == 1 || strings.Count(last, ".") == 1 && strings.ToLower(last) == last {
		text = strings.TrimSuffix(text, ".")
	}
	if len(text) > most {
		cut := strings.LastIndexByte(text[:longest], ' ')
		text = strings.TrimRight(text[:max(cut, 1)], " ,;:") + " …"
	}
	return capitalised(strings.TrimLeft(unquote(text), " "))
}

// unescaped returns text with the signs as they were before a program wrote them for another: 2011\/12 is 2011/12, and
// ` truce' is ‘truce’.
func unescaped(text string) string {
	if !strings.ContainsAny(text, "\\`") {
		return text
	}
	text = strings.ReplaceAll(text, `\/`, "/")
	for at := 0; ; {
		i := strings.Index(text[at:], "` ")
		if i < 0 {
			return text
		}
		i += at
		at = i + 1
		if end := closingSign(text[i:]); end > 0 && (i == 0 || text[i-1] == ' ' || text[i-1] == '(') {
			text = text[:i] + "‘" + text[i+len("` "):i+end] + "’" + text[i+end+1:]
		}
	}
}

// closingSign returns where a sign stands in s that may close a quotation, no letter being behind it, or -1.
func closingSign(s string) int {
	for i := range len(s) {
		if r, _ := utf8.DecodeRuneInString(s[i+1:]); s[i] == '\'' && !isWordRune(r) {
			return i
		}
	}
	return -1
}

// opened returns text without what joins it to a text before it.
func (l *lexicon) opened(text string) string {
	for {
		text = strings.TrimLeft(text, " ,;:–—-…*•\\")
		if kicker, rest, ok := strings.Cut(text, ":"); ok && slices.Contains(l.kickers, strings.ToLower(kicker)) {
			text = rest
			continue
		}
		if rest := l.behindKicker(text); rest != text {
			text = rest
			continue
		}
		first, rest, ok := strings.Cut(text, " ")
		if number, dotted := strings.CutSuffix(first, "."); ok && dotted && len(number) < 3 && strings.Trim(number, "0123456789") == "" {
			text = rest // the fifth of a list
			continue
		}
		if !ok || !slices.Contains(l.joining, strings.ToLower(strings.TrimRight(first, ","))) {
			return text
		}
		text = rest
	}
}

// behindKicker returns text without a kicker of several words that no sign parts from it: "Story
// Highlights The bridge fell".
func (l *lexicon) behindKicker(text string) string {
	for _, kicker := range l.kickers {
		n := len(kicker)
		if !strings.Contains(kicker, " ") || len(text) < n+2 || !strings.EqualFold(text[:n], kicker) || text[n] != ' ' {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(text[n+1:]); unicode.IsUpper(first) || unicode.IsDigit(first) {
			return text[n+1:]
		}
	}
	return text
}

// capitalised returns s with its first letter large.
func capitalised(s string) string {
	if strings.HasPrefix(s, "[") {
		return "[" + capitalised(s[1:])
	}
	for i, r := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
		_ = r
	}
	return s
}

// unquote takes away a quotation mark that has lost its fellow.
func unquote(s string) string {
	if strings.Count(s, "“") != strings.Count(s, "”") {
		s = strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	if strings.Count(s, `"`)%2 == 1 {
		s = strings.ReplaceAll(s, `"`, "")
	}
	return s
}
