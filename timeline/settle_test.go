package timeline

import (
	"fmt"
	"slices"
	"testing"

	"annals/timeline/timex"
)

func TestSettleStatus(t *testing.T) {
	for _, c := range []struct {
		told []Status // one a source
		want Status
	}{
		{[]Status{Reported}, Reported},
		{[]Status{Attributed, Reported}, Reported},
		{[]Status{Alleged}, Alleged},
		{[]Status{Alleged, Reported}, Alleged},
		{[]Status{Alleged, Reported, Reported}, Reported},
		{[]Status{Alleged, Denied}, Disputed},
		{[]Status{Reported, Denied}, Disputed},
		{[]Status{Reported, Reported, Denied}, Reported},
		{[]Status{Reported, Reported, Denied, Denied}, Disputed},
		{[]Status{Denied}, Denied},
		{[]Status{Planned}, Planned},
		{[]Status{Planned, Reported}, Reported},
		{[]Status{Conditional, Planned}, Planned},
	} {
		e := &Event{}
		source := map[*Article]int{}
		for i, s := range c.told {
			a := &Article{ID: fmt.Sprint(i)}
			source[a] = i
			e.Mentions = append(e.Mentions, &Mention{Article: a, Status: s})
		}
		if e.settleStatus(source); e.Status != c.want {
			t.Errorf("%v: %v, want %v", c.told, e.Status, c.want)
		}
	}
}

func TestSettleDate(t *testing.T) {
	resigned := func(article, published, text, when string, basis timex.Basis) byHand {
		return byHand{article: article, published: published, text: text, when: when, basis: basis, predicate: "resign", names: "Ada Renner, @Port Ambrose"}
	}
	const text = "Ada Renner resigned as mayor of Port Ambrose, %s"
	for _, c := range []struct {
		name      string
		told      []byHand
		want      string
		conflicts string
	}{
		{"a finer date goes before a coarser", []byHand{
			resigned("a.md", "2019-03-02", fmt.Sprintf(text, "on Friday"), "2019-03-01", timex.Resolved),
			resigned("b.md", "2020-03-02", fmt.Sprintf(text, "in March 2019"), "2019-03", timex.Stated),
		}, "2019-03-01", "[]"},
		{"the day of report is the last resort", []byHand{
			resigned("a.md", "2019-03-02", fmt.Sprintf(text, "it was told"), "2019-03-02", timex.Published),
			resigned("b.md", "2019-03-02", fmt.Sprintf(text, "on Friday"), "2019-03-01", timex.Resolved),
		}, "2019-03-01", "[]"},
		{"more sources go before fewer, and who differs is kept", []byHand{
			resigned("a.md", "2019-03-02", fmt.Sprintf(text, "on Friday"), "2019-03-01", timex.Stated),
			resigned("b.md", "2019-03-03", fmt.Sprintf(text, "on March 1"), "2019-03-01", timex.Stated),
			resigned("c.md", "2019-03-04", fmt.Sprintf(text, "on February 28"), "2019-02-28", timex.Stated),
		}, "2019-03-01", "[2019-02-28 c.md]"},
		{"what corrects goes before what it corrects", []byHand{
			resigned("a.md", "2019-03-02", fmt.Sprintf(text, "on Friday"), "2019-03-01", timex.Stated),
			resigned("b.md", "2019-03-03", fmt.Sprintf(text, "on March 1"), "2019-03-01", timex.Stated),
			resigned("c.md", "2019-03-04", fmt.Sprintf(text, "on February 28; an earlier story gave the wrong day"), "2019-02-28", timex.Stated),
		}, "2019-02-28", "[2019-03-01 a.md b.md]"},
	} {
		tl := composeBy(t, c.told...)
		if len(tl.Events) != 1 {
			t.Errorf("%s: %d events:\n%s", c.name, len(tl.Events), outline(tl))
			continue
		}
		e := tl.Events[0]
		var conflicts []string
		for _, x := range e.Conflicts {
			line := x.When.String()
			for _, a := range x.Articles {
				line += " " + a.ID
			}
			conflicts = append(conflicts, line)
		}
		if e.When.String() != c.want || fmt.Sprint(conflicts) != c.conflicts {
			t.Errorf("%s: %s but %v, want %s but %s", c.name, e.When, conflicts, c.want, c.conflicts)
		}
	}
}

// TestIDs holds that an event keeps its ID when articles are added, and that no
// two have the same.
func TestIDs(t *testing.T) {
	first := byHand{article: "a.md", published: "2019-03-02", text: "Ada Renner resigned as mayor of Port Ambrose", when: "2019-03-01", predicate: "resign", names: "Ada Renner, @Port Ambrose"}
	second := byHand{article: "b.md", published: "2019-03-03", text: "The mayor of Port Ambrose, Ada Renner, resigned", when: "2019-03-01", predicate: "resign", names: "Ada Renner, @Port Ambrose"}
	same := byHand{article: "c.md", text: "An eel was sold for a crown at the fair", when: "1901", predicate: "sell"}
	again := byHand{article: "d.md", text: "Twelve lanterns, a pony and some rope changed hands", when: "1901", predicate: "sell"}
	want := composeBy(t, first).Events[0].ID
	tl := composeBy(t, first, second, same, again)
	var ids []string
	for _, e := range tl.Events {
		ids = append(ids, e.ID)
		if e.Articles[0].ID == "a.md" && e.ID != want {
			t.Errorf("the ID is %s now, want %s", e.ID, want)
		}
	}
	slices.Sort(ids)
	if len(slices.Compact(slices.Clone(ids))) != len(ids) || len(ids) != 3 {
		t.Errorf("IDs %q, want three that differ", ids)
	}
}

// TestUnread holds that an article in a language without a grammar is kept.
func TestUnread(t *testing.T) {
	tl, err := Tell([]*Article{{ID: "a.md", Lang: "xx", Text: "Xu xax xix 2018."}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(tl.Tellings) != 1 || tl.Tellings[0].Unread != `no grammar for the language "xx"` {
		t.Errorf("%+v", tl.Tellings)
	}
}
