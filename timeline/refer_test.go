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
