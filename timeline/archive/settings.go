package archive

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"annals/internal/nearest"
	"annals/timeline/calendar"

	"github.com/BurntSushi/toml"
)

// Settings are what annals.toml says of an archive and its site. All may be
// left out.
type Settings struct {
	Title       string // of the site
	Description string // a sentence or two under the title
	BaseURL     string // where the site will stand: https://example.org/timeline/
	Language    string // of the pages, and of articles that name none and whose text tells none

	// Published and Sources say when articles were published and by whom. The
	// key is an id, or how it begins (2018/), or a pattern (*/wire-*.txt, with
	// * and ? as in a shell); the longest that fits has its way.
	Published map[string]calendar.Interval
	Sources   map[string]string

	Extract Extraction // how articles are found on pages; Best where it is not said
	Limits  Limits     // on what is read
}

// written is annals.toml as it stands.
type written struct {
	Title       string            `toml:"title"`
	Description string            `toml:"description"`
	BaseURL     string            `toml:"base_url"`
	Language    string            `toml:"language"`
	Published   map[string]string `toml:"published"`
	Sources     map[string]string `toml:"sources"`
	Extract     Extraction        `toml:"extract"`
	Limits      writtenLimits     `toml:"limits"`
}

// settingKeys are the keys of annals.toml.
var settingKeys = []string{"title", "description", "base_url", "language", "published", "sources", "extract", "limits"}

// parseSettings reads annals.toml, which the user knows as name. A key that is
// not known is an error: else a slip of the pen would be silence.
func parseSettings(name string, data []byte) (Settings, error) {
	var w written
	md, err := toml.Decode(string(data), &w)
	if err != nil {
		if pe, ok := errors.AsType[toml.ParseError](err); ok {
			return Settings{}, fmt.Errorf("%s:%d: %s", name, pe.Position.Line, cmp.Or(pe.Message, "is no TOML"))
		}
		// A value of the wrong type: the decoder tells the line in words.
		var line int
		reason := strings.TrimPrefix(err.Error(), "toml: ")
		fmt.Sscanf(reason, "line %d", &line)
		if _, after, ok := strings.Cut(reason, ": "); ok {
			reason = after
		}
		return Settings{}, fmt.Errorf("%s:%d: %s: write a text in quotation marks", name, max(line, 1), reason)
	}
	for _, key := range md.Undecoded() {
		return Settings{}, fmt.Errorf("%s:%d: unknown key %q: %s", name, lineOf(string(data), key), key.String(), advice(key[0]))
	}
	s := Settings{Title: w.Title, Description: w.Description, BaseURL: w.BaseURL, Language: language(w.Language), Sources: w.Sources, Extract: w.Extract, Limits: w.Limits.limits()}
	if s.Language == "" && w.Language != "" {
		return Settings{}, fmt.Errorf("%s:%d: %q is no language: write it as en or fr-CA", name, lineOf(string(data), toml.Key{"language"}), w.Language)
	}
	if !s.Extract.known() {
		return Settings{}, fmt.Errorf("%s:%d: extract is %q: write best or fast", name, lineOf(string(data), toml.Key{"extract"}), s.Extract)
	}
	for _, id := range slices.Sorted(maps.Keys(w.Published)) {
		e, ok := readDate(w.Published[id], settings)
		if !ok || len(e.readings) != 1 {
			return Settings{}, fmt.Errorf("%s:%d: %q is no clear date: write it as 2018-12-01", name, lineOf(string(data), toml.Key{id}), w.Published[id])
		}
		if s.Published == nil {
			s.Published = map[string]calendar.Interval{}
		}
		s.Published[id] = e.readings[0]
	}
	return s, nil
}

// lineOf returns the line on which the last part of key first stands, as the
// decoder does not tell.
func lineOf(text string, key toml.Key) int {
	want, n := key[len(key)-1], 0
	for line := range strings.Lines(text) {
		n++
		left, _, _ := strings.Cut(line, "=")
		left = strings.Trim(strings.TrimSpace(left), `[]"' `)
		if left == want || strings.HasSuffix(left, "."+want) {
			return n
		}
	}
	return 1
}

// advice names the key that was most likely meant.
func advice(key string) string {
	if meant := nearest.To(strings.ToLower(strings.ReplaceAll(key, "-", "_")), settingKeys); meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	return "the keys are " + strings.Join(settingKeys, ", ")
}

// over returns s, and where s says nothing what below says.
func (s Settings) over(below Settings) Settings {
	return Settings{
		Title:       cmp.Or(s.Title, below.Title),
		Description: cmp.Or(s.Description, below.Description),
		BaseURL:     cmp.Or(s.BaseURL, below.BaseURL),
		Language:    cmp.Or(s.Language, below.Language),
		Published:   union(s.Published, below.Published),
		Sources:     union(s.Sources, below.Sources),
		Extract:     cmp.Or(s.Extract, below.Extract),
		Limits:      s.Limits.over(below.Limits),
	}
}

func union[V any](m, below map[string]V) map[string]V {
	if len(m) == 0 {
		return below
	}
	all := maps.Clone(below)
	if all == nil {
		all = map[string]V{}
	}
	maps.Copy(all, m)
	return all
}

func (s Settings) published(id string) (calendar.Interval, bool) { return longest(s.Published, id) }

func (s Settings) source(id string) string {
	source, _ := longest(s.Sources, id)
	return source
}

// longest returns the value of the longest key that fits id.
func longest[V any](m map[string]V, id string) (v V, ok bool) {
	best := ""
	for key, value := range m {
		if fits(key, id) && (!ok || len(key) > len(best) || len(key) == len(best) && key < best) {
			best, v, ok = key, value, true
		}
	}
	return v, ok
}

func fits(key, id string) bool {
	if strings.ContainsAny(key, "*?[") {
		matched, err := path.Match(key, id)
		return err == nil && matched
	}
	return strings.HasPrefix(id, key)
}
