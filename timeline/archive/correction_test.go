package archive

import (
	"testing"

	"annals/timeline"
)

func TestCorrections(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"Correction: The ferry was built in 1961, not 1916.", true},
		{"CORRECTION (March 3): The mayor is Ada Renner.", true},
		{"Corrections & Clarifications: The mayor is Ada Renner.", true},
		{"Clarification, March 3, 2021: The terminal is owned by the county.", true},
		{"Correction — The mayor is Ada Renner.", true},
		{"CORRECTION", true},
		{"Rectificatif : le quai date de 1961.", true},
		{"Editor's note: This story has been corrected to say that two members walked out.", true},
		{"Editor’s Note: An earlier version of the story gave a wrong age.", true},
		{"This story has been corrected to say that two members walked out.", true},
		{"This article was updated on March 4 with comment from the county.", true},
		{"(This version of the story corrects the name of the ferry in paragraph 2.)", true},
		{"*This news story was amended on 3 March 2021. It said the ferry was sold.", true},
		{"An earlier version of this article misstated the age of the ferry.", true},
		{"A previous version of this story's headline named the wrong quay.", true},
		{"Because of an editing error, the ferry was given the wrong age.", true},
		{"(Corrects paragraph 3 to show that the vote was on Monday)", true},
		{"(Refiles to remove a stray word)", true},
		{"UPDATE: This story has been updated with a statement of the county.", true},
		{"Une version précédente de cet article indiquait à tort que le quai date de 1916.", true},
		{"Cet article a été modifié le 3 mars.", true},
		{"In einer früheren Version dieses Artikels hieß es, der Kai sei von 1916.", true},

		{"UPDATE: The driver died on Tuesday night, the police said.", false},
		{"Correction officers found the man on Tuesday: he was dead.", false},
		{"An earlier version of the bill was rejected in March.", false},
		{"This story begins in 1961, when the ferry was built.", false},
		{"The report was revised on Monday.", false},
		{"The company corrected its figures: the loss was greater.", false},
		{"Editor's note: Ada Renner has been mayor of Port Ambrose since 2014.", false},
		{"“This story has been told too often,” the mayor said.", false},
		{"He updated this story of his life three times.", false},
	} {
		if got := kindOfLine(c.text, openingOf(c.text)) == timeline.Correction; got != c.want {
			t.Errorf("%s: a correction: %v, want %v", c.text, got, c.want)
		}
	}
}
