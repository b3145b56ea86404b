package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"annals/timeline"
	"annals/timeline/timex"
)

// A site that takes the place of another says what it tells otherwise; what went has a
// page that says what it was. Built again from the same articles it is the same, and
// the tombstones stand through every build after.
func TestHistory(t *testing.T) {
	dir := write(t, sample(), sampleOptions)
	if page := textOf(read(t, dir, "changes.html")); !strings.Contains(page, english.ChangesFirst) {
		t.Error("the first site says nothing of there being none before it")
	}
	rewrite := func(told *timeline.Timeline) map[string]string {
		t.Helper()
		if _, err := Write(dir, told, sampleOptions); err != nil {
			t.Fatal(err)
		}
		if problems, err := Check(dir); err != nil || len(problems) > 0 {
			t.Error(problems, err)
		}
		return contents(t, dir)
	}

	next := sample()
	a := next.Events[1].Mentions[0].Article
	added := event("k3f9aa09", "The ferry ran again", day1(2005, 5, 5), timex.Stated, .2, mention(a, "fell into the river", "", day1(2005, 5, 5), timex.Stated))
	gone := next.Events[1]
	next.Events = append([]*timeline.Event{next.Events[0]}, next.Events[2:]...)
	next.Names = slices.Delete(next.Names, 1, 2) // who took part in what is gone
	fell := next.Events[1]
	fell.When, fell.Mentions = day1(2004, 3, 6), append(fell.Mentions, gone.Mentions...) // which is told as part of it now
	next.Events = slices.Insert(next.Events, 2, added)
	changed := rewrite(next)
	page := textOf(read(t, dir, "changes.html"))
	for _, want := range []string{"The ferry ran again", "Date: 5 March 2004 6 March 2004", gone.Headline, "6 March 2004"} {
		if !strings.Contains(page, want) {
			t.Errorf("what changed does not say %q: %s", want, page)
		}
	}
	if grave := textOf(read(t, dir, "e/"+gone.ID+".html")); !strings.Contains(grave, gone.Headline) || !strings.Contains(grave, english.GoneInto) {
		t.Errorf("the tombstone says %s", grave)
	}

	if again := rewrite(next); !cmp.Equal(changed, again) {
		t.Error(cmp.Diff(changed, again))
	}
	next.Events = slices.Delete(next.Events, 2, 3)
	rewrite(next)
	if _, err := os.Stat(dir + "/e/" + gone.ID + ".html"); err != nil {
		t.Error("an older tombstone is lost")
	}
	if grave := textOf(read(t, dir, "e/"+added.ID+".html")); !strings.Contains(grave, added.Headline) {
		t.Errorf("the tombstone says %s", grave)
	}
	// What comes back needs no tombstone.
	back := rewrite(sample())
	if strings.Contains(back["e/"+gone.ID+".html"], english.GoneInto) {
		t.Error("an event that came back has a tombstone")
	}
}

// Only what has changed is another file than before.
func TestOnlyWhatChangedIsWritten(t *testing.T) {
	dir := write(t, sample(), sampleOptions)
	before, _ := os.Stat(dir + "/e/k3f9aa03.html")
	sum, err := Write(dir, sample(), sampleOptions)
	if err != nil || sum.Kept != sum.Files {
		t.Fatalf("%d of %d files stand as they stood, %v", sum.Kept, sum.Files, err)
	}
	if after, _ := os.Stat(dir + "/e/k3f9aa03.html"); !os.SameFile(before, after) {
		t.Error("a page that has not changed was written again")
	}
	next := sample()
	next.Events[len(next.Events)-1].Headline = "The new bridge was opened"
	if sum, err = Write(dir, next, sampleOptions); err != nil || sum.Kept == 0 || sum.Kept == sum.Files {
		t.Errorf("%d of %d files stand as they stood, %v", sum.Kept, sum.Files, err)
	}
}

// A site beside another like it takes its files over, and knows nothing of its history.
func TestWriteTakesOverWhatAnotherSiteHas(t *testing.T) {
	like := write(t, sample(), sampleOptions)
	o := sampleOptions
	o.Like = like
	next := sample()
	next.Events[len(next.Events)-1].Headline = "The new bridge was opened"
	dir := filepath.Join(t.TempDir(), "beside")
	sum, err := Write(dir, next, o)
	if err != nil || sum.Kept == 0 || sum.Kept == sum.Files {
		t.Fatalf("%d of %d files stand as they stood, %v", sum.Kept, sum.Files, err)
	}
	alone := write(t, next, sampleOptions)
	if diff := cmp.Diff(contents(t, alone), contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// What stands there and is no data of ours is not passed over: a link that somebody has would break silently.
func TestAFormerSiteThatIsBroken(t *testing.T) {
	for _, name := range []string{eventData, historyData} {
		dir := write(t, sample(), sampleOptions)
		if err := os.WriteFile(dir+"/"+name, []byte("{"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Write(dir, sample(), sampleOptions); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "remove") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
