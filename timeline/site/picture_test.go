package site

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"

	"annals/timeline"
)

// busy is a timeline of n events, one every few weeks, of every precision.
func busy(t *testing.T, n int) *timeline.Timeline {
	told := &timeline.Timeline{}
	for i := range n {
		when := []string{"%d-%02d-03", "%d-%02d-03", "%d-%02d", "%d", "%d-%02d-04/%[1]d-%02[2]d-20", "%d~"}[i%6]
		edtf := fmt.Sprintf(when, 1990+i/8, 1+i%8)
		edtf, _, _ = strings.Cut(edtf, "%!")
		a := article1(fmt.Sprintf("%d.md", i), "The committee met for the "+strings.Repeat("very ", i%9)+"last time and adjourned.")
		e := told1(fmt.Sprintf("e%d", i), strings.TrimSuffix(a.Text, "."), edtf, t, a)
		e.Importance = float64((i*37)%101) / 101
		told.Events = append(told.Events, e)
	}
	return told
}

func laidOut(t *testing.T, told *timeline.Timeline, width int) (*picture, []string) {
	t.Helper()
	o, err := Options{Title: "A committee", Width: width}.settled()
	if err != nil {
		t.Fatal(err)
	}
	e, err := newEdition(told, o)
	if err != nil {
		t.Fatal(err)
	}
	x := &exporting{sheet: sheet{edition: e}, events: e.events}
	return layOut(x), x.left
}

// However many events and however wide: nothing lies on a text or past the edge, every event that is
// drawn has its date and headline, and the picture says how many of how many these are.
func TestPictureHasRoom(t *testing.T) {
	for _, n := range []int{1, 3, 25, 200} {
		for _, width := range []int{280, 400, 960, 2400} {
			p, left := laidOut(t, busy(t, n), width)
			if len(p.events) != min(n, mostDrawn) || (len(left) > 0) != (n > mostDrawn) {
				t.Errorf("%d of %d events drawn, left out: %v", len(p.events), n, left)
			}
			if want := fmt.Sprintf("%d of %d event", len(p.events), n); !strings.HasPrefix(p.about, want) {
				t.Errorf("it says %q, not %q", p.about, want)
			}
			type box struct{ left, top, right, bottom float64 }
			var texts []box
			entries := map[int]string{}
			for _, s := range p.shapes {
				b := box{s.x, s.y, s.x + s.w, s.y + s.h}
				if s.text != "" {
					entries[s.entry] += s.text + " "
					b = box{s.x, s.y - .72*s.size, s.x + widthOf(s.text, s.size, s.bold), s.y + .2*s.size}
				}
				if b.left < -1 || b.right > p.width+1 || b.top < 0 || b.bottom > p.height {
					t.Errorf("%d events, %d wide: %q lies past the edge: %v", n, width, s.text, b)
				}
				for _, other := range texts {
					if b.left < other.right && other.left < b.right && b.top < other.bottom && other.top < b.bottom {
						t.Errorf("%d events, %d wide: %q lies on another text", n, width, s.text)
					}
				}
				if s.text != "" {
					texts = append(texts, b)
				}
			}
			for i, e := range p.events {
				if got := entries[i+1]; !strings.Contains(got, p.factsOf(e).date.Text) || !strings.Contains(got, e.Headline) {
					t.Errorf("%d events, %d wide: entry %d is %q", n, width, i+1, got)
				}
			}
		}
	}
}

// An event takes up as much of the ribbon as it may have taken of time, and no point of it.
func TestRibbonKeepsPrecision(t *testing.T) {
	told := &timeline.Timeline{Events: []*timeline.Event{
		told1("a", "Year", "2000", t), told1("b", "Month", "2001-07", t), told1("c", "Open", "2001/..", t), told1("d", "Day", "2003-12-31", t),
	}}
	p, _ := laidOut(t, told, 960)
	s := p.scaleOf(400)
	for edtf, want := range map[string]stretch{"2000": {0, 100}, "2001-07": {149.7, 158.1}, "2001/..": {100, 400}, "../2000": {0, 100}, "2003-12-31": {399.7, 400}} {
		if got := s.place(value(t, edtf)); !near(got.from, want.from) || !near(got.to, want.to) {
			t.Errorf("%s takes up %v, want %v", edtf, got, want)
		}
	}
	// Decades without anything are not drawn at full length.
	told.Events = append([]*timeline.Event{told1("z", "Long ago", "1900", t)}, told.Events...)
	p, _ = laidOut(t, told, 960)
	if got := p.scaleOf(400).at(value(t, "2000").From().Start); got > 150 {
		t.Errorf("a hundred quiet years take up %.0f of 400", got)
	}
}

func near(a, b float64) bool { return max(a-b, b-a) < .4 }

// A picture is one document without anything to run or to load, its texts whole.
func TestSVG(t *testing.T) {
	for name, told := range map[string]*timeline.Timeline{"sample": sample(), "hostile": hostileTimeline(), "empty": {}} {
		text, _ := exported(t, "svg", told, Options{Title: hostile[0], BaseURL: "https://news.example/"})
		var words strings.Builder
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				switch token.Name.Local {
				case "svg", "title", "desc", "g", "rect", "text":
				default:
					t.Errorf("%s: an element %s", name, token.Name.Local)
				}
				for _, a := range token.Attr {
					if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") || strings.HasSuffix(a.Name.Local, "href") {
						t.Errorf("%s: an attribute %s", name, a.Name.Local)
					}
				}
			case xml.CharData:
				words.Write(token)
			}
		}
		if name == "sample" {
			for _, want := range []string{"The old bridge fell into the river", "5 March 2004", "Others say: 4 March 2004", "5 of 6 events that annals found in 4 articles", "Planned, according to Mayor Ruth Oakes"} {
				if !strings.Contains(words.String(), want) {
					t.Errorf("it does not say %q", want)
				}
			}
		}
	}
}

func TestPNG(t *testing.T) {
	for _, told := range []*timeline.Timeline{sample(), hostileTimeline(), {}} {
		text, _ := exported(t, "png", told, Options{Width: 400})
		picture, err := png.Decode(strings.NewReader(text))
		if err != nil || picture.Bounds().Dx() != 800 {
			t.Fatalf("%v, %v", picture.Bounds(), err)
		}
		again, _ := exported(t, "png", told, Options{Width: 400})
		if !bytes.Equal([]byte(text), []byte(again)) {
			t.Error("drawn twice it is not the same")
		}
	}
	_, left := exported(t, "png", &timeline.Timeline{Events: []*timeline.Event{told1("a", "会議", "2001", t)}}, Options{})
	if len(left) != 1 || !strings.HasPrefix(left[0], "2 signs not drawn") {
		t.Errorf("left out: %v", left)
	}
}

// Words longer than a line are parted, and nothing of a text is lost but what no headline has.
func TestWrapped(t *testing.T) {
	for _, s := range []string{"", "a", "ä ö ü", strings.Repeat("W", 60), "one " + strings.Repeat("é", 60) + " two three", "\xff\xfe bad"} {
		lines := wrapped(s, 16, false, 120)
		if got := strings.Join(lines, ""); got != strings.ReplaceAll(s, " ", "") && strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(s, " ", "") {
			t.Errorf("%q becomes %q", s, lines)
		}
		for _, l := range lines {
			if widthOf(l, 16, false) > 121 {
				t.Errorf("%q is too wide", l)
			}
		}
	}
	if lines := wrapped(strings.Repeat("word ", 10000), 16, false, 120); len(lines) != mostLines || !strings.HasSuffix(lines[mostLines-1], "…") {
		t.Errorf("%d lines", len(lines))
	}
}

func BenchmarkSVG(b *testing.B) {
	told := sample()
	for b.Loop() {
		Export(io.Discard, "svg", told, told.Events, Options{})
	}
}

func BenchmarkPNG(b *testing.B) {
	told := sample()
	for b.Loop() {
		Export(io.Discard, "png", told, told.Events, Options{})
	}
}
