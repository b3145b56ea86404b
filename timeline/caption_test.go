package timeline

import (
	"testing"

	"annals/timeline/timex"
)

// The time at which a page was made is no part of the sentence behind it.
func TestStamp(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct{ text, want string }{
		{"3 May 2021 16:14 GMT The bridge of Lune fell.", "The bridge of Lune fell."},
		{"May 3, 2021 Mayor Ann Lee left on May 1.", "Mayor Ann Lee left on May 1."},
		{"May 3, 2021 Mayor Ann Lee left.", "May 3, 2021 Mayor Ann Lee left."}, // a list of dates
		{"May 2021 The bridge of Lune fell.", "May 2021 The bridge of Lune fell."},
		{"May 3, 2021, was the day on which the bridge fell.", "May 3, 2021, was the day on which the bridge fell."},
		{"On May 3, 2021 The Lune Times was closed.", "On May 3, 2021 The Lune Times was closed."},
	} {
		x.read(&Telling{Article: aStory(t, test.text)}, timex.News, func(r *reading) {
			if got := r.sentences[0].Of(r.text); got != test.want {
				t.Errorf("%s\nbegins %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// What stands below a picture tells of nothing.
func TestCaption(t *testing.T) {
	french, _ := timex.Language("fr")
	in := map[string]*Extractor{"en": extractor(t), "fr": NewExtractor(french)}
	for _, test := range []struct {
		text  string
		tells bool
		lang  string
	}{
		{"Ann Lee opens the bridge of Lune in this file photo taken on May 3, 2021.", false, "en"},
		{"This photo provided by Tom Okafor shows the bridge that fell on May 3, 2021.", false, "en"},
		{"A ship lies in the harbour of Lune May 3, 2021.", false, "en"},
		{"A ship is seen in the harbour of Lune May 3, 2021.", false, "en"},
		{"Ann Lee cries in the harbour of Lune Monday, May 3, 2021, after two ships sank.", false, "en"},
		{"Two ships lie near the bridge that fell on May 3, 2021 in Lune, Ohio.", false, "en"},
		{"Ann Lee, right, looks at the bridge that fell on May 3, 2021.", false, "en"},
		{"Ann Lee (L) looks at the bridge that fell on May 3, 2021.", false, "en"},
		{"Police look at the bridge that fell on May 3, 2021. (AP Photo/Ann Lee)", false, "en"},
		{"A fire in the harbour May 2, 2021, is linked to two others in Lune.", true, "en"},
		{"Police say six men were hurt Sunday, May 2, 2021, in Lune.", true, "en"},
		{"Ann Lee oversees what is paid after the May 2, 2021 fire.", true, "en"},
		{"Two ships sank near the bridge on May 3, 2021 in Lune, Ohio.", true, "en"},
		{"Ann Lee, right, opened the bridge on May 3, 2021.", true, "en"},
		{"The bridge fell on May 3, 2021. (AP Photo/Ann Lee)", true, "en"},
		{"The harbour of Lune opens Sunday, May 9, 2021, at noon.", true, "en"}, // it is to come
		{"The bridge, right, as they say, fell on May 3, 2021.", true, "en"},
		{"A ship has been sold in the harbour of Lune May 3, 2021.", true, "en"},
		{"A ship sank in the harbour of Lune May 3, 2021.", true, "en"},
		{"The harbour of Lune opens on May 3, 2021.", true, "en"},
		{"Ada Exemple a été arrêtée à Lune le 3 mai 2021.", true, "fr"},
	} {
		a := aStory(t, "published 2021-05-05\nIt rained. "+test.text)
		got := false
		for _, m := range in[test.lang].Extract(a, timex.News).Mentions {
			got = got || m.Timex != nil
		}
		if got != test.tells {
			t.Errorf("%s\ntells of something: %v", test.text, got)
		}
	}
}
