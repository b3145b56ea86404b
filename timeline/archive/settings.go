package archive

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"annals/internal/nearest"
	"annals/timeline/timex"

	"github.com/BurntSushi/toml"
)

// Settings are what annals.toml says of an archive and its site. All may be
// left out.
type Settings struct {
	Title       string     // of the site
	Description string     // a sentence or two under the title
	BaseURL     string     // where the site will stand: https://example.org/timeline/
	Language    string     // of the pages, and of articles that name none and whose text tells none
	Extract     Extraction // how articles are found on pages; Best where it is not said
	Fields      Naming     // of the records of JSON and CSV, where their names do not tell
	Limits      Limits     // on what is read
}

// written is annals.toml as it stands. The keys of its tables are paths and
// patterns, of which the longest that fits an article has its way.
type written struct {
	Title       string         `toml:"title"`
	Description string         `toml:"description"`
	BaseURL     string         `toml:"base_url"`
	Language    string         `toml:"language"`
	Published   map[string]any `toml:"published"`
	Sources     map[string]any `toml:"sources"`
	Sections    map[string]any `toml:"sections"`
	Languages   map[string]any `toml:"languages"`
	Extract     Extraction     `toml:"extract"`
	Fields      Naming         `toml:"fields"`
	Limits      writtenLimits  `toml:"limits"`
}

// settingKeys are the keys of annals.toml, each with how it is written.
var settingKeys = [...]struct{ key, form string }{
	{"title", `title = "Our city"`},
	{"description", `description = "What happened here"`},
	{"base_url", `base_url = "https://example.org/timeline/"`},
	{"language", `language = "en"`},
	{"published", `"2018/**" = 2018-12-01 below a line [published]`},
	{"sources", `"wire/" = "Sample Wire" below a line [sources]`},
	{"sections", `"sport/" = "Sport" below a line [sections]`},
	{"languages", `"fr/" = "fr" below a line [languages]`},
	{"extract", `extract = "fast"`},
	{"fields", `text = "article.body" below a line [fields]`},
	{"limits", `article = "64 MB" below a line [limits]`},
}

// parseSettings reads annals.toml, which the user knows as name: the settings,
// and the rules for articles. A key that is not known is an error: else a slip
// of the pen would be silence.
func parseSettings(name string, data []byte) (Settings, []*rule, error) {
	text := string(data)
	at := func(key ...string) string { return fmt.Sprintf("%s:%d", name, lineOf(text, key)) }
	var w written
	md, err := toml.Decode(text, &w)
	if err != nil {
		return Settings{}, nil, fmt.Errorf("%s:%w", name, brokenSettings(text, err))
	}
	for _, key := range md.Undecoded() {
		return Settings{}, nil, fmt.Errorf("%s: unknown key %q: %s", at(key...), key.String(), advice(key))
	}
	s := Settings{Title: w.Title, Description: w.Description, BaseURL: w.BaseURL, Language: language(w.Language), Extract: w.Extract, Limits: w.Limits.limits()}
	if s.Language == "" && w.Language != "" {
		return Settings{}, nil, fmt.Errorf("%s: %w", at("language"), noLanguage(w.Language))
	}
	if s.Language != "" && !timex.Knows(s.Language) {
		return Settings{}, nil, fmt.Errorf("%s: annals does not read the language %q: write one of %s, or leave it out", at("language"), w.Language, strings.Join(timex.Languages(), ", "))
	}
	if !s.Extract.known() {
		return Settings{}, nil, fmt.Errorf("%s: extract is %q: write best or fast", at("extract"), s.Extract)
	}
	for _, thing := range slices.Sorted(maps.Keys(w.Fields)) {
		if err := s.Fields.name(thing, w.Fields[thing]); err != nil {
			return Settings{}, nil, fmt.Errorf("%s: %w", at("fields", thing), err)
		}
	}
	var rules []*rule
	for _, say := range sayings {
		lines := w.table(say.table)
		if lines == nil && md.IsDefined(say.table) {
			return Settings{}, nil, fmt.Errorf("%s: %q holds no rules: %s", at(say.table), say.table, form(say.table))
		}
		for _, fits := range slices.Sorted(maps.Keys(lines)) {
			r := &rule{fits: fits, where: at(say.table, fits)}
			if err := say.say(&r.remark, spelt(lines[fits]), settings); err != nil {
				return Settings{}, nil, fmt.Errorf("%s: %w", r.where, err)
			}
			rules = append(rules, r)
		}
	}
	slices.SortStableFunc(rules, func(a, b *rule) int { return len(b.fits) - len(a.fits) })
	return s, rules, nil
}

// table returns the table of that name, nil where there is none.
func (w written) table(name string) map[string]any {
	switch name {
	case "published":
		return w.Published
	case "sources":
		return w.Sources
	case "sections":
		return w.Sections
	case "languages":
		return w.Languages
	}
	return nil
}

// spelt returns a value of TOML as one would write it in quotation marks.
func spelt(value any) string {
	if day, ok := value.(time.Time); ok {
		return day.Format(time.DateOnly)
	}
	return fmt.Sprint(value)
}

// form says how a key is written.
func form(key string) string {
	for _, k := range settingKeys {
		if k.key == key {
			return "write it as " + k.form
		}
	}
	return `write it as NAME = "VALUE"`
}

// advice says which key was most likely meant by one that is not known.
func advice(key toml.Key) string {
	if len(key) > 1 && key[0] == "limits" {
		return meant("limit", key[1], limitKeys)
	}
	var known []string
	for _, k := range settingKeys {
		known = append(known, k.key)
	}
	return meant("key", key[0], known)
}

// lineOf returns the line on which a key stands, as the decoder does not tell.
func lineOf(text string, key []string) int {
	table, n := "", 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			table = strings.Trim(line, "[] ")
			if table == strings.Join(key, ".") {
				return n
			}
			continue
		}
		left, _, _ := strings.Cut(line, "=")
		if quote := line[:min(len(line), 1)]; quote == `"` || quote == "'" {
			left, _, _ = strings.Cut(line[1:], quote)
		}
		if left = strings.TrimSpace(left); table != "" {
			left = table + "." + left
		}
		if left == strings.Join(key, ".") {
			return n
		}
	}
	return 1
}

// meant says which name was most likely meant by one that is not known.
func meant(what, name string, known []string) string {
	if near := nearest.To(strings.ToLower(strings.ReplaceAll(name, "-", "_")), known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "the " + what + "s are " + strings.Join(known, ", ")
}

// over returns s, and where s says nothing what below says.
func (s Settings) over(below Settings) Settings {
	return Settings{
		Title:       cmp.Or(s.Title, below.Title),
		Description: cmp.Or(s.Description, below.Description),
		BaseURL:     cmp.Or(s.BaseURL, below.BaseURL),
		Language:    cmp.Or(s.Language, below.Language),
		Extract:     cmp.Or(s.Extract, below.Extract),
		Fields:      s.Fields.over(below.Fields),
		Limits:      s.Limits.over(below.Limits),
	}
}
