package prose

import (
	"strings"
	"testing"
)

// Each clause stands on a line of its own with its kind; the words of the
// clauses inside it are among its own.
var sentencesWithClauses = []struct{ sentence, want string }{
	{"The mayor resigned on Tuesday.",
		`main: The mayor resigned on Tuesday`},
	{"Police said a man was shot on Monday.",
		`main: Police said a man was shot on Monday
said: a man was shot on Monday`},
	{"A man was shot on Monday, police said.",
		`main: A man was shot on Monday, police said
speaker: police said`},
	{"The mayor, who was elected in 2019, resigned after the council voted to close the bridge.",
		`main: The mayor, who was elected in 2019, resigned after the council voted to close the bridge
of noun: who was elected in 2019
subordinate: after the council voted to close the bridge`},
	{"The minister told reporters on Tuesday that she had resigned.",
		`main: The minister told reporters on Tuesday that she had resigned
said: that she had resigned`},
	{"After the storm hit, the council met.",
		`main: the council met
subordinate: After the storm hit`},
	{"The mayor resigned; the council met on Monday.",
		`main: The mayor resigned
main: the council met on Monday`},
	{"The mayor resigned in March and the council met on Monday.",
		`main: The mayor resigned in March
coordinate: and the council met on Monday`},
	{"According to the police, a man was shot.",
		`main: a man was shot
speaker: According to the police`},
	{"The driver who ignored the barriers was arrested.",
		`main: The driver who ignored the barriers was arrested
of noun: who ignored the barriers`},
	{"He left after police arrested Ann Lee, an executive of Acme, in March.",
		`main: He left after police arrested Ann Lee, an executive of Acme, in March
subordinate: after police arrested Ann Lee, an executive of Acme, in March`},
	{"“We won,” Ann Lee told the council after the vote.",
		`main: “We won,” Ann Lee told the council after the vote
speaker: Ann Lee told the council after the vote`},
	{"A bomb exploded in Toronto, killing three people.",
		`main: A bomb exploded in Toronto, killing three people
participle: killing three people`},
	{"A man who told police that he had run because they were chasing him was charged on Tuesday.",
		`main: A man who told police that he had run because they were chasing him was charged on Tuesday
of noun: who told police that he had run because they were chasing him
said: that he had run because they were chasing him
subordinate: because they were chasing him`},
	{"The council let the work go on, and in May 2019 Canada sued the owner of the bridge.",
		`main: The council let the work go on
coordinate: and in May 2019 Canada sued the owner of the bridge`},
	{"The lawyer listed as representing Ann Lee could not be reached.",
		`main: The lawyer listed as representing Ann Lee could not be reached`},
	{"Two drivers - seen later by the guard - had said that they would walk.",
		`main: Two drivers - seen later by the guard - had said that they would walk
aside: - seen later by the guard
said: that they would walk`},
	{"The treaty ended a war that began in 1980 and killed thousands.",
		`main: The treaty ended a war that began in 1980 and killed thousands
of noun: that began in 1980 and killed thousands`},
	{"Officers were looking into a fire that sent four people to hospital on Sunday, police said.",
		`main: Officers were looking into a fire that sent four people to hospital on Sunday, police said
of noun: that sent four people to hospital on Sunday
speaker: police said`},
	{"The harbour, where the navy moored three years ago, was shut when Canadian crews left.",
		`main: The harbour, where the navy moored three years ago, was shut when Canadian crews left
subordinate: where the navy moored three years ago
subordinate: when Canadian crews left`},
	{"The council freed Ann Lee, who was held on May 10, and formally charged in June.",
		`main: The council freed Ann Lee, who was held on May 10, and formally charged in June
of noun: who was held on May 10, and formally charged in June`},
	{"She said on May 10 Canada sued the owner of the bridge.",
		`main: She said on May 10 Canada sued the owner of the bridge
said: Canada sued the owner of the bridge`},
	{"According to the police, his minister, Ann Lee, met them on Monday.",
		`main: his minister, Ann Lee, met them on Monday
speaker: According to the police`},
	{"Police said a boy and a girl were met on Monday.",
		`main: Police said a boy and a girl were met on Monday
said: a boy and a girl were met on Monday`},
	{"After a feud that killed three, the mayor left.",
		`main: the mayor left
subordinate: After a feud that killed three
of noun: that killed three`},
	{"As many as nine people were held on Monday.",
		`main: As many as nine people were held on Monday`},
	{"The minister left Canada, where rebels robbed, killed and buried the king in May.",
		`main: The minister left Canada, where rebels robbed, killed and buried the king in May
subordinate: where rebels robbed, killed and buried the king in May`},
	{"The agency told of the mayor as saying eight men had left.",
		`main: The agency told of the mayor as saying eight men had left
said: eight men had left`},
	{"The family told Lune Police the driver had left.",
		`main: The family told Lune Police the driver had left
said: the driver had left`},
	{"The police told of a fire in a bar that killed two.",
		`main: The police told of a fire in a bar that killed two
of noun: that killed two`},
	{"He left the bank, which, because it failed, would close.",
		`main: He left the bank, which, because it failed, would close
of noun: which, because it failed, would close
subordinate: because it failed`},
	{"A man who was shot while sitting in the street was freed.",
		`main: A man who was shot while sitting in the street was freed
of noun: who was shot while sitting in the street`},
	{"Ann Lee, who voted, was arrested and charged.",
		`main: Ann Lee, who voted, was arrested and charged
of noun: who voted`},
	{"A man alleged to run a bank in Lune County has resigned.",
		`main: A man alleged to run a bank in Lune County has resigned`},
	{"A driver from the night before had been arrested.",
		`main: A driver from the night before had been arrested`},
	{"The drivers, most of whom were shot, have left.",
		`main: The drivers, most of whom were shot, have left
of noun: most of whom were shot`},
	{"The bank has left the street, losing shops, and markets fell.",
		`main: The bank has left the street, losing shops
participle: losing shops
coordinate: and markets fell`},
	{"He said Canada and the French could close the bridge.",
		`main: He said Canada and the French could close the bridge
said: Canada and the French could close the bridge`},
	{"Ann Smith said police, drivers and a nurse left.",
		`main: Ann Smith said police, drivers and a nurse left
said: police, drivers and a nurse left`},
	{"She said he and the council worked on Monday.",
		`main: She said he and the council worked on Monday
said: he and the council worked on Monday`},
	{"They spoke because tolls on the bridge and its repairs were made public.",
		`main: They spoke because tolls on the bridge and its repairs were made public
subordinate: because tolls on the bridge and its repairs were made public`},
	{"The case against men who left a house at Ash and Elm bridge has been moved.",
		`main: The case against men who left a house at Ash and Elm bridge has been moved
of noun: who left a house at Ash and Elm bridge`},
	{"Ann Smith, left, and Tom Okafor were arrested.",
		`main: Ann Smith, left, and Tom Okafor were arrested`},
	{"He met Ann Smith after the vote on Monday.",
		`main: He met Ann Smith after the vote on Monday`},
}

var clauseKinds = [...]string{Main: "main", Coordinate: "coordinate", Said: "said", Subordinate: "subordinate",
	OfNoun: "of noun", Participle: "participle", Speaker: "speaker", Aside: "aside"}

func TestClauses(t *testing.T) {
	l := newsEnglish()
	for _, test := range sentencesWithClauses {
		var s Sentence
		at := Span{0, len(test.sentence)}
		l.Parse(&s, test.sentence, at, l.Words(nil, test.sentence, at))
		var lines []string
		for _, c := range s.Clauses {
			lines = append(lines, clauseKinds[c.Kind]+": "+test.sentence[s.Words[c.From].Start:s.Words[c.To-1].End])
		}
		if got := strings.Join(lines, "\n"); got != test.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", test.sentence, got, test.want)
		}
	}
}

var verbForms = [...]string{Finite: "", State: " (state)", Reduced: " (reduced)", Progress: " (progress)", Infinitive: " (infinitive)"}

func TestVerbs(t *testing.T) {
	l := newsEnglish()
	for _, test := range []struct{ sentence, want string }{
		{"The mayor has not been seen since.", "has … seen"},
		{"She was quickly elected.", "was … elected"},
		{"It will open in March.", "will … open"},
		{"He is the mayor.", "is (state)"},
		{"In a letter made public on Monday, the mayor resigned.", "made (reduced), resigned"},
		{"In May 2018 a council in Canada ordered the sale of the bank, and the mayor left.", "ordered, left"},
		{"She looked tired and left.", "looked, tired (reduced), left"},
		{"The firm with 31 owned shops closed.", "closed"},
		{"She left Toronto, closed shops and won.", "left, closed, won"},
		{"The men arrested in Toronto were freed.", "arrested (reduced), were … freed"},
		{"The alleged thief left the detained men.", "left"},
		{"They voted to close the bridge, ending a feud.", "voted, to … close (infinitive), ending (progress)"},
		{"He spoke of a hundred meetings.", "spoke"},
		{"May met him in May.", "met"},
		{"They voted to put him to death.", "voted, to … put (infinitive)"},
		{"He kept to a custom started by the king.", "started"},
		{"He left with a custom started by the king.", "left, started (reduced)"},
		{"They said the plan announced by Canada, with others, would end the feud.", "said, announced (reduced), would … end"},
		{"He said prices passed by four points.", "said, passed"},
		{"The letter ended the feud started in May, which moved the mayor.", "ended, started (reduced), moved"},
		{"She left the driver closed the shops.", "left, closed"},
		{"At least three drivers opened shops, and the mayor left.", "opened, left"},
		{"A driver seen in Toronto left.", "seen (reduced), left"},
		{"The plan to close the shops failed on Monday.", "to … close (infinitive), failed"},
		{"He met a man that killed four drivers.", "met, killed"},
		{"A man suspected of killing a driver and wounding two has died.", "suspected (reduced), killing (progress), wounding (progress), has … died"},
		{"The council's broken bridge closed.", "closed"},
		{"Member states have left.", "have … left"},
		{"They voted to close ruined shops.", "voted, to … close (infinitive)"},
		{"On Monday, ministers fail to agree.", "fail, to … agree (infinitive)"},
		{"Bombs kill at least 40 people.", "kill"},
		{"The results underscore the risks.", "underscore"},
		{"Ann Lee records that the mayor left.", "records, left"},
		{"Hard facts that ended a feud.", "ended"},
		{"A shop the mayor opened.", "opened"},
		{"The storm delayed work as drivers left.", "delayed, left"},
		{"The newly elected mayor of Toronto.", ""},
		{"Ann Smith and Tom Okafor both left the council.", "left"},
	} {
		at := Span{0, len(test.sentence)}
		words := l.Words(nil, test.sentence, at)
		var got []string
		for _, v := range l.Verbs(nil, test.sentence, words) {
			s := words[v.Head].Of(test.sentence)
			if v.From < v.Head {
				s = words[v.From].Of(test.sentence) + " … " + s
			}
			got = append(got, s+verbForms[v.Form])
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.sentence, s, test.want)
		}
	}
}
