package site

import (
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	d := os.Getenv("SITE")
	if d == "" {
		t.Skip()
	}
	p, err := Check(d)
	t.Log(len(p), err)
	for i, x := range p {
		if i < 40 {
			t.Log(x)
		}
	}
}
