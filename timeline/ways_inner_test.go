package timeline

import (
	"slices"
	"testing"
)

// A headline tells of the time of its event. What another verb of the sentence tells of another time is none, and where
// the clause with the date does not read by itself, that is evidence and no event.
func TestInnerClause(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"what has been so since is not told of its beginning",
			"Lune Motors has lost a third of its buyers since the mine of Springfield closed in 2019.",
			[]string{"The mine of Springfield closed in 2019"}},
		{"nor where nobody knows what began",
			"Lune Motors has lost a third of its buyers since it began in 2019.", nil},
		{"what a relative clause tells is told of its noun",
			"Lune Motors, which last year sold its mine in Springfield, is looking for buyers.",
			[]string{"Lune Motors sold its mine in Springfield"}},
		{"and is no headline as a part of it",
			"Half of the coal of the mine which in 2019 they were selling in Lune is still there.", nil},
		{"nor is a clause about an object",
			"The council will sell the mine that it bought in 2019.", nil},
		{"even where no word joins it",
			"The mayor ends the mission it sent to Lune in 2019.", nil},
		{"but what somebody is told is no such clause",
			"The mayor told the council he sold the mine of Lune in 2019.",
			[]string{"The mayor told the council he sold the mine of Lune in 2019"}},
		{"what was done to somebody is told where he has left it behind",
			"The pilot Tom Okafor has been ill since being held in Lune in May 2019.",
			[]string{"The pilot Tom Okafor held in Lune in May 2019"}},
		{"so is whom a participle names",
			"Tom Okafor, arrested on Monday, is still in Lune.",
			[]string{"Tom Okafor arrested"}},
		{"but not when nobody is named",
			"The fees paid on Monday are still too high.", nil},
		{"what a report shows is told of the day on which it was published",
			"A report published on Monday shows that the bridge of Lune is safe.",
			[]string{"A report published on Monday shows that the bridge of Lune is safe"}},
		{"what had been before something ended with it",
			"Tom Okafor had led the yard of Lune for years before leaving it on Monday.",
			[]string{"Tom Okafor had led the yard of Lune for years before leaving it on Monday"}},
		{"what was done when something happened is of that day",
			"Tom Okafor had just left the yard of Lune when it was closed on Monday.",
			[]string{"Tom Okafor had just left the yard of Lune when it was closed"}},
		{"but for what has a day of its own",
			"Tom Okafor died on Tuesday after he was freed in Lune on Monday.",
			[]string{"[Tom Okafor] was freed in Lune", "Tom Okafor died after he was freed in Lune"}},
	} {
		if got := eventsBeside(t, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
