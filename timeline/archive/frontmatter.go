package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"
)

// opensFrontMatter reports whether a file begins as front matter does.
func opensFrontMatter(head []byte) bool {
	return bytes.HasPrefix(head, []byte("---\n")) || bytes.HasPrefix(head, []byte("---\r")) || bytes.HasPrefix(head, []byte("+++"))
}

// splitFrontMatter parts text into what its front matter says and the body. The
// body of a text without front matter is all of it.
func splitFrontMatter(text string) (f fields, body string, err error) {
	first, rest, _ := strings.Cut(text, "\n")
	switch fence := strings.TrimRight(first, " \t\r"); {
	case fence == "---":
		matter, body, closed := cutFence(rest, "---", "...")
		if !closed {
			if next, _, _ := strings.Cut(rest, "\n"); !strings.Contains(next, ":") {
				return nil, text, nil // a line across the page
			}
			return nil, "", &fault{line: 1, reason: "its front matter has no end", do: "write a line --- below it"}
		}
		if f, err = readYAML(matter); f == nil && err == nil {
			return nil, text, nil // prose between two lines across the page
		}
		return f, body, err
	case fence == "+++":
		matter, body, closed := cutFence(rest, "+++")
		if !closed {
			return nil, "", &fault{line: 1, reason: "its front matter has no end", do: "write a line +++ below it"}
		}
		f, err = readTOML(matter)
		return f, body, err
	case strings.HasPrefix(fence, "{") && !strings.HasPrefix(fence, "{{") && !strings.HasPrefix(fence, "{%"):
		return cutJSON(text)
	}
	return nil, text, nil
}

// cutFence parts text at the first line that is one of the fences.
func cutFence(text string, fences ...string) (matter, body string, closed bool) {
	at := 0
	for line := range strings.Lines(text) {
		if slices.Contains(fences, strings.TrimRight(line, " \t\r\n")) {
			return text[:at], text[at+len(line):], true
		}
		at += len(line)
	}
	return "", text, false
}

const mendFrontMatter = "mend it or take it out"

// readYAML reads a mapping. Scalars stay as they are written, so that no date
// is moved to another zone and no title becomes a number. An alias is followed
// to a scalar and no further, so that none can multiply. The fields are nil
// where matter is one text.
func readYAML(matter string) (fields, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(matter), &root); err != nil {
		reason := strings.TrimPrefix(err.Error(), "yaml: ")
		line := 0
		if after, ok := strings.CutPrefix(reason, "line "); ok {
			number, rest, _ := strings.Cut(after, ": ")
			if n, err := strconv.Atoi(number); err == nil {
				line, reason = n+1, rest
			}
		}
		return nil, &fault{line: line, reason: "its front matter is no YAML: " + reason, do: mendFrontMatter}
	}
	f := fields{}
	if len(root.Content) == 0 {
		return f, nil
	}
	top := root.Content[0]
	switch top.Kind {
	case yaml.MappingNode:
	case yaml.ScalarNode:
		return nil, nil
	default:
		return nil, &fault{line: 2, reason: "its front matter is no YAML of keys and values", do: mendFrontMatter}
	}
	f.addYAML(top)
	return f, nil
}

func (f fields) addYAML(mapping *yaml.Node) {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := plainName(mapping.Content[i].Value), mapping.Content[i+1]
		if key == "params" && value.Kind == yaml.MappingNode { // where Hugo keeps keys of one's own
			f.addYAML(&yaml.Node{Content: plainPairs(value.Content)})
			continue
		}
		values := scalars(value)
		if value.Kind == yaml.SequenceNode {
			for _, v := range value.Content {
				values = append(values, scalars(v)...)
			}
		}
		if _, there := f[key]; !there && len(values) > 0 {
			f[key] = values
		}
	}
}

// plainPairs drops a params within params.
func plainPairs(content []*yaml.Node) (pairs []*yaml.Node) {
	for i := 0; i+1 < len(content); i += 2 {
		if strings.ToLower(content[i].Value) != "params" {
			pairs = append(pairs, content[i], content[i+1])
		}
	}
	return pairs
}

// scalars returns the value of a scalar, and of a mapping its name.
func scalars(n *yaml.Node) []string {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return nil
		}
		return []string{n.Value}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if k := strings.ToLower(n.Content[i].Value); (k == "name" || k == "title") && n.Content[i+1].Kind == yaml.ScalarNode {
				return []string{n.Content[i+1].Value}
			}
		}
	}
	return nil
}

func readTOML(matter string) (fields, error) {
	var table map[string]any
	if _, err := toml.Decode(matter, &table); err != nil {
		f := &fault{reason: "its front matter is no TOML: " + strings.TrimPrefix(err.Error(), "toml: "), do: mendFrontMatter}
		if pe, ok := errors.AsType[toml.ParseError](err); ok {
			f.line, f.reason = pe.Position.Line+1, "its front matter is no TOML: "+pe.Message
		}
		return nil, f
	}
	f := fields{}
	f.add(table)
	return f, nil
}

// cutJSON reads the object with which text begins.
func cutJSON(text string) (fields, string, error) {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var table map[string]any
	if err := dec.Decode(&table); err != nil {
		line := 1 + strings.Count(text[:min(int(dec.InputOffset()), len(text))], "\n")
		return nil, "", &fault{line: line, reason: "its front matter is no JSON: " + err.Error(), do: mendFrontMatter}
	}
	f := fields{}
	f.add(table)
	return f, text[dec.InputOffset():], nil
}
