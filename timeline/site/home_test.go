package site

import (
	"regexp"
	"slices"
	"testing"

	"annals/timeline"
	"annals/timeline/timex"
)

// What stories are about goes before what a later look back tells, and among those the newest story goes first.
func TestHomeShowsWhatWasReportedLast(t *testing.T) {
	told := &timeline.Timeline{}
	var articles []*timeline.Article
	for i, title := range []string{"Mill burns", "Mill is rebuilt", "Mill opens"} {
		a := article(title+".md", title, "Sample Wire", 2001+i, 5, 2, title+" on Tuesday.")
		x := event("main"+string(rune('a'+i)), title, day1(2001+i, 5, 1), timex.Resolved, .1, mention(a, title+" on Tuesday", "Tuesday", day1(2001+i, 5, 1), timex.Resolved))
		told.Events, articles = append(told.Events, x), append(articles, a)
	}
	back := article("back.md", "A mill and its years", "Sample Daily", 2010, 1, 1, "It stood in 1901. It fell in 1902. It was sold in 1903. It was shut in 1904.")
	for i, words := range []string{"It stood in 1901", "It fell in 1902", "It was sold in 1903", "It was shut in 1904"} {
		when := day1(1901+i, 1, 1)
		x := event("back"+string(rune('a'+i)), words, when, timex.Stated, .9-float64(i)/10, mention(back, words, "190", when, timex.Stated))
		told.Events = slices.Insert(told.Events, i, x)
	}
	tellings(told, append(articles, back)...)
	for i := range 3 {
		told.Tellings[i].Main = told.Events[4+i]
	}
	home := contents(t, write(t, told, Options{}))["index.html"]
	latest := regexp.MustCompile(`(?s)<section class="latest".*?</section>`).FindString(home)
	var got []string
	for _, m := range regexp.MustCompile(`href="e/(\w+)\.html"`).FindAllStringSubmatch(latest, -1) {
		got = append(got, m[1])
	}
	if want := []string{"mainc", "mainb", "maina", "backa", "backb"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
