package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A shown is a command as the README shows it, and what it prints, "" where nothing is shown of that.
type shown struct{ input, command, prints string }

// shownIn returns the commands of annals in the indented blocks of a text.
func shownIn(text string) (all []shown) {
	piped := regexp.MustCompile(`^(?:\$ )?(?:echo '([^']*)' \| )?(?:annals|go run \./cmd/annals) ([a-z]+.*)$`)
	var last *shown
	for line := range strings.Lines(text) {
		code, indented := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "    ")
		switch m := piped.FindStringSubmatch(code); {
		case indented && m != nil:
			command, _, _ := strings.Cut(m[2], "  #")
			all = append(all, shown{m[1], strings.TrimSpace(command), ""})
			if last = nil; strings.HasPrefix(code, "$") {
				last = &all[len(all)-1]
			}
		case indented && last != nil:
			last.prints += code + "\n"
		case strings.TrimSpace(line) == "" && last != nil && last.prints != "":
			last.prints += "\n"
		default:
			last = nil
		}
	}
	return all
}

// parted parts a command as a shell does.
func parted(command string) (words []string) {
	for _, m := range regexp.MustCompile(`"([^"]*)"|(\S+)`).FindAllStringSubmatch(command, -1) {
		words = append(words, m[1]+m[2])
	}
	return words
}

// Every command of the README runs as it is shown, and prints what it is shown to print: over the sample archive, which stands
// for the reader's own stories. What is counted of those is but an example.
func TestReadmeRuns(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	content, err := filepath.Abs("../../content")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"content", "stories"} {
		if err := os.CopyFS(name, os.DirFS(content)); err != nil {
			t.Fatal(err)
		}
	}
	commands := shownIn(string(readme))
	if len(commands) < 8 {
		t.Fatalf("the README shows but %d commands", len(commands))
	}
	for _, s := range commands {
		args := parted(s.command)
		if args[0] == "serve" {
			continue // it would not end
		}
		var out, complaints bytes.Buffer
		if code := run(args, console{in: strings.NewReader(s.input + "\n"), out: &out, err: &complaints}); code != done {
			t.Errorf("annals %s: exit code %d: %s", s.command, code, &complaints)
		}
		if want := strings.TrimSpace(s.prints); want != "" && args[0] != "inspect" && strings.TrimSpace(out.String()) != want {
			t.Errorf("annals %s prints\n%s\nand the README shows\n%s", s.command, &out, want)
		}
	}
}
