package timeline

import (
	"testing"

	"annals/timeline/timex"
)

// A title is told from the sentence behind it where that begins with a noun that the story writes small elsewhere.
func TestTornAtNoun(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct{ text, first string }{
		{"Troops have closed the road to Lune Drivers have left the town. The drivers met Ann Lee.", "Troops have closed the road to Lune Drivers have left the town."}, // after a name
		{"Troops have closed the road to the town Drivers have left it. The drivers met Ann Lee.", "Troops have closed the road to the town"},
		{"Troops have closed the road to the town Drivers have left it. They met Ann Lee.", "Troops have closed the road to the town Drivers have left it."}, // a name, perhaps
		{"The mayor has met the opposition Unity party that has won. In unity the old Unity left.", "The mayor has met the opposition Unity party that has won."},
		{"The mayor of the old town met Drivers of the north. The drivers left.", "The mayor of the old town met Drivers of the north."},
	} {
		x.read(&Telling{Article: aStory(t, test.text)}, timex.News, func(r *reading) {
			if got := r.sentences[0].Of(r.text); got != test.first {
				t.Errorf("%s\nbegins %q, want %q", test.text, got, test.first)
			}
		})
	}
}
