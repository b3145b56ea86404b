package timeline

import (
	"slices"
	"strings"
	"testing"
)

// Whom a headline names in brackets for a pronoun: the one whom the text before it leaves, and
// nobody where it leaves several, or might.
func TestReferent(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"who was just named", "Ann Lee landed in Lune in 1987. She was arrested in May 2019.", "[Ann Lee] was arrested in May 2019"},
		{"by the full name that stands before", "Ann Lee is the mayor. Lee landed in Lune in 1987. She was arrested there in May 2019.", "[Ann Lee] was arrested there in May 2019"},
		{"whose something is", "Ann Lee landed in Lune in 1987. Her trial began in May 2019.", "[Ann Lee’s] trial began in May 2019"},
		{"over a sentence that names nobody", "Ann Lee landed in Lune in 1987. It rained. She was arrested in May 2019.", "[Ann Lee] was arrested in May 2019"},
		{"who is the only one of her sex", "Ann Lee met Thomas Okafor in 1987. She was arrested in May 2019.", "[Ann Lee] was arrested in May 2019"},
		{"an object", "Thomas Okafor landed in 1987. The police arrested him near the bridge in May 2019.", "The police arrested [Thomas Okafor] near the bridge in May 2019"},
		{"who has no name", "A 20-year-old man was shot in the harbour. He was taken to a hospital in May 2019.", "[A 20-year-old man] was taken to a hospital in May 2019"},
		{"who says what comes next", "Thomas Okafor said that the bridge was safe. He said in May 2019 that it would stay open.", "[Thomas Okafor] said in May 2019 that it would stay open"},

		{"whom the name of a place tells from others", "A Lune mother is held after she was shot in May 2019.", "[A Lune mother] was shot in May 2019"},

		{"what stands before whose", "The yard is near the house of a pilot whose brother John was arrested in Lune in May 2019.", "[A pilot’s] brother John was arrested in Lune in May 2019"},
		{"what stands before from which", "They left the town of Lune Harbour, from which the rebels retreated in May 2019.", "From [Lune Harbour] the rebels retreated in May 2019"},
		{"who stands before whose", "The yard is the shop of Thomas Okafor, whose brother John was arrested in May 2019.", "[Thomas Okafor’s] brother John was arrested in May 2019"},
		{"behind a time that opens the sentence", "Wanja Okafor became mayor in 2018. In May 2019 she met the owner of Lune, Tom Mercer.", "[Wanja Okafor] met the owner of Lune, Tom Mercer"},
		{"over a name that only describes", "Ann Lee went to a Starbacks coffee shop in Lune County. She was arrested in May 2019.", "[Ann Lee] was arrested in May 2019"},
		{"what somebody else is said to have found", "The police said officers found a 20-year-old man in the harbour. He was taken to a hospital in May 2019.", "[A 20-year-old man] was taken to a hospital in May 2019"},
		{"by the pronouns that follow the name elsewhere", "Wanja Okafor lost her ship. Wanja Okafor said she would sail again. Tom Mercer met Wanja Okafor. In May 2019 her son was found.", "[Wanja Okafor’s] son was found"},

		{"who goes on acting", "Thomas Okafor became mayor in 2018. On Monday he told the council that Wanja Mercer had left. In May 2019 he closed the bridge.", "[Thomas Okafor] closed the bridge"},
		{"who the nameless is", "The boy is identified as Tom Mercer. He was found in Lune in May 2019.", "[Tom Mercer] was found in Lune in May 2019"},
		{"over who says so", "Thomas Okafor was shot, said Wanja Mercer of the police. He was taken to a hospital in May 2019.", "[Thomas Okafor] was taken to a hospital in May 2019"},
		{"over what stands on a thing", "A 20-year-old man in a “Lune Rovers” jacket was shot. He was taken to a hospital in May 2019.", "[A 20-year-old man] was taken to a hospital in May 2019"},
		{"the subject before it, where he and she are spoken of", "He left her. Wanja Okafor was held in Lune. In 2019 she was sentenced to a year in prison.", "[Wanja Okafor] was sentenced to a year in prison"},

		{"the subject before it, over who is named by the way", "Ann Lee became the head of the yard in 2018 under Wanja Mercer. She was arrested in May 2019.", "[Ann Lee] was arrested in May 2019"},
		{"over a sentence that opens with a word for the same", "Thomas Okafor landed in Lune in 1987. He worked at the yard of John Mercer. He closed the bridge in May 2019.", "[Thomas Okafor] closed the bridge in May 2019"},
		{"the subject of its own sentence", "Ann Lee became mayor when her father Tom died in May 2019.", "[Ann Lee’s] father Tom died in May 2019"},
		{"who speaks, in what is said next", "“The bridge is safe,” said Thomas Okafor, who met John Mercer. He said in May 2019 that it would stay open.", "[Thomas Okafor] said in May 2019 that it would stay open"},
		{"over a quotation", "Thomas Okafor opened the bridge in 1987. “John Mercer was late.” He closed it in May 2019.", "[Thomas Okafor] closed it in May 2019"},
		{"whose thing something is done to", "Thomas Okafor was held for a week. Prosecutors consented to his release on Friday.", "Prosecutors consented to [Thomas Okafor’s] release"},

		{"the subject of its own sentence, over his wife", "Thomas Okafor went on to Lune, where his wife, Wanja Mercer, and his sister met him in May 2019.", "[Thomas Okafor’s] sister met him in May 2019"},
		{"an object behind the name of a place", "Ann Lee was held at Lune Airport in 1987. The United States asked for her formally in May 2019.", "The United States asked for [Ann Lee] formally in May 2019"},

		{"nor who is named in a clause about another", "Abdul-Lee el-Mercer, whom Thomas Okafor sacked from the cabinet on Sunday along with the rest of the council, said on Friday he left the yard.", "Abdul-Lee el-Mercer said he left the yard"},
		{"who speaks of himself", "“We lost the ship to the storm in May 2019,” said Thomas Okafor of the yard.", "[Thomas Okafor of the yard]: “We lost the ship to the storm in May 2019”"},

		{"by the name with what stands before an initial", "Admiral Thomas W. Mercer landed in Lune in 1987. He was arrested in May 2019.", "[Thomas W. Mercer] was arrested in May 2019"},

		{"by the whole name, where the family name stands first", "Lin Shaowen lost her ship. Lin landed in Lune in 1987. She was arrested in May 2019.", "[Lin Shaowen] was arrested in May 2019"},
		{"without what a title leaves before the name", "“The yard is shut,” said Minister of Aviation Thomas Quarrie. “It is late,” Quarrie said. He said in May 2019 that it would stay shut.", "[Thomas Quarrie] said in May 2019 that it would stay shut"},

		{"not over a name that looks like another word", "Thomas Okafor landed in Lune in 1987. King lost the ship to the storm. He was arrested in May 2019.", "He was arrested in May 2019"},
		{"nor over one that opens like another word", "Thomas Okafor landed in Lune in 1987. Al-Mercer was held for a week. He was sentenced in May 2019.", "He was sentenced in May 2019"},
		{"nor a judge for who is charged", "Justice Ann Lee read the ruling in 1987. She was arrested in May 2019.", "She was arrested in May 2019"},
		{"but a judge for who acts", "Justice Ann Lee read the ruling in 1987. She closed the harbour in May 2019.", "[Ann Lee] closed the harbour in May 2019"},
		{"nor either of two in one clause", "Thomas Okafor was kind to him. He last saw him on the bridge in May 2019.", "He last saw him on the bridge in May 2019"},
		{"nor over one who says so and has no name", "Thomas Okafor was late in 1987. One senior banker said he was arrested in May 2019.", "One senior banker said he was arrested in May 2019"},
		{"nor over one behind what is said of the first", "Thomas Okafor, 17, and his friend found a sailor and his brother was shot in May 2019.", "His brother was shot in May 2019"},
		{"nor over one who spoke between", "Thomas Okafor opened the harbour in 1987. “The fish are gone,” says a local tapper. “We wait.” His father died in May 2019.", "His father died in May 2019"},
		{"nor a place for its king", "King Thomas said on Monday that Canada was late. Canada closed the harbour. His plea came in May 2019.", "His plea came in May 2019"},
		{"nor whose place stands before whose", "The march was led by Rose Mercer from Quarry, whose brother was killed in May 2019.", "The march was led by Rose Mercer from Quarry, whose brother was killed in May 2019"},
		{"nor for whom the headline calls what he is", "Thomas Okafor, a pilot who lost his ship in May 2019, wept.", "A pilot lost his ship in May 2019"},
		{"nor who speaks, where a sentence of his has begun", "If the storm ends, “we lost the ship in May 2019,” said Thomas Okafor of the yard.", "“we lost the ship in May 2019”"},
		{"nor who speaks, where the first words of his are left out", "“On Tuesday, in Lune, our delegates lost the ship to the storm,” said Thomas Okafor of the yard.", "“, in Lune, our delegates lost the ship to the storm”"},
		{"nor a letter behind a point, whose earnings rise", "This was said of Lune Bank AG <LBKG. F> whose earnings rose in May 2019.", "F> whose earnings rose in May 2019"},
		{"nor where one is who speaks", "Wanja Okafor of Mercer Thomas said the bridge was late. He said in May 2019 that it would stay shut.", "He said in May 2019 that it would stay shut"},
		{"nor a place that is one by its last word", "While West Germany wept for his ships, Germany left in 1987. He welcomed the treaty in May 2019.", "He welcomed the treaty in May 2019"},
		{"nor whom another sentence told of, where its own names somebody behind a comma", "Thomas Okafor landed in Lune in 1987. During his trip to Lune in May 2019, Mercer met the council.", "During his trip to Lune in May 2019, Mercer met the council"},
		{"a youth, and not who was named before", "Ann Lee read the ruling in 1987. The Lune youth went home. She was held in May 2019.", "[The Lune youth] was held in May 2019"},
		{"nor for whom the headline calls what he was", "Thomas Okafor was a pilot who made headlines in May 2019 for his past.", "A pilot made headlines in May 2019 for his past"},
		{"whose family, which is no adverb", "A 2-year-old girl was shot in the harbour. Her family was arrested in May 2019.", "[A 2-year-old girl’s] family was arrested in May 2019"},
		{"with his own verb", "Thomas Okafor liked to play. For now, he had just finished the fourth grade, and family was looking forward to his fifth grade continuation next year.", "[Thomas Okafor] had just finished the fourth grade, and family was looking forward to his fifth grade continuation"},
		{"nor who is told, behind a comma", "The yard is late, “Pete” Quarrie, chairman, told Thomas Okafor in 1987. He said in May 2019 that the bridge would stay shut.", "The bridge would stay shut"},
		{"nor whom the sentence names next", "Thomas Okafor landed in Lune in 1987. 2034: In May 2019, in his speech, John Mercer changed the plan.", "In his speech, John Mercer changed the plan"},
		{"not who is told, but who speaks to him", "“We lost the ship to the storm in May 2019,” a sailor told Okafor.", "[A sailor]: “We lost the ship to the storm in May 2019”"},
		{"nor who speaks, where that is not sure", "Industry said that the yard was late. A sailor met the owner. “We lost the ship to the storm in May 2019,” he said.", "“We lost the ship to the storm in May 2019”"},
		{"nor who speaks, where the words say so", "Thomas Okafor said that we lost the ship in May 2019.", "Thomas Okafor said that we lost the ship in May 2019"},
		{"nor whom somebody says to be found", "Thomas Okafor said that a search went on and he was found. He opened fire in May 2019.", "He opened fire in May 2019"},
		{"nor one who is only told", "One witness told Thomas Okafor that he saw the ship. He said in May 2019 that it was burning.", "He said in May 2019 that it was burning"},
		{"not one of two", "Thomas Okafor met John Mercer in 1987. He was arrested in May 2019.", "He was arrested in May 2019"},
		{"nor one beside somebody without a name", "Thomas Okafor met a sailor in 1987. He was arrested in May 2019.", "He was arrested in May 2019"},
		{"nor who only says it", "Thomas Okafor said that a search went on. He was found in May 2019.", "He was found in May 2019"},
		{"nor who is named by the way", "She wanted to dance, and studied in Lune under Ann Lee. She married a sailor in May 2019.", "She married a sailor in May 2019"},
		{"nor whose thing it was", "Thomas Okafor's house fell down in the storm. He was arrested in May 2019.", "He was arrested in May 2019"},
		{"nor a name of unknown sex where he and she are spoken of", "Wanja Okafor was holding her when he fired a gun in 1987. She was flown to Lune in May 2019.", "She was flown to Lune in May 2019"},
		{"nor a spokesman", "A spokeswoman of the yard would not comment. She was arrested in May 2019.", "She was arrested in May 2019"},
		{"nobody who is named beside it", "Mayor Ann Lee opened her office in May 2019.", "Mayor Ann Lee opened her office in May 2019"},
		{"nor whom the headline names already", "A 20-year-old man told the police in May 2019 that he was shot.", "A 20-year-old man told the police in May 2019 that he was shot"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tl, err := Tell([]*Article{aStory(t, "published 2021-05-05\n"+c.text)}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range append(tl.Events, tl.Undated...) {
				if e.Headline == c.want {
					if strings.HasPrefix(c.want, "[") && e.Context != nil {
						t.Error("it leans on its story")
					}
					return
				}
				got = append(got, e.Headline)
			}
			t.Errorf("got %q\nwant %q", got, c.want)
		})
	}
}

// In a language in which things are he and she, too, a word for the subject before it means a person only
// where its verb tells of what persons do.
func TestReferentOfAnyGender(t *testing.T) {
	for text, want := range map[string]string{
		"La ministre des Ports, Anne Lenoir, a visité le port mardi. Elle a rencontré son homologue en mai 2019.": "[Anne Lenoir] a rencontré son homologue",
		"La ministre des Ports, Anne Lenoir, a visité la ville mardi. Elle a été fondée en mai 1919.":             "Elle a été fondée",
		"La ville de Lune a été agrandie mardi. Elle a rencontré un succès en mai 2019.":                          "Elle a rencontré un succès",
	} {
		a := aStory(t, "published 2021-05-05\n"+text)
		a.Lang = "fr"
		tl, err := Tell([]*Article{a}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(slices.Concat(tl.Events, tl.Undated), func(e *Event) bool { return strings.HasPrefix(e.Headline, want) }) {
			for e := range tl.All() {
				t.Log(e.Headline)
			}
			t.Errorf("no headline %q", want)
		}
	}
}

// A surname that stands in many stories, and in none in full, may be a person's, as one says she behind it: there
// are two of her sex then.
func TestReferentOverSurname(t *testing.T) {
	var articles []*Article
	for _, text := range []string{"Lin wept, and she left the court.", "Lin said she was tired.", "Lin lost her passport.", "Lin left her house in Lune.", "Lin sued the yard."} {
		articles = append(articles, aStory(t, "published 2021-05-04\n"+text))
	}
	articles = append(articles, aStory(t, "published 2021-05-05\nJudge Ann Lee must decide whether the ruling of which Lin is tired stands. The council said that she left the country in May 2019."))
	for i, a := range articles {
		a.ID = string(rune('a' + i))
	}
	tl, err := Tell(articles, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for e := range tl.All() {
		if strings.Contains(e.Headline, "[") {
			t.Errorf("%q has a name that may be another's", e.Headline)
		}
	}
}

// Who is only named by the way is meant where the title tells of nobody else.
func TestReferentInTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Ann Lee on trial":             "[Ann Lee] lost the first round in May 2019",
		"The council closed the river": "She lost the first round in May 2019",
	} {
		a := aStory(t, "published 2021-05-05\nAnn Lee met Wanja Mercer in 1987. It rained on the harbour. Lee's arrest began a quarrel. She lost the first round in May 2019.")
		a.Title = title
		tl, err := Tell([]*Article{a}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := tl.Events[len(tl.Events)-1].Headline; got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
