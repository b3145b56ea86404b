package timeline

import "testing"

func TestHeadline(t *testing.T) {
	l := &lexicon{joining: []string{"and", "meanwhile"}}
	for _, c := range []struct {
		clause, want string
		whole        bool
	}{
		{"and the mayor\nresigned on Friday.", "The mayor resigned on Friday", true},
		{"Meanwhile, the yard closed", "The yard closed", true},
		{"“We are sorry, the mayor said", "We are sorry, the mayor said", true},
		{"The council of Port Ambrose voted on Monday night to close the old ferry terminal, ending a service that has linked the shores since the war",
			"The council of Port Ambrose voted on Monday night to close the old ferry terminal", false},
		{"", "", true},
	} {
		got, whole := l.headline(c.clause)
		if got != c.want || whole != c.whole {
			t.Errorf("%q: %q, %v, want %q, %v", c.clause, got, whole, c.want, c.whole)
		}
	}
}
