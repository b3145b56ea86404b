package press

import (
	"reflect"
	"text/template/parse"
)

// A condition holds or does not.
type condition func(r *run, dot reflect.Value) bool

// condition returns what {{if}} asks, and declares its variable.
func (m *maker) condition(p *parse.PipeNode, dot reflect.Type) condition {
	if len(p.Decl) == 0 && len(p.Cmds) == 1 {
		if f, ok := p.Cmds[0].Args[0].(*parse.IdentifierNode); ok && m.press.funcs[f.Ident] == nil {
			return m.logical(f.Ident, p.Cmds[0].Args[1:], dot)
		}
	}
	x := m.pipe(p, dot)
	set := m.declare(p, x.typ)
	holds := truth(x.typ)
	return func(r *run, dot reflect.Value) bool {
		v := x.get(r, dot)
		set(r, v)
		return holds(v)
	}
}

// logical returns the condition that one of the functions or, and, not and eq makes of args.
func (m *maker) logical(name string, args []parse.Node, dot reflect.Type) condition {
	if name == "eq" {
		return m.alike(args, dot)
	}
	var all []condition
	for _, a := range args {
		if p, ok := a.(*parse.PipeNode); ok {
			all = append(all, m.condition(p, dot))
			continue
		}
		x := m.argument(a, dot)
		holds := truth(x.typ)
		all = append(all, func(r *run, dot reflect.Value) bool { return holds(x.get(r, dot)) })
	}
	switch {
	case name == "not" && len(all) == 1:
		return func(r *run, dot reflect.Value) bool { return !all[0](r, dot) }
	case (name == "or" || name == "and") && len(all) > 0:
		ends := name == "or" // the first that holds ends "or", the first that does not ends "and"
		return func(r *run, dot reflect.Value) bool {
			for _, c := range all {
				if c(r, dot) == ends {
					return ends
				}
			}
			return !ends
		}
	}
	panic(stray{})
}

// alike returns whether the first of some texts is one of the others.
func (m *maker) alike(args []parse.Node, dot reflect.Type) condition {
	var all []expr
	for _, a := range args {
		x := m.argument(a, dot)
		if x.typ.Kind() != reflect.String {
			panic(stray{})
		}
		all = append(all, x)
	}
	if len(all) < 2 {
		panic(stray{})
	}
	return func(r *run, dot reflect.Value) bool {
		first := all[0].get(r, dot).String()
		for _, x := range all[1:] {
			if x.get(r, dot).String() == first {
				return true
			}
		}
		return false
	}
}

// truth returns whether a value of type t counts as true.
func truth(t reflect.Type) func(reflect.Value) bool {
	switch t.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	case reflect.Interface:
		return func(v reflect.Value) bool { return !v.IsNil() && truth(v.Elem().Type())(v.Elem()) }
	}
	panic(stray{})
}
