package site

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"annals/timeline"
)

// SQLite finds no fault with the database of any archive, and answers from it.
func TestSQLite(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("sqlite3 is not installed")
	}
	for name, told := range map[string]*timeline.Timeline{"sample": sample(), "hostile": hostileTimeline(), "empty": {}} {
		text, left := exported(t, "sqlite", told, Options{})
		path := filepath.Join(t.TempDir(), "x.sqlite")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		ask := func(sql string) string {
			t.Helper()
			out, err := exec.Command("sqlite3", "-readonly", path, sql).CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %s: %v\n%s", name, sql, err, out)
			}
			return strings.TrimSpace(string(out))
		}
		if got := ask("PRAGMA integrity_check"); got != "ok" || len(left) > 0 {
			t.Errorf("%s: %s, left out: %v", name, got, left)
		}
		if name != "sample" {
			continue
		}
		for sql, want := range map[string]string{
			"SELECT headline, date, unit, articles, sources FROM events WHERE id = 'k3f9aa01'":                                           "The old bridge fell into the river|2004-03-05|day|3|2",
			"SELECT group_concat(id) FROM events WHERE date IS NULL":                                                                     "k3f9aa06",
			"SELECT e.headline FROM words w JOIN events e ON e.id = w.event WHERE w.word = 'cracks'":                                     "Tarn & Sons knew of cracks",
			"SELECT a.source, c.expression, c.quotation FROM citations c JOIN articles a ON a.id = c.article WHERE c.event = 'k3f9aa03'": "Sample Daily|1 October 2006|The bridge opened on 1 October 2006",
			"SELECT date, article FROM conflicts":                                                                                        "2004-03-04|daily.jsonl#7",
			"SELECT event, kind FROM names WHERE name = 'Ruth Oakes' ORDER BY event":                                                     "k3f9aa02|person\nk3f9aa03|person",
		} {
			if got := ask(sql); got != want {
				t.Errorf("%s: %q, want %q", sql, got, want)
			}
		}
	}
}
