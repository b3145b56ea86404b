package sqlite

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// record returns values as a row or a key has them: what each is, and then what they hold.
func record(values []any) []byte {
	var types, body []byte
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			types = append(types, 0)
		case int:
			kind := byte(6)
			switch {
			case v == 0 || v == 1:
				types = append(types, byte(8+v))
				continue
			case v >= math.MinInt8 && v <= math.MaxInt8:
				kind = 1
				body = append(body, byte(v))
			case v >= math.MinInt16 && v <= math.MaxInt16:
				kind = 2
				body = binary.BigEndian.AppendUint16(body, uint16(v))
			case v >= math.MinInt32 && v <= math.MaxInt32:
				kind = 4
				body = binary.BigEndian.AppendUint32(body, uint32(v))
			default:
				body = binary.BigEndian.AppendUint64(body, uint64(v))
			}
			types = append(types, kind)
		case float64:
			types = append(types, 7)
			body = binary.BigEndian.AppendUint64(body, math.Float64bits(v))
		case string:
			types = varint(types, uint64(len(v))*2+13)
			body = append(body, v...)
		default:
			panic(fmt.Sprintf("sqlite: a value of type %T", v))
		}
	}
	size := uint64(len(types)) + 1 // its own length counts
	for uint64(len(varint(nil, size))+len(types)) != size {
		size++
	}
	return append(append(varint(nil, size), types...), body...)
}

// varint appends n in groups of seven bits, the greatest first. No length and no row ID that
// is written takes more than the eight bytes in which that is all.
func varint(b []byte, n uint64) []byte {
	shift := 0
	for n>>(shift+7) > 0 {
		shift += 7
	}
	for ; shift > 0; shift -= 7 {
		b = append(b, byte(n>>shift)&0x7f|0x80)
	}
	return append(b, byte(n)&0x7f)
}

// compare orders values as SQLite does: none, numbers, texts by their bytes.
func compare(a, b any) int {
	rank := func(v any) int {
		switch v.(type) {
		case nil:
			return 0
		case string:
			return 2
		}
		return 1
	}
	if n := cmp.Compare(rank(a), rank(b)); n != 0 || a == nil {
		return n
	}
	if s, ok := a.(string); ok {
		return strings.Compare(s, b.(string))
	}
	return cmp.Compare(number(a), number(b))
}

func number(v any) float64 {
	if n, ok := v.(int); ok {
		return float64(n)
	}
	return v.(float64)
}
