package pdf

import "strings"

// mostMapped is how many codes a font tells of at most, counted each time.
const mostMapped = 1 << 17

// readMap reads what codes stand for, out of a table such as
//
//	2 beginbfchar
//	<0041> <0391>
//	<0042> <00660069>
//	endbfchar
//	1 beginbfrange
//	<0050> <0060> <03A0>
//	endbfrange
//
// and reports whether its codes have two bytes.
func (t *font) readMap(data string) (two bool) {
	in := &scanner{s: data}
	var stack []object
	for {
		v, ok := in.next()
		if !ok {
			return two
		}
		w, is := v.(word)
		if !is {
			if stack = append(stack, v); len(stack) > mostMapped {
				return two
			}
			continue
		}
		switch w {
		case "endcodespacerange":
			for _, v := range stack {
				if s, is := v.(text); is && len(s) == 2 {
					two = true
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				code, ok1 := codeOf(stack[i])
				said, ok2 := stack[i+1].(text)
				if ok1 && ok2 {
					t.say(code, utf16Text(string(said)))
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(stack); i += 3 {
				from, ok1 := codeOf(stack[i])
				to, ok2 := codeOf(stack[i+1])
				if ok1 && ok2 {
					t.sayRange(from, min(to, from+0xFFFF), stack[i+2])
				}
			}
		}
		stack = stack[:0]
	}
}

func codeOf(v object) (int, bool) {
	s, is := v.(text)
	if !is || len(s) == 0 || len(s) > 4 {
		return 0, false
	}
	code := 0
	for i := range len(s) {
		code = code<<8 | int(s[i])
	}
	return code, true
}

func (t *font) say(code int, said string) {
	if t.told++; t.told <= mostMapped {
		t.said[code] = strings.ReplaceAll(said, "\x00", "")
	}
}

// sayRange tells a run of codes: by the first of a run of letters, or one by one.
func (t *font) sayRange(from, to int, v object) {
	switch v := v.(type) {
	case array:
		for i, each := range v {
			if s, is := each.(text); is && from+i <= to {
				t.say(from+i, utf16Text(string(s)))
			}
		}
	case text:
		letters := []rune(utf16Text(string(v)))
		if len(letters) == 0 {
			return
		}
		for code := from; code <= to && t.told <= mostMapped; code++ {
			t.say(code, string(letters))
			letters[len(letters)-1]++
		}
	}
}
