package timeline

import (
	"strings"
	"testing"

	"annals/timeline/timex"
)

// namesIn writes the names of all mentions of t, each once.
func namesIn(t *Telling) string {
	var all []Name
	for _, m := range t.Mentions {
		all = append(all, m.Names...)
	}
	var s []string
	for _, n := range unique(all) {
		s = append(s, n.Name+" "+n.Kind.String())
	}
	return strings.Join(s, ", ")
}

func TestNamesOfTheArchive(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct {
		name     string
		articles []string // what the last of them tells is looked at
		want     string
	}{
		{"a surname within an article",
			[]string{"Prime Minister Ann Lee spoke. Lee resigned on May 3."},
			"Ann Lee person"},
		{"a family name that comes first",
			[]string{"Executive Meng Wanzhou spoke. Meng was arrested in Vancouver on May 3."},
			"Meng Wanzhou person, Vancouver place"},
		{"a person by a first name that is left out later",
			[]string{"Ann Lee met Tom Okafor on May 3. Lee thanked him on May 4."},
			"Ann Lee person, Tom Okafor unknown"},
		{"a person by what persons do",
			[]string{"Ann Lee resigned on May 3."},
			"Ann Lee person"},
		{"no name is what opens a sentence, or a part of a title or a date",
			[]string{"Police met Associate Chief Justice Ann Lee of British Columbia on Dec. 3."},
			"Ann Lee person, British Columbia place"},
		{"what stands before a name by chance",
			[]string{"Executive Ann Lee spoke. Across the Pacific Ann Lee landed on May 3."},
			"Ann Lee person"},
		{"a surname that another article gives in full",
			[]string{"Mayor Ann Lee was arrested on May 3.", "They met Lee on May 4."},
			"Ann Lee person"},
		{"a surname that two persons share stays as it is",
			[]string{"Mayor Ann Lee was arrested on May 3.", "Mayor Tom Lee was arrested on May 3.", "They met Lee on May 4."},
			"Lee unknown"},
		{"a place is no person's surname",
			[]string{"Mayor Ann Toronto was arrested on May 3.", "A man was shot in Toronto on May 4."},
			"Toronto place"},
		{"an organisation keeps its name",
			[]string{"The Bank of Springfield was robbed on May 3."},
			"Bank of Springfield organisation"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var tellings []*Telling
			for _, text := range test.articles {
				tellings = append(tellings, x.Extract(aStory(t, "published 2021-05-05\n"+text), timex.News))
			}
			tellings = append(tellings, nil) // an article that could not be read
			names := LearnNames(tellings)
			last := tellings[len(test.articles)-1]
			names.Complete(last)
			if got := namesIn(last); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestNamesDoNotDependOnTheOrderOfArticles(t *testing.T) {
	x := extractor(t)
	texts := []string{"Mayor Ann Lee was arrested on May 3.", "They met Lee on May 4.", "Mayor Tom Okafor met Lee on May 4."}
	for shift := range texts {
		var tellings []*Telling
		for i := range texts {
			tellings = append(tellings, x.Extract(aStory(t, "published 2021-05-05\n"+texts[(i+shift)%len(texts)]), timex.News))
		}
		names := LearnNames(tellings)
		var got []string
		for i := range tellings {
			m := tellings[(i-shift+len(texts))%len(texts)]
			names.Complete(m)
			got = append(got, namesIn(m))
		}
		if want := "Ann Lee person|Ann Lee person|Tom Okafor person, Ann Lee person"; strings.Join(got, "|") != want {
			t.Errorf("begun with article %d: got %q, want %q", shift, got, want)
		}
	}
}
