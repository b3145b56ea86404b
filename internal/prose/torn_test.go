package prose

import (
	"strings"
	"testing"
)

// In each text a bar stands where a sentence begins that no sign parts from what is before it.
var torn = []string{
	"The troops closed the road to the town |The siege of Lune began.",
	"By Ann Lee, Lune |The mayor left the town.",
	"The news of the week from Lune |At the summit the mayor left.",
	"By Ann Lee Lune News |Drivers from the town have fled.",
	"By Ann Lee Lune News, Toronto |Drivers from the town have fled.",
	"By Ann Lee Lune News, Anfield |Drivers from the town have fled.",
	"By Ann Lee Lune News, Anfield Heights |The mayor has fled.",
	"By Ann Lee Lune correspondent |Drivers from the town have fled.",
	"By Ann Lee Lune town correspondent |Drivers have fled the town.",
	"By Lune standards drivers from Anfield have fled the town.",
	"By Ann Lee left the town to Lune drivers and fled.",
	"The mayor has fled the town |* Drivers have met them.",
	"The mayor has fled the town |\\* Drivers have met them.",
	"The mayor has met a *Lune* driver of the town.",
	"The mayor has fled ' bad town' |The UN council has met.",
	"The mayor has fled ‘bad town’ |The drivers have met.",
	"The mayor has fled the ‘bad’ Lune council.",
	"The mayors' Lune council has met them.",
	"Picture of the day 17:55 |He left the town.",
	"14 May: The town was lost |17 May: The mayor left.",
	"May 14: The town was lost |May 17: The mayor left.",
	"The mayor knows what happened to the town on May 14: it burned.",
	"July 14 FIRE |On Monday the town was lost.",
	"Ann Lee said the fire was a “bad one” |The mayor Ann Lee has met them.",
	"The mayor left the town on Monday |On Tuesday she met them.",
	"Ann Lee called it a “bad one” Mayor Smith said.",
	"The mayor has fled the town |The UN council has met.",
	"The mayor has fled the town |The Lune council has met.",
	"The mayor has fled the town |The UN's mayor has met them.",
	"The mayor has fled the town |Four drivers were lost.",
	"The fire was in the town of Ohio |Four UN drivers have met them.",
	"The ministers of the Big Four states have met.",
	"The summit of Eight states was lost.",
	"The mayor read the journal The Sample said to have burned.",
	"The mayor read the paper The Lune Times and left.",
	"The mayor told The UN Times all of it.",
	"The mayor said that chairman A. Smith left them.",
	"The mayor of the town and the rest met on Monday.",
	"The firm issued class A shares to the bank.",
	"The troops of World War I left the town.",
	"The mayor read the Lune Times to the council.",
	"The ship will leave on March One unless it sinks.",
}

func TestTorn(t *testing.T) {
	l := newsEnglish()
	l.Add(Lettered, "class")
	l.Add(Numeral, "four", "eight")
	l.Add(Place, "ohio")
	for _, want := range torn {
		text := strings.Replace(want, "|", "", 1)
		words := l.Words(nil, text, Span{0, len(text)})
		at := strings.IndexByte(want, '|')
		got := -1
		if i := Torn(text, words); i >= 0 {
			got = words[i].Start
		}
		if got != at {
			t.Errorf("%s: torn at %d, want %d", want, got, at)
		}
	}
}
