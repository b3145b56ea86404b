package site

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"annals/timeline/calendar"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaOf compiles a part of the schema.
func schemaOf(t *testing.T, part string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("annals.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("annals.json" + part)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// valid holds each line of data against s.
func valid(t *testing.T, s *jsonschema.Schema, data string) {
	t.Helper()
	for line := range strings.Lines(data) {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err == nil {
			err = s.Validate(doc)
		}
		if err != nil {
			t.Errorf("%v in\n%s", err, line)
		}
	}
}

func TestDataFitsSchema(t *testing.T) {
	event, article, document := schemaOf(t, "#/$defs/event"), schemaOf(t, "#/$defs/article"), schemaOf(t, "#")
	for name, told := range map[string]func() string{
		"sample":  func() string { return write(t, sample(), sampleOptions) },
		"hostile": func() string { return write(t, hostileTimeline(), Options{}) },
	} {
		dir := told()
		for file, s := range map[string]*jsonschema.Schema{"events.jsonl": event, "articles.jsonl": article} {
			data, err := os.ReadFile(filepath.Join(dir, file))
			if err != nil || len(data) == 0 {
				t.Fatalf("%s: %v, %d bytes", name, err, len(data))
			}
			valid(t, s, string(data))
		}
	}
	text, _ := exported(t, "json", sample(), sampleOptions)
	var one bytes.Buffer
	if err := json.Compact(&one, []byte(text)); err != nil {
		t.Fatal(err)
	}
	valid(t, document, one.String())
	if strings.Count(text, `"duplicate_of"`) != 4 {
		t.Error("the articles that are quoted are not in the document")
	}
}

// Data that lacks a field, or says what no run can, does not fit.
func TestSchemaRefuses(t *testing.T) {
	s := schemaOf(t, "#/$defs/event")
	text, _ := exported(t, "jsonl", sample(), Options{})
	line, _, _ := strings.Cut(text, "\n")
	valid(t, s, line)
	for _, change := range [][2]string{{`"id":"`, `"ID":"`}, {`"status":"disputed"`, `"status":"true"`}, {`"unit":"year"`, `"unit":"eon"`}, {`"sources":1`, `"sources":-1`}, {`"edtf":"2001"`, `"edtf":"last year"`}} {
		broken := strings.Replace(line, change[0], change[1], 1)
		if broken == line {
			t.Fatalf("%s is not in %s", change[0], line)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(broken))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(doc) == nil {
			t.Errorf("%s fits", change[1])
		}
	}
}

// The schema names every field that is written, and no other; every unit and status.
func TestSchemaIsWhole(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal([]byte(schema), &root); err != nil {
		t.Fatal(err)
	}
	defs := root["$defs"].(map[string]any)
	var fits func(where string, s map[string]any, as reflect.Type)
	fits = func(where string, s map[string]any, as reflect.Type) {
		if to, ok := s["$ref"].(string); ok {
			s = defs[strings.TrimPrefix(to, "#/$defs/")].(map[string]any)
		}
		switch as.Kind() {
		case reflect.Pointer:
			fits(where, s, as.Elem())
		case reflect.Slice:
			fits(where+"[]", s["items"].(map[string]any), as.Elem())
		case reflect.Struct:
			props, _ := s["properties"].(map[string]any)
			if len(props) != len(reflect.VisibleFields(as))-embeddedIn(as) {
				t.Errorf("%s: the schema has %d fields, the data %d", where, len(props), len(reflect.VisibleFields(as))-embeddedIn(as))
			}
			for _, f := range reflect.VisibleFields(as) {
				if f.Anonymous {
					continue
				}
				name := f.Tag.Get("json")
				prop, ok := props[name].(map[string]any)
				if !ok {
					t.Errorf("%s.%s is not in the schema", where, name)
					continue
				}
				fits(where+"."+name, prop, f.Type)
			}
		}
	}
	fits("json", root, reflect.TypeFor[jsonDocument]())

	for u := calendar.NoUnit + 1; u <= calendar.Millennium; u++ {
		if !strings.Contains(schema, `"`+u.String()+`"`) {
			t.Errorf("the schema does not know the unit %s", u)
		}
	}
}

// embeddedIn counts the fields of a struct that are structs put into it.
func embeddedIn(as reflect.Type) (n int) {
	for _, f := range reflect.VisibleFields(as) {
		if f.Anonymous {
			n++
		}
	}
	return n
}
