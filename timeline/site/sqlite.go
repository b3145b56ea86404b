package site

import (
	"bufio"
	"maps"
	"slices"
	"strings"
	"unicode"

	"annals/internal/sqlite"
	"annals/timeline"
)

// exportSQLite writes the events as a database of SQLite: their citations, names, dates in conflict and
// articles in tables of their own, and the words of headlines and quotations in one that stands for a
// full-text index: SQLite's own are in forms that only SQLite writes.
func exportSQLite(w *bufio.Writer, x *exporting) error {
	points := codePoints(x.events)
	events := tableOf("events", []string{"id", "date", "earliest", "latest", "unit", "basis", "headline", "status", "said_by", "importance REAL", "articles INTEGER", "sources INTEGER"}, [][]int{{0}, {2}})
	events.Indices[0].Unique = true
	citations := tableOf("citations", []string{"event", "article", "quotation", "start_at INTEGER", "end_at INTEGER", "expression", "value", "date", "basis", "status", "said_by"}, [][]int{{0}, {1}})
	names := tableOf("names", []string{"event", "name", "kind"}, [][]int{{0}, {1}})
	conflicts := tableOf("conflicts", []string{"event", "date", "article"}, [][]int{{0}})
	words := tableOf("words", []string{"word", "event"}, [][]int{{0}})
	quoted := map[*timeline.Article]bool{}
	for _, e := range x.events {
		d := jsonDateOf(e.When, e.Basis)
		events.Rows = append(events.Rows, []any{e.ID, known(d.EDTF), known(d.Earliest), known(d.Latest), known(d.Unit), known(d.Basis),
			oneLine(headlineOf(e)), e.Status.String(), known(strings.Join(e.By, "; ")), e.Importance, len(e.Articles), e.Sources})
		said := map[string]bool{}
		sayWords(said, headlineOf(e))
		for _, m := range e.Mentions {
			quoted[m.Article] = true
			c := citation{e, m, points[m.Article]}
			start, end := within(m.Start, m.End, m.Article.Text)
			quotation := m.Article.Text[start:end]
			sayWords(said, quotation)
			row := []any{e.ID, m.Article.ID, quotation, c.at.point(start), c.at.point(end), nil, nil, known(m.When.String()), known(basisNames[m.Basis]), m.Status.String(), known(m.By)}
			if m.Timex != nil {
				row[5], row[6] = c.text(m.Timex.Start, m.Timex.End), known(m.Timex.Value)
			}
			citations.Rows = append(citations.Rows, row)
		}
		for _, n := range e.Names {
			names.Rows = append(names.Rows, []any{e.ID, n.Name, n.Kind.String()})
		}
		for _, p := range e.Places {
			names.Rows = append(names.Rows, []any{e.ID, p, timeline.Place.String()})
		}
		for _, c := range e.Conflicts {
			for _, a := range c.Articles {
				conflicts.Rows = append(conflicts.Rows, []any{e.ID, c.When.String(), a.ID})
			}
		}
		for _, word := range slices.Sorted(maps.Keys(said)) {
			words.Rows = append(words.Rows, []any{word, e.ID})
		}
	}
	articles := tableOf("articles", []string{"id", "url", "title", "byline", "source", "published", "published_basis", "lang", "words INTEGER", "main_event", "duplicate_of", "newest"}, [][]int{{0}})
	articles.Indices[0].Unique = true
	for _, told := range x.t.Tellings {
		if quoted[told.Article] {
			j := x.jsonArticle(told)
			articles.Rows = append(articles.Rows, []any{j.ID, known(j.URL), j.Title, known(j.Byline), known(j.Source), known(j.Published.Value), known(j.Published.Basis),
				known(j.Lang), j.Words, known(j.MainEvent), known(j.DuplicateOf), known(j.Newest)})
		}
	}
	return sqlite.Write(w, []sqlite.Table{events, citations, names, conflicts, articles, words})
}

// tableOf returns a table without rows. A column of which nothing else is said holds texts.
func tableOf(name string, columns []string, indices [][]int) sqlite.Table {
	t := sqlite.Table{Name: name}
	for _, c := range columns {
		name, kind, typed := strings.Cut(c, " ")
		if !typed {
			kind = "TEXT"
		}
		t.Columns = append(t.Columns, sqlite.Column{Name: name, Type: kind})
	}
	for _, on := range indices {
		t.Indices = append(t.Indices, sqlite.Index{Columns: on})
	}
	return t
}

// known returns s, and nothing where it is not known.
func known(s string) any {
	if s == "" {
		return nil
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// sayWords notes the words of a text, in small letters.
func sayWords(said map[string]bool, text string) {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		said[word] = true
	}
}
