package timeline

import (
	"slices"
	"strings"
	"testing"
)

// Two stories of one kind share most of their words. What parts them are the words that some
// of these texts have, names above all.
func TestStories(t *testing.T) {
	texts := strings.Split(strings.TrimSpace(`
The star Ann Lee went to a clinic in Lune. Her manager said that she was there of her own will.
The star Ann Lee entered a clinic in Lune, said her manager.
A clinic in Lune admitted the star Ann Lee. A manager spoke of her own will.
Ann Lee, the star, went to a clinic, her manager said. Lune has it.
The star Tom Okafor went to a clinic in Halden. His manager said that he was there of his own will.
The star Tom Okafor entered a clinic in Halden, said his manager.
A clinic in Halden admitted the star Tom Okafor. A manager spoke of his own will.
Tom Okafor, the star, went to a clinic, his manager said. Halden has it.
The council of Springfield shut the bridge over the river after the flood.
`), "\n")
	var stories []*Article
	for _, text := range texts {
		stories = append(stories, aStory(t, text))
	}
	tl, err := Tell(stories, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := make([]int32, len(texts))
	for m, p := range tl.profiles {
		got[slices.Index(stories, m.Article)] = p.story
	}
	for i := range got {
		if a, b := got[i], got[i/4*4]; a == 0 || a != b || i%4 == 0 && slices.Contains(got[:i], a) {
			t.Fatalf("stories %v", got)
		}
	}
}

// A text that joined one group too early goes to the one that it is more like, and one that
// stands alone joins where others nearly would.
func TestResettle(t *testing.T) {
	group := []int32{0, 0, 0, 3, 3, 5}
	resettle(group, []likeness{{0, 1, .9}, {0, 2, .2}, {1, 2, .2}, {2, 3, .5}, {2, 4, .5}, {3, 4, .9}, {3, 5, .14}, {4, 5, .14}})
	if want := []int32{0, 0, 3, 3, 3, 5}; !slices.Equal(group, want) {
		t.Errorf("%v, want %v", group, want)
	}
}
