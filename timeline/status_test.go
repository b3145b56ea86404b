package timeline

import (
	"strings"
	"testing"

	"annals/timeline/timex"
)

// The sentences are told on 5 May 2021; the status is that of the mention whose
// predicate is given.
func TestStatus(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct {
		text, predicate string
		want            Status
		by              string
	}{
		{"Ann Lee was arrested on May 3.", "arrest", Reported, ""},
		{"Ann Lee was not arrested on May 3.", "arrest", Negated, ""},
		{"No one was arrested on May 3.", "arrest", Negated, ""},
		{"Lee failed to appear on May 3.", "appear", Negated, ""},
		{"Lee managed to escape on May 3.", "escap", Reported, ""},
		{"The bridge will stay shut until the council votes on May 12.", "vote", Planned, ""},
		{"The trial is scheduled for May 5.", "schedul", Planned, ""},
		{"Prosecutors demanded that Lee be tried on May 12.", "tri", Planned, ""},
		{"Police could be seen at the bridge on May 3.", "see", Reported, ""},
		{"Lee will be sentenced on May 12.", "sentenc", Planned, ""},
		{"Lee is to be sentenced on May 12.", "sentenc", Planned, ""},
		{"The company plans to close the plant in 2023.", "close", Planned, ""},
		{"The plant was expected to close in 2023.", "close", Planned, ""},
		{"The council agreed on May 3 to sell the bridge.", "agre", Reported, ""},
		{"If the council votes on May 12, the bridge will stay.", "vote", Conditional, ""},
		{"If Lee loses, she will be sentenced on May 12.", "sentenc", Conditional, ""},
		{"Lee will be sentenced on May 12, whether she pays or not.", "sentenc", Planned, ""},
		{"What is even worse, they said one of the pilots was arrested on May 3.", "arrest", Attributed, ""},
		{"Lee could be sentenced in 2022.", "sentenc", Conditional, ""},
		{"Lee allegedly met the man on May 3.", "meet", Alleged, ""},
		{"Lee reportedly met the man on May 3.", "meet", Alleged, ""},
		{"Lee is accused of paying him in 2019.", "pay", Alleged, ""},
		{"Prosecutors allege that Lee paid him in 2019.", "pay", Alleged, "Prosecutors"},
		{"Her lawyers accuse the police of having searched her in 2019.", "search", Alleged, "her lawyers"},
		{"Nobody knows. She said the bridge was opened on May 3.", "open", Attributed, ""},
		{"Tom Okafor, who said the bridge was opened on May 3, left.", "open", Attributed, "Tom Okafor"},
		{"Prosecutors alleged that Lee paid him in 2019.", "pay", Alleged, "Prosecutors"},
		{"Tom Okafor was at work when he said he met Lee on May 3.", "meet", Attributed, ""},
		{"Lee denied that she paid him in 2019.", "pay", Denied, "Lee"},
		{"Police said Lee was arrested on May 3.", "arrest", Attributed, "Police"},
		{"Lee was arrested on May 3, police said.", "arrest", Attributed, "police"},
		{"Lee was arrested on May 3, said Tom Okafor, a spokesman.", "arrest", Attributed, "Tom Okafor"},
		{"Lee was arrested on May 3, according to the police.", "arrest", Attributed, "the police"},
		{"According to the police, Lee was arrested on May 3.", "arrest", Attributed, "the police"},
		{"The Sample Daily, citing two officials, said that Lee was arrested on May 3.", "arrest", Attributed, "the Sample Daily, citing two officials"},
		{"The Lune Works Committee (LWC) said that Lee was arrested on May 3.", "arrest", Attributed, "the Lune Works Committee"},
		{"<Lune Works Inc> said that Lee was arrested on May 3.", "arrest", Attributed, "Lune Works Inc"},
		{"A week ago, Tom Okafor said that Lee was arrested on May 3.", "arrest", Attributed, "Tom Okafor"},
		{"Lee was known there, but police said that she was arrested on May 3.", "arrest", Attributed, "police"},
		{"On Monday Mayor Ann Lee said the bridge was opened on May 3.", "open", Attributed, "Mayor Ann Lee"},
		{"5 May: Mayor Ann Lee said the bridge was opened on May 3.", "open", Attributed, "Mayor Ann Lee"},
		{"Tom Okafor, a pilot who left the yard, said the bridge was opened on May 3.", "open", Attributed, "Tom Okafor, a pilot who left the yard"},
		{"The ship is believed to have left on May 3.", "leav", Attributed, ""},
		{"The mayor said that unrest has spread since it began in May 2020.", "begin", Reported, ""},
		{"The mayor said that the men who left in May 2020 were ill.", "leav", Reported, ""},
		{"Prosecutors allege that the men who left in May 2020 were ill.", "leav", Alleged, "Prosecutors"},
		{"In Lune on Monday, Ann Lee condemned the fire, adding: “It must stop.”", "condemn", Reported, ""},
		{"They were able to return on May 3.", "return", Reported, ""},
		{"The bridge was supposed to have been opened on May 3.", "open", Planned, ""},
		{"Encouraged by the vote, Ann Lee said the bridge was opened on May 3.", "open", Attributed, "Ann Lee"},
		{"Updated at 4:45 p.m. ET: Officials in Lune said the bridge was opened on May 3.", "open", Attributed, "Officials in Lune"},
		{"Tom Okafor said the bridge was safe. He said it was opened on May 3.", "open", Attributed, "Tom Okafor"},
		{"China denied any link to the arrest of Ann Lee on May 3.", "arrest", Reported, ""},
		{"The council will seek a loan of two million in 2022.", "seek", Planned, ""},
		{"A hearing for the accused pilot was held on May 3.", "hold", Reported, ""},
		{"Lune Motors reported a loss on May 3.", "report", Attributed, "Lune Motors"},
		{"A loss was reported on May 3.", "report", Reported, ""},
		{"Lune Motors reported losing two million in May 2020.", "lose", Attributed, "Lune Motors"},
		{"The firm reportedly paid two million on May 3, Tom Okafor said.", "pay", Attributed, "Tom Okafor"},
		{"Lee denied that the shipyard, which opened in May 2019, was sold.", "open", Reported, ""},
		{"Lee was not only arrested on May 3 but tried.", "arrest", Reported, ""},
		{"Lee was not arrested on May 3.", "arrest", Negated, ""},
		{"The council will meet after Monday's fire in Lune.", "fire", Reported, ""},
		{"A hearing is scheduled in Lune on May 5.", "schedul", Planned, ""},
		{"Lee was scheduled to appear in Lune on May 3.", "schedul", Planned, ""},
		{"A vote was scheduled on May 3.", "schedul", Reported, ""},
		{"Lee, who was shot, would have returned to school on May 3.", "return", Conditional, ""},
		{"The pilot was asked on May 3 why he waited for hours.", "ask", Reported, ""},
		{"In Lune, Ohio, Mayor Ann Lee said the bridge was opened on May 3.", "open", Attributed, "Mayor Ann Lee"},
		{"Meanwhile the police said the bridge was opened on May 3.", "open", Attributed, "the police"},
		{"Over 30 sailors said the bridge was opened on May 3.", "open", Attributed, "Over 30 sailors"},
		{"The ruling is due by June 2021.", "due", Planned, ""},
		{"The mayor may or may not stay. May left on May 3.", "leav", Reported, ""},
	} {
		a := aStory(t, "published 2021-05-05\n"+test.text)
		var found *Mention
		for _, m := range x.Extract(a, timex.News).Mentions {
			if m.Predicate == test.predicate {
				found = m
			}
		}
		if found == nil {
			t.Errorf("%s\nno mention of %q", test.text, test.predicate)
			continue
		}
		if found.Status != test.want || found.By != test.by {
			t.Errorf("%s\n%s is %v by %q, want %v by %q", test.text, test.predicate, found.Status, found.By, test.want, test.by)
		}
	}
}

// What is asserted to come is firm, what is wished is not.
func TestFirm(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct {
		text string
		word string
		want bool
	}{
		{"Lee will sell the bridge.", "sell", true},
		{"Lee agreed to sell the bridge.", "sell", true},
		{"Lee drove to the harbour to sell the boat.", "sell", true},
		{"Lee wants to sell the bridge.", "sell", false},
		{"Lee could sell the bridge.", "sell", false},
	} {
		m := x.At(aStory(t, test.text), timex.News, []int{strings.Index(test.text, test.word)})[0]
		if m == nil || m.Firm != test.want {
			t.Errorf("%s: %+v, want firm %t", test.text, m, test.want)
		}
	}
}

// Who speaks is a noun phrase, and never what only stands before a verb of saying.
func TestSpeaker(t *testing.T) {
	for text, want := range map[string]string{
		"“The bridge fell on Monday,” Ann Lee, who is the head of the yard, said in an interview on Tuesday.": "Ann Lee",
		"The fire was reported on Monday at a yard and several people were reported to be in it.":             "",
		"The mayor said the fire was reported on Monday, and that several people were reported in it.":        "the mayor",
		"Sailors take part in a race in Lune in a picture taken from a video posted on Monday.":               "",
		"The bridge fell on Monday, Joan Mercer, head of the council, said in Lune.":                          "Joan Mercer",
		// nor what a page glued to it
		"Lune crisis: the police say the bridge fell on Monday.":                             "the police",
		"Lune crisis: Lee closes bridge of Springfield Sailors said a ferry sank on Monday.": "",
		"Photograph: Sample Images The mayor said the bridge fell on Monday.":                "the mayor",
		"(Sample Wire) - Joan Mercer said the bridge fell on Monday.":                        "Joan Mercer",
		"2230 Joan Mercer said the bridge fell on Monday.":                                   "Joan Mercer",
		"The bridge fell on Monday, says a sailor A boat lies below the bridge.":             "a sailor",
		// nor what leads to it, or is no noun
		"Speaking to sailors in Lune, the mayor said the bridge fell on Monday.":         "the mayor",
		"A day after the vote of the council, the mayor said the bridge fell on Monday.": "the mayor",
		"The bridge fell on Monday, according to a report released on Tuesday.":          "a report",
		"That is more than half of what Lune Motors said it sold on Monday.":             "",
	} {
		tell := extractor(t).Extract(aStory(t, "published 2021-05-05\n"+text), timex.News)
		if len(tell.Mentions) == 0 {
			t.Errorf("%s: nothing is told", text)
		}
		for _, m := range tell.Mentions {
			if m.By != want {
				t.Errorf("%s: %s is told by %q, want %q", text, m.Predicate, m.By, want)
			}
		}
	}
}

// In French the speaker stands behind the verb: ", a annoncé le procureur".
func TestSpeakerAfterTheVerb(t *testing.T) {
	g, ok := timex.Language("fr")
	if !ok {
		t.Fatal("no grammar for French")
	}
	a := aStory(t, "published 2021-05-05\nLe pont est vieux. La police a fermé le pont lundi, a indiqué Paul Meyer.")
	for _, m := range NewExtractor(g).Extract(a, timex.News).Mentions {
		if m.By == "Paul Meyer" && m.Status == Attributed {
			return
		}
	}
	t.Error("nothing is told by Paul Meyer")
}

// Where a word stands for who speaks, the words are those of whom it means.
func TestSpeakerMeant(t *testing.T) {
	a := aStory(t, "published 2021-05-05\nThe mayor Ann Lee opened the yard on Tuesday.\n\nShe said the bridge fell on Monday.")
	tl, err := Tell([]*Article{a}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for e := range tl.All() {
		if e.Status == Attributed && len(e.By) == 1 && e.By[0] == "Ann Lee" {
			return
		}
	}
	t.Error("nothing is told by Ann Lee")
}
