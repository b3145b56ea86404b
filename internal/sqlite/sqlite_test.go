package sqlite

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tableOf is a table of n rows, some of which are larger than a page.
func tableOf(n int) Table {
	t := Table{Name: "things", Columns: []Column{{"id", "TEXT"}, {"size", "INTEGER"}, {"share", "REAL"}, {"note", "TEXT"}},
		Indices: []Index{{true, []int{0}}, {false, []int{1, 0}}, {false, []int{3}}}}
	sizes := []int{0, 1, -1, 127, 128, 300, -40000, 70000, 1 << 40, -(1 << 50)}
	for i := range n {
		var note any = strings.Repeat("é'", i*i%3000)
		if i%7 == 0 {
			note = nil
		}
		t.Rows = append(t.Rows, []any{fmt.Sprintf("k%d", i*7919%100003), sizes[i%len(sizes)], float64(i) / 4, note})
	}
	return t
}

func written(t testing.TB, tables ...Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, tables); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// SQLite itself finds no fault with what is written, and reads every value back. Sizes are around
// those at which a tree grows by a page or a level.
func TestSQLiteReadsIt(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("sqlite3 is not installed")
	}
	for _, n := range []int{0, 1, 2, 3, 7, 40, 41, 42, 43, 100, 333, 2000, 9000} {
		table := tableOf(n)
		path := filepath.Join(t.TempDir(), "x.sqlite")
		if err := os.WriteFile(path, written(t, table, Table{Name: "empty", Columns: []Column{{"a", "TEXT"}}}), 0o666); err != nil {
			t.Fatal(err)
		}
		ask := func(sql string) string {
			t.Helper()
			out, err := exec.Command("sqlite3", "-readonly", path, sql).CombinedOutput()
			if err != nil {
				t.Fatalf("%d rows: %s: %v\n%s", n, sql, err, out)
			}
			return strings.TrimSpace(string(out))
		}
		if got := ask("PRAGMA integrity_check"); got != "ok" {
			t.Fatalf("%d rows: %.2000s", n, got)
		}
		size, noted, sum := 0, 0, 0
		for _, row := range table.Rows {
			size += row[1].(int)
			sum += int(row[2].(float64) * 4)
			if s, ok := row[3].(string); ok {
				noted += len(s)
			}
		}
		if got, want := ask("SELECT count(*), coalesce(sum(size),0), cast(coalesce(sum(share*4),0) AS INTEGER), coalesce(sum(length(cast(note AS BLOB))),0) FROM things"), fmt.Sprintf("%d|%d|%d|%d", n, size, sum, noted); got != want {
			t.Errorf("%d rows: %s, want %s", n, got, want)
		}
		for i := 0; i < n; i += max(1, n/20) { // through the index
			if got, want := ask(fmt.Sprintf("SELECT rowid, share FROM things WHERE id = '%s'", table.Rows[i][0])), fmt.Sprintf("%d|%.1f", i+1, table.Rows[i][2]); !strings.HasPrefix(got, want[:len(want)-2]) {
				t.Errorf("%d rows: %s, want %s", n, got, want)
			}
		}
	}
}

// The head of the file is as the format asks, and the same rows give the same bytes.
func TestHead(t *testing.T) {
	b := written(t, tableOf(50))
	if !bytes.HasPrefix(b, []byte("SQLite format 3\x00")) || len(b)%pageSize != 0 || binary.BigEndian.Uint32(b[28:]) != uint32(len(b)/pageSize) {
		t.Errorf("%d bytes, %q", len(b), b[:32])
	}
	if !bytes.Equal(b, written(t, tableOf(50))) {
		t.Error("written twice it is not the same")
	}
}

func TestVarint(t *testing.T) {
	for n, want := range map[uint64]string{0: "00", 127: "7f", 128: "8100", 240: "8170", 16383: "ff7f", 16384: "818000", 1<<56 - 1: "ffffffffffffff7f"} {
		if got := fmt.Sprintf("%x", varint(nil, n)); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	table := tableOf(9000)
	for b.Loop() {
		b.SetBytes(int64(len(written(b, table))))
	}
}
