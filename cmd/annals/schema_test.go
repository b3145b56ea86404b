package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The data of the sample archive fit the schema that annals prints.
func TestSampleFitsSchema(t *testing.T) {
	annals := func(args ...string) []byte {
		t.Helper()
		var out, complaints bytes.Buffer
		if code := run(args, console{in: strings.NewReader(""), out: &out, err: &complaints}); code != done {
			t.Fatalf("annals %s: %s", strings.Join(args, " "), &complaints)
		}
		return out.Bytes()
	}
	dir := filepath.Join(t.TempDir(), "site")
	annals("build", "-o", dir, "../../content")
	c := jsonschema.NewCompiler()
	if err := c.AddResource("annals.json", parsed(t, bytes.NewReader(annals("events", "--format", "schema", "../../content")))); err != nil {
		t.Fatal(err)
	}
	holds := func(part string, data []byte) {
		t.Helper()
		s, err := c.Compile("annals.json" + part)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(parsed(t, bytes.NewReader(data))); err != nil {
			t.Errorf("%v in\n%s", err, data)
		}
	}
	for name, part := range map[string]string{"events.jsonl": "#/$defs/event", "articles.jsonl": "#/$defs/article"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			holds(part, line)
		}
	}
	holds("", annals("events", "--format", "json", "../../content"))
}

func parsed(t *testing.T, r io.Reader) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(r)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
