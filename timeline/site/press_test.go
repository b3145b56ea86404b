package site

import (
	"bytes"
	"html/template"
	"testing"
	"testing/fstest"

	"annals/internal/press"
	"annals/timeline"
)

// A doubled form executes templates both ways, and says where they part.
type doubled struct {
	t     *testing.T
	set   *template.Template
	press *press.Press
}

func (d doubled) Append(dst []byte, name string, data any) ([]byte, error) {
	var want bytes.Buffer
	err := d.set.ExecuteTemplate(&want, name, data)
	got, pressed := d.press.Append(nil, name, data)
	if (err == nil) != (pressed == nil) {
		d.t.Fatalf("%s of %T: %v, pressed %v", name, data, err, pressed)
	}
	if err == nil && !bytes.Equal(got, want.Bytes()) {
		d.t.Fatalf("%s of %T is written as\n%s\nand pressed as\n%s", name, data, want.Bytes(), got)
	}
	return append(dst, got...), err
}

// Every page is written as html/template writes it, and none is left to it for what the press does not know.
func TestPagesArePressedAsTheyAreWritten(t *testing.T) {
	pages := fstest.MapFS{"about.md": {Data: []byte("# About <us>\n\nText.\n")}}
	for name, told := range map[string]*timeline.Timeline{"sample": sample(), "hostile": hostileTimeline(), "large": large(300, 2), "empty": {}} {
		for _, o := range []Options{sampleOptions, {Lang: "fr", Title: `<b>"it's" & so on`, Pages: pages}} {
			o, err := o.settled()
			if err != nil {
				t.Fatal(err)
			}
			e, err := newEdition(told, o)
			if err != nil {
				t.Fatal(err)
			}
			sets, err := parseForms(o.Templates, e.w, e.funcs())
			if err != nil {
				t.Fatal(err)
			}
			for kind, form := range e.forms {
				e.forms[kind] = doubled{t, sets[kind], form.(*press.Press)}
			}
			for _, format := range formats {
				for _, f := range format(e) {
					if err := f.write(&buffer{}); err != nil {
						t.Fatalf("%s: %s: %v", name, f.path, err)
					}
				}
			}
			for kind, form := range e.forms {
				if n := form.(doubled).press.Strayed(); n > 0 {
					t.Errorf("%s: %d executions of %s were left to html/template", name, n, kind)
				}
			}
		}
	}
}
