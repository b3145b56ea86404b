package timeline

import "testing"

// Each story is told on 5 May 2021; its first event bears the headline.
func TestHeadline(t *testing.T) {
	for _, c := range []struct{ name, title, text, want string }{
		{"a clause keeps its verb behind an apposition that is too long",
			"Council news",
			"Ann Lee, the councillor at the centre of claims of undue sway over the work on the old bridge of Springfield, says she is resigning from the council.",
			"Ann Lee says she is resigning from the council"},
		{"a date that leans on the day of report is left out at the end",
			"", "Mayor Ann Lee opened the new bridge of Springfield on Monday.",
			"Mayor Ann Lee opened the new bridge of Springfield"},
		{"and at the start",
			"", "On Monday night the mayor of Springfield opened the new bridge.",
			"The mayor of Springfield opened the new bridge"},
		{"and inside",
			"", "Mayor Ann Lee closed the bridge on Monday because of the flood.",
			"Mayor Ann Lee closed the bridge because of the flood"},
		{"an aside between commas is not the end",
			"", "Troops of Springfield, backed by tanks that had come over the mountains from the north in the night, crossed the old bridge on Monday.",
			"Troops of Springfield, backed by tanks that had come over the mountains from the north, crossed the old bridge"},
		{"what stands before a date leaves with it",
			"", "The pilot Tom Okafor was found in the harbour of Springfield shortly after 2 a.m. on Monday.",
			"The pilot Tom Okafor was found in the harbour of Springfield"},
		{"part of a verb does not",
			"", "The pilot Tom Okafor and his wife Joan Mercer had holed up overnight.",
			"The pilot Tom Okafor and his wife Joan Mercer had holed up overnight"},
		{"what only adds to a long telling is left out",
			"", "The council of Springfield closed the old bridge over the river Lune on Monday after a lorry that came down from the quarry with a load of slate hit one of its pillars.",
			"The council of Springfield closed the old bridge over the river Lune"},
		{"but not what happened then, where there is room for it",
			"", "The pilot Tom Okafor was walking along the river by the old bridge of Springfield on Monday when a lorry that came from the quarry hit one of its pillars.",
			"The pilot Tom Okafor was walking along the river by the old bridge of Springfield when a lorry that came from the quarry hit one of its pillars"},
		{"nor what was done next",
			"", "The pilot Tom Okafor returned on Monday to the house by the harbour of Springfield in which he lives and found the owner of the shipyard dead on the floor.",
			"The pilot Tom Okafor returned to the house by the harbour of Springfield in which he lives and found the owner of the shipyard dead on the floor"},
		{"who filed the sentence is no part of it",
			"", "The ferry sank in 1990.\n\n(Sample Wire) - Mayor Ann Lee opened the new bridge of Springfield on Monday.",
			"Mayor Ann Lee opened the new bridge of Springfield"},
		{"what is said of a thing is told of it",
			"", "The owner is ill. He has not spoken since the flood, which began on Monday in the cellars of the old harbour of Springfield.",
			"The flood began in the cellars of the old harbour of Springfield"},
		{"an aside is not the verb of its sentence",
			"", "The harbour museum of Springfield, founded in 1982 under the name of its first owner, closed its doors to visitors after the flood.",
			"The harbour museum of Springfield closed its doors to visitors after the flood"},
		{"two names stay together",
			"", "Her task is to free the pilots Tom Okafor and Joan Mercer, who were detained on May 3, 2020.",
			"Tom Okafor and Joan Mercer were detained on May 3, 2020"},
		{"the second of two deeds is told with their subject",
			"", "Her first task will be to win the release of the pilots Tom Okafor and Joan Mercer, who were detained in December 2020, and formally charged in March 2021.",
			"Tom Okafor and Joan Mercer were formally charged in March 2021"},
		{"and without the time between them",
			"", "Ann Lee studied at the university of Springfield and in 1992 moved to the harbour of Lune with her sister.",
			"Ann Lee moved to the harbour of Lune with her sister"},
		{"a headline tells what its date dates",
			"", "The harbour museum of Springfield, founded in 1982 under the name of its first owner, closed its doors to visitors after the flood.",
			"The harbour museum of Springfield founded in 1982 under the name of its first owner"},
		{"the second half of a verb stays when its date leaves",
			"", "A family of pilots from the harbour of Lune moved in last year with a dog.",
			"A family of pilots from the harbour of Lune moved in last year with a dog"},
		{"what stands before a colon as a mark of the page is left out",
			"", "UPDATE: Mayor Ann Lee opened the new bridge of Springfield on Monday.",
			"Mayor Ann Lee opened the new bridge of Springfield"},
		{"nor one of several words without a sign",
			"", "Story Highlights Mayor Ann Lee opened the new bridge of Springfield on Monday.",
			"Mayor Ann Lee opened the new bridge of Springfield"},
		{"no line ends before what somebody is called",
			"", "The police of Springfield have named the pilot Tom Okafor as a man whom they would like to meet about the fire in the old shipyard that left a watchman in the hospital of Lune on Monday.",
			"The police of Springfield have named the pilot Tom Okafor as a man whom they would like to meet about the fire"},
		{"a title that the page glues to a sentence is none of it",
			"", "Springfield in the news The old bridge over the river Lune fell into the harbour on Monday.",
			"The old bridge over the river Lune fell into the harbour"},
		{"several deeds of a clause about a place stay with their subject",
			"", "The mayor told of Springfield, where rebels robbed, hunted and killed the old king Tom Okafor last month.",
			"Rebels robbed, hunted and killed the old king Tom Okafor"},
		{"the date of a plan stays where the headline is about who tells of it",
			"", "Mayor Ann Lee told the council of Springfield that she would open the bridge on June 28.",
			"Mayor Ann Lee told the council of Springfield that she would open the bridge on June 28"},
		{"a phrase that opens a line that is too long leaves",
			"", "In a rare sign of unease with the way in which the old bridge over the river Lune was kept since the last of the floods, Mayor Ann Lee closed the harbour of Springfield on Monday.",
			"Mayor Ann Lee closed the harbour of Springfield"},
		{"a participle behind what a verb is about tells of that",
			"", "Mayor Ann Lee of Springfield signed the plan of the new harbour published last month.",
			"The plan of the new harbour published"},
		{"and no more than its clause",
			"", "The council of Springfield honoured a pilot killed in the harbour on Monday when a boat sank.",
			"A pilot killed in the harbour"},
		{"the date that opens a sentence is that of its verb, and not of a participle",
			"", "In July 2005, four young pilots inspired by Ann Lee left the harbour of Springfield for the islands of the north.",
			"Four young pilots inspired by Ann Lee left the harbour of Springfield for the islands of the north"},
		{"no line ends at a verb that wants more",
			"", "The mayor of Springfield Ann Lee and the minister of Lune Tom Okafor urged the owners of the old shipyard on Monday to speak with one voice on it.",
			"The mayor of Springfield Ann Lee and the minister of Lune Tom Okafor urged the owners of the old shipyard to speak with one voice on it"},
		{"a name between commas stays",
			"", "The envoy of the two councils to Springfield and to Lune and its harbour, Ann Lee, opened the old bridge of the yard in the harbour of Springfield by the river on Monday.",
			"The envoy of the two councils to Springfield and to Lune and its harbour, Ann Lee, opened the old bridge of the yard"},
		{"the time at which a page was made is none of it",
			"", "3 May 2021 Mayor Ann Lee of Springfield opened the new bridge on Monday.",
			"Mayor Ann Lee of Springfield opened the new bridge"},
		{"of two deeds that are called alike each has its own",
			"", "The pilot Tom Okafor, whose brother John Okafor was found in March 2021, was found in the harbour of Springfield on Monday.",
			"The pilot Tom Okafor, whose brother John Okafor was found in March 2021, was found in the harbour of Springfield"},
		{"and what a participle says alone",
			"", "A story published on Friday gave the wrong name for the bridge of Springfield.",
			"A story published on Friday gave the wrong name for the bridge of Springfield"},
		{"which says less than its sentence",
			"", "The driver killed on Sunday has been identified as the pilot Tom Okafor of Springfield.",
			"The driver killed on Sunday has been identified as the pilot Tom Okafor of Springfield"},
		{"the second deed stands alone where what happens belongs to it",
			"", "Ann Lee returned from Lune in May and faces a battle in stopping the sale of the shipyard of Springfield on Monday.",
			"Ann Lee faces a battle in stopping the sale of the shipyard of Springfield"},
		{"a day that is the object of a verb stays",
			"", "Mayor Ann Lee remembered Father's Day with the children of Springfield.",
			"Mayor Ann Lee remembered Father's Day with the children of Springfield"},
		{"and a season that its article needs",
			"", "Mayor Ann Lee said the council would close the bridge of Springfield for the coming winter because of floods.",
			"Mayor Ann Lee said the council would close the bridge of Springfield for the coming winter because of floods"},
		{"no line ends between two adjectives",
			"", "The council of Springfield rejected on Monday a plan for the bridge over the river and for the harbour, and a citywide, four-day curfew for the young.",
			"The council of Springfield rejected a plan for the bridge over the river and for the harbour"},
		{"what opens far back leaves with its year",
			"", "Back in 2014, Mayor Ann Lee opened the new bridge of Springfield.",
			"Mayor Ann Lee opened the new bridge of Springfield"},
		{"what points back at something told before is left out",
			"", "In that raid, Mayor Ann Lee of Springfield lost the keys of the bridge on Monday.",
			"Mayor Ann Lee of Springfield lost the keys of the bridge"},
		{"a title that is no name's may stand before the day",
			"", "Mayor Ann Lee of Springfield met the owner of the bridge and his sister on Monday.",
			"Mayor Ann Lee of Springfield met the owner of the bridge and his sister"},
		{"a clause in which something happens is one by itself",
			"", "The police told of a fight in which Mayor Ann Lee of Springfield lost the keys of the bridge on Monday.",
			"Mayor Ann Lee of Springfield lost the keys of the bridge"},
		{"what died was not died",
			"", "The pilot Tom Okafor of Springfield was shot by the river in May and died from his wounds on Monday.",
			"The pilot Tom Okafor of Springfield died from his wounds"},
		{"nobody knows which of two the clause is about",
			"", "They met the son of a pilot who was shot by the river in Springfield on Monday.",
			"They met the son of a pilot who was shot by the river in Springfield"},
		{"the number in a list is none of it",
			"", "5. Mayor Ann Lee opened the new bridge of Springfield on Monday.",
			"Mayor Ann Lee opened the new bridge of Springfield"},
		{"no line ends with the subject of what follows",
			"", "The council of Springfield closed the old bridge over the river Lune on Monday but floods in the north of the county and rain on the hills have kept the lorries from the other one.",
			"The council of Springfield closed the old bridge over the river Lune"},
		{"an item of a list of dates is one by itself",
			"", "14 May: Mayor Ann Lee of Springfield closed the old bridge 17 May: The pilot Tom Okafor landed in the harbour.",
			"The pilot Tom Okafor landed in the harbour"},
		{"what stands behind a comma with its own subject is a line of its own",
			"", "The shipyard of Springfield has lost its buyers, losing 7.6 percent, and world markets hit a low of three months on Monday.",
			"World markets hit a low of three months"},
		{"two days in a row are left out together",
			"", "Mayor Ann Lee met the owner of the bridge on Monday and Tuesday to talk about the flood.",
			"Mayor Ann Lee met the owner of the bridge to talk about the flood"},
		{"and at the end",
			"", "Mayor Ann Lee met the owner of the bridge in Springfield on Monday and Tuesday.",
			"Mayor Ann Lee met the owner of the bridge in Springfield"},
		{"what says when within the day leaves with it",
			"", "Later on Monday, Mayor Ann Lee opened the new bridge of Springfield.",
			"Mayor Ann Lee opened the new bridge of Springfield"},
		{"a date that is written out stays",
			"", "Mayor Ann Lee opened the new bridge of Springfield on May 3, 2020.",
			"Mayor Ann Lee opened the new bridge of Springfield on May 3, 2020"},
		{"the date of something else stays",
			"", "Mayor Ann Lee announced on Monday that she would resign on June 28.",
			"Mayor Ann Lee announced that she would resign on June 28"},
		{"a length of time stays",
			"", "A court in Springfield gave the pilot Tom Okafor 15 years in prison on Monday.",
			"A court in Springfield gave the pilot Tom Okafor 15 years in prison"},
		{"what is said of a name is told of it",
			"", "The firm belongs to the sister of Tom Okafor, who founded the shipyard of Springfield in 1987.",
			"Tom Okafor founded the shipyard of Springfield in 1987"},
		{"a noun for what happened may do",
			"", "They were held for weeks after the December 2018 arrest of the executive Ann Lee in Springfield on a warrant.",
			"The December 2018 arrest of the executive Ann Lee in Springfield on a warrant"},
		{"what the verb says of it does better",
			"", "Sunday's fire in the harbour of Springfield killed the pilot Tom Okafor and two of his friends.",
			"Sunday's fire in the harbour of Springfield killed the pilot Tom Okafor and two of his friends"},
		{"but not what has been since",
			"", "The harbour of Springfield has been quiet since the 2003 siege of the shipyard by Tom Okafor.",
			"The 2003 siege of the shipyard by Tom Okafor"},
		{"what was said at a meeting was said then",
			"", "Mayor Ann Lee told a council meeting on Monday that the bridge of Springfield is old.",
			"Mayor Ann Lee told a council meeting that the bridge of Springfield is old"},
		{"what is due is no noun",
			"", "He is due in Springfield on May 12 for talks with Mayor Ann Lee.",
			"He is due in Springfield for talks with Mayor Ann Lee"},
		{"who says it is told beside the headline",
			"", "The old bridge of Springfield fell into the river on Monday, the police said.",
			"The old bridge of Springfield fell into the river"},
		{"who alleges it belongs to what is told",
			"", "Ann Lee took money from the shipyard in May 2020, prosecutors alleged.",
			"Ann Lee took money from the shipyard in May 2020, prosecutors alleged"},
		{"a title that tells of the event, where its text leans on another",
			"Mayor Lee opens the new bridge", "She opened it on Monday.",
			"Mayor Lee opens the new bridge"},
		{"no title over what was no news when it was published",
			"Mayor Lee opens the bridge again", "Mayor Ann Lee, who opened the old bridge of Springfield in 1998, opened it again on Monday.",
			"Mayor Ann Lee opened the old bridge of Springfield in 1998"},
		{"no question",
			"Why was Mayor Lee arrested?", "Police arrested Mayor Ann Lee at the bridge on Monday.",
			"Police arrested Mayor Ann Lee at the bridge"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := aStory(t, "published 2021-05-05\n"+c.text)
			a.Title = c.title
			tl, err := Tell([]*Article{a}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range append(tl.Events, tl.Undated...) {
				if e.Headline == c.want {
					return
				}
				got = append(got, e.Headline)
			}
			t.Errorf("got %q\nwant %q", got, c.want)
		})
	}
}

// A noun that says neither who nor what is no event by itself; as evidence of one it gives its day.
func TestBareNoun(t *testing.T) {
	const news = "published 2021-05-05\nMayor Ann Lee opened the new bridge of Springfield on Tuesday.\n\n"
	for text, want := range map[string]int{
		"The council has not spoken since the meeting in Lune on Monday.":      1,
		"The council has not spoken since the meeting of ministers on Monday.": 2,
		"The council has not spoken since the arrest of Tom Okafor on Monday.": 2,
		"The council has not spoken since Monday's fire in Lune.":              2,
		"The council has lost its seats since the 2020 election.":              1,
	} {
		tl, err := Tell([]*Article{aStory(t, news+text)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(tl.Events) != want {
			var got []string
			for _, e := range tl.Events {
				got = append(got, e.Headline)
			}
			t.Errorf("%s: got %q, want %d events", text, got, want)
		}
	}
	tl, err := Tell([]*Article{aStory(t, "published 2021-05-05\nThe council has not spoken since the meeting in Lune on Monday.")}, Options{})
	if err != nil || len(tl.Events) != 1 {
		t.Errorf("an article that tells of nothing else keeps what it has: %d events, %v", len(tl.Events), err)
	}
}

// She is left open where nobody is named before her.
func TestLeavesOpen(t *testing.T) {
	l := &lexicon{one: []string{"he", "she", "her"}}
	names := []Name{{Name: "Ann Lee", Kind: Person}, {Name: "United States", Kind: Place}}
	for text, want := range map[string]bool{
		"The United States asked for her":          true,
		"The United States asked Lee for her book": false,
		"She met Ann Lee":                          true,
		"The United States asked for a book":       false,
	} {
		if got := l.leavesOpen(text, names); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// Whatever is cut, the rest are words of the text in their order.
func TestTidy(t *testing.T) {
	l := &lexicon{joining: []string{"and", "meanwhile"}}
	for _, c := range []struct{ clause, want string }{
		{"and the mayor\nresigned on Friday.", "The mayor resigned on Friday"},
		{"Meanwhile, the yard closed", "The yard closed"},
		{"“We are sorry, the mayor said", "We are sorry, the mayor said"},
		{"The council of Port Ambrose voted on Monday night to close the old ferry terminal, ending a service that has linked the shores since the war",
			"The council of Port Ambrose voted on Monday night to close the old ferry terminal, ending a service that has linked the …"},
		{"", ""},
	} {
		if got := l.tidy(c.clause, longest); got != c.want {
			t.Errorf("%q: %q, want %q", c.clause, got, c.want)
		}
	}
}
