package site

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"annals/timeline"
)

func embed(t *testing.T, told *timeline.Timeline, x Embed, o Options) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "embed")
	x.Events = told.Events
	if _, err := WriteEmbed(dir, told, x, o); err != nil {
		t.Fatal(err)
	}
	return contents(t, dir)
}

var published1 = Options{Title: "The bridge", BaseURL: "https://news.example/timeline"}

func TestEmbedHasAFileForEachWay(t *testing.T) {
	files := embed(t, sample(), Embed{At: "https://news.example/embed"}, published1)
	for _, name := range []string{"inline.html", "plain.html", "shadow.html", "iframe.html", "frame.html", "frame.js", "host.js", "oembed.json", "index.html"} {
		if files[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	if !strings.Contains(files["iframe.html"], `src="https://news.example/embed/frame.html"`) {
		t.Errorf("the frame is not asked for where it stands: %s", files["iframe.html"])
	}
	if !strings.Contains(files["frame.html"], `type="application/json+oembed" href="https://news.example/embed/oembed.json"`) {
		t.Error("the frame does not lead to its oEmbed")
	}
	var oembed struct{ Type, Version, HTML string }
	if err := json.Unmarshal([]byte(files["oembed.json"]), &oembed); err != nil || oembed.Type != "rich" || oembed.Version != "1.0" || !strings.Contains(oembed.HTML, "<iframe") {
		t.Errorf("oembed.json is %+v, %v", oembed, err)
	}
	if files := embed(t, sample(), Embed{}, published1); files["iframe.html"] != "" || files["inline.html"] == "" {
		t.Error("without an address there is no code for an iframe, and all else")
	}
}

// Pasted code runs nothing and loads nothing, and every event stands in it.
func TestEmbedRunsAndLoadsNothing(t *testing.T) {
	told := sample()
	for name, text := range embed(t, told, Embed{}, published1) {
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		events := 0
		for n := range doc.Descendants() {
			if n.Data == "script" || n.Data == "img" || n.Data == "link" {
				t.Errorf("%s: <%s>", name, n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "src" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s %s>", name, n.Data, a.Key)
				}
				if a.Key == "id" && n.Data == "li" {
					events++
				}
			}
		}
		if name != ".annals" && name != "shadow.html" && events != len(told.Events) {
			t.Errorf("%s: %d events, want %d", name, events, len(told.Events))
		}
	}
}

func TestHostileEmbeds(t *testing.T) {
	files := embed(t, hostileTimeline(), Embed{At: "https://news.example/embed"}, Options{Title: hostile[0], BaseURL: "https://news.example/"})
	onlyText(t, "plain.html", files["plain.html"]+`<script></script>`) // onlyText wants one
	inline := files["inline.html"]
	_, body, _ := strings.Cut(inline, "</style>")
	onlyText(t, "inline.html", body+`<script></script>`)
	for _, name := range []string{"shadow.html", "frame.html", "index.html"} {
		for _, bad := range []string{"<script>alert", "<img", "<svg", "onerror=alert(1)>", `href="javascript`} {
			if strings.Contains(strings.ToLower(files[name]), bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
	}
}

// A text that no system has spared its classes and styles still says everything.
func TestEmbedReadsRightWithoutStyles(t *testing.T) {
	doc, _ := html.Parse(strings.NewReader(embed(t, sample(), Embed{}, published1)["plain.html"]))
	text := strings.Join(strings.Fields(textOf(doc)), " ")
	for _, x := range sample().Events {
		if !strings.Contains(text, strings.Join(strings.Fields(headlineOf(x)), " ")) {
			t.Errorf("%q is not there", headlineOf(x))
		}
	}
	if !strings.Contains(text, "“") || strings.Count(text, "“") != strings.Count(text, "”") {
		t.Error("quotations stand without quotation marks")
	}
}

func TestEmbedNewestFirst(t *testing.T) {
	ids := func(newest bool) (ids []string) {
		doc, _ := html.Parse(strings.NewReader(embed(t, sample(), Embed{Newest: newest}, published1)["plain.html"]))
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				if a.Key == "id" && n.Data == "li" {
					ids = append(ids, a.Val)
				}
			}
		}
		return ids
	}
	oldest, newest := ids(false), ids(true)
	if slices.Reverse(newest); len(oldest) < 2 || !slices.Equal(oldest, newest) {
		t.Errorf("oldest first %v, newest first %v turned round", oldest, newest)
	}
}

// The style and the scripts weigh little; what 25 events of the sample archive weigh is
// a test of the command.
func TestEmbedIsLight(t *testing.T) {
	files := embed(t, sample(), Embed{At: "https://news.example/embed"}, published1)
	style, _, _ := strings.Cut(files["inline.html"], "</style>")
	if n := zipped(t, style); n > 1400 {
		t.Errorf("the style is %d bytes", n)
	}
	for _, name := range []string{"frame.js", "host.js"} {
		if n := zipped(t, files[name]); n > 1024 {
			t.Errorf("%s is %d bytes", name, n)
		}
	}
}

func TestEmbedMistakes(t *testing.T) {
	told := sample()
	for _, x := range []Embed{
		{Events: nil},
		{Events: told.Events, Modes: []string{"popup"}},
		{Events: told.Events, Modes: []string{"iframe"}},
		{Events: told.Events, At: "javascript:alert(1)"},
	} {
		dir := filepath.Join(t.TempDir(), "embed")
		if _, err := WriteEmbed(dir, told, x, Options{}); err == nil {
			t.Errorf("%+v is written", x)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Error("a mistake leaves a folder")
		}
	}
}
