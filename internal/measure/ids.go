package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// stableIDs measures how many events keep their IDs when an archive is edited, of those
// whose telling the edit leaves in place.
// Articles are taken out and put back, and a paragraph is added below others.
func stableIDs(name string, archive func(*lab) (string, error)) func(*lab) ([]figure, error) {
	return func(l *lab) (figures []figure, err error) {
		root, err := archive(l)
		if err != nil {
			return nil, err
		}
		whole, err := l.edited(root, func(int, []byte) []byte { return nil })
		if err != nil {
			return nil, err
		}
		for _, x := range []struct {
			name string
			make func(n int, article []byte) []byte
		}{
			{"some out", func(n int, _ []byte) []byte {
				if n%10 == 3 {
					return []byte{}
				}
				return nil
			}},
			{"some amended", func(n int, article []byte) []byte {
				if n%5 == 2 {
					return amended(article)
				}
				return nil
			}},
		} {
			edited, err := l.edited(root, x.make)
			if err != nil {
				return nil, err
			}
			kept, all := survivors(whole, edited)
			again, allAgain := survivors(edited, whole)
			figures = append(figures, figure{name, x.name, share(kept, all)}, figure{name, "and back", share(again, allAgain)})
		}
		return figures, nil
	}
}

// corpusOf returns the articles of a corpus.
func corpusOf(name string) func(*lab) (string, error) {
	return func(l *lab) (string, error) { return filepath.Join(l.data, name, "articles.jsonl"), nil }
}

// sampleArchive returns where the sample archive of the tree stands.
func sampleArchive(*lab) (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	return filepath.Join(strings.TrimSpace(string(out)), "content", "archive"), err
}

// An idEvent is an event of events.jsonl, and where it is told.
type idEvent struct {
	ID       string
	Mentions []struct {
		Article, Quote string
		Timex          struct{ Text string }
	}
}

// edited returns the events of the archive at root when each article is what edit
// makes of it: nil leaves it as it is, and nothing takes it out.
func (l *lab) edited(root string, edit func(n int, article []byte) []byte) ([]idEvent, error) {
	copied := filepath.Join(l.scratch, "edited", filepath.Base(root))
	if err := os.RemoveAll(copied); err != nil {
		return nil, err
	}
	n := 0
	apply := func(article []byte) []byte {
		n++
		if e := edit(n, article); e != nil {
			return e
		}
		return article
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if filepath.Ext(path) == ".jsonl" {
			var lines [][]byte
			for line := range bytes.Lines(data) {
				lines = append(lines, apply(line))
			}
			data = bytes.Join(lines, nil)
		} else {
			data = apply(data)
		}
		to := filepath.Join(copied, strings.TrimPrefix(path, root))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil || len(data) == 0 {
			return err
		}
		return os.WriteFile(to, data, 0o666)
	})
	if err != nil {
		return nil, err
	}
	out, err := l.run("events", "--format", "jsonl", copied)
	if err != nil {
		return nil, err
	}
	path, err := l.keep("events.jsonl", out)
	if err != nil {
		return nil, err
	}
	return rows[idEvent](path)
}

// amended adds a paragraph to an article: to the text of a JSON value, and below what
// is plain. A page it leaves alone.
func amended(article []byte) []byte {
	const note = "\n\nReaders may write to the newsroom.\n"
	var record map[string]any
	switch {
	case json.Unmarshal(article, &record) == nil:
		text, ok := record["text"].(string)
		if !ok {
			return article
		}
		record["text"] = text + note
		line, err := json.Marshal(record)
		if err != nil {
			return article
		}
		return append(line, '\n')
	case bytes.HasPrefix(bytes.TrimSpace(article), []byte("<")):
		return article
	}
	return append(bytes.TrimSpace(article), note...)
}

// survivors counts the events of before that are told in after as well, all their
// tellings, and how many of them have the same ID there.
func survivors(before, after []idEvent) (kept, all int) {
	at := map[[3]string][]string{}
	for _, e := range after {
		for _, m := range e.Mentions {
			k := [3]string{m.Article, m.Quote, m.Timex.Text}
			at[k] = append(at[k], e.ID)
		}
	}
	for _, e := range before {
		same, whole := false, true
		for _, m := range e.Mentions {
			ids := at[[3]string{m.Article, m.Quote, m.Timex.Text}]
			whole = whole && len(ids) > 0
			same = same || slices.Contains(ids, e.ID)
		}
		if whole {
			all++
			if same {
				kept++
			}
		}
	}
	return kept, all
}
