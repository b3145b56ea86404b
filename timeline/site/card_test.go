package site

import (
	"image/png"
	"os"
	"strings"
	"testing"
)

// Home, each year and the names told most have a card of the size that is shown whole; a page names its
// own, and every other page that of the home page. Without an address there is none.
func TestCards(t *testing.T) {
	o := sampleOptions
	o.BaseURL = "https://lune.example/bridge"
	dir := write(t, sample(), o)
	for page, card := range map[string]string{"index.html": "index.png", "y/2004.html": "y/2004.png", "n/ruth-oakes.html": "n/ruth-oakes.png", "e/k3f9aa01.html": "index.png"} {
		text, err := os.ReadFile(dir + "/" + page)
		if err != nil {
			t.Fatal(err)
		}
		if want := `<meta property="og:image" content="https://lune.example/bridge/` + card + `">`; !strings.Contains(string(text), want) {
			t.Errorf("%s: has not %s", page, want)
		}
		f, err := os.Open(dir + "/" + card)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if c, err := png.DecodeConfig(f); err != nil || c.Width != 1200 || c.Height != 630 {
			t.Errorf("%s: %d by %d, %v", card, c.Width, c.Height, err)
		}
	}
	if _, err := os.Stat(write(t, sample(), sampleOptions) + "/index.png"); err == nil {
		t.Error("a site without an address has a card")
	}
	p := card{title: "長い橋", counts: "3 events", bars: []int{1, 2}}.picture()
	for _, s := range p.shapes {
		if s.text != "" {
			t.Errorf("what our typeface cannot write is drawn: %q", s.text)
		}
	}
}
