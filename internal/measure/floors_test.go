package main

import (
	"os"
	"testing"
)

// floors are the figures that no change may fall below. Raise them when the
// program has become better; lower none without saying why in the commit.
var floors = []figure{
	{"tbaq-timebank", "strict", 0.89}, {"tbaq-timebank", "relaxed", 0.935}, {"tbaq-timebank", "value", 0.815},
	{"tbaq-aquaint", "strict", 0.84}, {"tbaq-aquaint", "relaxed", 0.935}, {"tbaq-aquaint", "value", 0.75},
	{"wikiwars-01-16", "strict", 0.89}, {"wikiwars-01-16", "relaxed", 0.96}, {"wikiwars-01-16", "value", 0.86},
	{"tweets-train-artime-fixed", "strict", 0.895}, {"tweets-train-artime-fixed", "relaxed", 0.95}, {"tweets-train-artime-fixed", "value", 0.855},
	{"te2-fr", "strict", 0.86}, {"te2-fr", "relaxed", 0.92}, {"te2-fr", "value", 0.72},
	{"te2-en", "relaxed", 0.90},
	{"te2-fr", "relaxed", 0.92}, {"te2-fr", "value", 0.71},
	{"gva", "LEA", 0.56}, {"gva", "pairs P", 0.54}, {"gva", "date", 0.57},
	{"t17", "date F1", 0.50}, {"t17", "AR-1", 0.11}, {"t17", "AR-2", 0.034}, {"entities", "date F1", 0.30},
	{"gva", "and back", 0.96}, {"sample archive", "and back", 0.96},
	{"gm", "mentions F", 0.76}, {"gm", "date", 0.83}, {"gm", "status", 0.65},
	{"UW.dev", "F uncertain", 0.51}, {"UW.dev", "F did not happen", 0.70}, {"UW.dev", "r", 0.68}, {"airbus", "days", 0.68},
}

// The corpora are others' texts and no part of this tree: ANNALS_DATA and
// ANNALS_EVAL name the folders where they and their scorers stand.
func TestQualityDoesNotFall(t *testing.T) {
	data, eval := os.Getenv("ANNALS_DATA"), os.Getenv("ANNALS_EVAL")
	if data == "" || eval == "" {
		t.Skip("ANNALS_DATA and ANNALS_EVAL do not name the folders of the corpora and the scorers")
	}
	l, err := openLab(data, eval)
	if err != nil {
		t.Fatal(err)
	}
	defer l.close()
	got := map[[2]string]float64{}
	for _, m := range measures {
		if !l.has(m.data) {
			t.Logf("%s: %s is not there", m.name, m.data)
			continue
		}
		figures, err := m.take(l)
		if err != nil {
			t.Errorf("%s: %v", m.name, err)
		}
		for _, f := range figures {
			got[[2]string{f.corpus, f.name}] = f.value
		}
	}
	for _, floor := range floors {
		value, taken := got[[2]string{floor.corpus, floor.name}]
		if taken && value < floor.value {
			t.Errorf("%s, %s: %.3f is below the floor of %.3f", floor.corpus, floor.name, value, floor.value)
		}
	}
}
