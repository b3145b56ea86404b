package site

import (
	"bufio"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"annals/timeline"
	"annals/timeline/calendar"
)

// A picture is a timeline to be printed or sent: a ribbon on which every event takes up its own time,
// and below it what happened, in order. It is laid out once, as shapes, and then drawn as SVG or PNG.
type picture struct {
	*exporting
	width, height float64
	title, about  string
	events        []*timeline.Event
	shapes        []shape
}

// A shape is a rectangle with round corners, or a text in one line.
type shape struct {
	x, y, w, h, round float64 // of a text: where its baseline begins
	fill, line        string  // colours, or ""
	text              string
	size              float64
	bold              bool
	entry             int // which of the entries it belongs to, from 1; 0 for what stands around them
}

// The colours of pictures are those of the site on its light paper.
const (
	paper     = "#fcfaf5"
	ink       = "#1d1a16"
	muted     = "#5e574c"
	faint     = "#d8d0c0"
	rubric    = "#9c281c"
	mostDrawn = 30 // events in a picture: more can be drawn, but nobody reads them
)

// PictureWidths are the least and the greatest width of a picture, and the usual one.
var PictureWidths = struct{ Least, Most, Usual int }{280, 2400, 960}

// layOut lays out a picture of the events that have a date, where they are many of those that matter most.
func layOut(x *exporting) *picture {
	p := &picture{exporting: x, title: x.o.Title, width: float64(min(max(cmp.Or(x.o.Width, PictureWidths.Usual), PictureWidths.Least), PictureWidths.Most))}
	p.events = x.some(isDated, "they have no date, and no place in a picture")
	if n := len(p.events) - mostDrawn; n > 0 {
		p.events = x.t.Foremost(p.events, mostDrawn)
		x.left = append(x.left, fmt.Sprintf("%s left out: a picture has room for %d, those told most widely", english.count(n), mostDrawn))
	}
	p.about = put(p.w.embedMade, p.w.number(len(p.events)), p.w.count(len(p.t.Events)+len(p.t.Undated)), p.w.of(p.w.articles, p.count.articles))

	margin := 24.0
	if p.width >= 600 {
		margin = 40
	}
	inner := p.width - 2*margin
	titleSize := 22.0
	if p.width >= 600 {
		titleSize = 30
	}
	y := margin
	y = p.paragraph(margin, y, inner, p.title, lettering{size: titleSize, bold: true, fill: ink}, 0)
	if len(p.events) > 0 {
		y = p.paragraph(margin, y+4, inner, p.span(p.events), lettering{size: 15, fill: ink}, 0)
	}
	y = p.paragraph(margin, y+2, inner, p.about, lettering{size: 13, fill: muted}, 0)
	if len(p.events) > 0 {
		y = p.ribbon(margin, y+18, inner)
		y = p.entries(margin, y+28, inner)
	}
	foot := p.w.MadeBy
	if p.o.BaseURL != "" {
		foot += " · " + p.o.BaseURL
	}
	y = p.paragraph(margin, y+8, inner, foot, lettering{size: 12, fill: muted}, 0)
	p.height = y + margin - 8
	return p
}

// A lettering is how a text looks.
type lettering struct {
	size float64
	bold bool
	fill string
}

// leading is the height of a line, of the size of its letters.
const leading = 1.32

// paragraph sets s in lines from y on, and returns where the next thing may begin.
func (p *picture) paragraph(x, y, width float64, s string, look lettering, entry int) float64 {
	for _, line := range wrapped(oneLine(s), look.size, look.bold, width) {
		p.shapes = append(p.shapes, shape{x: x, y: y + look.size, text: line, size: look.size, bold: look.bold, fill: look.fill, entry: entry})
		y += look.size * leading
	}
	return y
}

// A stretch is what an event takes up of a ribbon.
type stretch struct{ from, to float64 }

// ribbon draws the time from the first event to the last, and each event on it: a dot where its day
// is known, and else as long as it may have been. What would lie on another is put above it.
func (p *picture) ribbon(x, y, width float64) float64 {
	const lane, dot, most = 11.0, 8.0, 12
	scale := p.scaleOf(width)
	var ends []float64 // of each lane, how far it is taken
	placed := make([]int, len(p.events))
	at := make([]stretch, len(p.events))
	for i, e := range p.events {
		s := scale.place(e.When)
		if wide := s.to - s.from; wide < dot {
			s.from -= (dot - wide) / 2
			s.from = min(max(s.from, 0), width-dot)
			s.to = s.from + dot
		}
		at[i] = s
		k := slices.IndexFunc(ends, func(end float64) bool { return end+2 <= s.from })
		if k < 0 && len(ends) < most {
			k = len(ends)
			ends = append(ends, 0)
		} else if k < 0 { // it lies on the one that ends first
			k = slices.Index(ends, slices.Min(ends))
		}
		ends[k], placed[i] = s.to, k
	}
	base := y + float64(len(ends))*lane
	for i, s := range at {
		mark := shape{x: x + s.from, y: base - float64(placed[i]+1)*lane, w: s.to - s.from, h: dot, round: dot / 2, fill: rubric}
		if p.events[i].When.Unit() > calendar.Day || p.events[i].When.IsRange() {
			mark.fill, mark.line = "#e9c9bd", rubric
		}
		p.shapes = append(p.shapes, mark)
	}
	for i, k := range scale.knots[1:] {
		from := scale.knots[i]
		if !from.quiet {
			p.shapes = append(p.shapes, shape{x: x + from.at, y: base + 1, w: k.at - from.at, h: 1.5, fill: ink})
			continue
		}
		for dash := from.at + 4; dash+3 < k.at; dash += 7 {
			p.shapes = append(p.shapes, shape{x: x + dash, y: base + 1, w: 3, h: 1.5, fill: muted})
		}
	}
	free := 0.0
	for _, t := range scale.ticks(p) {
		p.shapes = append(p.shapes, shape{x: x + t.at - .5, y: base + 1, w: 1, h: 6, fill: ink})
		wide := widthOf(t.name, 12, false)
		from := min(max(t.at-wide/2, 0), width-wide)
		if from < free || wide > width {
			continue
		}
		p.shapes = append(p.shapes, shape{x: x + from, y: base + 20, text: t.name, size: 12, fill: muted})
		free = from + wide + 14
	}
	return base + 24
}

// A timescale lays time out over a width, evenly but for its breaks.
type timescale struct {
	knots []knot
	width float64
}

// A knot is a moment and where it lies. Between two of them a scale is even.
type knot struct {
	years float64 // from 1970
	at    float64
	quiet bool // nothing happened until the next
}

// scaleOf returns the scale that holds every event, from the start of a year or a month to the end of one. A
// stretch in which nothing happened, and which would take up much of it, is broken.
func (p *picture) scaleOf(width float64) timescale {
	const much, broken, years = .25, .1, 3 // of the width; what is shorter is not broken
	var all []stretch
	for _, e := range p.events {
		from, to := e.When.Bounds()
		switch {
		case from.IsZero():
			from = e.When.To().Start
		case to.IsZero():
			to = e.When.From().End
		}
		all = append(all, stretch{yearsAt(from), yearsAt(to)})
	}
	slices.SortFunc(all, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	whole := stretch{all[0].from, slices.MaxFunc(all, func(a, b stretch) int { return cmp.Compare(a.to, b.to) }).to}
	unit := calendar.Month
	if whole.to-whole.from > 2 {
		unit = calendar.Year
	}
	floor := func(years float64) float64 { return yearsAt(calendar.In(momentAt(years), unit).Start) }
	ceil := func(years float64) float64 { return yearsAt(calendar.In(momentAt(years).Add(-time.Second), unit).End) }
	whole = stretch{floor(whole.from), ceil(whole.to)}
	busy := []stretch{{whole.from, whole.from}}
	for _, s := range append(all, stretch{whole.to, whole.to}) {
		last := &busy[len(busy)-1]
		if from := floor(s.from); from-last.to > max(years, much*(whole.to-whole.from)) {
			busy = append(busy, stretch{from, ceil(s.to)})
		} else {
			last.to = min(max(last.to, ceil(s.to)), whole.to)
		}
	}
	total := 0.0
	for _, s := range busy {
		total += s.to - s.from
	}
	t := timescale{width: width}
	perYear := width * (1 - broken*float64(len(busy)-1)) / total
	at := 0.0
	for i, s := range busy {
		t.knots = append(t.knots, knot{s.from, at, false})
		at += (s.to - s.from) * perYear
		t.knots = append(t.knots, knot{s.to, at, i+1 < len(busy)})
		at += broken * width
	}
	return t
}

// yearsAt returns when t is, in years from 1970: more than a time.Duration can say.
func yearsAt(t time.Time) float64 { return float64(t.Unix()) / secondsAYear }

// momentAt undoes yearsAt.
func momentAt(years float64) time.Time {
	return time.Unix(int64(math.Round(years*secondsAYear)), 0).UTC()
}

const secondsAYear = 365.2425 * 24 * 3600

func (s timescale) at(t time.Time) float64 {
	years := yearsAt(t)
	i := 1
	for i < len(s.knots)-1 && s.knots[i].years < years {
		i++
	}
	a, b := s.knots[i-1], s.knots[i]
	if b.years == a.years {
		return a.at
	}
	return min(max(a.at+(years-a.years)/(b.years-a.years)*(b.at-a.at), 0), s.width)
}

// isQuiet reports whether t lies in a stretch that is broken.
func (s timescale) isQuiet(t time.Time) bool {
	years := yearsAt(t)
	return slices.ContainsFunc(s.knots, func(k knot) bool { return k.quiet && k.years < years && years < s.after(k).years })
}

// after returns the knot after k.
func (s timescale) after(k knot) knot { return s.knots[slices.Index(s.knots, k)+1] }

// place returns where v lies; where it is open, up to the edge.
func (s timescale) place(v calendar.Value) stretch {
	from, to := v.Bounds()
	on := stretch{0, s.width}
	if !from.IsZero() {
		on.from = s.at(from)
	}
	if !to.IsZero() {
		on.to = s.at(to)
	}
	return on
}

// A tick is a moment that a scale names.
type tick struct {
	at   float64
	name string
}

// ticks returns the years of s, or every so many of them, and of a short one the months.
func (s timescale) ticks(p *picture) (all []tick) {
	add := func(i calendar.Interval) {
		if !i.IsZero() && !s.isQuiet(i.Start) {
			all = append(all, tick{s.at(i.Start), p.format(calendar.On(i))})
		}
	}
	start, end := momentAt(s.knots[0].years), momentAt(s.knots[len(s.knots)-1].years)
	if yearsAt(end)-yearsAt(start) <= 2 {
		for m := start; m.Before(end); m = m.AddDate(0, 1, 0) {
			add(calendar.In(m, calendar.Month))
		}
		return all
	}
	step, per := 1, s.densest()
	for _, more := range yearSteps[1:] {
		if per*float64(step) < 46 {
			step = more
		}
	}
	for y := start.Year() + ((step-start.Year()%step)%step+step)%step; y < end.Year(); y += step {
		add(calendar.Date(y, 0, 0))
	}
	return all
}

// densest returns how wide a year is where it is not broken.
func (s timescale) densest() float64 {
	for i, k := range s.knots[1:] {
		if before := s.knots[i]; !before.quiet && k.years > before.years {
			return (k.at - before.at) / (k.years - before.years)
		}
	}
	return s.width
}

// entries sets what happened in one column, or in two of about the same height.
func (p *picture) entries(x, y, width float64) float64 {
	const between = 48.0
	if p.width < 760 || len(p.events) < 6 {
		return p.column(x, y, min(width, 760), 0, len(p.events))
	}
	half := (width - between) / 2
	highs := make([]float64, len(p.events))
	whole := 0.0
	for i := range highs {
		kept := len(p.shapes)
		highs[i] = p.entry(x, 0, half, i)
		p.shapes = p.shapes[:kept] // it was only measured
		whole += highs[i]
	}
	cut, left := 0, 0.0
	for cut < len(highs) && max(left+highs[cut], whole-left-highs[cut]) <= max(left, whole-left) {
		left += highs[cut]
		cut++
	}
	return max(p.column(x, y, half, 0, cut), p.column(x+half+between, y, half, cut, len(p.events)))
}

// column sets the events from the one to the other below y, and returns where they end.
func (p *picture) column(x, y, width float64, from, to int) float64 {
	kept := len(p.shapes)
	for i := from; i < to; i++ {
		end := p.entry(x, y, width, i)
		if i+1 < to {
			p.shapes = slices.Insert(p.shapes, kept, shape{x: x + 7.25, y: y + 14, w: 1.5, h: end - y - 14, fill: faint})
		}
		y = end
	}
	return y
}

// indent is how far the texts of an entry stand beside its mark.
const indent = 26.0

// entry sets the i-th event, and before it how much later it was than the one before.
func (p *picture) entry(x, y, width float64, i int) float64 {
	if i == 0 {
		return p.telling(x, y, width, i)
	}
	if gap := p.gap(p.events[i-1].When, p.events[i].When); gap != "" {
		for k := range 3 {
			p.shapes = append(p.shapes, shape{x: x + 6.5, y: y + 1 + 6*float64(k), w: 3, h: 3, round: 1.5, fill: muted, entry: i + 1})
		}
		y = p.paragraph(x+indent, y-1, width-indent, gap, lettering{size: 13, fill: muted}, i+1) + 10
	}
	return p.telling(x, y, width, i)
}

// telling sets the i-th event: its mark, its date, what happened, and how far that is vouched for.
func (p *picture) telling(x, y, width float64, i int) float64 {
	e := p.events[i]
	high := markHeight(e.When)
	mark := shape{x: x + 3, y: y + 8 - 5, w: 10, h: high, round: 5, fill: rubric, entry: i + 1}
	if high > 10 {
		mark.fill, mark.line = paper, rubric
	}
	p.shapes = append(p.shapes, mark)
	x, width = x+indent, width-indent
	d := p.factsOf(e).date
	dated := y
	y = p.paragraph(x, y, width, d.Text, lettering{size: 13, bold: true, fill: rubric}, i+1)
	if wide := widthOf(d.Text, 13, true) + 8; d.Known != "" && wide+widthOf(d.Known, 12.5, false) <= width {
		p.paragraph(x+wide, dated+.5, width, d.Known, lettering{size: 12.5, fill: muted}, i+1)
	} else if d.Known != "" {
		y = p.paragraph(x, y-1, width, d.Known, lettering{size: 12.5, fill: muted}, i+1)
	}
	y = p.paragraph(x, y, width, headlineOf(e), lettering{size: 16.5, fill: ink}, i+1)
	if e.Status != timeline.Reported {
		y = p.paragraph(x, y+1, width, p.w.status(e.Status, e.By), lettering{size: 13, bold: true, fill: ink}, i+1)
	}
	var others []string
	for _, c := range e.Conflicts {
		others = append(others, p.format(c.When))
	}
	if len(others) > 0 {
		y = p.paragraph(x, y+1, width, p.w.OthersSay+p.w.Colon+" "+p.w.list(others), lettering{size: 13, fill: ink}, i+1)
	}
	return p.paragraph(x, y+1, width, p.w.evidence(e), lettering{size: 12.5, fill: muted}, i+1) + 18
}

// markHeight returns how long the mark of a date is: the coarser the date, the longer.
func markHeight(v calendar.Value) float64 {
	switch unit := v.Unit(); {
	case v.IsRange():
		return 26
	case unit <= calendar.Day:
		return 10
	case unit <= calendar.Week:
		return 16
	case unit <= calendar.Month:
		return 22
	case unit <= calendar.Half:
		return 27
	case unit <= calendar.Year:
		return 32
	}
	return 38
}

// told returns what the picture shows, in words: for who cannot see it.
func (p *picture) told() string {
	var b strings.Builder
	b.WriteString(p.about + ".")
	for _, e := range p.events {
		b.WriteString(" " + p.factsOf(e).date.Text + ": " + p.warned(e) + ".")
	}
	return b.String()
}

func exportSVG(w *bufio.Writer, x *exporting) error { return layOut(x).svg(w) }

func exportPNG(w *bufio.Writer, x *exporting) error {
	p := layOut(x)
	if n := p.unwritable(); n > 0 {
		x.left = append(x.left, english.of(plural{"%s sign", "%s signs"}, n)+" not drawn: our typeface has only Latin, Greek and Cyrillic letters: svg has them all")
	}
	return p.png(w)
}
