package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"annals/timeline"
)

func writeHugo(t *testing.T, dir string, told *timeline.Timeline, data bool) HugoReport {
	t.Helper()
	r, err := WriteHugo(dir, told, HugoExport{Events: told.Events, Data: data, Today: time.Now()}, Options{Title: "The bridge"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func put1(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestHugoHasAPageAnEvent(t *testing.T) {
	dir, told := t.TempDir(), sample()
	r := writeHugo(t, dir, told, false)
	if want := len(told.Events) + 3; r.Pages != want { // home, section, 404
		t.Errorf("%d pages, want %d", r.Pages, want)
	}
	for _, x := range told.Events {
		text, err := os.ReadFile(filepath.Join(dir, "content", "timeline", x.ID+".md"))
		if err != nil {
			t.Error(err)
			continue
		}
		var front struct {
			Title, Date string
			Params      struct{ EDTF, Status string }
		}
		if err := json.NewDecoder(bytes.NewReader(text)).Decode(&front); err != nil {
			t.Error(err)
		}
		if front.Title != oneLine(headlineOf(x)) || front.Params.EDTF != x.When.String() || front.Params.Status != x.Status.String() {
			t.Errorf("%s: %+v", x.ID, front)
		}
		if front.Date != "" && len(front.Date) != len("2006-01-02") {
			t.Errorf("%s: %q is no date that Hugo takes", x.ID, front.Date)
		}
	}
}

// Writing again changes nothing; what is gone is removed.
func TestHugoAgain(t *testing.T) {
	dir, told := t.TempDir(), sample()
	writeHugo(t, dir, told, false)
	if r := writeHugo(t, dir, told, false); r.Written != 0 || r.Removed != 0 || len(r.Kept) != 0 {
		t.Errorf("the second time: %+v", r)
	}
	gone := told.Events[0]
	told.Events = told.Events[1:]
	if r := writeHugo(t, dir, told, false); r.Removed != 1 {
		t.Errorf("an event is gone: %+v", r)
	}
	if _, err := os.Stat(filepath.Join(dir, "content", "timeline", gone.ID+".md")); err == nil {
		t.Error("its page is not")
	}
}

// What others have put into the site, or made of what we did, stays as it is.
func TestHugoTouchesNothingOfOthers(t *testing.T) {
	dir, told := t.TempDir(), sample()
	put1(t, dir, "hugo.toml", `title = "Mine"`)
	put1(t, dir, "layouts/timeline/page.html", "mine")
	put1(t, dir, "content/about.md", "mine")
	r := writeHugo(t, dir, told, false)
	if len(r.Kept) != 1 || r.Kept[0] != "layouts/timeline/page.html" {
		t.Errorf("kept %v", r.Kept)
	}
	for _, name := range []string{"layouts/baseof.html", "hugo.json"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("a site with settings of its own gets %s", name)
		}
	}
	page := "content/timeline/" + told.Events[0].ID + ".md"
	put1(t, dir, page, "edited")
	told.Events = told.Events[1:]
	if r := writeHugo(t, dir, told, false); len(r.Kept) != 2 || r.Removed != 0 {
		t.Errorf("an edited page whose event is gone: %+v", r)
	}
	for name, want := range map[string]string{"hugo.toml": `title = "Mine"`, "layouts/timeline/page.html": "mine", "content/about.md": "mine", page: "edited"} {
		if got, _ := os.ReadFile(filepath.Join(dir, name)); string(got) != want {
			t.Errorf("%s is %q now", name, got)
		}
	}
}

// A manifest that somebody else has written leads to no file outside.
func TestHugoHostileManifest(t *testing.T) {
	parent := t.TempDir()
	put1(t, parent, "victim", "whole")
	put1(t, parent, "site/"+hugoManifest, `{"../victim":"4e388ab32b10dc8dbc7e28144f552830adc74787c1e2c0824032078a79f227fb"}`)
	WriteHugo(filepath.Join(parent, "site"), sample(), HugoExport{}, Options{})
	if got, _ := os.ReadFile(filepath.Join(parent, "victim")); string(got) != "whole" {
		t.Error("a file outside was touched")
	}
}

// Hugo itself builds what is written, without a warning, and makes as many pages as
// were promised. ANNALS_HUGO names it, where it is not on the path.
func TestHugoBuilds(t *testing.T) {
	hugo, err := exec.LookPath(cmp.Or(os.Getenv("ANNALS_HUGO"), "hugo"))
	if err != nil {
		t.Skip("there is no Hugo here: set ANNALS_HUGO to where it stands")
	}
	for _, told := range []*timeline.Timeline{sample(), hostileTimeline()} {
		for _, data := range []bool{false, true} {
			for _, existing := range []bool{false, true} {
				dir, more := t.TempDir(), 0
				if existing {
					put1(t, dir, "hugo.toml", "title = \"Mine\"\nbaseURL = \"https://mine.example/\"\ndisableKinds = [\"taxonomy\", \"term\"]\n")
					put1(t, dir, "layouts/baseof.html", `<!doctype html><title>x</title>{{ block "main" . }}{{ end }}`)
					put1(t, dir, "layouts/page.html", `{{ define "main" }}{{ .Content }}{{ end }}`)
					put1(t, dir, "layouts/home.html", `{{ define "main" }}{{ end }}`)
					put1(t, dir, "content/story.md", "---\ntitle: Story\n---\n{{< annals key=3 >}}\n\n{{< annals name=\"a\" from=\"1900\" to=\"2100\" title=\"All\" >}}\n")
					more = 2 // home and the story
				}
				r := writeHugo(t, dir, told, data)
				cmd := exec.Command(hugo, "--panicOnWarning", "--printPathWarnings")
				cmd.Dir = dir
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
				pages := 0
				fs.WalkDir(os.DirFS(filepath.Join(dir, "public")), ".", func(path string, d fs.DirEntry, err error) error {
					if filepath.Ext(path) != ".html" || path == "404.html" && existing {
						return err
					}
					pages++
					text, err := os.ReadFile(filepath.Join(dir, "public", path))
					if err == nil {
						_, text, _ := strings.Cut(string(text), "<body>")
						if style := strings.LastIndex(text, "</style>"); style >= 0 {
							text = text[style:]
						}
						onlyText(t, path, text+"<script></script>")
					}
					return err
				})
				if pages != r.Pages+more {
					t.Errorf("Hugo made %d pages of %d (data %v, existing %v)", pages, r.Pages+more, data, existing)
				}
			}
		}
	}
}

// The shortcode of a story shows the events that it asks for, in the order that it asks for.
func TestHugoShortcode(t *testing.T) {
	hugo, err := exec.LookPath(cmp.Or(os.Getenv("ANNALS_HUGO"), "hugo"))
	if err != nil {
		t.Skip("there is no Hugo here: set ANNALS_HUGO to where it stands")
	}
	dir := t.TempDir()
	writeHugo(t, dir, sample(), true)
	says := map[string]string{
		`name="Oakes"`:                      "k3f9aa02 k3f9aa03",
		`name="council, oakes"`:             "k3f9aa05 k3f9aa02 k3f9aa03",
		`name="Oakes" order="newest"`:       "k3f9aa03 k3f9aa02",
		`ids="k3f9aa01, k3f9aa03"`:          "k3f9aa01 k3f9aa03",
		`from="2004-03-05" to="2004-12-31"`: "k3f9aa05 k3f9aa01",
		`key=1`:                             "k3f9aa01",
	}
	stories := map[string]string{}
	for asks, want := range says {
		name := "story" + shortHash(asks, 0)
		stories[name] = asks + ": " + want
		put1(t, dir, "content/"+name+".md", "---\ntitle: Story\n---\n{{< annals "+asks+" >}}\n")
	}
	cmd := exec.Command(hugo, "--panicOnWarning", "--printPathWarnings")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, story := range stories {
		page, err := os.ReadFile(filepath.Join(dir, "public", name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range regexp.MustCompile(`<li class="[a-z]+" id="annals-0-([a-z0-9]+)"`).FindAllStringSubmatch(string(page), -1) {
			got = append(got, m[1])
		}
		if asks, want, _ := strings.Cut(story, ": "); strings.Join(got, " ") != want {
			t.Errorf("%s shows %v, want %s", asks, got, want)
		}
	}
}
