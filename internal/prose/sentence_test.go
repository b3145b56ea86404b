package prose

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// In each text a bar stands where one sentence ends and the next begins.
var sentences = []string{
	"The council met.| It voted.| Nobody spoke!| Why?| Nobody knows.",
	"Mr. Smith met Dr. J. R. Jones of St. Paul on Jan. 6 at No. 10.| They spoke.",
	"He works for Acme Inc. Chairman Ann Lee left.", // a title is no opening
	"He works for Acme Inc.| The company is large.",
	"She moved to the U.S. Senate.| He left the U.S.| He never came back.",
	"Prices rose 3.5 per cent to $1.20.| Shares fell .5 points.",
	"“We won,” she said.| “We won. | It is over.” | He left.",
	"“Did you go?” Ann Smith asked.| “No!” he said.",
	"\"Did you go?\"| The council adjourned.",
	"He paused ... and went on.| Then…| He left.",
	"A man was shot in the street.|Police came to U.S.Steel and saw Example.Com on it.",
	"They made an arrest.|DHX and others left Lune.|We've seen Anfield.Com today.",
	"The yard is closed.-| The mayor left.",
	"It is on example.com today.| See www.example.com/a.html?b=c.",
	"They chose plan B.| The council agreed.",
	"Acme Group (ACM. N) fell.| Shares of Smith (A.) rose.",
	"He was there (he said.)| She was not.",
	"Top Stories\n| The council met on\nMonday.",
	"The council met\n\n|on Monday",
	"Il a dit «non.» | Élodie est partie.",
	"He said: ‘Go.’ | She went.",
	"At 5 p.m. Monday the gates closed.",
	"The gates closed at 5 p.m.| He left.",
	"Wait?!| No.",
	"",
	"   ",
	"No full stop",
}

func TestSentences(t *testing.T) {
	l := newsEnglish()
	for _, want := range sentences {
		text := strings.ReplaceAll(want, "|", "")
		var got []string
		for s := range l.Sentences(text, Span{0, len(text)}) {
			got = append(got, s.Of(text))
		}
		var parts []string
		for p := range strings.SplitSeq(want, "|") {
			if p = strings.TrimSpace(p); p != "" {
				parts = append(parts, p)
			}
		}
		if !slices.Equal(got, parts) {
			t.Errorf("got  %s\nwant %s", strings.Join(got, " | "), strings.Join(parts, " | "))
		}
	}
}

func TestSentencesStayInBounds(t *testing.T) {
	text := "One. Two. Three. Four."
	var got []string
	for s := range newsEnglish().Sentences(text, Span{5, 16}) {
		got = append(got, s.Of(text))
	}
	if want := []string{"Two.", "Three."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range sentences {
		f.Add(s)
	}
	l := newsEnglish()
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		var words []Word
		var parsed Sentence
		for s := range l.Sentences(text, Span{0, len(text)}) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %v after %d in %q", s, last, text)
			}
			if left := strings.TrimFunc(text[last:s.Start], isSpaceOrControl); left != "" {
				t.Fatalf("%q is in no sentence", left)
			}
			last = s.End
			words = l.Words(words[:0], text, s)
			at := s.Start
			for _, w := range words {
				if w.Start < at || w.End <= w.Start || w.End > s.End {
					t.Fatalf("word %v after %d in %q", w, at, text)
				}
				at = w.End
			}
			l.Parse(&parsed, text, s, words)
			for _, c := range parsed.Clauses {
				if c.From < 0 || c.To < c.From || c.To > len(words) {
					t.Fatalf("clause %v of %q", c, s.Of(text))
				}
			}
			for _, n := range l.Names(nil, text, words, nil) {
				if n.Start < s.Start || n.End > s.End || n.Len() == 0 {
					t.Fatalf("name %v of %q", n, s.Of(text))
				}
			}
		}
	})
}

func isSpaceOrControl(r rune) bool { return unicode.IsSpace(r) || r < ' ' }

var page = strings.Repeat("The mayor of Springfield, Ann Smith, said on Tuesday that the council had voted to close the bridge after a storm. "+
	"Mr. Jones, who was elected in 2019, told reporters: “We did not know.” It was the first closure since Jan. 6, the city said.\n\n", 400)

func BenchmarkSentences(b *testing.B) {
	l := newsEnglish()
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		for range l.Sentences(page, Span{0, len(page)}) {
		}
	}
}

func BenchmarkWords(b *testing.B) {
	l := newsEnglish()
	var words []Word
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		words = l.Words(words[:0], page, Span{0, len(page)})
	}
}

func BenchmarkParse(b *testing.B) {
	l := newsEnglish()
	var words []Word
	var s Sentence
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		for at := range l.Sentences(page, Span{0, len(page)}) {
			words = l.Words(words[:0], page, at)
			l.Parse(&s, page, at, words)
		}
	}
}
