package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The data of the sample archive fit the schema that annals prints.
func TestSampleFitsSchema(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	printed(t, "build", "-o", dir, "../../content")
	c := jsonschema.NewCompiler()
	if err := c.AddResource("annals.json", parsed(t, bytes.NewReader(printed(t, "events", "--format", "schema", "../../content")))); err != nil {
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
	holds("", printed(t, "events", "--format", "json", "../../content"))
}

func parsed(t *testing.T, r io.Reader) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(r)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
