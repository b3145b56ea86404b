package timeline

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// ByHand is a mention written by hand: an article of one sentence.
type byHand struct {
	article   string
	published string
	text      string
	when      string
	basis     timex.Basis
	status    Status
	predicate string
	names     string // "Ada Renner, @Port Ambrose": a place has an @
}

// composeBy makes a timeline of articles that tell one thing each.
func composeBy(t testing.TB, list ...byHand) *Timeline {
	t.Helper()
	var tellings []*Telling
	for _, x := range list {
		a := &Article{ID: x.article, Text: x.text, Source: x.article}
		if x.published != "" {
			a.Published = Published{When: dayOf(t, x.published), Basis: "front matter"}
		}
		m := &Mention{Article: a, End: len(x.text), Sentence: [2]int{0, len(x.text)}, Status: x.status, Predicate: x.predicate, Basis: x.basis}
		if x.when != "" {
			m.When = valueOf(t, x.when)
			m.Basis = max(x.basis, timex.Stated)
		}
		for n := range strings.SplitSeq(x.names, ", ") {
			if place, ok := strings.CutPrefix(n, "@"); ok {
				m.Names = append(m.Names, Name{place, Place})
			} else if n != "" {
				m.Names = append(m.Names, Name{n, Person})
			}
		}
		tellings = append(tellings, &Telling{Article: a, Mentions: []*Mention{m}})
	}
	return Compose(tellings, Options{})
}

func valueOf(t testing.TB, edtf string) calendar.Value {
	t.Helper()
	v, err := calendar.ParseEDTF(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func dayOf(t testing.TB, edtf string) calendar.Interval {
	t.Helper()
	from, end := valueOf(t, edtf).Bounds()
	return calendar.Interval{Start: from, End: end, Unit: calendar.Day}
}

// threeEvents tells of a resignation twice, of a storm and of a launch.
func threeEvents(t testing.TB) *Timeline {
	return composeBy(t,
		byHand{article: "a.md", published: "2019-03-02", text: "Mayor Ada Renner resigned in Port Ambrose on 1 March 2019", when: "2019-03-01", predicate: "resign", names: "Ada Renner, @Port Ambrose"},
		byHand{article: "b.md", published: "2019-03-03", text: "Ada Renner resigned as mayor of Port Ambrose on Friday", when: "2019-03-01", predicate: "resign", names: "Ada Renner, @Port Ambrose"},
		byHand{article: "c.md", published: "2018-11-10", text: "A storm broke the quay of Little Haven on 9 November", when: "2018-11-09", predicate: "break", names: "@Little Haven"},
		byHand{article: "d.md", text: "The yard launched a lifeboat named Constance", predicate: "launch", names: "Constance Marsh"},
	)
}

// id returns the ID of the event whose headline begins with start.
func id(t testing.TB, tl *Timeline, start string) string {
	t.Helper()
	for _, e := range slices.Concat(tl.Events, tl.Undated) {
		if strings.HasPrefix(e.Headline, start) {
			return e.ID
		}
	}
	t.Fatalf("no event begins with %q", start)
	return ""
}

// outline returns the timeline of tl in short.
func outline(tl *Timeline) string {
	var b strings.Builder
	for _, e := range slices.Concat(tl.Events, tl.Undated) {
		fmt.Fprintf(&b, "%s %s", dateWords(e), e.Headline)
		for _, a := range e.Articles {
			fmt.Fprintf(&b, " %s", a.ID)
		}
		if e.Decided != "" {
			fmt.Fprintf(&b, " (%s)", e.Decided)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestReviewApply(t *testing.T) {
	for _, c := range []struct {
		name, review string // RESIGNED, STORM and LAUNCH stand for IDs
		want         string
	}{
		{"nothing decided", "", `
2018-11-09 A storm broke the quay of Little Haven on 9 November c.md
2019-03-01 Ada Renner resigned as mayor of Port Ambrose on Friday a.md b.md
undated The yard launched a lifeboat named Constance d.md
`},
		{"keep", "keep STORM", `
2018-11-09 A storm broke the quay of Little Haven on 9 November c.md (keep)
2019-03-01 Ada Renner resigned as mayor of Port Ambrose on Friday a.md b.md
undated The yard launched a lifeboat named Constance d.md
`},
		{"drop", "drop STORM # no news", `
2019-03-01 Ada Renner resigned as mayor of Port Ambrose on Friday a.md b.md
undated The yard launched a lifeboat named Constance d.md
`},
		{"title and date", "title LAUNCH The #1 lifeboat\ndate LAUNCH 2018-10", `
2018-10 The #1 lifeboat d.md (title)
2018-11-09 A storm broke the quay of Little Haven on 9 November c.md
2019-03-01 Ada Renner resigned as mayor of Port Ambrose on Friday a.md b.md
`},
		{"split", "split RESIGNED b.md", `
2018-11-09 A storm broke the quay of Little Haven on 9 November c.md
2019-03-01 Ada Renner resigned as mayor of Port Ambrose on Friday b.md (split)
2019-03-01 Mayor Ada Renner resigned in Port Ambrose on 1 March 2019 a.md (split)
undated The yard launched a lifeboat named Constance d.md
`},
		{"what an event is goes before what is said of it", "title STORM A storm\njoin STORM LAUNCH", `
2018-11-09 A storm c.md d.md (title)
2019-03-01 Ada Renner resigned as mayor of Port Ambrose on Friday a.md b.md
`},
	} {
		tl := threeEvents(t)
		ids := strings.NewReplacer("RESIGNED", id(t, tl, "Ada Renner"), "STORM", id(t, tl, "A storm"), "LAUNCH", id(t, tl, "The yard"))
		r, err := ReadReview("review.txt", strings.NewReader(ids.Replace(c.review)))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if err := r.Apply(tl); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := outline(tl); got != c.want[1:] {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want[1:])
		}
	}
}

func TestReviewFaults(t *testing.T) {
	const gone = "there is no such event: its article is gone or tells it in other words; name another or delete the line"
	for _, c := range []struct{ review, want string }{
		{"hold STORM", `review.txt:1: "hold" is no decision: write one of split, join, date, title, keep, drop`},
		{"\n# x\nkeep", "review.txt:3: keep: name the event by its ID: keep k3f9abcd"},
		{"keep STORM it is right", `review.txt:1: keep: "it is right" is too much: a comment begins with #`},
		{"date STORM", "review.txt:1: date STORM: something is missing: date STORM DATE"},
		{"join STORM LAUNCH RESIGNED", `review.txt:1: join STORM: one event a line: "RESIGNED" is too much`},
		{"join STORM STORM", "review.txt:1: join STORM: it is one event already: name another"},
		{"date STORM yesterday", `review.txt:1: date STORM: "yesterday" leans on today: write it as 2018-12-01, 2018-12 or 2018`},
		{"drop zzzzzzzz", "review.txt:1: drop zzzzzzzz: " + gone},
		{"drop zzzzzzzz\ndate yyyyyyyy 2018", "review.txt:1: drop zzzzzzzz: " + gone + "\nreview.txt:2: date yyyyyyyy: " + gone},
		{"join STORM zzzzzzzz", "review.txt:1: join STORM: zzzzzzzz: " + gone},
		{"drop LAUNCH\ntitle LAUNCH A boat\nkeep LAUNCH", "review.txt:1: drop LAUNCH: line 3 decides that already: keep LAUNCH"},
		{"keep STORM\ndrop STORM", "review.txt:2: drop STORM: line 1 decides that already: keep STORM"},
		{"drop STORM\ntitle STORM A flood", "review.txt:1: drop STORM: line 2 corrects it: title STORM A flood: delete one of the two lines"},
		{"date STORM 2018\ndrop STORM", "review.txt:2: drop STORM: line 1 corrects it: date STORM 2018: delete one of the two lines"},
		{"keep STORM\n" + strings.Repeat("x", 2<<20), "review.txt:2: the line has more than 1 MB: a review file has a decision a line: see whether this is one"},
		{"split STORM a.md", "review.txt:1: split STORM: a.md does not tell of it: write one that does: c.md"},
		{"split STORM c.md", "review.txt:1: split STORM: c.md alone tells of it: there is nothing to part"},
	} {
		tl := threeEvents(t)
		ids := strings.NewReplacer("RESIGNED", id(t, tl, "Ada Renner"), "STORM", id(t, tl, "A storm"), "LAUNCH", id(t, tl, "The yard"))
		r, err := ReadReview("review.txt", strings.NewReader(ids.Replace(c.review)))
		if err == nil {
			err = r.Apply(tl)
		}
		if err == nil || err.Error() != ids.Replace(c.want) {
			t.Errorf("%q:\n%v\nwant\n%s", c.review, err, ids.Replace(c.want))
		}
	}
}

// TestReviewRoundTrip holds that a file which is written anew says the same,
// notes included, and that writing it once more changes nothing.
func TestReviewRoundTrip(t *testing.T) {
	tl := threeEvents(t)
	text := fmt.Sprintf("## The date is from the parish register.\ndate %s 2018-10\ndrop %s\nsplit %[3]s b.md\ntitle %[3]s The mayor goes\nkeep zzzzzzzz\n## To be looked at in May.\n",
		id(t, tl, "The yard"), id(t, tl, "A storm"), id(t, tl, "Ada Renner"))
	r, err := ReadReview("review.txt", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Apply(tl); err == nil {
		t.Error("no error for an event that is gone")
	}
	var first, second bytes.Buffer
	if err := WriteReview(&first, tl, r); err != nil {
		t.Fatal(err)
	}
	again, err := ReadReview("review.txt", bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := decisionsOf(again), decisionsOf(r); !slices.Equal(got, want) {
		t.Errorf("%q, want %q in\n%s", got, want, &first)
	}
	if err := WriteReview(&second, tl, again); err != nil {
		t.Fatal(err)
	}
	if second.String() != first.String() {
		t.Errorf("written twice:\n%s\nwant\n%s", &second, &first)
	}
}

// decisionsOf returns the decisions of r with their notes, sorted.
func decisionsOf(r *Review) (lines []string) {
	for _, d := range r.Decisions {
		lines = append(lines, strings.Join(append(d.Notes, d.String()), "|"))
	}
	slices.Sort(lines)
	return lines
}

// TestDecisionsSurvive holds that a decision finds its event when an article is
// added that tells of it earlier, and so becomes what the ID is made of.
func TestDecisionsSurvive(t *testing.T) {
	later := byHand{article: "b.md", published: "2019-03-03", text: "Ada Renner resigned as mayor of Port Ambrose on Friday", when: "2019-03-01", predicate: "resign", names: "Ada Renner, @Port Ambrose"}
	before := composeBy(t, later)
	r, err := ReadReview("review.txt", strings.NewReader("title "+before.Events[0].ID+" The mayor goes"))
	if err != nil {
		t.Fatal(err)
	}
	after := composeBy(t, later,
		byHand{article: "a.md", published: "2019-03-01", text: "Mayor Ada Renner resigned today in Port Ambrose, Sam Field said", when: "2019-03-01", predicate: "resign", names: "Ada Renner, @Port Ambrose, Sam Field"})
	if err := r.Apply(after); err != nil {
		t.Fatal(err)
	}
	if got := after.Events[0].Headline; len(after.Events) != 1 || got != "The mayor goes" {
		t.Errorf("%s\nwant the one event with the editor's title", outline(after))
	}
}

func FuzzReadReview(f *testing.F) {
	f.Add("keep k3f9abcd # right\n## note\ntitle k3f9abcd A title\ndate k3f9abcd 2018-12")
	f.Add("join a\nsplit\x00\n\ufeffdrop b c\n##")
	f.Fuzz(func(t *testing.T, text string) {
		r, _ := ReadReview("review.txt", strings.NewReader(text))
		tl := threeEvents(t)
		_ = r.Apply(tl)
		var out bytes.Buffer
		if err := WriteReview(&out, tl, r); err != nil {
			t.Fatal(err)
		}
		again, err := ReadReview("review.txt", &out)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if got, want := decisionsOf(again), decisionsOf(r); !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
