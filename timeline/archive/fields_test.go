package archive

import (
	"strings"
	"testing"
)

// What the fields of a record are called hardly matters.
func TestNamesOfFields(t *testing.T) {
	for record, want := range map[string]string{
		`{"Publication Date":"2018-12-06","Full Text":"The mill closed.","Headline":"Mill"}`:                                            "Mill 2018-12-06 The mill closed.",
		`{"date":"2018-12-06","title":"Mill&#39;s end","text":"The mill closed."}`:                                                      "Mill's end 2018-12-06 The mill closed.",
		`{"publishedAt":"2018-12-06T10:00:00Z","articleBody":"The mill closed.","title":"Mill"}`:                                        "Mill 2018-12-06 The mill closed.",
		`{"datum":"6.12.2018","inhalt":"Die Mühle schloss.","titel":"Mühle"}`:                                                           "Mühle 2018-12-06 Die Mühle schloss.",
		`{"fecha":"2018-12-06","cuerpo":"El molino cerró.","titular":"Molino"}`:                                                         "Molino 2018-12-06 El molino cerró.",
		`{"_index":"news","_source":{"title":"Mill","date":"2018-12-06","body":"The mill closed."}}`:                                    "Mill 2018-12-06 The mill closed.",
		`{"date":"2018-12-06","title":{"rendered":"Mill"},"content":{"rendered":"<p>The mill closed.</p>"},"status":"publish"}`:         "Mill 2018-12-06 The mill closed.",
		`{"webTitle":"Mill","webPublicationDate":"2018-12-06","fields":{"bodyText":"The mill closed.","byline":"Ann Sample"}}`:          "Mill 2018-12-06 The mill closed.",
		`{"timestamp":1544086800,"text":"The mill closed.","title":"Mill"}`:                                                             "Mill 2018-12-06 The mill closed.",
		`{"timestamp":"1544086800000","text":"The mill closed.","title":"Mill"}`:                                                        "Mill 2018-12-06 The mill closed.",
		`{"date":"201812061530","text":"The mill closed.","title":"Mill"}`:                                                              "Mill 2018-12-06 The mill closed.",
		`{"date":"2018-12-06","created":"2019-01-01","text":"The mill closed.","title":"Mill"}`:                                         "Mill 2018-12-06 The mill closed.",
		`{"date":"2018-12-06","paragraphs":["x"],"text":[{"type":"p","text":"The mill"},{"type":"p","text":"closed."}],"title":"Mill"}`: "Mill 2018-12-06 The mill closed.",
	} {
		d, err := readJSON(record, nil)
		if err == nil {
			err = d.finish("x")
		}
		if err != nil {
			t.Errorf("%s: %v", record, err)
			continue
		}
		got := d.Title + " " + settle(d.evidence).When.Start.Format("2006-01-02") + " " + strings.Join(strings.Fields(d.Text), " ")
		if got != want {
			t.Errorf("%s: got %q, want %q", record, got, want)
		}
	}
}

// A user says which field is which, with a flag or in annals.toml.
func TestNaming(t *testing.T) {
	const rows = "-- rows.jsonl --\n{\"id\":1,\"title\":\"Not this\",\"item\":{\"hl\":\"Mill\",\"words\":\"The mill closed on Thursday.\"},\"text\":\"Nor this.\",\"d\":\"2018-12-06\"}\n"
	dir := archiveOf(t, "-- annals.toml --\n[fields]\ntext = \"item.words\"\nheadline = \"hl\"\n"+rows)
	var flagged Naming
	if err := flagged.Set("published=d"); err != nil {
		t.Fatal(err)
	}
	a, err := Read([]string{dir}, Options{Settings: Settings{Fields: flagged}})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Articles) != 1 {
		t.Fatal(a.Skipped)
	}
	if got := a.Articles[0]; got.Title != "Mill" || got.Text != "The mill closed on Thursday." || got.Published.When.Start.Day() != 6 {
		t.Errorf("%+v", got)
	}
	if got, want := a.Settings.Fields.String(), "date=d text=item.words title=hl"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for s, want := range map[string]string{
		"text":      `"text" names no field: write it as text=body`,
		"text=":     "no field is named: write text=NAME",
		"txet=body": `an article has no "txet": did you mean "text"?`,
		"colour=c":  `an article has no "colour": the names are text, title, date, modified, author, source, url, lang, deck, section, tags, id`,
	} {
		if err := new(Naming).Set(s); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", s, err, want)
		}
	}
	_, _, err = parseSettings(settingsName, []byte("[fields]\ntext = 'body'\ntxet = 'b'\n"))
	if err == nil || err.Error() != `annals.toml:3: an article has no "txet": did you mean "text"?` {
		t.Error(err)
	}
}

// Where no field can be the text, it is said which there are and what to type.
func TestNoFieldIsTheText(t *testing.T) {
	_, err := readJSON(`{"title":"Mill","Wording":"The mill closed on Thursday after it had stood for a century at the river.","link":"https://daily.example/`+strings.Repeat("x", 99)+`"}`, nil)
	if f, ok := err.(*fault); !ok || f.reason != "no field can be the text, of link, title, wording" || f.do != "name the one that is: --field text=wording" {
		t.Errorf("%+v", err)
	}
}
