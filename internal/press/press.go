// Package press writes what html/template writes, byte for byte, several times as fast. A template is
// compiled once for each type of data it is given, after html/template has put its escapers in: fields
// and functions are looked up then, and not each time. What is not known here, and whatever goes wrong, is
// left to html/template, which says what is wrong.
package press

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"sync"
	"sync/atomic"
)

// A Press executes the templates of a set. It may be used by many at once.
type Press struct {
	set     *template.Template
	funcs   template.FuncMap
	mu      sync.Mutex // held by who escapes or compiles
	plates  sync.Map   // *plate by cast, nil for those that cannot be compiled
	runs    sync.Pool  // of *run
	strayed atomic.Int64
}

// A cast is a template, and the type of the data that it is given.
type cast struct {
	name string
	data reflect.Type
}

// A plate is a compiled template.
type plate struct{ step step }

// A step writes a piece of a template, dot being its ".".
type step func(r *run, dot reflect.Value)

// A run is one execution.
type run struct {
	out  []byte
	vars []reflect.Value // of the templates that call each other
	base int             // where those of the innermost begin
}

// A stray is the panic by which a step gives up: html/template will do the whole.
type stray struct{}

// New returns a press of the templates in set, which are given the functions funcs. None of them may have been executed yet, and
// whoever has a press of them executes them by it alone.
func New(set *template.Template, funcs template.FuncMap) (*Press, error) {
	for _, t := range set.Templates() {
		if _, err := set.New(entrance + t.Name()).Parse(fmt.Sprintf("\n{{template %q .}}", t.Name())); err != nil {
			return nil, err
		}
	}
	return &Press{set: set, funcs: funcs}, nil
}

// entrance begins the name of the template that writes a line feed and calls the one whose name follows. html/template escapes what it is about to
// execute: so it can be made to escape a template, and be stopped before the first action, which might call a function of ours.
const entrance = "press "

// Append appends to dst what the template called name makes of data.
func (p *Press) Append(dst []byte, name string, data any) ([]byte, error) {
	if made := p.plate(cast{name, reflect.TypeOf(data)}); made != nil {
		if out, ok := p.run(made, dst, reflect.ValueOf(data)); ok {
			return out, nil
		}
	}
	p.strayed.Add(1)
	var b bytes.Buffer
	if err := p.set.ExecuteTemplate(&b, entrance+name, data); err != nil {
		return dst, err
	}
	return append(dst, b.Bytes()[1:]...), nil
}

// Strayed returns how many executions were left to html/template.
func (p *Press) Strayed() int { return int(p.strayed.Load()) }

// run executes a plate. Whatever panics leaves dst as it was.
func (p *Press) run(made *plate, dst []byte, data reflect.Value) (out []byte, ok bool) {
	r, _ := p.runs.Get().(*run)
	if r == nil {
		r = &run{}
	}
	defer func() {
		if fault := recover(); fault != nil {
			out, ok = dst, false
		}
		clear(r.vars)
		*r = run{vars: r.vars[:0]}
		p.runs.Put(r)
	}()
	r.out = dst
	made.step(r, data)
	return r.out, true
}

// set gives a variable of the innermost template its value.
func (r *run) set(slot int, v reflect.Value) {
	for len(r.vars) <= r.base+slot {
		r.vars = append(r.vars, reflect.Value{})
	}
	r.vars[r.base+slot] = v
}

// plate returns the compiled template for c, nil where there is none.
func (p *Press) plate(c cast) *plate {
	if made, ok := p.plates.Load(c); ok {
		return made.(*plate)
	}
	var made *plate
	pending, ok := p.compile(func(m *maker) {
		if err := p.set.ExecuteTemplate(shut{}, entrance+c.name, nil); !errors.Is(err, errShut) || c.data == nil {
			panic(stray{})
		}
		made = m.plate(c)
	})
	if !ok {
		p.plates.Store(c, (*plate)(nil))
		return nil
	}
	for c, made := range pending {
		p.plates.LoadOrStore(c, made)
	}
	return made
}

// compile calls made with a maker, and returns what plates that made; false where it gave up. It is alone with the templates.
func (p *Press) compile(made func(*maker)) (pending map[cast]*plate, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	defer func() {
		if fault := recover(); fault != nil {
			pending, ok = nil, false
		}
	}()
	m := &maker{press: p, pending: map[cast]*plate{}}
	made(m)
	return m.pending, true
}

// shut is a writer that takes nothing.
type shut struct{}

var errShut = errors.New("shut")

func (shut) Write([]byte) (int, error) { return 0, errShut }
