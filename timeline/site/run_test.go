package site

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"
)

// Two lines tell the same where they are the same but for the importance, and only a line as annals writes it says
// which event it tells without being read.
func TestAlike(t *testing.T) {
	const line = `{"id":"k3f9","headline":"The dam broke","importance":0.93,"places":["Lune"]}`
	for other, want := range map[string]bool{
		line:                                  true,
		strings.Replace(line, "0.93", "1", 1): true,
		strings.Replace(line, "0.93", "1e-07", 1):          true,
		strings.Replace(line, "broke", "held", 1):          false,
		strings.Replace(line, "Lune", "Halden", 1):         false,
		strings.Replace(line, `"importance":0.93,`, "", 1): false,
		"": false,
	} {
		if got := alike([]byte(line), []byte(other)); got != want {
			t.Errorf("%s\nis alike: %v", other, got)
		}
	}
	for line, want := range map[string]string{
		line:                      "k3f9",
		`{"id":"","headline":""}`: "",
		`{ "id":"k3f9"}`:          "",
		`{"id":"k\u0033f9"}`:      "",
		`{"id":"k3f9`:             "",
		`{"headline":"k3f9"}`:     "",
	} {
		if got := idOfLine([]byte(line)); got != want {
			t.Errorf("%s\nis of %q, not %q", line, got, want)
		}
	}
}

// Lines stand in the order of what they are made of, however many hands made them, and what fails is said.
func TestInOrder(t *testing.T) {
	numbers := make([]int, 1000*runtime.GOMAXPROCS(0)+1)
	var want bytes.Buffer
	one := &lineWriter{}
	for i := range numbers {
		numbers[i] = i
		line, err := one.line(i)
		if err != nil {
			t.Fatal(err)
		}
		want.Write(line)
	}
	var got bytes.Buffer
	if err := lines(&got, numbers, func(i int) any { return i }); err != nil || got.String() != want.String() {
		t.Errorf("%d bytes, %v; want %d", got.Len(), err, want.Len())
	}
	fault := errors.New("no line")
	if err := inOrder(&got, numbers, func(_ *lineWriter, i int) error {
		if i == 70 {
			return fault
		}
		return nil
	}); err != fault {
		t.Errorf("got %v, want %v", err, fault)
	}
}
