package site

import (
	"bufio"
	"encoding/csv"
	"iter"
	"slices"
	"strconv"
	"strings"

	"annals/timeline"
)

// A column is one of a table of Ts.
type column[T any] struct {
	name string
	of   func(T) string
}

// csvColumns are the columns of events in CSV (RFC 4180, in UTF-8). The best quotation
// stands for the evidence; the table of citations has all of it.
var csvColumns = []column[*timeline.Event]{
	{"id", func(x *timeline.Event) string { return x.ID }},
	{"date", func(x *timeline.Event) string { return x.When.String() }},
	{"earliest", func(x *timeline.Event) string { return jsonDateOf(x.When, x.Basis).Earliest }},
	{"latest", func(x *timeline.Event) string { return jsonDateOf(x.When, x.Basis).Latest }},
	{"unit", func(x *timeline.Event) string { return jsonDateOf(x.When, x.Basis).Unit }},
	{"basis", func(x *timeline.Event) string { return jsonDateOf(x.When, x.Basis).Basis }},
	{"headline", func(x *timeline.Event) string { return oneLine(headlineOf(x)) }},
	{"status", func(x *timeline.Event) string { return x.Status.String() }},
	{"by", func(x *timeline.Event) string { return listed(x.By) }},
	{"importance", func(x *timeline.Event) string { return strconv.FormatFloat(x.Importance, 'f', -1, 64) }},
	{"names", func(x *timeline.Event) string {
		names := make([]string, len(x.Names))
		for i, n := range x.Names {
			names[i] = n.Name
		}
		return listed(names)
	}},
	{"kinds", func(x *timeline.Event) string { // of the names, in their order
		kinds := make([]string, len(x.Names))
		for i, n := range x.Names {
			kinds[i] = n.Kind.String()
		}
		return listed(kinds)
	}},
	{"places", func(x *timeline.Event) string { return listed(x.Places) }},
	{"articles", func(x *timeline.Event) string { return strconv.Itoa(len(x.Articles)) }},
	{"sources", func(x *timeline.Event) string { return strconv.Itoa(x.Sources) }},
	{"other_dates", func(x *timeline.Event) string {
		dates := make([]string, len(x.Conflicts))
		for i, c := range x.Conflicts {
			dates[i] = c.When.String()
		}
		return listed(dates)
	}},
	{"quote", func(x *timeline.Event) string {
		if len(x.Mentions) == 0 {
			return ""
		}
		m := x.Mentions[0]
		start, end := within(m.Start, m.End, m.Article.Text)
		return oneLine(m.Article.Text[start:end])
	}},
	{"article", func(x *timeline.Event) string {
		if len(x.Mentions) == 0 {
			return ""
		}
		return x.Mentions[0].Article.ID
	}},
}

// listed returns texts in one cell. A semicolon within one would part it.
func listed(texts []string) string {
	all := make([]string, len(texts))
	for i, s := range texts {
		all[i] = strings.ReplaceAll(oneLine(s), ";", ",")
	}
	return strings.Join(all, "; ")
}

func exportCSV(w *bufio.Writer, x *exporting) error {
	x.leftQuotes(1, "a row has room for one: the form citations has them all")
	return writeTable(w, csvColumns, slices.Values(x.events))
}

// writeTable writes a row for each of all, below the names of the columns.
func writeTable[T any](w *bufio.Writer, columns []column[T], all iter.Seq[T]) error {
	rows := csv.NewWriter(w)
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.name
	}
	if err := rows.Write(row); err != nil {
		return err
	}
	for one := range all {
		for i, c := range columns {
			row[i] = defused(c.of(one))
		}
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	rows.Flush()
	return rows.Error()
}

// defused returns a cell so that no spreadsheet takes it for a formula: with an
// apostrophe before a sign that would begin one (OWASP, CSV injection).
func defused(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		if _, err := strconv.ParseFloat(cell, 64); err == nil || len(cell) > 1 && cell[0] == '-' && isYear(cell[1:]) {
			return cell
		}
		return "'" + cell
	}
	return cell
}

// isYear reports whether s is a date of EDTF without its sign, as those before the
// year 0 have.
func isYear(s string) bool {
	return strings.Trim(s, "0123456789X-") == ""
}
