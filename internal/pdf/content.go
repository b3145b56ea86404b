package pdf

import (
	"math"
	"strings"
)

// A matrix maps a point (x, y) to (ax + cy + e, bx + dy + f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// then returns the matrix that maps by m first and by n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// A state is how the next text is written.
type state struct {
	page    matrix // of the page
	font    *font
	size    float64
	letters float64 // set apart by so much
	words   float64
	stretch float64
	leading float64
	rise    float64
}

// A painter goes through the content of a page and keeps the text.
type painter struct {
	file  *file
	fonts map[ref]*font
	runs  []Run

	state
	saved      []state
	text, line matrix
	furniture  []bool // whether each marked stretch that is open is no content
	hidden     int    // how many of these say so
	steps      *int   // operators that may still be gone through, on all pages
}

// Depths beyond which no honest page goes.
const (
	deepestForm  = 8   // pictures with text in each other
	deepestSaved = 256 // states
)

// paint goes through a stream of operators.
func (p *painter) paint(content string, resources dict, depth int) {
	in := &scanner{s: content}
	var args array
	for *p.steps > 0 {
		v, ok := in.next()
		if !ok {
			return
		}
		*p.steps--
		op, is := v.(word)
		if !is {
			if args = append(args, v); len(args) > 64 {
				args = append(args[:0], args[32:]...)
			}
			continue
		}
		switch op {
		case "BI":
			skipPicture(in)
		case "Do":
			p.form(last(args), resources, depth)
		case "Tf":
			if len(args) >= 2 {
				p.font, p.size = p.fontOf(args[len(args)-2], resources), p.num(args, 0)
			}
		default:
			p.operate(op, args)
		}
		args = args[:0]
	}
}

func last(args array) object {
	if len(args) == 0 {
		return nil
	}
	return args[len(args)-1]
}

// num returns the nth argument from the end, 0 where it is no number.
func (p *painter) num(args array, n int) float64 {
	if i := len(args) - 1 - n; i >= 0 {
		if v, is := args[i].(float64); is && math.Abs(v) < 1e9 {
			return v
		}
	}
	return 0
}

// operate does what an operator with its arguments means for the text.
func (p *painter) operate(op word, args array) {
	switch op {
	case "q":
		if len(p.saved) < deepestSaved {
			p.saved = append(p.saved, p.state)
		}
	case "Q":
		if n := len(p.saved); n > 0 {
			p.state, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		p.page = p.matrix(args).then(p.page)
	case "BT":
		p.text, p.line = identity, identity
	case "Tc":
		p.letters = p.num(args, 0)
	case "Tw":
		p.words = p.num(args, 0)
	case "Tz":
		p.stretch = p.num(args, 0) / 100
	case "TL":
		p.leading = p.num(args, 0)
	case "Ts":
		p.rise = p.num(args, 0)
	case "Td":
		p.move(p.num(args, 1), p.num(args, 0))
	case "TD":
		p.leading = -p.num(args, 0)
		p.move(p.num(args, 1), p.num(args, 0))
	case "Tm":
		p.line = p.matrix(args)
		p.text = p.line
	case "T*":
		p.move(0, -p.leading)
	case "Tj":
		p.show(array{last(args)})
	case "TJ":
		list, _ := last(args).(array)
		p.show(list)
	case "'":
		p.move(0, -p.leading)
		p.show(array{last(args)})
	case `"`:
		p.words, p.letters = p.num(args, 2), p.num(args, 1)
		p.move(0, -p.leading)
		p.show(array{last(args)})
	case "BMC", "BDC":
		what := last(args)
		if op == "BDC" && len(args) > 1 {
			what = args[len(args)-2]
		}
		if len(p.furniture) < deepestSaved {
			is := what == name("Artifact")
			p.furniture = append(p.furniture, is)
			if is {
				p.hidden++
			}
		}
	case "EMC":
		if n := len(p.furniture); n > 0 {
			if p.furniture[n-1] {
				p.hidden--
			}
			p.furniture = p.furniture[:n-1]
		}
	}
}

func (p *painter) matrix(args array) matrix {
	if len(args) < 6 {
		return identity
	}
	return matrix{p.num(args, 5), p.num(args, 4), p.num(args, 3), p.num(args, 2), p.num(args, 1), p.num(args, 0)}
}

func (p *painter) move(x, y float64) {
	p.line = matrix{a: 1, d: 1, e: x, f: y}.then(p.line)
	p.text = p.line
}

// fontOf returns the font that resources call so.
func (p *painter) fontOf(called object, resources dict) *font {
	key, _ := called.(name)
	v := p.file.dict(resources["Font"])[key]
	num, is := v.(ref)
	if is {
		if t := p.fonts[num]; t != nil {
			return t
		}
	}
	d := p.file.dict(v)
	if d == nil {
		return nil
	}
	t := p.file.load(d)
	if is {
		p.fonts[num] = t
	}
	return t
}

// form paints what is painted in many places from one stream.
func (p *painter) form(called object, resources dict, depth int) {
	key, _ := called.(name)
	s, is := p.file.resolve(p.file.dict(resources["XObject"])[key]).(stream)
	if !is || p.file.name(s.dict["Subtype"]) != "Form" || depth >= deepestForm {
		return
	}
	content, ok := p.file.decode(s)
	if !ok {
		return
	}
	before, saved := p.state, p.saved
	p.saved = nil
	if m := p.file.array(s.dict["Matrix"]); len(m) == 6 {
		p.page = p.matrix(m).then(p.page)
	}
	own := p.file.dict(s.dict["Resources"])
	if own == nil {
		own = resources
	}
	p.paint(content, own, depth+1)
	p.state, p.saved = before, saved
}

// Gaps between the pieces of a line, in sizes of its letters.
const (
	wordGap   = .18 // and more is a space
	columnGap = 1.0 // and more may part columns: the pieces are kept apart
)

// show writes strings, and the steps between them, on the line.
func (p *painter) show(list array) {
	if p.font == nil {
		return
	}
	var b strings.Builder
	x := 0.0               // how far along the line, from where it stood
	start, end := 0.0, 0.0 // of the piece
	flush := func() {
		p.keep(p.at(start), p.at(end), b.String())
		b.Reset()
	}
	for _, v := range list {
		switch v := v.(type) {
		case float64:
			x -= v / 1000 * p.size * p.stretch
			switch gap := -v / 1000; {
			case gap >= columnGap:
				flush()
			case gap >= wordGap && b.Len() > 0:
				b.WriteByte(' ')
			}
		case text:
			if *p.steps -= len(v); *p.steps < 0 {
				return
			}
			p.font.each(v, func(said string, width float64, space bool) {
				if b.Len() == 0 {
					start, end = x, x
				}
				b.WriteString(said)
				step := width/1000*p.size + p.letters
				if space {
					step += p.words
				}
				x += step * p.stretch
				if said != " " {
					end = x
				}
			})
		}
	}
	flush()
	p.text = matrix{a: 1, d: 1, e: x}.then(p.text)
}

// at returns where on the page the letter stands that is so far along the line,
// and how it lies there.
func (p *painter) at(x float64) matrix {
	return matrix{a: 1, d: 1, e: x, f: p.rise}.then(p.text).then(p.page)
}

// keep keeps a piece of text. What is written upwards, downwards or leaning is a
// mark on the page and no line of it.
func (p *painter) keep(start, end matrix, s string) {
	if strings.TrimSpace(s) == "" || len(p.runs) >= mostRuns {
		return
	}
	if math.Abs(start.b) > math.Abs(start.a)/10 || start.a <= 0 {
		return
	}
	size := math.Abs(p.size) * math.Hypot(start.c, start.d)
	if size <= 0 || size > 1e4 || math.IsNaN(start.e+start.f+end.e) || math.Abs(start.e) > 1e6 || math.Abs(start.f) > 1e6 {
		return
	}
	p.runs = append(p.runs, Run{X: start.e, Y: start.f, Width: max(end.e-start.e, 0), Size: size, Text: s, Artifact: p.hidden > 0})
}

// skipPicture passes over a picture that stands within the content: its bytes
// are no operators.
func skipPicture(in *scanner) {
	for {
		v, ok := in.next()
		if !ok {
			return
		}
		if v == word("ID") {
			break
		}
	}
	for {
		i := strings.Index(in.s[in.pos:], "EI")
		if i < 0 {
			in.pos = len(in.s)
			return
		}
		at := in.pos + i
		in.pos = at + 2
		if at > 0 && isSpace(in.s[at-1]) && (in.pos == len(in.s) || isSpace(in.s[in.pos])) {
			return
		}
	}
}
