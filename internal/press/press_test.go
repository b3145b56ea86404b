package press

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"testing"
)

// A place has one of everything that a template asks for.
type place struct {
	Name    string
	Markup  template.HTML
	Count   int
	Open    bool
	Score   float64
	Kind    kind
	Near    []place
	Labels  []string
	Above   *place
	Any     any
	Code    map[string]string
	Address template.URL
	inner
}

type kind string

func (k kind) String() string { return "the kind " + string(k) }

type inner struct{ Deep string }

func (p place) Shout() string             { return strings.ToUpper(p.Name) }
func (p place) Checked() (string, error)  { return p.Name, p.fault() }
func (p *place) Changed() string          { return p.Name + "!" }
func (p place) Twice(s string) string     { return s + s }
func (p place) fault() error              { return map[bool]error{true: errors.New("closed")}[!p.Open] }
func (p place) Broken() template.HTML     { return template.HTML(p.Near[99].Name) }
func given(n string, d any) template.HTML { return template.HTML(fmt.Sprintf("<i>%s %T</i>", n, d)) }
func funcs() template.FuncMap             { return template.FuncMap{"once": once, "loud": strings.ToUpper} }
func once(n string, d any) (template.HTML, error) {
	if n == "fault" {
		return "", errors.New(n)
	}
	return given(n, d), nil
}

const odd = `<b title='x'>"Tarn" & Söhne + co</b> ` + "\x00\xff\u2028\ufdd0"

func lune() place {
	p := place{Name: odd, Markup: "<i>as it is</i>", Count: -7, Open: true, Score: 1.5, Kind: odd, Labels: []string{"a", "<b>"}, inner: inner{"deep &"}, Code: map[string]string{"a": "b"}, Address: "javascript:1"}
	above := p
	p.Above, p.Any, p.Near = &above, inner{"<any>"}, []place{above, {Name: "Tarn"}}
	return p
}

// pressed are templates that are compiled.
var pressed = []string{
	"no action", `{{.Name}}`, `{{.Markup}}`, `{{.Count}}`, `{{.Open}}`, `{{.Score}}`, `{{.Kind}}`, `{{.Labels}}`, `{{.Above.Name}}`, `{{.Any}}`, `{{.Deep}}`, `{{.Address}}`,
	`<p title="{{.Name}}" class="{{.Markup}} {{.Count}}">`, `<title>{{.Name}} {{.Markup}}</title>`, `<a href="{{.Name}}">`, `<a href="{{.Address}}">`, `<a href="{{.Deep}}#{{.Name}}">`, `<a href="/x?q={{.Name}}">`,
	`<script type="application/ld+json">{{.Labels}}</script>`, `<script type="application/ld+json">{{.Name}}</script>`, `<p data-one="{{.Name}}">`, `<script>f({{.Name}})</script>`,
	`{{if .Open}}open{{else}}closed{{end}}`, `{{if .Above.Above}}a{{else if .Count}}b{{else}}c{{end}}`, `{{if .Any}}any{{end}}`, `{{if .Code}}code{{end}}`,
	`{{if or .Above.Above .Labels}}x{{end}}{{if and .Open .Above.Above}}y{{else}}z{{end}}{{if not .Open}}a{{else}}b{{end}}`, `{{if or (eq .Deep "x") (not .Labels)}}x{{else}}y{{end}}`,
	`{{if eq .Deep "deep &"}}x{{end}}{{if eq .Deep "a" "deep &"}}y{{end}}{{if eq .Name .Deep}}z{{end}}`, `{{or .Above.Deep .Name}}`, `{{or .Labels .Labels}}`,
	`{{with .Name}}{{.}} {{$.Deep}}{{else}}none{{end}}`, `{{with .Above}}{{.Name}}{{with .Above}}no{{else}}{{.Deep}}{{end}}{{end}}`, `{{with .Any}}{{.Deep}}{{end}}`, `{{with $x := .Deep}}{{$x}}{{.}}{{$.Name}}{{end}}`,
	`{{range .Labels}}{{.}},{{else}}none{{end}}`, `{{range $i, $l := .Labels}}{{if $i}}, {{end}}{{$i}}{{$l}}{{.}}{{end}}`, `{{range $x := .Near}}{{$x.Name}}{{range .Near}}{{else}}{{$x.Deep}}{{end}}{{end}}`, `{{range .Above.Near}}x{{else}}none{{end}}`,
	`{{$n := .Name}}{{range .Near}}{{$n}}{{$m := .Name}}{{$m}}{{end}}{{$n}}`, `{{if .Open}}{{$n := .Name}}{{$n}}{{end}}{{$m := .Deep}}{{$m}}`,
	`{{define "t"}}{{$x := .Name}}{{$x}}{{$.Deep}}{{range .Near}}{{template "t" .}}{{end}}{{$x}}{{end}}{{$y := .Deep}}{{template "t" .}}{{$y}}`, `{{define "t"}}[{{.Deep}}]{{end}}{{template "t" .Any}}`,
	`{{.Shout}}`, `{{.Checked}}`, `{{.Above.Changed}}`, `{{.Kind.String}}`, `{{once "date" .Name}}`, `{{once "date" .}}{{once .Name .Above}}`,
}

// left are those that are left to html/template, and some that fail there as here.
var left = []string{
	`{{.Nothing}}`, `{{.Above.Above.Name}}`, `{{.Broken}}`, `{{.Twice "x"}}`, `{{once "fault" .Name}}`, `{{once "x"}}`, `{{once "x" .Any}}`, `{{loud .Name}}`, `{{.Name | loud}}`, `{{printf "%q" .Name}}`, `{{len .Labels}}`,
	`{{.Code.a}}`, `{{.Code.c}}`, `{{range .Code}}{{.}}{{end}}`, `{{range 3}}{{.}}{{end}}`, `{{range .Labels}}{{break}}{{end}}`, `{{range .Labels}}{{continue}}{{end}}`, `{{$x := 1}}{{$x = 2}}{{$x}}`,
	`{{define "t"}}t{{end}}{{template "t"}}`, `{{template "t" .}}`, `{{if eq .Count 3}}x{{end}}`, `{{if lt .Count 3}}x{{end}}`, `{{if .Score}}x{{end}}`, `<p style="x: {{.Name}}">`, `<p {{.Name}}>`, `<a href={{.Name}}>`,
	`{{with .Above.Above}}{{else}}{{.Above.Above.Name}}{{end}}`, `{{with .Above.Any}}{{else}}{{end}}{{template "t" .Above.Any}}{{define "t"}}{{end}}`, `{{.Any.Deep}}`, `<a href="{{if .Open}}x{{else}}y?{{end}}{{.Name}}">`, `{{or .Name .Count}}`, `{{html .Name}}`, `{{(index .Near 0).Name}}`,
}

func TestPressedAsWritten(t *testing.T) {
	for _, text := range pressed {
		if strays := both(t, text, lune()); strays > 0 {
			t.Errorf("%s is left to html/template", text)
		}
		both(t, text, place{})
		both(t, text, &place{Name: "x"})
	}
}

func TestLeftToTheTemplates(t *testing.T) {
	for _, text := range left {
		if strays := both(t, text, lune()); strays == 0 {
			t.Errorf("%s is not left to html/template", text)
		}
		both(t, text, nil)
	}
}

// both executes a template both ways, twice, compares what they write, and returns how often the press gave up.
func both(t *testing.T, text string, data any) int {
	t.Helper()
	parse := func() (*template.Template, error) {
		return template.New("page").Option("missingkey=error").Funcs(funcs()).Parse(text)
	}
	plain, err := parse()
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	set, _ := parse()
	p := pressOf(t, set)
	for range 2 {
		var want bytes.Buffer
		err := plain.Execute(&want, data)
		got, pressed := p.Append([]byte("before"), "page", data)
		switch {
		case fmt.Sprint(err) != fmt.Sprint(pressed):
			t.Errorf("%s of %T: %v, pressed: %v", text, data, err, pressed)
		case err == nil && string(got) != "before"+want.String():
			t.Errorf("%s of %T is written as\n%q\nand pressed as\n%q", text, data, want.String(), got)
		}
	}
	return p.Strayed()
}

func pressOf(t testing.TB, set *template.Template) *Press {
	t.Helper()
	p, err := New(set, funcs())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// What html/template refuses to escape is refused here, however often it is tried.
func TestWhatCannotBeEscapedIsRefused(t *testing.T) {
	set := template.Must(template.New("page").Parse(`{{define "t"}}{{.Name}}{{end}}<p {{if .Open}}title="{{end}}{{.Name}}">{{template "t" .}}`))
	p := pressOf(t, set)
	for range 3 {
		if got, err := p.Append(nil, "page", lune()); err == nil || len(got) > 0 {
			t.Errorf("%q, %v", got, err)
		}
	}
}

func TestWhatHasBeenExecutedIsRefused(t *testing.T) {
	set := template.Must(template.New("page").Parse(`x`))
	set.Execute(&bytes.Buffer{}, nil)
	if _, err := New(set, nil); err == nil {
		t.Error("no error")
	}
}

// A template that goes wrong half way leaves nothing of what the press wrote.
func TestFaultIsTold(t *testing.T) {
	set := template.Must(template.New("page").Funcs(funcs()).Parse(`some {{.Above.Name}} more`))
	p := pressOf(t, set)
	if _, err := p.Append(nil, "page", place{}); err == nil || !strings.Contains(err.Error(), "nil pointer") {
		t.Error("got", err)
	}
	if _, err := p.Append(nil, "page", place{Above: &place{}}); err != nil {
		t.Error(err)
	}
}

func TestManyAtOnce(t *testing.T) {
	const text = `{{define "a"}}{{.Name}}{{range .Near}}{{template "b" .}}{{end}}{{end}}{{define "b"}}<p title="{{.Name}}">{{with .Any}}{{.Deep}}{{end}}{{end}}{{template "a" .}}{{template "b" .}}`
	set := template.Must(template.New("page").Parse(text))
	p := pressOf(t, set)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 50 {
				name := []string{"page", "a", "b"}[i%3]
				if got, err := p.Append(nil, name, lune()); err != nil || len(got) == 0 {
					t.Error(name, err)
				}
			}
		})
	}
	wg.Wait()
	if n := p.Strayed(); n > 0 {
		t.Error(n, "strayed")
	}
}

// Where a place is said to be single, each character is escaped by itself, whatever stands around it.
func TestEachByItself(t *testing.T) {
	for chain, e := range escapers() {
		for b := range rune(0x250) {
			for _, s := range []string{string(b), "a" + string(b), string(b) + "1", string(b) + string(b), "http:" + string(b), "/" + string(b), string([]byte{byte(b)})} {
				compare(t, chain, e, s)
			}
		}
	}
}

func FuzzEscapers(f *testing.F) {
	for _, s := range []string{"", odd, "javascript:alert(1)", "https://a.example/%41%zz?a=b&c#d", "&amp;&#39;", "x:y", "//x", "</script>", "\u2028\ufffd\xc3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for chain, e := range escapers() {
			compare(t, chain, e, s)
		}
	})
}

func compare(t *testing.T, chain string, e *escaper, s string) {
	t.Helper()
	if want, got := string(e.ask(nil, s)), string(e.text(nil, s)); want != got && !e.asksAll() {
		t.Errorf("%s: %q becomes %q, and here %q", chain, s, want, got)
	}
}

func BenchmarkPressed(b *testing.B) {
	const text = `<h1>{{.Name}}</h1>{{range .Near}}<p title="{{.Deep}}"><a href="{{.Deep}}">{{.Name}}</a>{{if .Labels}}{{range $i, $l := .Labels}}{{if $i}}, {{end}}{{$l}}{{end}}{{end}}{{end}}`
	set := template.Must(template.New("page").Parse(text))
	data := lune()
	plain := template.Must(set.Clone())
	b.Run("html/template", func(b *testing.B) {
		var w bytes.Buffer
		for b.Loop() {
			w.Reset()
			plain.Execute(&w, data)
		}
	})
	b.Run("press", func(b *testing.B) {
		p := pressOf(b, set)
		var dst []byte
		for b.Loop() {
			dst, _ = p.Append(dst[:0], "page", data)
		}
	})
}
