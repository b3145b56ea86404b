package press

import (
	"reflect"
	"slices"
	"sync"
	"text/template/parse"
)

// A maker compiles templates. It panics with a stray where it meets what it does not know.
type maker struct {
	press   *Press
	pending map[cast]*plate // those that it made or is making: templates may call themselves
	scope   []variable      // what is declared where it stands
}

// A variable has its place in a run by its place in the scope.
type variable struct {
	name string
	typ  reflect.Type
}

// plate returns the compiled template for c.
func (m *maker) plate(c cast) *plate {
	if made, ok := m.pending[c]; ok {
		return made
	}
	t := m.press.set.Lookup(c.name)
	if t == nil || t.Tree == nil {
		panic(stray{})
	}
	made := &plate{}
	m.pending[c] = made
	within := &maker{press: m.press, pending: m.pending, scope: []variable{{"$", c.data}}}
	body := within.list(t.Tree.Root, c.data)
	made.step = func(r *run, dot reflect.Value) {
		r.set(0, dot)
		body(r, dot)
	}
	return made
}

// list returns the step for nodes, whose variables end with them.
func (m *maker) list(nodes *parse.ListNode, dot reflect.Type) step {
	if nodes == nil {
		return func(*run, reflect.Value) {}
	}
	known := len(m.scope)
	steps := make([]step, 0, len(nodes.Nodes))
	for _, n := range nodes.Nodes {
		steps = append(steps, m.node(n, dot))
	}
	m.scope = m.scope[:known]
	return func(r *run, dot reflect.Value) {
		for _, s := range steps {
			s(r, dot)
		}
	}
}

// node returns the step for n.
func (m *maker) node(n parse.Node, dot reflect.Type) step {
	switch n := n.(type) {
	case *parse.TextNode:
		text := string(n.Text)
		return func(r *run, _ reflect.Value) { r.out = append(r.out, text...) }
	case *parse.ActionNode:
		return m.action(n.Pipe, dot)
	case *parse.IfNode:
		known := len(m.scope)
		holds := m.condition(n.Pipe, dot)
		then, otherwise := m.list(n.List, dot), m.list(n.ElseList, dot)
		m.scope = m.scope[:known]
		return func(r *run, dot reflect.Value) {
			if holds(r, dot) {
				then(r, dot)
			} else {
				otherwise(r, dot)
			}
		}
	case *parse.WithNode:
		return m.with(n, dot)
	case *parse.RangeNode:
		return m.ranged(n, dot)
	case *parse.TemplateNode:
		return m.call(n, dot)
	}
	panic(stray{})
}

// action returns the step that declares a variable or writes a value. Nothing is written that html/template gave no escaper.
func (m *maker) action(pipe *parse.PipeNode, dot reflect.Type) step {
	if len(pipe.Decl) > 0 {
		x := m.pipe(pipe, dot)
		set := m.declare(pipe, x.typ)
		return func(r *run, dot reflect.Value) { set(r, x.get(r, dot)) }
	}
	e := escapers()[chain(pipe.Cmds[1:])]
	if e == nil {
		panic(stray{})
	}
	x := m.command(pipe.Cmds[0], dot)
	write := e.value(x.typ)
	return func(r *run, dot reflect.Value) { r.out = write(r.out, x.get(r, dot)) }
}

// declare puts the one variable of pipe into the scope, and returns what gives it its value.
func (m *maker) declare(pipe *parse.PipeNode, t reflect.Type) func(*run, reflect.Value) {
	switch {
	case len(pipe.Decl) == 0:
		return func(*run, reflect.Value) {}
	case len(pipe.Decl) > 1 || pipe.IsAssign:
		panic(stray{})
	}
	slot := len(m.scope)
	m.scope = append(m.scope, variable{pipe.Decl[0].Ident[0], t})
	return func(r *run, v reflect.Value) { r.set(slot, v) }
}

// with returns the step for {{with}}.
func (m *maker) with(n *parse.WithNode, dot reflect.Type) step {
	known := len(m.scope)
	x := m.pipe(n.Pipe, dot)
	set := m.declare(n.Pipe, x.typ)
	then := m.onType(x.typ, func(m *maker, t reflect.Type) step { return m.list(n.List, t) })
	otherwise := m.list(n.ElseList, dot)
	m.scope = m.scope[:known]
	holds := truth(x.typ)
	return func(r *run, dot reflect.Value) {
		v := x.get(r, dot)
		set(r, v)
		if holds(v) {
			then(r, v)
		} else {
			otherwise(r, dot)
		}
	}
}

// ranged returns the step for {{range}} over a list.
func (m *maker) ranged(n *parse.RangeNode, dot reflect.Type) step {
	decl := n.Pipe.Decl
	x := m.pipe(n.Pipe, dot)
	if k := x.typ.Kind(); k != reflect.Slice && k != reflect.Array || n.Pipe.IsAssign {
		panic(stray{})
	}
	known := len(m.scope)
	otherwise := m.list(n.ElseList, dot)
	index, of := -1, -1 // the places of the variables
	if len(decl) == 2 {
		index = len(m.scope)
		m.scope = append(m.scope, variable{decl[0].Ident[0], reflect.TypeFor[int]()})
	}
	if len(decl) > 0 {
		of = len(m.scope)
		m.scope = append(m.scope, variable{decl[len(decl)-1].Ident[0], x.typ.Elem()})
	}
	each := m.onType(x.typ.Elem(), func(m *maker, t reflect.Type) step { return m.list(n.List, t) })
	m.scope = m.scope[:known]
	return func(r *run, dot reflect.Value) {
		all := x.get(r, dot)
		for i := range all.Len() {
			v := all.Index(i)
			if index >= 0 {
				r.set(index, reflect.ValueOf(i))
			}
			if of >= 0 {
				r.set(of, v)
			}
			each(r, v)
		}
		if all.Len() == 0 {
			otherwise(r, dot)
		}
	}
}

// call returns the step for {{template}}, whose variables begin behind those of its caller.
func (m *maker) call(n *parse.TemplateNode, dot reflect.Type) step {
	if n.Pipe == nil || len(n.Pipe.Decl) > 0 {
		panic(stray{})
	}
	x := m.pipe(n.Pipe, dot)
	behind := len(m.scope)
	called := m.onType(x.typ, func(m *maker, t reflect.Type) step {
		made := m.plate(cast{n.Name, t})
		return func(r *run, v reflect.Value) { made.step(r, v) }
	})
	return func(r *run, dot reflect.Value) {
		v := x.get(r, dot)
		r.base += behind
		called(r, v)
		r.base -= behind
	}
}

// onType returns the step that made makes for values of type t. Where t is an interface, it is made for each type
// of values that it meets, when it meets the first.
func (m *maker) onType(t reflect.Type, made func(*maker, reflect.Type) step) step {
	if t.Kind() != reflect.Interface {
		return made(m, t)
	}
	press, scope := m.press, slices.Clone(m.scope)
	var met sync.Map
	return func(r *run, v reflect.Value) {
		if v = v.Elem(); !v.IsValid() {
			panic(stray{})
		}
		s, ok := met.Load(v.Type())
		if !ok {
			late := step(func(*run, reflect.Value) { panic(stray{}) })
			press.compile(func(m *maker) {
				m.scope = slices.Clone(scope)
				late = made(m, v.Type())
			})
			s, _ = met.LoadOrStore(v.Type(), late)
		}
		s.(step)(r, v)
	}
}
