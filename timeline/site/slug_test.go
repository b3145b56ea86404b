package site

import "testing"

func TestSlugOf(t *testing.T) {
	for text, want := range map[string]string{
		"Meng Wanzhou": "meng-wanzhou", "Bouchard, Élise": "bouchard-elise", "Straße in Łódź": "strasse-in-lodz", "O’Brien & Sons": "obrien-sons",
		"Київ": "київ", "東京": "東京", "../../etc": "etc", "": "", "—": "", "ﬁn": "fin",
	} {
		if got := slugOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSlugsAreAllDifferent(t *testing.T) {
	given := slugs{"p": true}
	seen := map[string]string{}
	for _, text := range hostile {
		for _, from := range []string{"a", "b"} {
			slug := given.give(text, "", from+text)
			if other, ok := seen[slug]; ok || slug == "" || slug == "p" || reserved[slug] || len(slug) > longest {
				t.Errorf("%q and %q are both %q", text, other, slug)
			}
			seen[slug] = text
		}
	}
	if got := given.give("Jordan", "place", "1") + " " + given.give("Jordan", "place", "2"); got != "jordan jordan-place" {
		t.Error(got)
	}
}
