package prose

import (
	"strings"
	"testing"
)

// The noun phrase that stands before | is what the clause after it is about.
func TestAntecedent(t *testing.T) {
	l := newsEnglish()
	for _, c := range []struct{ sentence, want string }{
		{"They freed Ann Lee and Tom Okafor, | who were held.", "Ann Lee and Tom Okafor"},
		{"The sister of Ann Lee, | who was held, left.", "Ann Lee"},
		{"The museum of Springfield, | opened in May, closed.", "The museum of Springfield"},
		{"He spoke of a fire at a bar | that killed two.", "a fire at a bar"},
		{"They met the Senate, | which voted.", "the Senate"},
		{"He met a minister in Canada | who was ill.", "a minister in Canada"},
		{"They told of the siege of Springfield | that began in May.", "the siege of Springfield"},
		{"They freed Ann Lee, 35, | who was held.", "Ann Lee"},
		{"They freed Tom Lee, Inc., | who was held.", "Tom Lee, Inc."},
		{"They freed Ann Lee, of southern Springfield, | who was held.", "Ann Lee"},
		{"They gave the name of a driver | who was held.", "a driver"},
		{"He lives by a museum in a street | started by the council.", "a street"},
		{"He met them | who left.", ""},
		{"He heard about 30 to 40 shots | fired in May.", "30 to 40 shots"},
	} {
		before, _, _ := strings.Cut(c.sentence, "|")
		text := strings.Replace(c.sentence, "|", " ", 1)
		var s Sentence
		at := Span{0, len(text)}
		l.Parse(&s, text, at, l.Words(nil, text, at))
		i := 0
		for i < len(s.Words) && s.Words[i].Start < len(before) {
			i++
		}
		got := ""
		if from, to := s.Antecedent(text, i); from < to {
			got = text[s.Words[from].Start:s.Words[to-1].End]
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.sentence, got, c.want)
		}
	}
}
