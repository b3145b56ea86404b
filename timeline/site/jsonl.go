package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"annals/timeline"
	"annals/timeline/calendar"
	"annals/timeline/timex"
)

// The data of a site: a line of JSON each event and each article. Offsets are
// Unicode code points into the article's text.

type jsonEvent struct {
	ID         string         `json:"id"`
	Date       jsonDate       `json:"date"`
	Headline   string         `json:"headline"`
	Status     string         `json:"status"`
	By         []string       `json:"by"`
	Importance float64        `json:"importance"`
	Names      []jsonName     `json:"names"`
	Places     []string       `json:"places"`
	Articles   int            `json:"articles"`
	Sources    int            `json:"sources"`
	Conflicts  []jsonConflict `json:"conflicts"`
	Mentions   []jsonMention  `json:"mentions"`
}

type jsonDate struct { // all "" where it is not known
	EDTF     string `json:"edtf"`
	Earliest string `json:"earliest"` // "" where it is open
	Latest   string `json:"latest"`
	Unit     string `json:"unit"`
	Basis    string `json:"basis"`
}

type jsonName struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
}

type jsonConflict struct {
	EDTF     string   `json:"edtf"`
	Articles []string `json:"articles"`
}

type jsonMention struct {
	Article string     `json:"article"`
	Start   int        `json:"start"`
	End     int        `json:"end"`
	Quote   string     `json:"quote"`
	EDTF    string     `json:"edtf"`
	Status  string     `json:"status"`
	By      string     `json:"by"`
	Timex   *jsonTimex `json:"timex"` // null where no expression dates it
}

type jsonTimex struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Type    string `json:"type"`
	Value   string `json:"value"`
	Mod     string `json:"mod"`
	Explain string `json:"explain"`
	Rule    string `json:"rule"`
}

type jsonArticle struct {
	ID          string        `json:"id"`
	URL         string        `json:"url"`
	Title       string        `json:"title"`
	Deck        string        `json:"deck"`
	Byline      string        `json:"byline"`
	Source      string        `json:"source"`
	Section     string        `json:"section"`
	Tags        []string      `json:"tags"`
	Agencies    []string      `json:"agencies"`
	Published   jsonPublished `json:"published"`
	Modified    string        `json:"modified"`
	Corrections []string      `json:"corrections"`
	Lang        string        `json:"lang"`
	Words       int           `json:"words"`
	MainEvent   string        `json:"main_event"`
	DuplicateOf string        `json:"duplicate_of"`
	Newest      string        `json:"newest"`
	Updates     []jsonUpdate  `json:"updates"`
	Events      []string      `json:"events"`
}

// A jsonUpdate is what a newer version of a story no longer says.
type jsonUpdate struct {
	Of      string   `json:"of"` // the older version
	By      string   `json:"by"`
	Removed []string `json:"removed"`
}

type jsonPublished struct {
	jsonDating
	Guess     bool        `json:"guess"`
	NotBefore *jsonDating `json:"not_before"` // null where nothing bounds it
	NotAfter  *jsonDating `json:"not_after"`
	Other     *jsonDating `json:"other"` // null where the article gives one date only
}

// A jsonDating is a date, "" where it is not known, and what it is known from.
type jsonDating struct {
	Value string `json:"value"`
	Basis string `json:"basis"`
}

// jsonPublishedOf returns p for the exports.
func jsonPublishedOf(p timeline.Published) jsonPublished {
	of := func(d timeline.Dating) *jsonDating {
		if d.IsZero() {
			return nil
		}
		return &jsonDating{edtf(d.When), d.Basis}
	}
	return jsonPublished{jsonDating{edtf(p.When), p.Basis}, p.Guess, of(p.NotBefore), of(p.NotAfter), of(p.Other)}
}

// edtf returns when as EDTF writes it, "" where it is zero.
func edtf(when calendar.Interval) string {
	if when.IsZero() {
		return ""
	}
	return calendar.On(when).String()
}

// dataFiles returns articles.jsonl. The events have a file of their own: see recordFile.
func dataFiles(e *edition) []file {
	return []file{{"articles.jsonl", func(b *buffer) error {
		return lines(b, e.t.Tellings, func(told *timeline.Telling) any { return e.jsonArticle(told) })
	}}}
}

// lines writes a line each of all.
func lines[T any](w io.Writer, all []T, line func(T) any) error {
	return inOrder(w, all, func(w *lineWriter, x T) error {
		_, err := w.line(line(x))
		return err
	})
}

// inOrder has write write a line or more for each of all, on all processors, and copies them to w in their order:
// those of some are written and then copied, and so on, so that they need little room.
func inOrder[T any](w io.Writer, all []T, write func(*lineWriter, T) error) error {
	const each = 64 // are written by a processor at a time
	writers := make([]lineWriter, runtime.GOMAXPROCS(0))
	faults := make([]error, len(writers))
	for len(all) > 0 {
		some := all[:min(len(all), each*len(writers))]
		var wg sync.WaitGroup
		for k := range writers {
			wg.Go(func() {
				writers[k].Reset()
				for _, x := range part(some, k, len(writers)) {
					if faults[k] = write(&writers[k], x); faults[k] != nil {
						return
					}
				}
			})
		}
		wg.Wait()
		for k := range writers {
			if _, err := w.Write(writers[k].Bytes()); err != nil || faults[k] != nil {
				return cmp.Or(faults[k], err)
			}
		}
		all = all[len(some):]
	}
	return nil
}

// A lineWriter holds lines of JSON.
type lineWriter struct {
	bytes.Buffer
	enc *json.Encoder
}

// line writes x in a line, and returns it. It stands until more is written.
func (w *lineWriter) line(x any) ([]byte, error) {
	if w.enc == nil {
		w.enc = json.NewEncoder(&w.Buffer)
		w.enc.SetEscapeHTML(false)
	}
	from := w.Len()
	err := w.enc.Encode(x)
	return w.Bytes()[from:], err
}

func jsonOf(x *timeline.Event, points map[*timeline.Article]offsets) jsonEvent {
	j := jsonEvent{
		ID: x.ID, Date: jsonDateOf(x.When, x.Basis), Headline: x.Headline, Status: x.Status.String(), By: orEmpty(x.By),
		Importance: x.Importance, Names: []jsonName{}, Places: orEmpty(x.Places), Articles: len(x.Articles), Sources: x.Sources,
		Conflicts: []jsonConflict{}, Mentions: []jsonMention{},
	}
	for _, n := range x.Names {
		j.Names = append(j.Names, jsonName{n.Name, n.Kind.String()})
	}
	for _, c := range x.Conflicts {
		jc := jsonConflict{EDTF: c.When.String(), Articles: []string{}}
		for _, a := range c.Articles {
			jc.Articles = append(jc.Articles, a.ID)
		}
		j.Conflicts = append(j.Conflicts, jc)
	}
	for _, m := range x.Mentions {
		at := points[m.Article]
		start, end := within(m.Start, m.End, m.Article.Text)
		jm := jsonMention{
			Article: m.Article.ID, Start: at.point(start), End: at.point(end), Quote: m.Article.Text[start:end],
			EDTF: m.When.String(), Status: m.Status.String(), By: m.By,
		}
		if t := m.Timex; t != nil {
			start, end := within(t.Start, t.End, m.Article.Text)
			jm.Timex = &jsonTimex{
				Start: at.point(start), End: at.point(end), Text: m.Article.Text[start:end],
				Type: typeNames[t.Type], Value: t.Value, Mod: t.Mod, Explain: t.Explain(), Rule: t.Rule(),
			}
		}
		j.Mentions = append(j.Mentions, jm)
	}
	return j
}

// jsonDateOf returns v for the exports. The last day of a stretch is written,
// not the day after it.
func jsonDateOf(v calendar.Value, basis timex.Basis) jsonDate {
	if v.IsZero() {
		return jsonDate{}
	}
	d := jsonDate{EDTF: v.String(), Unit: v.Unit().String(), Basis: basisNames[basis]}
	start, end := v.Bounds()
	if !start.IsZero() {
		d.Earliest = day(start)
	}
	if !end.IsZero() {
		d.Latest = day(end.Add(-time.Nanosecond))
	}
	return d
}

func (e *edition) jsonArticle(told *timeline.Telling) jsonArticle {
	a := told.Article
	j := jsonArticle{
		ID: a.ID, URL: a.URL, Title: a.Title, Deck: a.Deck, Byline: a.Byline, Source: a.Source, Section: a.Section,
		Tags: orEmpty(a.Tags), Agencies: orEmpty(a.Agencies), Lang: cmp.Or(a.Lang, e.lang), Published: jsonPublishedOf(a.Published),
		Modified: edtf(a.Modified), Corrections: orEmpty(slices.Collect(a.Corrections())), Events: []string{},
	}
	for _, b := range blocksOf(a) {
		if b.Kind.Told() {
			for range strings.FieldsSeq(a.Text[b.Start:b.End]) {
				j.Words++
			}
		}
	}
	if told.Main != nil {
		j.MainEvent = told.Main.ID
	}
	if told.DuplicateOf != nil {
		j.DuplicateOf = told.DuplicateOf.ID
	}
	if told.Newest != nil {
		j.Newest = told.Newest.ID
	}
	j.Updates = []jsonUpdate{}
	for _, u := range told.Updates {
		j.Updates = append(j.Updates, jsonUpdate{u.Old.ID, u.New.ID, orEmpty(u.Removed)})
	}
	for _, t := range e.storyOf(a).told {
		j.Events = append(j.Events, t.event.ID)
	}
	return j
}

var typeNames = map[timex.Type]string{timex.DATE: "DATE", timex.TIME: "TIME", timex.DURATION: "DURATION", timex.SET: "SET"}

var basisNames = map[timex.Basis]string{
	timex.NoBasis: "", timex.Stated: "stated", timex.Resolved: "resolved", timex.Published: "published",
}

// orEmpty returns texts, never nil: exports write [] and not null.
func orEmpty(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}

// Offsets are places in a text, as bytes and as code points.
type offsets struct {
	bytes, points []int // nil where the text is ASCII, and the two are the same
}

// codePoints counts, in one pass over the text of each article, the code points
// before all that events quote of it.
func codePoints(events []*timeline.Event) map[*timeline.Article]offsets {
	all := map[*timeline.Article]offsets{}
	for _, x := range events {
		for _, m := range x.Mentions {
			at := all[m.Article]
			start, end := within(m.Start, m.End, m.Article.Text)
			at.bytes = append(at.bytes, start, end)
			if t := m.Timex; t != nil {
				start, end := within(t.Start, t.End, m.Article.Text)
				at.bytes = append(at.bytes, start, end)
			}
			all[m.Article] = at
		}
	}
	for a, at := range all {
		if utf8.RuneCountInString(a.Text) == len(a.Text) {
			all[a] = offsets{}
			continue
		}
		slices.Sort(at.bytes)
		at.bytes = slices.Compact(at.bytes)
		last, count := 0, 0
		for _, b := range at.bytes {
			count += utf8.RuneCountInString(a.Text[last:b])
			last = b
			at.points = append(at.points, count)
		}
		all[a] = at
	}
	return all
}

// point returns the code points before the byte b.
func (o offsets) point(b int) int {
	if i, ok := slices.BinarySearch(o.bytes, b); ok {
		return o.points[i]
	}
	return b
}
