package archive

import (
	"strings"
	"testing"

	"annals/timeline"
	"annals/timeline/timex"
)

// What an editor has entered elsewhere is read as it is: its date no finer than it is given, its status,
// its names; HTML as text, formulas as what they were before they were defused.
func TestCurated(t *testing.T) {
	for name, test := range map[string]struct{ file, want string }{
		"TimelineJS": {`
-- slides.json --
{"title": {"text": {"headline": "The dam", "text": ""}},
 "events": [
  {"unique_id": "k1", "start_date": {"year": "1999", "month": 5, "day": ""}, "text": {"headline": "The <b>dam</b> breaks", "text": "<p>At night.</p><p>R&amp;D</p>"}},
  {"start_date": {"year": 1998}, "end_date": {"year": 2001, "month": 2}, "text": {"headline": "Works"}},
  {"start_date": {"year": 1990}, "display_date": "about 1990", "text": {"headline": "Plans"}},
  {"start_date": {"year": 2003, "month": 1, "day": 1}, "display_date": "2003", "text": {"headline": "Inquiry [Alleged]"}, "group": "alleged"},
  {"start_date": {"year": 2004}, "text": {"headline": "They was [sic] there [Attributed]"}, "group": "attributed"},
  {"start_date": {"year": 2005}, "text": {"headline": "Works [sic]"}, "group": "reported"}
 ]}
`, `k1 1999-05 stated reported “The dam breaks” At night. R&D
 1998/2001-02 stated reported “Works”
 1990~ stated reported “Plans”
 2003 stated alleged “Inquiry”
 2004 stated attributed “They was [sic] there”
 2005 stated reported “Works [sic]”`},
		"the table of TimelineJS": {`
-- slides.csv --
Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Type,Group
,,,,,,,,,The dam,,,title,
1999,5,3,,,,,,,"'=1+1 breaks",<i>Really</i>,,,
2017,2,,,,,,,since February 2017,Watched,,,,planned
`, ` 1999-05-03 stated reported “=1+1 breaks” Really
 2017-02/.. stated planned “Watched”`},
		"our own table": {`
-- events.csv --
id,date,basis,headline,status,by,names,kinds,places,quote,article
k1,1999-05,resolved,The dam breaks,attributed,the mayor; Bo,Ann Dee; Tarn,person; unknown,Lune City,It broke.,a.md
k2,,,They quarrelled,reported,,,,,,
k3,2001,stated,They was there [sic],alleged,,,,,,
`, `k1 1999-05 resolved attributed by the mayor, Bo: Ann Dee (person), Tarn (unknown) @ Lune City “The dam breaks” “It broke.” — a.md
k2   reported “They quarrelled”
k3 2001 stated alleged “They was there [sic]”`},
		"our own lines": {`
-- events.jsonl --
{"id":"k1","date":{"edtf":"2004~","basis":"stated"},"headline":"It broke","status":"denied","by":["Bo"],"names":[{"name":"Bo","kind":"person"}],"places":[],"mentions":[{"article":"a.md","quote":"It did."}]}
{"id":"k2","date":{"edtf":"","basis":""},"headline":"More","status":"reported","mentions":[]}
`, `k1 2004~ stated denied by Bo: Bo (person) “It broke” “It did.” — a.md
k2   reported “More”`},
		"one line": {`
-- events.jsonl --
{"id":"k1","date":{"edtf":"2004","basis":"stated"},"headline":"It broke","mentions":[]}
`, `k1 2004 stated reported “It broke”`},
	} {
		a := read(t, archiveOf(t, test.file))
		if len(a.Skipped) > 0 || a.Curated != len(a.Articles) || a.count != 0 {
			t.Errorf("%s: skipped %v, %d curated of %d", name, a.Skipped, a.Curated, len(a.Articles))
		}
		var got []string
		for _, a := range a.Articles {
			got = append(got, curatedLine(t, a))
		}
		if lines := strings.Join(got, "\n"); lines != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, lines, test.want)
		}
	}
}

func curatedLine(t *testing.T, a *timeline.Article) string {
	t.Helper()
	c := a.Curated
	if c == nil {
		t.Fatalf("%s is not curated", a.ID)
	}
	if !strings.HasPrefix(a.Text, c.Headline) || a.Source != timeline.CuratedSource || (c.Basis == timex.NoBasis) != c.When.IsZero() {
		t.Errorf("%+v", a)
	}
	line := c.ID + " " + c.When.String() + " " + c.Basis.String() + " " + c.Status.String()
	if len(c.By) > 0 {
		line += " by " + strings.Join(c.By, ", ")
	}
	for i, n := range c.Names {
		line += []string{":", ","}[min(i, 1)] + " " + n.Name + " (" + n.Kind.String() + ")"
	}
	if len(c.Places) > 0 {
		line += " @ " + strings.Join(c.Places, ", ")
	}
	return strings.TrimRight(line+" “"+c.Headline+"” "+strings.Join(strings.Fields(a.Text[len(c.Headline):]), " "), " ")
}

// What cannot be understood is told with its line, and costs only itself.
func TestCuratedFaults(t *testing.T) {
	for file, want := range map[string]string{
		"-- a.csv --\nYear,Month,Headline\n1999,13,Gone\n2000,1,Here\n":           `a.csv:2: there is no start_date 1999-13-00: mend it`,
		"-- a.csv --\nYear,Month,Headline\nsoon,1,Gone\n2000,1,Here\n":            `a.csv:2: the year of its start_date is "soon" and no number: write a number`,
		"-- a.csv --\ndate,basis,headline,status\nwhenever,,Gone,\n2000,,Here,\n": `a.csv:2: its date cannot be read`,
		"-- a.csv --\ndate,basis,headline,status\n1999,,,\n2000,,Here,\n":         `a.csv:2: has no headline: say in a line what happened`,
		"-- a.json --\n{\"events\": [\n{\"start_date\": {\"year\": 2000, \"month\": 2, \"day\": 30}, \"text\": {\"headline\": \"Gone\"}},\n{\"start_date\": {\"year\": 2000}, \"text\": {\"headline\": \"Here\"}}]}\n":    `a.json:2: there is no start_date 2000-02-30`,
		"-- a.json --\n{\"events\": [\n{\"start_date\": {\"year\": 2000}, \"text\": {\"headline\": \"Here\"}},\n  {\"start_date\" 3}]}\n":                                                                                 `a.json:3: column 17: is no JSON`,
		"-- a.json --\n{\"events\": [{\"start_date\": {\"year\": 2000}, \"text\": {\"headline\": \"Here\"}},\n{\"start_date\": {\"year\": 2001}, \"end_date\": {\"year\": 1999}, \"text\": {\"headline\": \"Gone\"}}]}\n": `a.json:2: it ends in 1999, before it begins in 2001: turn them round`,
	} {
		a := read(t, archiveOf(t, file))
		if len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0].String(), want) || a.Curated != 1 {
			t.Errorf("%s\nskipped %v, want %s; %d read", file, a.Skipped, want, a.Curated)
		}
	}
}

// A table of articles, or a list of them, is none of events.
func TestNotCurated(t *testing.T) {
	for _, file := range []string{
		"-- a.csv --\ntitle,date,text\nDam,1999-05-03,\"The dam broke.\"\n",
		"-- a.json --\n{\"articles\":[{\"headline\":\"Dam\",\"date\":\"1999-05-03\",\"text\":\"The dam broke.\"}]}\n",
		"-- a.jsonl --\n{\"headline\":\"Dam\",\"date\":\"1999-05-03\",\"body\":\"The dam broke.\"}\n",
	} {
		if a := read(t, archiveOf(t, file)); a.Curated != 0 || len(a.Articles) != 1 {
			t.Errorf("%s: %d curated, %v", file, a.Curated, a.Skipped)
		}
	}
}

func FuzzCurated(f *testing.F) {
	f.Add(`{"events":[{"start_date":{"year":"1999","month":5},"text":{"headline":"<b>x"}}]}`)
	f.Add("{\"id\":\"a\",\"date\":{\"edtf\":\"2018-12\"},\"headline\":\"x\",\"mentions\":[]}\n{\"id\":\"b\"}")
	f.Fuzz(func(t *testing.T, data string) {
		eachListed(data, func(rec record) error {
			if rec.read == nil {
				return nil
			}
			if d, err := rec.read(); err == nil && !strings.HasPrefix(d.Text, d.Curated.Headline) {
				t.Errorf("%q does not begin with %q", d.Text, d.Curated.Headline)
			}
			return nil
		})
	})
}
