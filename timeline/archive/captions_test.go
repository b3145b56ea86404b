package archive

import (
	"slices"
	"testing"

	"annals/timeline"
)

// What stands before several sentences with no sign between is a caption, and no part of any.
func TestCaptions(t *testing.T) {
	articlesOf := func(texts ...string) (articles []*timeline.Article) {
		for _, text := range texts {
			articles = append(articles, &timeline.Article{Lang: "en", Text: text, Blocks: []timeline.Block{{End: len(text)}}})
		}
		return articles
	}
	for _, test := range []struct {
		name        string
		texts, want []string // of the first block and what follows
	}{
		{"a caption that stands before two sentences",
			[]string{"It rained. The harbour of Lune lay in darkness The mayor said it was closed.", "The harbour of Lune lay in darkness Lune ferries stayed away."},
			[]string{"It rained.", "The harbour of Lune lay in darkness", "The mayor said it was closed.", "The harbour of Lune lay in darkness", "Lune ferries stayed away."}},
		{"who stands before a camera",
			[]string{"Ann Lee Sample News, Lune The mayor said it was closed.", "Ann Lee Sample News, Lune Ferries stayed away."},
			[]string{"Ann Lee Sample News, Lune", "The mayor said it was closed.", "Ann Lee Sample News, Lune", "Ferries stayed away."}},
		{"what stands in one article only",
			[]string{"The harbour of Lune lay in darkness The mayor said it was closed.", "The harbour of Lune lay in darkness."},
			[]string{"The harbour of Lune lay in darkness The mayor said it was closed.", "The harbour of Lune lay in darkness."}},
		{"a story that was printed twice",
			[]string{"The harbour of Lune lay in darkness The mayor said it was closed.", "The harbour of Lune lay in darkness The mayor said so."},
			[]string{"The harbour of Lune lay in darkness The mayor said it was closed.", "The harbour of Lune lay in darkness The mayor said so."}},
		{"names, behind which no sentence begins by its form",
			[]string{"The council of the old harbour Lune was open.", "The council of the old harbour Anfield was closed."},
			[]string{"The council of the old harbour Lune was open.", "The council of the old harbour Anfield was closed."}},
		{"what asks for another word",
			[]string{"The council of Lune has met the mayor's No bridges fell.", "The council of Lune has met the mayor's Anfield colleague."},
			[]string{"The council of Lune has met the mayor's No bridges fell.", "The council of Lune has met the mayor's Anfield colleague."}},
		{"letters that are a name",
			[]string{"The council has seen the worst US storm.", "The council has seen the worst Anfield storm."},
			[]string{"The council has seen the worst US storm.", "The council has seen the worst Anfield storm."}},
	} {
		articles := articlesOf(test.texts...)
		captions(articles)
		var got []string
		for _, a := range articles {
			for _, b := range a.Blocks {
				got = append(got, a.Text[b.Start:b.End])
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}

// Captions costs .35 s in 19,000 stories of a newswire, of which every word is looked at.
func BenchmarkCaptions(b *testing.B) {
	var articles []*timeline.Article
	for range 1000 {
		const text = "The mayor of Lune, Ann Lee, said on Tuesday that the council had voted to close the bridge after a storm. It was the first closure since 2019, the city said."
		articles = append(articles, &timeline.Article{Lang: "en", Text: text, Blocks: []timeline.Block{{End: len(text)}}})
	}
	for b.Loop() {
		captions(articles)
	}
}
