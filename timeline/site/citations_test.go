package site

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// readTable returns the rows of a table in CSV, by the names of its columns.
func readTable(t *testing.T, text string) (rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func numberIn(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Every quotation has its row, with where it stands and who printed it when.
func TestCitations(t *testing.T) {
	told := sample()
	text, _ := exported(t, "citations", told, Options{})
	rows := readTable(t, text)
	n := 0
	for e := range told.All() {
		n += len(e.Mentions)
	}
	if len(rows) != n {
		t.Fatalf("%d rows for %d quotations", len(rows), n)
	}
	texts := map[string][]rune{}
	for _, told := range told.Tellings {
		texts[told.Article.ID] = []rune(told.Article.Text)
	}
	for _, row := range rows {
		if got := string(texts[row["article"]][numberIn(t, row["start"]):numberIn(t, row["end"])]); oneLine(got) != row["quotation"] {
			t.Errorf("%q stands at %s, not %q", got, row["start"], row["quotation"])
		}
	}
	fell := rows[slices.IndexFunc(rows, func(r map[string]string) bool { return r["event"] == "k3f9aa01" })]
	for name, want := range map[string]string{"outlet": "Sample Wire", "byline": "Ada Crane", "url": "https://wire.example/bridge?id=1&part=2", "published": "2004-03-06",
		"expression": "on Friday", "value": "2004-03-05", "date": "2004-03-05", "basis": "resolved", "status": "reported"} {
		if fell[name] != want {
			t.Errorf("%s is %q, want %q", name, fell[name], want)
		}
	}
}
