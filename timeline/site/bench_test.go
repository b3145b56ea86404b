package site

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"annals/timeline"
	"annals/timeline/timex"
)

// large returns a timeline of n events over some years and of as many articles, as an
// archive of news has them.
func large(n, years int) *timeline.Timeline { return largeOf(n, years, 1) }

// largeOf returns one of n events, of which an article is the first to tell so many each. Each
// event is told in three.
func largeOf(n, years, each int) *timeline.Timeline {
	t := &timeline.Timeline{}
	var articles []*timeline.Article
	people := make([]*timeline.Named, 300)
	for i := range people {
		people[i] = &timeline.Named{Name: timeline.Name{Name: fmt.Sprintf("Person %c%d", 'A'+i%26, i), Kind: timeline.Person}}
	}
	const told = "The council of Lune City voted on the bridge, the toll and the ferry, and the mayor said that the matter was closed"
	for i := 0; i < n; i += each {
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
			mentions = append(mentions, mention(articles[max(0, i/each-j)], fmt.Sprintf("%s on day %d", told, i), fmt.Sprintf("day %d", i), when, timex.Stated))
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

// A site of 10,000 events: of as many articles, and of a third of them, as local news has it.
func BenchmarkWrite(b *testing.B) {
	for _, each := range []int{1, 3} {
		b.Run(fmt.Sprintf("events=10000/articles=%d", (10_000+each-1)/each), func(b *testing.B) {
			writeAgain(b, largeOf(10_000, 40, each))
		})
	}
}

// A site of 100,000 events and of as many articles: for its time, and for the memory that it takes beside the archive, whose
// share is told as well. Collections keep the pace that the command has with so much in use.
func BenchmarkLarge(b *testing.B) {
	const percent = 30 // of what is in use, which the command fills with 1 GB of it
	defer debug.SetGCPercent(debug.SetGCPercent(percent))
	t := largeOf(100_000, 40, 1)
	runtime.GC()
	archive := memory()
	most, done, sampled := archive, make(chan bool), make(chan bool)
	go func() {
		defer close(sampled)
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				most = max(most, memory())
			}
		}
	}()
	writeAgain(b, t)
	close(done)
	<-sampled
	b.ReportMetric(archive, "MB-archive")
	b.ReportMetric(most, "MB-peak")
}

// writeAgain writes the site of t, each time in the place of the one before.
func writeAgain(b *testing.B, t *timeline.Timeline) {
	dir := b.TempDir() + "/site"
	pages := 0
	for b.Loop() {
		sum, err := Write(dir, t, sampleOptions)
		if err != nil {
			b.Fatal(err)
		}
		pages = sum.Pages
	}
	reportPages(b, pages)
}

// memory returns how many megabytes the program has of the system.
func memory() float64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return float64(sample[0].Value.Uint64()-sample[1].Value.Uint64()) / (1 << 20)
}

// reportPages reports how many pages each turn made, and what one took.
func reportPages(b *testing.B, pages int) {
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*pages), "ms/page")
}

// Hugo over the same events, a page each or in one file of data, to say in the same run what a
// page costs it. ANNALS_HUGO names it, where it is not on the path.
func BenchmarkHugo(b *testing.B) {
	hugo, err := exec.LookPath(cmp.Or(os.Getenv("ANNALS_HUGO"), "hugo"))
	if err != nil {
		b.Skip("there is no Hugo here: set ANNALS_HUGO to where it stands")
	}
	t := largeOf(10_000, 40, 3)
	for _, data := range []bool{false, true} {
		b.Run(map[bool]string{false: "pages", true: "data"}[data], func(b *testing.B) {
			dir := b.TempDir()
			r, err := WriteHugo(dir, t, HugoExport{Events: t.Events, Data: data, Today: time.Now()}, Options{})
			if err != nil {
				b.Fatal(err)
			}
			for i := 0; b.Loop(); i++ {
				cmd := exec.Command(hugo, "--quiet", "--destination", fmt.Sprintf("made%d", i))
				cmd.Dir = dir
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
			}
			reportPages(b, r.Pages)
		})
	}
}
