package site

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// explained returns the sample's site with a page of prose of the given text.
func explained(t *testing.T, text string) (map[string]string, error) {
	t.Helper()
	o := sampleOptions
	o.Pages = fstest.MapFS{"explainer.md": {Data: []byte("---\ntitle: Explainer\n---\n" + text)}}
	dir := filepath.Join(t.TempDir(), "site")
	if _, err := Write(dir, sample(), o); err != nil {
		return nil, err
	}
	return contents(t, dir), nil
}

func TestShortcodeShowsEvents(t *testing.T) {
	for _, c := range []struct {
		says string
		want []string // their IDs
	}{
		{``, []string{"k3f9aa04", "k3f9aa05", "k3f9aa01", "k3f9aa02", "k3f9aa03", "k3f9aa06"}},
		{` name="Oakes"`, []string{"k3f9aa02", "k3f9aa03"}},
		{` name="Oakes" order=newest`, []string{"k3f9aa03", "k3f9aa02"}},
		{` from=2004 to=2004-12-31`, []string{"k3f9aa05", "k3f9aa01"}},
		{` key=1`, []string{"k3f9aa01"}},
		{` status=planned,disputed`, []string{"k3f9aa04", "k3f9aa02"}},
		{` min-sources=2`, []string{"k3f9aa01"}},
	} {
		files, err := explained(t, "A bridge fell.\n{{< annals"+c.says+" >}}\nAnother stands.\n")
		if err != nil {
			t.Errorf("%s: %v", c.says, err)
			continue
		}
		page := files["explainer.html"]
		var got []string
		for _, part := range strings.Split(page, `<a href="e/`)[1:] {
			if id, _, _ := strings.Cut(part, ".html"); len(got) == 0 || got[len(got)-1] != id {
				got = append(got, id)
			}
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("%s shows %v, want %v", c.says, got, c.want)
		}
		if !strings.Contains(page, "<p>A bridge fell.</p>") || !strings.Contains(page, "<p>Another stands.</p>") || files["static/embed.css"] == "" {
			t.Errorf("%s spoils what stands around it", c.says)
		}
	}
}

// What stands in code, in a list or in a line is a text, and a page without a timeline asks for no style.
func TestShortcodeHasALineOfItsOwn(t *testing.T) {
	files, err := explained(t, "    {{< annals >}}\n\n- {{< annals >}}\n\nSo: {{< annals >}}\n\n{{< figure >}}\n")
	if err != nil {
		t.Fatal(err)
	}
	if page := files["explainer.html"]; strings.Contains(page, "annals-timeline") || files["static/embed.css"] != "" {
		t.Error(page)
	}
}

// The same timeline twice on a page has two IDs.
func TestShortcodesOfOnePage(t *testing.T) {
	files, err := explained(t, "{{< annals key=1 >}}\n\n{{< annals key=1 >}}\n")
	if err != nil {
		t.Fatal(err)
	}
	page := files["explainer.html"]
	if strings.Count(page, "<section class=\"annals-timeline\"") != 2 || strings.Count(page, "static/embed.css") != 1 {
		t.Error(page)
	}
	ids := map[string]bool{}
	for _, part := range strings.Split(page, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if ids[id] {
			t.Errorf("%s stands twice", id)
		}
		ids[id] = true
	}
}

func TestShortcodeMistakes(t *testing.T) {
	for says, want := range map[string]string{
		`names="Oakes"`:    `pages/explainer.md:5: annals: names: it knows no such word: write some of name, from,`,
		`Oakes`:            `pages/explainer.md:5: annals: Oakes: write what it shall show as name="Kovrig" key=15`,
		`from="yesterday"`: `pages/explainer.md:5: annals: from="yesterday": `,
		`from="2004/2006"`: `write a year, a month or a day`,
		`key=none`:         `key="none": write a number`,
		`order=random`:     `write oldest or newest`,
		`status=guessed`:   `write some of reported, `,
		`ids=nothing`:      `no event has the ID nothing`,
		`name="Nobody"`:    `no event is what it asks for`,
	} {
		if _, err := explained(t, "\n{{< annals "+says+" >}}\n"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", says, err, want)
		}
	}
}

// A timeline in a page of prose is what annals embed writes, but for where its links lead.
func TestShortcodeIsAnEmbed(t *testing.T) {
	files, err := explained(t, "{{< annals from=2000 >}}\n")
	if err != nil {
		t.Fatal(err)
	}
	told := sample()
	told.Tellings[0].Article.URL = "" // an embed leads there, and the site to its own page
	o := sampleOptions
	o.BaseURL = published1.BaseURL
	want := embed(t, told, Embed{}, o)["plain.html"]
	want = strings.ReplaceAll(strings.ReplaceAll(want, o.BaseURL+"/\"", "index.html\""), o.BaseURL+"/", "")
	if !strings.Contains(files["explainer.html"], want) {
		t.Errorf("the page has\n%s\nand annals embed writes\n%s", files["explainer.html"], want)
	}
}

// Where no site is known, a quotation leads to where its article was published.
func TestEmbedLeadsToWhereArticlesWerePublished(t *testing.T) {
	text := embed(t, sample(), Embed{}, Options{})["plain.html"]
	if !strings.Contains(text, `<cite><a href="https://wire.example/bridge?id=1&amp;part=2">Old bridge falls into the Lune</a></cite>`) {
		t.Error(text)
	}
}
