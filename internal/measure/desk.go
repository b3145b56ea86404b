package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A story is an article of an archive, as far as a desk changes it.
type story struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Byline    string `json:"byline,omitempty"`
	Source    string `json:"source,omitempty"`
	Published string `json:"dct"`
	Text      string `json:"text"`
}

// A desk makes of a story of one paper what another prints of it. It has other
// stories at hand, to take from them what is new.
type desk struct {
	*rand.Rand
	others []story
}

// An edit is something that a desk does to a story.
type edit struct {
	name string
	does []func(desk, story) story
	same bool // whether what comes out is still that story
}

// edits are what desks do, alone and together. Those that are not the same story
// fill its form anew, as bulletins and notes of earnings do.
var edits = []edit{
	{"cut to 60 %", []func(desk, story) story{cut(.6)}, true},
	{"cut to 40 %", []func(desk, story) story{cut(.4)}, true},
	{"new lead", []func(desk, story) story{desk.lead}, true},
	{"headline", []func(desk, story) story{desk.headline}, true},
	{"byline", []func(desk, story) story{desk.byline}, true},
	{"copy edits", []func(desk, story) story{desk.copyEdit}, true},
	{"added paragraph", []func(desk, story) story{desk.add}, true},
	{"furniture", []func(desk, story) story{desk.furniture}, true},
	{"cut to 60 %, new lead, byline", []func(desk, story) story{desk.lead, cut(.6), desk.byline}, true},
	{"cut to 40 %, copy edits, furniture", []func(desk, story) story{desk.copyEdit, cut(.4), desk.furniture}, true},
	{"headline, copy edits, added paragraph", []func(desk, story) story{desk.headline, desk.copyEdit, desk.add}, true},
	{"all but the cut", []func(desk, story) story{desk.headline, desk.lead, desk.copyEdit, desk.add, desk.byline, desk.furniture}, true},
	{"other figures", []func(desk, story) story{desk.figures}, false},
	{"other names", []func(desk, story) story{desk.names}, false},
	{"other figures and names", []func(desk, story) story{desk.figures, desk.names}, false},
}

// do carries e out, on the text and on what else there is of a story.
func (d desk) do(e edit, s story) story {
	for _, f := range e.does {
		s = f(d, s)
	}
	return s
}

// sentences parts a text roughly, each sentence with the space after it.
func sentences(text string) []string {
	var out []string
	start := 0
	for i, r := range text {
		next := text[i+utf8.RuneLen(r):]
		if r == '\n' || strings.ContainsRune(".?!", r) && (strings.HasPrefix(next, " ") || strings.HasPrefix(next, "\n")) && i-start > 25 {
			end := len(text) - len(strings.TrimLeft(next, " \n"))
			if end > start && strings.TrimSpace(text[start:end]) != "" {
				out = append(out, text[start:end])
			}
			start = end
		}
	}
	if strings.TrimSpace(text[start:]) != "" {
		out = append(out, text[start:])
	}
	return out
}

// cut keeps a share of a story, from its beginning.
func cut(share float64) func(desk, story) story {
	return func(_ desk, s story) story {
		all := sentences(s.Text)
		end, want := 0, int(share*float64(len(s.Text)))
		for _, x := range all {
			if end > 0 && end+len(x)/2 > want {
				break
			}
			end += len(x)
		}
		s.Text = strings.TrimSpace(strings.Join(all, "")[:end])
		return s
	}
}

// lead writes the first sentence anew: what it says in another order, so that
// no passage of it is left.
func (d desk) lead(s story) story {
	all := sentences(s.Text)
	words := strings.Fields(all[0])
	var parts [][]string
	for chunk := range slices.Chunk(words, 2) {
		parts = append(parts, chunk)
	}
	d.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	all[0] = strings.Join(slices.Concat(parts...), " ") + ", it was reported.\n\n"
	s.Text = strings.Join(all, "")
	return s
}

// headline changes the title, and puts it above the text as pages have it.
func (d desk) headline(s story) story {
	words := strings.Fields(s.Title)
	d.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	s.Title = strings.Join(append(words, "today"), " ")
	s.Text = s.Title + "\n\n" + s.Text
	return s
}

var (
	writers  = []string{"Ann Sample", "Bob Example", "Cy Specimen", "Dora Instance", "Ed Muster", "Fay Ensample"}
	cities   = []string{"PORT AMBROSE", "LUNE", "NORTH HAVEN", "OAKES", "ST. BRIDE", "GREAT WEIR"}
	agencies = []string{"Sample Wire", "Example Press", "North Agency", "Lune News Service"}
	outlets  = []string{"Port Ambrose Gazette", "Lune Daily", "The Haven Mirror", "Oakes Courier"}
)

func (d desk) of(list []string) string { return list[d.IntN(len(list))] }

// byline puts another byline and another dateline before the text.
func (d desk) byline(s story) story {
	s.Byline = d.of(writers)
	s.Text = fmt.Sprintf("By %s\n\n%s, March %d (%s) - %s", s.Byline, d.of(cities), 1+d.IntN(28), d.of(agencies), s.Text)
	return s
}

// swaps are light edits of copy.
var swaps = map[string]string{
	"said": "told reporters", "percent": "per cent", "pct": "per cent", "will": "would", "which": "that", "about": "around", "but": "although", "also": "in addition", "more": "upwards", "after": "following",
	"a": "one", "its": "the", "has": "had", "and": "as well as", "on": "upon", "for": "to", "Mr.": "", "very": "", "just": "", "then": "", "company": "firm", "dlrs": "dollars", "mln": "million", "police": "officers",
}

// copyEdit changes or takes out one word in twenty or so.
func (d desk) copyEdit(s story) story {
	var b strings.Builder
	for line := range strings.Lines(s.Text) {
		for i, w := range strings.Fields(line) {
			swap, known := swaps[w]
			switch p := d.Float64(); {
			case known && p < .25:
				w = swap
			case p > .985 && plain(w):
				continue
			case p > .97 && plain(w):
				w += " indeed"
			}
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		b.WriteByte('\n')
	}
	s.Text = strings.TrimSpace(b.String())
	return s
}

// plain reports whether w is neither a name nor a figure.
func plain(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) < 0
}

// add puts a paragraph of another story into the middle.
func (d desk) add(s story) story {
	all := sentences(s.Text)
	other := sentences(d.others[d.IntN(len(d.others))].Text)
	from := d.IntN(len(other))
	added := strings.TrimSpace(strings.Join(other[from:min(from+2, len(other))], ""))
	if room := len(s.Text) / 3; len(added) > room { // not longer than a third of what it is added to
		added = strings.ToValidUTF8(added[:room], "")
	}
	s.Text = strings.Join(slices.Concat(all[:len(all)/2], []string{"\n\n" + added + "\n\n"}, all[len(all)/2:]), "")
	return s
}

// furniture puts round the text what stands on the page of another paper.
func (d desk) furniture(s story) story {
	s.Source = d.of(outlets)
	head := []string{"Share this story\n\n", "Advertisement\n\n", "Updated at 4:15 p.m.\n\n", ""}
	foot := []string{
		"(Reporting by " + d.of(writers) + "; Editing by " + d.of(writers) + ")", "Copyright 1999 " + d.of(agencies) + ". All rights reserved.",
		"Read more: what the harbour costs\n\nSign up for our newsletter", "With files from " + d.of(agencies),
	}
	s.Text = d.of(head) + s.Text + "\n\n" + d.of(foot)
	return s
}

// figures fills in other figures: each keeps its length, none its value.
func (d desk) figures(s story) story {
	var b strings.Builder
	for _, r := range s.Text {
		if '0' <= r && r <= '9' {
			r = '0' + (r-'0'+1+rune(d.IntN(9)))%10
		}
		b.WriteRune(r)
	}
	s.Text = b.String()
	return s
}

var invented = strings.Fields("Abery Benkow Calder Dunmore Eskdale Farrow Gorman Hexham Ilkley Jarrow Kelso Larkin Morpeth Nairn Ormsby Peebles Quarndon Rothbury Selkirk Thirsk Ulverston Varley Wooler Yarrow")

// names fills in other names: a name that stands twice becomes the same one.
func (d desk) names(s story) story {
	given := map[string]string{}
	var b strings.Builder
	first := true // of its sentence
	for _, w := range strings.SplitAfter(s.Text, " ") {
		bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if r, _ := utf8.DecodeRuneInString(bare); unicode.IsUpper(r) && !first {
			if given[bare] == "" {
				given[bare] = d.of(invented)
			}
			w = strings.Replace(w, bare, given[bare], 1)
		}
		first = strings.ContainsAny(w, ".\n") && len(bare) > 3
		b.WriteString(w)
	}
	s.Text = b.String()
	return s
}
