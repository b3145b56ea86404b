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
	var b strings.Builder
	for _, t := range tokens {
		text := template.HTMLEscapeString(t.text)
		switch {
		case t.open != "":
			b.WriteString(`<span class="place" id="` + template.HTMLEscapeString(t.open) + `">`)
		case t.close:
			b.WriteString(`</span>`)
		case t.text == "":
		case t.mark != nil:
			b.WriteString(`<mark`)
			if t.mark.class != "" {
				b.WriteString(` class="` + t.mark.class + `"`)
			}
			if t.mark.title != "" {
				b.WriteString(` title="` + template.HTMLEscapeString(t.mark.title) + `"`)
			}
			if t.mark.value != "" {
				b.WriteString(` data-value="` + template.HTMLEscapeString(t.mark.value) + `"`)
			}
			b.WriteString(`>` + text + `</mark>`)
		case t.aside:
			b.WriteString(`<span class="aside">` + text + `</span>`)
		default:
			b.WriteString(text)
		}
	}
	return template.HTML(b.String())
}

// quote returns m as s shows it: whole with the sentence around it, or only
// what it tells.
func (s sheet) quote(m *timeline.Mention, whole bool) quote {
	a := m.Article
	q := quote{
		Lang: s.otherLang(a.Lang), Source: a.Source, Published: s.published[a],
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
	var tokens []token
	for _, t := range s.split(a.Text, from, to, marks) {
		tokens = append(tokens, asides(t, start-from, end-from)...)
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

// asides parts t where what is told begins and ends: at start and end, counted
// from the beginning of t.
func asides(t token, start, end int) []token {
	n := len(t.text)
	start, end = min(max(start, 0), n), min(max(end, 0), n)
	if t.mark != nil { // a date is shown in one piece
		t.aside = start == end
		return []token{t}
	}
	return []token{{text: t.text[:start], aside: true}, {text: t.text[start:end]}, {text: t.text[end:], aside: true}}
}

// split parts text[from:to] into tokens, marks being its dates in order.
func (s sheet) split(text string, from, to int, marks []timex.Anchored) []token {
	var tokens []token
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
