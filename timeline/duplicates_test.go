package timeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// ferryStory is text of our own, long enough to be told apart by its words.
const ferryStory = `The council of Port Ambrose voted on Monday night to close the old ferry terminal, ending a service that has
linked the two shores since the war. Seven of the nine members were for it. The mayor, Ada Renner, said the town could no
longer carry the cost of a quay that storms had damaged three times in five years. Two members walked out before the vote was
counted. The last boat is to leave on the final day of June, and the ticket hall will become a library. Fishermen who
moor beside the terminal said nobody had asked them, and that they would take the matter to court.`

// retelling tells the same in other words.
const retelling = `Port Ambrose will lose its ferry. By seven to two, councillors decided to shut the terminal, which has been
battered by the sea and has eaten the money set aside for roads. Mayor Ada Renner called it a sad evening. A library is
planned where passengers bought their tickets; boats sail until the end of June. People who fish from the neighbouring
berths were angry and spoke of lawyers, while a group of pupils who cross every morning wondered how they would get to school.`

var (
	copyEdited   = strings.NewReplacer("voted", "decided", "has linked", "linked", "since the war", "since wartime", "said the town", "declared that the town", "old ", "", "take the matter to court", "go to court")
	otherNames   = strings.NewReplacer("Port Ambrose", "North Haven", "Ada Renner", "Bob Calder", "Monday", "Friday", "June", "April")
	otherFigures = strings.NewReplacer("Seven of the nine", "Six of the eleven", "three times in five", "seven times in four", "Two members", "Three members")
)

func articlesOf(texts ...string) []*Article {
	var articles []*Article
	for i, text := range texts {
		articles = append(articles, &Article{ID: fmt.Sprintf("%c.md", 'a'+i), Text: text})
	}
	return articles
}

func TestCopies(t *testing.T) {
	for _, c := range []struct {
		name       string
		other      string
		copied     bool
		oneSource  bool
		agency     string
		bothOutlet string
	}{
		{name: "the same text", other: ferryStory, copied: true, oneSource: true},
		{name: "printed with another line on top", other: "PORT AMBROSE (Sample Wire) — " + ferryStory, copied: true, oneSource: true},
		{name: "cut short", other: ferryStory[:strings.Index(ferryStory, " The last boat")], copied: true, oneSource: true},
		{name: "told in other words", other: retelling},
		{name: "half of it carried on", other: ferryStory[:strings.Index(ferryStory, " The last boat")] + " " + retelling, oneSource: true},
		{name: "other words, the same agency", other: retelling, agency: "Sample Wire", oneSource: true},
		{name: "other words, the same publisher", other: retelling, bothOutlet: "Sample Daily", oneSource: true},
		{name: "copy edited", other: copyEdited.Replace(ferryStory), copied: true, oneSource: true},
		{name: "with another lead", other: "There is to be no more ferry in Port Ambrose after June. " + ferryStory[strings.Index(ferryStory, "Seven"):], copied: true, oneSource: true},
		{name: "a form filled in with other names", other: otherNames.Replace(ferryStory)},
		{name: "a form filled in with other figures", other: otherFigures.Replace(ferryStory)},
		{name: "no words", other: ""},
	} {
		articles := articlesOf(ferryStory, c.other)
		place := map[*Article]int{articles[0]: 0, articles[1]: 1}
		for _, a := range articles {
			a.Source = c.bothOutlet
			if c.agency != "" {
				a.Agencies = []string{c.agency}
			}
		}
		found := FindCopies(articles)
		if copied := found.of[1] == 0; copied != c.copied {
			t.Errorf("%s: a copy: %v, want %v", c.name, copied, c.copied)
		}
		want := 2
		if c.oneSource {
			want = 1
		}
		if n := len(found.groups(place, articles)); n != want {
			t.Errorf("%s: %d sources, want %d", c.name, n, want)
		}
	}
}

func TestAgencyCopyIsNotItsPublishers(t *testing.T) {
	articles := articlesOf(ferryStory, retelling)
	articles[0].Source, articles[1].Source = "Sample Daily", "Sample Daily"
	articles[0].Agencies = []string{"Sample Wire"}
	place := map[*Article]int{articles[0]: 0, articles[1]: 1}
	if n := len(FindCopies(articles).groups(place, articles)); n != 2 {
		t.Errorf("%d sources, want 2: the agency's story and the paper's own", n)
	}
}

// TestFurniture holds that a paragraph that stands under every story makes no
// copies of them.
func TestFurniture(t *testing.T) {
	furniture := strings.Repeat("Read more of our coverage on the page of this newspaper and write to the desk. ", 3)
	var texts []string
	for i := range 60 {
		text := fmt.Sprintf("Number %d ", i)
		for j := range 12 {
			text += fmt.Sprintf("tells %d of thing %d, ", i*j, i+7*j)
		}
		texts = append(texts, text+furniture)
	}
	for i, first := range FindCopies(articlesOf(texts...)).of {
		if first != i {
			t.Fatalf("article %d is taken for a copy of %d", i, first)
		}
	}
}

func TestCopiesDoNotDependOnOrder(t *testing.T) {
	articles := articlesOf(ferryStory, retelling, ferryStory+" More was to follow.", retelling[:300], "Sample Wire: "+ferryStory)
	sets := func(articles []*Article) (out []string) {
		c := FindCopies(articles)
		together := map[int][]string{}
		for i, a := range articles {
			together[c.of[i]] = append(together[c.of[i]], a.ID)
		}
		for _, ids := range together {
			slices.Sort(ids)
			out = append(out, strings.Join(ids, " "))
		}
		slices.Sort(out)
		return out
	}
	want := sets(articles)
	slices.Reverse(articles)
	if got := sets(articles); !slices.Equal(got, want) {
		t.Errorf("in reverse %q, want %q", got, want)
	}
}

// TestManyCopies holds that an archive that prints one story again and again
// costs no more than its length.
func TestManyCopies(t *testing.T) {
	var texts []string
	for i := range 3000 {
		texts = append(texts, fmt.Sprintf("%s It stood in edition %c%c%c.", ferryStory, 'a'+i%26, 'a'+i/26%26, 'a'+i/676))
	}
	for i, first := range FindCopies(articlesOf(texts...)).of {
		if first != 0 {
			t.Fatalf("article %d is taken for a copy of %d, want 0", i, first)
		}
	}
}

// TestForms holds that notes which are a form filled in are copies only where they
// say the same of the same: the title names whom.
func TestForms(t *testing.T) {
	note := "Quarterly dividend 11 cts vs 11 cts prior. Pay June 15. Record May 15."
	for _, c := range []struct {
		title, other, text string
		copied             bool
	}{
		{"LUNE MILLS SETS DIVIDEND", "LUNE MILLS SETS DIVIDEND", note, true},
		{"LUNE MILLS SETS DIVIDEND", "OAKES BANK SETS DIVIDEND", note, false},
		{"LUNE MILLS SETS DIVIDEND", "LUNE MILLS SETS DIVIDEND", strings.ReplaceAll(note, "11", "12"), false},
		{"LUNE MILLS SETS DIVIDEND", "LUNE MILLS SETS DIVIDEND", strings.TrimSuffix(note, " Record May 15."), true},
	} {
		articles := articlesOf(note, c.text)
		articles[0].Title, articles[1].Title = c.title, c.other
		if copied := FindCopies(articles).Of(1) == 0; copied != c.copied {
			t.Errorf("%s and %s, %s: a copy: %v, want %v", c.title, c.other, c.text, copied, c.copied)
		}
	}
}

// TestShortMakesNoCopiesOfLong holds that two stories are no copies of each other
// because a third is cut from what they share.
func TestShortMakesNoCopiesOfLong(t *testing.T) {
	shared := ferryStory[:strings.Index(ferryStory, " The last boat")]
	found := FindCopies(articlesOf(shared+" "+retelling, shared, shared+" "+strings.Repeat(" More of another thing that nobody else has told of yet, in words of its own.", 1)+furtherStory))
	if found.Of(0) == found.Of(2) {
		t.Error("two long stories are copies because of a short one")
	}
}

// furtherStory is of something else.
const furtherStory = `Elsewhere on the coast the harvest of mussels began a week early. Divers from Oakes reported beds as thick as
in the best of years, and buyers from the inland markets were waiting on the quay at dawn. The price fell by noon. A warden
of the fishery, Cy Specimen, warned that the beds would not bear it for long, and asked for a closed season from August.`

// BenchmarkFindCopies compares 100,000 articles, of which every tenth is a copy
// of another: seconds, and twice as many articles take twice as long.
func BenchmarkFindCopies(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var texts []string
	size := 0
	for i := range 100_000 {
		if i%10 == 9 {
			texts = append(texts, texts[r.IntN(i)]+" More was to follow.")
		} else {
			var t strings.Builder
			for w := range 250 {
				if w%12 == 0 {
					t.WriteString("end. Then ")
				}
				fmt.Fprintf(&t, "%x ", int(r.ExpFloat64()*700))
			}
			texts = append(texts, t.String())
		}
		size += len(texts[i])
	}
	articles := articlesOf(texts...)
	b.SetBytes(int64(size))
	for b.Loop() {
		FindCopies(articles)
	}
}
