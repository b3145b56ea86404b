package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// tagSpeed measures how fast annals tag reads a file of articles, in MB of it for
// each second that a core is at work: what else runs beside it costs little then.
func tagSpeed(name string) func(*lab) ([]figure, error) {
	return func(l *lab) ([]figure, error) {
		path := filepath.Join(l.data, name, "articles.jsonl")
		file, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		best := 0.0
		for range 3 {
			c := exec.Command(l.annals, "tag", "--format", "jsonl", path)
			c.Env = append(os.Environ(), "GOMAXPROCS=1")
			c.Stderr = os.Stderr
			if err := c.Run(); err != nil {
				return nil, fmt.Errorf("annals tag: %w", err)
			}
			worked := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
			best = max(best, float64(file.Size())/1e6/worked.Seconds())
		}
		return []figure{{name, "MB/s a core", best}}, nil
	}
}
