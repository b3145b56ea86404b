package site

import (
	"bufio"
	_ "embed"
)

// schema is the JSON Schema of the data. A test holds it against the fields that are
// written, and against the data of the sample.
//
//go:embed schema.json
var schema string

func exportSchema(w *bufio.Writer, _ *exporting) error {
	_, err := w.WriteString(schema)
	return err
}
