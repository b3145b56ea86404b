package archive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/timeline/calendar"
)

func TestPatterns(t *testing.T) {
	for _, c := range []struct{ pattern, fit, not string }{
		{"2018/", "2018/a.md 2018/x/b.md", "2019/a.md a/2018/b.md"},
		{"2018/a.md", "2018/a.md", "2018/b.md"},
		{"rows.jsonl#7", "rows.jsonl#7", "rows.jsonl#8"},
		{"", "a.md 2018/a.md", ""},
		{"*.md", "a.md", "2018/a.md a.txt"},
		{"*/a.md", "2018/a.md", "a.md x/2018/a.md"},
		{"201?/wire-*.txt", "2018/wire-1.txt 2019/wire-.txt", "2018/wire.txt 20180/wire-1.txt"},
		{"**/a.md", "a.md 2018/a.md x/2018/a.md", "ba.md 2018/ba.md"},
		{"2018/**", "2018/a.md 2018/x/a.md", "2019/a.md"},
		{"2018/**/wire/*.md", "2018/wire/a.md 2018/x/y/wire/a.md", "2018/wire/x/a.md 2019/wire/a.md"},
		{"**/x/**/a.md", "x/a.md 1/x/2/3/a.md x/1/x/a.md", "a.md 1/2/a.md"},
		{"*/drafts/", "2018/drafts/a.md 2018/drafts/x/a.md", "drafts/a.md 2018/x/drafts/a.md"},
		{"story [1]?.txt", "", "story [1].txt"},
		{"[*", "", "[a"}, // no pattern: it fits nothing, and is told to be stale
	} {
		for name := range strings.FieldsSeq(c.fit) {
			if !matches(c.pattern, name) {
				t.Errorf("%q does not fit %s", c.pattern, name)
			}
		}
		for name := range strings.FieldsSeq(c.not) {
			if matches(c.pattern, name) {
				t.Errorf("%q fits %s", c.pattern, name)
			}
		}
	}
}

// A pattern that is made to take long takes as long as any other.
func TestPatternsDoNotExplode(t *testing.T) {
	if matches(strings.Repeat("**/a/", 500)+"b", strings.Repeat("a/", 1000)+"c") {
		t.Error("it fits")
	}
}

// What the user says goes before what the articles say: a flag, then the row of
// the article in annals.csv, then the longest pattern of annals.toml.
const remarked = `
-- annals.toml --
[published]
"" = 2001
"**/*.md" = "2001-02"
"2018/**/b.md" = "3 March 2001"
[sources]
"2018/" = "Sample Daily"
"2018/wire/*" = "Sample Wire"
[sections]
"**/wire/**" = "World"
[languages]
"2018/fr/" = "fr_CA"
-- annals.csv --
path,published,source,title
2018/wire/b.md,2001-04-05,,A better title
rows.jsonl,,Sample Rows,
rows.jsonl#2,2001-06,"Sample, Sample & Sons",
-- 2018/a.md --
---
date: 2018-12-03
source: Somebody Else
---
It happened.
-- 2018/wire/b.md --
It happened.
-- 2018/fr/b.md --
C'est arrivé.
-- 2018/fr/c.txt --
C'est arrivé.
-- rows.jsonl --
{"id":1,"text":"It happened."}
{"id":2,"text":"It happened."}
`

func TestRemarks(t *testing.T) {
	for _, flagged := range []bool{false, true} {
		o := Options{}
		want := `2018/a.md: It happened, 2001-02 by settings, Sample Daily
2018/fr/b.md: C'est arrivé, 2001-03-03 by settings, Sample Daily, fr-CA
2018/fr/c.txt: C'est arrivé, 2001 by settings, Sample Daily, fr-CA
2018/wire/b.md: A better title, 2001-04-05 by sidecar, Sample Wire, World
rows.jsonl#1: It happened, 2001 by settings, Sample Rows
rows.jsonl#2: It happened, 2001-06 by sidecar, Sample, Sample & Sons
`
		if flagged {
			o.Published = calendar.Date(1999, 1, 2)
			lines := strings.SplitAfter(want, "\n")
			for i, l := range lines {
				if j, k := strings.Index(l, ", 2001"), strings.Index(l, ", S"); j > 0 {
					lines[i] = l[:j] + ", 1999-01-02 by flag" + l[k:]
				}
			}
			want = strings.Join(lines, "")
		}
		a, err := Read([]string{archiveOf(t, remarked)}, o)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, article := range a.Articles {
			said := []string{article.Title, article.Published.When.String() + " by " + article.Published.Basis, article.Source}
			for _, s := range []string{article.Section, article.Lang} {
				if s != "" && s != "en" {
					said = append(said, s)
				}
			}
			fmt.Fprintf(&got, "%s: %s\n", article.ID, strings.Join(said, ", "))
		}
		if got.String() != want {
			t.Errorf("got\n%s\nwant\n%s", &got, want)
		}
		if len(a.Stale) > 0 {
			t.Errorf("stale: %v", a.Stale)
		}
	}
}

// No remark is lost in silence: one on an article that is not there is told,
// with its place and what was most likely meant. One on an article that cannot
// be read, or on a draft, is not.
func TestStaleRemarks(t *testing.T) {
	dir := archiveOf(t, `
-- annals.toml --
[sources]
"2018/" = "Sample Daily"
"2019/" = "Sample Daily"
-- annals.csv --
path,source
2018/arest.md,Sample Wire
2018/empty.md,Sample Wire
2018/draft.md,Sample Wire
nothing/like/it.txt,Sample Wire
-- 2018/arrest.md --
It happened.
-- 2018/empty.md --
-- 2018/draft.md --
---
draft: true
---
It may happen.
`)
	a := read(t, dir)
	var got []string
	for _, p := range a.Stale {
		got = append(got, strings.ReplaceAll(strings.TrimPrefix(p.String(), dir), `\`, "/"))
	}
	want := []string{
		`/annals.csv:2: "2018/arest.md" fits no article: did you mean "2018/arrest.md"?`,
		`/annals.csv:5: "nothing/like/it.txt" fits no article: mend it or take it out`,
		`/annals.toml:3: "2019/" fits no article: mend it or take it out`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What stands in annals.csv is an error with its line and column where it
// cannot be understood.
func TestSidecarFaults(t *testing.T) {
	for rows, want := range map[string]string{
		"":                                                 "",
		"path,published":                                   "",
		"path;published\na.md;2018\n":                      "", // as some spreadsheets write it
		"path\tpublished\na.md\t2018\n":                    "",
		"\uFEFFPath,Source\n./a.md,S\n":                    "",
		"path,source\n\n,\na.md,S\n":                       "",
		"File,Date,Outlet\na.md,2018,S\n":                  "", // the usual names of things will do
		"path,published\na.md,\"December 1, 2018\"\n":      "",
		"path,published\na.md,2018-12-01T09:00:00+01:00\n": "",
		"path,published\na.md,\"Sat, 01 Dec 2018 09:00:00 GMT\"\n": "",

		"published,source\n2018,S\n":               "1:1: no column is called path: name the columns in the first row: path,published,source",
		"path,colour\na.md,red\n":                  `1:6: unknown column "colour": the columns are path, published, source, section, lang, title, byline, url`,
		"path,publised\na.md,2018\n":               `1:6: unknown column "publised": did you mean "published"?`,
		"path,source,Path\n":                       `1:13: a second column "path": leave one of them`,
		"path,published\na.md,2018-13-01\n":        `2:6: "2018-13-01"`,
		"path,source,published\na.md,S,3/4/2018\n": `2:8: "3/4/2018" may be 2018-03-04 or 2018-04-03: write it so`,
		"path,published\na.md,yesterday\n":         `2:6: "yesterday" leans on today: write it as 2018-12-01`,
		"path,published\na.md,0001-01-01\n":        `2:6: "0001-01-01" is no year of a newspaper`,
		"path,published\na.md,2018~\n":             `2:6: "2018~" is no one stretch of time: write a day, a month or a year`,
		"path,lang\na.md,no language\n":            `2:6: "no language" is no language: write it as en or fr-CA`,
		"path,source\na.md,One, Two\n":             `2:10: "Two" stands in no column: put what holds a comma in quotation marks`,
		"path,source\n\"a.md\nb.md,S\n":            `3:8: extraneous or missing " in quoted-field`,
		"path,source\na.md,the \"S\"\n":            `2:10: bare " in non-quoted-field: write a quotation mark within quotation marks twice`,
		"path,source\na.md,S\nb.md,S\na.md,T\n":    `4:1: "a.md" has a row already, at annals.csv:2: leave one of them`,
		"path,source\n,Sample Wire\n":              `2:1: no path: say which article the row is about`,
		"path,source\na.md,\x00\n":                 `: is no text: it holds NUL bytes`,
	} {
		_, err := parseSidecar("annals.csv", []byte(rows))
		switch {
		case want == "" && err != nil, want != "" && (err == nil || !strings.HasPrefix(err.Error(), "annals.csv:"+strings.TrimPrefix(want, ":"))):
			t.Errorf("%q: got %v, want %q", rows, err, want)
		}
	}
}

// What stands in annals.toml is an error with its line where it cannot be
// understood, with the key that was most likely meant.
func TestSettingsFaults(t *testing.T) {
	for text, want := range map[string]string{
		"titel = 'x'":                    `1: unknown key "titel": did you mean "title"?`,
		"\n\nbase-url = 'x'":             `3: unknown key "base-url": did you mean "base_url"?`,
		"title = 'x'\n[source]\na = 'b'": `2: unknown key "source": did you mean "sources"?`,
		"[limits]\nrecord = 3":           `2: unknown key "limits.record": did you mean "records"?`,
		"colour = 'x'":                   `1: unknown key "colour": the keys are title, description, base_url, language, published, sources, sections, languages, extract, fields, limits`,
		"title = ":                       `1:8: after the = stands no value`,
		"title = 3":                      `1: the value is no text: write it as title = "Our city"`,
		"\npublished = '2018'":           `2: "published" holds no rules: write it as "2018/**" = 2018-12-01 below a line [published]`,
		"language = 'xx'":                `1: annals does not read the language "xx": write one of en, en-AU, en-CA, en-GB, en-IE, en-IN, en-NZ, en-US, en-ZA, fr, or leave it out`,
		"language = 'no language'":       `1: "no language" is no language: write it as en or fr-CA`,
		"[sources]\na = 'b'\n[published]\na = 'soon'": `4: "soon" is no date: write it as`,
		"[published]\n'a=b' = 'soon'":                 `2: "soon" is no date: write it as`,
		"[published]\na = 2018-02-30":                 `2:5: there is no such day`,
		"[published]\na = 0001-01-01":                 `2: "0001-01-01" is no year of a newspaper`,
		"[published]\na = true":                       `2: "true" is no date`,
		"extract = 'quick'":                           `1: extract is "quick": write best or fast`,
		"[languages]\na = 'x y'":                      `2: "x y" is no language`,
	} {
		_, _, err := parseSettings("annals.toml", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), "annals.toml:"+want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

// Who writes annals.toml need not know TOML: a fault says where it stands to the character, what
// is wrong in plain words, and what to write.
func TestSettingsAreExplained(t *testing.T) {
	for text, want := range map[string]string{
		"title = \n":                        `1:9: after the = stands no value, or a text without quotation marks: write it as title = "Our city"`,
		"title = Our city\n":                `1:9: after the = stands no value, or a text without quotation marks: write it as title = "Our city"`,
		"language = en\n":                   `1:12: after the = stands no value, or a text without quotation marks: write it as language = "en"`,
		"title = “Our city”\n":              `1:9: “ and ” are no quotation marks here: write straight ones, "…"`,
		"title = \"Our city\n":              `1:18: a quotation mark is missing at the end of the text: write it as title = "Our city"`,
		"title = \"\"\"Our\ncity":           `2:4: a quotation mark is missing at the end of the text`,
		"title = 'É' 'c'\n":                 `1:12: after the value stands something more: put one setting on a line`,
		"title: Our city\n":                 `1:6: after a name stands no =, or the name needs quotation marks: write it as NAME = "VALUE"`,
		"= 3\n":                             `1:1: before the = stands no name: write NAME = "VALUE"`,
		"\n[sources]\nwire/ = 'x'\n":        `3:5: after a name stands no =, or the name needs quotation marks: write it as "wire/" = "Sample Wire"`,
		"[published\na = 2018-01-01\n":      `1:11: a line that begins with [ does not end with ]: write it as [published]`,
		"[published]\na = 2018-02-30\n":     `2:5: there is no such day: write it as 2018-12-01`,
		"title = 'a'\ntitle = 'b'\n":        `2:1: this was set above: keep one of the two`,
		"description = \"in C:\\path\"\n":   `1:16: within "…" the sign \ begins something else: write \\ for it, or '…' around the text`,
		"t\x00i\x00t\x00l\x00e\x00 = \x003": `1:2: the file is not UTF-8: save it as UTF-8`,
	} {
		_, _, err := parseSettings("annals.toml", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), "annals.toml:"+want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func FuzzSidecar(f *testing.F) {
	f.Add("path,published,source\n2018/a.md,2018-12-06,Sample Wire\n")
	f.Add("path;lang\n\"a;b.md\";fr_CA\n")
	f.Add("\uFEFFpath\tpublished\tsource\na.md\t3/4/2018\n")
	f.Add("path,source\n\"a\"\"b.md\",\"S\n")
	f.Fuzz(func(t *testing.T, rows string) {
		read, err := parseSidecar("annals.csv", []byte(rows))
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "annals.csv:") {
				t.Errorf("%q", err)
			}
			return
		}
		for path, r := range read {
			if path == "" || r.fits != path || !strings.HasPrefix(r.where, "annals.csv:") {
				t.Errorf("%q: %+v", path, r.where)
			}
		}
	})
}

func FuzzSettings(f *testing.F) {
	f.Add("title = \"A\"\nlanguage = \"fr\"\n[published]\n\"2018/**\" = 2018-12-01\n\"a=b\" = \"3 March 2018\"\n")
	f.Add("[sources]\n\"wire/*\" = \"Sample Wire\"\n[limits]\narticle = \"64 MB\"\nnesting = 3\n")
	f.Add("titel = 3\n")
	f.Add("[published]\na = 1\n[published.b]\nc = 2\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, rules, err := parseSettings("annals.toml", []byte(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "annals.toml:") {
				t.Errorf("%q", err)
			}
			return
		}
		for _, r := range rules {
			matches(r.fits, "2018/a/b.md")
		}
	})
}
