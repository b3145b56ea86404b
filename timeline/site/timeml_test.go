package site

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// timeMLTags are the elements of TimeML 1.2.1 that are written, with the attributes that each must
// have, those that it may have, and what may stand there.
var timeMLTags = map[string]struct {
	must, may string
	values    map[string]string
}{
	"TimeML":       {may: "xsi noNamespaceSchemaLocation"},
	"DOCID":        {},
	"TEXT":         {},
	"EVENT":        {must: "eid class", values: map[string]string{"eid": `e\d+`, "class": "REPORTING|PERCEPTION|ASPECTUAL|I_ACTION|I_STATE|STATE|OCCURRENCE"}},
	"TIMEX3":       {must: "tid type value", may: "mod quant freq temporalFunction anchorTimeID functionInDocument", values: map[string]string{"tid": `t\d+`, "type": "DATE|TIME|DURATION|SET", "value": ".+", "functionInDocument": "PUBLICATION_TIME"}},
	"MAKEINSTANCE": {must: "eiid eventID pos tense aspect polarity", may: "modality", values: map[string]string{"eiid": `ei\d+`, "tense": "FUTURE|INFINITIVE|PAST|PASTPART|PRESENT|PRESPART|NONE", "aspect": "PROGRESSIVE|PERFECTIVE|PERFECTIVE_PROGRESSIVE|NONE", "polarity": "POS|NEG", "pos": "ADJECTIVE|NOUN|VERB|PREPOSITION|OTHER"}},
	"TLINK":        {must: "lid eventInstanceID relType", may: "relatedToTime relatedToEventInstance", values: map[string]string{"lid": `l\d+`, "relType": "IS_INCLUDED|IDENTITY"}},
}

// checkTimeML holds a document against TimeML, and returns its text and how many of each tag it has.
func checkTimeML(t *testing.T, doc string) (text string, tags map[string]int) {
	t.Helper()
	var b strings.Builder
	tags, ids := map[string]int{}, map[string]bool{}
	var leans, open []string
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, doc)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			tags[name]++
			rules, ok := timeMLTags[name]
			if !ok {
				t.Fatalf("TimeML has no %s", name)
			}
			if len(open) > 0 && (open[len(open)-1] == "EVENT" || open[len(open)-1] == "TIMEX3") {
				t.Errorf("a %s in a %s", name, open[len(open)-1])
			}
			open = append(open, name)
			has := map[string]bool{}
			for _, a := range token.Attr {
				has[a.Name.Local] = true
				if !slices.Contains(strings.Fields(rules.must+" "+rules.may), a.Name.Local) {
					t.Errorf("%s has no %s", name, a.Name.Local)
				}
				if want := rules.values[a.Name.Local]; want != "" && !regexp.MustCompile(`(?s)^(`+want+`)$`).MatchString(a.Value) {
					t.Errorf("%s %s=%q", name, a.Name.Local, a.Value)
				}
				switch a.Name.Local {
				case "eid", "tid", "eiid", "lid":
					if ids[a.Value] {
						t.Errorf("%s stands twice", a.Value)
					}
					ids[a.Value] = true
				case "eventID", "eventInstanceID", "relatedToTime", "relatedToEventInstance", "anchorTimeID":
					leans = append(leans, a.Value)
				}
			}
			for _, must := range strings.Fields(rules.must) {
				if !has[must] {
					t.Errorf("%s without %s", name, must)
				}
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			b.Write(token)
		}
	}
	for _, id := range leans {
		if !ids[id] {
			t.Errorf("there is no %s", id)
		}
	}
	return b.String(), tags
}

func TestTimeML(t *testing.T) {
	told := sample()
	deeds := map[string]string{"k3f9aa01": "fell", "k3f9aa02": "open", "k3f9aa03": "opened", "k3f9aa04": "knew"}
	for e := range told.All() {
		for _, m := range e.Mentions {
			m.Status = e.Status
			if i := strings.Index(m.Article.Text[m.Start:m.End], deeds[e.ID]); i >= 0 && deeds[e.ID] != "" {
				m.Deed = [2]int{m.Start + i, m.Start + i + len(deeds[e.ID])}
			}
		}
	}
	doc, left := exported(t, "timeml", told, Options{})
	text, tags := checkTimeML(t, doc)
	for e := range told.All() {
		for _, m := range e.Mentions {
			if quote := m.Article.Text[m.Start:m.End]; !strings.Contains(text, quote) {
				t.Errorf("%q does not stand in it", quote)
			}
		}
	}
	for _, want := range []string{
		`“The old bridge <EVENT eid="e`, `">fell</EVENT> into the river <TIMEX3 tid="t`, `" relatedToTime="t`, `relType="IDENTITY"/>`,
		`tense="FUTURE" aspect="NONE" polarity="POS" modality="planned"/>`,
		` functionInDocument="PUBLICATION_TIME">6 March 2004</TIMEX3>`,
	} {
		if !strings.Contains(doc, want) {
			t.Errorf("no %s in\n%s", want, doc)
		}
	}
	if tags["EVENT"] != 7 || tags["MAKEINSTANCE"] != 7 || len(left) != 2 {
		t.Errorf("%v, left out: %v", tags, left)
	}
}

func TestHostileTimeML(t *testing.T) {
	told := hostileTimeline()
	for e := range told.All() {
		for i, m := range e.Mentions {
			m.Deed = [2]int{m.Start + i%3, m.Start + 9} // wherever: within a rune or past the end
		}
	}
	doc, _ := exported(t, "timeml", told, Options{Title: hostile[0]})
	checkTimeML(t, doc)
}
