package site

import (
	"html/template"
	"net/url"
	"strings"

	"annals/timeline"
	"annals/timeline/timex"
)

// A quote is a mention as pages show it: what an article says, word for word.
type quote struct {
	Text           template.HTML // with its date marked
	Lang           string
	Elsewhere      string // the words that date it, where they stand outside the quotation
	How            string // how its date is known
	Date           date
	Status         status
	Rule, Explain  string
	Article        link // to the place in the article
	Source, Byline string
	Outlet         string // the page of the source, where the quotation is shown whole
	Published      date
	Original       string // the address where it was published
}

// A token is a stretch of text, or a place in it.
type token struct {
	text  string
	mark  *mark
	aside bool   // it is not part of what is told but of the sentence around it
	open  string // the id of a place that begins here
	close bool   // such a place ends here
}

// A mark is a temporal expression, with what it was understood to mean.
type mark struct {
	title string
	value string // shown beside it where the words alone do not say it
	class string // "dated", "length", "open"
}

// marked returns tokens as HTML. It is written here and not by a template since
// it is most of a site: a template takes ten times as long. All text goes through
// the same escaping as there.
func marked(tokens []token) template.HTML {
	size := 0
	for _, t := range tokens {
		size += len(t.text) + len(`<span class="aside"></span>`)
		if t.mark != nil {
			size += len(t.mark.title) + len(t.mark.value) + len(`<mark class="" title="" data-value=""></mark>`)
		}
	}
	var b strings.Builder
	b.Grow(size)
	for _, t := range tokens {
		switch {
		case t.open != "":
			b.WriteString(`<span class="place" id="`)
			writeHTML(&b, t.open)
			b.WriteString(`">`)
		case t.close:
			b.WriteString(`</span>`)
		case t.text == "":
		case t.mark != nil:
			b.WriteString(`<mark`)
			if t.mark.class != "" {
				b.WriteString(` class="` + t.mark.class + `"`)
			}
			if t.mark.title != "" {
				b.WriteString(` title="`)
				writeHTML(&b, t.mark.title)
				b.WriteByte('"')
			}
			if t.mark.value != "" {
				b.WriteString(` data-value="`)
				writeHTML(&b, t.mark.value)
				b.WriteByte('"')
			}
			b.WriteByte('>')
			writeHTML(&b, t.text)
			b.WriteString(`</mark>`)
		case t.aside:
			b.WriteString(`<span class="aside">`)
			writeHTML(&b, t.text)
			b.WriteString(`</span>`)
		default:
			writeHTML(&b, t.text)
		}
	}
	return template.HTML(b.String())
}

// writeHTML writes s as template.HTMLEscapeString does.
func writeHTML(b *strings.Builder, s string) {
	from := 0
	for i := range len(s) {
		var is string
		switch s[i] {
		case '&':
			is = "&amp;"
		case '<':
			is = "&lt;"
		case '>':
			is = "&gt;"
		case '"':
			is = "&#34;"
		case '\'':
			is = "&#39;"
		case 0:
			is = "\uFFFD"
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(is)
		from = i + 1
	}
	b.WriteString(s[from:])
}

// quote returns m as s shows it: whole with the sentence around it, or only
// what it tells.
func (s sheet) quote(m *timeline.Mention, whole bool) quote {
	a := m.Article
	q := quote{
		Lang: s.otherLang(a.Lang), Source: a.Source, Published: s.storyOf(a).published,
		Article: link{Href: s.to(s.anchorOf(m)), Text: s.title(a)},
	}
	if s.embeds {
		q.Original = webAddress(a.URL)
	}
	start, end := within(m.Start, m.End, a.Text)
	from, to := start, end
	if whole {
		s.prove(&q, m)
		if f, t := within(m.Sentence[0], m.Sentence[1], a.Text); f <= start && t >= end && t-f < longSentence {
			from, to = f, t
		}
	}
	var marks []timex.Anchored
	if m.Timex != nil {
		if ts, te := within(m.Timex.Start, m.Timex.End, a.Text); ts >= from && te <= to {
			marks = append(marks, *m.Timex)
		} else {
			q.Elsewhere = a.Text[ts:te]
		}
	}
	var room, parted [8]token
	tokens := parted[:0]
	for _, t := range s.split(room[:0], a.Text, from, to, marks) {
		tokens = asides(tokens, t, start-from, end-from)
		start, end = start-len(t.text), end-len(t.text)
	}
	q.Text = marked(tokens)
	return q
}

// longSentence is the length in bytes from which what is told stands alone: no
// sentence is as long, but a table without full stops may be.
const longSentence = 1500

// prove adds to q how m is known.
func (s sheet) prove(q *quote, m *timeline.Mention) {
	q.Outlet = s.sourceLink(m.Article.Source).Href
	q.How, q.Date, q.Byline, q.Original = s.how(m), s.date(m.When), m.Article.Byline, webAddress(m.Article.URL)
	var by []string
	if m.By != "" {
		by = []string{m.By}
	}
	q.Status = s.status(m.Status, by)
	if m.Timex != nil {
		q.Rule, q.Explain = m.Timex.Rule(), m.Timex.Explain()
	}
}

// asides appends t to tokens, parted where what is told begins and ends: at start and end, counted
// from the beginning of t.
func asides(tokens []token, t token, start, end int) []token {
	n := len(t.text)
	start, end = min(max(start, 0), n), min(max(end, 0), n)
	if t.mark != nil { // a date is shown in one piece
		t.aside = start == end
		return append(tokens, t)
	}
	return append(tokens, token{text: t.text[:start], aside: true}, token{text: t.text[start:end]}, token{text: t.text[end:], aside: true})
}

// split appends text[from:to] to tokens, parted by its dates, which are marks, in order.
func (s sheet) split(tokens []token, text string, from, to int, marks []timex.Anchored) []token {
	at := from
	for _, x := range marks {
		if x.Start < at || x.End > to || x.End <= x.Start {
			continue
		}
		if x.Start > at {
			tokens = append(tokens, token{text: text[at:x.Start]})
		}
		tokens = append(tokens, token{text: text[x.Start:x.End], mark: s.mark(x)})
		at = x.End
	}
	if at < to {
		tokens = append(tokens, token{text: text[at:to]})
	}
	return tokens
}

// mark returns what x was understood to mean, as pages show it.
func (s sheet) mark(x timex.Anchored) *mark {
	switch {
	case s.embeds: // the date that the words mean stands above them
		return &mark{}
	case !x.When.IsZero() && x.Basis == timex.Resolved:
		text := s.format(x.When)
		return &mark{title: text, value: text, class: "dated"}
	case !x.When.IsZero():
		return &mark{title: s.format(x.When), class: "dated"}
	case x.Type == timex.DURATION || x.Type == timex.SET:
		return &mark{title: s.w.length + ": " + x.Value, class: "length"}
	}
	return &mark{title: s.w.notDated, class: "open"}
}

// how says in words how the date of m is known.
func (e *edition) how(m *timeline.Mention) string {
	if m.Timex == nil {
		return e.w.basis[m.Basis]
	}
	start, end := within(m.Timex.Start, m.Timex.End, m.Article.Text)
	words := strings.Join(strings.Fields(m.Article.Text[start:end]), " ")
	return e.w.how(m.Basis, words)
}

// within returns start and end where they are offsets into text, and else
// what of them is.
func within(start, end int, text string) (int, int) {
	start = min(max(start, 0), len(text))
	return start, min(max(end, start), len(text))
}

// webAddress returns address where a browser may be sent there, or "".
func webAddress(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
