package press

import (
	"bytes"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// An escaper makes a value safe for the place in which it stands, as html/template does: it is made by asking
// html/template what becomes of each byte in such a place, and whatever is not clear from that is asked again.
type escaper struct {
	sample
	asked    *template.Template
	becomes  [128]string // what the ASCII characters are written as, "" for themselves
	verbatim bool        // template.HTML stays as it is
}

// A sample is a place of a kind in which a value can stand.
type sample struct {
	before, after string
	single        bool // each character is escaped by itself, and only those of ASCII: see TestEachByItself
}

// samples has a place for each chain of escapers that can be compiled.
var samples = []sample{
	{"<p>", "</p>", true},
	{`<p title="`, `">`, true},
	{"<title>", "</title>", true},
	{`<a href="`, `">`, false},
	{`<a href="/`, `">`, false},
	{`<a href="/?q=`, `">`, false},
	{`<script type="application/ld+json">`, `</script>`, false},
	{`<p onclick="`, `">`, false},
}

// escapers has the escapers by the chain of functions that html/template puts into such a place.
var escapers = sync.OnceValue(func() map[string]*escaper {
	all := map[string]*escaper{}
	for _, s := range samples {
		e := &escaper{sample: s, asked: template.Must(template.New("").Parse(s.before + "{{.}}" + s.after))}
		e.ask(nil, "")
		for _, n := range e.asked.Tree.Root.Nodes {
			if a, ok := n.(*parse.ActionNode); ok {
				all[chain(a.Pipe.Cmds[1:])] = e
			}
		}
		for b := range e.becomes {
			// A character that is plain stands for itself before and behind others.
			if is := string(e.ask(nil, "a"+string(rune(b))+"a")); is != "a"+string(rune(b))+"a" {
				e.becomes[b] = strings.TrimSuffix(strings.TrimPrefix(is, "a"), "a")
			}
		}
		const markup = "<b title='x' id=\"y\">&amp; + \x00é</b>"
		e.verbatim = string(e.ask(nil, template.HTML(markup))) == markup
	}
	return all
})

// chain names the functions that a value goes through, "" where they are no plain functions.
func chain(cmds []*parse.CommandNode) string {
	var names []string
	for _, c := range cmds {
		f, ok := c.Args[0].(*parse.IdentifierNode)
		if !ok || len(c.Args) > 1 {
			return ""
		}
		names = append(names, f.Ident)
	}
	return strings.Join(names, " ")
}

// ask appends what html/template makes of v.
func (e *escaper) ask(dst []byte, v any) []byte {
	var b bytes.Buffer
	if err := e.asked.Execute(&b, v); err != nil {
		panic(stray{})
	}
	return append(dst, b.Bytes()[len(e.before):b.Len()-len(e.after)]...)
}

// text appends s.
func (e *escaper) text(dst []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 128 && e.single || c < 128 && e.becomes[c] == "":
		case !e.single:
			return e.ask(dst, s)
		default:
			dst = append(append(dst, s[from:i]...), e.becomes[c]...)
			from = i + 1
		}
	}
	if s == "" && !e.single {
		return e.ask(dst, s)
	}
	return append(dst, s[from:]...)
}

// value returns what appends a value of type t.
func (e *escaper) value(t reflect.Type) func(dst []byte, v reflect.Value) []byte {
	switch {
	case t == reflect.TypeFor[string]():
		if e.asksAll() {
			break
		}
		return func(dst []byte, v reflect.Value) []byte { return e.text(dst, v.String()) }
	case t == reflect.TypeFor[template.HTML]() && e.verbatim:
		return func(dst []byte, v reflect.Value) []byte { return append(dst, v.String()...) }
	case t == reflect.TypeFor[int]() && e.single:
		return func(dst []byte, v reflect.Value) []byte { return strconv.AppendInt(dst, v.Int(), 10) }
	}
	return func(dst []byte, v reflect.Value) []byte {
		if !v.CanInterface() || v.Kind() == reflect.Interface && v.IsNil() {
			panic(stray{})
		}
		return e.ask(dst, v.Interface())
	}
}

// asksAll reports whether even what is plain is written otherwise, as a script's "x".
func (e *escaper) asksAll() bool { return string(e.ask(nil, "x")) != "x" }
