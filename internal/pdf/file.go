package pdf

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A file is the objects of a PDF.
//
// They are found by looking for them, from the beginning to the end, and not by
// the tables at its end that say where they are. These are wrong in every file
// that was cut, joined or mended by hand, and can be made to lead in circles; and
// all of the file is read anyway.
type file struct {
	objects map[ref]object
	where   map[ref]int // at which byte the object stands: the last one counts
	trailer dict
	budget  int // bytes that may still be unpacked
}

// Sizes beyond which no honest file goes.
const (
	mostObjects = 4 << 20
	mostPages   = 50_000

	mostTrailers   = 1000
	longestTrailer = 16 << 10
)

// open finds the objects in data. As many bytes as budget says may be unpacked
// of it.
func open(data string, budget int) *file {
	f := &file{objects: map[ref]object{}, where: map[ref]int{}, trailer: dict{}, budget: budget}
	for pos := 0; len(f.objects) < mostObjects; {
		i := strings.Index(data[pos:], "obj")
		if i < 0 {
			break
		}
		at := pos + i
		pos = at + len("obj")
		num, ok := numbered(data[:at])
		if !ok {
			continue
		}
		in := &scanner{s: data, pos: pos}
		v, ok := in.next()
		if !ok {
			break
		}
		if _, is := v.(word); is {
			v = nil // an empty object
		}
		if n, is := v.(float64); is && n >= 0 && n < 1<<31 { // it may be nothing but a ref
			if after := strings.TrimLeft(data[in.pos:min(in.pos+16, len(data))], "0123456789 \r\n"); strings.HasPrefix(after, "R") {
				v = ref(n)
			}
		}
		end := in.pos
		if d, is := v.(dict); is {
			if raw, after, ok := streamAfter(data, in.pos, d); ok {
				v, end = stream{d, raw}, after
			}
		}
		f.put(num, v, at)
		pos = max(pos, end)
	}
	f.unpack()
	f.findTrailer(data)
	return f
}

func (f *file) put(num ref, v object, at int) {
	if before, is := f.where[num]; !is || before <= at {
		f.objects[num], f.where[num] = v, at
	}
}

// numbered reads the number of the object before whose "obj" s ends: "12 0 ".
func numbered(s string) (ref, bool) {
	s, ok := beforeDigits(strings.TrimRight(s, " \r\n\t"))
	if !ok {
		return 0, false
	}
	trimmed := strings.TrimRight(s, " \r\n\t")
	if len(trimmed) == len(s) {
		return 0, false
	}
	rest, ok := beforeDigits(trimmed)
	if !ok || len(trimmed)-len(rest) > 9 {
		return 0, false
	}
	n, _ := number(trimmed[len(rest):])
	return ref(n), true
}

// beforeDigits cuts the digits off the end of s.
func beforeDigits(s string) (string, bool) {
	end := len(s)
	for end > 0 && isDigit(s[end-1]) && len(s)-end < 10 {
		end--
	}
	return s[:end], end < len(s)
}

// streamAfter returns the bytes that follow a dictionary, where it is that of a
// stream, and where they end.
func streamAfter(data string, pos int, d dict) (raw string, end int, ok bool) {
	in := &scanner{s: data, pos: pos}
	in.space()
	if !strings.HasPrefix(data[in.pos:], "stream") {
		return "", pos, false
	}
	start := in.pos + len("stream")
	if strings.HasPrefix(data[start:], "\r\n") {
		start += 2
	} else if start < len(data) && (data[start] == '\n' || data[start] == '\r') {
		start++
	}
	// Its length is right in most files. Where it is not, or is told elsewhere,
	// the stream ends where it is said to end.
	if n, is := d["Length"].(float64); is && n >= 0 && n <= float64(len(data)-start) {
		end := start + int(n)
		if strings.HasPrefix(strings.TrimLeft(data[end:min(end+16, len(data))], "\r\n \t"), "endstream") {
			return data[start:end], end, true
		}
	}
	n := strings.Index(data[start:], "endstream")
	if n < 0 {
		return data[start:], len(data), true
	}
	return strings.TrimSuffix(strings.TrimSuffix(data[start:start+n], "\n"), "\r"), start + n, true
}

// unpack adds the objects that lie in streams of objects.
func (f *file) unpack() {
	var packs []ref
	for num, v := range f.objects {
		if s, is := v.(stream); is && s.dict["Type"] == name("ObjStm") {
			packs = append(packs, num)
		}
	}
	slices.SortFunc(packs, func(a, b ref) int { return cmp.Compare(f.where[a], f.where[b]) })
	for _, num := range packs {
		s := f.objects[num].(stream)
		data, _ := f.decode(s)
		count, first := f.number(s.dict["N"]), int(f.number(s.dict["First"]))
		if first < 0 || first > len(data) {
			continue
		}
		index := &scanner{s: data[:first]}
		for i := 0; i < int(count) && len(f.objects) < mostObjects; i++ {
			inner, ok1 := index.next()
			offset, ok2 := index.next()
			n, is1 := inner.(float64)
			at, is2 := offset.(float64)
			if !ok1 || !ok2 {
				break
			}
			if !is1 || !is2 || n < 0 || n >= 1<<31 || at < 0 || at > float64(len(data)-first) {
				continue
			}
			in := &scanner{s: data, pos: first + int(at)}
			if v, ok := in.next(); ok {
				f.put(ref(n), v, f.where[num])
			}
		}
	}
}

// findTrailer finds what says where the pages are: the last trailer that names a
// catalogue, or the last catalogue.
func (f *file) findTrailer(data string) {
	at := -1
	take := func(d dict, where int) {
		if d["Encrypt"] != nil {
			f.trailer["Encrypt"] = d["Encrypt"]
		}
		if root, is := f.resolve(d["Root"]).(dict); is && root["Pages"] != nil && where > at {
			at = where
			for k, v := range d {
				f.trailer[k] = v
			}
		}
	}
	for pos, n := 0, 0; n < mostTrailers; {
		i := strings.Index(data[pos:], "trailer")
		if i < 0 {
			break
		}
		pos += i + len("trailer")
		in := &scanner{s: data[:min(pos+longestTrailer, len(data))], pos: pos}
		if in.space(); in.at(0) != '<' {
			continue
		}
		n++
		if v, ok := in.next(); ok {
			if d, is := v.(dict); is {
				take(d, pos)
			}
		}
	}
	for _, num := range slices.Sorted(maps.Keys(f.objects)) {
		switch v := f.objects[num].(type) {
		case stream:
			if v.dict["Type"] == name("XRef") {
				take(v.dict, f.where[num])
			}
		case dict:
			if v["Type"] == name("Catalog") && at < 0 {
				f.trailer["Root"] = num
			}
		}
	}
}

// resolve returns the object that v stands for.
func (f *file) resolve(v object) object {
	for range deepest {
		r, is := v.(ref)
		if !is {
			return v
		}
		v = f.objects[r]
	}
	return nil
}

func (f *file) dict(v object) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v object) array {
	a, _ := f.resolve(v).(array)
	return a
}

func (f *file) number(v object) float64 {
	n, _ := f.resolve(v).(float64)
	return n
}

func (f *file) name(v object) name {
	n, _ := f.resolve(v).(name)
	return n
}

// A sheet is a page with what it takes from those above it in the tree.
type sheet struct {
	dict
	resources dict
	rotate    int
}

// sheets returns the pages in order.
func (f *file) sheets() []sheet {
	var all []sheet
	seen := map[ref]bool{}
	var walk func(v object, above sheet, depth int)
	walk = func(v object, above sheet, depth int) {
		if r, is := v.(ref); is {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		d := f.dict(v)
		if d == nil || depth > deepest || len(all) >= mostPages {
			return
		}
		at := sheet{d, above.resources, above.rotate}
		if r := f.dict(d["Resources"]); r != nil {
			at.resources = r
		}
		if r, is := f.resolve(d["Rotate"]).(float64); is {
			at.rotate = int(r)
		}
		kids := f.array(d["Kids"])
		if kids == nil && (d["Contents"] != nil || d["Type"] == name("Page")) {
			all = append(all, at)
		}
		for _, kid := range kids {
			walk(kid, at, depth+1)
		}
	}
	walk(f.dict(f.trailer["Root"])["Pages"], sheet{}, 0)
	if len(all) == 0 { // no tree: all the pages there are
		for _, num := range slices.Sorted(maps.Keys(f.objects)) {
			if d, is := f.objects[num].(dict); is && d["Type"] == name("Page") && len(all) < mostPages {
				all = append(all, sheet{d, f.dict(d["Resources"]), int(f.number(d["Rotate"]))})
			}
		}
	}
	return all
}
