package site

import (
	"fmt"
	"strings"
	"testing"

	"annals/timeline"
	"annals/timeline/timex"
)

// large returns a timeline of n events over some years, each told in three
// articles, as an archive of news has them.
func large(n, years int) *timeline.Timeline {
	t := &timeline.Timeline{}
	var articles []*timeline.Article
	people := make([]*timeline.Named, 300)
	for i := range people {
		people[i] = &timeline.Named{Name: timeline.Name{Name: fmt.Sprintf("Person %c%d", 'A'+i%26, i), Kind: timeline.Person}}
	}
	const told = "The council of Lune City voted on the bridge, the toll and the ferry, and the mayor said that the matter was closed"
	for i := range n {
		var b strings.Builder
		for j := range 12 {
			fmt.Fprintf(&b, "%s on day %d of the quarrel. Nobody who was there remembers it otherwise, and the minutes say the same.\n\n", told, i+j)
		}
		articles = append(articles, article(fmt.Sprintf("a/%d.md", i), fmt.Sprintf("Quarrel, part %d", i), "Sample Wire", 1980+i*years/n, 1+i%12, 1+i%28, b.String()))
	}
	for i := range n {
		when := day1(1980+i*years/n, 1+i*12*years/n%12, 1+i%28)
		var mentions []*timeline.Mention
		for j := range 3 {
			mentions = append(mentions, mention(articles[max(0, i-j)], fmt.Sprintf("%s on day %d", told, i), fmt.Sprintf("day %d", i), when, timex.Stated))
		}
		x := event(fmt.Sprintf("ev%06d", i), fmt.Sprintf("The council of Lune City voted on the bridge for the %dth time", i), when, timex.Stated, float64(i*7919%n)/float64(n), mentions...)
		x.Sources = 1 + i%3
		x.Status = timeline.Status(i % 8 * (i % 3 / 2))
		for _, k := range []int{i % 300, (i*7 + 1) % 300} {
			x.Names = append(x.Names, people[k].Name)
			people[k].Events = append(people[k].Events, x)
		}
		t.Events = append(t.Events, x)
	}
	t.Names = people
	tellings(t, articles...)
	return t
}

// A site of 10,000 events and as many articles.
func BenchmarkWrite(b *testing.B) {
	t := large(10_000, 40)
	dir := b.TempDir() + "/site"
	for b.Loop() {
		sum, err := Write(dir, t, sampleOptions)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(sum.Pages), "pages")
	}
}
