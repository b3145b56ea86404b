package site

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"annals/timeline"
	"annals/timeline/timex"
)

// hostile are texts that would run a script, break out of where they stand, or
// turn what follows around.
var hostile = []string{
	`<script>alert(1)</script>`, `"><script>alert(1)</script>`, `'><img src=x onerror=alert(1)>`, `</title><script>alert(1)</script>`,
	`</style><script>alert(1)</script>`, `" onmouseover="alert(1)`, `' onfocus=alert(1) autofocus='`, `<svg/onload=alert(1)>`, `<svg><a xlink:href="javascript:alert(1)">`,
	`<iframe src="javascript:alert(1)">`, `<math><mi href="javascript:alert(1)">`, `javascript:alert(1)`, `JaVaScRiPt:alert(1)`, "java\tscript:alert(1)", "\x01javascript:alert(1)",
	`data:text/html,<script>alert(1)</script>`, `vbscript:msgbox(1)`, `//evil.example/x.js`, `\\evil.example\x`, `http://evil.example/"onclick="alert(1)`,
	`<a href="javascript:alert(1)">x</a>`, `<form action="javascript:alert(1)"><input type=submit>`, `<base href="https://evil.example/">`, `<meta http-equiv="refresh" content="0;url=javascript:alert(1)">`,
	`<link rel=stylesheet href=//evil.example/x.css>`, `<object data="javascript:alert(1)">`, `<embed src="javascript:alert(1)">`, `<details open ontoggle=alert(1)>`,
	`<video><source onerror=alert(1)>`, `<body onload=alert(1)>`, `<input onfocus=alert(1) autofocus>`, `<marquee onstart=alert(1)>`, `<template><script>alert(1)</script></template>`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`, `<!--><script>alert(1)</script>`, `<![CDATA[<script>alert(1)</script>]]>`, `]]><script>alert(1)</script>`,
	`{{.}}`, `{{template "x"}}`, `${alert(1)}`, `%s%d%n`, `&lt;script&gt;alert(1)&lt;/script&gt;`, `&#x3c;script&#x3e;`, "\u202egnp.exe\u202c", "\u2066\u202eabc", "a\x00b", "\xff\xfe<script>",
	`../../../etc/passwd`, `..\..\windows`, `con`, `.`, `..`, `/`, `#`, `?x=1#y`, `C:\x`, `~`, strings.Repeat("x", 3000), `index.html`, `p`, " ", "\n\n",
	"x' style='background:url(//evil.example)", `<p/style="x:expression(alert(1))">`, `+ADw-script+AD4-`, `<ScRiPt/x>alert(1)</sCrIpT>`, `<img src="x" srcset="//evil.example/x 2x">`,
}

// hostileTimeline puts each of the hostile texts wherever a text can stand.
func hostileTimeline() *timeline.Timeline {
	t := &timeline.Timeline{}
	var articles []*timeline.Article
	for i, h := range hostile {
		a := article(h, h, h, 2000+i, 1, 1, "Before. "+h+" on Monday "+h+" after.\n\n"+h)
		a.URL, a.Byline, a.Lang, a.Published.Basis = h, h, h, h
		articles = append(articles, a)
		when := day1(2000+i, 1, 1)
		m := mention(a, h+" on Monday "+h, "Monday", when, timex.Resolved)
		m.By = h
		m.Timex.Value = h
		x := event(h, h, when, timex.Resolved, 1, m)
		x.Status, x.By, x.Places, x.Decided = timeline.Status(i%8), []string{h}, []string{h}, h
		x.Names = []timeline.Name{{Name: h, Kind: timeline.Person}}
		x.Conflicts = []timeline.Conflict{{When: day1(1999, 1, 1), Articles: []*timeline.Article{a}}}
		if len(t.Events) > 0 {
			x.Earlier = []*timeline.Event{t.Events[len(t.Events)-1]}
		}
		t.Names = append(t.Names, &timeline.Named{Name: x.Names[0], Events: []*timeline.Event{x}})
		t.Places = append(t.Places, &timeline.Named{Name: timeline.Name{Name: h, Kind: timeline.Place}, Events: []*timeline.Event{x}})
		t.Events = append(t.Events, x)
	}
	tellings(t, articles...)
	for i, told := range t.Tellings {
		told.Unread = hostile[i]
		if i > 0 {
			told.DuplicateOf = articles[i-1]
		}
	}
	return t
}

// Nothing that an archive holds becomes anything but text.
func TestHostileTextsAreTexts(t *testing.T) {
	all := strings.Join(hostile, "\n\n")
	dir := write(t, hostileTimeline(), Options{
		Title: all, Description: all, Version: all, Lang: `en"><script>`,
		Pages: fstest.MapFS{
			"a-page.md": {Data: []byte("# " + strings.ReplaceAll(all, "\n\n", " ") + "\n\n" + all + "\n\n[x](javascript:alert(1)) ![x](data:text/html,x) <javascript:alert(1)> [y](java\nscript:alert(1))\n")},
			"index.md":  {Data: []byte(all)},
		},
	})
	problems, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	for path, text := range contents(t, dir) {
		switch filepath.Ext(path) {
		case ".html":
			onlyText(t, path, text)
		case ".atom", ".xml":
			d := xml.NewDecoder(strings.NewReader(text))
			for {
				token, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Errorf("%s: %v", path, err)
					break
				}
				if start, ok := token.(xml.StartElement); ok && start.Name.Space != "http://www.w3.org/2005/Atom" {
					t.Errorf("%s: <%s> of another kind", path, start.Name.Local)
				}
			}
		}
	}
}

// onlyText reports whatever on a page could run or load anything.
func onlyText(t *testing.T, path, text string) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			scripts++
		case "iframe", "object", "embed", "form", "base", "style", "template", "math", "video", "marquee", "source":
			t.Errorf("%s: <%s>", path, n.Data)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", a.Key == "srcset", a.Key == "action":
				t.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
			case a.Key == "href" || a.Key == "src" || a.Key == "xlink:href":
				if i := strings.IndexAny(value, ":/?#"); i > 0 && value[i] == ':' && !strings.HasPrefix(value, "http:") && !strings.HasPrefix(value, "https:") {
					t.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
				}
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%s: %d scripts, want ours alone", path, scripts)
	}
}

// A page never stands outside the site, whatever the ids are.
func TestHostileIdsStayInside(t *testing.T) {
	parent := t.TempDir()
	if _, err := Write(filepath.Join(parent, "site"), hostileTimeline(), Options{}); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(parent); len(left) != 1 {
		t.Errorf("beside the site stands %v", left)
	}
}
