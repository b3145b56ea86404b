package press

import (
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"
)

// An expr is a value of a known type.
type expr struct {
	typ reflect.Type
	get func(r *run, dot reflect.Value) reflect.Value
}

// pipe returns the value of a pipeline that has one command.
func (m *maker) pipe(p *parse.PipeNode, dot reflect.Type) expr {
	if len(p.Cmds) != 1 {
		panic(stray{})
	}
	return m.command(p.Cmds[0], dot)
}

// command returns the value of a command: a function with what it is given, or a value.
func (m *maker) command(c *parse.CommandNode, dot reflect.Type) expr {
	f, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok {
		if len(c.Args) > 1 {
			panic(stray{})
		}
		return m.argument(c.Args[0], dot)
	}
	var args []expr
	for _, a := range c.Args[1:] {
		args = append(args, m.argument(a, dot))
	}
	if given, ok := m.press.funcs[f.Ident].(func(string, any) (template.HTML, error)); ok {
		return naming(given, args)
	}
	if f.Ident == "or" && m.press.funcs["or"] == nil {
		return firstOf(args)
	}
	panic(stray{})
}

// argument returns the value of a, which is no function.
func (m *maker) argument(a parse.Node, dot reflect.Type) expr {
	switch a := a.(type) {
	case *parse.DotNode:
		return expr{dot, func(_ *run, dot reflect.Value) reflect.Value { return dot }}
	case *parse.FieldNode:
		return fields(expr{dot, func(_ *run, dot reflect.Value) reflect.Value { return dot }}, a.Ident)
	case *parse.VariableNode:
		for slot, v := range slices.Backward(m.scope) {
			if v.name == a.Ident[0] {
				return fields(expr{v.typ, func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base+slot] }}, a.Ident[1:])
			}
		}
	case *parse.StringNode:
		text := reflect.ValueOf(a.Text)
		return expr{text.Type(), func(*run, reflect.Value) reflect.Value { return text }}
	case *parse.PipeNode:
		if len(a.Decl) == 0 {
			return m.pipe(a, dot)
		}
	}
	panic(stray{})
}

// fields returns the field of x that names lead to, one below the other. A method goes before a field.
func fields(x expr, names []string) expr {
	for _, name := range names {
		if method, ok := x.typ.MethodByName(name); ok {
			x = called(x, method)
			continue
		}
		from, pointer := x.typ, x.typ.Kind() == reflect.Pointer
		if pointer {
			from = from.Elem()
		}
		if _, hidden := reflect.PointerTo(from).MethodByName(name); hidden || from.Kind() != reflect.Struct {
			panic(stray{})
		}
		field, ok := from.FieldByName(name)
		if !ok || !field.IsExported() {
			panic(stray{})
		}
		above, index := x.get, field.Index
		x.typ = field.Type
		x.get = func(r *run, dot reflect.Value) reflect.Value {
			v := above(r, dot)
			if pointer {
				v = v.Elem() // of nil there is no field, which panics
			}
			for _, i := range index {
				v = v.Field(i)
			}
			return v
		}
	}
	return x
}

// called returns what a method of x returns, which must need nothing.
func called(x expr, method reflect.Method) expr {
	t := method.Type
	faulty := t.NumOut() == 2 && t.Out(1) == reflect.TypeFor[error]()
	if x.typ.Kind() == reflect.Interface || t.NumIn() != 1 || t.NumOut() != 1 && !faulty {
		panic(stray{})
	}
	return expr{t.Out(0), func(r *run, dot reflect.Value) reflect.Value {
		out := x.get(r, dot).Method(method.Index).Call(nil)
		if faulty && !out[1].IsNil() {
			panic(stray{})
		}
		return out[0]
	}}
}

// naming returns what the function given returns for a name and a value.
func naming(given func(string, any) (template.HTML, error), args []expr) expr {
	if len(args) != 2 || args[0].typ != reflect.TypeFor[string]() || args[1].typ.Kind() == reflect.Interface {
		panic(stray{})
	}
	name, value := args[0].get, args[1].get
	return expr{reflect.TypeFor[template.HTML](), func(r *run, dot reflect.Value) reflect.Value {
		text, err := given(name(r, dot).String(), value(r, dot).Interface())
		if err != nil {
			panic(stray{})
		}
		return reflect.ValueOf(&text).Elem()
	}}
}

// firstOf returns the first of args that holds, else the last. They are of one type.
func firstOf(args []expr) expr {
	for _, a := range args {
		if a.typ != args[0].typ {
			panic(stray{})
		}
	}
	holds := truth(args[0].typ)
	return expr{args[0].typ, func(r *run, dot reflect.Value) (v reflect.Value) {
		for _, a := range args {
			if v = a.get(r, dot); holds(v) {
				break
			}
		}
		return v
	}}
}
